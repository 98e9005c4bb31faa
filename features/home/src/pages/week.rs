//! The page of a member's week.

use super::{Asked, DAY, known::Known};
use crate::{
    next_act::{Begun, NextAct, Step},
    order::arrange,
    store::{
        self as db, Arriving, Neighbour,
        time::{Arrangement, Own, find_own},
    },
    time::GroupKey,
    views::{Absence, HomePage, HomeParts},
};
use frame::{App, Joining};
use futures_util::future::try_join;
use home_api::{Bringers, Section};
use jiff::ToSpan;
use kernel::{MemberId, Moment, OrAbsent, Result};
use notices_api::{Speakers, page_of_told};
use std::time::Duration;
use web::Asker;

/// Of those who came last so many are looked at: some may not be seen.
const NEAR: usize = 24;
/// So much of what one began stands beside.
const LEFT_OFF: usize = 5;
/// So long somebody has just come.
const LATELY: Duration = Duration::from_secs(90 * DAY.as_secs());
/// Whoever looked at none of their groups for so long was away; so long it is offered after days away, too.
const FORTNIGHT: Duration = Duration::from_secs(14 * DAY.as_secs());
/// Fewer days away than this are no absence.
const SHORT: i64 = 5;

/// The page, with what is the same for everybody from memory: what is the member's own, who speaks for those who wait, what is
/// brought, and who stands beside the names.
pub async fn page(app: &App, asker: &Asker, asked: &Asked) -> Result<HomePage> {
    let (known, now) = (Known::of(app), app.clock().now());
    let texts = known.texts(app, &asker.viewer, now).await?;
    let (speakers, bringers) = (app.keep(Speakers::default), app.keep(Bringers::default));

    let read = app.read(&asker.viewer).await?;
    let reader = read.reader();
    let Own { chosen, asked: notices, mut left_off, latest } = find_own(reader).await?;
    let span = chosen.rhythm.week(now);
    let question = home_api::Asked { span, less: chosen.less.clone() };
    let waiting = page_of_told(reader, &speakers, notices, HomePage::WAITING + 1);
    let (waiting, brought) = try_join(waiting, bringers.bring(reader, &question)).await?;
    let mut things = arrange(brought.things, &span, chosen.time, &chosen.less);
    // What stands beside names comes with that of the neighbours.
    let lately = latest.iter().take(NEAR).filter(|it| it.1 >= now.minus(LATELY) && !asker.viewer.is(it.0));
    let lately: Vec<MemberId> = lately.map(|it| it.0).collect();
    let mut named = lately.clone();
    named.extend(waiting.iter().filter_map(|it| it.by));
    named.extend(things.iter().filter_map(|it| it.by));
    left_off.extend(brought.left_off);
    left_off.sort_by_key(|it| std::cmp::Reverse(it.at));
    left_off.truncate(LEFT_OFF);
    named.extend(left_off.iter().filter_map(|it| it.to));
    let (arriving, near) = db::find_arriving(reader, &named).await?.or_absent()?;
    drop(read);

    let of = |by: Option<MemberId>| near.iter().find(|it| Some(it.member) == by).cloned();
    // Whoever is not seen any more is nobody to write to (abuse case 36).
    things.retain(|it| it.section != Section::Friend || of(it.by).is_some());
    let host = arriving.host.as_ref().map(|it| it.member);
    let is_near = |it: &&Neighbour| host == Some(it.member) || lately.contains(&it.member);
    let neighbours = near.iter().filter(is_near).cloned().collect();
    let operator = Step::when(!asker.viewer.roles.admin || texts.operator.name.is_some());
    let acts = begun(&arriving, operator, &app.settings().joining).next(&arriving.put_off);
    Ok(HomePage::new(HomeParts {
        now,
        // Who has come after a text changed has read it as it is.
        changes: texts.changes.iter().filter(|it| it.at > arriving.joined_at).cloned().collect(),
        put_off: NextAct::parse(&asked.put_off).filter(|it| arriving.put_off.has(*it)),
        less: asked.less.parse().ok().filter(|it: &GroupKey| chosen.less.contains(it.as_bytes())),
        absence: absence(&chosen, brought.last_here, now),
        waiting: waiting.into_iter().map(|it| (of(it.by), it)).collect(),
        things: things.into_iter().map(|it| (of(it.by), it)).collect(),
        left_off: left_off.into_iter().map(|it| (of(it.to), it)).collect(),
        next_day: chosen.rhythm.next_day(),
        time: chosen.time,
        acts,
        neighbours,
        members: latest.len() as u64,
        arriving,
    }))
}

/// Whether they were away: on days of which they said so and that are just over, or because they looked at none of their groups for
/// a fortnight. A look at a group after that ends it.
fn absence(chosen: &Arrangement, last_here: Option<Moment>, now: Moment) -> Option<Absence> {
    let last_here = last_here?;
    let rhythm = &chosen.rhythm;
    let back = rhythm.away.and_then(|away| {
        let long = away.first().until(away.last()).is_ok_and(|it| i64::from(it.get_days()) + 1 >= SHORT);
        let back = rhythm.start_of(away.last().saturating_add(1.day()));
        (long && back <= now && now.since(back) < FORTNIGHT && last_here < back).then_some(away)
    });
    match back {
        Some(away) => Some(Absence::Days(away.until(now, &rhythm.zone))),
        None if now.since(last_here) >= FORTNIGHT => Some(Absence::Since(last_here)),
        None => None,
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::week::Rhythm;
    use notices_api::{Away, HOME_ZONE};

    fn at(local: &str) -> Moment {
        let zoned: jiff::Zoned = format!("{local}[{HOME_ZONE}]").parse().expect("a time");
        Moment::from_micros(zoned.timestamp().as_microsecond())
    }

    fn away(first: &str, last: &str) -> Arrangement {
        let rhythm = Rhythm::stored(HOME_ZONE, "", Away::stored(first, last));
        Arrangement { rhythm, ..Arrangement::default() }
    }

    #[test]
    fn whoever_was_away_is_offered_to_catch_up_until_they_look() {
        let now = at("2026-11-20T09:00");
        let holiday = away("2026-11-09", "2026-11-18");
        let before = Some(at("2026-11-08T20:00"));
        assert_eq!(absence(&holiday, before, now), Some(Absence::Days("18 November".into())));
        assert_eq!(absence(&holiday, Some(at("2026-11-19T08:00")), now), None, "they have looked since");
        assert_eq!(absence(&away("2026-11-17", "2026-11-18"), before, now), None, "two days are no absence");
        assert_eq!(absence(&away("2026-11-09", "2026-11-25"), before, now), None, "they are away still");
        assert_eq!(absence(&holiday, None, now), None, "nobody misses groups in which they never were");
        let long = Some(at("2026-11-01T08:00"));
        assert_eq!(absence(&Arrangement::default(), long, now), long.map(Absence::Since));
        assert_eq!(absence(&Arrangement::default(), Some(at("2026-11-10T08:00")), now), None);
    }
}
