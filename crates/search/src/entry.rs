//! What goes in: one entry for each member or practice, and the changes that keep them true.

/// The sixteen bytes of an id.
pub type Key = [u8; 16];

/// A facet's number and a value's number within it, in one: see [`code`].
pub type Code = u32;

/// Facets from this number on are only chosen by: their values are too many and too fine for anybody to read a list of
/// them with counts.
pub const UNCOUNTED: u8 = 128;

/// One thing that can be found. Everything here except the two `contacts_only` fields must be what *every* member may
/// see, or everybody who may look at its shelf; what nobody may see is left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// The id by which the store knows it.
    pub id: Key,
    /// The name in any script.
    pub name: String,
    /// Further words that count as the name: postcodes, codes, former names. Typeahead finds by these too.
    pub keys: String,
    /// One line under the name.
    pub headline: String,
    /// Labels of its vocabulary terms, roles and places.
    pub tags: String,
    /// Longer text.
    pub about: String,
    /// Text by which only its contacts find it.
    pub contacts_only: String,
    /// What the facets count and choose by, those from [`UNCOUNTED`] on only choose. One value stands once however often
    /// it is given.
    pub codes: Vec<Code>,
    /// Codes that exist only for its contacts.
    pub contacts_only_codes: Vec<Code>,
    /// Where it is.
    pub at: Option<Point>,
    /// Sessions a week.
    pub sessions: Option<f32>,
    /// When it came to be, in seconds since 1970: "newest" and "newly joined" go by this.
    pub since: i64,
    /// On which shelf it stands: only who asks with that shelf finds it. Without one it is for everybody.
    pub shelf: Option<Key>,
    /// Who wrote it, so that it is found by its author and left out where they are.
    pub author: Option<Key>,
    /// Whose it stands under: it is left out where they are, too.
    pub under: Option<Key>,
}

/// A place on earth, in degrees.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// North of the equator.
    pub lat: f64,
    /// East of Greenwich.
    pub lon: f64,
}

/// What has changed.
#[derive(Debug, Clone)]
pub enum Change {
    /// It is new, or it is different now.
    Put(Box<Entry>),
    /// It is no more, or nobody may find it.
    Remove(Key),
}

/// The code of value `ordinal` (below 2²⁴) of facet `facet`.
pub const fn code(facet: u8, ordinal: u32) -> Code {
    assert!(ordinal < 1 << 24, "the number of a facet's value must be below 2^24");
    (facet as u32) << 24 | ordinal
}

/// Which facet `code` belongs to.
pub const fn facet_of(code: Code) -> u8 {
    (code >> 24) as u8
}

/// Whether lists of counts have `code`.
pub(crate) const fn is_counted(code: Code) -> bool {
    facet_of(code) < UNCOUNTED
}

/// Which value of its facet `code` is.
pub const fn ordinal_of(code: Code) -> u32 {
    code & 0x00ff_ffff
}

/// The mean radius of the earth, in miles.
const EARTH_MILES: f32 = 3_958.76;

impl Point {
    /// On a ball of radius one: distances become plain differences.
    pub(crate) fn unit(self) -> [f32; 3] {
        let (lat, lon) = (self.lat.to_radians(), self.lon.to_radians());
        [(lat.cos() * lon.cos()) as f32, (lat.cos() * lon.sin()) as f32, lat.sin() as f32]
    }
    /// Miles over the ground to `other`.
    pub fn miles_to(self, other: Point) -> f32 {
        miles(square(self.unit(), other.unit()))
    }
}

/// The square of the straight line between two points on the ball of radius one.
pub(crate) fn square(a: [f32; 3], b: [f32; 3]) -> f32 {
    let (x, y, z) = (a[0] - b[0], a[1] - b[1], a[2] - b[2]);
    x * x + y * y + z * z
}

/// From that square to miles over the ground.
pub(crate) fn miles(square: f32) -> f32 {
    2.0 * EARTH_MILES * (square.sqrt() / 2.0).min(1.0).asin()
}

/// And back, so that a limit is compared without a root for each entry.
pub(crate) fn square_of(miles: f32) -> f32 {
    let half = (miles.max(0.0) / (2.0 * EARTH_MILES)).min(std::f32::consts::FRAC_PI_2).sin() * 2.0;
    half * half
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distances_are_those_of_the_map() {
        let stockton = Point { lat: 54.564, lon: -1.312 };
        let london = Point { lat: 51.507, lon: -0.128 };
        assert!((stockton.miles_to(london) - 217.0).abs() < 3.0, "{}", stockton.miles_to(london));
        let next_door = Point { lat: 54.565, lon: -1.312 };
        assert!((stockton.miles_to(next_door) - 0.069).abs() < 0.003);
        assert!((miles(square_of(25.0)) - 25.0).abs() < 0.001);
    }

    #[test]
    fn a_code_comes_apart_again() {
        assert_eq!((facet_of(code(7, 1234)), ordinal_of(code(7, 1234))), (7, 1234));
    }
}
