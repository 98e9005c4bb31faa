//! The small values of a line, each with its own rule.

use std::fmt;

kernel::text! {
    /// The member's own words for what is not in the vocabulary.
    pub LineWords = line(120);
    /// A sentence more about a line.
    pub Detail = line(300);
    /// A workplace as the member typed it, until it is linked.
    pub PlaceWords = line(120);
}

/// The code of a place, as reference data give it: `A81001`, `NI-123`, `QF7`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceCode(std::sync::Arc<str>);

/// Where somebody works.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkPlace {
    /// A place that we know.
    Known(PlaceCode),
    /// As typed.
    Typed(PlaceWords),
}

/// Sessions a week, from a half to twelve, by halves. (A session is half a day; the BMA counts nine to a full week.)
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sessions(u8);

/// For how many people at once, 1 to 99.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Capacity(u8);

/// An address that begins with http:// or https:// and names a host.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkAddress(String);

/// What is wrong with one of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartProblem {
    /// Not a number of sessions.
    Sessions,
    /// Not a number of people.
    Capacity,
    /// Not the code of a place.
    PlaceCode,
    /// Not an address of the web.
    Address,
    /// An address longer than 500 characters.
    AddressTooLong,
}

impl Sessions {
    /// From tenths of a session, as the store keeps them: 5 to 120, in fives.
    pub const fn of_tenths(tenths: i64) -> Option<Sessions> {
        if tenths >= 5 && tenths <= 120 && tenths % 5 == 0 { Some(Sessions(tenths as u8)) } else { None }
    }
    /// From what people write: `6`, `6.5`, `6,5`, `6½`, `½`.
    pub fn parse(text: &str) -> Result<Sessions, PartProblem> {
        let plain = text.trim().replace(',', ".").replace('½', ".5");
        let (whole, half) = plain.split_once('.').unwrap_or((&plain, "0"));
        let whole: i64 = if whole.is_empty() { 0 } else { digits(whole).ok_or(PartProblem::Sessions)? };
        let tenths = match half {
            "0" | "00" => 0,
            "5" | "50" => 5,
            _ => return Err(PartProblem::Sessions),
        };
        Sessions::of_tenths(whole * 10 + tenths).ok_or(PartProblem::Sessions)
    }
    /// Tenths of a session.
    pub const fn tenths(self) -> i64 {
        self.0 as i64
    }
}

impl Capacity {
    /// From the store or a count.
    pub const fn of(count: i64) -> Option<Capacity> {
        if count >= 1 && count <= 99 { Some(Capacity(count as u8)) } else { None }
    }
    /// From what people write.
    pub fn parse(text: &str) -> Result<Capacity, PartProblem> {
        digits(text.trim()).and_then(Capacity::of).ok_or(PartProblem::Capacity)
    }
    /// How many.
    pub const fn count(self) -> i64 {
        self.0 as i64
    }
}

impl PlaceCode {
    /// Letters, digits and hyphens, at most 12; letters are made capital.
    pub fn parse(text: &str) -> Result<PlaceCode, PartProblem> {
        let code = text.trim().to_ascii_uppercase();
        let fits = (1..=12).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        if fits { Ok(PlaceCode(code.into())) } else { Err(PartProblem::PlaceCode) }
    }
    /// From the store, where it was checked before.
    pub fn stored(code: &str) -> PlaceCode {
        PlaceCode(code.into())
    }
    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl LinkAddress {
    /// The most characters.
    pub const MAX: usize = 500;

    /// Refuses every scheme but http and https, names and passwords in the address, white space and hidden characters.
    /// A host without a scheme gets https.
    pub fn parse(text: &str) -> Result<LinkAddress, PartProblem> {
        let text = text.trim();
        if text.chars().count() > LinkAddress::MAX {
            return Err(PartProblem::AddressTooLong);
        }
        let lower = text.to_ascii_lowercase();
        let address = match lower.split_once("://") {
            Some(("http" | "https", _)) => {
                format!("{}{}", &lower[..lower.find(':').unwrap_or(0)], &text[text.find(':').unwrap_or(0)..])
            }
            Some(_) => return Err(PartProblem::Address),
            None => format!("https://{text}"),
        };
        let rest = address.split_once("://").map_or("", |it| it.1);
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
        let (name, port) = host.split_once(':').unwrap_or((host, "80"));
        let named = name.contains('.') && !name.starts_with('.') && !name.ends_with('.') && name.chars().all(plain);
        let clean =
            kernel::line(&address, LinkAddress::MAX + 8).is_ok_and(|it| it == address && !it.contains([' ', '\\']));
        if named && clean && port.len() <= 5 && digits(port).is_some() {
            Ok(LinkAddress(address))
        } else {
            Err(PartProblem::Address)
        }
    }
    /// From the store, where it was checked before.
    pub fn stored(address: impl Into<String>) -> LinkAddress {
        LinkAddress(address.into())
    }
    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// Its host, for people who want to know where a link leads.
    pub fn host(&self) -> &str {
        self.0.split_once("://").map_or("", |it| it.1).split(['/', '?', '#', ':']).next().unwrap_or_default()
    }
}

fn digits(text: &str) -> Option<i64> {
    if (1..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit()) { text.parse().ok() } else { None }
}

impl fmt::Display for Sessions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.0 / 10, if self.0 % 10 == 5 { ".5" } else { "" })
    }
}
impl fmt::Display for Capacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl fmt::Display for PlaceCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Display for LinkAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl fmt::Display for PartProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            PartProblem::Sessions => "Write the sessions a week as a number from 0.5 to 12, in halves.",
            PartProblem::Capacity => "Write a whole number from 1 to 99.",
            PartProblem::PlaceCode => "Choose the place from the list, or write its name instead of its code.",
            PartProblem::Address => {
                "Write a web address that begins with http:// or https://, without a name or password in it."
            }
            PartProblem::AddressTooLong => "Use an address of 500 characters or fewer.",
        })
    }
}
