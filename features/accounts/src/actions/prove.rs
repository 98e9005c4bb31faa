//! The password again, before a grave act.

use super::key;
use crate::{
    policy,
    session::{self, Device},
    store::keys,
};
use frame::App;
use kernel::{Act, OrAbsent, Private, Result, Viewer};
use web::{Life, Renewed};

/// Giving the password again.
pub const PROVE: Act = Act::open("prove_password");

/// Takes the viewer's password and notes with their session that it was given just now. The session has another secret
/// from now on: what somebody copied of it before does not become more than it was (abuse case 73).
///
/// # Errors
/// A problem of the field `proof` if it is not theirs; `SlowDown` after too many wrong ones (abuse case 81).
pub async fn prove(app: &App, viewer: &Viewer, password: &Private<String>) -> Result<Renewed> {
    let (_, proof) = key::prove(app, viewer, password.expose()).await?;
    let permit = policy::may_prove(viewer, proof)?;
    let token = session::new_token(app.rng());
    app.write(viewer, PROVE, async |tx| {
        let now = tx.now();
        let (device, ends_at) = keys::save_proof(tx, &permit, &token).await?.or_absent()?;
        let life = match device {
            Device::Own => Life::For(ends_at.since(now)),
            Device::Shared => Life::Browser,
        };
        Ok(Renewed { token, life })
    })
    .await
}
