//! The copy that Ada had made, for the matrix and the canaries.

use crate::cast::Furnished;
use proving::Actor;

/// Lets Ada have a copy made.
pub async fn furnish(ada: &Actor) -> Furnished {
    ada.post("/settings/data", &[]).await.goes_to("/settings/data");
    let copy = crate::people_spec::cast::after(&ada.get("/settings/data").await, "href=\"/settings/data/");
    Furnished { fills: vec![("copy", copy)], canaries: vec![] }
}
