//! What the stories of asking without a name begin from: a group of twenty, two moderators who agreed, and looking into rows.

use super::scene::{client, group_of, members};
use http::StatusCode;
use proving::{Actor, Seen, TestApp};

/// A group with enough people, in which one asks: who owns it first, who asks second, somebody third; then two moderators who are
/// named and agreed, and the administrator who did.
pub struct Scene {
    pub group: String,
    pub all: Vec<Actor>,
    pub mods: Vec<Actor>,
    pub admin: Actor,
}

impl Scene {
    pub fn owner(&self) -> &Actor {
        &self.all[0]
    }
    pub fn asker(&self) -> &Actor {
        &self.all[1]
    }
    pub fn other(&self) -> &Actor {
        &self.all[2]
    }
}

/// Names of which each is one word that nothing else has.
pub fn names(number: usize) -> Vec<String> {
    let first = ["Ownwin Prothero", "Quillfeather Askwith", "Bramblewick Otherby"].map(str::to_owned);
    first.into_iter().chain((3..number).map(|it| format!("Person Number{it}"))).collect()
}

pub async fn name_two(admin: &Actor, mods: &[Actor]) {
    let two = [mods[0].member().await.to_string(), mods[1].member().await.to_string()];
    admin.post("/admin/asking", &[("first", &two[0]), ("second", &two[1])]).await.goes_to("/admin/asking");
}

pub async fn scene(app: &TestApp) -> Scene {
    let names = names(20);
    let all = members(app, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let group = group_of(&all, "open").await;
    let mods = vec![app.moderator("Monkshood One").await, app.moderator("Monkshood Two").await];
    let admin = app.admin("Anna").await;
    name_two(&admin, &mods).await;
    for it in &mods {
        it.get("/moderation/unmasking").await.shows("You are named as one of two moderators");
        it.post("/moderation/unmasking/agreement", &[("agrees", "yes")]).await.goes_to("/moderation/unmasking");
    }
    all[0].post(&format!("{group}/discussions/settings"), &[("anonymous", "yes")]).await.is(StatusCode::SEE_OTHER);
    Scene { group, all, mods, admin }
}

/// Sends a question without a name.
pub async fn sends(by: &Actor, group: &str, title: &str, text: &str) -> Seen {
    let fields =
        [("client_id", &*client()), ("kind", "question"), ("title", title), ("text", text), ("understood", "yes")];
    by.post(&format!("{group}/discussions/asking"), &fields).await
}

/// Asks; where it stands, as whoever asked finds it.
pub async fn asks(by: &Actor, group: &str, title: &str, text: &str) -> String {
    sends(by, group, title, text).await.goes_to("/asking");
    let page = by.get("/asking").await;
    let html = page.shows(title).html();
    let before = html.split(&format!(" dir=\"auto\">{title}<")).next().unwrap_or_default();
    let link = before.rsplit("<a href=\"/discussions/").next().unwrap_or_default();
    format!("/discussions/{}", link.chars().take(36).collect::<String>())
}

/// One number of a query.
pub fn count(app: &TestApp, query: &str) -> i64 {
    let rows = app.database().rows(query);
    rows[0][0].as_ref().and_then(|it| it.parse().ok()).expect("a number")
}

pub fn hex(id: &str) -> String {
    id.replace('-', "")
}

/// A value of an id in a query, whatever the engine.
pub fn id_in(app: &TestApp, id: &str) -> String {
    match app.database().engine() {
        ::store::Engine::Sqlite => format!("x'{}'", hex(id)),
        ::store::Engine::Postgres => format!("'{id}'"),
    }
}
