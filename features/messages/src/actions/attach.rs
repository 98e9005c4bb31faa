//! Bringing files into a conversation, sending them along, taking them away.

use super::{apart, find_lock};
use crate::{
    attachment::{About, AttachProblem, AttachmentId, MOST, Place, Preview, TABLE},
    conversation::ConversationId,
    message::MessageId,
    policy::{self, Post, Revise},
    sealing::Lock,
    store::{
        self as db,
        attachment::{self, NewAttachment},
        posting::NewMessage,
    },
};
use ::store::Tx;
use files::{Bench, FileName, Fit, Intake, Kind, Prepared, Reach, Title, Unfit, Unread};
use frame::App;
use guard::{Cleared, Seen};
use kernel::{Act, Fault, MemberId, OrAbsent, Permit, Problems, Result, Viewer};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::Semaphore;

/// Bringing files.
pub const ATTACH: Act = Act::open("attach_files");
/// Taking one back before it is sent.
pub const DETACH: Act = Act::open("detach_file");
/// Taking away what nobody needs any more.
const TIDY: Act = Act::open("tidy_files");

/// So much text of a file is looked at; more is no letter.
const MOST_TEXT: usize = 4_000_000;
/// So many files of one member are on their way at once (abuse case 70).
const AT_ONCE: usize = 3;
/// So many pictures are drawn at once: each takes as much memory as it has pixels.
const DRAWN_AT_ONCE: usize = 2;
/// What was never sent is not kept for ever.
const FORGOTTEN: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// A file that no row names may be on its way, or in a backup that is being made.
const GRACE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Leave to bring files, while one is at it.
pub struct Bringing {
    lock: Lock,
    author: MemberId,
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
    /// Where the next file goes, and with what it is sealed.
    pub fn receive(&self, app: &App) -> (FileName, Intake) {
        let name = FileName::new(app.rng());
        let intake = app.files().receive(&name, self.lock_of(&name), app.rng());
        (name, intake)
    }
    fn lock_of(&self, name: &FileName) -> files::Lock {
        let place = Place { id: AttachmentId::NONE, conversation: self.lock.conversation, author: self.author };
        place.lock(&self.lock.key, name)
    }
}

/// Whether the viewer may bring files into this conversation: asked before the first byte is read.
///
/// # Errors
/// `Absent` for whoever is not in it; the problem of whoever has no room; `SlowDown` for too many at once.
pub async fn may_bring(app: &App, viewer: &Viewer, conversation: ConversationId) -> Result<Bringing> {
    let author = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let talk = db::find_talk(read.reader(), conversation).await?.or_absent()?;
    policy::may_post(viewer, &talk, ())?;
    talk.writable().map_err(Problems::from)?;
    if attachment::count_waiting(read.reader(), conversation, author).await? >= MOST as i64 {
        return Err(refused(AttachProblem::TooMany));
    }
    has_room(app, attachment::count_stored(read.reader(), author).await?, 0)?;
    drop(read);
    let lock = find_lock(app, conversation).await?.or_absent()?;
    let busy = app.keep(Busy::default);
    let underway = Underway::begin(busy, author).ok_or_else(|| {
        Problems::one("file", "Three of your files are on their way already. Wait until they are here.")
    })?;
    Ok(Bringing { lock, author, _underway: underway })
}

/// Looks through a file that has arrived. What is refused leaves nothing.
///
/// # Errors
/// Why it cannot be sent, in words for the field of the file.
pub async fn look_through(app: &App, bringing: &Bringing, arrived: Prepared, title: Title) -> Result<Brought> {
    let drawing = app.keep(|| Drawing(Semaphore::new(DRAWN_AT_ONCE)));
    let is_picture = title.ending().and_then(Kind::of_ending).is_some_and(Kind::is_picture);
    let turn = match is_picture {
        true => Some(drawing.0.acquire().await.map_err(|_| Fault::bug("nobody draws any more"))?),
        false => None,
    };
    let (files, rng, key) = (app.files().clone(), app.rng().clone(), bringing.lock.clone());
    let (conversation, author) = (bringing.lock.conversation, bringing.author);
    let shown = title.clone();
    let work = move || {
        let place = Place { id: AttachmentId::NONE, conversation, author };
        let bench = Bench { files: &files, lock: &|name: &FileName| place.lock(&key.key, name), rng: &rng };
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
    let seen = guard::look(&[("file", fit.title.as_str())]);
    let (seen, unseen) = match files::text_of(fit.kind, &mut fit.reader()?, MOST_TEXT) {
        Ok(layer) => (seen.and(guard::look(&[("file", &layer.text)])), Unseen::of(layer.reach)),
        Err(_) if fit.kind.is_picture() => (seen, Unseen::Nothing),
        Err(why) => (seen, Unseen::All(why)),
    };
    Ok(Brought { fit, seen, unseen })
}

/// Keeps what was brought: bytes first, then the rows that name them. They wait until a message takes them along.
///
/// # Errors
/// As [`may_bring`]; nothing is then kept.
pub async fn attach_files(
    app: &App,
    viewer: &Viewer,
    bringing: &Bringing,
    brought: Cleared<Vec<Brought>>,
) -> Result<()> {
    let outcome = brought.outcome();
    let mut rows = Vec::new();
    for it in brought.into_inner() {
        rows.push(keep(app, bringing, it.fit).await?);
    }
    let names: Vec<FileName> =
        rows.iter().flat_map(|it| std::iter::once(it.kept.clone()).chain(it.preview.clone())).collect();
    let conversation = bringing.lock.conversation;
    let kept = app.write(viewer, ATTACH.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        talk.writable().map_err(Problems::from)?;
        let waiting = attachment::count_waiting(tx.reader(), conversation, talk.own).await?;
        if waiting + rows.len() as i64 > MOST as i64 {
            return Err(refused(AttachProblem::TooMany));
        }
        let new: u64 = rows.iter().map(|it| it.bytes).sum();
        has_room(app, attachment::count_stored(tx.reader(), talk.own).await?, new)?;
        for row in rows {
            let row = policy::may_post(tx.viewer(), &talk, row)?;
            attachment::insert_attachment(tx, &row).await?;
        }
        if let Some(outcome) = &outcome {
            guarding_api::count(tx, outcome).await?;
        }
        Ok(())
    });
    if let Err(stop) = kept.await {
        // Whatever stays behind here is taken away by night.
        for name in names {
            app.files().remove(&name).await?;
        }
        return Err(stop);
    }
    Ok(())
}

/// Takes back a file before it is sent.
pub async fn detach_file(app: &App, viewer: &Viewer, conversation: ConversationId, id: AttachmentId) -> Result<()> {
    app.write(viewer, DETACH.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        let file = policy::may_arrange(tx.viewer(), &talk, id)?;
        let names = attachment::remove_waiting(tx, &file).await?;
        crate::jobs::discard_files(tx, &names);
        Ok(())
    })
    .await
}

/// Inside the write of a message: these files go with it, all or none.
///
/// # Errors
/// The problem of a file that is not there any more.
pub async fn claim(tx: &mut Tx, message: &Permit<Post, NewMessage>, files: &[AttachmentId]) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let mut distinct = files.to_vec();
    distinct.sort_unstable();
    distinct.dedup();
    let wanted = i64::try_from(distinct.len()).unwrap_or(i64::MAX);
    if distinct.len() > MOST || attachment::save_sent(tx, message, &distinct).await? != wanted {
        return Err(refused(AttachProblem::Gone));
    }
    Ok(())
}

/// Inside the write that deletes a message: its files go with it.
pub async fn discard(tx: &mut Tx, message: &Permit<Revise, MessageId>) -> Result<()> {
    let names = attachment::remove_of_message(tx, message).await?;
    crate::jobs::discard_files(tx, &names);
    Ok(())
}

/// Inside the write with which somebody goes: what they brought and did not send goes too.
pub async fn discard_unsent(
    tx: &mut Tx,
    conversation: ConversationId,
    gone: &Permit<policy::Govern, MemberId>,
) -> Result<()> {
    let names = attachment::remove_unsent(tx, conversation, gone).await?;
    crate::jobs::discard_files(tx, &names);
    Ok(())
}

/// Inside the write that takes a conversation away: all of its files go.
pub async fn discard_all(tx: &mut Tx, gone: &Permit<policy::Clear, ConversationId>) -> Result<()> {
    let names = attachment::remove_of_conversation(tx, gone).await?;
    crate::jobs::discard_files(tx, &names);
    Ok(())
}

/// Inside the write in which a member leaves: all of their files go.
pub async fn erase(tx: &mut Tx, member: MemberId) -> Result<()> {
    let names = attachment::remove_of_member(tx, member).await?;
    crate::jobs::discard_files(tx, &names);
    Ok(())
}

/// By night: what was never sent, and what no row names any more; how many files went. What is younger than a week stays: it
/// may be on its way, and a backup that is being made may name it.
pub async fn tidy_files(app: &App, viewer: &Viewer) -> Result<u64> {
    let before = app.clock().now().minus(FORGOTTEN);
    app.write(viewer, TIDY, async |tx| {
        let before = policy::may_tidy(tx.viewer(), before)?;
        let names = attachment::remove_forgotten(tx, &before).await?;
        crate::jobs::discard_files(tx, &names);
        Ok(())
    })
    .await?;
    let old = app.files().sealed_names(TABLE, app.clock().now().minus(GRACE)).await?;
    let mut gone = 0;
    for some in old.chunks(500) {
        let named = attachment::find_named(app.read(viewer).await?.reader(), some).await?;
        for name in some.iter().filter(|it| !named.contains(it)) {
            app.files().remove(name).await?;
            gone += 1;
        }
    }
    Ok(gone)
}

/// Brings the bytes to the disk and seals what is known of them.
async fn keep(app: &App, bringing: &Bringing, fit: Fit) -> Result<NewAttachment> {
    let place = Place {
        id: AttachmentId::random(app.rng()),
        conversation: bringing.lock.conversation,
        author: bringing.author,
    };
    let preview = fit.preview.as_ref().map(|(it, width, height)| (it.name.clone(), *width, *height, it.whole.plain()));
    let about = About {
        title: fit.title.clone(),
        kind: fit.kind,
        bytes: fit.bytes(),
        note: fit.note,
        preview: preview.as_ref().map(|it| Preview { width: it.1, height: it.2, bytes: it.3 }),
    };
    let about = about.seal(&bringing.lock.key, &place, app.rng())?;
    let kept = fit.file.name.clone();
    let bytes = tokio::task::spawn_blocking(move || fit.keep());
    let bytes = bytes.await.map_err(|_| Fault::bug("keeping a file panicked"))??;
    let preview = preview.map(|it| it.0);
    Ok(NewAttachment { id: place.id, conversation: place.conversation, about, kept, preview, bytes })
}

fn has_room(app: &App, stored: i64, new: u64) -> Result<()> {
    let quota = app.settings().uploads.quota_bytes;
    match u64::try_from(stored).unwrap_or(0).saturating_add(new) > quota {
        true => Err(refused(AttachProblem::NoRoom(quota / 1_000_000))), // abuse case 70
        false => Ok(()),
    }
}

fn refused(problem: AttachProblem) -> kernel::Stop {
    Problems::one("file", problem.to_string()).into()
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
