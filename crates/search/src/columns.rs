//! What is known of each document of one segment, in memory: codes in rows of one width, places, ages, ids.

use crate::{
    Code, Key, Point,
    bits::Bits,
    docs::Docs,
    facet_of,
    map::Map,
    rows::{RESERVED, Rows},
    schema::Fields,
    shelves::Shelves,
};
use kernel::Fault;
use rustc_hash::FxHashMap;
use std::{cmp::Reverse, sync::Arc};
use tantivy::SegmentReader;

/// The numbers that codes have in rows. They only ever grow, so that rows stay true.
#[derive(Debug, Clone)]
pub(crate) struct Numbers {
    numbers: FxHashMap<Code, u32>,
    codes: Vec<Code>,
    facets: FxHashMap<u8, Vec<u32>>,
}

/// A code is common if at least one in so many have it.
const COMMON: u32 = 32;
/// Below one in so many documents, reading their rows is quicker.
const ROW_BY_ROW: u32 = 16;

/// One segment. It never changes; who is alive in it is known elsewhere.
#[derive(Debug)]
pub(crate) struct Columns {
    pub len: u32,
    pub ids: Vec<Key>,
    /// Where they are.
    pub map: Map,
    pub sessions: Vec<f32>,
    pub since: Vec<i64>,
    pub name_words: Vec<u8>,
    /// Who stands on which shelf.
    pub shelves: Shelves,
    /// All documents, the newest first.
    pub newest: Vec<u32>,
    /// Who tells contacts anything that others do not see.
    pub telling: Docs,
    /// The contacts-only codes of those who have any that is counted, as numbers.
    pub contacts_only: FxHashMap<u32, Box<[u32]>>,
    /// All codes that are counted.
    rows: Rows,
    /// The codes that are not in `common`.
    thin: Rows,
    /// Who has each code that one in thirty-two or more have.
    common: Vec<(u32, Arc<Docs>)>,
}

impl Numbers {
    pub fn new() -> Numbers {
        Numbers { numbers: FxHashMap::default(), codes: vec![0; RESERVED as usize], facets: FxHashMap::default() }
    }
    /// How many counters are needed.
    pub fn len(&self) -> usize {
        self.codes.len()
    }
    pub fn code(&self, number: u32) -> Code {
        self.codes[number as usize]
    }
    pub fn number(&self, code: Code) -> Option<u32> {
        self.numbers.get(&code).copied()
    }
    /// The numbers of all codes of `facet`.
    pub fn of_facet(&self, facet: u8) -> &[u32] {
        self.facets.get(&facet).map_or(&[], Vec::as_slice)
    }
    fn insert(&mut self, code: Code) -> u32 {
        *self.numbers.entry(code).or_insert_with(|| {
            let number = self.codes.len() as u32;
            self.codes.push(code);
            self.facets.entry(facet_of(code)).or_default().push(number);
            number
        })
    }
}

impl Columns {
    pub fn load(reader: &SegmentReader, fields: &Fields, numbers: &mut Arc<Numbers>) -> Result<Columns, Fault> {
        let fast = reader.fast_fields();
        let len = reader.max_doc();
        let name = |field| fields.schema.get_field_name(field);
        let [high, low, shelf_high, shelf_low] = [
            fast.u64(name(fields.id_high)).map_err(broken)?,
            fast.u64(name(fields.id_low)).map_err(broken)?,
            fast.u64(name(fields.shelf_high)).map_err(broken)?,
            fast.u64(name(fields.shelf_low)).map_err(broken)?,
        ];
        let [lat, lon, sessions] = [
            fast.f64(name(fields.lat)).map_err(broken)?,
            fast.f64(name(fields.lon)).map_err(broken)?,
            fast.f64(name(fields.sessions)).map_err(broken)?,
        ];
        let since = fast.i64(name(fields.since)).map_err(broken)?;
        let name_words = fast.u64(name(fields.name_words)).map_err(broken)?;
        let tells = fast.u64(name(fields.tells)).map_err(broken)?;
        let key = |high: Option<u64>, low: Option<u64>| -> Option<Key> {
            Some((u128::from(high?) << 64 | u128::from(low?)).to_be_bytes())
        };
        let ids: Vec<Key> = (0..len).map(|doc| key(high.first(doc), low.first(doc)).unwrap_or_default()).collect();
        let shelves = (0..len).map(|doc| key(shelf_high.first(doc), shelf_low.first(doc)));
        let place = |doc| lat.first(doc).zip(lon.first(doc)).map(|(lat, lon)| Point { lat, lon }.unit());
        let mut columns = Columns {
            len,
            map: Map::of((0..len).map(place), &ids),
            ids,
            sessions: (0..len).map(|doc| sessions.first(doc).map_or(f32::NAN, |it| it as f32)).collect(),
            since: (0..len).map(|doc| since.first(doc).unwrap_or(0)).collect(),
            newest: (0..len).collect(),
            shelves: Shelves::of(shelves),
            name_words: (0..len).map(|doc| name_words.first(doc).unwrap_or(0).min(255) as u8).collect(),
            telling: Docs::Few((0..len).filter(|doc| tells.first(*doc).is_some()).collect()),
            contacts_only: FxHashMap::default(),
            rows: Rows::default(),
            thin: Rows::default(),
            common: Vec::new(),
        };
        let (since, ids) = (&columns.since, &columns.ids);
        columns.newest.sort_unstable_by_key(|doc| (Reverse(since[*doc as usize]), ids[*doc as usize]));
        let codes = fast.u64(name(fields.counted)).map_err(broken)?;
        columns.fill_rows(|doc, row| {
            row.clear();
            row.extend(codes.values_for_doc(doc).map(|it| number(numbers, it as Code)));
        });
        let private = fast.u64(name(fields.contacts_only_counted)).map_err(broken)?;
        for doc in 0..len {
            let codes: Vec<Code> = private.values_for_doc(doc).map(|it| it as Code).collect();
            if !codes.is_empty() {
                columns.contacts_only.insert(doc, codes.iter().map(|it| number(numbers, *it)).collect());
            }
        }
        Ok(columns)
    }

    fn fill_rows(&mut self, mut codes_of: impl FnMut(u32, &mut Vec<u32>)) {
        self.rows = Rows::fill(self.len, &mut codes_of);
        let mut sums = Vec::new();
        let mut row = Vec::new();
        for doc in 0..self.len {
            codes_of(doc, &mut row);
            for number in &row {
                if sums.len() <= *number as usize {
                    sums.resize(*number as usize + 1, 0);
                }
                sums[*number as usize] += 1;
            }
        }
        let is_common = |number: u32| self.len >= COMMON && sums[number as usize] >= (self.len / COMMON) as usize;
        let numbers = (RESERVED..sums.len() as u32).filter(|it| is_common(*it));
        let mut common: Vec<(u32, Bits)> = numbers.map(|it| (it, Bits::none(self.len))).collect();
        self.thin = Rows::fill(self.len, &mut |doc, row| {
            codes_of(doc, row);
            row.retain(|number| match common.binary_search_by_key(number, |it| it.0) {
                Ok(at) => {
                    common[at].1.insert(doc);
                    false
                }
                Err(_) => true,
            });
        });
        self.common = common.into_iter().map(|(number, bits)| (number, Arc::new(Docs::Many(bits)))).collect();
    }

    /// Who has a common code, by its number.
    pub fn with_common(&self, number: u32) -> Option<&Arc<Docs>> {
        self.common.binary_search_by_key(&number, |it| it.0).ok().map(|at| &self.common[at].1)
    }

    /// The numbers of `doc`, without what only contacts see.
    pub fn numbers_of(&self, doc: u32) -> impl Iterator<Item = u32> {
        self.rows.of(doc)
    }

    /// Adds to the counter of each code how many of `docs` have it. Few are read row by row; of many, the common codes
    /// are counted 64 documents at a time. `count` is how many `docs` are.
    pub fn count(&self, docs: &Docs, count: u32, counters: &mut [u32]) {
        if count < self.len / ROW_BY_ROW {
            self.rows.count(docs, counters);
        } else {
            self.thin.count(docs, counters);
            for (number, common) in &self.common {
                counters[*number as usize] += common.count_in(docs);
            }
        }
        // These counted the empty places, of which the two ways have not the same number.
        counters[..RESERVED as usize].fill(0);
    }
}

/// The number of `code`, a new one if it has none yet.
fn number(numbers: &mut Arc<Numbers>, code: Code) -> u32 {
    match numbers.number(code) {
        Some(number) => number,
        None => Arc::make_mut(numbers).insert(code),
    }
}

/// A file of the index cannot be read.
#[track_caller]
pub(crate) fn broken(error: impl std::fmt::Display) -> Fault {
    Fault::outage(format!("The search index cannot be read or written ({error}). Deleting its folder makes it anew."))
}
