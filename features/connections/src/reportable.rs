//! Makes requests reportable: implements the port of moderation. Whoever reports one shows its note to the moderators;
//! without that nobody but the two can read it.

use crate::{
    actions::open_note,
    policy,
    store::request::{self as db},
};
use connections_api::RequestId;
use frame::App;
use moderation_api::{Changing, Finding, Kept, Reportable, Reportables, Said, Thing, ThingId};
use notices_api::Kind;
use std::sync::Arc;
use store::{Reader, Tx};
use vault::Vault;

/// Puts the port in.
pub fn connect(app: &App) {
    app.keep(Reportables::default).connect(Arc::new(Requests(app.vault().clone())));
}

struct Requests(Vault);

impl Reportable for Requests {
    fn kind(&self) -> &'static str {
        "request"
    }

    fn noun(&self) -> &'static str {
        "note"
    }

    fn kept(&self) -> Kept {
        Kept::Sealed
    }

    /// For whoever it was written to, and nobody else. The key is in memory since the page on which they read it.
    fn find<'a>(&'a self, reader: Reader<'a>, thing: ThingId) -> Finding<'a> {
        Box::pin(async move {
            let id: RequestId = thing.as_noun();
            let Some(sealed) = db::find_received(reader, id).await? else { return Ok(None) };
            let words = open_note(&self.0, &sealed).await?.unwrap_or_default();
            Ok(Some(Thing {
                author: Some(sealed.request.from),
                name: format!("Note from {}", sealed.name),
                url: format!("/requests/{id}"),
                said: vec![Said { part: "Note".to_owned(), words }],
                held_since: None,
            }))
        })
    }

    fn hide<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(async move {
            let permit = policy::may_hold(tx.viewer(), thing.as_noun())?;
            db::save_held(tx, &permit).await?;
            for kind in [Kind::Request, Kind::RequestReminder] {
                notices_api::withdraw(tx, kind, *thing.as_bytes()).await?;
            }
            Ok(())
        })
    }

    fn restore<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(async move {
            let permit = policy::may_let_go(tx.viewer(), thing.as_noun())?;
            match db::save_let_go(tx, &permit).await? {
                Some((from, to)) => notices_api::give(tx, &[to], Kind::Request, Some(from), *thing.as_bytes()).await,
                None => Ok(()),
            }
        })
    }
}
