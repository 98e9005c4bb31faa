//! What the stories of discussions begin from: groups of some members, and things begun in them.

use kernel::{Id, Rng};
use proving::{Actor, Seen};
use std::sync::OnceLock;

/// An id as the page of whoever writes makes it; never the same one.
pub fn client() -> String {
    static RNG: OnceLock<Rng> = OnceLock::new();
    Id::<()>::random(RNG.get_or_init(|| Rng::seeded(78))).to_string()
}

/// Founds a group of this kind; its address.
pub async fn founds(owner: &Actor, kind: &str) -> String {
    let made = owner.post("/groups/new", &founding(kind)).await;
    assert_eq!(made.status.as_u16(), 303, "{}", made.words());
    let to = made.header("location");
    format!("/groups/{}", to.trim_start_matches("/groups/").split('/').next().unwrap_or_default())
}

/// A group of these, of which the first is the owner: an open one is joined, into others the owner lets whoever asks; then it
/// becomes as narrow as it should be.
pub async fn group_of(members: &[Actor], kind: &str) -> String {
    let (owner, others) = (&members[0], &members[1..]);
    let group = founds(owner, if kind == "open" { "open" } else { "by_request" }).await;
    for it in others {
        if kind == "open" {
            it.post(&format!("{group}/membership"), &[]).await.goes_to(&format!("{group}/discussions"));
            continue;
        }
        let asked = it.post(&format!("{group}/request"), &[("words", "May I?")]).await;
        assert_eq!(asked.status.as_u16(), 303, "{}", asked.words());
        let path = format!("{group}/requests/{}/acceptance", it.member().await);
        owner.post(&path, &[]).await.goes_to(&format!("{group}/requests"));
    }
    if kind != "open" && kind != "by_request" {
        let mut fields = founding(kind).to_vec();
        fields.push(("version", "1"));
        let narrowed = owner.post(&format!("{group}/settings"), &fields).await;
        assert_eq!(narrowed.status.as_u16(), 303, "{}", narrowed.words());
    }
    group
}

/// What founding sends.
fn founding(kind: &str) -> [(&str, &str); 4] {
    [
        ("shape", "interest"),
        ("name", "Skin surgery in the county"),
        ("purpose", "For those who do skin surgery in general practice."),
        ("kind", kind),
    ]
}

/// Gives somebody a part in a group.
pub async fn appoints(owner: &Actor, group: &str, member: &Actor, role: &str) {
    let path = format!("{group}/people/{}/role", member.member().await);
    let done = owner.post(&path, &[("role", role)]).await;
    assert_eq!(done.status.as_u16(), 303, "{}", done.words());
}

/// Begins something; its address.
pub async fn starts(by: &Actor, group: &str, kind: &str, title: &str, text: &str) -> String {
    let mut fields = vec![("client_id", client()), ("kind", kind.to_owned()), ("title", title.to_owned())];
    fields.push(("text", text.to_owned()));
    if kind == "heads_up" {
        fields.push(("until", "2027-01-31".to_owned()));
    }
    let fields: Vec<(&str, &str)> = fields.iter().map(|it| (it.0, it.1.as_str())).collect();
    started(&by.post(&format!("{group}/discussions/new"), &fields).await)
}

/// The discussion to which an answer leads.
pub fn started(seen: &Seen) -> String {
    assert_eq!(seen.status.as_u16(), 303, "{}", seen.words());
    seen.header("location").to_owned()
}

/// Writes in a discussion; what came of it.
pub async fn says(by: &Actor, thread: &str, text: &str) -> Seen {
    by.post(&format!("{thread}/posts"), &[("client_id", &*client()), ("text", text)]).await
}

/// The same; the post's id.
pub async fn follow_up(by: &Actor, thread: &str, text: &str) -> String {
    let seen = says(by, thread, text).await;
    assert_eq!(seen.status.as_u16(), 303, "{}", seen.words());
    seen.header("location").split("?post=").nth(1).unwrap_or_default().to_owned()
}

/// The id of the opening.
pub async fn opening(reader: &Actor, thread: &str) -> String {
    let page = reader.get(thread).await;
    page.html().split("<li id=\"post-").nth(1).unwrap_or_default().chars().take(36).collect()
}

/// Some members.
pub async fn members(app: &proving::TestApp, names: &[&str]) -> Vec<Actor> {
    let mut all = Vec::new();
    for name in names {
        all.push(app.member(name).await);
    }
    all
}
