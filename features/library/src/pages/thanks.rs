//! Thanks, and asking an author.

use crate::{
    actions::open_thanks,
    policy,
    resource::ResourceId,
    store::{self as db, thanks as stored},
    views::thanks::{ThankPage, ThanksPage, ThanksRow},
};
use frame::App;
use kernel::{Cursor, Moment, OrAbsent, Page, Problems, Result, Viewer};
use people_api::{ApproachPort, Whose};
use serde::Deserialize;
use ui::parts::Pager;
use web::{Answer, Asker, Path, Query, Reply};

/// So many a page has.
const ROWS: usize = 20;

/// `/library/{id}/thanks`
pub async fn thank(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    Ok(Reply::page(thank_page(&app, &asker.viewer, id, (None, &Problems::none())).await?))
}

/// Where one thanks the owner, with what was typed and what is wrong with it.
///
/// # Errors
/// `Absent` where there is nobody to thank.
pub async fn thank_page(
    app: &App,
    viewer: &Viewer,
    id: ResourceId,
    (typed, problems): (Option<String>, &Problems),
) -> Result<ThankPage> {
    let read = app.read(viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    policy::may_thank(viewer, &resource, ())?;
    let own = stored::find_own(read.reader(), id).await?;
    drop(read);
    let said = match &own {
        Some(Some(sealed)) => open_thanks(app, id, viewer.id(), sealed).await?,
        _ => String::new(),
    };
    Ok(ThankPage::new(&resource, own.is_some(), (typed.unwrap_or(said), problems)))
}

/// What follows `?` of the list.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

/// `/library/thanks`: those that the viewer was given.
pub async fn thanks(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let place = |it: Cursor| {
        let (at, id) = it.0.split_once(' ')?;
        Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
    };
    let before = Cursor::decode(&asked.after).and_then(place);
    let before = before.unwrap_or((Moment::from_micros(i64::MAX), ResourceId::from_bytes([0xff; 16])));
    let read = app.read(&asker.viewer).await?;
    let found = stored::page_of_thanks(read.reader(), before, ROWS as i64 + 1).await?;
    drop(read);
    let page = Page::of(found, ROWS, |it| format!("{} {}", it.at.micros(), it.id));
    let next = page.next.map(|it| format!("/library/thanks?after={}", it.encode()));
    let now = app.clock().now();
    let mut rows = Vec::new();
    for it in page.items {
        let said = match &it.sealed {
            Some(sealed) => open_thanks(&app, it.id, it.by.0, sealed).await?,
            None => String::new(),
        };
        rows.push(ThanksRow::new(it, said, now));
    }
    Ok(Reply::page(ThanksPage { rows, pager: Pager { next, words: "Show earlier ones".to_owned() } }))
}

/// `/library/{id}/question`: on to where the viewer writes to the owner, with the resource's address in the first words; to the
/// owner's profile, which says why, if they may not write now.
pub async fn question(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let resource = db::find_resource(read.reader(), id).await?.or_absent()?;
    let owner = resource.owner.filter(|_| !resource.is_own()).or_absent()?;
    let name = resource.owner_name.or_absent()?;
    let whose = Whose { member: owner, first: name.split_whitespace().next().unwrap_or_default() };
    let now = app.clock().now();
    let act = match app.kept::<ApproachPort>() {
        None => None,
        Some(port) => match port.0.known(asker.viewer.id(), whose, now) {
            Some(known) => known.act,
            None => port.0.find(read.reader(), whose).await?.act,
        },
    };
    drop(read);
    Ok(match act {
        Some(step) => Reply::done(format!("{}?about={id}", step.url)),
        None => Reply::done(format!("/people/{owner}")),
    })
}
