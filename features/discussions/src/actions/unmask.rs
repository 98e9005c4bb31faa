//! Learning who asked without a name: two moderators, named by an administrator and independent of each other, of whom one asks
//! for it with a reason and the other agrees within a week. Each sees the name once. All of it is recorded.

use super::asking::{self, asker_of};
use crate::{
    asking::{Cause, Reason, UnmaskingId, check_apart},
    discussion::DiscussionId,
    policy,
    post::PostId,
    store::{
        asker, post,
        unmasking::{self as db, NewUnmasking},
    },
};
use ::store::{Job, Tx};
use frame::App;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Problems, Refusal, Result, Viewer};
use moderation_api::has_report;
use notices_api::Kind as Notice;

/// Naming the two.
pub const NAME: Act = Act::open("name_unmaskers");
/// Agreeing to be one of them.
pub const ANSWER_NAMING: Act = Act::open("answer_naming");
/// Asking to learn who asked.
pub const UNMASK: Act = Act::open("propose_unmasking");
/// Agreeing to it, or not.
pub const AGREE: Act = Act::open("decide_unmasking");
/// Seeing the name.
pub const SEE: Act = Act::open("see_unmasked");

/// What one of the two wants.
#[derive(Debug, Clone)]
pub struct NewProposal {
    /// What for.
    pub cause: Cause,
    /// Why.
    pub why: Reason,
    /// Whether a court forbids that whoever asked is told.
    pub quiet: bool,
}

/// Names two moderators. Asking without a name is possible once both agreed.
///
/// # Errors
/// The problem of two who are one, no moderators, or of whom one invited the other; `NotAllowed` for naming oneself.
pub async fn name_unmaskers(app: &App, viewer: &Viewer, two: [MemberId; 2]) -> Result<()> {
    app.write(viewer, NAME, async |tx| {
        let named = policy::may_name(tx.viewer(), two)?;
        let moderators = accounts_api::all_moderators(tx.reader()).await?;
        let known = db::page_of_candidates(tx.reader(), &moderators).await?;
        let find = |id: MemberId| known.iter().find(|it| it.member == id);
        let gone = || Problems::one("second", "One of them is no moderator any more. Load the page again.");
        let (one, other) = (find(two[0]).ok_or_else(gone)?, find(two[1]).ok_or_else(gone)?);
        if one.came_by == Some(other.member) || other.came_by == Some(one.member) {
            let words = "One of them invited the other to Kettle. Name two who are independent of each other.";
            return Err(Problems::one("second", words).into());
        }
        db::save_named(tx, &named).await?;
        for member in two {
            notices_api::give(tx, &[member], Notice::UnmaskerNamed, None, *member.as_bytes()).await?;
        }
        Ok(())
    })
    .await
}

/// One of them agrees to be it, or does not.
pub async fn answer_naming(app: &App, viewer: &Viewer, agrees: bool) -> Result<()> {
    app.write(viewer, ANSWER_NAMING, async |tx| {
        let named = db::page_of_named(tx.reader()).await?;
        let answer = policy::may_answer_naming(tx.viewer(), &named, agrees)?;
        db::save_answer(tx, &answer).await.map(drop)
    })
    .await
}

/// One of the two asks to learn who asked: for what was reported, or because a court orders it.
///
/// # Errors
/// `Absent` for everybody else and for what was asked under a name; the problem of what nobody reported, of what waits already,
/// and of two who are not those of whom whoever asked was told, or not independent of the group any more.
pub async fn propose_unmasking(
    app: &App,
    viewer: &Viewer,
    reported: PostId,
    new: Cleared<NewProposal>,
) -> Result<UnmaskingId> {
    let id = UnmaskingId::random(app.rng());
    app.write(viewer, UNMASK, async |tx| {
        let named = db::page_of_named(tx.reader()).await?;
        policy::may_unmask(tx.viewer(), &named, ())?;
        let discussion = post::find_asker_place(tx.reader(), reported).await?.or_absent()?;
        tx.on(discussion);
        asker::find_sealed(tx.reader(), discussion).await?.or_absent()?;
        check(tx, discussion).await?;
        let NewProposal { cause, why, quiet } = new.get();
        if *cause == Cause::Report && !has_report(tx.reader(), "post", reported.as_noun()).await? {
            return Err(Problems::one("", "Nobody has reported this.").into());
        }
        let quiet = *quiet && *cause == Cause::Court;
        let wanted =
            NewUnmasking { id, discussion, post: reported, cause: *cause, why: why.as_str().to_owned(), quiet };
        let wanted = policy::may_unmask(tx.viewer(), &named, wanted)?;
        let twice = "The other moderator has been asked about this already.";
        db::insert_unmasking(tx, &wanted).await.map_err(|it| it.unique_as("discussion_id", "", twice))?;
        let by = tx.viewer().id();
        let other: Vec<MemberId> = named.iter().map(|it| it.member).filter(|it| *it != by).collect();
        notices_api::give(tx, &other, Notice::UnmaskingWaits, Some(by), *id.as_bytes()).await?;
        guarding_api::note(tx, &new).await?;
        Ok(id)
    })
    .await
}

/// Whether the two may learn it: those whom whoever asked was told of, and still independent of the group.
async fn check(tx: &Tx, discussion: DiscussionId) -> Result<()> {
    let (asked, two) = db::find_apart(tx.reader(), discussion).await?.or_absent()?;
    Ok(check_apart(asked, &two).map_err(Problems::from)?)
}

/// The other one agrees, or does not. Whoever asked is told, but for a court that forbids it.
///
/// # Errors
/// `Absent` for everybody else; `Conflict` for what does not wait any more; the problem of two who are not independent any more.
pub async fn agree_to_unmask(app: &App, viewer: &Viewer, id: UnmaskingId, agrees: bool) -> Result<()> {
    app.write(viewer, AGREE, async |tx| {
        let named = db::page_of_named(tx.reader()).await?;
        let decision = policy::may_unmask(tx.viewer(), &named, (id, agrees))?;
        let wanted = db::find_unmasking(tx.reader(), id).await?.or_absent()?;
        tx.on(wanted.discussion);
        if agrees {
            check(tx, wanted.discussion).await?;
        }
        if !wanted.waits_for(tx.viewer().id(), tx.now()) || !db::save_decision(tx, &decision).await? {
            return Err(Refusal::Conflict.into());
        }
        if agrees && !wanted.quiet {
            let now = tx.now();
            tx.enqueue(Job::with(asking::later::UNMASKED, &wanted.discussion, now));
        }
        Ok(())
    })
    .await
}

/// Shows one of the two who asked, once: their name, or nothing if their account is gone meanwhile.
///
/// # Errors
/// `Absent` for everybody else, and for whoever has seen it.
pub async fn see_name(
    app: &App,
    viewer: &Viewer,
    house: &Viewer,
    id: UnmaskingId,
) -> Result<Option<(MemberId, String)>> {
    let discussion = app
        .write(viewer, SEE, async |tx| {
            let named = db::page_of_named(tx.reader()).await?;
            let seen = policy::may_unmask(tx.viewer(), &named, id)?;
            let wanted = db::find_unmasking(tx.reader(), id).await?.or_absent()?;
            tx.on(wanted.discussion);
            if !wanted.shows_to(tx.viewer().id()) || !db::save_seen(tx, &seen).await? {
                return Err(Refusal::Absent.into());
            }
            Ok(wanted.discussion)
        })
        .await?;
    let Some(member) = asker_of(app, house, discussion).await? else { return Ok(None) };
    let name = accounts_api::find_name(app.read(house).await?.reader(), member).await?;
    Ok(name.map(|it| (member, it)))
}
