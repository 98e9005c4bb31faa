//! Collections and requests of a made population.

use crate::{
    audience::Audience,
    collection::{CollectionId, Note, Readers, Said, seal_note},
    kind::Kind,
    policy,
    request::RequestId,
    resource::ResourceId,
    store::{
        collecting::{self, MadeCollection, NewCollection},
        requesting::{self, MadeRequest, NewRequest},
        search::{Found, page_of_indexed},
    },
};
use frame::App;
use kernel::{Act, MemberId, Moment, Result, Rng, Viewer};
use std::time::Duration;
use vault::Scope;

const POPULATE: Act = Act::open("populate_library_lists");
const DAY: u64 = 24 * 60 * 60;
/// Out of so many resources they are put together.
const FROM: i64 = 200;
/// So many things stand in each.
const EACH: u64 = 4;

/// What collections are called, and what they are for.
const COLLECTIONS: [(&str, &str); 6] = [
    ("What a new partner reads first", "Not everything that we have, only what saved somebody a bad week."),
    ("Results and letters", "All that we use so that nothing lies unread on a Friday."),
    ("For the practice manager", "Rotas, access and the telephone; tried in at least one other place."),
    ("Teaching on Thursdays", "Sessions of an hour that need no slides of one’s own."),
    ("Before the inspection", "Protocols with a review date that is still ahead."),
    ("Small changes, much time", "Half a page each. Begin with the first."),
];
/// Why something stands in one.
const NOTES: [&str; 4] = [
    "Begin here.",
    "We left out the second step and it still works.",
    "",
    "Needs a named deputy, or it stops in August.",
];
/// What is asked for: of which kind, what, and what for.
const REQUESTS: [(&str, &str, &str); 6] = [
    ("template", "A recall letter for asthma that people answer", "Ours is two pages long, and one in five replies."),
    ("protocol", "A protocol for results that come in after six", "For two sites and one duty doctor."),
    (
        "innovation",
        "A way to share one pharmacist between three practices",
        "We tried days of the week; urgent queries fell through.",
    ),
    ("teaching", "An hour on fit notes for new trainees", ""),
    ("audit", "A search for people on lithium without bloods", "With criteria that the meeting accepts."),
    (
        "",
        "Anything that shortens the Monday queue on the telephone",
        "No new system, please: what you do with the one that you have.",
    ),
];

/// Lets some of these members collect what is there and ask for what is not.
///
/// # Errors
/// The store does not take it; what was written before stays.
pub async fn fill_lists(app: &App, viewer: &Viewer, owners: &[MemberId], (seed, now): (u64, Moment)) -> Result<()> {
    let rng = Rng::seeded(seed ^ 0xc011);
    let found = page_of_indexed(app.read(viewer).await?.reader(), ResourceId::from_bytes([0; 16]), FROM).await?;
    let open: Vec<Found> = found.into_iter().filter(|it| it.audience == Audience::Members).collect();
    if open.is_empty() || owners.is_empty() {
        return Ok(());
    }
    let some = |rng: &Rng| &open[rng.below(open.len() as u64) as usize];
    let mut collections = Vec::new();
    for (at, said) in COLLECTIONS.iter().enumerate() {
        let ids: Vec<ResourceId> = (0..EACH).map(|_| some(&rng).id).collect();
        collections.push(collection(app, &rng, (owners[at % owners.len()], said), &ids, now).await?);
    }
    let requests: Vec<MadeRequest> = REQUESTS
        .iter()
        .enumerate()
        .map(|(at, said)| {
            let by = owners[(at + 3) % owners.len()];
            let at_time = now.minus(Duration::from_secs((2 + 9 * at as u64) * DAY + rng.below(9 * 3600)));
            let answer = some(&rng);
            let answers = answer.owner.filter(|it| at % 2 == 0 && *it != by).map(|owner| (answer.id, owner));
            (request(&rng, by, said, at_time), answers.into_iter().collect())
        })
        .collect();
    app.write(viewer, POPULATE, async |tx| {
        for made in &collections {
            collecting::insert_made(tx, &policy::may_keep(tx.viewer(), made.clone())?).await?;
        }
        for made in &requests {
            requesting::insert_made(tx, &policy::may_keep(tx.viewer(), made.clone())?).await?;
        }
        Ok(())
    })
    .await
}

async fn collection(
    app: &App,
    rng: &Rng,
    (owner, (title, words)): (MemberId, &(&str, &str)),
    resources: &[ResourceId],
    now: Moment,
) -> Result<MadeCollection> {
    let id = CollectionId::new(now, rng);
    let key = app.vault().make(Scope::collection(id)).await?;
    let said = Said { title: (*title).to_owned(), words: (*words).to_owned() };
    let item = |(at, resource): (usize, &ResourceId)| {
        let note = NOTES[at % NOTES.len()];
        let sealed = (!note.is_empty()).then(|| seal_note(&key, (id, *resource), &Note::stored(note), app.rng()));
        (*resource, sealed)
    };
    let items = resources.iter().enumerate().map(item).collect();
    let body = said.seal(&key, id, app.rng())?;
    Ok(MadeCollection { new: NewCollection { id, owner, group: None, readers: Readers::Members, body }, items })
}

fn request(rng: &Rng, by: MemberId, (kind, title, words): &(&str, &str, &str), at: Moment) -> NewRequest {
    NewRequest {
        id: RequestId::new(at, rng),
        by,
        kind: Kind::of(kind),
        group: None,
        title: (*title).to_owned(),
        words: (*words).to_owned(),
        at: Some(at),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{collection, request};

    #[test]
    fn what_is_made_names_nobody_and_fits() {
        for (title, words) in COLLECTIONS {
            assert!(collection::Title::parse(title).is_ok() && collection::Words::parse(words).is_ok(), "{title}");
        }
        for (kind, title, words) in REQUESTS {
            assert!(request::Title::parse(title).is_ok() && request::Words::parse_optional(words).is_ok(), "{title}");
            assert!(kind.is_empty() || Kind::of(kind).is_some());
        }
        let all = COLLECTIONS.iter().flat_map(|it| [it.0, it.1]).chain(REQUESTS.iter().flat_map(|it| [it.1, it.2]));
        assert!(all.chain(NOTES).all(|it| guard::scan(it).is_empty()), "a patient, perhaps");
    }
}
