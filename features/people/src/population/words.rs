//! Headlines and accounts of the made population: a small grammar whose sentences fit what the profile tells.

use super::{
    careers::Career,
    dice::Dice,
    tastes::Tastes,
    terms::{At, Terms},
};
use crate::{audience::Audience, stage::Stage, term::Telling};

/// What the slots of a sentence stand for; an empty one is not available.
pub(super) struct Slots<'a> {
    role: &'a str,
    extended: &'a str,
    /// The extended role, if patients come for it.
    clinic: &'a str,
    background: &'a str,
    clinical: &'a str,
    life: &'a str,
    skill: &'a str,
    area: &'a str,
    years: &'a str,
    sessions: &'a str,
}

/// Sentences, each with the slots that it needs; `{life}` and so on are filled with the words of terms.
const HEADLINES: &[&str] = &[
    "{role} with time for {life}",
    "{role}, and fond of {life}",
    "{role} by day, {life} by evening",
    "{role} around {area}, happiest with {clinical}",
    "{role}: continuity first, {life} second",
    "{role} near {area}: {clinical}, {skill} and {life}",
    "{role}, learning {skill} the slow way",
    "Looking after {area}, reading about {clinical}, dreaming of {life}",
    "{role} who talks about {clinical} at parties and about {life} in clinic",
    "If it is about {skill} or {life}, I am in",
    "{role} with opinions on {skill}",
    "{role}, {years} in, still curious about {clinical}",
    "{role}, {years} in, and learning {life}",
    "{role} with a soft spot for {clinical}",
    "{role}, {sessions} sessions, and {life} between them",
    "{role} in {area}; ask me about {skill}",
    "{role}; good with {skill}, better with biscuits",
    "{role}, slowly getting better at {skill}",
    "Ask me about {skill}",
    "Making {skill} a little less painful",
    "Small practice, big kettle, some {life}",
    "{clinical}, {life} and a full teapot",
    "Curious about {clinical}; calmer since {life}",
    "Trying to do {clinical} properly in ten minutes",
    "Here to learn about {clinical} and to talk about {life}",
    "Half {skill}, half {life}",
];
const ESTABLISHED: &[&str] = &[
    "{role} with a {clinic} clinic",
    "{role} and {extended} lead for our corner of {area}",
    "{clinic} on Thursdays, ordinary general practice the rest of the week",
    "{clinic}, close to home: fewer journeys for our patients",
    "Happy to show you how our {clinic} clinic works",
    "{extended} in the community, {life} on Sundays",
    "{role}; {extended} keeps me cheerful",
    "Building {extended} once for several practices",
];
const AIMING: &[&str] = &[
    "{role}, on the way to {extended}",
    "{role}, wondering about {extended}",
    "Learning {extended}, one clinic at a time",
    "{role} looking for the short way to {extended}",
    "Next step: {extended}. Company welcome",
];
const CHANGED: &[&str] = &[
    "From {background} to general practice, and glad of it",
    "{background} once, {role} now, {life} always",
    "{role} with {background} in the rear-view mirror",
    "Left {background}, kept the curiosity",
    "{role}; {background} taught me speed, this teaches me patience",
];

/// What some add at the end.
const TAILS: &[&str] = &[
    ", one cup of tea at a time",
    ". Still learning",
    ", on a good day",
    ". Ask me anything",
    ", with a bicycle in the corridor",
    ". Slow replies, long memory",
    ", in that order",
    ". Mostly cheerful",
    ", and three teenagers",
    ". Biscuits provided",
    ", whatever the weather",
    ". New here",
    ", with good shoes",
    ". Good listener, bad singer",
];

const ABOUT_START: &[&str] = &[
    "I work as {role} around {area} and have done so for {years}.",
    "My weeks are {sessions} sessions of ordinary general practice, which is never ordinary.",
    "I came to general practice from {background} and brought some of its habits along.",
    "After {background} I wanted to know how the stories go on. Here they do.",
    "General practice suits me: I like people, puzzles and tea.",
    "Our practice looks after a mixed part of {area}, from students to great-grandparents.",
    "I joined because I learn most from colleagues who do the same work elsewhere.",
];
const ABOUT_MIDDLE: &[&str] = &[
    "What keeps me reading is {clinical}.",
    "Much of my energy goes into {extended}, and I am glad to compare notes.",
    "It took a year to get our {clinic} clinic to work; ask me for the list of things I would skip.",
    "In the practice I am the one who looks after {skill}.",
    "I care about continuity more than about speed, and try to have both.",
    "I keep a short list of **things that helped** and am happy to share it.",
    "If you are thinking about {extended}, write to me. Nobody should have to work that out alone.",
    "I make mistakes in {skill} so that you need not.",
];
const ABOUT_END: &[&str] = &[
    "Outside work: {life}, family, and rather too many books.",
    "Weekends are for {life}.",
    "I answer slowly, but I answer.",
    "Messages welcome; telephone calls after six.",
    "Two things I would like to learn here:\n\n- how others do {skill}\n- how others say no",
    "If you are near {area}, the kettle is on.",
    "{life} keeps me sane.",
];

/// Extended roles for which no patient comes.
const NO_CLINIC: [&str; 8] =
    ["education", "research", "digital", "leadership", "medico-legal", "appraisal", "safeguarding", "care-homes"];

impl<'a> Slots<'a> {
    /// From what everyone may see of the career and the tastes; `years` and `sessions` are written by the caller.
    pub(super) fn of(
        terms: &'a Terms,
        career: &Career,
        tastes: &Tastes,
        area: &'a str,
        [years, sessions]: [&'a str; 2],
    ) -> Slots<'a> {
        let shown = |at: &At| {
            let word = terms.word(*at);
            let mut lines = career.lines.iter().filter(|it| it.audience == Audience::Members);
            word.telling == Telling::Open && lines.any(|it| it.term() == Some(&word.code))
        };
        let word = |at: Option<At>| at.filter(shown).map_or("", |it| &terms.word(it).words);
        let extended = career.extended.map(|it| it.0);
        let clinic = extended.filter(|it| !NO_CLINIC.contains(&terms.word(*it).code.own()));
        Slots {
            role: word(career.role),
            extended: word(extended),
            clinic: word(clinic),
            background: word(career.background),
            clinical: word(tastes.clinical),
            life: word(tastes.life),
            skill: word(tastes.skill),
            area,
            years,
            sessions,
        }
    }

    fn slot(&self, name: &str) -> &'a str {
        match name {
            "role" => self.role,
            "extended" => self.extended,
            "clinic" => self.clinic,
            "background" => self.background,
            "clinical" => self.clinical,
            "life" => self.life,
            "skill" => self.skill,
            "area" => self.area,
            "years" => self.years,
            "sessions" => self.sessions,
            _ => "",
        }
    }

    /// Appends the sentence with a capital at its start; tells whether all its slots were available (if not, nothing
    /// was appended).
    fn write(&self, sentence: &str, into: &mut String) -> bool {
        let start = into.len();
        let mut rest = sentence;
        while let Some((plain, slot)) = rest.split_once('{') {
            into.push_str(plain);
            let Some((name, after)) = slot.split_once('}') else { break };
            let words = self.slot(name);
            if words.is_empty() {
                into.truncate(start);
                return false;
            }
            into.push_str(words);
            rest = after;
        }
        into.push_str(rest);
        if let Some(first) = into.get_mut(start..start + 1) {
            first.make_ascii_uppercase();
        }
        true
    }
}

/// One line, or nothing for the few who write none.
pub(super) fn headline(dice: &mut Dice, slots: &Slots<'_>, career: &Career) -> Option<String> {
    if dice.happens(8) {
        return None;
    }
    let mut text = String::with_capacity(80);
    for _ in 0..6 {
        let own = match career.extended {
            Some((_, Stage::Established)) if dice.happens(55) => ESTABLISHED,
            Some((_, Stage::Considering | Stage::Training)) if dice.happens(50) => AIMING,
            _ if career.background.is_some() && dice.happens(35) => CHANGED,
            _ => HEADLINES,
        };
        let written = dice.pick(own).is_some_and(|it| slots.write(it, &mut text));
        if written && text.chars().count() <= 90 && dice.happens(28) {
            text.push_str(dice.pick(TAILS).unwrap_or(&""));
        }
        if written && text.chars().count() <= 120 {
            return Some(text);
        }
        text.clear();
    }
    None
}

/// A few sentences in Markdown, for seven in ten.
pub(super) fn about(dice: &mut Dice, slots: &Slots<'_>, career: &Career) -> Option<String> {
    if dice.happens(30) {
        return None;
    }
    // Somebody who only considers it does not speak as if they did it.
    let does = career.extended.is_some_and(|it| it.1 == Stage::Established);
    let mut text = String::with_capacity(320);
    for (nth, pool) in [ABOUT_START, ABOUT_MIDDLE, ABOUT_MIDDLE, ABOUT_END].into_iter().enumerate() {
        if nth == 2 && dice.happens(60) {
            continue;
        }
        let Some(sentence) =
            dice.pick(pool).filter(|it| does || !(it.contains("{extended}") || it.contains("{clinic}")))
        else {
            continue;
        };
        if !said(&text, sentence) {
            add(slots, sentence, nth, &mut text);
        }
    }
    (!text.is_empty()).then_some(text)
}

fn add(slots: &Slots<'_>, sentence: &str, nth: usize, text: &mut String) {
    let before = text.len();
    if before > 0 {
        text.push_str(if nth == 3 { "\n\n" } else { " " });
    }
    if !slots.write(sentence, text) {
        text.truncate(before);
    }
}

/// Whether the sentence, or one that begins like it, stands there already.
fn said(text: &str, sentence: &str) -> bool {
    let start = sentence.split('{').next().unwrap_or_default();
    !start.is_empty() && text.contains(start)
}
