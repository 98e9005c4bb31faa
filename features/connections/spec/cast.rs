//! What Ada wrote to Ben in the matrix and to the canaries.

use crate::{
    cast::{Canary, Furnished},
    people_spec::cast::after,
};
use proving::Actor;

/// Lets Ada write to Ben.
pub async fn furnish(ada: &Actor) -> Furnished {
    let ben = after(&ada.get("/people?q=ben+member").await, "k-item__name\"><a href=\"/people/");
    let page = format!("/people/{ben}/request");
    ada.post(&page, &[("note", "Tirramond is what I would offer.")]).await.goes_to(&format!("/people/{ben}"));
    let request = after(&ada.get("/requests").await, "/requests/");
    let kept = super::kept_cast::furnish(ada).await;
    Furnished {
        fills: [vec![("request", request)], kept.fills].concat(),
        canaries: [vec![Canary { word: "Tirramond", for_whom: &["ada", "member"] }], kept.canaries].concat(),
    }
}
