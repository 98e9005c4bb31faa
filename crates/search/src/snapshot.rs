//! The index at one moment: segments that are read without locks while the next commit is written.

use crate::{
    Key,
    bits::{Bits, Docs},
    columns::{Columns, Numbers, broken},
    query::Term,
    schema::{self, Fields},
};
use kernel::Fault;
use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use moka::sync::Cache;
use std::sync::{Arc, LazyLock, OnceLock};
use tantivy::{
    InvertedIndexReader, SegmentReader,
    index::SegmentId,
    postings::{BlockSegmentPostings, TermInfo},
    schema::{Field, IndexRecordOption},
};

/// All of the index as one commit left it.
pub(crate) struct Snapshot {
    pub segments: Vec<Arc<Segment>>,
    pub numbers: Arc<Numbers>,
    pub fields: Arc<Fields>,
    /// Up to which fact this is true.
    pub cursor: i64,
}

/// One segment of it.
pub(crate) struct Segment {
    pub id: SegmentId,
    pub columns: Arc<Columns>,
    /// Who is neither removed nor replaced.
    pub alive: Bits,
    reader: SegmentReader,
    fields: Arc<Fields>,
    memory: Memory,
    totals: OnceLock<Vec<u32>>,
}

/// A list of ids and their documents.
pub(crate) type Listed = (Vec<Key>, Docs);

/// Sets that were read lately, by segment and term. A segment never changes, so they are true as long as it lives.
#[derive(Clone)]
pub(crate) struct Memory {
    terms: Cache<(SegmentId, u32, Box<str>), Arc<Docs>>,
    codes: Cache<(SegmentId, u32, u32), Arc<Docs>>,
    lists: Cache<(SegmentId, u64), Arc<Listed>>,
}

impl Memory {
    /// Keeps at most about `bytes`.
    pub fn of(bytes: u64) -> Memory {
        let size = |it: &Arc<Docs>| it.size().min(u32::MAX as usize) as u32;
        Memory {
            terms: Cache::builder().max_capacity(bytes / 2).weigher(move |_, it| size(it)).build(),
            codes: Cache::builder().max_capacity(bytes / 2).weigher(move |_, it| size(it)).build(),
            lists: Cache::builder()
                .max_capacity(bytes / 8)
                .weigher(|_, it: &Arc<Listed>| (it.0.len() * 16 + it.1.size()).min(u32::MAX as usize) as u32)
                .build(),
        }
    }
}

impl Segment {
    pub fn open(reader: &SegmentReader, columns: Arc<Columns>, fields: &Arc<Fields>, memory: &Memory) -> Segment {
        let mut alive = Bits::all(columns.len);
        if let Some(living) = reader.alive_bitset() {
            (0..columns.len).filter(|doc| living.is_deleted(*doc)).for_each(|doc| alive.remove(doc));
        }
        Segment {
            id: reader.segment_id(),
            columns,
            alive,
            reader: reader.clone(),
            fields: fields.clone(),
            memory: memory.clone(),
            totals: OnceLock::new(),
        }
    }

    /// The documents whose `field` has `term`; the removed are among them.
    pub fn docs(&self, field: Field, term: &Term) -> Result<Arc<Docs>, Fault> {
        let (word, kind) = match term {
            Term::Is(word) => (word.as_str(), 0),
            Term::Begins(word) => (word.as_str(), 1),
        };
        let key = (self.id, field.field_id() << 1 | kind, Box::from(word));
        if let Some(docs) = self.memory.terms.get(&key) {
            return Ok(docs);
        }
        let index = self.reader.inverted_index(field).map_err(broken)?;
        let found = match term {
            Term::Is(word) => index.terms().get(word).map_err(broken)?.into_iter().collect(),
            Term::Begins(word) => match schema::edge(word) {
                Some(edge) => index.terms().get(edge).map_err(broken)?.into_iter().collect(),
                None => beginning_with(&index, word)?,
            },
        };
        let docs = Arc::new(self.read(&index, &found)?);
        self.memory.terms.insert(key, docs.clone());
        Ok(docs)
    }

    /// The documents that have `code`, among the codes that `field` holds.
    pub fn with_code(&self, field: Field, code: u32) -> Result<Arc<Docs>, Fault> {
        let key = (self.id, field.field_id(), code);
        if let Some(docs) = self.memory.codes.get(&key) {
            return Ok(docs);
        }
        let index = self.reader.inverted_index(field).map_err(broken)?;
        let term = tantivy::Term::from_field_u64(field, u64::from(code));
        let found: Vec<TermInfo> = index.get_term_info(&term).map_err(broken)?.into_iter().collect();
        let docs = Arc::new(self.read(&index, &found)?);
        self.memory.codes.insert(key, docs.clone());
        Ok(docs)
    }

    /// The documents of these ids.
    pub fn of_ids(&self, ids: &[Key]) -> Result<Arc<Listed>, Fault> {
        let key = (self.id, hash(ids));
        if let Some(known) = self.memory.lists.get(&key).filter(|it| it.0 == ids) {
            return Ok(known);
        }
        let index = self.reader.inverted_index(self.fields.id).map_err(broken)?;
        let mut found = Vec::new();
        for id in ids {
            found.extend(index.get_term_info(&self.fields.id_term(id)).map_err(broken)?);
        }
        let list = Arc::new((ids.to_vec(), self.read(&index, &found)?));
        self.memory.lists.insert(key, list.clone());
        Ok(list)
    }

    /// How many of the living have each code. Counted once for as long as nobody is born or dies here.
    pub fn totals(&self, numbers: &Numbers) -> &[u32] {
        self.totals.get_or_init(|| {
            let mut totals = vec![0; numbers.len()];
            self.columns.count(&self.alive, &mut totals);
            totals
        })
    }

    /// Words of `field` that differ from `word` in one letter, or begin with such a word.
    pub fn similar(&self, field: Field, word: &str, begins: Begins) -> Result<Vec<String>, Fault> {
        static ONE_LETTER: LazyLock<LevenshteinAutomatonBuilder> =
            LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
        let automaton = match begins {
            Begins::No => ONE_LETTER.build_dfa(word),
            Begins::Yes => ONE_LETTER.build_prefix_dfa(word),
        };
        let index = self.reader.inverted_index(field).map_err(broken)?;
        let mut stream = index.terms().search(Similar(automaton)).into_stream().map_err(broken)?;
        let mut found = Vec::new();
        let first = word.chars().next();
        while let Some((term, _)) = stream.next() {
            // Too many words begin with something like it, and people seldom mistype the first letter.
            if let Ok(term) = std::str::from_utf8(term)
                && term != word
                && !schema::is_edge(term)
                && (begins == Begins::No || term.chars().next() == first)
            {
                found.push(term.to_owned());
            }
        }
        Ok(found)
    }

    fn read(&self, index: &InvertedIndexReader, terms: &[TermInfo]) -> Result<Docs, Fault> {
        let sum: usize = terms.iter().map(|it| it.doc_freq as usize).sum();
        let open = |term: &TermInfo| -> Result<BlockSegmentPostings, Fault> {
            index.read_block_postings_from_terminfo(term, IndexRecordOption::Basic).map_err(broken)
        };
        if Docs::is_few(sum, self.columns.len) && (terms.len() < 2 || sum < 4096) {
            let mut list = Vec::with_capacity(sum);
            for term in terms {
                each_block(&mut open(term)?, |docs| list.extend_from_slice(docs));
            }
            if terms.len() > 1 {
                list.sort_unstable();
                list.dedup();
            }
            return Ok(Docs::Few(list));
        }
        let mut bits = Bits::none(self.columns.len);
        for term in terms {
            each_block(&mut open(term)?, |docs| docs.iter().for_each(|doc| bits.insert(*doc)));
        }
        Ok(Docs::Many(bits))
    }
}

/// Whether a word that goes on may count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Begins {
    No,
    Yes,
}

fn each_block(postings: &mut BlockSegmentPostings, mut each: impl FnMut(&[u32])) {
    while postings.block_len() > 0 {
        each(&postings.docs()[..postings.block_len()]);
        postings.advance();
    }
}

fn beginning_with(index: &InvertedIndexReader, word: &str) -> Result<Vec<TermInfo>, Fault> {
    let mut stream = index.terms().range().ge(word).into_stream().map_err(broken)?;
    let mut found = Vec::new();
    while let Some((term, info)) = stream.next() {
        if !term.starts_with(word.as_bytes()) {
            break;
        }
        found.push(info.clone());
    }
    Ok(found)
}

fn hash(ids: &[Key]) -> u64 {
    use std::hash::Hasher;
    let mut hasher = rustc_hash::FxHasher::default();
    ids.iter().for_each(|it| hasher.write(it));
    hasher.finish()
}

struct Similar(DFA);

impl tantivy_fst::Automaton for Similar {
    type State = u32;
    fn start(&self) -> u32 {
        self.0.initial_state()
    }
    fn is_match(&self, state: &u32) -> bool {
        matches!(self.0.distance(*state), Distance::Exact(_))
    }
    fn can_match(&self, state: &u32) -> bool {
        *state != SINK_STATE
    }
    fn accept(&self, state: &u32, byte: u8) -> u32 {
        self.0.transition(*state, byte)
    }
}
