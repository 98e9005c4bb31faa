//! The pages inside a pack: they open from a disk, without a network and without scripts.

use crate::{
    kind::Length,
    resource::Resource,
    store::Edition,
    views::{NOBODY, lineage, split},
};
use ui::{Html, words};

/// `index.html` of a resource.
#[derive(askama::Template)]
#[template(path = "library/packed.html")]
pub struct PackedPage {
    /// Where its look is: `../` before it, or nothing.
    pub up: &'static str,
    pub title: String,
    pub kind: &'static str,
    pub by: String,
    pub with: Vec<String>,
    /// "version 2, 2 October 2026"
    pub edition: String,
    /// Of what it was made, and what is different in it: its licence asks for both. Empty: of nothing.
    pub origin: (String, String),
    pub summary: String,
    pub caution: &'static str,
    pub sections: Vec<(&'static str, Html)>,
    pub html: Html,
    /// Whether the text stands above the sections.
    pub text_first: bool,
    /// Short facts: label and words.
    pub lines: Vec<(&'static str, String)>,
    pub tags: Vec<String>,
    /// Where its files are, and what they are called.
    pub files: Vec<(String, String)>,
    /// The licence in words, and where it stands.
    pub licence: (String, &'static str),
}

/// `index.html` of several.
#[derive(askama::Template)]
#[template(path = "library/pack.html")]
pub struct PackIndex {
    pub title: String,
    pub rows: Vec<PackRow>,
    /// The day on which it was taken along.
    pub when: String,
}

/// One of several.
pub struct PackRow {
    /// Where its page is.
    pub url: String,
    pub title: String,
    pub summary: String,
    /// "Protocol by Ben Okafor · CC BY 4.0"
    pub line: String,
}

impl PackedPage {
    /// Of a version, with the names of its files as they lie in the pack.
    pub fn new(it: &Resource, edition: &Edition, files: Vec<String>, up: &'static str) -> PackedPage {
        let said = |word: &str| edition.parts.iter().find(|part| part.word == word);
        let of = |length: Length| it.kind.parts().iter().filter(move |part| part.length == length);
        let mut lines: Vec<(&'static str, String)> =
            of(Length::Line).filter_map(|part| Some((part.label, said(part.word)?.text.clone()))).collect();
        if !edition.for_whom.is_empty() {
            lines.push(("Who it is for", edition.for_whom.clone()));
        }
        if let Some(due) = &edition.review_by {
            lines.push(("To be reviewed by", words::when(due)));
        }
        let shown = it.contributors.iter().filter(|it| it.state != crate::contributor::State::Invited);
        PackedPage {
            up,
            title: edition.title.clone(),
            kind: it.kind.label(),
            by: it.owner_name.clone().unwrap_or_else(|| NOBODY.to_owned()),
            with: shown.filter_map(|it| it.name.clone()).collect(),
            edition: format!("version {}, {}", edition.number, words::date(edition.at)),
            origin: lineage::origin(it, edition),
            summary: edition.summary.clone(),
            caution: it.kind.caution(),
            sections: of(Length::Prose).filter_map(|part| Some((part.label, said(part.word)?.html.clone()))).collect(),
            html: edition.html.clone(),
            text_first: it.kind.begins_with_text(),
            lines,
            tags: split(&edition.tags),
            files: files.into_iter().map(|it| (format!("files/{}", address(&it)), it)).collect(),
            licence: (edition.licence.words(), edition.licence.url()),
        }
    }

    /// Everybody whose it is.
    fn authors(&self) -> String {
        let all: Vec<String> = std::iter::once(self.by.clone()).chain(self.with.iter().cloned()).collect();
        words::list(&all)
    }

    /// What stands in `LICENCE.txt`.
    pub fn terms(&self) -> String {
        let PackedPage { title, edition, licence, origin: (origin, difference), .. } = self;
        let place = if licence.1.is_empty() { String::new() } else { format!("{}\n", licence.1) };
        let origin =
            if origin.is_empty() { String::new() } else { format!("{origin}\nWhat is different: {difference}\n") };
        format!(
            "{title}\n{edition}\nBy {}\n{origin}\n{}\n{place}\nViews of colleagues, not guidance. Files of others that are in it stand \
             under the terms that they name themselves.\n",
            self.authors(),
            licence.0
        )
    }
}

impl PackRow {
    /// Of a resource in this folder.
    pub fn of(it: &PackedPage, folder: &str) -> PackRow {
        PackRow {
            url: format!("{}index.html", address(folder)),
            title: it.title.clone(),
            summary: it.summary.clone(),
            line: format!("{} by {}\u{a0}· {}", it.kind, it.authors(), it.licence.0),
        }
    }
}

/// A name as an address has it; what stands between folders stays.
fn address(name: &str) -> String {
    let part = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' | b'/' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    };
    name.bytes().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_under_its_address() {
        assert_eq!(address("01 Rota #2/Llawdriniaeth 100%.pdf"), "01%20Rota%20%232/Llawdriniaeth%20100%25.pdf");
    }
}
