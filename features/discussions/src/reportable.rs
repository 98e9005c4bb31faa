//! Makes posts reportable: implements the port of moderation. Whoever looks at reports sees the one post that was reported, as
//! it was then (abuse cases 16, 46).

use crate::{
    actions,
    discussion::Held,
    post::PostId,
    store::{self as db, post, reading},
    views::NOBODY,
};
use frame::App;
use kernel::Result;
use moderation_api::{Changing, Finding, Kept, Reportable, Reportables, Said, Thing, ThingId};
use std::sync::Arc;
use store::{Reader, Tx};
use vault::Vault;

/// Puts the port in.
pub fn connect(app: &App) {
    app.keep(Reportables::default).connect(Arc::new(Posts(app.vault().clone())));
}

struct Posts(Vault);

async fn thing(reader: Reader<'_>, vault: &Vault, id: PostId) -> Result<Option<Thing>> {
    let Some(discussion) = post::find_place(reader, id).await? else { return Ok(None) };
    let Some((found, body)) = reading::find_written(reader, discussion, id).await? else { return Ok(None) };
    let (Some(words), true) = (body, found.author.is_some() || found.asker) else { return Ok(None) };
    let Some((thread, _)) = db::find_thread(reader, vault, discussion).await? else { return Ok(None) };
    let name = match found.author {
        Some(author) => accounts_api::names_of(reader, &[author]).await?.remove(&author),
        None => Some("a member, without a name".to_owned()),
    };
    let mut said = vec![Said { part: "Post".to_owned(), words }];
    if found.is_opening() {
        said.insert(0, Said { part: "Title".to_owned(), words: thread.title.clone() });
    }
    Ok(Some(Thing {
        author: found.author,
        name: format!("Post by {}", name.unwrap_or_else(|| NOBODY.to_owned())),
        url: format!("/discussions/{discussion}?post={id}"),
        said,
        held_since: (found.held == Some(Held::Report)).then_some(found.posted),
    }))
}

impl Reportable for Posts {
    fn kind(&self) -> &'static str {
        "post"
    }

    fn noun(&self) -> &'static str {
        "post"
    }

    /// Not everybody reads in every group.
    fn kept(&self) -> Kept {
        Kept::Sealed
    }

    fn find<'a>(&'a self, reader: Reader<'a>, thing_id: ThingId) -> Finding<'a> {
        Box::pin(thing(reader, &self.0, thing_id.as_noun()))
    }

    fn hide<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(actions::hold(tx, thing.as_noun()))
    }

    fn restore<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(actions::let_go(tx, thing.as_noun()))
    }
}
