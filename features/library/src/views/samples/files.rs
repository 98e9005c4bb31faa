//! Files, for each page on which there are some.

use super::{LONG, draft_only, resource, wrong};
use crate::{
    file::{FileId, Listed},
    resource::ResourceId,
    views::file::{FileTextPage, FilesPage},
};
use files::{About, Kind, Note, Title};
use frame::Sample;
use ui::parts::Attaching;

/// One of each kind: drawn, read, and neither.
pub fn listed() -> Vec<Listed> {
    let one = |name: &str, kind: &str, bytes: u64| Listed {
        id: FileId::NONE,
        name: name.into(),
        kind: kind.into(),
        bytes,
        pages: None,
        is_read: true,
        note: "author_gone".into(),
        picture: None,
        sheets: vec![],
        begins: String::new(),
    };
    vec![
        Listed { pages: Some(4), sheets: vec![(900, 1273); 2], ..one("Results day, one page.pdf", "pdf", 84_000) },
        Listed {
            begins: "Who files what, and by when.".into(),
            ..one("Letter to the laboratory.docx", "docx", 23_000)
        },
        Listed { is_read: false, pages: None, note: "plain".into(), ..one(&format!("{LONG}.pdf"), "pdf", 12_400_000) },
        Listed {
            picture: Some((640, 320)),
            note: "redrawn".into(),
            is_read: false,
            ..one("The board.jpg", "jpg", 310_000)
        },
    ]
}

/// The pages of this module.
pub fn samples() -> Vec<Sample> {
    let attaching = || Attaching { files: vec![], problem: None, ..Attaching::sample() };
    let wrong = attaching().refused(&wrong("file"), None);
    let about = About {
        title: Title::new("Letter to the laboratory.docx"),
        kind: Kind::Docx,
        bytes: 23_000,
        note: Note::AuthorGone,
        preview: None,
        pages: None,
        is_read: true,
    };
    let text =
        FileTextPage::new(ResourceId::NONE, FileId::NONE, &about, &format!("Dear colleagues\n\n{LONG}\n\nWith thanks"));
    let page = |name, view: FilesPage| Sample { name, view: Box::new(view) };
    vec![
        page("library/files: empty", FilesPage::new(&draft_only(), &[], &[], attaching())),
        page("library/files: typical", FilesPage::new(&resource(), &listed(), &listed()[1..2], attaching())),
        page("library/files: refused", FilesPage::new(&resource(), &listed()[..1], &[], wrong)),
        Sample { name: "library/file_text: typical", view: Box::new(text) },
    ]
}
