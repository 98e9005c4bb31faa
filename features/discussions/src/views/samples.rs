//! Made data for the gallery.

mod asking;

use super::{
    ListPage, NAMELESS, PostPage, SettingsPage, StartPage, ThreadPage,
    bookmark::KeepView,
    face,
    list::Row,
    post::Hiding,
    start::KindTab,
    start::PollFields,
    summary::{Proposed, SummaryPage, VotesPage},
    thread::{Composer, NewsPage, PollView, PostView, QuoteView, Reply, ShortView, Top, drawn},
};
use crate::{discussion::Kind, reaction::Reaction};
use frame::Sample;
use groups_api::Head;
use kernel::Problems;
use ui::{
    Html,
    parts::{Action, Attaching, Choices, Empty, Field, FileCard, Summary},
};

/// All of them.
pub fn samples() -> Vec<Sample> {
    let sample = |name, view: Box<dyn ui::View>| Sample { name, view };
    vec![
        sample("discussions/index: typical", Box::new(list())),
        sample("discussions/index: empty", Box::new(empty_list())),
        sample("discussions/show: typical", Box::new(thread())),
        sample("discussions/show: a page of many, only read", Box::new(read_only())),
        sample("discussions/show: a reply that is wrong", Box::new(wrong())),
        sample(
            "discussions/news: one",
            Box::new(NewsPage { posts: posts(), gone: vec!["x".to_owned()], changes: 12, more: true }),
        ),
        sample("discussions/new: a question", Box::new(start(Kind::Question))),
        sample("discussions/new: a heads-up", Box::new(start(Kind::HeadsUp))),
        sample("discussions/new: a poll", Box::new(start(Kind::Poll))),
        sample("discussions/summary: a host", Box::new(summary())),
        sample("discussions/votes: names", Box::new(votes())),
        sample("discussions/post: another's", Box::new(post(Hiding::No))),
        sample(
            "discussions/post: for a host",
            Box::new(post(Hiding::May(Field::new("words", "Why, for its author to read")))),
        ),
        sample("discussions/settings: a host", Box::new(SettingsPage::sample())),
        sample("discussions/mail: allowed", Box::new(super::MailPage::sample(Some(crate::actions::Lets::Yes)))),
        sample("discussions/mail: never", Box::new(super::MailPage::sample(None))),
    ]
    .into_iter()
    .chain(asking::samples())
    .collect()
}

const NAMES: [&str; 6] = [
    "Nkechi Obi",
    "Hamza Qureshi",
    "Siân Llewellyn",
    "Aoife Ní Dhomhnaill-O’Shaughnessy",
    "Sreelakshmi Venkataramanapillai Subrahmanyan",
    "Llywelyn ap Gruffudd Fychan o Lanfairpwllgwyngyll",
];

fn view(number: i64, words: &str) -> PostView {
    let name = NAMES[usize::try_from(number).unwrap_or_default() % NAMES.len()];
    PostView {
        files: if number == 2 { FileCard::samples() } else { vec![] },
        kept: number == 2,
        id: format!("00000000-0000-4000-8000-{number:012}"),
        number,
        changed: number,
        who: name.to_owned(),
        beside: "Salaried GP".to_owned(),
        profile: format!("/people/00000000-0000-7000-8000-{number:012}"),
        face: face(name, &[u8::try_from(number % 250).unwrap_or_default(); 16]),
        when: "today, 08.05".to_owned(),
        html: ui::markdown(words),
        gone: "",
        quote: None,
        reactions: vec![],
        marks: vec![],
        is_answer: false,
        is_view: false,
        is_new: false,
        url: "/discussions/x/posts/y".to_owned(),
        quoting: "/discussions/x?reply=y#reply".to_owned(),
        reacting: true,
        report: "/report/post/y".to_owned(),
    }
}

fn posts() -> Vec<PostView> {
    vec![
        view(1, "Our second nurse leaves in January. Has anybody kept a list going with one pair of hands fewer?"),
        PostView {
            reactions: vec![(Reaction::Tried.label(), "Siân, Wei Ling".to_owned())],
            is_answer: true,
            ..view(
                2,
                "Yes, since 2023:\n\n- trays are packed on Thursday\n- **no two excisions back to back**\n\n> ask first",
            )
        },
        PostView {
            is_view: true,
            is_new: true,
            quote: Some(QuoteView {
                url: "/discussions/x?post=y".to_owned(),
                who: "Hamza Qureshi".to_owned(),
                words: "Yes, since 2023".to_owned(),
            }),
            marks: vec!["Edited".to_owned()],
            ..view(3, "I would stop the list. The question is not whether six go well but what the seventh costs.")
        },
        PostView {
            gone: "This was deleted by its author.",
            html: ui::Html::default(),
            quoting: String::new(),
            reacting: false,
            report: String::new(),
            ..view(4, "")
        },
        view(5, &"Averylongwordwithoutanyspacesinitwhatsoever".repeat(6)),
    ]
}

fn top() -> Top {
    Top {
        id: "00000000-0000-4000-8000-000000000001".to_owned(),
        group: ("/groups/x/discussions".to_owned(), "Skin surgery, North East".to_owned()),
        title: "How do you run a minor surgery list without a second nurse?".to_owned(),
        kind: "Question",
        by: "Nkechi Obi, Salaried GP".to_owned(),
        by_url: "/people/x".to_owned(),
        when: "18 November 2026".to_owned(),
        tags: vec![("minor surgery".to_owned(), "#a".to_owned()), ("staffing".to_owned(), "#b".to_owned())],
        parts: vec![],
        marks: vec![],
        answer: "/discussions/x?post=y".to_owned(),
        view: "/discussions/x?post=z".to_owned(),
        unread: "/discussions/x?new=1#new".to_owned(),
        how: "follow",
        asked: false,
        changes: 7,
        settings: "/discussions/x/settings".to_owned(),
        is_question: true,
    }
}

fn composer() -> Composer {
    Composer {
        attaching: Attaching::sample(),
        action: "/discussions/x/posts".to_owned(),
        draft: "/discussions/x/draft".to_owned(),
        client: "00000000-0000-4000-8000-000000000002".to_owned(),
        text: "We keep a paper card with the six steps taped to".to_owned(),
        reply: Some(Reply {
            id: "00000000-0000-4000-8000-000000000003".to_owned(),
            who: "Hamza Qureshi".to_owned(),
            words: "Yes, since 2023".to_owned(),
            without: "/discussions/x#reply".to_owned(),
        }),
        kept: "Kept for you",
        readers: "Read by whoever reads in Skin surgery, North East. No patients, please.".to_owned(),
        problem: None,
        preview: None,
    }
}

/// Its template is one of ours, so it draws.
fn log(posts: &[PostView]) -> Html {
    drawn(posts).unwrap_or_default()
}

fn thread() -> ThreadPage {
    ThreadPage {
        top: top(),
        short: Some(short()),
        propose: "/discussions/x/summary".to_owned(),
        poll: Some(poll()),
        posts: log(&posts()),
        waiting: log(&[PostView { marks: vec!["Waits for a host".to_owned()], ..view(9, "I am new here.") }]),
        before: String::new(),
        after: String::new(),
        place: String::new(),
        invites: true,
        composer: Some(composer()),
        closed: String::new(),
        join: String::new(),
        upto: 5,
        summary: Summary::default(),
    }
}

fn short() -> ShortView {
    ShortView {
        html: ui::markdown("One trained assistant is enough for a list of six if trays are packed **the day before**."),
        when: "19 November 2026".to_owned(),
        from: "Proposed by Siân Llewellyn, accepted by the hosts, from replies by Hamza and Yusuf.".to_owned(),
        is_old: true,
        url: "/discussions/x/summary".to_owned(),
        takes: Some(("Turn it into a library resource", "/library/from/0".to_owned())),
    }
}

fn poll() -> PollView {
    let choices = Choices::new("choice", "Your choice").choice("1", "Wednesday").choice("2", "None of these");
    PollView {
        action: "/discussions/x/vote".to_owned(),
        choices: choices.chosen(&["1"]),
        many: false,
        verb: "Change it",
        results: vec![
            ("Wednesday".to_owned(), "4 of 6".to_owned(), 65, true),
            ("None of these".to_owned(), "2 of 6".to_owned(), 30, false),
        ],
        rules: "It closes at the end of Wednesday 2 December. Names stand beside what was chosen.".to_owned(),
        votes: "/discussions/x/votes".to_owned(),
    }
}

fn summary() -> SummaryPage {
    let proposed = Proposed {
        url: "/discussions/x/summary/y".to_owned(),
        by: NAMES[4].to_owned(),
        when: "19 November 2026, 12.20".to_owned(),
        html: ui::markdown("Five lines, laminated."),
    };
    let standing =
        ("/discussions/x/summary/z".to_owned(), ui::markdown("Five lines."), "19 November 2025".to_owned(), true);
    SummaryPage {
        discussion: "x".to_owned(),
        title: "What is on the one page?".to_owned(),
        standing: Some(standing),
        proposals: vec![proposed],
        hosts: true,
        words: Some(Field { rows: 6, ..Field::new("words", "The short answer") }),
        from: Choices::new("from", "From whose replies").choice("a", NAMES[3]).choice("b", NAMES[5]).optional(),
        summary: Summary::default(),
    }
}

fn votes() -> VotesPage {
    let names = NAMES.map(str::to_owned).into();
    VotesPage {
        discussion: "x".to_owned(),
        title: "Dates for the suturing afternoon".to_owned(),
        choices: vec![("Wednesday".to_owned(), names), ("None of these".to_owned(), vec![])],
    }
}

fn read_only() -> ThreadPage {
    let marks = vec!["Closed: it can be read, and nothing more is written here.".to_owned()];
    let parts = vec![
        ("Where to report it formally", "The Yellow Card scheme".to_owned()),
        ("Expires on", "3 December 2026".to_owned()),
    ];
    ThreadPage {
        top: Top {
            kind: "Heads-up",
            how: "mute",
            by: NAMELESS.to_owned(),
            by_url: String::new(),
            marks,
            parts,
            tags: vec![],
            ..top()
        },
        before: "/discussions/x?page=1".to_owned(),
        after: "/discussions/x?page=3".to_owned(),
        place: "Page 2 of 500".to_owned(),
        short: None,
        propose: String::new(),
        poll: None,
        composer: None,
        closed: "You can read here. To write, join the group first.".to_owned(),
        join: "/groups/x/membership".to_owned(),
        waiting: Html::default(),
        invites: false,
        upto: 0,
        ..thread()
    }
}

fn wrong() -> ThreadPage {
    let preview = Some(ui::markdown("We keep **a paper card**."));
    let problem = Some("Write something first.".to_owned());
    let composer = Composer { text: String::new(), reply: None, kept: "", preview, problem, ..composer() };
    ThreadPage { composer: Some(composer), top: Top { how: "", settings: String::new(), ..top() }, ..thread() }
}

fn row(title: &str, marks: Vec<&'static str>, unread: bool) -> Row {
    Row {
        url: "/discussions/x".to_owned(),
        title: title.to_owned(),
        face: face(title, &[3; 16]),
        nameless: !unread && marks.is_empty(),
        kind: "Question".to_owned(),
        by: NAMES[4].to_owned(),
        replies: "6 replies".to_owned(),
        latest: "latest from Siân, today".to_owned(),
        marks,
        unread,
    }
}

fn list() -> ListPage {
    ListPage {
        head: Head::sample(),
        since: "Since you were here on Monday".to_owned(),
        news: vec![row("How do you run a minor surgery list without a second nurse?", vec!["With a summary"], true)],
        earlier: vec![
            row("Dates for the suturing afternoon in Darlington", vec!["People disagree", "Closed"], false),
            row("A business case that was turned down, and why", vec![], false),
        ],
        more: "/groups/x/discussions?page=y".to_owned(),
        narrowed: String::new(),
        kinds: vec![("All", "#".to_owned(), true), ("Questions", "#q".to_owned(), false)],
        empty: None,
        begin: "/groups/x/discussions/new".to_owned(),
        waiting: "/groups/x/discussions/settings".to_owned(),
    }
}

fn empty_list() -> ListPage {
    let empty = Empty {
        title: "Nothing has been written here yet".to_owned(),
        words: "The first question is the hardest. Somebody here probably has the same one.".to_owned(),
        actions: vec![Action::main("/groups/x/discussions/new", "Ask or start something")],
    };
    ListPage {
        since: String::new(),
        news: vec![],
        earlier: vec![],
        more: String::new(),
        empty: Some(empty),
        waiting: String::new(),
        ..list()
    }
}

fn start(kind: Kind) -> StartPage {
    let tab = |it: Kind| KindTab { url: "#".to_owned(), label: it.label(), hint: it.hint(), is_here: it == kind };
    StartPage {
        attaching: Attaching::sample(),
        head: Head::sample(),
        kinds: Kind::ALL.into_iter().map(tab).collect(),
        kind: kind.word(),
        client: "00000000-0000-4000-8000-000000000002".to_owned(),
        title: Field::new("title", "In one line").max(160),
        text: Field { rows: 10, ..Field::new("text", "What happened").max(20_000) },
        tags: Field::new("tags", "Tags").optional(),
        parts: kind.parts().iter().map(|(word, label)| Field::new(*word, *label).optional()).collect(),
        until: None,
        poll: (kind == Kind::Poll).then(|| PollFields {
            choices: Field { rows: 5, ..Field::new("choices", "What is to be chosen") },
            how: Choices::new("how", "How one chooses").choice("many", "One may choose several").optional(),
        }),
        advice: "Keep to facts.",
        verb: "Ask",
        kept: "",
        preview: Some(ui::markdown("**Facts.**")),
        closed: "",
        summary: Summary::default(),
    }
}

fn post(hiding: Hiding) -> PostPage {
    let offered =
        Reaction::ALL.into_iter().fold(Choices::new("reaction", ""), |all, it| all.choice(it.word(), it.label()));
    PostPage {
        keep: Some(KeepView::new(true, "For our meeting".to_owned(), &Problems::none())),
        can_take_off: true,
        discussion: "x".to_owned(),
        title: "How do you run a minor surgery list?".to_owned(),
        p: Box::new(posts().remove(1)),
        posted: "Posted on 18 November 2026, 19.42".to_owned(),
        offered: offered.chosen(&["tried"]).choices,
        edit: Some(Field { rows: 8, ..Field::new("text", "Your words") }),
        revision: 1,
        earlier: vec![("From 18 November 2026, 19.42".to_owned(), "Yes, since 2022.".to_owned())],
        called: vec![("Until 21 November 2026, 8.05".to_owned(), "How do you run it?".to_owned())],
        can_delete: true,
        answer: "This solved it",
        view: "Mark it as another view",
        waits: true,
        hiding,
        summary: Summary::default(),
    }
}
