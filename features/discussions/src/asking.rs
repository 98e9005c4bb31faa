//! Asking without a name: where it is possible, who could guess, and who can learn it. What is kept of whoever asks is in
//! [`Asker`](crate::actions::Asker).

use kernel::{Id, MemberId, Moment, Problems};
use places_api::PlaceKind;
use std::{fmt, time::Duration};

/// Where fewer are, anybody is guessed soon.
pub const LEAST: i64 = 20;
/// Who shares profession and region with fewer than this is all but named.
pub const FEW: i64 = 5;
/// So many questions of one member may stand there without their name.
pub const PLACES: usize = 64;
/// So many does one member ask in [`WHILE`].
pub const AT_ONCE: usize = 3;
/// See [`AT_ONCE`].
pub const WHILE: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// So long a proposal to unmask waits for the other moderator.
pub const PATIENCE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// The noun of [`UnmaskingId`].
pub enum UnmaskingNoun {}
/// One time that a moderator asked to learn who asked.
pub type UnmaskingId = Id<UnmaskingNoun>;

kernel::text! {
    /// Why it is to be known who asked.
    pub Reason = prose(1_000);
}

/// A moderator who was named, agreed, and still is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmasker {
    /// Who.
    pub member: MemberId,
    /// Their name; empty where the reader must not see them.
    pub name: String,
    /// Whether they look after the group that is asked about.
    pub cares: bool,
}

/// What decides whether one can ask without a name in a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// Its hosts allow it.
    pub allowed: bool,
    /// The first that a member writes waits for a host there; then whatever is asked without a name does, whoever asks.
    pub holds: bool,
    /// How many are in it.
    pub people: i64,
    /// What kind of place it is bound to.
    pub place: Option<PlaceKind>,
    /// The two who could learn the name.
    pub unmaskers: Vec<Unmasker>,
}

/// Why one cannot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// The hosts have not allowed it.
    Leave,
    /// Too few are in the group.
    People,
    /// It is bound to a practice or a network of practices.
    Place,
    /// Nobody could help when it is misused.
    Unmaskers,
    /// One of those who could look after the group as well.
    Distance,
    /// The viewer is one of those who could.
    Own,
}

/// One of the two, in view of one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Apart {
    /// When they agreed to be one of the two.
    pub agreed: Moment,
    /// Whether they look after its group now.
    pub cares: bool,
}

/// Why the two cannot learn who asked one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bar {
    /// Two others were named to whoever asked: what was promised to them holds.
    Others,
    /// One of the two looks after its group now.
    Close,
}

/// Whether two could learn who asked at this moment: both had agreed by then, and neither looks after the group.
pub fn check_apart(asked: Moment, two: &[Apart]) -> Result<(), Bar> {
    if two.len() != 2 || two.iter().any(|it| it.agreed > asked) {
        Err(Bar::Others)
    } else if two.iter().any(|it| it.cares) {
        Err(Bar::Close)
    } else {
        Ok(())
    }
}

/// How many could be meant by "a member, without a name": the asker among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Crowd {
    /// In the group.
    pub people: i64,
    /// With the asker's profession and, if they say where they are, in their region.
    pub alike: i64,
}

/// Why somebody's name is to be known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cause {
    /// A report.
    Report,
    /// An order of a court.
    Court,
}

/// One time that a moderator asked to learn who asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unmasking {
    /// Which.
    pub id: UnmaskingId,
    /// Of which question.
    pub discussion: crate::discussion::DiscussionId,
    /// What for.
    pub cause: Cause,
    /// Why.
    pub why: String,
    /// Whether whoever asked is not told, because a court forbids it.
    pub quiet: bool,
    /// Who asked for it, with their name.
    pub proposed_by: Option<(MemberId, String)>,
    /// When.
    pub proposed: Moment,
    /// Who agreed or did not.
    pub decided_by: Option<(MemberId, String)>,
    /// When it was agreed to.
    pub agreed: Option<Moment>,
    /// When it was not.
    pub declined: Option<Moment>,
    /// Whether the first of the two has seen the name.
    pub proposer_saw: bool,
    /// Whether the second has.
    pub decider_saw: bool,
}

impl Ground {
    /// All that is lacking; nothing: one can ask.
    pub fn lacking(&self, own: MemberId) -> Vec<Lacking> {
        let small = matches!(self.place, Some(PlaceKind::Practice | PlaceKind::Pcn));
        let all = [
            (Lacking::Leave, !self.allowed),
            (Lacking::People, self.people < LEAST),
            (Lacking::Place, small),
            (Lacking::Unmaskers, self.unmaskers.len() != 2),
            (Lacking::Distance, self.unmaskers.iter().any(|it| it.cares)),
            (Lacking::Own, self.unmaskers.iter().any(|it| it.member == own)),
        ];
        all.into_iter().filter(|it| it.1).map(|it| it.0).collect()
    }
    /// What hosts would have to know: all but their own leave, and whether it is they who would ask.
    pub fn lacking_for_hosts(&self) -> Vec<Lacking> {
        let all = self.lacking(MemberId::NONE);
        all.into_iter().filter(|it| *it != Lacking::Leave).collect()
    }
}

impl Crowd {
    /// Whether it takes hardly a guess.
    pub fn is_thin(&self) -> bool {
        self.alike < FEW
    }
}

impl Cause {
    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Cause::Report => "report",
            Cause::Court => "court",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Cause> {
        [Cause::Report, Cause::Court].into_iter().find(|it| it.word() == word)
    }
}

impl Unmasking {
    /// Whether it still waits for the other moderator.
    pub fn is_open(&self, now: Moment) -> bool {
        self.agreed.is_none() && self.declined.is_none() && now < self.proposed.plus(PATIENCE)
    }
    /// Whether this moderator may agree to it: the other one, while it waits.
    pub fn waits_for(&self, member: MemberId, now: Moment) -> bool {
        self.is_open(now) && self.proposed_by.as_ref().is_some_and(|it| it.0 != member)
    }
    /// Whether this moderator may see the name now: one of the two, once.
    pub fn shows_to(&self, member: MemberId) -> bool {
        let is = |it: &Option<(MemberId, String)>| it.as_ref().is_some_and(|it| it.0 == member);
        let first = is(&self.proposed_by) && !self.proposer_saw;
        self.agreed.is_some() && (first || (is(&self.decided_by) && !self.decider_saw))
    }
}

impl fmt::Display for Bar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Bar::Others => {
                "Whoever asked this was promised that only the two moderators of that day could learn it. You are not both of \
                 them, so nobody can."
            }
            Bar::Close => {
                "One of you looks after this group now, and the two must be independent of it. Whoever that is gives it up first."
            }
        })
    }
}

impl From<Bar> for Problems {
    fn from(bar: Bar) -> Problems {
        Problems::one("", bar.to_string())
    }
}

impl fmt::Display for Lacking {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Lacking::Leave => "The hosts of this group have not allowed it.",
            Lacking::People => "Fewer than 20 people are in this group: whoever asks would be guessed.",
            Lacking::Place => {
                "This group belongs to a practice or a network of practices, where people know each other too well."
            }
            Lacking::Unmaskers => {
                "This Kettle has not named two moderators yet who could act together if it were misused. An administrator does."
            }
            Lacking::Distance => {
                "One of the two moderators who could learn a name looks after this group; they must be independent of it."
            }
            Lacking::Own => {
                "You are one of the two moderators who could learn a name, so you cannot ask without yours."
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Rng;

    fn ground() -> Ground {
        let rng = Rng::seeded(8);
        let unmasker = || Unmasker { member: MemberId::random(&rng), name: "Mo".to_owned(), cares: false };
        Ground { allowed: true, holds: false, people: LEAST, place: None, unmaskers: vec![unmasker(), unmasker()] }
    }

    #[test]
    fn one_asks_where_hosts_allow_it_and_many_are_and_two_could_help() {
        let own = MemberId::random(&Rng::seeded(9));
        let good = ground();
        assert_eq!(good.lacking(own), vec![]);
        let with = |change: fn(&mut Ground)| {
            let mut it = ground();
            change(&mut it);
            it.lacking(own)
        };
        assert_eq!(with(|it| it.allowed = false), vec![Lacking::Leave]);
        assert_eq!(with(|it| it.people = LEAST - 1), vec![Lacking::People]);
        assert_eq!(with(|it| it.place = Some(PlaceKind::Practice)), vec![Lacking::Place]);
        assert_eq!(with(|it| it.place = Some(PlaceKind::Pcn)), vec![Lacking::Place]);
        assert_eq!(with(|it| it.place = Some(PlaceKind::Region)), vec![]);
        assert_eq!(with(|it| drop(it.unmaskers.pop())), vec![Lacking::Unmaskers]);
        assert_eq!(with(|it| it.unmaskers[1].cares = true), vec![Lacking::Distance]);
        assert_eq!(good.lacking(good.unmaskers[0].member), vec![Lacking::Own]);
        let closed = Ground { allowed: false, people: 3, ..ground() };
        assert_eq!(closed.lacking_for_hosts(), vec![Lacking::People]);
    }

    #[test]
    fn what_was_promised_when_it_was_asked_holds() {
        let (early, late) = (Moment::from_micros(1), Moment::from_micros(3));
        let tie = |agreed, cares| Apart { agreed, cares };
        assert_eq!(check_apart(Moment::from_micros(2), &[tie(early, false), tie(early, false)]), Ok(()));
        assert_eq!(check_apart(Moment::from_micros(2), &[tie(early, false), tie(late, false)]), Err(Bar::Others));
        assert_eq!(check_apart(Moment::from_micros(2), &[tie(early, false)]), Err(Bar::Others));
        assert_eq!(check_apart(Moment::from_micros(2), &[tie(early, true), tie(early, false)]), Err(Bar::Close));
    }

    #[test]
    fn it_takes_the_other_moderator_within_a_week_and_each_sees_it_once() {
        let rng = Rng::seeded(10);
        let (one, two, now) = (MemberId::random(&rng), MemberId::random(&rng), Moment::from_micros(1_000_000));
        let proposed = Unmasking {
            id: UnmaskingId::NONE,
            discussion: crate::discussion::DiscussionId::NONE,
            cause: Cause::Report,
            why: "Threats.".to_owned(),
            quiet: false,
            proposed_by: Some((one, "One".to_owned())),
            proposed: now,
            decided_by: None,
            agreed: None,
            declined: None,
            proposer_saw: false,
            decider_saw: false,
        };
        assert!(!proposed.waits_for(one, now), "nobody agrees with themselves");
        assert!(proposed.waits_for(two, now));
        assert!(!proposed.waits_for(two, now.plus(PATIENCE)));
        assert!(!proposed.shows_to(one) && !proposed.shows_to(two));
        let two_named = Some((two, "Two".to_owned()));
        let agreed = Unmasking { decided_by: two_named, agreed: Some(now), proposer_saw: true, ..proposed };
        assert!(!agreed.shows_to(one) && agreed.shows_to(two) && !agreed.waits_for(two, now));
        assert!(!agreed.shows_to(MemberId::random(&rng)));
        assert!(!Unmasking { decider_saw: true, ..agreed }.shows_to(two));
    }
}
