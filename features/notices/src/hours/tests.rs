//! Quiet hours, days away and the letter of a day or a week, wherever the clock is turned.

use super::*;

fn at(zone: &str, local: &str) -> Moment {
    let zoned: Zoned = format!("{local}[{zone}]").parse().expect("a time");
    moment(&zoned)
}
fn hours(zone: &str, hour: i64, quiet: Quiet) -> Hours {
    let (zone, hour) = (Zone::parse(zone).expect("a zone"), Hour::of(hour).expect("an hour"));
    Hours { zone, hour, quiet, ..Hours::default() }
}
const HOME: &str = "Europe/London";

#[test]
fn nights_and_weekends_are_quiet_over_midnight() {
    let usual = Hours::default();
    for (local, quiet) in [
        ("2026-11-20T06:59", true),
        ("2026-11-20T07:00", false),
        ("2026-11-20T19:59", false),
        ("2026-11-20T20:00", true),
        ("2026-11-21T12:00", true),
        ("2026-11-22T23:59", true),
        ("2026-11-23T00:00", true),
        ("2026-11-23T07:00", false),
    ] {
        assert_eq!(usual.is_quiet(at(HOME, local)), quiet, "{local}");
    }
    // Friday night to Monday morning.
    assert_eq!(usual.after_quiet(at(HOME, "2026-11-20T20:30")), at(HOME, "2026-11-23T07:00"));
    let noon = at(HOME, "2026-11-20T12:34");
    assert_eq!(usual.after_quiet(noon), noon);
    let own = hours(HOME, 17, Quiet::Between(Hour(22), Hour(6)));
    assert!(own.is_quiet(at(HOME, "2026-11-20T23:30")) && own.is_quiet(at(HOME, "2026-11-21T05:59")));
    assert!(!own.is_quiet(at(HOME, "2026-11-21T06:00")) && !own.is_quiet(at(HOME, "2026-11-20T21:59")));
    let lunch = hours(HOME, 17, Quiet::Between(Hour(12), Hour(14)));
    assert_eq!(lunch.after_quiet(at(HOME, "2026-11-20T13:01")), at(HOME, "2026-11-20T14:00"));
}

#[test]
fn the_letter_comes_once_a_day_at_its_hour() {
    let daily = hours(HOME, 17, Quiet::Nights);
    let now = at(HOME, "2026-11-20T12:00");
    let due = daily.next_letter(now, None);
    assert_eq!(due, at(HOME, "2026-11-20T17:00"));
    let today = daily.day_of(due);
    assert_eq!(daily.next_letter(now, Some(&today)), at(HOME, "2026-11-21T17:00"));
    assert_eq!(daily.next_letter(due, None), at(HOME, "2026-11-21T17:00"));
    assert_eq!(daily.next_letter(at(HOME, "2026-11-20T17:01"), None), at(HOME, "2026-11-21T17:00"));
}

#[test]
fn on_quiet_days_it_waits_for_the_next_that_is_not() {
    let usual = Hours::default();
    let friday = at(HOME, "2026-11-20T18:00");
    assert_eq!(usual.next_letter(friday, None), at(HOME, "2026-11-23T17:00"));
    // An hour that is always quiet: when the quiet is over, and still once a day.
    let late = hours(HOME, 23, Quiet::Nights);
    let first = late.next_letter(at(HOME, "2026-11-20T12:00"), None);
    assert_eq!(first, at(HOME, "2026-11-21T07:00"));
    assert_eq!(late.next_letter(first, Some(&late.day_of(first))), at(HOME, "2026-11-22T07:00"));
}

#[test]
fn the_clock_is_that_of_the_receiver() {
    let auckland = hours("Pacific/Auckland", 17, Quiet::Nights);
    let now = at("UTC", "2026-11-20T12:00"); // 01.00 on the 21st there
    assert_eq!(auckland.day_of(now).text(), "2026-11-21");
    assert_eq!(auckland.next_letter(now, None), at("UTC", "2026-11-21T04:00"));
    assert!(auckland.is_quiet(now));
    let west = hours("America/New_York", 17, Quiet::Nights);
    assert_eq!(west.day_of(at("UTC", "2026-11-20T04:00")).text(), "2026-11-19");
    assert_eq!(west.next_letter(now, None), at("UTC", "2026-11-20T22:00"));
    let half = hours("Asia/Kolkata", 9, Quiet::Nights);
    assert_eq!(half.next_letter(now, None), at("UTC", "2026-11-21T03:30"));
    assert_eq!(half.after_quiet(at("Asia/Kolkata", "2026-11-20T23:10")), at("Asia/Kolkata", "2026-11-21T07:00"));
}

#[test]
fn days_on_which_the_clock_is_turned_have_one_letter() {
    // On 28 March 2027 there is no 01.00 in London; on 31 October 2027 there are two.
    let night = hours(HOME, 1, Quiet::Never);
    let spring = night.next_letter(at(HOME, "2027-03-27T12:00"), None);
    assert_eq!(spring, at(HOME, "2027-03-28T02:00"));
    assert_eq!(night.next_letter(spring, Some(&night.day_of(spring))), at(HOME, "2027-03-29T01:00"));
    let autumn = night.next_letter(at(HOME, "2027-10-30T12:00"), None);
    assert_eq!(autumn, at("UTC", "2027-10-31T00:00"));
    let again = autumn.plus(std::time::Duration::from_secs(3600)); // 01.00 for the second time
    assert_eq!(night.next_letter(again, Some(&night.day_of(autumn))), at(HOME, "2027-11-01T01:00"));
    // The quiet ends by the clock, however long the night was.
    let nights = hours(HOME, 17, Quiet::Nights);
    assert_eq!(nights.after_quiet(at(HOME, "2027-03-27T21:00")), at(HOME, "2027-03-28T07:00"));
    assert_eq!(nights.after_quiet(at(HOME, "2027-10-30T21:00")), at(HOME, "2027-10-31T07:00"));
}

#[test]
fn a_moment_out_of_all_calendars_does_no_harm() {
    let usual = Hours::default();
    for odd in [i64::MIN, i64::MAX, 0] {
        let odd = Moment::from_micros(odd);
        usual.next_letter(odd, None);
        usual.after_quiet(odd);
    }
}

#[test]
fn what_is_kept_is_read_back() {
    for quiet in [Quiet::Never, Quiet::Nights, Quiet::NightsAndWeekends, Quiet::Between(Hour(22), Hour(6))] {
        assert_eq!(Quiet::stored(&quiet.word()), quiet);
    }
    assert_eq!(Quiet::stored("25-1"), Quiet::NightsAndWeekends);
    assert_eq!(Zone::stored("Nowhere/Atall"), Zone::home());
    assert_eq!(Zone::parse("../../etc/passwd"), None);
    assert!(Zone::all().len() > 300 && Zone::all().contains(&Zone::home()));
    assert_eq!(Hour::of(24), None);
}

#[test]
fn on_days_away_nothing_comes_and_then_what_waited() {
    let away = Away::stored("2026-11-23", "2026-12-03");
    let usual = Hours { away, ..Hours::default() };
    let before = at(HOME, "2026-11-20T12:00");
    assert_eq!(usual.next_letter(before, None), at(HOME, "2026-11-20T17:00"), "Friday is not away");
    let friday = at(HOME, "2026-11-20T18:00");
    assert_eq!(usual.next_letter(friday, None), at(HOME, "2026-12-04T17:00"));
    // The first day that is neither away nor a weekend, however long it lasts.
    let long = Hours { away: Away::stored("2026-11-20", "2027-01-08"), ..Hours::default() };
    assert_eq!(long.next_letter(before, None), at(HOME, "2027-01-11T17:00"));
    assert_eq!(long.after_quiet(before), at(HOME, "2027-01-11T07:00"));
    let never = Hours { away, ..hours(HOME, 17, Quiet::Never) };
    assert_eq!(never.after_quiet(at(HOME, "2026-11-23T00:00")), at(HOME, "2026-12-04T00:00"));
    assert!(!never.is_quiet(at(HOME, "2026-11-22T23:59")) && !never.is_quiet(at(HOME, "2026-12-04T00:00")));
    // By the clock of whoever is away.
    let there = Hours { away, ..hours("Pacific/Auckland", 17, Quiet::Never) };
    assert!(there.is_quiet(at(HOME, "2026-11-22T12:00")), "the 23rd has begun there");
    assert_eq!(there.after_quiet(at(HOME, "2026-12-03T10:00")), at("Pacific/Auckland", "2026-12-04T00:00"));
}

#[test]
fn a_letter_a_week_comes_on_its_day() {
    let weekly = |day| Hours { digest: Digest::Weekly(day), ..Hours::default() };
    let friday = at(HOME, "2026-11-20T12:00");
    assert_eq!(weekly(Weekday::Friday).next_letter(friday, None), at(HOME, "2026-11-20T17:00"));
    assert_eq!(weekly(Weekday::Wednesday).next_letter(friday, None), at(HOME, "2026-11-25T17:00"));
    let sent = Day::stored("2026-11-20");
    assert_eq!(weekly(Weekday::Friday).next_letter(friday, Some(&sent)), at(HOME, "2026-11-27T17:00"));
    // A day that is always quiet: when the quiet is over.
    assert_eq!(weekly(Weekday::Sunday).next_letter(friday, None), at(HOME, "2026-11-23T07:00"));
    // Away on that day: a week later.
    let away = Hours { away: Away::stored("2026-11-24", "2026-11-26"), ..weekly(Weekday::Wednesday) };
    assert_eq!(away.next_letter(friday, None), at(HOME, "2026-12-02T17:00"));
    // The clock is turned in between: still at five.
    let spring = weekly(Weekday::Monday).next_letter(at(HOME, "2027-03-26T12:00"), None);
    assert_eq!(spring, at(HOME, "2027-03-29T17:00"));
    for digest in Digest::all() {
        assert_eq!(Digest::of(digest.word()), Some(digest));
    }
    assert_eq!(Digest::of("someday"), None);
}
