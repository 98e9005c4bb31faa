//! A few questions of a made population that are asked without a name, where that is possible.

use crate::{
    actions::{Ready, asking::bound, slots},
    asking::Ground,
    discussion::{Detail, DiscussionId, Kind, Tags, Title},
    made::nameless,
    policy,
    post::{Body, ClientId, PostId},
    store::{
        asker::{self, NewAsker},
        care, made, mark_of,
        starting::{NewPost, Opening},
        unmasking,
    },
};
use frame::App;
use groups_api::GroupId;
use kernel::{Act, MemberId, Moment, Result, Viewer};
use std::time::Duration;
use vault::Scope;

const POPULATE: Act = Act::open("populate_asking");
const DAY: u64 = 24 * 60 * 60;
/// So many of those who are in a group are asked whether they write.
const WRITERS: i64 = 8;
/// So many groups are looked at.
const GROUPS: i64 = 200;

/// Names these two moderators, and asks each made question in a group in which that is possible; how many.
///
/// # Errors
/// The store or the vault does not take them.
pub async fn ask_made(app: &App, viewer: &Viewer, two: [MemberId; 2], now: Moment) -> Result<u64> {
    app.write(viewer, POPULATE, async |tx| {
        unmasking::insert_made_unmaskers(tx, &policy::may_clear(tx.viewer(), two)?).await
    })
    .await?;
    let groups = made::page_of_groups(app.read(viewer).await?.reader(), GroupId::NONE, GROUPS).await?;
    let (mut asked, mut questions) = (0, nameless().into_iter());
    for group in groups {
        let read = app.read(viewer).await?;
        let ground = asker::find_ground(read.reader(), group.group).await?;
        if ground.is_none_or(|it: Ground| !it.lacking_for_hosts().is_empty()) {
            continue;
        }
        let members = made::find_some_in(read.reader(), group.group, WRITERS).await?;
        drop(read);
        let Some((title, words)) = questions.next() else { break };
        // One may be in several of these groups: each question takes another of their places.
        let began = now.minus(Duration::from_secs((3 + asked) * DAY));
        ask(app, viewer, (group.group, &members), (title, &words), (asked as usize, began)).await?;
        asked += 1;
    }
    Ok(asked)
}

async fn ask(
    app: &App,
    viewer: &Viewer,
    (group, members): (GroupId, &[MemberId]),
    (title, words): (&str, &[(bool, Body)]),
    (place, began): (usize, Moment),
) -> Result<()> {
    let id = DiscussionId::random(app.rng());
    let (own, others) = (members[0], &members[1..]);
    let key = app.vault().make(Scope::conversation(id)).await?;
    let slot = slots(app.vault(), own)[place];
    let sealed = key.seal(&bound(id), own.as_bytes(), app.rng());
    let kept = NewAsker { discussion: id, sealed, mark: mark_of(app.vault(), id, own), slot };
    let post = |(at, (asker, body)): (usize, &(bool, Body))| NewPost {
        author: (!asker).then(|| others[at % others.len()]),
        asker: *asker,
        written: Some(began.plus(Duration::from_secs(at as u64 * DAY / 5))),
        id: PostId::random(app.rng()),
        ..Ready::new(body).post(app, id, own, ClientId::random(app.rng()))
    };
    let mut posts: Vec<NewPost> = words.iter().enumerate().map(post).collect();
    let replies = posts.split_off(1);
    let latest = replies.last().and_then(|it| it.written).unwrap_or(began);
    let opening = Opening {
        id,
        group,
        kind: Kind::Question,
        title: Title::stored(title),
        tags: Tags::default(),
        detail: Detail::default(),
        until: None,
        post: posts.remove(0),
    };
    app.write(viewer, POPULATE, async |tx| {
        let rules = care::find_rules(tx.reader(), group).await?;
        let rules = policy::may_clear(tx.viewer(), (group, care::Rules { anonymous: true, ..rules }))?;
        care::save_made_rules(tx, &rules).await?;
        let made = policy::may_clear(tx.viewer(), (opening, replies, latest))?;
        made::insert_nameless(tx, &made).await?;
        asker::insert_made_asker(tx, &policy::may_clear(tx.viewer(), kept)?).await.map(drop)
    })
    .await
}
