//! From the bytes of a file to its lines: size, encoding, quotes and the last line are checked before any meaning.

use super::refused::Refused;
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};
use std::{borrow::Cow, io::Read};

/// The most bytes that are read of any file; the largest known file has under 4 MB.
pub const LIMIT: u64 = 64 << 20;

/// Reads all, but never much more than [`LIMIT`], however much there is.
pub fn read(from: impl Read) -> Result<Vec<u8>, Refused> {
    read_up_to(LIMIT, from)
}

fn read_up_to(limit: u64, from: impl Read) -> Result<Vec<u8>, Refused> {
    let mut bytes = Vec::new();
    from.take(limit + 1).read_to_end(&mut bytes).map_err(|it| Refused::Unreadable(it.kind()))?;
    if bytes.len() as u64 > limit { Err(Refused::TooLarge(limit)) } else { Ok(bytes) }
}

/// A line of a table.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its number in the file, from 1.
    pub number: u64,
    record: csv::StringRecord,
}

/// A table of comma separated values.
#[derive(Debug, Clone)]
pub struct Table {
    /// Its lines; empty ones are left out.
    pub lines: Vec<Line>,
    ends_with_line: bool,
}

impl Line {
    /// The field at `column`, counted from 1 as the descriptions of the files do; trimmed. A literal `NULL` is nothing.
    pub fn field(&self, column: usize) -> &str {
        let text = self.record.get(column - 1).unwrap_or_default().trim();
        if text.eq_ignore_ascii_case("NULL") { "" } else { text }
    }
    /// How many columns it has.
    pub fn width(&self) -> usize {
        self.record.len()
    }
    /// All columns.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        (1..=self.width()).map(|it| self.field(it))
    }
}

impl Table {
    /// Reads a table.
    pub fn read(bytes: &[u8]) -> Result<Table, Refused> {
        let text = text_of(bytes)?;
        if let Some(line) = open_quote(text.as_bytes()) {
            return Err(Refused::OpenQuote(line));
        }
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut lines = Vec::with_capacity(text.len() / 200);
        for record in reader.records() {
            // Text of one encoding, without wrong quotes and with free widths: nothing else can be wrong.
            let record =
                record.map_err(|it| Refused::Binary(if it.is_io_error() { "unreadable" } else { "a broken file" }))?;
            let number = record.position().map_or(0, csv::Position::line);
            let line = Line { number, record };
            if line.fields().any(|it| !it.is_empty()) {
                lines.push(line);
            }
        }
        if lines.is_empty() {
            return Err(Refused::Empty);
        }
        Ok(Table { lines, ends_with_line: text.ends_with(['\n', '\r']) })
    }

    /// Refuses a table whose last line is shorter than `width` because the file ends there.
    pub fn check_end(&self, width: usize) -> Result<(), Refused> {
        match self.lines.last() {
            Some(last) if !self.ends_with_line && last.width() < width => Err(Refused::Truncated(last.number)),
            _ => Ok(()),
        }
    }

    /// Where the columns of these headings are, by letters and digits alone; or those that are missing.
    pub fn columns<const N: usize>(&self, headings: [&'static str; N]) -> Result<[usize; N], Vec<&'static str>> {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
        let found: Vec<String> = self.lines.first().map(|it| it.fields().map(letters).collect()).unwrap_or_default();
        let mut columns = [0; N];
        let mut missing = Vec::new();
        for (at, heading) in headings.into_iter().enumerate() {
            match found.iter().position(|it| *it == letters(heading)) {
                Some(column) => columns[at] = column + 1,
                None => missing.push(heading),
            }
        }
        if missing.is_empty() { Ok(columns) } else { Err(missing) }
    }
}

/// Whether these are the bytes of a zip archive, which every `.xlsx` is.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// The text in UTF-8, UTF-16 with its mark, or else Windows-1252, which older exports use.
fn text_of(bytes: &[u8]) -> Result<Cow<'_, str>, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if is_workbook(bytes) || bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return Err(Refused::Workbook);
    }
    for (start, what) in [
        (&b"%PDF"[..], "a PDF document"),
        (b"\x1F\x8B", "a compressed file"),
        (b"\x89PNG", "a picture"),
        (b"\xFF\xD8\xFF", "a picture"),
    ] {
        if bytes.starts_with(start) {
            return Err(Refused::Binary(what));
        }
    }
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, _)) if encoding == UTF_16LE || encoding == UTF_16BE => encoding.decode(bytes).0,
        _ => decoded(bytes),
    };
    if text.trim_start().starts_with('<') {
        return Err(Refused::Binary("a web page"));
    }
    if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Refused::Binary("a file of bytes"));
    }
    Ok(text)
}

fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => WINDOWS_1252.decode_without_bom_handling(bytes).0,
    }
}

/// The line on which a quoted field begins that never ends.
fn open_quote(text: &[u8]) -> Option<u64> {
    let (mut line, mut opened) = (1, None);
    let mut at_start = true;
    let mut bytes = text.iter().peekable();
    while let Some(byte) = bytes.next() {
        line += u64::from(*byte == b'\n');
        match (byte, opened) {
            (b'"', Some(_)) if bytes.next_if_eq(&&b'"').is_some() => {}
            (b'"', Some(_)) => opened = None,
            (b'"', None) if at_start => opened = Some(line),
            _ => {}
        }
        at_start = opened.is_none() && matches!(byte, b',' | b'\n' | b'\r');
    }
    opened
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first(bytes: &[u8]) -> Result<Vec<String>, Refused> {
        let table = Table::read(bytes)?;
        Ok(table.lines[0].fields().map(str::to_owned).collect())
    }

    #[test]
    fn common_encodings_are_read() {
        let wanted = Ok(vec!["Siân".to_owned(), "x".to_owned()]);
        assert_eq!(first("Siân,x\n".as_bytes()), wanted);
        assert_eq!(first("\u{FEFF}Siân,x\r\n".as_bytes()), wanted);
        assert_eq!(first(b"Si\xE2n,x"), wanted);
        let utf16 = |big: bool| -> Vec<u8> {
            let pair = |unit: u16| if big { unit.to_be_bytes() } else { unit.to_le_bytes() };
            "\u{FEFF}Siân,x\n".encode_utf16().flat_map(pair).collect()
        };
        assert_eq!(first(&utf16(false)), wanted);
        assert_eq!(first(&utf16(true)), wanted);
    }

    #[test]
    fn what_is_no_table_is_named() {
        assert_eq!(first(b""), Err(Refused::Empty));
        assert_eq!(first(b" , ,\n\n"), Err(Refused::Empty));
        assert_eq!(first(b"PK\x03\x04rest"), Err(Refused::Workbook));
        assert_eq!(first(b"%PDF-1.7"), Err(Refused::Binary("a PDF document")));
        assert_eq!(first(b"<!doctype html>"), Err(Refused::Binary("a web page")));
        assert_eq!(first(b"a,b\x00c"), Err(Refused::Binary("a file of bytes")));
        assert_eq!(first(b"a\0,\0b\0"), Err(Refused::Binary("a file of bytes")), "UTF-16 without its mark");
    }

    #[test]
    fn reading_stops_at_the_limit() {
        assert_eq!(read_up_to(1 << 20, std::io::repeat(b'x')), Err(Refused::TooLarge(1 << 20)));
        assert_eq!(read_up_to(3, &b"abc"[..]), Ok(b"abc".to_vec()));
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
                Err(std::io::ErrorKind::NotFound.into())
            }
        }
        assert_eq!(read(Broken), Err(Refused::Unreadable(std::io::ErrorKind::NotFound)));
    }

    #[test]
    fn a_cut_off_file_is_noticed() {
        assert_eq!(first(b"\"a\",\"b\"\n\"c\",\"d"), Err(Refused::OpenQuote(2)));
        assert_eq!(first(b"\"a \"\"b\"\"\",5\" pipe,x\n").map(|it| it.len()), Ok(3));
        let cut = Table::read(b"a,b,c\nd,e").expect("a table");
        assert_eq!(cut.check_end(3), Err(Refused::Truncated(2)));
        assert_eq!(Table::read(b"a,b,c\nd,e,f").expect("a table").check_end(3), Ok(()));
    }

    #[test]
    fn lines_keep_their_numbers() {
        let table = Table::read(b"a,b\n\n,\n\"c\nd\",e\nf, NULL \n").expect("a table");
        let numbers: Vec<_> = table.lines.iter().map(|it| it.number).collect();
        assert_eq!(numbers, [1, 4, 6]);
        assert_eq!(table.lines[2].field(2), "");
        assert_eq!(table.columns(["B", "a"]), Ok([2, 1]));
        assert_eq!(table.columns(["b", "z"]), Err(vec!["z"]));
    }
}
