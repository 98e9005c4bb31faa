//! POST: not now and yes after all, how much time one has, less of something and as usual again.

use crate::{
    actions,
    next_act::NextAct,
    pages::time::time_page,
    time::{GroupKey, Minutes, Order},
};
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

/// How much time one has, and in which order.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeForm {
    /// What was chosen.
    pub minutes: String,
    /// As on home.
    pub order: String,
}

/// `POST /home/time`
pub async fn set_time(app: App, asker: Asker, Form(form): Form<TimeForm>) -> Answer {
    let mut problems = Problems::default();
    let minutes = Minutes::parse(&form.minutes).map_err(|it| problems.add("minutes", it.to_string())).ok();
    let order = Order::parse(&form.order).map_err(|it| problems.add("order", it.to_string())).ok();
    let (Some(minutes), Some(order)) = (minutes, order) else {
        let page = time_page(&app, &asker, Some((form.minutes, form.order)), &problems).await?;
        return Ok(Reply::invalid(page));
    };
    actions::set_time(&app, &asker.viewer, |_| crate::time::Time { minutes, order }).await?;
    Ok(Reply::done("/home/time").toast("Your time is kept."))
}

/// The order alone, as home sends it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OrderForm {
    order: String,
}

/// `POST /home/order`
pub async fn set_order(app: App, asker: Asker, Form(form): Form<OrderForm>) -> Answer {
    let order = Order::parse(&form.order).map_err(|it| Problems::one("", it.to_string()))?;
    actions::set_time(&app, &asker.viewer, |before| crate::time::Time { order, ..before }).await?;
    Ok(Reply::done("/"))
}

/// Which group.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LessForm {
    group: GroupKey,
    /// `home` where it is pressed there.
    #[serde(default)]
    on: String,
}

/// `POST /home/less`
pub async fn show_less(app: App, asker: Asker, Form(form): Form<LessForm>) -> Answer {
    actions::show_less(&app, &asker.viewer, form.group).await?;
    Ok(Reply::done(format!("/?less={}", form.group)))
}

/// `POST /home/more`
pub async fn show_more(app: App, asker: Asker, Form(form): Form<LessForm>) -> Answer {
    actions::show_more(&app, &asker.viewer, form.group).await?;
    let back = if form.on == "home" { "/" } else { "/home/time" };
    Ok(Reply::done(back).toast("You see as much of that group as of the others again."))
}
