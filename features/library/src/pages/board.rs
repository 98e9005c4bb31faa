//! The board.

use super::kept;
use crate::{
    store::{
        board::{Pinned, page_of_board, page_of_near},
        uptake::read_sums,
    },
    views::board::{BoardPage, Read},
};
use frame::App;
use kernel::Fault;
use serde::Deserialize;
use web::{Answer, Asker, Query, Reply};

/// So many stand in each column.
const EACH: usize = 6;
/// So many are near.
const NEAR: i64 = 3;

/// What follows `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    topic: String,
}

/// `/library/board`
pub async fn board(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let topics = kept::topics(&app, read.reader()).await?;
    let topic = topics.iter().find(|it| it.0 == asked.topic).map_or("", |it| it.0.as_str());
    let found = page_of_board(read.reader(), topic, EACH as i64 + 1).await?;
    let near = page_of_near(read.reader(), NEAR).await?;
    drop(read);
    Ok(Reply::page(BoardPage::new(&topics, topic, (with_sums(found)?, with_sums(near)?), EACH)))
}

fn with_sums(all: Vec<Pinned>) -> Result<Vec<Read>, Fault> {
    let read = |it: Pinned| read_sums(it.sums.as_deref()).map(|uptake| (it, uptake));
    all.into_iter().map(read).collect()
}
