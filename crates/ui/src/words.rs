//! Dates, numbers and names as people read them: plain British English, the clock of the United Kingdom.

use jiff::{
    Timestamp,
    civil::DateTime,
    tz::{Offset, TimeZone},
};
use kernel::{MONTHS, Moment};
use std::{cell::Cell, ops::Range, sync::LazyLock, time::Duration};
use unicode_segmentation::UnicodeSegmentation;

/// "26 November 2026".
pub fn date(at: Moment) -> String {
    let at = local(at);
    format!("{} {} {}", at.day(), MONTHS[month_index(&at)], at.year())
}

/// As [`date`], for templates.
pub fn date_of(at: &Moment) -> String {
    date(*at)
}

/// "Thursday 26 November".
pub fn day(at: Moment) -> String {
    let at = local(at);
    let weekday = DAYS[usize::try_from(at.weekday().to_monday_zero_offset()).unwrap_or_default()];
    format!("{weekday} {} {}", at.day(), MONTHS[month_index(&at)])
}

/// "March 2027".
pub fn month(at: Moment) -> String {
    let at = local(at);
    format!("{} {}", MONTHS[month_index(&at)], at.year())
}

/// "18.04" today, "Tue" within the week, "18 Nov" within the year, else "2025": when something was last, in a narrow list.
pub fn lately(at: Moment, now: Moment) -> String {
    let (then, today) = (local(at), local(now));
    let days = now.since(at).as_secs() / (24 * 60 * 60);
    if then.date() == today.date() {
        time(at)
    } else if days < 6 && at < now {
        DAYS[usize::try_from(then.weekday().to_monday_zero_offset()).unwrap_or_default()][..3].to_owned()
    } else if then.year() == today.year() {
        format!("{} {}", then.day(), &MONTHS[month_index(&then)][..3])
    } else {
        then.year().to_string()
    }
}

/// "today", "yesterday", "on Tuesday" within the week, "on 9 November" within the year, else "on 9 November 2025".
pub fn ago(at: &Moment, now: &Moment) -> String {
    let (then, today) = (local(*at), local(*now));
    let days = (today.date() - then.date()).get_days();
    match days {
        ..=0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        2..=6 => format!("on {}", DAYS[usize::try_from(then.weekday().to_monday_zero_offset()).unwrap_or_default()]),
        _ if then.year() == today.year() => format!("on {} {}", then.day(), MONTHS[month_index(&then)]),
        _ => format!("on {}", date(*at)),
    }
}

/// "2026-11-26": a day, for fields and marks.
pub fn day_code(at: Moment) -> String {
    local(at).date().to_string()
}

/// When the day of such a code begins in London, and when the next one does; `None` if it is no day.
pub fn day_span(code: &str) -> Option<(Moment, Moment)> {
    let day: jiff::civil::Date = code.parse().ok()?;
    let begin = |day: jiff::civil::Date| {
        let begin = day.to_zoned(LONDON.clone()).ok()?;
        Some(Moment::from_micros(begin.timestamp().as_microsecond()))
    };
    Some((begin(day)?, begin(day.tomorrow().ok()?)?))
}

/// "18.04".
pub fn time(at: Moment) -> String {
    let at = local(at);
    format!("{:02}.{:02}", at.hour(), at.minute())
}

/// "26 November 2026 at 18.04".
pub fn date_and_time(at: Moment) -> String {
    format!("{} at {}", date(at), time(at))
}

/// "Good morning", by the clock of the United Kingdom.
pub fn greeting(at: Moment) -> &'static str {
    match local(at).hour() {
        5..12 => "Good morning",
        12..18 => "Good afternoon",
        _ => "Good evening",
    }
}

/// A date that was given in part, "2015-03" or "2015", as "March 2015" or "2015". Anything else comes back as it is.
pub fn when(partial: &str) -> String {
    let named = |(year, month): (&str, &str)| {
        let index = month.parse::<usize>().ok()?.checked_sub(1)?;
        Some(format!("{} {year}", MONTHS.get(index)?))
    };
    partial.split_once('-').and_then(named).unwrap_or_else(|| partial.to_owned())
}

/// "9 miles", "1 mile", "less than a mile". `miles` is a distance in statute miles.
pub fn miles(miles: f64) -> String {
    match miles.round() as u64 {
        0 => "less than a mile".to_owned(),
        1 => "1 mile".to_owned(),
        many => number(&many) + " miles",
    }
}

/// "16,685".
pub fn number(number: &u64) -> String {
    let digits = number.to_string();
    if digits.len() <= 3 {
        return digits;
    }
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// In prose: numbers up to nine are words, "seven"; larger ones digits, "12".
pub fn count(number: u64) -> String {
    const WORDS: [&str; 10] = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
    match usize::try_from(number).ok().and_then(|it| WORDS.get(it)) {
        Some(word) => (*word).to_owned(),
        None => self::number(&number),
    }
}

/// "1 person", "14 people".
pub fn plural(number: u64, one: &str, many: &str) -> String {
    format!("{} {}", self::number(&number), if number == 1 { one } else { many })
}

/// "1 place until March 2027", "2 places", "until March 2027", or nothing.
pub fn capacity(places: Option<u64>, until: Option<Moment>) -> String {
    let places = places.map(|it| plural(it, "place", "places"));
    let until = until.map(|it| format!("until {}", month(it)));
    [places, until].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// How long to wait, rounded up: "10 seconds", "2 minutes", "1 hour".
pub fn wait(span: Duration) -> String {
    let seconds = span.as_secs() + u64::from(span.subsec_nanos() > 0);
    match seconds {
        0..60 => plural(seconds.max(1), "second", "seconds"),
        60..3600 => plural(seconds.div_ceil(60), "minute", "minutes"),
        _ => plural(seconds.div_ceil(3600), "hour", "hours"),
    }
}

/// "A", "A and B", "A, B and C".
pub fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [first @ .., last] => {
            let first: Vec<&str> = first.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", first.join(", "), last.as_ref())
        }
    }
}

/// What somebody typed, in quotation marks, for a sentence of ours: words from right to left keep to themselves, and marks
/// that turn the direction of what follows are left out.
pub fn quoted(typed: &str) -> String {
    let turns = |it: &char| matches!(it, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let leftward = |it: char| matches!(it, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FEFC}' | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}');
    let words: String = typed.trim().chars().filter(|it| !turns(it)).collect();
    if words.chars().any(leftward) { format!("“\u{2068}{words}\u{2069}”") } else { format!("“{words}”") }
}

/// "Siân Llewellyn" → "SL". In scripts that join their letters the two are kept apart; a title is not a name.
pub fn initials(name: &str) -> String {
    let titles = ["dr", "dr.", "mr", "mrs", "ms", "miss", "prof", "prof.", "professor", "sir", "dame"];
    let mut parts: Vec<&str> = name.split_whitespace().filter(|it| it.starts_with(char::is_alphabetic)).collect();
    if parts.len() > 1 && titles.contains(&parts[0].to_lowercase().as_str()) {
        parts.remove(0);
    }
    let first = parts.first().copied().and_then(initial);
    let last = parts.get(1..).and_then(<[_]>::last).copied().and_then(initial);
    let joins = |it: &String| it.chars().any(|c| matches!(c, '\u{600}'..='\u{8ff}'));
    match (first, last) {
        (Some(first), Some(last)) if joins(&first) || joins(&last) => format!("{first}\u{200c}{last}"),
        (first, last) => [first, last].into_iter().flatten().collect(),
    }
}

/// Which of the five tints the face of this id has: always the same one.
pub fn tint(id: &[u8; 16]) -> u8 {
    (id.iter().fold(0_u32, |sum, it| sum.wrapping_mul(31).wrapping_add(u32::from(*it))) % 5) as u8
}

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
static LONDON: LazyLock<TimeZone> = LazyLock::new(|| TimeZone::get("Europe/London").unwrap_or(TimeZone::UTC));

fn local(at: Moment) -> DateTime {
    // The clock changes twice a year and a page has a hundred moments: the last answer is mostly the next one, too.
    thread_local! { static LATEST: Cell<(i64, i64, Offset)> = const { Cell::new((0, 0, Offset::UTC)) } }
    let end = if at.micros() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    let at = Timestamp::from_microsecond(at.micros()).unwrap_or(end);
    let (since, until, offset) = LATEST.get();
    if (since..until).contains(&at.as_second()) {
        return offset.to_datetime(at);
    }
    let (stays, offset) = stretch(at);
    LATEST.set((stays.start, stays.end, offset));
    offset.to_datetime(at)
}

/// By how much the clock of London is ahead at this moment, and in which seconds it stays so.
fn stretch(at: Timestamp) -> (Range<i64>, Offset) {
    // A transition of exactly this moment has taken place.
    let before = at.checked_add(jiff::SignedDuration::from_nanos(1)).unwrap_or(at);
    let since = LONDON.preceding(before).next().map_or(i64::MIN, |it| it.timestamp().as_second());
    let until = LONDON.following(at).next().map_or(i64::MAX, |it| it.timestamp().as_second());
    (since..until, LONDON.to_offset(at))
}

fn month_index(at: &DateTime) -> usize {
    usize::try_from(at.month() - 1).unwrap_or_default()
}

fn initial(word: &str) -> Option<String> {
    word.graphemes(true).next().map(str::to_uppercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_are_greeted_by_their_own_clock() {
        // The 20th of July 2026, 11.30 in Greenwich is half past twelve in London.
        let at = |micros| greeting(Moment::from_micros(micros));
        assert_eq!(at(1_784_547_000_000_000), "Good afternoon");
        assert_eq!(at(1_795_176_000_000_000 - 3_600_000_000), "Good morning");
        assert_eq!(at(1_795_176_000_000_000 + 9 * 3_600_000_000), "Good evening");
    }

    #[test]
    fn the_clock_that_is_remembered_is_the_clock() {
        let (first, hour) = (1_735_689_600, 3_600);
        let around = [1_774_745_999, 1_774_746_000, 1_792_889_999, 1_792_890_000, -1, 0, 4_102_444_800];
        // Two years by hours, there and back again in steps, so that what was remembered is right and wrong in turn.
        let hours = (0..17_520).map(|at| first + (at * 7_919 % 17_520) * hour);
        for second in hours.chain(around) {
            let at = Moment::from_micros(second * 1_000_000 + 7);
            let zoned = Timestamp::from_microsecond(at.micros()).expect("in range").to_zoned(LONDON.clone());
            assert_eq!(local(at), zoned.datetime(), "{second}");
        }
    }
    use proptest::prelude::*;

    /// 26 November 2026, 18.04 UTC, a Thursday.
    const NOVEMBER: Moment = Moment::from_micros(1_795_716_240_000_000);
    /// 1 July 2026, 23.30 UTC: already the 2nd in London.
    const JULY: Moment = Moment::from_micros(1_782_948_600_000_000);

    #[test]
    fn dates_and_times_are_those_of_the_kitchen_clock() {
        assert_eq!(date(NOVEMBER), "26 November 2026");
        assert_eq!(day(NOVEMBER), "Thursday 26 November");
        assert_eq!(month(NOVEMBER), "November 2026");
        assert_eq!(time(NOVEMBER), "18.04");
        assert_eq!(date_and_time(JULY), "2 July 2026 at 00.30");
        assert_eq!(date(Moment::from_micros(0)), "1 January 1970");
    }

    #[test]
    fn a_narrow_list_says_when_in_little_room() {
        let hours = |hours: u64| NOVEMBER.minus(Duration::from_secs(hours * 3600));
        let said = [0, 17, 19, 5 * 24, 8 * 24, 400 * 24].map(|it| lately(hours(it), NOVEMBER));
        assert_eq!(said, ["18.04", "01.04", "Wed", "Sat", "18 Nov", "2025"]);
        // A clock that was a day ahead says the date.
        assert_eq!(lately(NOVEMBER.plus(Duration::from_secs(86_400)), NOVEMBER), "27 Nov");
    }

    #[test]
    fn a_day_begins_in_london() {
        assert_eq!(day_code(JULY), "2026-07-02");
        let (begin, end) = day_span("2026-07-02").unwrap();
        assert!(begin <= JULY && JULY < end);
        assert_eq!(end.since(begin), Duration::from_secs(24 * 60 * 60));
        assert_eq!(day_span("2026-10-25").map(|it| it.1.since(it.0)), Some(Duration::from_secs(25 * 60 * 60)));
        for odd in ["", "2026-02-30", "yesterday", "99999-01-01"] {
            assert_eq!(day_span(odd), None);
        }
    }

    #[test]
    fn partial_dates() {
        assert_eq!(when("2015-03"), "March 2015");
        assert_eq!(when("2015"), "2015");
        assert_eq!(when("2015-13"), "2015-13");
        assert_eq!(when("2015-0"), "2015-0");
        assert_eq!(when(""), "");
    }

    #[test]
    fn numbers() {
        assert_eq!(
            [number(&0), number(&999), number(&1_000), number(&16_685), number(&2_000_000)].join(" "),
            "0 999 1,000 16,685 2,000,000"
        );
        assert_eq!([count(0), count(7), count(9), count(10), count(1200)].join(" "), "no seven nine 10 1,200");
        assert_eq!(plural(1, "person", "people"), "1 person");
        assert_eq!(plural(0, "person", "people"), "0 people");
        assert_eq!(
            [miles(0.4), miles(0.6), miles(8.7), miles(1200.0)].join(", "),
            "less than a mile, 1 mile, 9 miles, 1,200 miles"
        );
        assert_eq!(wait(Duration::from_millis(1)), "1 second");
        assert_eq!(wait(Duration::from_secs(61)), "2 minutes");
        assert_eq!(wait(Duration::from_secs(7200)), "2 hours");
    }

    #[test]
    fn capacities_and_lists() {
        assert_eq!(capacity(Some(1), Some(NOVEMBER)), "1 place until November 2026");
        assert_eq!(capacity(Some(2), None), "2 places");
        assert_eq!(capacity(None, None), "");
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["A"]), "A");
        assert_eq!(list(&["A", "B"]), "A and B");
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
    }

    #[test]
    fn initials_in_any_script() {
        for (name, short) in [
            ("Siân Llewellyn", "SL"),
            ("Aoife Ní Dhomhnaill", "AD"),
            ("Dr Tomasz Wiśniewski", "TW"),
            ("Yusuf Adéyẹmí", "YA"),
            ("ọlá adé", "ỌA"),
            ("Prince", "P"),
            ("Dr", "D"),
            ("அருண் குமார்", "அகு"),
            ("محمد قریشی", "م\u{200c}ق"),
            ("李 美玲", "李美"),
            ("Anne (Annie) O’Brien-Smythe", "AO"),
            ("", ""),
            ("123 -", ""),
        ] {
            assert_eq!(initials(name), short, "{name}");
        }
    }

    proptest! {
        #[test]
        fn nothing_panics(name in "\\PC{0,60}", at in any::<i64>(), distance in any::<f64>(), many in any::<u64>()) {
            let at = Moment::from_micros(at);
            let _ = (initials(&name), date_and_time(at), day(at), month(at), miles(distance), count(many), when(&name));
            prop_assert!(tint(&[many as u8; 16]) < 5);
        }
    }

    #[test]
    fn what_is_quoted_cannot_turn_the_sentence_around() {
        assert_eq!(quoted(" derm "), "“derm”");
        assert_eq!(quoted("x\u{202E}gpj"), "“xgpj”");
        assert_eq!(quoted("\u{0645}\u{2069}"), "“\u{2068}\u{0645}\u{2069}”");
    }
}
