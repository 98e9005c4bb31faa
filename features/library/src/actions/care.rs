//! Holding back what was reported, and letting it go.

use crate::{
    policy,
    resource::ResourceId,
    store::{self as db, publishing},
};
use ::store::Tx;
use kernel::Result;
use library_api::ResourceChanged;

/// Holds it back, on behalf of whoever reports it or decides on a report. Twice is once.
pub async fn hold(tx: &mut Tx, id: ResourceId) -> Result<()> {
    let sees = db::find_resource(tx.reader(), id).await?.is_some();
    publishing::save_hold(tx, &policy::may_hold(tx.viewer(), id, sees)?).await?;
    tx.tell(ResourceChanged { resource: id });
    Ok(())
}

/// Lets it be seen again. Twice is once.
pub async fn let_go(tx: &mut Tx, id: ResourceId) -> Result<()> {
    publishing::save_let_go(tx, &policy::may_let_go(tx.viewer(), id)?).await?;
    tx.tell(ResourceChanged { resource: id });
    Ok(())
}
