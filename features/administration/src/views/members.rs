//! What people see of members who are looked after: the list, one of them, and what the suspended read.

use crate::{
    member::{Reason, Show, verb},
    pages::members::Found,
};
use accounts_api::{Closely, Governed, Role, RoleChange, Suspension};
use kernel::{MemberId, Problems};
use people_api::Beside;
use std::collections::HashMap;
use ui::{
    parts::{Empty, Field, Notice, Pager, Summary, Tone},
    words,
};

/// Members, to find one.
#[derive(askama::Template)]
#[template(path = "administration/members.html")]
pub struct MembersPage {
    pub q: String,
    pub show: Show,
    pub rows: Vec<MemberRow>,
    pub pager: Pager,
}
ui::view!(MembersPage { title: |_| "Members", here: Administration, shape: Column });

/// One member in the list.
pub struct MemberRow {
    pub url: String,
    pub name: String,
    pub initials: String,
    pub letter: &'static str,
    /// "GP, joined on 20 November 2026".
    pub about: String,
    /// "Administrator", "Suspended": what is out of the ordinary; may be empty.
    pub marks: String,
}

impl MemberRow {
    fn new(it: Governed, beside: Option<&Beside>) -> MemberRow {
        let profession = beside.map(Beside::words).into_iter();
        let about: Vec<String> = profession.chain([format!("joined on {}", words::date(it.joined_at))]).collect();
        MemberRow {
            url: format!("/admin/members/{}", it.member),
            initials: words::initials(&it.name),
            letter: letter(it.member),
            about: about.join(", "),
            marks: marks(&it).join(", "),
            name: it.name,
        }
    }
}

fn letter(member: MemberId) -> &'static str {
    ["a", "b", "c", "d", "e"][usize::from(words::tint(member.as_bytes())) % 5]
}

/// What is out of the ordinary with a member.
fn marks(it: &Governed) -> Vec<String> {
    let standing = match it.standing.as_str() {
        "suspended" => Some("Suspended".to_owned()),
        "unconfirmed" => Some("Address not confirmed".to_owned()),
        _ => None,
    };
    let all = [
        it.roles.admin.then(|| "Administrator".to_owned()),
        it.roles.moderator.then(|| "Moderator".to_owned()),
        standing,
        it.leaves_at.map(|at| format!("Leaves on {}", words::date(at))),
    ];
    all.into_iter().flatten().collect()
}

impl MembersPage {
    /// Of those who were found.
    pub fn new(found: Found, beside: &HashMap<MemberId, Beside>, q: String, show: Show) -> MembersPage {
        let next = found.next.map(|it| address(&q, show, Some(&it.encode())));
        let words = if found.members.is_empty() { "Look further back" } else { "Show more members" };
        let rows = found.members.into_iter().map(|it| {
            let beside = beside.get(&it.member);
            MemberRow::new(it, beside)
        });
        MembersPage { rows: rows.collect(), q, show, pager: Pager { next, words: words.to_owned() } }
    }
    /// The lists, each with its address and whether it is this one.
    fn lists(&self) -> Vec<(String, &'static str, bool)> {
        Show::ALL.into_iter().map(|it| (address(&self.q, it, None), it.words(), it == self.show)).collect()
    }
    fn nobody(&self) -> Empty {
        let words = match (self.q.is_empty(), self.q.contains('@')) {
            (true, _) => "Nobody is in this list.".to_owned(),
            (false, true) => "Nobody signs in with exactly this address.".to_owned(),
            (false, false) => {
                "Try a part of the name, from the beginning of a word, or the whole address that somebody signs in with."
                    .to_owned()
            }
        };
        Empty { title: "Nobody".into(), words, actions: vec![] }
    }
}

fn address(q: &str, show: Show, before: Option<&str>) -> String {
    let pairs = [("q", q), ("show", show.code()), ("before", before.unwrap_or_default())];
    let said: Vec<_> = pairs.into_iter().filter(|it| !it.1.is_empty()).collect();
    match serde_html_form::to_string(&said) {
        Ok(query) if !query.is_empty() => format!("/admin/members?{query}"),
        _ => "/admin/members".to_owned(),
    }
}

/// What may be done about a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// A role comes or goes.
    Role(Role, RoleChange),
    /// They can be suspended.
    Suspend,
    /// Their suspension can be ended.
    Restore,
    /// They can be signed out everywhere.
    SignOut,
}

/// One member as administrators see them.
#[derive(askama::Template)]
#[template(path = "administration/member.html")]
pub struct MemberPage {
    pub id: MemberId,
    pub name: String,
    pub about: Vec<String>,
    pub notice: Option<Notice>,
    /// The reason of the suspension.
    pub because: String,
    pub offered: Vec<Offered>,
    pub browsers: u64,
    pub summary: Summary,
    pub reason: Field,
}
ui::view!(MemberPage { title: |it| it.name.as_str(), here: Administration, shape: Column });

/// A button with which a role comes or goes.
pub struct RoleRow {
    pub name: &'static str,
    pub about: &'static str,
    pub verb: &'static str,
    pub action: String,
    /// What the dialog asks.
    pub question: String,
}

impl MemberPage {
    /// Of a member, of what may be done, of what was typed and what is wrong.
    pub fn new(
        closely: Closely,
        beside: Option<Beside>,
        offered: Vec<Offered>,
        typed: String,
        problems: &Problems,
    ) -> MemberPage {
        let it = closely.governed;
        let joined = format!("Joined on {}", words::date(it.joined_at));
        let about: Vec<String> = beside.map(|it| it.words()).into_iter().chain([joined]).chain(marks(&it)).collect();
        let because = closely.suspension.as_ref().map(|it| it.reason.clone()).unwrap_or_default();
        MemberPage {
            id: it.member,
            about,
            notice: notice(&it, closely.suspension.as_ref()),
            because,
            offered,
            browsers: closely.browsers,
            summary: Summary::of(problems),
            reason: Field::new("reason", "Why")
                .hint(
                    "They read it. Say what happened and what would change it, without naming anybody who reported it.",
                )
                .max(Reason::MAX)
                .rows(4)
                .value(typed)
                .problem_of(problems),
            name: it.name,
        }
    }
    fn has(&self, offered: Offered) -> bool {
        self.offered.contains(&offered)
    }
    fn may_suspend(&self) -> bool {
        self.has(Offered::Suspend)
    }
    fn may_restore(&self) -> bool {
        self.has(Offered::Restore)
    }
    fn may_sign_out(&self) -> bool {
        self.has(Offered::SignOut) && self.browsers > 0
    }
    fn where_signed_in(&self) -> String {
        match self.browsers {
            0 => "They are signed in nowhere.".to_owned(),
            many => format!("They are signed in in {}.", words::plural(many, "browser", "browsers")),
        }
    }
    fn roles(&self) -> Vec<RoleRow> {
        let row = |offered: &Offered| match offered {
            Offered::Role(role, change) => Some(RoleRow::new(self.id, &self.name, *role, *change)),
            _ => None,
        };
        self.offered.iter().filter_map(row).collect()
    }
}

impl RoleRow {
    fn new(member: MemberId, who: &str, role: Role, change: RoleChange) -> RoleRow {
        let (name, word, about) = match role {
            Role::Moderator => {
                ("Moderator", "moderator", "Looks at reports and complaints, hides, warns and suspends.")
            }
            Role::Administrator => {
                ("Administrator", "administrator", "May do all that you may, also take this role from you.")
            }
        };
        let end = if change == RoleChange::Taken { "/end" } else { "" };
        let question = match change {
            RoleChange::Given => format!("Make {who} {} {word}?", if word == "administrator" { "an" } else { "a" }),
            RoleChange::Taken => format!("Take this role from {who}?"),
        };
        let action = format!("/admin/members/{member}/{word}{end}");
        RoleRow { name, about, verb: verb(role, change), action, question }
    }
}

fn notice(it: &Governed, suspension: Option<&Suspension>) -> Option<Notice> {
    let said = |tone, title: String, words: &str| Notice { tone, title, words: words.to_owned(), action: None };
    match (it.standing.as_str(), suspension, it.leaves_at) {
        ("suspended", Some(suspension), _) => {
            Some(said(Tone::Stop, format!("Suspended since {}.", words::date(suspension.since)), ""))
        }
        ("suspended", None, _) => Some(said(Tone::Stop, "Suspended.".to_owned(), "No reason was kept.")),
        ("unconfirmed", ..) => Some(said(
            Tone::News,
            "Not a member yet.".to_owned(),
            "The address was not confirmed. Nobody else sees them, and signing in sends the letter again.",
        )),
        (_, _, Some(at)) => Some(said(
            Tone::News,
            format!("Leaves on {}.", words::date(at)),
            "They asked for their account to be deleted, and can change their mind until then.",
        )),
        _ => None,
    }
}

/// What the suspended read.
#[derive(askama::Template)]
#[template(path = "administration/suspended.html")]
pub struct SuspendedPage {
    pub since: String,
    pub reason: String,
}
ui::view!(SuspendedPage { title: |_| "Your account is suspended", here: Elsewhere, shape: Column });

impl SuspendedPage {
    /// Of the suspension, if its reason was kept.
    pub fn new(suspension: Option<Suspension>) -> SuspendedPage {
        let since = suspension.as_ref().map(|it| words::date(it.since)).unwrap_or_default();
        SuspendedPage { since, reason: suspension.map(|it| it.reason).unwrap_or_default() }
    }
}
