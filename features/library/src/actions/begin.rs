//! Beginning a resource from the short answer of a discussion.

use crate::{
    draft::Draft,
    kind::Kind,
    policy,
    resource::ResourceId,
    store::{
        contributing,
        drafting::{self, NewResource},
    },
    version::Summary,
};
use discussions_api::{DiscussionId, find_short};
use frame::App;
use kernel::{Act, OrAbsent, Result, Viewer};

/// Turning a short answer into a draft.
pub const TURN: Act = Act::open("turn_short_answer_into_resource");

/// Makes a draft of what stands on top of a discussion that the viewer reads, for the readers of its group, naming those from
/// whose replies it was made; the one that they have if they did so before. What stands there has passed the guard.
///
/// # Errors
/// `Absent` where there is no short answer for them.
pub async fn begin_from_short(app: &App, viewer: &Viewer, discussion: DiscussionId) -> Result<ResourceId> {
    let owner = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let short = find_short(read.reader(), discussion).await?.or_absent()?;
    if let Some(begun) = drafting::find_begun(read.reader(), discussion).await? {
        return Ok(begun);
    }
    drop(read);
    let id = ResourceId::new(app.clock().now(), app.rng());
    let summary = kernel::shortened(short.words.split_whitespace().collect::<Vec<_>>().join(" "), Summary::MAX - 2);
    let draft = Draft { title: short.title, summary, body: short.words, ..Draft::default() };
    let sealed = super::seal_first(app, id, &draft).await?;
    let mut credits: Vec<_> = short.by.into_iter().chain(short.credits).filter(|it| *it != owner).collect();
    credits.sort_unstable();
    credits.dedup();
    let group = Some(short.group);
    let new = NewResource {
        id,
        kind: Kind::Document,
        owner,
        sealed,
        discussion: Some(discussion),
        adapted: None,
        stage: None,
        group,
    };
    app.write(viewer, TURN.on(id), async |tx| {
        if !drafting::insert_resource(tx, &policy::may_start(tx.viewer(), owner, new)?).await? {
            // Pressed twice at once.
            return Ok(drafting::find_begun(tx.reader(), discussion).await?.or_absent()?);
        }
        contributing::insert_credits(tx, &policy::may_start(tx.viewer(), owner, (id, credits))?).await?;
        Ok(id)
    })
    .await
}
