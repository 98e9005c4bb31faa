//! Home: who waits, what a week holds, what is worth doing, who has come, and the end.

mod samples;
#[cfg(test)]
mod tests;
mod week;

use week::Week;

pub use samples::samples;

use super::things::{LeftRow, ThingRow, capital, face, things_of};
use crate::{
    next_act::{NextAct, called},
    store::{Admitted, Arriving, Host, Neighbour},
    time::{GroupKey, Order, Time},
};
use home_api::{LeftOff, Section, Thing};
use kernel::Moment;
use notices_api::Waiting;
use std::time::Duration;
use texts_api::Changed;
use ui::{
    parts::{Choices, Face},
    words,
};

/// What the page is made of.
pub struct HomeParts {
    /// Now.
    pub now: Moment,
    /// Who arrives.
    pub arriving: Arriving,
    /// How many members there are; of sixty and more only that there are so many.
    pub members: u64,
    /// Who waits for them, and who that is as far as it is one member.
    pub waiting: Vec<(Option<Neighbour>, Waiting)>,
    /// What the week holds, by whom as far as the reader sees them; in its order.
    pub things: Vec<(Option<Neighbour>, Thing)>,
    /// What they began and have not finished.
    pub left_off: Vec<(Option<Neighbour>, LeftOff)>,
    /// How much time they give, and in which order.
    pub time: Time,
    /// The day on which the next page is ready.
    pub next_day: &'static str,
    /// Whether they were away.
    pub absence: Option<Absence>,
    /// A group of which they want to see less, since a moment ago.
    pub less: Option<GroupKey>,
    /// What is worth doing.
    pub acts: Vec<NextAct>,
    /// What was put off a moment ago.
    pub put_off: Option<NextAct>,
    /// Who brought them, and who has come lately.
    pub neighbours: Vec<Neighbour>,
    /// What reads otherwise than before.
    pub changes: Vec<Changed>,
}

/// That somebody was away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Absence {
    /// They said so: until this day.
    Days(String),
    /// They last looked at a group then.
    Since(Moment),
}

/// Home.
#[derive(askama::Template)]
#[template(path = "home/home.html")]
pub struct HomePage {
    /// "Good evening, Amara".
    pub greeting: String,
    /// How it is, in a sentence or two.
    pub lede: String,
    /// For each thing of the week whether it was looked at, those first that were.
    pub steps: Vec<&'static str>,
    /// Where they catch up, and after what; empty if they were not away.
    pub away: String,
    pub waiting: Vec<WaitingRow>,
    /// Whether more wait than stand here.
    pub more: bool,
    pub warnings: Vec<ThingRow>,
    pub groups: Vec<ThingRow>,
    /// One old friend, one surprise.
    pub others: Vec<ThingRow>,
    pub others_title: &'static str,
    /// A group of which less is shown from now on: its id and its name.
    pub less: Option<(String, String)>,
    pub left_off: Vec<LeftRow>,
    /// "30 minutes".
    pub given: String,
    /// "This page takes about 18, by its length."
    pub takes: String,
    pub order: Choices,
    pub next_day: &'static str,
    pub acts: Vec<ActRow>,
    new: Newness,
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
/// Whoever came within this time sees first what is worth doing.
const NEW_FOR: Duration = Duration::from_secs(28 * 24 * 60 * 60);

/// Whether somebody came lately.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Newness {
    /// They did.
    Lately,
    /// They know their way.
    Settled,
}

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
    /// So many stand under "Waiting for you"; of more the page says so, and the page of notices has all.
    pub const WAITING: usize = 5;

    /// The page.
    pub fn new(parts: HomeParts) -> HomePage {
        let HomeParts {
            now, arriving, mut waiting, things, left_off, time, acts, put_off, neighbours, changes, ..
        } = parts;
        let members = parts.members;
        let more = waiting.len() > HomePage::WAITING;
        waiting.truncate(HomePage::WAITING);
        let acts: Vec<ActRow> = acts.into_iter().map(|it| ActRow::new(it, members)).collect();
        let people: Vec<PersonLine> = in_order(neighbours, &arriving.host);
        let week = Week::of(waiting.len(), &things);
        let less = parts.less.map(|it| (it.to_string(), name_of(&things, it)));
        let others = things_of(&things, &[Section::Friend, Section::Surprise], now);
        HomePage {
            greeting: format!("{}, {}", words::greeting(now), called(&arriving.name)),
            lede: lede(members, waiting.len(), &week, &acts),
            steps: week.steps(),
            away: parts.absence.map(|it| it.words(now)).unwrap_or_default(),
            waiting: waiting.into_iter().map(WaitingRow::new).collect(),
            more,
            warnings: things_of(&things, &[Section::Warning], now),
            groups: things_of(&things, &[Section::Groups], now),
            others_title: others_title(&things),
            others,
            less,
            left_off: left_off.into_iter().map(|(to, it)| LeftRow::new(to.as_ref(), it, now)).collect(),
            given: words::plural(time.minutes.number(), "minute", "minutes"),
            takes: week.takes(),
            order: order(time.order),
            next_day: parts.next_day,
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
            new: if now.since(arriving.joined_at) < NEW_FOR { Newness::Lately } else { Newness::Settled },
            acts,
        }
    }
    fn is_new(&self) -> bool {
        self.new == Newness::Lately
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

impl Absence {
    fn words(self, now: Moment) -> String {
        match self {
            Absence::Days(until) => format!("You were away until {until}."),
            Absence::Since(at) => format!("You were last in your groups {}.", words::ago(&at, &now)),
        }
    }
}

fn name_of(things: &[(Option<Neighbour>, Thing)], group: GroupKey) -> String {
    let source = things.iter().filter_map(|it| it.1.source.as_ref()).find(|it| it.id == *group.as_bytes());
    source.map_or_else(|| "that group".to_owned(), |it| it.name.clone())
}

fn others_title(things: &[(Option<Neighbour>, Thing)]) -> &'static str {
    let has = |section| things.iter().any(|it| it.1.section == section);
    match (has(Section::Friend), has(Section::Surprise)) {
        (true, true) => "One old friend, one surprise",
        (true, false) => "One old friend",
        _ => "One surprise",
    }
}

fn order(chosen: Order) -> Choices {
    let choices = Choices::new("order", "Order");
    Order::ALL.iter().fold(choices, |it, one| it.choice(one.word(), one.label())).chosen(&[chosen.word()])
}

fn lede(members: u64, waiting: usize, week: &Week, acts: &[ActRow]) -> String {
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
    if week.things > 0 {
        return here + &waits + &week.words();
    }
    let minutes = words::plural(acts.iter().map(|it| it.minutes).sum(), "minute", "minutes");
    let things = match (acts.len(), waiting) {
        (0, 0) => "Nothing waits for you.".to_owned(),
        (0, _) => String::new(),
        (1, _) => format!("One thing is worth doing, about {minutes}."),
        (many, _) => {
            format!("{} things are worth doing, about {minutes} together.", capital(&words::count(many as u64)))
        }
    };
    (here + &waits + &things).trim_end().to_owned()
}
