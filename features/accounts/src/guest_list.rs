//! The list of people to invite, as a spreadsheet saves it: a name and an address on each line.

use crate::{
    account::{Email, MemberName},
    guest::NewGuest,
};
use std::{collections::HashMap, fmt};

/// So many may be invited at once.
pub const MOST: usize = 500;
/// So many lines are looked at.
const LINES: usize = 5_000;

/// What stands in a list.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GuestList {
    /// Who can be invited, in the order of the list, each address once; with the number of the line.
    pub guests: Vec<(u64, NewGuest)>,
    /// What is wrong, by line.
    pub wrong: Vec<Wrong>,
}

/// A line from which nobody is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// The number of the line, from 1.
    pub line: u64,
    /// Why, a sentence.
    pub why: String,
}

/// Why a list as a whole is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListProblem {
    /// It is not text in UTF-8.
    Encoding,
    /// There is nothing in it.
    Empty,
    /// More people than are invited at once; this many.
    Long(usize),
}

impl fmt::Display for ListProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ListProblem::Encoding => {
                f.write_str("This file is not a CSV in UTF-8. Save it as “CSV UTF-8” and try again.")
            }
            ListProblem::Empty => f.write_str("There is nobody in this list. Each line is a name and an address."),
            ListProblem::Long(lines) => write!(
                f,
                "This list has {} lines. At most {MOST} people are invited at once: split it, and begin with those who \
                 know you.",
                thousands(*lines)
            ),
        }
    }
}

impl GuestList {
    /// Reads a list. The address is the last field of a line, and what stands before it is the name, so that a name may
    /// have a comma in it; a first line without an address is a heading.
    pub fn read(bytes: &[u8]) -> Result<GuestList, ListProblem> {
        let text = std::str::from_utf8(bytes).map_err(|_| ListProblem::Encoding)?;
        let text = text.trim_start_matches('\u{feff}');
        if text.contains('\0') {
            return Err(ListProblem::Encoding);
        }
        let filled = text.lines().filter(|it| !it.trim().is_empty()).count();
        match filled {
            0 => return Err(ListProblem::Empty),
            it if it > LINES => return Err(ListProblem::Long(it)),
            _ => {}
        }
        let mut list = GuestList::default();
        let mut seen: HashMap<String, u64> = HashMap::new();
        // With one kind of line end, and one after the last line, the place after a record says where it stood.
        let text = format!("{}\n", text.replace("\r\n", "\n").replace('\r', "\n"));
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut heading = true;
        while reader.read_record(&mut record).map_err(|_| ListProblem::Encoding)? {
            let within: usize = record.iter().map(|it| it.matches('\n').count()).sum();
            let line = reader.position().line().saturating_sub(1 + within as u64);
            let fields: Vec<&str> = record.iter().map(str::trim).collect();
            if std::mem::take(&mut heading) && !fields.iter().any(|it| it.contains('@')) {
                continue;
            }
            match guest(&fields) {
                Ok(guest) => match seen.insert(guest.email.key(), line) {
                    Some(first) => {
                        seen.insert(guest.email.key(), first);
                        list.wrong.push(Wrong { line, why: format!("This address stands in line {first} already.") });
                    }
                    None => list.guests.push((line, guest)),
                },
                Err(why) => list.wrong.push(Wrong { line, why }),
            }
        }
        match list.guests.len() {
            it if it > MOST => Err(ListProblem::Long(it)),
            0 if list.wrong.is_empty() => Err(ListProblem::Empty),
            _ => Ok(list),
        }
    }

    /// As [`GuestList::read`] reads it.
    pub fn text(guests: &[NewGuest]) -> String {
        let mut text = String::new();
        for guest in guests {
            let name = guest.name.as_str().replace('"', "\"\"");
            text.push_str(&format!("\"{name}\",{}\n", guest.email.as_str()));
        }
        text
    }
}

fn guest(fields: &[&str]) -> Result<NewGuest, String> {
    let filled: Vec<&str> = fields.iter().copied().filter(|it| !it.is_empty()).collect();
    let (email, name) = filled.split_last().ok_or("This line is empty.")?;
    let email = Email::parse(email).map_err(|_| format!("{} is no e-mail address.", short(email)))?;
    if name.is_empty() {
        return Err("There is no name before the address.".to_owned());
    }
    let name = MemberName::parse(&name.join(", ")).map_err(|it| it.to_string())?;
    Ok(NewGuest { name, email })
}

fn short(text: &str) -> String {
    let cut: String = text.chars().filter(|it| !it.is_control()).take(40).collect();
    format!("“{cut}”")
}

fn thousands(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", number / 1000, number % 1000) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> GuestList {
        GuestList::read(text.as_bytes()).unwrap()
    }
    fn people(list: &GuestList) -> Vec<(u64, &str, &str)> {
        list.guests.iter().map(|(line, it)| (*line, it.name.as_str(), it.email.as_str())).collect()
    }

    #[test]
    fn headings_spaces_quotes_and_commas_are_understood() {
        let list = read(
            "\u{feff}Name,Address\r\n Ada Obi , ada@nhs.net \r\n\"Okri, Ben\",ben@nhs.net\r\nCai, Jones,cai@nhs.net,\r\n\r\n",
        );
        assert_eq!(
            people(&list),
            [(2, "Ada Obi", "ada@nhs.net"), (3, "Okri, Ben", "ben@nhs.net"), (4, "Cai, Jones", "cai@nhs.net")]
        );
        assert!(list.wrong.is_empty());
        let guests: Vec<NewGuest> = list.guests.into_iter().map(|it| it.1).collect();
        assert_eq!(people(&read(&GuestList::text(&guests))).len(), 3);
    }

    #[test]
    fn wrong_lines_are_named_by_their_numbers() {
        let list = read("Ada,ada@nhs.net\nBen\n,cai@nhs.net\nDai,ADA@NHS.net\nNHS England,e@nhs.net\nEve,e@nhs.net\n");
        assert_eq!(people(&list), [(1, "Ada", "ada@nhs.net"), (6, "Eve", "e@nhs.net")]);
        let lines: Vec<u64> = list.wrong.iter().map(|it| it.line).collect();
        assert_eq!(lines, [2, 3, 4, 5]);
        assert!(list.wrong[2].why.contains("line 1"));
    }

    #[test]
    fn numbers_are_those_of_the_file_whatever_ends_a_line() {
        for end in ["\n", "\r\n", "\r"] {
            let list = read(&["name,address", "", "Ada,ada@nhs.net", "", "", "Ben", "Cai,c@nhs.net"].join(end));
            assert_eq!(people(&list), [(3, "Ada", "ada@nhs.net"), (7, "Cai", "c@nhs.net")], "{end:?}");
            assert_eq!(list.wrong[0].line, 6, "{end:?}");
        }
    }

    #[test]
    fn a_quoted_line_break_does_not_shift_the_numbers() {
        let list = read("\"Ada\nObi\",ada@nhs.net\nBen,ben\n");
        assert_eq!(people(&list)[0], (1, "Ada Obi", "ada@nhs.net"));
        assert_eq!(list.wrong[0].line, 3);
    }

    #[test]
    fn what_is_too_long_or_no_text_is_refused_as_a_whole() {
        let many: String = (0..10_000).map(|it| format!("Ada, ada{it}@nhs.net\n")).collect();
        let refused = GuestList::read(many.as_bytes()).unwrap_err();
        assert_eq!(refused, ListProblem::Long(10_000));
        assert!(refused.to_string().contains("10,000 lines"));
        let more: String = (0..501).map(|it| format!("Ada,ada{it}@nhs.net\n")).collect();
        assert_eq!(GuestList::read(more.as_bytes()), Err(ListProblem::Long(501)));
        assert_eq!(read(&more[..more.len() - "Ada,ada500@nhs.net\n".len()]).guests.len(), 500);
        for empty in ["", "\n \n", "name,address\n", "\u{feff}"] {
            assert_eq!(GuestList::read(empty.as_bytes()), Err(ListProblem::Empty), "{empty:?}");
        }
        assert_eq!(GuestList::read(b"PK\x03\x04\0\0"), Err(ListProblem::Encoding));
        assert_eq!(GuestList::read(b"Si\xe2n,s@nhs.net"), Err(ListProblem::Encoding));
    }
}
