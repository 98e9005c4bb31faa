//! Honest text is taken; whatever else comes along under its name is not.

use super::*;
use std::io::Cursor;

fn kind(bytes: &[u8], name: &str) -> Result<Kind, FileProblem> {
    sniff(&mut Cursor::new(bytes), &Title::new(name))
}

#[test]
fn text_is_text_in_every_language() {
    assert_eq!(kind(b"Ring the lab first.", "a.txt"), Ok(Kind::Text));
    assert_eq!(kind("Name,Stunden\nMüller,8\nسجل,4\n".as_bytes(), "rota.csv"), Ok(Kind::Csv));
    assert_eq!(kind("\u{feff}# Heading".as_bytes(), "a.md"), Ok(Kind::Markdown));
    assert_eq!(kind(b"a < b, and 5 > 4", "a.txt"), Ok(Kind::Text));
    let long: String = "é".repeat(200_000);
    assert_eq!(kind(format!("x{long}").as_bytes(), "a.txt"), Ok(Kind::Text), "letters on the seam of two pieces");
    assert_eq!(kind(b"\xe9t\xe9", "a.txt"), Err(FileProblem::Encoding));
    assert_eq!(
        kind(format!("{long}\u{e9}").as_bytes().split_last().expect("bytes").1, "a.txt"),
        Err(FileProblem::Encoding)
    );
    assert_eq!(kind(b"\xff\xfea\0", "a.txt"), Err(FileProblem::Encoding));
    assert_eq!(kind(b"", "a.txt"), Err(FileProblem::Empty));
}

#[test]
fn what_is_not_on_the_list_is_refused_by_its_content() {
    let cases: [(&[u8], FileProblem); 22] = [
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", FileProblem::Markup), // abuse case 63
        (b"  <!DOCTYPE html><script>", FileProblem::Markup),
        (b"hello\n<script>alert(1)</script>", FileProblem::Markup),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'bb'>]>", FileProblem::Markup),
        (b"{\\rtf1\\ansi}", FileProblem::Markup),
        (b"MZ\x90\0\x03\0\0\0", FileProblem::Program),
        (b"\x7fELF\x02\x01", FileProblem::Program),
        (b"#!/bin/sh\nrm -rf /", FileProblem::Program),
        (b"\xca\xfe\xba\xbe\0\0\0\x34", FileProblem::Program),
        (b"\x1f\x8b\x08\0", FileProblem::Archive),
        (b"7z\xbc\xaf\x27\x1c", FileProblem::Archive),
        (b"Rar!\x1a\x07", FileProblem::Archive),
        (b"PK\x05\x06\0\0\0\0", FileProblem::Archive),
        (b"\0\0\0\x18ftypheic\0\0", FileProblem::Heic),
        (b"\0\0\0\x18ftypmp42\0\0", FileProblem::Unknown),
        (b"GIF89a/*<svg*/=1", FileProblem::OtherPicture), // abuse case 63: also a script
        (b"II*\0\x08\0\0\0", FileProblem::OtherPicture),
        (b"BM\x36\0\0\0\0\0", FileProblem::OtherPicture),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileProblem::OldOffice),
        (b"PK\x03\x04 cut short", FileProblem::Broken),
        (b"\0\0\0\0", FileProblem::Unknown),
        (b"text and \0 a zero", FileProblem::Unknown),
    ];
    for (bytes, problem) in cases {
        for name in ["letter.txt", "letter.pdf", "letter.jpg", "letter.docx", "letter.html.jpg"] {
            assert_eq!(kind(bytes, name), Err(problem), "{bytes:?} as {name}");
        }
    }
}

#[test]
fn a_name_that_lies_is_refused_and_says_what_to_do() {
    for (bytes, name, is) in [
        (&b"%PDF-1.7 ..."[..], "photo.jpg", Kind::Pdf), // abuse case 64
        (b"\x89PNG\r\n\x1a\n....", "photo.jpg", Kind::Png),
        (b"plain words", "letter.docx", Kind::Text),
        (b"plain words", "letter", Kind::Text),
        (b"%PDF-1.7 ...", "photo\u{202e}fdp.exe", Kind::Pdf),
    ] {
        assert_eq!(kind(bytes, name), Err(FileProblem::Mismatch(is)), "{name}");
    }
    let words = FileProblem::Mismatch(Kind::Pdf).to_string();
    assert!(words.contains(".pdf"), "{words}");
    assert_eq!(kind(b"%PDF-1.7 ...", "Letter.PDF"), Ok(Kind::Pdf));
}
