//! A session: one browser that is signed in. Of its secret only the hash is kept.

use kernel::{Moment, Rng, SessionId};
use sha2::{Digest, Sha256};
use std::time::Duration;
use web::SessionToken;

/// How long a session lasts at most.
pub const LIFE: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// A session as its owner sees it in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its id, which opens nothing.
    pub id: SessionId,
    /// What kind of browser it is, in a few words.
    pub browser: String,
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
