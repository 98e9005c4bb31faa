//! Declaring where one belongs and who else pays one.

use crate::{
    declaration::{DeclarationChange, DeclarationDraft},
    policy,
    store::declaration as db,
};
use frame::App;
use guard::Cleared;
use kernel::{Act, OrAbsent, Result, Viewer};
use people_api::ProfileChanged;

/// Declaring affiliation and interests.
pub const DECLARE: Act = Act::open("declare");

/// Declares what the form says; what stays the same keeps its date.
///
/// # Errors
/// The problems of the form.
pub async fn declare(app: &App, viewer: &Viewer, draft: &Cleared<DeclarationDraft>) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, DECLARE.on(member), async |tx| {
        let before = db::find_declaration(tx.reader(), member).await?;
        let declaration = draft.get().declare(before.clone(), tx.now())?;
        if before.as_ref() == Some(&declaration) {
            return Ok(());
        }
        let change = policy::may_edit(tx.viewer(), DeclarationChange { member, declaration })?;
        db::save_declaration(tx, &change).await?;
        guarding_api::note(tx, draft).await?;
        tx.tell(ProfileChanged { member });
        Ok(())
    })
    .await
}
