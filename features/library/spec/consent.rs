//! What was said in a group goes further only with the leave of those who said it (abuse case 18), whoever is named can always take that
//! back, and nothing tells of a group of which one may not know (abuse case 15).

use super::scene::{drafts, made_id, published, publishes, saves};
use crate::{
    discussions_spec::scene::{appoints, follow_up, group_of, members, starts},
    groups_spec::scene::{DAY, HOUSE, SCENE, tie},
};
use accounts_api::{TieKind, remove_tie};
use http::StatusCode;
use proving::Actor;

/// A secret group of Ada, Ben and Cleo, and what Ada made of its short answer, which Ben gave and for which Cleo said something.
async fn turned(all: &[Actor]) -> (String, String) {
    let group = group_of(&all[..3], "secret").await;
    appoints(&all[0], &group, &all[1], "host").await;
    let thread = starts(&all[0], &group, "question", "Which tray?", "For six.").await;
    follow_up(&all[2], &thread, "The small one.").await;
    let cleo = all[2].member().await.to_string();
    let proposed = [("words", "Take the **small** tray."), ("from", &*cleo)];
    all[1].post(&format!("{thread}/summary"), &proposed).await.goes_to(&format!("{thread}/summary"));
    let html = all[0].get(&format!("{thread}/summary")).await.html();
    let marker = format!("action=\"{thread}/summary/");
    let short: String = html.split(&marker).nth(1).expect("proposed").chars().take(36).collect();
    all[0].post(&format!("{thread}/summary/{short}"), &[("decision", "accept")]).await;
    let made = all[0].post(&format!("/library/from/{}", thread.trim_start_matches("/discussions/")), &[]).await;
    let url = made.header("location").trim_end_matches("/edit").to_owned();
    (url, group.trim_start_matches("/groups/").to_owned())
}

const NAMES: [&str; 4] = ["Ada Okafor", "Ben Bowen", "Cleo Doyle", "Dan Outside"];
const ASKS: &str = "made something for the library from what you said";

proving::app_test! {
    /// Abuse case 18: in the group its owner publishes it as they like; further only when the proposer and everybody whose words are
    /// in it agreed; and outside nobody learns who is in the group.
    async fn what_was_said_in_a_group_stays_there_until_all_agree(app: TestApp) {
        let all = members(&app, &NAMES).await;
        let (url, group) = turned(&all).await;
        let path = format!("{url}/invitation");
        let page = all[0].get(&format!("{url}/publication")).await;
        page.shows("not everybody from whose words it is made has agreed").shows("Ben Bowen and Cleo Doyle").shows("Ask them");
        for whom in ["members", "contacts"] {
            let refused = publishes(&all[0], &url, (1, whom)).await;
            refused.is(StatusCode::UNPROCESSABLE_ENTITY).shows("has agreed that others read it");
        }
        publishes(&all[0], &url, (1, &group)).await.goes_to(&url);
        app.settle().await;
        all[2].get(&url).await.shows("Ben Bowen").shows("Cleo Doyle").shows("A discussion in its group");
        // They are told, and say it as often as they like.
        for it in &all[1..3] {
            it.get("/notices").await.shows(ASKS);
            it.get("/library?show=mine").await.shows("Made from what you said in a group").shows(&path);
            it.get(&path).await.is_ok().shows("Which tray?").shows("Only the group, and without my name");
        }
        all[3].get("/notices").await.lacks(ASKS);
        all[3].get(&path).await.is_absent();
        all[3].post(&path, &[("answer", "wider")]).await.is_absent();
        for word in ["open", "named", "no", ""] {
            all[1].post(&path, &[("answer", word)]).await.problem("answer");
        }
        all[1].post(&path, &[("answer", "wider")]).await.goes_to("/library?show=mine");
        all[1].get("/notices").await.lacks(ASKS);
        publishes(&all[0], &url, (1, "members")).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Not yet: <span dir=\"auto\">Cleo Doyle<");
        all[2].post(&path, &[("answer", "nameless")]).await.goes_to("/library?show=mine");
        let page = all[0].get(&format!("{url}/people")).await;
        page.shows("they agreed, without their name").lacks("whether others may read it");
        publishes(&all[0], &url, (1, "members")).await.goes_to(&url);
        let seen = all[3].get(&url).await;
        seen.is_ok().shows("Ben Bowen").lacks("Cleo").lacks("in its group").lacks("/discussions/").lacks("Skin surgery in the county");
        // Who takes it back is named to nobody outside any more, at once, and keeps it from the web.
        all[1].post(&path, &[("answer", "inside")]).await.goes_to("/library?show=mine");
        all[3].get(&url).await.is_ok().lacks("Bowen");
        all[2].get(&url).await.shows("dir=\"auto\">Ben Bowen</a>").lacks("dir=\"auto\">Cleo Doyle</a>");
        let public = all[0].post(&format!("{url}/public"), &[("shown", "named"), ("sure", "yes")]).await;
        public.is(StatusCode::UNPROCESSABLE_ENTITY).shows("has agreed that others read it");
        app.nobody().get(&format!("/public{url}")).await.is_absent();
    }

    /// Asking is for its owner; whoever said no is not asked again, and neither they nor a name are told to the owner as such.
    async fn who_said_no_is_left_alone(app: TestApp) {
        let all = members(&app, &NAMES).await;
        let (url, group) = turned(&all).await;
        let asking = format!("{url}/asking");
        all[0].post(&asking, &[]).await.goes_to(&format!("{url}/people"));
        app.settle().await;
        for it in &all[1..3] {
            it.get("/notices").await.shows(ASKS);
        }
        // They have not seen the draft, and cannot (abuse case 41).
        for path in ["", "/edit", "/publication"] {
            all[1].get(&format!("{url}{path}")).await.is_absent();
        }
        for it in &all[1..] {
            it.post(&asking, &[]).await.is_absent();
        }
        all[2].post(&format!("{url}/invitation"), &[("answer", "off")]).await.goes_to("/library?show=mine");
        all[0].post(&asking, &[]).await.goes_to(&format!("{url}/people"));
        app.settle().await;
        all[2].get("/notices").await.lacks(ASKS);
        let people = all[0].get(&format!("{url}/people")).await;
        people.shows("Cleo Doyle").shows("they have not agreed that others read it").lacks("Take off");
        // Their name is theirs to take away, not the owner's to remove so that nobody has to be asked.
        let cleo = all[2].member().await;
        all[0].post(&format!("{url}/people/{cleo}/removal"), &[]).await;
        publishes(&all[0], &url, (1, "members")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        publishes(&all[0], &url, (1, &group)).await.goes_to(&url);
        all[1].get(&url).await.is_ok().shows("Ben Bowen").lacks("Cleo");
    }

    /// Across a block, too, everybody is asked about their own words: by nobody's name, once, however often the owner presses.
    async fn who_is_behind_a_block_is_asked_by_nobody(app: TestApp) {
        let all = members(&app, &NAMES).await;
        let (url, _) = turned(&all).await;
        let (asking, path) = (format!("{url}/asking"), format!("{url}/invitation"));
        all[0].post(&asking, &[]).await.goes_to(&format!("{url}/people"));
        all[2].get("/notices").await.shows("Ada Okafor").shows(ASKS);
        tie(&app, &all[2], &all[0], TieKind::Block).await;
        all[2].get("/notices").await.lacks(&path);
        for _ in 0..2 {
            all[0].post(&asking, &[]).await.goes_to(&format!("{url}/people"));
            app.settle().await;
        }
        let told = || all[2].get("/notices");
        told().await.shows("was made from what you said in a group").shows(&path).lacks("Okafor");
        all[1].get("/notices").await.shows("Ada Okafor").shows(ASKS);
        let rows = app.database().rows("SELECT COUNT(*) FROM resource_contributor WHERE asked_apart");
        assert_eq!(rows[0][0].as_deref(), Some("1"));
        // Seen or not, nobody rings for it again.
        all[2].post("/notices/seen", &[]).await;
        let rung = || app.database().rows("SELECT changed, seen_at FROM notice WHERE by_id IS NULL AND kind = 'resource-credited'");
        let before = rung();
        assert_eq!(before.len(), 1);
        all[0].post(&asking, &[]).await.goes_to(&format!("{url}/people"));
        assert_eq!(rung(), before);
        all[2].post(&path, &[("answer", "nameless")]).await.goes_to("/library?show=mine");
        told().await.lacks(&path);
        all[1].post(&path, &[("answer", "wider")]).await;
        publishes(&all[0], &url, (1, "members")).await.goes_to(&url);
    }

    /// Being asked to write takes no credit away, neither while one thinks, nor by a "no", nor by being taken off.
    async fn a_credit_outlives_an_invitation(app: TestApp) {
        let all = members(&app, &NAMES).await;
        tie(&app, &all[0], &all[2], TieKind::Contact).await;
        let (url, group) = turned(&all).await;
        publishes(&all[0], &url, (1, &group)).await.goes_to(&url);
        let (cleo, path) = (all[2].member().await.to_string(), format!("{url}/invitation"));
        let people = format!("{url}/people");
        let asks = async || {
            all[0].post(&people, &[("with", &*cleo)]).await.goes_to(&people);
        };
        let named = async || {
            all[1].get(&url).await.is_ok().shows("Cleo Doyle");
        };
        asks().await;
        named().await;
        all[2].get(&path).await.shows("asks you to write");
        all[2].post(&path, &[("answer", "no")]).await.goes_to("/library");
        named().await;
        all[2].get(&path).await.shows("Made from what you said");
        asks().await;
        all[2].post(&path, &[("answer", "nameless")]).await.goes_to(&format!("{url}/edit"));
        all[2].get(&format!("{url}/edit")).await.is_ok();
        all[0].post(&format!("{url}/people/{cleo}/removal"), &[]).await.goes_to(&format!("{url}/people"));
        all[2].get(&format!("{url}/edit")).await.is_absent();
        named().await;
        publishes(&all[0], &url, (1, "members")).await.is(StatusCode::UNPROCESSABLE_ENTITY);
    }

    /// Abuse case 36: what somebody agreed to they take back whatever stands between them and its owner, and its owner takes off
    /// whom they do not see.
    async fn consent_is_taken_back_across_a_block(app: TestApp) {
        let all = members(&app, &NAMES).await;
        let nobody = app.nobody();
        tie(&app, &all[0], &all[1], TieKind::Contact).await;
        let url = drafts(&all[0], "Handwashing", "With soap.").await;
        let (path, ben) = (format!("{url}/invitation"), all[1].member().await);
        all[0].post(&format!("{url}/people"), &[("with", &ben.to_string())]).await;
        all[1].post(&path, &[("answer", "named")]).await.goes_to(&format!("{url}/edit"));
        publishes(&all[0], &url, (1, "members")).await.goes_to(&url);
        all[0].post(&format!("{url}/public"), &[("shown", "named"), ("sure", "yes")]).await.goes_to(&url);
        let open = format!("/public{url}");
        nobody.get(&open).await.shows("Ada Okafor and Ben Bowen");
        let ada = all[0].member().await;
        app.app().write(&HOUSE, SCENE, async |tx| remove_tie(tx, ada, ben, TieKind::Contact).await).await.expect("untied");
        tie(&app, &all[0], &all[1], TieKind::Block).await;
        all[1].get(&url).await.is_absent();
        all[1].get(&format!("{url}/edit")).await.is_absent();
        all[1].get("/library?show=mine").await.shows("Document that you cannot open").shows(&path).lacks("Handwashing");
        all[1].get(&path).await.is_ok().shows("Are you named with it?").lacks("Okafor").lacks("Handwashing");
        all[1].post(&path, &[("answer", "nameless")]).await.goes_to("/library?show=mine");
        nobody.get(&open).await.shows("Ada Okafor").lacks("Bowen");
        let people = all[0].get(&format!("{url}/people")).await;
        people.shows("Somebody you do not see").lacks("Bowen");
        all[0].post(&format!("{url}/people/{ben}/removal"), &[]).await.goes_to(&format!("{url}/people"));
        all[0].get(&format!("{url}/people")).await.lacks("Somebody you do not see");
        all[1].get(&path).await.is_absent();
    }

    /// When its owner is erased it leaves the web with them, who alone could take it off; who is named with it takes that back.
    async fn what_is_nobodys_is_on_no_web(app: TestApp) {
        let all = members(&app, &NAMES).await;
        tie(&app, &all[0], &all[1], TieKind::Contact).await;
        let url = drafts(&all[0], "Stayfield", "Used everywhere.").await;
        let (path, ben) = (format!("{url}/invitation"), all[1].member().await.to_string());
        all[0].post(&format!("{url}/people"), &[("with", &ben)]).await;
        all[1].post(&path, &[("answer", "named")]).await;
        publishes(&all[0], &url, (1, "members")).await.goes_to(&url);
        all[0].post(&format!("{url}/public"), &[("shown", "named"), ("sure", "yes")]).await.goes_to(&url);
        app.nobody().get(&format!("/public{url}")).await.is_ok();
        all[0].get("/settings/leaving").await.shows("What everybody could read on the web is there no more");
        all[0].post("/settings/leaving", &[]).await;
        app.advance(DAY * 15);
        app.settle().await;
        leaving::actions::erase_due(app.app()).await.expect("erased");
        app.settle().await;
        for it in &all[1..3] {
            it.signs_in().await;
        }
        app.nobody().get(&format!("/public{url}")).await.is_absent();
        assert!(!app.nobody().get("/public/library.atom").await.html().contains("Stayfield"));
        all[2].get(&url).await.is_ok().shows("Ben Bowen").lacks("Your part in it");
        all[1].get(&url).await.is_ok().shows("Your part in it").lacks("Change the text");
        all[1].get(&path).await.is_ok().shows("a former member");
        all[1].post(&path, &[("answer", "no")]).await.goes_to("/library");
        all[1].get(&url).await.is_ok().lacks("Your part in it");
        all[2].get(&url).await.is_ok().lacks("Ben Bowen");
    }

    /// Abuse case 15: whoever may not know of a group does not read its name beside what is for it, be it that they write it.
    async fn the_name_of_a_group_is_for_those_who_may_know_of_it(app: TestApp) {
        let all = members(&app, &NAMES).await;
        tie(&app, &all[0], &all[3], TieKind::Contact).await;
        let group = group_of(&all[..2], "secret").await;
        let name = "Skin surgery in the county";
        let url = drafts(&all[0], "Quillmarsh", "Between us.").await;
        let dan = all[3].member().await.to_string();
        all[0].post(&format!("{url}/people"), &[("with", &dan)]).await;
        all[3].post(&format!("{url}/invitation"), &[("answer", "nameless")]).await.goes_to(&format!("{url}/edit"));
        publishes(&all[0], &url, (1, group.trim_start_matches("/groups/"))).await.goes_to(&url);
        app.settle().await;
        all[1].get(&url).await.shows(name);
        all[3].get(&url).await.is_ok().shows("Whoever reads in a group").lacks(name);
        all[3].get(&format!("{url}/versions")).await.is_ok().lacks(name);
        let shelf = all[3].get(&format!("/library?by={}", all[0].member().await)).await;
        shelf.shows("Quillmarsh").shows("For a group").lacks(name);
        all[3].get("/library").await.lacks(name);
        all[3].get("/search?q=quillmarsh").await.lacks(name);
    }

    /// What is on the web goes there again at once: its owner is told, and says so.
    async fn a_version_goes_on_the_web_knowingly(app: TestApp) {
        let ada = app.member("Ada").await;
        let nobody = app.nobody();
        let url = published(&ada, "members", "Handwashing", "With soap.").await;
        ada.get(&format!("{url}/publication")).await.shows("and by nobody outside").lacks("on the web");
        ada.post(&format!("{url}/public"), &[("shown", "nameless"), ("sure", "yes")]).await.goes_to(&url);
        saves(&ada, &url, (1, "Handwashing", "With soap and water.")).await;
        let page = ada.get(&format!("{url}/publication")).await;
        page.shows("stands on the web at once").lacks("by nobody outside").shows("everybody reads it on the web");
        publishes(&ada, &url, (2, "members")).await.problem("web").shows("Tick that everybody reads this version on the web");
        nobody.get(&format!("/public{url}")).await.lacks("and water");
        let fields = [("audience", "members"), ("drafted", "2"), ("may", "yes"), ("note", ""), ("web", "yes")];
        ada.post(&format!("{url}/publication"), &fields).await.goes_to(&url);
        nobody.get(&format!("/public{url}")).await.shows("and water");
        // After a withdrawal too; for fewer nothing has to be said.
        ada.post(&format!("{url}/withdrawal"), &[("why", "Too wet.")]).await.goes_to(&url);
        publishes(&ada, &url, (2, "members")).await.problem("web");
        publishes(&ada, &url, (2, "contacts")).await.goes_to(&url);
        nobody.get(&format!("/public{url}")).await.is_absent();
    }

    /// Abuse cases 19, 20: each version says its own month, is compared with what its reader may read, and the feed tells of no time
    /// when few read it.
    async fn a_version_tells_of_itself_alone(app: TestApp) {
        let all = members(&app, &NAMES).await;
        let group = group_of(&all[..2], "secret").await;
        let id = made_id();
        let url = format!("/library/{id}");
        let written = |body, year| {
            [("title", "Duefield"), ("summary", "x"), ("body", body), ("review_month", "3"), ("review_year", year)]
        };
        let first = [("id", &*id), ("kind", "document")];
        all[0].post("/library/new", &[&first[..], &written("One.", "2028")].concat()).await.goes_to(&format!("{url}/edit"));
        publishes(&all[0], &url, (1, group.trim_start_matches("/groups/"))).await.goes_to(&url);
        let began = ui::words::day_code(app.app().clock().now());
        app.advance(DAY * 2);
        for it in &all { it.signs_in().await; }
        all[0].post(&format!("{url}/edit"), &[&[("began", "1")][..], &written("Two.", "2029")].concat()).await;
        publishes(&all[0], &url, (2, "members")).await.goes_to(&url);
        all[1].get(&url).await.shows("March 2029").shows("Compare version 2 with 1");
        all[1].get(&format!("{url}/versions/1")).await.shows("March 2028").lacks("March 2029");
        let seen = all[3].get(&url).await;
        seen.is_ok().shows("version 2").lacks("Compare version");
        let compared = all[3].get(&format!("{url}/compare?from=1&to=2")).await;
        compared.is_ok().shows("It is the only version that is for you to read").lacks("Their words are the same");
        all[0].post(&format!("{url}/public"), &[("shown", "nameless"), ("sure", "yes")]).await.goes_to(&url);
        let feed = app.nobody().get("/public/library.atom").await.html();
        assert!(feed.contains("Duefield") && !feed.contains(&began), "{feed}");
        let open = app.nobody().get(&format!("/public{url}")).await;
        open.is_ok().lacks("overdue");
        assert!(open.header("link").contains("/public/library.atom"), "whoever reads feeds finds it");
    }

    /// A month that was moved on is nobody's notice any more, and one that is over is said where everybody reads it too.
    async fn a_review_is_over_until_it_is_published_anew(app: TestApp) {
        app.app().crew().appoint().await.expect("the nights are on the list");
        let ada = app.member("Ada").await;
        let nobody = app.nobody();
        let id = made_id();
        let url = format!("/library/{id}");
        let month = ui::words::day_code(app.app().clock().now().plus(20 * DAY));
        let fields = [
            ("id", &*id), ("kind", "document"), ("title", "Duefield"), ("summary", "x"), ("body", "y"),
            ("review_month", &month[5..7]), ("review_year", &month[..4]),
        ];
        ada.post("/library/new", &fields).await;
        publishes(&ada, &url, (1, "members")).await.goes_to(&url);
        ada.post(&format!("{url}/public"), &[("shown", "nameless"), ("sure", "yes")]).await.goes_to(&url);
        nobody.get(&format!("/public{url}")).await.is_ok().lacks("The review is overdue");
        app.advance(60 * DAY);
        ada.signs_in().await;
        app.settle().await;
        ada.get("/notices").await.shows("“Duefield” is due to be looked at again");
        nobody.get(&format!("/public{url}")).await.shows("The review is overdue");
        let later = ui::words::day_code(app.app().clock().now().plus(400 * DAY));
        let fields = [
            ("began", "1"), ("title", "Duefield"), ("summary", "x"), ("body", "z"), ("review_month", &later[5..7]),
            ("review_year", &later[..4]),
        ];
        ada.post(&format!("{url}/edit"), &fields).await.goes_to(&format!("{url}/edit"));
        let fields = [("audience", "members"), ("drafted", "2"), ("may", "yes"), ("note", ""), ("web", "yes")];
        ada.post(&format!("{url}/publication"), &fields).await.goes_to(&url);
        app.settle().await;
        ada.get("/notices").await.lacks("Duefield");
        nobody.get(&format!("/public{url}")).await.lacks("The review is overdue");
    }

    /// Abuse cases 11, 12: what is not for somebody has no title for them, not in an address either; 38: no field makes it more than
    /// the page offers; 60: a title is words wherever it stands.
    async fn nothing_comes_in_or_out_by_the_side(app: TestApp) {
        let all = members(&app, &NAMES).await;
        let nobody = app.nobody();
        let title = "Quillmarsh <script>alert(1)</script> & ]]>";
        let url = published(&all[0], "contacts", title, "Between us.").await;
        let door = nobody.get(&url).await;
        door.is(StatusCode::SEE_OTHER).lacks("Quillmarsh");
        assert!(!door.header("location").contains("uillmarsh"));
        for absent in [nobody.get(&format!("/public{url}")).await, all[3].get(&url).await] {
            absent.is_absent().lacks("Quillmarsh");
        }
        let ben = all[1].member().await.to_string();
        for field in ["owner", "owner_id", "public", "state", "held_at", "credit", "revision"] {
            let id = made_id();
            let fields = [("id", &*id), ("kind", "document"), ("title", "x"), (field, &*ben)];
            all[0].post("/library/new", &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
            all[0].get(&format!("/library/{id}")).await.is_absent();
            let fields = [("audience", "members"), ("drafted", "1"), ("may", "yes"), (field, &*ben)];
            all[0].post(&format!("{url}/publication"), &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        }
        all[3].get(&url).await.is_absent();
        publishes(&all[0], &url, (1, "members")).await.goes_to(&url);
        all[0].post(&format!("{url}/public"), &[("shown", "nameless"), ("sure", "yes")]).await.goes_to(&url);
        for page in [all[3].get(&url).await, nobody.get(&format!("/public{url}")).await, nobody.get("/public/library.atom").await] {
            assert!(page.html().contains("Quillmarsh") && !page.html().contains("<script>alert"), "{}", page.html());
        }
    }

    /// Abuse case 71: a topic is one of the vocabulary; what somebody sends instead stands nowhere.
    async fn what_is_no_topic_is_kept_nowhere(app: TestApp) {
        let ada = app.member("Ada").await;
        let id = made_id();
        let long = "Mrs Gwenllian Thistledown ".repeat(40);
        let fields = [
            ("id", &*id), ("kind", "document"), ("title", "Topicfield"), ("summary", "x"), ("body", "y"), ("topics", &*long),
            ("topics", "clinical.thistledown"), ("topics", "extended.minor-surgery"), ("review_month", &*long), ("review_year", &*long),
        ];
        ada.post("/library/new", &fields).await;
        let url = format!("/library/{id}");
        let form = ada.get(&format!("{url}/edit")).await;
        assert!(!form.html().contains("Gwenllian"), "{}", form.words());
        let fields = [
            ("began", "1"), ("title", "Topicfield"), ("summary", "x"), ("body", "y"), ("topics", "clinical.thistledown"),
            ("topics", "extended.minor-surgery"),
        ];
        ada.post(&format!("{url}/edit"), &fields).await.goes_to(&format!("{url}/edit"));
        publishes(&ada, &url, (2, "members")).await.goes_to(&url);
        ada.get(&url).await.shows("Minor surgery").lacks("thistledown");
        let rows = app.database().rows("SELECT topics FROM resource_version");
        assert_eq!(rows[0][0].as_deref(), Some("extended.minor-surgery"));
    }
}
