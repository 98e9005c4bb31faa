//! Makes groups reportable: implements the port of moderation. Name, purpose, rules, welcome and about are one thing.

use crate::{
    policy,
    store::{self as db, about},
};
use frame::App;
use groups_api::{GroupChanged, GroupId};
use moderation_api::{Changing, Finding, Kept, Reportable, Reportables, Said, Thing, ThingId};
use std::sync::Arc;
use store::{Reader, Tx};

/// Puts the port in.
pub fn connect(app: &App) {
    app.keep(Reportables::default).connect(Arc::new(Groups));
}

struct Groups;

impl Reportable for Groups {
    fn kind(&self) -> &'static str {
        "group"
    }

    fn noun(&self) -> &'static str {
        "group"
    }

    /// Of a secret group nothing lies open anywhere.
    fn kept(&self) -> Kept {
        Kept::Sealed
    }

    fn find<'a>(&'a self, reader: Reader<'a>, thing: ThingId) -> Finding<'a> {
        Box::pin(async move {
            let group: GroupId = thing.as_noun();
            let Some(known) = db::find_known(reader, group).await? else { return Ok(None) };
            let Some(author) = db::find_answerable(reader, group).await? else { return Ok(None) };
            let text = about::find_reported(reader, group).await?;
            let settings = known.settings;
            let parts = [
                ("Name", settings.name.to_string()),
                ("Purpose", settings.purpose.to_string()),
                ("Rules", settings.rules.map(|it| it.to_string()).unwrap_or_default()),
                ("Welcome", settings.welcome.map(|it| it.to_string()).unwrap_or_default()),
                ("About", text.as_ref().map(|it| it.0.clone()).unwrap_or_default()),
            ];
            let said = parts.into_iter().filter(|it| !it.1.is_empty());
            Ok(Some(Thing {
                author: Some(author),
                name: format!("Group {}", settings.name),
                url: format!("/groups/{group}"),
                said: said.map(|(part, words)| Said { part: part.to_owned(), words }).collect(),
                held_since: text.and_then(|it| it.1),
            }))
        })
    }

    fn hide<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(async move {
            let permit = policy::may_hold(tx.viewer(), thing.as_noun())?;
            db::save_hold(tx, &permit).await?;
            tx.tell(GroupChanged { group: *permit });
            Ok(())
        })
    }

    fn restore<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(async move {
            let permit = policy::may_let_go(tx.viewer(), thing.as_noun())?;
            db::save_let_go(tx, &permit).await?;
            tx.tell(GroupChanged { group: *permit });
            Ok(())
        })
    }
}
