//! Looking through the library: words, typing errors, what one chooses by, and that nothing is counted that one may not see.

use super::{
    files::{brings, publishes_filed},
    scene::{drafts, made_id, published, publishes},
};
use crate::{
    discussions_spec::scene::{group_of, members},
    groups_spec::scene::{DAY, HOUSE, SCENE, tie},
};
use accounts_api::{TieKind, remove_tie};
use http::StatusCode;
use proving::{Actor, Seen};
use std::time::Duration;

async fn looks(actor: &Actor, query: &str) -> Seen {
    let seen = actor.get(&format!("/library?{query}")).await;
    seen.is_ok();
    seen
}

/// What a tick of a facet counts; nothing, if there is no such tick.
fn count(seen: &Seen, tick: &str) -> Option<u64> {
    let html = seen.html();
    let (_, rest) = html.split_once(&format!("id=\"{tick}\""))?;
    let (_, rest) = rest.split_once("class=\"n\">")?;
    rest.split('<').next()?.replace(',', "").parse().ok()
}

/// Publishes something of a kind, at a stage, about topics; its address.
async fn writes(by: &Actor, title: &str, more: &[(&str, &str)]) -> String {
    let id = made_id();
    let common = [("id", &*id), ("title", title), ("summary", "In a sentence."), ("body", "Some words.")];
    by.post("/library/new", &[&common[..], more].concat()).await.goes_to(&format!("/library/{id}/edit"));
    let url = format!("/library/{id}");
    publishes(by, &url, (1, "members")).await.goes_to(&url);
    url
}

const MINUTE: Duration = Duration::from_secs(60);
const IDEA: [(&str, &str); 5] =
    [("kind", "innovation"), ("problem", "p"), ("change", "c"), ("start", "s"), ("stage", "trying")];

proving::app_test! {
    /// Mistyped, by another word of the field, inside a part and inside a file; best first, and why.
    async fn it_is_found_by_its_words(app: TestApp) {
        let all = members(&app, &["Nkechi Obi", "Ben"]).await;
        looks(&all[1], "").await.shows("Nothing is in the library yet").shows("0 resources");
        published(&all[0], "members", "A hub for lungs", "We moved **spirometry** to the hub.").await;
        published(&all[0], "members", "Spirometry in an hour", "How we do it.").await;
        app.advance(MINUTE);
        let filed = drafts(&all[0], "A rota", "Attached.").await;
        brings(&all[0], &filed, "rota.txt", b"Mondays are for the wobbleharp.").await.goes_to(&format!("{filed}/files"));
        publishes_filed(&all[0], &filed, (1, 1, "members")).await.goes_to(&filed);
        app.settle().await;
        let seen = looks(&all[1], "q=spirometri").await;
        seen.shows("2 resources").shows("What follows has “spirometry”").shows("<mark>Spirometry</mark> in an hour");
        seen.shows("We moved **<mark>spirometry</mark>** to the hub").shows("Nkechi Obi");
        let html = seen.html();
        assert!(html.find("in an hour") < html.find("A hub for lungs"), "titles count first");
        looks(&all[1], "q=wobbleharp").await.shows("1 resource").shows("A rota").shows("<mark>wobbleharp</mark>");
        looks(&all[1], "q=wobble").await.shows("A rota");
        looks(&all[1], "q=obi").await.lacks("A rota");
        // Without words the newest first, and no order to choose.
        let seen = looks(&all[1], "").await;
        let html = seen.html();
        assert!(html.find("A rota") < html.find("in an hour"));
        seen.lacks("Sort by");
        looks(&all[1], "q=spirometry&sort=newest").await.shows("Sort by").shows("2 resources");
        // What is not there leads on: fewer filters, asking, writing.
        let none = looks(&all[1], "q=hub&kind=audit").await;
        none.shows("0 resources").shows("1 resource without “Audits”").shows("Ask whether anybody has one");
        none.shows("/library/requests/new?title=hub&#38;kind=audit");
        looks(&all[1], "q=%3Cscript%3E&kind=book&offset=-4&licence=x").await.lacks("<script>alert"); // abuse cases 58, 103
    }

    /// Each facet counts what would be there with it, and each can be taken away.
    async fn what_is_found_is_narrowed(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        writes(&all[0], "Alpha", &[&IDEA[..], &[("licence", "cc0")]].concat()).await;
        writes(&all[0], "Beta", &[&IDEA[..4], &[("stage", "idea")]].concat()).await;
        writes(&all[0], "Gamma", &[("kind", "document"), ("topics", "clinical.diabetes")]).await;
        app.settle().await;
        let seen = looks(&all[1], "").await;
        seen.shows("3 resources");
        let counts = ["kind-innovation", "kind-document", "kind-audit", "stage-idea", "licence-cc0", "fresh-month", "fresh-older"];
        assert_eq!(counts.map(|it| count(&seen, it)), [Some(2), Some(1), None, Some(1), Some(1), Some(3), None]);
        let seen = looks(&all[1], "kind=innovation").await;
        seen.shows("2 resources").shows("Alpha").shows("Beta").lacks("Gamma").shows("Clear all");
        // Its own choice does not narrow a facet; every other one does.
        assert_eq!([count(&seen, "kind-document"), count(&seen, "stage-trying"), count(&seen, "fresh-month")], [Some(1), Some(1), Some(2)]);
        looks(&all[1], "kind=innovation&kind=document&stage=trying").await.shows("1 resource").shows("Alpha").lacks("Beta");
        looks(&all[1], "licence=cc0").await.shows("1 resource").shows("Alpha").lacks("Gamma");
        looks(&all[1], "topic=clinical.nothing").await.shows("0 resources").shows("3 resources without “Another topic”");
        // Time passes, and nobody has to index anything again.
        app.advance(DAY * 40);
        all[1].signs_in().await;
        looks(&all[1], "fresh=month").await.shows("0 resources").shows("3 resources without “Published in the last month”");
        looks(&all[1], "fresh=year").await.shows("3 resources");
        app.advance(DAY * 400);
        all[1].signs_in().await;
        assert_eq!(count(&looks(&all[1], "").await, "fresh-older"), Some(3));
        looks(&all[1], "fresh=older&q=gamma").await.shows("1 resource").shows("<mark>Gamma</mark>");
    }

    /// What is for a group or for contacts is found, counted and corrected to by nobody else; and so at once after joining, leaving
    /// and blocking, withdrawing and taking back (abuse cases 4, 5, 13, 15, 36).
    async fn nothing_is_counted_that_one_may_not_see(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let group = group_of(&all[..2], "secret").await;
        let secret = writes_for(&all[0], group.trim_start_matches("/groups/"), "Quorvantine protocol").await;
        let few = writes_for(&all[0], "contacts", "Blissemark template").await;
        tie(&app, &all[0], &all[2], TieKind::Contact).await;
        app.settle().await;
        looks(&all[1], "q=quorvantine").await.shows("1 resource").shows("Quorvantine");
        looks(&all[2], "q=blissemark").await.shows("1 resource");
        for (outsider, word) in [(&all[2], "quorvantine"), (&all[1], "blissemark")] {
            for query in [word, &word[..6], &word.replacen('a', "", 1), &format!("{word}&kind=document")] {
                looks(outsider, &format!("q={query}")).await.shows("0 resources").lacks("What follows has").lacks("<mark>");
            }
            assert_eq!(count(&looks(outsider, "").await, "kind-document"), Some(1), "only what is for them");
        }
        // Leaving is true at once, and so is a tie that is undone.
        all[1].post(&format!("{group}/membership/end"), &[]).await;
        looks(&all[1], "q=quorvantine").await.shows("0 resources");
        assert_eq!(count(&looks(&all[1], "").await, "kind-document"), None);
        let (a, c) = (all[0].member().await, all[2].member().await);
        app.app().write(&HOUSE, SCENE, async |tx| remove_tie(tx, a, c, TieKind::Contact).await).await.expect("untied");
        looks(&all[2], "q=blissemark").await.shows("0 resources");
        let wide = published(&all[0], "members", "Dovrenhall", "For all.").await;
        app.settle().await;
        looks(&all[2], "q=dovrenhall").await.shows("1 resource");
        tie(&app, &all[2], &all[0], TieKind::Block).await;
        looks(&all[2], "q=dovrenhall").await.shows("0 resources");
        looks(&all[2], "").await.lacks("Dovrenhall").shows("0 resources");
        // Withdrawn and taken back.
        all[0].post(&format!("{wide}/withdrawal"), &[("why", "It is wrong.")]).await.goes_to(&wide);
        looks(&all[1], "q=dovrenhall").await.lacks(&wide);
        app.settle().await;
        looks(&all[0], "q=dovrenhall").await.shows("0 resources");
        for url in [&secret, &few] {
            all[0].post(&format!("{url}/taking-back"), &[]).await.goes_to(url);
        }
        app.settle().await;
        looks(&all[0], "").await.shows("0 resources");
    }

    /// Welsh and other accents, hyphens, one and several, one letter, a thousand letters, and what is no word at all.
    async fn it_is_found_however_it_is_typed(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        published(&all[0], "members", "Llythyr adalw’r feddygfa – Tŷ Gwyn", "Ar gyfer plant ag asthma.").await;
        published(&all[0], "members", "E-consult referrals", "For nurses and policies. பகல் பராமரிப்பு.").await;
        published(&all[0], "members", &"Ẅ".repeat(160), "Ní Dhomhnaill’s rota.").await;
        app.settle().await;
        for query in [
            "ty+gwyn", "T%C5%B6", "t%C5%B7+gwyn", "adalw'r", "adalwr", "adalw", "feddygfa%E2%80%8B", "e-consult", "econsult", "e+consult",
            "e%E2%80%91consult", "referral", "referrals", "nurse", "policy", "%E0%AE%AA%E0%AE%95%E0%AE%B2%E0%AF%8D", "ni+dhomhnaill",
            "dhomhnaill's", "referals", "feddygva", &"w".repeat(160), &"%E1%BA%84".repeat(160), "%E2%80%AEty+gwyn",
        ] {
            looks(&all[1], &format!("q={query}")).await.shows("1 resource").lacks("2 resources").lacks("3 resources");
        }
        // One letter is the beginning of a word; what holds no word asks for nothing; and no length is an error (abuse cases 90, 103).
        looks(&all[1], "q=g").await.shows("1 resource").lacks("2 resources").lacks("3 resources");
        for query in ["%22+*+:+(", "%F0%9F%99%82", "NEAR(-", &"x".repeat(1_000), &"%00".repeat(40), &"a-".repeat(500), &"a+".repeat(500)] {
            looks(&all[1], &format!("q={query}")).await;
        }
        looks(&all[1], &format!("q={}", "x".repeat(1_000))).await.shows("0 resources");
        looks(&all[1], "q=ty&sort=newest&sort=x&q=gwyn&offset=99999999999999999999").await;
    }

    /// What went or became narrower a moment ago is found, counted, suggested and corrected to by nobody whom it is not for, although
    /// the index has not heard of it yet (abuse cases 4, 13); whom it is for still finds it.
    async fn what_the_index_has_not_heard_is_not_told(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let group = group_of(&all[..2], "secret").await;
        let group = group.trim_start_matches("/groups/");
        let idea = [&IDEA[..], &[("licence", "cc0"), ("topics", "clinical.parkinsons")]].concat();
        let [back, held, gone] = [("Quorvantine", &idea), ("Dovrenhall", &idea), ("Blissemark", &idea)]
            .map(async |(title, more)| writes(&all[0], title, more).await);
        let (back, held, gone) = (back.await, held.await, gone.await);
        let narrow = writes(&all[0], "Ulverhythe", &idea).await;
        app.settle().await;
        let seen = looks(&all[2], "").await;
        seen.shows("4 resources");
        let ticks = ["kind-innovation", "licence-cc0", "stage-trying", "topic-clinical.parkinsons", "fresh-month"];
        assert_eq!(ticks.map(|it| count(&seen, it)), [Some(4); 5]);
        // From here on nothing is heard until the end.
        all[0].post(&format!("{back}/taking-back"), &[]).await.goes_to(&back);
        all[0].post(&format!("{gone}/withdrawal"), &[("why", "It is wrong.")]).await.goes_to(&gone);
        let report = format!("/report/resource/{}", held.trim_start_matches("/library/"));
        all[1].post(&report, &[("kind", "patient"), ("words", "One could tell.")]).await.is(StatusCode::SEE_OTHER);
        publishes(&all[0], &narrow, (1, group)).await.goes_to(&narrow);
        for word in ["quorvantine", "dovrenhall", "blissemark", "ulverhythe"] {
            for query in [word, &word[..6], &word.replacen('e', "", 1), &format!("{word}&offset=20"), &format!("{word}&kind=audit")] {
                let seen = looks(&all[2], &format!("q={query}")).await;
                seen.shows("0 resources").lacks("What follows has").lacks("1 resource without").lacks("<mark>");
            }
        }
        let seen = looks(&all[2], "").await;
        seen.shows("0 resources");
        assert_eq!(ticks.map(|it| count(&seen, it)), [None; 5]);
        looks(&all[1], "q=ulverhythe").await.shows("1 resource").shows("<mark>Ulverhythe</mark>");
        app.settle().await;
        looks(&all[1], "q=ulverhythe").await.shows("1 resource");
        looks(&all[2], "").await.shows("0 resources");
    }

    /// A profile shows what its owner shared newest, to each who may read it; and home one thing from outside one's circle.
    async fn it_stands_on_profiles_and_on_home(app: TestApp) {
        let all = members(&app, &["Ada Okafor", "Ben", "Cleo"]).await;
        let ada = format!("/people/{}", all[0].member().await);
        tie(&app, &all[0], &all[1], TieKind::Contact).await;
        all[1].get(&ada).await.lacks("In the library");
        for title in ["Eldest", "Second", "Third"] {
            published(&all[0], "members", title, "x").await;
            app.advance(MINUTE);
        }
        published(&all[0], "contacts", "Wimblethorpe", "x").await;
        app.settle().await;
        all[1].get(&ada).await.shows("In the library").shows("Wimblethorpe").shows("Third").shows("Second").lacks("Eldest");
        all[2].get(&ada).await.shows("Third").shows("Eldest").lacks("Wimblethorpe");
        all[0].get(&ada).await.shows("In the library").shows("Your shelf");
        // In the next week home has one of them, for whoever does not know her.
        app.advance(DAY * 7);
        for it in &all {
            it.signs_in().await;
        }
        all[2].get("/").await.shows("From the library, by somebody who is not your contact.").shows("a document in the library");
        all[1].get("/").await.lacks("From the library");
        all[0].get("/").await.lacks("From the library");
        tie(&app, &all[2], &all[0], TieKind::Block).await;
        all[2].get("/").await.lacks("From the library");
    }
}

async fn writes_for(by: &Actor, audience: &str, title: &str) -> String {
    published(by, audience, title, "Inside.").await
}
