//! Ending, blocking, and what is left to see across a block.

use super::requests::{befriend, two, writes};
use proving::{Actor, TestApp};
use web::Method;

/// Every page that there is, asked with the other's ids, and what the other had in common with the reader.
async fn pages(app: &TestApp, other: &str, more: &[&str]) -> Vec<String> {
    let filled = |path: &str| {
        let parts: Vec<String> = path
            .split('/')
            .map(|part| match part {
                "{text}" => "terms".to_owned(),
                it if it.starts_with('{') => other.to_owned(),
                it => it.to_owned(),
            })
            .collect();
        parts.join("/")
    };
    let gets = app.routes().iter().filter(|it| it.method == Method::Get);
    // Streams do not end.
    let mut all: Vec<String> = gets.map(|it| filled(it.path)).filter(|it| it != "/live").collect();
    all.extend(
        ["/people?q=tomasz", "/people/suggest?q=tom", "/people?q=ada", "/people/suggest?q=ada"].map(str::to_owned),
    );
    all.extend(["/messages/new/suggest?q=tom", "/messages/new/suggest?q=ada"].map(str::to_owned));
    all.push(format!("/profile/hiding?person={other}"));
    all.extend(more.iter().map(|it| (*it).to_owned()));
    all
}

async fn sees_nothing(actor: &Actor, pages: &[String], words: &[&str]) {
    for page in pages {
        let seen = actor.get(page).await;
        let html = seen.html();
        for word in words {
            // The address that was asked for may stand in the page that says "not found".
            let shown = html.replace(page.as_str(), "").contains(word);
            assert!(!shown, "{} sees {word} on {page}:\n{}", actor.name(), seen.words());
        }
    }
}

proving::app_test! {
    /// Abuse case 36: both directions, everywhere, at once; and back again.
    async fn across_a_block_nobody_is_there(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let conversation = befriend(&ada, &tomasz, &tomasz_id).await;
        app.settle().await;
        tomasz.get(&format!("/people/{ada_id}")).await.is_ok().shows(&format!("/people/{ada_id}/block"));
        let asked = tomasz.get(&format!("/people/{ada_id}/block")).await;
        asked.is_ok().shows("Neither of you finds or sees the other any more").shows("is not told");
        tomasz.post(&format!("/people/{ada_id}/block"), &[]).await.goes_to("/contacts/blocked");
        tomasz.get("/contacts/blocked").await.is_ok().shows("Ada Okafor");
        for settled in [false, true] {
            if settled {
                app.settle().await;
            }
            let all = pages(&app, &tomasz_id, &[&conversation]).await;
            sees_nothing(&ada, &all, &["Wiśniewski", "Tomasz", &tomasz_id]).await;
            let mut all = pages(&app, &ada_id, &[&conversation]).await;
            all.retain(|it| it != "/contacts/blocked"); // where he finds whom he blocked
            sees_nothing(&tomasz, &all, &["Okafor", &ada_id]).await;
        }
        for (one, other) in [(&ada, &tomasz_id), (&tomasz, &ada_id)] {
            one.get(&format!("/people/{other}")).await.is_absent();
            one.get(&conversation).await.is_absent();
            one.post(&format!("/people/{other}/request"), &[("note", "Hello?")]).await.is_absent();
            one.post(&format!("/people/{other}/block"), &[]).await.is_absent();
            one.post(&format!("/contacts/{other}/end"), &[]).await.is_absent();
        }
        ada.get("/contacts/blocked").await.is_ok().lacks("Tomasz");
        ada.post(&format!("/contacts/blocked/{tomasz_id}/removal"), &[]).await.is_absent(); // only his own

        tomasz.post(&format!("/contacts/blocked/{ada_id}/removal"), &[]).await.goes_to("/contacts/blocked");
        app.settle().await;
        ada.get(&format!("/people/{tomasz_id}")).await.is_ok().lacks("Message Tomasz"); // contacts they are no more
        ada.get("/people?q=tomasz").await.shows("Tomasz Wiśniewski");
        ada.get("/contacts").await.lacks("Tomasz");
    }

    async fn a_block_ends_what_waits_between_the_two(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let request = writes(&ada, &tomasz_id, "Grimbolt, in confidence.").await;
        tomasz.get(&request).await.shows("Grimbolt");
        tomasz.post(&format!("/people/{ada_id}/block"), &[]).await.goes_to("/contacts/blocked");
        app.settle().await;
        for one in [&ada, &tomasz] {
            one.get(&request).await.is_absent();
            one.get("/requests").await.lacks("Grimbolt").shows("Nobody waits for you").shows("You have written to nobody new");
        }
        tomasz.post(&format!("/contacts/blocked/{ada_id}/removal"), &[]).await.goes_to("/contacts/blocked");
        tomasz.get("/requests").await.shows("Nobody waits for you");
        tomasz.get(&request).await.is_absent();
    }

    async fn a_contact_ends_quietly(app: TestApp) {
        let [(ada, ada_id), (tomasz, tomasz_id)] = two(&app).await;
        let ben = app.member("Ben").await;
        let line = [("kind", "interest"), ("words", "Contavelle"), ("audience", "contacts")];
        tomasz.post("/profile/lines", &line).await.goes_to("/profile/edit#lines-interest");
        let conversation = befriend(&ada, &tomasz, &tomasz_id).await;
        ada.get(&format!("/people/{tomasz_id}")).await.shows("Contavelle");
        let end = format!("/contacts/{tomasz_id}/end");
        ben.get(&end).await.is_absent();
        ada.get(&end).await.is_ok().shows("is not told").shows("stays readable");
        let before = app.mails().len();
        ada.post(&end, &[]).await.goes_to("/contacts");
        app.settle().await;
        assert_eq!(app.mails().len(), before, "nobody is told");
        tomasz.get("/notices").await.lacks("no contacts");
        for (one, other) in [(&ada, &tomasz_id), (&tomasz, &ada_id)] {
            one.get("/contacts").await.is_ok().shows("No contacts yet");
            one.get(&format!("/people/{other}")).await.is_ok().lacks("/messages/to/").lacks("Contavelle");
            one.get(&conversation).await.is_ok(); // what was written stays readable
        }
        ada.post(&end, &[]).await.is_absent();
    }

    async fn contacts_are_found_by_name_and_shown_to_nobody_else(app: TestApp) {
        let [(ada, _), (tomasz, tomasz_id)] = two(&app).await;
        let ben = app.member("Ben").await;
        ada.get("/contacts").await.is_ok().shows("No contacts yet");
        befriend(&ada, &tomasz, &tomasz_id).await;
        ada.get("/contacts?q=wisn").await.is_ok().shows("Tomasz Wiśniewski").shows("GP");
        ada.get("/contacts?q=zo").await.is_ok().shows("Nobody of that name").lacks("Wiśniewski");
        let odd = ada.get("/contacts?q=%3Cscript%3E&after=999999999").await;
        assert!(!odd.is_ok().html().contains("“<script>"), "abuse case 96");
        ben.get("/contacts").await.lacks("Wiśniewski");
        for page in ["/people", "/people?q=tomasz", &format!("/people/{tomasz_id}")] {
            ben.get(page).await.lacks("1 contact").lacks("contacts since");
        }
    }
}
