//! A mail that came in: who may say what with it, and whether it becomes a post. What is refused is noted and explained; what
//! nobody can have been asked to send is left alone.

use super::{DAY, EXPLAIN, Explaining, HOUSE, answers_by_mail, talks};
use crate::{
    ReplyAddress,
    address::Leave,
    arrival::{ArrivalId, Outcome, Why},
    policy, store as db,
};
use discussions_api::DiscussionId;
use frame::{App, Counting};
use guard::{Answer, Cleared};
use kernel::{Act, Refusal, Result, Stop, Viewer};
use mailing_api::Sent;
use notify::inbound::{Inbound, Incoming};
use sha2::{Digest, Sha256};
use std::time::Duration;
use store::Job;

const RECEIVE: Act = Act::open("receive_mail");
/// So many mails of a member are taken in an hour.
const AN_HOUR: i64 = 20;
/// So many of them are explained in a day.
const EXPLAINED: i64 = 5;
/// More words than any post has: the guard is not asked about more.
const MOST_WORDS: usize = 25_000;

/// Deals with a mail. Nothing: it is none that was asked for, or was dealt with before. However often it is called for the same
/// mail, and wherever it was cut short, the mail is posted once and explained once.
///
/// # Errors
/// Faults alone: then the mail is left where it is and comes again.
pub async fn receive(app: &App, incoming: &Incoming, bytes: &[u8]) -> Result<Option<Outcome>> {
    let (mail, is_whole) = match incoming {
        Incoming::Written(mail) => (mail, true),
        Incoming::TooMuch(mail) => (mail, false),
        Incoming::Automatic => return Ok(None),
    };
    let Some(address) = app.kept::<ReplyAddress>() else { return Ok(None) };
    // Whoever has no address of ours is a stranger, and strangers get no mail.
    let Some(leave) = address.leave_in(&mail.to, &app.settings().link_key) else { return Ok(None) };
    let id = arrival_of(mail, bytes);
    let read = app.read(&HOUSE).await?;
    if db::has_arrived(read.reader(), id).await? {
        return Ok(None);
    }
    let now = read.reader().now();
    let spans = (now.minus(Duration::from_secs(60 * 60)), now.minus(DAY));
    let (lately, explained) = db::count_arrivals(read.reader(), leave.member, spans).await?;
    let (first, last) = leave.between();
    let place = (talks(app)?.find_between)(read.reader(), first, last).await?;
    let confirmed = accounts_api::has_confirmed(read.reader(), leave.member, &mail.from).await?;
    let answers = answers_by_mail(read.reader(), leave.member).await?;
    drop(read);
    let outcome = match (place, is_whole) {
        _ if lately >= AN_HOUR => Outcome::Dropped,
        _ if !confirmed => Outcome::Refused(Why::OtherAddress),
        _ if leave.is_over(now) => Outcome::Refused(Why::Old),
        _ if !answers => Outcome::Refused(Why::Off),
        (None, _) => Outcome::Refused(Why::Gone),
        (_, false) => Outcome::Refused(Why::Large),
        (Some(place), true) => post(app, &leave, place, mail, id).await?,
    };
    let tells = explained < EXPLAINED && !matches!(outcome, Outcome::Posted | Outcome::Dropped);
    note(app, (id, leave, place), outcome, tells).await?;
    Ok(Some(outcome))
}

/// Notes it, and has it explained, in one commit.
async fn note(
    app: &App,
    (id, leave, place): (ArrivalId, Leave, Option<DiscussionId>),
    outcome: Outcome,
    tells: bool,
) -> Result<()> {
    app.write(&HOUSE, RECEIVE.on(leave.member), async |tx| {
        let arrival = policy::may_post(tx.viewer(), (id, leave.member, outcome))?;
        if db::insert_arrival(tx, &arrival).await? && tells {
            let why = if let Outcome::Refused(why) = outcome { Some(why) } else { None };
            let explaining = Explaining { arrival: id, member: leave.member, discussion: place, why };
            let now = tx.now();
            tx.enqueue(Job::with(EXPLAIN, &explaining, now).map(|it| it.once(format!("{EXPLAIN}.{id}"))));
        }
        Ok(())
    })
    .await
}

/// Posts it by the action of those who have the discussion: who may, and whether it is still open, is decided there.
async fn post(app: &App, leave: &Leave, place: DiscussionId, mail: &Inbound, id: ArrivalId) -> Result<Outcome> {
    let words = match cleared(app, mail).await? {
        Ok(words) => words,
        Err(why) => return Ok(Outcome::Refused(why)),
    };
    let sent = Sent { discussion: place, client: *id.as_bytes(), words };
    match (talks(app)?.write)(app.clone(), Viewer::member(leave.member), sent).await {
        Ok(_) if mail.carries_files => Ok(Outcome::PostedWithoutFiles),
        Ok(_) => Ok(Outcome::Posted),
        Err(Stop::Refusal(Refusal::Invalid(problems))) if problems.of("text").is_some() => {
            Ok(Outcome::Refused(Why::Long))
        }
        Err(Stop::Refusal(Refusal::Invalid(_) | Refusal::Conflict)) => Ok(Outcome::Refused(Why::Shut)),
        Err(Stop::Refusal(_)) => Ok(Outcome::Refused(Why::Gone)),
        Err(why) => Err(why),
    }
}

/// The words, if the guard lets them through as they are: by mail nobody can be asked for a reason (abuse case 71).
async fn cleared(app: &App, mail: &Inbound) -> Result<Result<Cleared<String>, Why>> {
    let words = mail.words.clone();
    if kernel::seen(&words).is_empty() {
        return Ok(Err(Why::Empty));
    }
    if words.chars().count() > MOST_WORDS {
        return Ok(Err(Why::Long));
    }
    let caught = match guard::clear(words, &[("text", &mail.words)], &Answer::NONE) {
        Ok(words) => return Ok(Ok(words)),
        Err(caught) => caught,
    };
    if let Some(counting) = app.kept::<Counting>() {
        counting.0(app.clone(), guard::Outcome::Refused(caught.kinds())).await?;
    }
    Ok(Err(if caught.is_certain() { Why::Patient } else { Why::Doubt }))
}

/// By its own id and its writer, or by all of it if it has none.
fn arrival_of(mail: &Inbound, bytes: &[u8]) -> ArrivalId {
    let mut hash = Sha256::new();
    match mail.id.is_empty() {
        true => hash.update(bytes),
        false => hash.update(format!("{}\0{}", mail.id, mail.from)),
    }
    let mut id = [0; 16];
    id.copy_from_slice(&hash.finalize()[..16]);
    ArrivalId::from_bytes(id)
}
