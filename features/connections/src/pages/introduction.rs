//! GET: introductions, one of them, and the forms with which one begins.

use super::{form, page};
use crate::{
    actions as act, forms,
    introduction::{IntroductionId, Kind, Seen, Wanted},
    store::introduction as db,
    views::{BeginPage, InTheWay, IntroductionPage, IntroductionRow, IntroductionsPage, Typed, Who},
};
use ::store::Reader;
use connections_api::page_of_contacts;
use frame::{App, Route};
use kernel::{Fault, MemberId, OrAbsent, Problems, Refusal, Result};
use people_api::beside_of;
use serde::Deserialize;
use web::{Answer, Asker, Path, Query, Reply};

/// More contacts than anybody has.
const CONTACTS: i64 = 5_000;
/// More than anybody begins within the time in which they are remembered.
const ROWS: i64 = 200;

/// The routes of introductions.
pub fn routes() -> Vec<Route> {
    use forms::introduction as post;
    vec![
        Route::get("/introductions", list, page("/introductions")),
        Route::post("/introductions", post::create, form("/introductions", act::ASK)),
        Route::get("/introductions/new", new, page("/introductions/new?to={stranger}")),
        Route::get("/introductions/offer", offer, page("/introductions/offer?one={friend}")),
        Route::post("/introductions/offer", post::offer, form("/introductions/offer", act::OFFER)),
        Route::get("/introductions/{introduction}", show, page("/introductions/{introduction}")),
        Route::post(
            "/introductions/{introduction}/passing",
            post::pass_on,
            form("/introductions/{introduction}/passing", act::PASS_ON),
        ),
        Route::post(
            "/introductions/{introduction}/rest",
            post::let_rest,
            form("/introductions/{introduction}/rest", act::REST),
        ),
        Route::post(
            "/introductions/{introduction}/agreement",
            post::agree,
            form("/introductions/{introduction}/agreement", act::AGREE),
        ),
        Route::post(
            "/introductions/{introduction}/refusal",
            post::refuse,
            form("/introductions/{introduction}/refusal", act::REFUSE),
        ),
        Route::post(
            "/introductions/{introduction}/withdrawal",
            post::take_back,
            form("/introductions/{introduction}/withdrawal", act::TAKE_BACK),
        ),
    ]
}

/// `/introductions`
pub async fn list(app: App, asker: Asker) -> Answer {
    let me = asker.viewer.id();
    let read = app.read(&asker.viewer).await?;
    let (reader, now) = (read.reader(), read.reader().now());
    let found = db::page_of_introductions(reader, ROWS).await?;
    let members: Vec<MemberId> = found.iter().flat_map(|it| three_of(&it.introduction)).collect();
    let besides = beside_of(reader, &members).await?;
    let row = |it: &db::Listed| IntroductionRow::new(it, it.introduction.part_of(me)?, &besides, now);
    Ok(Reply::page(IntroductionsPage::new(found.iter().filter_map(row).collect())))
}

/// `/introductions/{introduction}`: the same "not found" for what is gone for this one of the three and for what never
/// was.
pub async fn show(app: App, asker: Asker, Path(id): Path<IntroductionId>) -> Answer {
    Ok(Reply::page(introduction_page(&app, &asker, id, "", &Problems::none()).await?))
}

/// One introduction, with what was typed and what is wrong with it.
pub async fn introduction_page(
    app: &App,
    asker: &Asker,
    id: IntroductionId,
    typed: &str,
    problems: &Problems,
) -> Result<IntroductionPage> {
    let read = app.read(&asker.viewer).await?;
    let (reader, now) = (read.reader(), read.reader().now());
    let sealed = db::find_introduction(reader, id).await?.or_absent()?;
    let it = &sealed.listed.introduction;
    let part = it.part_of(asker.viewer.id()).or_absent()?;
    if it.seen_by(part, now) == Seen::Gone {
        return Err(Refusal::Absent.into());
    }
    let besides = beside_of(reader, &three_of(it)).await?;
    drop(read);
    let words = act::open_words(app, &sealed).await?;
    Ok(IntroductionPage::new(&sealed.listed, part, &besides, &words, typed, problems, now))
}

/// What follows `?` of the forms.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    to: String,
    one: String,
}

/// `/introductions/new?to={member}`
pub async fn new(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let to = asked.to.parse().map_err(|_| Refusal::Absent)?;
    Ok(Reply::page(begin_page(&app, &asker, Kind::Asked, to, &Typed::default(), &Problems::none()).await?))
}

/// `/introductions/offer?one={member}`
pub async fn offer(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let one = asked.one.parse().map_err(|_| Refusal::Absent)?;
    Ok(Reply::page(begin_page(&app, &asker, Kind::Offered, one, &Typed::default(), &Problems::none()).await?))
}

/// The form with which one asks for somebody who is no contact, or brings a contact and another together.
pub async fn begin_page(
    app: &App,
    asker: &Asker,
    kind: Kind,
    whom: MemberId,
    typed: &Typed,
    problems: &Problems,
) -> Result<BeginPage> {
    let read = app.read(&asker.viewer).await?;
    let found = db::find_known(read.reader(), &[whom]).await?.pop().or_absent()?;
    // A contact needs no introduction, and only a contact is introduced.
    let fits = found.known.contact == (kind == Kind::Offered) && !asker.viewer.is(whom);
    if !fits {
        return Err(Refusal::Absent.into());
    }
    let contacts = page_of_contacts(read.reader(), CONTACTS).await?.into_iter();
    let mut contacts: Vec<(MemberId, String)> =
        contacts.map(|it| (it.member, it.name)).filter(|it| it.0 != whom).collect();
    contacts.sort_by_key(|it| (it.1.to_lowercase(), it.0));
    let in_the_way = if contacts.is_empty() {
        InTheWay::NoContacts
    } else {
        rule_in_the_way(app, read.reader(), kind, whom).await?
    };
    let who = Who::new(whom, &found.name, Some(&found.beside));
    Ok(BeginPage::new(kind, who, &contacts, in_the_way, typed, problems))
}

/// What can be said before anybody was chosen, so that nobody writes in vain.
async fn rule_in_the_way(app: &App, reader: Reader<'_>, kind: Kind, whom: MemberId) -> Result<InTheWay, Fault> {
    let lately = db::find_begun_lately(reader).await?;
    let left = app.settings().requests_a_week.saturating_sub(lately.this_week);
    let (me, nobody) = (reader.viewer().id(), MemberId::NONE);
    let wanted = match kind {
        Kind::Asked => Wanted { kind, between: nobody, one: me, other: whom },
        Kind::Offered => Wanted { kind, between: nobody, one: whom, other: nobody },
    };
    let found = wanted.checked(&lately.earlier, left, reader.now()).err();
    let words = found.and_then(|it| it.of("").map(str::to_owned));
    Ok(words.map_or(InTheWay::Nothing, InTheWay::Rule))
}

fn three_of(it: &crate::introduction::Introduction) -> [MemberId; 3] {
    [it.between, it.one, it.other]
}
