//! Backups: one folder each, made while the server serves, taken for one only when it is whole.
//!
//! ```text
//! FOLDER/kettle-20261120T030000Z/   manifest.json   what is in it, with sums; written last
//!                                   kettle.db       (or tables.json and a .copy for each table of PostgreSQL)
//!                                   files.tar       what members put here
//!                                   erasures.txt    who was erased up to then, by id
//! FOLDER/erasures.txt               the same up to now: a restore of any of them erases those again
//! FOLDER.keys/                      the root key and the settings, and for a week keys-20261120T030000Z.tar: the keys of what
//!                                   is sealed; all to be kept apart from the above
//! ```
//!
//! With a recipient all but the manifest ends in `.age` and can be read by the holder of that key alone.

mod keys;
pub mod ledger;
mod make;
mod manifest;
mod nightly;
mod pace;
mod parts;
mod restore;
mod seal;
mod shelf;
mod verify;

pub use make::{Made, Plan, Source, make};
pub use nightly::{before_upgrade, every_night, make_and_note};
pub use pace::Pace;
pub use restore::{Restore, is_cut_short, restore};
pub use seal::{Identities, Recipient};
pub use shelf::find;
pub use verify::{megabytes as in_words, verify, verify_sealed};

/// A path for people.
fn shown(path: &std::path::Path) -> std::path::Display<'_> {
    path.display()
}

/// What went wrong with a file, in words that say what to do about the usual thing.
fn trouble(path: &std::path::Path, why: &std::io::Error) -> String {
    use std::io::ErrorKind;
    match why.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            format!("{}: the disk is full; make room or name another folder", path.display())
        }
        ErrorKind::PermissionDenied => format!("{}: this user may not write or read there", path.display()),
        _ => format!("{}: {why}", path.display()),
    }
}

#[cfg(test)]
mod tests;
