//! A profile as one reader sees it; its owner also sees who else sees each thing, and the ways to change it.

mod beside;
mod top;

pub use beside::{Declares, Knowing, Vouching, knowing};
pub use top::{Top, profession};

use crate::{
    audience::Audience,
    line::{Kind, Line, PlaceCode, Subject, WorkPlace},
    own::{LineId, LineKey},
    reason::{Reason, ReasonKind, sentence},
    stage::Stage,
    store::{SeenHead, SeenPlace, line::SeenLine},
    term::{Vocabulary, capitalised},
    when::When,
};
use askama::Template;
use people_api::{Approach, Shared};
use std::{collections::HashMap, sync::Arc};
use ui::{Drawn, Html, words};

/// Somebody's profile, for one reader.
#[derive(askama::Template)]
#[template(path = "people/profile.html")]
pub struct ProfilePage {
    pub parts: Arc<ProfileParts>,
    /// How Kettle knows them; nothing if it knows no more than what they say.
    pub known: Option<Knowing>,
    pub shares: Vec<Share>,
    /// Why this is somebody for the reader: a path walked, an offer that fits. May be empty.
    pub why: String,
    /// "9 miles", "Less than a mile". May be empty.
    pub distance: String,
    /// What the reader may do toward its owner; nothing on one's own.
    pub approach: Option<Approach>,
    /// The newest that its owner shared and the reader may read.
    pub shelf: Arc<[Shared]>,
}
ui::view!(ProfilePage { title: |it| it.parts.told.head.name.as_str(), here: People, shape: Wide });

/// What of a profile's page is the same for whoever is equally near to its owner. The markup is made when it is first
/// asked for and kept.
pub struct ProfileParts {
    told: Told,
    drawn: [Drawn; 3],
}

/// What the parts are drawn from.
#[derive(askama::Template)]
#[template(path = "people/profile_parts.html", blocks = ["top", "middle", "bottom"])]
struct Told {
    pub head: Top,
    pub declares: Declares,
    pub about: Html,
    pub about_seen: Seen,
    pub steps: Vec<Item>,
    pub open_to: Vec<Item>,
    pub can_help: Vec<Item>,
    pub looking_for: Vec<Item>,
    pub would_like: Vec<Item>,
    /// Languages, qualifications, interests, links.
    pub facts: Vec<Facts>,
    pub whose: Whose,
}

/// Whose profile it is, seen from who looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// One's own.
    Mine,
    /// Another member's.
    Theirs,
}

/// Who else sees a thing: told only to its owner.
pub type Seen = Option<ui::parts::Audience>;

/// A place: a link to its page, or words alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Where {
    /// Empty for a place that was typed.
    pub url: String,
    pub name: String,
    /// Empty if it is not known.
    pub town: String,
}

/// One line of the profile.
pub struct Item {
    pub label: String,
    /// The ring of the path.
    pub stage: Option<ui::parts::Stage>,
    pub place: Option<Where>,
    /// "before general practice, 2008 to 2015".
    pub rest: String,
    pub detail: String,
    /// Where a link leads; empty otherwise.
    pub url: String,
    pub seen: Seen,
}

/// A short list of the side column.
pub struct Facts {
    pub title: &'static str,
    pub kind: &'static str,
    pub items: Vec<Item>,
}

/// Something that reader and owner have in common.
pub struct Share {
    pub icon: &'static str,
    pub words: String,
}

impl ProfilePage {
    /// Of the parts and of what this reader and the owner have in common.
    pub fn new(parts: Arc<ProfileParts>, known: Option<Knowing>, shared: &[Reason], miles: Option<f32>) -> ProfilePage {
        ProfilePage {
            parts,
            known,
            shares: shared.iter().filter_map(Share::of).collect(),
            why: sentence(&shared.iter().filter(|it| !Share::is_one(it)).cloned().collect::<Vec<_>>())
                .unwrap_or_default(),
            distance: miles.map(|it| capitalised(&words::miles(f64::from(it)))).unwrap_or_default(),
            approach: None,
            shelf: Arc::default(),
        }
    }
    /// With what the reader may do toward its owner.
    pub fn with_approach(self, approach: Option<Approach>) -> ProfilePage {
        ProfilePage { approach, ..self }
    }
    /// With what its owner shared.
    pub fn with_shelf(self, shelf: Arc<[Shared]>) -> ProfilePage {
        ProfilePage { shelf, ..self }
    }
}

impl ProfileParts {
    /// Of what a reader may see.
    pub fn new(head: SeenHead, lines: &[SeenLine], words: &Vocabulary, now: When) -> ProfileParts {
        ProfileParts { told: Told::new(head, lines, words, now), drawn: Default::default() }
    }
    /// The first word of the name.
    pub fn first(&self) -> &str {
        self.told.head.first()
    }
    /// The panel, up to what differs from reader to reader.
    fn top(&self) -> askama::Result<&Html> {
        self.drawn[0].or_draw(|| self.told.as_top().render())
    }
    /// The rest of the panel, the main column and the beginning of the other.
    fn middle(&self) -> askama::Result<&Html> {
        self.drawn[1].or_draw(|| self.told.as_middle().render())
    }
    /// What follows what both share.
    fn bottom(&self) -> askama::Result<&Html> {
        self.drawn[2].or_draw(|| self.told.as_bottom().render())
    }
}

impl Told {
    fn new(head: SeenHead, lines: &[SeenLine], words: &Vocabulary, now: When) -> Told {
        let whose = if head.audiences.is_some() { Whose::Mine } else { Whose::Theirs };
        let of = |kind: Kind| -> Vec<Item> {
            let lines = lines.iter().filter(|it| it.line.kind == kind);
            // What has ended is of no use to others; its owner sees it as over, and can renew it.
            let lines = lines.filter(|it| whose == Whose::Mine || kind != Kind::OpenTo || !it.line.is_over(now));
            lines.map(|it| Item::new(it, whose, words)).collect()
        };
        let facts = [Kind::Language, Kind::Qualification, Kind::Interest, Kind::Link];
        let facts = facts.map(|kind| Facts { title: kind.label(), kind: kind.code(), items: of(kind) });
        Told {
            about: Html::stored(head.about_html.clone().unwrap_or_default()),
            about_seen: head.audiences.map(|it| shown(it[1])),
            steps: path(lines, now).map(|it| Item::new(it, whose, words)).collect(),
            open_to: of(Kind::OpenTo),
            can_help: of(Kind::CanHelp),
            looking_for: of(Kind::LookingFor),
            would_like: of(Kind::WouldLike),
            facts: facts.into(),
            whose,
            declares: Declares::of(head.declaration.as_ref()),
            head: Top::new(head, lines, words, now),
        }
    }
    fn is_mine(&self) -> bool {
        self.whose == Whose::Mine
    }
    /// Whether there is anything besides the panel on top.
    fn is_bare(&self) -> bool {
        let lists = [&self.steps, &self.open_to, &self.can_help, &self.looking_for];
        self.about.is_empty() && lists.iter().all(|it| it.is_empty())
    }
    fn has_facts(&self) -> bool {
        self.is_mine() || self.facts.iter().any(|it| !it.items.is_empty())
    }
}

impl Where {
    /// The place of a role.
    pub fn of(line: &SeenLine) -> Option<Where> {
        match &line.line.place {
            Some(WorkPlace::Typed(typed)) => Some(Where::typed(typed.to_string())),
            Some(WorkPlace::Known(_)) | None => line.place.as_ref().map(Where::known),
        }
    }
    fn known(place: &SeenPlace) -> Where {
        let town = place.town.clone().unwrap_or_default();
        Where { url: format!("/places/{}", place.code), name: place.name.clone(), town }
    }
    fn typed(name: String) -> Where {
        Where { url: String::new(), name, town: String::new() }
    }
}

impl Item {
    /// A line in words.
    pub fn new(seen: &SeenLine, whose: Whose, words: &Vocabulary) -> Item {
        let line = &seen.line;
        let url = match &line.subject {
            Subject::Link(address) => address.to_string(),
            Subject::Term(_) | Subject::Words(_) => String::new(),
        };
        // The detail of a link is its name, which is its label already.
        let detail = line.detail.as_ref().filter(|_| url.is_empty()).map(ToString::to_string).unwrap_or_default();
        Item {
            label: line.label(words).to_owned(),
            stage: line.stage.map(ring),
            place: Where::of(seen),
            rest: rest(line),
            detail,
            url,
            seen: (whose == Whose::Mine).then(|| shown(line.audience)),
        }
    }
}

impl Share {
    /// What both have; paths and offers are no such thing.
    fn of(reason: &Reason) -> Option<Share> {
        let icon = match reason.kind {
            ReasonKind::Background | ReasonKind::ExtendedRole => "portfolio",
            ReasonKind::Interest | ReasonKind::Language => "contacts",
            ReasonKind::Path | ReasonKind::Offer | ReasonKind::Meant => return None,
        };
        // The heading above the list says the rest.
        let words = reason.words.trim_end_matches(", like you");
        let words = ["you share ", "speaks "].iter().find_map(|it| words.strip_prefix(it)).unwrap_or(words);
        Some(Share { icon, words: capitalised(words) })
    }
    fn is_one(reason: &Reason) -> bool {
        Share::of(reason).is_some()
    }
}

/// What follows a label: "before general practice, 2008 to 2015", "since 2018 · 6 sessions", "2 places until 2027".
pub fn rest(line: &Line) -> String {
    let mut parts = Vec::new();
    if line.kind == Kind::Background {
        parts.push("before general practice".to_owned());
    }
    let places = line.capacity.map(|it| words::plural(it.count().unsigned_abs(), "place", "places"));
    let span = line.span();
    match places {
        Some(places) if span.is_empty() => parts.push(places),
        Some(places) => parts.push(format!("{places} {span}")),
        None if !span.is_empty() => parts.push(span),
        None => {}
    }
    let mut text = parts.join(", ");
    if let Some(sessions) = line.sessions {
        let unit = if sessions.tenths() == 10 { "session" } else { "sessions" };
        let dot = if text.is_empty() { "" } else { "\u{a0}· " };
        text.push_str(&format!("{dot}{sessions} {unit} a week"));
    }
    text
}

/// Extended roles, roles, backgrounds; in each what still is before what was, the latest first.
fn path(lines: &[SeenLine], now: When) -> impl Iterator<Item = &SeenLine> {
    let order = |kind: Kind| [Kind::ExtendedRole, Kind::Role, Kind::Background].iter().position(|it| *it == kind);
    let mut steps: Vec<_> = lines.iter().filter(|it| order(it.line.kind).is_some()).collect();
    let over = |it: &Line| it.is_over(now) || it.stage == Some(Stage::Past);
    let since = |it: &Line| std::cmp::Reverse(it.from.map_or(0, When::first_month));
    steps.sort_by_key(|it| (order(it.line.kind), over(&it.line), since(&it.line)));
    steps.into_iter()
}

/// The ring of a stage.
pub fn ring(stage: Stage) -> ui::parts::Stage {
    match stage {
        Stage::Considering => ui::parts::Stage::Considering,
        Stage::Training => ui::parts::Stage::Training,
        Stage::Established => ui::parts::Stage::Established,
        Stage::Past => ui::parts::Stage::Past,
    }
}

/// Who sees it, in the words that pages use.
pub fn shown(audience: Audience) -> ui::parts::Audience {
    match audience {
        Audience::Members => ui::parts::Audience::Members,
        Audience::Contacts => ui::parts::Audience::Contacts,
        Audience::OnlyMe => ui::parts::Audience::OnlyMe,
    }
}

/// The names of the places that lines name by code.
pub type PlaceNames = HashMap<PlaceCode, String>;

/// A line of the lists of the page on which one changes them.
pub fn own_item(id: LineId, line: &Line, places: &PlaceNames, words: &Vocabulary) -> (String, Item) {
    let place = match &line.place {
        Some(WorkPlace::Known(code)) => {
            let name = places.get(code).cloned().unwrap_or_else(|| code.to_string());
            Some(SeenPlace { code: code.clone(), name, town: None })
        }
        Some(WorkPlace::Typed(_)) | None => None,
    };
    let seen = SeenLine { key: LineKey { id, position: 0 }, line: line.clone(), place };
    (id.to_string(), Item::new(&seen, Whose::Mine, words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shared_stands_alone_under_its_heading() {
        let share = |kind, words: &str| Share::of(&Reason { kind, words: words.into() }).map(|it| it.words);
        assert_eq!(share(ReasonKind::Interest, "you share bread").as_deref(), Some("Bread"));
        assert_eq!(share(ReasonKind::Language, "speaks Polish, like you").as_deref(), Some("Polish"));
        assert_eq!(share(ReasonKind::Offer, "open to mentoring"), None);
    }
}
