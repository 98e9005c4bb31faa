//! An introduction: somebody asks a contact to introduce them to a third, or a contact brings two of theirs together.
//! Whoever asked learns nothing until everybody has said yes: resting, declined and waiting are one and the same to them.

use connections_api::ConversationId;
use kernel::{Id, MemberId, Moment, Problems, Refusal, text};
use std::time::Duration;

/// An introduction, at any stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Introduction {
    /// Which.
    pub id: IntroductionId,
    /// The conversation that it becomes; its key seals the words.
    pub conversation: ConversationId,
    /// Who began.
    pub kind: Kind,
    /// Who knows both.
    pub between: MemberId,
    /// Who asked; or the one of the two.
    pub one: MemberId,
    /// Whom they ask for; or the other of the two.
    pub other: MemberId,
    /// When it began.
    pub begun: Moment,
    /// When it came to those who answer.
    pub passed: Option<Moment>,
    /// When who knows both let it rest.
    pub rested: Option<Moment>,
    /// What the one said.
    pub one_said: Option<Consent>,
    /// What the other said.
    pub other_said: Option<Consent>,
    /// When whoever began took it back.
    pub withdrawn: Option<Moment>,
    /// When a block, or the end of a contact, came between.
    pub ended: Option<Moment>,
    /// When the conversation began.
    pub opened: Option<Moment>,
}

/// The id of an introduction; random, because one made in order would tell when.
pub type IntroductionId = Id<Introduction>;

text! {
    /// The words with which somebody asks to be introduced, or introduces.
    pub Words = prose(1200);
}

/// Who began.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The one asked who knows both.
    Asked,
    /// Who knows both offered it to the two.
    Offered,
}

/// What somebody said to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// Yes.
    Yes,
    /// No, which nobody is told.
    No,
}

/// Who somebody is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Who knows both.
    Between,
    /// The one.
    One,
    /// The other.
    Other,
}

/// How it stands for one of the three, which is all that this one is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// It is not there.
    Gone,
    /// To be passed on, or let rest.
    ToPass,
    /// To be answered.
    ToAnswer,
    /// One has done one's part, and hears again only if all agree.
    Waiting,
    /// The conversation is there.
    Opened,
}

/// One that its reader began, as far as the rules need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Earlier {
    /// Who knows both.
    pub between: MemberId,
    /// The one.
    pub one: MemberId,
    /// The other.
    pub other: MemberId,
    /// When it began.
    pub begun: Moment,
    /// Whether it was taken back, or the conversation is there.
    pub over: bool,
}

/// What somebody wants to begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Who began.
    pub kind: Kind,
    /// Who knows both.
    pub between: MemberId,
    /// The one.
    pub one: MemberId,
    /// The other.
    pub other: MemberId,
}

impl Kind {
    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Asked => "asked",
            Kind::Offered => "offered",
        }
    }
    /// From the store.
    pub fn stored(code: &str) -> Option<Kind> {
        [Kind::Asked, Kind::Offered].into_iter().find(|it| it.code() == code)
    }
}

impl Consent {
    /// As stored.
    pub const fn code(self) -> &'static str {
        match self {
            Consent::Yes => "yes",
            Consent::No => "no",
        }
    }
    /// From the store.
    pub fn stored(code: &str) -> Option<Consent> {
        [Consent::Yes, Consent::No].into_iter().find(|it| it.code() == code)
    }
}

impl Introduction {
    /// So long it waits; then it goes without a word.
    pub const WAITS: Duration = Duration::from_secs(60 * 24 * 60 * 60);
    /// So long it is remembered that it was begun; nobody asks the same twice within that time.
    pub const REMEMBERED: Duration = Duration::from_secs(90 * 24 * 60 * 60);

    /// Begins.
    pub fn begun(id: IntroductionId, conversation: ConversationId, wanted: Wanted, now: Moment) -> Introduction {
        Introduction {
            id,
            conversation,
            kind: wanted.kind,
            between: wanted.between,
            one: wanted.one,
            other: wanted.other,
            begun: now,
            passed: (wanted.kind == Kind::Offered).then_some(now),
            rested: None,
            one_said: None,
            other_said: None,
            withdrawn: None,
            ended: None,
            opened: None,
        }
    }

    /// Who this member is in it, if anybody.
    pub fn part_of(&self, member: MemberId) -> Option<Part> {
        let parts = [(Part::Between, self.between), (Part::One, self.one), (Part::Other, self.other)];
        parts.into_iter().find(|it| it.1 == member).map(|it| it.0)
    }

    /// Whether it is what somebody wants to begin.
    pub fn is_of(&self, wanted: Wanted) -> bool {
        let Wanted { kind, between, one, other } = wanted;
        (self.kind, self.between, self.one, self.other) == (kind, between, one, other)
    }

    /// Who began it.
    pub const fn beginner(&self) -> Part {
        match self.kind {
            Kind::Asked => Part::One,
            Kind::Offered => Part::Between,
        }
    }

    /// What this one of the three is told. To whoever began it is the same whether it rests, was declined, was cut off
    /// by a block elsewhere, or waits.
    pub fn seen_by(&self, part: Part, now: Moment) -> Seen {
        if self.opened.is_some() {
            return Seen::Opened;
        }
        if self.withdrawn.is_some() || now.since(self.begun) >= Introduction::WAITS {
            return Seen::Gone;
        }
        if part == self.beginner() {
            return Seen::Waiting;
        }
        if self.ended.is_some() {
            return Seen::Gone;
        }
        match (part, self.passed, self.said_by(part)) {
            (Part::Between, ..) if self.rested.is_some() => Seen::Gone,
            (Part::Between, None, _) => Seen::ToPass,
            (Part::Between, Some(_), _) | (_, Some(_), Some(Consent::Yes)) => Seen::Waiting,
            (_, Some(_), None) => Seen::ToAnswer,
            (_, Some(_), Some(Consent::No)) | (_, None, _) => Seen::Gone,
        }
    }

    /// Who knows both passes it on.
    pub fn passed_on(self, now: Moment) -> Result<Introduction, Refusal> {
        self.while_seen(Part::Between, Seen::ToPass, now)?;
        Ok(Introduction { passed: Some(now), ..self })
    }

    /// Who knows both lets it rest.
    pub fn let_rest(self, now: Moment) -> Result<Introduction, Refusal> {
        self.while_seen(Part::Between, Seen::ToPass, now)?;
        Ok(Introduction { rested: Some(now), ..self })
    }

    /// One of those who are asked says yes or no. After the last yes it is open.
    pub fn answered(self, part: Part, consent: Consent, now: Moment) -> Result<Introduction, Refusal> {
        self.while_seen(part, Seen::ToAnswer, now)?;
        let mut answered = self;
        match part {
            Part::One => answered.one_said = Some(consent),
            _ => answered.other_said = Some(consent),
        }
        let one_agrees = self.kind == Kind::Asked || answered.one_said == Some(Consent::Yes);
        if one_agrees && answered.other_said == Some(Consent::Yes) {
            answered.opened = Some(now);
        }
        Ok(answered)
    }

    /// Whoever began takes it back.
    pub fn taken_back(self, now: Moment) -> Result<Introduction, Refusal> {
        self.while_seen(self.beginner(), Seen::Waiting, now)?;
        Ok(Introduction { withdrawn: Some(now), ..self })
    }

    /// Whether this one has said so before and it still stands: what is pressed twice is done once.
    pub fn has_said(&self, part: Part, consent: Consent, now: Moment) -> bool {
        let stands = consent == Consent::No || self.seen_by(part, now) != Seen::Gone;
        self.said_by(part) == Some(consent) && stands
    }

    /// When it goes without a word.
    pub fn ends(&self) -> Moment {
        self.begun.plus(Introduction::WAITS)
    }

    fn said_by(&self, part: Part) -> Option<Consent> {
        match part {
            Part::One => self.one_said,
            Part::Other => self.other_said,
            Part::Between => None,
        }
    }

    /// What is pressed on a page that has become old is as absent as what never was.
    fn while_seen(&self, part: Part, seen: Seen, now: Moment) -> Result<(), Refusal> {
        if self.seen_by(part, now) == seen { Ok(()) } else { Err(Refusal::Absent) }
    }
}

impl Wanted {
    /// Everybody but who began.
    pub fn others(&self) -> [MemberId; 2] {
        match self.kind {
            Kind::Asked => [self.between, self.other],
            Kind::Offered => [self.one, self.other],
        }
    }

    /// What may be begun beside what was begun before. `left` is how many new people one may still write to this week.
    pub fn checked(self, earlier: &[Earlier], left: u32, now: Moment) -> Result<Wanted, Problems> {
        let same_two = |it: &&Earlier| {
            (it.one, it.other) == (self.one, self.other)
                || (self.kind == Kind::Offered && (it.other, it.one) == (self.one, self.other))
        };
        let waits = |it: &&Earlier| !it.over && now.since(it.begun) < Introduction::WAITS;
        let recent = |it: &&Earlier| it.between == self.between && now.since(it.begun) < Introduction::REMEMBERED;
        let words = match self.kind {
            _ if earlier.iter().filter(same_two).any(|it| waits(&it)) => {
                "You have begun this already. Withdraw that one first, or wait: it goes by itself after 60 days."
            }
            _ if earlier.iter().filter(same_two).any(|it| recent(&it)) => {
                "You asked for this less than 90 days ago. Once is enough for now."
            }
            _ if left == 0 => "You have written to as many new people as one may in a week. Come back in a few days.",
            _ => return Ok(self),
        };
        Err(Problems::one("", words))
    }
}

#[cfg(test)]
mod tests;
