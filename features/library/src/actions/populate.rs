//! Filling the library of a made population.

mod uses;

mod paper;

use crate::{
    audience::Audience,
    draft::Draft,
    file::{self, Frozen, Listed},
    jobs,
    kind::Kind,
    made::{count, text},
    policy,
    resource::ResourceId,
    store::{
        drafting::NewResource,
        file::NewFile,
        made::{MadeRows, find_groups_of, find_workers, insert_made},
        publishing::{NewVersion, Rendered},
    },
    version::Note,
};
use ::store::Job;
use files::Title;
use frame::{App, Bringing};
use kernel::{Act, MemberId, Moment, Private, Result, Rng, Viewer};
use std::time::Duration;

const POPULATE: Act = Act::open("populate_library");
const DAY: u64 = 24 * 60 * 60;
/// So many are written at once.
const AT_ONCE: usize = 50;
/// So many of the first have files, some of them.
const WITH_FILES: usize = 120;
/// So much of what is made is new: the year before.
const YEAR: u64 = 330;

/// Lets each of these members publish something, in one version or several, most of it for all, and others use it; how much.
///
/// # Errors
/// The store does not take it; what was written before stays.
pub async fn fill_made(
    app: &App,
    viewer: &Viewer,
    (owners, users): (&[MemberId], &[MemberId]),
    (seed, now): (u64, Moment),
) -> Result<u64> {
    let rng = Rng::seeded(seed ^ 0x11b7);
    let chances = Rng::seeded(seed ^ 0x05e5);
    let workers = find_workers(app.read(viewer).await?.reader(), users).await?;
    let mut made = 0;
    for (chunk, some) in owners.chunks(AT_ONCE).enumerate() {
        let groups = find_groups_of(app.read(viewer).await?.reader(), some).await?;
        let mut rows = Vec::new();
        for (at, owner) in some.iter().enumerate() {
            let group = groups.iter().find(|it| it.0 == *owner).map(|it| it.1);
            let number = chunk * AT_ONCE + at;
            let audience = match (rng.below(20), group) {
                (0 | 1, _) => Audience::Contacts,
                (2..=4, Some(group)) => Audience::Group(group),
                _ => Audience::Members,
            };
            rows.extend(row(app, &rng, (*owner, number, audience), now).await?);
        }
        made += rows.len() as u64;
        let read_by_all = rows.iter().filter(|it| it.versions.iter().all(|it| it.audience == Audience::Members));
        let used: Vec<uses::MadeUses> = read_by_all.map(|it| uses::of(it, &workers, &chances, now)).collect();
        app.write(viewer, POPULATE, async |tx| {
            for row in &rows {
                insert_made(tx, &policy::may_keep(tx.viewer(), row.clone())?).await?;
                for file in &row.files {
                    tx.enqueue(Job::with(jobs::DRAW, &file.id, tx.now()));
                }
            }
            for it in &used {
                uses::insert(tx, it).await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(made)
}

/// What one member published: each version at its time, the first with the summary that it had then.
async fn row(
    app: &App,
    rng: &Rng,
    (owner, number, audience): (MemberId, usize, Audience),
    now: Moment,
) -> Result<Option<MadeRows>> {
    let month = super::month_of(now);
    let year = month[..4].parse().unwrap_or(2026);
    let Some(made) = text(number, number / count() + rng.below(6) as usize, year) else { return Ok(None) };
    let versions = 1 + rng.below(made.notes.len() as u64 + 1) as usize;
    let first = now.minus(Duration::from_secs((20 + rng.below(YEAR)) * DAY + rng.below(9 * 3600)));
    let id = ResourceId::new(first, rng);
    let sealed = super::seal_first(app, id, &made.draft).await?;
    let (brought, files) = if number < WITH_FILES {
        papers(app, (owner, id, number), &made.draft, first).await?
    } else {
        (vec![], Frozen::none())
    };
    let mut kept = Vec::new();
    for at in 0..versions {
        let mut draft = made.draft.clone();
        // What came later was not there at first.
        if at + 1 < versions {
            draft.parts.remove("risks");
            draft.parts.remove("cost");
            draft.for_whom.clear();
            draft.body = begun(&draft.body, versions - 1 - at);
        }
        let Ok(text) = draft.publishable(made.kind, &month) else { return Ok(None) };
        let span = now.since(first).as_secs() / (versions as u64 + 1);
        let note = at.checked_sub(1).and_then(|it| made.notes.get(it)).map(|it| Note::stored(*it));
        let rendered = Rendered::new(&text);
        let when = first.plus(Duration::from_secs(span * at as u64));
        let number = at as i64 + 1;
        kept.push(NewVersion {
            id,
            number,
            author: owner,
            audience,
            text,
            rendered,
            note,
            drafted: 1,
            at: Some(when),
            files: files.clone(),
        });
    }
    let stage = made.kind.has_stage().then(|| crate::kind::Stage::of(&made.draft.stage)).flatten();
    let kind: Kind = made.kind;
    let new = NewResource { id, kind, owner, sealed, discussion: None, adapted: None, stage, group: None };
    Ok(Some(MadeRows { new, files: brought, versions: kept }))
}

/// A text before so many paragraphs were added to it, and no heading without what stands below it.
fn begun(body: &str, added: usize) -> String {
    let mut all: Vec<&str> = body.split("\n\n").collect();
    for _ in 0..added {
        while all.len() > 1 && all.pop().is_some() && all.last().is_some_and(|it| it.starts_with('#')) {}
    }
    if all.iter().all(|it| it.starts_with('#')) { body.to_owned() } else { all.join("\n\n") }
}

/// The files of what a member published: kept as if they had been brought, and as its versions list them.
async fn papers(
    app: &App,
    (owner, id, number): (MemberId, ResourceId, usize),
    draft: &Draft,
    day: Moment,
) -> Result<(Vec<NewFile>, Frozen)> {
    let key = super::file::key_of(app, id).await?;
    let sealing = key.clone();
    let way = Bringing::begin(app, owner, move |name| file::lock(&sealing, id, name))?;
    let (mut rows, mut listed, mut said) = (vec![], vec![], String::new());
    for (name, bytes) in paper::papers(draft, number, day)? {
        let taken = frame::take_bytes(app, &way, Title::new(&name), bytes).await?;
        for kept in frame::keep_files(vec![taken]).await? {
            let (about, words) = (kept.about.clone(), kept.words.clone());
            let row = super::file::row(app, &key, id, kept)?;
            listed.push(Listed::new(row.id, &about, &words));
            said.push_str(words.expose());
            said.push('\n');
            rows.push(row);
        }
    }
    Ok((rows, Frozen { listed, words: Private::new(said), revision: 0 }))
}

#[cfg(test)]
mod tests {
    use super::begun;

    #[test]
    fn a_text_begins_with_less_and_ends_in_no_heading() {
        let whole = "## When\n\n1. First.\n\n## Who\n\nAll.";
        assert_eq!(begun(whole, 0), whole);
        assert_eq!(begun(whole, 1), "## When\n\n1. First.");
        assert_eq!(begun(whole, 2), whole, "nothing but a heading is no text");
        assert_eq!(begun("One line.", 3), "One line.");
    }
}
