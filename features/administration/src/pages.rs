//! GET: what needs a human, the audit, and how the server does; members below.

pub mod members;

use crate::{
    actions::find_concerns,
    decision::Decision,
    folder::{self, Disk, Held},
    setting::Settings,
    store as db,
    views::{
        AuditPage, BackupsPage, MailPage, OverviewPage, SettingsPage, StoragePage,
        server::{Kept, MailWay},
    },
};
use frame::App;
use kernel::{Cursor, Fault};
use serde::Deserialize;
use std::{io, path::PathBuf};
use store::{Engine, backups, jobs};
use web::{Answer, Asker, Query, Reply};

/// So many rows of letters and backups are enough.
const ROWS: usize = 50;

/// `/admin`
pub async fn overview(app: App, asker: Asker) -> Answer {
    Ok(Reply::page(OverviewPage::new(find_concerns(&app, &asker.viewer).await?)))
}

/// What follows `?` of the audit.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Filter {
    act: String,
    before: String,
}

/// `/admin/audit`
pub async fn audit(app: App, asker: Asker, Query(filter): Query<Filter>) -> Answer {
    let act = Decision::find(&filter.act).map(|it| it.act);
    let before = Cursor::decode(&filter.before);
    let page = db::page_of_decided(app.read(&asker.viewer).await?.reader(), act, before.as_ref()).await?;
    Ok(Reply::page(AuditPage::new(page, act)))
}

/// `/admin/mail`
pub async fn mail(app: App, asker: Asker) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let waiting = jobs::count_waiting(read.reader()).await?;
    let failing = jobs::failing(read.reader(), ROWS).await?;
    let given_up = jobs::given_up(read.reader(), ROWS).await?;
    let now = read.reader().now();
    drop(read);
    let settings = app.keep(Settings::default);
    let way = match app.post().kept_in() {
        Some(folder) => MailWay::Folder(folder.display().to_string()),
        None => MailWay::Server(settings.find("smtp_url").unwrap_or("a mail server").to_owned()),
    };
    let from = settings.find("mail_from").unwrap_or_default().to_owned();
    Ok(Reply::page(MailPage::new(way, from, waiting, failing, given_up, now)))
}

/// `/admin/storage`
pub async fn storage(app: App, asker: Asker) -> Answer {
    let bytes = db::find_database_size(app.read(&asker.viewer).await?.reader()).await?;
    let (data, engine) = (app.settings().data.clone(), app.db().engine());
    let shown = data.display().to_string();
    let looked = tokio::task::spawn_blocking(move || look(data, engine)).await;
    let (kept, disk) = looked.map_err(|_| Fault::bug("looking at the disk was cut short"))?;
    let disk = disk.map_err(|why| why.to_string());
    Ok(Reply::page(StoragePage::new(engine, bytes, kept, shown, disk)))
}

/// What lies in the folder of the data. May take a while.
fn look(data: PathBuf, engine: Engine) -> (Vec<Kept>, io::Result<Disk>) {
    let mut kept = Vec::new();
    let mut note = |name, held: io::Result<Held>| kept.push(Kept { name, held: held.map_err(|it| it.to_string()) });
    if engine == Engine::Sqlite {
        let log = folder::weigh(&data.join("kettle.db-wal"));
        note("What the database has not folded in yet", log.map(|bytes| Held { bytes, ..Held::default() }));
    }
    note("Photos and other files of members", folder::measure(&data.join("files")));
    note("The index of the search", folder::measure(&data.join("search")));
    note("Letters that are kept", folder::measure(&data.join("mail")));
    (kept, folder::disk(&data))
}

/// `/admin/backups`
pub async fn backups(app: App, asker: Asker) -> Answer {
    let latest = backups::latest_backups(app.read(&asker.viewer).await?.reader(), ROWS).await?;
    let settings = app.keep(Settings::default);
    let settings = settings.0.iter().filter(|it| it.name.starts_with("backup")).cloned().collect();
    Ok(Reply::page(BackupsPage::new(latest, settings, app.clock().now())))
}

/// `/admin/settings`
pub async fn settings(app: App, asker: Asker) -> Answer {
    let made = db::find_made(app.read(&asker.viewer).await?.reader()).await?;
    let settings = app.keep(Settings::default);
    Ok(Reply::page(SettingsPage::new(settings.0.clone(), app.db().engine(), made)))
}
