//! The list of a week: whom one has lost touch with, few enough for the time that one has, and the same all week.

use super::{Cadence, Day, Week};
use kernel::MemberId;

/// A contact, as far as the list needs them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tie {
    /// Who.
    pub other: MemberId,
    /// Since when they know each other.
    pub since: Day,
    /// How often one wants to be in touch.
    pub cadence: Cadence,
    /// The week for which they were put off.
    pub put_off: Option<Week>,
    /// The last day on which the two had to do with each other.
    pub last: Option<Day>,
    /// The last such day before the week of that one.
    pub earlier: Option<Day>,
}

/// Somebody who is no contact and worked at the same practice at the same time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Who.
    pub other: MemberId,
    /// Where and when.
    pub worked: Worked,
    /// How often one wants to hear of them: as usual, or not.
    pub cadence: Cadence,
    /// The week for which they were put off.
    pub put_off: Option<Week>,
    /// The last day on which the two had to do with each other.
    pub last: Option<Day>,
}

/// Where two worked together, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worked {
    /// The practice.
    pub place: String,
    /// The first year in which both were there.
    pub from: u16,
    /// The last; nothing if one of them left it open.
    pub to: u16,
}

/// One person of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pick {
    /// Who.
    pub other: MemberId,
    /// Why.
    pub why: Why,
    /// On which day of this week the two were in touch, if they were.
    pub done: Option<Day>,
}

/// Why somebody stands in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// A contact: when they were last in touch, if ever, and how often one wants to be.
    Contact(Option<Day>, Cadence),
    /// A colleague of earlier years.
    Colleague(Worked),
}

impl Tie {
    /// When they were last in touch before this week: what happens within it changes no list.
    fn before(&self, week: Week) -> Option<Day> {
        match self.last {
            Some(last) if last < week.monday() => Some(last),
            Some(_) => self.earlier,
            None => None,
        }
    }

    /// Whether it is time, as of this week's Monday. Who was let rest from this week's list was in it.
    fn is_due(&self, week: Week) -> bool {
        let Some(days) = self.cadence.days() else { return self.put_off == Some(week) };
        let from = self.before(week).map_or(self.since, |it| it.max(self.since));
        from.0 + days <= week.monday().0
    }
}

impl Worked {
    /// The years that two stays at one place share; nothing where a beginning is not known, they missed each other, or
    /// both are there still: those meet every day.
    pub fn together(
        place: &str,
        mine: (Option<u16>, Option<u16>),
        theirs: (Option<u16>, Option<u16>),
        now: u16,
    ) -> Option<Worked> {
        let still = mine.1.is_none() && theirs.1.is_none();
        let (from, to) = (mine.0?.max(theirs.0?), mine.1.unwrap_or(now).min(theirs.1.unwrap_or(now)));
        (from <= to && !still).then(|| Worked { place: place.to_owned(), from, to })
    }
}

/// The list of `owner` for a week: at most `people`. It stays as it is until Sunday, whoever writes to whom: who was put
/// off or let rest leaves a gap, because a short list ends.
pub fn pick(owner: MemberId, week: Week, people: usize, ties: &[Tie], colleagues: &[Colleague]) -> Vec<Pick> {
    let order = |other: MemberId| place_of(owner, week, other);
    let mut due: Vec<&Tie> = ties.iter().filter(|it| it.is_due(week)).collect();
    due.sort_by_key(|it| order(it.other));
    let mut met: Vec<&Colleague> = colleagues
        .iter()
        .filter(|it| it.cadence != Cadence::Rest || it.put_off == Some(week))
        .filter(|it| it.last.is_none_or(|last| last >= week.monday()))
        .collect();
    met.sort_by_key(|it| order(it.other));
    // Contacts come first; of three places one is a colleague's, if there is any.
    let kept_free = usize::from(people >= 3 && !met.is_empty());
    due.truncate(people - kept_free.min(people));
    met.truncate(people - due.len());
    let contacts = due.into_iter().filter(|it| it.put_off != Some(week)).map(|it| Pick {
        other: it.other,
        why: Why::Contact(it.before(week), it.cadence),
        done: it.last.filter(|last| *last >= week.monday()),
    });
    let colleagues = met.into_iter().filter(|it| it.put_off != Some(week)).map(|it| Pick {
        other: it.other,
        why: Why::Colleague(it.worked.clone()),
        done: it.last.filter(|last| *last >= week.monday()),
    });
    contacts.chain(colleagues).collect()
}

/// Where somebody stands in this owner's week: by chance, and the same at every look (FNV-1a, stirred).
fn place_of(owner: MemberId, week: Week, other: MemberId) -> u64 {
    let bytes = owner.as_bytes().iter().chain(other.as_bytes()).copied().chain(week.0.to_le_bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, it| (hash ^ u64::from(it)).wrapping_mul(0x0100_0000_01b3));
    (hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93)
}

#[cfg(test)]
mod tests;
