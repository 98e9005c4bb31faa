//! What is read without signing in: one resource, and the feed of the newest.

use crate::{
    actions::month_of,
    resource::ResourceId,
    store::public as db,
    views::open::{FeedEntry, FeedPage, OpenPage},
};
use askama::Template;
use frame::App;
use http::{HeaderValue, header};
use kernel::{Fault, OrAbsent};
use web::{Answer, Asker, Path, Reply};

/// So many stand in the feed.
const NEWEST: i64 = 30;
/// Where what is new is found, for whoever's reader looks for that.
const FEED: &str = "</public/library.atom>; rel=\"alternate\"; type=\"application/atom+xml\"";

/// `/public/library/{id}`
pub async fn open(app: App, asker: Asker, Path(id): Path<ResourceId>) -> Answer {
    let shown = db::find_shown(app.read(&asker.viewer).await?.reader(), id).await?.or_absent()?;
    let page = Reply::page(OpenPage::new(shown, &month_of(app.clock().now())));
    Ok(page.header(header::LINK, HeaderValue::from_static(FEED)))
}

/// `/public/library.atom`
pub async fn feed(app: App, asker: Asker) -> Answer {
    let shown = db::page_of_shown(app.read(&asker.viewer).await?.reader(), NEWEST).await?;
    let link = |path: &str| app.settings().url.link(path);
    let updated = shown.iter().map(|it| it.times.1).max().unwrap_or(kernel::Moment::from_micros(0));
    let entry = |it: db::Shown| {
        let url = link(&format!("/public/library/{}", it.id));
        FeedEntry::new(it, url)
    };
    let feed = FeedPage {
        id: link("/public/library.atom"),
        updated: updated.iso(),
        entries: shown.into_iter().map(entry).collect(),
    };
    let text = feed.render().map_err(|why| Fault::bug(format!("the feed did not render: {why}")))?;
    let reply = Reply::bytes("application/atom+xml; charset=utf-8", text);
    Ok(reply.header(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")))
}
