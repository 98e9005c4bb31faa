//! Made documents: honest ones are taken, and what could run, load, hide or swell is not.

use super::*;
use crate::{Title, sniff};
use std::io::{Cursor, Write};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

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

/// A photo with a place in it.
fn photo() -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image::DynamicImage::new_rgb8(8, 8).write_to(&mut out, image::ImageFormat::Jpeg).expect("drawn");
    let plain = out.into_inner();
    [&plain[..2], b"\xff\xe1\x00\x17Exif\0\0GPS 54.57 -1.31", &plain[2..]].concat()
}

fn zipped(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        out.start_file(*name, SimpleFileOptions::default()).expect("begun");
        out.write_all(bytes).expect("written");
    }
    out.finish().expect("finished").into_inner()
}

fn nameless(document: Vec<u8>) -> Vec<u8> {
    let mut out = Vec::new();
    without_authors(Cursor::new(document), &mut out).expect("rewritten");
    out
}

/// Every byte of every part, opened, those of documents inside it too.
fn opened(document: &[u8]) -> String {
    let mut archive = ZipArchive::new(Cursor::new(document)).expect("an archive");
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut bytes = Vec::new();
        archive.by_index(at).expect("a part").read_to_end(&mut bytes).expect("read");
        if bytes.starts_with(b"PK\x03\x04") {
            all.push_str(&opened(&bytes));
        }
        all.extend(bytes.iter().map(|it| char::from(*it)));
    }
    all
}

/// Abuse case 66: where a photo in a document was taken, who stuck a note on it, who changed a slide, and who saved it where.
#[test]
fn nobody_and_no_place_is_left_anywhere_inside() {
    let types = |main: &str| format!("<Types><Override ContentType=\"{main}\"/></Types>");
    let word = types("wordprocessingml.document.main+xml");
    let sheet = types("spreadsheetml.sheet.main+xml");
    let core: &[u8] = b"<cp:coreProperties><dc:creator>Amara Okafor</dc:creator></cp:coreProperties>";
    let book: &[u8] =
        b"<workbook><x15ac:absPath url=\"C:\\Users\\Okafor\\\"/><fileSharing userName=\"Okafor\"/></workbook>";
    let inner = zipped(&[(TYPES, sheet.as_bytes()), ("docProps/core.xml", core), ("xl/workbook.xml", book)]);
    let store: &[u8] = b"<p><UserInfo><DisplayName>Amara Okafor</DisplayName></UserInfo><Kept>stays</Kept></p>";
    let changed: &[u8] = b"<pc:chgData name=\"Amara Okafor\" userId=\"okafor@x\"/>";
    let document = zipped(&[
        (TYPES, word.as_bytes()),
        ("word/document.xml", b"<w:t>Consent</w:t>"),
        ("word/media/image1.jpeg", &photo()),
        ("word/embeddings/Sheet1.xlsx", &inner),
        ("customXml/item1.xml", store),
        ("ppt/changesInfos/changesInfo1.xml", changed),
    ]);
    assert!(opened(&document).contains("Okafor") && opened(&document).contains("54.57"));
    assert_eq!(kind(&document, "a.docx"), Ok(Kind::Docx));
    let out = nameless(document);
    let all = opened(&out).to_lowercase();
    assert!(!all.contains("okafor") && !all.contains("54.57"), "{all}");
    assert!(all.contains("consent") && all.contains("<kept>stays</kept>") && kind(&out, "a.docx") == Ok(Kind::Docx));
    let noted: &[u8] =
        b"<a><office:annotation><dc:creator>Amara Okafor</dc:creator><text:p>Shorter</text:p></office:annotation></a>";
    let open = zipped(&[("mimetype", OPEN_TYPES[0].0.as_bytes()), ("content.xml", noted)]);
    let all = opened(&nameless(open));
    assert!(!all.contains("Okafor") && all.contains("Shorter"), "{all}");
}

#[test]
fn what_is_refused_outside_is_refused_inside() {
    let types = b"<Types><Override ContentType=\"spreadsheetml.sheet.main+xml\"/></Types>";
    let macros = zipped(&[(TYPES, types), ("xl/vbaProject.bin", b"Sub")]);
    let tracked = zipped(&[(TYPES, types), ("xl/revisions/userNames.xml", b"<u name=\"Amara\"/>")]);
    let word = b"<Types><Override ContentType=\"wordprocessingml.document.main+xml\"/></Types>";
    for (inner, why) in [(macros, FileProblem::Macros), (tracked, FileProblem::Tracked)] {
        assert_eq!(kind(&inner, "a.xlsx"), Err(why));
        let outer = zipped(&[(TYPES, word), ("word/embeddings/a.xlsx", &inner)]);
        assert_eq!(kind(&outer, "a.docx"), Err(why));
        let deeper = zipped(&[(TYPES, word), ("word/embeddings/b.docx", &outer)]);
        assert_eq!(kind(&deeper, "a.docx"), Err(why));
    }
    let noise = zipped(&[(TYPES, word), ("word/embeddings/a.xlsx", b"no archive")]);
    assert_eq!(kind(&noise, "a.docx"), Ok(Kind::Docx), "whoever brings it is told that nobody looked through it");
    assert!(opened(&nameless(noise)).contains("no archive"));
}

#[test]
fn a_damaged_part_is_no_fault_of_ours() {
    let word = b"<Types><Override ContentType=\"wordprocessingml.document.main+xml\"/></Types>";
    let noted = "<w:comment w:author=\"A\"><w:t>Shorter, and then again longer</w:t></w:comment>".repeat(40);
    let mut document = zipped(&[(TYPES, word), ("word/comments.xml", noted.as_bytes())]);
    let name = b"word/comments.xml";
    let at = document.windows(name.len()).position(|it| it == name).expect("there") + name.len() + 6;
    document[at..at + 8].fill(0xff);
    let why = without_authors(Cursor::new(document), Vec::new()).expect_err("damaged");
    assert!(matches!(why.kind(), std::io::ErrorKind::InvalidData | std::io::ErrorKind::UnexpectedEof), "{why:?}");
}
