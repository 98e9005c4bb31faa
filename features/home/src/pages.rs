//! GET: the page on which one arrives.

mod known;

use self::known::Known;
use crate::{
    next_act::{Begun, NextAct, Step, roughly},
    store::{self as db, Arriving},
    views::{FrontPage, HomePage, HomeParts},
};
use frame::{App, Joining};
use kernel::{MemberId, OrAbsent, Standing};
use notices_api::{Speakers, page_of_waiting};
use serde::Deserialize;
use std::time::Duration;
use web::{Answer, Asker, Query, Reply};

/// So many stand under "Waiting for you"; the page of notices has all.
const WAITING: usize = 5;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
/// So long somebody has just come.
const LATELY: Duration = Duration::from_secs(90 * 24 * 60 * 60);

/// What follows `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// What was put off a moment ago.
    put_off: String,
}

/// `/`: what Kettle is, for whoever is not signed in; their home for members; for all others the way to what comes first.
pub async fn show(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    match asker.viewer.standing {
        Standing::Active if asker.is_overdue(app.clock().now()) => Ok(Reply::done("/agreement?next=/")),
        Standing::Active => home(&app, &asker, NextAct::parse(&asked.put_off)).await,
        Standing::Unconfirmed => Ok(Reply::done("/confirm")),
        Standing::Suspended => Ok(Reply::done("/suspended")),
        Standing::Leaving => Ok(Reply::done("/settings/leaving")),
        Standing::Nobody | Standing::House(_) => front(&app, &asker).await,
    }
}

async fn front(app: &App, asker: &Asker) -> Answer {
    let known = Known::of(app);
    let members = roughly(known.arrivals(app, &asker.viewer).await?.members);
    let texts = known.texts(app, &asker.viewer, app.clock().now()).await?;
    Ok(Reply::page(FrontPage::new(&app.settings().joining, &texts.operator, members)))
}

async fn home(app: &App, asker: &Asker, put_off: Option<NextAct>) -> Answer {
    let (known, now) = (Known::of(app), app.clock().now());
    let arrivals = known.arrivals(app, &asker.viewer).await?;
    let texts = known.texts(app, &asker.viewer, now).await?;
    let read = app.read(&asker.viewer).await?;
    let waiting = page_of_waiting(read.reader(), &app.keep(Speakers::default), WAITING).await?;
    let lately = arrivals.latest.iter().filter(|it| it.1 >= now.minus(LATELY) && !asker.viewer.is(it.0)).map(|it| it.0);
    // What stands beside the names of who waits comes with that of the neighbours.
    let lately: Vec<MemberId> = lately.collect();
    let all: Vec<MemberId> = lately.iter().copied().chain(waiting.iter().filter_map(|it| it.by)).collect();
    let (arriving, known) = db::find_arriving(read.reader(), &all).await?.or_absent()?;
    drop(read);
    let host = arriving.host.as_ref().map(|it| it.member);
    let of = |by: Option<MemberId>| known.iter().find(|it| Some(it.member) == by).cloned();
    let waiting = waiting.into_iter().map(|it| (of(it.by), it)).collect();
    let neighbours =
        known.iter().filter(|it| host == Some(it.member) || lately.contains(&it.member)).cloned().collect();
    let operator = Step::when(!asker.viewer.roles.admin || texts.operator.name.is_some());
    let acts = begun(&arriving, operator, &app.settings().joining).next(&arriving.put_off);
    // Who has come after a text changed has read it as it is.
    let changes = texts.changes.iter().filter(|it| it.at > arriving.joined_at).cloned().collect();
    let put_off = put_off.filter(|it| arriving.put_off.has(*it));
    Ok(Reply::page(HomePage::new(HomeParts {
        now,
        arriving,
        members: arrivals.members,
        waiting,
        acts,
        put_off,
        neighbours,
        changes,
    })))
}

fn begun(arriving: &Arriving, operator: Step, joining: &Joining) -> Begun {
    Begun {
        profile: Step::when(arriving.professions > 0 && arriving.roles + arriving.places > 0),
        help: Step::when(arriving.helps > 0),
        invited: Step::when(arriving.brought >= 2 || *joining == Joining::Closed),
        search: Step::when(arriving.searches > 0),
        work: Step::when(arriving.works > 0),
        operator,
    }
}

/// So long a changed text is news.
const NEWS: Duration = Duration::from_secs(30 * DAY.as_secs());
