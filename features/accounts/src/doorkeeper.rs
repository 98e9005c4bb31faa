//! Knows the sessions: implements the gate's port.

use crate::{
    actions::{self, DOOR},
    session,
    store::keys,
};
use accounts_api::{AgreementsPort, Owing};
use frame::{App, Kept, OwnApp};
use kernel::{Act, Fault, MemberId, Moment, Private, Result, SessionId, Viewer};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
    time::Duration,
};
use ui::{
    Chip,
    parts::{Action, Notice, Tone},
    words,
};
use web::{Admitted, Doorkeeper, Found, Owed, Presence, Proven, Remaining, Seat, SessionToken, admits};

/// So many seats are kept in memory, by the hashes of their secrets.
const SEATS: usize = 20_000;
/// That somebody still sits at a shared computer is noted in the store this often: after a restart a session there ends
/// so much earlier at most.
const NOTED_EVERY: Duration = Duration::from_secs(10 * 60);
const STAY: Act = Act::open("stay_signed_in");
/// Whatever says who sits there.
const TABLES: &[&str] = &["session", "member"];

struct Sessions {
    app: OwnApp,
    seats: Kept<[u8; 32], Held>,
    /// Until when sessions on shared computers wait, to the moment.
    waiting: Mutex<HashMap<[u8; 32], Moment>>,
    /// What members still have to agree to; made when somebody keeps it.
    owing: OnceLock<Kept<MemberId, Option<Arc<Owing>>>>,
}

/// A seat as memory holds it.
#[derive(Clone)]
struct Held {
    seat: Seat,
    ends_at: Moment,
    idle_until: Option<Moment>,
}

/// The doorkeeper of this app.
pub fn doorkeeper(app: &App) -> Arc<dyn Doorkeeper> {
    // An ended session, a suspension, another name count from the next request on.
    let seats = Kept::new(app, TABLES, SEATS);
    Arc::new(Sessions { app: app.own(), seats, waiting: Mutex::default(), owing: OnceLock::new() })
}

impl Doorkeeper for Sessions {
    fn seat<'a>(&'a self, token: &'a SessionToken, presence: Presence) -> Found<'a> {
        Box::pin(async move {
            let (app, hash) = (self.app.get()?, session::hash(&token.0));
            let Some(held) = self.held(&hash).await? else { return Ok(None) };
            let now = app.clock().now();
            let waits = match (held.idle_until, presence) {
                (Some(stored), Presence::Pressed) => self.waits(hash, stored, now).await,
                (Some(stored), Presence::Itself) => self.known(&hash, stored) > now,
                (None, _) => true,
            };
            if held.ends_at <= now || !waits {
                return Ok(None);
            }
            let mut seat = held.seat;
            seat.owed = self.owing(&seat.viewer).await?.filter(|it| it.from <= now).map(|it| owed(&it, now));
            Ok(Some(seat))
        })
    }

    fn admit(&self, member: MemberId) -> Admitted<'_> {
        Box::pin(async move {
            let app = self.app.get()?;
            let viewer = keys::find_viewer(app.db().read(&Viewer::nobody()).await?.reader(), member).await?;
            let viewer = viewer.unwrap_or_else(Viewer::nobody);
            let now = app.clock().now();
            let due = self.owing(&viewer).await?.map(|it| it.due);
            Ok(admits(&viewer, due, now).map(|()| viewer))
        })
    }

    fn remaining<'a>(&'a self, sessions: &'a [SessionId]) -> Remaining<'a> {
        Box::pin(async move {
            let app = self.app.get()?;
            let read = app.db().read(&Viewer::nobody()).await?;
            let now = read.reader().now();
            let found = keys::page_of_open(read.reader(), sessions).await?;
            let waits = |it: &keys::OpenSession| it.idle_until.is_none_or(|stored| self.known(&it.hash, stored) > now);
            Ok(found.into_iter().filter(waits).map(|it| it.session).collect())
        })
    }

    fn tables(&self) -> &'static [&'static str] {
        TABLES
    }

    fn prove<'a>(&'a self, viewer: &'a Viewer, password: Private<String>) -> Proven<'a> {
        Box::pin(async move { actions::prove(&self.app.get()?, viewer, &password).await })
    }
}

impl Sessions {
    /// From memory, or read.
    async fn held(&self, hash: &[u8; 32]) -> Result<Option<Held>, Fault> {
        if let Some(held) = self.seats.find(hash) {
            return Ok(Some(held));
        }
        let (app, stamp) = (self.app.get()?, self.seats.stamp());
        let read = app.db().read(&Viewer::nobody()).await?;
        let Some(seated) = keys::find_seat(read.reader(), hash).await? else { return Ok(None) };
        let viewer = seated.viewer;
        let chip = Chip {
            initials: words::initials(&seated.name),
            tint: words::tint(viewer.id().as_bytes()),
            admin: viewer.roles.admin,
            moderator: viewer.roles.moderator,
            shared: seated.idle_until.is_some(),
            listens: viewer.is_active(),
            photo: None,
            name: seated.name,
            id: viewer.id().to_string(),
        };
        let seat = Seat { viewer, chip: Arc::new(chip), owed: None, proven_at: seated.proven_at };
        let held = Held { seat, ends_at: seated.ends_at, idle_until: seated.idle_until };
        self.seats.keep(stamp, *hash, held.clone());
        Ok(Some(held))
    }

    /// What a member in good standing still has to agree to.
    async fn owing(&self, viewer: &Viewer) -> Result<Option<Arc<Owing>>, Fault> {
        let app = self.app.get()?;
        let (Some(member), Some(port)) = (viewer.member, app.kept::<AgreementsPort>()) else { return Ok(None) };
        if !viewer.is_active() {
            return Ok(None);
        }
        let kept = self.owing.get_or_init(|| Kept::new(&app, port.0.tables(), SEATS));
        if let Some(known) = kept.find(&member) {
            return Ok(known);
        }
        let stamp = kept.stamp();
        let read = app.db().read(viewer).await?;
        let found = port.0.owed(read.reader()).await?.map(Arc::new);
        kept.keep(stamp, member, found.clone());
        Ok(found)
    }

    /// Until when a session on a shared computer waits for its owner.
    fn known(&self, hash: &[u8; 32], stored: Moment) -> Moment {
        let waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.get(hash).map_or(stored, |it| stored.max(*it))
    }

    /// Whether a session on a shared computer still waits for its owner; this request lets it wait anew. Memory knows it to
    /// the moment, the store well enough for a restart: so that not every page writes.
    async fn waits(&self, hash: [u8; 32], stored: Moment, now: Moment) -> bool {
        let until = now.plus(session::IDLE);
        {
            let mut waiting = self.waiting.lock().unwrap_or_else(PoisonError::into_inner);
            let known = waiting.get(&hash).map_or(stored, |it| stored.max(*it));
            if known <= now {
                waiting.remove(&hash);
                return false;
            }
            if waiting.len() > SEATS {
                waiting.retain(|_, it| *it > now);
            }
            waiting.insert(hash, until);
        }
        if until.since(stored) >= NOTED_EVERY
            && let Ok(app) = self.app.get()
        {
            let noted = app.write(&DOOR, STAY, async |tx| keys::save_idle(tx, &hash, until).await).await;
            if let Err(stop) = noted {
                tracing::warn!(?stop, "that somebody stays signed in could not be noted");
            }
        }
        true
    }
}

/// What the pages say of it.
fn owed(owing: &Owing, now: Moment) -> Owed {
    let Owing { what, due, .. } = owing;
    let words = if *due > now {
        format!("There is time until {}; until then everything works as before.", words::date(*due))
    } else {
        "Until you have, only your settings and what is yours are open to you.".to_owned()
    };
    let action = Some(Action::link("/agreement", "Read and agree"));
    let notice = Notice { tone: Tone::Care, title: format!("Please agree to {what}."), words, action };
    Owed { notice: Arc::new(notice), due: *due }
}
