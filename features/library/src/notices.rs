//! What notices say of the library: that there is something, its title on the page, and whether it still waits.

use crate::{
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
    app.keep(Speakers::default).add(Arc::new(OfLibrary));
}

struct OfLibrary;

impl Speaker for OfLibrary {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::ResourceInvited, Kind::ResourceReview, Kind::ResourceWithdrawn]
    }

    /// Nothing of what the receiver may not see any more, nor of what was answered meanwhile (abuse cases 7, 8).
    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let all: Vec<ResourceId> = asked.iter().map(|it| ResourceId::from_bytes(it.about)).collect();
            let told: HashMap<ResourceId, Told> =
                find_told(reader, &all).await?.into_iter().map(|it| (it.id, it)).collect();
            let line = |it: &Asked| said(it, told.get(&ResourceId::from_bytes(it.about))?);
            Ok(asked.iter().map(line).collect())
        })
    }
}

fn said(asked: &Asked, it: &Told) -> Option<Line> {
    let page = format!("/library/{}", it.id);
    let title = if it.title.is_empty() { "something in the library".to_owned() } else { quoted(&it.title) };
    match asked.kind {
        // What it is called they learn when they have agreed.
        Kind::ResourceInvited => it.asked.then(|| Line::to(format!("{page}/invitation"))),
        Kind::ResourceReview => {
            let due = it.own && it.seen && it.review_by.is_some() && !it.withdrawn;
            due.then(|| Line::saying(format!("{title} is due to be looked at again"), page))
        }
        Kind::ResourceWithdrawn => {
            (it.seen && it.withdrawn).then(|| Line::saying(format!("{title} was withdrawn, with a reason"), page))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Moment;

    #[test]
    fn nothing_is_said_of_what_one_may_not_see() {
        let told = |seen, asked| Told {
            id: ResourceId::from_bytes([1; 16]),
            title: "Results day".into(),
            asked,
            seen,
            own: false,
            withdrawn: true,
            review_by: None,
        };
        let notice = |kind| Asked { kind, about: [1; 16], by: None, name: None, at: Moment::from_micros(1) };
        assert!(said(&notice(Kind::ResourceWithdrawn), &told(false, false)).is_none());
        let line = said(&notice(Kind::ResourceWithdrawn), &told(true, false)).expect("seen");
        assert_eq!(line.words.as_deref(), Some("“Results day” was withdrawn, with a reason"));
        assert!(said(&notice(Kind::ResourceInvited), &told(true, false)).is_none(), "answered");
        let asked = said(&notice(Kind::ResourceInvited), &told(false, true)).expect("asked");
        assert_eq!(asked.words, None, "and not what it is called");
        assert!(said(&notice(Kind::ResourceReview), &told(true, false)).is_none(), "another's");
    }
}
