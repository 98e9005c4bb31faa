//! A note of Ada's, for the matrix and for the canaries: a private word in each place where words stand.

use super::stories::{notes, own};
use crate::cast::{Canary, Furnished};
use proving::Actor;

/// Lets Ada write a note.
pub async fn furnish(ada: &Actor) -> Furnished {
    notes(ada, "Umberlisk and I", "Wrenfallow is what I learned.", "Cindermoor since Monday.").await;
    Furnished {
        fills: vec![("lesson", own(ada).await.remove(0))],
        canaries: ["Umberlisk", "Wrenfallow", "Cindermoor"].map(|word| Canary { word, for_whom: &["ada"] }).into(),
    }
}
