//! Pages that are drawn, that are not, and where it ends.

use super::*;

/// A PDF of pages with these orders, of this size, with whatever else.
fn paper(pages: &[&str], size: &str, more: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|it| format!("{} 0 R", 10 + 2 * it)).collect();
    let mut objects = vec![
        (1, "<< /Type /Catalog /Pages 2 0 R >>".to_owned()),
        (2, format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len())),
        (3, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned()),
    ];
    for (at, orders) in pages.iter().enumerate() {
        let (page, content) = (10 + 2 * at, 11 + 2 * at);
        let resources = "<< /Font << /F1 3 0 R >> >>";
        let said =
            format!("<< /Type /Page /Parent 2 0 R /MediaBox {size} /Contents {content} 0 R /Resources {resources} >>");
        objects.push((page, said));
        objects.push((content, format!("<< /Length {} >>\nstream\n{orders}\nendstream", orders.len())));
    }
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in &objects {
        places.push((*number, out.len()));
        out.extend_from_slice(format!("{number} 0 obj\n{object}\nendobj\n").as_bytes());
    }
    out.extend_from_slice(more.as_bytes());
    let (table, most) = (out.len(), objects.iter().map(|it| it.0).max().unwrap_or_default());
    out.extend_from_slice(b"xref\n");
    for (number, at) in places {
        out.extend_from_slice(format!("{number} 1\n{at:010} 00000 n \n").as_bytes());
    }
    let end = format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", most + 1);
    out.extend_from_slice(end.as_bytes());
    out
}

const A4: &str = "[0 0 595 842]";
const WORDS: &str = "BT /F1 60 Tf 72 600 Td (Results) Tj ET";

fn dark(sheet: &Sheet) -> usize {
    let picture = image::load_from_memory(&sheet.jpeg).expect("a picture").to_luma8();
    assert_eq!(picture.dimensions(), (sheet.width, sheet.height));
    picture.pixels().filter(|it| it.0[0] < 100).count()
}

#[test]
fn pages_become_pictures_with_their_words() {
    let drawn = draw_pages(paper(&[WORDS, "", WORDS], A4, ""), &|| true).expect("drawn");
    assert_eq!((drawn.pages, drawn.sheets.len()), (3, 3));
    let first = &drawn.sheets[0];
    assert!((899..=900).contains(&first.width) && (1270..=1275).contains(&first.height), "{}", first.height);
    assert!(dark(first) > 2_000, "letters are dark: {}", dark(first));
    assert_eq!(dark(&drawn.sheets[1]), 0, "an empty page is white");
}

#[test]
fn there_is_an_end_to_it() {
    let many = vec![WORDS; 30];
    let drawn = draw_pages(paper(&many, A4, ""), &|| true).expect("drawn");
    assert_eq!((drawn.pages, drawn.sheets.len()), (30, MOST_SHEETS));
    assert_eq!(draw_pages(paper(&many, A4, ""), &|| false), None, "no time is left");
    let long = draw_pages(paper(&[WORDS], "[0 0 100 14000]", ""), &|| true).expect("drawn");
    assert!(long.sheets[0].height <= HEIGHT as u32);
    for odd in ["[0 0 0 0]", "[0 0 1e30 1]", "[0 0 90000 90000]", "[5 5 -5 -5]"] {
        let _ = draw_pages(paper(&[WORDS], odd, ""), &|| true);
    }
}

/// Abuse case 65: what would take all the memory there is is not opened at all.
#[test]
fn a_picture_of_too_many_dots_is_not_drawn() {
    let bomb = "90 0 obj\n<< /Subtype /Image /Width 50000 /Height 50000 /Length 1 >>\nstream\nx\nendstream\nendobj\n";
    assert_eq!(draw_pages(paper(&[WORDS], A4, bomb), &|| true), None);
    let locked = "91 0 obj\n<< /Filter /Standard /V 2 >>\nendobj\ntrailer << /Encrypt 91 0 R >>\n";
    assert_eq!(draw_pages(paper(&[WORDS], A4, locked), &|| true), None);
}

#[test]
fn damaged_files_are_no_harm() {
    let whole = paper(&[WORDS, WORDS], A4, "");
    for at in (0..whole.len()).step_by(29) {
        let mut bytes = whole.clone();
        bytes[at] ^= 0x15;
        let _ = draw_pages(bytes, &|| true);
        let _ = draw_pages(whole[..at].to_vec(), &|| true);
    }
    assert_eq!(draw_pages(b"no pdf".to_vec(), &|| true), None);
}

#[test]
fn what_was_drawn_is_handed_on() {
    let drawn = draw_pages(paper(&[WORDS, WORDS], A4, ""), &|| true).expect("drawn");
    let bytes = drawn.to_bytes();
    assert_eq!(Drawn::from_bytes(&bytes), Some(drawn));
    for cut in [0, 3, 4, 9, bytes.len() - 1] {
        assert_eq!(Drawn::from_bytes(&bytes[..cut]), None, "{cut}");
    }
}
