//! Taking an earlier version out: something in it should never have been there.

use crate::{
    policy,
    resource::ResourceId,
    store::{self as db, versions},
};
use frame::App;
use kernel::{Act, OrAbsent, Problems, Result, Viewer};
use library_api::ResourceChanged;

/// Taking a version out.
pub const TAKE_OUT_VERSION: Act = Act::open("take_out_resource_version");

/// Takes an earlier version away with the files that no other names; its number is not given again. Twice is once.
///
/// # Errors
/// The problem of the newest, which is put right by publishing another first; `NotAllowed` for whoever does not own it.
pub async fn take_out_version(app: &App, viewer: &Viewer, id: ResourceId, number: i64) -> Result<()> {
    app.write(viewer, TAKE_OUT_VERSION.on(id), async |tx| {
        let resource = db::find_resource_held(tx, id).await?.or_absent()?;
        let gone = policy::may_own(tx.viewer(), &resource, (id, number))?;
        if number == resource.newest {
            let words =
                "This is the newest version. Publish another without what is wrong in it, then take this one out.";
            return Err(Problems::one("", words).into());
        }
        if versions::remove_version(tx, &gone).await? {
            super::file::settle_taken_out(tx, &policy::may_own(tx.viewer(), &resource, id)?).await?;
            tx.tell(ResourceChanged { resource: id });
        }
        Ok(())
    })
    .await
}
