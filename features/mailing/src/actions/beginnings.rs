//! The beginnings of discussions, read once for all who get them: a group's texts are kept while letters are written, and all of it
//! takes no more room than a few megabytes.

use super::{HOUSE, WEEK};
use crate::actions::words::few_lines;
use frame::App;
use groups_api::GroupId;
use kernel::{Result, shortened};
use mailing_api::{Listed, Opening, Talks};
use std::collections::HashMap;

/// When so many are kept, all are forgotten and read again as they are asked for.
const MOST: usize = 10_000;
/// The newest of a group; no letter has more of one.
const OF_A_GROUP: usize = 30;
/// So many letters a title has at most.
const TITLE: usize = 160;

/// What was read.
#[derive(Default)]
pub struct Beginnings {
    groups: HashMap<GroupId, Vec<Opening>>,
    kept: usize,
}

impl Beginnings {
    /// Has everything at hand that is listed, as it is now.
    pub async fn prepare(&mut self, app: &App, talks: &Talks<App>, listed: &[Listed]) -> Result<()> {
        for it in listed {
            if self.find(it).is_none() {
                self.read(app, talks, it.group).await?;
            }
        }
        Ok(())
    }
    /// One that is at hand. Another wording than the listed one is none.
    pub fn find(&self, listed: &Listed) -> Option<&Opening> {
        let of_group = self.groups.get(&listed.group)?;
        of_group.iter().find(|it| it.discussion == listed.discussion && it.revision == listed.revision)
    }

    async fn read(&mut self, app: &App, talks: &Talks<App>, group: GroupId) -> Result<()> {
        if self.kept > MOST {
            *self = Beginnings::default();
        }
        let read = app.read(&HOUSE).await?;
        // A letter that waited for the end of somebody's absence reaches further back than a week.
        let since = app.clock().now().minus(2 * WEEK);
        let mut openings = (talks.page_of_openings)(read.reader(), group, since).await?;
        drop(read);
        openings.truncate(OF_A_GROUP);
        for it in &mut openings {
            it.body = few_lines(&it.body);
            it.title = shortened(std::mem::take(&mut it.title), TITLE);
        }
        self.kept += openings.len();
        let before = self.groups.insert(group, openings).map_or(0, |it| it.len());
        self.kept -= before;
        Ok(())
    }
}
