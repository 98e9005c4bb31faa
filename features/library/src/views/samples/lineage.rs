//! Made data: where something comes from, what was made of it, what changed in it, and thanks.

use super::{LONG, TITLE, at, draft, edition, id, page, resource, source, wrong};
use crate::{
    audience::Audience,
    licence::Licence,
    lineage::Origin,
    original::take_in,
    resource::{Resource, ResourceId, State},
    store::{
        Edition,
        lineage::{Adaptable, Changed, Descent, Of},
        own::{OwnPart, Tied},
        thanks::Thanks,
    },
    tree::{Leaf, Said, listed},
    views::{
        lineage::TreePage,
        original::OriginalPage,
        show::{Reading, ResourcePage},
        thanks::{ThankPage, ThanksPage, ThanksRow},
    },
};
use frame::Sample;
use kernel::{MemberId, Problems};
use ui::parts::Pager;

/// Every view of this part with made data.
pub fn samples() -> Vec<Sample> {
    let one = |name, view: Box<dyn ui::View>| Sample { name, view };
    let none = Problems::none();
    let of = |seen, stands| Of { seen, licence: Licence::BySa, stands, withdrawn: true };
    let seen = Some((LONG.to_owned(), Some("Gwenllian Parry".to_owned())));
    let row = |words: &str| ThanksRow::new(thanks(), words.to_owned(), at(3));
    let pager = |next: Option<&str>| Pager { next: next.map(str::to_owned), words: "Show earlier ones".into() };
    vec![
        one("library/show: adapted, the original changed", Box::new(page(adapted(), Some(of_some(of(seen, true)))))),
        one("library/show: adapted, the original is gone", Box::new(page(adapted(), Some(of_some(of(None, false)))))),
        one("library/show: withdrawn, unread", Box::new(unread())),
        one("library/lineage: alone", Box::new(TreePage::new(&listed(leaves(1)), 0))),
        one("library/lineage: typical", Box::new(TreePage::new(&listed(leaves(8)), 2))),
        one("library/lineage: extreme", Box::new(TreePage::new(&listed(leaves(300)), 120))),
        one("library/original", Box::new(original(&none))),
        one("library/original: wrong", Box::new(original(&wrong("why")))),
        one("library/thank", Box::new(ThankPage::new(&resource(), false, (String::new(), &none)))),
        one("library/thank: again, wrong", Box::new(ThankPage::new(&resource(), true, (LONG.into(), &wrong("words"))))),
        one("library/thanks: empty", Box::new(ThanksPage { rows: vec![], pager: pager(None) })),
        one(
            "library/thanks: typical",
            Box::new(ThanksPage { rows: vec![row(""), row(LONG)], pager: pager(Some("x")) }),
        ),
    ]
}

fn adapted() -> Resource {
    let difference = Some(format!("We have no pharmacist. {LONG}"));
    Resource { adapted: Some((ResourceId::from_bytes([6; 16]), 3)), difference, ..resource() }
}

fn of_some(of: Of) -> Edition {
    Edition { descent: Descent { adaptations: 4, of: Some(of) }, ..edition(4) }
}

fn unread() -> ResourcePage {
    let withdrawn = Some((at(2), "It is one tablet.".to_owned()));
    let it = Resource { state: State::Withdrawn, withdrawn, owner: Some(MemberId::from_bytes([3; 16])), ..resource() };
    let tied = Tied { unread: true, thanked: true, told: Some((7, 3)), changed: Some(5) };
    let own = OwnPart { tied, ..OwnPart::default() };
    ResourcePage::new(it, Some(edition(4)), Reading { own, ..Reading::default() })
}

/// Each of an earlier one, some of which are not seen.
fn leaves(many: u16) -> Vec<Leaf> {
    let id = |it: u16| {
        let mut bytes = [7; 16];
        bytes[14..].copy_from_slice(&it.to_be_bytes());
        ResourceId::from_bytes(bytes)
    };
    let said = |at: u16| Said {
        title: if at % 3 == 1 { LONG.to_owned() } else { TITLE.to_owned() },
        owner: Some(MemberId::NONE),
        name: (at % 4 != 3).then(|| "Tomasz Wiśniewski".to_owned()),
        difference: if at == 0 { String::new() } else { "No pharmacist in the team, so the nurse does it.".to_owned() },
        why_not: if at == 4 { "We count in another way.".to_owned() } else { String::new() },
        withdrawn: at == 5,
        draft: at == 6,
    };
    let leaf = |at: u16| Leaf { id: id(at), of: (at > 0).then(|| id(at / 3)), seen: (at != 1).then(|| said(at)) };
    (0..many).map(leaf).collect()
}

fn original(problems: &Problems) -> OriginalPage {
    let origin = Origin { id: id(), base: 1, licence: Licence::By, readers: Audience::Members, own: false };
    let (before, mut now) = (source(1, "Two mornings."), source(3, "Three mornings."));
    now.title = LONG.to_owned();
    let taken = take_in(&draft(), Some(&before.as_draft()), &now.as_draft());
    let made = |source, tags: &str, topics: &str| Adaptable {
        source,
        tags: tags.into(),
        topics: topics.into(),
        audience: Audience::Members,
    };
    let now = made(now, "bloods|nurses", "extended.surgery");
    // Once with the earlier version taken out by its owner.
    let before = problems.is_empty().then(|| made(before, "bloods|van", ""));
    let changed = Changed { origin, before, now };
    let topics = [("extended.surgery".to_owned(), "skin surgery".to_owned())];
    OriginalPage::new(&adapted(), &changed, (&taken, &topics), (String::new(), problems))
}

fn thanks() -> Thanks {
    Thanks { id: id(), title: TITLE.into(), by: (MemberId::NONE, LONG.into()), sealed: None, at: at(1) }
}
