//! Made pages of asking without a name.

use crate::views::{
    RulesPage,
    asking::{
        AskPage, AskedRow, AskingPage, DutiesPage, HiddenPage, NamingPage, UnmaskPage, UnmaskedPage, UnmaskingRow,
    },
};
use frame::Sample;
use groups_api::Head;
use ui::parts::{Choice, Choices, Field, Summary};

/// All of them.
pub fn samples() -> Vec<Sample> {
    let sample = |name, view: Box<dyn ui::View>| Sample { name, view };
    vec![
        sample("discussions/rules: something waits", Box::new(rules())),
        sample("discussions/rules: not without a name", Box::new(RulesPage { lacking: reasons(), ..rules() })),
        sample("discussions/ask: few who could be meant", Box::new(ask())),
        sample("discussions/ask: not possible", Box::new(AskPage { lacking: reasons(), ..ask() })),
        sample("discussions/asking: something was asked", Box::new(asking())),
        sample("discussions/asking: not possible yet", Box::new(nothing())),
        sample("discussions/hidden: one can object", Box::new(hidden())),
        sample("discussions/hidden: answered", Box::new(HiddenPage { objection: None, ..hidden() })),
        sample("discussions/naming: one has agreed", Box::new(naming())),
        sample("discussions/duties: something waits", Box::new(duties())),
        sample("discussions/duties: named", Box::new(DutiesPage { is_asked: true, all: vec![], ..duties() })),
        sample("discussions/unmask: empty", Box::new(unmask())),
        sample("discussions/unmasked: a name", Box::new(unmasked())),
    ]
}

const LONG: &str = "Llywelyn ap Gruffudd Fychan o Lanfairpwllgwyngyll";

fn reasons() -> Vec<String> {
    vec!["Fewer than 20 people are in this group: whoever asks would be guessed.".to_owned()]
}

fn ask() -> AskPage {
    AskPage {
        head: Head::sample(),
        lacking: vec![],
        crowd: "31 people are in this group.".to_owned(),
        alike: "Three of them, you among them, publish your profession and your region.".to_owned(),
        is_thin: true,
        unmaskers: format!("Sreelakshmi Venkataramanapillai Subrahmanyan and {LONG}"),
        holds: true,
        client: "00000000-0000-4000-8000-000000000077".to_owned(),
        title: Field::new("title", "Your question, in one line"),
        text: Field { rows: 8, ..Field::new("text", "What one needs to know to answer it") },
        tags: Field::new("tags", "Tags").optional(),
        understood: Choices::new("understood", "Before you ask")
            .choices([Choice::new("yes", "I have read who could guess and who can learn that it was me")]),
        preview: None,
        summary: Summary::default(),
    }
}

fn asking() -> AskingPage {
    let row = |title: &str, state: &str, is_new| AskedRow {
        url: "/discussions/x".to_owned(),
        title: title.to_owned(),
        place: "Skin surgery, North East, 18 November 2026".to_owned(),
        state: state.to_owned(),
        is_new,
        unmasked: String::new(),
    };
    let hidden = AskedRow {
        url: "/asking/x".to_owned(),
        unmasked: "It threatens a colleague.".to_owned(),
        ..row("What would you have done?", "Hidden by those who look after the group: it threatens somebody", false)
    };
    AskingPage {
        unmaskers: format!("Mo Moderator and {LONG}"),
        register: "So far it was asked for twice, and done once.".to_owned(),
        asked: vec![row("I missed something. How did you go on?", "3 posts after it", true), hidden],
        naming: "/admin/asking".to_owned(),
        duties: "/moderation/unmasking".to_owned(),
    }
}

fn hidden() -> HiddenPage {
    HiddenPage {
        id: "x".to_owned(),
        title: "What would you have done?".to_owned(),
        html: ui::markdown("I would have written to them."),
        why: "It names a practice.".to_owned(),
        objection: Some(Field { rows: 3, ..Field::new("words", "What is wrong with that") }),
        objected: "It names a town, and forty practices are in it.".to_owned(),
        answer: "You are right. It stands there again.".to_owned(),
        summary: Summary::default(),
    }
}

fn nothing() -> AskingPage {
    let register = "So far it was never asked for.".to_owned();
    AskingPage { unmaskers: String::new(), register, asked: vec![], naming: String::new(), duties: String::new() }
}

fn naming() -> NamingPage {
    let all = |name, label| {
        Choices::new(name, label).choice("", "Choose a moderator").choice("x", "Mo Moderator").choice("y", LONG)
    };
    NamingPage {
        named: vec![("Mo Moderator".to_owned(), "Agreed"), (LONG.to_owned(), "Has not said yet whether they agree")],
        first: all("first", "The first moderator"),
        second: all("second", "The second moderator"),
        is_possible: true,
        summary: Summary::default(),
    }
}

fn duties() -> DutiesPage {
    let row = |words: &str, state: &str, waits, shows| UnmaskingRow {
        id: "00000000-0000-4000-8000-000000000078".to_owned(),
        words: words.to_owned(),
        why: "It says what will happen to a receptionist on Friday.".to_owned(),
        state: state.to_owned(),
        waits,
        shows,
    };
    DutiesPage {
        is_asked: false,
        is_possible: true,
        all: vec![
            row(
                "Mo Moderator asked for it on 20 November 2026, because of a report.",
                "Waits for the other moderator",
                true,
                false,
            ),
            row(
                &format!("{LONG} asked for it on 2 November 2026, because of an order of a court."),
                "Mo Moderator agreed on 3 November 2026",
                false,
                true,
            ),
        ],
        summary: Summary::default(),
    }
}

fn unmask() -> UnmaskPage {
    UnmaskPage {
        post: "00000000-0000-4000-8000-000000000079".to_owned(),
        cause: Choices::new("cause", "What for")
            .choice("report", "It was reported, and hiding it is not enough")
            .choice("court", "A court orders it"),
        why: Field { rows: 4, ..Field::new("why", "Why") },
        quiet: Choice::new("yes", "The court forbids that whoever asked is told"),
        summary: Summary::default(),
    }
}

fn unmasked() -> UnmaskedPage {
    UnmaskedPage { name: LONG.to_owned(), url: "/people/x".to_owned() }
}

fn rules() -> RulesPage {
    let held = ("/discussions/x/posts/y".to_owned(), "Hello".to_owned(), "Callum Brodie: I am new here.".to_owned());
    RulesPage {
        head: Head::sample(),
        hold_first: Choice::new("yes", "The first that a member writes here waits for a host"),
        lacking: vec![],
        anonymous: Choice::new("yes", "Members may ask without their name"),
        held: vec![held],
    }
}
