//! GET: what one keeps on a contact, the list of the week, tags, and the picture of one's contacts.

use super::{form, page};
use crate::{
    actions as act, balance, forms,
    keeping::Pick,
    store::{balance as picture, keeping as db, week::find_list},
    views::{BalancePage, KeepingPage, KeepingTyped, KnownOf, TagsPage, TouchPage, TouchRow, Who},
};
use frame::{App, Route};
use kernel::{MemberId, OrAbsent, Problems, Result};
use people_api::beside_of;
use web::{Answer, Asker, Path, Reply};

/// The routes of what one keeps.
pub fn routes() -> Vec<Route> {
    use forms::keeping as post;
    vec![
        Route::get("/contacts/{id}", show, page("/contacts/{friend}")),
        Route::post("/contacts/{id}", post::update, form("/contacts/{friend}", act::KEEP)),
        Route::get("/contacts/touch", touch, page("/contacts/touch")),
        Route::post("/contacts/touch/time", post::set_time, form("/contacts/touch/time", act::SET_TIME)),
        Route::post(
            "/contacts/touch/{id}/later",
            post::put_off,
            form("/contacts/touch/{friend}/later", act::PUT_OFF_TOUCH),
        ),
        Route::post(
            "/contacts/touch/{id}/rest",
            post::let_rest,
            form("/contacts/touch/{friend}/rest", act::REST_TOUCH),
        ),
        Route::get("/contacts/tags", tags, page("/contacts/tags")),
        Route::get("/contacts/balance", balance, page("/contacts/balance")),
    ]
}

/// `/contacts/{id}`: the same "not found" for everybody who is no contact, whoever they are.
pub async fn show(app: App, asker: Asker, Path(other): Path<MemberId>) -> Answer {
    Ok(Reply::page(keeping_page(&app, &asker, other, None, &Problems::none()).await?))
}

/// What one keeps on a contact, with what was typed and what is wrong with it.
pub async fn keeping_page(
    app: &App,
    asker: &Asker,
    other: MemberId,
    typed: Option<KeepingTyped>,
    problems: &Problems,
) -> Result<KeepingPage> {
    let read = app.read(&asker.viewer).await?;
    let (reader, now) = (read.reader(), read.reader().now());
    let kept = db::find_kept(reader, other).await?.or_absent()?;
    let offers = db::find_offers(reader, &[other]).await?;
    drop(read);
    let opened = act::open_kept(app, &kept.sealed).await?;
    let typed = typed.unwrap_or_else(|| KeepingTyped::kept(&opened));
    let known = KnownOf { kept: &kept, opened: &opened, offers: &offers, now };
    Ok(KeepingPage::new(&known, &typed, problems))
}

/// `/contacts/touch`: the same all week.
pub async fn touch(app: App, asker: Asker) -> Answer {
    let me = asker.viewer.id();
    let read = app.read(&asker.viewer).await?;
    let reader = read.reader();
    let list = find_list(reader).await?;
    let who: Vec<MemberId> = list.picks.iter().map(|it| it.other).collect();
    let offers = db::find_offers(reader, &who).await?;
    drop(read);
    let row = |it: &Pick| Some(TouchRow::new(it, list.names.get(&it.other)?, &offers, me));
    Ok(Reply::page(TouchPage::new(list.picks.iter().filter_map(row).collect(), list.budget)))
}

/// `/contacts/tags`
pub async fn tags(app: App, asker: Asker) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let kept = db::page_of_kept(read.reader()).await?;
    let kept: Vec<_> = kept.into_iter().filter(|it| it.0.tags.is_some()).collect();
    let members: Vec<MemberId> = kept.iter().map(|it| it.0.other).collect();
    let besides = beside_of(read.reader(), &members).await?;
    drop(read);
    let opened = act::open_all(&app, asker.viewer.id(), kept).await?;
    let row = |(member, opened, name): (MemberId, act::Opened, String)| {
        (opened.kept.tags, Who::new(member, &name, besides.get(&member)))
    };
    Ok(Reply::page(TagsPage::new(opened.into_iter().map(row).collect())))
}

/// `/contacts/balance`
pub async fn balance(app: App, asker: Asker) -> Answer {
    let (me, contacts) = picture::find_people(app.read(&asker.viewer).await?.reader()).await?;
    let found = balance::Balance::of(&me, &contacts);
    let advice = found.as_ref().and_then(|it| balance::advise(it, &me));
    Ok(Reply::page(BalancePage::new(found.as_ref(), advice)))
}
