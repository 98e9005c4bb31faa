//! The port through which things become reportable: whoever has something that members write says what it is, and can
//! hold it back and let it go again. Reports, decisions and letters are the matter of the feature.

use kernel::{Fault, Id, MemberId, Moment, Result};
use std::{
    collections::BTreeMap,
    future::Future,
    pin::Pin,
    sync::{Arc, PoisonError, RwLock},
};
use store::{Reader, Tx, named, sql};

/// The noun of [`ThingId`].
pub enum ThingNoun {}
/// Something that a member wrote, whatever it is: for a profile the id of the member.
pub type ThingId = Id<ThingNoun>;

/// Something that a member wrote, as one reader may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thing {
    /// Whose it is; nobody: it was asked without a name, and who asked is not for those who look at reports.
    pub author: Option<MemberId>,
    /// What it is called: "Profile of Ada Lovelace".
    pub name: String,
    /// Its page.
    pub url: String,
    /// What it says to this reader, part by part: kept with a report, so that a later change does not hide what was
    /// reported (abuse case 46).
    pub said: Vec<Said>,
    /// Since when it is held back, if it is.
    pub held_since: Option<Moment>,
}

/// One part of what a thing says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// "Headline".
    pub part: String,
    /// The words.
    pub words: String,
}

/// The answer to [`Reportable::find`].
pub type Finding<'a> = Pin<Box<dyn Future<Output = Result<Option<Thing>>> + Send + 'a>>;
/// A change under way.
pub type Changing<'t> = Pin<Box<dyn Future<Output = Result<()>> + Send + 't>>;

/// How the copy that a report keeps of a thing lies in the store.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kept {
    /// As it is: every member may read such things anyway.
    Plain,
    /// Sealed, with a key of the report alone: of private words nothing lies anywhere open, and those who look at reports
    /// see the one thing that was reported and nothing around it.
    Sealed,
}

/// Has one kind of thing that members write and others may report.
pub trait Reportable: Send + Sync {
    /// The word in the store and in addresses: `profile`.
    fn kind(&self) -> &'static str;

    /// What people call it: "profile".
    fn noun(&self) -> &'static str;

    /// How a report keeps its copy of such a thing.
    fn kept(&self) -> Kept {
        Kept::Plain
    }

    /// The thing as the reader's viewer may see it; `None` if for them there is none.
    fn find<'a>(&'a self, reader: Reader<'a>, thing: ThingId) -> Finding<'a>;

    /// Holds it back: from now on only its author and those who look at reports see it. Twice is once.
    ///
    /// # Errors
    /// `Absent` if the writer may not, by the rules of whoever has the thing.
    fn hide<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t>;

    /// Lets it be seen again. Twice is once.
    ///
    /// # Errors
    /// `Absent` if the writer may not, by the rules of whoever has the thing.
    fn restore<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t>;
}

/// All that is reportable, as the app keeps it: `app.keep(Reportables::default).connect(…)` in `Feature::begin`.
#[derive(Default)]
pub struct Reportables(RwLock<BTreeMap<&'static str, Arc<dyn Reportable>>>);

impl Reportables {
    /// Puts one kind of thing in.
    pub fn connect(&self, things: Arc<dyn Reportable>) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(things.kind(), things);
    }
    /// Whoever has things of this kind.
    pub fn find(&self, kind: &str) -> Option<Arc<dyn Reportable>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(kind).cloned()
    }
}

/// Whether anybody ever reported this thing: what is done beyond a report must have one.
pub async fn has_report(reader: Reader<'_>, kind: &str, thing: ThingId) -> Result<bool, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM report WHERE thing_kind = :kind AND thing_id = :thing");
    Ok(reader.count(sql, named! { kind, thing: &thing }).await? > 0)
}
