//! GET: one's notices, the page behind the link in a letter, and what one wants to be told.

use crate::{
    actions,
    store::notice::{Notice, Place, page_of_notices},
    views::{LettersPage, NoticesPage, Shown, StopPage, lists_for},
};
use frame::App;
use kernel::{Cursor, Moment, OrAbsent};
use notices_api::{Line, Speakers};
use people_api::Beside;
use serde::Deserialize;
use web::{Answer, Asker, Query, Reply};

/// So many stand on a page.
const SIZE: usize = 30;
/// So many are read for it: some may be about what the reader must not see any more.
const READ: usize = 3 * SIZE;

/// What a link carries.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Link {
    #[serde(default)]
    pub t: String,
}

/// What follows `?` on the page of notices.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Part {
    after: String,
}

/// `GET /notices`
pub async fn list(app: App, asker: Asker, Query(part): Query<Part>) -> Answer {
    let after = Cursor::decode(&part.after).and_then(|it| place(&it));
    let read = app.read(&asker.viewer).await?;
    let found = page_of_notices(read.reader(), after.as_ref(), READ).await?;
    let asked: Vec<_> = found.iter().map(|it| it.asked.clone()).collect();
    let lines = app.keep(Speakers::default).lines(read.reader(), &asked).await?;
    drop(read);
    // Whatever is not theirs to see any more leaves no gap: others stand in its place.
    let last_read = found.last().filter(|_| found.len() == READ).map(key);
    let mut shown: Vec<(Notice, Line)> =
        found.into_iter().zip(lines).filter_map(|(it, line)| Some((it, line?))).collect();
    let more = shown.len() > SIZE;
    shown.truncate(SIZE);
    let next = if more { shown.last().map(|it| key(&it.0)) } else { last_read };
    let row = |(notice, line): (Notice, Line)| {
        let beside = notice.beside.as_ref().map(Beside::words);
        Shown { notice, line, beside }
    };
    let rows = shown.into_iter().map(row).collect();
    let next = next.map(|it| format!("/notices?after={}", Cursor(it).encode()));
    Ok(Reply::page(NoticesPage::new(app.clock().now(), rows, next, after.is_none())))
}

/// `GET /letters/stop`: asks; opening it changes nothing, because mail filters open links (abuse case 87).
pub async fn stop(app: App, Query(Link { t }): Query<Link>) -> Answer {
    let (_, list) = notices_api::read_stop(&t, &app.settings().link_key).or_absent()?;
    Ok(Reply::page(StopPage::asking(list, t)))
}

/// `GET /settings/letters`
pub async fn letters(app: App, asker: Asker) -> Answer {
    let (choice, stopped) = actions::find_choice(&app, &asker.viewer).await?;
    Ok(Reply::page(LettersPage::new(&choice, lists_for(&asker.viewer), &stopped, app.clock().now())))
}

fn key(notice: &Notice) -> String {
    let about: kernel::Id<()> = kernel::Id::from_bytes(notice.asked.about);
    format!("{}|{}|{about}", notice.asked.at.micros(), notice.asked.kind.word())
}

fn place(cursor: &Cursor) -> Option<Place> {
    let mut parts = cursor.0.split('|');
    let at = Moment::from_micros(parts.next()?.parse().ok()?);
    Some(Place { at, kind: parts.next()?.to_owned(), about: parts.next()?.parse().ok()? })
}
