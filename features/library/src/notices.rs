//! What notices say of the library: that there is something, its title on the page, and whether it still waits.

mod lineage;
mod requests;
mod uptake;

use crate::{
    actions::month_of,
    notices::lineage::{OfAdaptations, OfOriginals, OfThanks},
    resource::ResourceId,
    store::search::{Told, find_told},
};
use frame::App;
use notices_api::{Asked, Kind, Line, Speaker, Speakers, Speaking};
use std::{collections::HashMap, sync::Arc};
use store::Reader;
use ui::words::quoted;

/// Puts the speaker in.
pub fn connect(app: &App) {
    let speakers = app.keep(Speakers::default);
    speakers.add(Arc::new(OfLibrary));
    speakers.add(Arc::new(OfOriginals));
    speakers.add(Arc::new(OfAdaptations));
    speakers.add(Arc::new(OfThanks));
    speakers.add(Arc::new(uptake::OfUses));
    speakers.add(Arc::new(requests::OfRequests));
}

struct OfLibrary;

impl Speaker for OfLibrary {
    fn kinds(&self) -> &'static [Kind] {
        &[
            Kind::ResourceInvited,
            Kind::ResourceCredited,
            Kind::ResourceReview,
            Kind::ResourceWithdrawn,
            Kind::ResourceWithdrawnReminder,
        ]
    }

    /// Nothing of what the receiver may not see any more, nor of what was answered meanwhile (abuse cases 7, 8).
    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let all: Vec<ResourceId> = asked.iter().map(|it| ResourceId::from_bytes(it.about)).collect();
            let told: HashMap<ResourceId, Told> =
                find_told(reader, &all).await?.into_iter().map(|it| (it.id, it)).collect();
            let month = month_of(reader.now());
            let line = |it: &Asked| said(it, told.get(&ResourceId::from_bytes(it.about))?, &month);
            Ok(asked.iter().map(line).collect())
        })
    }
}

/// `month` as months are written: what is due then is not over.
fn said(asked: &Asked, it: &Told, month: &str) -> Option<Line> {
    let page = format!("/library/{}", it.id);
    let title = if it.title.is_empty() { "something in the library".to_owned() } else { quoted(&it.title) };
    match asked.kind {
        // What it is called they learn when they have agreed.
        Kind::ResourceInvited => it.asked.then(|| Line::to(format!("{page}/invitation"))),
        Kind::ResourceCredited => it.credited.then(|| Line::to(format!("{page}/invitation"))),
        Kind::ResourceReview => {
            let over = it.review_by.as_deref().is_some_and(|by| by < month);
            let due = it.own && it.seen && over && !it.withdrawn;
            due.then(|| Line::saying(format!("{title} is due to be looked at again"), page))
        }
        Kind::ResourceWithdrawn | Kind::ResourceWithdrawnReminder => {
            (it.seen && it.withdrawn).then(|| Line::saying(format!("{title} was withdrawn, with a reason"), page))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Moment;

    const MONTH: &str = "2026-11";

    fn told() -> Told {
        Told {
            id: ResourceId::from_bytes([1; 16]),
            title: "Results day".into(),
            asked: false,
            credited: false,
            seen: true,
            own: false,
            withdrawn: true,
            review_by: None,
        }
    }

    fn spoken(kind: Kind, told: &Told) -> Option<Line> {
        let notice = Asked { kind, about: [1; 16], by: None, name: None, at: Moment::from_micros(1) };
        said(&notice, told, MONTH)
    }

    #[test]
    fn nothing_is_said_of_what_one_may_not_see() {
        assert!(spoken(Kind::ResourceWithdrawn, &Told { seen: false, ..told() }).is_none());
        let line = spoken(Kind::ResourceWithdrawn, &told()).expect("seen");
        assert_eq!(line.words.as_deref(), Some("“Results day” was withdrawn, with a reason"));
        assert!(spoken(Kind::ResourceInvited, &told()).is_none(), "answered");
        let asked = spoken(Kind::ResourceInvited, &Told { seen: false, asked: true, ..told() }).expect("asked");
        assert_eq!(asked.words, None, "and not what it is called");
        // Abuse case 18: whoever it was made from is told that, until they have said to whom it may go.
        let credited =
            spoken(Kind::ResourceCredited, &Told { seen: false, credited: true, ..told() }).expect("credited");
        assert_eq!(credited.words, None);
        assert!(spoken(Kind::ResourceCredited, &told()).is_none(), "answered");
    }

    #[test]
    fn a_review_is_due_when_its_month_is_over() {
        let due = |by: Option<&str>, own| Told { own, withdrawn: false, review_by: by.map(str::to_owned), ..told() };
        let said = |it: Told| spoken(Kind::ResourceReview, &it).is_some();
        assert!(said(due(Some("2026-10"), true)));
        assert!(!said(due(Some(MONTH), true)) && !said(due(Some("2028-01"), true)), "it was moved on");
        assert!(!said(due(None, true)) && !said(due(Some("2026-10"), false)), "another's");
        assert!(!said(Told { withdrawn: true, ..due(Some("2026-10"), true) }));
    }
}
