//! Knows the sessions: implements the gate's port.

use crate::store::keys;
use frame::App;
use kernel::Viewer;
use std::sync::Arc;
use ui::{Chip, words};
use web::{Doorkeeper, Found, Seat, SessionToken};

struct Sessions(App);

/// The doorkeeper of this app.
pub fn doorkeeper(app: &App) -> Arc<dyn Doorkeeper> {
    Arc::new(Sessions(app.clone()))
}

impl Doorkeeper for Sessions {
    fn seat<'a>(&'a self, token: &'a SessionToken) -> Found<'a> {
        Box::pin(async move {
            let read = self.0.db().read(&Viewer::nobody()).await?;
            let Some((viewer, name)) = keys::find_seat(read.reader(), token).await? else { return Ok(None) };
            let chip = Chip {
                initials: words::initials(&name),
                tint: words::tint(viewer.id().as_bytes()),
                admin: viewer.roles.admin,
                photo: None,
                name,
                id: viewer.id().to_string(),
            };
            Ok(Some(Seat { viewer, chip }))
        })
    }
}
