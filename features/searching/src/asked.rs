//! What is asked, as it stands behind the `?` of the address.

use searching_api::{Key, Kind};

/// The noun of [`ShelfId`].
pub enum ShelfNoun {}
/// A shelf as it stands in addresses: the id of a group.
pub type ShelfId = kernel::Id<ShelfNoun>;

/// The question. Everything may be left out; what is no answer to a field is left aside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The words, as they were typed.
    pub text: String,
    /// Any of these kinds.
    pub kinds: Vec<Kind>,
    /// In any of these groups.
    pub groups: Vec<ShelfId>,
    /// By whom: a name or the beginning of one, or the number of a member.
    pub by: String,
    /// Written since.
    pub when: When,
    /// The order.
    pub order: Order,
    /// Skip so many.
    pub offset: usize,
}

/// How far back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    /// However long ago.
    #[default]
    Ever,
    /// The last seven days.
    Week,
    /// The last thirty days.
    Month,
    /// The last year.
    Year,
}

/// In which order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// What fits best; of two that fit as well the newer.
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
    /// A group.
    Group(ShelfId),
    /// An author.
    By,
    /// A time.
    When,
}

impl When {
    /// All of them.
    pub const ALL: [When; 4] = [When::Ever, When::Week, When::Month, When::Year];

    /// The word in the address.
    pub const fn word(self) -> &'static str {
        match self {
            When::Ever => "",
            When::Week => "week",
            When::Month => "month",
            When::Year => "year",
        }
    }
    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            When::Ever => "At any time",
            When::Week => "In the last week",
            When::Month => "In the last month",
            When::Year => "In the last year",
        }
    }
    /// How many days that are.
    pub const fn days(self) -> Option<i64> {
        match self {
            When::Ever => None,
            When::Week => Some(7),
            When::Month => Some(30),
            When::Year => Some(365),
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
/// So many groups can be chosen at once.
const MOST_GROUPS: usize = 50;

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
        let cut = || value.chars().take(LONGEST).collect::<String>();
        match name {
            "q" => self.text = cut(),
            "by" => self.by = cut(),
            "kind" => self.kinds.extend(Kind::parse(value).filter(|it| !self.kinds.contains(it))),
            "in" if self.groups.len() < MOST_GROUPS => {
                self.groups.extend(value.parse().ok().filter(|it| !self.groups.contains(it)));
            }
            "when" => self.when = When::ALL.into_iter().find(|it| it.word() == value).unwrap_or_default(),
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
        self.groups.iter().for_each(|it| add("in", &it.to_string()));
        add("by", &self.by);
        add("when", self.when.word());
        add("sort", self.order.word());
        if self.offset > 0 {
            add("offset", &self.offset.to_string());
        }
        // Plain texts can always be written.
        match serde_html_form::to_string(&pairs).unwrap_or_default() {
            query if query.is_empty() => "/search".to_owned(),
            query => format!("/search?{query}"),
        }
    }

    /// Whether it asks for anything.
    pub fn is_any(&self) -> bool {
        !self.text.is_empty() || !self.filters().is_empty()
    }

    /// What narrows it besides its words.
    pub fn filters(&self) -> Vec<Filter> {
        let kinds = self.kinds.iter().map(|it| Filter::Kind(*it));
        let mut filters: Vec<Filter> = kinds.chain(self.groups.iter().map(|it| Filter::Group(*it))).collect();
        if !self.by.is_empty() {
            filters.push(Filter::By);
        }
        if self.when != When::Ever {
            filters.push(Filter::When);
        }
        filters
    }

    /// The same without one filter, from its first page on.
    pub fn without(&self, filter: &Filter) -> Asked {
        let mut asked = Asked { offset: 0, ..self.clone() };
        match filter {
            Filter::Kind(kind) => asked.kinds.retain(|it| it != kind),
            Filter::Group(group) => asked.groups.retain(|it| it != group),
            Filter::By => asked.by.clear(),
            Filter::When => asked.when = When::Ever,
        }
        asked
    }

    /// The chosen groups as the index knows them.
    pub fn shelves(&self) -> Vec<Key> {
        self.groups.iter().map(|it| *it.as_bytes()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_and_written_alike() {
        let query = "q=skin+surgery&kind=reply&kind=heads_up&in=00000000-0000-0000-0000-000000000001&by=Ada&when=month\
                     &sort=newest&offset=20";
        let asked = Asked::parse(query);
        assert_eq!(asked.url(), format!("/search?{query}"));
        assert_eq!(asked.filters().len(), 5);
        assert_eq!(Asked::parse("").url(), "/search");
        assert!(!Asked::parse("q=+&sort=newest").is_any() && Asked::parse("by=Ada").is_any());
    }

    #[test]
    fn nonsense_is_left_aside() {
        let asked = Asked::parse(
            "kind=circle&kind=reply&kind=reply&in=x&when=yesterday&offset=-1&offset=99999999&extra=1&q=%ff",
        );
        assert_eq!((asked.kinds.as_slice(), asked.groups.len(), asked.when), (&[Kind::Reply][..], 0, When::Ever));
        assert!(asked.offset <= search::Ask::FURTHEST);
    }

    /// Abuse case 103: whatever is sent, a little of it is looked at.
    #[test]
    fn a_long_question_is_a_short_one() {
        let asked = Asked::parse(&format!("q={}&by={}", "word+".repeat(5_000), "x".repeat(10_000)));
        assert!(asked.text.chars().count() <= LONGEST && asked.by.chars().count() <= LONGEST);
        let many: String = (0..500).map(|n| format!("&in=00000000-0000-0000-0000-{n:012}")).collect();
        assert_eq!(Asked::parse(&many).groups.len(), MOST_GROUPS);
    }

    #[test]
    fn each_filter_can_be_taken_away() {
        let asked = Asked::parse("q=a&kind=reply&in=00000000-0000-0000-0000-000000000001&by=Ada&when=week&offset=40");
        for filter in asked.filters() {
            let less = asked.without(&filter);
            assert_eq!((less.filters().len(), less.offset), (asked.filters().len() - 1, 0));
        }
    }
}
