//! The verbs: beginning a discussion and writing in it here, what is done with it below.

mod asking;
mod bookmark;
mod care;
pub mod file;
mod keep;
mod mail;
mod populate;
mod react;
mod revise;
mod summarise;
mod telling;
mod unmask;
mod upkeep;

pub use asking::{
    ASK, ask, asker_of, find_asked, forget_asked, later, mark_told, object_to_hidden, slots, tell_asker, tell_unmasked,
};
pub use bookmark::{BOOKMARK, Turn, UNBOOKMARK, keep_post, open_notes, tidy_bookmarks, turn_bookmark};
pub use care::{
    ANSWER, CARE, HIDE, LET_THROUGH, MOVE, OBJECT, RULE, VIEW, close_discussion, decide_rules, hide_post, let_through,
    mark_answer, mark_view, move_discussion, object_or_answer, object_to_measure,
};
pub use file::tidy_files;
pub use keep::{
    CATCH_UP, FOLLOW, KEEP_DRAFT, READ, VISIT, catch_up, find_draft, follow, keep_draft, keep_start, mark_read,
    note_visit, open_draft,
};
pub use mail::{Lets, MAIL, decide_mail, is_mailable};
pub use populate::{ask_made, bring_made, fill_made, talk_made};
pub use react::{REACT, hold, let_go, react};
pub use revise::{DELETE, EDIT, Left, Rewritten, WORD, delete_post, edit_post, word_discussion};
pub use summarise::{DECIDE, Decision, PROPOSE, VOTE, choose, decide_summary, propose_summary};
pub use unmask::{
    AGREE, ANSWER_NAMING, NAME, NewProposal, SEE, UNMASK, agree_to_unmask, answer_naming, name_unmaskers,
    propose_unmasking, see_name,
};
pub use upkeep::{render_again, tell_of_old_summaries, tell_of_unanswered};

use crate::{
    discussion::{Detail, DiscussionId, Held, Kind, Tags, Thread, Title},
    file::FileId,
    measure, policy,
    poll::Asking,
    post::{Body, ClientId, PostId, mentioned},
    store::{
        self as db, care as rules, choosing, draft, keeping, reading,
        starting::{self, NewPost, Opening},
    },
};
use ::store::{Reader, Tx};
use discussions_api::{DiscussionStarted, PostWritten};
use file::Where;
use frame::App;
use groups_api::GroupId;
use guard::Cleared;
use kernel::{Act, MemberId, Moment, OrAbsent, Problems, Refusal, Result, Viewer};
use telling::{News, tell, tell_hosts};
use vault::Vault;

/// Beginning a discussion.
pub const START: Act = Act::open("start_discussion");
/// Writing in one.
pub const WRITE: Act = Act::open("write_post");

/// What is to be begun.
#[derive(Debug, Clone)]
pub struct Starting {
    /// What the page calls it.
    pub client: ClientId,
    /// Its kind.
    pub kind: Kind,
    /// What it is about.
    pub title: Title,
    /// Its tags.
    pub tags: Tags,
    /// What its kind says beside the text.
    pub detail: Detail,
    /// When it closes, expires or ends.
    pub until: Option<Moment>,
    /// The words.
    pub body: Body,
    /// What is to be chosen, in a poll.
    pub poll: Option<Asking>,
    /// Files that go with it.
    pub files: Vec<FileId>,
}

/// What is to be written.
#[derive(Debug, Clone)]
pub struct Replying {
    /// What the page calls it.
    pub client: ClientId,
    /// The words.
    pub body: Body,
    /// What it answers.
    pub reply_to: Option<PostId>,
    /// Files that go with it.
    pub files: Vec<FileId>,
}

/// Words that are rendered already, because that takes longer than the write should.
#[derive(Clone)]
pub(crate) struct Ready {
    pub body: String,
    pub html: String,
    pub opening: String,
}

impl Ready {
    pub fn new(body: &Body) -> Ready {
        let html = ui::markdown(body.as_str()).as_str().to_owned();
        Ready { body: body.as_str().to_owned(), html, opening: body.opening() }
    }
    fn post(self, app: &App, discussion: DiscussionId, author: MemberId, client: ClientId) -> NewPost {
        NewPost {
            id: PostId::random(app.rng()),
            discussion,
            author: Some(author),
            asker: false,
            client,
            written: None,
            body: self.body,
            html: self.html,
            opening: self.opening,
            reply_to: None,
            mentions: vec![],
            held: None,
        }
    }
}

/// Begins a discussion: one row however often it is sent.
///
/// # Errors
/// `Absent` where the group is none of theirs; the problem of an announcement by somebody who does not look after it.
pub async fn start_discussion(
    app: &App,
    viewer: &Viewer,
    group: GroupId,
    starting: Cleared<Starting>,
) -> Result<DiscussionId> {
    let author = viewer.member.or_absent()?;
    let new = starting.get();
    let (id, client, kind) = (DiscussionId::random(app.rng()), new.client, new.kind);
    let mut post = Ready::new(&new.body).post(app, id, author, client);
    let (first, has_ats) = (post.id, new.body.has_ats());
    app.write(viewer, START.on(group), async |tx| {
        if let Some(started) = starting::find_started(tx.reader(), group, client).await? {
            return same_start(tx.reader(), started, starting.get()).await;
        }
        let standing = groups_api::standing_in(tx.reader(), group).await?.or_absent()?;
        let new = starting.get();
        post.mentions = if has_ats { meant(tx, (group, id), &new.body).await? } else { vec![] };
        let moderates = standing.moderates();
        post.held = held(tx, group, author, moderates).await?;
        let (held, mentions) = (post.held, post.mentions.clone());
        let Starting { title, tags, detail, until, poll, files, .. } = new.clone();
        let opening = Opening { id, group, kind, title, tags, detail, until, post };
        let opening = policy::may_start(tx.viewer(), &standing, kind, opening)?;
        if !starting::insert_discussion(tx, &opening).await? {
            let started = starting::find_started(tx.reader(), group, client).await?.or_absent()?;
            return same_start(tx.reader(), started, starting.get()).await;
        }
        file::claim(tx, &opening.post, Where::Group(group), &files).await?;
        if let Some(poll) = poll {
            choosing::insert_poll(tx, &policy::may_start(tx.viewer(), &standing, kind, (id, poll))?).await?;
        }
        draft::remove_draft(tx, group.as_noun(), author).await?;
        keeping::save_writer(tx, id, author, 1).await?;
        match held {
            Some(_) => tell_hosts(tx, group, id, notices_api::Kind::PostHeld, author).await?,
            None => tell(tx, News { discussion: id, author: Some(author), answered: vec![], mentions }).await?,
        }
        tx.tell(DiscussionStarted { group, discussion: id });
        tx.tell(PostWritten { group, discussion: id, post: first });
        guarding_api::note(tx, &starting).await?;
        Ok(id)
    })
    .await
}

/// Writes in a discussion: one row however often it is sent, in one commit with everybody who is told.
///
/// # Errors
/// `Absent` for whoever does not read there; the problem of what is closed or only read.
pub async fn write_post(
    app: &App,
    viewer: &Viewer,
    discussion: DiscussionId,
    replying: Cleared<Replying>,
) -> Result<PostId> {
    let author = viewer.member.or_absent()?;
    let new = replying.get();
    let mut post = Ready::new(&new.body).post(app, discussion, author, new.client);
    let (id, client, has_ats, body) = (post.id, new.client, new.body.has_ats(), new.body.as_str());
    let act = asking::act_in(app, viewer, discussion, WRITE).await?;
    app.write(viewer, act, async |tx| {
        let thread = db::find_thread_held(tx, app.vault(), discussion).await?.or_absent()?;
        if let Some(sent) = starting::find_sent(tx.reader(), discussion, client).await? {
            // The id is its writer's own: another's post is not taken for it.
            let there = reading::find_written(tx.reader(), discussion, sent).await?.filter(|it| thread.wrote(&it.0));
            return same_words(there.or_absent().map_err(|_| Refusal::Conflict)?, body).map(|()| sent);
        }
        thread.writable().map_err(Problems::from)?;
        let new = replying.get();
        // What the writer does not see cannot be answered (abuse case 18); then it is a post like another.
        let answered = match new.reply_to {
            Some(it) => reading::find_written(tx.reader(), discussion, it).await?.map(|it| it.0),
            None => None,
        };
        post.reply_to = answered.as_ref().map(|it| it.id);
        post.mentions = if has_ats { meant(tx, (thread.group, discussion), &new.body).await? } else { vec![] };
        // Whoever asked without a name never writes under it in their own question: that would show whose it is.
        let writer = (!thread.asked).then_some(author);
        (post.author, post.asker) = (writer, thread.asked);
        match thread.asked {
            true => asking::without_files(&new.files)?,
            false => post.held = held(tx, thread.group, author, thread.is_hosted()).await?,
        }
        let (waits, mentions) = (post.held.is_some(), post.mentions.clone());
        let post = policy::may_write(tx.viewer(), &thread, post)?;
        let number = starting::insert_reply(tx, &post).await?;
        file::claim(tx, &post, Where::Discussion(discussion), &new.files).await?;
        draft::remove_draft(tx, discussion.as_noun(), author).await?;
        match writer {
            Some(author) => keeping::save_writer(tx, discussion, author, number).await?,
            None => asking::note_read(tx, &thread, number).await?,
        }
        if waits {
            tell_hosts(tx, thread.group, discussion, notices_api::Kind::PostHeld, author).await?;
        } else {
            let answered = thread.author.into_iter().chain(answered.and_then(|it| it.author)).collect();
            tell(tx, News { discussion, author: writer, answered, mentions }).await?;
            asking::tell_asker_later(tx, &thread);
        }
        tx.tell(PostWritten { group: thread.group, discussion, post: id });
        guarding_api::note(tx, &replying).await?;
        Ok(id)
    })
    .await
}

/// What one page sends twice is one thing; other words under its id are not taken for it and lost.
fn same_words((post, there): (crate::post::Post, Option<String>), sent: &str) -> Result<()> {
    match post.revision > 0 || there.is_none_or(|it| it == sent) {
        true => Ok(()),
        false => Err(Problems::one("text", SENT_BEFORE).into()),
    }
}

/// The same of what is begun.
async fn same_start(reader: Reader<'_>, started: DiscussionId, sent: &Starting) -> Result<DiscussionId> {
    match starting::says_other(reader, started, &sent.title, sent.body.as_str()).await? {
        true => Err(Problems::one("text", SENT_BEFORE).into()),
        false => Ok(started),
    }
}

const SENT_BEFORE: &str =
    "This page has sent other words before: they stand there. Send again to add these, or change those.";

/// Who is meant by words that are written in a group.
async fn meant(tx: &Tx, (group, discussion): (GroupId, DiscussionId), body: &Body) -> Result<Vec<MemberId>> {
    let mut people = starting::find_people(tx.reader(), group).await?;
    people.extend(starting::find_known_people(tx.reader(), group, discussion).await?);
    people.sort_unstable();
    people.dedup();
    Ok(mentioned(body, &people))
}

/// Whether what somebody writes waits for a host: where the group decided so, the first of a member who does not look after it.
async fn held(tx: &Tx, group: GroupId, author: MemberId, cares: bool) -> Result<Option<Held>> {
    let first = !cares
        && rules::find_rules(tx.reader(), group).await?.hold_first
        && !starting::has_written(tx.reader(), group, author).await?;
    Ok(first.then_some(Held::First))
}

/// The discussion and the post that the viewer sees in it, both held until the write is over.
pub(crate) async fn seen(
    tx: &mut Tx,
    vault: &Vault,
    (discussion, post): (DiscussionId, PostId),
) -> Result<(Thread, crate::post::Post)> {
    let thread = db::find_thread_held(tx, vault, discussion).await?.or_absent()?;
    let found = reading::find_written(tx.reader(), discussion, post).await?.or_absent()?.0;
    Ok((thread, found))
}

/// Records what somebody did who looks after the group.
pub(crate) async fn record(
    tx: &mut Tx,
    thread: &Thread,
    group: GroupId,
    post: Option<PostId>,
    (kind, why): (measure::Kind, String),
) -> Result<()> {
    let measure = rules::NewMeasure { group, discussion: thread.id, post, kind, why };
    let measure = policy::may_care(tx.viewer(), thread, measure)?;
    rules::insert_measure(tx, &measure).await
}
