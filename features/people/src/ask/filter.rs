//! The filters of a question, each removable by itself.

use super::{Asked, PathAsked};
use crate::{
    facets::{Facet, Value},
    term::Vocabulary,
};
use places_api::PlaceCode;

/// One filter in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// A chosen value.
    Pick(Facet, Value),
    /// Near, and within so many miles.
    Near,
    /// Sessions a week.
    Sessions,
    /// Newly joined.
    Joined,
    /// Only those who walked the reader's path.
    Path,
}

impl Asked {
    /// The filters in use, in the order of the page. The words that were typed are no filter.
    pub fn filters(&self) -> Vec<Filter> {
        let mut filters = Vec::new();
        for facet in Facet::ALL {
            filters.extend(self.of_facet(facet).map(|it| Filter::Pick(facet, it.clone())));
        }
        if self.miles.is_some() || !self.near.is_empty() {
            filters.push(Filter::Near);
        }
        if self.sessions_min.is_some() || self.sessions_max.is_some() {
            filters.push(Filter::Sessions);
        }
        filters.extend(self.joined.map(|_| Filter::Joined));
        if self.path == PathAsked::WalkersOnly {
            filters.push(Filter::Path);
        }
        filters
    }

    /// The same question without that filter, from its first page on.
    pub fn without(&self, filter: &Filter) -> Asked {
        let mut rest = Asked { offset: 0, ..self.clone() };
        match filter {
            Filter::Pick(facet, value) => rest.picks.retain(|it| it != &(*facet, value.clone())),
            Filter::Near => (rest.near, rest.miles) = (String::new(), None),
            Filter::Sessions => (rest.sessions_min, rest.sessions_max) = (None, None),
            Filter::Joined => rest.joined = None,
            Filter::Path => rest.path = PathAsked::Everybody,
        }
        rest
    }

    /// The filter in words: "Established", "Within 25 miles of TS18".
    pub fn words(
        &self,
        filter: &Filter,
        vocabulary: &Vocabulary,
        name: &dyn Fn(&PlaceCode) -> Option<String>,
    ) -> String {
        match filter {
            Filter::Pick(_, value) => value.words(vocabulary, name),
            Filter::Near => {
                let near = if self.near.is_empty() { "you" } else { &self.near };
                match self.miles {
                    Some(miles) => format!("Within {} of {near}", plural(miles, "mile", "miles")),
                    None => format!("Near {near}"),
                }
            }
            Filter::Sessions => match (self.sessions_min, self.sessions_max) {
                (Some(min), Some(max)) if min == max => format!("{min} sessions a week"),
                (Some(min), Some(max)) => format!("{min} to {max} sessions a week"),
                (Some(min), None) => format!("At least {min} sessions a week"),
                (_, Some(max)) => format!("At most {max} sessions a week"),
                (None, None) => String::new(),
            },
            Filter::Joined => format!("Joined in the last {} days", self.joined.unwrap_or_default()),
            Filter::Path => "Walked your path".to_owned(),
        }
    }

    /// A name for a search worth keeping: its words and filters.
    pub fn name(&self, vocabulary: &Vocabulary, place: &dyn Fn(&PlaceCode) -> Option<String>) -> String {
        let mut parts: Vec<String> = self.filters().iter().map(|it| self.words(it, vocabulary, place)).collect();
        if !self.text.trim().is_empty() {
            parts.insert(0, self.text.trim().to_owned());
        }
        let name = if parts.is_empty() { "Everybody".to_owned() } else { parts.join(", ") };
        name.chars().take(80).collect()
    }
}

fn plural(number: u16, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERYTHING: &str = "q=ann&extended=skin-surgery&stage=established&role=partner&place=QHM&near=TS18&miles=25\
                              &sessions_min=4&joined=30&path=1&sort=newest&offset=40";

    #[test]
    fn removing_a_filter_keeps_all_others() {
        let asked = Asked::parse(EVERYTHING);
        let filters = asked.filters();
        assert_eq!(filters.len(), 8);
        for filter in &filters {
            let rest = asked.without(filter);
            let left: Vec<_> = filters.iter().filter(|it| *it != filter).cloned().collect();
            assert_eq!(rest.filters(), left);
            assert_eq!((&rest.text, rest.order, rest.offset), (&asked.text, asked.order, 0));
            assert_eq!(Asked::parse(&rest.query()), rest);
        }
    }

    #[test]
    fn filters_are_said_in_words() {
        let asked = Asked::parse(EVERYTHING);
        let place = |code: &PlaceCode| (code.as_str() == "QHM").then(|| "North East and North Cumbria".to_owned());
        let words: Vec<_> = asked.filters().iter().map(|it| asked.words(it, Vocabulary::starter(), &place)).collect();
        assert_eq!(
            words,
            [
                "Skin surgery",
                "Established",
                "GP partner",
                "North East and North Cumbria",
                "Within 25 miles of TS18",
                "At least 4 sessions a week",
                "Joined in the last 30 days",
                "Walked your path",
            ]
        );
        assert_eq!(Asked::parse("miles=1").name(Vocabulary::starter(), &place), "Within 1 mile of you");
    }
}
