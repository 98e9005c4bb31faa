//! From a question to what the reader is shown: the index finds, the store says what may be seen.

use crate::{
    asked::{Asked, Filter, Order},
    search::projection::{INDEX, KIND, kind_of},
    search::reader::{Reader, synonyms},
};
use frame::App;
use kernel::{Fault, MemberId, Result, Viewer};
use people_api::Beside;
use search::{Ask, Choice, FacetSpec, Filters, Forms, Found, Hit, Index, Key, Sort, Synonyms, code};
use searching_api::{Card, DirectoryPort, Kind, Like, Person, Sources, Writer};
use std::{collections::HashMap, sync::Arc};

/// So many stand on a page.
pub const PAGE: usize = 20;
/// So many colleagues stand above.
const PEOPLE: usize = 3;
/// So many groups are offered to choose from.
pub const GROUPS: usize = 12;
/// A name may be that of so many.
const NAMED: usize = 20;

/// The answer to a question.
#[derive(Debug, Default)]
pub struct Answer {
    /// What the index found.
    pub found: Found,
    /// What of the page may be seen, each with its hit.
    pub hits: Vec<(Hit, Card)>,
    /// How many there are, without those of this page that could not be seen after all.
    pub total: u64,
    /// Colleagues whom the words find.
    pub people: Like,
    /// Whose writing was asked for.
    pub authors: Authors,
    /// What stands beside the names of those who wrote.
    pub beside: HashMap<MemberId, Beside>,
    /// What the reader calls the groups.
    pub reader: Arc<Reader>,
    /// If nothing was found: what to leave out, and how many there are then.
    pub ways: Vec<(Filter, u64)>,
}

/// Whose writing is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Authors {
    /// Anybody's.
    #[default]
    Anybody,
    /// That of any of these.
    These(Vec<Person>),
    /// Nobody whom the reader may see is called so.
    Nobody,
}

/// Answers.
///
/// # Errors
/// The store or an index does not answer.
pub async fn answer(app: &App, viewer: &Viewer, asked: &Asked) -> Result<Answer> {
    let reader = Reader::of(app, viewer).await?;
    if !asked.is_any() {
        return Ok(Answer { reader, ..Answer::default() });
    }
    let authors = authors(app, viewer, &asked.by).await?;
    let synonyms = synonyms(app).await?;
    let now = app.clock().now().seconds();
    let question = Question { asked, reader: &reader, authors: &authors, synonyms: &synonyms, now };
    let (found, ways) = look(app.index(INDEX)?, &question)?;
    let (hits, beside) = hits(app, viewer, &found).await?;
    let total = found.total - (found.hits.len() - hits.len()) as u64;
    let people = people(app, viewer, asked).await?;
    Ok(Answer { hits, total, people, beside, ways, authors, found, reader: reader.clone() })
}

/// What the index finds, and if that is nothing what it would find with one filter fewer.
///
/// # Errors
/// The index cannot be read.
pub fn look(index: &Index, question: &Question<'_>) -> Result<(Found, Vec<(Filter, u64)>), Fault> {
    let found = index.find(&question.page())?;
    let filters = question.asked.filters();
    if found.total > 0 || filters.is_empty() {
        return Ok((found, Vec::new()));
    }
    let instead = filters.iter().map(|it| question.filters(&question.asked.without(it))).collect();
    let totals =
        index.find(&Ask { instead, limit: 0, count: Vec::new(), count_shelves: 0, ..question.page() })?.instead;
    Ok((found, filters.into_iter().zip(totals).filter(|it| it.1 > 0).collect()))
}

/// Everything that what is found depends on besides the index.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What is asked.
    pub asked: &'a Asked,
    /// Who asks.
    pub reader: &'a Reader,
    /// Whose writing is asked for.
    pub authors: &'a Authors,
    /// What words also mean.
    pub synonyms: &'a Synonyms,
    /// When, in seconds since 1970.
    pub now: i64,
}

impl Question<'_> {
    fn page(&self) -> Ask<'_> {
        Ask {
            text: &self.asked.text,
            synonyms: Some(self.synonyms),
            forms: Forms::Number,
            filters: self.filters(self.asked),
            shelves: &self.reader.shelves,
            silent: &self.reader.silent,
            sort: match self.asked.order {
                Order::Fit => Sort::Fit,
                Order::Newest => Sort::Newest,
            },
            offset: self.asked.offset,
            limit: PAGE,
            count: vec![FacetSpec { facet: KIND, top: Kind::ALL.len() }],
            count_shelves: GROUPS,
            tell: Some(KIND),
            ..Ask::default()
        }
    }

    fn filters(&self, asked: &Asked) -> Filters {
        let any_of = asked.kinds.iter().map(|it| code(KIND, *it as u32)).collect();
        let day = 24 * 60 * 60;
        let authors = match self.authors {
            _ if asked.by.is_empty() => Vec::new(),
            Authors::Anybody => Vec::new(),
            Authors::These(people) => people.iter().map(|it| *it.member.as_bytes()).collect(),
            // Nobody's writing.
            Authors::Nobody => vec![Key::default()],
        };
        Filters {
            chosen: vec![Choice { facet: KIND, any_of }],
            since: asked.when.days().map(|days| self.now - days * day),
            shelves: asked.shelves(),
            authors,
            ..Filters::default()
        }
    }
}

/// Whom a name or the number of a member means.
async fn authors(app: &App, viewer: &Viewer, by: &str) -> Result<Authors> {
    let Some(port) = app.kept::<DirectoryPort>().filter(|_| !by.is_empty()) else { return Ok(Authors::Anybody) };
    let people = match by.parse::<MemberId>() {
        Ok(member) => port.0.of(viewer, member).await?.into_iter().collect(),
        Err(_) => port.0.named(viewer, by, NAMED).await?,
    };
    Ok(if people.is_empty() { Authors::Nobody } else { Authors::These(people) })
}

/// The colleagues who stand above: on the first page, for words alone.
async fn people(app: &App, viewer: &Viewer, asked: &Asked) -> Result<Like> {
    let plain = asked.offset == 0 && !asked.text.is_empty() && asked.filters().is_empty();
    match app.kept::<DirectoryPort>().filter(|_| plain) {
        Some(port) => port.0.like(viewer, &asked.text, PEOPLE).await,
        None => Ok(Like::default()),
    }
}

/// The cards of what was found, in its order, of those that the viewer may see: one query of each source that has any, and
/// one for what stands beside the names.
async fn hits(app: &App, viewer: &Viewer, found: &Found) -> Result<(Vec<(Hit, Card)>, HashMap<MemberId, Beside>)> {
    if found.hits.is_empty() {
        return Ok(Default::default());
    }
    let mut cards: HashMap<Key, Card> = HashMap::new();
    let read = app.read(viewer).await?;
    for source in app.keep(Sources::default).all() {
        let own = |hit: &&Hit| hit.told.and_then(kind_of).is_some_and(|it| source.kinds().contains(&it));
        let ids: Vec<Key> = found.hits.iter().filter(own).map(|it| it.id).collect();
        if !ids.is_empty() {
            cards.extend(source.cards(read.reader(), &ids).await?.into_iter().map(|it| (it.id, it)));
        }
    }
    let hits: Vec<(Hit, Card)> =
        found.hits.iter().filter_map(|hit| Some((hit.clone(), cards.remove(&hit.id)?))).collect();
    let mut writers: Vec<MemberId> = hits.iter().filter_map(|(_, card)| writer(card)).collect();
    writers.sort_unstable();
    writers.dedup();
    let beside = match writers.as_slice() {
        [] => HashMap::new(),
        members => people_api::beside_of_writers(read.reader(), members).await?,
    };
    Ok((hits, beside))
}

fn writer(card: &Card) -> Option<MemberId> {
    match &card.writer {
        Some(Writer::Member(member, _)) => Some(*member),
        _ => None,
    }
}
