//! Makes messages reportable: implements the port of moderation. Whoever looks at reports sees the one message that was
//! reported, as it was then, and nothing else of the conversation (abuse cases 16, 35, 46).

use crate::{
    actions::{self, find_lock},
    message::MessageId,
    store::reading,
};
use frame::{App, OwnApp};
use kernel::Result;
use moderation_api::{Changing, Finding, Kept, Reportable, Reportables, Said, Thing, ThingId};
use std::sync::Arc;
use store::{Reader, Tx};

/// Puts the port in.
pub fn connect(app: &App) {
    let messages = Messages(app.own());
    app.keep(Reportables::default).connect(Arc::new(messages));
}

struct Messages(OwnApp);

impl Messages {
    async fn thing(&self, reader: Reader<'_>, id: MessageId) -> Result<Option<Thing>> {
        let Some(found) = reading::find_reported(reader, id).await? else { return Ok(None) };
        let (Some(author), Some(sealed)) = (found.author, &found.body) else { return Ok(None) };
        let Some(lock) = find_lock(&self.0.get()?, found.conversation).await? else { return Ok(None) };
        let words = lock.open_body(id, author, sealed)?;
        let who = found.name.unwrap_or_else(|| "somebody who is not here any more".to_owned());
        let mut said = vec![Said { part: "Message".to_owned(), words: words.as_str().to_owned() }];
        if found.files > 0 {
            said.push(Said { part: "Files".to_owned(), words: found.files.to_string() });
        }
        Ok(Some(Thing {
            author: Some(author),
            name: format!("Message from {who}"),
            url: format!("/messages/{}/{id}", found.conversation),
            said,
            held_since: found.held_since,
        }))
    }
}

impl Reportable for Messages {
    fn kind(&self) -> &'static str {
        "message"
    }

    fn noun(&self) -> &'static str {
        "message"
    }

    fn kept(&self) -> Kept {
        Kept::Sealed
    }

    fn find<'a>(&'a self, reader: Reader<'a>, thing: ThingId) -> Finding<'a> {
        Box::pin(self.thing(reader, thing.as_noun()))
    }

    fn hide<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(actions::hold(tx, thing.as_noun()))
    }

    fn restore<'t>(&'t self, tx: &'t mut Tx, thing: ThingId) -> Changing<'t> {
        Box::pin(actions::let_go(tx, thing.as_noun()))
    }
}
