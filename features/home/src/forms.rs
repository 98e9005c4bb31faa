//! POST: not now, and yes after all.

use crate::{actions, next_act::NextAct};
use frame::App;
use kernel::Problems;
use serde::Deserialize;
use web::{Answer, Asker, Form, Reply};

/// Which act; `all` brings back all of them.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActForm {
    act: String,
}

const ALL: &str = "all";
const GONE: &str = "There is no such suggestion any more. Load the page again.";

/// `POST /home/put-off`
pub async fn put_off(app: App, asker: Asker, Form(form): Form<ActForm>) -> Answer {
    let act = NextAct::parse(&form.act).ok_or_else(|| Problems::one("", GONE))?;
    actions::put_off(&app, &asker.viewer, act).await?;
    Ok(Reply::done(format!("/?put_off={}", act.word())))
}

/// `POST /home/bring-back`
pub async fn bring_back(app: App, asker: Asker, Form(form): Form<ActForm>) -> Answer {
    let act = NextAct::parse(&form.act);
    if act.is_none() && form.act != ALL {
        return Err(Problems::one("", GONE).into());
    }
    actions::bring_back(&app, &asker.viewer, act).await?;
    Ok(Reply::done("/"))
}
