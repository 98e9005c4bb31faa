//! Hashing of passwords: on threads of its own, a few at a time, so that a flood at the door leaves the pages quick
//! (abuse case 104).

use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier, phc::PasswordHash},
};
use frame::{App, PasswordCost};
use kernel::{Fault, Refusal, Result, Rng};
use std::{sync::Arc, time::Duration};
use tokio::sync::Semaphore;

/// Hashes passwords. One per app.
pub struct Hashing {
    argon: Argon2<'static>,
    turns: Semaphore,
    queue: Semaphore,
    nobody: String,
}

const AT_ONCE: usize = 2;
const WAITING: usize = 32;

impl Hashing {
    /// The app's one.
    pub fn of(app: &App) -> Arc<Hashing> {
        app.keep(|| Hashing::new(app.settings().password_cost, app.rng()))
    }

    fn new(cost: PasswordCost, rng: &Rng) -> Hashing {
        let params = match cost {
            PasswordCost::Full => Params::new(19 * 1024, 2, 1, None),
            PasswordCost::Test => Params::new(Params::MIN_M_COST, 1, 1, None),
        };
        let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params.expect("within Argon2's bounds"));
        let nobody = hash_now(&argon, "nobody has this password", &rng.bytes()).unwrap_or_default();
        Hashing { argon, turns: Semaphore::new(AT_ONCE), queue: Semaphore::new(WAITING), nobody }
    }

    /// The hash of a new password, in the PHC format.
    pub async fn hash(self: &Arc<Self>, password: &str, rng: &Rng) -> Result<String> {
        let (salt, password) = (rng.bytes::<16>(), password.to_owned());
        self.in_turn(move |argon| hash_now(&argon, &password, &salt)).await?
    }

    /// Whether `password` is the one; without a hash it takes as long and is not (abuse case 80).
    pub async fn verify(self: &Arc<Self>, password: &str, hash: Option<&str>) -> Result<bool> {
        let (known, hash, password) = (hash.is_some(), hash.unwrap_or(&self.nobody).to_owned(), password.to_owned());
        let right = self.in_turn(move |argon| {
            let parsed = PasswordHash::new(&hash).map_err(|_| Fault::bug("a stored password hash is spoiled"))?;
            Ok::<bool, Fault>(argon.verify_password(password.as_bytes(), &parsed).is_ok())
        });
        Ok(right.await?? && known)
    }

    async fn in_turn<T: Send + 'static>(&self, work: impl FnOnce(Argon2<'static>) -> T + Send + 'static) -> Result<T> {
        let _place = self.queue.try_acquire().map_err(|_| Refusal::SlowDown(Duration::from_secs(5)))?;
        let _turn = self.turns.acquire().await.map_err(|_| Fault::bug("the turns are never closed"))?;
        let argon = self.argon.clone();
        Ok(tokio::task::spawn_blocking(move || work(argon)).await.map_err(|_| Fault::bug("hashing was cut short"))?)
    }
}

fn hash_now(argon: &Argon2<'_>, password: &str, salt: &[u8; 16]) -> Result<String> {
    let hash = argon.hash_password_with_salt(password.as_bytes(), salt);
    Ok(hash.map(|it| it.to_string()).map_err(|_| Fault::bug("a password could not be hashed"))?)
}
