//! The numbers of each document's codes, in rows of one width: quick to count.

use crate::docs::Docs;
use rustc_hash::FxHashMap;

/// Numbers below this are no codes. An empty place of a row holds the number of its place, so that counting it is
/// harmless and two neighbours never wait for the same counter.
pub(crate) const RESERVED: u32 = 64;
/// In the last place of a row: there are more codes than fit, see `overflow`.
const MORE: u16 = 63;
const WIDEST: usize = 60;

/// For each document its numbers, all in the same width.
#[derive(Debug, Default)]
pub(crate) struct Rows {
    numbers: Vec<u16>,
    width: usize,
    overflow: FxHashMap<u32, Box<[u32]>>,
}

impl Rows {
    /// As wide as all but one document in fifty need; those have their numbers beside. `numbers_of` is asked twice.
    pub fn fill(len: u32, numbers_of: &mut dyn FnMut(u32, &mut Vec<u32>)) -> Rows {
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

    /// The numbers of `doc`.
    pub fn of(&self, doc: u32) -> impl Iterator<Item = u32> {
        let at = doc as usize * self.width;
        let row = &self.numbers[at..at + self.width];
        let more = if row.last() == Some(&MORE) { self.overflow.get(&doc) } else { None };
        let inside = row.iter().map(|it| u32::from(*it)).filter(|it| *it >= RESERVED);
        inside.chain(more.into_iter().flatten().copied())
    }

    /// Adds one to the counter of each number of each of `docs`.
    pub fn count(&self, docs: &Docs, counters: &mut [u32]) {
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
    fn count_width<const WIDTH: usize>(&self, docs: &Docs, counters: &mut [u32]) {
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
