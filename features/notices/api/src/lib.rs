//! What other features may know of notices: which letters one can do without, whether somebody does, and the link that stops
//! them.

mod reads;

pub use reads::is_stopped;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use kernel::{MemberId, Private};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// A kind of letter that its receiver can do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// To moderators: something waits to be looked at.
    Reports,
    /// To whoever asked for it: a saved search found somebody new.
    Searches,
}

impl List {
    /// All of them.
    pub const ALL: [List; 2] = [List::Reports, List::Searches];

    /// In the store, and in `List-Id`.
    pub const fn word(self) -> &'static str {
        match self {
            List::Reports => "reports",
            List::Searches => "searches",
        }
    }
    /// From the store or a form.
    pub fn of(word: &str) -> Option<List> {
        List::ALL.into_iter().find(|it| it.word() == word)
    }
    const fn byte(self) -> u8 {
        match self {
            List::Reports => b'r',
            List::Searches => b's',
        }
    }
}

const PROOF: usize = 16;
const LENGTH: usize = 1 + 16 + PROOF;

/// The path of the link that stops a list for a member; `key` is the one that links are made with.
pub fn stop_path(key: &Private<[u8; 32]>, member: MemberId, list: List) -> String {
    let mut bytes = vec![list.byte()];
    bytes.extend_from_slice(member.as_bytes());
    bytes.extend_from_slice(&proof(key, &bytes));
    format!("/letters/stop?t={}", BASE64_URL_SAFE_NO_PAD.encode(bytes))
}

/// Whom and what a link's `t` names; `None` if we did not make it.
pub fn read_stop(text: &str, key: &Private<[u8; 32]>) -> Option<(MemberId, List)> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok().filter(|it| it.len() == LENGTH)?;
    let (said, given) = bytes.split_at(LENGTH - PROOF);
    if !bool::from(proof(key, said).ct_eq(given)) {
        return None;
    }
    let list = List::ALL.into_iter().find(|it| it.byte() == said[0])?;
    Some((MemberId::from_bytes(said[1..].try_into().ok()?), list))
}

/// For this purpose alone: a link of an invitation is nothing here.
fn proof(key: &Private<[u8; 32]>, said: &[u8]) -> [u8; PROOF] {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.expose()).expect("any length is a key");
    mac.update(b"stop a list\0");
    mac.update(said);
    let mut proof = [0; PROOF];
    proof.copy_from_slice(&mac.finalize().into_bytes()[..PROOF]);
    proof
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Rng;

    #[test]
    fn only_what_the_house_made_is_read() {
        let (key, other) = (Private::new([1; 32]), Private::new([2; 32]));
        let ada = MemberId::random(&Rng::seeded(1));
        let path = stop_path(&key, ada, List::Reports);
        let token = path.split_once("?t=").unwrap().1;
        assert_eq!(read_stop(token, &key), Some((ada, List::Reports)));
        assert_eq!(read_stop(token, &other), None);
        let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(token).unwrap();
        for at in 0..bytes.len() {
            bytes[at] ^= 1;
            assert_eq!(read_stop(&BASE64_URL_SAFE_NO_PAD.encode(&bytes), &key), None, "byte {at}");
            bytes[at] ^= 1;
        }
        for odd in ["", "x", "' OR 1=1 --", &"A".repeat(44), &"A".repeat(5000)] {
            assert_eq!(read_stop(odd, &key), None); // abuse case 90
        }
    }

    #[test]
    fn every_list_has_a_word_and_a_byte_of_its_own() {
        for (at, list) in List::ALL.into_iter().enumerate() {
            assert_eq!(List::of(list.word()), Some(list));
            assert!(List::ALL[..at].iter().all(|it| it.word() != list.word() && it.byte() != list.byte()));
        }
        assert_eq!(List::of("account"), None);
    }
}
