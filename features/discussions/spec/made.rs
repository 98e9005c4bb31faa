//! What a made population talks about stands in its groups as if it had been written there.

use super::scene::{group_of, members};
use kernel::{Reason, Viewer};

const HOUSE: Viewer = Viewer::house(Reason::Operator);

proving::app_test! {
    async fn a_made_population_talks(app: TestApp) {
        let names = ["Ada Obi", "Ben Okri", "Cem Acar", "Dee Dum", "Eve Ash", "Fay Fox", "Gus Gray", "Hal Hay"];
        let all = members(&app, &names).await;
        let (open, closed) = (group_of(&all, "open").await, group_of(&all[..6], "by_request").await);
        let now = app.app().clock().now();
        let posts = discussions::actions::talk_made(app.app(), &HOUSE, (1, 12), now).await.expect("filled");
        assert!(posts > 10, "{posts}");
        let seen = "SELECT group_id, title FROM discussion GROUP BY group_id, title HAVING COUNT(*) > 1";
        assert!(app.database().rows(seen).is_empty(), "a thread stands twice in one group");
        let alone = "SELECT p.id FROM post p JOIN post q ON q.discussion_id = p.discussion_id AND q.number = p.number + 1
                     WHERE q.author_id = p.author_id";
        assert!(app.database().rows(alone).is_empty(), "somebody agrees with themselves");
        for group in [&open, &closed] {
            let page = all[1].get(&format!("{group}/discussions")).await;
            page.is_ok().shows("latest from").shows("Since you were here");
            let html = page.html();
            for thread in html.split("href=\"/discussions/").skip(1).map(|it| it.split(['"', '?']).next().unwrap_or_default()) {
                let seen = all[1].get(&format!("/discussions/{thread}")).await;
                seen.is_ok().shows("Your reply").lacks("Somebody no longer here");
            }
        }
        all[7].get(&format!("{closed}/discussions")).await.is_absent();
    }
}
