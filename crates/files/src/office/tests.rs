//! Made documents: honest ones are taken, and what could run, load, hide or swell is not.

use super::*;
use crate::{Title, sniff};
use std::io::Cursor;
use zip::CompressionMethod;

/// The parts of an honest Word document.
const DOCX: &[(&str, &str)] = &[
    (
        "[Content_Types].xml",
        "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>",
    ),
    (
        "_rels/.rels",
        "<Relationships><Relationship Id=\"1\" Target=\"word/document.xml\"/><Relationship Id=\"2\" Type=\"x/thumbnail\" Target=\"docProps/thumbnail.jpeg\"/></Relationships>",
    ),
    ("word/document.xml", "<w:document><w:p><w:t>Consent, minor surgery</w:t></w:p></w:document>"),
    (
        "word/comments.xml",
        "<w:comments><w:comment w:id=\"0\" w:author=\"Amara Okafor\" w:initials=\"AO\"><w:t>Shorter</w:t></w:comment></w:comments>",
    ),
    (
        "docProps/core.xml",
        "<cp:coreProperties><dc:creator>Amara Okafor</dc:creator><cp:lastModifiedBy>Tomasz</cp:lastModifiedBy></cp:coreProperties>",
    ),
    ("docProps/app.xml", "<Properties><Company>Abbey Field Surgery</Company></Properties>"),
    ("docProps/thumbnail.jpeg", "a small picture"),
];

fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        let method = if *name == "mimetype" { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        out.start_file(*name, SimpleFileOptions::default().compression_method(method)).expect("begun");
        out.write_all(text.as_bytes()).expect("written");
    }
    out.finish().expect("finished").into_inner()
}

fn with(more: &[(&'static str, &'static str)]) -> Vec<u8> {
    let kept = DOCX.iter().filter(|it| !more.iter().any(|new| new.0 == it.0)).copied();
    archive(&kept.chain(more.iter().copied()).collect::<Vec<_>>())
}

fn kind(bytes: &[u8], name: &str) -> Result<Kind, FileProblem> {
    sniff(&mut Cursor::new(bytes), &Title::new(name))
}

#[test]
fn honest_documents_are_known_by_what_is_in_them() {
    assert_eq!(kind(&archive(DOCX), "Consent.docx"), Ok(Kind::Docx));
    assert_eq!(kind(&archive(DOCX), "Consent.pdf"), Err(FileProblem::Mismatch(Kind::Docx))); // abuse case 64
    for (said, name, wanted) in [
        ("application/vnd.oasis.opendocument.text", "a.odt", Kind::Odt),
        ("application/vnd.oasis.opendocument.spreadsheet", "a.ods", Kind::Ods),
        ("application/vnd.oasis.opendocument.presentation", "a.odp", Kind::Odp),
    ] {
        assert_eq!(kind(&archive(&[("mimetype", said), ("content.xml", "<a/>")]), name), Ok(wanted));
    }
    for (main, name, wanted) in [
        ("spreadsheetml.sheet.main+xml", "a.xlsx", Kind::Xlsx),
        ("presentationml.presentation.main+xml", "a.PPTX", Kind::Pptx),
    ] {
        assert_eq!(kind(&archive(&[(TYPES, main)]), name), Ok(wanted));
    }
    assert_eq!(kind(&archive(&[("notes.txt", "hello")]), "notes.zip"), Err(FileProblem::Archive));
    assert_eq!(kind(&archive(&[("notes.txt", "hello")]), "notes.docx"), Err(FileProblem::Archive));
    let whole = archive(DOCX);
    assert_eq!(kind(&whole[..whole.len() / 2], "Consent.docx"), Err(FileProblem::Broken));
}

#[test]
fn what_runs_or_loads_is_refused() {
    let macros = [
        &[("word/vbaProject.bin", "")][..],
        &[("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml")],
        &[("word/activeX/activeX1.xml", "")],
        &[("word/embeddings/oleObject1.bin", "")],
        &[("word/embeddings/Sheet.xlsm", "")],
        &[("word/media/setup.exe", "")],
    ];
    for parts in macros {
        assert_eq!(kind(&with(parts), "a.docx"), Err(FileProblem::Macros), "{parts:?}");
    }
    let basic = [("mimetype", OPEN_TYPES[0].0), ("Basic/Standard/Module1.xml", ""), ("content.xml", "")];
    assert_eq!(kind(&archive(&basic), "a.odt"), Err(FileProblem::Macros));
    let template =
        "<Relationship Type=\"x/attachedTemplate\" Target=\"https://evil.example\" TargetMode=\"External\"/>";
    assert_eq!(kind(&with(&[("word/_rels/settings.xml.rels", template)]), "a.docx"), Err(FileProblem::Outside));
    let link = "<Relationship Type=\"x/hyperlink\" Target=\"https://www.nice.org.uk\" TargetMode=\"External\"/>";
    assert_eq!(kind(&with(&[("word/_rels/document.xml.rels", link)]), "a.docx"), Ok(Kind::Docx));
}

#[test]
fn tracked_changes_are_refused_wherever_they_stand() {
    for mark in ["<w:ins w:id=\"1\">", "<w:del w:author=\"A\">", "<w:moveFrom w:id=\"2\">"] {
        let text: &'static str = Box::leak(format!("{}{mark}<w:t>old</w:t>", "<w:t>words</w:t>".repeat(9000)).into());
        for part in ["word/document.xml", "word/footnotes.xml"] {
            assert_eq!(kind(&with(&[(part, text)]), "a.docx"), Err(FileProblem::Tracked), "{mark}"); // abuse case 66
        }
    }
    assert_eq!(kind(&with(&[("word/document.xml", "<w:insideH/><w:delText/>")]), "a.docx"), Ok(Kind::Docx));
}

#[test]
fn bombs_are_refused_before_they_are_opened() {
    let zeros: &'static str = Box::leak("0".repeat(30_000_000).into()); // abuse case 65
    assert_eq!(kind(&with(&[("word/document.xml", zeros)]), "a.docx"), Err(FileProblem::Swollen));
    let names: Vec<String> = (0..MOST_PARTS + 1).map(|it| format!("word/{it}")).collect();
    let many: Vec<(&str, &str)> = names.iter().map(|it| (it.as_str(), "")).collect();
    assert_eq!(kind(&archive(&many), "a.docx"), Err(FileProblem::Swollen));
}

#[test]
fn nobody_is_named_afterwards_and_the_words_stay() {
    let mut out = Vec::new();
    without_authors(Cursor::new(archive(DOCX)), &mut out).expect("rewritten");
    assert_eq!(kind(&out, "Consent.docx"), Ok(Kind::Docx));
    let mut archive = ZipArchive::new(Cursor::new(&out)).expect("an archive");
    let names: Vec<String> = archive.file_names().map(|it| it.expect("a name").into_owned()).collect();
    assert!(!names.iter().any(|it| it.contains("thumbnail")), "{names:?}");
    for name in &names {
        let text = read(&mut archive, name).expect("read");
        for gone in ["Okafor", "Tomasz", "\"AO\"", "Abbey", "thumbnail"] {
            assert!(!text.contains(gone), "{name} holds {gone}: {text}"); // abuse case 66
        }
    }
    assert!(read(&mut archive, "word/document.xml").expect("read").contains("Consent, minor surgery"));
    assert!(read(&mut archive, "word/comments.xml").expect("read").contains("Shorter"));
}
