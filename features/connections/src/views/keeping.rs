//! What one sees of what one keeps: on a contact, in the list of a week, and by tag. Only its owner ever does.

use super::{Who, on};
use crate::{
    actions::Opened,
    giving::{self, Fits, Said, SaidKind},
    keeping::{Budget, Cadence, Day, Met, Note, NoteEnd, Pick, Tags, Why},
    store::keeping::{KeptOn, Offers, SealedKeeping},
};
use kernel::{MemberId, Moment, Problems};
use ui::{
    parts::{Choice, Choices, Empty, Field, MonthYear, Notice, Summary, Tone},
    words,
};

/// What I keep on one contact.
#[derive(askama::Template)]
#[template(path = "connections/keeping.html")]
pub struct KeepingPage {
    pub who: Who,
    /// "Contacts since 3 May 2025"; or that they are none any more.
    pub since: String,
    /// "Last in touch on Tuesday 17 November", or that they never were.
    pub last: String,
    pub notices: Vec<Notice>,
    pub summary: Summary,
    pub note: Field,
    /// When the note goes; empty as long as there is none.
    pub note_ends: String,
    pub met: Field,
    pub met_when: MonthYear,
    pub tags: Field,
    pub cadence: Choices,
    /// What they look for.
    pub wishes: Vec<Wish>,
    /// What else they say yes to.
    pub open_to: String,
    /// What I can help with.
    pub mine: Vec<String>,
    relation: Relation,
}
ui::view!(KeepingPage { title: |it| format!("What you keep on {}", it.who.name), here: People, shape: Wide });

/// What the one is to the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Relation {
    Contact,
    Former,
}

/// Something that somebody looks for.
pub struct Wish {
    pub words: String,
    fits: Fits,
}

impl Wish {
    fn does_fit(&self) -> bool {
        self.fits == Fits::Yes
    }
}

/// Everything that is known of one contact.
#[derive(Clone, Copy)]
pub struct KnownOf<'a> {
    pub kept: &'a KeptOn,
    pub opened: &'a Opened,
    pub offers: &'a Offers,
    pub now: Moment,
}

/// What was typed into the form on one contact.
#[derive(Debug, Clone, Default)]
pub struct KeepingTyped {
    pub note: String,
    pub met: String,
    pub met_month: String,
    pub met_year: String,
    pub tags: String,
    pub cadence: String,
}

impl KeepingTyped {
    /// As it is kept.
    pub fn kept(opened: &Opened) -> KeepingTyped {
        let kept = &opened.kept;
        let met = kept.met.clone().unwrap_or(Met { when: String::new(), words: String::new() });
        let (year, month) = met.when.split_once('-').unwrap_or((&met.when, ""));
        KeepingTyped {
            note: kept.note.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(),
            met_month: month.trim_start_matches('0').to_owned(),
            met_year: year.to_owned(),
            met: met.words,
            tags: kept.tags.written(),
            cadence: kept.cadence.code(),
        }
    }
}

impl KeepingPage {
    /// Of what is known, what was typed, and what is wrong with it.
    pub fn new(known: &KnownOf<'_>, typed: &KeepingTyped, problems: &Problems) -> KeepingPage {
        let KnownOf { kept, opened, offers, now } = known;
        let SealedKeeping { owner: me, other: member, .. } = &kept.sealed;
        let who = Who::new(*member, &kept.name, offers.beside.get(member));
        let said = |member: &MemberId| offers.said.get(member).map(Vec::as_slice).unwrap_or_default();
        let (theirs, own) = (said(member), said(me));
        let end = kept.sealed.note_at.map(|at| NoteEnd::of(at, *now));
        let note_ends = end.map(|(NoteEnd::Far(at) | NoteEnd::Soon(at))| {
            format!("Untouched, this note goes on {}. Saving this page keeps it two years more.", on(at))
        });
        KeepingPage {
            since: match kept.since {
                Some(since) => format!("Contacts since {}", on(since)),
                None => format!("{} is no contact of yours any more", who.first),
            },
            last: last_words(kept.last),
            notices: notices(opened, end, &who),
            summary: Summary::of(problems),
            note: note_field(&who, typed, problems),
            note_ends: note_ends.unwrap_or_default(),
            met: Field::new("met", "How you met").max(Met::MAX).value(&*typed.met).problem_of(problems).optional(),
            met_when: MonthYear::new("met_when", "When you met")
                .hint("A year is enough.")
                .typed(&*typed.met_month, &*typed.met_year)
                .problem_of(problems)
                .optional(),
            tags: Field::new("tags", "Tags")
                .hint(format!("Your own words, with commas between them: at most {}.", Tags::MOST))
                .value(&*typed.tags)
                .problem_of(problems)
                .optional(),
            cadence: cadence_choices(&typed.cadence, problems),
            wishes: wishes(theirs, own),
            open_to: words::list(&giving::of_kind(theirs, SaidKind::OpenTo)),
            mine: giving::of_kind(own, SaidKind::CanHelp),
            relation: if kept.since.is_some() { Relation::Contact } else { Relation::Former },
            who,
        }
    }
    fn is_contact(&self) -> bool {
        self.relation == Relation::Contact
    }
}

fn note_field(who: &Who, typed: &KeepingTyped, problems: &Problems) -> Field {
    Field::new("note", "Your note")
        .hint(format!(
            "If {} asks what is kept about them, they may have a right to see it. Write nothing that you would not say to \
             {}, and nothing about patients.",
            who.first, who.first
        ))
        .max(Note::MAX)
        .rows(6)
        .value(&*typed.note)
        .problem_of(problems)
        .optional()
}

fn cadence_choices(chosen: &str, problems: &Problems) -> Choices {
    let choices = Cadence::ALL.into_iter().map(|it| Choice::new(it.code(), it.label()));
    Choices::new("cadence", "How often you want to be in touch")
        .hint("Letting it rest ends nothing: you stay contacts, and are not reminded.")
        .choices(choices)
        .chosen(&[chosen])
        .problem_of(problems)
}

fn notices(opened: &Opened, end: Option<NoteEnd>, who: &Who) -> Vec<Notice> {
    let mut notices = Vec::new();
    if opened.lost {
        notices.push(Notice {
            tone: Tone::Care,
            title: "Something that you kept here cannot be opened any more.".to_owned(),
            words: "Saving this page takes its place.".to_owned(),
            action: None,
        });
    }
    if let Some(NoteEnd::Soon(at)) = end {
        notices.push(Notice {
            tone: Tone::Care,
            title: format!("Your note on {} goes on {}.", who.first, on(at)),
            words: "Nobody has touched it for nearly two years. Save this page to keep it two years more.".to_owned(),
            action: None,
        });
    }
    notices
}

fn wishes(theirs: &[Said], mine: &[Said]) -> Vec<Wish> {
    giving::wishes(theirs, mine).into_iter().map(|it| Wish { words: it.words, fits: it.fits }).collect()
}

fn last_words(last: Option<Day>) -> String {
    match last {
        Some(day) => format!("Last in touch on {}", on(day.noon())),
        None => "Not in touch yet, as far as Kettle knows".to_owned(),
    }
}

/// The list of this week.
#[derive(askama::Template)]
#[template(path = "connections/touch.html")]
pub struct TouchPage {
    /// "Three people this week, about 30 minutes."
    pub sentence: String,
    pub rows: Vec<TouchRow>,
    pub time: Choices,
    pub empty: Empty,
}
ui::view!(TouchPage { title: |_| "Keeping in touch", here: People, shape: Column });

/// One person of the list.
pub struct TouchRow {
    pub who: Who,
    /// The true reason.
    pub why: String,
    /// "You were in touch on Tuesday 17 November"; empty if they were not.
    pub done: String,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Contact,
    Colleague,
}

impl TouchRow {
    /// Of a pick, with what profiles say.
    pub fn new(pick: &Pick, name: &str, offers: &Offers, me: MemberId) -> TouchRow {
        let who = Who::new(pick.other, name, offers.beside.get(&pick.other));
        let said = |member: &MemberId| offers.said.get(member).map(Vec::as_slice).unwrap_or_default();
        let gift = giving::fitting(said(&pick.other), said(&me));
        let gift = gift.map(|it| format!(" {} is looking for {it}, and you can help with it.", who.first));
        TouchRow {
            why: format!("{}{}", why_in_touch(&pick.why, &who.first), gift.unwrap_or_default()),
            done: pick.done.map(|day| format!("You were in touch on {}", words::day(day.noon()))).unwrap_or_default(),
            kind: if matches!(pick.why, Why::Contact(..)) { Kind::Contact } else { Kind::Colleague },
            who,
        }
    }
    fn is_contact(&self) -> bool {
        self.kind == Kind::Contact
    }
}

/// Why somebody stands in the list of a week, or on home.
pub fn why_in_touch(why: &Why, first: &str) -> String {
    match why {
        Why::Contact(Some(day), cadence) => {
            format!("You were last in touch in {}; you want to be {}.", words::month(day.noon()), cadence.words())
        }
        Why::Contact(None, cadence) => {
            format!("You have not been in touch since you became contacts; you want to be {}.", cadence.words())
        }
        Why::Colleague(worked) if worked.from == worked.to => {
            format!("You and {first} both worked at {} in {}.", worked.place, worked.from)
        }
        Why::Colleague(worked) => {
            format!("You and {first} both worked at {} from {} to {}.", worked.place, worked.from, worked.to)
        }
    }
}

impl TouchPage {
    /// Of the rows that the time allows.
    pub fn new(rows: Vec<TouchRow>, budget: Budget) -> TouchPage {
        let open = rows.iter().filter(|it| it.done.is_empty()).count() as u64;
        let people = match open {
            0 => "Nobody waits for you this week.".to_owned(),
            1 => "One person this week, about 10 minutes.".to_owned(),
            many => format!("{} people this week, about {} minutes.", capital(&words::count(many)), many * 10),
        };
        let (title, words) = match budget.people() {
            0 => (
                "No list",
                "You said that you have no time for this just now. Kettle keeps quiet until you say otherwise.",
            ),
            _ => (
                "You have lost touch with nobody",
                "Whom you have not been in touch with for longer than you want to stands here: a few each week, the same \
                 all week, and never more than you have time for.",
            ),
        };
        let time = Budget::ALL.into_iter().map(|it| Choice::new(it.code(), it.label()));
        TouchPage {
            sentence: if budget.people() == 0 { String::new() } else { people },
            rows,
            time: Choices::new("minutes", "Time for this each week").choices(time).chosen(&[budget.code()]),
            empty: Empty { title: title.to_owned(), words: words.to_owned(), actions: vec![] },
        }
    }
}

fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|it| it.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// One's own tags, and who bears each.
#[derive(askama::Template)]
#[template(path = "connections/tags.html")]
pub struct TagsPage {
    pub tags: Vec<TagRows>,
    pub empty: Empty,
}
ui::view!(TagsPage { title: |_| "Your tags", here: People, shape: Column });

/// One tag.
pub struct TagRows {
    pub tag: String,
    pub people: Vec<Who>,
}

impl TagsPage {
    /// Of all that the reader tagged, by the tag as it was first written; sorted.
    pub fn new(tagged: Vec<(Tags, Who)>) -> TagsPage {
        let mut tags: Vec<TagRows> = Vec::new();
        for (own, who) in tagged {
            for tag in own.iter() {
                match tags.iter_mut().find(|it| it.tag.to_lowercase() == tag.to_lowercase()) {
                    Some(known) => known.people.push(who.clone()),
                    None => tags.push(TagRows { tag: tag.to_owned(), people: vec![who.clone()] }),
                }
            }
        }
        tags.sort_by_key(|it| it.tag.to_lowercase());
        let empty = Empty {
            title: "No tags yet".to_owned(),
            words: "A tag is a word of your own on a contact: trainers, Teesside, derm. You add it on the page of what you \
                    keep on them."
                .to_owned(),
            actions: vec![ui::parts::Action::link("/contacts", "Your contacts")],
        };
        TagsPage { tags, empty }
    }
}
