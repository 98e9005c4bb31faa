//! Asking without a name. Who asked stands in no row that a member, a host or whoever looks at reports could ask for:
//!
//! - the member is sealed with a key of this question alone, which lies apart from the rows and goes with the question;
//! - a mark of member and question, made with the root key, says on a page "you asked this" to whoever did, and to nobody who
//!   has the rows, or the keys too;
//! - another mark, one of the member's places, finds what they asked, for their list, their copy and their leaving. No two
//!   marks of one member are alike, so that the rows do not even tell that two questions are by the same.
//!
//! What they do in their question is sealed in the audit too, and leaves no row of theirs: they do not follow it, react or
//! propose a summary, and how far they have read stands beside the question. They are told of a reply by the house, at the
//! end of a quarter of an hour, so that the moment of the notice is not that of the reply.

use super::{
    OBJECT, Ready, Starting, meant,
    telling::{News, tell, tell_hosts},
};
use crate::{
    asking::{AT_ONCE, Ground, PLACES, WHILE},
    discussion::{Detail, DiscussionId, Held, Kind, Thread},
    file::FileId,
    jobs,
    measure::{TWICE, Why},
    policy,
    store::{
        asker::{self as db, Mark, NewAsker},
        care, hold_thread, mark_of,
        starting::{self, NewPost, Opening},
    },
};
use ::store::{Job, Reader, Tx};
use discussions_api::{DiscussionChanged, DiscussionStarted, PostWritten};
use frame::{App, forget_keys};
use groups_api::{GroupId, Standing};
use guard::Cleared;
use kernel::{Act, Fault, MemberId, Moment, OrAbsent, Problems, Result, Viewer};
use notices_api::Kind as Notice;
use vault::{Bound, Scope, Vault};

/// Asking without a name: the audit keeps who it was sealed.
pub const ASK: Act = Act::open("ask_without_name").sealed();
const TELL: Act = Act::open("tell_asker");
const FORGET: Act = Act::open("forget_asked");

/// The kinds of jobs: telling whoever asked that something is new, telling them that they were unmasked, and forgetting what
/// was asked by whoever is gone.
pub mod later {
    /// Something is new.
    pub const TELL: &str = "discussions.tell_asker";
    /// Two moderators learned the name.
    pub const UNMASKED: &str = "discussions.tell_unmasked";
    /// Their account is gone.
    pub const FORGET: &str = "discussions.forget_asked";
}

/// A quarter of an hour, in seconds.
const QUARTER: i64 = 15 * 60;

/// Asks a question without a name. Where the first of a member waits for a host, this does whoever asks: that it waits must not
/// tell who has written there before.
///
/// # Errors
/// `Absent` for whoever does not read there; the problem of what is lacking ([`Ground::lacking`]), or of asking too much.
pub async fn ask(app: &App, viewer: &Viewer, group: GroupId, starting: Cleared<Starting>) -> Result<DiscussionId> {
    let own = viewer.member.or_absent()?;
    let (client, has_ats) = (starting.get().client, starting.get().body.has_ats());
    without_files(&starting.get().files)?;
    let read = app.read(viewer).await?;
    if let Some(asked) = starting::find_started(read.reader(), group, client).await? {
        return super::same_start(read.reader(), asked, starting.get()).await;
    }
    // What would be refused makes no key.
    find_way(read.reader(), app.vault(), group, own).await?;
    drop(read);
    let id = DiscussionId::random(app.rng());
    let key = app.vault().make(Scope::conversation(id)).await?;
    let sealed = key.seal(&bound(id), own.as_bytes(), app.rng());
    let post = Ready::new(&starting.get().body).post(app, id, own, client);
    let first = post.id;
    app.write(viewer, ASK.on(group), async |tx| {
        if let Some(asked) = starting::find_started(tx.reader(), group, client).await? {
            return super::same_start(tx.reader(), asked, starting.get()).await;
        }
        let Way { standing, ground, mut slot } = find_way(tx.reader(), app.vault(), group, own).await?;
        let mentions = if has_ats { meant(tx, (group, id), &starting.get().body).await? } else { vec![] };
        let held = ground.holds.then_some(Held::First);
        let post = NewPost { author: None, asker: true, mentions: mentions.clone(), held, ..post };
        let Starting { title, tags, .. } = starting.get().clone();
        let opening =
            Opening { id, group, kind: Kind::Question, title, tags, detail: Detail::default(), until: None, post };
        if !starting::insert_discussion(tx, &policy::may_ask(tx.viewer(), &standing, opening)?).await? {
            let asked = starting::find_started(tx.reader(), group, client).await?.or_absent()?;
            return super::same_start(tx.reader(), asked, starting.get()).await;
        }
        let mark = mark_of(app.vault(), id, own);
        let at = |slot| NewAsker { discussion: id, sealed: sealed.clone(), mark, slot };
        while !db::insert_asker(tx, &policy::may_ask(tx.viewer(), &standing, at(slot))?).await? {
            slot = find_way(tx.reader(), app.vault(), group, own).await?.slot;
        }
        match held {
            // All hosts, as it would be for another's: whoever asked may be one of them.
            Some(_) => tell_hosts(tx, group, id, Notice::PostHeld, MemberId::NONE).await?,
            None => tell(tx, News { discussion: id, author: None, answered: vec![], mentions }).await?,
        }
        tx.tell(DiscussionStarted { group, discussion: id });
        tx.tell(PostWritten { group, discussion: id, post: first });
        guarding_api::note(tx, &starting).await?;
        Ok(id)
    })
    .await
}

/// How one can ask.
struct Way {
    standing: Standing,
    ground: Ground,
    slot: Mark,
}

async fn find_way(reader: Reader<'_>, vault: &Vault, group: GroupId, own: MemberId) -> Result<Way> {
    let standing = groups_api::standing_in(reader, group).await?.or_absent()?;
    policy::may_ask(reader.viewer(), &standing, ())?;
    let ground = db::find_ground(reader, group).await?.or_absent()?;
    if let Some(first) = ground.lacking(own).first() {
        return Err(Problems::one("", first.to_string()).into());
    }
    let all = slots(vault, own);
    let taken = db::find_taken(reader, &all).await?;
    let since = reader.now().minus(WHILE);
    if taken.iter().filter(|it| it.2 > since).count() >= AT_ONCE {
        let often = "You have asked three questions without your name within a week, which is the most. Ask with your \
                     name, or wait some days.";
        return Err(Problems::one("", often).into());
    }
    let free = all.into_iter().find(|slot| taken.iter().all(|it| it.0 != *slot));
    let full = || Problems::one("", "You have asked very much without your name. Delete something of it first.");
    Ok(Way { standing, ground, slot: free.ok_or_else(full)? })
}

/// All places of a member.
pub fn slots(vault: &Vault, member: MemberId) -> Vec<Mark> {
    let slot = |at: u8| Mark::from_bytes(vault.mark("discussion_asker.slot", &[member.as_bytes(), &[at]]));
    (0..PLACES as u8).map(slot).collect()
}

/// What a notice to whoever asked is about: it does not name the question in the store.
pub fn mark_told(vault: &Vault, discussion: DiscussionId) -> [u8; 16] {
    vault.mark("discussion_asker.told", &[discussion.as_bytes()])
}

/// What a member asked without their name.
pub async fn find_asked(reader: Reader<'_>, vault: &Vault, member: MemberId) -> Result<Vec<DiscussionId>, Fault> {
    Ok(db::find_taken(reader, &slots(vault, member)).await?.into_iter().map(|it| it.1).collect())
}

/// This act in a discussion: sealed if it is by whoever asked it without a name.
pub async fn act_in(app: &App, viewer: &Viewer, discussion: DiscussionId, act: Act) -> Result<Act> {
    let Some(own) = viewer.member else { return Ok(act.on(discussion)) };
    let mark = mark_of(app.vault(), discussion, own);
    let asked = db::has_mark(app.read(viewer).await?.reader(), discussion, mark).await?;
    Ok(if asked { act.on(discussion).sealed() } else { act.on(discussion) })
}

/// What stands under a name is not for whoever asked without theirs.
pub fn without_name(thread: &Thread) -> Result<(), Problems> {
    match thread.asked {
        true => Err(Problems::one("", "You asked this without your name, and this would stand there with it.")),
        false => Ok(()),
    }
}

/// A file belongs to whoever brought it.
pub fn without_files(files: &[FileId]) -> Result<(), Problems> {
    match files.is_empty() {
        true => Ok(()),
        false => Err(Problems::one("", "A file shows whose it is. Take it away, and say in words what stands in it.")),
    }
}

/// Notes how far whoever asked has read.
pub async fn note_read(tx: &mut Tx, thread: &Thread, upto: i64) -> Result<()> {
    let read = policy::may_keep(tx.viewer(), thread, (thread.id, upto))?;
    db::save_asker_read(tx, &read).await.map(drop)
}

/// Has whoever asked without a name told that something is new, once for all of a quarter of an hour.
pub fn tell_asker_later(tx: &mut Tx, thread: &Thread) {
    if !thread.anonymous || thread.asked {
        return;
    }
    let quarter = tx.now().seconds().div_euclid(QUARTER) + 1;
    let due = Moment::from_micros(quarter * QUARTER * 1_000_000);
    let job = Job::with(later::TELL, &thread.id, due);
    tx.enqueue(job.map(|it| it.once(format!("{}.{}.{quarter}", later::TELL, thread.id))));
}

/// Tells whoever asked that something is new. What it is they see, or do not, when they look.
pub async fn tell_asker(app: &App, viewer: &Viewer, discussion: DiscussionId) -> Result<()> {
    give(app, viewer, discussion, Notice::Asked).await
}

/// Tells whoever asked that two moderators learned their name.
pub async fn tell_unmasked(app: &App, viewer: &Viewer, discussion: DiscussionId) -> Result<()> {
    give(app, viewer, discussion, Notice::Unmasked).await
}

async fn give(app: &App, viewer: &Viewer, discussion: DiscussionId, kind: Notice) -> Result<()> {
    let Some(member) = asker_of(app, viewer, discussion).await? else { return Ok(()) };
    let about = mark_told(app.vault(), discussion);
    app.write(viewer, TELL, async |tx| notices_api::give(tx, &[member], kind, None, about).await).await
}

/// Who asked; nobody once it is not kept any more. For the house, and for whoever it has let see it.
pub async fn asker_of(app: &App, viewer: &Viewer, discussion: DiscussionId) -> Result<Option<MemberId>> {
    let sealed = db::find_sealed(app.read(viewer).await?.reader(), discussion).await?;
    let (Some(sealed), Some(key)) = (sealed, app.vault().find(Scope::conversation(discussion)).await?) else {
        return Ok(None);
    };
    let opened = key.open(&bound(discussion), &sealed)?;
    let bytes = <[u8; 16]>::try_from(opened.as_slice()).map_err(|_| Fault::bug("a sealed asker is no member"))?;
    Ok(Some(MemberId::from_bytes(bytes)))
}

/// Whoever asked says what is wrong with the hiding of the whole question, once. They do not see it any more, so it is found
/// by their places; who they are the hosts do not learn, also if they are one of them.
///
/// # Errors
/// `Absent` for everybody else, and where nothing was hidden; the problem of having said it.
pub async fn object_to_hidden(app: &App, viewer: &Viewer, discussion: DiscussionId, words: Cleared<Why>) -> Result<()> {
    let own = viewer.member.or_absent()?;
    app.write(viewer, OBJECT.on(discussion).sealed(), async |tx| {
        hold_thread(tx, discussion).await?;
        let asked = db::page_of_asked(tx.reader(), &slots(app.vault(), own)).await?;
        let here = asked.into_iter().find(|it| it.discussion == discussion).and_then(|it| it.inside).or_absent()?;
        let hiding = here.hidden.or_absent()?;
        let said = (hiding.measure.or_absent()?, words.get().as_str().to_owned());
        let objection = policy::may_object(tx.viewer(), &hiding, said)?;
        if !care::save_objection(tx, &objection).await? {
            return Err(Problems::one("words", TWICE).into());
        }
        tell_hosts(tx, here.group, discussion, Notice::Objection, MemberId::NONE).await?;
        guarding_api::note(tx, &words).await
    })
    .await
}

/// Takes away what somebody asked who is gone, and that it was theirs.
pub async fn forget_asked(app: &App, viewer: &Viewer, member: MemberId) -> Result<()> {
    let asked = find_asked(app.read(viewer).await?.reader(), app.vault(), member).await?;
    if asked.is_empty() {
        return Ok(());
    }
    for discussion in asked {
        let told = mark_told(app.vault(), discussion);
        app.write(viewer, FORGET, async |tx| {
            let Some((group, posts)) = starting::find_whole(tx.reader(), discussion).await? else { return Ok(()) };
            let names = db::remove_words(tx, &policy::may_clear(tx.viewer(), discussion)?).await?;
            jobs::discard_files(tx, &names);
            for kind in [Notice::Asked, Notice::Unmasked] {
                notices_api::withdraw(tx, kind, told).await?;
            }
            forget_keys(tx, [Scope::conversation(discussion)]);
            for post in posts {
                tx.tell(discussions_api::PostChanged { discussion, post });
            }
            tx.tell(DiscussionChanged { group, discussion });
            Ok(())
        })
        .await?;
    }
    // So that no word of it stays in the files of the index: apart from the rest, which must not stand beside a name.
    app.write(viewer, FORGET, async |tx| {
        tx.tell(searching_api::AuthorErased { member });
        Ok(())
    })
    .await
}

pub(super) fn bound(discussion: DiscussionId) -> Bound {
    Bound::new("discussion_asker.sealed", discussion, discussion, MemberId::NONE)
}
