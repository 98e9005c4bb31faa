//! One's own profile as a form: the head, the lists of lines, one line.

use super::profile::{Declares, Item, PlaceNames, own_item};
use crate::{
    audience::Audience,
    declaration::Declaration,
    footing::Footing,
    forms::{head::HeadForm, line::LineForm},
    line::{Field as Has, Kind},
    own::OwnProfile,
    stage::Stage,
    term::{TermKind, Vocabulary},
};
use kernel::Problems;
use ui::parts::{self, Choice, Choices, Field, MonthYear, Summary};

/// The page on which a member changes their profile.
#[derive(askama::Template)]
#[template(path = "people/edit.html")]
pub struct EditPage {
    /// The page that others see.
    pub url: String,
    pub summary: Summary,
    pub revision: i64,
    pub profession: Choices,
    pub footing: Choices,
    pub footing_audience: Choices,
    /// Affiliation and interests as others read them; empty until they were said.
    pub declared: Vec<String>,
    pub headline: Field,
    pub headline_audience: Choices,
    pub about: Field,
    pub about_audience: Choices,
    pub location: Field,
    pub location_audience: Choices,
    pub photo_audience: Choices,
    pub sections: Vec<Section>,
    pub state: State,
}
ui::view!(EditPage { title: |_| "Your profile", here: Profile, shape: Column });

/// Whether the profile is there yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Nothing was said yet; only the head can be filled.
    New,
    /// It is there.
    Kept,
}

/// The lines of a kind.
pub struct Section {
    pub title: &'static str,
    pub kind: &'static str,
    pub hint: &'static str,
    /// Each with its id.
    pub items: Vec<(String, Item)>,
    pub room: Room,
}

/// Whether another line fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// It does.
    Left,
    /// One has to go first.
    None,
}

impl EditPage {
    /// With what was typed in the head and what is wrong with it; `own` is `None` before anything was said.
    pub fn new(
        url: String,
        own: Option<(&OwnProfile, &PlaceNames)>,
        form: &HeadForm,
        problems: &Problems,
        words: &Vocabulary,
    ) -> Self {
        let sections =
            own.map(|(own, places)| Kind::ALL.into_iter().map(|kind| Section::new(own, kind, places, words)).collect());
        let hint = "A practice or another place, or the first half of a postcode. Never your home address.";
        EditPage {
            url,
            summary: Summary::of(problems),
            revision: form.revision,
            profession: profession_choices(&form.profession, problems, words),
            footing: footing_choices(&form.footing, problems),
            footing_audience: audience_choices("footing_audience", &form.footing_audience),
            declared: own.and_then(|it| it.0.profile.declaration.as_ref()).map(declared).unwrap_or_default(),
            headline: Field::new("headline", "Headline")
                .hint("One line under your name.")
                .value(&*form.headline)
                .max(120)
                .optional()
                .problem_of(problems),
            headline_audience: audience_choices("headline_audience", &form.headline_audience),
            about: Field::new("about", "About")
                .hint("What you came from, what you do, what people may ask you about. **Bold**, lists and links work.")
                .value(&*form.about)
                .rows(8)
                .max(4000)
                .optional()
                .problem_of(problems),
            about_audience: audience_choices("about_audience", &form.about_audience),
            location: Field::new("location", "Where you are")
                .hint(hint)
                .value(&*form.location)
                .code("location_place", &*form.location_place)
                .optional()
                .problem_of(problems),
            location_audience: audience_choices("location_audience", &form.location_audience),
            photo_audience: Choices {
                label: "Who sees your photo".into(),
                ..audience_choices("photo_audience", &form.photo_audience)
            },
            state: if sections.is_some() { State::Kept } else { State::New },
            sections: sections.unwrap_or_default(),
        }
    }
    fn is_kept(&self) -> bool {
        self.state == State::Kept
    }
}

impl Section {
    fn new(own: &OwnProfile, kind: Kind, places: &PlaceNames, words: &Vocabulary) -> Section {
        let items: Vec<_> = own.of_kind(kind).map(|(id, line)| own_item(id, line, places, words)).collect();
        let room = if items.len() < kind.shape().most { Room::Left } else { Room::None };
        Section { title: kind.label(), kind: kind.code(), hint: asking(kind).hint, items, room }
    }
    fn has_room(&self) -> bool {
        self.room == Room::Left
    }
    fn has_several(&self) -> bool {
        self.items.len() > 1
    }
}

/// The page for one line, new or there already.
#[derive(askama::Template)]
#[template(path = "people/line.html")]
pub struct LinePage {
    pub title: String,
    pub action: String,
    pub kind: &'static str,
    pub summary: Summary,
    /// What it is about, as a field or as one of a few; the other is empty.
    pub about: About,
    pub chosen: Choices,
    pub stage: Option<Choices>,
    pub place: Option<Field>,
    pub sessions: Option<Field>,
    pub from: Option<MonthYear>,
    pub to: Option<MonthYear>,
    pub capacity: Option<Field>,
    pub detail: Option<Field>,
    /// Without choices where nobody else ever sees the line.
    pub audience: Choices,
    /// Where the removal is sent; empty for a new line.
    pub removal: String,
}
ui::view!(LinePage { title: |it| it.title.as_str(), here: Profile, shape: Column });

/// What a line is about, as a field.
pub enum About {
    /// A field that suggests, and where it asks.
    Typed(Field, String),
    /// An address.
    Link(Field),
    /// One of a few: see [`LinePage::chosen`].
    Chosen,
}

impl LinePage {
    /// With what was typed and what is wrong with it. `id` is the line's, empty for a new one.
    pub fn new(kind: Kind, id: &str, form: &LineForm, problems: &Problems, words: &Vocabulary) -> LinePage {
        let (shape, asking) = (kind.shape(), asking(kind));
        let has = |field| shape.has(field);
        let field = |name: &'static str, label: &'static str, value: &str| {
            Field::new(name, label).value(value).optional().problem_of(problems)
        };
        let month = |name: &'static str, label: &'static str, month: &str, year: &str| {
            MonthYear::new(name, label).typed(month, year).optional().problem_of(problems)
        };
        let new = id.is_empty();
        let capacity =
            || field("capacity", "For how many people at once", &form.capacity).kind(parts::Kind::Number).width(3);
        let sessions = || {
            let hint = "A session is half a day. Halves are fine: 6.5.";
            field("sessions", "Sessions a week", &form.sessions).kind(parts::Kind::Number).width(3).hint(hint)
        };
        let place = || {
            let field = field("place_words", "Where", &form.place_words).code("place_code", &*form.place_code);
            field.hint("Name, postcode or code of the practice. If it is not in the list, its name is enough.")
        };
        LinePage {
            title: format!("{}: {}", if new { "Add" } else { "Change" }, shape.label),
            action: if new { "/profile/lines".into() } else { format!("/profile/lines/{id}") },
            kind: shape.code,
            summary: Summary::of(problems),
            about: about(kind, &asking, form, problems),
            chosen: chosen(kind, &asking, form, problems, words),
            stage: has(Has::Stage).then(|| stage_choices("stage", &form.stage, problems)),
            place: has(Has::Place).then(place),
            sessions: has(Has::Sessions).then(sessions),
            from: has(Has::From).then(|| month("from", asking.from, &form.from_month, &form.from_year)),
            to: has(Has::To).then(|| month("to", asking.to, &form.to_month, &form.to_year)),
            capacity: has(Has::Capacity).then(capacity),
            detail: has(Has::Detail).then(|| field("detail", asking.detail, &form.detail).max(300)),
            audience: match kind {
                Kind::WouldLike => Choices::default(),
                _ => audience_choices("audience", &form.audience),
            },
            removal: if new { String::new() } else { format!("/profile/lines/{id}/removal") },
        }
    }
    fn typed(&self) -> Option<(&Field, &str)> {
        if let About::Typed(field, url) = &self.about { Some((field, url)) } else { None }
    }
    fn link(&self) -> Option<&Field> {
        if let About::Link(field) = &self.about { Some(field) } else { None }
    }
}

fn about(kind: Kind, asking: &Asking, form: &LineForm, problems: &Problems) -> About {
    let field = Field::new("words", asking.label).hint(asking.hint).value(&*form.words);
    match kind {
        Kind::Link => About::Link(field.kind(parts::Kind::Link).problem_of(problems)),
        Kind::OpenTo | Kind::WouldLike => About::Chosen,
        _ => {
            // A problem of the chosen term stands at the field that people see.
            let problem = problems.of("words").or(problems.of("term")).map(str::to_owned);
            let field = Field { problem, ..field.code("term", &*form.term) };
            About::Typed(field, format!("/profile/terms/suggest?kind={}", kind.code()))
        }
    }
}

fn chosen(kind: Kind, asking: &Asking, form: &LineForm, problems: &Problems, words: &Vocabulary) -> Choices {
    if !matches!(kind, Kind::OpenTo | Kind::WouldLike) {
        return Choices::default();
    }
    let offered = kind.shape().takes.terms().iter().flat_map(|it| words.offered(*it));
    let choices = offered.map(|it| Choice::new(it.code.as_str(), &*it.label));
    let select = Choices::new("term", asking.label).hint(asking.hint).choices(choices);
    select.chosen(&[&form.term]).problem_of(problems)
}

/// The words of the form of a kind.
pub struct Asking {
    /// What the line is about.
    pub label: &'static str,
    /// A sentence more.
    pub hint: &'static str,
    from: &'static str,
    to: &'static str,
    detail: &'static str,
}

/// How a kind is asked for.
pub fn asking(kind: Kind) -> Asking {
    let (label, hint) = match kind {
        Kind::Role => ("Role", "What you do now, or did before. For example: GP partner, trainer, appraiser."),
        Kind::Background => {
            ("What you did", "For example: surgery, nursing, teaching. Others on the same path can then find you.")
        }
        Kind::ExtendedRole => {
            ("Extended role", "Work beyond the core of general practice. For example: skin surgery, frailty.")
        }
        Kind::Interest => ("Interest", "Clinical or not. For example: women's health, long walks, bread."),
        Kind::CanHelp => ("What you can help with", "What may others ask you about? For example: setting up a list."),
        Kind::LookingFor => ("What you are looking for", "What would you be glad of?"),
        Kind::Language => ("Language", "One that you speak or sign well enough for work."),
        Kind::Qualification => ("Qualification", "For example: MRCGP, DRCOG."),
        Kind::Link => ("Address", "A page elsewhere, for example https://example.org/me."),
        Kind::OpenTo => ("What you would gladly say yes to", "It ends by itself on the date that you give."),
        Kind::WouldLike => {
            ("What you would like", "Never shown to anyone. It only brings those who offer it nearer to you.")
        }
    };
    let detail = match kind {
        Kind::Link => "What the page is called",
        Kind::ExtendedRole => "Accreditation or supervision, in your own words",
        _ => "A sentence more",
    };
    let (from, to) = match kind {
        Kind::Qualification => ("When", "Until"),
        _ => ("From", "Until"),
    };
    Asking { label, hint, from, to, detail }
}

/// All professions, the chosen one first in the question's state.
pub fn profession_choices(chosen: &str, problems: &Problems, words: &Vocabulary) -> Choices {
    let offered = words.offered(TermKind::Profession).map(|it| Choice::new(it.code.as_str(), &*it.label));
    let question = Choices::new("profession", "Your profession")
        .hint("Always visible, so that everybody knows whom they talk to.");
    question.choice("", "Choose").choices(offered).chosen(&[chosen]).problem_of(problems)
}

/// What others read of a declaration.
fn declared(declaration: &Declaration) -> Vec<String> {
    let it = Declares::of(Some(declaration));
    let interests = if it.interests.is_empty() { it.none.to_owned() } else { it.interests.join("; ") };
    vec![
        format!("{}, {}", it.affiliation, it.since),
        format!("{}. {}", interests.trim_end_matches('.'), it.interests_since),
    ]
}

/// Whether somebody is in general practice.
pub fn footing_choices(chosen: &str, problems: &Problems) -> Choices {
    let answers = Footing::ALL.map(|it| Choice::new(it.code(), it.answer()));
    Choices::new("footing", "Are you in general practice?")
        .hint("Whoever is on the way, or coming back, is as welcome as those who are there.")
        .optional()
        .choices(answers)
        .chosen(&[chosen])
        .problem_of(problems)
}

/// How far somebody is.
pub fn stage_choices(name: &str, chosen: &str, problems: &Problems) -> Choices {
    let stages = Stage::ALL.map(|it| Choice::new(it.code(), it.label()));
    Choices::new(name, "How far are you?").choices(stages).chosen(&[chosen]).problem_of(problems)
}

/// Who sees a thing.
pub fn audience_choices(name: &str, chosen: &str) -> Choices {
    let chosen = if chosen.is_empty() { Audience::default().code() } else { chosen };
    let all = Audience::ALL.map(|it| Choice::new(it.code(), it.label()));
    Choices::new(name, "Who sees this").choices(all).chosen(&[chosen])
}
