//! A group's list of discussions: since you were here, and earlier.

use super::{NAMELESS, NOBODY, face, first, titled};
use crate::{
    discussion::{Held, How, Kind},
    store::listing::Listed,
};
use groups_api::Head;
use kernel::Moment;
use ui::{
    parts::{Empty, Face},
    words,
};

/// `/groups/{group}/discussions`
#[derive(askama::Template)]
#[template(path = "discussions/index.html")]
pub struct ListPage {
    pub head: Head,
    /// "Since you were here on Monday", and what was written since.
    pub since: String,
    pub news: Vec<Row>,
    /// What was there before.
    pub earlier: Vec<Row>,
    /// The address of what follows; empty at the end.
    pub more: String,
    /// What it is narrowed to: "Questions", "Tagged staffing", with the way back; empty if it is not.
    pub narrowed: String,
    pub kinds: Vec<(&'static str, String, bool)>,
    pub empty: Option<Empty>,
    /// Where one begins something; empty for who may not.
    pub begin: String,
    /// Where hosts look at what waits; empty if nothing does.
    pub waiting: String,
}
ui::view!(ListPage { title: |it| it.head.name.clone(), here: Groups, shape: Wide });

/// One discussion.
pub struct Row {
    pub url: String,
    pub title: String,
    pub face: Face,
    pub nameless: bool,
    /// "Question", "Poll, closes on Sunday".
    pub kind: String,
    pub by: String,
    /// "6 replies", "No reply yet".
    pub replies: String,
    /// "latest from Siân, today".
    pub latest: String,
    /// "With a summary", "People disagree".
    pub marks: Vec<&'static str>,
    pub unread: bool,
}

impl Row {
    /// Of what was found.
    pub fn new(it: &Listed, now: Moment) -> Row {
        let name = match (&it.author, it.anonymous) {
            (_, true) => NAMELESS.to_owned(),
            (Some((_, Some(name))), _) => name.clone(),
            _ => NOBODY.to_owned(),
        };
        let id = it.author.as_ref().map_or([0; 16], |it| *it.0.as_bytes());
        Row {
            url: format!("/discussions/{}{}", it.id, if it.unread && it.replies > 0 { "?new=1#new" } else { "" }),
            title: titled(&it.title),
            face: face(&name, &id),
            nameless: it.anonymous,
            kind: kind(it, now),
            by: name,
            replies: match it.replies {
                0 => "No reply yet".to_owned(),
                replies => words::plural(replies.unsigned_abs(), "reply", "replies"),
            },
            latest: latest(it, now),
            marks: marks(it),
            unread: it.unread && it.how != Some(How::Mute),
        }
    }
}

fn kind(it: &Listed, now: Moment) -> String {
    let label = it.kind.label();
    match (it.kind, it.until) {
        (Kind::Poll, Some(until)) if until > now => format!("{label}, closes on {}", words::day(until)),
        (Kind::Poll, Some(_)) => format!("{label}, closed"),
        (Kind::HeadsUp, Some(until)) if until <= now => format!("{label}, over"),
        (Kind::Opportunity, Some(until)) if until > now => format!("{label}, until {}", words::date(until)),
        (Kind::Opportunity, Some(_)) => format!("{label}, over"),
        _ => label.to_owned(),
    }
}

fn latest(it: &Listed, now: Moment) -> String {
    let day = words::ago(&it.latest, &now);
    let day = day.trim_start_matches("on ");
    match (it.replies, &it.latest_by) {
        (0, _) => day.to_owned(),
        (_, Some(name)) => format!("latest from {}, {day}", first(name)),
        (_, None) => format!("latest {}", words::ago(&it.latest, &now)),
    }
}

fn marks(it: &Listed) -> Vec<&'static str> {
    let mut marks = Vec::new();
    marks.extend((it.held == Some(Held::First)).then_some("Waits for a host"));
    marks.extend(it.hidden.then_some("Hidden"));
    marks.extend(it.summary.then_some("With a summary"));
    marks.extend((it.solved && !it.summary).then_some("Solved"));
    marks.extend(it.differs.then_some("People disagree"));
    marks.extend(it.closed.then_some("Closed"));
    marks.extend((it.how == Some(How::Mute)).then_some("Muted"));
    marks
}
