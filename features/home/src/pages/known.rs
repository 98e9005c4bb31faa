//! What is asked for again and again and seldom changes, kept in memory: so that a page asks the store few times.

use super::NEWS;
use crate::store as db;
use frame::{App, Kept};
use kernel::{Moment, Result, Viewer};
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use texts_api::{Changed, RunBy, find_operator, page_of_changes};

/// So long a number is good enough where there are many members.
const GOOD_FOR: Duration = Duration::from_secs(10 * 60);
/// Where there are fewer, it is read each time.
const LARGE: u64 = 100;

/// One for each app.
pub struct Known {
    texts: Kept<i64, Arc<Texts>>,
    members: Mutex<Option<(Moment, u64)>>,
}

/// What the house says of itself.
pub struct Texts {
    /// Who runs it.
    pub operator: RunBy,
    /// What changed lately.
    pub changes: Vec<Changed>,
}

impl Known {
    /// The app's one.
    pub fn of(app: &App) -> Arc<Known> {
        app.keep(|| Known {
            texts: Kept::new(app, &["text_version", "operator_version"], 2),
            members: Mutex::default(),
        })
    }

    /// How many members there are; where there are many, as of a few minutes ago.
    pub async fn members(&self, app: &App, viewer: &Viewer) -> Result<u64> {
        let now = app.clock().now();
        let known = *self.members.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, known)) = known.filter(|(at, it)| *it >= LARGE && now.since(*at) < GOOD_FOR) {
            return Ok(known);
        }
        let members = db::count_members(app.read(viewer).await?.reader()).await?;
        *self.members.lock().unwrap_or_else(PoisonError::into_inner) = Some((now, members));
        Ok(members)
    }

    /// What the house says of itself and what of it is new, as of this day.
    pub async fn texts(&self, app: &App, viewer: &Viewer, now: Moment) -> Result<Arc<Texts>> {
        let day = now.seconds() / (24 * 60 * 60);
        if let Some(known) = self.texts.find(&day) {
            return Ok(known);
        }
        let stamp = self.texts.stamp();
        let read = app.read(viewer).await?;
        let operator = find_operator(read.reader()).await?;
        let changes = page_of_changes(read.reader(), now.minus(NEWS)).await?;
        let texts = Arc::new(Texts { operator, changes });
        self.texts.keep(stamp, day, texts.clone());
        Ok(texts)
    }
}
