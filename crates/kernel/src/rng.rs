//! Chance: one source, handed in, so that tests and the made population repeat.

use rand::{Rng as _, SeedableRng, rngs::StdRng};
use std::sync::{Arc, Mutex, PoisonError};

/// A cryptographically strong source of random bytes, shared by cloning.
#[derive(Clone)]
pub struct Rng(Arc<Mutex<StdRng>>);

impl Rng {
    /// Seeded by the operating system.
    #[allow(clippy::disallowed_methods)] // the one place that asks the machine
    pub fn system() -> Rng {
        Rng(Arc::new(Mutex::new(
            StdRng::try_from_rng(&mut rand::rngs::SysRng).expect("the operating system gives entropy"),
        )))
    }
    /// The same sequence for the same seed.
    pub fn seeded(seed: u64) -> Rng {
        Rng(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }
    /// Fills `bytes`.
    pub fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fill_bytes(bytes);
    }
    /// `N` random bytes.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut out = [0; N];
        self.fill(&mut out);
        out
    }
    /// A number from 0 to `end` − 1; 0 if `end` is 0. Even up to a bias of `end` / 2⁶⁴.
    pub fn below(&self, end: u64) -> u64 {
        let wide = u128::from(u64::from_le_bytes(self.bytes())) * u128::from(end);
        (wide >> 64) as u64
    }
}

impl std::fmt::Debug for Rng {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Rng")
    }
}
