//! The route table: the only way to add a route, and every rule must be stated.

use crate::{Gate, gate, upload::UPLOAD_LIMIT};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    middleware::{from_fn, from_fn_with_state},
    routing::{MethodFilter, MethodRouter, on},
};
use kernel::Act;
use std::{collections::BTreeMap, sync::Arc};

/// One method on one path, with its rules. `S` is the state that handlers take (the App).
pub struct Route<S = ()> {
    /// Read or write.
    pub method: Method,
    /// As axum writes it: `/people/{id}`.
    pub path: &'static str,
    /// What holds for it.
    pub rules: Rules,
    handler: MethodRouter<S>,
}

/// The two methods that a page without script has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Changes nothing.
    Get,
    /// Changes something.
    Post,
}

/// What holds for a route. There are no defaults: forgetting one does not compile.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// Who comes in at all. What they then see is the matter of policy and visible views.
    pub access: Access,
    /// What browsers and proxies may keep.
    pub cache: Cache,
    /// How a write proves that our own page sent it.
    pub csrf: Csrf,
    /// Which budget it uses.
    pub rate: Rate,
    /// What it takes beside the session.
    pub proof: Proof,
    /// The act that stands in the audit, for writes.
    pub audit: Option<Act>,
    /// An address that shows the thing; `{ada}` and the like are filled by the test's cast.
    pub sample: &'static str,
}

impl Rules {
    /// An ordinary page: nothing of it is kept outside, and it uses the budget of reading. Whoever needs something else says it
    /// over this.
    pub const fn page(access: Access, sample: &'static str) -> Rules {
        Rules {
            access,
            cache: Cache::NoStore,
            csrf: Csrf::Safe,
            rate: Rate::Read,
            proof: Proof::Session,
            audit: None,
            sample,
        }
    }
    /// An ordinary form: sent by our own page, it does this act and uses the budget of writing.
    pub const fn form(access: Access, act: Act, sample: &'static str) -> Rules {
        Rules { csrf: Csrf::Token, rate: Rate::Write, audit: Some(act), ..Rules::page(access, sample) }
    }
}

/// Who comes in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everybody; no session is looked up (style sheets, probes).
    Open,
    /// Everybody, and the page knows who is signed in.
    Anyone,
    /// Whoever is signed in, also with an unconfirmed address, while suspended or leaving.
    SignedIn,
    /// Members in good standing.
    Member,
    /// Those who look at reports: moderators and those who run the network; for everybody else it does not exist.
    Moderator,
    /// Those who run the network; for everybody else it does not exist.
    Admin,
    /// Only where the public address is http on loopback; elsewhere it does not exist.
    Development,
}

/// What may be kept outside the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cache {
    /// Nothing: all that a session sees.
    NoStore,
    /// For good: the address contains the content's hash.
    Immutable,
}

/// How a write proves its origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Csrf {
    /// Nothing is written.
    Safe,
    /// The form carries the token of this session, and the browser says that our page sent it.
    Token,
    /// The address carries a proof that we made it, which the handler reads: for links that a mail program presses without a
    /// session and without a page of ours (RFC 8058). For nothing that a stranger could turn against its owner.
    Link,
}

/// What a route takes beside the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Nothing.
    Session,
    /// The password, given within the last ten minutes ([`PROOF_LASTS`](crate::PROOF_LASTS)): for grave acts. Whoever gave
    /// it longer ago is asked for it, and what was sent is then done as it was sent. A form that asks for the password
    /// itself does not need it.
    Password,
}

/// The budget that a request uses, per member and per network.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Rate {
    /// Reading: generous.
    Read,
    /// Searching while one types.
    Search,
    /// Looking through what is sealed, which has to be opened for it.
    Seek,
    /// What a page asks by itself as long as it is open; it does not count as somebody who sits there.
    Live,
    /// Writing.
    Write,
    /// The way in: signing in, joining, resetting. Tight.
    Door,
}

impl<S: Clone + Send + Sync + 'static> Route<S> {
    /// A page.
    pub fn get<T: 'static>(path: &'static str, handler: impl Handler<T, S>, rules: Rules) -> Route<S> {
        Route { method: Method::Get, path, rules, handler: on(MethodFilter::GET, handler) }
    }
    /// A form.
    pub fn post<T: 'static>(path: &'static str, handler: impl Handler<T, S>, rules: Rules) -> Route<S> {
        Route { method: Method::Post, path, rules, handler: on(MethodFilter::POST, handler) }
    }
}

/// All routes behind their gates. What is not in the table is the same "not found" as what is hidden.
#[allow(clippy::disallowed_methods)] // the one place that makes routes reachable
pub fn router<S: Clone + Send + Sync + 'static>(routes: Vec<Route<S>>, gate: Arc<Gate>, state: S) -> Router {
    let mut paths: BTreeMap<&'static str, MethodRouter<S>> = BTreeMap::new();
    for route in routes {
        let guarded = route.handler.layer(from_fn_with_state((gate.clone(), route.path, route.rules), gate::guard));
        let whole = paths.remove(route.path).unwrap_or_default().merge(guarded);
        paths.insert(route.path, whole);
    }
    let mut router = Router::new();
    for (path, methods) in paths {
        let gate = gate.clone();
        router = router.route(path, methods.fallback(move |request| gate::lost(gate.clone(), request)));
    }
    let lost = move |request| gate::lost(gate.clone(), request);
    router.fallback(lost).layer(DefaultBodyLimit::max(UPLOAD_LIMIT)).layer(from_fn(gate::only_passed)).with_state(state)
}
