//! One post, with what one can do with it.

use super::{bookmark::KeepView, thread::PostView};
use crate::measure::Measure;
use ui::parts::{Choice, Field, Summary};

/// `/discussions/{id}/posts/{post}`
#[derive(askama::Template)]
#[template(path = "discussions/post.html")]
pub struct PostPage {
    pub discussion: String,
    /// What the discussion is about.
    pub title: String,
    pub p: Box<PostView>,
    /// When it was posted, in full.
    pub posted: String,
    pub offered: Vec<Choice>,
    pub edit: Option<Field>,
    pub revision: i64,
    pub earlier: Vec<(String, String)>,
    /// What the discussion was called before, of its opening.
    pub called: Vec<(String, String)>,
    pub can_delete: bool,
    /// What marking it as the answer says; empty if it cannot be.
    pub answer: &'static str,
    /// What marking it as another view says; empty if it cannot be.
    pub view: &'static str,
    /// Whether it waits and the reader may let it through.
    pub waits: bool,
    /// Keeping it for later; nothing where it has no place yet.
    pub keep: Option<KeepView>,
    /// Whether its files can be taken away.
    pub can_take_off: bool,
    pub hiding: Hiding,
    pub summary: Summary,
}
ui::view!(PostPage { title: |it| it.heading(), here: Groups, shape: Column });

/// What hides a post, and what is said to that.
pub enum Hiding {
    /// Nothing, and the reader could do nothing about it.
    No,
    /// Nothing; the reader may hide it, with these words.
    May(Field),
    /// It is hidden, and the reader wrote it.
    Own { measure: Option<Measure>, objection: Option<Field> },
    /// It is hidden, and the reader looks after the group.
    Hidden { measure: Option<Measure>, answer: Option<Field> },
}

impl PostPage {
    fn heading(&self) -> String {
        format!("{} in “{}”", self.p.who, self.title)
    }
}
