//! What Ada sends to the moderators in the matrix and to the canaries.

use crate::cast::{Canary, Furnished};
use proving::Actor;

/// Lets Ada complain.
pub async fn furnish(ada: &Actor) -> Furnished {
    ada.post("/reports/complaint", &[("words", "Grumblewort about the house.")]).await.goes_to("/reports");
    let id = ada.get("/reports").await;
    Furnished {
        fills: vec![("report", crate::moderation_spec::stories::first_report(&id))],
        canaries: vec![Canary { word: "Grumblewort", for_whom: &["ada", "moderator", "admin"] }],
    }
}
