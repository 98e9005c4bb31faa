//! Beginning something in a group.

use crate::{
    actions::{file::Where, find_draft},
    discussion::{Detail, Kind, Title},
    pages::file::{READERS, waiting_cards},
    post::{Body, ClientId},
    store::file,
    views::{
        StartPage,
        start::{KindTab, PollFields},
    },
};
use frame::App;
use groups_api::{GroupId, Head};
use kernel::{OrAbsent, Problems, Result, Viewer};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ui::parts::{Attaching, Choice, Choices, Field, FileCard, Kind as Takes, Summary};
use web::{Answer, Asker, Path, Query, Reply};

/// What somebody has begun, field by field, as it was typed.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Begun {
    /// Which kind.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// The words.
    pub text: String,
    /// The tags.
    pub tags: String,
    /// The day on which it is over.
    pub until: String,
    /// What the kind says beside the text.
    pub parts: BTreeMap<String, String>,
    /// What is to be chosen, a line each.
    pub choices: String,
    /// How.
    pub how: Vec<String>,
    /// What the page called it.
    #[serde(skip)]
    pub client: Option<ClientId>,
    /// Whether it is to be shown as it would stand there.
    #[serde(skip)]
    pub preview: bool,
}

impl Begun {
    /// Whether there is nothing worth keeping.
    pub fn is_empty(&self) -> bool {
        self.title.trim().is_empty() && self.text.trim().is_empty()
    }
}

/// What follows `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    kind: String,
}

/// `/groups/{group}/discussions/new`
pub async fn begin(app: App, asker: Asker, Path(group): Path<GroupId>, Query(asked): Query<Asked>) -> Answer {
    let kept = find_draft(&app, &asker.viewer, group.as_noun()).await?;
    let kept: Option<Begun> = kept.and_then(|it| serde_json::from_str(&it).ok());
    let said = if kept.is_some() { "Kept for you" } else { "" };
    let mut begun = kept.unwrap_or_default();
    if let Some(kind) = Kind::of(&asked.kind) {
        begun.kind = kind.word().to_owned();
    }
    Ok(Reply::page(start_page(&app, &asker.viewer, group, begun, (said, &Problems::none())).await?))
}

/// The page, with what was typed and what is wrong with it.
pub async fn start_page(
    app: &App,
    viewer: &Viewer,
    group: GroupId,
    begun: Begun,
    (kept, problems): (&'static str, &Problems),
) -> Result<StartPage> {
    let read = app.read(viewer).await?;
    let head = groups_api::find_head(read.reader(), group).await?.filter(|it| it.reads).or_absent()?;
    let waits = file::page_of_waiting(read.reader(), group.as_noun()).await?;
    drop(read);
    let place = Where::Group(group);
    let waits = waiting_cards(app, &place.url(), &waits).await?;
    let kind = Kind::of(&begun.kind).filter(|it| is_offered(&head, *it)).unwrap_or(Kind::Question);
    let preview = (begun.preview && !begun.text.trim().is_empty()).then(|| ui::markdown(&begun.text));
    Ok(StartPage {
        kinds: kinds(&head, kind),
        kind: kind.word(),
        client: begun.client.unwrap_or_else(|| ClientId::random(app.rng())).to_string(),
        title: Field::new("title", title_label(kind)).max(Title::MAX).value(&begun.title).problem_of(problems),
        text: text(kind).value(&begun.text).problem_of(problems),
        tags: Field::new("tags", "Tags")
            .hint("A few words under which it is found again, with commas between.")
            .value(&begun.tags)
            .optional()
            .problem_of(problems),
        parts: parts(kind, &begun, problems),
        until: until(kind, &begun, problems),
        poll: (kind == Kind::Poll).then(|| poll(&begun, problems)),
        advice: advice(kind),
        verb: verb(kind),
        kept,
        attaching: attaching(app, &head, place, waits).refused(problems, None),
        preview,
        closed: closed(&head),
        summary: Summary::of(problems),
        head,
    })
}

/// Files go with what one may begin.
fn attaching(app: &App, head: &Head, place: Where, waits: Vec<FileCard>) -> Attaching {
    match head.writes() {
        true => frame::attaching(app, place.url(), waits, READERS),
        false => Attaching::default(),
    }
}

fn is_offered(head: &Head, kind: Kind) -> bool {
    head.role.is_some_and(|it| kind.is_for(it))
}

fn closed(head: &Head) -> &'static str {
    match (head.ended, head.role) {
        (Some(_), _) => "This group has ended: nothing more is written here.",
        (None, None) => "You can read here. To write, join the group first.",
        (None, Some(_)) => "",
    }
}

fn kinds(head: &Head, here: Kind) -> Vec<KindTab> {
    let offered = Kind::ALL.into_iter().filter(|it| is_offered(head, *it));
    let tab = |kind: Kind| KindTab {
        url: format!("/groups/{}/discussions/new?kind={}", head.group, kind.word()),
        label: kind.label(),
        hint: kind.hint(),
        is_here: kind == here,
    };
    offered.map(tab).collect()
}

pub(super) fn title_label(kind: Kind) -> &'static str {
    match kind {
        Kind::Question => "Your question, in one line",
        Kind::HeadsUp => "What happened, in one line",
        Kind::Opportunity => "What is open, in one line",
        Kind::Poll => "What is to be chosen, in one line",
        Kind::Discussion | Kind::Announcement => "What it is about, in one line",
    }
}

fn text(kind: Kind) -> Field {
    let (label, hint) = match kind {
        Kind::Question => {
            ("What one needs to know to answer it", "No patients, please: say what it is about, not whom.")
        }
        Kind::HeadsUp => ("What happened", "Only what you know, and how you know it. No names, no guesses."),
        Kind::Opportunity => ("What it is about", "Who it is for, what one would do, and whom to ask."),
        Kind::Poll => ("What one should know before choosing", ""),
        Kind::Discussion | Kind::Announcement => ("What you would like to say", ""),
    };
    Field { rows: 10, ..Field::new("text", label).hint(hint).max(Body::MAX) }
}

pub(super) fn parts(kind: Kind, begun: &Begun, problems: &Problems) -> Vec<Field> {
    let field = |(word, label): &(&'static str, &'static str)| {
        let said = begun.parts.get(*word).cloned().unwrap_or_default();
        Field::new(*word, *label).hint(part_hint(word)).max(Detail::MAX).value(said).optional().problem_of(problems)
    };
    kind.parts().iter().map(field).collect()
}

fn part_hint(word: &str) -> &'static str {
    match word {
        "next" => "For instance: practices that ordered the same batch.",
        "report" => "A heads-up is no report. For instance: the Yellow Card, the ICB, the police.",
        "term" => "For instance: three years from April.",
        "time" => "For instance: one session a month.",
        _ => "",
    }
}

pub(super) fn choices(begun: &Begun, problems: &Problems) -> Field {
    Field { rows: 5, ..Field::new("choices", "What is to be chosen") }
        .hint("Two to ten, each on a line of its own.")
        .value(&begun.choices)
        .problem_of(problems)
}

fn poll(begun: &Begun, problems: &Problems) -> PollFields {
    let choices = choices(begun, problems);
    let how = Choices::new("how", "How one chooses")
        .choices([
            Choice::new("many", "One may choose several"),
            Choice::new("nameless", "Without names").hint(
                "Nobody keeps who chose what, not even Kettle, so that a choice cannot be changed. Shown once five have chosen.",
            ),
            Choice::new("after", "Show what was chosen only when it is closed"),
        ])
        .chosen(&begun.how)
        .optional();
    PollFields { choices, how }
}

pub(super) fn until(kind: Kind, begun: &Begun, problems: &Problems) -> Option<Field> {
    let hint = match kind {
        Kind::HeadsUp => "From then on it is marked as over. Most are after two weeks.",
        Kind::Opportunity => "The last day on which one can still ask for it.",
        Kind::Poll => "Nobody can choose after that day.",
        _ => return None,
    };
    let field = Field::new("until", kind.day()).hint(hint).kind(Takes::Date).value(&begun.until).problem_of(problems);
    Some(if kind == Kind::Opportunity { field.optional() } else { field })
}

fn advice(kind: Kind) -> &'static str {
    match kind {
        Kind::Question => {
            "If somebody is in danger now, this is the wrong place: use the usual routes. For a worry about a colleague or \
             yourself there is NHS Practitioner Health."
        }
        Kind::HeadsUp => {
            "Keep to facts: what happened, when, and how you know. Say also where it is to be reported, because nobody reads \
             this on behalf of an authority."
        }
        _ => "",
    }
}

fn verb(kind: Kind) -> &'static str {
    match kind {
        Kind::Question => "Ask",
        Kind::Discussion => "Start it",
        Kind::Announcement => "Announce it",
        Kind::Poll => "Start the poll",
        Kind::HeadsUp => "Warn the group",
        Kind::Opportunity => "Offer it",
    }
}
