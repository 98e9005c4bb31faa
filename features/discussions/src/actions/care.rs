//! Looking after discussions: what solved one, another view, hiding, closing, moving, letting through; all of it recorded, and
//! open to an objection.

use super::{
    asking, record, seen,
    telling::{News, stir, tell, tell_handled, tell_hosts},
};
use crate::{
    discussion::{DiscussionId, Held, Thread},
    measure::{Kind, MeasureId, TWICE, Why},
    policy,
    post::{PostId, PostProblem, Wanted},
    store::{self as db, asker, care, post, starting},
};
use ::store::Tx;
use discussions_api::{DiscussionChanged, PostChanged};
use frame::App;
use groups_api::{GroupId, Standing};
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Problems, Refusal, Result, Viewer};
use notices_api::Kind as Notice;

/// Marking what solved it.
pub const ANSWER: Act = Act::open("mark_answer");
/// Marking another view.
pub const VIEW: Act = Act::open("mark_other_view");
/// Closing and opening again.
pub const CARE: Act = Act::open("close_discussion");
/// Moving to another group.
pub const MOVE: Act = Act::open("move_discussion");
/// Hiding and showing again.
pub const HIDE: Act = Act::open("hide_post");
/// Letting through what waited.
pub const LET_THROUGH: Act = Act::open("let_post_through");
/// Objecting to what was hidden, and answering that.
pub const OBJECT: Act = Act::open("object_to_hiding");
/// Deciding how a group writes.
pub const RULE: Act = Act::open("decide_rules");

/// Marks the reply that solved it, or takes the mark away; twice is once.
pub async fn mark_answer(app: &App, viewer: &Viewer, at: (DiscussionId, PostId), wanted: Wanted) -> Result<()> {
    let act = asking::act_in(app, viewer, at.0, ANSWER).await?;
    app.write(viewer, act, async |tx| {
        let (thread, found) = seen(tx, app.vault(), at).await?;
        found.alive().map_err(Problems::from)?;
        if found.is_opening() {
            return Err(Problems::one("", "The question is not its own answer.").into());
        }
        if found.asker {
            return Err(Problems::one("", "Whoever asks without a name does not answer: mark another’s reply.").into());
        }
        let answer = Some(at.1).filter(|_| wanted == Wanted::On);
        let answer = policy::may_shape(tx.viewer(), &thread, (at.0, answer))?;
        if (thread.answer == Some(at.1)) == (wanted == Wanted::On) {
            return Ok(());
        }
        care::save_answer(tx, &answer).await?;
        stir(tx, at.0, thread.own).await?;
        tx.tell(DiscussionChanged { group: thread.group, discussion: at.0 });
        Ok(())
    })
    .await
}

/// Marks the reply that stands as another view, or takes the mark away; twice is once.
pub async fn mark_view(app: &App, viewer: &Viewer, at: (DiscussionId, PostId), wanted: Wanted) -> Result<()> {
    app.write(viewer, VIEW.on(at.0), async |tx| {
        let (thread, found) = seen(tx, app.vault(), at).await?;
        found.alive().map_err(Problems::from)?;
        if found.is_opening() {
            return Err(Problems::one("", "The opening is what the other view differs from.").into());
        }
        let view = Some(at.1).filter(|_| wanted == Wanted::On);
        let mark = policy::may_mark_view(tx.viewer(), &thread, &found, (at.0, view, thread.is_hosted()))?;
        if thread.view.is_some_and(|there| there.0 == at.1) == (wanted == Wanted::On) {
            return Ok(());
        }
        care::save_view(tx, &mark).await?;
        stir(tx, at.0, thread.own).await?;
        tx.tell(DiscussionChanged { group: thread.group, discussion: at.0 });
        Ok(())
    })
    .await
}

/// Hides a post with a reason that its author reads, or, without one, shows it again. Two who do the same at once do it once;
/// an opening takes its discussion along.
///
/// # Errors
/// `Conflict` if another who looks after the group was quicker.
pub async fn hide_post(
    app: &App,
    viewer: &Viewer,
    at: (DiscussionId, PostId),
    why: Cleared<Option<Why>>,
) -> Result<()> {
    app.write(viewer, HIDE.on(at.0), async |tx| {
        let (thread, found) = seen(tx, app.vault(), at).await?;
        let words = why.get().as_ref().map(|it| it.as_str().to_owned());
        let kind = if words.is_some() { Kind::Hide } else { Kind::Show };
        let hiding = policy::may_care(tx.viewer(), &thread, (at.0, at.1, words.clone()))?;
        if found.deleted.is_some() {
            return Err(Problems::from(PostProblem::Deleted).into());
        }
        if found.hidden.is_some() == words.is_some() {
            return twice(tx, &thread, Some(at.1), kind).await;
        }
        let number = db::next_change(tx, at.0).await?;
        if kind == Kind::Hide {
            stir(tx, at.0, thread.own).await?; // those who read it still: they are told that it goes
        }
        post::save_hidden(tx, &hiding, number).await?;
        record(tx, &thread, thread.group, Some(at.1), (kind, words.unwrap_or_default())).await?;
        let author = found.author.filter(|it| *it != thread.own);
        if kind == Kind::Show {
            stir(tx, at.0, thread.own).await?;
        }
        if found.asker {
            asking::tell_asker_later(tx, &thread);
        }
        if let (Some(author), Kind::Hide) = (author, kind) {
            notices_api::give(tx, &[author], Notice::PostHidden, None, *at.1.as_bytes()).await?;
        } else {
            notices_api::withdraw(tx, Notice::PostHidden, *at.1.as_bytes()).await?;
        }
        tx.tell(PostChanged { discussion: at.0, post: at.1 });
        if found.is_opening() {
            tx.tell(DiscussionChanged { group: thread.group, discussion: at.0 });
        }
        guarding_api::note(tx, &why).await
    })
    .await
}

/// What is so already: fine for whoever did it themselves and pressed twice.
///
/// # Errors
/// `Conflict` if it was another.
async fn twice(tx: &Tx, thread: &Thread, post: Option<PostId>, kind: Kind) -> Result<()> {
    let by = care::find_doer(tx.reader(), (thread.id, post), kind).await?;
    match by == Some(thread.own) {
        true => Ok(()),
        false => Err(Refusal::Conflict.into()),
    }
}

/// The author of what was hidden says what is wrong with that, once; whoever looks after the group answers it, once. Showing it
/// again is another press.
///
/// # Errors
/// `Absent` for everybody else; `Conflict` if another was quicker.
pub async fn object_or_answer(
    app: &App,
    viewer: &Viewer,
    at: (DiscussionId, PostId),
    words: Cleared<Why>,
) -> Result<()> {
    let act = asking::act_in(app, viewer, at.0, OBJECT).await?;
    app.write(viewer, act, async |tx| {
        let (thread, found) = seen(tx, app.vault(), at).await?;
        let own = thread.wrote(&found);
        if found.hidden.is_none() || !(own || thread.is_hosted()) {
            return Err(Refusal::Absent.into());
        }
        let hiding = care::find_hiding(tx.reader(), at.0, at.1).await?.or_absent()?.id;
        let said = words.get().as_str().to_owned();
        if own {
            let objection = policy::may_keep(tx.viewer(), &thread, (hiding, said))?;
            if !care::save_objection(tx, &objection).await? {
                return Err(Problems::one("words", TWICE).into());
            }
            let by = if found.asker { MemberId::NONE } else { thread.own };
            tell_hosts(tx, thread.group, at.0, Notice::Objection, by).await?;
        } else {
            let answer = policy::may_care(tx.viewer(), &thread, (hiding, said))?;
            if !care::save_answered(tx, &answer).await? {
                return Err(Refusal::Conflict.into());
            }
            let author: Vec<_> = found.author.into_iter().collect();
            notices_api::give(tx, &author, Notice::PostHidden, None, *at.1.as_bytes()).await?;
            if found.asker {
                asking::tell_asker_later(tx, &thread);
            }
        }
        guarding_api::note(tx, &words).await
    })
    .await
}

/// As [`object_or_answer`], to what was done with the discussion as a whole: closing, moving, wording anew.
///
/// # Errors
/// `Absent` for everybody else; `Conflict` if another was quicker.
pub async fn object_to_measure(
    app: &App,
    viewer: &Viewer,
    (discussion, id): (DiscussionId, MeasureId),
    words: Cleared<Why>,
) -> Result<()> {
    let act = asking::act_in(app, viewer, discussion, OBJECT).await?;
    app.write(viewer, act, async |tx| {
        let thread = db::find_thread_held(tx, app.vault(), discussion).await?.or_absent()?;
        let measures = care::page_of_measures(tx.reader(), discussion).await?;
        let measure = measures.into_iter().find(|it| it.id == id && it.post.is_none()).or_absent()?;
        let said = words.get().as_str().to_owned();
        if thread.is_own() {
            let objection = policy::may_keep(tx.viewer(), &thread, (id, said))?;
            if !measure.is_open_to_objection() || !care::save_objection(tx, &objection).await? {
                return Err(Problems::one("", TWICE).into());
            }
            let by = if thread.asked { MemberId::NONE } else { thread.own };
            tell_hosts(tx, thread.group, discussion, Notice::Objection, by).await?;
        } else {
            let answer = policy::may_care(tx.viewer(), &thread, (id, said))?;
            if !care::save_answered(tx, &answer).await? {
                return Err(Refusal::Conflict.into());
            }
            tell_handled(tx, &thread).await?;
        }
        guarding_api::note(tx, &words).await
    })
    .await
}

/// Lets through what waited: it takes its place now, and whoever is meant is told.
pub async fn let_through(app: &App, viewer: &Viewer, at: (DiscussionId, PostId)) -> Result<()> {
    app.write(viewer, LET_THROUGH.on(at.0), async |tx| {
        let (thread, found) = seen(tx, app.vault(), at).await?;
        let released = policy::may_care(tx.viewer(), &thread, at)?;
        if found.held != Some(Held::First) {
            return twice(tx, &thread, Some(at.1), Kind::LetThrough).await;
        }
        found.alive().map_err(Problems::from)?;
        let place = match found.is_opening() {
            true => (1, db::next_change(tx, at.0).await?),
            false => starting::take_place(tx, at.0, tx.now(), found.author).await?,
        };
        post::save_released(tx, &released, place).await?;
        record(tx, &thread, thread.group, Some(at.1), (Kind::LetThrough, String::new())).await?;
        let (mentions, author, answered) = post::find_meant(tx.reader(), at.1).await?;
        let answered = thread.author.into_iter().chain(answered).collect();
        tell(tx, News { discussion: at.0, author, answered, mentions }).await?;
        asking::tell_asker_later(tx, &thread);
        tx.tell(PostChanged { discussion: at.0, post: at.1 });
        tx.tell(DiscussionChanged { group: thread.group, discussion: at.0 });
        Ok(())
    })
    .await
}

/// Closes a discussion, or opens it again.
///
/// # Errors
/// `Conflict` if another who looks after the group was quicker.
pub async fn close_discussion(
    app: &App,
    viewer: &Viewer,
    discussion: DiscussionId,
    (kind, why): (Kind, Cleared<Option<Why>>),
) -> Result<()> {
    app.write(viewer, CARE.on(discussion), async |tx| {
        let thread = db::find_thread_held(tx, app.vault(), discussion).await?.or_absent()?;
        let at = (kind == Kind::Close).then(|| tx.now());
        let closed = policy::may_care(tx.viewer(), &thread, (discussion, at))?;
        if thread.closed.is_some() == at.is_some() {
            return twice(tx, &thread, None, kind).await;
        }
        if let (Kind::Open, Some(poll)) = (kind, &thread.poll) {
            poll.reopen().map_err(|it| Problems::one("", it.to_string()))?;
        }
        care::save_closed(tx, &closed).await?;
        let words = why.get().as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default();
        record(tx, &thread, thread.group, None, (kind, words)).await?;
        stir(tx, discussion, thread.own).await?;
        tell_handled(tx, &thread).await?;
        tx.tell(DiscussionChanged { group: thread.group, discussion });
        guarding_api::note(tx, &why).await
    })
    .await
}

/// Puts a discussion into another group.
pub async fn move_discussion(app: &App, viewer: &Viewer, discussion: DiscussionId, to: GroupId) -> Result<()> {
    app.write(viewer, MOVE.on(discussion), async |tx| {
        let thread = db::find_thread_held(tx, app.vault(), discussion).await?.or_absent()?;
        let (mut from, mut there) = (None, None);
        for it in groups_api::standings_in(tx.reader(), &[thread.group, to]).await? {
            if it.group == to { there = Some(it) } else { from = Some(it) }
        }
        let (from, there) = (from.or_absent()?, there.or_absent()?);
        let moved = policy::may_move(tx.viewer(), &thread, &from, &there, (discussion, to))?;
        arrives(tx, &thread, &there).await?;
        record(tx, &thread, to, None, (Kind::Move, from.name.clone())).await?;
        stir(tx, discussion, thread.own).await?;
        care::save_group(tx, &moved).await?;
        tell_handled(tx, &thread).await?;
        tx.tell(DiscussionChanged { group: to, discussion });
        Ok(())
    })
    .await
}

/// Whether a discussion can come to stand in this group: nothing is carried past its hosts, nor out of its author's sight.
async fn arrives(tx: &Tx, thread: &Thread, there: &Standing) -> Result<()> {
    let author = thread.author.unwrap_or(MemberId::NONE);
    let holds = !there.moderates() && care::find_rules(tx.reader(), there.group).await?.hold_first;
    if holds && !starting::has_written(tx.reader(), there.group, author).await? {
        let words = "Hosts of that group look first at what somebody new writes there. Ask one of them to move it.";
        return Err(Problems::one("to", words).into());
    }
    if thread.author.is_some() && !thread.is_own() && !care::reads_in(tx.reader(), there.group, author).await? {
        let words = "Whoever began it does not read in that group. Choose one in which they do.";
        return Err(Problems::one("to", words).into());
    }
    Ok(())
}

/// Decides how a group writes.
pub async fn decide_rules(app: &App, viewer: &Viewer, group: GroupId, rules: care::Rules) -> Result<()> {
    app.write(viewer, RULE.on(group), async |tx| {
        let standing = groups_api::standing_in(tx.reader(), group).await?.or_absent()?;
        let ground = asker::find_ground(tx.reader(), group).await?.or_absent()?;
        // Where it is not possible it is not offered either, and what was decided before stays.
        let anonymous = if ground.lacking_for_hosts().is_empty() { rules.anonymous } else { ground.allowed };
        let rules = policy::may_rule(tx.viewer(), &standing, (group, care::Rules { anonymous, ..rules }))?;
        care::save_rules(tx, &rules).await
    })
    .await
}
