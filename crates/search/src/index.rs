//! The index on disk: opened, changed, made anew beside itself, and read as snapshots.

use crate::{
    Ask, Change, Entry, Found, Key,
    columns::{Columns, Numbers, broken},
    finding, generation,
    memory::Memory,
    schema::Fields,
    snapshot::{Segment, Snapshot},
    typeahead,
};
use kernel::Fault;
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock,
        atomic::{AtomicU64, Ordering},
    },
};
use tantivy::{
    IndexReader, IndexWriter, ReloadPolicy,
    index::SegmentId,
    indexer::{LogMergePolicy, NoMergePolicy},
};

/// One index in one folder. Reading never waits for writing; one process at a time may write.
///
/// The folder holds nothing that cannot be made again: after it was deleted, or its form has changed, the index is
/// empty and [`Index::cursor`] is 0.
pub struct Index {
    folder: PathBuf,
    fields: Arc<Fields>,
    now: RwLock<Arc<Snapshot>>,
    writing: Mutex<Writing>,
}

/// What only a writer needs.
struct Writing {
    folder: PathBuf,
    index: tantivy::Index,
    reader: IndexReader,
    memory: Memory,
    /// Made by the first change, so that a process that only reads takes no lock.
    writer: Option<IndexWriter>,
}

/// How many snapshots this process has made.
static GENERATIONS: AtomicU64 = AtomicU64::new(1);
/// For sets that were read lately: so many bytes for each entry, within bounds.
const MEMORY_PER_ENTRY: u64 = 48;
const MEMORY_BYTES: std::ops::RangeInclusive<u64> = 16 << 20..=128 << 20;
/// While a change is written. Tantivy wants at least 15 MB for its thread.
const CHANGE_BYTES: usize = 16 << 20;
/// While everything is written anew: each time this is full, a segment is done.
const REBUILD_BYTES: usize = 48 << 20;

impl Index {
    /// Opens the index in `folder`, an empty one if there is none or none that can be read.
    ///
    /// # Errors
    /// The folder cannot be written.
    pub fn open(folder: &Path) -> Result<Index, Fault> {
        let fields = Arc::new(Fields::new());
        let known = generation::current(folder).and_then(|it| match read(&it, &fields) {
            Ok(opened) => Some(opened),
            Err(fault) => {
                tracing::warn!(%fault, "the search index cannot be read and will be made anew");
                None
            }
        });
        let (writing, snapshot) = match known {
            Some(opened) => opened,
            None => {
                let path = generation::begin(folder, None)?;
                generation::create(&path, &fields)?;
                generation::make_current(folder, &path)?;
                read(&path, &fields)?
            }
        };
        Ok(Index {
            folder: folder.to_owned(),
            fields,
            now: RwLock::new(Arc::new(snapshot)),
            writing: Mutex::new(writing),
        })
    }

    /// Answers a question. It takes well below a millisecond for tens of thousands of entries and never waits for a
    /// writer, so it may be called in place.
    ///
    /// # Errors
    /// A file of the index cannot be read.
    pub fn find(&self, ask: &Ask) -> Result<Found, Fault> {
        finding::find(&self.snapshot(), ask)
    }

    /// The first `limit` ids of those whose name (or what counts as the name) begins with what was typed: whole words
    /// first, then the newest. If nobody's does, names that differ in one letter. What stands on a shelf is never among them.
    ///
    /// # Errors
    /// A file of the index cannot be read.
    pub fn typeahead(&self, text: &str, limit: usize, hidden: &[Key]) -> Result<Vec<Key>, Fault> {
        typeahead::typeahead(&self.snapshot(), text, limit, hidden)
    }

    /// Up to which fact the index is true: what the last commit was given. 0 if it is new.
    pub fn cursor(&self) -> i64 {
        self.snapshot().cursor
    }

    /// A number that is another one whenever anything in the index has changed; no other index of this process ever has
    /// it. It says nothing about the index of another process or of an earlier one.
    pub fn generation(&self) -> u64 {
        self.snapshot().generation
    }

    /// How many entries there are, whoever may see them.
    pub fn len(&self) -> u64 {
        self.snapshot().segments.iter().map(|it| u64::from(it.living)).sum()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the folder is still there. If somebody deleted it the index goes on answering from what it has open;
    /// [`Index::rebuild`] makes the folder anew.
    pub fn is_on_disk(&self) -> bool {
        generation::current(&self.folder).is_some_and(|it| it == self.writing().folder)
    }

    /// Makes the changes, in their order, visible and durable together with `cursor`. When this returns they are found.
    /// The same changes may be applied again.
    ///
    /// # Errors
    /// A file cannot be written, or another process writes this index. Apply the same changes again later.
    pub fn apply(&self, changes: &[Change], cursor: i64) -> Result<(), Fault> {
        let mut writing = self.writing();
        let done = writing.apply(&self.fields, changes, cursor);
        if done.is_err() {
            // What it may have half taken in must not come with the next commit.
            writing.writer = None;
        }
        done?;
        let before = self.snapshot();
        let after = snapshot(&writing.index, &writing.reader, &self.fields, &writing.memory, Some(&before))?;
        self.publish(after);
        Ok(())
    }

    /// Writes all `entries` into a new index beside the old one, which answers meanwhile, then takes its place.
    /// Changes wait. `cursor` is that of the moment before the first entry was read: what happened since comes again.
    ///
    /// # Errors
    /// The old index stays: a file cannot be written, or reading the entries failed.
    pub fn rebuild(&self, entries: &mut dyn Iterator<Item = Result<Entry, Fault>>, cursor: i64) -> Result<u64, Fault> {
        let mut writing = self.writing();
        let path = generation::begin(&self.folder, Some(&writing.folder))?;
        let made = generation::create(&path, &self.fields)
            .and_then(|index| write_all(index, &self.fields, entries, cursor))
            .and_then(|count| Ok((count, read(&path, &self.fields)?)));
        let (count, (opened, snapshot)) = match made {
            Ok(made) => made,
            Err(fault) => {
                generation::discard(&path);
                return Err(fault);
            }
        };
        generation::make_current(&self.folder, &path)?;
        let old = std::mem::replace(&mut *writing, opened);
        self.publish(snapshot);
        let stale = old.folder.clone();
        drop(old);
        generation::discard(&stale);
        Ok(count)
    }

    fn snapshot(&self) -> Arc<Snapshot> {
        self.now.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn publish(&self, snapshot: Snapshot) {
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(snapshot);
    }

    fn writing(&self) -> MutexGuard<'_, Writing> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Writing {
    fn apply(&mut self, fields: &Fields, changes: &[Change], cursor: i64) -> Result<(), Fault> {
        if self.writer.is_none() {
            let writer = self.index.writer_with_num_threads(1, CHANGE_BYTES).map_err(broken)?;
            let mut policy = LogMergePolicy::default();
            policy.set_del_docs_ratio_before_merge(0.2);
            policy.set_min_num_segments(4);
            writer.set_merge_policy(Box::new(policy));
            self.writer = Some(writer);
        }
        let Some(writer) = self.writer.as_mut() else { return Err(Fault::bug("the writer of the index is missing")) };
        for change in changes {
            match change {
                Change::Put(entry) => {
                    writer.delete_term(fields.id_term(&entry.id));
                    writer.add_document(fields.document(entry)).map_err(broken)?;
                }
                Change::Remove(id) => {
                    writer.delete_term(fields.id_term(id));
                }
            }
        }
        commit(writer, cursor)?;
        self.reader.reload().map_err(broken)
    }
}

/// A plain commit would drop the cursor.
fn commit(writer: &mut IndexWriter, cursor: i64) -> Result<(), Fault> {
    let mut prepared = writer.prepare_commit().map_err(broken)?;
    prepared.set_payload(&cursor.to_string());
    prepared.commit().map_err(broken)?;
    Ok(())
}

fn write_all(
    index: tantivy::Index,
    fields: &Fields,
    entries: &mut dyn Iterator<Item = Result<Entry, Fault>>,
    cursor: i64,
) -> Result<u64, Fault> {
    let mut writer: IndexWriter = index.writer_with_num_threads(1, REBUILD_BYTES).map_err(broken)?;
    writer.set_merge_policy(Box::new(NoMergePolicy));
    let mut count = 0;
    for entry in entries {
        writer.add_document(fields.document(&entry?)).map_err(broken)?;
        count += 1;
    }
    commit(&mut writer, cursor)?;
    // One segment is the quickest to read.
    let segments = index.searchable_segment_ids().map_err(broken)?;
    if segments.len() > 1 {
        writer.merge(&segments).wait().map_err(broken)?;
        writer.garbage_collect_files().wait().map_err(broken)?;
    }
    writer.wait_merging_threads().map_err(broken)?;
    Ok(count)
}

/// Opens one generation.
fn read(folder: &Path, fields: &Arc<Fields>) -> Result<(Writing, Snapshot), Fault> {
    let index = tantivy::Index::open_in_dir(folder).map_err(broken)?;
    let reader: IndexReader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into().map_err(broken)?;
    let wanted = reader.searcher().num_docs() * MEMORY_PER_ENTRY;
    let memory = Memory::of(wanted.clamp(*MEMORY_BYTES.start(), *MEMORY_BYTES.end()));
    let snapshot = snapshot(&index, &reader, fields, &memory, None)?;
    Ok((Writing { folder: folder.to_owned(), index, reader, memory, writer: None }, snapshot))
}

/// What the last commit left, with whatever `before` has of it already.
fn snapshot(
    index: &tantivy::Index,
    reader: &IndexReader,
    fields: &Arc<Fields>,
    memory: &Memory,
    before: Option<&Snapshot>,
) -> Result<Snapshot, Fault> {
    let payload = index.load_metas().map_err(broken)?.payload;
    let cursor = payload.and_then(|it| it.parse().ok()).unwrap_or(0);
    let mut numbers = before.map_or_else(|| Arc::new(Numbers::new()), |it| it.numbers.clone());
    let known = |id: SegmentId| before.and_then(|it| it.segments.iter().find(|it| it.id == id));
    let mut segments = Vec::new();
    for reader in reader.searcher().segment_readers() {
        match known(reader.segment_id()) {
            Some(segment) if segment.living == reader.num_docs() => segments.push(segment.clone()),
            Some(segment) => segments.push(Arc::new(segment.reopened(reader))),
            None => {
                let columns = Arc::new(Columns::load(reader, fields, &mut numbers)?);
                segments.push(Arc::new(Segment::open(reader, columns, fields, memory)));
            }
        }
    }
    let generation = GENERATIONS.fetch_add(1, Ordering::Relaxed);
    Ok(Snapshot { segments, numbers, fields: fields.clone(), cursor, generation, everybody: OnceLock::new() })
}
