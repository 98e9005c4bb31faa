//! The password again, before a grave act (`Proof::Password`): asked for when it was last given more than ten minutes ago.
//! The page that asks carries what was sent, so that nothing typed is lost and nothing is done before.

use crate::{
    Answer, Asker, Cookie, Gate, LocalPath, No, Renewed, Reply,
    form::{FORM_LIMIT, foreign_field, stale, too_long},
    gate::SESSION,
};
use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::Response,
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use kernel::{Moment, Private, Problems, Refusal, Stop};
use std::time::Duration;
use ui::ProofPage;

/// So long a password that was given counts.
pub const PROOF_LASTS: Duration = Duration::from_secs(10 * 60);
/// The field of the password on the page that asks for it. No form of ours has a field of this name.
pub const PROOF_FIELD: &str = ui::PROOF_FIELD;
/// Where "Do nothing" leads, while the page is asked again.
const BACK_FIELD: &str = ui::PROOF_BACK_FIELD;
/// Where the page that asks on the way to another page sends the password; the handler there goes on to `next`.
const PROVE: &str = "/prove";

impl Gate {
    /// The request as it goes on to its handler, with the session's new secret if the password was given just now; or what
    /// is answered instead.
    pub(crate) async fn proven(
        &self,
        asker: &Asker,
        request: Request,
    ) -> Result<(Request, Option<Renewed>), Box<Answer>> {
        let fresh = is_fresh(asker.proven_at, self.0.clock.now());
        let back = back(request.headers(), &self.0.url.origin());
        if fresh && (request.method().is_safe() || !is_form(request.headers())) {
            return Ok((request, None));
        }
        if request.method().is_safe() {
            return Err(ask(asker, Wanted::page(&asker.way_back, back), &Problems::none()));
        }
        if !is_form(request.headers()) {
            // A file cannot be carried along: the password first, then the form with its file once more.
            return Err(ask(asker, Wanted::page(&back, back.clone()), &Problems::none()));
        }
        let action = request.uri().path_and_query().map_or("/", |it| it.as_str()).to_owned();
        let (mut parts, body) = request.into_parts();
        let sent = Sent::of(&to_bytes(body, FORM_LIMIT).await.map_err(|_| no(too_long()))?);
        let mut renewed = None;
        if !fresh {
            let back = sent.back().unwrap_or(back);
            renewed = Some(self.take(asker, &sent, Wanted { action, fields: sent.fields().map_err(no)?, back }).await?);
        }
        parts.headers.remove(header::CONTENT_LENGTH);
        Ok((Request::from_parts(parts, Body::from(sent.whole())), renewed))
    }

    /// Takes the password that came with the form, or asks for it. Only what our own page sent in this session is looked
    /// at (abuse case 52).
    async fn take(&self, asker: &Asker, sent: &Sent, wanted: Wanted) -> Result<Renewed, Box<Answer>> {
        if !sent.token.as_deref().is_some_and(|it| asker.prove(it)) {
            return Err(no(stale()));
        }
        let Some(password) = sent.password() else { return Err(ask(asker, wanted, &Problems::none())) };
        match self.0.doorkeeper.prove(&asker.viewer, password).await {
            Ok(renewed) => Ok(renewed),
            Err(Stop::Refusal(Refusal::Invalid(problems))) => Err(ask(asker, wanted, &problems)),
            Err(stop) => Err(no(No(stop))),
        }
    }
}

impl Gate {
    /// Hands the browser the session's new secret, unless the handler ended or renewed the session itself.
    pub(crate) fn renew(&self, response: &mut Response, renewed: Renewed) {
        let cookie =
            Cookie { name: SESSION, value: BASE64_URL_SAFE_NO_PAD.encode(renewed.token.0), life: renewed.life };
        let Some(value) = cookie.header(self.0.url.channel()) else { return };
        let name = value.as_bytes().split(|it| *it == b'=').next().unwrap_or_default();
        let set = response.headers().get_all(header::SET_COOKIE);
        if !set.iter().any(|it| it.as_bytes().split(|it| *it == b'=').next() == Some(name)) {
            response.headers_mut().append(header::SET_COOKIE, value.clone());
        }
    }
}

/// What is to be done once the password is right.
struct Wanted {
    action: String,
    fields: Vec<(String, String)>,
    back: String,
}

impl Wanted {
    /// Going on to a page.
    fn page(next: &str, back: String) -> Wanted {
        Wanted { action: PROVE.to_owned(), fields: vec![("next".to_owned(), next.to_owned())], back }
    }
}

/// A form as it was sent, taken apart: its token, the password, and what the handler's form has.
struct Sent {
    token: Option<String>,
    passwords: Vec<Vec<u8>>,
    backs: Vec<Vec<u8>>,
    csrf: Vec<Vec<u8>>,
    rest: Vec<Vec<u8>>,
}

impl Sent {
    fn of(body: &Bytes) -> Sent {
        let mut sent = Sent { token: None, passwords: vec![], backs: vec![], csrf: vec![], rest: vec![] };
        for pair in body.split(|b| *b == b'&') {
            let name = pair.split(|b| *b == b'=').next().unwrap_or_default();
            match name {
                b"csrf" => sent.csrf.push(pair.to_vec()),
                _ if name == PROOF_FIELD.as_bytes() => sent.passwords.push(pair.to_vec()),
                _ if name == BACK_FIELD.as_bytes() => sent.backs.push(pair.to_vec()),
                _ => sent.rest.push(pair.to_vec()),
            }
        }
        if let [one] = &sent.csrf[..] {
            sent.token = one.get(5..).and_then(|it| std::str::from_utf8(it).ok()).map(str::to_owned);
        }
        sent
    }

    /// What the form has besides, to be sent again.
    fn fields(&self) -> Result<Vec<(String, String)>, No> {
        serde_html_form::from_bytes(&self.rest.join(&b'&')).map_err(|_| foreign_field())
    }

    /// The password, if exactly one came.
    fn password(&self) -> Option<Private<String>> {
        only(&self.passwords).map(Private::new)
    }

    /// Where "Do nothing" led before.
    fn back(&self) -> Option<String> {
        only(&self.backs).and_then(|it| LocalPath::parse(&it)).map(|it| it.as_str().to_owned())
    }

    /// The form as the handler knows it.
    fn whole(&self) -> Vec<u8> {
        self.csrf.iter().chain(&self.rest).cloned().collect::<Vec<_>>().join(&b'&')
    }
}

/// The value of the only one of these pairs.
fn only(pairs: &[Vec<u8>]) -> Option<String> {
    let [one] = pairs else { return None };
    let read: Vec<(String, String)> = serde_html_form::from_bytes(one).ok()?;
    read.into_iter().next().map(|it| it.1)
}

fn is_fresh(proven_at: Option<Moment>, now: Moment) -> bool {
    proven_at.is_some_and(|it| now.since(it) < PROOF_LASTS)
}

fn is_form(headers: &HeaderMap) -> bool {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    kind.split(';').next().map(str::trim) == Some("application/x-www-form-urlencoded")
}

/// The page of ours that somebody came from; the start if there is none.
fn back(headers: &HeaderMap, origin: &str) -> String {
    let from = headers.get(header::REFERER).and_then(|it| it.to_str().ok());
    let path = from.and_then(|it| it.strip_prefix(origin)).and_then(LocalPath::parse);
    path.map_or_else(|| "/".to_owned(), |it| it.as_str().to_owned())
}

/// The page that asks; with htmx it takes the place of the whole page, as errors do.
fn ask(asker: &Asker, wanted: Wanted, problems: &Problems) -> Box<Answer> {
    let page = ProofPage::new(wanted.action, wanted.fields, wanted.back, problems);
    // The page itself writes nothing, so that an upload's token, which nobody has read yet, does not matter.
    asker.proven.store(true, std::sync::atomic::Ordering::Relaxed);
    let reply = match problems.is_empty() {
        true => Reply::page(page).status(StatusCode::FORBIDDEN),
        false => Reply::invalid(page),
    };
    let whole = |reply: Reply, name: &'static str, value: &'static str| {
        reply.header(HeaderName::from_static(name), HeaderValue::from_static(value))
    };
    Box::new(Ok(match asker.wants_part() {
        true => whole(whole(reply, "hx-retarget", "body"), "hx-reswap", "innerHTML"),
        false => reply,
    }))
}

fn no(no: No) -> Box<Answer> {
    Box::new(Err(no))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_counts_for_ten_minutes() {
        let at = Moment::from_micros(0);
        assert!(is_fresh(Some(at), at) && is_fresh(Some(at), at.plus(PROOF_LASTS - Duration::from_secs(1))));
        assert!(!is_fresh(Some(at), at.plus(PROOF_LASTS)) && !is_fresh(None, at));
    }

    #[test]
    fn a_form_is_taken_apart_and_put_together_again() {
        let sent =
            Sent::of(&Bytes::from_static(b"csrf=abc&words=a+b%0D%0Ac&proof=pl%C3%BCm&proof_back=%2Fa&tick=1&tick=2"));
        assert_eq!(sent.token.as_deref(), Some("abc"));
        assert_eq!(sent.password().expect("a password").expose(), "plüm");
        assert_eq!(sent.back().as_deref(), Some("/a"));
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let fields = sent.fields().expect("fields");
        assert_eq!(fields, [pair("words", "a b\r\nc"), pair("tick", "1"), pair("tick", "2")]);
        assert_eq!(sent.whole(), b"csrf=abc&words=a+b%0D%0Ac&tick=1&tick=2");
    }

    #[test]
    fn of_two_tokens_or_passwords_none_counts() {
        let sent = Sent::of(&Bytes::from_static(b"csrf=a&csrf=b&proof=x&proof=y")); // abuse cases 39, 52
        assert!(sent.token.is_none() && sent.password().is_none());
    }

    #[test]
    fn the_way_back_is_ours() {
        let mut headers = HeaderMap::new();
        assert_eq!(back(&headers, "https://k.example"), "/");
        headers.insert(header::REFERER, HeaderValue::from_static("https://k.example/admin/members?q=a"));
        assert_eq!(back(&headers, "https://k.example"), "/admin/members?q=a");
        headers.insert(header::REFERER, HeaderValue::from_static("https://k.example.evil/x"));
        assert_eq!(back(&headers, "https://k.example"), "/"); // abuse case 55
        headers.insert(header::REFERER, HeaderValue::from_static("https://k.example//evil"));
        assert_eq!(back(&headers, "https://k.example"), "/");
    }
}
