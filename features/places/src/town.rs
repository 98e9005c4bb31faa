//! Which line of an address is the town. The files do not say: sometimes a county follows, sometimes nothing.

/// The town of a practice's address, or nothing if no line looks like one. The first line is the house.
pub fn town_of(address: &[String]) -> Option<&str> {
    let lines = address.iter().skip(1).rev().flat_map(|line| line.rsplit(',')).map(str::trim);
    lines.into_iter().find(|it| !it.is_empty() && !is_county(it) && !is_street(it))
}

fn is_county(line: &str) -> bool {
    let plain = line.to_lowercase().replace('&', "and").replace("co.", "county ").replace("  ", " ");
    COUNTIES.binary_search(&plain.as_str()).is_ok()
}

fn is_street(line: &str) -> bool {
    let last = line.rsplit([' ', '-']).next().unwrap_or_default().trim_end_matches('.').to_lowercase();
    line.chars().any(|c| c.is_ascii_digit()) || STREETS.contains(&last.as_str())
}

const STREETS: &[&str] = &[
    "avenue", "ave", "building", "campus", "centre", "clinic", "close", "court", "crescent", "ctr", "drive", "estate",
    "floor", "gardens", "health", "hospital", "house", "lane", "parade", "place", "practice", "rd", "road", "square",
    "st", "street", "surgery", "terrace", "way",
];

/// Postal and administrative counties; sorted. Those that are also towns (Durham, Rutland’s Oakham …) are left out.
const COUNTIES: &[&str] = &[
    "anglesey",
    "avon",
    "bedfordshire",
    "berkshire",
    "buckinghamshire",
    "cambridgeshire",
    "carmarthenshire",
    "carmarthenshire dyfed",
    "ceredigion",
    "cheshire",
    "cleveland",
    "clwyd",
    "cornwall",
    "county antrim",
    "county armagh",
    "county down",
    "county durham",
    "county fermanagh",
    "county londonderry",
    "county tyrone",
    "cumbria",
    "denbighshire",
    "derbyshire",
    "devon",
    "dorset",
    "dyfed",
    "east riding of yorkshire",
    "east sussex",
    "east yorkshire",
    "england",
    "essex",
    "flintshire",
    "gloucestershire",
    "greater london",
    "greater manchester",
    "gwent",
    "gwynedd",
    "hampshire",
    "herefordshire",
    "hertfordshire",
    "humberside",
    "isle of wight",
    "kent",
    "lancashire",
    "leicestershire",
    "lincolnshire",
    "merseyside",
    "mid glamorgan",
    "middlesex",
    "monmouthshire",
    "norfolk",
    "north east lincolnshire",
    "north humberside",
    "north lincolnshire",
    "north somerset",
    "north yorkshire",
    "northamptonshire",
    "northumberland",
    "nottinghamshire",
    "oxfordshire",
    "pembrokeshire",
    "powys",
    "rutland",
    "shropshire",
    "somerset",
    "south glamorgan",
    "south humberside",
    "south yorkshire",
    "staffordshire",
    "suffolk",
    "surrey",
    "sussex",
    "tyne and wear",
    "vale of glamorgan",
    "warwickshire",
    "west glamorgan",
    "west midlands",
    "west sussex",
    "west yorkshire",
    "wiltshire",
    "worcestershire",
    "ynys mon",
    "ynys môn",
    "yorkshire",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_counties_can_be_searched() {
        assert!(COUNTIES.is_sorted());
    }

    #[test]
    fn the_town_is_found() {
        for (address, town) in [
            (&["The Health Centre", "Lawson Street", "Stockton on Tees", "Cleveland"][..], Some("Stockton on Tees")),
            (&["1 Mill Lane", "London"], Some("London")),
            (&["1 Mill Lane", "Stockport,Cheshire"], Some("Stockport")),
            (&["1 Mill Lane", "Consett", "Co.Durham"], Some("Consett")),
            (&["1 Mill Lane", "Gateshead", "Tyne & Wear"], Some("Gateshead")),
            (&["Dromore Surgery", "16 Camderry Road"], None),
            (&["London"], None),
            (&[], None),
        ] {
            let address: Vec<String> = address.iter().map(|it| (*it).to_owned()).collect();
            assert_eq!(town_of(&address), town);
        }
    }
}
