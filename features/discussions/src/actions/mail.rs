//! Whether what is written in a group goes out by mail.

use crate::{policy, store::mail};
use frame::App;
use groups_api::{GroupId, Kind};
use kernel::{Act, OrAbsent, Problems, Result, Viewer};

/// Deciding whether it goes by mail.
pub const MAIL: Act = Act::open("decide_mail");

/// Whether a group lets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lets {
    /// It does.
    Yes,
    /// Nothing leaves.
    No,
}

/// Whether anything of a group of this kind may ever go by mail: only where most may read it anyway.
pub const fn is_mailable(kind: Kind) -> bool {
    matches!(kind, Kind::Open | Kind::ByRequest)
}

/// Decides it, for those who host the group.
///
/// # Errors
/// The problem of a group whose words stay here.
pub async fn decide_mail(app: &App, viewer: &Viewer, group: GroupId, lets: Lets) -> Result<()> {
    app.write(viewer, MAIL.on(group), async |tx| {
        let standing = groups_api::standing_in(tx.reader(), group).await?.or_absent()?;
        let mailed = policy::may_rule(tx.viewer(), &standing, (group, lets))?;
        if lets == Lets::Yes && !is_mailable(standing.kind) {
            let words = "What is written in a group by invitation stays on Kettle. It does not go by e-mail.";
            return Err(Problems::one("by_mail", words).into());
        }
        mail::save_mailed(tx, &mailed).await
    })
    .await
}
