//! The text of PDF, read without building the document: objects are gathered as they lie in the file, content is read from
//! beginning to end, and nothing calls itself, so that no file can make it go on for ever or run out of stack.

mod font;
mod lexer;
mod notes;
mod objects;
mod page;
mod unpacked;

use super::{Gathered, Reach, Unread};
use crate::pdf;
use objects::Objects;
use std::{
    io::{Read, Seek, SeekFrom},
    panic::{AssertUnwindSafe, catch_unwind},
};

/// The pictures of a PDF that say how large they are, in dots; `None` if it cannot be taken apart.
pub(crate) fn dots(bytes: &[u8]) -> Option<Vec<f64>> {
    let read = || {
        let mut objects = Objects::of(bytes).ok()?;
        if objects.is_locked() {
            return None;
        }
        let pictures: Vec<u32> = objects.with("Subtype", b"Image").take(MOST_PAGES).collect();
        let objects = &mut objects;
        let size = |id: u32, key: &str| objects.number(id, key).unwrap_or_default();
        Some(pictures.into_iter().map(|it| size(it, "Width") * size(it, "Height")).collect())
    };
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_default()
}

/// Whether a PDF names who made it, wherever it keeps that; `None` if it cannot be taken apart.
pub(crate) fn names_author(source: &mut (impl Read + Seek)) -> Option<bool> {
    let bytes = whole(source).ok()?;
    catch_unwind(AssertUnwindSafe(|| {
        let mut objects = Objects::of(&bytes).ok().filter(|it| !it.is_locked() && !it.has_missed())?;
        if notes::name_author(&objects) {
            return Some(true);
        }
        let said: Vec<u32> = objects.with("Type", b"Metadata").take(MOST_PAGES).collect();
        for id in said {
            if pdf::blank(&mut objects.stream(id).ok()?) {
                return Some(true);
            }
        }
        (!objects.has_missed()).then_some(false)
    }))
    .unwrap_or_default()
}

/// The largest PDF that is read.
const MOST_FILE: u64 = 64 * 1024 * 1024;
/// More pages and pieces of pages than anybody sends.
const MOST_PAGES: usize = 5_000;
/// A picture of at least so many dots each way may be a scanned page.
const A_PAGE_OF_DOTS: f64 = 600.0;

/// What came of reading one.
pub(super) struct Paper {
    pub reach: Reach,
    pub pages: u32,
}

pub(super) fn read(source: &mut (impl Read + Seek), into: &mut Gathered) -> Result<Paper, Unread> {
    let bytes = whole(source)?;
    // What reads strangers' bytes may have a mistake left; it must not end the thread.
    catch_unwind(AssertUnwindSafe(|| gather(&bytes, into))).unwrap_or(Err(Unread::Broken))
}

/// All of its bytes, if that is what it seems to be.
fn whole(source: &mut (impl Read + Seek)) -> Result<Vec<u8>, Unread> {
    // Its length is known, so that no more is taken of memory than it has bytes.
    let length = source.seek(SeekFrom::End(0)).map_err(|_| Unread::Broken)?;
    let mut bytes = Vec::with_capacity(usize::try_from(length.min(MOST_FILE) + 1).unwrap_or_default());
    source.seek(SeekFrom::Start(0)).map_err(|_| Unread::Broken)?;
    let length = source.by_ref().take(MOST_FILE + 1).read_to_end(&mut bytes).map_err(|_| Unread::Broken)?;
    if length as u64 > MOST_FILE || !bytes[..length.min(1024)].windows(5).any(|it| it == b"%PDF-") {
        return Err(Unread::Broken);
    }
    Ok(bytes)
}

fn gather(bytes: &[u8], into: &mut Gathered) -> Result<Paper, Unread> {
    let mut objects = Objects::of(bytes)?;
    if objects.is_locked() {
        return Err(Unread::Locked);
    }
    let pages: Vec<u32> = objects.with("Type", b"Page").take(MOST_PAGES).collect();
    let forms: Vec<u32> = objects.with("Subtype", b"Form").take(MOST_PAGES).collect();
    let mut is_partly = objects.with("Subtype", b"Image").any(|it| is_page_of_dots(&objects, it));
    let mut known = page::Fonts::new();
    for id in pages.iter().chain(&forms) {
        let fonts = page::fonts(&mut objects, *id, &mut known)?;
        let content = page::content(&mut objects, *id)?;
        is_partly |= !page::read(&content, &fonts, into);
        into.line();
        if into.is_full {
            break;
        }
    }
    // Notes and a title are no page that was read.
    is_partly |= objects.has_missed() || into.text.trim().is_empty();
    let inside = notes::read(&objects, into);
    if into.text.trim().is_empty() {
        return Err(if pages.is_empty() { Unread::Broken } else { Unread::Pictures });
    }
    let reach = match (inside, is_partly) {
        (true, _) => Reach::Parts,
        (false, true) => Reach::Pages,
        (false, false) => Reach::Whole,
    };
    Ok(Paper { reach, pages: u32::try_from(pages.len()).unwrap_or(u32::MAX) })
}

fn is_page_of_dots(objects: &Objects<'_>, id: u32) -> bool {
    let size = |key| objects.number(id, key).unwrap_or_default();
    size("Width") >= A_PAGE_OF_DOTS && size("Height") >= A_PAGE_OF_DOTS
}
