//! Places that members typed by hand before anybody had imported them: linked once they are known.

use super::HOUSE;
use crate::{line::PlaceCode, policy, store as db, store::line::Linking};
use frame::{App, Boxed, Hears, Keeps};
use kernel::{Act, Result};
use people_api::ProfileChanged;
use places_api::{PlaceCard, PlacesImported};
use store::{Fact, FactRow, Tx};

const LINK_PLACES: Act = Act::open("link_places");

/// Links after each import. Hearing twice finds nothing left to link.
pub fn hears() -> Hears {
    fn hear(app: App, _: Vec<FactRow>, _: i64) -> Boxed<Result<()>> {
        Box::pin(async move { link_places(&app).await.map(|_| ()) })
    }
    Hears { name: "people.places", kinds: &[PlacesImported::KIND], keeps: Keeps::Store, hear }
}

/// So many wordings are linked in one write.
const AT_ONCE: usize = 50;

/// Links what was typed to the one practice that is called so; how many lines. What fits several stays as it was typed.
pub async fn link_places(app: &App) -> Result<u64> {
    let linkings: Vec<Linking> = {
        let read = app.db().read_slowly(&HOUSE).await?;
        let typed = db::line::find_typed_places(read.reader()).await?;
        let typed: Vec<&str> = typed.iter().map(String::as_str).collect();
        let known = places_api::find_places_named(read.reader(), &typed).await?.into_iter();
        let code = |it: &PlaceCard| PlaceCode::stored(it.code.as_str());
        known.map(|(words, place)| Linking { words: words.to_owned(), code: code(&place) }).collect()
    };
    let mut linked = 0;
    for some in linkings.chunks(AT_ONCE) {
        linked += app.write(&HOUSE, LINK_PLACES, async |tx| link(tx, some).await).await?;
    }
    Ok(linked)
}

async fn link(tx: &mut Tx, linkings: &[Linking]) -> Result<u64> {
    let words: Vec<&str> = linkings.iter().map(|it| it.words.as_str()).collect();
    for member in db::line::find_members_typing(tx.reader(), &words).await? {
        tx.tell(ProfileChanged { member });
    }
    let mut linked = 0;
    for linking in linkings {
        let permit = policy::may_make(tx.viewer(), linking)?;
        linked += db::line::save_linking(tx, &permit).await?;
    }
    Ok(linked)
}
