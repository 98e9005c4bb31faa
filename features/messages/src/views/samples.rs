//! Every view with made data: empty, typical, and as much as it can hold.

use super::{
    AboutPage, AboutParts, Composer, ConversationPage, Convos, EarlierWords, FoundPage, FoundRow, Head, Item, ListPage,
    MessagePage, NewPage, NewsPage, Said, Top, Typed,
    begin::with_words,
    conversation::Reply,
    face,
    list::ConvoRow,
    said::{Quote, Side},
};
use crate::{
    conversation::{ConversationId, Keeping, Kind, Marks, Participant, Talk},
    message::MessageId,
    store::{
        list::{Contact, Shelf},
        reading::Meant,
    },
    tone::Tone,
};
use frame::Sample;
use kernel::{MemberId, Moment, Problems};
use std::sync::Arc;
use ui::{
    Html,
    parts::{Attaching, Field, FileCard, Summary},
};

/// Thursday 26 November 2026, 18.04.
const NOW: Moment = Moment::from_micros(1_795_716_240_000_000);
const LONG: &str = "Oluwaseun Adéyẹmí-Featherstonehaugh of Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
const ID: &str = "00000000-0000-4000-8000-000000000001";

/// Every view with made data.
pub fn samples() -> Vec<Sample> {
    let mut all = vec![
        one("messages/list: nothing yet", ListPage::new(Arc::default(), Shelf::Current)),
        one("messages/list: typical", ListPage::new(convos(), Shelf::Current)),
        one("messages/archive: empty", ListPage::new(Arc::default(), Shelf::Archive)),
        one("messages/conversation: nothing written", empty()),
        one("messages/conversation: typical", typical()),
        one("messages/conversation: questions, please", asking()),
        one("messages/conversation: fifty messages, long ones", full()),
        one("messages/conversation: over", over()),
        one("messages/news: one message", news()),
        one("messages/message: my own", own_message()),
        one("messages/message: another's", anothers_message()),
    ];
    all.extend(about_samples());
    all.extend(found_samples());
    all.extend(new_samples());
    all
}

fn one(name: &'static str, view: impl ui::View + 'static) -> Sample {
    Sample { name, view: Box::new(view) }
}

fn convos() -> Arc<Convos> {
    let row = |id: &str, name: &str, opening: &str, when: &str, marks: &[&'static str]| ConvoRow {
        id: id.to_owned(),
        name: name.to_owned(),
        face: face(name, &[name.len() as u8; 16]),
        opening: opening.to_owned(),
        when: when.to_owned(),
        unread: marks.contains(&"unread"),
        marks: marks.to_vec(),
    };
    let rows = vec![
        row(
            ID,
            "Farida Noorzai",
            "One question about the histology log: who chases a result when the surgeon is away?",
            "17.52",
            &["unread", "pinned"],
        ),
        row("2", "Hamza Qureshi", "You: Thursday suits me. Shall I bring the slides?", "Tue", &[]),
        row("3", LONG, "Callum: the rota is up", "18 Nov", &["muted"]),
        row("4", "நிலா", "", "2025", &["unread", "mentions you"]),
    ];
    Arc::new(Convos { rows, more: "/messages?page=x".to_owned() })
}

fn said(side: Side, html: &str) -> Said {
    let mine = side == Side::Mine;
    Said {
        id: MessageId::from_bytes([html.len() as u8 % 60; 16]).into(),
        conversation: ConversationId::from_bytes([9; 16]).into(),
        number: 1,
        changed: 1,
        at: NOW.micros(),
        by: Some(MemberId::from_bytes([if mine { 1 } else { 2 }; 16]).into()),
        client: mine.then(|| MessageId::from_bytes([8; 16]).into()),
        day: "2026-11-26".to_owned(),
        side,
        turn: " turn",
        who: if mine { "You" } else { "Farida" }.to_owned(),
        full: String::new(),
        html: Html::stored(html),
        quote: None,
        reactions: vec![],
        gone: "",
        files: vec![],
        meant: Meant::All,
        when: if mine { "18.04\u{a0}· Sent" } else { "17.52" }.to_owned(),
    }
}

fn theirs(words: &str) -> Said {
    said(Side::Theirs, &format!("<p>{words}</p>"))
}

fn mine(words: &str) -> Said {
    said(Side::Mine, &format!("<p>{words}</p>"))
}

fn items(all: Vec<Said>) -> Vec<Item> {
    let day = Item::Day("Today".to_owned(), "2026-11-26".to_owned());
    std::iter::once(day).chain(all.into_iter().map(|it| Item::Said(Box::new(it)))).collect()
}

fn top(tone: Tone) -> Top {
    Top {
        id: ID.to_owned(),
        head: Head {
            name: "Farida Noorzai".to_owned(),
            url: "/people/x".to_owned(),
            line: "GP, practice".to_owned(),
            face: face("Farida Noorzai", &[2; 16]),
        },
        tone: String::new(),
        pinned: None,
        prompts: tone.prompts(),
        label: "Message to Farida".to_owned(),
        away: if tone == Tone::Questions { "Farida is away until 3 December.".to_owned() } else { String::new() },
    }
}

fn page(items: Vec<Item>, tone: Tone) -> ConversationPage {
    let mut composer = Composer::new(format!("/messages/{ID}"), ID.to_owned());
    composer.id = ID.to_owned();
    ConversationPage {
        convos: convos(),
        current: ID.to_owned(),
        me: ID.to_owned(),
        top: top(tone),
        changes: 7,
        items,
        earlier: String::new(),
        later: String::new(),
        latest: String::new(),
        silence: String::new(),
        readers: String::new(),
        composer: Some(composer),
        closed: String::new(),
        unread_upto: 0,
        summary: Summary::of(&Problems::none()),
    }
}

fn empty() -> ConversationPage {
    let none = Top { id: String::new(), ..top(Tone::Open) };
    ConversationPage { current: String::new(), top: none, silence: with_words("Farida"), ..page(vec![], Tone::Open) }
}

fn typical() -> ConversationPage {
    let files = FileCard::samples();
    let quote = Quote {
        url: "/messages/x/y".to_owned(),
        who: "Farida".to_owned(),
        words: "who chases a result when the surgeon is away?".to_owned(),
    };
    let all = vec![
        Said { files, ..mine("With pleasure. It is Tomasz’s form; I only shortened it.") },
        Said { when: String::new(), ..theirs("Thank you, the consent form is exactly what we lacked.") },
        Said {
            turn: "",
            reactions: vec![("Thanks", "you, Siân, Wei Ling and others".to_owned()), ("Tried it", "Hamza".to_owned())],
            ..theirs("One question about the histology log: who chases a result when the surgeon is away?")
        },
        Said { quote: Some(quote), ..mine("A named deputy, written on the list itself.") },
        Said { gone: "This message was deleted.", html: Html::default(), ..theirs("") },
    ];
    let kept = Some(("/messages/x/y".to_owned(), "Farida Noorzai: the consent form, version of May".to_owned()));
    let above = Top { pinned: kept, ..top(Tone::Open) };
    ConversationPage { top: above, readers: "Read".to_owned(), unread_upto: 7, ..page(items(all), Tone::Open) }
}

fn asking() -> ConversationPage {
    let mut page = page(items(vec![theirs("I do not know how to tell the partners.")]), Tone::Questions);
    page.top.tone = "Farida Noorzai asked for it.".to_owned();
    page.composer = page.composer.map(|it| {
        let attaching = Attaching::sample();
        let reply = Reply {
            id: ID.to_owned(),
            who: "Farida".to_owned(),
            words: "I do not know how to tell the partners.".to_owned(),
            without: "/messages/x#text".to_owned(),
        };
        let typed = it.typed("What would they".to_owned(), &Problems::one("text", "Write something, or add a file."));
        Composer { reply: Some(reply), kept: "Kept for you", attaching, ..typed }
    });
    page
}

fn full() -> ConversationPage {
    let long = "Aberth heb gyfrif ond gofal. ".repeat(40);
    let head = Head {
        name: LONG.to_owned(),
        url: "/messages/x/about".to_owned(),
        line: LONG.to_owned(),
        face: face(LONG, &[4; 16]),
    };
    let all =
        (0..50).map(|at| Said { id: MessageId::from_bytes([at as u8 + 60; 16]).into(), ..one_of_many(at, &long) });
    ConversationPage {
        top: Top { head, label: format!("Message to {LONG}"), ..top(Tone::Open) },
        earlier: "/messages/x?before=1".to_owned(),
        later: "/messages/x?from=99".to_owned(),
        latest: "/messages/x#end".to_owned(),
        ..page(items(all.collect()), Tone::Open)
    }
}

fn one_of_many(at: usize, long: &str) -> Said {
    match at % 3 {
        0 => Said { full: format!("{LONG}, Practice manager, supplier or industry"), ..theirs(long) },
        1 => mine("https://example.org/averylongaddresswithoutanyplacetobreakitatallaverylongaddresswithoutanyplace"),
        _ => said(
            Side::Theirs,
            "<h3>A heading</h3><ul><li>one</li><li>two</li></ul><pre><code>code</code></pre><p>نلتقي غدا</p>",
        ),
    }
}

fn over() -> ConversationPage {
    let closed = crate::conversation::TalkProblem::Ended.to_string();
    let above = Top { label: String::new(), ..top(Tone::Open) };
    ConversationPage {
        composer: None,
        top: above,
        closed,
        ..page(items(vec![theirs("All the best in Oban.")]), Tone::Open)
    }
}

fn news() -> NewsPage {
    let said = vec![Said { meant: Meant::Me, ..theirs("Thank you, @Amara.") }];
    NewsPage { top: top(Tone::Open), said, gone: ID.to_owned(), after: 11, changes: 12, more: "no" }
}

fn message(m: Said) -> MessagePage {
    MessagePage {
        conversation: ID.to_owned(),
        name: "Farida Noorzai".to_owned(),
        m: Box::new(m),
        sent: "Sent on 26 November 2026 at 18.04".to_owned(),
        can_answer: true,
        offered: super::message::offered(&["tried"]),
        edit: None,
        revision: 0,
        earlier: vec![],
        pin: ("yes", "Keep it in sight"),
        can_delete: false,
        report: format!("/report/message/{ID}"),
        summary: Summary::of(&Problems::none()),
    }
}

fn own_message() -> MessagePage {
    let earlier = EarlierWords {
        when: "Until it was changed, from 26 November 2026 at 17.58".to_owned(),
        words: LONG.to_owned(),
    };
    MessagePage {
        edit: Some(Field { rows: 6, ..Field::new("text", "Your words") }.value("A named deputy.")),
        earlier: vec![earlier],
        can_delete: true,
        report: String::new(),
        ..message(mine("A named deputy, written on the list itself."))
    }
}

fn anothers_message() -> MessagePage {
    message(theirs("Thank you, the consent form is exactly what we lacked."))
}

fn talk(kind: Kind) -> Talk {
    let person = |seat: i64, name: Option<&str>| Participant {
        member: MemberId::from_bytes([seat as u8; 16]),
        name: name.map(str::to_owned),
        beside: "GP, practice".to_owned(),
        seat,
        from: 1,
        until: None,
        joined: NOW,
        read_upto: 0,
        marks: Marks::Off,
        contact: true,
        away: None,
    };
    let mut people = vec![person(1, Some("Amara Okafor")), person(2, Some(LONG))];
    if kind == Kind::Group {
        people.extend([person(3, Some("நிலா")), person(4, None)]);
    }
    Talk {
        id: ConversationId::from_bytes([9; 16]),
        kind,
        name: None,
        tone: Tone::Questions,
        tone_by: Some(MemberId::from_bytes([2; 16])),
        latest: 3,
        known: 3,
        changed: 3,
        pin: None,
        own: MemberId::from_bytes([1; 16]),
        keeping: Keeping::default(),
        draft: None,
        waiting: 0,
        posted: 0,
        people,
    }
}

fn contacts(count: u8) -> Vec<Contact> {
    let contact = |at: u8| Contact {
        member: MemberId::from_bytes([at + 20; 16]),
        name: format!("Contact {at} {LONG}"),
        profession: String::new(),
        away: None,
    };
    (0..count).map(contact).collect()
}

fn about_samples() -> Vec<Sample> {
    let about = |talk: &Talk, problems: &Problems| {
        let (name, given) = ("Stockton registrars".to_owned(), "Stockton registrars".to_owned());
        AboutPage::new(AboutParts { talk, name, given, tone_at: Some(NOW), contacts: contacts(3), now: NOW }, problems)
    };
    vec![
        one("messages/about: two", about(&talk(Kind::Pair), &Problems::none())),
        one("messages/about: some", about(&talk(Kind::Group), &Problems::one("name", "Use 80 characters or fewer."))),
    ]
}

fn found_samples() -> Vec<Sample> {
    let page = |asked: &str, said: &str, rows| FoundPage {
        said: said.to_owned(),
        note: if asked.is_empty() { String::new() } else { "Looked as far back as 3 March 2026.".to_owned() },
        rows,
        more: if asked.is_empty() { String::new() } else { "/messages/search?for=x&on=1".to_owned() },
        ..FoundPage::new(
            "Search your conversations",
            "/messages/search".to_owned(),
            ("/messages".to_owned(), "All messages".to_owned()),
            asked.to_owned(),
        )
    };
    let row = FoundRow {
        url: "/messages/x/y".to_owned(),
        head: format!("{LONG}, 26 November 2026 at 18.04"),
        before: "… who chases a ".to_owned(),
        hit: "result".to_owned(),
        after: " when the surgeon is away?".to_owned(),
    };
    vec![
        one("messages/search: before", page("", "", vec![])),
        one("messages/search: nothing", page("result", "Nothing in all your conversations", vec![])),
        one("messages/search: one", page("result", "One message in all your conversations", vec![row])),
    ]
}

fn new_samples() -> Vec<Sample> {
    let typed = Typed { asked: String::new(), with: vec![MemberId::from_bytes([20; 16])], name: LONG.to_owned() };
    vec![
        one("messages/new: no contacts", NewPage::new(vec![], Typed::default(), &Problems::none())),
        one("messages/new: a few", NewPage::new(contacts(3), Typed::default(), &Problems::none())),
        one(
            "messages/new: many",
            NewPage::new(contacts(40), typed, &Problems::one("with", "Choose at least one of your contacts.")),
        ),
    ]
}
