//! The fields of the index, and an entry as a document of it.

use crate::{Entry, Key, entry::is_counted, fold};
use rustc_hash::FxHashSet;
use tantivy::{
    TantivyDocument, Term,
    schema::{FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions},
};

/// Raise this when fields, folding or what features put in change: an index of another version is thrown away and made
/// again.
pub(crate) const VERSION: u32 = 6;

/// Words are also indexed by their first letters up to here, so that "d" is one look and not ten thousand.
pub(crate) const EDGE: usize = 2;

/// Stands before the first letters of a word, and in no word.
const EDGE_MARK: char = '.';

/// The fields of every index.
#[derive(Debug, Clone)]
pub(crate) struct Fields {
    pub schema: Schema,
    pub id: Field,
    pub id_high: Field,
    pub id_low: Field,
    /// Every word that all may see.
    pub all: Field,
    pub name: Field,
    pub headline: Field,
    pub tags: Field,
    pub contacts_only: Field,
    /// Every code, to choose by.
    pub code: Field,
    pub contacts_only_code: Field,
    /// The codes of which lists have counts.
    pub counted: Field,
    pub contacts_only_counted: Field,
    /// Whether contacts see anything that others do not.
    pub tells: Field,
    pub lat: Field,
    pub lon: Field,
    pub sessions: Field,
    pub since: Field,
    pub name_words: Field,
    pub shelf_high: Field,
    pub shelf_low: Field,
    pub author: Field,
    pub under: Field,
}

impl Fields {
    pub fn new() -> Fields {
        let mut schema = Schema::builder();
        let id = schema.add_bytes_field("id", INDEXED);
        let id_high = schema.add_u64_field("id_high", FAST);
        let id_low = schema.add_u64_field("id_low", FAST);
        let [all, name, headline, tags, contacts_only] =
            ["all", "name", "headline", "tags", "contacts_only"].map(|it| schema.add_text_field(it, words_only()));
        let [code, contacts_only_code] =
            ["code", "contacts_only_code"].map(|it| schema.add_u64_field(it, NumericOptions::from(INDEXED)));
        let [counted, contacts_only_counted, tells] = ["counted", "contacts_only_counted", "tells"]
            .map(|it| schema.add_u64_field(it, NumericOptions::from(FAST)));
        let [lat, lon, sessions] = ["lat", "lon", "sessions"].map(|it| schema.add_f64_field(it, FAST));
        let since = schema.add_i64_field("since", FAST);
        let name_words = schema.add_u64_field("name_words", FAST);
        let [shelf_high, shelf_low] = ["shelf_high", "shelf_low"].map(|it| schema.add_u64_field(it, FAST));
        let [author, under] = ["author", "under"].map(|it| schema.add_bytes_field(it, INDEXED));
        let schema = schema.build();
        Fields {
            schema,
            id,
            id_high,
            id_low,
            all,
            name,
            headline,
            tags,
            contacts_only,
            code,
            contacts_only_code,
            counted,
            contacts_only_counted,
            tells,
            lat,
            lon,
            sessions,
            since,
            name_words,
            shelf_high,
            shelf_low,
            author,
            under,
        }
    }

    /// The term that names one entry.
    pub fn id_term(&self, id: &Key) -> Term {
        Term::from_field_bytes(self.id, id)
    }

    pub fn document(&self, entry: &Entry) -> TantivyDocument {
        let mut document = TantivyDocument::new();
        document.add_bytes(self.id, &entry.id);
        add_key(&mut document, self.id_high, self.id_low, &entry.id);
        if let Some(shelf) = &entry.shelf {
            add_key(&mut document, self.shelf_high, self.shelf_low, shelf);
        }
        if let Some(author) = &entry.author {
            document.add_bytes(self.author, author);
        }
        if let Some(under) = &entry.under {
            document.add_bytes(self.under, under);
        }
        let [name, keys, headline, tags, about, private] =
            [&entry.name, &entry.keys, &entry.headline, &entry.tags, &entry.about, &entry.contacts_only]
                .map(|it| fold::terms(it));
        document.add_u64(self.name_words, name.len() as u64);
        let name = [name, keys].concat();
        for (field, words) in
            [(self.name, &name), (self.headline, &headline), (self.tags, &tags), (self.contacts_only, &private)]
        {
            if !words.is_empty() {
                document.add_text(field, with_edges(words));
            }
        }
        document.add_text(self.all, with_edges(&[name, headline, tags, about].concat()));
        if !private.is_empty() || !entry.contacts_only_codes.is_empty() {
            document.add_u64(self.tells, 1);
        }
        self.add_codes(&mut document, entry);
        self.add_numbers(&mut document, entry);
        document
    }

    fn add_codes(&self, document: &mut TantivyDocument, entry: &Entry) {
        let mut seen = FxHashSet::default();
        // What all may see is not said again to contacts, else it would be counted twice.
        for (codes, chosen, counted) in [
            (&entry.codes, self.code, self.counted),
            (&entry.contacts_only_codes, self.contacts_only_code, self.contacts_only_counted),
        ] {
            for code in codes.iter().copied().filter(|it| seen.insert(*it)) {
                document.add_u64(chosen, u64::from(code));
                if is_counted(code) {
                    document.add_u64(counted, u64::from(code));
                }
            }
        }
    }

    fn add_numbers(&self, document: &mut TantivyDocument, entry: &Entry) {
        if let Some(at) = entry.at.filter(|it| it.lat.is_finite() && it.lon.is_finite()) {
            document.add_f64(self.lat, at.lat);
            document.add_f64(self.lon, at.lon);
        }
        if let Some(sessions) = entry.sessions.filter(|it| it.is_finite()) {
            document.add_f64(self.sessions, f64::from(sessions));
        }
        document.add_i64(self.since, entry.since);
    }
}

/// A key as two numbers, which a column can hold.
fn add_key(document: &mut TantivyDocument, high: Field, low: Field, key: &Key) {
    let key = u128::from_be_bytes(*key);
    document.add_u64(high, (key >> 64) as u64);
    document.add_u64(low, key as u64);
}

/// The term under which the first letters of words stand, if there are few enough of them.
pub(crate) fn edge(beginning: &str) -> Option<String> {
    (beginning.chars().nth(EDGE).is_none()).then(|| format!("{EDGE_MARK}{beginning}"))
}

/// Whether `term` is only the beginning of words.
pub(crate) fn is_edge(term: &str) -> bool {
    term.starts_with(EDGE_MARK)
}

/// The words and their beginnings, each once, with spaces between them: there the index cuts again.
fn with_edges(words: &[String]) -> String {
    let mut seen = FxHashSet::default();
    let mut edges = FxHashSet::default();
    let mut text = String::new();
    for word in words.iter().map(String::as_str) {
        if !seen.insert(word) {
            continue;
        }
        text.push_str(word);
        text.push(' ');
        for beginning in word.char_indices().take(EDGE).map(|(at, c)| &word[..at + c.len_utf8()]) {
            if edges.insert(beginning) {
                text.push(EDGE_MARK);
                text.push_str(beginning);
                text.push(' ');
            }
        }
    }
    text
}

fn words_only() -> TextOptions {
    let indexing = TextFieldIndexing::default()
        .set_tokenizer("whitespace")
        .set_fieldnorms(false)
        .set_index_option(IndexRecordOption::Basic);
    TextOptions::default().set_indexing_options(indexing)
}
