//! Where members belong, who else pays them, and how Kettle knows them: beside every name, for every reader, at once.

use accounts_api::{TieKind, set_tie};
use kernel::{Act, MemberId, Reason, Viewer};
use people_api::{Affiliation, Declared, beside_of};
use proving::{Actor, TestApp as App};

const SCENE: Act = Act::open("set_scene");

proving::app_test! {
    async fn both_are_asked_on_joining_and_nothing_is_chosen_for_anybody(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        ada.get("/welcome/1").await.is_ok().shows("step 1 of 4");
        let page = ada.get("/welcome/2").await;
        page.is_ok().shows("Where do you belong?").shows("Nothing to declare").lacks(" checked").lacks("Skip this page");
        ada.post("/welcome/2", &[]).await.problem("affiliation").shows("Say whether there is anything to declare.");
        ada.post("/welcome/2", &[("affiliation", "guild"), ("interests", "nothing")]).await.problem("affiliation");
        let nothing = [("affiliation", "practice"), ("interests", "something"), ("interests_words", "")];
        ada.post("/welcome/2", &nothing).await.problem("interests_words").shows("value=\"practice\" checked");
        let both = [("affiliation", "practice"), ("interests", "nothing"), ("interests_words", "Shares in a pharmacy")];
        ada.post("/welcome/2", &both).await.problem("interests_words").shows("Shares in a pharmacy");
        declares(&ada, &["practice", "education"], "").await.goes_to("/welcome/3");
        ada.get("/welcome/2").await.is_ok().shows("value=\"education\" checked").shows("value=\"nothing\" checked");
    }

    async fn they_stand_beside_the_name_wherever_it_is_read(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        for who in [&ada, &ben] {
            who.post("/welcome/1", &[("profession", "profession.gp")]).await.goes_to("/welcome/2");
        }
        declares(&ben, &["practice"], "").await;
        app.settle().await;
        let (profile, card) = addresses(&ada).await;
        let lists = ["/people?q=lovelace", "/people/suggest?q=ada"];
        for page in [&*profile, lists[0], lists[1]] {
            ben.get(page).await.is_ok().shows("Affiliation not stated");
        }
        declares(&ada, &["practice"], "").await;
        for page in lists {
            ben.get(page).await.is_ok().lacks("Affiliation not stated").lacks("General practice,");
        }
        ben.get(&profile).await.is_ok().shows("General practice, since").shows("Nothing to declare.").lacks("Interests declared");
        declares(&ada, &["practice", "industry"], "Pensovark Ltd: shares\nA <b>college</b>").await;
        for page in lists {
            ben.get(page).await.is_ok().shows("Supplier or industry");
        }
        ben.get(lists[0]).await.shows("Interests declared").shows(&format!("{profile}#interests")).lacks("Pensovark");
        let page = ben.get(&profile).await;
        page.is_ok().shows("General practice, supplier or industry, since").shows("Pensovark Ltd: shares");
        assert!(!page.html().contains("<b>college"), "what people write stays text"); // abuse case 58
        let text = ben.get(&card).await.html().replace("\r\n ", "");
        assert!(text.contains("General practice\\, supplier or industry") && !text.contains("Pensovark"), "{text}");
        app.nobody().get(&profile).await.lacks("Pensovark");
    }

    /// What stays keeps its date, what changes has a new one.
    async fn each_answer_is_dated(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        ada.post("/welcome/1", &[("profession", "profession.gp")]).await.goes_to("/welcome/2");
        declares(&ada, &["practice"], "").await;
        app.settle().await;
        let before = app.database().rows("SELECT affiliations_at, interests_at FROM declaration");
        app.advance(std::time::Duration::from_secs(3 * 24 * 60 * 60));
        declares(&ada, &["practice"], "Shares").await;
        let after = app.database().rows("SELECT affiliations_at, interests_at FROM declaration");
        assert_eq!(before[0][0], after[0][0]);
        assert_ne!(before[0][1], after[0][1]);
        let since = after[0][1].as_deref().and_then(|it| it.parse().ok()).map(kernel::Moment::from_micros).expect("a moment");
        let (profile, _) = addresses(&ada).await;
        ben.get(&profile).await.is_ok().shows(&format!("Declared since {}", ui::words::date(since)));
    }

    async fn people_are_found_by_where_they_belong_and_never_by_what_they_did_not_say(app: TestApp) {
        let (ada, ben, cleo) = (app.member("Ada Lovelace").await, app.member("Ben").await, app.member("Cleo").await);
        for who in [&ada, &ben] {
            who.post("/welcome/1", &[("profession", "profession.gp")]).await.goes_to("/welcome/2");
            declares(who, &["practice"], "").await;
        }
        app.settle().await;
        // One value is no choice.
        cleo.get("/people").await.is_ok().lacks("id=\"facet-affiliation\"").lacks("id=\"facet-footing\"");
        declares(&ada, &["regulator"], "").await;
        app.settle().await;
        cleo.get("/people").await.is_ok().shows("id=\"facet-affiliation\"").lacks("value=\"unstated\"");
        cleo.get("/people?affiliation=regulator").await.is_ok().shows("1 person").shows("Ada Lovelace");
        cleo.get("/people?q=regulator").await.is_ok().shows("Ada Lovelace");
        cleo.get("/people?profession=unstated").await.is_ok().shows("3 people").lacks("Remove </span>Profession");
        cleo.get("/people?q=stated").await.is_ok().lacks("Cleo</a>");
    }

    /// Whoever is on the way joins, says so to whom they like, and is found by whoever may read it.
    async fn considering_general_practice_is_a_way_to_join(app: TestApp) {
        let (ada, ben, cleo) = (app.member("Ada Lovelace").await, app.member("Ben").await, app.member("Cleo").await);
        tie(&app, &ada, &cleo, TieKind::Contact).await;
        let first = |audience| {
            [("profession", "profession.doctor"), ("footing", "considering"), ("footing_audience", audience)]
        };
        ada.post("/welcome/1", &[("profession", "profession.doctor"), ("footing", "soon")]).await.problem("footing");
        ada.post("/welcome/1", &first("contacts")).await.goes_to("/welcome/2");
        ada.get("/welcome/1").await.is_ok().shows("value=\"considering\" checked");
        ben.post("/welcome/1", &[("profession", "profession.gp"), ("footing", "now")]).await.goes_to("/welcome/2");
        app.settle().await;
        let (profile, _) = addresses(&ada).await;
        for page in [profile.as_str(), "/people"] {
            ben.get(page).await.is_ok().shows("Ada Lovelace").lacks("considering general practice");
            cleo.get(page).await.is_ok().shows("considering general practice");
        }
        for page in ["/people?footing=considering", "/people?q=considering+general+practice"] {
            ben.get(page).await.is_ok().lacks("Ada Lovelace</a>"); // abuse case 4
            cleo.get(page).await.is_ok().shows("Ada Lovelace</a>").shows("Considering general practice");
        }
        ada.post("/welcome/1", &first("members")).await.goes_to("/welcome/2");
        app.settle().await;
        ben.get("/people?q=considering+general+practice").await.is_ok().shows("Ada Lovelace</a>");
        ben.get(&profile).await.is_ok().shows("considering general practice");
    }

    /// Who invited somebody stands there for whoever may see that member, and for nobody else, whoever looked before.
    async fn evidence_names_nobody_whom_the_reader_must_not_find(app: TestApp) {
        let (ada, ben, cleo, dan) = (
            app.member("Ada Lovelace").await,
            app.member("Ben").await,
            app.member("Cleo").await,
            app.member("Dan").await,
        );
        for who in [&ada, &ben] {
            who.post("/welcome/1", &[("profession", "profession.gp")]).await.goes_to("/welcome/2");
        }
        invited(&app, &ben, &ada);
        app.settle().await;
        let (profile, _) = addresses(&ben).await;
        for reader in [&cleo, &dan, &cleo] {
            reader.get(&profile).await.is_ok().shows("Invited by Ada Lovelace").shows("looks nobody up in a register");
            reader.get("/people?q=ben").await.is_ok().shows("Invited by Ada Lovelace");
        }
        ada.get(&profile).await.is_ok().shows("Invited by you");
        let person = dan.member().await.to_string();
        ada.post("/profile/hiding", &[("person", &person)]).await.goes_to("/profile/hiding");
        for reader in [&cleo, &dan, &cleo, &dan] {
            let hidden = std::ptr::eq(reader, &dan);
            for page in [profile.as_str(), "/people?q=ben"] {
                let seen = reader.get(page).await;
                if hidden { seen.is_ok().lacks("Ada Lovelace") } else { seen.is_ok().shows("Invited by Ada Lovelace") };
            }
        }
        ada.post("/profile/hiding/removal", &[("person", &person)]).await.goes_to("/profile/hiding");
        tie(&app, &ada, &dan, TieKind::Block).await; // abuse case 36
        dan.get(&profile).await.is_ok().lacks("Ada Lovelace");
        app.stands(&ada, "suspended").await;
        cleo.get(&profile).await.is_ok().lacks("Ada Lovelace");
    }

    /// What other features read: of whom the reader may see, and of nobody else.
    async fn others_read_it_as_far_as_the_reader_sees(app: TestApp) {
        let (ada, ben, cleo) = (app.member("Ada Lovelace").await, app.member("Ben").await, app.member("Cleo").await);
        ada.post("/welcome/1", &[("profession", "profession.manager")]).await.goes_to("/welcome/2");
        declares(&ada, &["industry"], "Shares").await;
        app.settle().await;
        tie(&app, &cleo, &ada, TieKind::Block).await; // abuse case 36
        let (a, b, c) = (ada.member().await, ben.member().await, cleo.member().await);
        let read = async |reader: MemberId| {
            let read = app.app().read(&Viewer::member(reader)).await.expect("a read");
            beside_of(read.reader(), &[a, b]).await.expect("beside")
        };
        let seen = read(b).await;
        assert_eq!(seen[&a].words(), "Practice manager, supplier or industry");
        assert!(seen[&a].affiliations.has(Affiliation::Industry));
        assert_eq!((seen[&a].interests, seen[&b].interests), (Declared::Something, Declared::NotSaid));
        assert_eq!(seen[&b].words(), "Profession not stated, affiliation not stated");
        assert!(!read(c).await.contains_key(&a));
    }
}

/// Says it on the page of joining; without interests there is nothing to declare.
async fn declares(who: &Actor, affiliations: &[&str], interests: &str) -> proving::Seen {
    let answer = if interests.is_empty() { "nothing" } else { "something" };
    let mut fields: Vec<(&str, &str)> = affiliations.iter().map(|it| ("affiliation", *it)).collect();
    fields.extend([("interests", answer), ("interests_words", interests)]);
    who.post("/welcome/2", &fields).await
}

async fn addresses(who: &Actor) -> (String, String) {
    let profile = format!("/people/{}", who.member().await);
    let card = format!("{profile}/card.vcf");
    (profile, card)
}

async fn tie(app: &App, one: &Actor, other: &Actor, kind: TieKind) {
    let (one, other) = (one.member().await, other.member().await);
    let house = Viewer::house(Reason::Background);
    app.app().write(&house, SCENE, async move |tx| set_tie(tx, one, other, kind).await).await.expect("tied");
}

/// As if the one had come in by the other's invitation.
fn invited(app: &App, who: &Actor, host: &Actor) {
    app.database().run(&format!(
        "UPDATE entry SET way = 'invitation', version = 1, by_id = (SELECT id FROM member WHERE name = '{}')
         WHERE member_id = (SELECT id FROM member WHERE name = '{}')",
        host.name(),
        who.name(),
    ));
}
