//! What Ada's profile says in the matrix and to the canaries: one private word for each audience.

use crate::cast::{Canary, Furnished};
use proving::{Actor, Seen};

/// Fills Ada's profile.
pub async fn furnish(ada: &Actor) -> Furnished {
    let head = [
        ("revision", "0"),
        ("profession", "profession.gp"),
        ("headline", "Zorvaneck among colleagues"),
        ("headline_audience", "contacts"),
        ("about", "Quillomard is nobody's business."),
        ("about_audience", "only_me"),
        ("location_audience", "members"),
        ("photo_audience", "contacts"),
    ];
    ada.post("/profile/edit", &head).await.goes_to("/profile/edit");
    let declares = [("affiliation", "practice"), ("interests", "something"), ("interests_words", "Pensovark Ltd: fees")];
    ada.post("/profile/declaration", &declares).await.goes_to("/profile/edit");
    for (kind, words, audience) in [
        ("role", "Membriqua lead", "members"),
        ("interest", "Contavelle", "contacts"),
        ("background", "Solifarne", "only_me"),
    ] {
        let fields = [("kind", kind), ("words", words), ("audience", audience)];
        ada.post("/profile/lines", &fields).await.goes_to(&format!("/profile/edit#lines-{kind}"));
    }
    let saved = [("name", "Parsivold"), ("query", "q=parsivold"), ("tell", "on")];
    ada.post("/people/saved", &saved).await.goes_to("/people/saved");
    ada.upload("/profile/photo", "photo", "me.png", &picture(), &[]).await.goes_to("/profile/photo");
    let id = ada.member().await;
    let page = ada.get(&format!("/people/{id}")).await;
    let line = after(&ada.get("/profile/edit").await, "/profile/lines/");
    let photo = after(&page, &format!("/people/{id}/photo/large-"));
    Furnished {
        fills: vec![("line", line), ("photo", photo)],
        canaries: vec![
            Canary { word: "Lovelace", for_whom: &["member", "contact", "moderator", "admin", "ada"] }, // abuse case 36
            Canary { word: "Pensovark", for_whom: &["member", "contact", "moderator", "admin", "ada"] },
            Canary { word: "Membriqua", for_whom: &["member", "contact", "moderator", "admin", "ada"] },
            Canary { word: "Zorvaneck", for_whom: &["contact", "ada"] },
            Canary { word: "Contavelle", for_whom: &["contact", "ada"] },
            Canary { word: "Quillomard", for_whom: &["ada"] },
            Canary { word: "Solifarne", for_whom: &["ada"] },
            Canary { word: "Parsivold", for_whom: &["ada"] },
        ],
    }
}

/// A small picture.
pub fn picture() -> Vec<u8> {
    let plain = image::RgbImage::from_fn(320, 320, |x, y| image::Rgb([x as u8, y as u8, 128]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    plain.write_to(&mut bytes, image::ImageFormat::Png).expect("a picture");
    bytes.into_inner()
}

/// The id that follows this in a page.
pub fn after(page: &Seen, mark: &str) -> String {
    let html = page.html();
    let ids = html.split(mark).skip(1).map(|it| it.chars().take(36).collect::<String>());
    let mut ids = ids.filter(|it| it.len() == 36 && it.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-'));
    ids.next().unwrap_or_else(|| panic!("{}: no id after {mark}", page.asked))
}
