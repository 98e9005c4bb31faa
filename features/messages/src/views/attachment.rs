//! Files as pages show them: in a message, and in the composer before they are sent.

use crate::{
    attachment::{Attachment, SealedFile},
    conversation::ConversationId,
    message::MessageId,
    sealing::Lock,
};
use files::Kind;
use guard::{Caught, Reason};
use kernel::Problems;
use std::collections::HashMap;
use ui::parts::Choices;

/// The field of the reason for a file that the guard doubts.
pub const REASON: &str = "file_reason";

/// What its tick says with which somebody answers for a file that could not be looked through.
pub const LOOKED: &str = "yes";

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileCard {
    pub id: String,
    pub name: String,
    /// "84 kB · author’s name removed"; for a screen reader, "document, 84 kB …".
    pub line: String,
    /// "document"
    pub kind: &'static str,
    /// Where it is; empty if it cannot be opened any more.
    pub url: String,
    /// Of a picture.
    pub picture: Option<Picture>,
    /// Where it is taken back.
    pub remove: String,
}

/// The smaller one of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub url: String,
    pub width: u32,
    pub height: u32,
}

/// The files' part of the composer.
#[derive(Debug, Clone, Default)]
pub struct Attaching {
    /// Where files are sent; empty where none can be: there is no conversation yet.
    pub url: String,
    /// What waits to be sent along.
    pub files: Vec<FileCard>,
    pub problem: Option<String>,
    pub caught: Option<CaughtFile>,
    /// "25 MB"
    pub most: String,
    /// The same in bytes.
    pub most_bytes: u64,
}

/// What the guard found in files, none of which was kept.
#[derive(Debug, Clone)]
pub struct CaughtFile {
    /// What was found, the first few.
    pub places: Vec<CaughtPlace>,
    /// So many more.
    pub more: usize,
    /// The reasons that let it through; none for what is certain, and where nothing was found.
    pub reasons: Option<Choices>,
    /// Files that could not be looked through, each with why.
    pub unseen: Vec<(String, String)>,
}

/// One thing that the guard found in a file.
#[derive(Debug, Clone)]
pub struct CaughtPlace {
    /// In which file.
    pub file: String,
    /// What stands before it there.
    pub before: String,
    /// The words.
    pub words: String,
    /// What follows.
    pub after: String,
    /// "an NHS number"
    pub kind: &'static str,
}

/// So many places are shown.
const SHOWN: usize = 5;

impl FileCard {
    /// Of one that opens.
    pub fn new(file: &Attachment) -> FileCard {
        let url = format!("/messages/{}/files/{}", file.conversation, file.id);
        let about = &file.about;
        let note = about.note.words();
        let line = match note {
            "" => size(about.bytes),
            some => format!("{}\u{a0}· {some}", size(about.bytes)),
        };
        let picture = about.preview.map(|it| Picture {
            url: format!("{url}/preview"),
            width: it.width.div_ceil(2),
            height: it.height.div_ceil(2),
        });
        FileCard {
            id: file.id.to_string(),
            name: about.title.as_str().to_owned(),
            line,
            kind: about.kind.words(),
            remove: format!("{url}/remove"),
            url,
            picture,
        }
    }
    /// Of one that is spoiled, or whose key is gone.
    fn spoiled(file: &SealedFile) -> FileCard {
        FileCard {
            id: file.id.to_string(),
            name: "A file".to_owned(),
            line: "This cannot be opened any more.".to_owned(),
            kind: "file",
            url: String::new(),
            picture: None,
            remove: format!("/messages/{}/files/{}/remove", file.conversation, file.id),
        }
    }
}

/// The files of a page: those of each message, and those that wait.
pub fn cards(files: &[SealedFile], lock: Option<&Lock>) -> (HashMap<MessageId, Vec<FileCard>>, Vec<FileCard>) {
    let (mut sent, mut waiting) = (HashMap::<_, Vec<_>>::new(), Vec::new());
    for file in files {
        let card = match lock.and_then(|it| file.open(&it.key).ok()) {
            Some(it) => FileCard::new(&it),
            None => FileCard::spoiled(file),
        };
        match file.message {
            Some(message) => sent.entry(message).or_default().push(card),
            None => waiting.push(card),
        }
    }
    (sent, waiting)
}

impl Attaching {
    /// Of a conversation, with what waits there.
    pub fn new(conversation: ConversationId, files: Vec<FileCard>, most_bytes: u64) -> Attaching {
        let most = format!("{} MB", most_bytes / 1_000_000);
        Attaching { url: format!("/messages/{conversation}/files"), files, most, most_bytes, ..Attaching::default() }
    }
    /// With what is wrong with what was chosen.
    pub fn refused(self, problems: &Problems, caught: Option<CaughtFile>) -> Attaching {
        Attaching { problem: problems.of("file").map(str::to_owned), caught, ..self }
    }
    /// For the field's `accept`.
    pub fn accepted(&self) -> &'static str {
        Kind::ACCEPTED
    }
}

impl CaughtFile {
    /// Of what the guard caught, with the name of the file for each place, and of what it could not see.
    pub fn new(caught: &Caught, names: &[String], unseen: Vec<(String, String)>) -> CaughtFile {
        let shown = |(it, file): (&guard::Place, &String)| CaughtPlace {
            file: file.clone(),
            before: it.around.0.expose().clone(),
            words: it.words.expose().clone(),
            after: it.around.1.expose().clone(),
            kind: it.kind.words(),
        };
        let mut found: Vec<_> = caught.places().iter().zip(names).collect();
        // What lets nothing through is shown first.
        found.sort_by_key(|it| std::cmp::Reverse(it.0.surety));
        let more = found.len().saturating_sub(SHOWN);
        let places = found.into_iter().take(SHOWN).map(shown).collect();
        let reasons = Reason::ALL
            .into_iter()
            .fold(Choices::new(REASON, "Why is it no patient?"), |all, it| all.choice(it.word(), it.words()));
        CaughtFile { places, more, reasons: (!caught.is_certain()).then_some(reasons), unseen }
    }
    /// Where nothing was found in what could be seen.
    pub fn unseen(unseen: Vec<(String, String)>) -> CaughtFile {
        CaughtFile { places: vec![], more: 0, reasons: None, unseen }
    }
    /// Whether it goes nowhere, whatever is said about it.
    pub fn is_certain(&self) -> bool {
        !self.places.is_empty() && self.reasons.is_none()
    }
}

/// `34 kB`, `2.1 MB`.
fn size(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1000)),
        _ => format!("{}.{} MB", bytes / 1_000_000, bytes % 1_000_000 / 100_000),
    }
}

/// For the gallery.
pub fn samples() -> (Vec<FileCard>, Attaching) {
    let card = |name: &str, kind, line: &str, picture| FileCard {
        id: "0".to_owned(),
        name: name.to_owned(),
        line: line.to_owned(),
        kind,
        url: "/messages/0/files/0".to_owned(),
        picture,
        remove: "/messages/0/files/0/remove".to_owned(),
    };
    let long = "Gwasanaethau llawdriniaeth fân yng Nghanolfan Iechyd Llanfairpwllgwyngyll, fersiwn derfynol.docx";
    let files = vec![
        card("Consent, minor surgery.docx", "document", "84 kB\u{a0}· author’s name removed", None),
        card(long, "document", "1.2 MB\u{a0}· author’s name removed", None),
    ];
    let attaching = Attaching {
        url: "/messages/0/files".to_owned(),
        files: files.clone(),
        problem: Some("notes.zip: Archives such as ZIP cannot be sent. Send the files in it one by one.".to_owned()),
        caught: None,
        most: "25 MB".to_owned(),
        most_bytes: 25_000_000,
    };
    (files, attaching)
}
