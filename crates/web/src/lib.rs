//! The way of a request: cookie → viewer, the route table, forms and their proof of origin, replies, errors → pages, limits.
//!
//! A feature lists [`Route`]s; [`router`] is the only place that makes them reachable, each behind its [`Rules`].

mod asker;
mod cookie;
mod csrf;
mod door;
mod events;
mod form;
mod gate;
mod guarded;
mod headers;
mod limit;
mod origin;
mod proof;
mod render;
mod reply;
mod route;
mod sending;
mod served;
mod upload;

pub use asker::{Asker, LocalPath};
pub use cookie::{Cookie, Life};
pub use csrf::CsrfKey;
pub use door::{
    Admitted, Barred, Doorkeeper, Found, Owed, Presence, Proven, Remaining, Renewed, Seat, SessionToken, admits,
};
pub use events::{Event, Events, Open, STILL_EVERY};
pub use form::{Form, Path, Query};
pub use gate::{Gate, GateSettings};
pub use guarded::{GUARD_FIELD, GUARD_REASON_FIELD, Guarded, Pressed, Stopped, Worded};
pub use limit::Limits;
pub use origin::{PublicUrl, TrustedProxies};
pub use proof::{PROOF_FIELD, PROOF_LASTS};
pub use reply::{Answer, No, Reply};
pub use route::{Access, Cache, Csrf, Method, Proof, Rate, Route, Rules, router};
pub use sending::{Incoming, MOST_FILES, Sending, Sent};
pub use served::{Part, Range, Served, Shown};
pub use upload::Upload;
