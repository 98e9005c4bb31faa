//! Filling the lineage of a made population: what members made of each other's, whom they thanked, and one thing that was withdrawn.

use super::thank::{self, Words};
use crate::{
    audience::Audience,
    draft::Draft,
    file::Frozen,
    kind::Stage,
    lineage::Origin,
    original, policy,
    resource::{ResourceId, Why},
    store::{
        drafting::NewResource,
        made::{
            MadeOriginal, find_made, insert_made_adaptation, insert_made_thanks, page_of_originals, save_made_withdrawn,
        },
        publishing::{NewVersion, Rendered},
        thanks::NewThanks,
    },
};
use frame::App;
use kernel::{Act, MemberId, Moment, OrAbsent, Result, Rng, Viewer};
use std::time::Duration;
use vault::Scope;

const GROW: Act = Act::open("populate_lineage");
const DAY: u64 = 24 * 60 * 60;
/// So many members are there for each tree.
const A_TREE: usize = 300;
/// So many were made of the original of a tree, or of what was made of it.
const OF_A_TREE: usize = 8;
/// Where it is somebody's own, and what is different there.
const DIFFERENCES: [(&str, &str); 8] = [
    ("Redcar", "For a list of six partners: two of them share the hour, week by week."),
    ("Hexham", "There is no pharmacist in our team, so the nurse who prescribes takes that part."),
    ("Belfast", "Half of it still comes on paper here. We scan it first, which takes the clerk a quarter of an hour."),
    ("Stockton", "What is urgent comes first here, and the rest waits until the afternoon."),
    ("Llandysul", "In Welsh and English, because half of those who ring would rather speak Welsh."),
    ("Oban", "We have one day on which the ferry brings the post, so everything moves to that day."),
    ("Bradford", "With a line for interpreters, and twice the time for whoever needs one."),
    ("Truro", "Two branch surgeries take turns, so that nobody drives for it."),
];
const THANKS: [&str; 4] = [
    "We began with it in March, and I am home for supper on Tuesdays.",
    "",
    "The part on what to leave as it is saved us an argument. Thank you.",
    "Diolch yn fawr: our reception asked me to tell you.",
];

/// Lets some of these members make what others published their own, thank for it, and one withdraw something; how many made it
/// their own.
///
/// # Errors
/// The store does not take it; what was written before stays.
pub async fn grow_made(app: &App, viewer: &Viewer, owners: &[MemberId], (seed, now): (u64, Moment)) -> Result<u64> {
    let rng = Rng::seeded(seed ^ 0x7ee5);
    let trees = owners.len().div_ceil(A_TREE);
    let originals = page_of_originals(app.read(viewer).await?.reader(), trees as i64 + 1).await?;
    let mut made = 0;
    for (at, root) in originals.iter().take(trees).enumerate() {
        let mut of = vec![root.id];
        for number in 0..OF_A_TREE {
            let parent = of[number * 2 / 5];
            let owner = owners[(at * OF_A_TREE * 3 + number * 3 + 1) % owners.len()];
            let when = now.minus(Duration::from_secs((OF_A_TREE - number) as u64 * 9 * DAY + rng.below(DAY / 2)));
            of.extend(adapt(app, viewer, (parent, owner, number), (&rng, when)).await?);
        }
        made += of.len() as u64 - 1;
        thank_made(app, viewer, (root, owners, at), &rng).await?;
    }
    if let Some(wrong) = originals.get(trees) {
        let words =
            "The second part follows a rule that was changed in the spring. Do not go by it: we are writing it anew.";
        let why = Why::stored(words);
        app.write(viewer, GROW, async |tx| {
            let at = now.minus(Duration::from_secs(2 * DAY));
            save_made_withdrawn(tx, &policy::may_keep(tx.viewer(), (wrong.id, why, at))?).await
        })
        .await?;
    }
    Ok(made)
}

/// One tree with so many made of its original or of each other, each by another of these members, for measuring; its original.
///
/// # Errors
/// `Absent` where nothing is there to be made one's own.
pub async fn grow_tree(
    app: &App,
    viewer: &Viewer,
    owners: &[MemberId],
    (many, now): (usize, Moment),
) -> Result<ResourceId> {
    let rng = Rng::seeded(0x7ee5);
    let root = page_of_originals(app.read(viewer).await?.reader(), 1).await?.pop().or_absent()?;
    let mut of = vec![root.id];
    for number in 0..many {
        let when = now.minus(Duration::from_secs((many - number) as u64 * 60));
        let parent = of[number / 4];
        of.extend(adapt(app, viewer, (parent, owners[number % owners.len()], number), (&rng, when)).await?);
    }
    Ok(root.id)
}

/// What it is in short, without what was different in that of which it was made.
fn bare(summary: &str) -> &str {
    DIFFERENCES.iter().find_map(|(_, difference)| summary.strip_prefix(difference)).unwrap_or(summary).trim_start()
}

/// What one member made of this, if it can be published as it is.
async fn adapt(
    app: &App,
    viewer: &Viewer,
    (parent, owner, number): (ResourceId, MemberId, usize),
    (rng, when): (&Rng, Moment),
) -> Result<Option<ResourceId>> {
    let from = find_made(app.read(viewer).await?.reader(), parent).await?.or_absent()?;
    let (place, difference) = DIFFERENCES[number % DIFFERENCES.len()];
    let title = from.source.title.split(" (").next().unwrap_or_default();
    let month = super::month_of(when);
    let next: i64 = month[..4].parse::<i64>().unwrap_or_default() + 1;
    let mut draft = Draft {
        title: format!("{title} ({place})"),
        difference: difference.to_owned(),
        summary: format!("{difference} {}", bare(&from.source.summary)),
        review_by: format!("{next}{}", &month[4..]),
        stage: if from.kind.has_stage() { "trying".to_owned() } else { String::new() },
        ..original::begun(from.source.as_draft())
    };
    if from.kind.parts().iter().any(|it| it.word == "responsible") {
        draft.parts.insert("responsible".to_owned(), format!("The lead partner in {place}"));
    }
    let Ok(text) = draft.publishable(from.kind, &month) else { return Ok(None) };
    let id = ResourceId::new(when, rng);
    let sealed = super::seal_first(app, id, &draft).await?;
    let (licence, base) = (from.source.licence, from.source.number);
    let origin = Origin { id: parent, base, licence, readers: Audience::Members, own: false };
    let adapted = Some((parent, base, difference.to_owned()));
    let stage = from.kind.has_stage().then_some(Stage::Trying);
    let new = NewResource { id, kind: from.kind, owner, sealed, discussion: None, adapted, stage, group: None };
    let rendered = Rendered::new(&text);
    let (audience, at, files) = (Audience::Members, Some(when), Frozen::none());
    let version =
        NewVersion { id, number: 1, author: owner, audience, text, rendered, note: None, drafted: 1, at, files };
    app.write(viewer, GROW, async |tx| {
        insert_made_adaptation(tx, &policy::may_keep(tx.viewer(), (new, origin, version))?).await
    })
    .await?;
    Ok(Some(id))
}

async fn thank_made(
    app: &App,
    viewer: &Viewer,
    (root, owners, at): (&MadeOriginal, &[MemberId], usize),
    rng: &Rng,
) -> Result<()> {
    let key = app.vault().find(Scope::resource(root.id)).await?.or_absent()?;
    let mut all = Vec::new();
    for (number, words) in THANKS.into_iter().enumerate() {
        let by = owners[(at * 7 + number * 5 + 2) % owners.len()];
        let sealed = match words {
            "" => None,
            words => Some(thank::seal(&key, (root.id, by), &Words::stored(words), rng)?),
        };
        if by != root.owner && all.iter().all(|it: &(MemberId, NewThanks)| it.0 != by) {
            all.push((by, NewThanks { id: root.id, owner: root.owner, sealed }));
        }
    }
    app.write(viewer, GROW, async |tx| insert_made_thanks(tx, &policy::may_keep(tx.viewer(), all)?).await).await
}
