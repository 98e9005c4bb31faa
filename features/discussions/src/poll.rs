//! A poll: what is to be chosen, how, and who sees what was.

use kernel::{Moment, Problems, TextProblem, text};
use std::fmt;

text! {
    /// One thing to choose.
    pub Choice = line(120);
}

/// Without a name nothing is shown before so many have chosen: of two one would know the other.
const FEW: i64 = 5;

/// A poll on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// What is to be chosen, two to ten.
    pub choices: Vec<Choice>,
    /// How.
    pub how: How,
}

/// How one chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct How {
    /// Any number of choices.
    pub many: bool,
    /// Who chose what is kept nowhere, and shown to nobody.
    pub nameless: bool,
    /// What was chosen is shown when it is closed.
    pub after: bool,
}

/// A poll as one reader has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poll {
    /// How one chooses.
    pub how: How,
    /// How many have.
    pub voters: i64,
    /// Whether the reader has.
    pub voted: bool,
    /// What is to be chosen, in its order.
    pub choices: Vec<Counted>,
}

/// One thing to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Its place, from 1.
    pub position: i64,
    /// The words.
    pub words: String,
    /// How many chose it.
    pub votes: i64,
    /// Whether the reader did, where that is kept.
    pub mine: bool,
}

/// What is wrong with a poll or a choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PollProblem {
    /// Fewer than two, or more than ten.
    Number,
    /// One of them.
    Text(TextProblem),
    /// Twice the same.
    Twice,
    /// Nothing was chosen, or something that is not there.
    NoChoice,
    /// More than one, where one is chosen.
    OnlyOne,
    /// It is over.
    Over,
    /// What was chosen without a name cannot be changed.
    Final,
    /// What was chosen has been shown.
    Shown,
}

impl Asking {
    /// Of what somebody typed, a line each.
    pub fn parse(text: &str, how: How) -> Result<Asking, PollProblem> {
        let mut choices: Vec<Choice> = Vec::new();
        for line in text.lines() {
            match Choice::parse(line) {
                Err(TextProblem::Empty) => {}
                Err(problem) => return Err(PollProblem::Text(problem)),
                Ok(choice) if choices.contains(&choice) => return Err(PollProblem::Twice),
                Ok(choice) => choices.push(choice),
            }
        }
        if (2..=10).contains(&choices.len()) { Ok(Asking { choices, how }) } else { Err(PollProblem::Number) }
    }
}

impl Counted {
    /// Its words; once whoever began the poll was erased, its place.
    pub fn said(&self) -> String {
        if self.words.is_empty() { format!("Choice {}", self.position) } else { self.words.clone() }
    }
}

impl Poll {
    /// Whether the reader sees what was chosen: whoever has not chosen yet is not led, and of few nobody is found out, also
    /// when it is over.
    pub fn is_shown(&self, is_over: bool) -> bool {
        (is_over || (self.voted && !self.how.after)) && !self.is_of_few()
    }
    /// Whether so few chose without a name that one would know the other.
    pub fn is_of_few(&self) -> bool {
        self.how.nameless && self.voters < FEW
    }
    /// Whether it can be opened again: not once everybody has seen what was chosen so far.
    pub fn reopen(&self) -> Result<(), PollProblem> {
        if self.voters > 0 && self.is_shown(true) { Err(PollProblem::Shown) } else { Ok(()) }
    }
    /// These choices, each once, if one may make them now.
    pub fn choose(&self, chosen: &[i64], until: Option<Moment>, now: Moment) -> Result<Vec<i64>, PollProblem> {
        let mut chosen = chosen.to_vec();
        chosen.sort_unstable();
        chosen.dedup();
        if until.is_some_and(|it| it <= now) {
            Err(PollProblem::Over)
        } else if self.how.nameless && self.voted {
            Err(PollProblem::Final)
        } else if chosen.is_empty() || chosen.iter().any(|it| !self.choices.iter().any(|one| one.position == *it)) {
            Err(PollProblem::NoChoice)
        } else if chosen.len() > 1 && !self.how.many {
            Err(PollProblem::OnlyOne)
        } else {
            Ok(chosen)
        }
    }
}

impl fmt::Display for PollProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            PollProblem::Number => f.write_str("Write two to ten choices, each on a line of its own."),
            PollProblem::Text(problem) => problem.fmt(f),
            PollProblem::Twice => f.write_str("Two of the choices are the same."),
            PollProblem::NoChoice => f.write_str("Choose something first."),
            PollProblem::OnlyOne => f.write_str("Choose one of them."),
            PollProblem::Over => f.write_str("This poll is closed."),
            PollProblem::Shown => f.write_str(
                "This poll stays closed: everybody has seen what was chosen, and would choose by that. Begin another.",
            ),
            PollProblem::Final => f.write_str("You have chosen. Nobody keeps what, so it cannot be changed any more."),
        }
    }
}

impl From<PollProblem> for Problems {
    fn from(problem: PollProblem) -> Problems {
        Problems::one("choice", problem.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn poll(how: How, voters: i64, voted: bool) -> Poll {
        let one = |position| Counted { position, words: format!("C{position}"), votes: 0, mine: false };
        Poll { how, voters, voted, choices: vec![one(1), one(2), one(3)] }
    }

    #[test]
    fn a_poll_has_two_to_ten_choices() {
        let asking = Asking::parse("Monday\n\n Tuesday \n", How::default()).expect("two");
        assert_eq!(asking.choices.iter().map(Choice::as_str).collect::<Vec<_>>(), ["Monday", "Tuesday"]);
        assert_eq!(Asking::parse("Monday", How::default()), Err(PollProblem::Number));
        assert_eq!(Asking::parse(&"x\n".repeat(2), How::default()), Err(PollProblem::Twice));
        let many: String = (0..11).map(|it| format!("{it}\n")).collect();
        assert_eq!(Asking::parse(&many, How::default()), Err(PollProblem::Number));
    }

    #[test]
    fn one_chooses_what_is_there_and_in_time() {
        let (single, many) = (How::default(), How { many: true, ..How::default() });
        let now = Moment::from_micros(10);
        assert_eq!(poll(single, 0, false).choose(&[2], None, now), Ok(vec![2]));
        assert_eq!(poll(single, 0, false).choose(&[2, 3], None, now), Err(PollProblem::OnlyOne));
        assert_eq!(poll(many, 0, false).choose(&[3, 2, 3], None, now), Ok(vec![2, 3]));
        assert_eq!(poll(many, 0, false).choose(&[], None, now), Err(PollProblem::NoChoice));
        assert_eq!(poll(many, 0, false).choose(&[4], None, now), Err(PollProblem::NoChoice));
        assert_eq!(poll(single, 0, false).choose(&[1], Some(now), now), Err(PollProblem::Over));
        assert_eq!(poll(single, 1, true).choose(&[1], None, now), Ok(vec![1]), "with a name one may think again");
        let nameless = How { nameless: true, ..How::default() };
        assert_eq!(poll(nameless, 1, true).choose(&[1], None, now), Err(PollProblem::Final));
    }

    #[test]
    fn nobody_is_led_and_nobody_found_out() {
        let (open, nameless) = (How::default(), How { nameless: true, ..How::default() });
        let after = How { after: true, ..How::default() };
        assert!(!poll(open, 9, false).is_shown(false) && poll(open, 9, true).is_shown(false));
        assert!(!poll(nameless, 4, true).is_shown(false) && poll(nameless, 5, true).is_shown(false));
        assert!(!poll(after, 9, true).is_shown(false) && poll(after, 9, false).is_shown(true));
        assert!(!poll(nameless, 4, true).is_shown(true), "four are found out when it is over, too");
        assert!(poll(nameless, 5, false).is_shown(true) && poll(open, 1, false).is_shown(true));
    }

    #[test]
    fn nobody_looks_in_between_by_closing_it() {
        let nameless = How { nameless: true, ..How::default() };
        assert_eq!(poll(nameless, 4, false).reopen(), Ok(()), "nothing was shown");
        assert_eq!(poll(nameless, 5, false).reopen(), Err(PollProblem::Shown));
        assert_eq!(poll(How { after: true, ..How::default() }, 1, true).reopen(), Err(PollProblem::Shown));
        assert_eq!(poll(How::default(), 0, false).reopen(), Ok(()));
    }
}
