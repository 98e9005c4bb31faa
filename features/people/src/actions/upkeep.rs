//! What the house does to profiles by itself: it tells of those of which something ended with the date, and renders what
//! an older renderer made once more.

use super::HOUSE;
use crate::{jobs, policy, store::upkeep as db, when::When};
use frame::App;
use kernel::{Act, Moment, Result};
use people_api::ProfileChanged;

const TELL_ENDED: Act = Act::open("tell_ended");
const ASK_RENDERING: Act = Act::open("ask_rendering");
const RENDER_AGAIN: Act = Act::open("render_again");

/// So many members are told of, or rendered, in one write.
const AT_ONCE: usize = 200;

/// Tells of every profile of which a role or an offer ended by its date between `since` and now: nobody changed it, and
/// whoever indexes it reads it again. Answers how many they are.
pub async fn tell_ended(app: &App, since: Moment) -> Result<usize> {
    let (from, until) = (When::of(since), When::of(app.clock().now()));
    if !from.is_before(until) {
        return Ok(0); // things end with their month
    }
    let ended = db::find_ended(app.db().read_slowly(&HOUSE).await?.reader(), from, until).await?;
    for some in ended.chunks(AT_ONCE) {
        let tell = async |tx: &mut store::Tx| {
            some.iter().for_each(|it| tx.tell(ProfileChanged { member: *it }));
            Ok(())
        };
        app.write(&HOUSE, TELL_ENDED, tell).await?;
    }
    Ok(ended.len())
}

/// Asks for [`render_again`] if there is anything that an older renderer made.
pub async fn ask_rendering(app: &App) -> Result<()> {
    if db::find_outdated(app.read(&HOUSE).await?.reader(), 1).await?.is_empty() {
        return Ok(());
    }
    app.write(&HOUSE, ASK_RENDERING, async |tx| {
        jobs::render(tx);
        Ok(())
    })
    .await
}

/// Renders every account that an older renderer made; how many. Pages show the old ones meanwhile.
pub async fn render_again(app: &App) -> Result<usize> {
    let mut all = 0;
    loop {
        let batch = app.write(&HOUSE, RENDER_AGAIN, async |tx| {
            let outdated = db::find_outdated(tx.reader(), AT_ONCE).await?;
            let count = outdated.len();
            for about in outdated {
                db::save_rendering(tx, &policy::may_make(tx.viewer(), about)?).await?;
            }
            Ok(count)
        });
        match batch.await? {
            0 => return Ok(all),
            count => all += count,
        }
    }
}
