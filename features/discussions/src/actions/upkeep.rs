//! What the house does by itself: rendering again, and telling hosts of questions that nobody answered.

use super::telling::tell_hosts;
use crate::{
    policy,
    post::Body,
    store::{summing, upkeep},
};
use frame::App;
use kernel::{Act, MemberId, Result, Viewer};
use notices_api::Kind as Notice;
use std::time::Duration;

const RENDER: Act = Act::open("render_posts");
const TELL_OLD: Act = Act::open("tell_of_old_summary");
const TELL: Act = Act::open("tell_of_unanswered");
/// So many at once.
const AT_ONCE: i64 = 500;
/// A question that nobody answered for so long goes to those who look after its group.
const PATIENCE: Duration = Duration::from_secs(3 * 24 * 60 * 60);
/// One whose only answer went later goes to them too, while it is not older than this.
const STALE: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// Renders again what an older renderer made; how many.
pub async fn render_again(app: &App, viewer: &Viewer) -> Result<u64> {
    let mut all = 0;
    loop {
        let outdated = upkeep::page_of_outdated(app.read(viewer).await?.reader(), ui::RENDERER, AT_ONCE).await?;
        if outdated.is_empty() {
            return Ok(all + render_summaries(app, viewer).await?);
        }
        all += outdated.len() as u64;
        let rendered: Vec<_> = outdated
            .into_iter()
            .map(|it| {
                let html = it.body.as_deref().map(|it| ui::markdown(Body::stored(it).as_str()).as_str().to_owned());
                (it, html)
            })
            .collect();
        app.write(viewer, RENDER, async |tx| {
            for it in rendered {
                upkeep::save_rendering(tx, &policy::may_clear(tx.viewer(), it)?).await?;
            }
            Ok(())
        })
        .await?;
    }
}

/// The same of summaries.
async fn render_summaries(app: &App, viewer: &Viewer) -> Result<u64> {
    let mut all = 0;
    loop {
        let outdated = summing::page_of_outdated(app.read(viewer).await?.reader(), ui::RENDERER, AT_ONCE).await?;
        if outdated.is_empty() {
            return Ok(all);
        }
        all += outdated.len() as u64;
        app.write(viewer, RENDER, async |tx| {
            for (id, body) in outdated {
                let rendered = policy::may_clear(tx.viewer(), (id, ui::markdown(&body).as_str().to_owned()))?;
                summing::save_rendering(tx, &rendered).await?;
            }
            Ok(())
        })
        .await?;
    }
}

/// Tells hosts of each summary that is a year old, once: it is to be looked at again.
pub async fn tell_of_old_summaries(app: &App, viewer: &Viewer) -> Result<u64> {
    let mut all = 0;
    loop {
        let now = app.clock().now();
        let due = summing::page_of_due(app.read(viewer).await?.reader(), now).await?;
        if due.is_empty() {
            return Ok(all);
        }
        all += due.len() as u64;
        for (summary, discussion, group) in due {
            app.write(viewer, TELL_OLD.on(discussion), async |tx| {
                let told = policy::may_clear(tx.viewer(), summary)?;
                match summing::save_told(tx, &told).await? {
                    true => tell_hosts(tx, group, discussion, Notice::SummaryOld, MemberId::NONE).await,
                    false => Ok(()),
                }
            })
            .await?;
        }
    }
}

/// Tells those who look after a group of each question in it that nobody answered in three days, once.
pub async fn tell_of_unanswered(app: &App, viewer: &Viewer) -> Result<u64> {
    let mut all = 0;
    loop {
        let now = app.clock().now();
        let asked = (now.minus(STALE), now.minus(PATIENCE));
        let waiting = upkeep::page_of_unanswered(app.read(viewer).await?.reader(), asked).await?;
        if waiting.is_empty() {
            return Ok(all);
        }
        all += waiting.len() as u64;
        for (discussion, group) in waiting {
            app.write(viewer, TELL.on(discussion), async |tx| {
                let told = policy::may_clear(tx.viewer(), discussion)?;
                match upkeep::save_hosts_told(tx, &told).await? {
                    true => tell_hosts(tx, group, discussion, Notice::Unanswered, MemberId::NONE).await,
                    false => Ok(()),
                }
            })
            .await?;
        }
    }
}
