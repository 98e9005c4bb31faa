//! Finding what was written: by opening and reading, a bounded part at a time, and without a word of it in any address.

use super::stories::{friends, group, says, writes};
use http::StatusCode;
use proving::{Actor, Seen};
use std::time::Duration;

/// Looks for words by the form that one page or the other has; the results.
pub async fn looks_for(actor: &Actor, path: &str, words: &str) -> Seen {
    let sent = actor.post(path, &[("q", words)]).await;
    sent.is(StatusCode::SEE_OTHER);
    actor.get(sent.header("location")).await
}

/// Where "Look further back" leads, if there is more.
fn further(page: &Seen) -> Option<String> {
    let html = page.html();
    let link = html.split("rel=\"next\"").next().filter(|it| it.len() < html.len())?.rsplit("href=\"").next()?;
    Some(link.split('"').next()?.replace("&#38;", "&").replace("&amp;", "&"))
}

/// How many results a page shows.
fn count(page: &Seen) -> usize {
    page.html().matches("<mark>").count()
}

proving::app_test! {
    /// Everything is found by opening and reading, the latest first, and only what one may read (abuse cases 4, 90, 103).
    async fn words_are_found_again(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let talk = writes(&all[0], &all[1], "Who chases a RESULT when the surgeon is away?").await;
        writes(&all[0], &all[2], "Nothing of that kind").await;
        let found = looks_for(&all[1], "/messages/search", "surgeon result").await;
        found.shows("One message in all your conversations").shows("RESULT").shows("Ada,");
        let here = format!("{talk}/search");
        looks_for(&all[1], &here, "result").await.shows("One message in this conversation");
        looks_for(&all[2], "/messages/search", "surgeon").await.shows("Nothing in all your conversations");
        for odd in ["\"NEAR(*", "\0", "%", "col:x", "' OR 1=1 --"] {
            looks_for(&all[1], "/messages/search", odd).await.is_ok();
        }
        looks_for(&all[1], "/messages/search", &"x".repeat(10_000)).await.is_ok();
        all[1].post("/messages/search", &[("q", "  ")]).await.goes_to("/messages/search");
        all[2].post(&here, &[("q", "result")]).await.is_absent(); // abuse case 4
        all[2].get(&here).await.is_absent();
        for at in 0..35 {
            says(&all[0], &talk, &format!("needle number {at}")).await;
        }
        let page = looks_for(&all[1], &here, "needle").await;
        page.shows("30 messages so far").shows("number 34").lacks("number 3<").shows("Looked as far back as");
        let page = all[1].get(&further(&page).expect("more")).await;
        page.is_ok().shows("Five messages further back").shows("number 0").shows("That was all of this conversation");
        assert_eq!(further(&page), None);
    }

    /// What is looked for is private: it stands in no address, in no way back to the door, and opens for nobody else.
    async fn what_is_looked_for_stands_in_no_address(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "About quixotrel").await;
        for path in ["/messages/search".to_owned(), format!("{talk}/search")] {
            let sent = all[0].post(&path, &[("q", "quixotrel")]).await;
            let results = sent.header("location").to_owned();
            assert!(results.starts_with(&format!("{path}?for=")) && !results.contains("quixotrel"), "{results}");
            all[0].get(&results).await.is_ok().shows("One message");
            // Of another member it is nothing that anybody looked for; cut short or made up likewise.
            all[1].get(&results).await.is_ok().lacks("quixotrel").lacks("One message");
            let cut = &results[..results.len() - 4];
            all[0].get(cut).await.is_ok().lacks("quixotrel");
            all[0].get(&format!("{path}?for=quixotrel&q=quixotrel&on=1.2")).await.is_ok().lacks("One message");
            all[0].post("/sign-out", &[]).await;
            let door = all[0].get(&results).await;
            assert!(!door.header("location").contains("quixotrel"), "{}", door.header("location"));
            all[0].signs_in().await;
            all[0].get(&results).await.shows("One message");
        }
    }

    /// Nothing is dropped where a page of results ends, neither in a conversation nor between two (abuse case 90); what was
    /// written meanwhile is said to be missing.
    async fn a_long_search_goes_on_where_it_ended(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let quiet = writes(&all[0], &all[1], "needle first").await;
        for at in 0..39 {
            says(&all[0], &quiet, &format!("needle quiet {at}")).await;
        }
        let busy = group(&all, "Registrars").await;
        for at in 0..31 {
            says(&all[0], &busy, &format!("needle busy {at}")).await;
        }
        let mut page = looks_for(&all[0], "/messages/search", "needle").await;
        page.shows("30 messages so far").shows("in the conversation with Registrars");
        let mut found = count(&page);
        while let Some(on) = further(&page) {
            page = all[0].get(&on).await;
            page.is_ok().shows("further back");
            found += count(&page);
        }
        assert_eq!(found, 71);
        page.shows("That was all of your conversations");
        // The quiet one moves while somebody looks.
        let page = looks_for(&all[0], "/messages/search", "needle").await;
        says(&all[1], &quiet, "needle at last").await;
        let mut on = further(&page);
        let mut last = page;
        while let Some(next) = on {
            last = all[0].get(&next).await;
            on = further(&last);
        }
        last.shows("Search again to look through that, too");
    }

    /// No request opens more than its part, however long the messages are; every one of them is looked at in the end
    /// (abuse case 103).
    async fn a_request_opens_a_bounded_part(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben"]).await;
        let talk = writes(&all[0], &all[1], "the very first haystack").await;
        let long = "ஆ".repeat(19_000); // 57 kB
        for at in 0..45 {
            if at % 20 == 0 {
                app.advance(Duration::from_secs(60 * 60));
            }
            says(&all[0], &talk, &format!("{long} {at}")).await.is(StatusCode::SEE_OTHER);
        }
        let page = looks_for(&all[0], &format!("{talk}/search"), "haystack").await;
        page.shows("Nothing so far").shows("Looked as far back as");
        let page = all[0].get(&further(&page).expect("more")).await;
        page.shows("One message further back").shows("haystack");
    }
}
