//! The page of a week: made of what one's groups began, fitted to one's time, the same until the next one begins.

use crate::{
    discussions_spec::scene::{client, follow_up, founds, group_of, members, says, started, starts},
    notices_spec::stage::block,
};
use proving::{Actor, Seen};
use std::time::Duration;

pub const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The titles of what stands on the page, from top to bottom.
pub fn titles(page: &Seen) -> Vec<String> {
    let html = page.is_ok().html();
    let title = |it: &str| {
        it.split("dir=\"auto\">").nth(1).and_then(|it| it.split("</a>").next()).unwrap_or_default().to_owned()
    };
    html.split("<li id=\"thing-").skip(1).map(title).collect()
}

pub async fn home(who: &Actor) -> Vec<String> {
    titles(&who.get("/").await)
}

/// Warns until a day.
async fn warns(by: &Actor, group: &str, title: &str, until: &str) {
    let fields = [
        ("client_id", &*client()),
        ("kind", "heads_up"),
        ("title", title),
        ("text", "The fridges fail after the update."),
        ("until", until),
    ];
    started(&by.post(&format!("{group}/discussions/new"), &fields).await);
}

/// Reads a discussion to its end.
async fn reads(who: &Actor, thread: &str, upto: &str) {
    who.post(&format!("{thread}/read"), &[("upto", upto)]).await.goes_to(thread);
}

proving::app_test! {
    /// Abuse case 43: nobody fills the page of others by warning.
    async fn heads_ups_are_few_and_go_when_they_were_opened(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo", "Dai", "Eve"]).await;
        let ada = &all[0];
        let group = group_of(&all, "open").await;
        for by in &all[1..] {
            for number in 1..4 {
                app.advance(Duration::from_secs(60));
                starts(by, &group, "heads_up", &format!("{} {number}", by.name()), "The fridges fail.").await;
            }
        }
        assert_eq!(home(ada).await, ["Cleo 3", "Dai 2", "Dai 3", "Eve 2", "Eve 3"], "the latest five, two of each");
        let list = ada.get(&format!("{group}/discussions")).await;
        let thread = |title: &str| {
            let before = list.html().split(&format!(">{title}</a>")).next().unwrap_or_default().to_owned();
            let path = before.rsplit("href=\"").next().unwrap_or_default();
            path.split(['"', '?']).next().unwrap_or_default().to_owned()
        };
        reads(ada, &thread("Eve 3"), "1").await;
        let muted = ada.post(&format!("{}/following", thread("Dai 3")), &[("how", "mute")]).await;
        muted.goes_to(&thread("Dai 3"));
        assert_eq!(home(ada).await, ["Cleo 3", "Dai 1", "Dai 2", "Eve 1", "Eve 2"]);
    }

    async fn it_lasts_a_week_and_nothing_on_it_moves(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let group = group_of(&all, "open").await;
        ada.get("/").await.is_ok().lacks("From your groups");
        for title in ["Ben one", "Ben two", "Ben three"] {
            starts(ben, &group, "question", title, "What do you do?").await;
            app.advance(Duration::from_secs(60));
        }
        assert_eq!(home(ada).await, ["Ben one", "Ben two", "Ben three"], "a small community fills its page as it goes");
        let thread = starts(cleo, &group, "discussion", "Cleo one", "What I stopped doing.").await;
        assert_eq!(home(ada).await, ["Ben one", "Ben two", "Ben three", "Cleo one"]);
        // The next page: seldom voices first.
        app.advance(7 * DAY);
        let first = ada.get("/").await;
        assert_eq!(titles(&first), ["Cleo one", "Ben one", "Ben two", "Ben three"]);
        first.shows("Four things this week, about 8 minutes.").shows("You are in Skin surgery in the county.");
        first.shows("That is all for this week").shows("Your next page is ready on Monday.");
        // Replies, reactions and whatever is begun meanwhile change nothing above.
        for _ in 0..3 {
            says(ben, &thread, "I see it so too.").await;
        }
        app.advance(DAY);
        starts(cleo, &group, "question", "Cleo two", "And now?").await;
        let second = ada.get("/").await;
        assert_eq!(titles(&second), ["Cleo one", "Ben one", "Ben two", "Ben three", "Cleo two"]);
        second.shows("Five things this week, about 10 minutes.");
        // Looking at one earns nothing: it stays where it is.
        reads(ada, &thread, "1").await;
        let third = ada.get("/").await;
        assert_eq!(titles(&third), titles(&second));
        third.shows("You have looked at one.").shows("looked at</span>");
        assert_eq!(home(ben).await, ["Cleo one", "Cleo two"], "nobody is shown what they began themselves");
        app.advance(14 * DAY);
        assert!(home(ada).await.is_empty(), "and two weeks later it is over");
    }

    async fn it_fits_the_time_that_one_gives(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let group = group_of(&all, "by_request").await;
        for number in 1..=4 {
            starts(ben, &group, "discussion", &format!("Ben {number}"), "Something to read.").await;
            app.advance(Duration::from_secs(60));
        }
        let long = starts(cleo, &group, "question", "Cleo’s question", "What do you do?").await;
        for number in 0..12 {
            says(ben, &long, &format!("Answer {number}.")).await;
        }
        app.advance(7 * DAY);
        ada.get("/").await.shows("You give Kettle <b>30 minutes</b> a week.").shows("7 minutes to read");
        assert_eq!(home(ada).await, ["Cleo’s question", "Ben 1", "Ben 2", "Ben 3", "Ben 4"]);
        let page = ada.get("/home/time").await;
        page.is_ok().shows("How much time do you give").shows("sent to nobody").shows("Only you see this");
        ada.post("/home/time", &[("minutes", "10"), ("order", "newest")]).await.goes_to("/home/time");
        assert_eq!(home(ada).await, ["Cleo’s question"], "eight minutes to read, of which seven are this");
        // A heads-up is not cut for want of time, nor who waits.
        app.advance(DAY);
        for (number, by) in [ben, ben, cleo, cleo].into_iter().enumerate() {
            warns(by, &group, &format!("Warning {number}"), "2026-12-20").await;
            app.advance(Duration::from_secs(60));
        }
        let page = ada.get("/").await;
        let warned: Vec<String> = titles(&page).into_iter().filter(|it| it.starts_with("Warning")).collect();
        assert_eq!(warned.len(), 4);
        page.shows("Heads-up").shows("It stands here until").shows("Cleo’s question");
        app.advance(20 * DAY);
        ada.get("/").await.is_ok().shows("Warning 3").lacks("Ben 1");
        app.advance(5 * DAY);
        ada.signs_in().await;
        ada.get("/").await.is_ok().lacks("Warning 3"); // expired
        // What is typed wrongly stays there, with its sentence.
        let wrong = ada.post("/home/time", &[("minutes", "7"), ("order", "popular")]).await;
        wrong.is(http::StatusCode::UNPROCESSABLE_ENTITY).shows("Choose how many minutes from the list.").shows("Choose one of the two orders.");
        ada.post("/home/order", &[("order", "likes")]).await.is(http::StatusCode::UNPROCESSABLE_ENTITY);
        ada.post("/home/order", &[("order", "balanced")]).await.goes_to("/");
        ada.get("/").await.shows("<b>10 minutes</b> a week");
    }

    async fn one_can_see_less_of_a_group_and_as_usual_again(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let (ada, ben) = (&all[0], &all[1]);
        let (much, little) = (group_of(&all, "open").await, group_of(&all, "by_invitation").await);
        for number in 1..=3 {
            starts(ben, &much, "discussion", &format!("Much {number}"), "Something.").await;
            app.advance(Duration::from_secs(60));
        }
        starts(ben, &little, "discussion", "Little", "Something else.").await;
        app.advance(7 * DAY);
        assert_eq!(home(ada).await.len(), 4);
        let group = much.trim_start_matches("/groups/").to_owned();
        ada.post("/home/less", &[("group", &group)]).await.goes_to(&format!("/?less={group}"));
        let page = ada.get(&format!("/?less={group}")).await;
        page.shows("You will see less of").shows("Undo");
        assert_eq!(titles(&page), ["Little", "Much 1"]);
        ada.get("/home/time").await.is_ok().shows("Skin surgery in the county").shows("As usual again");
        ada.post("/home/more", &[("group", &group), ("on", "home")]).await.goes_to("/");
        assert_eq!(home(ada).await.len(), 4);
        // Of a group that one does not see there is nothing to see less of; and each arranges their own home (abuse case 1).
        let hidden = founds(ben, "by_invitation").await;
        let fields = [("shape", "interest"), ("name", "Quiet"), ("purpose", "For two."), ("kind", "secret"), ("version", "1")];
        ben.post(&format!("{hidden}/settings"), &fields).await;
        let secret = hidden.trim_start_matches("/groups/");
        ada.post("/home/less", &[("group", secret)]).await.is_absent();
        ada.post("/home/less", &[("group", "nonsense")]).await.is(http::StatusCode::UNPROCESSABLE_ENTITY);
        ben.get("/home/time").await.is_ok().shows("Nothing. On your home");
    }

    /// Abuse cases 8, 13, 15, 27 and 36.
    async fn what_one_may_not_read_any_more_is_gone_at_once(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo", "Dora"]).await;
        let (ada, ben, cleo, dora) = (&all[0], &all[1], &all[2], &all[3]);
        let secret = group_of(&[ben.clone(), ada.clone(), cleo.clone()], "secret").await;
        let open = group_of(&[ben.clone(), ada.clone()], "open").await;
        starts(ben, &secret, "question", "Told among few", "Whom would you ask?").await;
        starts(ben, &secret, "heads_up", "Warned among few", "The fridges fail.").await;
        let common = starts(ben, &open, "question", "Open to all", "What do you do?").await;
        follow_up(cleo, &starts(ben, &secret, "discussion", "A third", "Something.").await, "I agree.").await;
        app.advance(7 * DAY);
        ada.get("/").await.shows("Told among few").shows("Warned among few").shows("Open to all");
        // Dora is in neither: nothing of the secret one, not even that it is there; of the open one the surprise.
        let page = dora.get("/").await;
        page.is_ok().lacks("among few").shows("Open to all").shows("an open group that you are not in").shows("One surprise");
        block(&app, cleo.member().await, ben.member().await).await;
        cleo.get("/").await.is_ok().lacks("Told among few").lacks("Warned among few").lacks("A third").lacks("Open to all");
        ada.post(&format!("{secret}/membership/end"), &[]).await;
        ada.get("/").await.is_ok().lacks("among few").lacks("A third").shows("Open to all");
        ada.post(&format!("{common}/following"), &[("how", "mute")]).await;
        ada.get("/").await.is_ok().lacks("Open to all");
    }

    async fn whoever_joins_late_finds_what_is_there_at_the_end_of_their_page(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let mine = group_of(&[ben.clone(), ada.clone()], "open").await;
        let other = founds(cleo, "open").await;
        starts(ben, &mine, "question", "Mine", "What do you do?").await;
        starts(cleo, &other, "question", "Theirs", "And you?").await;
        app.advance(6 * DAY);
        let before = home(ada).await;
        assert_eq!(before, ["Mine", "Theirs"], "one thing from elsewhere");
        ada.post(&format!("{other}/membership"), &[]).await;
        let page = ada.get("/").await;
        page.lacks("One surprise");
        assert_eq!(titles(&page), ["Mine", "Theirs"], "now it stands among their groups, below what was there");
    }
}
