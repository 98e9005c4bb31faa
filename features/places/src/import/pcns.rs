//! The workbook of primary care networks (`ePCN.xlsx`): one sheet of networks, one of their member practices.

use super::{
    address, code, day,
    file::is_workbook,
    name,
    outcome::{Absence, Parsed, Rejected, Said},
    postcode,
    practices::check_whole,
    refused::Refused,
};
use crate::{
    day::Day,
    link::{Link, LinkKind},
    place::{Place, PlaceCode, PlaceKind, Status},
};
use calamine::{Data, DataRef, Reader, Xlsx};
use std::{
    collections::{HashMap, HashSet},
    io::Cursor,
};

const NETWORKS: &str = "PCNDetails";
const MEMBERS: &str = "PCN Core Partner Details";
/// Sheets are read cell by cell up to here, so that a cell far outside takes no memory.
const ROWS: u32 = 100_000;
const COLUMNS: u32 = 64;

/// Reads the whole workbook. A network whose closing day is not after `today` has closed.
///
/// Networks count. Their members are links: lasting ones have no last day, and practices that are not here yet wait.
pub fn parse(bytes: &[u8], today: Day) -> Result<Parsed, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if !is_workbook(bytes) {
        return Err(Refused::NotAWorkbook);
    }
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|it| Refused::BrokenWorkbook(it.to_string()))?;
    let networks = Sheet::read(&mut book, NETWORKS)?;
    let members = Sheet::read(&mut book, MEMBERS)?;
    let mut rejected = Vec::new();
    let mut rows = read_networks(&networks, today, &mut rejected)?;
    check_whole(rows.len(), &rejected, "network")?;
    read_members(&members, &mut rows, &mut rejected)?;
    rejected.sort_by_key(|it| it.line);
    Ok(Parsed { rows, beside: Vec::new(), rejected, newest: None, absence: Absence::SaysNothing })
}

fn read_networks(sheet: &Sheet, today: Day, rejected: &mut Vec<Rejected>) -> Result<Vec<Said>, Refused> {
    let of = "the sheet of networks";
    let columns = sheet
        .columns(of, ["PCN Code", "PCN Name", "Current Sub ICB Loc Code", "Open Date", "Close Date", "Postcode"])?;
    let lines_at = sheet
        .columns(of, ["Address Line 1", "Address Line 2", "Address Line 3", "Address Line 4", "Address Line 5"])?;
    let mut rows: Vec<Said> = Vec::new();
    let mut seen = HashSet::new();
    for (line, cells) in sheet.lines() {
        match network(line, cells, columns, lines_at, today) {
            Ok(said) if seen.insert(said.place.code.clone()) => rows.push(said),
            Ok(said) => {
                rejected.push(Rejected { line, reason: format!("{NETWORKS}: {} stands there twice.", said.place.code) })
            }
            Err(reason) => rejected.push(Rejected { line, reason: format!("{NETWORKS}: {reason}") }),
        }
    }
    Ok(rows)
}

fn network(line: u64, cells: &[String], at: [usize; 6], lines_at: [usize; 5], today: Day) -> Result<Said, String> {
    let [code_at, name_at, parent_at, opened_at, closed_at, postcode_at] = at;
    let closed = day(&cells[closed_at], "closing day")?;
    let place = Place {
        address: address(lines_at.map(|it| cells[it].as_str()))?,
        postcode: postcode(&cells[postcode_at])?,
        status: if closed.is_some_and(|it| it <= today) { Status::Closed } else { Status::Active },
        opened: day(&cells[opened_at], "opening day")?,
        closed,
        ..Place::named(code(&cells[code_at], "network code")?, PlaceKind::Pcn, name(&cells[name_at], PlaceKind::Pcn)?)
    };
    let mut links = Vec::new();
    if !cells[parent_at].is_empty() {
        let parent = code(&cells[parent_at], "sub-ICB code")?;
        // The workbook names the sub-ICB of now, not since when.
        links.push(Link { child: place.code.clone(), parent, kind: LinkKind::Commissioned, from: None, to: None });
    }
    Ok(Said { line, place, links })
}

fn read_members(sheet: &Sheet, rows: &mut [Said], rejected: &mut Vec<Rejected>) -> Result<(), Refused> {
    let headings = [
        "Partner Organisation Code",
        "PCN Code",
        "Practice to PCN Relationship Start Date",
        "Practice to PCN Relationship End Date",
    ];
    let columns = sheet.columns("the sheet of members", headings)?;
    let at: HashMap<PlaceCode, usize> = rows.iter().enumerate().map(|(at, it)| (it.place.code.clone(), at)).collect();
    let mut seen = HashSet::new();
    for (line, cells) in sheet.lines() {
        let link = member(cells, columns).and_then(|link| {
            let network =
                at.get(&link.parent).ok_or_else(|| format!("{} is not on the sheet of networks.", link.parent))?;
            let is_first = seen.insert((link.child.clone(), link.parent.clone(), link.from));
            if is_first { Ok((*network, link)) } else { Err(format!("{} joins {} twice.", link.child, link.parent)) }
        });
        match link {
            Ok((network, link)) => rows[network].links.push(link),
            Err(reason) => rejected.push(Rejected { line, reason: format!("{MEMBERS}: {reason}") }),
        }
    }
    Ok(())
}

fn member(cells: &[String], [child_at, parent_at, from_at, to_at]: [usize; 4]) -> Result<Link, String> {
    let link = Link {
        child: code(&cells[child_at], "practice code")?,
        parent: code(&cells[parent_at], "network code")?,
        kind: LinkKind::Member,
        from: day(&cells[from_at], "starting day")?,
        to: day(&cells[to_at], "last day")?,
    };
    if link.from.is_none() { Err("The starting day is missing.".into()) } else { Ok(link) }
}

/// A sheet as text.
struct Sheet {
    /// By row, from the first; rows without any cell are empty.
    rows: Vec<Vec<String>>,
    width: usize,
}

impl Sheet {
    fn read(book: &mut Xlsx<Cursor<&[u8]>>, sheet: &'static str) -> Result<Sheet, Refused> {
        if !book.sheet_names().iter().any(|it| it == sheet) {
            return Err(Refused::NoSheet(sheet));
        }
        let broken = |it: calamine::XlsxError| Refused::BrokenWorkbook(it.to_string());
        let mut cells = book.worksheet_cells_reader(sheet).map_err(broken)?;
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut width = 0;
        while let Some(cell) = cells.next_cell().map_err(broken)? {
            let (row, column) = cell.get_position();
            let text = text_of(cell.get_value());
            if row >= ROWS || column >= COLUMNS {
                if text.is_empty() {
                    continue;
                }
                return Err(Refused::BrokenWorkbook(format!(
                    "sheet “{sheet}” has more than {ROWS} rows or {COLUMNS} columns"
                )));
            }
            let (row, column) = (row as usize, column as usize);
            if rows.len() <= row {
                rows.resize_with(row + 1, Vec::new);
            }
            if rows[row].len() <= column {
                rows[row].resize_with(column + 1, String::new);
            }
            width = width.max(column + 1);
            rows[row][column] = text;
        }
        rows.iter_mut().filter(|it| !it.is_empty()).for_each(|it| it.resize_with(width, String::new));
        Ok(Sheet { rows, width })
    }

    /// The lines below the headings with their numbers, leaving out empty ones.
    fn lines(&self) -> impl Iterator<Item = (u64, &[String])> {
        let lines = self.rows.iter().enumerate().skip(1).map(|(at, cells)| (at as u64 + 1, cells.as_slice()));
        lines.filter(|(_, cells)| cells.iter().any(|it| !it.is_empty()))
    }

    /// Where these headings are; white space of any kind is the same.
    fn columns<const N: usize>(&self, of: &'static str, headings: [&'static str; N]) -> Result<[usize; N], Refused> {
        let folded = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        let found: Vec<String> =
            self.rows.first().map(|it| it.iter().map(|it| folded(it)).collect()).unwrap_or_default();
        let mut columns = [0; N];
        let mut missing = Vec::new();
        for (at, heading) in headings.into_iter().enumerate() {
            match found.iter().position(|it| *it == folded(heading)) {
                Some(column) if column < self.width => columns[at] = column,
                _ => missing.push(heading),
            }
        }
        if missing.is_empty() { Ok(columns) } else { Err(Refused::NoHeadings { missing, of }) }
    }
}

/// As text; a literal `NULL` is nothing, and a number that stands for a day keeps its digits.
fn text_of(value: &DataRef<'_>) -> String {
    let text = match value {
        DataRef::String(text) => text.trim(),
        DataRef::SharedString(text) => text.trim(),
        other => return Data::from(other.clone()).to_string(),
    };
    if text.eq_ignore_ascii_case("NULL") { String::new() } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{
        diff::{Known, diff},
        tests::workbook::workbook,
    };

    const TODAY: Day = Day::new(2026, 11, 20).expect("a day");
    const NETWORK_HEAD: &[&str] = &[
        "PCN Code",
        "PCN Name",
        "Current Sub ICB Loc Code",
        "Open Date",
        "Close Date",
        "Address Line 1",
        "Address Line 2",
        "Address Line 3",
        "Address Line 4",
        "Address Line 5",
        "Postcode",
    ];
    const MEMBER_HEAD: &[&str] = &[
        "Partner\nOrganisation\nCode",
        "PCN Code",
        "Practice to PCN\nRelationship\nStart Date",
        "Practice to PCN\nRelationship\nEnd Date",
    ];

    fn book(networks: &[&[&str]], members: &[&[&str]]) -> Vec<u8> {
        let networks: Vec<_> = std::iter::once(NETWORK_HEAD).chain(networks.iter().copied()).collect();
        let members: Vec<_> = std::iter::once(MEMBER_HEAD).chain(members.iter().copied()).collect();
        workbook(&[(NETWORKS, &networks), (MEMBERS, &members)])
    }

    const MILL: &[&str] =
        &["U00001", "MILL & BECK PCN", "16C", "20191001", "", "1 MILL LANE", "", "", "", "", "TS18 1HU"];
    const GONE: &[&str] = &["U00002", "GONE PCN", "16C", "20191001", "20220430", "", "", "", "", "", "NULL"];

    #[test]
    fn networks_count_and_members_are_links() {
        let members: [&[&str]; 2] =
            [&["A81001", "U00001", "20191001", ""], &["A81001", "U00002", "20191001", "20220430"]];
        let parsed = parse(&book(&[MILL, GONE], &members), TODAY).expect("a good workbook");
        let names: Vec<_> = parsed.rows.iter().map(|it| (it.place.name.as_str(), it.place.status)).collect();
        assert_eq!(names, [("Mill & Beck PCN", Status::Active), ("Gone PCN", Status::Closed)]);
        let changes = diff(&Known::default(), parsed.clone(), TODAY).expect("taken");
        assert_eq!((changes.summary().new, changes.links.len()), (2, 4));
        let known = Known::default().with(&changes);
        assert!(diff(&known, parsed, TODAY).expect("taken").is_empty());
        let left: [&[&str]; 1] = [&["A81001", "U00001", "20191001", "20260331"]];
        let changes = diff(&known, parse(&book(&[MILL, GONE], &left), TODAY).expect("a good workbook"), TODAY);
        assert_eq!(changes.expect("taken").summary().changed, 1, "a member that left changes its network");
    }

    #[test]
    fn wrong_rows_are_named_with_their_sheet() {
        let members: [&[&str]; 4] = [
            &["A81001", "U00001", "20191001", ""],
            &["A81001", "U00001", "20191001", "20200101"],
            &["A81002", "U99999", "20191001", ""],
            &["A81003", "U00001", "", ""],
        ];
        let parsed = parse(&book(&[MILL, MILL], &members), TODAY).expect("a good workbook");
        let reasons: Vec<_> = parsed.rejected.iter().map(|it| format!("{} {}", it.line, it.reason)).collect();
        assert_eq!(
            reasons,
            [
                "3 PCNDetails: U00001 stands there twice.",
                "3 PCN Core Partner Details: A81001 joins U00001 twice.",
                "4 PCN Core Partner Details: U99999 is not on the sheet of networks.",
                "5 PCN Core Partner Details: The starting day is missing.",
            ]
        );
    }

    #[test]
    fn other_workbooks_are_refused_with_the_reason() {
        let refused = |bytes: &[u8]| parse(bytes, TODAY).expect_err("not the workbook");
        assert_eq!(refused(b""), Refused::Empty);
        assert_eq!(refused(b"a,b\n"), Refused::NotAWorkbook);
        assert!(matches!(refused(b"PK\x03\x04nothing"), Refused::BrokenWorkbook(_)));
        assert_eq!(refused(&workbook(&[("Other", &[])])), Refused::NoSheet(NETWORKS));
        let bare = workbook(&[(NETWORKS, &[&["PCN Code"]]), (MEMBERS, &[])]);
        assert!(matches!(refused(&bare), Refused::NoHeadings { missing, .. } if missing[0] == "PCN Name"));
        assert_eq!(refused(&book(&[], &[])), Refused::Nothing("network"));
    }
}
