//! A profile as its owner holds it: with the ids of its lines and a revision of its head; and the changes that its rules
//! make of what the owner asks for.

use crate::{
    audience::Shown,
    declaration::DeclarationChange,
    footing::Footing,
    line::{Kind, Line, LineDraft},
    policy::Owned,
    profile::{Head, HeadDraft, Photo, Profile, ProfileProblem},
    term::Vocabulary,
};
use kernel::{Id, MemberId, OrAbsent, Problems, Refusal};

/// The noun of [`LineId`].
pub enum LineNoun {}
/// One line of a profile.
pub type LineId = Id<LineNoun>;

/// A profile with what its owner needs for changing it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnProfile {
    /// All of it.
    pub profile: Profile,
    /// The lines' ids and places in the order, beside [`Profile::lines`].
    pub keys: Vec<LineKey>,
    /// Rises with each change of the head; 0 until its owner says something.
    pub revision: i64,
}

/// Where a line is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineKey {
    /// Its id.
    pub id: LineId,
    /// Its place among the lines.
    pub position: i64,
}

/// A head that takes the place of another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadChange {
    /// Whose.
    pub member: MemberId,
    /// The new head.
    pub head: Head,
    /// The revision that it was made from; 0 for the first.
    pub revision: i64,
}

/// A line that is new or takes the place of the one with its id.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineChange {
    /// Whose.
    pub member: MemberId,
    /// Where it is kept.
    pub key: LineKey,
    /// The line.
    pub line: Line,
}

/// A line that goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineRemoval {
    /// Whose.
    pub member: MemberId,
    /// Which.
    pub id: LineId,
}

/// Two neighbours that change places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Swap {
    /// Whose.
    pub member: MemberId,
    /// Each line with its new position.
    pub keys: [LineKey; 2],
}

/// Which way a line moves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Towards the first.
    Up,
    /// Towards the last.
    Down,
}

impl OwnProfile {
    /// Of somebody who has said nothing yet.
    pub fn blank(member: MemberId) -> OwnProfile {
        let head = Head::blank();
        OwnProfile { profile: Profile { member, head, declaration: None, lines: vec![] }, keys: vec![], revision: 0 }
    }
    /// Whether its owner has said anything yet: what the house puts in for a newcomer has the revision 0.
    pub fn is_kept(&self) -> bool {
        self.revision > 0
    }
    /// The line with this id.
    pub fn line(&self, id: LineId) -> Option<&Line> {
        self.index(id).map(|at| &self.profile.lines[at])
    }
    /// The lines of one kind with their ids.
    pub fn of_kind(&self, kind: Kind) -> impl Iterator<Item = (LineId, &Line)> {
        self.keys.iter().map(|it| it.id).zip(&self.profile.lines).filter(move |it| it.1.kind == kind)
    }

    /// With another head, as the form says that was filled at `revision`.
    pub fn change_head(self, draft: &HeadDraft, revision: i64, words: &Vocabulary) -> Result<HeadChange, Refusal> {
        if revision != self.revision {
            return Err(Refusal::Conflict);
        }
        let (member, revision) = (self.profile.member, self.revision);
        let head = self.profile.head.change(draft, words).map_err(Refusal::Invalid)?;
        Ok(HeadChange { member, head, revision })
    }
    /// With this profession, this footing if it was said, and everything else as it is.
    pub fn change_profession(
        self,
        code: &str,
        footing: Option<&Shown<Footing>>,
        words: &Vocabulary,
    ) -> Result<HeadChange, Refusal> {
        let mut draft = HeadDraft { profession: code.to_owned(), ..HeadDraft::from(&self.profile.head) };
        if let Some(Shown { value, audience }) = footing {
            (draft.footing, draft.footing_audience) = (value.code().to_owned(), audience.code().to_owned());
        }
        let revision = self.revision;
        self.change_head(&draft, revision, words)
    }
    /// With this photo, or none.
    pub fn change_photo(mut self, photo: Option<Id<Photo>>) -> HeadChange {
        self.profile.head.photo.value = photo;
        HeadChange { member: self.profile.member, head: self.profile.head, revision: self.revision }
    }
    /// With one more line.
    pub fn add(&mut self, id: LineId, line: Line) -> Result<LineChange, ProfileProblem> {
        let position = self.keys.iter().map(|it| it.position).max().unwrap_or(0) + 1;
        let key = LineKey { id, position };
        self.profile = self.profile.clone().with(line.clone())?;
        self.keys.push(key);
        Ok(LineChange { member: self.profile.member, key, line })
    }
    /// With the line `id` as the form says.
    pub fn edit(self, id: LineId, draft: &LineDraft, words: &Vocabulary) -> Result<LineChange, Refusal> {
        let at = self.index(id).or_absent()?;
        let line = draft.parse(self.profile.lines[at].kind, words).map_err(Refusal::Invalid)?;
        let (member, key) = (self.profile.member, self.keys[at]);
        self.profile.with_at(at, line.clone()).map_err(as_problem)?;
        Ok(LineChange { member, key, line })
    }
    /// Without the line `id`.
    pub fn remove(self, id: LineId) -> Result<LineRemoval, Refusal> {
        self.index(id).or_absent()?;
        Ok(LineRemoval { member: self.profile.member, id })
    }
    /// With the line `id` and its neighbour of the same kind changed over; `None` if there is no neighbour that way.
    pub fn swap(self, id: LineId, way: Way) -> Result<Option<Swap>, Refusal> {
        let at = self.index(id).or_absent()?;
        let kind = self.profile.lines[at].kind;
        let alike = |other: &usize| self.profile.lines[*other].kind == kind;
        let neighbour = match way {
            Way::Up => (0..at).rev().find(alike),
            Way::Down => (at + 1..self.keys.len()).find(alike),
        };
        let member = self.profile.member;
        Ok(neighbour.map(|other| {
            let (mine, theirs) = (self.keys[at], self.keys[other]);
            let keys = [LineKey { id: mine.id, ..theirs }, LineKey { id: theirs.id, ..mine }];
            Swap { member, keys }
        }))
    }

    fn index(&self, id: LineId) -> Option<usize> {
        self.keys.iter().position(|it| it.id == id)
    }
}

/// A problem of the whole form: no single field is wrong.
pub fn as_problem(problem: ProfileProblem) -> Refusal {
    Refusal::Invalid(Problems::one("", problem.to_string()))
}

macro_rules! owned {
    ($($type:ty => $($owner:ident).+;)*) => {$(
        impl Owned for $type {
            fn owner(&self) -> MemberId {
                self.$($owner).+
            }
        }
    )*};
}
owned! {
    OwnProfile => profile.member;
    HeadChange => member;
    LineChange => member;
    LineRemoval => member;
    Swap => member;
    DeclarationChange => member;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{line::Subject, term::TermCode};
    use kernel::Rng;

    fn own(codes: &[(Kind, &str)]) -> (OwnProfile, Vec<LineId>) {
        let rng = Rng::seeded(7);
        let mut own = OwnProfile::blank(MemberId::random(&rng));
        own.profile.head.profession = TermCode::stored("profession.gp");
        let mut ids = vec![];
        for (kind, code) in codes {
            let id = LineId::random(&rng);
            own.add(id, Line::new(*kind, Subject::Term(TermCode::stored(code)))).expect("room");
            ids.push(id);
        }
        (own, ids)
    }

    #[test]
    fn a_stale_form_does_not_undo_a_change() {
        let (own, _) = own(&[]);
        let draft = HeadDraft::from(&own.profile.head);
        let stale = own.clone().change_head(&draft, 1, Vocabulary::starter());
        assert_eq!(stale, Err(Refusal::Conflict));
        assert!(own.change_head(&draft, 0, Vocabulary::starter()).is_ok());
    }

    #[test]
    fn another_members_line_is_absent() {
        let (own, _) = own(&[(Kind::Interest, "life.bread")]);
        let stranger = LineId::random(&Rng::seeded(99));
        assert_eq!(own.clone().remove(stranger), Err(Refusal::Absent)); // abuse case 1
        assert_eq!(own.edit(stranger, &LineDraft::default(), Vocabulary::starter()), Err(Refusal::Absent));
    }

    #[test]
    fn lines_change_places_within_their_kind() {
        let lines = [(Kind::Interest, "life.bread"), (Kind::Language, "language.pl"), (Kind::Interest, "life.bees")];
        let (own, ids) = own(&lines);
        let swap = own.clone().swap(ids[2], Way::Up).expect("mine").expect("a neighbour");
        assert_eq!(swap.keys, [LineKey { id: ids[2], position: 1 }, LineKey { id: ids[0], position: 3 }]);
        assert_eq!(own.clone().swap(ids[0], Way::Up), Ok(None));
        assert_eq!(own.swap(ids[1], Way::Down), Ok(None));
    }
}
