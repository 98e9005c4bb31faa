//! Places that members typed by hand before anybody had imported them: linked once they are known.

use crate::{line::PlaceCode, policy, store as db, store::line::Linking};
use frame::{App, Boxed, Hears, Keeps};
use kernel::{Act, Reason, Result, Viewer};
use people_api::ProfileChanged;
use places_api::PlacesImported;
use store::{Fact, FactRow};

const LINK_PLACES: Act = Act::open("link_places");

/// Links after each import. Hearing twice finds nothing left to link.
pub fn hears() -> Hears {
    fn hear(app: App, _: Vec<FactRow>, _: i64) -> Boxed<Result<()>> {
        Box::pin(async move { link_places(&app).await.map(|_| ()) })
    }
    Hears { name: "people.places", kinds: &[PlacesImported::KIND], keeps: Keeps::Store, hear }
}

/// Links what was typed to the one practice that is called so; how many lines. What fits several stays as it was typed.
pub async fn link_places(app: &App) -> Result<u64> {
    let house = Viewer::house(Reason::Background);
    let mut linkings = vec![];
    {
        let read = app.db().read_slowly(&house).await?;
        for words in db::line::find_typed_places(read.reader()).await? {
            if let Some(card) = places_api::find_place_named(read.reader(), &words).await? {
                linkings.push(Linking { words, code: PlaceCode::stored(card.code.as_str()) });
            }
        }
    }
    if linkings.is_empty() {
        return Ok(0);
    }
    app.write(&house, LINK_PLACES, async |tx| {
        let mut linked = 0;
        for linking in linkings {
            let permit = policy::may_make(tx.viewer(), linking)?;
            for member in db::line::find_members_typing(tx.reader(), &permit.words).await? {
                tx.tell(ProfileChanged { member });
            }
            linked += db::line::save_linking(tx, &permit).await?;
        }
        Ok(linked)
    })
    .await
}
