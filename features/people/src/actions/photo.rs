//! The photo: drawn anew, kept at two sizes, gone with all its files when it is removed.

use super::own_profile;
use crate::{
    jobs,
    photo::{PhotoFile, PhotoId, Size},
    policy, store as db,
};
use files::{FileName, Picture};
use frame::App;
use kernel::{Act, Fault, OrAbsent, Problems, Result, Viewer};
use people_api::ProfileChanged;

/// A new photo.
pub const SET_PHOTO: Act = Act::open("set_photo");
/// No photo any more.
pub const REMOVE_PHOTO: Act = Act::open("remove_photo");

/// Takes a picture as it was uploaded, draws it anew and shows it instead of the last.
///
/// # Errors
/// A problem of the field `photo` that says why the picture is refused.
pub async fn set_photo(app: &App, viewer: &Viewer, bytes: impl AsRef<[u8]> + Send + 'static) -> Result<()> {
    let member = viewer.member.or_absent()?;
    // A large picture takes up to a second.
    let drawn = tokio::task::spawn_blocking(move || files::redraw(bytes.as_ref())).await;
    let drawn = drawn.map_err(|_| Fault::bug("drawing a picture panicked"))?;
    let picture = drawn.map_err(|problem| Problems::one("photo", problem.to_string()))?;
    let photo = PhotoId::random(app.rng());
    keep(app, photo, picture).await?;
    let written = replace(app, viewer, SET_PHOTO.on(member), Some(photo)).await;
    if written.is_err() {
        // No row names these files, so nobody else would ever remove them.
        remove_files(app, photo).await?;
    }
    written
}

/// Takes the photo away; its files follow at once.
pub async fn remove_photo(app: &App, viewer: &Viewer) -> Result<()> {
    replace(app, viewer, REMOVE_PHOTO.on(viewer.member.or_absent()?), None).await
}

/// Takes both files of a photo away.
pub(crate) async fn remove_files(app: &App, photo: PhotoId) -> Result<()> {
    for size in [Size::Large, Size::Small] {
        app.files().remove(&name_of(PhotoFile { photo, size })?).await?;
    }
    Ok(())
}

/// The name under which a size of a photo lies.
pub(crate) fn name_of(file: PhotoFile) -> Result<FileName, Fault> {
    FileName::parse(&file.kept_as()).ok_or_else(|| Fault::bug("a photo's name is no name of a file"))
}

async fn keep(app: &App, photo: PhotoId, picture: Picture) -> Result<()> {
    app.files().put(&name_of(PhotoFile { photo, size: Size::Large })?, picture.large).await?;
    app.files().put(&name_of(PhotoFile { photo, size: Size::Small })?, picture.small).await?;
    Ok(())
}

async fn replace(app: &App, viewer: &Viewer, act: Act, photo: Option<PhotoId>) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, act, async |tx| {
        let own = own_profile(tx, member).await?;
        let old = own.profile.head.photo.value;
        let change = policy::may_edit(tx.viewer(), own)?.map(|it| it.change_photo(photo));
        db::save_head(tx, &change).await?;
        if let Some(old) = old {
            jobs::discard(tx, old);
        }
        tx.tell(ProfileChanged { member });
        Ok(())
    })
    .await
}
