//! The search: text, facets with counts, distance and order, over the members of the directory and over what is written
//! in groups. Each is an index of its own; all are made, read and asked in the same way.
//!
//! A feature turns its nouns into [`Entry`]s and hands in [`Change`]s with the cursor of the last fact they contain
//! ([`Index::apply`]); [`Index::find`] answers an [`Ask`] and [`Index::typeahead`] completes names. Nothing is stored but
//! ids: what is shown comes from the store, which checks once more who may see it.
//!
//! Tantivy keeps the dictionaries, the lists of documents and the columns, and makes each change durable. The questions
//! are answered here, on sets of bits: a word, a code, a list of blocked members is a set, cached for as long as its
//! segment lives; a query is a handful of `and`, `or` and `not`; facets are counted from rows of codes, or from the
//! rest when that is smaller; points are summed 64 documents at a time, and the nearest are found by a tree of places. So
//! the question that asks for nothing looks at hardly anybody.
//!
//! What a viewer may not see has no effect: hidden entries, what stands on shelves that the viewer may not look at and what
//! those wrote whom they must not find leave the base set before any word is looked at, so that they reach no hit, count,
//! order, reason or correction, and contacts-only words and codes are cut with the viewer's contacts
//! before they are joined to anything.

mod ask;
mod bits;
mod columns;
mod counting;
mod docs;
mod entry;
mod excerpt;
mod finding;
mod fold;
mod form;
mod generation;
mod index;
mod map;
mod matching;
mod memory;
mod points;
mod query;
mod ranking;
mod rows;
mod schema;
mod shelves;
mod similar;
mod snapshot;
mod tally;
mod typeahead;

pub use ask::{Ask, Choice, FacetCounts, FacetSpec, Filters, Forms, Found, Hit, How, Place, Prefer, Sort, Why};
pub use entry::{Change, Code, Entry, Key, Point, UNCOUNTED, code, facet_of, ordinal_of};
pub use excerpt::{Piece, Sought, excerpt};
pub use fold::plain_words;
pub use index::Index;
pub use query::{KeptSynonyms, Synonyms};

#[cfg(test)]
mod tests;
