//! Choosing in a poll, and the short answer on top: proposing, accepting, saying that it is true still.

use super::{
    asking,
    telling::{stir, tell_hosts},
};
use crate::{
    discussion::DiscussionId,
    policy,
    store::{
        self as db,
        choosing::{self, Vote},
        summing::{self, NewSummary},
    },
    summary::{GOOD_FOR, MOST_CREDITS, MOST_WAITING, SummaryId, Words},
};
use discussions_api::{DiscussionChanged, ShortChanged};
use frame::App;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Problems, Refusal, Result, Viewer};
use notices_api::Kind as Notice;

/// Choosing in a poll.
pub const VOTE: Act = Act::open("choose_in_poll");
/// Proposing a summary.
pub const PROPOSE: Act = Act::open("propose_summary");
/// Accepting one, or not.
pub const DECIDE: Act = Act::open("decide_summary");

/// Chooses; twice is once (abuse case 45).
///
/// # Errors
/// The problem of what is over, or was chosen without a name before.
pub async fn choose(app: &App, viewer: &Viewer, discussion: DiscussionId, chosen: Vec<i64>) -> Result<()> {
    app.write(viewer, VOTE.on(discussion), async |tx| {
        let thread = db::find_thread_held(tx, app.vault(), discussion).await?.or_absent()?;
        let asked = thread.poll.as_ref().or_absent()?;
        let chosen = asked.choose(&chosen, thread.until, tx.now());
        let (many, nameless) = (asked.how.many, asked.how.nameless);
        let vote = Vote { discussion, chosen: vec![], many, nameless };
        let vote = policy::may_react(tx.viewer(), &thread, vote)?;
        thread.writable().map_err(Problems::from)?;
        let vote = vote.try_map(|it| chosen.map(|chosen| Vote { chosen, ..it }).map_err(Problems::from))?;
        choosing::save_vote(tx, &vote).await
    })
    .await
}

/// Proposes a summary; whoever is credited wrote there, as far as the proposer sees them. The same words sent twice are one.
pub async fn propose_summary(
    app: &App,
    viewer: &Viewer,
    discussion: DiscussionId,
    (words, credits): (Cleared<Words>, Vec<MemberId>),
) -> Result<SummaryId> {
    let body = words.get().as_str().to_owned();
    let html = ui::markdown(&body).as_str().to_owned();
    let new = NewSummary { id: SummaryId::random(app.rng()), discussion, body, html, credits };
    let id = new.id;
    app.write(viewer, PROPOSE.on(discussion), async |tx| {
        let thread = db::find_thread_held(tx, app.vault(), discussion).await?.or_absent()?;
        asking::without_name(&thread)?;
        let mut new = new;
        let writers = summing::find_writers(tx.reader(), discussion).await?;
        new.credits.retain(|it| writers.iter().any(|one| one.0 == *it));
        new.credits.sort_unstable();
        new.credits.dedup();
        new.credits.truncate(MOST_CREDITS);
        let proposed = policy::may_propose(tx.viewer(), &thread, new)?;
        if let Some(sent) = summing::find_sent(tx.reader(), &proposed).await? {
            return Ok(sent);
        }
        thread.writable().map_err(Problems::from)?;
        if summing::count_waiting(tx.reader(), discussion).await? >= MOST_WAITING {
            let words = "The hosts have not looked at three of yours. Wait until they have.";
            return Err(Problems::one("words", words).into());
        }
        summing::insert_summary(tx, &proposed).await?;
        tell_hosts(tx, thread.group, discussion, Notice::SummaryProposed, thread.own).await?;
        guarding_api::note(tx, &words).await?;
        Ok(id)
    })
    .await
}

/// What hosts do with a summary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It stands on top.
    Accept,
    /// It does not, or not any more.
    Decline,
    /// What stands there is true still.
    Renew,
}

/// Decides.
///
/// # Errors
/// `Conflict` if another host was quicker.
pub async fn decide_summary(
    app: &App,
    viewer: &Viewer,
    (discussion, id): (DiscussionId, SummaryId),
    decision: Decision,
) -> Result<()> {
    app.write(viewer, DECIDE.on(discussion), async |tx| {
        let thread = db::find_thread_held(tx, app.vault(), discussion).await?.or_absent()?;
        let decided = policy::may_decide(tx.viewer(), &thread, (discussion, id))?;
        let due = tx.now().plus(GOOD_FOR);
        let proposed = summing::find_proposed(tx.reader(), discussion, id).await?;
        let stands = thread.summary.as_ref().is_some_and(|it| it.id == id);
        match (decision, &proposed) {
            (Decision::Accept, Some(_)) => summing::save_accepted(tx, &decided, due).await?,
            (Decision::Decline, Some(_)) => summing::save_declined(tx, &decided).await?,
            (Decision::Decline, None) if stands => summing::save_declined(tx, &decided).await?,
            (Decision::Renew, None) if stands => {
                summing::save_renewed(tx, &decided, due).await?;
            }
            _ => return Err(Refusal::Conflict.into()),
        }
        stir(tx, discussion, thread.own).await?;
        if let Some(author) = proposed.flatten().filter(|it| *it != thread.own) {
            notices_api::give(tx, &[author], Notice::SummaryDecided, None, *discussion.as_bytes()).await?;
        }
        tx.tell(DiscussionChanged { group: thread.group, discussion });
        // What stood there before is found no more.
        for short in thread.summary.iter().map(|it| it.id).filter(|it| *it != id).chain([id]) {
            tx.tell(ShortChanged { discussion, short: *short.as_bytes() });
        }
        Ok(())
    })
    .await
}
