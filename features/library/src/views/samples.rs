//! Made data for each page: empty, typical, extreme.

mod adoption;
mod files;
mod finding;
mod lineage;
mod lists;

use super::{
    contributing::{InvitationPage, PeoplePage},
    credit::CreditPage,
    list::{LibraryPage, OwnRow, Row},
    open::OpenPage,
    publishing::{PublicPage, PublicationPage, WithdrawalPage},
    show::{Reading, ResourcePage},
    versions::{ComparePage, VersionsPage},
    writing::{KindsPage, Others, WritePage},
};
use crate::{
    audience::Audience,
    contributor::{Contributor, Credit, State as Part},
    draft::Draft,
    kind::{Kind, Stage},
    licence::Licence,
    pages::{publishing::TypedPublishing, writing::Typed},
    resource::{Resource, ResourceId, State},
    store::{
        Edition,
        contributing::Asked,
        lineage::Descent,
        listing::{Listed, Own},
        public::{OfShown, Shown},
        versions::{Piece, Source},
    },
    version::Published,
};
use frame::Sample;
use kernel::{MemberId, Moment, Problems};
use ui::Html;

const LONG: &str =
    "Cofnod cyfarfod y tîm yng Nghanolfan Iechyd Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
const TITLE: &str = "Results day: blood results without the evening pile";

/// Every view with made data.
pub fn samples() -> Vec<Sample> {
    let one = |name, view: Box<dyn ui::View>| Sample { name, view };
    let mut all = vec![
        one("library/index: empty shelf", Box::new(shelf(vec![]))),
        one("library/index: shelf", Box::new(shelf(vec![listed(TITLE), listed(LONG)]))),
        one("library/index: mine", Box::new(LibraryPage::mine(own()))),
        one("library/index: mine, empty", Box::new(LibraryPage::mine(vec![]))),
        one("library/kinds", Box::new(KindsPage)),
        one("library/show: typical", Box::new(page(resource(), Some(edition(4))))),
        one("library/show: an older version", Box::new(page(resource(), Some(edition(2))))),
        one("library/show: nothing published", Box::new(page(draft_only(), None))),
        one("library/show: withdrawn protocol, extreme", Box::new(page(withdrawn(), Some(extreme())))),
        one("library/versions", Box::new(VersionsPage::new(&resource(), published()))),
        one("library/compare", Box::new(compared())),
        one(
            "library/people",
            Box::new(PeoplePage::new(&resource(), vec![(MemberId::NONE, LONG.into())], "", &wrong("with"))),
        ),
        one("library/invitation", Box::new(InvitationPage::new(id(), asked(), &Problems::none()))),
        one("library/invitation: a name alone", Box::new(InvitationPage::new(id(), apart(), &wrong("answer")))),
        one("library/credit", Box::new(CreditPage::new(id(), credited(), &Problems::none()))),
        one("library/credit: nobody whom one sees", Box::new(CreditPage::new(id(), apart(), &wrong("answer")))),
        one("library/withdraw", Box::new(WithdrawalPage::new(&resource(), String::new(), &wrong("why")))),
        one(
            "library/withdraw: a draft",
            Box::new(WithdrawalPage::new(&draft_only(), String::new(), &Problems::none())),
        ),
        one(
            "library/public",
            Box::new(PublicPage::new(&resource(), None, "named", &wrong("sure")).of_edition(&edition(2))),
        ),
        one(
            "library/public: refused",
            Box::new(PublicPage::new(&resource(), Some("Not yet.".into()), "", &Problems::none())),
        ),
        one("library/open: typical", Box::new(OpenPage::new(shown(State::Published), "2026-11"))),
        one("library/open: overdue", Box::new(OpenPage::new(shown(State::Published), "2027-11"))),
        one("library/open: withdrawn", Box::new(OpenPage::new(shown(State::Withdrawn), "2026-11"))),
    ];
    all.extend(writing());
    all.extend(files::samples());
    all.extend(finding::samples());
    all.extend(lists::samples());
    all.extend(adoption::samples());
    all.extend(lineage::samples());
    all
}

fn writing() -> Vec<Sample> {
    let one = |name, view: Box<dyn ui::View>| Sample { name, view };
    let topics = || vec![("extended.surgery".to_owned(), "skin surgery".to_owned())];
    let typed = || Typed { draft: draft(), began: 3, preview: true };
    let theirs = Draft { title: "Results days".into(), body: "Another body.".into(), ..draft() };
    let others = Others { by: Some((MemberId::NONE, "Rhodri Vaughan".into())), at: at(2), now: at(3), draft: theirs };
    let tool = WritePage::new_one(id(), Kind::Tool, Typed::default(), (&topics(), &wrong("calculates")));
    let publication = |draft: Draft, lacking: Problems, problems: &Problems| {
        PublicationPage::new(&resource(), (&draft, 3, 2), vec![], (TypedPublishing::default(), lacking, problems))
    };
    let named = Draft { body: "Ask Mrs Gwenllian Parry-Jones, born 3 May 1951.".into(), ..draft() };
    vec![
        one("library/edit: a tool", Box::new(tool)),
        one(
            "library/edit: two at once",
            Box::new(WritePage::of(&resource(), typed(), Some(others), (&topics(), &wrong("")))),
        ),
        one("library/publish: typical", Box::new(publication(draft(), Problems::none(), &Problems::none()))),
        one("library/publish: lacking", Box::new(publication(named, wrong("title"), &wrong("may")))),
    ]
}

fn id() -> ResourceId {
    ResourceId::from_bytes([7; 16])
}

fn at(day: i64) -> Moment {
    Moment::from_micros(1_790_000_000_000_000 + day * 86_400_000_000)
}

fn wrong(field: &'static str) -> Problems {
    Problems::one(field, "This is what is wrong with it.")
}

fn resource() -> Resource {
    let helper = |name: &str, state| Contributor {
        member: MemberId::NONE,
        name: Some(name.into()),
        state,
        credit: (state == Part::Credited).then_some(Credit::Open),
        public_named: false,
    };
    Resource {
        id: id(),
        kind: Kind::Innovation,
        owner: Some(MemberId::NONE),
        owner_name: Some("Gwenllian Parry".into()),
        state: State::Published,
        audience: Audience::Members,
        meant: None,
        group_name: None,
        begun_in: Some((groups_api::GroupId::NONE, true)),
        public: true,
        newest: 4,
        title: TITLE.into(),
        stage: Some(Stage::WorksElsewhere),
        review_by: Some("2027-10".into()),
        first: Some(at(0)),
        published: Some(at(1)),
        withdrawn: None,
        held: None,
        drafted: (5, 4),
        filed: (2, 2),
        taken: 14,
        contributors: vec![
            helper("Rhodri Vaughan", Part::Agreed),
            helper(LONG, Part::Credited),
            helper("Bo Ek", Part::Invited),
        ],
        discussion: None,
        adapted: None,
        difference: None,
        revision: 9,
        own: MemberId::NONE,
    }
}

fn draft_only() -> Resource {
    Resource {
        state: State::Draft,
        audience: Audience::Own,
        newest: 0,
        title: String::new(),
        contributors: vec![],
        public: false,
        ..resource()
    }
}

fn withdrawn() -> Resource {
    Resource {
        kind: Kind::Protocol,
        stage: None,
        state: State::Withdrawn,
        withdrawn: Some((at(3), "The dose in step two is wrong.\nUse the network’s own.".into())),
        title: LONG.into(),
        owner: None,
        owner_name: None,
        ..resource()
    }
}

fn page(resource: Resource, edition: Option<Edition>) -> ResourcePage {
    ResourcePage::new(
        resource,
        edition,
        Reading { month: "2026-11".into(), beside: "Practice manager".into(), taken: 0, own: adoption::own_part() },
    )
}

fn piece(word: &str, text: &str) -> Piece {
    Piece { word: word.into(), text: text.into(), html: ui::markdown(text) }
}

fn edition(number: i64) -> Edition {
    Edition {
        number,
        title: TITLE.into(),
        summary: "Routine bloods are taken on two mornings, and one protected hour each next day files them.".into(),
        html: Html::stored(""),
        parts: vec![
            piece("problem", "An evening pile."),
            piece("start", "Pick the two mornings with the *fewest* clinics."),
        ],
        tags: "bloods|results".into(),
        topics: "skin surgery".into(),
        for_whom: "Practices with a pharmacist".into(),
        licence: Licence::By,
        note: "Which tests to begin with.".into(),
        files: files::listed(),
        uptake: adoption::uptake(),
        descent: Descent { adaptations: 4, of: None },
        at: at(1),
        review_by: Some("2027-10".into()),
        earlier: (number > 1).then_some(number - 1),
    }
}

fn extreme() -> Edition {
    let html = ui::markdown(&format!("## {LONG}\n\n{LONG}\n\n{}", "A long line of words. ".repeat(40)));
    let parts = vec![piece("responsible", LONG), piece("sources", "A guideline, 2026.")];
    Edition { title: LONG.into(), html, parts, for_whom: LONG.into(), ..edition(4) }
}

fn listed(title: &str) -> Listed {
    Listed {
        id: id(),
        kind: Kind::Innovation,
        title: title.into(),
        summary: edition(1).summary,
        by: Some((MemberId::NONE, "Gwenllian Parry".into())),
        at: at(1),
        newest: 4,
        stage: Some(Stage::Trying),
        licence: Licence::By,
        review_by: Some("2026-01".into()),
        group: Some((groups_api::GroupId::NONE, Some(LONG.into()))),
        for_contacts: false,
        state: State::Published,
    }
}

fn shelf(rows: Vec<Listed>) -> LibraryPage {
    let rows: Vec<Row> = rows.into_iter().map(|it| Row::new(it, "2027-01")).collect();
    let next = (!rows.is_empty()).then(|| "/library?by=x&after=y".to_owned());
    LibraryPage::shelf(rows, ("Nkechi Obi", String::new(), "/library/shelves/x/pack".to_owned()), next)
}

fn own() -> Vec<OwnRow> {
    let one = |state, asked| Own {
        id: id(),
        kind: Kind::Template,
        title: LONG.into(),
        sealed: None,
        news: true,
        state,
        at: at(1),
        owner: Some((MemberId::NONE, "Rhodri Vaughan".into())),
        asked,
    };
    let all =
        [one(State::Draft, true), one(State::Draft, false), one(State::Published, false), one(State::Withdrawn, false)];
    all.iter().map(|it| OwnRow::new(it, it.title.clone(), at(3))).collect()
}

fn published() -> Vec<Published> {
    let one = |number| Published {
        number,
        title: TITLE.into(),
        note: if number > 1 { "Which tests to begin with.".into() } else { String::new() },
        by: Some((MemberId::NONE, "Gwenllian Parry".into())),
        at: at(number),
        audience: Audience::Members,
    };
    [4, 3, 1].map(one).into()
}

fn compared() -> ComparePage {
    let (one, other) = (source(1, "Bloods on two mornings."), source(2, "Bloods on three mornings of each week."));
    ComparePage::new(&resource(), vec![2, 1], (&one, &other))
}

fn source(number: i64, body: &str) -> Source {
    Source {
        number,
        title: TITLE.into(),
        summary: "In short.".into(),
        body: body.into(),
        parts: vec![],
        for_whom: String::new(),
        licence: Licence::By,
        files: files::listed().into_iter().take(number as usize).collect(),
    }
}

fn asked() -> Asked {
    Asked {
        kind: Kind::Innovation,
        is_owned: true,
        owner: Some((MemberId::NONE, LONG.into())),
        state: Part::Invited,
        credit: None,
        public_named: false,
        title: None,
        discussion: None,
    }
}

fn credited() -> Asked {
    let discussion = Some(discussions_api::DiscussionId::NONE);
    Asked { state: Part::Credited, credit: Some(Credit::Inside), title: Some(LONG.into()), discussion, ..asked() }
}

/// Across a block with whose it is.
fn apart() -> Asked {
    Asked { owner: None, state: Part::Agreed, public_named: true, ..asked() }
}

fn draft() -> Draft {
    Draft {
        title: TITLE.into(),
        summary: "In short.".into(),
        body: "More of **it**.".into(),
        parts: [("problem".to_owned(), "An evening pile.".to_owned())].into(),
        stage: "trying".into(),
        review_by: "2027-10".into(),
        ..Draft::default()
    }
}

fn shown(state: State) -> Shown {
    let Edition { title, summary, html, parts, licence, files, .. } = edition(4);
    Shown {
        id: id(),
        kind: Kind::Innovation,
        state,
        why: "The dose in step two is wrong.".into(),
        title,
        summary,
        html,
        parts,
        files,
        of: Some(OfShown { title: None, owner: Some(LONG.into()), licence: Licence::BySa }),
        licence,
        authors: vec!["Gwenllian Parry".into(), LONG.into()],
        times: (at(0), at(1)),
        review_by: Some("2027-10".into()),
    }
}
