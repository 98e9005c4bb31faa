//! For hosts: who asks, who is invited, who was taken out. For whoever was taken out: why.

use super::{Who, paragraphs};
use crate::{
    joining::{Objection, Removed, Reply},
    store::coming::{Contact, Waiting},
};
use groups_api::{GroupId, Head};
use kernel::{MemberId, Problems};
use ui::{
    parts::{Choice, Choices, Field, Summary},
    words,
};

/// `/groups/{group}/requests`
#[derive(askama::Template)]
#[template(path = "groups/requests.html")]
pub struct RequestsPage {
    pub head: Head,
    pub rows: Vec<AskingRow>,
}
ui::view!(RequestsPage { title: |it| format!("Who asks to join {}", it.head.name), here: Groups, shape: Wide });

/// Somebody who asks, or is invited.
pub struct AskingRow {
    pub who: Who,
    pub words: Vec<Vec<String>>,
    /// "Asked on Tuesday".
    pub line: String,
}

impl AskingRow {
    fn asking(it: Waiting, head: &Head) -> AskingRow {
        let late = head.now.since(it.made) > crate::joining::ANSWERED_WITHIN;
        let words = if late { ", more than three days ago" } else { "" };
        AskingRow { line: format!("Asked {}{words}", words::ago(&it.made, &head.now)), ..AskingRow::new(it) }
    }

    fn invited(it: Waiting, head: &Head) -> AskingRow {
        AskingRow { line: format!("Invited {}", words::ago(&it.made, &head.now)), ..AskingRow::new(it) }
    }

    fn new(it: Waiting) -> AskingRow {
        AskingRow {
            who: Who::new(it.member, &it.name, &it.profession, it.affiliations),
            words: paragraphs(&it.words),
            line: String::new(),
        }
    }
}

impl RequestsPage {
    /// Of those who wait.
    pub fn new(head: Head, waiting: Vec<Waiting>) -> RequestsPage {
        let rows = waiting.into_iter().map(|it| AskingRow::asking(it, &head)).collect();
        RequestsPage { rows, head }
    }
}

/// `/groups/{group}/requests/{member}`: declining kindly.
#[derive(askama::Template)]
#[template(path = "groups/request.html")]
pub struct RequestPage {
    pub head: Head,
    pub row: AskingRow,
    pub reply: Field,
    pub summary: Summary,
}
ui::view!(RequestPage { title: |it| format!("{} asks to join", it.row.who.name), here: Groups, shape: Column });

impl RequestPage {
    /// With what was typed and what is wrong.
    pub fn new(head: Head, one: Waiting, typed: String, problems: &Problems) -> RequestPage {
        let reply = Field::new("words", "A few words to them")
            .hint("They read that it is not this time, and what you write here; not who of the hosts it was. Say where else \
                   they might find what they look for.")
            .value(typed)
            .max(Reply::MAX)
            .rows(4)
            .optional()
            .problem_of(problems);
        let row = AskingRow::asking(one, &head);
        RequestPage { head, row, reply, summary: Summary::of(problems) }
    }
}

/// `/groups/{group}/invitations`
#[derive(askama::Template)]
#[template(path = "groups/invitations.html")]
pub struct InvitationsPage {
    pub head: Head,
    pub part: String,
    pub contacts: Choices,
    pub invited: Vec<AskingRow>,
    pub summary: Summary,
}
ui::view!(InvitationsPage { title: |it| format!("Invite to {}", it.head.name), here: Groups, shape: Wide });

impl InvitationsPage {
    /// Of whom one may choose and whom hosts invited, with who was chosen and what is wrong.
    pub fn new(
        head: Head,
        contacts: Vec<Contact>,
        invited: Vec<Waiting>,
        part: String,
        chosen: &[MemberId],
        problems: &Problems,
    ) -> InvitationsPage {
        let waits = |it: &Contact| invited.iter().any(|other| other.member == it.member);
        let choice =
            |it: &Contact| Choice::new(it.member.to_string(), &it.name).hint(super::capitalised(&it.profession));
        let choices: Vec<Choice> = contacts.iter().filter(|it| !waits(it)).map(choice).collect();
        let chosen: Vec<String> = chosen.iter().map(|it| it.to_string()).collect();
        InvitationsPage {
            contacts: Choices::new("with", "Your contacts").choices(choices).chosen(&chosen).problem_of(problems),
            invited: invited.into_iter().map(|it| AskingRow::invited(it, &head)).collect(),
            part,
            head,
            summary: Summary::of(problems),
        }
    }
}

/// `/groups/{group}/removal`
#[derive(askama::Template)]
#[template(path = "groups/removal.html")]
pub struct RemovalPage {
    pub group: GroupId,
    pub name: String,
    pub on: String,
    pub reason: Vec<Vec<String>>,
    pub objection: Option<(Vec<Vec<String>>, String)>,
    pub answer: Option<(Vec<Vec<String>>, String)>,
    pub field: Field,
    pub summary: Summary,
}
ui::view!(RemovalPage { title: |_| "Taken out of a group", here: Groups, shape: Column });

impl RemovalPage {
    /// For whoever was taken out, with what they typed and what is wrong.
    pub fn new(it: &Removed, typed: String, problems: &Problems) -> RemovalPage {
        let field = Field::new("words", "What you say to it")
            .hint("Whoever owns the group reads it and answers. You can say it once.")
            .value(typed)
            .max(Objection::MAX)
            .problem_of(problems);
        RemovalPage {
            group: it.seat.group,
            name: it.group_name.clone(),
            on: words::date(it.at),
            reason: paragraphs(&it.reason),
            objection: it.objection.as_ref().map(said),
            answer: it.answer.as_ref().map(said),
            field,
            summary: Summary::of(problems),
        }
    }
}

fn said((text, at): &(String, kernel::Moment)) -> (Vec<Vec<String>>, String) {
    (paragraphs(text), words::date(*at))
}

/// `/groups/{group}/removals`
#[derive(askama::Template)]
#[template(path = "groups/removals.html")]
pub struct RemovalsPage {
    pub head: Head,
    pub rows: Vec<RemovedRow>,
    pub summary: Summary,
}
ui::view!(RemovalsPage { title: |it| format!("Taken out of {}", it.head.name), here: Groups, shape: Wide });

/// Somebody who was taken out.
pub struct RemovedRow {
    pub member: MemberId,
    pub name: String,
    pub on: String,
    pub reason: Vec<Vec<String>>,
    pub objection: Option<(Vec<Vec<String>>, String)>,
    pub answer: Option<(Vec<Vec<String>>, String)>,
    pub field: Field,
}

impl RemovalsPage {
    /// For owners, with what was typed to whom and what is wrong.
    pub fn new(
        head: Head,
        removed: Vec<Removed>,
        typed: Option<(MemberId, String)>,
        problems: &Problems,
    ) -> RemovalsPage {
        let row = |it: Removed| {
            let typed = typed.as_ref().filter(|(member, _)| *member == it.seat.member);
            let field = Field::new("words", "Your answer").rows(4).max(Reply::MAX);
            let field = match typed {
                Some((_, words)) => field.value(words.as_str()).problem_of(problems),
                None => field,
            };
            RemovedRow {
                member: it.seat.member,
                on: words::date(it.at),
                reason: paragraphs(&it.reason),
                objection: it.objection.as_ref().map(said),
                answer: it.answer.as_ref().map(said),
                name: it.name,
                field,
            }
        };
        RemovalsPage { rows: removed.into_iter().map(row).collect(), head, summary: Summary::of(problems) }
    }
}
