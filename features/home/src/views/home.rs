//! Home: what is worth doing, who has come, and the end.

use super::one;
use crate::{
    next_act::{NextAct, PutOff, called},
    store::{Admitted, Arriving, Host, Neighbour},
};
use frame::Sample;
use kernel::{MemberId, Moment};
use notices_api::{Kind, Waiting};
use texts_api::Changed;
use ui::{parts::Face, words};

/// What the page is made of.
pub struct HomeParts {
    /// Now.
    pub now: Moment,
    /// Who arrives.
    pub arriving: Arriving,
    /// How many members there are.
    pub members: u64,
    /// Who waits for them, and who that is as far as it is one member.
    pub waiting: Vec<(Option<Neighbour>, Waiting)>,
    /// What is worth doing.
    pub acts: Vec<NextAct>,
    /// What was put off a moment ago.
    pub put_off: Option<NextAct>,
    /// Who brought them, and who has come lately.
    pub neighbours: Vec<Neighbour>,
    /// What reads otherwise than before.
    pub changes: Vec<Changed>,
}

/// Home.
#[derive(askama::Template)]
#[template(path = "home/home.html")]
pub struct HomePage {
    /// "Good evening, Amara".
    pub greeting: String,
    /// How it is, in a sentence or two.
    pub lede: String,
    pub waiting: Vec<WaitingRow>,
    pub acts: Vec<ActRow>,
    /// What was put off a moment ago, and can come back.
    pub undo: Option<ActRow>,
    pub changes: Vec<ChangeRow>,
    /// "Who is here", or "Who has come lately".
    pub beside: &'static str,
    pub people: Vec<PersonLine>,
    /// Why there is nobody; empty if there is somebody.
    pub nobody: &'static str,
    /// Whether something could be brought back.
    pub kept: Kept,
}
ui::view!(HomePage { title: |_| "Home", here: Home, shape: Wide });

/// So many stand beside.
const BESIDE: usize = 8;

/// Whether anything is put off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// Something.
    Something,
    /// Nothing.
    Nothing,
}

/// One thing that is worth doing.
pub struct ActRow {
    pub word: &'static str,
    pub url: &'static str,
    pub icon: &'static str,
    pub title: &'static str,
    /// What it takes.
    pub takes: &'static str,
    /// Why.
    pub why: &'static str,
    /// The words on the button.
    pub verb: &'static str,
    /// How long it takes.
    pub minutes: u64,
}

/// Somebody who waits.
pub struct WaitingRow {
    pub url: String,
    pub words: String,
    /// Profession and affiliation, and since when.
    pub about: String,
    /// Of the one who waits.
    pub face: Option<Face>,
    /// Stands where it is nobody in particular.
    pub icon: &'static str,
}

/// A text that changed.
pub struct ChangeRow {
    pub url: String,
    pub words: String,
    pub note: String,
}

/// Somebody in the side column.
pub struct PersonLine {
    pub url: String,
    pub name: String,
    pub face: Face,
    /// Profession, affiliation, and whether they brought the reader.
    pub about: String,
}

impl HomePage {
    /// The page.
    pub fn new(parts: HomeParts) -> HomePage {
        let HomeParts { now, arriving, members, waiting, acts, put_off, neighbours, changes } = parts;
        let acts: Vec<ActRow> = acts.into_iter().map(|it| ActRow::new(it, members)).collect();
        let people: Vec<PersonLine> = in_order(neighbours, &arriving.host);
        HomePage {
            greeting: format!("{}, {}", words::greeting(now), called(&arriving.name)),
            lede: lede(members, waiting.len(), &acts),
            waiting: waiting.into_iter().map(WaitingRow::new).collect(),
            acts,
            undo: put_off.map(|it| ActRow::new(it, members)),
            changes: changes.into_iter().map(ChangeRow::new).collect(),
            beside: if members <= 50 { "Who is here" } else { "Who has come lately" },
            nobody: match (people.is_empty(), members) {
                (false, _) => "",
                (true, 0..=1) => "Nobody but you, so far. Whoever comes by your invitation will stand here.",
                (true, _) => "Nobody in the last three months.",
            },
            people,
            kept: if arriving.put_off.is_empty() { Kept::Nothing } else { Kept::Something },
        }
    }
    fn can_bring_back(&self) -> bool {
        self.kept == Kept::Something && self.undo.is_none()
    }
}

impl ActRow {
    fn new(act: NextAct, members: u64) -> ActRow {
        let (title, takes, minutes) = what(act);
        let (url, icon, verb) = way(act);
        ActRow { word: act.word(), url, icon, title, takes, why: why(act, members), verb, minutes }
    }
    fn time(&self) -> String {
        words::plural(self.minutes, "minute", "minutes")
    }
}

/// What it is, what it takes, and how many minutes.
fn what(act: NextAct) -> (&'static str, &'static str, u64) {
    match act {
        NextAct::Operator => ("Say who runs this Kettle", "Name, contact and address", 3),
        NextAct::Profile => ("Say who you are", "Your profession, and where you work", 3),
        NextAct::Help => ("Say what you can help with", "Two lines on your profile", 4),
        NextAct::Invite => ("Invite two people whom you would ask anyway", "Your own link, for any messenger", 3),
        NextAct::Search => ("Save a search that finds for you later", "One search, and “Save this search”", 2),
        NextAct::Work => ("Confirm your address at work", "A letter there, and one press", 2),
    }
}

/// Where it is done, its icon, and the words on the button.
fn way(act: NextAct) -> (&'static str, &'static str, &'static str) {
    match act {
        NextAct::Operator => ("/admin/operator", "home", "Say who runs it"),
        NextAct::Profile => ("/welcome/1", "people", "Fill it in"),
        NextAct::Help => ("/profile/lines/new?kind=can_help", "help", "Write two lines"),
        NextAct::Invite => ("/invitations", "mail", "Invite them"),
        NextAct::Search => ("/people", "search", "Look for somebody"),
        NextAct::Work => ("/settings#evidence-title", "shield", "Confirm it"),
    }
}

/// Why it is worth doing here, where there are so many.
fn why(act: NextAct, members: u64) -> &'static str {
    match act {
        NextAct::Operator => {
            "It stands below every text and on the front page; until then nobody knows whom they deal with."
        }
        NextAct::Profile => "Nobody has to guess here who is a doctor, a nurse or a manager.",
        NextAct::Help => "Whoever comes next will look for someone like you, and this is what they search.",
        NextAct::Invite => "You know them, and Kettle does not. What you would ask them, others here may too.",
        NextAct::Search if members <= 10 => {
            "Few are here yet. A saved search can tell you by letter when somebody comes whom you look for."
        }
        NextAct::Search => {
            "Whom you look for may come next month. A saved search can tell you by letter; you need not look again."
        }
        NextAct::Work => {
            "Others then see its ending, such as nhs.net, and never the address: one thing less to take on trust."
        }
    }
}

impl WaitingRow {
    fn new((by, it): (Option<Neighbour>, Waiting)) -> WaitingRow {
        let since = format!("since {}", words::day(it.at));
        let about = match &by {
            Some(by) => format!("{}, {since}", by.beside),
            None => since.replacen('s', "S", 1),
        };
        let icon = if it.kind.is_of_conversations() { "messages" } else { "contacts" };
        WaitingRow { url: it.path, words: it.words, about, face: by.as_ref().map(face), icon }
    }
}

impl ChangeRow {
    fn new(changed: Changed) -> ChangeRow {
        let words = format!("{} changed on {}", changed.title, words::date(changed.at));
        ChangeRow { url: changed.url, words, note: changed.note }
    }
}

fn face(it: &Neighbour) -> Face {
    let (initials, tint) = (words::initials(&it.name), words::tint(it.member.as_bytes()));
    Face { initials, tint, photo: it.photo.clone() }
}

/// Who brought the reader stands first.
fn in_order(neighbours: Vec<Neighbour>, host: &Option<Host>) -> Vec<PersonLine> {
    let brought = |it: &Neighbour| host.as_ref().filter(|host| host.member == it.member);
    let (first, rest): (Vec<Neighbour>, Vec<Neighbour>) = neighbours.into_iter().partition(|it| brought(it).is_some());
    let line = |it: Neighbour| {
        let how = match brought(&it).map(|it| it.admitted) {
            Some(Admitted::Invited) => " Invited you.",
            Some(Admitted::FromList) => " Let you in.",
            None => "",
        };
        PersonLine {
            url: format!("/people/{}", it.member),
            face: face(&it),
            about: format!("{}.{how}", it.beside),
            name: it.name,
        }
    };
    first.into_iter().chain(rest).take(BESIDE).map(line).collect()
}

fn lede(members: u64, waiting: usize, acts: &[ActRow]) -> String {
    let here = match members {
        0..=1 => "You are the first here. ".to_owned(),
        2..=10 => format!("You are one of the first {}. ", words::count(members)),
        _ => String::new(),
    };
    let waits = match waiting {
        0 => String::new(),
        1 => "Somebody waits for you. ".to_owned(),
        // There may be more on the page of notices: a number would be a guess.
        _ => "Some wait for you. ".to_owned(),
    };
    let minutes = words::plural(acts.iter().map(|it| it.minutes).sum(), "minute", "minutes");
    let things = match (acts.len(), waiting) {
        (0, 0) => "Nothing waits for you.".to_owned(),
        (0, _) => String::new(),
        (1, _) => format!("One thing is worth doing, about {minutes}."),
        (many, _) => {
            let many = words::count(many as u64);
            let (first, rest) = many.split_at(1);
            format!("{}{rest} things are worth doing, about {minutes} together.", first.to_uppercase())
        }
    };
    (here + &waits + &things).trim_end().to_owned()
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_says_how_many_things_and_how_long() {
        let rows = |acts: &[NextAct]| acts.iter().map(|it| ActRow::new(*it, 3)).collect::<Vec<_>>();
        let three = rows(&[NextAct::Profile, NextAct::Help, NextAct::Invite]);
        assert_eq!(
            lede(3, 0, &three),
            "You are one of the first three. Three things are worth doing, about 10 minutes together."
        );
        assert_eq!(lede(1, 0, &three[..1]), "You are the first here. One thing is worth doing, about 3 minutes.");
        assert_eq!(lede(4000, 0, &[]), "Nothing waits for you.");
        assert_eq!(lede(4000, 1, &[]), "Somebody waits for you.");
        assert_eq!(lede(4000, 3, &three[..1]), "Some wait for you. One thing is worth doing, about 3 minutes.");
    }
}
