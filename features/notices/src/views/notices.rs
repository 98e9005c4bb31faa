//! The page of notices.

use super::one;
use crate::store::notice::Notice;
use frame::Sample;
use kernel::{Id, MemberId, Moment};
use notices_api::{Asked, Kind, Line};
use std::time::Duration;
use ui::{
    parts::{Action, Empty, Face, Look, Pager},
    words,
};

/// A notice that the reader may see, and how its feature says it.
pub struct Shown {
    /// The notice.
    pub notice: Notice,
    /// Words and link.
    pub line: Line,
    /// What stands beside the name of whoever did it.
    pub beside: Option<String>,
}

/// What the house has told a member, the latest first.
#[derive(askama::Template)]
#[template(path = "notices/list.html")]
pub struct NoticesPage {
    pub days: Vec<DayRows>,
    pub pager: Pager,
    /// The moment of the latest that stands here; none if nothing here is new.
    pub upto: Option<i64>,
    /// Whether the list begins here.
    first: bool,
}
ui::view!(NoticesPage { title: |_| "Notices", here: Elsewhere, shape: Column });

/// The notices of a day.
pub struct DayRows {
    pub heading: String,
    pub rows: Vec<Row>,
}

/// One notice.
pub struct Row {
    pub url: String,
    pub words: String,
    /// Profession and affiliation of whoever did it; nobody has to guess. May be empty.
    pub beside: String,
    pub time: String,
    /// Who did it.
    pub face: Option<Face>,
    /// Stands where nobody in particular did.
    pub icon: &'static str,
    /// Where one says that one has seen it; none if one has.
    pub seen_url: Option<String>,
}

impl NoticesPage {
    /// Of what the reader may see, the latest first; `first` says that nothing newer stands before it.
    pub fn new(now: Moment, shown: Vec<Shown>, next: Option<String>, first: bool) -> NoticesPage {
        let new = |it: &&Shown| it.notice.seen.is_none();
        let upto = shown.iter().find(new).map(|it| it.notice.asked.at.micros());
        let mut days: Vec<DayRows> = Vec::new();
        for it in shown {
            let heading = heading(now, it.notice.asked.at);
            let row = Row::new(it);
            match days.last_mut().filter(|it| it.heading == heading) {
                Some(day) => day.rows.push(row),
                None => days.push(DayRows { heading, rows: vec![row] }),
            }
        }
        NoticesPage { days, pager: Pager { next, words: "Show older notices".to_owned() }, upto, first }
    }
    fn nothing(&self) -> Empty {
        let (title, words, back) = match self.first {
            true => (
                "Nothing waits for you",
                "When somebody writes to you, answers you or asks you for something, it stands here. You miss nothing by \
                 not looking.",
                ("/people", "Look for people"),
            ),
            false => ("That is all", "Nothing older stands here.", ("/notices", "Back to the latest")),
        };
        let action = Action { url: back.0.to_owned(), words: back.1.to_owned(), look: Look::Second };
        Empty { title: title.to_owned(), words: words.to_owned(), actions: vec![action] }
    }
}

impl Row {
    fn new(shown: Shown) -> Row {
        let Shown { notice: Notice { asked, seen, .. }, line, beside } = shown;
        let about: Id<()> = Id::from_bytes(asked.about);
        let face = asked.by.zip(asked.name.as_deref()).map(|(by, name)| Face {
            initials: words::initials(name),
            tint: words::tint(by.as_bytes()),
            photo: None,
        });
        Row {
            url: line.path,
            words: line.words.unwrap_or_else(|| asked.kind.said(asked.name.as_deref())),
            beside: beside.unwrap_or_default(),
            time: words::time(asked.at),
            face,
            icon: icon(asked.kind),
            seen_url: (seen.is_none() && !asked.kind.stays())
                .then(|| format!("/notices/{}/{about}/seen", asked.kind.word())),
        }
    }
}

fn icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Message | Kind::Mention | Kind::Added => "messages",
        Kind::ReportAnswered => "check",
        _ => "contacts",
    }
}

/// "Today", "Yesterday", "Thursday 26 November", "26 November 2025".
fn heading(now: Moment, at: Moment) -> String {
    const DAY: Duration = Duration::from_secs(24 * 60 * 60);
    let date = words::date(at);
    if date == words::date(now) {
        "Today".to_owned()
    } else if date == words::date(now.minus(DAY)) {
        "Yesterday".to_owned()
    } else if now.since(at) < DAY * 300 {
        words::day(at)
    } else {
        date
    }
}

/// Friday 20 November 2026, in the evening.
const NOW: Moment = Moment::from_micros(1_795_202_000_000_000);
const LONG: &str = "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";

/// With made data.
pub fn samples() -> Vec<Sample> {
    let shown = |kind: Kind, by: u8, name: &str, hours: u64, seen: bool| {
        let at = NOW.minus(Duration::from_secs(hours * 3600));
        let by = (by > 0).then(|| MemberId::from_bytes([by; 16]));
        let name = by.map(|_| name.to_owned());
        let asked = Asked { kind, about: [hours as u8; 16], by, name, at };
        Shown {
            notice: Notice { asked, seen: seen.then_some(NOW), beside: None },
            line: Line::to("/requests"),
            beside: by.map(|_| "GP, supplier or industry".to_owned()),
        }
    };
    let some = vec![
        shown(Kind::Request, 1, "Tomasz Wiśniewski", 1, false),
        shown(Kind::Message, 2, "Siân Llewellyn", 2, false),
        shown(Kind::KeepingInTouch, 0, "", 20, true),
        shown(Kind::IntroductionOffered, 3, LONG, 21, false),
        shown(Kind::Mention, 4, "நிலா", 70, true),
        Shown {
            line: Line::saying("A message in “Skin surgery in the North East, Thursdays”", "/messages"),
            ..shown(Kind::Message, 0, "", 90, true)
        },
        shown(Kind::ReportAnswered, 0, "", 24 * 80, true),
    ];
    let seen = || vec![shown(Kind::Accepted, 1, "Farida Noorzai", 30, true)];
    vec![
        one("notices/list: nothing", NoticesPage::new(NOW, vec![], None, true)),
        one("notices/list: some new", NoticesPage::new(NOW, some, Some("/notices?after=x".into()), true)),
        one("notices/list: all seen", NoticesPage::new(NOW, seen(), None, true)),
        one("notices/list: past the end", NoticesPage::new(NOW, vec![], None, false)),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_names_that_people_use() {
        let hours = |it: u64| heading(NOW, NOW.minus(Duration::from_secs(it * 3600)));
        assert_eq!(hours(1), "Today");
        assert_eq!(hours(24), "Yesterday");
        assert_eq!(hours(48), "Wednesday 18 November");
        assert_eq!(hours(24 * 365), "20 November 2025");
    }
}
