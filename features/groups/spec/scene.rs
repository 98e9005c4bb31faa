//! What the stories of groups begin from: members who are contacts, and groups of them.

use accounts_api::{TieKind, set_tie};
use kernel::{Act, Reason, Viewer};
use proving::{Actor, Seen, TestApp};
use std::time::Duration;

/// Sets a scene.
pub const SCENE: Act = Act::open("set_scene");
/// The program itself.
pub const HOUSE: Viewer = Viewer::house(Reason::Background);
/// A day.
pub const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Members with a profession and an affiliation who are all contacts of each other.
pub async fn colleagues(app: &TestApp, names: &[&str]) -> Vec<Actor> {
    let mut all: Vec<Actor> = Vec::new();
    for name in names {
        let actor = app.member(name).await;
        declares(&actor, "practice").await;
        for other in &all {
            tie(app, &actor, other, TieKind::Contact).await;
        }
        all.push(actor);
    }
    app.settle().await;
    all
}

/// Says where somebody belongs.
pub async fn declares(actor: &Actor, affiliation: &str) {
    let fields = [("affiliation", affiliation), ("interests", "nothing")];
    actor.post("/profile/declaration", &fields).await.goes_to("/profile/edit");
}

/// Ties two members.
pub async fn tie(app: &TestApp, one: &Actor, other: &Actor, kind: TieKind) {
    let (a, b) = (one.member().await, other.member().await);
    app.app().write(&HOUSE, SCENE, async |tx| set_tie(tx, a, b, kind).await).await.expect("tied");
}

/// What founding sends, of this name and kind, with more.
pub fn fields<'f>(name: &'f str, kind: &'f str, more: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut all = vec![("shape", "interest"), ("name", name), ("purpose", "For all of us."), ("kind", kind)];
    for field in more {
        all.retain(|it| it.0 != field.0 || it.0 == "excludes");
        all.push(*field);
    }
    all
}

/// Founds a group; its address.
pub async fn founds(owner: &Actor, name: &str, kind: &str, more: &[(&str, &str)]) -> String {
    address(&owner.post("/groups/new", &fields(name, kind, more)).await)
}

/// The group to which an answer leads.
pub fn address(seen: &Seen) -> String {
    assert_eq!(seen.status.as_u16(), 303, "{}", seen.words());
    let rest = seen.header("location").trim_start_matches("/groups/").to_owned();
    format!("/groups/{}", rest.split('/').next().unwrap_or_default())
}

/// A group of these, of which the first is the owner; others are invited and come.
pub async fn group_of(all: &[&Actor], name: &str, kind: &str) -> String {
    let group = founds(all[0], name, kind, &[]).await;
    for it in &all[1..] {
        invites(all[0], &group, it).await;
        joins(it, &group).await;
    }
    group
}

/// Invites a contact.
pub async fn invites(host: &Actor, group: &str, guest: &Actor) {
    let path = format!("{group}/invitations");
    host.post(&path, &[("with", &guest.member().await.to_string())]).await.goes_to(&path);
}

/// Comes in.
pub async fn joins(actor: &Actor, group: &str) {
    actor.post(&format!("{group}/membership"), &[("agree", "yes")]).await.goes_to(&format!("{group}/discussions"));
}

/// Gives somebody another role.
pub async fn appoints(owner: &Actor, group: &str, member: &Actor, role: &str) -> Seen {
    owner.post(&format!("{group}/people/{}/role", member.member().await), &[("role", role)]).await
}

/// Takes somebody out.
pub async fn removes(host: &Actor, group: &str, member: &Actor, reason: &str) -> Seen {
    host.post(&format!("{group}/people/{}/removal", member.member().await), &[("words", reason)]).await
}

/// So many days later, with whoever's session ended meanwhile signed in again.
pub async fn later(app: &TestApp, days: u32, people: &[&Actor]) {
    app.advance(DAY * days);
    app.settle().await;
    for actor in people {
        if actor.get("/groups").await.status != http::StatusCode::OK {
            actor.signs_in().await;
            actor.get("/groups").await; // what a browser is told once is said
        }
    }
}
