//! What lies in a document where one does not look: comments, charts, documents in documents, what is packed oddly. It is read
//! or it is said (abuse case 71).

use super::*;

const NUMBER: &str = "NHS no 943 476 5919";

fn binary(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("begins");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("ends").into_inner()
}

/// A slide beside which lies another part.
fn slide_and(name: &str, bytes: &[u8]) -> Vec<u8> {
    binary(&[("ppt/slides/slide1.xml", b"<a:p><a:t>Our list</a:t></a:p>"), (name, bytes)])
}

#[test]
fn no_part_in_which_people_write_is_passed_over() {
    let text = format!("<x:t>{NUMBER}</x:t>");
    let cases = [
        (Kind::Xlsx, "xl/threadedComments/threadedComment1.xml"),
        (Kind::Xlsx, "xl/comments/comment1.xml"),
        (Kind::Xlsx, "xl/drawings/drawing1.xml"),
        (Kind::Xlsx, "xl/drawings/vmlDrawing1.vml"),
        (Kind::Xlsx, "xl/externalLinks/externalLink1.xml"),
        (Kind::Pptx, "ppt/charts/chart1.xml"),
        (Kind::Pptx, "ppt/diagrams/data1.xml"),
        (Kind::Pptx, "ppt/slideLayouts/slideLayout1.xml"),
        (Kind::Pptx, "ppt/comments/modernComment_1.xml"),
        (Kind::Docx, "word/diagrams/data1.xml"),
        (Kind::Docx, "word/glossary/document.xml"),
        (Kind::Docx, "customXml/item1.xml"),
        (Kind::Docx, "docProps/custom.xml"),
        (Kind::Odt, "Object 1/content.xml"),
        (Kind::Odp, "styles.xml"),
    ];
    for (kind, name) in cases {
        let layer = read(kind, &archive(&[(name, &text)])).expect(name);
        assert_eq!((layer.text.trim(), layer.reach), (NUMBER, Reach::Whole), "{name}");
    }
}

#[test]
fn attributes_in_which_people_write_are_read() {
    for (kind, name, tag) in [
        (Kind::Docx, "word/document.xml", "<wp:docPr id='1' descr='NHS no 943 476 5919'/>"),
        (Kind::Pptx, "ppt/slides/slide1.xml", "<p:cNvPr id=\"2\" title = \"NHS no 943 476&#32;5919\"/>"),
        (Kind::Xlsx, "xl/workbook.xml", "<sheet name=\"NHS no 943 476 5919\" sheetId=\"1\"/>"),
        (Kind::Xlsx, "xl/pivotCache/pivotCacheRecords1.xml", "<r><s v=\"NHS no 943 476 5919\"/></r>"),
        (Kind::Ods, "content.xml", "<table:table table:name=\"NHS no 943 476 5919\">"),
    ] {
        assert_eq!(read(kind, &archive(&[(name, tag)])).expect(name).text.trim(), NUMBER, "{name}");
    }
    // What only looks like one.
    let none = archive(&[("word/document.xml", "<w:p><wp:docPr descrx='no' name='Picture 1'/><w:t>a</w:t></w:p>")]);
    assert_eq!(read(Kind::Docx, &none).expect("read").text, "a\n");
}

#[test]
fn documents_inside_documents_are_opened() {
    let cells = format!("<sst><si><t>{NUMBER}</t></si></sst>");
    let workbook = archive(&[("xl/sharedStrings.xml", &cells)]);
    let slides = slide_and("ppt/embeddings/Microsoft_Excel_Sheet1.xlsx", &workbook);
    let layer = read(Kind::Pptx, &slides).expect("read");
    assert_eq!((layer.text.as_str(), layer.reach), ("NHS no 943 476 5919\nOur list\n", Reach::Whole));
    let letter = binary(&[("word/document.xml", b"<w:p/>"), ("word/embeddings/slides.pptx", &slides)]);
    assert!(read(Kind::Docx, &letter).expect("read").text.contains(NUMBER));
}

#[test]
fn what_cannot_be_opened_inside_is_said() {
    for (name, bytes) in [
        ("ppt/embeddings/sheet.xlsx", &b"\xd0\xcf\x11\xe0 locked"[..]),
        ("ppt/embeddings/plan.pdf", b"%PDF-1.4"),
        ("ppt/embeddings/chunk.rtf", b"{\\rtf1 NHS}"),
        ("ppt/model/item.data", b"\0\x01"),
    ] {
        let layer = read(Kind::Pptx, &slide_and(name, bytes)).expect(name);
        assert_eq!((layer.text.as_str(), layer.reach), ("Our list\n", Reach::Parts), "{name}");
    }
    // A picture beside it does not make it less.
    let both =
        binary(&[("ppt/a.bin", b"x"), ("ppt/media/image1.png", b"x"), ("ppt/slides/slide1.xml", b"<a:t>a</a:t>")]);
    assert_eq!(read(Kind::Pptx, &both).expect("read").reach, Reach::Parts);
    assert_eq!(read(Kind::Pptx, &binary(&[("ppt/a.bin", b"x")])).unwrap_err(), Unread::Broken);
}

#[test]
fn documents_are_not_opened_for_ever() {
    let mut inner = archive(&[("word/document.xml", &format!("<w:t>{NUMBER}</w:t>"))]);
    for _ in 0..3 {
        inner = binary(&[("word/document.xml", b"<w:p><w:t>Read on</w:t></w:p>"), ("word/embeddings/a.docx", &inner)]);
    }
    let three = read(Kind::Docx, &inner).expect("read");
    assert!(three.text.contains(NUMBER) && three.reach == Reach::Whole);
    let four = binary(&[("word/document.xml", b"<w:p/>"), ("word/embeddings/a.docx", &inner)]);
    let four = read(Kind::Docx, &four).expect("read");
    assert!(!four.text.contains(NUMBER) && four.reach == Reach::Parts);
    // Packed twice, each time to next to nothing (abuse case 65).
    let inside = archive(&[("xl/a.xml", &format!("<a {}/>", "a".repeat(9_000_000)))]);
    let parts: Vec<(String, &[u8])> = (0..8).map(|it| (format!("word/embeddings/{it}.xlsx"), &inside[..])).collect();
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|it| (it.0.as_str(), it.1)).collect();
    assert_eq!(read(Kind::Docx, &binary(&parts)).unwrap_err(), Unread::Broken);
    let stuffed = vec![b'x'; 9 * 1024 * 1024];
    let heavy = binary(&[("xl/model/a.bin", &stuffed)]);
    let heavy = ("ppt/embeddings/heavy.xlsx", &heavy[..]);
    assert_eq!(read(Kind::Pptx, &slide_and(heavy.0, heavy.1)).expect("read").reach, Reach::Parts);
}

#[test]
fn notes_fields_and_titles_of_a_pdf_are_read() {
    let wide: String = NUMBER.encode_utf16().map(|it| format!("{it:04X}")).collect();
    for object in [
        format!("<< /Type /Annot /Subtype /FreeText /Contents ({NUMBER}) >>"),
        format!("<< /FT /Tx /T (a) /V <FEFF{wide}> >>"),
        format!("<< /FT /Ch /V [({NUMBER})] >>"),
        format!("<< /Producer (X) /Title ({NUMBER}) >>"),
    ] {
        let pdf = paper(&["<< /Type /Page /Contents 2 0 R >>".into(), stream("BT (A page) Tj ET"), object.clone()]);
        let layer = read(Kind::Pdf, &pdf).expect("read");
        assert_eq!((layer.text.trim(), layer.reach), ("A page \nNHS no 943 476 5919", Reach::Whole), "{object}");
        // Also when the pages are pictures; those are still not read.
        let scanned = paper(&["<< /Type /Page /Contents 2 0 R >>".into(), stream("/Im1 Do"), object]);
        let layer = read(Kind::Pdf, &scanned).expect("read");
        assert_eq!((layer.text.trim(), layer.reach), (NUMBER, Reach::Pages));
    }
    let signed =
        paper(&["<< /Type /Page /Contents 2 0 R >>".into(), stream("(A) Tj"), "<< /Contents <3082000130> >>".into()]);
    assert_eq!(read(Kind::Pdf, &signed).expect("read").text.trim(), "A");
}

#[test]
fn files_inside_a_pdf_and_odd_packings_are_said() {
    let page = || "<< /Type /Page /Contents 2 0 R >>".to_owned();
    for object in
        ["<< /Type /EmbeddedFile >>", "<< /Names << /EmbeddedFiles 4 0 R >> >>", "<< /AcroForm << /XFA 5 0 R >> >>"]
    {
        let pdf = paper(&[page(), stream("BT (A page) Tj ET"), object.into()]);
        assert_eq!(read(Kind::Pdf, &pdf).expect("read").reach, Reach::Parts, "{object}");
    }
    let odd = paper(&[
        "<< /Type /Page /Contents [2 0 R 3 0 R] >>".into(),
        stream("BT (A page) Tj ET"),
        stream("x").replace("<<", "<< /Filter /LZWDecode"),
    ]);
    assert_eq!(read(Kind::Pdf, &odd).expect("read").reach, Reach::Pages);
    // "BT (NHS) Tj ET", as some programs pack every page.
    let known = stream("6<#'U:.S;4+B3(u78s~>").replace("<<", "<< /Filter [/ASCII85Decode]");
    let layer = read(Kind::Pdf, &paper(&[page(), known])).expect("read");
    assert_eq!((layer.text.trim(), layer.reach), ("NHS", Reach::Whole));
}
