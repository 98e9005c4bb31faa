//! What members of the made population like, offer, look for and say yes to.

use super::{
    dice::Dice,
    terms::{At, Terms, World},
};
use crate::{
    audience::Audience,
    line::{Capacity, Detail, Kind, Line, LineWords, LinkAddress, Subject},
    when::When,
};

/// What headlines and accounts speak of.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tastes {
    pub(super) clinical: Option<At>,
    pub(super) life: Option<At>,
    pub(super) skill: Option<At>,
    /// Whether they offer their time to others.
    pub(super) open: Option<At>,
}

const OWN_INTERESTS: [&str; 16] = [
    "Lighthouses",
    "Restoring a canal boat",
    "Old maps of moorland",
    "Bell-ringing",
    "Repairing radios",
    "Steam fairs",
    "Hand-drawn anatomy",
    "Village panto",
    "Seaweed and where to find it",
    "Mending rather than buying",
    "Vintage fountain pens",
    "Dry stone walls",
    "Making kites",
    "Sundials",
    "Fossil hunting",
    "Pub signs",
];
const LOOKING_FOR: [&str; 18] = [
    "Someone who has taught minor surgery to nurses",
    "A walking partner for the weekend",
    "A practice that shares its telephone figures",
    "Two more voices for a small choir",
    "Someone who left a partnership and stayed friends",
    "A second opinion on our new rota",
    "Somebody to write a paper with",
    "A practice of our size to compare notes with",
    "A supervisor for a diploma",
    "Stories of group consultations that worked",
    "Someone further along the same path",
    "A locum who knows our part of the coast",
    "An honest review of our website",
    "People who like data and patients equally",
    "A reading group that meets on-line",
    "A mentor who will disagree with me",
    "Advice on premises from someone who survived it",
    "A practice that tried total triage and went back",
];
const HELP_DETAILS: [&str; 8] = [
    "Happy to share what went wrong, too.",
    "Half an hour on the telephone is fine.",
    "I keep a folder of examples.",
    "Best asked by message first.",
    "For practices of any size.",
    "I did it three times, the third time well.",
    "Including the forms.",
    "Evenings suit me.",
];

/// Adds the lines of tastes.
pub(super) fn add(
    dice: &mut Dice,
    terms: &Terms,
    world: Option<&World>,
    second: Option<&World>,
    now: When,
    lines: &mut Vec<Line>,
) -> Tastes {
    let mut tastes = Tastes::default();
    let own = |pick: fn(&World) -> &Vec<At>| world.map(|it| &pick(it)[..]).unwrap_or_default();
    let other = |pick: fn(&World) -> &Vec<At>| second.map(|it| &pick(it)[..]).unwrap_or_default();
    for _ in 0..dice.between(0, 3) {
        let found = terms.mostly(dice, own(|it| &it.clinical), &terms.clinical);
        tastes.clinical = push(terms, Kind::Interest, found, lines).or(tastes.clinical);
    }
    for nth in 0..dice.between(0, 3) {
        let from = if nth == 1 { other(|it| &it.life) } else { own(|it| &it.life) };
        let found = terms.mostly(dice, from, &terms.life);
        tastes.life = push(terms, Kind::Interest, found, lines).or(tastes.life);
    }
    if dice.happens(5) {
        lines.extend(dice.pick(&OWN_INTERESTS).map(|it| words(Kind::Interest, it)));
    }
    for _ in 0..[0, 0, 1, 1, 2, 3][dice.below(6)] {
        let found = terms.mostly(dice, own(|it| &it.skills), &terms.skills);
        tastes.skill = push(terms, Kind::CanHelp, found, lines).or(tastes.skill);
    }
    if let Some(line) = lines.last_mut().filter(|it| it.kind == Kind::CanHelp && dice.happens(25)) {
        line.detail = dice.pick(&HELP_DETAILS).map(|it| Detail::stored(*it));
    }
    match dice.below(100) {
        ..20 => lines.extend(dice.pick(&LOOKING_FOR).map(|it| words(Kind::LookingFor, it))),
        20..38 => {
            let found = terms.mostly(dice, other(|it| &it.skills), &terms.skills);
            let known = found.is_some_and(|it| lines.iter().any(|line| line.term() == Some(&terms.word(it).code)));
            push(terms, Kind::LookingFor, found.filter(|_| !known), lines);
        }
        _ => {}
    }
    tastes.open = offers(dice, terms, now, lines);
    tastes
}

/// Languages of the home, English with them; now and then one that was learned.
pub(super) fn speak(dice: &mut Dice, terms: &Terms, home: &[&str], lines: &mut Vec<Line>) {
    let mut spoken = [None; 3];
    if !home.is_empty() && dice.happens(62) {
        spoken[0] = find_language(terms, home[0]).filter(|_| home.len() == 1 || dice.happens(55));
        let another = dice.pick(home).and_then(|it| find_language(terms, it));
        spoken[1] = another.filter(|it| Some(*it) != spoken[0]);
    } else if dice.happens(8) {
        let learned = ["fr", "es", "de", "it", "bsl", "cy", "pt"];
        spoken[2] = dice.pick(&learned).and_then(|it| find_language(terms, it));
    }
    if spoken.iter().any(Option::is_some) {
        push(terms, Kind::Language, find_language(terms, "en"), lines);
        for language in spoken {
            push(terms, Kind::Language, language, lines);
        }
    }
}

/// A page elsewhere, for one in twenty-five.
pub(super) fn link(dice: &mut Dice, address: &str, lines: &mut Vec<Line>) {
    if dice.happens(4) {
        let page = Subject::Link(LinkAddress::stored(format!("https://{}.example.org/", address.replace('.', "-"))));
        let names = ["My pages", "Blog", "Teaching notes", "Publications"];
        let detail = dice.pick(&names).map(|it| Detail::stored(*it));
        lines.push(Line { detail, ..Line::new(Kind::Link, page) });
    }
}

fn offers(dice: &mut Dice, terms: &Terms, now: When, lines: &mut Vec<Line>) -> Option<At> {
    let mut offered = None;
    for _ in 0..[0, 0, 0, 1, 1, 2][dice.below(6)] {
        let found = dice.pick(&terms.open_to).copied();
        let Some(at) = push(terms, Kind::OpenTo, found, lines) else { continue };
        offered = Some(at);
        if let Some(line) = lines.last_mut() {
            line.capacity = Capacity::of(1 + dice.below(3) as i64).filter(|_| dice.happens(50));
            let end = now.first_month() as i32 + dice.between(1, 12);
            line.to = dice.happens(40).then(|| When::month_of(end / 12, (end % 12 + 1) as u32));
        }
    }
    if dice.happens(3) {
        let wish = push(terms, Kind::WouldLike, terms.find("like.peer-support"), lines);
        if let Some(line) = lines.last_mut().filter(|_| wish.is_some()) {
            line.audience = Audience::OnlyMe;
        }
    }
    offered
}

/// Adds the term unless it stands there; what was added.
fn push(terms: &Terms, kind: Kind, found: Option<At>, lines: &mut Vec<Line>) -> Option<At> {
    let at = found?;
    let code = &terms.word(at).code;
    if lines.iter().any(|it| it.kind == kind && it.term() == Some(code)) {
        return None;
    }
    lines.push(Line::new(kind, Subject::Term(code.clone())));
    Some(at)
}

fn words(kind: Kind, own: &str) -> Line {
    Line::new(kind, Subject::Words(LineWords::stored(own)))
}

fn find_language(terms: &Terms, own: &str) -> Option<At> {
    terms.languages.iter().copied().find(|it| terms.word(*it).code.own() == own)
}
