//! Files on their way in, whatever they are brought to: received sealed, looked through apart, drawn anew, shown to the guard,
//! and only then kept. Whoever takes them decides first whether somebody may bring any, and names them in rows of its own.

mod answered;
mod kept;
mod out;

pub use answered::{RefusedFiles, bring_files};
pub use kept::{
    KeptFile, discard, discard_files, drop_files, has_room, keep_files, old_files, or_drop, remove_unnamed,
};
pub use out::{attaching, file_card, send_file, send_part, send_preview, unreadable_card};

use crate::{App, apart};
use files::{Bench, FileName, Fit, Intake, Kind, Lock, Prepared, Reach, Title, Unfit, Unread};
use guard::Seen;
use kernel::{Fault, MemberId, Private, Problems, Result};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::Semaphore;
use web::{Incoming, No, Sent};

/// So much text of a file is looked at; more is no letter.
const MOST_TEXT: usize = 4_000_000;
/// So many files of one member are on their way at once (abuse case 70).
const AT_ONCE: usize = 3;
/// So many pictures are drawn at once: each takes as much memory as it has pixels.
const DRAWN_AT_ONCE: usize = 2;
/// So much of its text goes on with a file, for whoever keeps it beside it; in bytes.
const KEPT_TEXT: usize = 200_000;

type LockOf = Arc<dyn Fn(&FileName) -> Lock + Send + Sync>;

/// Leave to bring files, while somebody is at it.
pub struct Bringing {
    lock: LockOf,
    _underway: Underway,
}

/// A file that was looked through and is not kept yet.
pub struct Brought {
    /// The file.
    pub fit: Fit,
    /// What the guard saw in its name and in its words; those are not kept.
    pub seen: Seen,
    /// How much of it nobody has looked at.
    pub unseen: Unseen,
    /// The beginning of its words, for whoever keeps them sealed beside it; empty if there are none.
    pub words: Private<String>,
    /// How many pages it has, as far as that is known.
    pub pages: Option<u32>,
}

/// What of a file the guard could not see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unseen {
    /// Nothing but pictures, of which whoever brings them is reminded.
    Nothing,
    /// All of it that counts, of a document: whoever brings it says that they looked through it themselves.
    All(Unread),
    /// A part of it, likewise.
    Some(Reach),
}

/// Counts the files of each member that are on their way.
#[derive(Default)]
struct Busy(Mutex<HashMap<MemberId, usize>>);

struct Underway(Arc<Busy>, MemberId);

/// Those who draw wait for each other.
struct Drawing(Semaphore);

impl Bringing {
    /// For one member; `lock` says with what the file of a name is sealed.
    ///
    /// # Errors
    /// The problem of whoever has too many on their way.
    pub fn begin(
        app: &App,
        member: MemberId,
        lock: impl Fn(&FileName) -> Lock + Send + Sync + 'static,
    ) -> Result<Bringing> {
        let busy = app.keep(Busy::default);
        let underway = Underway::begin(busy, member).ok_or_else(|| {
            Problems::one("file", "Three of your files are on their way already. Wait until they are here.")
        })?;
        Ok(Bringing { lock: Arc::new(lock), _underway: underway })
    }

    fn receive(&self, app: &App) -> (FileName, Intake) {
        let name = FileName::new(app.rng());
        let intake = app.files().receive(&name, (self.lock)(&name), app.rng());
        (name, intake)
    }
}

/// Every file of a form, looked through. What is refused leaves nothing.
///
/// # Errors
/// Why one cannot be taken, in words for the field `file`; it did not arrive whole.
async fn take_in(app: &App, bringing: &Bringing, sent: &mut Sent) -> Result<Vec<Brought>, No> {
    let mut brought = Vec::new();
    while let Some(file) = sent.next_file().await? {
        brought.push(take_one(app, bringing, file).await?);
    }
    Ok(brought)
}

async fn take_one(app: &App, bringing: &Bringing, mut file: Incoming) -> Result<Brought, No> {
    let title = Title::new(file.name());
    let (name, mut intake) = bringing.receive(app);
    loop {
        match file.piece().await {
            Ok(Some(piece)) => intake.take(piece).await?,
            Ok(None) => break,
            Err(no) => {
                intake.give_up().await;
                return Err(no);
            }
        }
    }
    let whole = intake.end().await?;
    Ok(look_through(app, bringing, Prepared { name, whole }, title).await?)
}

/// A file that is in memory already, looked through as if it had arrived.
///
/// # Errors
/// As [`take_in`].
pub async fn take_bytes(app: &App, bringing: &Bringing, title: Title, bytes: Vec<u8>) -> Result<Brought> {
    let (name, mut intake) = bringing.receive(app);
    intake.take(bytes.into()).await?;
    let whole = intake.end().await?;
    look_through(app, bringing, Prepared { name, whole }, title).await
}

/// Looks through a file that has arrived. What is refused leaves nothing.
///
/// # Errors
/// Why it cannot be sent, in words for the field of the file.
async fn look_through(app: &App, bringing: &Bringing, arrived: Prepared, title: Title) -> Result<Brought> {
    let drawing = app.keep(|| Drawing(Semaphore::new(DRAWN_AT_ONCE)));
    let is_picture = title.ending().and_then(Kind::of_ending).is_some_and(Kind::is_picture);
    let turn = match is_picture {
        true => Some(drawing.0.acquire().await.map_err(|_| Fault::bug("nobody draws any more"))?),
        false => None,
    };
    let (files, rng, lock, shown) = (app.files().clone(), app.rng().clone(), bringing.lock.clone(), title.clone());
    let work = move || {
        let bench = Bench { files: &files, lock: &*lock, rng: &rng };
        read_through(files::fit(&bench, arrived, &title)?)
    };
    let looked = apart(app, work).await?;
    drop(turn);
    looked.map_err(|it: Unfit| match it {
        Unfit::Fault(fault) => fault.into(),
        problem => Problems::one("file", format!("{shown}: {problem}")).into(),
    })
}

/// Names of files and the words in them are words (security.md, G33). On a blocking thread.
fn read_through(fit: Fit) -> std::result::Result<Brought, Unfit> {
    let seen = guard::look(&[("file", &fit.title.words())]);
    let none = || Private::new(String::new());
    let (seen, unseen, words, pages) = match files::text_of(fit.kind, &mut fit.reader()?, MOST_TEXT) {
        Ok(layer) => {
            let seen = seen.and(guard::look(&[("file", &layer.text)]));
            (seen, Unseen::of(layer.reach), beginning(&layer.text), layer.pages)
        }
        Err(_) if fit.kind.is_picture() => (seen, Unseen::Nothing, none(), None),
        Err(why) => (seen, Unseen::All(why), none(), None),
    };
    Ok(Brought { fit, seen, unseen, words, pages })
}

/// So much of a text as goes on with its file.
fn beginning(text: &str) -> Private<String> {
    let text = text.trim();
    Private::new(text[..text.floor_char_boundary(KEPT_TEXT)].to_owned())
}

impl Unseen {
    fn of(reach: Reach) -> Unseen {
        match reach {
            Reach::Whole | Reach::Pictures => Unseen::Nothing,
            Reach::Pages | Reach::Beginning | Reach::Parts => Unseen::Some(reach),
        }
    }
    /// What follows the file's name, if whoever brings it has to say that they looked themselves.
    pub fn words(self) -> Option<String> {
        match self {
            Unseen::Nothing => None,
            Unseen::All(why) => Some(why.to_string()),
            Unseen::Some(reach) => Some(reach.to_string()),
        }
    }
}

impl Underway {
    fn begin(busy: Arc<Busy>, member: MemberId) -> Option<Underway> {
        {
            let mut all = busy.0.lock().unwrap_or_else(PoisonError::into_inner);
            let count = all.entry(member).or_default();
            if *count >= AT_ONCE {
                return None;
            }
            *count += 1;
        }
        Some(Underway(busy, member))
    }
}

impl Drop for Underway {
    fn drop(&mut self) {
        let mut all = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = all.get_mut(&self.1) {
            *count -= 1;
            if *count == 0 {
                all.remove(&self.1);
            }
        }
    }
}
