//! One's own profile: lines, hiding from a practice, the card, leaving.

use super::cast::{after, picture};
use kernel::{Act, Reason, Viewer};
use proving::Actor;

proving::app_test! {
    async fn a_line_is_changed_moved_and_removed(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        speak(&ada).await;
        for words in ["Bread", "Kites"] {
            ada.post("/profile/lines", &[("kind", "interest"), ("words", words)]).await.goes_to("/profile/edit#lines-interest");
        }
        ada.post("/profile/lines", &[("kind", "interest"), ("words", "kites")]).await.problem(""); // it stands there already
        ada.post("/profile/lines", &[("kind", "extended_role"), ("words", "Skin surgery")]).await.problem("stage").shows("Skin surgery");
        ada.post("/profile/lines", &[("kind", "role"), ("words", "Cook"), ("from_month", "14"), ("from_year", "2015")])
            .await
            .problem("from");
        let first = after(&ada.get("/profile/edit").await, "/profile/lines/");
        ada.get(&format!("/profile/lines/{first}")).await.is_ok().shows("Change: Interests");
        ada.post(&format!("/profile/lines/{first}/position"), &[("way", "down")]).await.goes_to("/profile/edit#lines-interest");
        let page = ada.get("/profile/edit").await.words();
        assert!(page.find("Kites") < page.find("Bread"), "moved down: {page}");
        ada.post(&format!("/profile/lines/{first}"), &[("words", "Sourdough bread"), ("audience", "only_me")])
            .await
            .goes_to("/profile/edit#lines-interest");
        ada.post(&format!("/profile/lines/{first}/removal"), &[]).await.goes_to("/profile/edit");
        ada.get("/profile/edit").await.lacks("ourdough").shows("Kites");
    }

    async fn saying_it_twice_is_saying_it_once(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        for _ in 0..2 {
            ada.post("/welcome/1", &[("profession", "profession.gp"), ("role", "role.partner")]).await.goes_to("/welcome/2");
            ada.post("/welcome/3", &[("extended", "Skin surgery"), ("stage", "training")]).await.goes_to("/welcome/4");
        }
        let html = ada.get("/profile/edit").await.html();
        assert_eq!(html.matches("<b dir=\"auto\">Skin surgery</b>").count(), 1);
        ada.post("/welcome/3", &[("extended", "Frailty")]).await.problem("stage");
    }

    async fn a_page_that_was_skipped_asks_later(app: TestApp) {
        let ben = app.member("Ben").await;
        ben.get("/welcome/4").await.is_ok().shows("Your profession");
        ben.post("/welcome/4", &[("can_help", "Rotas")]).await.problem("profession").shows("Rotas");
        ben.post("/welcome/4", &[("profession", "profession.manager"), ("can_help", "Rotas")]).await.goes_to("/people");
        ben.get("/welcome/4").await.is_ok().lacks("Your profession");
    }

    async fn a_card_carries_only_what_the_reader_sees(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace; PhD").await, app.member("Ben").await);
        speak(&ada).await;
        ada.post("/profile/lines", &[("kind", "link"), ("words", "https://example.org/secret"), ("audience", "only_me")]).await;
        let id = ada.member().await;
        let card = ben.get(&format!("/people/{id}/card.vcf")).await;
        card.is_ok();
        assert_eq!(card.header("content-type"), "text/vcard; charset=utf-8");
        let text = card.html();
        assert!(text.contains("FN:Ada Lovelace\\; PhD\r\n") && text.contains("ROLE:GP\r\n"), "{text}"); // abuse case 95
        assert!(!text.contains("EMAIL") && !text.contains("secret") && !text.contains(ada.email()), "{text}");
    }

    /// Whoever hides from somebody gives them no name either, wherever their id is used.
    async fn an_id_is_no_way_round_hiding(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        speak(&ada).await;
        speak(&ben).await;
        let (a, b) = (ada.member().await.to_string(), ben.member().await.to_string());
        ben.get(&format!("/profile/hiding?person={a}")).await.is_ok().shows("Ada Lovelace");
        ada.post("/profile/hiding", &[("person", &b)]).await.goes_to("/profile/hiding");
        ben.get(&format!("/profile/hiding?person={a}")).await.is_ok().lacks("Ada Lovelace");
        ben.post("/profile/hiding", &[("person", &a)]).await.is_absent();
        ada.post("/profile/hiding", &[("person", &a)]).await.problem("");
        ada.post("/profile/hiding", &[("place_words", "Nowhere Surgery")]).await.problem("place_words").shows("Nowhere Surgery");
    }

    /// The place is one that every Kettle has.
    async fn a_place_knows_who_works_there_and_who_hides_from_it(app: TestApp) {
        let (ada, ben, cleo) = (app.member("Ada Lovelace").await, app.member("Ben").await, app.member("Cleo").await);
        for actor in [&ada, &ben, &cleo] {
            speak(actor).await;
        }
        let place = [("kind", "role"), ("words", "GP partner"), ("place_words", "England"), ("place_code", "ENG")];
        ben.post("/profile/lines", &place).await.goes_to("/profile/edit#lines-role");
        cleo.get("/places/ENG").await.is_ok().shows("Ben").shows("GP partner");
        cleo.get(&format!("/people/{}", ben.member().await)).await.shows("England");
        ada.post("/profile/hiding", &[("place_words", "England"), ("place_code", "ENG")]).await.goes_to("/profile/hiding");
        ada.get("/profile/hiding").await.shows("England");
        let id = ada.member().await;
        ben.get(&format!("/people/{id}")).await.is_absent();
        cleo.get(&format!("/people/{id}")).await.is_ok();
        ada.post("/profile/hiding/removal", &[("place_code", "ENG")]).await.goes_to("/profile/hiding");
        ben.get(&format!("/people/{id}")).await.is_ok();
    }

    async fn who_leaves_takes_everything_along(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        speak(&ada).await;
        speak(&ben).await;
        ada.upload("/profile/photo", "photo", "me.png", &picture(), &[]).await.goes_to("/profile/photo");
        ben.post("/profile/hiding", &[("person", &ada.member().await.to_string())]).await.goes_to("/profile/hiding");
        let id = ada.member().await;
        let ours = app.app().belongings().iter().find(|it| it.tables.contains(&"profile")).expect("claimed");
        let read = app.app().read(&Viewer::house(Reason::Background)).await.expect("a read");
        let exported = (ours.export)(app.app(), read.reader(), id).await.expect("exported");
        drop(read);
        assert_eq!(exported.json["profile"]["profession"], "profession.gp");
        let erase = ours.erase;
        let house = Viewer::house(Reason::Background);
        app.app().write(&house, LEAVE, async |tx| erase(tx, id).await).await.expect("erased");
        app.settle().await;
        ben.get(&format!("/people/{id}")).await.is_absent();
        for table in ["profile", "line", "hiding"] {
            let rows = app.database().rows(&format!("SELECT COUNT(*) FROM {table}"));
            let left = if table == "profile" { "1" } else { "0" };
            assert_eq!(rows[0][0].as_deref(), Some(left), "{table}");
        }
        let files = app.app().settings().data.join("files");
        assert_eq!(count_files(&files), 0, "the photo's files are gone");
    }
}

const LEAVE: Act = Act::open("set_scene");

async fn speak(actor: &Actor) {
    let head = [("revision", "0"), ("profession", "profession.gp")];
    actor.post("/profile/edit", &head).await.goes_to("/profile/edit");
}

fn count_files(folder: &std::path::Path) -> usize {
    let entries = std::fs::read_dir(folder).expect("a folder").map(|it| it.expect("an entry").path());
    entries.map(|it| if it.is_dir() { count_files(&it) } else { 1 }).sum()
}
