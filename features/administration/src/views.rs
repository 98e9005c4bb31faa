//! What administrators see: the first page and the audit here, members and the server below.

pub mod members;
mod samples;
pub mod server;

pub use samples::samples;
pub use server::{BackupsPage, MailPage, SettingsPage, StoragePage};

use crate::{
    decision::{DECISIONS, Decision},
    store::{By, Decided},
};
use administration_api::{Concern, Weight};
use kernel::Page;
use ui::{
    parts::{Choices, Pager},
    words,
};

/// A page of administration.
pub struct Subject {
    pub url: &'static str,
    pub name: &'static str,
    pub about: &'static str,
}

/// Pages that belong together.
pub struct Subjects {
    pub name: &'static str,
    pub id: &'static str,
    pub all: &'static [Subject],
}

/// All pages of administration, also those of other features.
pub const SUBJECTS: &[Subjects] = &[
    Subjects {
        name: "People",
        id: "people",
        all: &[
            subject("/admin/waiting", "Waiting list", "Who asks to come in"),
            subject("/admin/invitations", "Invitations", "Letters to a list of people"),
            subject("/admin/members", "Members", "Find one, suspend, give a role"),
            subject("/moderation", "Reports", "What members report, and complaints"),
            subject("/admin/asking", "Asking without a name", "The two moderators who can learn who asked"),
            subject("/admin/guard", "Patient guard", "How often it found something"),
        ],
    },
    Subjects {
        name: "Words",
        id: "words",
        all: &[
            subject("/admin/texts", "Texts", "Privacy, terms, house rules, help"),
            subject("/admin/vocabulary", "Vocabularies", "Professions, roles, interests"),
        ],
    },
    Subjects {
        name: "The server",
        id: "server",
        all: &[
            subject("/admin/imports", "Imports", "Practices, networks, postcodes"),
            subject("/admin/mail", "Mail", "Whether letters go out"),
            subject("/admin/storage", "Storage", "What takes room, and how much is left"),
            subject("/admin/backups", "Backups", "The last ones, and where they lie"),
            subject("/admin/settings", "Settings and version", "Each setting and where it came from"),
            subject("/admin/audit", "Audit", "Who decided what, and when"),
        ],
    },
];

const fn subject(url: &'static str, name: &'static str, about: &'static str) -> Subject {
    Subject { url, name, about }
}

/// What needs a human.
#[derive(askama::Template)]
#[template(path = "administration/overview.html")]
pub struct OverviewPage {
    pub concerns: Vec<Concern>,
}
ui::view!(OverviewPage { title: |_| "Administration", here: Administration, shape: Wide });

impl OverviewPage {
    /// Of all concerns, the gravest first.
    pub fn new(concerns: Vec<Concern>) -> OverviewPage {
        OverviewPage { concerns }
    }
    fn subjects(&self) -> &'static [Subjects] {
        SUBJECTS
    }
    fn icon(&self, concern: &Concern) -> &'static str {
        match concern.weight {
            Weight::Trouble => "alert",
            Weight::People => "people",
            Weight::Upkeep => "info",
        }
    }
    fn lede(&self) -> String {
        let count = self.concerns.len() as u64;
        let mut words = words::count(count);
        if let Some(first) = words.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        format!("{words} {} you.", if count == 1 { "thing needs" } else { "things need" })
    }
}

/// Who decided what.
#[derive(askama::Template)]
#[template(path = "administration/audit.html")]
pub struct AuditPage {
    pub rows: Vec<AuditRow>,
    pub acts: Choices,
    pub pager: Pager,
}
ui::view!(AuditPage { title: |_| "Audit", here: Administration, shape: Column });

/// One decision.
pub struct AuditRow {
    /// "20 November 2026 at 12.00".
    pub when: String,
    /// Who.
    pub who: String,
    /// What they did.
    pub what: String,
    /// On whom; may be empty.
    pub on: String,
}

impl AuditRow {
    /// Of a row of the audit.
    pub fn new(it: Decided) -> AuditRow {
        let who = match it.by {
            By::Member(name) => name,
            By::House(reason) if reason == "operator" => "A command".to_owned(),
            By::House(_) => "Kettle itself".to_owned(),
            By::Sealed => "Somebody whose name is sealed".to_owned(),
            By::Unknown => "Somebody".to_owned(),
        };
        let what = Decision::find(&it.act).map_or_else(|| it.act.replace('_', " "), |it| it.words.to_owned());
        AuditRow { when: words::date_and_time(it.at), who, what, on: it.on.unwrap_or_default() }
    }
}

impl AuditPage {
    /// Of a page of decisions, of all kinds or of this one.
    pub fn new(page: Page<Decided>, act: Option<&'static str>) -> AuditPage {
        let acts = Choices::new("act", "What").choice("", "All decisions");
        let acts = DECISIONS.iter().fold(acts, |acts, it| acts.choice(it.act, it.label()));
        let next = page.next.map(|it| format!("/admin/audit?act={}&before={}", act.unwrap_or_default(), it.encode()));
        AuditPage {
            rows: page.items.into_iter().map(AuditRow::new).collect(),
            acts: acts.chosen(&[act.unwrap_or_default()]),
            pager: Pager { next, words: "Show earlier ones".to_owned() },
        }
    }
}
