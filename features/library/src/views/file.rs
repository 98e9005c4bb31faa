//! Files: as they stand below a resource, where one brings them to a draft, and what one of them says.

use crate::{
    file::{self, FileId, Listed},
    resource::{Resource, ResourceId, State},
    store::Edition,
};
use files::About;
use ui::parts::{Attaching, size};

/// The files of a version, and all of it as one to take along.
#[derive(Debug, Clone, Default)]
pub struct FilesPart {
    pub rows: Vec<FileRow>,
    /// "3 files, 1.2 MB together"
    pub line: String,
    /// Where all of it is taken along as one; empty: it is not.
    pub pack: String,
    /// "Downloaded 14 times by others"; only for its owner.
    pub taken: String,
}

/// A file of a version.
#[derive(Debug, Clone, Default)]
pub struct FileRow {
    pub name: String,
    pub url: String,
    /// "PDF · 84 kB · 4 pages"
    pub line: String,
    /// Pictures of it: address, width, height and what they show.
    pub pictures: Vec<(String, u32, u32, String)>,
    /// How it begins, where there is no picture.
    pub begins: String,
    /// Where all that was read of it stands; empty: nothing was.
    pub text: String,
    /// Of a draft's: where it is moved up and down, taken out or put back; empty: it cannot be.
    pub moves: (String, String),
    pub turn: String,
}

impl FilesPart {
    /// Of a version; how often it was taken along is its owner's to know.
    pub fn new(it: &Resource, edition: Option<&Edition>, taken: i64) -> FilesPart {
        let Some(edition) = edition else { return FilesPart::default() };
        let files = &edition.files;
        let all = size(files.iter().map(|it| it.bytes).sum());
        let pack = match (it.state == State::Withdrawn, edition.number == it.newest) {
            (true, _) => String::new(),
            (false, true) => format!("{}/pack", it.url()),
            (false, false) => format!("{}/pack?version={}", it.url(), edition.number),
        };
        FilesPart {
            rows: files.iter().map(|file| FileRow::new(it.id, file)).collect(),
            line: match files.len() {
                0 => String::new(),
                1 => format!("One file, {all}"),
                some => format!("{some} files, {all} together"),
            },
            pack,
            taken: match (it.is_own(), taken) {
                (false, _) => String::new(),
                (true, 0) => "Nobody has downloaded it yet. Only you see this.".to_owned(),
                (true, 1) => "Downloaded once by others. Only you see this.".to_owned(),
                (true, some) => format!("Downloaded {some} times by others. Only you see this."),
            },
        }
    }
}

impl FileRow {
    fn new(resource: ResourceId, it: &Listed) -> FileRow {
        let url = file::url(resource, it.id);
        let small = it.picture.map(|(width, height)| (format!("{url}/preview"), width, height, it.name.clone()));
        let page = |(at, size): (usize, &(u32, u32))| {
            (format!("{url}/pages/{}", at + 1), size.0, size.1, format!("{}, page {}", it.name, at + 1))
        };
        FileRow {
            name: it.name.clone(),
            line: line(it),
            pictures: small.into_iter().chain(it.sheets.iter().enumerate().map(page)).collect(),
            begins: it.begins.clone(),
            text: if it.is_read { format!("{url}/text") } else { String::new() },
            url,
            ..FileRow::default()
        }
    }
}

/// "PDF · 84 kB · 4 pages · author’s name removed"
pub fn line(it: &Listed) -> String {
    let kind = it.kind();
    let mut parts = vec![kind.map_or("file", files::Kind::words).to_owned(), size(it.bytes)];
    match it.pages {
        Some(1) => parts.push("1 page".to_owned()),
        Some(some) => parts.push(format!("{some} pages")),
        None => {}
    }
    if !it.note().words().is_empty() {
        parts.push(it.note().words().to_owned());
    }
    if !it.is_read && !kind.is_some_and(files::Kind::is_picture) {
        parts.push("its words are not found".to_owned());
    }
    let mut line = parts.join("\u{a0}· ");
    if let Some(first) = line.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    line
}

/// `/library/{id}/files`
#[derive(askama::Template)]
#[template(path = "library/files.html", blocks = ["composer"])]
pub struct FilesPage {
    pub url: String,
    pub title: String,
    /// In their order.
    pub rows: Vec<FileRow>,
    /// What was taken out since the last publication.
    pub gone: Vec<FileRow>,
    /// "3 files, 1.2 MB together"
    pub line: String,
    pub attaching: Attaching,
    /// Whether it is the viewer who publishes it.
    pub is_own: bool,
}
ui::view!(FilesPage {
    title: |it| format!("Files of {}", it.title),
    here: Library,
    shape: Column,
    blocks: [as_composer]
});

impl FilesPage {
    /// Of a draft.
    pub fn new(it: &Resource, there: &[Listed], gone: &[Listed], attaching: Attaching) -> FilesPage {
        let row = |file: &Listed, turn: &str| {
            let row = FileRow::new(it.id, file);
            FileRow { turn: format!("{}/{turn}", row.url), ..row }
        };
        let last = there.len().saturating_sub(1);
        let rows = there.iter().enumerate().map(|(at, file)| {
            let row = row(file, "removal");
            let up = if at > 0 { format!("{}/up", row.url) } else { String::new() };
            let down = if at < last { format!("{}/down", row.url) } else { String::new() };
            FileRow { moves: (up, down), ..row }
        });
        let all = size(there.iter().map(|it| it.bytes).sum());
        FilesPage {
            url: it.url(),
            title: it.title.clone(),
            rows: rows.collect(),
            gone: gone.iter().map(|it| row(it, "return")).collect(),
            line: match there.len() {
                0 => String::new(),
                1 => format!("One file, {all}."),
                some => format!("{some} files, {all} together."),
            },
            attaching: Attaching { is_open: there.is_empty(), ..attaching },
            is_own: it.is_own(),
        }
    }
}

/// `/library/{id}/files/{file}/text`
#[derive(askama::Template)]
#[template(path = "library/file_text.html")]
pub struct FileTextPage {
    /// Of the resource.
    pub back: String,
    pub name: String,
    pub url: String,
    pub line: String,
    /// As it was read, line by line.
    pub words: String,
}
ui::view!(FileTextPage { title: |it| it.name.clone(), here: Library, shape: Column });

impl FileTextPage {
    /// Of a file that says something.
    pub fn new(id: ResourceId, file: FileId, about: &About, words: &str) -> FileTextPage {
        FileTextPage {
            back: format!("/library/{id}"),
            name: about.title.as_str().to_owned(),
            url: file::url(id, file),
            line: format!("{}\u{a0}· {}", about.kind.words(), size(about.bytes)),
            words: words.to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_what_it_is_and_what_it_is_not() {
        let mut it = Listed {
            id: FileId::NONE,
            name: "Scan.pdf".to_owned(),
            kind: "pdf".to_owned(),
            bytes: 84_000,
            pages: Some(4),
            is_read: false,
            note: "author_gone".to_owned(),
            picture: None,
            sheets: vec![],
            begins: String::new(),
        };
        assert_eq!(
            line(&it).replace('\u{a0}', " "),
            "PDF · 84 kB · 4 pages · author’s name removed · its words are not found"
        );
        it = Listed { kind: "png".to_owned(), pages: None, note: "redrawn".to_owned(), ..it };
        assert_eq!(line(&it).replace('\u{a0}', " "), "Picture · 84 kB · place and camera removed");
    }
}
