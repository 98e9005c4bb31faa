//! The token that a form carries: it proves that a page of ours, made for this browser, sent it.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use kernel::Rng;
use sha2::Sha256;
use subtle::ConstantTimeEq;

const NONCE: usize = 12;
const PROOF: usize = 20;

/// The key under which tokens are made; derived from the root key.
#[derive(Clone)]
pub struct CsrfKey(pub [u8; 32]);

impl CsrfKey {
    /// A token for `holder` (a session's or a visit's id). Each is different, so that compression tells nothing of it.
    pub fn token(&self, holder: &[u8], rng: &Rng) -> String {
        let nonce: [u8; NONCE] = rng.bytes();
        let mut token = nonce.to_vec();
        token.extend_from_slice(&self.proof(holder, &nonce));
        BASE64_URL_SAFE_NO_PAD.encode(token)
    }
    /// Whether `token` was made for `holder`.
    pub fn verify(&self, holder: &[u8], token: &str) -> bool {
        match BASE64_URL_SAFE_NO_PAD.decode(token) {
            Ok(bytes) if bytes.len() == NONCE + PROOF => {
                let (nonce, proof) = bytes.split_at(NONCE);
                self.proof(holder, nonce).ct_eq(proof).into()
            }
            _ => false,
        }
    }
    /// A short signature of `text`, for values that a browser carries for us.
    pub fn sign(&self, purpose: &str, text: &str) -> String {
        BASE64_URL_SAFE_NO_PAD.encode(self.proof(purpose.as_bytes(), text.as_bytes()))
    }

    fn proof(&self, holder: &[u8], nonce: &[u8]) -> [u8; PROOF] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("any length is a key");
        mac.update(&(holder.len() as u64).to_be_bytes());
        mac.update(holder);
        mac.update(nonce);
        let mut proof = [0; PROOF];
        proof.copy_from_slice(&mac.finalize().into_bytes()[..PROOF]);
        proof
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_serves_its_holder_only() {
        let (key, rng) = (CsrfKey([7; 32]), Rng::seeded(1));
        let token = key.token(b"ada", &rng);
        assert!(key.verify(b"ada", &token)); // abuse case 52
        assert!(!key.verify(b"ben", &token));
        assert!(!CsrfKey([8; 32]).verify(b"ada", &token));
        assert!(!key.verify(b"ada", ""));
        assert_ne!(token, key.token(b"ada", &rng));
    }
}
