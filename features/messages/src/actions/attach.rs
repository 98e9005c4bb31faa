//! Bringing files into a conversation, sending them along, taking them away.

use super::find_lock;
use crate::{
    attachment::{AttachProblem, AttachmentId, MOST, Place, TABLE},
    conversation::ConversationId,
    jobs::discard_files,
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
use files::FileName;
use frame::{App, Brought, KeptFile};
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Permit, Problems, Result, Viewer};
use std::time::Duration;

/// Bringing files.
pub const ATTACH: Act = Act::open("attach_files");
/// Taking one back before it is sent.
pub const DETACH: Act = Act::open("detach_file");
/// Taking away what nobody needs any more.
const TIDY: Act = Act::open("tidy_files");

/// What was never sent is not kept for ever.
const FORGOTTEN: Duration = Duration::from_secs(30 * 24 * 60 * 60);
/// Leave to bring files into a conversation, while one is at it.
pub struct Bringing {
    lock: Lock,
    author: MemberId,
    /// On their way.
    pub way: frame::Bringing,
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
    let (place, key) = (Place { id: AttachmentId::NONE, conversation, author }, lock.key.clone());
    let way = frame::Bringing::begin(app, author, move |name| place.lock(&key, name))?;
    Ok(Bringing { lock, author, way })
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
    let kept = frame::keep_files(brought.into_inner()).await?;
    let names: Vec<FileName> = kept.iter().flat_map(KeptFile::names).collect();
    let rows = kept.into_iter().map(|it| row(app, bringing, it)).collect::<Result<Vec<_>>>()?;
    let conversation = bringing.lock.conversation;
    let named = app.write(viewer, ATTACH.on(conversation), async |tx| {
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
    frame::or_drop(app, &names, named.await).await
}

/// Takes back a file before it is sent.
pub async fn detach_file(app: &App, viewer: &Viewer, conversation: ConversationId, id: AttachmentId) -> Result<()> {
    app.write(viewer, DETACH.on(conversation), async |tx| {
        let talk = db::find_talk_held(tx, conversation).await?.or_absent()?;
        let file = policy::may_arrange(tx.viewer(), &talk, id)?;
        let names = attachment::remove_waiting(tx, &file).await?;
        discard_files(tx, &names);
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
    discard_files(tx, &names);
    Ok(())
}

/// Inside the write with which somebody goes: what they brought and did not send goes too.
pub async fn discard_unsent(
    tx: &mut Tx,
    conversation: ConversationId,
    gone: &Permit<policy::Govern, MemberId>,
) -> Result<()> {
    let names = attachment::remove_unsent(tx, conversation, gone).await?;
    discard_files(tx, &names);
    Ok(())
}

/// Inside the write that takes a conversation away: all of its files go.
pub async fn discard_all(tx: &mut Tx, gone: &Permit<policy::Clear, ConversationId>) -> Result<()> {
    let names = attachment::remove_of_conversation(tx, gone).await?;
    discard_files(tx, &names);
    Ok(())
}

/// Inside the write in which a member leaves: all of their files go.
pub async fn erase(tx: &mut Tx, member: MemberId) -> Result<()> {
    let names = attachment::remove_of_member(tx, member).await?;
    discard_files(tx, &names);
    Ok(())
}

/// By night: what was never sent, and what no row names any more; how many files went. What is younger than a week stays: it
/// may be on its way, and a backup that is being made may name it.
pub async fn tidy_files(app: &App, viewer: &Viewer) -> Result<u64> {
    let before = app.clock().now().minus(FORGOTTEN);
    app.write(viewer, TIDY, async |tx| {
        let before = policy::may_tidy(tx.viewer(), before)?;
        let names = attachment::remove_forgotten(tx, &before).await?;
        discard_files(tx, &names);
        Ok(())
    })
    .await?;
    let mut gone = 0;
    for some in frame::old_files(app, TABLE).await? {
        let named = attachment::find_named(app.read(viewer).await?.reader(), &some).await?;
        gone += frame::remove_unnamed(app, &some, &named).await?;
    }
    Ok(gone)
}

/// What is known of it is sealed for its row.
fn row(app: &App, bringing: &Bringing, it: KeptFile) -> Result<NewAttachment> {
    let place = Place {
        id: AttachmentId::random(app.rng()),
        conversation: bringing.lock.conversation,
        author: bringing.author,
    };
    let about = it.about.seal(&bringing.lock.key, &place.bound(), app.rng())?;
    let KeptFile { kept, preview, bytes, .. } = it;
    Ok(NewAttachment { id: place.id, conversation: place.conversation, about, kept, preview, bytes })
}

fn has_room(app: &App, stored: i64, new: u64) -> Result<()> {
    frame::has_room(app, stored, new).map_err(|it| refused(AttachProblem::NoRoom(it)))
}

fn refused(problem: AttachProblem) -> kernel::Stop {
    Problems::one("file", problem.to_string()).into()
}
