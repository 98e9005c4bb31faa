//! A session: one browser that is signed in. Of its secret only the hash is kept.

use kernel::{Moment, Rng, SessionId};
use sha2::{Digest, Sha256};
use std::time::Duration;
use web::SessionToken;

/// How long a session on a shared computer waits for its owner.
pub const IDLE: Duration = Duration::from_secs(30 * 60);
/// The name of the cookie by which a computer knows whose it is.
pub const DEVICE: &str = "device";
/// How long it knows that.
pub const REMEMBERED: Duration = Duration::from_secs(365 * 24 * 60 * 60);

/// Whose a computer is, as whoever signs in there says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Device {
    /// Their own.
    Own,
    /// Others sit there too, as in a surgery.
    Shared,
}

/// The browser that somebody signs in with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Browser {
    /// What kind it is, see [`browser_words`].
    pub words: String,
    /// Whose computer it runs on.
    pub device: Device,
}

impl Device {
    /// As the computer's own cookie keeps it for the next time.
    pub const fn word(self) -> &'static str {
        match self {
            Device::Own => "own",
            Device::Shared => "shared",
        }
    }
    /// From that cookie. A computer that says nothing is new here and counts as shared.
    pub fn remembered(word: Option<&str>) -> Device {
        if word == Some(Device::Own.word()) { Device::Own } else { Device::Shared }
    }
    /// From the box on the form: it says yes or nothing.
    pub fn ticked(box_says: &str) -> Device {
        if box_says == "yes" { Device::Shared } else { Device::Own }
    }
    /// How long a session lasts at most: a month, or a long day at the surgery.
    pub const fn life(self) -> Duration {
        const HOUR: u64 = 60 * 60;
        Duration::from_secs(match self {
            Device::Own => 30 * 24 * HOUR,
            Device::Shared => 12 * HOUR,
        })
    }
    /// When it ends if nobody presses anything from `now` on; on one's own computer it does not.
    pub fn idle_until(self, now: Moment) -> Option<Moment> {
        (self == Device::Shared).then(|| now.plus(IDLE))
    }
}

/// A session as its owner sees it in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id, which opens nothing.
    pub id: SessionId,
    /// What kind of browser it is, and whose computer.
    pub browser: Browser,
    /// Since when.
    pub began_at: Moment,
}

/// What is kept of a secret.
pub fn hash(secret: &[u8]) -> [u8; 32] {
    Sha256::digest(secret).into()
}

/// A new secret for a cookie.
pub fn new_token(rng: &Rng) -> SessionToken {
    SessionToken(rng.bytes())
}

/// `Firefox on Windows`: enough to know one's own browsers, too little to trace anybody.
pub fn browser_words(user_agent: &str) -> String {
    let find = |table: &[(&str, &'static str)]| table.iter().find(|it| user_agent.contains(it.0)).map(|it| it.1);
    let browser = find(&[
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = find(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS X", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(browser), None) => browser.to_owned(),
        (None, Some(system)) => format!("A browser on {system}"),
        (None, None) => "A browser".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_computer_that_says_nothing_is_shared() {
        for word in [None, Some(""), Some("owned"), Some("shared")] {
            assert_eq!(Device::remembered(word), Device::Shared, "{word:?}");
        }
        assert_eq!(Device::remembered(Some("own")), Device::Own);
        for device in [Device::Own, Device::Shared] {
            assert_eq!(Device::remembered(Some(device.word())), device);
        }
        assert_eq!((Device::ticked("yes"), Device::ticked("")), (Device::Shared, Device::Own));
    }

    #[test]
    fn only_a_shared_computer_waits() {
        let now = Moment::from_micros(0);
        assert_eq!(Device::Own.idle_until(now), None);
        assert_eq!(Device::Shared.idle_until(now), Some(now.plus(Duration::from_secs(1800))));
        assert!(Device::Shared.life() < Duration::from_secs(24 * 60 * 60));
    }

    #[test]
    fn browsers_are_named_roughly() {
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/109.0 Safari/537.36 Edg/109.0";
        assert_eq!(browser_words(edge), "Edge on Windows");
        assert_eq!(
            browser_words("Mozilla/5.0 (iPhone; CPU iPhone OS 15_6 like Mac OS X) Version/15.6 Safari/604.1"),
            "Safari on iPhone"
        );
        assert_eq!(browser_words("<script>"), "A browser");
    }
}
