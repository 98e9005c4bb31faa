//! Whoever looks after a group sees what is written in it, a block or not; to everybody else a block hides what it hid, short
//! answers too (docs/decisions/0017, abuse case 36).

use super::scene::{appoints, follow_up, group_of, members, opening, says, starts};
use accounts_api::{TieKind, set_tie};
use http::StatusCode;
use kernel::{Act, Reason, Viewer};
use proving::{Actor, TestApp};

const TIE: Act = Act::open("set_scene");
const HOUSE: Viewer = Viewer::house(Reason::Background);

async fn block(app: &TestApp, one: &Actor, other: &Actor) {
    let (a, b) = (one.member().await, other.member().await);
    app.app().write(&HOUSE, TIE, async |tx| set_tie(tx, a, b, TieKind::Block).await).await.expect("tied");
}

proving::app_test! {
    /// Whoever blocks all who look after a group does not write there unseen: these read it, hide it, close it, and find them among
    /// the people, to take them out.
    async fn a_block_switches_off_nobody_who_looks_after_a_group(app: TestApp) {
        let all = members(&app, &["Olive Owner", "Mona Moderates", "Ben Bitdiddle", "Cleo Carr"]).await;
        let (owner, mona, ben, cleo) = (&all[0], &all[1], &all[2], &all[3]);
        let group = group_of(&all, "by_request").await;
        appoints(owner, &group, mona, "moderator").await;
        let shared = starts(cleo, &group, "discussion", "Shared by all", "Whoever likes").await;
        let hers = follow_up(owner, &shared, "Olivaceous words").await;
        for it in [owner, mona, cleo] {
            block(&app, ben, it).await;
        }
        let begun = starts(ben, &group, "discussion", "Bens own", "Bennable opening").await;
        // Across a block he does not read what Cleo began, so he is not there; what he wrote before it is.
        ben.get(&shared).await.is_absent();
        cleo.get(&begun).await.is_absent();
        let list = format!("{group}/discussions");
        cleo.get(&list).await.lacks("Bens own").lacks("Bitdiddle");
        for it in [owner, mona] {
            it.get(&list).await.shows("Bens own").shows("Ben Bitdiddle");
            it.get(&begun).await.shows("Bennable opening").shows("Ben Bitdiddle");
        }
        let post = opening(owner, &begun).await;
        let hiding = format!("{begun}/posts/{post}/hiding");
        mona.post(&hiding, &[("on", "yes"), ("words", "It names a colleague.")]).await.is(StatusCode::SEE_OTHER);
        ben.get(&begun).await.shows("Hidden from the others: It names a colleague.").lacks("Mona");
        ben.post(&format!("{begun}/posts/{post}/objection"), &[("words", "It names nobody.")]).await.is(StatusCode::SEE_OTHER);
        owner.get(&format!("{begun}/posts/{post}")).await.shows("It names nobody.");
        owner.post(&hiding, &[("on", "no")]).await.is(StatusCode::SEE_OTHER);
        owner.post(&format!("{begun}/closing"), &[("on", "yes"), ("why", "Enough.")]).await.goes_to(&begun);
        says(ben, &begun, "And yet").await.is(StatusCode::UNPROCESSABLE_ENTITY);
        // It is not the other way round, and opens nothing outside of the group.
        ben.get(&format!("{shared}/posts/{hers}")).await.is_absent();
        let profile = format!("/people/{}", ben.member().await);
        owner.get(&profile).await.is_absent();
        // Who hosts finds him among the people, who moderates or is in it does not.
        let one = format!("{group}/people/{}", ben.member().await);
        owner.get(&format!("{group}/people")).await.shows("Ben Bitdiddle").shows(&one).lacks(&format!("href=\"{profile}\""));
        owner.get(&format!("{group}/people?q=bitd")).await.shows("Ben Bitdiddle");
        for it in [mona, cleo] {
            it.get(&format!("{group}/people")).await.is_ok().lacks("Ben Bitdiddle");
        }
        owner.get(&format!("{one}/hello")).await.is_absent();
        owner.get(&one).await.shows("Ben Bitdiddle").shows("Take out of the group");
        owner.post(&format!("{one}/removal"), &[("words", "Again and again.")]).await.goes_to(&format!("{group}/people"));
        ben.get(&begun).await.is_absent();
        ben.get(&format!("{group}/removal")).await.shows("Again and again.").lacks("Olive");
    }

    /// What waits for a host is let through by them, a block or not; who blocked is not told by whom.
    async fn the_first_of_who_blocked_its_hosts_is_let_through(app: TestApp) {
        let all = members(&app, &["Olive Owner", "Ben Bitdiddle", "Cleo"]).await;
        let group = group_of(&all, "by_request").await;
        all[0].post(&format!("{group}/discussions/settings"), &[("hold_first", "yes")]).await.is(StatusCode::SEE_OTHER);
        block(&app, &all[1], &all[0]).await;
        let begun = starts(&all[1], &group, "question", "A first", "Nimbletongue").await;
        all[0].get(&format!("{group}/discussions/settings")).await.shows("Nimbletongue").shows("Ben Bitdiddle");
        let post = opening(&all[0], &begun).await;
        all[0].post(&format!("{begun}/posts/{post}/release"), &[]).await.is(StatusCode::SEE_OTHER);
        all[2].get(&begun).await.shows("Nimbletongue");
        app.settle().await;
        all[1].get("/notices").await.is_ok().lacks("Olive");
    }

    /// A short answer is its author's: across a block with them there is none, on the page, in the list and in the search.
    async fn a_short_answer_across_a_block_is_not_there(app: TestApp) {
        let all = members(&app, &["Olive Owner", "Ada Lovelace", "Ben Bitdiddle", "Cleo"]).await;
        let (owner, ada, ben, cleo) = (&all[0], &all[1], &all[2], &all[3]);
        let group = group_of(&all, "by_request").await;
        let thread = starts(cleo, &group, "question", "Which lens?", "For moles").await;
        follow_up(owner, &thread, "Whatever fits").await;
        let words = [("words", "Quibberstone fits every telephone.")];
        ben.post(&format!("{thread}/summary"), &words).await.goes_to(&format!("{thread}/summary"));
        let at = owner.get(&format!("{thread}/summary")).await.html();
        let at = at.split(&format!("action=\"{thread}/summary/")).nth(1).unwrap_or_default();
        let at = format!("{thread}/summary/{}", at.chars().take(36).collect::<String>());
        owner.post(&at, &[("decision", "accept")]).await.goes_to(&thread);
        app.settle().await;
        let (list, found) = (format!("{group}/discussions"), "/search?q=quibberstone");
        for it in [ada, cleo] {
            it.get(&thread).await.shows("Quibberstone").shows("Proposed by Ben Bitdiddle");
            it.get(&list).await.shows("With a summary");
            it.get(found).await.shows("Ben Bitdiddle").shows("Which lens?");
        }
        block(&app, ada, ben).await;
        app.settle().await;
        ada.get(&thread).await.is_ok().shows("Which lens?").lacks("Quibberstone").lacks("Bitdiddle").lacks("In short</h2>");
        ada.get(&format!("{thread}/summary")).await.is_ok().lacks("Quibberstone").lacks("Bitdiddle");
        ada.get(&list).await.shows("Which lens?").lacks("With a summary");
        ada.get(found).await.lacks("Which lens?").lacks("Bitdiddle");
        ada.get("/search?q=lens").await.shows("For moles").lacks("Quibberstone");
        // Who looks after the group decides about it all the same.
        block(&app, owner, ben).await;
        owner.get(&thread).await.shows("Quibberstone");
        owner.post(&at, &[("decision", "decline")]).await.goes_to(&thread);
        cleo.get(&thread).await.lacks("Quibberstone");
        app.settle().await;
        cleo.get(found).await.lacks("Which lens?");
    }
}
