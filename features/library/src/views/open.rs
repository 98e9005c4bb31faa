//! What everybody reads: one resource, and the feed.

use crate::{
    file::Listed,
    kind::Length,
    resource::State,
    store::public::{OfShown, Shown},
};
use ui::{Html, words};

/// `/public/library/{id}`
#[derive(askama::Template)]
#[template(path = "library/open.html")]
pub struct OpenPage {
    pub title: String,
    pub kind: String,
    /// Those who agreed to be named, or who it is by.
    pub authors: String,
    pub when: String,
    pub summary: String,
    pub caution: &'static str,
    /// Why nobody should use it; empty if it stands.
    pub withdrawn: Option<String>,
    /// When it was to be looked at again, if that is over; empty: it is not.
    pub overdue: String,
    pub sections: Vec<(&'static str, &'static str, Html)>,
    /// Short facts: label and words.
    pub lines: Vec<(&'static str, String)>,
    pub html: Html,
    /// Whether the text stands above the sections.
    pub text_first: bool,
    /// Its files: where, what they are called, and what they are.
    pub files: Vec<(String, String, String)>,
    /// The licence in words, and where it stands.
    pub licence: (String, &'static str),
}
ui::view!(OpenPage { title: |it| it.title.clone(), here: Elsewhere, shape: Column });

impl OpenPage {
    /// Nothing but what its owner showed: of what was withdrawn only that. `month` as months are written.
    pub fn new(it: Shown, month: &str) -> OpenPage {
        let withdrawn = (it.state == State::Withdrawn).then(|| it.why.clone());
        let said = |word: &str| it.parts.iter().find(|part| part.word == word);
        let of = |length: Length| it.kind.parts().iter().filter(move |part| part.length == length);
        let mut lines: Vec<(&'static str, String)> =
            of(Length::Line).filter_map(|part| Some((part.label, said(part.word)?.text.clone()))).collect();
        if let Some(of) = &it.of {
            lines.push(("Adapted from", from(of)));
        }
        if let Some(due) = &it.review_by {
            lines.push(("To be reviewed by", words::when(due)));
        }
        let sections: Vec<(&'static str, &'static str, Html)> =
            of(Length::Prose).filter_map(|part| Some((part.word, part.label, said(part.word)?.html.clone()))).collect();
        let hidden = withdrawn.is_some();
        let over = it.review_by.as_deref().filter(|due| *due < month && !hidden);
        let file = |file: &Listed| {
            (format!("/public{}", crate::file::url(it.id, file.id)), file.name.clone(), super::file::line(file))
        };
        let files = if hidden { vec![] } else { it.files.iter().map(file).collect() };
        OpenPage {
            kind: it.kind.label().to_owned(),
            authors: if it.authors.is_empty() { "members of Kettle".to_owned() } else { words::list(&it.authors) },
            when: words::date(it.times.1),
            caution: it.kind.caution(),
            withdrawn,
            overdue: over.map(words::when).unwrap_or_default(),
            sections: if hidden { vec![] } else { sections },
            lines: if hidden { vec![] } else { lines },
            html: if hidden { Html::stored("") } else { it.html },
            summary: if hidden { String::new() } else { it.summary },
            files,
            text_first: it.kind.begins_with_text(),
            licence: (it.licence.words(), it.licence.url()),
            title: it.title,
        }
    }
}

/// "“Results day” by Gwenllian Parry, CC BY 4.0"; without whoever is not named where everybody reads it.
fn from(of: &OfShown) -> String {
    let title = of.title.as_deref().map_or_else(|| "something in the library".to_owned(), words::quoted);
    let owner = of.owner.as_deref().unwrap_or("a member of Kettle");
    format!("{title} by {owner}, {}", of.licence.name())
}

/// `/public/library.atom`
#[derive(askama::Template)]
#[template(path = "library/feed.xml")]
pub struct FeedPage {
    pub id: String,
    pub updated: String,
    pub entries: Vec<FeedEntry>,
}

/// One of them.
pub struct FeedEntry {
    pub url: String,
    pub title: String,
    pub summary: String,
    pub authors: Vec<String>,
    pub published: String,
    pub updated: String,
    pub licence: String,
}

impl FeedEntry {
    /// At this address.
    pub fn new(it: Shown, url: String) -> FeedEntry {
        FeedEntry {
            url,
            title: it.title,
            summary: it.summary,
            authors: if it.authors.is_empty() { vec!["members of Kettle".to_owned()] } else { it.authors },
            published: it.times.0.iso(),
            updated: it.times.1.iso(),
            licence: it.licence.words(),
        }
    }
}
