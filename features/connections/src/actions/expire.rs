//! What time and other ties overtake: requests that are over, reminders, keys that open nothing any more.

use super::{
    HOUSE,
    answer::{forget_keys, gone},
};
use crate::{
    policy,
    request::{APART, REMINDED_AFTER, WEEK},
    store::{reach, request as db},
};
use ::store::{Fact, FactRow, inbox};
use accounts_api::TieChanged;
use frame::{App, Boxed, Hears, Keeps};
use kernel::{Act, Result};
use notices_api::Kind;

const EXPIRE: Act = Act::open("expire_requests");
const REMIND: Act = Act::open("remind_of_request");
const OVERTAKE: Act = Act::open("close_requests");
/// Reminders of one night; the rest is reminded the next.
const REMINDERS: i64 = 2_000;

/// Every night: forgets what is older than anybody needs, and reminds receivers once.
pub async fn night(app: &App) -> Result<()> {
    app.write(&HOUSE, EXPIRE, async |tx| {
        let now = tx.now();
        let before = policy::may_expire(tx.viewer(), now.minus(APART))?;
        let keys = db::remove_old(tx, &before).await?;
        forget_keys(tx, keys);
        let looked = policy::may_expire(tx.viewer(), now.minus(WEEK))?;
        reach::remove_old_looks(tx, &looked).await
    })
    .await?;
    let due = db::page_of_due(app.read(&HOUSE).await?.reader(), REMINDED_AFTER, REMINDERS).await?;
    for (request, from, to) in due {
        app.write(&HOUSE, REMIND.on(request), async |tx| {
            let permit = policy::may_expire(tx.viewer(), request)?;
            inbox::hold(tx, &[to]).await?;
            if db::save_reminded(tx, &permit).await? {
                notices_api::give(tx, &[to], Kind::RequestReminder, Some(from), *request.as_bytes()).await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(())
}

/// Closes what is open between two who became contacts by other ways than an answer here. Hearing twice finds nothing open.
pub fn hears() -> Hears {
    fn hear(app: App, facts: Vec<FactRow>, _: i64) -> Boxed<Result<()>> {
        Box::pin(async move {
            for fact in &facts {
                if let Some(tie) = fact.read::<TieChanged>()? {
                    overtake(&app, tie).await?;
                }
            }
            Ok(())
        })
    }
    Hears { name: "connections.ties", kinds: &[TieChanged::KIND], keeps: Keeps::Store, hear }
}

async fn overtake(app: &App, tie: TieChanged) -> Result<()> {
    let (one, other) = (tie.member, tie.other);
    if !db::find_overtaken(app.read(&HOUSE).await?.reader(), one, other).await? {
        return Ok(());
    }
    app.write(&HOUSE, OVERTAKE, async |tx| {
        let pair = policy::may_expire(tx.viewer(), (one, other))?;
        let closed = db::save_overtaken(tx, &pair).await?;
        gone(tx, closed).await
    })
    .await
}
