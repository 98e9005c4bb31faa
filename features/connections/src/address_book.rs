//! An address book as other programs write it: vCard or CSV. Of all that stands in it only the addresses are read, and they
//! are forgotten with this value.

use std::{borrow::Cow, collections::BTreeSet, fmt};

/// The most bytes of a book.
pub const MOST_BYTES: usize = 5 * 1024 * 1024;
/// The most people of a book.
pub const MOST_PEOPLE: usize = 5_000;
/// So many addresses a member looks for in a week: one whole book.
pub const LOOKED_A_WEEK: i64 = 5_000;
/// The most characters that an address has (RFC 5321).
const LONGEST: usize = 254;

/// The addresses of a book, each once, in lower case.
#[derive(Clone, PartialEq, Eq)]
pub struct AddressBook(Vec<String>);

/// Why a file is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BookProblem {
    /// It has no bytes.
    Empty,
    /// More bytes than [`MOST_BYTES`].
    TooLarge,
    /// More people than [`MOST_PEOPLE`].
    TooManyPeople,
    /// It is neither vCard nor CSV.
    Unreadable,
    /// There is no address in it.
    NoAddress,
}

/// More addresses than one looks for in a week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TooMany;

impl AddressBook {
    /// Reads a file as it was uploaded; what it is called is of no matter.
    ///
    /// # Errors
    /// What is wrong with it, in words for whoever chose it. They never quote it.
    pub fn parse(bytes: &[u8]) -> Result<AddressBook, BookProblem> {
        if bytes.is_empty() {
            return Err(BookProblem::Empty);
        }
        if bytes.len() > MOST_BYTES {
            return Err(BookProblem::TooLarge);
        }
        let text = decoded(bytes).ok_or(BookProblem::Unreadable)?;
        let is_card = text.trim_start().get(..11).is_some_and(|it| it.eq_ignore_ascii_case("BEGIN:VCARD"));
        let found = if is_card { of_cards(&text)? } else { of_table(&text)? };
        match found.is_empty() {
            true => Err(BookProblem::NoAddress),
            false => Ok(AddressBook(found.into_iter().collect())),
        }
    }
    /// The addresses.
    pub fn addresses(&self) -> &[String] {
        &self.0
    }
}

/// Never its addresses.
impl fmt::Debug for AddressBook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AddressBook({})", self.0.len())
    }
}

/// Text in the encodings that address books come in. What is neither UTF-8 nor UTF-16 is one of the old ones, in which
/// addresses are the same.
fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let wide = |read: fn([u8; 2]) -> u16| {
        let (units, _) = bytes[2..].as_chunks::<2>();
        Cow::Owned(String::from_utf16_lossy(&units.iter().map(|it| read(*it)).collect::<Vec<_>>()))
    };
    match bytes {
        [0xff, 0xfe, ..] => Some(wide(u16::from_le_bytes)),
        [0xfe, 0xff, ..] => Some(wide(u16::from_be_bytes)),
        _ if bytes.contains(&0) => None,
        [0xef, 0xbb, 0xbf, rest @ ..] => Some(String::from_utf8_lossy(rest)),
        _ => Some(String::from_utf8_lossy(bytes)),
    }
}

/// The addresses of vCards: `EMAIL;TYPE=work:a@b`, `item1.EMAIL:mailto:a@b`. Lines that go on begin with a space (RFC 6350).
fn of_cards(text: &str) -> Result<BTreeSet<String>, BookProblem> {
    let (mut found, mut people) = (BTreeSet::new(), 0);
    let mut line = String::new();
    for next in text.lines().chain([""]) {
        if let Some(more) = next.strip_prefix([' ', '\t']) {
            line.push_str(more);
            continue;
        }
        let (name, value) = line.split_once(':').unwrap_or((&line, ""));
        let name = name.split(';').next().unwrap_or_default();
        let name = name.rsplit('.').next().unwrap_or_default();
        if name.eq_ignore_ascii_case("BEGIN") {
            people += 1;
        } else if name.eq_ignore_ascii_case("EMAIL") {
            found.extend(address(value));
        }
        if people > MOST_PEOPLE {
            return Err(BookProblem::TooManyPeople);
        }
        next.clone_into(&mut line);
    }
    Ok(found)
}

/// The addresses of a table: every cell that is one, whatever its column is called, so that no program's headings matter.
fn of_table(text: &str) -> Result<BTreeSet<String>, BookProblem> {
    let first = text.lines().next().unwrap_or_default();
    let most = |mark: &u8| first.bytes().filter(|it| it == mark).count();
    let mark = [b',', b';', b'\t'].into_iter().max_by_key(|it| (most(it), *it == b',')).unwrap_or(b',');
    let mut table = csv::ReaderBuilder::new();
    let mut table = table.delimiter(mark).flexible(true).has_headers(false).from_reader(text.as_bytes());
    let mut found = BTreeSet::new();
    for (number, row) in table.records().enumerate() {
        // The first row has the headings, or is somebody more than there may be.
        if number > MOST_PEOPLE {
            return Err(BookProblem::TooManyPeople);
        }
        let row = row.map_err(|_| BookProblem::Unreadable)?;
        // Some programs put all addresses of a person into one cell.
        found.extend(row.iter().flat_map(|it| it.split([',', ';', ' ', '\n'])).filter_map(address));
    }
    Ok(found)
}

/// An address in the form in which accounts compare them, if this is one.
fn address(text: &str) -> Option<String> {
    let text = text.trim().trim_start_matches("mailto:").trim_matches(['<', '>', '"', '\'']);
    let (local, domain) = text.rsplit_once('@')?;
    let is_one = !local.is_empty()
        && domain.contains('.')
        && text.len() <= LONGEST
        && !text.contains(|it: char| it.is_whitespace() || it.is_control());
    is_one.then(|| text.to_ascii_lowercase())
}

impl fmt::Display for BookProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            BookProblem::Empty => "Choose a file first.",
            BookProblem::TooLarge => "The file is too large: 5 MB at the most. Leave the photos out when you save it.",
            BookProblem::TooManyPeople => "There are more than 5,000 people in it. Save it in parts.",
            BookProblem::Unreadable => "This is neither a vCard file (.vcf) nor a table (.csv).",
            BookProblem::NoAddress => "There is no e-mail address in it.",
        })
    }
}

impl fmt::Display for TooMany {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("You can look for 5,000 addresses a week, and with these it would be more. Try again next week.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<String>, BookProblem> {
        AddressBook::parse(text.as_bytes()).map(|it| it.0)
    }

    #[test]
    fn cards_of_several_programs_are_read() {
        let cards = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Siân Llewellyn\r\nitem1.EMAIL;type=INTERNET:Sian@Example.org\r\n\
                     EMAIL;TYPE=work:mailto:sian.llewellyn@nhs.ne\r\n t\r\nNOTE:nobody@example.org\r\nEND:VCARD\r\n\
                     begin:vcard\nemail;PREF=1:tomasz@example.com\nend:vcard\n";
        assert_eq!(
            read(cards),
            Ok(vec![
                "sian.llewellyn@nhs.net".to_owned(),
                "sian@example.org".to_owned(),
                "tomasz@example.com".to_owned(),
            ])
        );
    }

    #[test]
    fn tables_of_several_programs_are_read() {
        for table in [
            "Name,E-mail 1 - Value\nSiân,sian@example.org\n\"Wi, Tomasz\",tomasz@example.com\n",
            "First;Mail\r\nSi\u{e2}n;SIAN@example.org\r\nT;<tomasz@example.com>\r\n",
            "sian@example.org\ttomasz@example.com\n",
            "name,mails\nboth,sian@example.org; tomasz@example.com\n",
        ] {
            let found = read(table);
            assert_eq!(found, Ok(vec!["sian@example.org".to_owned(), "tomasz@example.com".to_owned()]), "{table}");
        }
        let latin: &[u8] = b"Si\xe2n,sian@example.org\n";
        assert_eq!(AddressBook::parse(latin).map(|it| it.0.len()), Ok(1));
        let wide: Vec<u8> =
            [0xfeff_u16].into_iter().chain("a,b@c.org\n".encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(AddressBook::parse(&wide).map(|it| it.0), Ok(vec!["b@c.org".to_owned()]));
    }

    #[test]
    fn what_is_no_book_is_refused_in_words() {
        assert_eq!(read(""), Err(BookProblem::Empty));
        assert_eq!(read("name,telephone\nAda,1\n"), Err(BookProblem::NoAddress));
        assert_eq!(read("BEGIN:VCARD\nEND:VCARD\n"), Err(BookProblem::NoAddress));
        assert_eq!(AddressBook::parse(b"\x89PNG\0\0\0@a.b"), Err(BookProblem::Unreadable));
        assert_eq!(AddressBook::parse(&vec![b'a'; MOST_BYTES + 1]), Err(BookProblem::TooLarge));
        assert_eq!(read(&"a@b.org\n".repeat(MOST_PEOPLE + 2)), Err(BookProblem::TooManyPeople));
        assert_eq!(read(&"BEGIN:VCARD\nEMAIL:a@b.org\n".repeat(MOST_PEOPLE + 1)), Err(BookProblem::TooManyPeople));
        for odd in ["@", "a@", "@b.org", "a@b", "a b@c.org\u{1}", &format!("{}@b.org", "a".repeat(300))] {
            assert_eq!(address(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_book_never_prints_its_addresses() {
        let book = AddressBook::parse(b"ada@example.org").expect("a book");
        assert_eq!(format!("{book:?}"), "AddressBook(1)");
    }
}
