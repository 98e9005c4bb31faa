//! Tells other features when a weekly letter of theirs may come.

use crate::{
    hours::{Digest, Hours},
    store,
};
use frame::App;
use jiff::civil::Weekday;
use kernel::{MemberId, Moment};
use notices_api::{Slot, Timetable};

/// Puts the port in.
pub fn connect(app: &App) {
    app.keep(|| Timetable {
        slots: |reader, asked| {
            Box::pin(async move {
                let members: Vec<MemberId> = asked.iter().map(|it| it.0).collect();
                let chosen = store::page_of_choices(reader, &members).await?;
                let slot = |(member, day): &(MemberId, Weekday)| {
                    let hours = chosen.get(member).map(|it| it.hours.clone()).unwrap_or_default();
                    slot(&hours, *day, reader.now())
                };
                Ok(asked.iter().map(slot).collect())
            })
        },
    });
}

fn slot(hours: &Hours, day: Weekday, now: Moment) -> Slot {
    let weekly = Hours { digest: Digest::Weekly(day), ..hours.clone() };
    Slot {
        next: weekly.next_letter(now, None),
        after_today: weekly.next_letter(now, Some(&weekly.day_of(now))),
        quiet_until: weekly.is_quiet(now).then(|| weekly.after_quiet(now)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Friday 20 November 2026, noon in London.
    const NOW: Moment = Moment::from_micros(1_795_176_000_000_000);
    const HOUR: u64 = 60 * 60;

    fn hours_on(moment: Moment) -> u64 {
        moment.since(NOW).as_secs() / HOUR
    }

    #[test]
    fn a_weekly_letter_comes_on_its_day_at_the_usual_hour() {
        let friday = slot(&Hours::default(), Weekday::Friday, NOW);
        assert_eq!((hours_on(friday.next), hours_on(friday.after_today), friday.quiet_until), (5, 5 + 7 * 24, None));
        let monday = slot(&Hours::default(), Weekday::Monday, NOW);
        assert_eq!(hours_on(monday.next), 5 + 3 * 24);
        // Where Saturday is quiet it waits for Monday morning.
        assert_eq!(hours_on(slot(&Hours::default(), Weekday::Saturday, NOW).next), 3 * 24 - 5);
        let night = NOW.plus(std::time::Duration::from_secs(10 * HOUR));
        assert!(slot(&Hours::default(), Weekday::Friday, night).quiet_until.is_some());
    }
}
