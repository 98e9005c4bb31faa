//! Filling the library of a made population.

use crate::{
    audience::Audience,
    kind::Kind,
    made::{count, text},
    policy,
    resource::ResourceId,
    store::{
        drafting::NewResource,
        made::{MadeRows, find_groups_of, insert_made},
        publishing::{NewVersion, Rendered},
    },
    version::Note,
};
use frame::App;
use kernel::{Act, MemberId, Moment, Result, Rng, Viewer};
use std::time::Duration;

const POPULATE: Act = Act::open("populate_library");
const DAY: u64 = 24 * 60 * 60;
/// So many are written at once.
const AT_ONCE: usize = 50;
/// So much of what is made is new: the year before.
const YEAR: u64 = 330;

/// Lets each of these members publish something, in one version or several, most of it for all; how much.
///
/// # Errors
/// The store does not take it; what was written before stays.
pub async fn fill_made(app: &App, viewer: &Viewer, owners: &[MemberId], (seed, now): (u64, Moment)) -> Result<u64> {
    let rng = Rng::seeded(seed ^ 0x11b7);
    let mut made = 0;
    for (chunk, some) in owners.chunks(AT_ONCE).enumerate() {
        let groups = find_groups_of(app.read(viewer).await?.reader(), some).await?;
        let mut rows = Vec::new();
        for (at, owner) in some.iter().enumerate() {
            let group = groups.iter().find(|it| it.0 == *owner).map(|it| it.1);
            let number = chunk * AT_ONCE + at;
            let audience = match (rng.below(20), group) {
                (0 | 1, _) => Audience::Contacts,
                (2..=4, Some(group)) => Audience::Group(group),
                _ => Audience::Members,
            };
            rows.extend(row(app, &rng, (*owner, number, audience), now).await?);
        }
        made += rows.len() as u64;
        app.write(viewer, POPULATE, async |tx| {
            for row in &rows {
                insert_made(tx, &policy::may_keep(tx.viewer(), row.clone())?).await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(made)
}

/// What one member published: each version at its time, the first with the summary that it had then.
async fn row(
    app: &App,
    rng: &Rng,
    (owner, number, audience): (MemberId, usize, Audience),
    now: Moment,
) -> Result<Option<MadeRows>> {
    let month = super::month_of(now);
    let year = month[..4].parse().unwrap_or(2026);
    let Some(made) = text(number, number / count() + rng.below(6) as usize, year) else { return Ok(None) };
    let versions = 1 + rng.below(made.notes.len() as u64 + 1) as usize;
    let first = now.minus(Duration::from_secs((20 + rng.below(YEAR)) * DAY + rng.below(9 * 3600)));
    let id = ResourceId::new(first, rng);
    let mut kept = Vec::new();
    for at in 0..versions {
        let mut draft = made.draft.clone();
        // What came later was not there at first.
        if at + 1 < versions {
            draft.parts.remove("risks");
            draft.parts.remove("cost");
            draft.for_whom.clear();
        }
        let Ok(text) = draft.publishable(made.kind, &month) else { return Ok(None) };
        let span = now.since(first).as_secs() / (versions as u64 + 1);
        let note = at.checked_sub(1).and_then(|it| made.notes.get(it)).map(|it| Note::stored(*it));
        let rendered = Rendered::new(&text);
        let when = first.plus(Duration::from_secs(span * at as u64));
        let number = at as i64 + 1;
        kept.push(NewVersion { id, number, author: owner, audience, text, rendered, note, drafted: 1, at: Some(when) });
    }
    let sealed = super::seal_first(app, id, &made.draft).await?;
    let stage = made.kind.has_stage().then(|| crate::kind::Stage::of(&made.draft.stage)).flatten();
    let kind: Kind = made.kind;
    let new = NewResource { id, kind, owner, sealed, discussion: None, adapted: None, stage, group: None };
    Ok(Some(MadeRows { new, versions: kept }))
}
