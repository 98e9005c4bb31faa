//! The made population, put where real members would be: for trying Kettle out and for measuring it.

use crate::{
    declaration::DeclarationChange,
    own::{HeadChange, LineChange, LineKey},
    policy,
    population::{MadeMember, MadePractice, made_county},
    search::ground::Spot,
    store,
    term::Vocabulary,
    vocabularies::Vocabularies,
};
use ::store::Tx;
use frame::App;
use kernel::{Id, Result};
use places_api::PlaceKind;
use std::sync::Arc;

/// What a population grows on: the vocabulary, and the practices that were imported or, without any, a made county.
pub async fn made_ground(app: &App) -> Result<(Arc<Vocabulary>, Vec<MadePractice>)> {
    let spots = store::entry::all_spots(app).await?;
    let practices: Vec<_> = spots.into_iter().filter_map(practice).collect();
    let practices = if practices.is_empty() { made_county() } else { practices };
    Ok((Vocabularies::of(app).await?, practices))
}

fn practice(spot: Spot) -> Option<MadePractice> {
    let at = spot.at.filter(|_| spot.kind == PlaceKind::Practice)?;
    let (code, name, outcode) = (spot.code.as_ref(), spot.name.into(), spot.outcode.into());
    Some(MadePractice { code: crate::line::PlaceCode::parse(code).ok()?, name, outcode, lat: at.lat, lon: at.lon })
}

/// Stores the profile of a made member whose row is there already. Tells nothing: the index is made anew after.
pub async fn insert_made_profile(tx: &mut Tx, made: &MadeMember) -> Result<()> {
    let member = made.profile.member;
    let head = HeadChange { member, head: made.profile.head.clone(), revision: 0 };
    store::save_head(tx, &policy::may_make(tx.viewer(), head)?).await?;
    if let Some(declaration) = made.profile.declaration.clone() {
        let change = policy::may_make(tx.viewer(), DeclarationChange { member, declaration })?;
        store::declaration::save_declaration(tx, &change).await?;
    }
    for (position, line) in made.profile.lines.iter().enumerate() {
        // As if it had been written on the day of joining: ids rise with those of the members.
        let key = LineKey { id: Id::new(made.joined, tx.rng()), position: position as i64 };
        let change = policy::may_make(tx.viewer(), LineChange { member, key, line: line.clone() })?;
        store::line::insert_line(tx, &change).await?;
    }
    Ok(())
}
