//! A resource that Ada published for a group in which she is alone, another that everybody may read, and drafts of both: for the
//! matrix, and for the canaries a private word in each place where words stand.

use super::{
    adopting::uses,
    files::{brings, listed, publishes_filed},
    lineage::{adapts, rewrites},
    lists::{asks, collects, puts},
    scene::{drafts, made_id, published, publishes, saves},
};
use crate::{
    cast::{Canary, Furnished},
    discussions_spec::scene::founds,
    messages_spec::made::{pdf, png},
};
use proving::Actor;

/// Lets Ada write, publish for a few, revise, take something back, and show something to everybody. What is for a few keeps all
/// rights, so that it goes when she does.
pub async fn furnish(ada: &Actor) -> Furnished {
    let group = founds(ada, "secret").await;
    let group = group.trim_start_matches("/groups/");
    let leaflet = leaflet(ada, group).await;
    let sketch = drafts(ada, "Quillbarrow", "Never seen by anybody.").await;
    brings(ada, &sketch, "Tansyford.txt", b"Tansyford in a file of a draft.").await.goes_to(&format!("{sketch}/files"));
    let friends = published(ada, "contacts", "Meadowlisk for friends", "Among ourselves.").await;
    let taken = published(ada, "members", "Brackenmoot", "It was there for a moment.").await;
    ada.post(&format!("{taken}/taking-back"), &[]).await.goes_to(&taken);
    let poster = drafts(ada, "A poster for everybody", "Wash your hands.").await;
    brings(ada, &poster, "flyer.txt", b"Wash your hands.").await.goes_to(&format!("{poster}/files"));
    publishes_filed(ada, &poster, (1, 1, "members")).await.goes_to(&poster);
    ada.post(&format!("{poster}/public"), &[("shown", "nameless"), ("sure", "yes")]).await.goes_to(&poster);
    saves(ada, &poster, (1, "Sallowmere comes later", "Wash them again."))
        .await
        .goes_to(&format!("{poster}/edit"));
    let graft = graft(ada).await;
    let only_ada = [
        "Ashgrimble",
        "Thistlecombe",
        "Fernvoss",
        "Hollowtarn",
        "Gorsebright",
        "Quillbarrow",
        "Brackenmoot",
        "Sallowmere",
        "Thistlegarth",
        "Osierbank",
        "Rookholm",
        "Tansyford",
        "Wendlebrook",
        "Larkspindle",
        "Thornpipit",
        "Wrenmarrow",
        "Dunnockfold",
    ];
    let mut canaries: Vec<Canary> = only_ada.map(|word| Canary { word, for_whom: &["ada"] }).into();
    canaries.push(Canary { word: "Meadowlisk", for_whom: &["ada", "contact"] });
    let sprout = sprout(ada, group).await;
    let album = collects(ada, group, "few", "Larkspindle reading").await;
    puts(ada, &album, &leaflet, "Thornpipit first.").await.goes_to(&album);
    collects(ada, "mine", "few", "Wrenmarrow for myself").await;
    let wish = asks(ada, group, "Dunnockfold letter").await;
    let last = |url: &str| url.rsplit('/').next().unwrap_or_default().to_owned();
    let id = |url: &str| url.trim_start_matches("/library/").to_owned();
    let papers = listed(ada, &format!("{leaflet}/files"), &leaflet).await;
    let flyers = listed(ada, &format!("{poster}/files"), &poster).await;
    let file =
        |of: &[String], at: usize| of.get(at).and_then(|it| it.rsplit('/').next()).unwrap_or_default().to_owned();
    Furnished {
        fills: vec![
            ("leaflet", id(&leaflet)),
            ("graft", id(&graft)),
            ("handout", id(&friends)),
            ("poster", id(&poster)),
            ("sketch", id(&sketch)),
            ("shed", id(&taken)),
            ("sprout", id(&sprout)),
            ("album", last(&album)),
            ("wish", last(&wish)),
            ("scan", file(&papers, 0)),
            ("drawing", file(&papers, 1)),
            ("flyer", file(&flyers, 0)),
        ],
        canaries,
    }
}

/// What she makes of something that everybody reads and that changed since; nobody else has seen it.
async fn graft(ada: &Actor) -> String {
    let original = published(ada, "members", "Rota for everybody", "Monday first.").await;
    let url = adapts(ada, &original).await;
    let own = ("Thistlecombe", "Monday first.");
    rewrites(ada, &url, "1", own, &[("difference", "Ashgrimble")]).await.goes_to(&format!("{url}/edit"));
    saves(ada, &original, (1, "Rota for everybody", "Tuesday first.")).await;
    publishes(ada, &original, (2, "members")).await.goes_to(&original);
    url
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
    let page = format!("{url}/files");
    brings(ada, &url, "Wendlebrook.pdf", &pdf("Wendlebrook in a page")).await.goes_to(&page);
    brings(ada, &url, "drawing.png", &png(300, 200, b"Author\0nobody")).await.goes_to(&page);
    publishes_filed(ada, &url, (2, 2, group)).await.goes_to(&url);
    url
}

/// An innovation for the same group, which Ada uses and which asks for something.
async fn sprout(ada: &Actor, group: &str) -> String {
    let id = made_id();
    let fields = [
        ("id", &*id),
        ("kind", "innovation"),
        ("title", "Rookholm at the desk"),
        ("summary", "In a sentence."),
        ("problem", "A queue."),
        ("change", "No queue."),
        ("start", "Tomorrow."),
        ("stage", "trying"),
        ("licence", "kept"),
    ];
    let url = format!("/library/{id}");
    ada.post("/library/new", &fields).await.goes_to(&format!("{url}/edit"));
    publishes(ada, &url, (1, group)).await.goes_to(&url);
    uses(ada, &url, &[("changed", "Thistlegarth had to change."), ("named", "member")]).await.goes_to(&url);
    let needs = [("measure_asked", "measure"), ("measure_words", "Osierbank would do")];
    ada.post(&format!("{url}/needs"), &needs).await.goes_to(&url);
    url
}
