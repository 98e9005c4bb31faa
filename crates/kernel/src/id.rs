//! Ids: 128 bits, typed by what they name, written as UUIDs.

use crate::{Moment, Rng};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::{cmp::Ordering, fmt, hash, marker::PhantomData, str::FromStr};

/// The id of a `T`. `T` is only a name: an id of one noun never passes for another's.
pub struct Id<T> {
    bytes: [u8; 16],
    noun: PhantomData<fn() -> T>,
}

/// The noun of [`MemberId`].
pub enum Member {}
/// A person here.
pub type MemberId = Id<Member>;
/// The noun of [`SessionId`].
pub enum Session {}
/// One browser that is signed in.
pub type SessionId = Id<Session>;

/// The text is not an id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnId;

impl<T> Id<T> {
    /// All zeroes: names nobody and nothing; never stored.
    pub const NONE: Id<T> = Id::from_bytes([0; 16]);

    /// A new id that sorts by time (UUIDv7). For what may tell when it was made.
    pub fn new(now: Moment, rng: &Rng) -> Id<T> {
        let mut bytes = Self::random(rng).bytes;
        let millis = (now.micros() / 1000).max(0) as u64;
        bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
        bytes[6] = (bytes[6] & 0x0f) | 0x70;
        Id::from_bytes(bytes)
    }

    /// A new id that tells nothing (UUIDv4). For conversations, circles, tokens and whatever is anonymous.
    pub fn random(rng: &Rng) -> Id<T> {
        let mut bytes = [0; 16];
        rng.fill(&mut bytes);
        bytes[6] = (bytes[6] & 0x0f) | 0x40;
        bytes[8] = (bytes[8] & 0x3f) | 0x80;
        Id::from_bytes(bytes)
    }

    /// From the sixteen bytes that the store keeps.
    pub const fn from_bytes(bytes: [u8; 16]) -> Id<T> {
        Id { bytes, noun: PhantomData }
    }

    /// The sixteen bytes that the store keeps.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.bytes
    }

    /// The same id as the name of another noun (a member's profile has the member's id).
    pub const fn as_noun<U>(self) -> Id<U> {
        Id::from_bytes(self.bytes)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bytes.cmp(&other.bytes)
    }
}
impl<T> hash::Hash for Id<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.bytes.hash(state);
    }
}
impl<T> Id<T> {
    /// As it is written everywhere, into a buffer of the caller's: a page has hundreds of them.
    pub fn encode<'b>(&self, buffer: &'b mut [u8; 36]) -> &'b str {
        uuid::Uuid::from_bytes(self.bytes).hyphenated().encode_lower(buffer)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.encode(&mut [0; 36]))
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
impl<T> FromStr for Id<T> {
    type Err = NotAnId;
    fn from_str(text: &str) -> Result<Self, NotAnId> {
        // One spelling only, so that one thing has one address.
        if text.len() != 36 || text.bytes().any(|b| b.is_ascii_uppercase()) {
            return Err(NotAnId);
        }
        uuid::Uuid::try_parse(text).map(|it| Id::from_bytes(it.into_bytes())).map_err(|_| NotAnId)
    }
}
impl fmt::Display for NotAnId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not an id")
    }
}
impl std::error::Error for NotAnId {}
impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'_, str>::deserialize(from)?;
        text.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_written_one_way_and_read_back() {
        let rng = Rng::seeded(1);
        let id = MemberId::new(Moment::from_micros(1_700_000_000_000_000), &rng);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string().to_uppercase().parse::<MemberId>(), Err(NotAnId));
        assert_eq!("x".parse::<MemberId>(), Err(NotAnId));
    }

    #[test]
    fn later_ids_sort_later() {
        let rng = Rng::seeded(1);
        let early = MemberId::new(Moment::from_micros(1_000_000), &rng);
        let late = MemberId::new(Moment::from_micros(2_000_000), &rng);
        assert!(early < late);
    }
}
