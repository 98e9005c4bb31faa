//! The kinds of files that members may send to each other, and why another is refused.

use std::fmt;

/// What a file is, by its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A photo.
    Jpeg,
    /// A drawing or a picture of a screen.
    Png,
    /// Either.
    WebP,
    /// Portable document.
    Pdf,
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// PowerPoint.
    Pptx,
    /// OpenDocument text.
    Odt,
    /// OpenDocument spreadsheet.
    Ods,
    /// OpenDocument presentation.
    Odp,
    /// Plain text.
    Text,
    /// Values with commas between them.
    Csv,
    /// Text with light marks.
    Markdown,
}

/// Why a file is refused. Each says what to do instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileProblem {
    /// Nothing in it.
    Empty,
    /// None of the kinds that are taken.
    Unknown,
    /// Its name says another kind than it is.
    Mismatch(Kind),
    /// HTML, SVG or XML: what a browser would run.
    Markup,
    /// A program or a script.
    Program,
    /// A ZIP or another archive.
    Archive,
    /// HEIC: what some phones keep their photos in.
    Heic,
    /// GIF, TIFF, BMP …
    OtherPicture,
    /// Word, Excel or PowerPoint of before 2007.
    OldOffice,
    /// A document with macros or with something to run inside.
    Macros,
    /// A document that fetches something from elsewhere when it is opened.
    Outside,
    /// A document with changes that are still tracked.
    Tracked,
    /// A document that says inside who made it, where that cannot be taken out.
    Authored,
    /// A document with a password.
    Locked,
    /// It would become far too large when it is opened.
    Swollen,
    /// Damaged.
    Broken,
    /// Text in another encoding than UTF-8.
    Encoding,
}

impl Kind {
    /// All of them.
    pub const ALL: [Kind; 13] = [
        Kind::Jpeg,
        Kind::Png,
        Kind::WebP,
        Kind::Pdf,
        Kind::Docx,
        Kind::Xlsx,
        Kind::Pptx,
        Kind::Odt,
        Kind::Ods,
        Kind::Odp,
        Kind::Text,
        Kind::Csv,
        Kind::Markdown,
    ];
    /// For the `accept` of a file's field.
    pub const ACCEPTED: &str = ".jpg,.jpeg,.png,.webp,.pdf,.docx,.xlsx,.pptx,.odt,.ods,.odp,.txt,.csv,.md";

    /// Its endings; the first is the usual one.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Kind::Jpeg => &["jpg", "jpeg"],
            Kind::Png => &["png"],
            Kind::WebP => &["webp"],
            Kind::Pdf => &["pdf"],
            Kind::Docx => &["docx"],
            Kind::Xlsx => &["xlsx"],
            Kind::Pptx => &["pptx"],
            Kind::Odt => &["odt"],
            Kind::Ods => &["ods"],
            Kind::Odp => &["odp"],
            Kind::Text => &["txt"],
            Kind::Csv => &["csv"],
            Kind::Markdown => &["md", "markdown"],
        }
    }
    /// What it is called on the way to a browser.
    pub fn media_type(self) -> &'static str {
        match self {
            Kind::Jpeg => "image/jpeg",
            Kind::Png => "image/png",
            Kind::WebP => "image/webp",
            Kind::Pdf => "application/pdf",
            Kind::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Kind::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Kind::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Kind::Odt => "application/vnd.oasis.opendocument.text",
            Kind::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Kind::Odp => "application/vnd.oasis.opendocument.presentation",
            Kind::Text => "text/plain; charset=utf-8",
            Kind::Csv => "text/csv; charset=utf-8",
            Kind::Markdown => "text/markdown; charset=utf-8",
        }
    }
    /// The word under which it is kept; it never changes.
    pub fn word(self) -> &'static str {
        self.endings()[0]
    }
    /// From its word.
    pub fn parse(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|it| it.word() == word)
    }
    /// By an ending of a name, without the point, in any case.
    pub fn of_ending(ending: &str) -> Option<Kind> {
        let ending = ending.to_ascii_lowercase();
        Kind::ALL.into_iter().find(|it| it.endings().contains(&ending.as_str()))
    }
    /// Whether it is a picture, which is drawn anew.
    pub fn is_picture(self) -> bool {
        matches!(self, Kind::Jpeg | Kind::Png | Kind::WebP)
    }
    /// Whether it is a document in a ZIP archive.
    pub fn is_office(self) -> bool {
        matches!(self, Kind::Docx | Kind::Xlsx | Kind::Pptx | Kind::Odt | Kind::Ods | Kind::Odp)
    }
    /// As people call it.
    pub fn words(self) -> &'static str {
        match self {
            Kind::Jpeg | Kind::Png | Kind::WebP => "picture",
            Kind::Pdf => "PDF",
            Kind::Docx | Kind::Odt => "document",
            Kind::Xlsx | Kind::Ods => "spreadsheet",
            Kind::Pptx | Kind::Odp => "presentation",
            Kind::Text | Kind::Markdown => "text",
            Kind::Csv => "table",
        }
    }
}

impl fmt::Display for FileProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            FileProblem::Mismatch(kind) => {
                let ending = kind.word();
                return write!(f, "The file is not what its name says. If it is meant, let its name end in .{ending}.");
            }
            FileProblem::Empty => "The file is empty. Choose it again, once it is saved.",
            FileProblem::Unknown => {
                "This kind of file cannot be sent. Pictures, PDF, Word, Excel, PowerPoint, OpenDocument and plain text can."
            }
            FileProblem::Markup => "Web pages and drawings in SVG cannot be sent. Save it as PDF or as a picture.",
            FileProblem::Program => "Programs and scripts cannot be sent.",
            FileProblem::Archive => "Archives such as ZIP cannot be sent. Send the files in it one by one.",
            FileProblem::Heic => {
                "This picture is in HEIC format. Save it as JPEG; on an iPhone: Settings, Camera, Formats, Most compatible."
            }
            FileProblem::OtherPicture => "Use a picture in JPEG, PNG or WebP format.",
            FileProblem::OldOffice => {
                "This is an older Word, Excel or PowerPoint file. Save it in today’s format (.docx, .xlsx, .pptx) or as PDF."
            }
            FileProblem::Macros => {
                "The document has macros or something to run inside. Save it without them, or as PDF."
            }
            FileProblem::Outside => {
                "The document loads something from elsewhere when it is opened. Save it as PDF and send that."
            }
            FileProblem::Tracked => {
                "The document still has tracked changes: what was deleted can be read in it. Accept or reject them all \
                 (Review, Accept, Accept all changes), save it, and choose it again."
            }
            FileProblem::Authored => {
                "The PDF says inside who made it, where Kettle cannot take that out. Take the name out where you made it (in \
                 Word: File, Info, Check for Issues, Inspect Document) and save it as PDF again, or print it into a new PDF."
            }
            FileProblem::Locked => "The document has a password. Save it without one; what you send is sealed here.",
            FileProblem::Swollen => "The document is unreasonably large inside. Save it as PDF and send that.",
            FileProblem::Broken => "The file is damaged. Open it, save it again and try once more.",
            FileProblem::Encoding => "The text is not in UTF-8. Save it with that encoding (CSV UTF-8 in Excel).",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_endings_lead_back() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.word()), Some(kind));
            for ending in kind.endings() {
                assert_eq!(Kind::of_ending(&ending.to_uppercase()), Some(kind));
                assert!(Kind::ACCEPTED.split(',').any(|it| it[1..] == **ending) || *ending == "markdown");
            }
        }
        assert_eq!(Kind::of_ending("docm"), None);
        assert_eq!(Kind::of_ending("svg"), None);
    }
}
