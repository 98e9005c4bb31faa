//! How a discussion is worded: its title and tags, what its kind says beside the text, its day, and what is to be chosen.

use crate::{
    discussion::{Detail, Kind, Tags, Thread, Title},
    poll::Choice,
};
use kernel::{Moment, Problems};

/// A wording that somebody puts in the place of another.
#[derive(Debug, Clone)]
pub struct Wording {
    /// What it is about.
    pub title: Title,
    /// Its tags.
    pub tags: Tags,
    /// What its kind says beside the text.
    pub detail: Detail,
    /// When it closes, expires or ends; nothing: that stays as it is.
    pub until: Option<Option<Moment>>,
    /// What is to be chosen; nothing: that stays as it is.
    pub choices: Option<Vec<Choice>>,
    /// The number of wordings from which its writer began.
    pub version: i64,
}

impl Wording {
    /// Whether it says what stands there.
    pub fn is_that_of(&self, it: &Thread) -> bool {
        self.title.as_str() == it.title
            && self.tags == it.tags
            && self.detail == it.detail
            && self.until.is_none_or(|until| until == it.until)
            && self.choices.as_ref().is_none_or(|choices| is_asked(choices, it))
    }
    /// Whether it can be put in the place of what stands there: of a poll nothing changes under those who have chosen.
    ///
    /// # Errors
    /// The problems of its day and of its choices.
    pub fn check(&self, it: &Thread, now: Moment) -> Result<(), Problems> {
        let mut problems = Problems::none();
        let is_poll = it.kind == Kind::Poll;
        if is_poll && it.is_over(now) && self.until.is_some_and(|until| until != it.until) {
            problems.add("until", "This poll is over, and everybody has seen what was chosen. Begin another one.");
        }
        let chosen = it.poll.as_ref().is_some_and(|poll| poll.voters > 0);
        if self.choices.as_ref().is_some_and(|choices| chosen && !is_asked(choices, it)) {
            problems.add("", "Somebody has chosen in the meantime, so the choices stay as they are.");
        }
        if problems.is_empty() { Ok(()) } else { Err(problems) }
    }
}

/// What stands there, a line each, for whoever reads what it was called before; `until` is its day in words.
pub fn as_it_stands(it: &Thread, until: &str) -> String {
    let mut lines = vec![it.title.clone()];
    let tags = it.tags.typed();
    if !tags.is_empty() {
        lines.push(format!("Tags: {tags}"));
    }
    for (word, label) in it.kind.parts() {
        let said = it.detail.of(word);
        if !said.is_empty() {
            lines.push(format!("{label}: {said}"));
        }
    }
    if !until.is_empty() {
        lines.push(format!("{}: {until}", it.kind.day()));
    }
    lines.extend(it.poll.iter().flat_map(|it| &it.choices).map(|it| format!("Choice {}: {}", it.position, it.words)));
    lines.join("\n")
}

fn is_asked(choices: &[Choice], it: &Thread) -> bool {
    let asked = it.poll.iter().flat_map(|poll| poll.choices.iter().map(|it| it.words.as_str()));
    choices.iter().map(Choice::as_str).eq(asked)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        discussion::tests::thread,
        poll::{Counted, How, Poll},
    };
    use groups_api::Role;

    fn poll(voters: i64) -> Thread {
        let counted = |(at, words): (usize, &str)| Counted {
            position: at as i64 + 1,
            words: words.to_owned(),
            votes: 0,
            mine: false,
        };
        let choices = ["Monday", "Tuesday"].into_iter().enumerate().map(counted).collect();
        let poll = Poll { how: How::default(), voters, voted: false, choices };
        Thread { kind: Kind::Poll, title: "Which day?".to_owned(), poll: Some(poll), ..thread(Some(Role::Member)) }
    }

    fn wording(choices: &[&str]) -> Wording {
        Wording {
            title: Title::stored("Which day?"),
            tags: Tags::default(),
            detail: Detail::default(),
            until: None,
            choices: Some(choices.iter().map(|it| Choice::stored(*it)).collect()),
            version: 0,
        }
    }

    #[test]
    fn choices_change_only_while_nobody_chose() {
        let (same, other, now) =
            (wording(&["Monday", "Tuesday"]), wording(&["Monday", "Friday"]), Moment::from_micros(9));
        assert!(same.is_that_of(&poll(0)) && !other.is_that_of(&poll(0)));
        assert!(other.check(&poll(0), now).is_ok());
        assert!(same.check(&poll(1), now).is_ok());
        assert!(other.check(&poll(1), now).is_err_and(|it| it.of("").is_some()));
    }

    #[test]
    fn what_is_over_does_not_begin_again() {
        let (over, now) = (Thread { until: Some(Moment::from_micros(5)), ..poll(0) }, Moment::from_micros(9));
        let later = Wording { until: Some(Some(Moment::from_micros(20))), ..wording(&["Monday", "Tuesday"]) };
        assert!(later.check(&over, now).is_err_and(|it| it.of("until").is_some()));
        assert!(later.check(&over, Moment::from_micros(4)).is_ok());
        let warning = Thread { kind: Kind::HeadsUp, poll: None, ..over };
        assert!(Wording { choices: None, ..later }.check(&warning, now).is_ok(), "what was over may prove not to be");
    }

    #[test]
    fn what_stood_there_is_read_line_by_line() {
        let it = Thread { tags: Tags::stored("dates|spring"), ..poll(0) };
        let said = as_it_stands(&it, "3 December 2026");
        assert_eq!(
            said,
            "Which day?\nTags: dates, spring\nCloses on: 3 December 2026\nChoice 1: Monday\nChoice 2: Tuesday"
        );
    }
}
