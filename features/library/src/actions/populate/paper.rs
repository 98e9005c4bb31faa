//! Files of a made population, made of what its resources say: a page as PDF, a letter as DOCX, a table as CSV.

use crate::draft::Draft;
use files::Pack;
use kernel::{Fault, Moment};

/// A line of a page has so many characters.
const LINE: usize = 84;
/// And a page so many lines.
const LINES: usize = 46;

/// The files of the resource that is the `at`th: none of most, one or two of some. Each is a name and its bytes.
///
/// # Errors
/// None that one could do anything about.
pub fn papers(draft: &Draft, at: usize, day: Moment) -> Result<Vec<(String, Vec<u8>)>, Fault> {
    let title = plain(&draft.title);
    let said: Vec<String> = [&draft.summary, &draft.body].into_iter().chain(draft.parts.values()).cloned().collect();
    Ok(match at % 4 {
        0 => vec![(format!("{title}, on paper.pdf"), pdf(&title, &said))],
        1 => vec![
            (format!("{title}, to change.docx"), docx(&title, &said, day)?),
            ("Who does what.csv".to_owned(), csv(&draft.parts.keys().map(String::as_str).collect::<Vec<_>>())),
        ],
        _ => vec![],
    })
}

/// Without what a file's name or a plain font does not have.
fn plain(words: &str) -> String {
    let fit = |c: char| match c {
        '’' | '‘' => '\'',
        '“' | '”' => '"',
        '–' | '—' => '-',
        ':' | '/' | '?' => ' ',
        other => other,
    };
    words.chars().map(fit).collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Pages with a heading, and these paragraphs in lines.
fn pdf(title: &str, said: &[String]) -> Vec<u8> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in said.iter().flat_map(|it| it.lines()).filter(|it| !it.trim().is_empty()) {
        lines.extend(wrapped(&plain(paragraph.trim_start_matches(['#', '-', '*', ' ']))));
        lines.push(String::new());
    }
    let pages: Vec<&[String]> = lines.chunks(LINES).collect();
    let kids: Vec<String> = (0..pages.len()).map(|it| format!("{} 0 R", 4 + 2 * it)).collect();
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), pages.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    for (at, page) in pages.iter().enumerate() {
        let head = if at == 0 { format!("BT /F1 20 Tf 56 780 Td ({}) Tj ET\n", escaped(title)) } else { String::new() };
        let shown: Vec<String> = page.iter().map(|it| format!("({}) Tj T*", escaped(it))).collect();
        let orders = format!("{head}BT /F1 11 Tf 15 TL 56 744 Td\n{}\nET", shown.join("\n"));
        let content = 5 + 2 * at;
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {content} 0 R \
             /Resources << /Font << /F1 3 0 R >> >> >>"
        ));
        objects.push(format!("<< /Length {} >>\nstream\n{orders}\nendstream", orders.len()));
    }
    written(&objects)
}

/// The objects one after the other, and where each of them lies.
fn written(objects: &[String]) -> Vec<u8> {
    let (mut out, mut places) = (b"%PDF-1.4\n".to_vec(), Vec::new());
    for (at, object) in objects.iter().enumerate() {
        places.push(format!("{:010} 00000 n \n", out.len()));
        out.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", at + 1).as_bytes());
    }
    let (table, size) = (out.len(), objects.len() + 1);
    let end = format!(
        "xref\n0 {size}\n0000000000 65535 f \n{}trailer << /Size {size} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        places.concat()
    );
    out.extend_from_slice(end.as_bytes());
    out
}

/// In lines that fit on a page.
fn wrapped(paragraph: &str) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in paragraph.split_whitespace() {
        let last = lines.last().map_or(0, |it| it.chars().count());
        if last > 0 && last + 1 + word.chars().count() > LINE {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
    }
    lines
}

/// As a string of a PDF: what is not plain Latin is left out.
fn escaped(words: &str) -> String {
    let fit = |c: char| match c {
        '(' | ')' | '\\' => format!("\\{c}"),
        ' '..='~' => c.to_string(),
        _ if (c as u32) < 256 => format!("\\{:03o}", c as u32),
        _ => String::new(),
    };
    words.chars().map(fit).collect()
}

/// A heading and paragraphs, as a document to write on in.
fn docx(title: &str, said: &[String], day: Moment) -> Result<Vec<u8>, Fault> {
    const TYPES: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
        <Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
        <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
        <Override PartName=\"/word/document.xml\" \
        ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    const RELS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n\
        <Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" \
        Target=\"word/document.xml\"/></Relationships>";
    let fit = |it: &str| it.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let lines = std::iter::once(title).chain(said.iter().flat_map(|it| it.lines()));
    let paragraphs: String =
        lines.map(|it| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", fit(it))).collect();
    let body = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
         xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    let (mut pack, mut out) = (Pack::begin(), Vec::new());
    for (name, text) in [("[Content_Types].xml", TYPES), ("_rels/.rels", RELS), ("word/document.xml", &body)] {
        pack.file(name, day)?;
        out.extend_from_slice(&pack.piece(text.as_bytes())?);
    }
    out.extend_from_slice(&pack.end()?);
    Ok(out)
}

/// An empty plan with a line for each part.
fn csv(parts: &[&str]) -> Vec<u8> {
    let rows: String = parts.iter().map(|it| format!("{it},,,\n")).collect();
    format!("Part,Who,By when,Done\n{rows}").into_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::made::{count, text};
    use files::{Kind, text_of};
    use std::io::Cursor;

    #[test]
    fn what_is_made_is_read_drawn_and_names_nobody() {
        let day = Moment::from_micros(1_790_000_000_000_000);
        let mut kinds = std::collections::BTreeSet::new();
        for at in 0..count() {
            let made = text(at, 0, 2026).expect("a text");
            for (name, bytes) in papers(&made.draft, at, day).expect("made") {
                let kind = Kind::of_ending(files::Title::new(&name).ending().expect("an ending")).expect("a kind");
                let words = text_of(kind, &mut Cursor::new(bytes.clone()), 100_000).expect("read").text;
                assert!(guard::scan(&words).is_empty(), "a patient, perhaps: {words}");
                assert!(kind == Kind::Csv || words.contains(made.draft.summary.split(' ').next().unwrap_or("")));
                kinds.insert(kind.word());
            }
        }
        assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["csv", "docx", "pdf"]);
        let made = text(0, 0, 2026).expect("a text");
        let (_, bytes) = papers(&made.draft, 0, day).expect("made").remove(0);
        assert!(files::draw_pages(bytes, &|| true).is_some_and(|it| it.pages >= 1));
    }
}
