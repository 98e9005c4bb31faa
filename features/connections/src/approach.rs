//! What a profile offers its reader: implements the port of people. What decides it is kept in memory until a request, a
//! tie or a limit changes, so that a profile costs no statement more than before.

use crate::{
    request::{Ground, Relation},
    store::request::find_ground,
    views::relation_words,
};
use frame::{App, Kept};
use kernel::{Fault, MemberId, Moment};
use people_api::{Approach, ApproachPort, Approaches, Step, Whose};
use std::{future::Future, pin::Pin, sync::Arc};
use store::Reader;

/// All tables that decide it. Whether the reader sees the profile at all, people has decided before.
const TABLES: [&str; 4] = ["contact_request", "introduction", "reach", "tie"];
/// Pairs in memory.
const PAIRS: usize = 10_000;

/// Puts the port in.
pub fn connect(app: &App) {
    let grounds = Grounds(Kept::new(app, &TABLES, PAIRS));
    app.keep(|| ApproachPort(Arc::new(grounds)));
}

struct Grounds(Kept<(MemberId, MemberId), Arc<Ground>>);

impl Approaches for Grounds {
    fn known(&self, reader: MemberId, whose: Whose<'_>, now: Moment) -> Option<Approach> {
        self.0.find(&(reader, whose.member)).map(|it| approach(&it, whose, now))
    }

    fn find<'a>(
        &'a self,
        reader: Reader<'a>,
        whose: Whose<'a>,
    ) -> Pin<Box<dyn Future<Output = Result<Approach, Fault>> + Send + 'a>> {
        Box::pin(async move {
            let stamp = self.0.stamp();
            let Some(ground) = find_ground(reader, whose.member).await? else { return Ok(Approach::default()) };
            let ground = Arc::new(ground);
            let key = (reader.viewer().id(), whose.member);
            self.0.keep(stamp, key, ground.clone());
            Ok(approach(&ground, whose, reader.now()))
        })
    }
}

/// What somebody may do toward the one whose profile they read.
fn approach(ground: &Ground, whose: Whose<'_>, now: Moment) -> Approach {
    let Whose { member, first } = whose;
    let relation = ground.relation(now);
    let (act, mut links) = match relation {
        Relation::Contact => (Some(Step::new(format!("/messages/to/{member}"), format!("Message {first}"))), vec![]),
        Relation::Free => (Some(Step::new(format!("/people/{member}/request"), format!("Write to {first}"))), vec![]),
        Relation::WroteToMe(request, _) => {
            (Some(Step::new(format!("/requests/{request}"), "Read and answer".to_owned())), vec![])
        }
        Relation::IWrote(request, ..) => {
            (None, vec![Step::new(format!("/requests/{request}"), "Read it or take it back")])
        }
        Relation::Again(_) | Relation::NobodyNow | Relation::Full(..) => (None, vec![]),
    };
    links.extend(others(relation, whose));
    Approach { act, words: relation_words(first, relation), links }
}

/// Quieter ways: what one keeps on a contact, and whoever could introduce somebody.
fn others(relation: Relation, Whose { member, first }: Whose<'_>) -> Vec<Step> {
    match relation {
        Relation::Contact => vec![
            Step::new(format!("/contacts/{member}"), format!("Your notes on {first}")),
            Step::new(format!("/introductions/offer?one={member}"), format!("Introduce {first} to somebody")),
        ],
        Relation::WroteToMe(..) => vec![],
        _ => vec![Step::new(format!("/introductions/new?to={member}"), "Ask for an introduction")],
    }
}
