//! What notices say of originals that changed, of what was made of something, and of thanks.

use crate::{
    resource::ResourceId,
    store::{
        lineage::{find_adapted, page_of_changes},
        thanks::find_thanked,
    },
};
use notices_api::{Asked, Kind, Line, Speaker, Speaking};
use store::Reader;
use ui::words::quoted;

/// Speaks for those whose original changed.
pub struct OfOriginals;
/// Speaks for those whose resource somebody made their own.
pub struct OfAdaptations;
/// Speaks for those who were thanked.
pub struct OfThanks;

fn about(asked: &[Asked]) -> Vec<ResourceId> {
    asked.iter().map(|it| ResourceId::from_bytes(it.about)).collect()
}

impl Speaker for OfOriginals {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::OriginChanged]
    }

    /// Leads to what one made of it, as long as one has said nothing about the change and may read it.
    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let changes = page_of_changes(reader, &about(asked)).await?;
            let line = |it: &Asked| {
                let change = changes.iter().find(|change| change.of == ResourceId::from_bytes(it.about))?;
                let words = format!("{} changed: what you made of it can follow", quoted(&change.title));
                Some(Line::saying(words, format!("/library/{}/original", change.mine)))
            };
            Ok(asked.iter().map(line).collect())
        })
    }
}

impl Speaker for OfAdaptations {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::ResourceAdapted]
    }

    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let adapted = find_adapted(reader, &about(asked)).await?;
            let line = |it: &Asked| {
                let (id, title) = adapted.iter().find(|one| one.0 == ResourceId::from_bytes(it.about))?;
                Some(Line::saying(format!("{} was made from what you wrote", quoted(title)), format!("/library/{id}")))
            };
            Ok(asked.iter().map(line).collect())
        })
    }
}

impl Speaker for OfThanks {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::Thanked]
    }

    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let thanked = find_thanked(reader, &about(asked)).await?;
            let line = |it: &Asked| {
                let (_, title) = thanked.iter().find(|one| one.0 == ResourceId::from_bytes(it.about))?;
                Some(Line::saying(format!("You were thanked for {}", quoted(title)), "/library/thanks"))
            };
            Ok(asked.iter().map(line).collect())
        })
    }
}
