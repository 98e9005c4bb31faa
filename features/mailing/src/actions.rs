//! The verbs: choosing what one gets by mail here; sending letters, taking what comes in, and saying why not below.

mod beginnings;
mod explain;
mod fetch;
mod letters;
mod receive;
mod words;

pub use explain::{EXPLAIN, Explaining, explain};
pub use fetch::{Fetched, fetch, keep_fetching};
pub use letters::{LETTERS, send_due};
pub use receive::receive;

use crate::{
    choice::{Choice, Letter, Replies},
    policy, store as db,
};
use frame::App;
use kernel::{Act, Fault, MemberId, Moment, OrAbsent, Reason, Result, Viewer};
use mailing_api::{Letting, Talks};
use notices_api::{List, Timetable};
use std::{sync::Arc, time::Duration};
use store::{Job, Reader, Tx};

/// Choosing what one gets by mail.
pub const CHOOSE: Act = Act::open("choose_mail");
const APPOINT: Act = Act::open("appoint_group_letters");
const CLEAR: Act = Act::open("clear_old_arrivals");

/// On whose behalf letters are sent and mail is taken in.
pub const HOUSE: Viewer = Viewer::house(Reason::Background);
/// Names the job that whoever does not send letters asks for, when some are due.
const NOW: &str = "now";
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const WEEK: Duration = Duration::from_secs(7 * DAY.as_secs());
/// Longer than any reply address is good, so that a mail that is found again is known.
const ARRIVALS_STAY: Duration = Duration::from_secs(60 * DAY.as_secs());

/// What the viewer chose, and the groups from which something may go to them.
pub async fn find_choice(app: &App, viewer: &Viewer) -> Result<(Choice, Vec<Letting>)> {
    let member = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let mut choice = db::find_choice(read.reader(), member).await?;
    if choice.letter != Letter::Never && notices_api::has_stopped(read.reader(), member, List::Groups).await? {
        choice.letter = Letter::Never;
    }
    let groups = (talks(app)?.page_of_groups)(read.reader()).await?;
    Ok((choice, groups))
}

/// From now on the viewer gets so much by mail. A letter that was stopped by its link comes again if they choose a day.
pub async fn choose(app: &App, viewer: &Viewer, choice: Choice) -> Result<()> {
    let member: MemberId = viewer.member.or_absent()?;
    let timetable = timetable(app)?;
    app.write(viewer, CHOOSE.on(member), async |tx| {
        let own = policy::may_choose(tx.viewer(), member)?;
        let next = match choice.letter.day() {
            Some(day) => (timetable.slots)(tx.reader(), &[(member, day)]).await?.first().map(|it| it.next),
            None => None,
        };
        let since = tx.now().minus(WEEK);
        db::save_choice(tx, &own, choice, (since, next)).await?;
        if next.is_some() {
            notices_api::resume(tx, member, List::Groups).await?;
        }
        appoint(tx, NOW).await
    })
    .await
}

/// Switches letters and answers on for members of a made population; the first letter of each is due at once.
pub async fn choose_made(app: &App, viewer: &Viewer, members: &[MemberId]) -> Result<()> {
    let choice = Choice { letter: Letter::On(jiff::civil::Weekday::Friday), replies: Replies::On };
    app.write(viewer, CHOOSE, async |tx| {
        let now = tx.now();
        for member in members {
            let member = policy::may_choose_made(tx.viewer(), *member)?;
            db::save_choice(tx, &member, choice, (now.minus(WEEK), Some(now))).await?;
        }
        Ok(())
    })
    .await
}

/// Has somebody send letters when the next of them is due, at the next quarter of an hour: all that choose a day ask for the same
/// job. What is due already is asked for once of each name.
async fn appoint(tx: &mut Tx, name: &str) -> Result<()> {
    let Some(next) = db::find_next(tx.reader()).await? else { return Ok(()) };
    let (due, name) = match next > tx.now() {
        true => (quarter_after(next), quarter_after(next).seconds().to_string()),
        false => (tx.now(), name.to_owned()),
    };
    tx.enqueue(Job { kind: LETTERS, body: "{}".to_owned(), due, once: Some(format!("{LETTERS}.{name}")) });
    Ok(())
}

/// The moment itself, if it is one.
fn quarter_after(at: Moment) -> Moment {
    const QUARTER: i64 = 15 * 60 * 1_000_000;
    let quarters = at.micros().div_euclid(QUARTER) + i64::from(at.micros().rem_euclid(QUARTER) > 0);
    Moment::from_micros(quarters * QUARTER)
}

/// Sees to it that what is due is sent, and takes away what is old.
pub async fn look_after(app: &App, viewer: &Viewer) -> Result<()> {
    app.write(viewer, APPOINT, async |tx| appoint(tx, NOW).await).await?;
    app.write(viewer, CLEAR, async |tx| {
        let before = tx.now().minus(ARRIVALS_STAY);
        let before = policy::may_post(tx.viewer(), before)?;
        db::remove_old(tx, &before).await
    })
    .await
}

/// Whether the member answers by mail.
async fn answers_by_mail(reader: Reader<'_>, member: MemberId) -> Result<bool, Fault> {
    Ok(db::find_choice(reader, member).await?.replies == Replies::On)
}

fn talks(app: &App) -> Result<Arc<Talks<App>>, Fault> {
    app.kept::<Talks<App>>().ok_or_else(|| Fault::bug("nobody has discussions"))
}

fn timetable(app: &App) -> Result<Arc<Timetable>, Fault> {
    app.kept::<Timetable>().ok_or_else(|| Fault::bug("nobody knows the hours of members"))
}

/// The day of a moment, counted from 1970: names the letter of a day.
fn day_number(at: Moment) -> i64 {
    at.seconds().div_euclid(24 * 60 * 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_looked_for_every_quarter_of_an_hour_at_most() {
        let at = |seconds: i64| Moment::from_micros(seconds * 1_000_000);
        for (next, looked) in [(0, 0), (1, 900), (899, 900), (900, 900), (901, 1_800)] {
            assert_eq!(quarter_after(at(next)), at(looked), "{next}");
        }
    }
}
