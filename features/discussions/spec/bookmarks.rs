//! Keeping posts for later: privately, with a line, and only while one may read them.

use super::scene::{follow_up, group_of, members, opening, starts};
use proving::Actor;

/// Keeps a post with these words.
async fn keeps(by: &Actor, thread: &str, post: &str, note: &str) {
    let done = by.post(&format!("{thread}/posts/{post}/bookmark"), &[("note", note)]).await;
    done.goes_to(&format!("{thread}?post={post}"));
}

proving::app_test! {
    /// By a press beside a post, with a line, by group; taken out and put back with its line.
    async fn what_is_kept_is_found_again(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let (skin, rota) = (group_of(&all, "by_request").await, group_of(&all, "open").await);
        let thread = starts(&all[0], &skin, "question", "Which form?", "Ours is **old**.").await;
        let other = starts(&all[0], &rota, "discussion", "The rota", "For Christmas.").await;
        let post = follow_up(&all[0], &thread, "The second form.").await;
        let begun = opening(&all[1], &other).await;
        all[1].get("/bookmarks").await.is_ok().shows("Nothing is kept yet");
        all[1].get(&thread).await.shows(&format!("{thread}/posts/{post}/bookmark")).shows("Keep for later");
        all[1].post(&format!("{thread}/posts/{post}/bookmark"), &[]).await.goes_to(&format!("{thread}?post={post}"));
        keeps(&all[1], &other, &begun, "Before the meeting").await;
        all[1].get(&thread).await.shows(&format!("{thread}/posts/{post}#keep"));
        all[0].get(&thread).await.lacks(&format!("{thread}/posts/{post}#keep"));
        let page = all[1].get("/bookmarks").await;
        page.shows("Which form?").shows("Reply by Ada").shows("The second form.").shows("Today");
        page.shows("The rota").shows("Discussion by Ada").shows("Before the meeting");
        let only = format!("/bookmarks?group={}", rota.trim_start_matches("/groups/"));
        all[1].get(&only).await.shows("The rota").lacks("Which form?");
        all[0].get("/bookmarks").await.lacks("Which form?").lacks("Before the meeting");
        // The line is worded anew; twice is once.
        keeps(&all[1], &other, &begun, "After the meeting").await;
        let page = all[1].get("/bookmarks").await;
        page.shows("After the meeting").lacks("Before the meeting");
        all[1].get(&format!("{other}/posts/{begun}")).await.shows("After the meeting").shows("Save the line");
        let removed = format!("/bookmarks?removed={begun}");
        all[1].post(&format!("/bookmarks/{begun}/remove"), &[]).await.goes_to(&removed);
        all[1].get(&removed).await.shows("Put it back").lacks("After the meeting").shows("Which form?");
        all[1].post(&format!("/bookmarks/{begun}/back"), &[]).await.goes_to("/bookmarks");
        all[1].get("/bookmarks").await.shows("After the meeting");
        all[0].post(&format!("/bookmarks/{begun}/remove"), &[]).await.is_absent(); // abuse case 3
        // The button beside a post, on a page from before, leaves the line as it is, and so it does with what was taken out.
        let button = format!("{other}/posts/{begun}/bookmark");
        all[1].post(&button, &[]).await.goes_to(&format!("{other}?post={begun}"));
        all[1].get("/bookmarks").await.shows("After the meeting");
        all[1].post(&format!("/bookmarks/{begun}/remove"), &[]).await.goes_to(&removed);
        all[1].post(&button, &[]).await.goes_to(&format!("{other}?post={begun}"));
        all[1].get("/bookmarks").await.shows("After the meeting");
        // Saved empty, the line goes.
        keeps(&all[1], &other, &begun, "").await;
        all[1].get("/bookmarks").await.shows("The rota").lacks("After the meeting");
    }

    /// Only what one may still see: not after leaving, not hidden or deleted words (abuse cases 14, 20, 25).
    async fn what_one_no_longer_reads_is_not_shown(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Which form?", "Ours is old.").await;
        let (one, two) = (follow_up(&all[0], &thread, "Mellowick").await, follow_up(&all[0], &thread, "Ostravale").await);
        let three = follow_up(&all[0], &thread, "Peltinore").await;
        for post in [&one, &two, &three] {
            keeps(&all[1], &thread, post, "").await;
        }
        all[0].post(&format!("{thread}/posts/{one}/delete"), &[]).await;
        all[0].post(&format!("{thread}/posts/{two}/hiding"), &[("words", "Wrong place"), ("on", "yes")]).await;
        let page = all[1].get("/bookmarks").await;
        page.shows("Which form?").lacks("Mellowick").lacks("Ostravale").shows("Peltinore").shows("not there any more");
        all[1].post(&format!("{group}/membership/end"), &[]).await;
        all[1].get("/bookmarks").await.is_ok().lacks("Which form?").lacks("Peltinore").shows("Nothing is kept yet");
        let outside = all[1].post(&format!("{thread}/posts/{three}/bookmark"), &[]).await;
        outside.is_absent();
        // What one no longer sees one can still take out.
        all[1].post(&format!("/bookmarks/{three}/remove"), &[]).await.goes_to(&format!("/bookmarks?removed={three}"));
    }

    /// A patient is not kept in a line (abuse case 71); a line that is too long comes back as it was typed.
    async fn the_line_passes_the_guard(app: TestApp) {
        let all = members(&app, &["Ada"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Which form?", "Ours is old.").await;
        let post = opening(&all[0], &thread).await;
        let path = format!("{thread}/posts/{post}/bookmark");
        let patient = "For the patient, NHS no 943 476 5919";
        all[0].post(&path, &[("note", patient)]).await.shows("943 476 5919");
        let long = "wordy ".repeat(60);
        all[0].post(&path, &[("note", &long)]).await.problem("note").shows("wordy wordy");
        all[0].get("/bookmarks").await.shows("Nothing is kept yet");
    }
}
