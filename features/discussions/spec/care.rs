//! Looking after what is written: hiding with a reason, objecting, closing, moving, letting through; two at once; reports.

use super::scene::{appoints, client, follow_up, founds, group_of, members, opening, says, starts};
use http::StatusCode;
use proving::Ask;

proving::app_test! {
    /// Its place stays, its words are its author's and those of who looks after the group; the reason is read and answered.
    async fn hiding_is_recorded_and_can_be_objected_to(app: TestApp) {
        let all = members(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar", "Mona Moderates"]).await;
        let group = group_of(&all, "by_request").await;
        appoints(&all[0], &group, &all[3], "moderator").await;
        let thread = starts(&all[2], &group, "question", "Who?", "The question").await;
        let post = follow_up(&all[1], &thread, "Quiverfull words about a colleague").await;
        let at = format!("{thread}/posts/{post}");
        let quoting = [("client_id", &*client()), ("text", "To that"), ("reply_to", &*post)];
        all[2].post(&format!("{thread}/posts"), &quoting).await;
        all[2].get(&at).await.lacks("Hide it from the group");
        all[2].post(&format!("{at}/hiding"), &[("on", "yes"), ("words", "Not mine to do")]).await.is_absent();
        all[3].post(&format!("{at}/hiding"), &[("on", "yes"), ("words", "")]).await.problem("words");
        all[3].post(&format!("{at}/hiding"), &[("on", "yes"), ("words", "It names a colleague.")]).await.goes_to(&at);
        app.settle().await;
        for reader in [&all[2]] {
            let page = reader.get(&thread).await;
            page.shows("has hidden this").shows("To that").lacks("Quiverfull").lacks("It names a colleague");
            reader.get(&at).await.lacks("Quiverfull").lacks("It names a colleague");
        }
        all[1].get(&thread).await.shows("Quiverfull").shows("Hidden from the others: It names a colleague.");
        all[1].get("/notices").await.shows(&at);
        all[1].post(&format!("{at}/objection"), &[("words", "It names nobody.")]).await.goes_to(&at);
        all[1].post(&format!("{at}/objection"), &[("words", "Again")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        all[2].post(&format!("{at}/objection"), &[("words", "Mine too")]).await.is_absent();
        app.settle().await;
        all[0].get("/notices").await.shows("Somebody objects to what was done in “Who?”");
        all[0].get(&at).await.shows("Its author objects").shows("It names nobody.").shows("Quiverfull");
        all[0].post(&format!("{at}/objection"), &[("words", "You are right.")]).await.goes_to(&at);
        all[0].post(&format!("{at}/hiding"), &[("on", "no")]).await.goes_to(&at);
        all[2].get(&thread).await.shows("Quiverfull");
        let record = all[0].get(&format!("{thread}/settings")).await;
        record.shows("Mona Moderates hid it").shows("Ada Lovelace showed it again").shows("You are right.");
        all[2].get(&format!("{thread}/settings")).await.is_ok().lacks("Close it"); // began it: title and tags
        all[1].get(&format!("{thread}/settings")).await.is_absent();
        // Hidden with its opening, the whole discussion is.
        let question = opening(&all[0], &thread).await;
        let whole = [("on", "yes"), ("words", "Already answered elsewhere.")];
        all[0].post(&format!("{thread}/posts/{question}/hiding"), &whole).await.is(StatusCode::SEE_OTHER);
        all[1].get(&thread).await.is_absent();
        all[1].get(&format!("{group}/discussions")).await.lacks("Who?");
        all[2].get(&thread).await.shows("Already answered elsewhere.");
        all[3].get(&format!("{group}/discussions")).await.shows("Who?").shows("Hidden");
    }

    /// Two who look after a group do the same once, and neither undoes the other unseen.
    async fn two_at_once(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Mona"]).await;
        let group = group_of(&all, "by_request").await;
        appoints(&all[0], &group, &all[2], "moderator").await;
        let thread = starts(&all[1], &group, "discussion", "Words", "Some").await;
        let post = opening(&all[1], &thread).await;
        let (one, two) = (all[0].token().await, all[2].token().await);
        let path = format!("{thread}/closing");
        let close = |who: usize, token: &str| {
            let ask = Ask::new("POST", &path).from_our_page().form(&[("csrf", token), ("on", "yes"), ("why", "Done")]);
            all[who].send(ask)
        };
        let (a, b) = tokio::join!(close(0, &one), close(2, &two));
        let mut both = [a.status.as_u16(), b.status.as_u16()];
        both.sort_unstable();
        assert_eq!(both, [303, 422], "{}{}", a.words(), b.words());
        let record = all[0].get(&format!("{thread}/settings")).await;
        assert_eq!(record.html().matches("closed it").count(), 1);
        says(&all[1], &thread, "And yet").await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("This is closed");
        all[0].post(&format!("{thread}/posts/{post}/reactions"), &[("reaction", "thanks")]).await
            .is(StatusCode::UNPROCESSABLE_ENTITY);
        all[2].post(&path, &[("on", "no")]).await.goes_to(&thread);
        says(&all[1], &thread, "And yet").await.is(StatusCode::SEE_OTHER);
    }

    /// Nothing said among few is carried to others (abuse cases 16, 18, 19); in the open it goes where its mover may write.
    async fn moving(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cem"]).await;
        let (open, other) = (group_of(&all[..2], "open").await, founds(&all[2], "open").await);
        let closed = group_of(&all[..2], "by_request").await;
        let id = |group: &str| group.trim_start_matches("/groups/").to_owned();
        let thread = starts(&all[1], &open, "question", "Where?", "In the open").await;
        follow_up(&all[0], &thread, "Here").await;
        all[1].post(&format!("{thread}/moving"), &[("to", &id(&closed))]).await.is_absent();
        all[0].post(&format!("{thread}/moving"), &[("to", &id(&other))]).await.is_absent();
        all[0].get(&format!("{thread}/settings")).await.shows("Move it to another group");
        all[0].post(&format!("{thread}/moving"), &[("to", &id(&closed))]).await.goes_to(&thread);
        all[2].get(&thread).await.is_absent();
        all[1].get(&format!("{closed}/discussions")).await.shows("Where?");
        all[0].post(&format!("{thread}/moving"), &[("to", &id(&open))]).await.is_absent();
        let own = starts(&all[0], &closed, "question", "Mine alone", "x").await;
        all[0].post(&format!("{own}/moving"), &[("to", &id(&open))]).await.goes_to(&own);
        all[2].get(&own).await.shows("Mine alone");
    }

    /// Where a group decided so, the first that a member writes waits: nobody else sees or counts it (abuse case 13).
    async fn the_first_one_waits_for_a_host(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cem", "Newt Newcomer"]).await;
        let group = group_of(&all, "by_request").await;
        all[1].post(&format!("{group}/discussions/settings"), &[("hold_first", "yes")]).await.is_absent();
        all[0].post(&format!("{group}/discussions/settings"), &[("hold_first", "yes")]).await.is(StatusCode::SEE_OTHER);
        let thread = starts(&all[0], &group, "question", "Hello?", "Everybody").await;
        let post = follow_up(&all[3], &thread, "Nimbletongue, my first").await;
        let at = format!("{thread}/posts/{post}");
        all[1].get(&thread).await.lacks("Nimbletongue");
        all[1].get(&at).await.is_absent();
        all[1].get(&format!("{group}/discussions")).await.shows("No reply yet");
        all[3].get(&thread).await.shows("Nimbletongue").shows("Waits until a host has looked");
        app.settle().await;
        all[0].get("/notices").await.shows("Somebody new waits for a host in");
        all[0].get(&format!("{group}/discussions/settings")).await.shows("Nimbletongue");
        all[1].post(&format!("{at}/release"), &[]).await.is_absent();
        all[3].post(&format!("{at}/release"), &[]).await.is_absent();
        all[0].post(&format!("{at}/release"), &[]).await.is(StatusCode::SEE_OTHER);
        all[0].post(&format!("{at}/release"), &[]).await.is(StatusCode::SEE_OTHER); // twice is once
        all[1].get(&thread).await.shows("Nimbletongue");
        all[1].get(&format!("{group}/discussions")).await.shows("1 reply");
        // From then on they write like everybody else; a discussion waits whole.
        follow_up(&all[3], &thread, "The second").await;
        all[1].get(&thread).await.shows("The second");
        let begun = starts(&all[2], &group, "question", "Cem’s first", "x").await;
        all[1].get(&begun).await.is_absent();
        all[1].get(&format!("{group}/discussions")).await.lacks("Cem’s first");
        all[0].get(&format!("{group}/discussions")).await.shows("Cem’s first").shows("Waits for a host");
        let first = opening(&all[0], &begun).await;
        all[0].post(&format!("{begun}/posts/{first}/release"), &[]).await.is(StatusCode::SEE_OTHER);
        all[1].get(&begun).await.is_ok();
    }

    /// A report holds a post back from everybody but its author; what was reported stays as it was (abuse case 46).
    async fn reports(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let moderator = app.moderator("Mo").await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Which?", "x").await;
        let post = follow_up(&all[1], &thread, "Wrongful words").await;
        all[0].get(&thread).await.shows(&format!("/report/post/{post}"));
        all[1].get(&thread).await.lacks(&format!("/report/post/{post}"));
        let page = all[0].get(&format!("/report/post/{post}")).await;
        page.is_ok();
        moderator.get(&thread).await.is_absent();
        moderator.get(&format!("{thread}/posts/{post}")).await.is_absent();
    }
}
