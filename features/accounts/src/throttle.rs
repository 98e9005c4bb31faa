//! Wrong passwords: counted per address that was typed, whether or not anybody has it (abuse cases 80, 81).

use frame::App;
use kernel::{Moment, Refusal};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// Counts failures of the last quarter of an hour.
#[derive(Default)]
pub struct Throttle(Mutex<HashMap<Key, (i64, u32)>>);

#[derive(PartialEq, Eq, Hash)]
enum Key {
    Address([u8; 32]),
    AddressFrom([u8; 32], IpAddr),
}

const WINDOW: i64 = 15 * 60;
/// From one place: enough for a tired person, too few for a guesser.
const FROM_ONE_PLACE: u32 = 8;
/// From everywhere together.
const FROM_EVERYWHERE: u32 = 60;
const KEPT: usize = 100_000;

impl Throttle {
    /// The app's one.
    pub fn of(app: &App) -> Arc<Throttle> {
        app.keep(Throttle::default)
    }
    /// Whether another try is allowed.
    pub fn check(&self, email_key: &str, from: IpAddr, now: Moment) -> Result<(), Refusal> {
        let counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, most) in keys(email_key, from) {
            if let Some((begun, failures)) = counts.get(&key)
                && now.seconds() - begun < WINDOW
                && *failures >= most
            {
                let wait = WINDOW - (now.seconds() - begun);
                return Err(Refusal::SlowDown(Duration::from_secs(wait.max(1) as u64)));
            }
        }
        Ok(())
    }
    /// Notes a wrong password.
    pub fn failed(&self, email_key: &str, from: IpAddr, now: Moment) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() > KEPT {
            counts.retain(|_, it| now.seconds() - it.0 < WINDOW);
        }
        for (key, _) in keys(email_key, from) {
            let count = counts.entry(key).or_insert((now.seconds(), 0));
            if now.seconds() - count.0 >= WINDOW {
                *count = (now.seconds(), 0);
            }
            count.1 += 1;
        }
    }
    /// Forgets the failures of whoever came in.
    pub fn succeeded(&self, email_key: &str, from: IpAddr) {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (key, _) in keys(email_key, from) {
            counts.remove(&key);
        }
    }
}

fn keys(email_key: &str, from: IpAddr) -> [(Key, u32); 2] {
    let hash = crate::session::hash(email_key.as_bytes());
    [(Key::AddressFrom(hash, from), FROM_ONE_PLACE), (Key::Address(hash), FROM_EVERYWHERE)]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn guessing_stops_after_a_few_tries_and_the_owner_elsewhere_still_comes_in() {
        let throttle = Throttle::default();
        let (now, here, there) = (Moment::from_micros(0), IpAddr::from([1, 1, 1, 1]), IpAddr::from([2, 2, 2, 2]));
        for _ in 0..FROM_ONE_PLACE {
            assert_eq!(throttle.check("a@b.c", here, now), Ok(()));
            throttle.failed("a@b.c", here, now);
        }
        assert!(throttle.check("a@b.c", here, now).is_err()); // abuse case 81
        assert_eq!(throttle.check("a@b.c", there, now), Ok(()));
        assert_eq!(throttle.check("b@b.c", here, now), Ok(()));
        assert_eq!(throttle.check("a@b.c", here, now.plus(Duration::from_secs(15 * 60))), Ok(()));
    }
}
