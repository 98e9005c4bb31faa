//! `/live`, the stream of what is new for whoever asks, and `/live/since`, the same for pages whose network holds streams
//! back.

use super::{lines::Lines, news};
use crate::{App, Route};
use axum::http::HeaderMap;
use kernel::{Fault, MemberId, OrAbsent, SessionId};
use std::time::Duration;
use web::{Access, Answer, Asker, Cache, Csrf, Proof, Query, Rate, Reply, Rules};

const LIVE: Rules = Rules {
    access: Access::Member,
    cache: Cache::NoStore,
    csrf: Csrf::Safe,
    rate: Rate::Live,
    audit: None,
    proof: Proof::Session,
    sample: "",
};

/// A page whose stream ended comes back after so long, and a little more by chance, so that not all come at once.
const AGAIN: Duration = Duration::from_secs(2);
const AGAIN_BY_CHANCE_MS: u64 = 2_000;

pub fn routes() -> Vec<Route> {
    vec![
        Route::get("/live", listen, Rules { sample: "/live", ..LIVE }),
        Route::get("/live/since", since, Rules { sample: "/live/since", ..LIVE }),
    ]
}

/// What follows `?`.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Heard {
    after: Option<String>,
}

/// The stream. Joined before anything is read, so that what is committed meanwhile waits in it.
async fn listen(app: App, asker: Asker, headers: HeaderMap, Query(heard): Query<Heard>) -> Answer {
    let (member, session) = who(&asker)?;
    app.db().note_moved();
    let listening = Lines::join(app.live(), member, session);
    let again = headers.get("last-event-id").and_then(|it| it.to_str().ok()).filter(|it| !it.is_empty());
    let news = {
        let read = app.read(&asker.viewer).await?;
        let heard = again.or(heard.after.as_deref()).map(number);
        news::since(app.tells(), read.reader(), member, heard).await?
    };
    listening.begin(news.n, news.event("hello")?);
    let chance = Duration::from_millis(app.live().0.rng.below(AGAIN_BY_CHANCE_MS));
    Ok(Reply::events(listening, AGAIN + chance))
}

/// What was missed after a number.
async fn since(app: App, asker: Asker, Query(heard): Query<Heard>) -> Answer {
    let (member, _) = who(&asker)?;
    let news = {
        let read = app.read(&asker.viewer).await?;
        news::since(app.tells(), read.reader(), member, Some(heard.after.as_deref().map_or(-1, number))).await?
    };
    Ok(Reply::bytes("application/json", news.json()?))
}

fn who(asker: &Asker) -> kernel::Result<(MemberId, SessionId)> {
    let member = asker.viewer.member.or_absent()?;
    let session = asker.viewer.session.ok_or_else(|| Fault::bug("a member in a browser without a session"))?;
    Ok((member, session))
}

/// What is no number is one that nobody ever had.
fn number(text: &str) -> i64 {
    text.parse().unwrap_or(-1)
}
