//! Collections and requests with made data.

use super::{LONG, TITLE, at, listed, resource, wrong};
use crate::{
    collection::{Collection, CollectionId, Readers, Said},
    kind::Kind,
    pages::{collecting::TypedCollection, requesting::TypedRequest},
    request::{Request, RequestId, State},
    resource::ResourceId,
    store::listing::Listed,
    views::{
        collecting::{ChoosePage, CollectionPage, CollectionRow, CollectionsPage, EditCollectionPage, ItemRow},
        requesting::{AskPage, RequestPage, RequestRow, RequestsPage, RewordPage},
    },
};
use frame::Sample;
use groups_api::GroupId;
use kernel::{MemberId, Problems};

/// All of them.
pub fn samples() -> Vec<Sample> {
    let one = |name, view: Box<dyn ui::View>| Sample { name, view };
    let mut all = requests();
    let rows =
        || vec![CollectionRow::new(&collection(false), said(TITLE)), CollectionRow::new(&collection(true), said(LONG))];
    let items = || {
        vec![
            ItemRow::new(listed(TITLE), "Begin here.".into(), "2027-01"),
            ItemRow::new(other(), LONG.into(), "2026-11"),
        ]
    };
    let nothing = || (String::new(), String::new());
    let typed = || TypedCollection {
        began: 1,
        title: LONG.into(),
        readers: "few".into(),
        whose: "mine".into(),
        ..Default::default()
    };
    let read = Collection { own: MemberId::from_bytes([9; 16]), held: Some(at(3)), ..collection(false) };
    all.extend([
        one("library/collections: empty", Box::new(CollectionsPage::new(vec![], None))),
        one(
            "library/collections: typical",
            Box::new(CollectionsPage::new(rows(), Some("/library/collections?after=x".into()))),
        ),
        one(
            "library/collection: one's own, nothing in it",
            Box::new(CollectionPage::new(&collection(false), said(TITLE), vec![], (nothing(), &wrong("resource")))),
        ),
        one(
            "library/collection: a group's, typical",
            Box::new(CollectionPage::new(&collection(true), said(LONG), items(), (nothing(), &Problems::none()))),
        ),
        one(
            "library/collection: another's, held back",
            Box::new(CollectionPage::new(&read, Said::default(), items(), (nothing(), &Problems::none()))),
        ),
        one("library/collection: begun", Box::new(EditCollectionPage::begun(typed(), vec![], &wrong("title")))),
        one(
            "library/collection: two at once",
            Box::new(EditCollectionPage::changed((&collection(true), true), typed(), Some(said(TITLE)), &wrong(""))),
        ),
        one("library/collecting: none", Box::new(ChoosePage::new(&resource(), vec![], &Problems::none()))),
        one(
            "library/collecting: some",
            Box::new(ChoosePage::new(&resource(), vec![(&collection(true), said(LONG))], &wrong("collection"))),
        ),
    ]);
    all
}

fn other() -> Listed {
    Listed { id: ResourceId::from_bytes([4; 16]), ..listed(LONG) }
}

fn said(title: &str) -> Said {
    Said { title: title.into(), words: "Only what saved somebody a bad week.".into() }
}

fn collection(of_group: bool) -> Collection {
    Collection {
        id: CollectionId::from_bytes([8; 16]),
        owner: Some(MemberId::NONE),
        owner_name: Some("Nkechi Obi".into()),
        group: of_group.then(|| (GroupId::from_bytes([3; 16]), LONG.into())),
        readers: Readers::chosen(of_group, false),
        body: vec![],
        revision: 2,
        changed: at(2),
        held: None,
        writes: of_group,
        own: MemberId::NONE,
    }
}

fn requests() -> Vec<Sample> {
    let one = |name, view: Box<dyn ui::View>| Sample { name, view };
    let rows = || vec![RequestRow::new(&request(State::Open), 2), RequestRow::new(&request(State::Expired), 0)];
    let answers = || vec![(listed(TITLE), Some((MemberId::NONE, "Rhodri Vaughan".into()))), (listed(LONG), None)];
    let page = |it: Request, answers, found: (&str, _), problems: &Problems| {
        RequestPage::new(it, (answers, "2027-01"), (found.0.to_owned(), found.1), ("the rota".to_owned(), problems))
    };
    let typed =
        TypedRequest { title: LONG.into(), kind: "template".into(), readers: "members".into(), ..Default::default() };
    let own = Request { by: MemberId::NONE, ..request(State::Open) };
    vec![
        one("library/requests: empty", Box::new(RequestsPage::new(vec![], None))),
        one("library/requests: typical", Box::new(RequestsPage::new(rows(), Some("/library/requests?after=x".into())))),
        one(
            "library/request: answers, and looking",
            Box::new(page(request(State::Open), answers(), ("rota", vec![listed(TITLE)]), &wrong("resource"))),
        ),
        one(
            "library/request: one's own, nothing found",
            Box::new(page(own, vec![], ("rota", vec![]), &Problems::none())),
        ),
        one(
            "library/request: closed",
            Box::new(page(request(State::Expired), vec![], ("", vec![]), &Problems::none())),
        ),
        one(
            "library/request: rewording, after another window did",
            Box::new(RewordPage::new(&request(State::Open), Some((TypedRequest::default(), 1)), &wrong("title"))),
        ),
        one("library/request: asking", Box::new(AskPage::new(typed, vec![], &wrong("title")))),
    ]
}

fn request(state: State) -> Request {
    Request {
        id: RequestId::from_bytes([6; 16]),
        by: MemberId::from_bytes([2; 16]),
        name: "Siân Ní Dhomhnaill".into(),
        kind: Some(Kind::Template),
        group: Some((GroupId::from_bytes([3; 16]), "Tees First5".into())),
        title: LONG.into(),
        words: "Ours is two pages long, and one in five replies.".into(),
        state,
        at: at(1),
        reworded: None,
        held: None,
        own: MemberId::NONE,
    }
}
