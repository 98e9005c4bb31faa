//! Budgets: how often a member and a network may ask, in fixed windows that need no clean-up thread.

use crate::Rate;
use kernel::{Moment, Refusal};
use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Mutex, PoisonError},
    time::Duration,
};

const WINDOW: Duration = Duration::from_secs(60);
/// Windows kept at most; past that the oldest minute is forgotten, so that a flood of addresses cannot eat memory.
const KEPT: usize = 100_000;

/// Counts requests of the current minute. The door's budget counts failures by itself (see the accounts feature), so
/// that here a whole surgery behind one address may still come in.
pub struct Limits {
    scale: u32,
    state: Mutex<Counts>,
}

/// The minute, and what was asked in it.
type Counts = (i64, HashMap<(Rate, Key), u32>);

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Key {
    Member([u8; 16]),
    Network([u8; 8]),
}

impl Limits {
    /// `scale` multiplies every budget: 1 in production; more in tests and measurements.
    pub fn new(scale: u32) -> Limits {
        Limits { scale, state: Mutex::default() }
    }

    /// Counts one request; [`Refusal::SlowDown`] when the budget of this minute is used up.
    pub(crate) fn count(&self, rate: Rate, member: Option<[u8; 16]>, from: IpAddr, now: Moment) -> Result<(), Refusal> {
        let minute = now.seconds().div_euclid(WINDOW.as_secs() as i64);
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if state.0 != minute || state.1.len() > KEPT {
            *state = (minute, HashMap::new());
        }
        let (per_member, per_network) = match rate {
            Rate::Read => (600, 6000),
            Rate::Search => (900, 6000),
            Rate::Seek => (30, 600),
            // After a restart everybody behind one address comes back at once, and that may be half a region.
            Rate::Live => (120, 30_000),
            Rate::Write => (120, 1200),
            Rate::Door => (30, 60),
        };
        let keys = [member.map(|it| (Key::Member(it), per_member)), Some((Key::Network(network(from)), per_network))];
        for (key, most) in keys.into_iter().flatten() {
            let used = state.1.entry((rate, key)).or_default();
            *used += 1;
            if *used > most * self.scale {
                let left = WINDOW.as_secs() as i64 - now.seconds().rem_euclid(WINDOW.as_secs() as i64);
                return Err(Refusal::SlowDown(Duration::from_secs(left.max(1) as u64)));
            }
        }
        Ok(())
    }
}

/// The network an address belongs to: /24 of IPv4, /56 of IPv6; a mapped IPv4 address is the IPv4 address.
fn network(address: IpAddr) -> [u8; 8] {
    match address.to_canonical() {
        IpAddr::V4(it) => {
            let [a, b, c, _] = it.octets();
            [4, a, b, c, 0, 0, 0, 0]
        }
        IpAddr::V6(it) => {
            let o = it.octets();
            [6, o[0], o[1], o[2], o[3], o[4], o[5], o[6]]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_costs_much_is_asked_seldom() {
        let limits = Limits::new(1);
        let (from, now) = (IpAddr::from([10, 1, 1, 1]), Moment::from_micros(0));
        for _ in 0..30 {
            assert_eq!(limits.count(Rate::Seek, Some([1; 16]), from, now), Ok(()));
        }
        assert!(limits.count(Rate::Seek, Some([1; 16]), from, now).is_err());
        assert_eq!(limits.count(Rate::Search, Some([1; 16]), from, now), Ok(()));
        assert_eq!(limits.count(Rate::Seek, Some([2; 16]), from, now), Ok(()), "by member, not by surgery");
    }

    #[test]
    fn the_door_closes_for_a_minute_and_opens_again() {
        let limits = Limits::new(1);
        let (from, now) = (IpAddr::from([10, 1, 1, 1]), Moment::from_micros(0));
        for _ in 0..60 {
            assert_eq!(limits.count(Rate::Door, None, from, now), Ok(()));
        }
        let refused = limits.count(Rate::Door, None, IpAddr::from([10, 1, 1, 99]), now); // abuse case 81: by network
        assert_eq!(refused, Err(Refusal::SlowDown(Duration::from_secs(60))));
        assert_eq!(limits.count(Rate::Read, None, from, now), Ok(()));
        assert_eq!(limits.count(Rate::Door, None, from, now.plus(WINDOW)), Ok(()));
    }
}
