//! Made files: small ones of each kind, with something in them that must not stay.

use std::io::{Cursor, Write};
use zip::{ZipWriter, write::SimpleFileOptions};

/// A Word document with these words, by Amara Okafor.
pub fn docx(words: &str) -> Vec<u8> {
    docx_with(words, "word/comments.xml", b"<w:comments/>")
}

/// The same with another part.
pub fn docx_with(words: &str, part: &str, bytes: &[u8]) -> Vec<u8> {
    let types = "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";
    let body =
        format!("<w:document xmlns:w=\"w\"><w:body><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:body></w:document>");
    let core = "<cp:coreProperties><dc:creator>Amara Okafor</dc:creator></cp:coreProperties>";
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in
        [("[Content_Types].xml", types), ("word/document.xml", body.as_str()), ("docProps/core.xml", core)]
    {
        out.start_file(name, SimpleFileOptions::default()).expect("begun");
        out.write_all(text.as_bytes()).expect("written");
    }
    out.start_file(part, SimpleFileOptions::default()).expect("begun");
    out.write_all(bytes).expect("written");
    out.finish().expect("finished").into_inner()
}

/// A PDF with a page of these words.
pub fn pdf(words: &str) -> Vec<u8> {
    let content = format!("BT /F1 24 Tf 72 720 Td ({words}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend_from_slice(format!("{} 0 obj\n{object}\nendobj\n", at + 1).as_bytes());
    }
    let table = out.len();
    out.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).as_bytes());
    for place in places {
        out.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let end = format!("trailer << /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", objects.len() + 1);
    out.extend_from_slice(end.as_bytes());
    out
}

/// A grey picture with a text chunk, as cameras and programs leave them.
pub fn png(width: u32, height: u32, text: &[u8]) -> Vec<u8> {
    let mut out = Cursor::new(Vec::new());
    image::DynamicImage::new_luma8(width, height).write_to(&mut out, image::ImageFormat::Png).expect("drawn");
    let mut bytes = out.into_inner();
    let mut chunk = (text.len() as u32).to_be_bytes().to_vec();
    chunk.extend_from_slice(b"tEXt");
    chunk.extend_from_slice(text);
    let sum = crc(&chunk[4..]);
    chunk.extend_from_slice(&sum.to_be_bytes());
    bytes.splice(33..33, chunk);
    bytes
}

/// The sum that a chunk of a PNG ends with.
fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0_u32, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |it, _| if it & 1 == 1 { it >> 1 ^ 0xedb8_8320 } else { it >> 1 })
    })
}
