//! GET: writing to somebody, requests, contacts, settings.

pub mod introduction;
pub mod keeping;

use crate::{
    actions as act,
    contact::{Known, is_called},
    store::{
        contact, reach,
        request::{self as db, SealedRequest},
    },
    views::{
        Asking, BlockPage, BlockedPage, ContactRow, ContactsPage, EndPage, FindPage, FormerRow, OwnRow, ReachPage,
        ReceivedPage, ReceivedRow, RequestsPage, SentPage, Who, WritePage,
    },
};
use connections_api::RequestId;
use frame::{App, Route};
use kernel::{Act, Id, MemberId, OrAbsent, Problems, Refusal, Result};
use people_api::{beside_of, beside_of_writers};
use serde::Deserialize;
use std::collections::{HashMap, HashSet};
use web::{Access, Answer, Asker, Path, Query, Reply, Rules};

/// More requests than anybody has waiting.
const REQUESTS: i64 = 200;
/// More contacts than anybody has.
const CONTACTS: i64 = 5_000;
/// Contacts of one page.
const ROWS: usize = 100;
/// More people than anybody blocked.
const BLOCKED: i64 = 1_000;

const fn page(sample: &'static str) -> Rules {
    Rules::page(Access::Member, sample)
}
const fn form(sample: &'static str, act: Act) -> Rules {
    Rules::form(Access::Member, act, sample)
}

/// The routes of requests, contacts and blocks.
pub fn routes() -> Vec<Route> {
    use crate::forms;
    vec![
        Route::get("/people/{id}/request", write, page("/people/{ada}/request")),
        Route::post("/people/{id}/request", forms::create, form("/people/{ada}/request", act::SEND)),
        Route::get("/requests", list, page("/requests")),
        Route::get("/requests/{request}", show, page("/requests/{request}")),
        Route::post(
            "/requests/{request}/acceptance",
            forms::accept,
            form("/requests/{request}/acceptance", act::ACCEPT),
        ),
        Route::post("/requests/{request}/rest", forms::put_off, form("/requests/{request}/rest", act::PUT_OFF)),
        Route::post("/requests/{request}/refusal", forms::decline, form("/requests/{request}/refusal", act::DECLINE)),
        Route::post(
            "/requests/{request}/withdrawal",
            forms::withdraw,
            form("/requests/{request}/withdrawal", act::WITHDRAW),
        ),
        Route::get("/contacts", contacts, page("/contacts")),
        Route::get("/contacts/import", find, page("/contacts/import")),
        Route::post("/contacts/import", forms::find, form("/contacts/import", act::LOOK_UP)),
        Route::get("/contacts/{id}/end", end, page("/contacts/{ada}/end")),
        Route::post("/contacts/{id}/end", forms::end, form("/contacts/{ada}/end", act::END)),
        Route::get("/people/{id}/block", block, page("/people/{ada}/block")),
        Route::post("/people/{id}/block", forms::block, form("/people/{ada}/block", act::BLOCK)),
        Route::get("/contacts/blocked", blocked, page("/contacts/blocked")),
        Route::post(
            "/contacts/blocked/{id}/removal",
            forms::unblock,
            form("/contacts/blocked/{ada}/removal", act::UNBLOCK),
        ),
        Route::get("/settings/requests", reach_of_mine, page("/settings/requests")),
        Route::post("/settings/requests", forms::set_reach, form("/settings/requests", act::SET_REACH)),
    ]
}

/// What follows `?` where one writes to somebody new.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Writing {
    /// The resource of the library about which one asks.
    about: String,
}

/// `/people/{id}/request`; about a resource, its address is there already.
pub async fn write(app: App, asker: Asker, Path(id): Path<MemberId>, Query(asked): Query<Writing>) -> Answer {
    let about: Option<Id<()>> = asked.about.parse().ok();
    let words = about.map(|it| format!("{}\n\n", app.settings().url.link(&format!("/library/{it}"))));
    Ok(Reply::page(write_page(&app, &asker, id, words.as_deref().unwrap_or_default(), &Problems::none()).await?))
}

/// The page on which one writes, with what was typed and what is wrong with it.
pub async fn write_page(app: &App, asker: &Asker, id: MemberId, typed: &str, problems: &Problems) -> Result<WritePage> {
    if asker.viewer.is(id) {
        return Err(Refusal::Absent.into());
    }
    let read = app.read(&asker.viewer).await?;
    let ground = db::find_ground(read.reader(), id).await?.or_absent()?;
    let now = read.reader().now();
    let beside = beside_of(read.reader(), &[id]).await?;
    let asking = Asking { typed, a_week: app.settings().requests_a_week, now };
    Ok(WritePage::new(id, &ground, beside.get(&id), asking, problems))
}

/// `/requests`
pub async fn list(app: App, asker: Asker) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let received = db::page_of_received(read.reader(), REQUESTS).await?;
    let sent = db::page_of_sent(read.reader(), REQUESTS).await?;
    let others = received.iter().map(|it| it.request.from).chain(sent.iter().map(|it| it.request.to));
    let beside = beside_of_writers(read.reader(), &others.collect::<Vec<_>>()).await?;
    drop(read);
    let mut rows = Vec::with_capacity(received.len());
    for it in &received {
        rows.push(ReceivedRow::new(it, beside.get(&it.request.from), act::open_note(app.vault(), it).await?));
    }
    // What one wrote oneself is opened on its own page.
    let sent = sent.iter().map(|it| OwnRow::new(it, beside.get(&it.request.to), None)).collect();
    Ok(Reply::page(RequestsPage::new(rows, sent)))
}

/// `/requests/{request}`: for either side, and absent for everybody else.
pub async fn show(app: App, asker: Asker, Path(id): Path<RequestId>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    if let Some(sent) = db::find_sent(read.reader(), id).await? {
        let other = sent.request.to;
        let beside = beside_of_writers(read.reader(), &[other]).await?;
        drop(read);
        let row = OwnRow::new(&sent, beside.get(&other), act::open_note(app.vault(), &sent).await?);
        return Ok(Reply::page(SentPage::new(row, sent.request.made)));
    }
    drop(read);
    Ok(Reply::page(received_page(&app, &asker, id, "", &Problems::none()).await?))
}

/// One request for whoever it was written to, with what was typed and what is wrong with it.
pub async fn received_page(
    app: &App,
    asker: &Asker,
    id: RequestId,
    typed: &str,
    problems: &Problems,
) -> Result<ReceivedPage> {
    let read = app.read(&asker.viewer).await?;
    let sealed: SealedRequest = db::find_received(read.reader(), id).await?.or_absent()?;
    let other = sealed.request.from;
    let beside = beside_of_writers(read.reader(), &[other]).await?;
    drop(read);
    let note = act::open_note(app.vault(), &sealed).await?;
    Ok(ReceivedPage::new(ReceivedRow::new(&sealed, beside.get(&other), note), typed, problems))
}

/// What follows `?` of the contacts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    after: usize,
}

/// `/contacts`
pub async fn contacts(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let q = asked.q.trim().chars().take(100).collect::<String>();
    let read = app.read(&asker.viewer).await?;
    let mut all = contact::page_of_known(read.reader(), CONTACTS).await?;
    let mut kept = act::beside_contacts(&app, read.reader()).await?;
    let former = if asked.after == 0 { former_of(&kept, &all, &q) } else { vec![] };
    all.retain(|it| is_called(&it.name, &q));
    let more = all.len() > asked.after.saturating_add(ROWS);
    let shown: Vec<_> = all.into_iter().skip(asked.after).take(ROWS).collect();
    let members: Vec<MemberId> = shown.iter().map(|it| it.member).chain(former.iter().copied()).collect();
    let beside = beside_of(read.reader(), &members).await?;
    drop(read);
    let mut taken = |member| kept.remove(&member).unwrap_or_default();
    let former = former.into_iter().map(|member| {
        let kept = taken(member);
        FormerRow { who: Who::new(member, &kept.name, beside.get(&member)), tags: kept.tags }
    });
    let former = former.collect();
    let rows = shown.into_iter().map(|it| {
        let who = Who::new(it.member, &it.name, beside.get(&it.member)).with_photo(it.photo);
        let (since, kept) = (crate::views::on(it.since), taken(it.member));
        ContactRow { who, headline: it.headline, since, keeping: kept.words, tags: kept.tags }
    });
    // Whoever searches types more rather than turning pages.
    let next = (more && q.is_empty()).then(|| format!("/contacts?after={}", asked.after + ROWS));
    let rows = rows.collect();
    Ok(Reply::page(ContactsPage::new(q, rows, next, former)))
}

/// Who is no contact any more, and still there to be read of in what one keeps, of that name; by name.
fn former_of(kept: &HashMap<MemberId, act::BesideContact>, contacts: &[Known], q: &str) -> Vec<MemberId> {
    let contacts: HashSet<MemberId> = contacts.iter().map(|it| it.member).collect();
    let is_former = |id: &MemberId, it: &act::BesideContact| {
        it.kept == act::HasWords::Yes && !contacts.contains(id) && is_called(&it.name, q)
    };
    let mut former: Vec<_> = kept.iter().filter(|it| is_former(it.0, it.1)).collect();
    former.sort_by_key(|it| (it.1.name.to_lowercase(), *it.0));
    former.into_iter().map(|it| *it.0).collect()
}

/// `/contacts/{id}/end`
pub async fn end(app: App, asker: Asker, Path(id): Path<MemberId>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let known = contact::find_known(read.reader(), id).await?.or_absent()?;
    let beside = beside_of(read.reader(), &[id]).await?;
    Ok(Reply::page(EndPage { who: Who::new(id, &known.name, beside.get(&id)).with_photo(known.photo) }))
}

/// `/people/{id}/block`: also for whoever hides their profile and wrote.
pub async fn block(app: App, asker: Asker, Path(id): Path<MemberId>) -> Answer {
    if asker.viewer.is(id) {
        return Err(Refusal::Absent.into());
    }
    let read = app.read(&asker.viewer).await?;
    let name = contact::find_name(read.reader(), id).await?.or_absent()?;
    let beside = beside_of_writers(read.reader(), &[id]).await?;
    Ok(Reply::page(BlockPage { who: Who::new(id, &name, beside.get(&id)) }))
}

/// `/contacts/blocked`
pub async fn blocked(app: App, asker: Asker) -> Answer {
    let blocked = contact::page_of_blocked(app.read(&asker.viewer).await?.reader(), BLOCKED).await?;
    Ok(Reply::page(BlockedPage::new(blocked)))
}

/// `/settings/requests`
pub async fn reach_of_mine(app: App, asker: Asker) -> Answer {
    let member = asker.viewer.member.or_absent()?;
    let reach = reach::find_reach(app.read(&asker.viewer).await?.reader(), member).await?;
    Ok(Reply::page(ReachPage::new(&reach, &Problems::none())))
}

/// `/contacts/import`
pub async fn find() -> Answer {
    Ok(Reply::page(FindPage::new(&Problems::none())))
}
