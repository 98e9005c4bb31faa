//! The smallest workbook that a spreadsheet opens, made in a test: an archive of uncompressed parts.

/// A workbook of these sheets: a name, and rows of texts.
pub fn workbook(sheets: &[(&str, &[&[&str]])]) -> Vec<u8> {
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
    let (mut names, mut relations, mut parts) = (String::new(), String::new(), Vec::new());
    for (at, (name, rows)) in sheets.iter().enumerate() {
        names += &format!(r#"<sheet name="{name}" sheetId="{}" r:id="rId{at}"/>"#, at + 1);
        relations += &format!(r#"<Relationship Id="rId{at}" Type="{OFFICE}/worksheet" Target="worksheets/{at}.xml"/>"#);
        let rows: String = rows.iter().enumerate().map(|(at, cells)| row(at + 1, cells)).collect();
        let sheet = format!(r#"<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>"#);
        parts.push((format!("xl/worksheets/{at}.xml"), sheet));
    }
    let book = format!(r#"<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>"#);
    parts.push(("xl/workbook.xml".into(), book));
    let relations = format!(r#"<Relationships xmlns="{PACKAGE}">{relations}</Relationships>"#);
    parts.push(("xl/_rels/workbook.xml.rels".into(), relations));
    let root = format!(r#"<Relationship Id="rId1" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>"#);
    parts.push(("_rels/.rels".into(), format!(r#"<Relationships xmlns="{PACKAGE}">{root}</Relationships>"#)));
    archive(&parts)
}

fn row(number: usize, cells: &[&str]) -> String {
    let mut row = format!(r#"<row r="{number}">"#);
    for (column, text) in cells.iter().enumerate().filter(|it| !it.1.is_empty()) {
        let letter = char::from(b'A' + column as u8);
        let text = text.replace('&', "&amp;");
        row += &format!(r#"<c r="{letter}{number}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    }
    row + "</row>"
}

fn archive(parts: &[(String, String)]) -> Vec<u8> {
    let (mut bytes, mut directory) = (Vec::new(), Vec::new());
    for (name, text) in parts {
        let offset = bytes.len() as u32;
        let size = (text.len() as u32).to_le_bytes();
        // Version 2.0, no flags, stored, no time; then check sum, both sizes, length of the name, no extra field.
        let mut head = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        head.extend(check_sum(text.as_bytes()).to_le_bytes());
        head.extend(size);
        head.extend(size);
        head.extend((name.len() as u16).to_le_bytes());
        head.extend([0, 0]);
        bytes.extend(b"PK\x03\x04");
        bytes.extend(&head);
        bytes.extend(name.as_bytes());
        bytes.extend(text.as_bytes());
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, size) = (bytes.len() as u32, directory.len() as u32);
    bytes.extend(directory);
    bytes.extend(b"PK\x05\x06\0\0\0\0");
    bytes.extend([(parts.len() as u16).to_le_bytes(); 2].concat());
    bytes.extend(size.to_le_bytes());
    bytes.extend(start.to_le_bytes());
    bytes.extend([0, 0]);
    bytes
}

/// CRC-32 as archives use it.
fn check_sum(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| if sum & 1 == 1 { (sum >> 1) ^ 0xEDB8_8320 } else { sum >> 1 })
    })
}
