//! What is known of each document of one segment, in memory: codes in rows of one width, places, ages, ids.

use crate::{Code, Key, bits::Bits, entry::Point, facet_of, schema::Fields};
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

/// Numbers below this are no codes. An empty place of a row holds the number of its place, so that counting it is
/// harmless and two neighbours never wait for the same counter.
const RESERVED: u32 = 64;
/// In the last place of a row: there are more codes than fit, see `overflow`.
const MORE: u16 = 63;
const WIDEST: usize = 60;
/// A code is common if at least one in so many have it.
const COMMON: u32 = 32;
/// Below one in so many documents, reading their rows is quicker.
const ROW_BY_ROW: u32 = 16;

/// For each document its numbers, all in the same width.
#[derive(Debug, Default)]
struct Rows {
    numbers: Vec<u16>,
    width: usize,
    overflow: FxHashMap<u32, Box<[u32]>>,
}

/// One segment. It never changes; who is alive in it is known elsewhere.
#[derive(Debug)]
pub(crate) struct Columns {
    pub len: u32,
    pub ids: Vec<Key>,
    pub places: [Vec<f32>; 3],
    pub sessions: Vec<f32>,
    pub since: Vec<i64>,
    pub name_words: Vec<u8>,
    /// All documents, the newest first.
    pub newest: Vec<u32>,
    /// The contacts-only codes of those who have any, as numbers.
    pub contacts_only: FxHashMap<u32, Box<[u32]>>,
    /// All codes.
    rows: Rows,
    /// The codes that are not in `common`.
    thin: Rows,
    /// Who has each code that one in thirty-two or more have.
    common: Vec<(u32, Bits)>,
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
        let high = fast.u64(name(fields.id_high)).map_err(broken)?;
        let low = fast.u64(name(fields.id_low)).map_err(broken)?;
        let [lat, lon, sessions] = [
            fast.f64(name(fields.lat)).map_err(broken)?,
            fast.f64(name(fields.lon)).map_err(broken)?,
            fast.f64(name(fields.sessions)).map_err(broken)?,
        ];
        let since = fast.i64(name(fields.since)).map_err(broken)?;
        let name_words = fast.u64(name(fields.name_words)).map_err(broken)?;
        let mut places = [(); 3].map(|()| Vec::with_capacity(len as usize));
        for doc in 0..len {
            let at = lat.first(doc).zip(lon.first(doc)).map(|(lat, lon)| Point { lat, lon }.unit());
            for (axis, value) in places.iter_mut().zip(at.unwrap_or([f32::NAN; 3])) {
                axis.push(value);
            }
        }
        let id = |doc| u128::from(high.first(doc).unwrap_or(0)) << 64 | u128::from(low.first(doc).unwrap_or(0));
        let mut columns = Columns {
            len,
            ids: (0..len).map(|doc| id(doc).to_be_bytes()).collect(),
            places,
            sessions: (0..len).map(|doc| sessions.first(doc).map_or(f32::NAN, |it| it as f32)).collect(),
            since: (0..len).map(|doc| since.first(doc).unwrap_or(0)).collect(),
            newest: (0..len).collect(),
            name_words: (0..len).map(|doc| name_words.first(doc).unwrap_or(0).min(255) as u8).collect(),
            contacts_only: FxHashMap::default(),
            rows: Rows::default(),
            thin: Rows::default(),
            common: Vec::new(),
        };
        let (since, ids) = (&columns.since, &columns.ids);
        columns.newest.sort_unstable_by_key(|doc| (Reverse(since[*doc as usize]), ids[*doc as usize]));
        let codes = fast.u64(name(fields.code)).map_err(broken)?;
        columns.fill_rows(|doc, row| {
            row.clear();
            row.extend(codes.values_for_doc(doc).map(|it| number(numbers, it as Code)));
        });
        let private = fast.u64(name(fields.contacts_only_code)).map_err(broken)?;
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
        self.common = numbers.map(|it| (it, Bits::none(self.len))).collect();
        let common = &mut self.common;
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
    }

    /// Adds to the counter of each code how many of `docs` have it. Few are read row by row; of many, the common codes
    /// are counted 64 documents at a time.
    pub fn count(&self, docs: &Bits, counters: &mut [u32]) {
        if docs.count() < self.len / ROW_BY_ROW {
            self.rows.count(docs, counters);
        } else {
            self.thin.count(docs, counters);
            for (number, bits) in &self.common {
                counters[*number as usize] += bits.count_in(docs);
            }
        }
        // These counted the empty places, of which the two ways have not the same number.
        counters[..RESERVED as usize].fill(0);
    }

    /// The place of `doc` on the ball of radius one; not a number if it has none.
    pub fn place(&self, doc: u32) -> [f32; 3] {
        self.places.each_ref().map(|axis| axis[doc as usize])
    }
}

impl Rows {
    /// As wide as all but one document in fifty need; those have their numbers beside. `numbers_of` is asked twice.
    fn fill(len: u32, numbers_of: &mut dyn FnMut(u32, &mut Vec<u32>)) -> Rows {
        let mut found = Vec::new();
        let mut lengths = [0u32; WIDEST + 1];
        for doc in 0..len {
            numbers_of(doc, &mut found);
            lengths[found.len().min(WIDEST)] += 1;
        }
        let mut beyond = len;
        let fits = lengths.iter().position(|n| {
            beyond -= n;
            beyond <= len / 50
        });
        let width = fits.unwrap_or(WIDEST).next_multiple_of(4).clamp(4, WIDEST);
        let mut rows =
            Rows { numbers: Vec::with_capacity(width * len as usize), width, overflow: FxHashMap::default() };
        for doc in 0..len {
            numbers_of(doc, &mut found);
            if found.len() <= width && found.iter().all(|it| *it <= u32::from(u16::MAX)) {
                rows.numbers.extend(found.iter().map(|it| *it as u16));
                rows.numbers.extend((found.len()..width).map(|place| place as u16));
            } else {
                rows.numbers.extend((0..width - 1).map(|place| place as u16));
                rows.numbers.push(MORE);
                rows.overflow.insert(doc, found.as_slice().into());
            }
        }
        rows
    }

    /// Adds one to the counter of each number of each of `docs`.
    fn count(&self, docs: &Bits, counters: &mut [u32]) {
        match self.width {
            4 => self.count_width::<4>(docs, counters),
            8 => self.count_width::<8>(docs, counters),
            12 => self.count_width::<12>(docs, counters),
            16 => self.count_width::<16>(docs, counters),
            20 => self.count_width::<20>(docs, counters),
            24 => self.count_width::<24>(docs, counters),
            wide => docs.each(|doc| {
                let at = doc as usize * wide;
                self.count_row(doc, &self.numbers[at..at + wide], counters);
            }),
        }
    }

    /// A width that the compiler knows is a loop that it unrolls. Rows lie far apart, so they are fetched in batches: the
    /// memory then works on many of them at once.
    fn count_width<const WIDTH: usize>(&self, docs: &Bits, counters: &mut [u32]) {
        let (rows, _) = self.numbers.as_chunks::<WIDTH>();
        let mut batch = [(0, [0; WIDTH]); 32];
        let mut wanted = [0; 32];
        let mut filled = 0;
        let mut count = |wanted: &[u32]| {
            let fetched = &mut batch[..wanted.len()];
            fetched.iter_mut().zip(wanted).for_each(|(place, doc)| *place = (*doc, rows[*doc as usize]));
            fetched.iter().for_each(|(doc, row)| self.count_row(*doc, row, counters));
        };
        docs.each(|doc| {
            wanted[filled] = doc;
            filled += 1;
            if filled == wanted.len() {
                count(&wanted);
                filled = 0;
            }
        });
        count(&wanted[..filled]);
    }

    #[inline(always)]
    fn count_row(&self, doc: u32, row: &[u16], counters: &mut [u32]) {
        for number in row {
            counters[*number as usize] += 1;
        }
        if row.last() == Some(&MORE) {
            for number in self.overflow.get(&doc).into_iter().flatten() {
                counters[*number as usize] += 1;
            }
        }
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
