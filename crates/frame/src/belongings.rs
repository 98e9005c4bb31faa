//! What a feature holds of a member: what goes into the copy that they take along, and what goes when they leave.

use crate::App;
use files::{FileName, Lock};
use kernel::{MemberId, Result};
use serde_json::Value;
use std::{future::Future, pin::Pin};
use store::{Reader, Tx};

/// Every table that refers to a member is claimed by exactly one feature (a house test reads the schema).
pub struct Belongings {
    /// The claimed tables.
    pub tables: &'static [&'static str],
    /// What it is, for the member whose it is.
    pub words: Holding,
    /// Everything of this member, in one snapshot, and nothing that another wrote or that names another (abuse case 21).
    pub export: for<'r> fn(&'r App, Reader<'r>, MemberId) -> Exporting<'r>,
    /// Takes away what must go, inside the transaction in which the member leaves. Files go by jobs that it enqueues.
    pub erase: for<'t> fn(&'t mut Tx, MemberId) -> Erasing<'t>,
}

/// What a feature holds, in sentences: they stand on the page with one's data, in the copy, and on the page on which one
/// leaves. What a feature does not say here, people cannot know before they press the button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// "Your account".
    pub title: &'static str,
    /// What there is, and so what is in the copy.
    pub has: &'static str,
    /// What there is besides and is not in the copy, and why; empty if all is.
    pub without: &'static str,
    /// What is deleted when they leave.
    pub goes: &'static str,
    /// What stays without their name; empty if nothing does.
    pub stays: &'static str,
}

/// One feature's part of a member's copy.
#[derive(Clone)]
pub struct Exported {
    /// `accounts`: the name of its file. It never changes.
    pub name: &'static str,
    /// An object; its fields keep their names and meaning, new ones may come. Moments are [`kernel::Moment::iso`].
    pub json: Value,
    /// Files of the member's own.
    pub files: Vec<ExportedFile>,
}

/// A file in a copy.
#[derive(Clone)]
pub struct ExportedFile {
    /// `photo-large.jpg`: what it is called in the copy; once in it.
    pub called: String,
    /// Where it lies.
    pub kept: FileName,
    /// With what it is sealed, if it is.
    pub lock: Option<Lock>,
}

impl Exported {
    /// A part without files.
    pub fn new(name: &'static str, json: Value) -> Exported {
        Exported { name, json, files: vec![] }
    }
    /// With one more file.
    pub fn with(mut self, called: impl Into<String>, kept: FileName) -> Exported {
        self.files.push(ExportedFile { called: called.into(), kept, lock: None });
        self
    }
    /// With one more file, which lies there sealed.
    pub fn with_sealed(mut self, called: impl Into<String>, kept: FileName, lock: Lock) -> Exported {
        self.files.push(ExportedFile { called: called.into(), kept, lock: Some(lock) });
        self
    }
}

/// An export under way.
pub type Exporting<'r> = Pin<Box<dyn Future<Output = Result<Exported>> + Send + 'r>>;
/// An erasure under way.
pub type Erasing<'t> = Pin<Box<dyn Future<Output = Result<()>> + Send + 't>>;
