//! Knows the sessions: implements the gate's port.

use crate::{session, store::keys};
use frame::{App, Kept};
use kernel::{Moment, Viewer};
use std::sync::Arc;
use ui::{Chip, words};
use web::{Doorkeeper, Found, Seat, SessionToken};

/// So many seats are kept in memory, by the hashes of their secrets.
const SEATS: usize = 20_000;

struct Sessions {
    app: App,
    /// A seat and when it ends.
    seats: Kept<[u8; 32], (Seat, Moment)>,
}

/// The doorkeeper of this app.
pub fn doorkeeper(app: &App) -> Arc<dyn Doorkeeper> {
    // Whatever says who sits there: an ended session, a suspension, another name count from the next request on.
    let seats = Kept::new(app, &["session", "member"], SEATS);
    Arc::new(Sessions { app: app.clone(), seats })
}

impl Doorkeeper for Sessions {
    fn seat<'a>(&'a self, token: &'a SessionToken) -> Found<'a> {
        Box::pin(async move {
            let hash = session::hash(&token.0);
            if let Some((seat, ends)) = self.seats.find(&hash) {
                return Ok((ends > self.app.clock().now()).then_some(seat));
            }
            let stamp = self.seats.stamp();
            let read = self.app.db().read(&Viewer::nobody()).await?;
            let Some((viewer, name, ends)) = keys::find_seat(read.reader(), &hash).await? else { return Ok(None) };
            let chip = Chip {
                initials: words::initials(&name),
                tint: words::tint(viewer.id().as_bytes()),
                admin: viewer.roles.admin,
                photo: None,
                name,
                id: viewer.id().to_string(),
            };
            let seat = Seat { viewer, chip: Arc::new(chip) };
            self.seats.keep(stamp, hash, (seat.clone(), ends));
            Ok(Some(seat))
        })
    }
}
