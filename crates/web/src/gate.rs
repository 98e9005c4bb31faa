//! The gate before every route: who asks, may they come in, is it too often, did our own page send it; and the way out.

use crate::{
    Access, Answer, Asker, Cache, Csrf, CsrfKey, Doorkeeper, Limits, Method, No, Presence, Proof, PublicUrl, Rate,
    Renewed, Route, Rules, SessionToken, TrustedProxies, admits, cookie, headers, reply::Sealed,
};
use axum::{
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use kernel::{Clock, Fault, Refusal, Rng, Standing, Stop, Viewer};
use std::{
    net::SocketAddr,
    sync::{Arc, atomic::Ordering},
};

/// The name of the session's cookie.
pub(crate) const SESSION: &str = "kettle";
/// Where members agree; open to whoever still has to.
pub(crate) const AGREEMENT: &str = "/agreement";
/// The header by which a script says that nobody pressed anything.
const ITSELF: &str = "kettle-itself";
/// The name of the cookie of a browser without a session.
pub(crate) const VISIT: &str = "visit";

/// What the gate needs to know.
pub struct GateSettings {
    /// Our address.
    pub url: PublicUrl,
    /// Whose word on forwarded addresses counts.
    pub proxies: TrustedProxies,
    /// For the tokens of forms.
    pub csrf: CsrfKey,
    /// Budgets.
    pub limits: Limits,
    /// Who keeps the sessions.
    pub doorkeeper: Arc<dyn Doorkeeper>,
    /// The time.
    pub clock: Clock,
    /// Chance.
    pub rng: Rng,
}

/// Stands before every route.
pub struct Gate(pub(crate) GateSettings);

/// The mark of an answer that passed a gate: what has none and claims success is a bug (design.md §5.3).
#[derive(Clone, Copy)]
struct Passed;

impl Gate {
    /// A gate with these settings.
    pub fn new(settings: GateSettings) -> Arc<Gate> {
        Arc::new(Gate(settings))
    }

    async fn admit(&self, request: &mut Parts, rules: Rules) -> Result<Asker, (Asker, Stop)> {
        let presence = match rules.rate {
            Rate::Live => Presence::Itself,
            _ => presence(&request.headers),
        };
        let (mut asker, seated) = self.asker(request, rules.access, presence).await;
        let verdict = match seated {
            Err(fault) => Err(Stop::Fault(fault)),
            Ok(()) => self.check(&asker, &request.headers, rules).map_err(Stop::Refusal),
        };
        if matches!(rules.csrf, Csrf::Safe | Csrf::Link) {
            asker.proven = Arc::new(true.into());
        }
        match verdict {
            Err(stop) => Err((asker, stop)),
            Ok(()) => {
                request.extensions.insert(asker.clone());
                Ok(asker)
            }
        }
    }

    async fn asker(&self, request: &Parts, access: Access, presence: Presence) -> (Asker, Result<(), Fault>) {
        let headers = &request.headers;
        let channel = self.0.url.channel();
        let peer = request.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0);
        let header_text = |name| headers.get(name).and_then(|it| it.to_str().ok());
        let restores = headers.contains_key("hx-history-restore-request");
        let target = (headers.contains_key("hx-request") && !restores).then(|| header_text("hx-target")).flatten();
        let mut asker = Asker {
            viewer: Viewer::nobody(),
            chip: None,
            token: None,
            proven_at: None,
            owed: None,
            from: self.0.proxies.client(peer, headers),
            path: request.uri.path().to_owned(),
            way_back: way_back(request),
            target: target.map(str::to_owned),
            holder: cookie::find(headers, VISIT, channel).unwrap_or_default().as_bytes().to_vec(),
            key: self.0.csrf.clone(),
            proven: Arc::default(),
            toast: self.toast(headers),
        };
        let token = cookie::find(headers, SESSION, channel).and_then(decode_token);
        let (Some(token), true) = (token, access != Access::Open) else { return (asker, Ok(())) };
        match self.0.doorkeeper.seat(&token, presence).await {
            Err(fault) => return (asker, Err(fault)),
            Ok(None) => {}
            Ok(Some(seat)) => {
                asker.holder = seat.viewer.session.map_or_else(Vec::new, |it| it.as_bytes().to_vec());
                asker.viewer = seat.viewer;
                asker.chip = Some(seat.chip);
                asker.token = Some(token);
                asker.proven_at = seat.proven_at;
                asker.owed = seat.owed;
            }
        }
        (asker, Ok(()))
    }

    fn check(&self, asker: &Asker, headers: &HeaderMap, rules: Rules) -> Result<(), Refusal> {
        let viewer = &asker.viewer;
        match rules.access {
            Access::Open | Access::Anyone => {}
            Access::SignedIn | Access::Member => allow(viewer.member.is_some(), Refusal::SignIn)?,
            Access::Moderator => {
                allow(viewer.member.is_some(), Refusal::SignIn)?;
                let looks = viewer.roles.moderator || viewer.roles.admin;
                allow(viewer.is_active() && looks, Refusal::Absent)?;
            }
            Access::Admin => {
                allow(viewer.member.is_some(), Refusal::SignIn)?;
                allow(viewer.is_active() && viewer.roles.admin, Refusal::Absent)?;
            }
            Access::Development => allow(self.0.url.is_development(), Refusal::Absent)?,
        }
        if matches!(rules.access, Access::Member | Access::Moderator | Access::Admin) {
            let due = asker.owed.as_ref().map(|it| it.due).filter(|_| asker.path != AGREEMENT);
            admits(viewer, due, self.0.clock.now()).map_err(|_| Refusal::NotAllowed)?;
        }
        if rules.access != Access::Open {
            let member = viewer.member.map(|it| *it.as_bytes());
            self.0.limits.count(rules.rate, member, asker.from, self.0.clock.now())?;
        }
        if rules.csrf == Csrf::Token {
            allow(self.0.url.sent_by_us(headers), Refusal::NotAllowed)?;
        }
        Ok(())
    }

    /// The handler's answer, or before a grave act perhaps the page that asks for the password; and the session's new
    /// secret if it was given.
    async fn carry_out(&self, asker: &Asker, rules: Rules, request: Request, next: Next) -> (Answer, Option<Renewed>) {
        let (request, renewed) = match rules.proof {
            Proof::Session => (request, None),
            Proof::Password => match self.proven(asker, request).await {
                Ok(proven) => proven,
                Err(answer) => return (*answer, None),
            },
        };
        let mut response = next.run(request).await;
        (Sealed::open(&mut response).unwrap_or_else(|| Err(foreign(&response))), renewed)
    }

    /// Where a request came to another name than ours: on loopback it is sent on, elsewhere refused (rule 10).
    fn misdirected(&self, request: &Parts) -> Option<Response> {
        let host = host_of(request)?;
        if host == self.0.url.authority() {
            return None;
        }
        let mut response = if self.0.url.is_other_name(host) {
            let path = request.uri.path_and_query().map_or("/", |it| it.as_str());
            let location = [(header::LOCATION, self.0.url.link(path))];
            (StatusCode::TEMPORARY_REDIRECT, location).into_response()
        } else {
            (StatusCode::MISDIRECTED_REQUEST, "Kettle answers under its own address only.").into_response()
        };
        headers::add(response.headers_mut(), Cache::NoStore, &self.0.url);
        Some(response)
    }
}

/// Runs one request through the gate.
pub(crate) async fn guard(
    State((gate, path, rules)): State<(Arc<Gate>, &'static str, Rules)>,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    if rules.access != Access::Open
        && let Some(response) = gate.misdirected(&parts)
    {
        return marked(response);
    }
    let started = gate.0.clock.now();
    let number = u64::from_le_bytes(gate.0.rng.bytes());
    let (asker, answer, renewed) = match gate.admit(&mut parts, rules).await {
        Err((asker, stop)) => (asker, Err(No(stop)), None),
        Ok(asker) => {
            let request = Request::from_parts(parts, body);
            let (answer, renewed) = gate.carry_out(&asker, rules, request, next).await;
            // A write whose token nobody looked at must not look done (abuse case 52).
            let unproven = answer.is_ok() && !asker.proven.load(Ordering::Relaxed);
            (asker, if unproven { Err(Fault::bug("a write without its token").into()) } else { answer }, renewed)
        }
    };
    let mut response = gate.render(&asker, answer, number);
    if let Some(renewed) = renewed {
        gate.renew(&mut response, renewed);
    }
    headers::add(response.headers_mut(), rules.cache, &gate.0.url);
    record(path, response.status(), gate.0.clock.now().since(started), number);
    marked(response)
}

/// What no route answers: a path or a method that does not exist. The same page as what is hidden.
pub(crate) async fn lost(gate: Arc<Gate>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    if let Some(response) = gate.misdirected(&parts) {
        return marked(response);
    }
    let (asker, _) = gate.asker(&parts, Access::Anyone, presence(&parts.headers)).await;
    let number = u64::from_le_bytes(gate.0.rng.bytes());
    let mut response = gate.render(&asker, Err(Refusal::Absent.into()), number);
    headers::add(response.headers_mut(), Cache::NoStore, &gate.0.url);
    marked(response)
}

/// The last look at every answer: what passed no gate does not go out (design.md §5.3).
pub(crate) async fn only_passed(request: Request, next: Next) -> Response {
    let response = next.run(request).await;
    match response.extensions().get::<Passed>() {
        Some(Passed) => response,
        None => {
            tracing::error!("an answer passed no gate");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// Whether somebody pressed something, as the page says. Who lies only ends their own session sooner.
fn presence(headers: &HeaderMap) -> Presence {
    if headers.contains_key(ITSELF) { Presence::Itself } else { Presence::Pressed }
}

/// Where somebody who has to sign in first wants to go; only pages can be gone back to.
fn way_back(request: &Parts) -> String {
    match request.method.is_safe() {
        true => request.uri.path_and_query().map_or("/", |it| it.as_str()).to_owned(),
        false => "/".to_owned(),
    }
}

fn allow(yes: bool, refusal: Refusal) -> Result<(), Refusal> {
    if yes { Ok(()) } else { Err(refusal) }
}

fn marked(mut response: Response) -> Response {
    response.extensions_mut().insert(Passed);
    response
}

fn host_of(request: &Parts) -> Option<&str> {
    let named = request.headers.get(header::HOST).and_then(|it| it.to_str().ok());
    named.or_else(|| request.uri.authority().map(|it| it.as_str()))
}

fn decode_token(text: &str) -> Option<SessionToken> {
    let bytes = BASE64_URL_SAFE_NO_PAD.decode(text).ok()?;
    bytes.try_into().ok().map(SessionToken)
}

/// A response that axum made by itself, for instance because an extractor of its own refused.
fn foreign(response: &Response) -> No {
    match response.status() {
        it if it.is_client_error() => Refusal::Absent.into(),
        it => Fault::bug(format!("a handler answered {it} past the gate")).into(),
    }
}

fn record(path: &'static str, status: StatusCode, took: std::time::Duration, number: u64) {
    metrics::histogram!("http_request_seconds", "path" => path, "status" => status_class(status))
        .record(took.as_secs_f64());
    tracing::debug!(request = %format_args!("{number:016x}"), path, status = status.as_u16(), ms = took.as_millis() as u64);
}

const fn status_class(status: StatusCode) -> &'static str {
    match status.as_u16() / 100 {
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}

impl<S: Clone + Send + Sync + 'static> Route<S> {
    /// Whether its rules contradict its method; a house test asks every route.
    pub fn contradiction(&self) -> Option<&'static str> {
        let Rules { csrf, audit, rate, access, proof, .. } = self.rules;
        match self.method {
            Method::Get if csrf != Csrf::Safe || audit.is_some() => Some("a page that writes"),
            Method::Post if csrf == Csrf::Safe => Some("a write without its token"),
            Method::Post if matches!(rate, Rate::Read | Rate::Search | Rate::Seek | Rate::Live) => {
                Some("a write on the budget of reading")
            }
            Method::Post if access == Access::Open => Some("a write without a session"),
            _ if proof == Proof::Password && matches!(access, Access::Open | Access::Anyone | Access::Development) => {
                Some("a password of nobody")
            }
            _ => None,
        }
    }
}

/// Whether the member still has to confirm the address: then the way in leads there.
pub(crate) fn is_unconfirmed(viewer: &Viewer) -> bool {
    viewer.standing == Standing::Unconfirmed
}
