//! Recording that one uses something, and what those say who do.

use super::NOBODY as GONE;
use crate::{
    adoption::{Changed, Confidence, Known, MOST_HOURS, Named, StoppedWhy, Typed, Use},
    resource::{Resource, State},
    store::{
        adoption::{OwnPlace, Said, SaidBy},
        own::Tie,
    },
    uptake::Uptake,
};
use kernel::Problems;
use ui::{
    parts::{Choice, Choices, Empty, Field, Kind, MonthYear, Pager, Summary},
    words,
};

/// `/library/{id}/adoption`
#[derive(askama::Template)]
#[template(path = "library/adopt.html")]
pub struct AdoptionPage {
    pub url: String,
    pub title: String,
    /// Whether they recorded something before.
    pub is_recorded: bool,
    /// Whether it was withdrawn.
    pub is_withdrawn: bool,
    pub stages: Choices,
    pub since: MonthYear,
    pub stopped_why: Field,
    /// Where; without places in their profile, none.
    pub places: Option<Choices>,
    pub ways: Choices,
    pub minutes: Field,
    pub known: Choices,
    pub confidence: Choices,
    pub changed: Field,
    pub named: Choices,
    pub speaks: Choice,
    pub speaks_problem: Option<String>,
    pub summary: Summary,
}
ui::view!(AdoptionPage { title: |it| format!("Record that you use “{}”", it.title), here: Library, shape: Column });

impl AdoptionPage {
    /// With what was recorded or typed, and what is wrong with it.
    pub fn new(
        it: &Resource,
        (typed, recorded): (&Typed, bool),
        places: &[OwnPlace],
        problems: &Problems,
    ) -> AdoptionPage {
        let (year, month) = typed.since.split_once('-').unwrap_or((&typed.since, ""));
        AdoptionPage {
            url: it.url(),
            title: it.title.clone(),
            is_recorded: recorded,
            is_withdrawn: it.state == State::Withdrawn,
            stages: Choices::new("stage", "How far are you with it?")
                .choices(Use::ALL.map(|it| Choice::new(it.word(), it.label()).hint(it.hint())))
                .chosen(&[&typed.stage])
                .problem_of(problems),
            since: MonthYear::new("since", "Since when?")
                .hint("The month in which you began with it.")
                .typed(month.trim_start_matches('0'), year)
                .problem_of(problems),
            stopped_why: Field::new("stopped_why", "If you stopped: why?")
                .max(StoppedWhy::MAX)
                .rows(3)
                .value(&typed.stopped_why)
                .optional()
                .problem_of(problems),
            places: (!places.is_empty()).then(|| place_choices(places, typed, problems)),
            ways: ways(typed, problems),
            minutes: Field::new("minutes", "How many minutes a week?")
                .hint(format!("For the whole practice, not for each of you. At most {MOST_HOURS} hours are {}.", MOST_HOURS * 60))
                .kind(Kind::Number)
                .width(5)
                .value(&typed.minutes)
                .optional()
                .problem_of(problems),
            known: Choices::new("known", "How do you know?")
                .choices(Known::ALL.map(|it| Choice::new(it.word(), it.label())))
                .chosen(&[&typed.known])
                .optional()
                .problem_of(problems),
            confidence: Choices::new("confidence", "How sure are you?")
                .choice("", "Not said")
                .choices(Confidence::ALL.map(|it| Choice::new(it.word(), it.label())))
                .chosen(&[&typed.confidence])
                .optional(),
            changed: Field::new("changed", "What had to change where you are?")
                .hint("What you do otherwise than it says, and what you would tell somebody who begins tomorrow. No patients.")
                .max(Changed::MAX)
                .rows(5)
                .value(&typed.changed)
                .optional()
                .problem_of(problems),
            named: named(typed, problems),
            speaks: Choice::new("yes", "I may speak for this practice")
                .hint("A partner, the manager or whoever decides it agrees. You can take the name back at any time.")
                .chosen_among([&typed.speaks]),
            speaks_problem: problems.of("speaks").map(str::to_owned),
            summary: Summary::of(problems),
        }
    }
}

fn place_choices(places: &[OwnPlace], typed: &Typed, problems: &Problems) -> Choices {
    let place = |it: &OwnPlace| {
        let label =
            if it.region_name.is_empty() { it.name.clone() } else { format!("{} ({})", it.name, it.region_name) };
        Choice::new(&it.code, label)
    };
    Choices::new("place", "Where?")
        .hint("One of the places in your profile. It counts for its region; its name is read only if you say so below.")
        .choices(places.iter().map(place))
        .choice("", "None of these")
        .chosen(&[&typed.place])
        .problem_of(problems)
}

fn ways(typed: &Typed, problems: &Problems) -> Choices {
    let way = if typed.way.is_empty() { "unsaid" } else { &typed.way };
    Choices::new("way", "Does it save time?")
        .hint("All of it in a usual week, with what it costs in new work taken off. That it costs time is worth as much to others.")
        .choices([
            Choice::new("saved", "It saves time"),
            Choice::new("lost", "It costs more time than before"),
            Choice::new("none", "Neither"),
            Choice::new("unsaid", "I cannot say yet"),
        ])
        .chosen(&[way])
        .problem_of(problems)
}

fn named(typed: &Typed, problems: &Problems) -> Choices {
    Choices::new("named", "Whose name do others read?")
        .hint("Besides what you write, others read only sums, and “a few” where fewer than five practices are.")
        .choices([
            Choice::new(Named::Nobody.word(), "Nobody’s").hint("“A practice”, with its region where five or more are."),
            Choice::new(Named::Member.word(), "Mine").hint("Your name, without the practice."),
            Choice::new(Named::Practice.word(), "The practice’s").hint("Its name, without yours."),
        ])
        .chosen(&[&typed.named])
        .problem_of(problems)
}

/// `/library/uses`
#[derive(askama::Template)]
#[template(path = "library/own_uses.html")]
pub struct TiesPage {
    pub rows: Vec<TieRow>,
    pub empty: Option<Empty>,
}
ui::view!(TiesPage { title: |_| "What you use", here: Library, shape: Column });

/// Something that its reader uses or would help with.
pub struct TieRow {
    /// Of the resource.
    pub url: String,
    /// Empty: they do not see it any more.
    pub title: String,
    /// "In use since May 2026"; empty: they recorded nothing.
    pub uses: String,
    /// "You offered to measure what it does."; empty: they did not.
    pub helps: String,
    pub is_withdrawn: bool,
}

impl TiesPage {
    /// Of all of them.
    pub fn new(ties: Vec<Tie>) -> TiesPage {
        let row = |it: Tie| {
            let offers: Vec<String> = it.skills.iter().map(|it| it.offer().to_lowercase()).collect();
            TieRow {
                url: format!("/library/{}", it.id),
                title: it.title.unwrap_or_default(),
                uses: it.adoption.map(|(stage, since)| so_far(stage, &since)).unwrap_or_default(),
                helps: if offers.is_empty() {
                    String::new()
                } else {
                    format!("You offered to {}.", words::list(&offers))
                },
                is_withdrawn: it.is_withdrawn,
            }
        };
        let empty = ties.is_empty().then(|| Empty {
            title: "You have not recorded that you use anything".into(),
            words: "Others see what works when those who use it say so, with or without a name.".into(),
            actions: vec![ui::parts::Action::main("/library", "Look through the library")],
        });
        TiesPage { rows: ties.into_iter().map(row).collect(), empty }
    }
}

fn so_far(stage: Use, since: &str) -> String {
    let since = words::when(since);
    match stage {
        Use::Stopped => format!("Stopped, began in {since}"),
        stage => format!("{} since {since}", stage.label()),
    }
}

/// `/library/{id}/uses`
#[derive(askama::Template)]
#[template(path = "library/uses.html")]
pub struct UsesPage {
    pub url: String,
    pub title: String,
    pub rows: Vec<UseRow>,
    pub pager: Pager,
    pub empty: Option<Empty>,
}
ui::view!(UsesPage { title: |it| format!("Who uses “{}”", it.title), here: Library, shape: Column });

/// What one of them says.
pub struct UseRow {
    /// An address, if there is one, and whose name it is.
    pub by: (String, String),
    /// "In use since May 2026 · version 3"
    pub line: String,
    /// Headings and what was written below them.
    pub said: Vec<(&'static str, String)>,
}

impl UsesPage {
    /// Of a resource, with the sums that say in which regions nobody can be recognised.
    pub fn new(it: &Resource, uptake: &Uptake, said: Vec<Said>, next: Option<String>) -> UsesPage {
        let rows: Vec<UseRow> = said.into_iter().map(|said| row(said, it.newest, uptake)).collect();
        let empty = rows.is_empty().then(|| Empty {
            title: "Nobody has said anything about it yet".into(),
            words: "Whoever uses it can say here what had to change, with or without a name.".into(),
            actions: super::uptake::action(it, &Default::default()).into_iter().collect(),
        });
        let next = next.map(|it_after| format!("{}/uses?after={it_after}", it.url()));
        UsesPage {
            url: it.url(),
            title: it.title.clone(),
            rows,
            pager: Pager { next, words: "Earlier ones".into() },
            empty,
        }
    }
}

fn row(said: Said, newest: i64, uptake: &Uptake) -> UseRow {
    let small = |region: &str| uptake.regions.iter().find(|it| it.name == region).is_none_or(|it| it.is_small());
    let by = match said.by {
        SaidBy::Practice(code, name) => (format!("/places/{code}"), name),
        SaidBy::Member(member, name) if !name.is_empty() => (format!("/people/{member}"), name),
        SaidBy::Member(..) => (String::new(), GONE.to_owned()),
        SaidBy::Nobody(region) if small(&region) => (String::new(), "A practice".to_owned()),
        SaidBy::Nobody(region) => (String::new(), format!("A practice in {region}")),
    };
    let stage = if said.since.is_empty() { said.stage.label().to_owned() } else { so_far(said.stage, &said.since) };
    let version = if said.version < newest { format!(" · said of version {}", said.version) } else { String::new() };
    let all = [("What had to change", said.changed), ("Why they stopped", said.stopped_why)];
    UseRow { by, line: format!("{stage}{version}"), said: all.into_iter().filter(|it| !it.1.is_empty()).collect() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{store::adoption::AdoptionId, uptake::Region};
    use kernel::Moment;

    /// Nobody is called "a practice in Wales" where fewer than five are.
    #[test]
    fn a_region_is_said_where_it_gives_nobody_away() {
        let said = |region: &str| Said {
            place_in_list: (Moment::from_micros(1), AdoptionId::from_bytes([1; 16])),
            stage: Use::InUse,
            by: SaidBy::Nobody(region.into()),
            since: String::new(),
            version: 1,
            changed: "The van comes later.".into(),
            stopped_why: String::new(),
        };
        let region = |name: &str, in_use| Region { name: name.into(), in_use, trying: 0, stopped: 0 };
        let uptake = Uptake { regions: vec![region("Wales", 4), region("Scotland", 5)], ..Uptake::default() };
        let name = |it: &str| row(said(it), 2, &uptake).by.1;
        assert_eq!([name("Wales"), name("Scotland"), name("")], ["A practice", "A practice in Scotland", "A practice"]);
        assert_eq!(row(said("Wales"), 2, &uptake).line, "In use · said of version 1");
    }
}
