//! GET: one's data and its copies, leaving, the way back.

use crate::{
    actions,
    copy::CopyId,
    store as db,
    views::{BackPage, DataPage, LeavePage},
};
use axum::{
    body::Body,
    http::{HeaderValue, header},
};
use frame::{App, Holding};
use kernel::{Fault, OrAbsent, Problems, Result};
use web::{Answer, Asker, Path, Reply};

/// `/settings/data`
pub async fn data(app: App, asker: Asker) -> Answer {
    Ok(Reply::page(data_page(&app, &asker, &Problems::none()).await?))
}

/// The page with one's data, with what is wrong.
pub async fn data_page(app: &App, asker: &Asker, problems: &Problems) -> Result<DataPage> {
    let member = asker.viewer.member.or_absent()?;
    let copies = db::page_of_copies(app.read(&asker.viewer).await?.reader(), member).await?;
    Ok(DataPage::new(&copies, held(app), problems))
}

/// `/settings/data/{copy}`: the file. Its address opens nothing without the session of its owner (abuse cases 21, 22).
pub async fn copy(app: App, asker: Asker, Path(id): Path<CopyId>) -> Answer {
    let (copy, pieces) = actions::open_copy(&app, &asker.viewer, id).await?;
    let called = HeaderValue::from_str(&format!("attachment; filename=\"{}\"", copy.called()));
    let called = called.map_err(|_| Fault::bug("a copy's name is no header"))?;
    Ok(Reply::bytes("application/zip", Body::from_stream(pieces.pieces))
        .header(header::CONTENT_DISPOSITION, called)
        .header(header::CONTENT_LENGTH, HeaderValue::from(pieces.bytes)))
}

/// `/settings/leaving`: what comes of it; for whoever is leaving, the way back.
pub async fn leaving(app: App, asker: Asker) -> Answer {
    let member = asker.viewer.member.or_absent()?;
    if asker.viewer.is_leaving() {
        let read = app.read(&asker.viewer).await?;
        let at = accounts_api::find_leaving(read.reader(), member).await?.or_absent()?;
        return Ok(Reply::page(BackPage::new(at)));
    }
    Ok(Reply::page(leave_page(&app, &asker, &Problems::none()).await?))
}

/// The page on which one leaves, with what is wrong.
pub async fn leave_page(app: &App, asker: &Asker, problems: &Problems) -> Result<LeavePage> {
    let member = asker.viewer.member.or_absent()?;
    let departure = actions::find_departure(app.read(&asker.viewer).await?.reader(), member).await?;
    Ok(LeavePage::new(&departure, held(app), problems))
}

/// What every feature holds, in its own words and in the order of the features.
fn held(app: &App) -> Vec<Holding> {
    app.belongings().iter().map(|it| it.words).collect()
}
