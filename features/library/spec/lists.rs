//! Collections that are put together, and requests that somebody answers.

use super::scene::{made_id, published};
use crate::{
    discussions_spec::scene::{group_of, members},
    groups_spec::scene::{DAY, HOUSE, SCENE, tie},
};
use accounts_api::{TieKind, remove_tie};
use http::StatusCode;
use proving::{Actor, Seen};

/// Begins a collection; its address.
pub async fn collects(by: &Actor, whose: &str, readers: &str, title: &str) -> String {
    let id = made_id();
    let fields =
        [("id", &*id), ("whose", whose), ("readers", readers), ("title", title), ("words", "For those who begin.")];
    let url = format!("/library/collections/{id}");
    by.post("/library/collections/new", &fields).await.goes_to(&url);
    url
}

/// Puts something in, with why.
pub async fn puts(by: &Actor, collection: &str, resource: &str, why: &str) -> Seen {
    by.post(&format!("{collection}/items"), &[("resource", resource), ("note", why)]).await
}

/// Asks for something; its address.
pub async fn asks(by: &Actor, readers: &str, title: &str) -> String {
    let id = made_id();
    let fields =
        [("id", &*id), ("title", title), ("words", "Ours is too long."), ("kind", "template"), ("readers", readers)];
    let url = format!("/library/requests/{id}");
    by.post("/library/requests/new", &fields).await.goes_to(&url);
    url
}

fn id(url: &str) -> &str {
    url.rsplit('/').next().unwrap_or_default()
}

/// In which order titles stand on a page.
#[track_caller]
fn in_order(seen: &Seen, titles: &[&str]) {
    let html = seen.html();
    let places: Vec<usize> =
        titles.iter().map(|it| html.find(it).unwrap_or_else(|| panic!("{it} is not there"))).collect();
    assert!(places.is_sorted(), "{titles:?} stand at {places:?}");
}

proving::app_test! {
    /// One press from a resource, an order by plain buttons, notes, and what others see of it.
    async fn a_collection_is_put_together(app: TestApp) {
        let all = members(&app, &["Ada Okafor", "Ben", "Cleo"]).await;
        all[1].get("/library/collections").await.shows("No collections yet");
        let (one, two) = (published(&all[0], "members", "First thing", "x").await, published(&all[0], "members", "Second thing", "x").await);
        tie(&app, &all[0], &all[1], TieKind::Contact).await;
        let few = published(&all[0], "contacts", "Wimblethorpe", "x").await;
        all[1].get(&one).await.shows(&format!("{one}/collecting"));
        all[1].get(&format!("{one}/collecting")).await.shows("You look after no collection yet");
        let begun = format!("/library/collections/new?with={}", id(&one));
        assert_eq!(all[1].get(&begun).await.input("first").as_deref(), Some(id(&one)));
        let own = made_id();
        let fields = [("id", &*own), ("whose", "mine"), ("readers", "all"), ("title", "Begin here"), ("first", id(&one))];
        let url = format!("/library/collections/{own}");
        all[1].post("/library/collections/new", &fields).await.goes_to(&url);
        all[1].post("/library/collections/new", &fields).await.goes_to(&url);
        puts(&all[1], &url, &format!("https://kettle.test{two}?x#y"), "For Mondays.").await.goes_to(&url);
        puts(&all[1], &url, &few, "").await.goes_to(&url);
        all[1].post(&format!("{two}/collecting"), &[("collection", id(&url))]).await;
        in_order(&all[1].get(&url).await, &["First thing", "Second thing", "Wimblethorpe"]);
        // Others see what they may read, and no count of the rest.
        let seen = all[2].get(&url).await;
        seen.is_ok().shows("Begin here").shows("For Mondays.").lacks("Wimblethorpe").lacks("Put something in");
        all[2].get("/library/collections").await.shows("Begin here").shows("All members");
        // Up and down, past what the mover sees.
        all[1].post(&format!("{url}/items/{}/position", id(&few)), &[("to", "up")]).await;
        in_order(&all[1].get(&url).await, &["First thing", "Wimblethorpe", "Second thing"]);
        all[1].post(&format!("{url}/items/{}/position", id(&one)), &[("to", "up")]).await;
        all[1].post(&format!("{url}/items/{}/position", id(&one)), &[("to", "down")]).await;
        in_order(&all[1].get(&url).await, &["Wimblethorpe", "First thing", "Second thing"]);
        all[1].post(&format!("{url}/items/{}", id(&one)), &[("why", "Read this on the train.")]).await;
        all[2].get(&url).await.shows("Read this on the train.");
        all[1].post(&format!("{url}/items/{}/removal", id(&two)), &[]).await.goes_to(&url);
        all[1].get(&url).await.lacks("Second thing");
        // What is taken back stands nowhere any more, and what is deleted goes out of it.
        all[0].post(&format!("{one}/taking-back"), &[]).await.goes_to(&one);
        all[2].get(&url).await.lacks("First thing").shows("Nothing is in it yet");
        all[0].post(&format!("{one}/deletion"), &[]).await.goes_to("/library?show=mine");
        // Nobody else looks after it (abuse cases 1, 3).
        for path in ["", "/items"] {
            let fields: &[(&str, &str)] = if path.is_empty() { &[] } else { &[("resource", &few)] };
            let path = if path.is_empty() { "/removal" } else { path };
            all[2].post(&format!("{url}{path}"), fields).await.is(StatusCode::FORBIDDEN);
        }
        all[2].get(&format!("{url}/edit")).await.is(StatusCode::FORBIDDEN);
        // What is wrong is said, and what was typed stays.
        puts(&all[1], &url, "the rota", "Kept words").await.problem("resource").shows("Kept words");
        let wrong = [("began", "1"), ("title", ""), ("words", "Kept words"), ("readers", "")];
        all[1].post(&format!("{url}/edit"), &wrong).await.problem("title").shows("Kept words");
        let caught = puts(&all[1], &url, &two, "NHS no 943 476 5919").await;
        caught.is(StatusCode::UNPROCESSABLE_ENTITY).shows("This names a patient"); // abuse case 71
        all[1].post(&format!("{url}/removal"), &[]).await.goes_to("/library/collections");
        all[1].get(&url).await.is_absent();
        app.settle().await;
        let key = app.app().vault().find(vault::Scope::collection(id(&url).parse::<kernel::Id<()>>().expect("an id"))).await;
        assert!(key.expect("asked").is_none(), "its key is destroyed with it");
    }

    /// One's own are nobody else's and lie nowhere open (abuse cases 16, 120); a group's are looked after by all who write there, and
    /// two at once lose nothing.
    async fn whose_a_collection_is(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let group = group_of(&all[..2], "secret").await;
        let own = collects(&all[0], "mine", "few", "Thistledown reading").await;
        let thing = published(&all[0], "members", "A thing", "x").await;
        puts(&all[0], &own, &thing, "Cobblewick says why.").await.goes_to(&own);
        let files = app.files().join("\n");
        assert!(!files.contains("Thistledown") && !files.contains("Cobblewick"));
        for other in [&all[1], &all[2], &app.moderator("Mo").await, &app.admin("Anna").await] {
            other.get(&own).await.is_absent();
            other.get("/library/collections").await.lacks("Thistledown");
        }
        let ours = collects(&all[0], id(&group), "few", "Ours together").await;
        all[2].get(&ours).await.is_absent();
        puts(&all[1], &ours, &thing, "").await.goes_to(&ours);
        let saying = |began: &'static str, title: &'static str| [("began", began), ("title", title), ("words", ""), ("readers", "few")];
        all[1].post(&format!("{ours}/edit"), &saying("1", "Ours, says Ben")).await.goes_to(&ours);
        let lost = all[0].post(&format!("{ours}/edit"), &saying("1", "Ours, says Ada")).await;
        lost.is(StatusCode::CONFLICT).shows("Ours, says Ada").shows("Ours, says Ben").shows("What stands there now");
        assert_eq!(lost.input("began").as_deref(), Some("2"));
        all[0].post(&format!("{ours}/edit"), &saying("2", "Ours, say both")).await.goes_to(&ours);
        // For all members: the name of a group that they cannot see is not told (abuse case 4).
        let open = [("began", "3"), ("title", "Ours, for all"), ("words", ""), ("readers", "all")];
        all[1].post(&format!("{ours}/edit"), &open).await.goes_to(&ours);
        all[2].get(&ours).await.is_ok().shows("Ours, for all").lacks("Skin surgery");
        all[2].get("/library/collections").await.shows("Ours, for all").lacks("Skin surgery");
        // Whoever leaves the group looks after it no more.
        all[1].post(&format!("{group}/membership/end"), &[]).await;
        all[1].post(&format!("{ours}/items/{}/removal", id(&thing)), &[]).await.is(StatusCode::FORBIDDEN);
        // Across a block there is nothing of a member's own (abuse case 36).
        let wide = collects(&all[0], "mine", "all", "Oxenhollow").await;
        all[2].get(&wide).await.is_ok();
        tie(&app, &all[2], &all[0], TieKind::Block).await;
        all[2].get(&wide).await.is_absent();
        all[2].get("/library/collections").await.lacks("Oxenhollow");
    }

    /// From an empty search to somebody who has one, who is told and who closes it; and calmly after ninety days.
    async fn somebody_has_one(app: TestApp) {
        app.app().crew().appoint().await.expect("the nights are on the list");
        let all = members(&app, &["Ada Okafor", "Ben Bowen", "Cleo"]).await;
        all[0].get("/library?q=recall").await.shows("Ask whether anybody has one").shows("/library/requests/new?title=recall");
        assert_eq!(all[0].get("/library/requests/new?title=recall").await.input("title").as_deref(), Some("recall"));
        let url = asks(&all[0], "members", "A recall letter").await;
        let letter = published(&all[1], "members", "Asthma recall", "Dear all.").await;
        tie(&app, &all[1], &all[2], TieKind::Contact).await;
        let few = published(&all[1], "contacts", "Asthma for friends", "x").await;
        app.settle().await;
        all[1].get("/library/requests").await.shows("A recall letter").shows("Ada Okafor").shows("open");
        // Found by words on the same page, and pointed to by one press; or by its address.
        let found = all[1].get(&format!("{url}?q=recal")).await;
        found.shows("Asthma recall").shows("Point to this");
        let point = format!("{url}/answers");
        all[1].post(&point, &[("resource", id(&letter))]).await.goes_to(&url);
        all[2].post(&point, &[("resource", &format!("https://kettle.test{letter}"))]).await.goes_to(&url);
        all[1].post(&point, &[("resource", &few)]).await.problem("resource").shows("cannot read that");
        all[2].post(&point, &[("resource", "https://example.org")]).await.problem("resource").shows("https://example.org");
        app.settle().await;
        all[0].get("/notices").await.shows("Ben Bowen points to something for “A recall letter”");
        all[0].get(&url).await.shows("Asthma recall").shows("Ben Bowen").shows("I have what I looked for");
        all[2].get(&url).await.shows("Asthma recall").lacks("I have what I looked for");
        all[1].post(&format!("{url}/closing"), &[]).await.is(StatusCode::FORBIDDEN);
        all[0].post(&format!("{url}/closing"), &[]).await.goes_to(&url);
        all[1].get(&url).await.shows("Answered.").lacks("Point to it");
        all[1].post(&point, &[("resource", id(&letter))]).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("is closed");
        // Ninety days, and no word about it to anybody.
        let old = asks(&all[0], "members", "A rota for two sites").await;
        app.advance(DAY * 91);
        for it in &all {
            it.signs_in().await;
        }
        app.settle().await;
        all[1].get(&old).await.shows("ninety days are over");
        all[1].get("/library/requests").await.shows("closed, nobody had one");
        all[0].get("/notices").await.lacks("rota");
        all[0].post(&format!("{old}/removal"), &[]).await.goes_to("/library/requests");
        all[1].get(&old).await.is_absent();
    }

    /// Whoever asks says it better; what another window said meanwhile stands beside it, and a lost answer is sent again.
    async fn a_request_is_reworded(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let url = asks(&all[0], "members", "A recall letter").await;
        let letter = published(&all[1], "members", "Asthma recall", "Dear all.").await;
        all[1].post(&format!("{url}/answers"), &[("resource", id(&letter))]).await.goes_to(&url);
        let edit = format!("{url}/edit");
        all[0].get(&url).await.shows(&edit);
        all[1].get(&url).await.lacks(&edit).lacks("reworded");
        let page = all[0].get(&edit).await;
        assert_eq!(page.input("title").as_deref(), Some("A recall letter"));
        let began = page.input("began").expect("a wording");
        let saying = |began: &str, title: &str, words: &str| {
            [("began", began), ("title", title), ("words", words), ("kind", "template")].map(|it| (it.0, it.1.to_owned()))
        };
        let send = async |by: &Actor, fields: [(&'static str, String); 4]| {
            let fields: Vec<(&str, &str)> = fields.iter().map(|it| (it.0, it.1.as_str())).collect();
            by.post(&edit, &fields).await
        };
        send(&all[0], saying(&began, "", "Kept words")).await.problem("title").shows("Kept words");
        send(&all[0], saying(&began, "A letter for 943 476 5919", "")).await.shows("patient"); // abuse case 71
        for _ in 0..2 {
            send(&all[0], saying(&began, "An asthma recall letter", "In Welsh, too.")).await.goes_to(&url);
        }
        all[1].get(&url).await.shows("An asthma recall letter").shows("In Welsh, too.").shows("reworded on").shows("Asthma recall");
        let lost = send(&all[0], saying(&began, "From another window", "Llythyr")).await;
        lost.is(StatusCode::CONFLICT).shows("From another window").shows("What stands there now").shows("In Welsh, too.");
        let now = lost.input("began").expect("a wording");
        send(&all[0], saying(&now, "From another window", "Llythyr")).await.goes_to(&url);
        // Nobody else does (abuse cases 1, 36), and what is closed stays as it was answered.
        send(&all[1], saying(&now, "Mine", "")).await.is(StatusCode::FORBIDDEN);
        tie(&app, &all[2], &all[0], TieKind::Block).await;
        send(&all[2], saying(&now, "Mine", "")).await.is_absent();
        all[0].post(&format!("{url}/closing"), &[]).await.goes_to(&url);
        send(&all[0], saying("0", "Something else", "")).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("is closed").shows("Something else");
        all[1].get(&url).await.shows("From another window");
    }

    /// Whoever points learns neither that somebody else blocked, nor who is whose contact (abuse cases 13, 36).
    async fn pointing_tells_nothing_of_others(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let wide = published(&all[2], "members", "Asthma recall", "Dear all.").await;
        let few = published(&all[2], "contacts", "Asthma for friends", "x").await;
        tie(&app, &all[2], &all[1], TieKind::Contact).await;
        let url = asks(&all[0], "members", "A recall letter").await;
        let point = format!("{url}/answers");
        all[1].post(&point, &[("resource", id(&few))]).await.problem("resource").shows("cannot read that");
        tie(&app, &all[2], &all[0], TieKind::Contact).await;
        all[1].post(&point, &[("resource", id(&few))]).await.problem("resource").shows("cannot read that");
        all[2].post(&point, &[("resource", id(&few))]).await.goes_to(&url);
        let other = asks(&all[0], "members", "Another letter").await;
        let (a, c) = (all[0].member().await, all[2].member().await);
        app.app().write(&HOUSE, SCENE, async |tx| remove_tie(tx, a, c, TieKind::Contact).await).await.expect("untied");
        tie(&app, &all[0], &all[2], TieKind::Block).await;
        all[1].post(&format!("{other}/answers"), &[("resource", id(&wide))]).await.goes_to(&other);
        app.settle().await;
        all[1].get(&other).await.shows("Asthma recall");
        all[0].get(&other).await.is_ok().lacks("Asthma recall").shows("Nobody has pointed to anything yet");
        all[0].get("/notices").await.lacks("Another letter");
    }

    /// Who cannot delete a group's collection is not offered to.
    async fn only_who_may_delete_is_offered_to(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "secret").await;
        let ours = collects(&all[1], id(&group), "few", "Ours together").await;
        let hers = collects(&all[0], id(&group), "few", "Hers together").await;
        for (by, url, offered) in [(&all[0], &ours, true), (&all[1], &ours, true), (&all[0], &hers, true), (&all[1], &hers, false)] {
            let page = by.get(&format!("{url}/edit")).await;
            page.is_ok();
            assert_eq!(page.html().contains("Delete the collection"), offered, "{url}");
        }
        all[1].post(&format!("{hers}/removal"), &[]).await.is(StatusCode::FORBIDDEN);
    }

    /// Who reads a request, whom it is reported by, and what is wrong with one.
    async fn who_reads_a_request(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let group = group_of(&all[..2], "secret").await;
        let url = asks(&all[0], id(&group), "Zanzibrook letter").await;
        all[1].get(&url).await.is_ok();
        for other in [&all[2], &app.moderator("Mo").await] {
            other.get(&url).await.is_absent();
            other.get("/library/requests").await.lacks("Zanzibrook");
            other.post(&format!("{url}/answers"), &[("resource", "x")]).await;
            other.post(&format!("{url}/closing"), &[]).await.is_absent();
        }
        let stray = [("id", &*made_id()), ("title", "x"), ("readers", id(&group))].map(|it| (it.0, it.1.to_owned()));
        let stray: Vec<(&str, &str)> = stray.iter().map(|it| (it.0, it.1.as_str())).collect();
        all[2].post("/library/requests/new", &stray).await.is_absent();
        let wide = asks(&all[0], "members", "Crundlemere sheet").await;
        app.settle().await;
        let report = format!("/report/resource-request/{}", id(&wide));
        all[0].get(&wide).await.lacks(&report);
        all[1].get(&wide).await.shows(&report);
        all[1].get(&report).await.is_ok();
        all[1].post(&report, &[("kind", "patient"), ("words", "One could tell who it is.")]).await.is(StatusCode::SEE_OTHER);
        app.settle().await;
        all[2].get(&wide).await.is_absent();
        all[0].get(&wide).await.shows("Held back");
        all[0].post(&format!("{wide}/removal"), &[]).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("looking at a report");
        tie(&app, &all[2], &all[0], TieKind::Block).await;
        all[2].get("/library/requests").await.lacks("Crundlemere");
        let wrong = [("id", &*made_id()), ("title", ""), ("words", "Kept words"), ("readers", "")].map(|it| (it.0, it.1.to_owned()));
        let wrong: Vec<(&str, &str)> = wrong.iter().map(|it| (it.0, it.1.as_str())).collect();
        let seen = all[1].post("/library/requests/new", &wrong).await;
        seen.problem("title").shows("Kept words").shows("Choose whom you ask.");
        let caught = [("id", &*made_id()), ("title", "A letter for 943 476 5919"), ("readers", "members")].map(|it| (it.0, it.1.to_owned()));
        let caught: Vec<(&str, &str)> = caught.iter().map(|it| (it.0, it.1.as_str())).collect();
        all[1].post("/library/requests/new", &caught).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("patient");
    }
}
