//! Whoever asks: found once by the gate, handed to every handler.

use crate::{CsrfKey, No, Owed, SessionToken};
use axum::{extract::FromRequestParts, http::request::Parts};
use kernel::{Fault, Moment, Rng, Viewer};
use std::{
    net::IpAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use ui::Chip;

/// Who asks and how.
#[derive(Clone)]
pub struct Asker {
    /// On whose behalf the request runs.
    pub viewer: Viewer,
    /// How the header shows them.
    pub chip: Option<Arc<Chip>>,
    /// The secret that the browser's cookie holds, for ending or renewing this very session.
    pub token: Option<SessionToken>,
    /// When they last gave their password in this browser, if they did.
    pub proven_at: Option<Moment>,
    /// What they still have to agree to, if anything.
    pub owed: Option<Owed>,
    /// The address of the client, for budgets; never stored with what people do.
    pub from: IpAddr,
    /// The path that was asked for, without its query.
    pub path: String,
    /// The path and query of a page, to come back to after signing in; `/` for a form.
    pub(crate) way_back: String,
    /// The element that htmx wants to replace, if it asks.
    pub(crate) target: Option<String>,
    /// What the form's token is bound to: the session, or the visit of a browser without one.
    pub(crate) holder: Vec<u8>,
    pub(crate) key: CsrfKey,
    pub(crate) proven: Arc<AtomicBool>,
    /// The line that the last answer left for the next page.
    pub(crate) toast: Option<String>,
}

impl Asker {
    /// Whether only a part of the page is wanted.
    pub fn wants_part(&self) -> bool {
        self.target.is_some()
    }
    /// Whether the time is up to agree to something.
    pub fn is_overdue(&self, now: Moment) -> bool {
        self.owed.as_ref().is_some_and(|it| it.due <= now)
    }
    /// The token that this page's forms carry.
    pub(crate) fn csrf_token(&self, rng: &Rng) -> String {
        self.key.token(&self.holder, rng)
    }
    /// Notes that the form carried the right token; without it the gate lets no write's answer out.
    pub(crate) fn prove(&self, token: &str) -> bool {
        let right = self.key.verify(&self.holder, token);
        self.proven.fetch_or(right, Ordering::Relaxed);
        right
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Asker {
    type Rejection = No;
    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Asker, No> {
        parts.extensions.get::<Asker>().cloned().ok_or_else(|| Fault::bug("a handler without a gate").into())
    }
}

/// A path on this server, safe to go on to: `/people?q=a`, never `//evil` (abuse case 55).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LocalPath(String);

impl LocalPath {
    /// `None` for everything that a browser could read as another host.
    pub fn parse(text: &str) -> Option<LocalPath> {
        let plain = text.bytes().all(|b| (0x21..0x7f).contains(&b) && b != b'\\');
        let local = text.starts_with('/') && !text.starts_with("//") && text.len() <= 2000;
        (plain && local).then(|| LocalPath(text.to_owned()))
    }
    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_local_paths_are_followed() {
        assert!(LocalPath::parse("/people?q=a%20b").is_some());
        for evil in ["//evil", "/\\evil", "https:evil", "/a\r\nb", "javascript:1", "", "/%0d%0a\u{e4}", "\\/evil"] {
            assert_eq!(LocalPath::parse(evil), None, "{evil}"); // abuse case 55
        }
    }
}
