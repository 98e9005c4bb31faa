//! A resource that Ada published for a group in which she is alone, another that everybody may read, and drafts of both: for the
//! matrix, and for the canaries a private word in each place where words stand.

use super::scene::{drafts, made_id, published, publishes, saves};
use crate::{
    cast::{Canary, Furnished},
    discussions_spec::scene::founds,
};
use proving::Actor;

/// Lets Ada write, publish for a few, revise, take something back, and show something to everybody. What is for a few keeps all
/// rights, so that it goes when she does.
pub async fn furnish(ada: &Actor) -> Furnished {
    let group = founds(ada, "secret").await;
    let group = group.trim_start_matches("/groups/");
    let leaflet = leaflet(ada, group).await;
    let sketch = drafts(ada, "Quillbarrow", "Never seen by anybody.").await;
    let friends = published(ada, "contacts", "Meadowlisk for friends", "Under us.").await;
    let taken = published(ada, "members", "Brackenmoot", "It was there for a moment.").await;
    ada.post(&format!("{taken}/taking-back"), &[]).await.goes_to(&taken);
    let poster = published(ada, "members", "A poster for everybody", "Wash your hands.").await;
    ada.post(&format!("{poster}/public"), &[("shown", "nameless"), ("sure", "yes")]).await.goes_to(&poster);
    saves(ada, &poster, (1, "A poster for everybody", "Sallowmere comes later."))
        .await
        .goes_to(&format!("{poster}/edit"));
    let only_ada = ["Fernvoss", "Hollowtarn", "Gorsebright", "Quillbarrow", "Brackenmoot", "Sallowmere"];
    let mut canaries: Vec<Canary> = only_ada.map(|word| Canary { word, for_whom: &["ada"] }).into();
    canaries.push(Canary { word: "Meadowlisk", for_whom: &["ada", "contact"] });
    let id = |url: &str| url.trim_start_matches("/library/").to_owned();
    Furnished {
        fills: vec![
            ("leaflet", id(&leaflet)),
            ("handout", id(&friends)),
            ("poster", id(&poster)),
            ("sketch", id(&sketch)),
            ("shed", id(&taken)),
        ],
        canaries,
    }
}

/// Two versions of something for a group.
async fn leaflet(ada: &Actor, group: &str) -> String {
    let id = made_id();
    let url = format!("/library/{id}");
    let common = [("title", "Fernvoss leaflet"), ("summary", "In a sentence."), ("licence", "kept")];
    let first = [("id", &*id), ("kind", "document"), ("body", "Hollowtarn as it was first.")];
    ada.post("/library/new", &[&first[..], &common].concat()).await.goes_to(&format!("{url}/edit"));
    publishes(ada, &url, (1, group)).await.goes_to(&url);
    let second = [("began", "1"), ("body", "Gorsebright as it is now.")];
    ada.post(&format!("{url}/edit"), &[&second[..], &common].concat()).await.goes_to(&format!("{url}/edit"));
    publishes(ada, &url, (2, group)).await.goes_to(&url);
    url
}
