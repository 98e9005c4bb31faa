//! Texts of links that prove that this house made them: the store holds nothing that opens a door, and a link can be shown
//! again. Whoever has the key makes them; without the root key no row of the store becomes a link.

use crate::Private;
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;

/// Makes and reads the links of one purpose; a link of one purpose is nothing for another.
#[derive(Clone, Copy)]
pub struct Signing<'k> {
    key: &'k Private<[u8; 32]>,
    purpose: &'static str,
}

/// The bytes of the proof at the end of a link.
const PROOF: usize = 16;

impl<'k> Signing<'k> {
    /// With the key that links are made with. The purpose never changes: links that are under way name it by their proof.
    pub const fn new(key: &'k Private<[u8; 32]>, purpose: &'static str) -> Signing<'k> {
        Signing { key, purpose }
    }

    /// The text that stands in the link's address: what it says and the proof, in letters that addresses take.
    pub fn text(self, said: &[u8]) -> String {
        let mut bytes = said.to_vec();
        bytes.extend_from_slice(&self.proof(said));
        BASE64_URL_SAFE_NO_PAD.encode(bytes)
    }

    /// What a text says; `None` if we did not make it, for this purpose and of this length.
    pub fn read<const N: usize>(self, text: &str) -> Option<[u8; N]> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok().filter(|it| it.len() == N + PROOF)?;
        let (said, given) = bytes.split_at(N);
        let made = bool::from(self.proof(said).ct_eq(given));
        made.then(|| said.try_into().ok()).flatten()
    }

    fn proof(self, said: &[u8]) -> [u8; PROOF] {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.key.expose()).expect("any length is a key");
        mac.update(self.purpose.as_bytes());
        mac.update(said);
        let mut proof = [0; PROOF];
        proof.copy_from_slice(&mac.finalize().into_bytes()[..PROOF]);
        proof
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_made_with_the_key_for_the_purpose_is_read() {
        let (key, other) = (Private::new([1; 32]), Private::new([2; 32]));
        let signing = Signing::new(&key, "purpose\0");
        let text = signing.text(&[7; 17]);
        assert_eq!(signing.read(&text), Some([7; 17]));
        assert_eq!(signing.read::<16>(&text), None);
        assert_eq!(Signing::new(&other, "purpose\0").read::<17>(&text), None);
        assert_eq!(Signing::new(&key, "another\0").read::<17>(&text), None);
        let mut bytes = BASE64_URL_SAFE_NO_PAD.decode(&text).unwrap();
        for at in 0..bytes.len() {
            bytes[at] ^= 1;
            assert_eq!(signing.read::<17>(&BASE64_URL_SAFE_NO_PAD.encode(&bytes)), None, "byte {at}");
            bytes[at] ^= 1;
        }
        for odd in ["", "x", "' OR 1=1 --", &"A".repeat(44), &"A".repeat(5000)] {
            assert_eq!(signing.read::<17>(odd), None); // abuse case 90
        }
    }

    /// Links that went out before this was one place: their bytes must not change.
    #[test]
    fn links_that_are_under_way_stay_good() {
        let key = Private::new([9; 32]);
        assert_eq!(Signing::new(&key, "").text(b"p"), "cBIyNEfD7aZjYcLkgKkMKcg");
        let mut said = [0; 17];
        said[0] = b'r';
        let stop = "cgAAAAAAAAAAAAAAAAAAAACloDLmAI3vP1Jg2jPhSZJm";
        assert_eq!(Signing::new(&key, "stop a list\0").read(stop), Some(said));
    }
}
