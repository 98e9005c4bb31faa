//! Links of invitations. A link names what it is about and proves that this house made it, so that it can be shown again
//! and the store holds nothing that opens the door: without the root key no row becomes a link.

use crate::work_address::WorkAddressId;
use kernel::{Id, MemberId, Private, Signing};

/// The noun of [`GuestId`].
pub enum GuestNoun {}
/// Somebody whom an administrator invited by letter.
pub type GuestId = Id<GuestNoun>;
/// The noun of [`ApplicantId`].
pub enum ApplicantNoun {}
/// Somebody on the waiting list.
pub type ApplicantId = Id<ApplicantNoun>;

/// What a link is about. A link of one purpose is nothing for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// The personal invitation of a member, and which of its links.
    Personal(MemberId, i64),
    /// The invitation in a letter.
    Guest(GuestId),
    /// The question whether somebody on the waiting list reads their address.
    Waiting(ApplicantId),
    /// The admission of somebody from the waiting list.
    Admitted(ApplicantId),
    /// The question whether a member reads an address at work.
    Work(WorkAddressId),
}

/// What kind, which one and which version of it.
const LENGTH: usize = 1 + 16 + 4;
/// These were the first links; the others say what they are for.
const PURPOSE: &str = "";

impl Named {
    /// The text that stands in the link's address.
    pub fn text(self, key: &Private<[u8; 32]>) -> String {
        Signing::new(key, PURPOSE).text(&self.bytes())
    }
    /// What a text names; `None` if we did not make it.
    pub fn read(text: &str, key: &Private<[u8; 32]>) -> Option<Named> {
        let said: [u8; LENGTH] = Signing::new(key, PURPOSE).read(text)?;
        let id: [u8; 16] = said[1..17].try_into().ok()?;
        let version = u32::from_be_bytes(said[17..].try_into().ok()?);
        Some(match said[0] {
            b'p' => Named::Personal(MemberId::from_bytes(id), version.into()),
            b'g' => Named::Guest(GuestId::from_bytes(id)),
            b'w' => Named::Waiting(ApplicantId::from_bytes(id)),
            b'a' => Named::Admitted(ApplicantId::from_bytes(id)),
            b'e' => Named::Work(WorkAddressId::from_bytes(id)),
            _ => return None,
        })
    }

    fn bytes(self) -> [u8; LENGTH] {
        let (kind, id, version) = match self {
            Named::Personal(id, version) => (b'p', *id.as_bytes(), u32::try_from(version).unwrap_or(u32::MAX)),
            Named::Guest(id) => (b'g', *id.as_bytes(), 0),
            Named::Waiting(id) => (b'w', *id.as_bytes(), 0),
            Named::Admitted(id) => (b'a', *id.as_bytes(), 0),
            Named::Work(id) => (b'e', *id.as_bytes(), 0),
        };
        let mut bytes = [0; LENGTH];
        bytes[0] = kind;
        bytes[1..17].copy_from_slice(&id);
        bytes[17..].copy_from_slice(&version.to_be_bytes());
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
    use kernel::Rng;

    #[test]
    fn only_what_the_house_made_is_read() {
        let (key, other) = (Private::new([1; 32]), Private::new([2; 32]));
        let ada = MemberId::random(&Rng::seeded(1));
        for named in [
            Named::Personal(ada, 1),
            Named::Personal(ada, 2),
            Named::Guest(ada.as_noun()),
            Named::Waiting(ada.as_noun()),
            Named::Admitted(ada.as_noun()),
            Named::Work(ada.as_noun()),
        ] {
            let text = named.text(&key);
            assert_eq!(Named::read(&text, &key), Some(named));
            assert_eq!(Named::read(&text, &other), None);
            let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(&text).unwrap();
            for at in 0..bytes.len() {
                bytes[at] ^= 1;
                assert_eq!(Named::read(&BASE64_URL_SAFE_NO_PAD.encode(&bytes), &key), None, "byte {at}");
                bytes[at] ^= 1;
            }
        }
        for odd in ["", "x", "' OR 1=1 --", &"A".repeat(50), &"A".repeat(5000)] {
            assert_eq!(Named::read(odd, &key), None); // abuse case 90
        }
    }
}
