//! Letters about notices: looking when one is due, and writing it, each time asked anew whether it may still be said.

use super::letters;
use crate::{
    choice::{ByLetter, Choice},
    policy::{self, Post},
    store::{
        self as db, post,
        post::{DayLetter, Posted},
    },
};
use frame::App;
use kernel::{Act, MemberId, Moment, Permit, Reason, Result, Viewer};
use notices_api::{Asked, Kind, List, Speakers, look_later};
use notify::{About, Mail};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::{Job, Tx};

/// A letter that is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    /// To whom.
    pub member: MemberId,
    /// Which.
    pub way: Way,
    /// For when it was appointed.
    pub at: Moment,
}

/// Which letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// The day's.
    Daily,
    /// What somebody wants to know at once.
    AtOnce,
}

/// The kind of the job that writes one.
pub const LETTER: &str = "notices.letter";

const LOOK: Act = Act::open("appoint_letters");
const PREPARE: Act = Act::open("prepare_letter");
const POSTED: Act = Act::open("post_letter");
/// On whose behalf letters are appointed and what is old is taken away.
pub const HOUSE: Viewer = Viewer::house(Reason::Background);
/// So many members are looked at in one write.
const AT_ONCE: usize = 50;
/// More than any letter says.
const MOST: usize = 500;
const INSTANT: Duration = Duration::from_micros(1);

/// Looks at what is new, and appoints the letters that it needs.
pub async fn look(app: &App) -> Result<()> {
    loop {
        let looked = app.write(&HOUSE, LOOK, async |tx| {
            let members = post::page_of_unlooked(tx.reader(), AT_ONCE).await?;
            for member in &members {
                let member = policy::may_post(tx.viewer(), *member)?;
                appoint(tx, &member).await?;
            }
            Ok(members.len())
        });
        if looked.await? < AT_ONCE {
            return Ok(());
        }
    }
}

async fn appoint(tx: &mut Tx, member: &Permit<Post, MemberId>) -> Result<()> {
    let choice = db::find_choice(tx.reader(), **member).await?;
    let stopped = db::page_of_stopped_lists(tx.reader(), **member).await?;
    let last = post::hold_day(tx, member).await?;
    let kinds = post::page_of_new_kinds(tx.reader(), **member).await?;
    let by = |way: ByLetter| kinds.iter().any(|it| choice.mail(*it, &stopped) == way);
    let now = tx.now();
    if by(ByLetter::Daily) {
        let at = choice.hours.next_letter(now, Some(&last.day));
        enqueue(tx, Letter { member: **member, way: Way::Daily, at });
    }
    if by(ByLetter::AtOnce) {
        let at = choice.hours.after_quiet(now);
        enqueue(tx, Letter { member: **member, way: Way::AtOnce, at });
    }
    let due: Vec<Kind> = kinds.iter().copied().filter(|it| choice.mail(*it, &stopped) != ByLetter::Never).collect();
    post::save_due(tx, member, &due).await
}

fn enqueue(tx: &mut Tx, letter: Letter) {
    let once = format!("{LETTER}.{:?}.{}.{}", letter.way, letter.member, letter.at.micros());
    tx.enqueue(Job::with(LETTER, &letter, letter.at).map(|it| it.once(once)));
}

/// Writes a letter, if it may still go out and there is something to say. `key` stays the same when it is tried again.
pub async fn write_letter(app: &App, letter: Letter, key: &str) -> Result<()> {
    let Some(ready) = app.write(&HOUSE, PREPARE, async |tx| prepare(tx, letter).await).await? else { return Ok(()) };
    let Ready { kinds, day, upto } = ready;
    let key = match &day {
        // However often it is tried, and by whomever: one a day.
        Some(day) => format!("day-{}-{}", letter.member, day.day.text()),
        None => format!("{key}-{}", letter.member),
    };
    let told = told(app, letter.member, &kinds).await?;
    if !told.is_empty() {
        send(app, letter, &told, key).await?;
    }
    app.write(&HOUSE, POSTED, async |tx| {
        let member = policy::may_post(tx.viewer(), letter.member)?;
        if let Some(day) = day {
            let sent = Some(tx.now());
            post::save_day(tx, &member, &DayLetter { sent, ..day }).await?;
        }
        post::save_posted(tx, &member, &Posted { kinds: &kinds, upto, told: &told }).await
    })
    .await
}

/// What a letter may say that goes out now.
struct Ready {
    kinds: Vec<Kind>,
    day: Option<DayLetter>,
    upto: Moment,
}

/// `None` if it must not go out now: then it is looked at once more when it may.
async fn prepare(tx: &mut Tx, letter: Letter) -> Result<Option<Ready>> {
    let member = policy::may_post(tx.viewer(), letter.member)?;
    let choice = db::find_choice(tx.reader(), letter.member).await?;
    let stopped = db::page_of_stopped_lists(tx.reader(), letter.member).await?;
    let last = post::hold_day(tx, &member).await?;
    let now = tx.now();
    let day = match letter.way {
        Way::AtOnce => None,
        Way::Daily => Some(DayLetter { day: choice.hours.day_of(now), sent: None }),
    };
    let may = day.as_ref().is_none_or(|day| is_todays(&choice, letter.at, day, &last));
    if choice.hours.is_quiet(now) || !may {
        post::save_unlooked(tx, letter.member).await?;
        look_later(tx);
        return Ok(None);
    }
    if let Some(day) = &day {
        post::save_day(tx, &member, day).await?;
    }
    let way = if day.is_some() { ByLetter::Daily } else { ByLetter::AtOnce };
    let kinds = Kind::ALL.iter().copied().filter(|it| choice.mail(*it, &stopped) == way).collect();
    Ok(Some(Ready { kinds, day, upto: now }))
}

/// Whether a day's letter that was appointed for `at` may go out on this day: the first of it, and still at the hour that its
/// receiver wants.
fn is_todays(choice: &Choice, at: Moment, day: &DayLetter, last: &DayLetter) -> bool {
    if last.sent.is_some() && last.day >= day.day {
        return false;
    }
    // It was under way already when somebody stopped it.
    let begun = last.sent.is_none() && last.day == choice.hours.day_of(at);
    begun || choice.hours.next_letter(at.minus(INSTANT), Some(&last.day)) == at
}

/// What of it the receiver may still see, asked on their behalf: whoever is suspended, leaves or lost access gets nothing.
async fn told(app: &App, member: MemberId, kinds: &[Kind]) -> Result<Vec<Asked>> {
    let read = app.read(&Viewer::member(member)).await?;
    let due = post::page_of_due(read.reader(), MOST).await?;
    let due: Vec<Asked> = due.into_iter().filter(|it| kinds.contains(&it.kind)).collect();
    let lines = app.keep(Speakers::default).lines(read.reader(), &due).await?;
    Ok(due.into_iter().zip(lines).filter_map(|(asked, line)| line.map(|_| asked)).collect())
}

async fn send(app: &App, letter: Letter, told: &[Asked], key: String) -> Result<()> {
    let found = accounts_api::find_addressee(app.read(&HOUSE).await?.reader(), letter.member).await?;
    let Some(to) = found else { return Ok(()) };
    let home = app.settings().url.origin();
    let (list, (subject, text)) = match letter.way {
        Way::Daily => (List::Daily, letters::compose_daily(told, &to.name, &home)),
        Way::AtOnce => (List::AtOnce, letters::compose_at_once(told, &to.name, &home)),
    };
    let stop = notices_api::stop_path(&app.settings().link_key, letter.member, list);
    let about = About::List { name: list.word(), stop: app.settings().url.link(&stop) };
    Ok(app.post().send(Mail { to: to.email, name: Some(to.name), subject, text, key, about }).await?)
}
