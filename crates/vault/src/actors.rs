//! Who acted, where the audit must not name it: sealed with a key that lies apart from the rows, as the root key does.

use crate::{Bound, SealKey};
use kernel::{Fault, MemberId, Private, Rng};
use zeroize::Zeroizing;

/// Seals actors for the audit. The same member never gives the same bytes twice.
pub struct Actors {
    key: SealKey,
    rng: Rng,
}

impl Actors {
    /// With this key, which belongs to nothing else.
    pub fn new(key: &Private<[u8; 32]>, rng: Rng) -> Actors {
        Actors { key: SealKey::new(Zeroizing::new(*key.expose())), rng }
    }
    /// Who acted: for a court, by whoever holds the root key.
    ///
    /// # Errors
    /// A fault if it was sealed with another key, or changed since.
    pub fn open(&self, sealed: &[u8]) -> Result<MemberId, Fault> {
        let bytes = self.key.open(&bound(), sealed)?;
        let bytes = <[u8; 16]>::try_from(bytes.as_slice()).map_err(|_| Fault::bug("a sealed actor is no member"))?;
        Ok(MemberId::from_bytes(bytes))
    }
}

impl ::store::Sealer for Actors {
    fn seal(&self, actor: MemberId) -> Result<Vec<u8>, Fault> {
        Ok(self.key.seal(&bound(), actor.as_bytes(), &self.rng))
    }
}

fn bound() -> Bound {
    Bound::new("audit.actor_sealed", MemberId::NONE, MemberId::NONE, MemberId::NONE)
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::store::Sealer;

    #[test]
    fn an_actor_opens_with_the_key_alone_and_never_looks_the_same() {
        let rng = Rng::seeded(4);
        let (actors, others) =
            (Actors::new(&Private::new([6; 32]), rng.clone()), Actors::new(&Private::new([7; 32]), rng.clone()));
        let ada = MemberId::random(&rng);
        let (one, two) = (actors.seal(ada).expect("sealed"), actors.seal(ada).expect("sealed"));
        assert_ne!(one, two);
        assert!(!one.windows(16).any(|it| it == ada.as_bytes()), "abuse case 34");
        assert_eq!(actors.open(&one).expect("opened"), ada);
        assert!(others.open(&one).is_err());
    }
}
