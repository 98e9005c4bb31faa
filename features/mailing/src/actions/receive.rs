//! A mail that came in: who may say what with it, and whether it becomes a post. What is refused is noted and explained; what
//! nobody can have been asked to send is left alone.

use super::{DAY, EXPLAIN, Explaining, HOUSE, answers_by_mail, talks};
use crate::{
    ReplyAddress,
    arrival::{ArrivalId, Lack, Lately, Outcome, Telling, Why},
    policy, store as db,
};
use discussions_api::DiscussionId;
use frame::{App, Counting};
use guard::{Answer, Cleared};
use kernel::{Act, Fault, MemberId, Moment, Refusal, Result, Stop, Viewer};
use mailing_api::Sent;
use notify::inbound::{Inbound, Incoming};
use sha2::{Digest, Sha256};
use std::time::Duration;
use store::{Job, Reader};
use web::Barred;

const RECEIVE: Act = Act::open("receive_mail");
const HOUR: Duration = Duration::from_secs(60 * 60);
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
    let id = arrival_of(mail, bytes);
    let Some(leave) = address.leave_in(&mail.to, &app.settings().link_key) else {
        return astray(app, &address, mail, id).await;
    };
    let read = app.read(&HOUSE).await?;
    if db::has_arrived(read.reader(), id).await? {
        return Ok(None);
    }
    let now = read.reader().now();
    let lately = find_lately(read.reader(), leave.member, now).await?;
    let (first, last) = leave.between();
    let place = (talks(app)?.find_between)(read.reader(), first, last).await?;
    let confirmed = accounts_api::has_confirmed(read.reader(), leave.member, &mail.from).await?;
    let answers = answers_by_mail(read.reader(), leave.member).await?;
    drop(read);
    let admitted = app.admit(leave.member).await?;
    let stopped = match confirmed {
        false if lately.others_stop() => Some(Outcome::Dropped),
        false => Some(Outcome::Refused(Why::OtherAddress)),
        true => lately.own_stops(),
    };
    let outcome = match (stopped, place, admitted) {
        (Some(outcome), ..) => outcome,
        (_, _, Err(Barred::Standing)) => Outcome::Refused(Why::Barred),
        (_, _, Err(Barred::Overdue)) => Outcome::Refused(Why::Owing),
        _ if leave.is_over(now) => Outcome::Refused(Why::Old),
        _ if !answers => Outcome::Refused(Why::Off),
        (_, None, _) => Outcome::Refused(Why::Gone),
        _ if !is_whole => Outcome::Refused(Why::Large),
        (_, Some(place), Ok(viewer)) => post(app, &viewer, place, mail, id).await?,
    };
    note(app, (id, leave.member, place), outcome, lately.telling(outcome)).await?;
    Ok(Some(outcome))
}

/// A mail to our own address that names no discussion: a member who pressed "Reply" hears what to do instead. Whoever else sends
/// something there is a stranger, and strangers get no mail.
async fn astray(app: &App, address: &ReplyAddress, mail: &Inbound, id: ArrivalId) -> Result<Option<Outcome>> {
    if !address.is_meant(&mail.to) {
        return Ok(None);
    }
    let read = app.read(&HOUSE).await?;
    let Some(member) = accounts_api::find_confirmed(read.reader(), &mail.from).await? else { return Ok(None) };
    if db::has_arrived(read.reader(), id).await? {
        return Ok(None);
    }
    let lately = find_lately(read.reader(), member, read.reader().now()).await?;
    drop(read);
    let outcome = if lately.others_stop() { Outcome::Dropped } else { Outcome::Refused(Why::Nowhere) };
    note(app, (id, member, None), outcome, lately.telling(outcome)).await?;
    Ok(Some(outcome))
}

async fn find_lately(reader: Reader<'_>, member: MemberId, now: Moment) -> Result<Lately, Fault> {
    Ok(Lately::of(&db::page_of_came(reader, member, (now.minus(HOUR), now.minus(DAY))).await?))
}

/// Notes it, and has it explained, in one commit. What is dropped leaves nothing: however much comes, no more is kept of it.
async fn note(
    app: &App,
    (id, member, place): (ArrivalId, MemberId, Option<DiscussionId>),
    outcome: Outcome,
    telling: Telling,
) -> Result<()> {
    if outcome == Outcome::Dropped {
        return Ok(());
    }
    let (why, lack) = match outcome {
        Outcome::Refused(why) => (Some(why), Lack::default()),
        Outcome::PostedWithout(lack) => (None, lack),
        Outcome::Posted | Outcome::Dropped => (None, Lack::default()),
    };
    app.write(&HOUSE, RECEIVE.on(member), async |tx| {
        let arrival = policy::may_post(tx.viewer(), (id, member, outcome))?;
        if db::insert_arrival(tx, &arrival).await? && telling != Telling::No {
            let is_last = telling == Telling::Last;
            let explaining = Explaining { arrival: id, member, discussion: place, why, lack, is_last };
            let now = tx.now();
            tx.enqueue(Job::with(EXPLAIN, &explaining, now).map(|it| it.once(format!("{EXPLAIN}.{id}"))));
        }
        Ok(())
    })
    .await
}

/// Posts it by the action of those who have the discussion: who may, and whether it is still open, is decided there.
async fn post(app: &App, viewer: &Viewer, place: DiscussionId, mail: &Inbound, id: ArrivalId) -> Result<Outcome> {
    let words = match cleared(app, mail).await? {
        Ok(words) => words,
        Err(why) => return Ok(Outcome::Refused(why)),
    };
    let sent = Sent { discussion: place, client: *id.as_bytes(), words };
    match (talks(app)?.write)(app.clone(), viewer.clone(), sent).await {
        Ok(_) => Ok(match (mail.carries_files, mail.is_cut) {
            (true, true) => Outcome::PostedWithout(Lack::Both),
            (true, false) => Outcome::PostedWithout(Lack::Files),
            (false, true) => Outcome::PostedWithout(Lack::Words),
            (false, false) => Outcome::Posted,
        }),
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
