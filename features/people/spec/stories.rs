//! People as members meet them: profiles and what each reader sees of them, the directory, saved searches, photos.

use super::cast::{after, picture};
use accounts_api::{TieKind, set_tie};
use kernel::{Act, Reason, Viewer};
use proving::{Actor, TestApp as App};

const TIE: Act = Act::open("set_scene");

proving::app_test! {
    async fn the_first_steps_make_a_profile(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        let id = ada.member().await;
        ada.get(&format!("/people/{id}")).await.goes_to("/welcome/1");
        ada.get("/welcome/1").await.is_ok();
        ada.post("/welcome/1", &[("profession", "no.such"), ("role", "role.partner")]).await.problem("profession");
        let first = [("profession", "profession.gp"), ("role", "role.partner"), ("place_words", "Riverside Surgery")];
        ada.post("/welcome/1", &first).await.goes_to("/welcome/2");
        ada.post("/welcome/2", &[("affiliation", "practice"), ("interests", "nothing")]).await.goes_to("/welcome/3");
        ada.post("/welcome/3", &[("before", "Marine biology"), ("aim", "")]).await.goes_to("/welcome/4");
        ada.post("/welcome/4", &[("can_help", "Tide tables, rota software")]).await.goes_to("/people");
        let page = ada.get(&format!("/people/{id}")).await;
        page.is_ok().shows("GP partner").shows("Riverside Surgery").shows("Marine biology").shows("Tide tables");
        app.settle().await;
        app.member("Ben").await.get(&format!("/people/{id}")).await.is_ok().shows("Marine biology");
    }

    /// Every part of a profile is shown to its audience only, on the page, in the card and in the directory.
    async fn each_reader_sees_what_is_for_them(app: TestApp) {
        let (ada, ben, cleo) = (app.member("Ada Lovelace").await, app.member("Ben").await, app.member("Cleo").await);
        fill(&ada).await;
        tie(&app, &ada, &cleo, TieKind::Contact).await;
        app.settle().await;
        let id = ada.member().await;
        for path in [format!("/people/{id}"), format!("/people/{id}/card.vcf"), "/people?q=ada".to_owned()] {
            ben.get(&path).await.is_ok().shows("Ada Lovelace").lacks("Headword").lacks("Aboutword").lacks("Hiddenword");
            cleo.get(&path).await.is_ok().shows("Ada Lovelace").lacks("Aboutword").lacks("Hiddenword");
        }
        cleo.get(&format!("/people/{id}")).await.shows("Headword");
        ada.get(&format!("/people/{id}")).await.shows("Headword").shows("Aboutword").shows("Hiddenword");
        let missing = kernel::MemberId::random(app.app().rng());
        ben.get(&format!("/people/{missing}")).await.is_absent();
    }

    /// Abuse cases 4 and 13: what is hidden touches no hit and no count.
    async fn search_never_finds_by_what_is_hidden(app: TestApp) {
        let (ada, ben, cleo) = (app.member("Ada Lovelace").await, app.member("Ben").await, app.member("Cleo").await);
        fill(&ada).await;
        tie(&app, &ada, &cleo, TieKind::Contact).await;
        app.settle().await;
        for word in ["hiddenword", "hiddenwo", "aboutword", "headword"] {
            ben.get(&format!("/people?q={word}")).await.is_ok().lacks("Ada Lovelace");
            ben.get_part(&format!("/people?q={word}"), "results").await.is_ok().lacks("Ada Lovelace");
            ben.get(&format!("/people/suggest?q={word}")).await.is_ok().lacks("Ada Lovelace");
        }
        ben.get("/people?q=openword").await.is_ok().shows("Ada Lovelace");
        ben.get("/people?q=lovel").await.is_ok().shows("Ada Lovelace");
        cleo.get("/people?q=headword").await.is_ok().shows("Ada Lovelace");
        cleo.get("/people?q=hiddenword").await.is_ok().lacks("Ada Lovelace");
    }

    /// Abuse case 36: a block makes two members absent for each other, everywhere and at once.
    async fn a_block_hides_each_from_the_other(app: TestApp) {
        let (ada, dan) = (app.member("Ada Lovelace").await, app.member("Dan Danton").await);
        fill(&ada).await;
        fill(&dan).await;
        app.settle().await;
        let (a, d) = (ada.member().await, dan.member().await);
        dan.get(&format!("/people/{a}")).await.is_ok();
        tie(&app, &ada, &dan, TieKind::Block).await;
        for settled in [false, true] {
            for (reader, other, name) in [(&dan, a, "Ada Lovelace"), (&ada, d, "Dan Danton")] {
                reader.get(&format!("/people/{other}")).await.is_absent().lacks(name);
                reader.get(&format!("/people/{other}/card.vcf")).await.is_absent();
                reader.get("/people?q=openword").await.is_ok().lacks(name);
                reader.get(&format!("/people/suggest?q={}", &name[..3])).await.is_ok().lacks(name);
            }
            if !settled {
                app.settle().await;
            }
        }
    }

    /// Goal G4: what is hidden is the same answer as what never was.
    async fn hidden_is_the_same_as_absent(app: TestApp) {
        let (ada, dan) = (app.member("Ada Lovelace").await, app.member("Dan Danton").await);
        fill(&ada).await;
        tie(&app, &ada, &dan, TieKind::Block).await;
        app.settle().await;
        let (hidden, never) = (ada.member().await.to_string(), kernel::MemberId::random(app.app().rng()).to_string());
        for end in ["", "/card.vcf", "/photo/large-018f0000-0000-7000-8000-000000000000.jpg"] {
            let mut answers = Vec::new();
            for id in [&hidden, &never] {
                let seen = dan.get(&format!("/people/{id}{end}")).await;
                let token = seen.input("csrf").unwrap_or_default();
                answers.push((seen.status, seen.headers.clone(), seen.html().replace(id, "(id)").replace(&token, "(token)")));
            }
            assert_eq!(answers[0], answers[1], "{end}");
        }
    }

    async fn who_hides_from_a_person_is_absent_for_them(app: TestApp) {
        let (ada, ben, cleo) = (app.member("Ada Lovelace").await, app.member("Ben").await, app.member("Cleo").await);
        fill(&ada).await;
        fill(&ben).await;
        app.settle().await;
        let (a, b) = (ada.member().await, ben.member().await);
        ada.post("/profile/hiding", &[("person", &b.to_string())]).await.goes_to("/profile/hiding");
        app.settle().await;
        ben.get(&format!("/people/{a}")).await.is_absent();
        ben.get("/people?q=openword").await.is_ok().lacks("Ada Lovelace");
        cleo.get(&format!("/people/{a}")).await.is_ok();
        ada.get(&format!("/people/{b}")).await.is_ok();
        ada.post("/profile/hiding/removal", &[("person", &b.to_string())]).await.goes_to("/profile/hiding");
        app.settle().await;
        ben.get(&format!("/people/{a}")).await.is_ok();
    }

    async fn a_suspended_member_is_not_found(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        fill(&ada).await;
        app.settle().await;
        let (id, operator) = (ada.member().await, Viewer::house(Reason::Operator));
        ben.get("/people?q=openword").await.shows("Ada Lovelace");
        accounts::actions::set_standing(app.app(), &operator, id, "suspended").await.expect("suspended");
        ben.get(&format!("/people/{id}")).await.is_absent();
        ben.get("/people?q=openword").await.is_ok().lacks("Ada Lovelace");
        app.settle().await;
        ben.get("/people?q=openword").await.is_ok().lacks("Ada Lovelace");
    }

    async fn nobody_changes_anothers_lines(app: TestApp) {
        let (ada, eve) = (app.member("Ada Lovelace").await, app.member("Eve").await);
        fill(&ada).await;
        fill(&eve).await;
        let line = after(&ada.get("/profile/edit").await, "/profile/lines/");
        for (path, fields) in [("", &[("words", "Mine now")][..]), ("/removal", &[]), ("/position", &[("way", "down")])] {
            eve.post(&format!("/profile/lines/{line}{path}"), fields).await.is_absent(); // abuse case 1
        }
        eve.get(&format!("/profile/lines/{line}")).await.is_absent();
        ada.get(&format!("/profile/lines/{line}")).await.is_ok();
    }

    async fn two_windows_do_not_overwrite_each_other(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        fill(&ada).await;
        let revision = ada.get("/profile/edit").await.input("revision").expect("the revision");
        let head = |headline: &'static str| [("revision", revision.as_str()), ("profession", "profession.gp"), ("headline", headline)];
        ada.post("/profile/edit", &head("The first")).await.goes_to("/profile/edit");
        ada.post("/profile/edit", &head("The second")).await.problem("").shows("The second").shows("another window");
        ada.get("/profile/edit").await.shows("The first");
    }

    async fn saved_searches_are_their_owners(app: TestApp) {
        let (ada, eve) = (app.member("Ada Lovelace").await, app.member("Eve").await);
        ada.post("/people/saved", &[("name", "Sailors"), ("query", "q=sailing")]).await.goes_to("/people/saved");
        ada.get("/people/saved").await.is_ok().shows("Sailors");
        eve.get("/people/saved").await.is_ok().lacks("Sailors");
        let id = ada.get("/people/saved").await.input("id").expect("the search");
        eve.post("/people/saved/remove", &[("id", &id)]).await.is_absent(); // abuse case 1
        ada.get("/people/saved").await.shows("Sailors");
        ada.post("/people/saved/remove", &[("id", &id)]).await.goes_to("/people/saved");
        ada.get("/people/saved").await.lacks("Sailors");
    }

    /// Abuse cases 63 to 67.
    async fn a_photo_is_a_photo_or_is_refused_with_a_reason(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        fill(&ada).await;
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>".to_vec();
        let mut cut = picture();
        cut.truncate(200);
        for bad in [svg, b"not a picture".to_vec(), cut, b"GIF89a<html><script>".to_vec()] {
            ada.upload("/profile/photo", "photo", "me.jpg", &bad, &[]).await.problem("photo");
        }
        ada.upload("/profile/photo", "photo", "", &[], &[]).await.problem("photo");
        let mut marked = picture();
        marked.extend_from_slice(b"CANARYEXIF");
        ada.upload("/profile/photo", "photo", "../../x.png", &marked, &[]).await.goes_to("/profile/photo");
        let id = ada.member().await;
        let photo = after(&ada.get(&format!("/people/{id}")).await, &format!("/people/{id}/photo/large-"));
        let address = format!("/people/{id}/photo/large-{photo}.jpg");
        let seen = ben.get(&address).await;
        seen.is_ok().lacks("CANARYEXIF");
        assert_eq!(seen.header("content-type"), "image/jpeg");
        assert!(seen.body.starts_with(&[0xff, 0xd8]), "redrawn as a JPEG");
        app.nobody().get(&address).await.goes_to(&format!("/sign-in?next={}", address));
        ada.post("/profile/photo/removal", &[]).await.goes_to("/profile/photo");
        ben.get(&address).await.is_absent();
    }

    /// Abuse case 58 and 60: what people write stays text.
    async fn what_people_write_stays_text(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        let about = "<script>alert(1)</script> [x](javascript:alert(1)) ![p](https://evil.example/p.png) <img src=x onerror=y>";
        let head = [("revision", "0"), ("profession", "profession.gp"), ("headline", "<b onclick=x>bold"), ("about", about)];
        ada.post("/profile/edit", &head).await.goes_to("/profile/edit");
        ada.post("/profile/lines", &[("kind", "link"), ("words", "javascript:alert(1)")]).await.problem("words");
        ada.post("/profile/lines", &[("kind", "role"), ("words", "<script>x</script>")]).await;
        app.settle().await;
        let id = ada.member().await;
        for path in [format!("/people/{id}"), "/people".to_owned()] {
            let seen = ben.get(&path).await;
            seen.is_ok();
            for evil in ["<script>alert", "<script>x", "href=\"href=\"javascript:", "<img src=x", "evil.example/p.png\"", "<b onclick"] {
                assert!(!seen.html().contains(evil), "{path} contains {evil}");
            }
        }
    }

    async fn odd_questions_get_an_answer(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        fill(&ada).await;
        app.settle().await;
        let long = "word%20".repeat(1_500);
        for typed in [long.as_str(), "%22", "*", "a*", "NEAR(a%20b)", "col:", "%00", "%F0%9F%98%80", "%E2%80%AE", "--", "%25", "(", "~"] {
            let seen = ada.get(&format!("/people?q={typed}")).await; // abuse cases 90 and 103
            assert!(!seen.status.is_server_error(), "{typed}: {}", seen.status);
            let seen = ada.get(&format!("/people/suggest?q={typed}")).await;
            assert!(!seen.status.is_server_error(), "{typed}: {}", seen.status);
        }
        for query in ["after=x", "sort=x", "place=../..", "near=x&km=-1", "km=99999999999999999999", "q=a&q=b", "term=%27", "x=y"] {
            let seen = ada.get(&format!("/people?{query}")).await; // abuse case 56
            assert!(!seen.status.is_server_error(), "{query}: {}", seen.status);
        }
    }
}

/// A profile with a word for each audience.
async fn fill(actor: &Actor) {
    let head = [
        ("revision", "0"),
        ("profession", "profession.gp"),
        ("headline", "Headword"),
        ("headline_audience", "contacts"),
        ("about", "Aboutword"),
        ("about_audience", "only_me"),
    ];
    actor.post("/profile/edit", &head).await.goes_to("/profile/edit");
    for (kind, words, audience) in [("role", "Openword", "members"), ("background", "Hiddenword", "only_me")] {
        let fields = [("kind", kind), ("words", words), ("audience", audience)];
        actor.post("/profile/lines", &fields).await.goes_to(&format!("/profile/edit#lines-{kind}"));
    }
}

async fn tie(app: &App, one: &Actor, other: &Actor, kind: TieKind) {
    let (one, other) = (one.member().await, other.member().await);
    let house = Viewer::house(Reason::Background);
    app.app().write(&house, TIE, async |tx| set_tie(tx, one, other, kind).await).await.expect("tied");
}
