//! Every view of texts with made data: as it comes, typical, and as much as it can hold.

use super::*;
use crate::{
    operator::{Contact, NewOperator, OperatorName, PostalAddress},
    text::{Asking, NewVersion},
};
use frame::Sample;

const DAY: Moment = Moment::from_micros(1_795_000_000_000_000);

/// Every view with made data.
pub fn samples() -> Vec<Sample> {
    let mut all = read_samples();
    all.extend(agreement_samples());
    all.extend(edit_samples());
    all
}

fn one(name: &'static str, view: impl ui::View + 'static) -> Sample {
    Sample { name, view: Box::new(view) }
}

fn version(text: TextName) -> Version {
    let NewVersion { number, body, note, asking, .. } = NewVersion::first(text);
    let head = Head { text, number, note: note.as_str().to_owned(), asking, published_at: DAY, by: None };
    Version { head, html: ui::markdown(body.as_str()).as_str().to_owned(), body: body.as_str().to_owned() }
}

fn unfilled() -> OperatorVersion {
    let NewOperator { number, operator, note } = NewOperator::first();
    OperatorVersion { number, operator, note: note.as_str().to_owned(), published_at: DAY, by: None }
}

fn filled() -> OperatorVersion {
    let operator = Operator {
        name: OperatorName::stored("Dr Oluwaseun Adéyẹmí-Featherstonehaugh for the Marram Lane Practice Trust"),
        contact: Contact::stored("kettle.and.all.its.members@marram-lane-practice-trust.example.nhs.uk"),
        address: PostalAddress::stored("The Surgery\n1 Marram Lane\nLlanfairpwllgwyngyll\nLL61 5UJ"),
    };
    OperatorVersion { number: 2, operator, note: "Filled in.".into(), ..unfilled() }
}

fn head(number: i64) -> Head {
    let note = "Says more about backups, and about who carries the letters for the operator.".to_owned();
    Head { text: TextName::Terms, number, note, asking: Asking::Again, published_at: DAY, by: None }
}

fn show(text: TextName, operator: &OperatorVersion, notice: Option<Notice>) -> TextPage {
    let Version { head: first, html, .. } = version(text);
    TextPage {
        text,
        changed: changed(first.number, first.published_at, &first.note),
        notice,
        html: Html::stored(html).with_anchors(),
        operator: OperatorCard::new(operator),
        versions: vec![
            VersionRow::new(&head(3), Some(DAY), 1),
            VersionRow::new(&head(2), None, 1),
            VersionRow::new(&first, None, 1),
        ],
        actions: vec![],
    }
}

fn stand(text: TextName) -> Stand {
    let note = head(3).note;
    Stand { text, current: 3, published_at: DAY, note, asks: 3, accepted: Some(1) }
}

fn read_samples() -> Vec<Sample> {
    let rows = |edit: fn(&Version) -> TextRow| TextName::ALL.into_iter().map(version).map(|it| edit(&it)).collect();
    let owed = [stand(TextName::Terms), stand(TextName::Rules)];
    let mut all = vec![
        one(
            "texts/index: as it comes",
            IndexPage {
                notice: None,
                operator: OperatorCard::new(&unfilled()),
                rows: rows(|it| TextRow::new(&it.head)),
                actions: vec![],
            },
        ),
        one(
            "texts/index: asks, for an administrator",
            IndexPage {
                notice: owed_notice(&owed),
                operator: OperatorCard::new(&filled()),
                rows: rows(|it| TextRow::new(&it.head)),
                actions: vec![Action::second("/admin/texts", "Edit these texts")],
            },
        ),
        one(
            "texts/list: as it comes",
            ListPage { operator: OperatorCard::new(&unfilled()), rows: rows(TextRow::to_edit) },
        ),
    ];
    let names = [
        "texts/show: help",
        "texts/show: readers",
        "texts/show: privacy",
        "texts/show: rules",
        "texts/show: terms, asks",
        "texts/show: ordering",
        "texts/show: accessibility",
    ];
    for (text, name) in TextName::ALL.into_iter().zip(names) {
        let notice = if text == TextName::Terms { owed_notice(&owed[..1]) } else { None };
        all.push(one(name, show(text, &filled(), notice)));
    }
    all
}

fn agreement_samples() -> Vec<Sample> {
    let owed = [stand(TextName::Terms), stand(TextName::Rules)];
    let page =
        |stands: &[Stand], time, problems: &Problems| AgreementPage::new(stands, time, "/people".into(), problems);
    let newer =
        Problems::one("", "A newer version was published while you were reading. Have a look at it, then agree.");
    vec![
        one("texts/agreement: nothing", page(&[], Time::Unknown, &Problems::none())),
        one("texts/agreement: terms", page(&owed[..1], Time::Until(DAY), &Problems::none())),
        one("texts/agreement: terms, overdue", page(&owed[..1], Time::Over(DAY), &Problems::none())),
        one("texts/agreement: both, newer ones meanwhile", page(&owed, Time::Unknown, &newer)),
    ]
}

fn edit_samples() -> Vec<Sample> {
    let Version { body, html, .. } = version(TextName::Terms);
    let rows = || vec![VersionRow { more: "Published by Ada Lovelace.".into(), ..VersionRow::new(&head(2), None, 0) }];
    let typed =
        || Typed { base: 2, body: body.clone(), note: "Shorter.".into(), again: vec!["yes".into()], tell: vec![] };
    let none = Problems::none();
    let mut wrong = Problems::one("body", "Write something here.");
    wrong.add("note", "Say in a sentence what changed.");
    let meanwhile = Problems::one("", "Somebody else published a new version while you were writing.");
    let operator = || TypedOperator { base: 1, name: "Dr Una Operator".into(), ..TypedOperator::default() };
    let html = Html::stored(html);
    vec![
        one("texts/edit: as it comes", EditPage::new(TextName::Help, Typed::default(), vec![], &none)),
        one(
            "texts/edit: preview",
            EditPage { preview: Some(html.clone()), ..EditPage::new(TextName::Terms, typed(), rows(), &none) },
        ),
        one("texts/edit: problems", EditPage::new(TextName::Terms, Typed::default(), rows(), &wrong)),
        one(
            "texts/edit: meanwhile",
            EditPage { meanwhile: Some(html), ..EditPage::new(TextName::Terms, typed(), rows(), &meanwhile) },
        ),
        one("texts/operator: empty", EditOperatorPage::new(TypedOperator::default(), &none)),
        one(
            "texts/operator: problems",
            EditOperatorPage::new(operator(), &Problems::one("contact", "Write something here.")),
        ),
        one(
            "texts/operator: preview, meanwhile",
            EditOperatorPage {
                preview: Some(OperatorCard::of(&filled().operator)),
                meanwhile: Some(OperatorCard::new(&unfilled())),
                ..EditOperatorPage::new(operator(), &meanwhile)
            },
        ),
    ]
}
