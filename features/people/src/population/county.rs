//! A made county, for when no practices were imported: sixty practices around a tidal river that is on no map.

use super::MadePractice;
use crate::line::PlaceCode;

const TOWNS: [(&str, f64, f64); 12] = [
    ("Haverstrand", 53.610, -0.160),
    ("Saltmere", 53.655, -0.090),
    ("Orrell Bridge", 53.580, -0.245),
    ("Thornwick", 53.700, -0.210),
    ("Marlow Fen", 53.540, -0.120),
    ("Kelderby", 53.640, -0.330),
    ("Ashcombe", 53.720, -0.380),
    ("Withernhoe", 53.690, -0.020),
    ("Lower Quenby", 53.500, -0.290),
    ("Pennock", 53.760, -0.270),
    ("Stainsford", 53.560, -0.420),
    ("Gull Point", 53.620, 0.050),
];
const FIRST: [&str; 20] = [
    "Alder",
    "Bramble",
    "Chapel",
    "Dovecote",
    "Elm",
    "Ferry",
    "Granary",
    "Harbour",
    "Ironbridge",
    "Juniper",
    "Kiln",
    "Lantern",
    "Mill",
    "Northgate",
    "Orchard",
    "Priory",
    "Quayside",
    "Rowan",
    "Station",
    "Tollgate",
];
const SECOND: [&str; 6] =
    ["Street Surgery", "Lane Practice", "Medical Centre", "Health Centre", "Road Surgery", "House Practice"];

/// The sixty practices, always the same. Their codes begin with `ZZ`, which no real practice's does.
pub fn made_county() -> Vec<MadePractice> {
    (0..60)
        .map(|at| {
            let (town, lat, lon) = TOWNS[at % TOWNS.len()];
            let ring = (at / TOWNS.len()) as f64;
            MadePractice {
                code: PlaceCode::stored(&format!("ZZ{:04}", at + 1)),
                name: format!("{} {}, {town}", FIRST[(at * 7) % FIRST.len()], SECOND[(at / 3) % SECOND.len()]),
                outcode: format!("ZZ{}", at % TOWNS.len() + 1),
                lat: lat + 0.004 * ring,
                lon: lon - 0.006 * ring,
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_county_has_sixty_practices_of_their_own() {
        let county = made_county();
        let mut names: Vec<_> = county.iter().map(|it| &it.name).collect();
        names.sort();
        names.dedup();
        assert_eq!((county.len(), names.len()), (60, 60));
        for practice in &county {
            assert_eq!(PlaceCode::parse(practice.code.as_str()).as_ref(), Ok(&practice.code));
            assert!(crate::location::Outcode::parse(&practice.outcode).is_ok(), "{}", practice.outcode);
        }
    }
}
