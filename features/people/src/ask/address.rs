//! From the address to the question and back.

use super::{Asked, Order, PathAsked};
use crate::{facets::Facet, line::Sessions};
use std::fmt::Write;

impl Asked {
    /// Reads what follows the `?` of an address. Unknown names and values are left aside.
    pub fn parse(query: &str) -> Asked {
        let mut asked = Asked::default();
        for pair in query.split('&').filter(|it| !it.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            asked.read(&decoded(name), &decoded(value));
        }
        asked
    }

    /// What follows the `?`; empty if everything is asked for.
    pub fn query(&self) -> String {
        let mut query = String::new();
        let mut add = |name: &str, value: &str| {
            if !value.is_empty() {
                query.push_str(if query.is_empty() { "" } else { "&" });
                query.push_str(name);
                query.push('=');
                encode(value, &mut query);
            }
        };
        add("q", &self.text);
        for (facet, value) in &self.picks {
            add(facet.param(), &facet.text(value));
        }
        add("near", &self.near);
        let number = |it: Option<u16>| it.map(|it| it.to_string()).unwrap_or_default();
        add("miles", &number(self.miles));
        let sessions = |it: Option<Sessions>| it.map(|it| it.to_string()).unwrap_or_default();
        add("sessions_min", &sessions(self.sessions_min));
        add("sessions_max", &sessions(self.sessions_max));
        add("joined", &number(self.joined));
        add("path", if self.path == PathAsked::WalkersOnly { "1" } else { "" });
        add("sort", if self.order == Order::Fit { "" } else { self.order.code() });
        add("offset", &if self.offset == 0 { String::new() } else { self.offset.to_string() });
        query
    }

    /// The page that answers it.
    pub fn url(&self) -> String {
        match self.query() {
            query if query.is_empty() => "/people".to_owned(),
            query => format!("/people?{query}"),
        }
    }

    fn read(&mut self, name: &str, value: &str) {
        let value_trimmed = value.trim();
        match name {
            "q" => self.text = value.chars().filter(|it| !it.is_control()).take(Asked::LONGEST).collect(),
            "near" => self.near = value_trimmed.chars().filter(|it| !it.is_control()).take(60).collect(),
            "miles" => self.miles = number(value_trimmed, 1..=500),
            "sessions_min" => self.sessions_min = Sessions::parse(value_trimmed).ok(),
            "sessions_max" => self.sessions_max = Sessions::parse(value_trimmed).ok(),
            // Two ticks mean the longer time.
            "joined" => self.joined = self.joined.max(number(value_trimmed, 1..=3650)),
            "path" if value_trimmed == "1" => self.path = PathAsked::WalkersOnly,
            "sort" => {
                self.order = Order::ALL.into_iter().find(|it| it.code() == value_trimmed).unwrap_or_default();
            }
            "offset" => self.offset = value_trimmed.parse().unwrap_or(0).min(10_000),
            _ => {
                let pick = Facet::of_param(name).and_then(|facet| Some((facet, facet.value(value_trimmed)?)));
                if let Some((facet, value)) = pick {
                    *self = std::mem::take(self).with(facet, value);
                }
            }
        }
    }
}

fn number(text: &str, within: std::ops::RangeInclusive<u16>) -> Option<u16> {
    text.parse().ok().filter(|it| within.contains(it))
}

/// `+` and `%20` as spaces; a `%` that begins nothing stays, and bytes that are no text become marks of it.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        let hex = |at: usize| after.get(at).and_then(|it| char::from(*it).to_digit(16));
        match (first, hex(0), hex(1)) {
            (b'+', ..) => bytes.push(b' '),
            (b'%', Some(high), Some(low)) => {
                bytes.push((high * 16 + low) as u8);
                rest = &after[2..];
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn encode(text: &str, into: &mut String) {
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => into.push(char::from(byte)),
            b' ' => into.push('+'),
            _ => {
                let _ = write!(into, "%{byte:02X}"); // writing into a String cannot fail
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_address_is_read_and_written_alike() {
        let query = "q=skin+surgery&extended=skin-surgery&stage=established&background=orthopaedics&interest=life.bread\
                     &place=QHM&near=TS18&miles=25&sessions_min=4&sessions_max=6.5&joined=30&path=1&sort=distance&offset=20";
        assert_eq!(Asked::parse(query).query(), query);
        assert_eq!(Asked::parse("").url(), "/people");
        assert_eq!(Asked::parse("q=").url(), "/people");
    }

    #[test]
    fn values_repeat_once_and_nonsense_is_left_aside() {
        let asked = Asked::parse(
            "role=partner&role=partner&role=salaried&role=%3Cb%3E&miles=-1&miles=x&sort=up&zz=1&joined=90&joined=30",
        );
        assert_eq!(asked.query(), "role=partner&role=salaried&joined=90");
    }

    #[test]
    fn long_questions_are_cut() {
        let asked = Asked::parse(&format!("q={}&{}", "a".repeat(10_000), "place=A81001&".repeat(5_000)));
        assert_eq!(asked.text.len(), Asked::LONGEST);
        assert_eq!(asked.picks.len(), 1);
        let many: String = (10_000..11_000).map(|it| format!("place=A{it}&")).collect();
        assert_eq!(Asked::parse(&many).picks.len(), Asked::MOST_PICKS);
    }

    #[test]
    fn hostile_words_survive_the_way() {
        for text in ["\" * : NEAR( OR -", "🙂🙂", "\u{202e}abc", "100% & more = +", "O'Brien; DROP"] {
            let asked = Asked { text: text.to_owned(), ..Asked::default() };
            assert_eq!(Asked::parse(&asked.query()), asked, "{text}");
        }
        assert_eq!(Asked::parse("q=%ff%").text, "\u{fffd}%");
        assert_eq!(Asked::parse("q=a%00b").text, "ab");
    }

    proptest! {
        #[test]
        fn whatever_is_read_is_written_and_read_alike(query in "\\PC{0,80}|(q|near|place|stage|miles|sort)=[a-z0-9%+&]{0,20}") {
            let asked = Asked::parse(&query);
            prop_assert_eq!(Asked::parse(&asked.query()), asked);
        }
    }
}
