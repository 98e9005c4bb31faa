//! A key that seals rows, and what a sealed row is bound to.

use crate::cipher::{self, NONCE, TAG};
use kernel::{Fault, Id, MemberId, Rng};
use ring::hmac;
use std::sync::Arc;
use zeroize::Zeroizing;

/// A key in memory: cheap to clone, wiped when the last copy goes. It has no `Debug` and is never written anywhere.
#[derive(Clone)]
pub struct SealKey(Arc<Zeroizing<[u8; 32]>>);

/// What sealed bytes belong to. They open nowhere else: not in another row, not as another author's, not in another
/// conversation, not in another table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bound {
    /// The table and column: `message.body`.
    pub table: &'static str,
    /// The conversation, circle or member whose key it is.
    pub holder: [u8; 16],
    /// The row.
    pub row: [u8; 16],
    /// Who wrote it.
    pub author: MemberId,
    /// Which piece of what is sealed piece by piece.
    piece: Option<(u64, Place)>,
}

/// Where a piece stands, so that what was cut short is noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Another follows.
    Within,
    /// The last one.
    Last,
}

/// The first byte of everything sealed, so that the way can change one day.
const WAY: u8 = 1;
/// So many bytes longer is what is sealed.
pub const OVERHEAD: usize = 1 + NONCE + TAG;

impl Bound {
    /// To a row of `table`.
    pub fn new<H, R>(table: &'static str, holder: Id<H>, row: Id<R>, author: MemberId) -> Bound {
        Bound { table, holder: *holder.as_bytes(), row: *row.as_bytes(), author, piece: None }
    }
    /// The same, for one piece of something long: its number from 0, and whether it is the last.
    pub fn piece(self, number: u64, place: Place) -> Bound {
        Bound { piece: Some((number, place)), ..self }
    }
    fn bytes(&self) -> Vec<u8> {
        let whole = [self.table.as_bytes(), &[0], &self.holder, &self.row, self.author.as_bytes()].concat();
        match self.piece {
            None => whole,
            Some((number, place)) => {
                [&whole, number.to_be_bytes().as_slice(), &[u8::from(place == Place::Last)]].concat()
            }
        }
    }
}

impl SealKey {
    /// From the 32 bytes that the vault unwrapped.
    pub(crate) fn new(bytes: Zeroizing<[u8; 32]>) -> SealKey {
        SealKey(Arc::new(bytes))
    }
    /// Seals `plain`, which becomes [`OVERHEAD`] bytes longer.
    pub fn seal(&self, bound: &Bound, plain: &[u8], rng: &Rng) -> Vec<u8> {
        let nonce: [u8; NONCE] = rng.bytes();
        let mut sealed = Vec::with_capacity(plain.len() + TAG);
        sealed.extend_from_slice(plain);
        cipher::seal(&self.0, &nonce, &bound.bytes(), &mut sealed).expect("less than 256 GB is sealed at once");
        [&[WAY], nonce.as_slice(), &sealed].concat()
    }
    /// Opens what was sealed for the same row.
    ///
    /// # Errors
    /// A fault if it was sealed with another key, for another row, or changed since.
    pub fn open(&self, bound: &Bound, sealed: &[u8]) -> Result<Vec<u8>, Fault> {
        let Some((&WAY, rest)) = sealed.split_first() else { return Err(spoiled(bound)) };
        let (nonce, body) = rest.split_first_chunk::<NONCE>().ok_or_else(|| spoiled(bound))?;
        let mut plain = body.to_vec();
        cipher::open(&self.0, nonce, &bound.bytes(), &mut plain).map_err(|_| spoiled(bound))?;
        Ok(plain)
    }
    /// Sixteen bytes that stand for these parts, and that nobody makes or reads without the key: HMAC-SHA-256, cut.
    pub(crate) fn mark(&self, what: &'static str, parts: &[&[u8]]) -> [u8; 16] {
        let mut under = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, self.0.as_slice()));
        for part in [what.as_bytes()].iter().chain(parts) {
            under.update(&(part.len() as u64).to_be_bytes());
            under.update(part);
        }
        let tag = under.sign();
        std::array::from_fn(|at| tag.as_ref()[at])
    }
    /// As [`SealKey::open`], for text.
    ///
    /// # Errors
    /// As [`SealKey::open`], and if it is no text.
    pub fn open_text(&self, bound: &Bound, sealed: &[u8]) -> Result<String, Fault> {
        String::from_utf8(self.open(bound, sealed)?).map_err(|_| spoiled(bound))
    }
}

fn spoiled(bound: &Bound) -> Fault {
    Fault::bug(format!("a sealed {} does not open", bound.table))
}

#[cfg(test)]
mod tests;
