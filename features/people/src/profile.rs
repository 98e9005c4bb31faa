//! A profile: a head that stands in every list, and lines. Each field has its own audience; only the profession is
//! always visible, so that everyone knows whom they talk to.

use crate::{
    audience::{Audience, Shown},
    declaration::Declaration,
    footing::Footing,
    line::{Kind, Line, PlaceCode, Subject},
    location::{Location, Outcode},
    term::{TermCode, UNSTATED, Vocabulary, fold},
};
use kernel::{Id, MemberId, Problems};
use std::fmt;

kernel::text! {
    /// The one line under the name.
    pub Headline = line(120);
    /// The member's own account of themselves, in Markdown.
    pub About = prose(4000);
}

/// All that a member says about themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// Whose it is.
    pub member: MemberId,
    /// What stands on top.
    pub head: Head,
    /// Where they belong and who else pays them, if they have said it; always visible.
    pub declaration: Option<Declaration>,
    /// Everything that repeats, in the member's order within each kind.
    pub lines: Vec<Line>,
}

/// What stands on top.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// Always visible, in every list and card.
    pub profession: TermCode,
    /// The one line under the name.
    pub headline: Shown<Option<Headline>>,
    /// The longer account.
    pub about: Shown<Option<About>>,
    /// The picture.
    pub photo: Shown<Option<Id<Photo>>>,
    /// Roughly where.
    pub location: Shown<Option<Location>>,
    /// Whether they are in general practice, or on the way.
    pub footing: Shown<Option<Footing>>,
}

/// The noun of the id of a photo.
pub enum Photo {}

/// What a form says about the head.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HeadDraft {
    /// The code of the profession.
    pub profession: String,
    /// The one line.
    pub headline: String,
    /// Who sees it.
    pub headline_audience: String,
    /// Markdown.
    pub about: String,
    /// Who sees it.
    pub about_audience: String,
    /// The code of a place.
    pub location_place: String,
    /// Or the first half of a postcode.
    pub location_outcode: String,
    /// Who sees it.
    pub location_audience: String,
    /// Who sees the photo; the photo itself comes by its own form.
    pub photo_audience: String,
    /// The code of the footing; empty for none.
    pub footing: String,
    /// Who sees it.
    pub footing_audience: String,
}

/// Why a profile cannot be as somebody wants it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProfileProblem {
    /// More lines of a kind than there is room for.
    TooMany(Kind),
    /// The same line stands there already.
    Twice,
    /// There is no such line.
    NoSuchLine,
    /// The profession is not in the vocabulary.
    Profession,
}

impl Profile {
    /// A new member's: a profession and nothing else.
    pub fn new(member: MemberId, profession: TermCode) -> Profile {
        Profile { member, head: Head::new(profession), declaration: None, lines: Vec::new() }
    }

    /// The lines of one kind.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(move |it| it.kind == kind)
    }

    /// With one more line, after the others of its kind.
    pub fn with(mut self, line: Line) -> Result<Profile, ProfileProblem> {
        if self.of_kind(line.kind).count() >= line.kind.shape().most {
            return Err(ProfileProblem::TooMany(line.kind));
        }
        self.refuse_twin(&line, None)?;
        self.lines.push(line);
        Ok(self)
    }

    /// With another line instead of the one at `position` (counted over all lines, from 0).
    pub fn with_at(mut self, position: usize, line: Line) -> Result<Profile, ProfileProblem> {
        let old = self.lines.get(position).ok_or(ProfileProblem::NoSuchLine)?;
        if old.kind != line.kind {
            return Err(ProfileProblem::NoSuchLine);
        }
        self.refuse_twin(&line, Some(position))?;
        self.lines[position] = line;
        Ok(self)
    }

    /// Without the line at `position`.
    pub fn without(mut self, position: usize) -> Result<Profile, ProfileProblem> {
        if position >= self.lines.len() {
            return Err(ProfileProblem::NoSuchLine);
        }
        self.lines.remove(position);
        Ok(self)
    }

    /// Whether the rules of [`Profile::with`] hold for all lines together: for imports and the made population.
    pub fn check(&self) -> Result<(), ProfileProblem> {
        let empty = Profile {
            lines: Vec::with_capacity(self.lines.len()),
            ..Profile::new(self.member, self.head.profession.clone())
        };
        self.lines.iter().cloned().try_fold(empty, Profile::with).map(|_| ())
    }

    /// Two lines of a kind about the same thing are one, unless they tell of different times, places or stages.
    fn refuse_twin(&self, line: &Line, besides: Option<usize>) -> Result<(), ProfileProblem> {
        let said_alike = |it: &Line| match (&it.subject, &line.subject) {
            // What folds to nothing (a single emoji) is only like itself.
            (Subject::Words(one), Subject::Words(other)) if !fold(one.as_str()).is_empty() => {
                fold(one.as_str()) == fold(other.as_str())
            }
            (one, other) => one == other,
        };
        let same = |it: &Line| {
            (it.kind, it.from, it.to, it.stage, &it.place) == (line.kind, line.from, line.to, line.stage, &line.place)
                && said_alike(it)
        };
        let twin = self.lines.iter().enumerate().any(|(at, it)| Some(at) != besides && same(it));
        if twin { Err(ProfileProblem::Twice) } else { Ok(()) }
    }
}

impl Head {
    /// Of somebody who has said nothing yet.
    pub fn blank() -> Head {
        Head::new(TermCode::stored(UNSTATED))
    }

    /// A profession and nothing else.
    pub fn new(profession: TermCode) -> Head {
        Head {
            profession,
            headline: Shown::to(Audience::Members, None),
            about: Shown::to(Audience::Members, None),
            photo: Shown::to(Audience::Members, None),
            location: Shown::to(Audience::Members, None),
            footing: Shown::to(Audience::Members, None),
        }
    }

    /// This head with what the form says (the photo stays), or every problem by field.
    pub fn change(self, draft: &HeadDraft, vocabulary: &Vocabulary) -> Result<Head, Problems> {
        let mut problems = Problems::none();
        let profession = vocabulary.profession(draft.profession.trim());
        let profession = problems.take("profession", profession.ok_or(ProfileProblem::Profession));
        let headline = problems.take("headline", Headline::parse_optional(&draft.headline)).flatten();
        let about = problems.take("about", About::parse_optional(&draft.about)).flatten();
        let location = draft.location(&mut problems);
        let footing = problems.take("footing", Footing::parse_optional(&draft.footing)).flatten();
        let mut audience = |field, code: &str| problems.take(field, Audience::parse(code)).unwrap_or_default();
        let headline = Shown::to(audience("headline_audience", &draft.headline_audience), headline);
        let about = Shown::to(audience("about_audience", &draft.about_audience), about);
        let location = Shown::to(audience("location_audience", &draft.location_audience), location);
        let photo = Shown::to(audience("photo_audience", &draft.photo_audience), self.photo.value);
        let footing = Shown::to(audience("footing_audience", &draft.footing_audience), footing);
        match profession {
            Some(term) if problems.is_empty() => {
                Ok(Head { profession: term.code.clone(), headline, about, photo, location, footing })
            }
            _ => Err(problems),
        }
    }
}

impl HeadDraft {
    fn location(&self, problems: &mut Problems) -> Option<Location> {
        if !self.location_place.trim().is_empty() {
            return problems.take("location_place", PlaceCode::parse(&self.location_place)).map(Location::Place);
        }
        if self.location_outcode.trim().is_empty() {
            return None;
        }
        problems.take("location_outcode", Outcode::parse(&self.location_outcode)).map(Location::Outcode)
    }
}

impl From<&Head> for HeadDraft {
    /// The texts that make this head again: to fill its form.
    fn from(head: &Head) -> HeadDraft {
        let (mut location_place, mut location_outcode) = (String::new(), String::new());
        match &head.location.value {
            Some(Location::Place(code)) => location_place = code.to_string(),
            Some(Location::Outcode(outcode)) => location_outcode = outcode.to_string(),
            None => {}
        }
        HeadDraft {
            profession: head.profession.to_string(),
            headline: head.headline.value.as_ref().map(Headline::to_string).unwrap_or_default(),
            headline_audience: head.headline.audience.code().to_owned(),
            about: head.about.value.as_ref().map(About::to_string).unwrap_or_default(),
            about_audience: head.about.audience.code().to_owned(),
            location_place,
            location_outcode,
            location_audience: head.location.audience.code().to_owned(),
            photo_audience: head.photo.audience.code().to_owned(),
            footing: head.footing.value.map(Footing::code).unwrap_or_default().to_owned(),
            footing_audience: head.footing.audience.code().to_owned(),
        }
    }
}

impl fmt::Display for ProfileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ProfileProblem::TooMany(kind) => {
                write!(f, "There is room for {} under “{}”. Remove one first.", kind.shape().most, kind.label())
            }
            ProfileProblem::Twice => f.write_str("This is on your profile already."),
            ProfileProblem::NoSuchLine => f.write_str("This is no longer on your profile. Load the page again."),
            ProfileProblem::Profession => f.write_str("Choose your profession from the list."),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn profile() -> Profile {
        Profile::new(MemberId::NONE, TermCode::stored("profession.gp"))
    }

    fn interest(code: &str) -> Line {
        Line::new(Kind::Interest, Subject::Term(TermCode::stored(code)))
    }

    #[test]
    fn a_line_stands_once() {
        let once = profile().with(interest("life.bread")).expect("the first");
        assert_eq!(once.clone().with(interest("life.bread")), Err(ProfileProblem::Twice));
        let twice = once.with(interest("life.bees")).expect("another");
        assert_eq!(twice.clone().with_at(1, interest("life.bread")), Err(ProfileProblem::Twice));
        assert!(twice.clone().with_at(1, interest("life.bees")).is_ok());
        assert_eq!(twice.clone().without(2), Err(ProfileProblem::NoSuchLine));
        assert_eq!(twice.without(0).map(|it| it.lines), Ok(vec![interest("life.bees")]));
    }

    #[test]
    fn there_is_room_for_so_many() {
        let mut full = profile();
        for number in 0..Kind::Interest.shape().most {
            full = full.with(interest(&format!("life.{number}"))).expect("room");
        }
        assert_eq!(full.check(), Ok(()));
        let problem = full.with(interest("life.more")).expect_err("full");
        assert_eq!(problem.to_string(), "There is room for 40 under “Interests”. Remove one first.");
    }

    #[test]
    fn all_problems_of_a_head_come_at_once() {
        let draft = HeadDraft {
            profession: "role.partner".into(),
            headline: "x".repeat(121),
            about_audience: "all".into(),
            location_outcode: "nowhere".into(),
            footing: "retired".into(),
            ..HeadDraft::default()
        };
        let problems = profile().head.change(&draft, Vocabulary::starter()).expect_err("five problems");
        let fields: Vec<_> = problems.0.iter().map(|it| &*it.field).collect();
        assert_eq!(fields, ["profession", "headline", "location_outcode", "footing", "about_audience"]);
    }

    #[test]
    fn a_head_fills_the_form_that_makes_it_again() {
        let draft = HeadDraft {
            profession: "profession.gp".into(),
            headline: "Finding the short way".into(),
            location_outcode: "TS18".into(),
            location_audience: "contacts".into(),
            photo_audience: "only_me".into(),
            footing: "returning".into(),
            footing_audience: "contacts".into(),
            ..HeadDraft::default()
        };
        let head = profile().head.change(&draft, Vocabulary::starter()).expect("a head");
        assert_eq!(head.location.audience, Audience::Contacts);
        assert_eq!(head.clone().change(&HeadDraft::from(&head), Vocabulary::starter()), Ok(head));
    }
}
