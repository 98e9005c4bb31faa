//! A question asked without a page: for searches that are asked again.

use super::{INDEX, Wording, question::Setting};
use crate::{ask::Asked, location::Outcode, store::card};
use ::search::{Ask, Point, Sort};
use frame::App;
use kernel::{MemberId, Result, Viewer};

/// How many people a question finds for this viewer, and the first `most` of those whom they may see, without themselves;
/// the newest first.
///
/// # Errors
/// The index or the store does not answer.
pub async fn found_by(app: &App, viewer: &Viewer, query: &str, most: usize) -> Result<(u64, Vec<MemberId>)> {
    let wording = Wording::held(app).await?;
    let (lexicon, ground) = (&wording.lexicon, &wording.ground);
    let me = card::find_me(app.read(viewer).await?.reader()).await?;
    let is_place = |it: &str| ground.find(it).is_some() || Outcode::parse(it).is_ok();
    let asked = Asked::parse(query).understood(&lexicon.vocabulary, &is_place);
    let elsewhere = elsewhere(app, viewer, &wording, &asked.near).await?;
    let setting = Setting { me: &me, lexicon, ground, elsewhere, now: app.clock().now() };
    let limit = most.min(Ask::LONGEST_PAGE);
    let found = app.index(INDEX)?.find(&Ask { limit, sort: Sort::Newest, ..setting.narrow(&asked) })?;
    let ids: Vec<MemberId> = found.hits.iter().map(|it| MemberId::from_bytes(it.id)).collect();
    let seen = card::find_cards(app.read(viewer).await?.reader(), &ids).await?;
    let others = ids.into_iter().filter(|it| !viewer.is(*it) && seen.contains_key(it)).collect();
    Ok((found.total, others))
}

/// Where a postcode district without a practice is, which the ground does not know.
///
/// # Errors
/// The store does not answer.
pub async fn elsewhere(app: &App, viewer: &Viewer, wording: &Wording, near: &str) -> Result<Option<Point>> {
    if wording.ground.find(near).is_some() || Outcode::parse(near).is_err() {
        return Ok(None);
    }
    let found = places_api::find_outcode(app.read(viewer).await?.reader(), near).await?;
    Ok(found.map(|it| Point { lat: it.point.latitude, lon: it.point.longitude }))
}
