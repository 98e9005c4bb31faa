//! Made data for the gallery and its test: introductions, what one keeps, and the picture of one's contacts.

use super::{
    BalancePage, BeginPage, InTheWay, IntroductionPage, IntroductionRow, IntroductionsPage, KeepingPage, KeepingTyped,
    KnownOf, TagsPage, TouchPage, TouchRow, Typed, Who,
};
use crate::{
    actions::{OpenWords, Opened},
    balance::{Balance, Person, Spot, Training, advise},
    giving::{Said, SaidKind},
    introduction::{Consent, Introduction, IntroductionId, Kind, Part, Wanted},
    keeping::{Budget, Cadence, Day, Kept, Met, NOTE_LASTS, Note, Pick, Tags, Why, Worked},
    store::{
        introduction::Listed,
        keeping::{KeptOn, Offers, SealedKeeping},
    },
};
use connections_api::ConversationId;
use frame::Sample;
use kernel::{MemberId, Moment, Problems};
use people_api::{Affiliations, Beside};
use std::{collections::HashMap, time::Duration};

const NOW: Moment = Moment::from_micros(1_795_176_000_000_000);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const LONG: &str = "Bronwen Angharad Llanfairpwllgwyngyll-Ramachandran-Subramanian Ní Dhomhnaill";
const ASKS: &str = "Farida runs the skin surgery list that I would like to copy.\n\nI can offer our consent form in Polish \
                    and English, and two hands on a Thursday.";
const WORD: &str = "Ada is as careful as you are, and finishes what she begins. I think you would like each other.";

/// All of them.
pub fn samples() -> Vec<Sample> {
    let mut all = introductions();
    all.extend(beginnings());
    all.extend(keepings());
    all.extend(weeks());
    all.extend(pictures());
    all
}

fn sample(name: &'static str, view: impl ui::View + 'static) -> Sample {
    Sample { name, view: Box::new(view) }
}

fn member(number: u8) -> MemberId {
    MemberId::from_bytes([number; 16])
}

fn beside(profession: &str) -> Beside {
    let affiliations = Affiliations::stored("practice");
    Beside { profession: profession.to_owned(), affiliations, ..Beside::default() }
}

fn besides() -> HashMap<MemberId, Beside> {
    [(1, "GP"), (2, "Advanced nurse practitioner"), (3, "GP registrar")]
        .map(|(number, words)| (member(number), beside(words)))
        .into_iter()
        .collect()
}

fn listed(kind: Kind, names: [&str; 3]) -> Listed {
    let wanted = Wanted { kind, between: member(1), one: member(2), other: member(3) };
    let begun = NOW.minus(DAY * 3);
    let introduction = Introduction::begun(IntroductionId::NONE, ConversationId::NONE, wanted, begun);
    let [between, one, other] = names.map(str::to_owned);
    Listed { introduction, between, one, other, knows: true }
}

const NAMES: [&str; 3] = ["Siân Llewellyn", "Ada Okonkwo", "Farida Noorzai"];

fn introductions() -> Vec<Sample> {
    let words = OpenWords { request: Some(ASKS.to_owned()), word: Some(WORD.to_owned()) };
    let page = |listed: &Listed, part, words: &OpenWords, problems: &Problems| {
        IntroductionPage::new(listed, part, &besides(), words, "", problems, NOW)
    };
    let none = Problems::none();
    let asked = listed(Kind::Asked, NAMES);
    let passed =
        Listed { introduction: asked.introduction.passed_on(NOW).unwrap_or(asked.introduction), ..asked.clone() };
    let opened = passed.introduction.answered(Part::Other, Consent::Yes, NOW).unwrap_or(passed.introduction);
    let opened = Listed { introduction: opened, ..passed.clone() };
    let offered = listed(Kind::Offered, NAMES);
    let agreed = offered.introduction.answered(Part::One, Consent::Yes, NOW).unwrap_or(offered.introduction);
    let agreed = Listed { introduction: agreed, ..offered.clone() };
    let long = listed(Kind::Asked, [LONG, LONG, LONG]);
    let row = |listed: &Listed, part| IntroductionRow::new(listed, part, &besides(), NOW);
    let list = |rows: Vec<Option<IntroductionRow>>| IntroductionsPage::new(rows.into_iter().flatten().collect());
    let stranger = Listed { knows: false, ..asked.clone() };
    let wordless = Problems::one("words", "Write something here.");
    vec![
        sample("connections/introductions: empty", list(vec![])),
        sample(
            "connections/introductions: typical",
            list(vec![row(&asked, Part::Between), row(&asked, Part::One), row(&opened, Part::Other)]),
        ),
        sample("connections/introductions: extreme", list(vec![row(&long, Part::Between); 12])),
        sample("connections/introduction: to pass on", page(&asked, Part::Between, &words, &none)),
        sample("connections/introduction: passed on without words", page(&asked, Part::Between, &words, &wordless)),
        sample("connections/introduction: to let rest", page(&stranger, Part::Between, &words, &none)),
        sample("connections/introduction: asked by me", page(&asked, Part::One, &words, &none)),
        sample("connections/introduction: to answer", page(&passed, Part::Other, &words, &none)),
        sample("connections/introduction: passed on by me", page(&passed, Part::Between, &words, &none)),
        sample("connections/introduction: offered by me", page(&offered, Part::Between, &words, &none)),
        sample("connections/introduction: agreed by me", page(&agreed, Part::One, &words, &none)),
        sample("connections/introduction: made", page(&opened, Part::One, &words, &none)),
        sample(
            "connections/introduction: long names, nothing opens",
            page(&long, Part::Between, &OpenWords::default(), &none),
        ),
    ]
}

fn beginnings() -> Vec<Sample> {
    let page = |kind, name: &str, way: InTheWay, typed: &Typed, problems: &Problems| {
        let contacts = [(member(1), NAMES[0].to_owned()), (member(2), LONG.to_owned())];
        BeginPage::new(kind, Who::new(member(3), name, Some(&beside("GP"))), &contacts, way, typed, problems)
    };
    let typed = Typed { contact: member(1).to_string(), words: ASKS.to_owned() };
    let mut wrong = Problems::one("between", "Choose the contact whom you ask.");
    wrong.add("words", "Write something here.");
    let rule = InTheWay::Rule("You have written to as many new people as one may in a week.".to_owned());
    let none = Problems::none();
    vec![
        sample("connections/introduction_new: typical", page(Kind::Asked, NAMES[2], InTheWay::Nothing, &typed, &none)),
        sample(
            "connections/introduction_new: nothing chosen",
            page(Kind::Asked, LONG, InTheWay::Nothing, &Typed::default(), &wrong),
        ),
        sample(
            "connections/introduction_new: no contacts",
            page(Kind::Asked, NAMES[2], InTheWay::NoContacts, &typed, &none),
        ),
        sample("connections/introduction_new: a rule", page(Kind::Asked, NAMES[2], rule, &Typed::default(), &none)),
        sample(
            "connections/introduction_new: two together",
            page(Kind::Offered, NAMES[2], InTheWay::Nothing, &typed, &none),
        ),
    ]
}

fn said(kind: SaidKind, words: &str) -> Said {
    Said { kind, term: None, words: words.to_owned() }
}

fn offers(theirs: Vec<Said>, mine: Vec<Said>) -> Offers {
    let said = HashMap::from([(member(3), theirs), (member(9), mine)]);
    Offers { said, beside: besides() }
}

fn keepings() -> Vec<Sample> {
    let sealed = |note_at| SealedKeeping {
        owner: member(9),
        other: member(3),
        note: None,
        note_at,
        met: None,
        tags: None,
        cadence: Cadence::Usual,
    };
    let kept_on =
        |name: &str, since, last, note_at| KeptOn { name: name.to_owned(), since, last, sealed: sealed(note_at) };
    let page = |kept: &KeptOn, opened: &Opened, offers: &Offers, problems: &Problems| {
        let typed = KeepingTyped::kept(opened);
        KeepingPage::new(&KnownOf { kept, opened, offers, now: NOW }, &typed, problems)
    };
    let kept = Kept {
        note: Some(Note::stored("Began her skin surgery list in March. Her registrar is to take it over.")),
        met: Some(Met { when: "2019-03".to_owned(), words: "At the training day in Stockton".to_owned() }),
        tags: Tags::parse("skin surgery, Teesside").unwrap_or_default(),
        cadence: Cadence::Months(3),
    };
    let typical = Opened { kept, lost: false };
    let wishes = vec![
        said(SaidKind::LookingFor, "minor surgery"),
        said(SaidKind::LookingFor, "a walking companion"),
        said(SaidKind::OpenTo, "being shadowed"),
    ];
    let fits = offers(wishes, vec![said(SaidKind::CanHelp, "minor surgery"), said(SaidKind::CanHelp, "rotas")]);
    let since = Some(NOW.minus(DAY * 400));
    let wrong = Problems::one("tags", "Use 12 tags or fewer.");
    let former = Opened { kept: typical.kept.clone(), lost: true };
    let last = Some(Day::of(NOW.minus(DAY * 80)));
    vec![
        sample(
            "connections/keeping: empty",
            page(&kept_on(NAMES[2], since, None, None), &Opened::default(), &Offers::default(), &Problems::none()),
        ),
        sample(
            "connections/keeping: typical",
            page(&kept_on(NAMES[2], since, last, Some(NOW)), &typical, &fits, &Problems::none()),
        ),
        sample(
            "connections/keeping: a note that goes soon, a long name",
            page(&kept_on(LONG, since, last, Some(NOW.minus(NOTE_LASTS - DAY * 9))), &typical, &fits, &wrong),
        ),
        sample(
            "connections/keeping: no contact any more",
            page(&kept_on(NAMES[2], None, last, Some(NOW)), &former, &fits, &Problems::none()),
        ),
    ]
}

fn weeks() -> Vec<Sample> {
    let fits =
        offers(vec![said(SaidKind::LookingFor, "minor surgery")], vec![said(SaidKind::CanHelp, "minor surgery")]);
    let pick = |number, why, done| Pick { other: member(number), why, done };
    let contact = || Why::Contact(Some(Day::of(NOW.minus(DAY * 200))), Cadence::Months(3));
    let worked = Worked { place: "Marram Lane Practice".to_owned(), from: 2014, to: 2016 };
    let row = |it: &Pick, name| TouchRow::new(it, name, &fits, member(9));
    let today = Day::of(NOW);
    let typical = vec![
        row(&pick(3, contact(), None), NAMES[2]),
        row(&pick(1, contact(), Some(today)), NAMES[0]),
        row(&pick(2, Why::Colleague(worked.clone()), None), NAMES[1]),
    ];
    let extreme = (0..6).map(|_| row(&pick(3, Why::Contact(None, Cadence::Usual), None), LONG)).collect();
    let budget = |code| Budget::parse(code).unwrap_or_default();
    let tags = |text: &str| Tags::parse(text).unwrap_or_default();
    let who = |number, name| Who::new(member(number), name, Some(&beside("GP")));
    vec![
        sample("connections/touch: empty", TouchPage::new(vec![], Budget::default())),
        sample("connections/touch: no time", TouchPage::new(vec![], budget("0"))),
        sample("connections/touch: typical", TouchPage::new(typical, Budget::default())),
        sample("connections/touch: extreme", TouchPage::new(extreme, budget("60"))),
        sample("connections/tags: empty", TagsPage::new(vec![])),
        sample(
            "connections/tags: typical",
            TagsPage::new(vec![(tags("trainers, Teesside"), who(1, NAMES[0])), (tags("teesside"), who(2, LONG))]),
        ),
        sample(
            "connections/tags: extreme",
            TagsPage::new((0..40).map(|it| (tags(&format!("{}, t{it}", "m".repeat(40))), who(it, LONG))).collect()),
        ),
    ]
}

fn pictures() -> Vec<Sample> {
    let person = |latitude, began, affiliations: &str| Person {
        place: Some(Spot { latitude, longitude: -1.3, board: None }),
        practices: vec![format!("P{began}")],
        began: Some(began),
        training: Training::No,
        affiliations: Affiliations::stored(affiliations),
    };
    let me = person(54.5, 2010, "practice");
    let page = |people: &[Person]| {
        let balance = Balance::of(&me, people);
        let advice = balance.as_ref().and_then(|it| advise(it, &me));
        BalancePage::new(balance.as_ref(), advice)
    };
    let mixed: Vec<Person> = (0..24)
        .map(|it| {
            person(54.5 + f64::from(it) / 12.0, 1990 + it, if it % 5 == 0 { "practice|education" } else { "practice" })
        })
        .collect();
    let mut everything: Vec<Person> = mixed.iter().cycle().take(1200).cloned().collect();
    everything.push(person(50.0, 2000, "industry|regulator|other|commissioner|trainee"));
    vec![
        sample("connections/balance: empty", page(&mixed[..4])),
        sample("connections/balance: typical", page(&mixed)),
        sample("connections/balance: all alike", page(&vec![me.clone(); 5])),
        sample("connections/balance: extreme", page(&everything)),
    ]
}
