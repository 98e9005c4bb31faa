//! The index at one moment: segments that are read without locks while the next commit is written.

use crate::{
    FacetCounts, FacetSpec, Key,
    bits::Bits,
    columns::{Columns, Numbers, broken},
    docs::{Docs, borrowed},
    memory::{self, Listed, Memory, Of, Words},
    query::Term,
    schema::{self, Fields},
    similar::Similar,
};
use kernel::Fault;
use std::sync::{Arc, OnceLock};
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
    /// Another one in each snapshot of this process.
    pub generation: u64,
    /// The counts of everybody, once somebody asked for these facets.
    pub everybody: OnceLock<(Vec<FacetSpec>, Arc<[FacetCounts]>)>,
}

/// One segment of it.
pub(crate) struct Segment {
    pub id: SegmentId,
    pub columns: Arc<Columns>,
    /// Who is neither removed nor replaced, and how many.
    pub alive: Arc<Docs>,
    pub living: u32,
    reader: SegmentReader,
    fields: Arc<Fields>,
    memory: Memory,
    totals: OnceLock<Vec<u32>>,
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
            living: alive.count(),
            alive: Arc::new(Docs::Many(alive)),
            reader: reader.clone(),
            fields: fields.clone(),
            memory: memory.clone(),
            totals: OnceLock::new(),
        }
    }

    /// The same segment after some of it were removed.
    pub fn reopened(&self, reader: &SegmentReader) -> Segment {
        let after = Segment::open(reader, self.columns.clone(), &self.fields, &self.memory);
        if let Some(totals) = self.totals.get() {
            let mut gone = (*self.alive).clone();
            gone.drop(&after.alive);
            let mut totals = totals.clone();
            gone.each(|doc| self.columns.numbers_of(doc).for_each(|number| totals[number as usize] -= 1));
            after.totals.get_or_init(|| totals);
        }
        after
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

    /// The documents that have all of these codes, of which there is at least one; `with` says who has one.
    pub fn with_all(&self, codes: &[u32], with: impl Fn(u32) -> Result<Arc<Docs>, Fault>) -> Result<Arc<Docs>, Fault> {
        if let [one] = codes {
            return with(*one);
        }
        let key = (self.id, Box::from(codes));
        if let Some(docs) = self.memory.joint.get(&key) {
            return Ok(docs);
        }
        let sets = codes.iter().map(|code| with(*code)).collect::<Result<Vec<_>, Fault>>()?;
        let docs = Arc::new(Docs::intersection(&borrowed(&sets)));
        self.memory.joint.insert(key, docs.clone());
        Ok(docs)
    }

    /// The documents that these ids name.
    pub fn of_ids(&self, of: Of, ids: &[Key]) -> Result<Arc<Listed>, Fault> {
        let key = (self.id, of, memory::hash(ids));
        if let Some(known) = self.memory.lists.get(&key).filter(|it| *it.ids == *ids) {
            return Ok(known);
        }
        let docs = match of {
            Of::Entries => self.with_key(self.fields.id, ids)?,
            Of::Authors => self.with_key(self.fields.author, ids)?,
            Of::Around => {
                let (own, under) = (self.with_key(self.fields.author, ids)?, self.with_key(self.fields.under, ids)?);
                Docs::union(&[&own, &under], self.columns.len)
            }
            Of::Shelves => self.columns.shelves.on_or_open(ids),
            Of::ShelvesOnly => self.columns.shelves.on(ids),
        };
        let telling = Docs::intersection(&[&docs, &self.columns.telling]);
        let list = Arc::new(Listed { ids: ids.into(), docs, telling });
        self.memory.lists.insert(key, list.clone());
        Ok(list)
    }

    /// The documents whose `field` has one of these.
    fn with_key(&self, field: Field, keys: &[Key]) -> Result<Docs, Fault> {
        let index = self.reader.inverted_index(field).map_err(broken)?;
        let mut found = Vec::new();
        for key in keys {
            found.extend(index.get_term_info(&tantivy::Term::from_field_bytes(field, key)).map_err(broken)?);
        }
        self.read(&index, &found)
    }

    /// How many of the living have each code. Counted once for as long as nobody is born or dies here.
    pub fn totals(&self, numbers: &Numbers) -> &[u32] {
        self.totals.get_or_init(|| {
            let mut totals = vec![0; numbers.len()];
            self.columns.count(&self.alive, self.living, &mut totals);
            totals
        })
    }

    /// Words of `field` that differ from `word` in one letter, or begin with such a word.
    pub fn similar(&self, field: Field, word: &str, begins: Begins) -> Result<Words, Fault> {
        let key = (self.id, field.field_id() << 1 | u32::from(begins == Begins::Yes), Box::from(word));
        if let Some(known) = self.memory.similar.get(&key) {
            return Ok(known);
        }
        let index = self.reader.inverted_index(field).map_err(broken)?;
        let mut stream = index.terms().search(Similar::to(word, begins)).into_stream().map_err(broken)?;
        let mut found: Vec<Box<str>> = Vec::new();
        while let Some((term, _)) = stream.next() {
            if let Ok(term) = std::str::from_utf8(term)
                && term != word
                && !schema::is_edge(term)
            {
                found.push(term.into());
            }
        }
        let found: Words = found.into();
        self.memory.similar.insert(key, found.clone());
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
