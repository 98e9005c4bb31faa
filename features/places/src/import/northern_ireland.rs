//! The practice reference file of Northern Ireland: headings, a number for a code, and only what is open.

use super::{
    address,
    file::{Line, Table},
    name,
    outcome::{Absence, Parsed, Rejected, Said},
    postcode,
    practices::check_whole,
    refused::Refused,
    shortened,
};
use crate::{
    ladder::ground,
    link::{Link, LinkKind},
    nations::NORTHERN_IRELAND,
    place::{Place, PlaceCode, PlaceKind},
};
use std::collections::{HashMap, HashSet};

/// The beginning of every code in Northern Ireland that is made from a practice number.
pub const PREFIX: &str = "NI-";

const HEADINGS: [&str; 7] = ["PracNo", "PracticeName", "Address1", "Address2", "Address3", "Postcode", "LCG"];

/// Reads the whole file. Empty columns at the end and lines of nothing but commas are left over from spreadsheets.
pub fn parse(bytes: &[u8]) -> Result<Parsed, Refused> {
    let table = Table::read(bytes)?;
    let columns = table.columns(HEADINGS).map_err(|missing| {
        let is_epraccur = table.lines[0].width() == 27 && PlaceCode::parse(table.lines[0].field(1)).is_ok();
        let of = "Northern Ireland’s practice file";
        if is_epraccur { Refused::IsEnglandAndWales } else { Refused::NoHeadings { missing, of } }
    })?;
    table.check_end(table.lines[0].width())?;
    let areas: HashSet<PlaceCode> =
        ground().places.into_iter().filter(|it| it.kind == PlaceKind::Area).map(|it| it.code).collect();
    let (mut rows, mut rejected) = (Vec::new(), Vec::new());
    let mut seen: HashMap<PlaceCode, u64> = HashMap::new();
    let mut listed = HashSet::new();
    for line in &table.lines[1..] {
        let read = number(line, columns[0]).and_then(|code| {
            listed.insert(code.clone());
            match seen.get(&code) {
                Some(first) => Err(format!("{code} stands on line {first} already.")),
                None => practice(line, columns, code, &areas),
            }
        });
        match read {
            Ok(said) => {
                seen.insert(said.place.code.clone(), line.number);
                rows.push(said);
            }
            Err(reason) => rejected.push(Rejected { line: line.number, reason }),
        }
    }
    check_whole(rows.len(), &rejected, "practice")?;
    let absence = Absence::Closes { prefix: PREFIX, listed };
    Ok(Parsed { rows, beside: Vec::new(), rejected, newest: None, absence })
}

fn number(line: &Line, column: usize) -> Result<PlaceCode, String> {
    let text = line.field(column);
    match text.parse::<u32>() {
        Ok(number) if number > 0 && text.bytes().all(|b| b.is_ascii_digit()) => Ok(PlaceCode::northern_ireland(number)),
        _ => Err(format!("The practice number “{}” is not a number.", shortened(text))),
    }
}

fn practice(line: &Line, columns: [usize; 7], code: PlaceCode, areas: &HashSet<PlaceCode>) -> Result<Said, String> {
    let [_, name_at, first, second, third, postcode_at, area_at] = columns;
    let area = line.field(area_at);
    let parent = if area.is_empty() { Ok(PlaceCode::stored(NORTHERN_IRELAND)) } else { area_code(area, areas) }?;
    let link = Link { child: code.clone(), parent, kind: LinkKind::Commissioned, from: None, to: None };
    let place = Place {
        address: address([first, second, third].map(|it| line.field(it)))?,
        postcode: postcode(line.field(postcode_at))?,
        ..Place::named(code, PlaceKind::Practice, name(line.field(name_at), PlaceKind::Practice)?)
    };
    Ok(Said { line: line.number, place, links: vec![link] })
}

fn area_code(area: &str, areas: &HashSet<PlaceCode>) -> Result<PlaceCode, String> {
    let code = PlaceCode::parse(&format!("{PREFIX}{}", area.replace(' ', "-"))).ok();
    let unknown = || format!("“{}” is none of the areas of Northern Ireland.", shortened(area));
    code.filter(|it| areas.contains(it)).ok_or_else(unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "PracNo,PracticeName,Address1,Address2,Address3,Postcode,LCG,Registered_Patients,,\n";

    #[test]
    fn a_dirty_file_is_read() {
        let file = HEAD.to_owned()
            + "1,Dr. HOEY & PARTNERS        ,MILL PRACTICE,NULL,BELFAST,bt4 1ns,Belfast,NULL,,\n"
            + "2,NULL,NULL,NULL,NULL,NULL,South Eastern,5316,,\n"
            + "3,MILL SURGERY,1 MILL ROAD,,,BT78 3AU,South Eastern,5257,,\n"
            + "3,MILL SURGERY,1 MILL ROAD,,,BT78 3AU,Elsewhere,5257,,\n"
            + "4,Dr. MCIVOR,1 MILL ROAD,,,BT78 3AU,,1,,\n"
            + ",,,,,,,,,\n";
        let parsed = parse(file.as_bytes()).expect("a good file");
        let first = &parsed.rows[0];
        assert_eq!((first.place.code.as_str(), first.place.name.as_str()), ("NI-1", "Dr. Hoey & Partners"));
        assert_eq!(first.place.address, ["Mill Practice", "Belfast"]);
        let parents: Vec<_> = parsed.rows.iter().map(|it| it.links[0].parent.as_str()).collect();
        assert_eq!(parents, ["NI-BELFAST", "NI-SOUTH-EASTERN", "NIR"]);
        let reasons: Vec<_> = parsed.rejected.iter().map(|it| (it.line, it.reason.as_str())).collect();
        assert_eq!(reasons, [(3, "The practice has no name."), (5, "NI-3 stands on line 4 already.")]);
        let Absence::Closes { listed, .. } = parsed.absence else { panic!("absence means closed") };
        assert!(listed.contains(&PlaceCode::northern_ireland(2)), "a rejected line still names its practice");
    }

    #[test]
    fn other_files_are_refused_with_the_reason() {
        let refused = |text: &str| parse(text.as_bytes()).expect_err("not the file");
        let english = super::super::practices::tests::line("A81001", &[]);
        assert_eq!(refused(&english), Refused::IsEnglandAndWales);
        let of = "Northern Ireland’s practice file";
        let missing = vec!["Address3", "Postcode", "LCG"];
        assert_eq!(refused("PracNo,PracticeName,Address1,Address2\n"), Refused::NoHeadings { missing, of });
        assert_eq!(refused(HEAD), Refused::Nothing("practice"));
        assert_eq!(refused(&(HEAD.to_owned() + "1,Dr. HOEY,MILL PR")), Refused::Truncated(2));
    }
}
