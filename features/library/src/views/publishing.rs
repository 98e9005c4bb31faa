//! Publishing, withdrawing, taking back, deleting, and showing to everybody.

use crate::{
    audience::Audience,
    draft::Draft,
    licence::Licence,
    pages::publishing::TypedPublishing,
    resource::{Resource, State, Why},
    store::Edition,
    version::Note,
};
use groups_api::GroupCard;
use kernel::Problems;
use ui::parts::{Choice, Choices, Field, Summary};

/// `/library/{id}/publication`
#[derive(askama::Template)]
#[template(path = "library/publish.html")]
pub struct PublicationPage {
    pub url: String,
    pub title: String,
    pub drafted: i64,
    /// How often its files were changed.
    pub filed: i64,
    /// "3 files"; empty: there are none.
    pub files: String,
    /// The number that it will have.
    pub number: i64,
    /// What is lacking in the draft.
    pub lacking: Vec<String>,
    /// What may name a patient, as it stands there.
    pub doubtful: Vec<String>,
    pub audiences: Choices,
    /// What is new; nothing for the first version.
    pub note: Option<Field>,
    pub licence: String,
    /// What goes along with it from what it was made of; may be empty.
    pub carried: String,
    pub may: Choice,
    pub may_problem: Option<String>,
    /// That everybody reads it on the web, where it is; nothing where it is not.
    pub web: Option<Choice>,
    pub web_problem: Option<String>,
    /// Who has not agreed that it goes further than the group from which it comes; empty: everybody has.
    pub unagreed: String,
    pub summary: Summary,
}
ui::view!(PublicationPage { title: |it| format!("Publish {}", it.title), here: Library, shape: Column });

impl PublicationPage {
    /// Of a draft at a revision, with what is lacking in it, what was typed and what is wrong with that.
    pub fn new(
        it: &Resource,
        (draft, drafted, files): (&Draft, i64, i64),
        groups: Vec<GroupCard>,
        (typed, lacking, problems): (TypedPublishing, Problems, &Problems),
    ) -> PublicationPage {
        let own = groups.into_iter().filter(|it| !it.ended && it.role.is_some());
        let group = |it: GroupCard| Choice::new(it.group.to_string(), it.name).hint("Whoever reads in this group.");
        let licence = Licence::of(&draft.licence).unwrap_or_default();
        let on_the_web = it.goes_on_the_web(Audience::Members, licence);
        let audiences = Choices::new("audience", "Who can read it?")
            .hint("Nobody else learns that it exists. A version that was published for fewer is never shown to more.")
            .choices([Choice::new("members", "All members").hint(match on_the_web {
                true => "It is found by everybody here, and stands on the web at once.",
                false => "It is found by everybody here, and by nobody outside.",
            })])
            .choices([Choice::new("contacts", "Your contacts").hint("Those whom you know and who know you.")])
            .choices(own.map(group));
        let note = Field::new("note", "What is new in this version?")
            .hint("Whoever used the one before reads this first.")
            .max(Note::MAX)
            .rows(3)
            .value(&typed.note)
            .optional()
            .problem_of(problems);
        // What is wrong with the draft stands above; the form says only what is wrong with itself.
        let here = |it: &&kernel::Problem| ["", "audience", "note", "may", "web"].contains(&it.field.as_ref());
        let wrong = Problems(problems.0.iter().filter(here).cloned().collect());
        PublicationPage {
            url: it.url(),
            title: draft.called().to_owned(),
            drafted,
            filed: it.filed.0,
            files: match files {
                0 => String::new(),
                1 => "One file".to_owned(),
                some => format!("{some} files"),
            },
            number: it.newest + 1,
            lacking: lacking.0.into_iter().map(|it| it.words.into_owned()).collect(),
            doubtful: doubtful(draft),
            audiences: audiences.chosen(&[&typed.audience]).problem_of(&wrong),
            note: (it.newest > 0).then_some(note),
            licence: licence.words(),
            carried: String::new(),
            may: Choice::new("yes", "I may share this").chosen_among(typed.may.then_some("yes")),
            may_problem: wrong.of("may").map(str::to_owned),
            web: on_the_web.then(|| {
                Choice::new("yes", "If it is for all members, everybody reads it on the web")
                    .chosen_among(typed.web.then_some("yes"))
            }),
            web_problem: wrong.of("web").map(str::to_owned),
            unagreed: unagreed(it),
            summary: Summary::of(&wrong),
        }
    }
}

/// "Ben Bowen and two whom you do not see"
fn unagreed(it: &Resource) -> String {
    let mut names: Vec<String> = it.unagreed().filter_map(|it| it.name.clone()).collect();
    match it.unagreed().count() - names.len() {
        0 => {}
        1 => names.push("somebody you do not see".to_owned()),
        more => names.push(format!("{more} whom you do not see")),
    }
    ui::words::list(&names)
}

impl PublicationPage {
    /// With what goes along from what it was made of.
    pub fn carrying(self, carried: String) -> PublicationPage {
        PublicationPage { carried, ..self }
    }
}

/// What the guard doubted when it was saved and whoever wrote it left there: to be looked at once more before others read it.
fn doubtful(draft: &Draft) -> Vec<String> {
    let texts = [&draft.title, &draft.summary, &draft.body].into_iter().chain(draft.parts.values());
    let found = texts.flat_map(|text| {
        let findings = guard::scan(text);
        findings.iter().map(|it| text[it.range.clone()].to_owned()).collect::<Vec<_>>()
    });
    let mut all: Vec<String> = found.collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// `/library/{id}/withdrawal`
#[derive(askama::Template)]
#[template(path = "library/withdraw.html")]
pub struct WithdrawalPage {
    pub url: String,
    pub title: String,
    /// Whether others read it, and it is not withdrawn yet.
    pub can_withdraw: bool,
    /// Whether everybody reads on the web why.
    pub is_public: bool,
    /// Whether anybody else could open it.
    pub can_take_back: bool,
    pub can_delete: bool,
    pub why: Field,
    pub summary: Summary,
}
ui::view!(WithdrawalPage { title: |it| format!("Withdraw {}", it.title), here: Library, shape: Column });

impl WithdrawalPage {
    /// With what was typed and what is wrong.
    pub fn new(it: &Resource, why: String, problems: &Problems) -> WithdrawalPage {
        WithdrawalPage {
            url: it.url(),
            title: if it.title.is_empty() { "this draft".to_owned() } else { it.title.clone() },
            can_withdraw: it.state == State::Published,
            is_public: it.public,
            can_take_back: it.state != State::Draft,
            can_delete: it.state == State::Draft,
            why: Field::new("why", "Why should nobody use it any more?")
                .hint("Whoever opens it reads this first. Say also what to do instead.")
                .max(Why::MAX)
                .rows(4)
                .value(why)
                .problem_of(problems),
            summary: Summary::of(problems),
        }
    }
}

/// `/library/{id}/public`
#[derive(askama::Template)]
#[template(path = "library/public.html")]
pub struct PublicPage {
    pub url: String,
    pub title: String,
    pub is_public: bool,
    /// Why it cannot be; may be empty.
    pub refused: String,
    /// Its files, which go there too.
    pub files: Vec<String>,
    /// Who answers for it, and is named there with that; may be empty.
    pub responsible: String,
    pub shown: Choices,
    pub sure: Choice,
    pub sure_problem: Option<String>,
    pub summary: Summary,
}
ui::view!(PublicPage { title: |it| format!("On the web: {}", it.title), here: Library, shape: Column });

impl PublicPage {
    /// With what was chosen and what is wrong.
    pub fn new(it: &Resource, refused: Option<String>, shown: &str, problems: &Problems) -> PublicPage {
        let shown_choices = Choices::new("shown", "Are you named there?")
            .choices([
                Choice::new("named", "With my name").hint("Search engines find it beside your name, for years."),
                Choice::new("nameless", "Without my name").hint("It says “by members of Kettle”."),
            ])
            .chosen(&[shown])
            .problem_of(problems);
        PublicPage {
            url: it.url(),
            title: it.title.clone(),
            is_public: it.public,
            refused: refused.unwrap_or_default(),
            files: vec![],
            responsible: String::new(),
            shown: shown_choices,
            sure: Choice::new("yes", "Everybody may read this, for good").hint(
                "What was on the web is copied and kept by others. Later versions for all members are shown too.",
            ),
            sure_problem: problems.of("sure").map(str::to_owned),
            summary: Summary::of(problems),
        }
    }

    /// With what of its newest version goes there beside the text.
    pub fn of_edition(self, it: &Edition) -> PublicPage {
        let responsible = it.parts.iter().find(|part| part.word == "responsible");
        PublicPage {
            files: it.files.iter().map(|it| it.name.clone()).collect(),
            responsible: responsible.map(|it| it.text.clone()).unwrap_or_default(),
            ..self
        }
    }
}
