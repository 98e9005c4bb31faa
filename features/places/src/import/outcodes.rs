//! The file of outward postcodes: where each is, and which town it belongs to. It needs four of its headings only.

use super::{
    cell,
    file::{Line, Table},
    outcome::{Rejected, Summary},
    practices::check_whole,
    refused::Refused,
    shortened,
};
use crate::postcode::{Outcode, OutcodeArea};
use places_api::Point;
use std::collections::{HashMap, HashSet};

const HEADINGS: [&str; 4] = ["postcode", "latitude", "longitude", "town"];
/// Degrees between which the British Islands lie.
const NORTH: std::ops::RangeInclusive<f64> = 49.0..=61.0;
const EAST: std::ops::RangeInclusive<f64> = -9.0..=2.5;

/// What the file says.
#[derive(Debug, Clone, PartialEq)]
pub struct ParsedOutcodes {
    /// The outcodes, each once.
    pub areas: Vec<OutcodeArea>,
    /// The lines that cannot be used.
    pub rejected: Vec<Rejected>,
}

/// What an import of outcodes does.
#[derive(Debug, Clone, PartialEq)]
pub struct OutcodeChanges {
    /// Were not here.
    pub new: Vec<OutcodeArea>,
    /// Lie elsewhere, or have another town.
    pub changed: Vec<OutcodeArea>,
    /// How many are as they were.
    pub unchanged: u64,
    /// The lines that cannot be used.
    pub rejected: Vec<Rejected>,
}

/// Reads the whole file.
pub fn parse(bytes: &[u8]) -> Result<ParsedOutcodes, Refused> {
    let table = Table::read(bytes)?;
    let missing = |missing| Refused::NoHeadings { missing, of: "the file of outcodes" };
    let columns = table.columns(HEADINGS).map_err(missing)?;
    // Large towns stand under "region" only: their outcodes lie in no single town of the list.
    let region_at = table.columns(["region"]).map_or(columns[3], |[it]| it);
    table.check_end(table.lines[0].width())?;
    let (mut areas, mut rejected) = (Vec::new(), Vec::new());
    let mut seen = HashSet::new();
    for line in &table.lines[1..] {
        match area(line, columns, region_at) {
            Ok(area) if seen.insert(area.outcode.clone()) => areas.push(area),
            Ok(area) => {
                rejected.push(Rejected { line: line.number, reason: format!("{} stands there twice.", area.outcode) })
            }
            Err(reason) => rejected.push(Rejected { line: line.number, reason }),
        }
    }
    check_whole(areas.len(), &rejected, "outcode")?;
    Ok(ParsedOutcodes { areas, rejected })
}

/// Compares with what is here. Outcodes that the file does not name stay.
pub fn diff(known: &HashMap<Outcode, OutcodeArea>, parsed: ParsedOutcodes) -> OutcodeChanges {
    let mut changes = OutcodeChanges { new: Vec::new(), changed: Vec::new(), unchanged: 0, rejected: parsed.rejected };
    for area in parsed.areas {
        match known.get(&area.outcode) {
            None => changes.new.push(area),
            Some(old) if *old == area => changes.unchanged += 1,
            Some(_) => changes.changed.push(area),
        }
    }
    changes
}

impl OutcodeChanges {
    /// In numbers.
    pub fn summary(&self) -> Summary {
        Summary {
            new: self.new.len() as u64,
            changed: self.changed.len() as u64,
            unchanged: self.unchanged,
            rejected: self.rejected.clone(),
            ..Summary::default()
        }
    }
}

fn area(line: &Line, columns: [usize; 4], region_at: usize) -> Result<OutcodeArea, String> {
    let [outcode_at, latitude_at, longitude_at, town_at] = columns;
    let text = line.field(outcode_at);
    let is_half = text.len() <= 4;
    let outcode = Outcode::parse(text).ok().filter(|_| is_half);
    let outcode = outcode.ok_or_else(|| format!("“{}” is not the first half of a postcode.", shortened(text)))?;
    let degrees = |at: usize, within: std::ops::RangeInclusive<f64>| {
        let wrong = || format!("“{}” is not within the British Islands.", shortened(line.field(at)));
        line.field(at).parse().ok().filter(|it| within.contains(it)).ok_or_else(wrong)
    };
    let point = Point { latitude: degrees(latitude_at, NORTH)?, longitude: degrees(longitude_at, EAST)? };
    let town = [town_at, region_at].map(|it| line.field(it)).into_iter().find(|it| !it.is_empty()).unwrap_or_default();
    Ok(OutcodeArea { outcode, point, town: cell(town, "town", 200)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "postcode,eastings,latitude,longitude,town\nTS18,1,54.56,-1.32,Stockton\nTS19,1,54.57,-1.35,\n";

    #[test]
    fn a_second_import_changes_nothing() {
        let parsed = parse(FILE.as_bytes()).expect("a good file");
        let first = diff(&HashMap::new(), parsed.clone());
        assert_eq!((first.summary().new, first.new[1].town.as_str()), (2, ""));
        let known = first.new.into_iter().map(|it| (it.outcode.clone(), it)).collect();
        assert_eq!(diff(&known, parsed).summary(), Summary { unchanged: 2, ..Summary::default() });
        let moved = parse(FILE.replace("54.56", "54.5").as_bytes()).expect("a good file");
        assert_eq!(diff(&known, moved).summary(), Summary { changed: 1, unchanged: 1, ..Summary::default() });
    }

    #[test]
    fn a_large_town_is_named_by_its_region() {
        let file = "postcode,latitude,longitude,town,region\nTS18,54.56,-1.32,,Stockton-on-Tees\n";
        assert_eq!(parse(file.as_bytes()).expect("a good file").areas[0].town, "Stockton-on-Tees");
    }

    #[test]
    fn wrong_lines_are_named_and_wrong_files_refused() {
        let file = FILE.to_owned() + "TS18,1,54.56,-1.32,X\nTS20,1,NaN,-1.3,X\n";
        let reasons: Vec<_> = parse(file.as_bytes()).expect("a good file").rejected;
        assert_eq!(reasons[0].reason, "TS18 stands there twice.");
        assert_eq!(reasons[1].reason, "“NaN” is not within the British Islands.");
        assert!(
            matches!(parse(b"postcode,town\nTS18,X\n"), Err(Refused::NoHeadings { missing, .. }) if missing == ["latitude", "longitude"])
        );
        assert!(matches!(parse(b"postcode,latitude,longitude,town\nTS18,0,0,X\n"), Err(Refused::MostlyWrong { .. })));
    }
}
