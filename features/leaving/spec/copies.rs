//! Taking one's data along.

use crate::{cast::Cast, people_spec::cast::after};
use proving::{Actor, Ask, TestApp, together};
use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
    time::Duration,
};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// Has a copy made; its address.
pub async fn copy_of(actor: &Actor) -> String {
    actor.post("/settings/data", &[]).await.goes_to("/settings/data");
    let page = actor.get("/settings/data").await;
    format!("/settings/data/{}", after(&page, "href=\"/settings/data/"))
}

/// The files of a copy, by their names.
pub async fn files_of(actor: &Actor, address: &str) -> BTreeMap<String, Vec<u8>> {
    let seen = actor.get(address).await;
    seen.is_ok();
    assert_eq!(seen.header("content-type"), "application/zip");
    assert_eq!(seen.header("content-length"), seen.body.len().to_string());
    let mut zip = zip::ZipArchive::new(Cursor::new(seen.body.clone())).expect("a zip");
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a file");
        let name = file.name().expect("a name").into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).expect("readable");
        files.insert(name, bytes);
    }
    files
}

fn text(files: &BTreeMap<String, Vec<u8>>) -> String {
    files.values().map(|it| String::from_utf8_lossy(it)).collect::<Vec<_>>().join("\n")
}

/// How many files lie in the folder of copies, half ones too.
pub fn kept(app: &TestApp) -> usize {
    let folder = app.app().settings().data.join("copies");
    let folders = std::fs::read_dir(folder).into_iter().flatten().flatten();
    folders.map(|it| std::fs::read_dir(it.path()).into_iter().flatten().count()).sum()
}

proving::app_test! {
    async fn a_copy_is_there_at_once_and_has_everything(app: TestApp) {
        let ada = app.member("Ada Ní Dhomhnaill").await;
        ada.get("/settings").await.shows("/settings/data");
        ada.get("/settings/data").await.is_ok().shows("There is none").shows("Your profile").shows("What others wrote about you");
        ada.elsewhere().signs_in().await;
        let address = copy_of(&ada).await;
        ada.get("/settings/data").await.shows("20 November 2026 at 12.00").shows("until 27 November 2026");
        let seen = ada.get(&address).await;
        assert_eq!(seen.header("content-disposition"), "attachment; filename=\"kettle-data-2026-11-20.zip\"");
        assert_eq!(seen.header("cache-control"), "no-store");
        let files = files_of(&ada, &address).await;
        for name in ["accounts", "people", "texts", "moderation", "leaving"] {
            let json: serde_json::Value = serde_json::from_slice(&files[&format!("data/{name}.json")]).expect("JSON");
            assert!(json.is_object(), "{name}");
        }
        let account: serde_json::Value = serde_json::from_slice(&files["data/accounts.json"]).expect("JSON");
        assert_eq!((account["email"].as_str(), account["joined"].as_str()), (Some(ada.email()), Some("2026-11-20T12:00:00Z")));
        let log: serde_json::Value = serde_json::from_slice(&files["data/leaving.json"]).expect("JSON");
        let acts: Vec<_> = log["acts"].as_array().expect("a list").iter().filter_map(|it| it["act"].as_str()).collect();
        assert!(acts.contains(&"sign_in") && acts.contains(&"ask_copy"), "{acts:?}");
        let page = String::from_utf8(files["index.html"].clone()).expect("text");
        for words in ["What Kettle holds of", "Ada Ní Dhomhnaill", ada.email(), "https://kettle.test"] {
            assert!(page.contains(words), "{words}");
        }
        app.settle().await;
        let told: Vec<_> = app.mails().into_iter().filter(|it| it.to == ada.email() && it.subject.contains("copy")).collect();
        assert_eq!(told.len(), 1, "a copy that somebody else had made does not stay unseen");
        assert!(told[0].text.contains("/settings/data") && !told[0].text.contains(&address), "a letter opens nothing"); // 22
    }

    /// Whatever a member keeps is in their copy, and nobody else's words are.
    async fn a_copy_has_its_owners_words_only(app: TestApp) {
        let cast = Cast::gather(&app).await;
        app.advance(2 * MINUTE);
        for (name, actor) in cast.viewers.iter().filter(|it| matches!(it.0, "ada" | "contact" | "blocked" | "member" | "admin")) {
            let copy = text(&files_of(actor, &copy_of(actor).await).await);
            assert!(copy.contains(actor.email()) && !copy.contains("$argon2"), "{name}");
            for canary in &cast.canaries {
                let own = *name == "ada";
                assert_eq!(copy.contains(canary.word), own, "{}: in the copy of {name}", canary.word); // 21
            }
            for (other, one) in cast.viewers.iter().filter(|it| it.0 != *name && !it.1.email().is_empty()) {
                assert!(!copy.contains(one.email()) && !copy.contains(one.name()), "{other} stands in the copy of {name}"); // 21
            }
        }
        let photo = files_of(cast.viewer("ada"), &copy_of(cast.viewer("ada")).await).await;
        assert!(photo["files/people/photo-large.jpg"].starts_with(&[0xff, 0xd8]), "the photo is in it");
    }

    /// Nothing is left out because there is much of it.
    async fn ten_thousand_things_are_all_in_it(app: TestApp) {
        let ada = app.member("Ada").await;
        let member = ada.member().await.to_string();
        let (id, member) = match app.app().db().engine() {
            store::Engine::Sqlite => ("randomblob(16)", format!("x'{}'", member.replace('-', ""))),
            store::Engine::Postgres => ("gen_random_uuid()", format!("'{member}'::uuid")),
        };
        app.database().run(&format!(
            "INSERT INTO audit (id, at, act, actor_id)
             WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
             SELECT {id}, i, 'made_act_' || i, {member} FROM n"
        ));
        let files = files_of(&ada, &copy_of(&ada).await).await;
        let (page, json) = (String::from_utf8_lossy(&files["index.html"]), String::from_utf8_lossy(&files["data/leaving.json"]));
        for number in [1, 5_000, 10_000] {
            assert!(page.contains(&format!("made_act_{number}<")) && json.contains(&format!("\"made_act_{number}\"")), "{number}");
        }
    }

    async fn anothers_copy_is_absent(app: TestApp) {
        let (ada, ben, anna) = (app.member("Ada").await, app.member("Ben").await, app.admin("Anna").await);
        let address = copy_of(&ada).await;
        for other in [&ben, &anna] {
            other.get(&address).await.is_absent(); // abuse case 21
            other.send(Ask::new("HEAD", &address)).await.is_absent();
            other.post(&format!("{address}/remove"), &[]).await.is_absent();
        }
        let next = format!("/sign-in?next={address}");
        ada.elsewhere().get(&address).await.goes_to(&next); // abuse case 22: the address alone opens nothing
        let thief = ada.copied();
        ada.post("/sign-out", &[]).await;
        thief.get(&address).await.goes_to(&next); // abuse case 74
        ada.signs_in().await;
        ada.get(&address).await.is_ok();
        ada.get("/settings/data/not-an-id").await.is_absent();
    }

    async fn pressing_twice_makes_one(app: TestApp) {
        let ada = app.member("Ada").await;
        let presses: Vec<_> = (0..4).map(|_| { let ada = ada.clone(); async move { ada.post("/settings/data", &[]).await } }).collect();
        for pressed in together(presses).await {
            pressed.goes_to("/settings/data");
        }
        app.advance(MINUTE / 2);
        ada.post("/settings/data", &[]).await.goes_to("/settings/data");
        app.settle().await;
        assert_eq!(ada.get("/settings/data").await.html().matches("Download<").count(), 1);
        assert_eq!(kept(&app), 1);
    }

    async fn a_day_has_three(app: TestApp) {
        let ada = app.member("Ada").await;
        for _ in 0..3 {
            let address = copy_of(&ada).await;
            ada.post(&format!("{address}/remove"), &[]).await.goes_to("/settings/data");
            ada.get(&address).await.is_absent();
            app.settle().await;
            assert_eq!(kept(&app), 0, "what is taken away is gone from the disk");
            app.advance(2 * MINUTE);
        }
        ada.post("/settings/data", &[]).await.problem("").shows("three copies").shows("What is in it");
        app.advance(DAY);
        copy_of(&ada).await;
    }

    async fn after_a_week_a_copy_is_gone(app: TestApp) {
        let ada = app.member("Ada").await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        let address = copy_of(&ada).await;
        app.advance(7 * DAY);
        ada.get(&address).await.is_absent();
        ada.get("/settings/data").await.shows("There is none");
        app.advance(DAY);
        app.settle().await;
        assert_eq!(kept(&app), 0);
    }

    async fn whoever_is_suspended_takes_their_data_along(app: TestApp) {
        for actor in [app.suspended("Sam").await, app.unconfirmed("Una").await, app.leaving("Lea").await] {
            let address = copy_of(&actor).await;
            assert!(text(&files_of(&actor, &address).await).contains(actor.email()), "{}", actor.name());
        }
    }

    /// The disk says no: the page says so, no half file stays, and asking again helps when there is room again.
    async fn what_cannot_be_written_is_said_and_leaves_nothing(app: TestApp) {
        let ada = app.member("Ada").await;
        let folder = app.app().settings().data.join("copies");
        std::fs::remove_dir_all(&folder).expect("removed");
        std::fs::write(&folder, "in the way").expect("written");
        ada.post("/settings/data", &[]).await.goes_to("/settings/data"); // abuse case 110
        ada.get("/settings/data").await.is_ok().shows("could not be made").lacks("Download");
        app.advance(2 * MINUTE);
        app.settle().await;
        ada.get("/settings/data").await.shows("could not be made");
        assert!(app.mails().iter().all(|it| !it.subject.contains("copy")), "a letter tells of a copy that there is not");
        std::fs::remove_file(&folder).expect("removed");
        std::fs::create_dir(&folder).expect("made");
        copy_of(&ada).await;
        assert_eq!(kept(&app), 1);
    }

    /// The server stops between the press and the copy: the job makes it.
    async fn a_copy_that_was_asked_for_is_made_after_a_stop(app: TestApp) {
        let ada = app.member("Ada").await;
        let asked = leaving::actions::begin_copy(app.app(), &kernel::Viewer::member(ada.member().await)).await;
        let id = asked.expect("written").expect("asked for");
        assert_eq!(kept(&app), 0, "nobody made it");
        ada.get("/settings/data").await.shows("being made").shows("Look again");
        app.advance(2 * MINUTE);
        app.settle().await;
        files_of(&ada, &format!("/settings/data/{id}")).await;
    }

    async fn the_page_says_what_every_feature_holds(app: TestApp) {
        let ada = app.member("Ada").await;
        let (data, leaving) = (ada.get("/settings/data").await, ada.get("/settings/leaving").await);
        for it in app.app().belongings() {
            data.shows(it.words.title).shows(it.words.has);
            leaving.shows(it.words.goes).shows(it.words.stays);
        }
    }

    /// `docs/data-copy.md` promises names that never change.
    async fn the_fields_of_a_copy_are_written_down(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let files = files_of(cast.viewer("ada"), &cast.address("/settings/data/{copy}")).await;
        let documented = std::fs::read_to_string(crate::sources::root().join("docs/data-copy.md")).expect("the document");
        let mut missing = Vec::new();
        for (name, bytes) in files.iter().filter(|it| it.0.ends_with(".json")) {
            let json: serde_json::Value = serde_json::from_slice(bytes).expect("JSON");
            missing.extend(fields(&json).into_iter().filter(|it| !documented.contains(&format!("`{it}`"))).map(|it| format!("{name}: {it}")));
        }
        crate::sources::none("A field of a copy that docs/data-copy.md does not name.", missing);
    }
}

fn fields(value: &serde_json::Value) -> std::collections::BTreeSet<String> {
    match value {
        serde_json::Value::Object(it) => {
            it.iter().flat_map(|(name, value)| std::iter::once(name.clone()).chain(fields(value))).collect()
        }
        serde_json::Value::Array(it) => it.iter().flat_map(fields).collect(),
        _ => std::collections::BTreeSet::new(),
    }
}
