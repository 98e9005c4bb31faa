//! The board: innovations by stage, and those near the viewer that need what they offer.

use super::{NOBODY, capitalised};
use crate::{kind::Stage, store::board::Pinned, uptake::Uptake};
use ui::parts::{Choice, Choices, Empty};

/// `/library/board`
#[derive(askama::Template)]
#[template(path = "library/board.html")]
pub struct BoardPage {
    pub topics: Choices,
    /// Near the viewer, and in need of what they offer.
    pub near: Vec<Pin>,
    pub columns: Vec<Column>,
    pub empty: Option<Empty>,
}
ui::view!(BoardPage { title: |_| "Board of innovations".to_owned(), here: Library, shape: Wide });

/// The innovations of a stage.
pub struct Column {
    pub stage: Stage,
    pub pins: Vec<Pin>,
    /// Where the rest of them is; empty: this is all.
    pub more: String,
}

/// An innovation.
pub struct Pin {
    pub url: String,
    pub title: String,
    pub summary: String,
    /// The address and the name of whose it is; no address for whoever is gone.
    pub by: (String, String),
    /// "Used or tried by a few practices"; may be empty.
    pub line: String,
    /// What it needs.
    pub needs: Vec<&'static str>,
}

/// A pin and its sums, as they are read.
pub type Read = (Pinned, Uptake);

impl BoardPage {
    /// Of what was found, at most so many a column; and of one more where there are more.
    pub fn new(
        topics: &[(String, String)],
        topic: &str,
        (found, near): (Vec<Read>, Vec<Read>),
        most: usize,
    ) -> BoardPage {
        let choices = topics.iter().map(|(code, words)| Choice::new(code, capitalised(words)));
        let empty = found.is_empty().then(|| Empty {
            title: if topic.is_empty() { "No innovation is here yet" } else { "Nothing about that yet" }.into(),
            words: "Whatever you do otherwise than last year, and would tell a colleague, can stand here.".into(),
            actions: vec![ui::parts::Action::main("/library/new?kind=innovation", "Add an innovation")],
        });
        let mut columns: Vec<Column> =
            Stage::ALL.map(|stage| Column { stage, pins: Vec::new(), more: String::new() }).into();
        for (it, uptake) in found {
            let Some(column) = columns.iter_mut().find(|column| column.stage == it.stage) else { continue };
            if column.pins.len() < most {
                column.pins.push(pin(it, &uptake));
            } else {
                column.more = more(column.stage, topic);
            }
        }
        BoardPage {
            topics: Choices::new("topic", "Topic").choice("", "All topics").choices(choices).chosen(&[topic]),
            near: near.into_iter().map(|(it, uptake)| pin(it, &uptake)).collect(),
            columns,
            empty,
        }
    }
}

fn more(stage: Stage, topic: &str) -> String {
    let topic = if topic.is_empty() { String::new() } else { format!("&topic={topic}") };
    format!("/library?kind=innovation&stage={}{topic}", stage.word())
}

fn pin(it: Pinned, uptake: &Uptake) -> Pin {
    let line = uptake.users_words().map(|it| format!("Used or tried by {it}")).unwrap_or_default();
    Pin {
        url: format!("/library/{}", it.id),
        title: it.title,
        summary: it.summary,
        by: it.by.map_or_else(|| (String::new(), NOBODY.to_owned()), |(who, name)| (format!("/people/{who}"), name)),
        line,
        needs: uptake.needs.iter().map(|it| it.0.need()).collect(),
    }
}
