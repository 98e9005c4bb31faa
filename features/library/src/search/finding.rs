//! From a question to what the reader is shown: the index finds, the store says what may be seen.

use super::{
    asked::{Asked, Filter, Fresh, Order},
    codes,
    projection::INDEX,
    reader::Reader,
    unheard::{Unheard, Unseen},
};
use crate::{
    actions::month_of,
    kind::{Kind, Stage},
    licence::Licence,
    resource::ResourceId,
    store::{
        finding::{find_listed, page_of_regions},
        listing::Listed,
        publishing::page_of_topics,
        search::{Found as Words, find_seen},
    },
};
use frame::{App, Kept};
use kernel::{Fault, Moment, Result, Viewer};
use search::{Ask, Choice, Code, FacetSpec, Filters, Forms, Found, Hit, Index, KeptSynonyms, Sort, Synonyms};
use searching_api::DirectoryPort;
use std::{collections::HashMap, sync::Arc};

/// So many stand on a page.
pub const PAGE: usize = 20;
/// So many topics and regions are offered to choose from.
const VALUES: usize = 12;
const DAY: i64 = 24 * 60 * 60;

/// The answer to a question.
#[derive(Debug, Default)]
pub struct Answer {
    /// What the index found.
    pub found: Found,
    /// What of the page may be seen, each with its hit, and with all its words where words were asked for.
    pub hits: Vec<(Hit, Listed, Option<String>)>,
    /// How many there are, without those of this page that could not be seen after all.
    pub total: u64,
    /// How many there would be of each freshness.
    pub fresh: Vec<(Fresh, u64)>,
    /// If nothing was found: what to leave out, and how many there are then.
    pub ways: Vec<(Filter, u64)>,
    /// What topics and regions are called.
    pub words: Arc<Wording>,
    /// This month as months are written.
    pub month: String,
    /// Whether more changed than the index has heard of, so that nothing of it can be told.
    pub waits: bool,
}

/// What codes of the index are called.
#[derive(Debug, Default)]
pub struct Wording {
    /// Of topics: the code in the index, the term and its words.
    pub topics: HashMap<Code, (String, String)>,
    /// Of regions: the code in the index, the code of the place and its name.
    pub regions: HashMap<Code, (String, String)>,
}

struct Wordings(Kept<(), Arc<Wording>>);

impl Wording {
    /// As the vocabulary has them now.
    async fn of(app: &App) -> Result<Arc<Wording>> {
        let kept = app.keep(|| Wordings(Kept::new(app, &["term", "place"], 1)));
        if let Some(wording) = kept.0.find(&()) {
            return Ok(wording);
        }
        let stamp = kept.0.stamp();
        let read = app.read(&Viewer::nobody()).await?;
        let topics = page_of_topics(read.reader()).await?;
        let regions = page_of_regions(read.reader()).await?;
        drop(read);
        let wording = Arc::new(Wording::new(topics, regions));
        kept.0.keep(stamp, (), wording.clone());
        Ok(wording)
    }

    /// Of these topics and regions: codes and words.
    pub fn new(topics: Vec<(String, String)>, regions: Vec<(String, String)>) -> Wording {
        Wording {
            topics: topics.into_iter().map(|it| (codes::of_topic(&it.0), it)).collect(),
            regions: regions.into_iter().map(|it| (codes::of_region(&it.0), it)).collect(),
        }
    }
}

/// Answers.
///
/// # Errors
/// The store or the index does not answer.
pub async fn answer(app: &App, viewer: &Viewer, asked: &Asked) -> Result<Answer> {
    let (reader, unheard) = (Reader::of(app, viewer).await?, Unheard::of(app).await?);
    let (words, synonyms) = (Wording::of(app).await?, synonyms(app).await?);
    let now = app.clock().now();
    if unheard.whole {
        return Ok(Answer { words, month: month_of(now), waits: true, ..Answer::default() });
    }
    let unseen = unheard.from(&reader);
    let question = Question { asked, reader: &reader, unseen: &unseen, synonyms: &synonyms, now };
    let (found, ways) = look(app.index(INDEX)?, &question)?;
    let hits = hits(app, viewer, &found, asked).await?;
    let total = found.total - (found.hits.len() - hits.len()) as u64;
    let fresh = FRESH.into_iter().zip(found.instead.iter().copied()).collect();
    Ok(Answer { hits, total, fresh, ways, found, words, month: month_of(now), waits: false })
}

/// The first few that these words find and the viewer may read.
///
/// # Errors
/// The store or the index does not answer.
pub async fn find_few(app: &App, viewer: &Viewer, text: &str, most: usize) -> Result<Vec<Listed>> {
    let (reader, synonyms) = (Reader::of(app, viewer).await?, synonyms(app).await?);
    let unheard = Unheard::of(app).await?;
    if unheard.whole {
        return Ok(Vec::new());
    }
    let unseen = unheard.from(&reader);
    let asked = Asked { text: text.to_owned(), ..Asked::default() };
    let question =
        Question { asked: &asked, reader: &reader, unseen: &unseen, synonyms: &synonyms, now: app.clock().now() };
    let found = app.index(INDEX)?.find(&Ask { limit: most, count: Vec::new(), ..question.page() })?;
    let ids: Vec<ResourceId> = found.hits.iter().map(|it| ResourceId::from_bytes(it.id)).collect();
    let mut listed = find_listed(app.read(viewer).await?.reader(), &ids).await?;
    listed.sort_by_key(|it| ids.iter().position(|id| *id == it.id));
    Ok(listed)
}

/// What is counted besides the facets.
const FRESH: [Fresh; 5] = Fresh::ALL;

/// What the index finds, with how many there would be of each freshness; and if that is nothing, what it would find with one filter
/// fewer.
///
/// # Errors
/// The index cannot be read.
pub fn look(index: &Index, question: &Question<'_>) -> Result<(Found, Vec<(Filter, u64)>), Fault> {
    let of = |fresh| question.filters(&Asked { fresh, ..question.asked.clone() });
    let found = index.find(&Ask { instead: FRESH.map(of).to_vec(), ..question.page() })?;
    let filters = question.asked.filters();
    if found.total > 0 || filters.is_empty() {
        return Ok((found, Vec::new()));
    }
    let instead = filters.iter().map(|it| question.filters(&question.asked.without(it))).collect();
    let totals = index.find(&Ask { instead, limit: 0, count: Vec::new(), ..question.page() })?.instead;
    Ok((found, filters.into_iter().zip(totals).filter(|it| it.1 > 0).collect()))
}

/// Everything that what is found depends on besides the index.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What is asked.
    pub asked: &'a Asked,
    /// Who asks.
    pub reader: &'a Reader,
    /// What is not for them any more, and the index does not know it.
    pub unseen: &'a Unseen,
    /// What words also mean.
    pub synonyms: &'a Synonyms,
    /// When.
    pub now: Moment,
}

impl Question<'_> {
    fn page(&self) -> Ask<'_> {
        let top = |facet: u8| match facet {
            codes::KIND => Kind::ALL.len(),
            codes::STAGE => Stage::ALL.len(),
            codes::LICENCE => Licence::ALL.len(),
            _ => VALUES,
        };
        Ask {
            text: &self.asked.text,
            synonyms: Some(self.synonyms),
            forms: Forms::Number,
            filters: self.filters(self.asked),
            shelves: &self.reader.shelves,
            hidden: &self.unseen.hidden,
            silent: &self.unseen.silent,
            sort: match self.asked.order {
                Order::Fit => Sort::Fit,
                Order::Newest => Sort::Newest,
            },
            offset: self.asked.offset,
            limit: PAGE,
            count: codes::COUNTED.map(|facet| FacetSpec { facet, top: top(facet) }).to_vec(),
            ..Ask::default()
        }
    }

    fn filters(&self, asked: &Asked) -> Filters {
        let choice = |facet: u8, any_of: Vec<Code>| Choice { facet, any_of };
        let mut chosen = vec![
            choice(codes::KIND, asked.kinds.iter().map(|it| codes::of_kind(*it)).collect()),
            choice(codes::TOPIC, asked.topics.iter().map(|it| codes::of_topic(it)).collect()),
            choice(codes::STAGE, asked.stages.iter().map(|it| codes::of_stage(*it)).collect()),
            choice(codes::REGION, asked.regions.iter().map(|it| codes::of_region(it)).collect()),
            choice(codes::LICENCE, asked.licences.iter().map(|it| codes::of_licence(*it)).collect()),
        ];
        let now = self.now.seconds();
        let (mut since, mut until) = (None, None);
        match asked.fresh {
            Fresh::Any => {}
            Fresh::Month => since = Some(now - 30 * DAY),
            Fresh::Year => since = Some(now - 365 * DAY),
            Fresh::Older => until = Some(now - 365 * DAY),
            Fresh::Overdue => chosen.push(choice(codes::review(), codes::reviews_before(&month_of(self.now)))),
        }
        Filters { chosen, since, until, ..Filters::default() }
    }
}

/// What words also mean, as the directory has it; nothing without one.
async fn synonyms(app: &App) -> Result<Arc<Synonyms>> {
    let Some(port) = app.kept::<DirectoryPort>() else { return Ok(Arc::default()) };
    Ok(app.keep(KeptSynonyms::default).of(port.0.synonyms().await?))
}

/// What was found, in its order, of what the viewer may see: one query, and another for the words where any were asked for.
async fn hits(app: &App, viewer: &Viewer, found: &Found, asked: &Asked) -> Result<Vec<(Hit, Listed, Option<String>)>> {
    if found.hits.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<ResourceId> = found.hits.iter().map(|it| ResourceId::from_bytes(it.id)).collect();
    let read = app.read(viewer).await?;
    let listed = find_listed(read.reader(), &ids).await?;
    let seen: Vec<Words> = if asked.text.is_empty() { vec![] } else { find_seen(read.reader(), &ids).await? };
    drop(read);
    let mut listed: HashMap<ResourceId, Listed> = listed.into_iter().map(|it| (it.id, it)).collect();
    let mut words: HashMap<ResourceId, String> = seen.into_iter().map(|it| (it.id, it.words)).collect();
    let hit = |(hit, id): (&Hit, &ResourceId)| Some((hit.clone(), listed.remove(id)?, words.remove(id)));
    Ok(found.hits.iter().zip(&ids).filter_map(hit).collect())
}
