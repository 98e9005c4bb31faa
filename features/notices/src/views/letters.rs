//! What one wants to be told, and how.

use super::{about, lists_for, one, title};
use crate::{
    choice::{AwayKnown, ByLetter, Choice, OnPage, Told},
    hours::{Digest, Hour, Hours, Quiet, Zone},
};
use frame::Sample;
use jiff::civil::Date;
use kernel::{Moment, Problems, Viewer};
use notices_api::{Away, Kind, List};
use ui::parts::{Choice as Answer, Choices, Field, Kind as Input, Summary};

/// One's notices and letters.
#[derive(askama::Template)]
#[template(path = "notices/letters.html")]
pub struct LettersPage {
    pub topics: Vec<TopicRows>,
    pub digest: Choices,
    pub hour: Choices,
    pub zone: Choices,
    pub quiet: Choices,
    pub from: Choices,
    pub to: Choices,
    /// The first day away and the last; empty for somebody who is not.
    pub away_from: Field,
    pub away_to: Field,
    pub away_shown: Answer,
    pub lists: Choices,
    pub summary: Summary,
}
ui::view!(LettersPage { title: |_| "Notices and letters", here: Settings, shape: Column });

/// The hours of a form, as they were sent.
pub struct Sent<'f> {
    pub hour: &'f str,
    pub zone: &'f str,
    pub quiet: &'f str,
    pub from: &'f str,
    pub to: &'f str,
    pub away_from: &'f str,
    pub away_to: &'f str,
}

/// What belongs together among what one is told.
pub struct TopicRows {
    pub title: &'static str,
    pub kinds: Vec<KindRow>,
    /// Of how many kinds the member chose something else than what is usual.
    pub own: usize,
}

/// How one kind is told.
pub struct KindRow {
    pub word: &'static str,
    pub title: &'static str,
    /// Whether it stands on the page; none if it never does.
    pub page: Option<Answer>,
    /// How it comes by letter; none if it never does.
    pub mail: Option<Choices>,
}

impl LettersPage {
    /// Of a choice, the lists that the member may get, and of them those that they stopped. Days away that are over are not shown.
    pub fn new(choice: &Choice, lists: Vec<List>, stopped: &[List], now: Moment) -> LettersPage {
        let wanted: Vec<&str> = lists.iter().filter(|it| !stopped.contains(it)).map(|it| it.word()).collect();
        let hours = &choice.hours;
        let (quiet, from, to) = match hours.quiet {
            Quiet::Between(from, to) => ("between".to_owned(), from.number(), to.number()),
            other => (other.word(), 20, 7),
        };
        let away = hours.away.filter(|it| it.last() >= hours.date_of(now));
        let day = |day: Option<Date>| day.map(|it| it.to_string()).unwrap_or_default();
        LettersPage {
            topics: Topic::ALL.into_iter().map(|it| TopicRows::new(it, choice)).collect(),
            digest: Choices::new("digest_day", "The letter that says who waits comes")
                .choices(Digest::all().map(|it| Answer::new(it.word(), how_often(it))))
                .chosen(&[hours.digest.word()]),
            hour: every_hour("hour", "At this hour", hours.hour.number()),
            zone: Choices::new("zone", "By the clock of")
                .choices(Zone::all().into_iter().map(|it| Answer::new(it.name(), it.name().replace('_', " "))))
                .chosen(&[hours.zone.name()]),
            quiet: Choices::new("quiet", "Quiet hours")
                .hint("No letter comes in them, but for those about your account. It waits until they are over.")
                .choice("weekends", "Nights, 20.00 to 7.00, and weekends")
                .choice("nights", "Nights, 20.00 to 7.00")
                .choice("between", "Between hours of my own")
                .choice("never", "None")
                .chosen(&[quiet]),
            from: every_hour("from", "From", from),
            to: every_hour("to", "To", to),
            away_from: Field::new("away_from", "First day")
                .kind(Input::Date)
                .width(10)
                .optional()
                .value(day(away.map(|it| it.first()))),
            away_to: Field::new("away_to", "Last day")
                .kind(Input::Date)
                .width(10)
                .optional()
                .value(day(away.map(|it| it.last()))),
            away_shown: Answer::new("yes", "Contacts who write to me see until when I am away")
                .hint("“Siân is away until 3 December”, and never why. Nobody else sees it.")
                .chosen_among(if choice.known == AwayKnown::ToContacts { vec!["yes"] } else { vec![] }),
            lists: Choices::new("want", "Letters that you can do without")
                .hint("Kettle sends those that are ticked.")
                .optional()
                .choices(lists.iter().map(|it| Answer::new(it.word(), title(*it)).hint(about(*it))))
                .chosen(&wanted),
            summary: Summary::of(&Problems::none()),
        }
    }
    /// The page again, as it was sent and with what is wrong.
    pub fn with(mut self, sent: Sent<'_>, problems: &Problems) -> LettersPage {
        self.hour = self.hour.chosen(&[sent.hour]).problem_of(problems);
        self.zone = self.zone.chosen(&[sent.zone]).problem_of(problems);
        self.quiet = self.quiet.chosen(&[sent.quiet]).problem_of(problems);
        self.from = self.from.chosen(&[sent.from]).problem_of(problems);
        self.to = self.to.chosen(&[sent.to]);
        self.digest = self.digest.problem_of(problems);
        self.away_from = self.away_from.value(sent.away_from).problem_of(problems);
        self.away_to = self.away_to.value(sent.away_to).problem_of(problems);
        self.summary = Summary::of(problems);
        self
    }
}

/// The headings under which kinds stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Topic {
    People,
    Conversations,
    Groups,
    Hosting,
    Unnamed,
    Library,
    Reports,
}

impl Topic {
    /// In the order of the page.
    const ALL: [Topic; 7] = [
        Topic::People,
        Topic::Conversations,
        Topic::Groups,
        Topic::Hosting,
        Topic::Unnamed,
        Topic::Library,
        Topic::Reports,
    ];

    const fn title(self) -> &'static str {
        match self {
            Topic::People => "Notes, introductions, keeping in touch",
            Topic::Conversations => "Conversations",
            Topic::Groups => "Your groups",
            Topic::Hosting => "Groups that you look after",
            Topic::Unnamed => "Asking without a name",
            Topic::Library => "The library",
            Topic::Reports => "Reports",
        }
    }

    #[rustfmt::skip] // one line a topic
    const fn of(kind: Kind) -> Topic {
        use Kind::*;
        match kind {
            Request | RequestReminder | Accepted | IntroductionAsked | IntroductionOffered | IntroductionAgreed | KeepingInTouch => Topic::People,
            Message | Mention | Added => Topic::Conversations,
            GroupInvited | GroupAnswered | GroupRole | GroupRemoved | Reply | GroupMention | Followed | PostHidden | Handled | SummaryDecided => Topic::Groups,
            GroupAsked | GroupAskedReminder | GroupObjection | Unanswered | PostHeld | Objection | SummaryProposed | SummaryOld => Topic::Hosting,
            Asked | Unmasked | UnmaskingWaits | UnmaskerNamed => Topic::Unnamed,
            ResourceInvited | ResourceCredited | ResourceReview | ResourceWithdrawn | ResourceWithdrawnReminder | ResourceAdapted
            | OriginChanged | Thanked | ResourceUsed | ResourceHelp | RequestAnswered => Topic::Library,
            ReportAnswered => Topic::Reports,
        }
    }
}

impl TopicRows {
    fn new(topic: Topic, choice: &Choice) -> TopicRows {
        let kinds = || Kind::ALL.iter().copied().filter(|it| Topic::of(*it) == topic);
        TopicRows {
            title: topic.title(),
            kinds: kinds().map(|it| KindRow::new(it, choice)).collect(),
            own: kinds().filter(|it| choice.told(*it) != Told::usual(*it)).count(),
        }
    }
    /// "as usual", or how many are not.
    pub fn how(&self) -> String {
        match self.own {
            0 => "as usual".to_owned(),
            1 => "one as you chose".to_owned(),
            more => format!("{more} as you chose"),
        }
    }
}

impl KindRow {
    fn new(kind: Kind, choice: &Choice) -> KindRow {
        let told = choice.told(kind);
        let page = if told.page == OnPage::Shown { vec![kind.word()] } else { vec![] };
        let ways = ByLetter::ALL.into_iter().filter(|it| *it != ByLetter::AtOnce || kind.waits());
        let value = |it: ByLetter| format!("{}:{}", kind.word(), it.word());
        let mail = Choices::new(format!("mail-{}", kind.word()), "By letter")
            .choices(ways.map(|it| Answer::new(value(it), in_words(it))))
            .chosen(&[value(told.mail)]);
        KindRow {
            word: kind.word(),
            title: kind.title(),
            page: (kind.is_on_page() && !kind.stays())
                .then(|| Answer::new(kind.word(), "On the page of notices").chosen_among(page)),
            mail: kind.is_in_letters().then_some(mail),
        }
    }
}

fn in_words(way: ByLetter) -> &'static str {
    match way {
        ByLetter::Daily => "In the day’s letter",
        ByLetter::AtOnce => "At once",
        ByLetter::Never => "Never",
    }
}

fn how_often(digest: Digest) -> String {
    match digest {
        Digest::Daily => "Each day, if something waits".to_owned(),
        Digest::Weekly(day) => format!("Once a week, on {day:?}s"),
    }
}

fn every_hour(name: &'static str, label: &'static str, chosen: i64) -> Choices {
    let hours = (0..24).filter_map(Hour::of).map(|it| Answer::new(it.number().to_string(), it.to_string()));
    Choices::new(name, label).choices(hours).chosen(&[chosen.to_string()])
}

/// Friday 20 November 2026, in the evening.
const NOW: Moment = Moment::from_micros(1_795_202_000_000_000);

/// With made data.
pub fn samples() -> Vec<Sample> {
    let usual = Choice::default();
    let hours = Hours {
        quiet: Quiet::stored("22-6"),
        zone: Zone::stored("Pacific/Auckland"),
        digest: Digest::of("monday").unwrap_or(Digest::Daily),
        away: Away::stored("2026-11-18", "2026-12-03"),
        ..usual.hours.clone()
    };
    let own = Choice::stored(hours, "message:off:once request:on:never").known(AwayKnown::ToContacts);
    let away = Sent {
        hour: "17",
        zone: "Pacific/Auckland",
        quiet: "between",
        from: "9",
        to: "9",
        away_from: "3/12",
        away_to: "",
    };
    let mut wrong = Problems::one("from", "Choose two different hours.");
    wrong.add("away_from", "Give a day, such as 3/12/2026.");
    vec![
        one("notices/letters: as usual", LettersPage::new(&usual, lists_for(&Viewer::nobody()), &[], NOW)),
        one("notices/letters: chosen, all stopped", LettersPage::new(&own, List::ALL.into(), &List::ALL, NOW)),
        one(
            "notices/letters: hours that cannot be",
            LettersPage::new(&own, List::ALL.into(), &[], NOW).with(away, &wrong),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_stands_under_one_heading_and_what_was_chosen_is_open() {
        let chosen = Told { page: OnPage::Shown, mail: ByLetter::AtOnce };
        let choice = Choice::default().with(Kind::Message, chosen);
        let page = LettersPage::new(&choice, vec![], &[], NOW);
        assert_eq!(page.topics.iter().map(|it| it.kinds.len()).sum::<usize>(), Kind::ALL.len());
        let own: Vec<_> = page.topics.iter().filter(|it| it.own > 0).map(|it| (it.title, it.how())).collect();
        assert_eq!(own, [("Conversations", "one as you chose".to_owned())]);
    }
}
