//! A resource: its head, what it says, and the facts beside it.

use super::{
    NOBODY, audience, capitalised,
    file::FilesPart,
    lineage::LineagePart,
    split,
    uptake::{self, NeedsPart, UptakePart},
};
use crate::{
    audience::Audience,
    kind::{Kind, Length, Stage},
    resource::{Resource, State},
    store::{Edition, own::OwnPart},
};
use ui::{
    Html,
    parts::{Action, Notice, Tone},
    words,
};

/// The part of a tool that says where it is.
const ADDRESS: &str = "address";

/// `/library/{id}`, `/library/{id}/versions/{number}`
#[derive(askama::Template)]
#[template(path = "library/show.html")]
pub struct ResourcePage {
    pub url: String,
    pub title: String,
    /// "Innovation"
    pub kind: &'static str,
    /// The address, the name and what stands beside it; no address for whoever is gone.
    pub by: (String, String, String),
    /// Those who write with them or are credited: addresses and names.
    pub with: Vec<(String, String)>,
    /// "version 4, 2 October 2026"; empty for a draft.
    pub edition: String,
    pub summary: String,
    pub notices: Vec<Notice>,
    /// The ladder: label, whether it is "done", "now" or "ahead", and since when; that may be empty.
    pub ladder: Vec<(&'static str, &'static str, String)>,
    /// What its owner and who writes with them can do.
    pub actions: Vec<Action>,
    /// What it says, part by part: an id for the heading, the heading and the text.
    pub sections: Vec<(&'static str, &'static str, Html)>,
    /// The text below them.
    pub html: Html,
    /// Whether it stands above them.
    pub text_first: bool,
    /// Where a tool is, and what stands there for it; empty: it is none.
    pub place: (String, String),
    /// What everybody reads above the text.
    pub caution: &'static str,
    /// Whether what it says is folded away: it was withdrawn.
    pub is_withdrawn: bool,
    pub facts: Vec<Fact>,
    /// Addresses and words.
    pub topics: Vec<String>,
    pub tags: Vec<String>,
    /// Where its versions are compared, and in which words; empty: there is one.
    pub compare: (String, String),
    /// Where it is reported; empty for one's own and for drafts.
    pub report: String,
    /// Its files, and all of it as one.
    pub files: FilesPart,
    /// Where one looks after it; empty for whoever does not own it.
    pub settings: Vec<Action>,
    /// What those recorded who use it; of the newest version.
    pub uptake: Option<UptakePart>,
    /// Whether there is a range to tell: then it stands before the text.
    pub has_range: bool,
    /// Where it comes from, what was made of it, and what its reader has to know first.
    pub lineage: LineagePart,
    /// What it still needs.
    pub needs: Option<NeedsPart>,
}
ui::view!(ResourcePage { title: |it| it.title.clone(), here: Library, shape: Wide });

/// A line among the facts.
pub struct Fact {
    pub label: &'static str,
    /// An icon before it; may be empty.
    pub icon: &'static str,
    pub words: String,
    /// Where the words lead; may be empty.
    pub url: String,
}

/// What is known beside the resource itself.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// This month as months are written.
    pub month: String,
    /// What stands beside the owner's name.
    pub beside: String,
    /// How often something of it was taken along since that was written down.
    pub taken: i64,
    /// What its reader has to do with it.
    pub own: OwnPart,
}

impl ResourcePage {
    /// Of a resource with one of its versions; without one, nothing is published that its reader may see.
    pub fn new(it: Resource, edition: Option<Edition>, reading: Reading) -> ResourcePage {
        let e = edition.as_ref();
        let sections = e.map(|e| sections(it.kind, e)).unwrap_or_default();
        let empty = || Html::stored("");
        let newest = e.filter(|e| e.number == it.newest);
        let needs = newest.map(|e| NeedsPart::new(&it, &e.uptake, &reading.own)).filter(|it| !it.is_empty());
        ResourcePage {
            url: it.url(),
            title: e.map_or_else(|| draft_title(&it), |e| e.title.clone()),
            kind: it.kind.label(),
            by: by(&it, &reading),
            with: with(&it),
            edition: e.map(|e| format!("version {}, {}", e.number, words::date(e.at))).unwrap_or_default(),
            summary: e.map(|e| e.summary.clone()).unwrap_or_default(),
            notices: notices(&it, e, &reading),
            ladder: newest.map(|e| ladder(it.stage, e)).unwrap_or_default(),
            actions: uptake::action(&it, &reading.own).into_iter().chain(actions(&it)).collect(),
            sections,
            html: e.map_or_else(empty, |e| e.html.clone()),
            text_first: it.kind.begins_with_text(),
            place: e.map(place).unwrap_or_default(),
            caution: if e.is_some() { it.kind.caution() } else { "" },
            is_withdrawn: it.state == State::Withdrawn,
            facts: facts(&it, e),
            topics: e.map(|e| split(&e.topics)).unwrap_or_default().iter().map(|it| capitalised(it)).collect(),
            tags: e.map(|e| split(&e.tags)).unwrap_or_default(),
            compare: compare(&it, e),
            report: match (it.is_own(), it.newest) {
                (true, _) | (_, 0) => String::new(),
                _ => format!("/report/resource/{}", it.id),
            },
            files: FilesPart::new(&it, e, it.taken + reading.taken),
            settings: settings(&it),
            lineage: LineagePart::new(&it, e, &reading.own.tied),
            has_range: newest.is_some_and(|e| e.uptake.range().is_some()),
            uptake: newest.map(|e| UptakePart::new(&it, &e.uptake, &reading.own)),
            needs,
        }
    }
}

fn draft_title(it: &Resource) -> String {
    if it.title.is_empty() { format!("{}, not published yet", it.kind.label()) } else { it.title.clone() }
}

fn by(it: &Resource, reading: &Reading) -> (String, String, String) {
    match (it.owner, &it.owner_name) {
        (Some(owner), Some(name)) => (format!("/people/{owner}"), name.clone(), reading.beside.clone()),
        _ => (String::new(), NOBODY.to_owned(), String::new()),
    }
}

/// Those whom the reader sees, of who agreed or is credited.
fn with(it: &Resource) -> Vec<(String, String)> {
    let shown = it.contributors.iter().filter(|it| it.is_named());
    shown.filter_map(|it| Some((format!("/people/{}", it.member), it.name.clone()?))).collect()
}

fn ladder(stage: Option<Stage>, edition: &Edition) -> Vec<(&'static str, &'static str, String)> {
    let Some(now) = stage else { return vec![] };
    let step = |it: Stage| match it.cmp(&now) {
        std::cmp::Ordering::Less => "done",
        std::cmp::Ordering::Equal => "now",
        std::cmp::Ordering::Greater => "ahead",
    };
    let since = |it: Stage| edition.uptake.since(it).filter(|_| it <= now).map(words::when).unwrap_or_default();
    Stage::ALL.map(|it| (it.label(), step(it), since(it))).to_vec()
}

fn sections(kind: Kind, edition: &Edition) -> Vec<(&'static str, &'static str, Html)> {
    let prose = kind.parts().iter().filter(|it| it.length == Length::Prose);
    let said = |word: &str| edition.parts.iter().find(|it| it.word == word);
    prose.filter_map(|it| Some((it.word, it.label, said(it.word)?.html.clone()))).collect()
}

/// The address of a tool, without what it begins with: that is what its reader came for, so it is no fact among others.
fn place(edition: &Edition) -> (String, String) {
    let said = edition.parts.iter().find(|it| it.word == ADDRESS).map(|it| it.text.as_str()).unwrap_or_default();
    match said.strip_prefix("https://") {
        Some(rest) => (said.to_owned(), rest.trim_end_matches('/').to_owned()),
        None => (String::new(), said.to_owned()),
    }
}

fn notice(tone: Tone, title: &str, words: impl Into<String>, action: Option<Action>) -> Notice {
    Notice { tone, title: title.to_owned(), words: words.into(), action }
}

fn notices(it: &Resource, edition: Option<&Edition>, reading: &Reading) -> Vec<Notice> {
    let mut all = Vec::new();
    if let Some((at, why)) = &it.withdrawn {
        let title = format!("Withdrawn on {}. Do not use it any more.", words::date(*at));
        all.push(notice(Tone::Stop, &title, why.clone(), None));
    }
    if it.held.is_some() {
        let words = "It was reported. Nobody else sees it until a moderator has looked at it. Put right what is wrong in the draft and \
                     publish that, or take it back and delete it.";
        all.push(notice(Tone::Care, "Held back.", words, None));
    }
    match edition {
        Some(edition) if edition.number < it.newest && it.audience != Audience::Own => {
            let words = format!("This is version {}. What stands here may not be true any more.", edition.number);
            let newer = Action::link(it.url(), format!("Read version {}, the newest", it.newest));
            all.push(notice(Tone::Care, "There is a newer version.", words, Some(newer)));
        }
        Some(_) if it.is_overdue(&reading.month) && it.state == State::Published => {
            let due = words::when(it.review_by.as_deref().unwrap_or_default());
            let words = format!("It was to be looked at again by {due}. Check it before you rely on it.");
            all.push(notice(Tone::Care, "The review is overdue.", words, None));
        }
        None if it.newest > 0 && it.audience == Audience::Own => {
            let words = "Nobody but who writes it can open it. Its earlier versions stay below.";
            all.push(notice(Tone::News, "It was taken back.", words, None));
        }
        None => all.push(notice(Tone::News, "Nothing is published yet.", "Only who writes it can open it.", None)),
        Some(_) => {}
    }
    if it.is_written_by_viewer() && it.has_news() && edition.is_some() && it.state == State::Published {
        all.push(notice(Tone::News, "There are changes in the draft", "that are not published.", None));
    }
    all
}

fn actions(it: &Resource) -> Vec<Action> {
    // Of whoever is gone nobody changes anything any more: there is no draft.
    if !it.is_written_by_viewer() || it.owner.is_none() {
        return vec![];
    }
    let (url, fresh) = (it.url(), it.has_news() || it.state != State::Published);
    let mut all =
        vec![Action::second(format!("{url}/edit"), "Change the text"), Action::second(format!("{url}/files"), "Files")];
    if it.is_own() && fresh {
        all.insert(0, Action::main(format!("{url}/publication"), "Publish"));
    }
    all
}

fn settings(it: &Resource) -> Vec<Action> {
    let url = it.url();
    let has_part = it.contributors.iter().any(|helper| helper.member == it.own && helper.has_part());
    match (it.is_own(), has_part) {
        (true, _) => {
            let mut all = vec![Action::link(format!("{url}/people"), "Who writes it")];
            if it.kind.has_stage() && it.state == State::Published {
                all.push(Action::link(format!("{url}/stage"), "How far it has come"));
                all.push(Action::link(format!("{url}/needs"), "What it still needs"));
            }
            if it.state == State::Published {
                let public = if it.public { "Everybody can read it: change that" } else { "Show it to everybody" };
                all.push(Action::link(format!("{url}/public"), public));
            }
            all.push(Action::link(format!("{url}/withdrawal"), "Withdraw, take back or delete it"));
            all
        }
        (false, true) => vec![Action::link(format!("{url}/invitation"), "Your part in it")],
        (false, false) => vec![],
    }
}

fn facts(it: &Resource, edition: Option<&Edition>) -> Vec<Fact> {
    let fact = |label, words: String| Fact { label, icon: "", words, url: String::new() };
    let (icon, seen) = audience(it.audience, it.group_name.as_deref());
    let mut all = vec![Fact { icon, ..fact("Who can see it", seen) }];
    if it.public && it.audience == Audience::Members {
        let url = format!("/public/library/{}", it.id);
        all.push(Fact { icon: "everyone", url, ..fact("On the web", "Everybody can read it".to_owned()) });
    }
    let Some(edition) = edition else { return all };
    for part in it.kind.parts().iter().filter(|it| it.length == Length::Line && it.word != ADDRESS) {
        if let Some(said) = edition.parts.iter().find(|it| it.word == part.word) {
            all.push(fact(part.label, said.text.clone()));
        }
    }
    if !edition.for_whom.is_empty() {
        all.push(fact("Who it is for", edition.for_whom.clone()));
    }
    let licence = Fact { url: edition.licence.url().to_owned(), ..fact("Licence", edition.licence.words()) };
    all.push(licence);
    if let Some(due) = &edition.review_by {
        all.push(fact("To be reviewed by", words::when(due)));
    }
    // Where it was begun is the business of those who read there (abuse case 15).
    if let (Some(discussion), Some((_, true))) = (it.discussion, it.begun_in) {
        let url = format!("/discussions/{discussion}");
        all.push(Fact { url, ..fact("Begun from", "A discussion in its group".to_owned()) });
    }
    all
}

fn compare(it: &Resource, edition: Option<&Edition>) -> (String, String) {
    match edition {
        Some(Edition { number: to, earlier: Some(from), .. }) => {
            (format!("{}/compare?from={from}&to={to}", it.url()), format!("Compare version {to} with {from}"))
        }
        _ => (String::new(), String::new()),
    }
}
