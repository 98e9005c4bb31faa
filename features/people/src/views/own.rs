//! The smaller pages about oneself: the photo, hiding, affiliation and interests, the first steps.

use super::edit::{audience_choices, footing_choices, profession_choices, stage_choices};
use crate::{
    declaration::{Interests, NOTHING, SOMETHING},
    forms::{
        declaration::DeclarationForm,
        welcome::{First, Fourth, Third},
    },
    hiding::{From, HidingRow},
    line::Kind,
    term::{TermKind, Vocabulary},
};
use kernel::Problems;
use people_api::Affiliation;
use ui::parts::{self, Choice, Choices, Face, Field, Steps, Summary};

/// The photo.
#[derive(askama::Template)]
#[template(path = "people/photo.html")]
pub struct PhotoPage {
    pub summary: Summary,
    pub problem: Option<String>,
    pub face: Face,
}
ui::view!(PhotoPage { title: |_| "Your photo", here: Profile, shape: Column });

impl PhotoPage {
    /// With what is wrong with the file that was sent.
    pub fn new(face: Face, problems: &Problems) -> PhotoPage {
        PhotoPage { summary: Summary::of(problems), problem: problems.of("photo").map(str::to_owned), face }
    }
}

/// From whom one hides.
#[derive(askama::Template)]
#[template(path = "people/hiding.html")]
pub struct HidingPage {
    pub summary: Summary,
    pub place: Field,
    /// Somebody to hide from: id and name, when one comes from their profile.
    pub person: Option<(String, String)>,
    pub rows: Vec<HiddenRow>,
}
ui::view!(HidingPage { title: |_| "Hide your profile", here: Profile, shape: Column });

/// One practice or person.
pub struct HiddenRow {
    pub name: String,
    /// The name of the form's field.
    pub field: &'static str,
    pub value: String,
}

impl HidingPage {
    /// With what was typed and what is wrong with it.
    pub fn new(person: Option<(String, String)>, rows: Vec<HidingRow>, typed: &str, problems: &Problems) -> HidingPage {
        let place = Field::new("place_words", "A practice")
            .hint("Whoever lists a role there, now or before, or says that they are there, does not see you.")
            .value(typed)
            .code("place_code", "")
            .problem_of(problems);
        let rows = rows.into_iter().map(|row| match row.from {
            From::Place(code) => HiddenRow { name: row.name, field: "place_code", value: code.to_string() },
            From::Person(other) => HiddenRow { name: row.name, field: "person", value: other.to_string() },
        });
        HidingPage { summary: Summary::of(problems), place, person, rows: rows.collect() }
    }
}

/// Affiliation and interests.
#[derive(askama::Template)]
#[template(path = "people/declaration.html")]
pub struct DeclarationPage {
    pub summary: Summary,
    pub affiliation: Choices,
    pub interests: Choices,
    pub words: Field,
}
ui::view!(DeclarationPage { title: |_| "Affiliation and interests", here: Profile, shape: Column });

impl DeclarationPage {
    /// With what was answered and what is wrong with it.
    pub fn new(form: &DeclarationForm, problems: &Problems) -> DeclarationPage {
        let [affiliation, interests] = declaration_choices(form, problems);
        DeclarationPage {
            summary: Summary::of(problems),
            affiliation,
            interests,
            words: interests_field(form, problems),
        }
    }
}

/// Where one belongs, and whether there is anything to declare.
fn declaration_choices(form: &DeclarationForm, problems: &Problems) -> [Choices; 2] {
    let kinds = Affiliation::ALL.map(|it| Choice::new(it.code(), it.label()).hint(it.hint()));
    let affiliation = Choices::new("affiliation", "Where do you belong?")
        .hint("Choose all that are true. Every member reads it beside your name.")
        .choices(kinds)
        .chosen(&form.affiliation);
    let something = "Shares, fees, a post, a close tie: whatever a reader of your advice would want to know";
    let interests = Choices::new("interests", "Do you have interests to declare?")
        .hint("Every member can read the answer on your profile, with its date.")
        .choices([
            Choice::new(NOTHING, "Nothing to declare"),
            Choice::new(SOMETHING, "Something to declare").hint(something),
        ])
        .chosen(&[&form.interests]);
    [affiliation.problem_of(problems), interests.problem_of(problems)]
}

fn interests_field(form: &DeclarationForm, problems: &Problems) -> Field {
    Field::new("interests_words", "Who pays you, or with whom are you tied?")
        .hint("If there is something: one to a line. For example: adviser to a maker of appointment software, paid.")
        .value(&*form.interests_words)
        .rows(3)
        .max(Interests::MAX)
        .problem_of(problems)
}

/// One of the four first pages.
#[derive(askama::Template)]
#[template(path = "people/welcome.html")]
pub struct WelcomePage {
    pub title: &'static str,
    pub lede: &'static str,
    pub steps: Steps,
    pub action: &'static str,
    pub skip: &'static str,
    pub verb: &'static str,
    pub summary: Summary,
    /// Without choices on a page that does not ask for it.
    pub profession: Choices,
    /// Likewise, with who sees it.
    pub footing: Choices,
    pub footing_audience: Choices,
    /// Likewise.
    pub role: Choices,
    pub fields: Vec<Ask>,
}
ui::view!(WelcomePage {
    title: |it| format!("{}: step {} of 4", it.title, it.steps.now),
    here: Elsewhere,
    shape: Column
});

/// One question of a page.
pub enum Ask {
    /// A line of text.
    Line(Field),
    /// Several lines.
    Lines(Field),
    /// A line that suggests, and where it asks.
    Typed(Field, &'static str),
    /// One of a few.
    Few(Choices),
    /// Any number.
    Any(Choices),
}

impl Ask {
    fn line(&self) -> Option<&Field> {
        if let Ask::Line(field) = self { Some(field) } else { None }
    }
    fn lines(&self) -> Option<&Field> {
        if let Ask::Lines(field) = self { Some(field) } else { None }
    }
    fn typed(&self) -> Option<(&Field, &str)> {
        if let Ask::Typed(field, url) = self { Some((field, url)) } else { None }
    }
    fn few(&self) -> Option<&Choices> {
        if let Ask::Few(choices) = self { Some(choices) } else { None }
    }
    fn any(&self) -> Option<&Choices> {
        if let Ask::Any(choices) = self { Some(choices) } else { None }
    }
}

const PLACES: &str = "/places/suggest?kind=practice";
const BACKGROUNDS: &str = "/profile/terms/suggest?kind=background";
const EXTENDED: &str = "/profile/terms/suggest?kind=extended_role";

impl WelcomePage {
    /// What do you do?
    pub fn first(form: &First, problems: &Problems, words: &Vocabulary) -> WelcomePage {
        let roles = words.offered(TermKind::Role).map(|it| Choice::new(it.code.as_str(), &*it.label));
        let role = Choices::new("role", "Your role now").optional().choice("", "Choose").choices(roles);
        let place = Field::new("place_words", "Where you work most")
            .hint("Name, postcode or code of the practice. Never your home address.")
            .value(&*form.place_words)
            .code("place_code", &*form.place_code)
            .optional();
        let sessions = Field::new("sessions", "Sessions a week").value(&*form.sessions).width(3).optional();
        WelcomePage {
            title: "What do you do?",
            lede: "So that colleagues who need someone like you can find you. A rough answer is fine, and you can change it \
                   at any time.",
            profession: profession_choices(&form.profession, problems, words),
            footing: footing_choices(&form.footing, problems),
            footing_audience: audience_choices("footing_audience", &form.footing_audience),
            role: role.chosen(&[&form.role]).problem_of(problems),
            fields: vec![
                Ask::Typed(place.problem_of(problems), PLACES),
                Ask::Line(sessions.kind(parts::Kind::Number).problem_of(problems)),
            ],
            ..WelcomePage::step(1, problems)
        }
    }

    /// Where do you belong, and who else pays you?
    pub fn second(form: &DeclarationForm, problems: &Problems) -> WelcomePage {
        let [affiliation, interests] = declaration_choices(form, problems);
        WelcomePage {
            title: "Where do you stand?",
            lede: "Whoever reads advice should know from whom it comes, so everybody here answers these two, and nobody \
                   hides them.",
            fields: vec![Ask::Any(affiliation), Ask::Few(interests), Ask::Lines(interests_field(form, problems))],
            ..WelcomePage::step(2, problems)
        }
    }

    /// Which way did you come, and where do you want to go?
    pub fn third(form: &Third, asks: Asks, problems: &Problems, words: &Vocabulary) -> WelcomePage {
        let field = |name: &'static str, label: &'static str, hint: &'static str, value: &str| {
            Field::new(name, label).hint(hint).value(value).optional().problem_of(problems)
        };
        let before = "For example: surgery, nursing, teaching. Others on the same path can then find you.";
        let extended = "Work beyond the core of general practice. For example: skin surgery, frailty.";
        let aim = "Something you think of learning. We show you who has gone there from where you began.";
        let stage = Choices { problem: None, ..stage_choices("stage", &form.stage, problems) }.optional();
        let fields = vec![
            Ask::Typed(field("before", "Before general practice", before, &form.before), BACKGROUNDS),
            Ask::Typed(field("extended", "An extended role", extended, &form.extended), EXTENDED),
            Ask::Few(stage.problem_of(problems)),
            Ask::Typed(field("aim", "Where you want to go", aim, &form.aim), EXTENDED),
        ];
        WelcomePage {
            title: "Which way did you come?",
            lede: "Whoever wants to walk the same path can find you, and you find those who are ahead of you.",
            profession: profession_ask(asks, &form.profession, problems, words),
            fields,
            ..WelcomePage::step(3, problems)
        }
    }

    /// What do you give and take?
    pub fn fourth(form: &Fourth, asks: Asks, problems: &Problems, words: &Vocabulary) -> WelcomePage {
        let field = |name: &'static str, label: &'static str, hint: &'static str, value: &str| {
            Ask::Line(Field::new(name, label).hint(hint).value(value).optional().problem_of(problems))
        };
        let open = words.offered(TermKind::OpenTo).map(|it| Choice::new(it.code.as_str(), &*it.label));
        let open =
            Choices::new("open_to", "Open to").hint("What you would gladly say yes to.").optional().choices(open);
        let help = "Separate several with commas. For example: minor surgery, appraisal, setting up a list.";
        let want = "Separate several with commas. For example: teaching, someone to walk with.";
        let languages = "Besides English; separate several with commas.";
        let fields = vec![
            field("can_help", Kind::CanHelp.label(), help, &form.can_help),
            field("looking_for", Kind::LookingFor.label(), want, &form.looking_for),
            Ask::Any(open.chosen(&form.open_to).problem_of(problems)),
            field("languages", Kind::Language.label(), languages, &form.languages),
        ];
        WelcomePage {
            title: "What do you give and take?",
            lede: "This is what brings people together here. Nothing of it is a promise.",
            profession: profession_ask(asks, &form.profession, problems, words),
            fields,
            ..WelcomePage::step(4, problems)
        }
    }

    fn step(now: u8, problems: &Problems) -> WelcomePage {
        let (action, skip, verb) = match now {
            1 => ("/welcome/1", "/welcome/2", "Save and go on"),
            2 => ("/welcome/2", "", "Save and go on"),
            3 => ("/welcome/3", "/welcome/4", "Save and go on"),
            _ => ("/welcome/4", "/people", "Save and meet people"),
        };
        let (title, lede, fields) = ("", "", vec![]);
        let [profession, footing, footing_audience, role] = std::array::from_fn(|_| Choices::default());
        let (steps, summary) = (Steps { now, all: 4 }, Summary::of(problems));
        WelcomePage {
            title,
            lede,
            steps,
            action,
            skip,
            verb,
            summary,
            profession,
            footing,
            footing_audience,
            role,
            fields,
        }
    }
}

/// Whether a page has to ask for the profession first, because an earlier one was skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// It does.
    Profession,
    /// It is known.
    NoMore,
}

fn profession_ask(asks: Asks, chosen: &str, problems: &Problems, words: &Vocabulary) -> Choices {
    match asks {
        Asks::Profession => profession_choices(chosen, problems, words),
        Asks::NoMore => Choices::default(),
    }
}
