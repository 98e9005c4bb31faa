//! Home with made data: the first member, one of ten, one of many, a full week, an extreme one.

use super::*;
use crate::{next_act::PutOff, time::Minutes, views::one};
use frame::Sample;
use home_api::{Looked, Source, Verb};
use kernel::MemberId;
use notices_api::Kind;

/// With made data: the first member, one of ten, one of many.
pub fn samples() -> Vec<Sample> {
    let host = Host { member: MemberId::from_bytes([7; 16]), admitted: Admitted::Invited };
    let change = Changed {
        title: "House rules",
        url: "/about/rules".into(),
        note: "Says what happens when somebody posts a photo of a whiteboard, and who looks at it.".into(),
        at: NOW,
    };
    let first = HomeParts {
        acts: vec![NextAct::Operator, NextAct::Profile, NextAct::Help],
        ..made("Amara Okafor", "", None, 1)
    };
    let tenth = HomeParts {
        waiting: waiting(),
        acts: vec![NextAct::Search, NextAct::Work],
        put_off: Some(NextAct::Invite),
        neighbours: neighbours(),
        changes: vec![change.clone()],
        ..made("Dr Ada Lovelace", "invite", Some(host), 10)
    };
    let many = HomeParts {
        neighbours: neighbours(),
        changes: vec![change.clone(), change],
        ..made(LONG, "work search", None, 55_000)
    };
    let quiet = HomeParts { acts: vec![NextAct::Work], ..made("Ben", "", None, 312) };
    vec![
        one("home/home: the first", HomePage::new(first)),
        one("home/home: one of ten, something put off", HomePage::new(tenth)),
        one("home/home: one of many, nothing to do", HomePage::new(many)),
        one("home/home: nobody has come", HomePage::new(quiet)),
        one("home/home: a week", HomePage::new(week())),
        one("home/home: an extreme week, back from a holiday", HomePage::new(extreme())),
    ]
}

/// Friday 20 November 2026, in the evening.
const NOW: Moment = Moment::from_micros(1_795_202_000_000_000);
const LONG: &str = "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";

fn made(name: &str, put_off: &str, host: Option<Host>, members: u64) -> HomeParts {
    let arriving = Arriving {
        name: name.to_owned(),
        joined_at: NOW,
        professions: 0,
        roles: 0,
        places: 0,
        helps: 0,
        searches: 0,
        brought: 0,
        works: 0,
        put_off: PutOff::stored(put_off),
        host,
    };
    HomeParts {
        now: NOW,
        arriving,
        members,
        waiting: vec![],
        things: vec![],
        left_off: vec![],
        time: Time::default(),
        next_day: "Monday",
        absence: None,
        less: None,
        acts: vec![],
        put_off: None,
        neighbours: vec![],
        changes: vec![],
    }
}

fn waiting() -> Vec<(Option<Neighbour>, Waiting)> {
    let one = |kind: Kind, by: Option<Neighbour>| {
        let words = kind.said(by.as_ref().map(|it| it.name.as_str()));
        let waiting =
            Waiting { kind, by: by.as_ref().map(|it| it.member), words, path: "/notices".to_owned(), at: NOW };
        (by, waiting)
    };
    let mut by = neighbours().into_iter();
    vec![one(Kind::Request, by.next()), one(Kind::IntroductionOffered, by.next()), one(Kind::Message, None)]
}

fn neighbours() -> Vec<Neighbour> {
    let neighbour = |byte: u8, name: &str, beside: &str| Neighbour {
        member: MemberId::from_bytes([byte; 16]),
        name: name.to_owned(),
        beside: beside.to_owned(),
        photo: None,
    };
    vec![
        neighbour(1, LONG, "Practice manager, supplier or industry, commissioner"),
        neighbour(2, "நிலா", "Profession not stated"),
        neighbour(7, "Siân Llewellyn", "GP"),
    ]
}

fn week() -> HomeParts {
    let by = |at: usize| neighbours().into_iter().nth(at);
    let mut things = vec![
        (by(0), thing(Section::Groups, 1, "How do you run a minor surgery list without a second nurse?", 4)),
        (by(1), thing(Section::Groups, 2, "What I stopped doing after my first year as a partner", 2)),
        (None, thing(Section::Groups, 3, "May I ask this without a name: who pays for a second opinion?", 3)),
        (by(2), thing(Section::Friend, 4, "", 10)),
        (by(0), thing(Section::Surprise, 5, "Results day: blood results without the evening pile", 2)),
    ];
    things[1].1.looked = Looked::At;
    let left = LeftOff { path: "/messages".into(), title: "Your message".into(), to: None, at: NOW };
    let less = Some(GroupKey::from_bytes([3; 16]));
    let parts = made("Amara Okafor", "work search invite profile help", None, 312);
    HomeParts { things, left_off: vec![(by(0), left)], waiting: waiting(), less, neighbours: neighbours(), ..parts }
}

fn extreme() -> HomeParts {
    let by = || Some(Neighbour { name: LONG.into(), ..neighbours().remove(0) });
    let warn =
        (by(), thing(Section::Warning, 1, "Vaccine fridge alarms of one maker fail silently after the update", 2));
    let many = (2..28).map(|it| (by(), thing(Section::Groups, it, &format!("{LONG} {LONG}"), 7)));
    HomeParts {
        things: std::iter::once(warn).chain(many).collect(),
        absence: Some(Absence::Days("18 November".into())),
        time: Time { minutes: Minutes::ALL[5], order: Order::Newest },
        next_day: "Wednesday",
        left_off: (0..3)
            .map(|_| (by(), LeftOff { path: "/".into(), title: "Your message".into(), to: None, at: NOW }))
            .collect(),
        ..made(LONG, "", None, 55_000)
    }
}

pub(super) fn thing(section: Section, key: u8, title: &str, minutes: u64) -> Thing {
    let source = Source { id: [key; 16], name: "First5 North East".into() };
    Thing {
        section,
        key: [key; 16],
        path: "/discussions".into(),
        title: title.to_owned(),
        by: Some(MemberId::from_bytes([key; 16])),
        beside: if section == Section::Friend { String::new() } else { format!("question in {}", source.name) },
        at: NOW,
        came: NOW,
        minutes,
        why: match section {
            Section::Friend => {
                "You were last in touch in May 2026; you want to be every six months. Only you see this.".into()
            }
            Section::Surprise => "From First5 North East, an open group that you are not in.".into(),
            _ => "You are in First5 North East.".into(),
        },
        source: (section != Section::Friend).then_some(source),
        looked: Looked::NotYet,
        verb: (section == Section::Friend).then(|| Verb { words: "Write", path: "/messages".into() }),
    }
}
