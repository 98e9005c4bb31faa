//! Offering help, who offered it, what is needed, and how far an innovation has come.

use crate::{
    evidence::Evidence,
    kind::Stage,
    resource::Resource,
    store::support::Offer,
    support::{HelpWords, NeedWords, Skill},
    uptake::Uptake,
};
use kernel::Problems;
use ui::{
    parts::{Action, Choice, Choices, Empty, Field, Summary},
    words,
};

/// `/library/{id}/support`
#[derive(askama::Template)]
#[template(path = "library/help.html")]
pub struct HelpPage {
    pub url: String,
    pub title: String,
    /// What it asks for.
    pub needs: Vec<(&'static str, String)>,
    pub skills: Choices,
    pub words: Field,
    /// Whether they offered something before.
    pub is_helping: bool,
    pub summary: Summary,
}
ui::view!(HelpPage { title: |it| format!("Help with “{}”", it.title), here: Library, shape: Column });

impl HelpPage {
    /// With what was chosen and written, and what is wrong.
    pub fn new(
        it: &Resource,
        uptake: &Uptake,
        (chosen, said, is_helping): (&[Skill], &str, bool),
        problems: &Problems,
    ) -> HelpPage {
        let choice = |it: Skill| Choice::new(it.word(), it.offer());
        let chosen: Vec<&str> = chosen.iter().map(|it| it.word()).collect();
        HelpPage {
            url: it.url(),
            title: it.title.clone(),
            needs: uptake.needs.iter().map(|it| (it.0.need(), it.1.clone())).collect(),
            skills: Choices::new("with", "What would you do?")
                .hint("Its owner sees your name and what you choose. Nobody else does.")
                .choices(Skill::ALL.map(choice))
                .chosen(&chosen)
                .problem_of(problems),
            words: Field::new("words", "What its owner should know")
                .hint("When you have time, for instance, or which language. Only they read it.")
                .max(HelpWords::MAX)
                .rows(4)
                .value(said)
                .optional()
                .problem_of(problems),
            is_helping,
            summary: Summary::of(problems),
        }
    }
}

/// `/library/{id}/helpers`
#[derive(askama::Template)]
#[template(path = "library/offers.html")]
pub struct OffersPage {
    pub url: String,
    pub title: String,
    /// Those who would help, by what they would do.
    pub groups: Vec<OfferGroup>,
    pub empty: Option<Empty>,
}
ui::view!(OffersPage { title: |it| format!("Who would help with “{}”", it.title), here: Library, shape: Column });

/// Those who would do the same.
pub struct OfferGroup {
    /// "Would measure it"
    pub heading: &'static str,
    /// Their address, their name, what stands beside it, what they said, and since when.
    pub rows: Vec<OfferRow>,
}

/// One of them.
#[derive(Clone)]
pub struct OfferRow {
    pub url: String,
    pub name: String,
    /// What stands beside the name; may be empty.
    pub beside: String,
    /// What they said; may be empty.
    pub said: String,
    pub since: String,
}

impl OffersPage {
    /// Of those who offered, each with what they said and what stands beside their name.
    pub fn new(it: &Resource, helpers: &[Offer], said: &[String], beside: &[String]) -> OffersPage {
        let row = |(helper, (said, beside)): (&Offer, (&String, &String))| OfferRow {
            url: format!("/people/{}", helper.member),
            name: helper.name.clone(),
            beside: beside.clone(),
            said: said.clone(),
            since: words::date(helper.since),
        };
        let rows: Vec<(&Offer, OfferRow)> =
            helpers.iter().zip(said.iter().zip(beside)).map(|it| (it.0, row(it))).collect();
        let group = |skill: Skill| {
            let rows = rows.iter().filter(|it| it.0.skills.contains(&skill)).map(|it| it.1.clone()).collect::<Vec<_>>();
            (!rows.is_empty()).then(|| OfferGroup { heading: skill.heading(), rows })
        };
        let ask = Action::second(format!("{}/needs", it.url()), "Say what it needs");
        OffersPage {
            url: it.url(),
            title: it.title.clone(),
            groups: Skill::ALL.into_iter().filter_map(group).collect(),
            empty: rows.is_empty().then(|| Empty {
                title: "Nobody has offered yet".into(),
                words: "Say what it needs: those who offer such help near you find it on the board.".into(),
                actions: it.kind.has_stage().then_some(ask).into_iter().collect(),
            }),
        }
    }
}

/// `/library/{id}/needs`
#[derive(askama::Template)]
#[template(path = "library/asks.html")]
pub struct NeedsPage {
    pub url: String,
    pub title: String,
    /// A tick for each skill, and a line beside it.
    pub needs: Vec<(Choice, Field)>,
    pub summary: Summary,
}
ui::view!(NeedsPage { title: |it| format!("What “{}” needs", it.title), here: Library, shape: Column });

impl NeedsPage {
    /// With what is needed now, or was typed, and what is wrong.
    pub fn new(it: &Resource, needs: &[(Skill, String)], problems: &Problems) -> NeedsPage {
        let one = |skill: Skill| {
            let said = needs.iter().find(|it| it.0 == skill);
            let tick = Choice::new(skill.word(), skill.need()).chosen_among(said.map(|it| it.0.word()));
            let line = Field::new(format!("{}_words", skill.word()), "More exactly")
                .hint(format!("For instance: {}", example(skill)))
                .value(said.map(|it| it.1.as_str()).unwrap_or_default())
                .max(NeedWords::MAX)
                .optional()
                .problem_of(problems);
            (tick, line)
        };
        NeedsPage {
            url: it.url(),
            title: it.title.clone(),
            needs: Skill::ALL.map(one).into(),
            summary: Summary::of(problems),
        }
    }
}

const fn example(skill: Skill) -> &'static str {
    match skill {
        Skill::Test => "in a practice without a pharmacist",
        Skill::Review => "by somebody who knows the safety of software",
        Skill::Measure => "in a practice above 15,000 patients",
        Skill::Translate => "a leaflet in Welsh",
        Skill::Sponsor => "a morning of a nurse for six weeks",
    }
}

/// `/library/{id}/stage`
#[derive(askama::Template)]
#[template(path = "library/stage.html")]
pub struct StagePage {
    pub url: String,
    pub title: String,
    pub stages: Choices,
    /// "It is recorded as in use by 3 practices, 2 of them not yours."
    pub evidence: String,
    pub summary: Summary,
}
ui::view!(StagePage { title: |it| format!("How far “{}” has come", it.title), here: Library, shape: Column });

impl StagePage {
    /// With what was chosen and what is wrong with it.
    pub fn new(it: &Resource, (uptake, evidence): (&Uptake, Evidence), chosen: &str, problems: &Problems) -> StagePage {
        let choice = |stage: Stage| {
            let since = uptake.since(stage).map(|it| format!(" Since {}.", words::when(it))).unwrap_or_default();
            let lacking = evidence.allows(stage).err().map(|it| format!(" {it}")).unwrap_or_default();
            Choice::new(stage.word(), stage.label()).hint(format!("{}{since}{lacking}", stage.hint()))
        };
        let here = it.stage.map_or("", Stage::word);
        StagePage {
            url: it.url(),
            title: it.title.clone(),
            stages: Choices::new("stage", "How far has it come?")
                .choices(Stage::ALL.map(choice))
                .chosen(&[if chosen.is_empty() { here } else { chosen }])
                .problem_of(problems),
            evidence: said_of(evidence),
            summary: Summary::of(problems),
        }
    }
}

/// Its owner, too, is told only that a few use it.
fn said_of(evidence: Evidence) -> String {
    match (evidence.places, evidence.elsewhere) {
        (0, _) => "Nobody who named a place has recorded that it is in use.".to_owned(),
        (_, 0) => "It is recorded as in use in your own practice alone.".to_owned(),
        (..5, _) => "It is recorded as in use in a few practices, not only in yours.".to_owned(),
        _ => "It is recorded as in use in five practices or more, not only in yours.".to_owned(),
    }
}
