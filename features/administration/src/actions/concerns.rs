//! What needs a human: what each feature says that it waits for, and what this one sees of letters, backups and the disk.

use crate::{concerns::disk_concern, policy};
use administration_api::{Concern, Concerns};
use frame::{App, Kept};
use kernel::{MemberId, Result, Viewer};
use std::{collections::BTreeSet, sync::Arc};

/// So many administrators' answers are kept.
const READERS: usize = 50;

/// The answers of those who watch, for one administrator and minute: what is a day old today is older tomorrow, though no
/// table changed.
struct Answers(Kept<(MemberId, i64), Arc<Vec<Concern>>>);

/// What needs a human now, the gravest first.
///
/// # Errors
/// `Absent` for whoever does not run the network.
pub async fn find_concerns(app: &App, viewer: &Viewer) -> Result<Vec<Concern>> {
    policy::may_look(viewer)?;
    let watching = app.keep(Concerns::default).all();
    let tables: BTreeSet<&str> = watching.iter().flat_map(|it| it.tables()).copied().collect();
    let tables: Vec<&str> = tables.into_iter().collect();
    let answers = app.keep(|| Answers(Kept::new(app, &tables, READERS)));
    let key = (viewer.id(), app.clock().now().seconds().div_euclid(60));
    let mut all = match answers.0.find(&key) {
        Some(kept) => kept.to_vec(),
        None => {
            let stamp = answers.0.stamp();
            let read = app.read(viewer).await?;
            let mut found = Vec::new();
            for watches in watching {
                found.extend(watches.look(read.reader()).await?);
            }
            answers.0.keep(stamp, key, Arc::new(found.clone()));
            found
        }
    };
    all.extend(disk_concern(app).await?);
    all.sort_by_key(|it| it.weight);
    Ok(all)
}
