//! GET: the page on which one reports, what one has sent, what was done about one's own, and the queue.

use crate::{
    actions,
    measure::Done,
    policy,
    report::{Kind, ReportId},
    store::{self as db, measure},
    views::{
        AboutMePage, CasePage, ComplaintPage, DoneRow, Looks, QueuePage, QueueRow, ReportPage, SentPage, SentRow, Tab,
    },
};
use frame::App;
use kernel::{OrAbsent, Problems, Result};
use moderation_api::ThingId;
use serde::Deserialize;
use web::{Answer, Asker, Path, Query, Reply};

/// So many rows a page has; more wait behind them.
const ROWS: i64 = 100;

/// `/report/{thing}/{id}`
pub async fn report(app: App, asker: Asker, Path((kind, id)): Path<(String, ThingId)>) -> Answer {
    Ok(Reply::page(report_page(&app, &asker, &kind, id, String::new(), &Problems::none()).await?))
}

/// The page on which one reports, with what was typed and what is wrong with it.
pub async fn report_page(
    app: &App,
    asker: &Asker,
    kind: &str,
    id: ThingId,
    typed: String,
    problems: &Problems,
) -> Result<ReportPage> {
    let things = actions::things(app, kind)?;
    let thing = actions::find_reportable(app, &asker.viewer, &*things, id).await?;
    Ok(ReportPage::new(things.noun(), thing.name, thing.url, format!("/report/{kind}/{id}"), typed, problems))
}

/// `/reports`
pub async fn sent(app: App, asker: Asker) -> Answer {
    let member = asker.viewer.member.or_absent()?;
    let sent = db::page_of_sent(app.read(&asker.viewer).await?.reader(), member, ROWS).await?;
    let rows = sent.into_iter().map(SentRow::new).collect();
    let looks = if policy::may_look(&asker.viewer).is_ok() { Looks::All } else { Looks::Own };
    Ok(Reply::page(SentPage { rows, looks }))
}

/// `/reports/about-me`: also while suspended.
pub async fn about_me(app: App, asker: Asker) -> Answer {
    let member = asker.viewer.member.or_absent()?;
    let done = measure::page_of_done_about(app.read(&asker.viewer).await?.reader(), member, ROWS).await?;
    let row = |it: Done| {
        let things = it.thing.as_deref().and_then(|kind| actions::things(&app, kind).ok());
        DoneRow::to_author(it, things.map_or("account", |it| it.noun()))
    };
    Ok(Reply::page(AboutMePage { rows: done.into_iter().map(row).collect() }))
}

/// `/reports/complaint`: also while suspended.
pub async fn complaint() -> Answer {
    Ok(Reply::page(ComplaintPage::new(String::new(), &Problems::none())))
}

/// What follows `?` of the queue.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    show: String,
}

/// `/moderation`
pub async fn queue(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let (tab, found) = match asked.show.as_str() {
        "answered" => (Tab::Answered, db::page_of_answered(read.reader(), ROWS).await?),
        _ => (Tab::Open, db::page_of_open(read.reader(), ROWS).await?),
    };
    drop(read);
    Ok(Reply::page(QueuePage { tab, rows: found.into_iter().map(QueueRow::new).collect() }))
}

/// `/moderation/{report}`
pub async fn case(app: App, asker: Asker, Path(id): Path<ReportId>) -> Answer {
    Ok(Reply::page(case_page(&app, &asker, id, Typed::default(), &Problems::none()).await?))
}

/// What was typed on the page of a report.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    /// To the author, about what was done.
    pub words: String,
    /// The answer.
    pub to_reporter: String,
    /// And to the author.
    pub to_author: String,
}

/// The page of a report, with what was typed and what is wrong with it.
pub async fn case_page(app: &App, asker: &Asker, id: ReportId, typed: Typed, problems: &Problems) -> Result<CasePage> {
    let read = app.read(&asker.viewer).await?;
    let listed = db::find_report(read.reader(), id).await?.or_absent()?;
    let report = policy::may_decide(&asker.viewer, listed.report.clone())?;
    let done = measure::page_of_done(read.reader(), &report).await?;
    let alike = if report.kind == Kind::Complaint { 0 } else { db::count_alike(read.reader(), &report).await? };
    drop(read);
    let said = actions::said_of(app, &report).await?;
    Ok(CasePage::new(listed, said, done, alike, typed, problems))
}
