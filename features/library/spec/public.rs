//! What everybody reads, what is reported, whose month is over, and what stays of whoever leaves.

use super::{
    files::{brings, publishes_filed},
    scene::{drafts, made_id, published, publishes, saves},
};
use crate::{
    discussions_spec::scene::{appoints, follow_up, group_of, members, starts},
    groups_spec::scene::{DAY, HOUSE, tie},
};
use accounts_api::TieKind;
use http::StatusCode;
use proving::{Actor, TestApp};

proving::app_test! {
    /// Item by item, after a confirmation, with the names of those who agreed, and gone as soon as it is not wanted any more.
    async fn the_public_page(app: TestApp) {
        let all = members(&app, &["Ada Okafor", "Ben Bowen"]).await;
        let nobody = app.nobody();
        tie(&app, &all[0], &all[1], TieKind::Contact).await;
        let url = drafts(&all[0], "Handwashing & more", "With <b>soap</b>.").await;
        let ben = all[1].member().await.to_string();
        all[0].post(&format!("{url}/people"), &[("with", &ben)]).await;
        all[1].post(&format!("{url}/invitation"), &[("answer", "nameless")]).await;
        publishes(&all[0], &url, (1, "members")).await.goes_to(&url);
        let open = format!("/public{url}");
        nobody.get(&open).await.is_absent();
        nobody.get(&url).await.is(StatusCode::SEE_OTHER);
        all[0].post(&format!("{url}/public"), &[("shown", "named")]).await.problem("sure");
        all[1].post(&format!("{url}/public"), &[("shown", "named"), ("sure", "yes")]).await.is(StatusCode::FORBIDDEN);
        all[0].post(&format!("{url}/public"), &[("shown", "named"), ("sure", "yes")]).await.goes_to(&url);
        let page = nobody.get(&open).await;
        page.is_ok().shows("Handwashing").shows("Ada Okafor").lacks("Ben Bowen").shows("CC BY 4.0").lacks("version");
        assert!(!page.html().contains("<b>soap"), "{}", page.html()); // abuse case 58
        let feed = nobody.get("/public/library.atom").await;
        assert!(feed.header("content-type").starts_with("application/atom+xml"), "{}", feed.header("content-type"));
        let text = feed.html();
        assert!(text.contains("Handwashing &#38; more") && text.contains("<name>Ada Okafor</name>"), "{text}");
        assert!(!text.contains("Bowen") && !text.contains("soap"), "{text}");
        all[1].post(&format!("{url}/invitation"), &[("answer", "named")]).await;
        nobody.get(&open).await.shows("Ada Okafor and Ben Bowen");
        // What is not published is not shown, and withdrawn is said without the words.
        saves(&all[0], &url, (1, "Handwashing & more", "Only a draft.")).await;
        nobody.get(&open).await.lacks("Only a draft");
        all[0].post(&format!("{url}/withdrawal"), &[("why", "Soap is not enough.")]).await;
        nobody.get(&open).await.is_ok().shows("Soap is not enough.").lacks("soap</b>").lacks("In a sentence.");
        assert!(!nobody.get("/public/library.atom").await.html().contains("Handwashing"));
        // Narrower is public no more, and a wider version later is not public by itself.
        publishes(&all[0], &url, (2, "contacts")).await.goes_to(&url);
        nobody.get(&open).await.is_absent();
        all[0].post(&format!("{url}/public"), &[("shown", "named"), ("sure", "yes")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("for all members first");
        saves(&all[0], &url, (2, "Handwashing & more", "Again.")).await;
        publishes(&all[0], &url, (3, "members")).await.goes_to(&url);
        nobody.get(&open).await.is_absent();
    }

    /// What goes on the web is said before, with who is named there, and what a withdrawal tells.
    async fn what_goes_on_the_web_is_said_before(app: TestApp) {
        let ada = app.member("Ada Okafor").await;
        let nobody = app.nobody();
        let id = made_id();
        let url = format!("/library/{id}");
        let fields = [
            ("id", &*id), ("kind", "protocol"), ("title", "Handwashing"), ("summary", "x"), ("body", "y"), ("sources", "NICE"),
            ("responsible", "Dr Siân Llewellyn, partner"), ("review_month", "10"), ("review_year", "2027"),
        ];
        ada.post("/library/new", &fields).await.goes_to(&format!("{url}/edit"));
        brings(&ada, &url, "basin & tap.txt", b"Cold water will do.").await.goes_to(&format!("{url}/files"));
        publishes_filed(&ada, &url, (1, 1, "members")).await.goes_to(&url);
        let page = ada.get(&format!("{url}/public")).await;
        page.shows("Everybody can open this file").shows("basin &#38; tap.txt").shows("It names who answers for it").shows("Siân Llewellyn");
        ada.get(&format!("{url}/withdrawal")).await.lacks("On the web its page stays");
        ada.post(&format!("{url}/public"), &[("shown", "nameless"), ("sure", "yes")]).await.goes_to(&url);
        nobody.get(&format!("/public{url}")).await.shows("basin &#38; tap.txt").shows("Siân Llewellyn").lacks("Okafor");
        ada.get(&format!("{url}/withdrawal")).await.shows("On the web its page stays with your reason alone");
    }

    /// Whoever looks at reports takes a page off the web at once, whatever is wrong with it, and its owner cannot bring it back there
    /// as long as it is held.
    async fn a_moderator_takes_a_page_off_the_web(app: TestApp) {
        let ada = app.member("Ada").await;
        let (moderator, nobody) = (app.moderator("Mo").await, app.nobody());
        let url = published(&ada, "members", "Crundlemere", "A publisher’s words").await;
        ada.post(&format!("{url}/public"), &[("shown", "nameless"), ("sure", "yes")]).await.goes_to(&url);
        let open = format!("/public{url}");
        nobody.get(&open).await.is_ok();
        let report = format!("/report/resource/{}", url.trim_start_matches("/library/"));
        moderator.post(&report, &[("kind", "patient"), ("words", "Somebody wrote to us.")]).await.is(StatusCode::SEE_OTHER);
        nobody.get(&open).await.is_absent();
        assert!(!nobody.get("/public/library.atom").await.html().contains("Crundlemere"));
        let again = ada.post(&format!("{url}/public"), &[("shown", "nameless"), ("sure", "yes")]).await;
        again.is(StatusCode::UNPROCESSABLE_ENTITY).shows("held back");
        nobody.get(&open).await.is_absent();
    }

    /// Whom one would write with is found as people are found elsewhere, on both engines alike.
    async fn a_contact_is_found_however_their_name_is_typed(app: TestApp) {
        let all = members(&app, &["Ada", "Siân Ŵyn-O’Brien", "Cleo Doyle"]).await;
        tie(&app, &all[0], &all[1], TieKind::Contact).await;
        tie(&app, &all[0], &all[2], TieKind::Contact).await;
        let url = drafts(&all[0], "A rota", "Monday first.").await;
        for typed in ["sian", "SI%C3%82N", "%C5%B5yn", "wyn", "o%27brien", "obrien", "si%C3%A2n+w", "%E2%80%AEsian"] {
            let page = all[0].get(&format!("{url}/people?q={typed}")).await;
            page.shows("Siân Ŵyn-O’Brien").lacks("Cleo Doyle");
        }
        all[0].get(&format!("{url}/people?q=nobody%25")).await.shows("None of your contacts is called that");
        all[0].get(&format!("{url}/people?q={}", "x".repeat(1_000))).await.shows("None of your contacts is called that");
        all[0].get(&format!("{url}/people?q=%22")).await.shows("Cleo Doyle");
    }

    async fn what_keeps_all_rights_is_never_public(app: TestApp) {
        let ada = app.member("Ada").await;
        let id = made_id();
        let fields = [("id", &*id), ("kind", "document"), ("title", "Mine"), ("summary", "x"), ("body", "y"), ("licence", "kept")];
        ada.post("/library/new", &fields).await;
        let url = format!("/library/{id}");
        publishes(&ada, &url, (1, "members")).await.goes_to(&url);
        ada.get(&format!("{url}/public")).await.shows("keeps all rights");
        ada.post(&format!("{url}/public"), &[("shown", "nameless"), ("sure", "yes")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        app.nobody().get(&format!("/public{url}")).await.is_absent();
    }

    /// A report holds it back from everybody but its owner and those who look (abuse case 46).
    async fn what_is_reported_is_held_back(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let moderator = app.moderator("Mo").await;
        let url = published(&all[0], "members", "Crundlemere", "Wrongful words").await;
        app.settle().await;
        let report = format!("/report/resource/{}", url.trim_start_matches("/library/"));
        all[0].get(&url).await.lacks(&report);
        all[1].get(&url).await.shows(&report);
        all[1].get(&report).await.is_ok();
        let words = [("kind", "patient"), ("words", "One could tell who it is.")];
        all[1].post(&report, &words).await.is(StatusCode::SEE_OTHER);
        app.settle().await;
        all[2].get(&url).await.is_absent();
        all[2].get("/library").await.lacks("Crundlemere");
        all[2].get("/search?q=crundlemere").await.lacks("Wrongful words");
        all[0].get(&url).await.is_ok().shows("Held back");
        saves(&all[0], &url, (1, "Crundlemere", "Other words.")).await;
        moderator.get(&url).await.is_ok().shows("Wrongful words");
        // Its owner puts it right, and others see that once a moderator has.
        publishes(&all[0], &url, (2, "members")).await.goes_to(&url);
        moderator.get(&url).await.is_ok().shows("Other words.");
        all[2].get(&url).await.is_absent();
    }

    /// Whoever owns it is told once that the month is over, and every reader sees it.
    async fn a_month_that_is_over(app: TestApp) {
        app.app().crew().appoint().await.expect("the nights are on the list");
        let all = members(&app, &["Ada", "Ben"]).await;
        let id = made_id();
        let month = ui::words::day_code(app.app().clock().now().plus(20 * DAY));
        let (year, month) = (month[..4].to_owned(), month[5..7].to_owned());
        let fields = [
            ("id", &*id), ("kind", "document"), ("title", "Duefield"), ("summary", "x"), ("body", "y"),
            ("review_month", &*month), ("review_year", &*year),
        ];
        all[0].post("/library/new", &fields).await;
        let url = format!("/library/{id}");
        publishes(&all[0], &url, (1, "members")).await.goes_to(&url);
        all[1].get(&url).await.lacks("overdue");
        app.advance(60 * DAY);
        let (ada, ben) = (all[0].signs_in().await, all[1].signs_in().await);
        assert!(ada.status.is_redirection() && ben.status.is_redirection());
        app.settle().await;
        all[0].get("/notices").await.shows("“Duefield” is due to be looked at again");
        all[1].get("/notices").await.lacks("Duefield");
        all[1].get(&url).await.shows("The review is overdue");
        all[1].get("/library").await.shows("review overdue");
        all[1].get("/search?q=duefield").await.shows("Library: review overdue");
    }

    /// What others may use stays without a name, everything else goes; the copy has one's own (abuse case 21).
    async fn what_stays_of_whoever_leaves(app: TestApp) {
        let all = members(&app, &["Ada Okafor", "Ben"]).await;
        let stays = published(&all[0], "members", "Stayfield", "Used everywhere.").await;
        let few = published(&all[0], "contacts", "Fewfield", "For friends.").await;
        let draft = drafts(&all[0], "Draftfield", "Not yet.").await;
        let copy = copy_of(&app, &all[0]).await;
        assert!(["Stayfield", "Fewfield", "Draftfield", "Not yet."].iter().all(|it| copy.contains(it)), "{copy}");
        assert!(!copy_of(&app, &all[1]).await.contains("field"));
        all[0].post("/settings/leaving", &[]).await;
        app.advance(DAY * 15);
        app.settle().await;
        leaving::actions::erase_due(app.app()).await.expect("erased");
        app.settle().await;
        all[1].signs_in().await;
        all[1].get(&stays).await.is_ok().shows("A former member").lacks("Okafor").shows("Used everywhere.");
        all[1].get("/library").await.shows("Stayfield").shows("A former member");
        all[1].get(&few).await.is_absent();
        all[1].get(&draft).await.is_absent();
        let rows = app.database().rows("SELECT COUNT(*) FROM resource_draft");
        assert_eq!(rows[0][0].as_deref(), Some("0"));
    }

    /// The short answer of a discussion becomes a draft for the readers of its group, with those named from whose replies it is.
    async fn a_short_answer_becomes_a_draft(app: TestApp) {
        let all = members(&app, &["Ada", "Ben Bowen", "Cleo"]).await;
        let group = group_of(&all[..2], "by_request").await;
        appoints(&all[0], &group, &all[1], "host").await;
        let thread = starts(&all[0], &group, "question", "Which tray?", "For six.").await;
        follow_up(&all[1], &thread, "The small one.").await;
        let at = thread.trim_start_matches("/discussions/");
        let path = format!("/library/from/{at}");
        all[0].post(&path, &[]).await.is_absent();
        let ben = all[1].member().await.to_string();
        let proposed = [("words", "Take the **small** tray."), ("from", &*ben)];
        all[0].post(&format!("{thread}/summary"), &proposed).await.goes_to(&format!("{thread}/summary"));
        let html = all[0].get(&format!("{thread}/summary")).await.html();
        let marker = format!("action=\"{thread}/summary/");
        let short: String = html.split(&marker).nth(1).expect("proposed").chars().take(36).collect();
        all[0].post(&format!("{thread}/summary/{short}"), &[("decision", "accept")]).await;
        all[0].get(&thread).await.shows("Turn it into a library resource").shows(&path);
        all[2].post(&path, &[]).await.is_absent();
        let made = all[0].post(&path, &[]).await;
        let edit = made.header("location").to_owned();
        all[0].post(&path, &[]).await.goes_to(&edit);
        all[0].get(&edit).await.shows("Which tray?").shows("Take the **small** tray.");
        let url = edit.trim_end_matches("/edit").to_owned();
        all[1].get(&url).await.is_absent();
        let page = all[0].get(&format!("{url}/publication")).await;
        page.is_ok().shows("checked");
        publishes(&all[0], &url, (1, group.trim_start_matches("/groups/"))).await.goes_to(&url);
        all[1].get(&url).await.is_ok().shows("with ").shows("Ben Bowen").shows("A discussion in its group");
        all[2].get(&url).await.is_absent();
    }
}

/// What the library puts into the copy of a member's data.
pub async fn copy_of(app: &TestApp, actor: &Actor) -> String {
    let library = crate::features().into_iter().find(|it| it.name == "library").expect("the library");
    let belongings = library.belongings.expect("belongings");
    let read = app.app().read(&HOUSE).await.expect("a read");
    let exported = (belongings.export)(app.app(), read.reader(), actor.member().await).await.expect("exported");
    exported.json.to_string()
}
