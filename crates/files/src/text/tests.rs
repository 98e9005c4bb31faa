//! Made documents of every kind, and broken ones.

mod hidden;

use super::*;
use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

const MOST: usize = 1 << 20;

fn read(kind: Kind, bytes: &[u8]) -> Result<TextLayer, Unread> {
    text_of(kind, &mut Cursor::new(bytes), MOST)
}

pub(super) fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("begins");
        zip.write_all(text.as_bytes()).expect("written");
    }
    zip.finish().expect("ends").into_inner()
}

const DOCUMENT: &str = "<?xml version=\"1.0\"?><w:document><w:body><w:p><w:r><w:t>Mrs </w:t></w:r><w:r><w:t>Elli</w:t></w:r><w:r>\
    <w:t>son &amp; co</w:t></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>NHS no</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>943 476</w:t>\
    </w:r><w:r><w:t xml:space=\"preserve\"> 5919</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>";

#[test]
fn the_words_of_a_document_are_read_across_its_runs() {
    let bytes = archive(&[
        ("word/document.xml", DOCUMENT),
        ("word/header1.xml", "<w:hdr><w:p><w:t>DOB 12/03/1961</w:t></w:p></w:hdr>"),
        ("word/styles.xml", "<w>nothing</w>"),
    ]);
    let layer = read(Kind::Docx, &bytes).expect("read");
    assert_eq!(layer.text, "Mrs Ellison & co\nNHS no\n943 476 5919\nDOB 12/03/1961\n");
    assert_eq!(layer.reach, Reach::Whole);
    assert!(!format!("{layer:?}").contains("Ellison"));
}

#[test]
fn slides_and_cells_are_read() {
    let slides = archive(&[(
        "ppt/slides/slide1.xml",
        "<p:sld><a:p><a:r><a:t>Case 1</a:t></a:r></a:p><a:p><a:t>Mr Ellison</a:t></a:p></p:sld>",
    )]);
    assert_eq!(read(Kind::Pptx, &slides).expect("read").text, "Case 1\nMr Ellison\n");
    let cells = archive(&[
        ("xl/sharedStrings.xml", "<sst><si><t>NHS no</t></si><si><t>943 476 5919</t></si></sst>"),
        ("xl/worksheets/sheet1.xml", "<row><c><v>7</v></c><c><v>8</v></c></row>"),
    ]);
    assert_eq!(read(Kind::Xlsx, &cells).expect("read").text, "NHS no\n943 476 5919\n7 8 \n");
    let open = archive(&[(
        "content.xml",
        "<office:text><text:p>one</text:p><text:h>two<text:tab/>three</text:h></office:text>",
    )]);
    assert_eq!(read(Kind::Odt, &open).expect("read").text, "one\ntwo three\n");
}

#[test]
fn plain_text_is_read_in_pieces_and_up_to_its_limit() {
    let long = "é".repeat(20_000);
    assert_eq!(read(Kind::Text, long.as_bytes()).expect("read").text, long);
    let short = text_of(Kind::Csv, &mut Cursor::new(long.as_bytes()), 7).expect("read");
    assert_eq!((short.text.as_str(), short.reach), ("ééé", Reach::Beginning));
    assert_eq!(read(Kind::Markdown, b"caf\xe9 943").expect("read").text, "café 943");
}

#[test]
fn what_cannot_be_read_is_said() {
    assert_eq!(read(Kind::Docx, b"PK no archive").unwrap_err(), Unread::Broken);
    assert_eq!(read(Kind::Png, b"\x89PNG").unwrap_err(), Unread::Pictures);
    let pictures = archive(&[("word/document.xml", "<w:p/>"), ("word/media/image1.png", "x")]);
    assert_eq!(read(Kind::Docx, &pictures).unwrap_err(), Unread::Pictures);
    let both = archive(&[("word/document.xml", "<w:p><w:t>a</w:t></w:p>"), ("word/media/image1.png", "x")]);
    assert_eq!(read(Kind::Docx, &both).expect("read").reach, Reach::Pictures);
}

#[test]
fn a_small_file_that_swells_is_left() {
    let bomb = archive(&[(
        "word/document.xml",
        &format!(
            "<w:p>{}</w:p>",
            "<w:t></w:t>".repeat(10).replace("<w:t>", &format!("<w:t {}>", "a".repeat(7_000_000)))
        ),
    )]); // abuse case 65
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read(Kind::Docx, &bomb).unwrap_err(), Unread::Broken);
    let long = archive(&[("word/document.xml", &"a".repeat(3 * MOST))]);
    assert_eq!(read(Kind::Docx, &long).expect("read").reach, Reach::Beginning);
}

#[test]
fn broken_documents_are_no_harm() {
    let whole = archive(&[("word/document.xml", DOCUMENT)]);
    for at in (0..whole.len()).step_by(3) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x55;
        let _ = read(Kind::Docx, &bytes);
        let _ = read(Kind::Docx, &whole[..at]);
    }
    for text in ["<", "<a", "a<b>c&", "&#xFFFFFFFF;&#x110000;&;", "<w:p", "]]>"] {
        let _ = read(Kind::Docx, &archive(&[("word/document.xml", text)]));
    }
}

/// A PDF of these objects, the first of which is a page.
fn paper(objects: &[String]) -> Vec<u8> {
    let mut out = b"%PDF-1.7\n".to_vec();
    for (at, object) in objects.iter().enumerate() {
        out.extend(format!("{} 0 obj\n{object}\nendobj\n", at + 1).bytes());
    }
    out.extend(b"trailer << /Root 9 0 R >>\n%%EOF");
    out
}

fn stream(words: &str) -> String {
    format!("<< /Length {} >>\nstream\n{words}\nendstream", words.len())
}

fn page(content: &str) -> Vec<u8> {
    paper(&[
        "<< /Type /Page /Contents [2 0 R] /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>".into(),
        stream(content),
        "<< /Type /Font /Subtype /Type1 /Encoding << /Differences [1 /M /r /s /space 65 /E] >> >>".into(),
        "<< /Type /Font /Subtype /Type0 /ToUnicode 5 0 R >>".into(),
        stream(
            "1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0007> <0045> endbfchar 2 beginbfrange <0010> <0019> <0030> <0020> <0021> [<0020> <006C>] endbfrange",
        ),
    ])
}

#[test]
fn the_words_of_a_pdf_are_read_by_its_fonts() {
    let layer = read(
        Kind::Pdf,
        &page(
            "BT /F1 12 Tf 10 700 Td (\\001\\002\\003\\004Ellison\\054) Tj 0 -14 Td [(N) 20 (HS) -300 (no)] TJ /F2 9 Tf 1 0 0 1 10 600 Tm <001900140013> Tj ET BI /W 1 ID \0\0 EI BT (x) ' ET",
        ),
    );
    assert_eq!(layer.expect("read").text, "Mrs Ellison,\nNHS no\n943 \n");
}

#[test]
fn locked_and_scanned_and_broken_pdf_are_said() {
    let mut locked = page("BT (x) Tj ET");
    locked.extend(b"\ntrailer << /Encrypt 7 0 R >>");
    assert_eq!(read(Kind::Pdf, &locked).unwrap_err(), Unread::Locked);
    assert_eq!(read(Kind::Pdf, &page("q 600 0 0 800 0 0 cm /Im1 Do Q")).unwrap_err(), Unread::Pictures);
    assert_eq!(read(Kind::Pdf, b"%PDF-1.4 nothing").unwrap_err(), Unread::Broken);
    assert_eq!(read(Kind::Pdf, b"no pdf").unwrap_err(), Unread::Broken);
}

#[test]
fn broken_pdf_are_no_harm() {
    let whole = page("BT /F1 12 Tf (Mrs Ellison) Tj ET");
    for at in (0..whole.len()).step_by(5) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x15;
        let _ = read(Kind::Pdf, &bytes);
        let _ = read(Kind::Pdf, &whole[..at]);
    }
    // A page that is its own parent and its own content; brackets that never close (abuse case 65).
    let own = paper(&["<< /Type /Page /Parent 1 0 R /Contents 1 0 R /Resources 1 0 R >>".into()]);
    assert!(read(Kind::Pdf, &own).is_err());
    for odd in ["<<".repeat(20_000), "[".repeat(20_000), "(".repeat(20_000), "1 0 obj ".repeat(5_000)] {
        let _ = read(Kind::Pdf, format!("%PDF-1.4\n1 0 obj {odd}").as_bytes());
    }
}

/// Files that other programs made, where they lie beside this repository.
#[test]
fn files_of_other_programs_are_read() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/interop");
    let file = |name: &str| std::fs::read(folder.join(name)).ok();
    let (Some(crazy), Some(locked)) = (file("pdf/crazyones.pdf"), file("pdf/crazyones-encrypted-256.pdf")) else {
        println!("skipped: no files of other programs here");
        return;
    };
    let text = read(Kind::Pdf, &crazy).expect("read").text;
    assert!(text.contains("The Crazy Ones") && text.contains("round pegs in the square holes"), "{text}");
    assert_eq!(read(Kind::Pdf, &locked).unwrap_err(), Unread::Locked);
    for name in ["pdf/attachment.pdf", "pdf/hello-world.pdf"] {
        println!(
            "{name}: {:?}",
            file(name).map(|it| read(Kind::Pdf, &it).map(|it| it.text.chars().take(80).collect::<String>()))
        );
    }
    for name in
        ["docx/doc-default.docx", "docx/test.docx", "docx/hdr-header-footer.docx", "docx/tbl-having-tables.docx"]
    {
        if let Some(bytes) = file(name) {
            println!("{name}: {:?}", read(Kind::Docx, &bytes).expect("read").text.chars().take(80).collect::<String>());
        }
    }
}
