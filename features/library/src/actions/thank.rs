//! Thanking whoever owns something, which they alone read.

use crate::{
    policy,
    resource::ResourceId,
    store::{
        self as db,
        thanks::{self as stored, NewThanks},
    },
};
use frame::App;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Refusal, Result, Rng, Viewer, text};
use notices_api::Kind as Notice;
use std::time::Duration;
use vault::{Bound, Scope, SealKey};

/// Thanking.
pub const THANK: Act = Act::open("thank_author");
/// Taking that back.
pub const UNTHANK: Act = Act::open("take_thanks_back");

text! {
    /// What somebody adds to their thanks.
    pub Words = prose(600);
}

/// So often somebody thanks within a day (abuse case 105): more would be no thanks.
const A_DAY: i64 = 30;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Thanks the owner of what the viewer reads. Twice is once; with words the later ones.
///
/// # Errors
/// `Absent` for whoever does not read it, and for what is one's own; `SlowDown` after many within a day.
pub async fn thank(app: &App, viewer: &Viewer, id: ResourceId, words: Cleared<Option<Words>>) -> Result<()> {
    let sealed = match words.get() {
        Some(words) => Some(seal(&key(app, id).await?, (id, viewer.id()), words, app.rng())?),
        None => None,
    };
    app.write(viewer, THANK.on(id), async |tx| {
        let resource = db::find_resource(tx.reader(), id).await?.or_absent()?;
        let owner = resource.owner.or_absent()?;
        let new = policy::may_thank(tx.viewer(), &resource, NewThanks { id, owner, sealed })?;
        let since = tx.now().minus(DAY);
        if stored::count_since(tx.reader(), since).await? >= A_DAY {
            return Err(Refusal::SlowDown(DAY).into());
        }
        notices_api::give(tx, &[owner], Notice::Thanked, None, *id.as_bytes()).await?;
        stored::insert_thanks(tx, &new).await?;
        guarding_api::note(tx, &words).await
    })
    .await
}

/// Takes the viewer's thanks back, as if they had never been.
///
/// # Errors
/// `Absent` for whoever does not read it.
pub async fn take_thanks_back(app: &App, viewer: &Viewer, id: ResourceId) -> Result<()> {
    app.write(viewer, UNTHANK.on(id), async |tx| {
        let resource = db::find_resource(tx.reader(), id).await?.or_absent()?;
        let back = policy::may_thank(tx.viewer(), &resource, id)?;
        if !stored::remove_thanks(tx, &back).await? {
            notices_api::withdraw(tx, Notice::Thanked, *id.as_bytes()).await?;
        }
        Ok(())
    })
    .await
}

/// The words of thanks, opened; of what does not open, none.
pub async fn open_thanks(app: &App, id: ResourceId, by: MemberId, sealed: &[u8]) -> Result<String> {
    match app.vault().find(Scope::resource(id)).await? {
        Some(key) => Ok(key.open_text(&bound(id, by), sealed)?),
        None => Ok(String::new()),
    }
}

/// Sealed for one resource and one sender.
///
/// # Errors
/// None that one could do anything about.
pub(super) fn seal(key: &SealKey, (id, by): (ResourceId, MemberId), words: &Words, rng: &Rng) -> Result<Vec<u8>> {
    Ok(key.seal(&bound(id, by), words.as_str().as_bytes(), rng))
}

async fn key(app: &App, id: ResourceId) -> Result<SealKey> {
    Ok(app.vault().find(Scope::resource(id)).await?.or_absent()?)
}

fn bound(id: ResourceId, by: MemberId) -> Bound {
    Bound::new("resource_thanks.words", id, id, by)
}
