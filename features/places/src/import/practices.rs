//! The practice file of England and Wales (ODS `epraccur`): no headings, 27 columns, every prescribing cost centre.
//!
//! Columns from 1: code, name, region, ICB, five address lines, postcode, opened, closed, status, sub-type,
//! commissioner, joined it, left it, telephone, …, 26 the prescribing setting. Only setting 4 is a general practice.

use super::{
    address,
    bodies::{self, Above},
    cell, code, day,
    file::{Line, Table},
    name,
    outcome::{Absence, Parsed, Rejected, Said},
    postcode,
    refused::Refused,
    shortened,
};
use crate::{
    day::Day,
    link::{Link, LinkKind},
    place::{Place, PlaceCode, PlaceKind, Status},
};
use std::collections::HashMap;

const WIDTH: usize = 27;
const STATUS: usize = 13;
const SETTING: usize = 26;
const GENERAL_PRACTICE: &str = "4";

/// Reads the whole file. Lines of other prescribing settings are passed over and count nowhere.
pub fn parse(bytes: &[u8]) -> Result<Parsed, Refused> {
    let table = Table::read(bytes)?;
    recognise(&table.lines[0])?;
    table.check_end(WIDTH)?;
    let (mut rows, mut above, mut rejected) = (Vec::new(), Vec::new(), Vec::new());
    let mut seen: HashMap<PlaceCode, u64> = HashMap::new();
    for line in &table.lines {
        match practice(line) {
            Ok(None) => {}
            Ok(Some((said, _))) if seen.contains_key(&said.place.code) => rejected.push(Rejected {
                line: line.number,
                reason: format!("{} stands on line {} already.", said.place.code, seen[&said.place.code]),
            }),
            Ok(Some((said, its_above))) => {
                seen.insert(said.place.code.clone(), line.number);
                above.push(its_above);
                rows.push(said);
            }
            Err(reason) => rejected.push(Rejected { line: line.number, reason }),
        }
    }
    check_whole(rows.len(), &rejected, "general practice (column 26 is nowhere 4)")?;
    if bodies::are_of_the_ccg_era(&above) {
        return Err(Refused::CcgEra);
    }
    let newest = table.lines.iter().filter_map(newest_day).max();
    Ok(Parsed { beside: bodies::of(&above), rows, rejected, newest, absence: Absence::SaysNothing })
}

/// Refuses a file of which nothing or less than half can be used: it is another file than its reader thinks.
pub(super) fn check_whole(good: usize, rejected: &[Rejected], what: &'static str) -> Result<(), Refused> {
    match rejected.first() {
        None if good == 0 => Err(Refused::Nothing(what)),
        Some(first) if rejected.len() > good => Err(Refused::MostlyWrong {
            rejected: rejected.len(),
            lines: rejected.len() + good,
            first: format!("line {}: {}", first.line, first.reason),
        }),
        _ => Ok(()),
    }
}

fn recognise(first: &Line) -> Result<(), Refused> {
    if first.field(1).eq_ignore_ascii_case("PracNo") {
        return Err(Refused::IsNorthernIreland);
    }
    if first.width() != WIDTH {
        return Err(Refused::Columns { found: first.width(), wanted: WIDTH, of: "the practice file (epraccur)" });
    }
    let is_number = |column: usize| first.field(column).bytes().all(|b| b.is_ascii_digit());
    if is_number(11) || is_number(SETTING) { Ok(()) } else { Err(Refused::Headings) }
}

/// The last day on a line, leaving out what is only announced.
fn newest_day(line: &Line) -> Option<Day> {
    let days = [11, 12, 16, 17].into_iter().filter_map(|it| Day::from_digits(line.field(it)).ok());
    if line.field(STATUS) == "P" { None } else { days.max() }
}

fn practice(line: &Line) -> Result<Option<(Said, Above)>, String> {
    if line.width() != WIDTH {
        return Err(format!("The line has {} columns instead of {WIDTH}.", line.width()));
    }
    let setting = line.field(SETTING);
    if !setting.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("The prescribing setting in column 26, “{}”, is not a number.", shortened(setting)));
    }
    if setting != GENERAL_PRACTICE {
        return Ok(None);
    }
    let place = Place {
        code: code(line.field(1), "practice code")?,
        kind: PlaceKind::Practice,
        name: name(line.field(2), PlaceKind::Practice)?,
        address: address((5..=9).map(|it| line.field(it)))?,
        postcode: postcode(line.field(10))?,
        phone: Some(cell(line.field(18), "telephone number", 40)?).filter(|it| !it.is_empty()),
        ons_code: None,
        status: status(line.field(STATUS))?,
        opened: day(line.field(11), "opening day")?,
        closed: day(line.field(12), "closing day")?,
    };
    let commissioner = Some(line.field(15)).filter(|it| !it.is_empty());
    let commissioner = commissioner.map(|it| code(it, "commissioner code")).transpose()?;
    let (from, to) = (day(line.field(16), "joining day")?, day(line.field(17), "leaving day")?);
    let child = &place.code;
    let link = |parent| Link { child: child.clone(), parent, kind: LinkKind::Commissioned, from, to };
    let links = commissioner.clone().map(link).into_iter().collect();
    let above = Above {
        commissioner,
        icb: line.field(4).to_owned(),
        region: line.field(3).to_owned(),
        is_open: place.is_open(),
    };
    Ok(Some((Said { line: line.number, place, links }, above)))
}

fn status(letter: &str) -> Result<Status, String> {
    match letter {
        "A" => Ok(Status::Active),
        "C" => Ok(Status::Closed),
        "D" => Ok(Status::Dormant),
        "P" => Ok(Status::Proposed),
        other => Err(format!("The status “{}” is none of A, C, D and P.", shortened(other))),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A line as the file has it, with these columns changed.
    pub fn line(code: &str, changes: &[(usize, &str)]) -> String {
        let mut fields = vec![
            code,
            "THE MILL SURGERY",
            "Y63",
            "QHM",
            "1 MILL LANE",
            "",
            "STOCKTON-ON-TEES",
            "CLEVELAND",
            "",
            "TS18 1HU",
            "19740401",
            "",
            "A",
            "B",
            "16C",
            "20200401",
            "",
            "01642 000000",
            "",
            "",
            "",
            "0",
            "",
            "16C",
            "",
            "4",
            "",
        ];
        for (column, text) in changes {
            fields[column - 1] = text;
        }
        let quoted: Vec<_> = fields.iter().map(|it| format!("\"{it}\"")).collect();
        quoted.join(",") + "\n"
    }

    fn reasons(parsed: &Parsed) -> Vec<(u64, &str)> {
        parsed.rejected.iter().map(|it| (it.line, it.reason.as_str())).collect()
    }

    #[test]
    fn a_practice_is_read_with_what_stands_above_it() {
        let parsed = parse(line("A81001", &[]).as_bytes()).expect("a good file");
        let Said { place, links, .. } = &parsed.rows[0];
        assert_eq!(place.name, "The Mill Surgery");
        assert_eq!(place.address, ["1 Mill Lane", "Stockton-on-Tees", "Cleveland"]);
        assert_eq!(place.postcode.as_ref().map(|it| it.outcode().to_string()).as_deref(), Some("TS18"));
        assert_eq!(place.opened.map(|it| it.to_string()).as_deref(), Some("1974-04-01"));
        assert_eq!((links[0].parent.as_str(), links[0].to), ("16C", None));
        let beside: Vec<_> = parsed.beside.iter().map(|it| it.place.name.as_str()).collect();
        assert_eq!(beside, ["NHS North East and North Cumbria ICB – 16C"]);
        assert_eq!(parsed.newest.map(|it| it.to_string()).as_deref(), Some("2020-04-01"));
    }

    #[test]
    fn only_general_practices_count() {
        let file = line("A81001", &[]) + &line("A81002", &[(26, "9"), (2, "")]) + &line("A81003", &[(13, "C")]);
        let parsed = parse(file.as_bytes()).expect("a good file");
        assert_eq!((parsed.rows.len(), parsed.rejected.len()), (2, 0));
    }

    #[test]
    fn lines_that_cannot_be_used_are_named() {
        let good = ["A81001", "A81002", "A81003", "A81004", "A81005", "A81006", "A81007", "A81008"];
        let file: String = good.iter().map(|it| line(it, &[])).collect::<String>()
            + &line("A81001", &[])
            + &line("A81011", &[(2, "NULL")])
            + &line("A81012", &[(13, "X")])
            + &line("A81013", &[(10, "TS18")])
            + &line("A81014", &[(11, "19741301")])
            + &line("A8 1", &[])
            + &line("A81015", &[(2, "A\u{202E}B")])
            + "\"A81016\",\"SHORT\"\n";
        let parsed = parse(file.as_bytes()).expect("a good file");
        assert_eq!(
            reasons(&parsed),
            [
                (9, "A81001 stands on line 1 already."),
                (10, "The practice has no name."),
                (11, "The status “X” is none of A, C, D and P."),
                (12, "“TS18” is not a postcode."),
                (13, "The opening day “19741301” is not a day written as YYYYMMDD."),
                (14, "The practice code “A8 1” is not a code."),
                (15, "The name holds invisible characters."),
                (16, "The line has 2 columns instead of 27."),
            ]
        );
    }

    #[test]
    fn other_files_are_refused_with_the_reason() {
        let refused = |text: &str| parse(text.as_bytes()).expect_err("not the file");
        let of = "the practice file (epraccur)";
        assert_eq!(refused("PracNo,PracticeName\n1,X\n"), Refused::IsNorthernIreland);
        assert_eq!(refused("a,b,c\n1,2,3\n"), Refused::Columns { found: 3, wanted: 27, of });
        let headings = line("Organisation Code", &[(11, "Open Date"), (26, "Prescribing Setting")]);
        assert_eq!(refused(&(headings + &line("A81001", &[]))), Refused::Headings);
        assert!(matches!(refused(&line("A81001", &[(26, "0")])), Refused::Nothing(_)));
        assert!(matches!(refused(&line("A81001", &[(13, "")])), Refused::MostlyWrong { rejected: 1, lines: 1, .. }));
        let whole = line("A81001", &[]) + &line("A81002", &[]);
        let last = whole.rfind("STOCKTON").expect("in the last line");
        assert_eq!(refused(&whole[..last + 4]), Refused::OpenQuote(2));
        assert_eq!(refused(&whole[..last - 2]), Refused::Truncated(2));
        let old = line("A81001", &[(3, "Y54"), (4, "Q74"), (15, "00K")]);
        assert_eq!(refused(&old), Refused::CcgEra);
    }
}
