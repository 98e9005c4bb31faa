//! What is asked of the library, as it stands behind the `?` of the address.

use crate::{
    kind::{Kind, Stage},
    licence::Licence,
};

/// The question. Everything may be left out; what is no answer to a field is left aside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The words, as they were typed.
    pub text: String,
    /// Any of these kinds.
    pub kinds: Vec<Kind>,
    /// About any of these: terms of the vocabulary.
    pub topics: Vec<String>,
    /// At any of these stages.
    pub stages: Vec<Stage>,
    /// Adopted in any of these regions: codes of places.
    pub regions: Vec<String>,
    /// Under any of these licences.
    pub licences: Vec<Licence>,
    /// How fresh.
    pub fresh: Fresh,
    /// The order.
    pub order: Order,
    /// Skip so many.
    pub offset: usize,
}

/// How fresh something is: when its newest version was published, and whether somebody was to look at it again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Fresh {
    /// However old.
    #[default]
    Any,
    /// In the last thirty days.
    Month,
    /// In the last year.
    Year,
    /// Before that.
    Older,
    /// The month in which it was to be looked at is over.
    Overdue,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What fits best; of two that fit as well, and without words, the newer.
    #[default]
    Fit,
    /// The newest first.
    Newest,
}

/// One thing by which a question is narrowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filter {
    /// A kind.
    Kind(Kind),
    /// A topic.
    Topic(String),
    /// A stage.
    Stage(Stage),
    /// A region of adoption.
    Region(String),
    /// A licence.
    Licence(Licence),
    /// How fresh.
    Fresh,
}

impl Fresh {
    /// All of them.
    pub const ALL: [Fresh; 5] = [Fresh::Any, Fresh::Month, Fresh::Year, Fresh::Older, Fresh::Overdue];

    /// The word in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Fresh::Any => "",
            Fresh::Month => "month",
            Fresh::Year => "year",
            Fresh::Older => "older",
            Fresh::Overdue => "overdue",
        }
    }
    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            Fresh::Any => "At any time",
            Fresh::Month => "In the last month",
            Fresh::Year => "In the last year",
            Fresh::Older => "Longer ago",
            Fresh::Overdue => "Review overdue",
        }
    }
}

impl Order {
    /// All of them.
    pub const ALL: [Order; 2] = [Order::Fit, Order::Newest];

    /// The word in the address.
    pub const fn word(self) -> &'static str {
        match self {
            Order::Fit => "",
            Order::Newest => "newest",
        }
    }
    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            Order::Fit => "Best match",
            Order::Newest => "Newest first",
        }
    }
}

/// So many characters of words are looked at; nobody types more (abuse case 103).
const LONGEST: usize = 200;
/// So many values of one facet can be chosen at once.
const MOST: usize = 40;

impl Asked {
    /// From what follows the `?`.
    pub fn parse(query: &str) -> Asked {
        let pairs: Vec<(String, String)> = serde_html_form::from_str(query).unwrap_or_default();
        let mut asked = Asked::default();
        for (name, value) in pairs {
            asked.take(&name, value.trim());
        }
        asked
    }

    fn take(&mut self, name: &str, value: &str) {
        match name {
            "q" => self.text = value.chars().take(LONGEST).collect(),
            "kind" => add(&mut self.kinds, Kind::of(value)),
            "topic" => add(&mut self.topics, code(value)),
            "stage" => add(&mut self.stages, Stage::of(value)),
            "region" => add(&mut self.regions, code(value)),
            "licence" => add(&mut self.licences, Licence::of(value)),
            "fresh" => self.fresh = Fresh::ALL.into_iter().find(|it| it.word() == value).unwrap_or_default(),
            "sort" => self.order = Order::ALL.into_iter().find(|it| it.word() == value).unwrap_or_default(),
            "offset" => self.offset = value.parse().unwrap_or(0).min(search::Ask::FURTHEST),
            _ => {}
        }
    }

    /// The address of its answer.
    pub fn url(&self) -> String {
        let mut pairs: Vec<(&str, String)> = Vec::new();
        let mut add = |name, value: &str| {
            if !value.is_empty() {
                pairs.push((name, value.to_owned()));
            }
        };
        add("q", &self.text);
        self.kinds.iter().for_each(|it| add("kind", it.word()));
        self.topics.iter().for_each(|it| add("topic", it));
        self.stages.iter().for_each(|it| add("stage", it.word()));
        self.regions.iter().for_each(|it| add("region", it));
        self.licences.iter().for_each(|it| add("licence", it.word()));
        add("fresh", self.fresh.word());
        add("sort", self.order.word());
        if self.offset > 0 {
            add("offset", &self.offset.to_string());
        }
        // Plain texts can always be written.
        match serde_html_form::to_string(&pairs).unwrap_or_default() {
            query if query.is_empty() => "/library".to_owned(),
            query => format!("/library?{query}"),
        }
    }

    /// Whether it asks for anything.
    pub fn is_any(&self) -> bool {
        !self.text.is_empty() || !self.filters().is_empty()
    }

    /// What narrows it besides its words.
    pub fn filters(&self) -> Vec<Filter> {
        let kinds = self.kinds.iter().map(|it| Filter::Kind(*it));
        let topics = self.topics.iter().map(|it| Filter::Topic(it.clone()));
        let stages = self.stages.iter().map(|it| Filter::Stage(*it));
        let regions = self.regions.iter().map(|it| Filter::Region(it.clone()));
        let licences = self.licences.iter().map(|it| Filter::Licence(*it));
        let fresh = (self.fresh != Fresh::Any).then_some(Filter::Fresh);
        kinds.chain(topics).chain(stages).chain(regions).chain(licences).chain(fresh).collect()
    }

    /// The same without one filter, from its first page on.
    pub fn without(&self, filter: &Filter) -> Asked {
        let mut asked = Asked { offset: 0, ..self.clone() };
        match filter {
            Filter::Kind(kind) => asked.kinds.retain(|it| it != kind),
            Filter::Topic(topic) => asked.topics.retain(|it| it != topic),
            Filter::Stage(stage) => asked.stages.retain(|it| it != stage),
            Filter::Region(region) => asked.regions.retain(|it| it != region),
            Filter::Licence(licence) => asked.licences.retain(|it| it != licence),
            Filter::Fresh => asked.fresh = Fresh::Any,
        }
        asked
    }
}

fn add<T: PartialEq>(all: &mut Vec<T>, one: Option<T>) {
    if all.len() < MOST {
        all.extend(one.filter(|it| !all.contains(it)));
    }
}

/// What a code of the vocabulary or of a place may look like.
fn code(typed: &str) -> Option<String> {
    let plain = |it: char| it.is_ascii_alphanumeric() || it == '.' || it == '-' || it == '_';
    (!typed.is_empty() && typed.len() <= 80 && typed.chars().all(plain)).then(|| typed.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_and_written_alike() {
        let query = "q=fit+note&kind=protocol&kind=audit&topic=clinical.diabetes&stage=trying&region=Y63&licence=cc0&fresh=year\
                     &sort=newest&offset=20";
        let asked = Asked::parse(query);
        assert_eq!(asked.url(), format!("/library?{query}"));
        assert_eq!(asked.filters().len(), 7);
        assert_eq!(Asked::parse("").url(), "/library");
        assert!(!Asked::parse("q=+&sort=newest").is_any() && Asked::parse("fresh=overdue").is_any());
    }

    #[test]
    fn each_filter_can_be_taken_away() {
        let asked = Asked::parse("q=a&kind=tool&topic=a.b&stage=idea&region=Y63&licence=kept&fresh=older&offset=40");
        for filter in asked.filters() {
            let less = asked.without(&filter);
            assert_eq!((less.filters().len(), less.offset), (asked.filters().len() - 1, 0));
        }
    }

    /// Abuse case 103: whatever is sent, a little of it is looked at.
    #[test]
    fn nonsense_is_left_aside_and_a_long_question_is_a_short_one() {
        let asked = Asked::parse(
            "kind=book&kind=tool&kind=tool&stage=x&licence=mit&fresh=now&topic=a%20b&topic=%3Cb%3E&offset=-1&q=%ff",
        );
        assert_eq!((asked.filters().len(), asked.offset), (1, 0));
        let many: String = (0..500).map(|n| format!("&topic=clinical.t{n}")).collect();
        let asked = Asked::parse(&format!("q={}&topic={}{many}", "word+".repeat(5_000), "x".repeat(10_000)));
        assert!(asked.text.chars().count() <= LONGEST && asked.topics.len() == MOST);
    }
}
