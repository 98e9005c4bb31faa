//! What nobody means well by, and what is merely very much.

use super::scene::{client, follow_up, group_of, members, says, starts};
use http::StatusCode;
use store::Engine;

/// Copies the second post of the only discussion until there are ten thousand and one.
fn many(engine: Engine) -> String {
    let (numbers, id) = match engine {
        Engine::Sqlite => {
            ("WITH RECURSIVE n(i) AS (SELECT 3 UNION ALL SELECT i + 1 FROM n WHERE i < 10001) ", "randomblob(16)")
        }
        Engine::Postgres => ("WITH n(i) AS (SELECT generate_series(3, 10001)) ", "gen_random_uuid()"),
    };
    format!(
        "{numbers}INSERT INTO post (id, discussion_id, number, changed, author_id, asker, client_id, posted_at, body, html, opening,
                                    rendering, revision, reacted)
         SELECT {id}, p.discussion_id, n.i, n.i, p.author_id, p.asker, {id}, p.posted_at + n.i, 'Reply number ' || n.i,
                '<p>Reply number ' || n.i || '</p>', '', p.rendering, 0, p.reacted
         FROM post p CROSS JOIN n WHERE p.number = 2;
         UPDATE discussion SET posts = 10001, changes = 10001;"
    )
}

proving::app_test! {
    /// Nothing that somebody writes runs, loads or leads astray (abuse cases 58 to 62).
    async fn markup_does_nothing(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let text = "<script>alert(1)</script> <img src=x onerror=alert(1)> [a](javascript:alert(1)) [b](data:text/html,x)\n\n\
                    ![pixel](https://evil.example/p.png)\n\n<svg onload=alert(1)><math><b id=post-x hx-get=/ style=color:red>\n\n\
                    <!--[if gte mso 9]><xml><o:p></o:p></xml><![endif]--><p class=MsoNormal style='mso-x:y'>Dear all</p>";
        let thread = starts(&all[0], &group, "question", "<b onclick=x>Title</b>", text).await;
        let html = all[1].get(&thread).await.html();
        let post = html.split("<div class=\"k-text\"").nth(1).and_then(|it| it.split("</div>").next()).unwrap_or_default();
        for bad in ["<script", "<img", "<svg", "<math", "<b id", "<p class", "<o:p", "href=\"javascript", "href=\"data"] {
            assert!(!post.to_lowercase().contains(bad), "{bad} in {post}");
        }
        assert!(html.contains("&lt;b onclick=x&gt;Title") || html.contains("&#60;b onclick=x&#62;Title"), "a title is words");
        assert!(!html.contains("src=\"https://evil"), "abuse case 62");
    }

    /// Quotes in quotes two hundred deep, five thousand names, a line of ten megabytes (abuse cases 58, 105).
    async fn too_much_of_everything(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cem"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Deep?", "x").await;
        let deep = format!("{} bottom", ">".repeat(200));
        says(&all[1], &thread, &deep).await.is(StatusCode::SEE_OTHER);
        all[0].get(&thread).await.is_ok().shows("bottom");
        let names: String = (0..2_800).map(|it| format!("@N{it} ")).collect();
        says(&all[1], &thread, &format!("@Cem {names}")).await.is(StatusCode::SEE_OTHER);
        app.settle().await;
        all[2].get("/notices").await.shows("You are mentioned in");
        let many = "@Cem ".repeat(5_000);
        says(&all[1], &thread, &many).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("at most 20,000 characters");
        let long = says(&all[1], &thread, &"x".repeat(10_000_000)).await.status;
        assert!(long.is_client_error(), "{long}");
        let tags = [("client_id", &*client()), ("kind", "question"), ("title", "A"), ("text", "b"), ("tags", "a,b,c,d,e,f")];
        all[0].post(&format!("{group}/discussions/new"), &tags).await.problem("tags");
    }

    /// Ten thousand replies: each page is found by counting, the last as fast as the first.
    async fn ten_thousand_replies(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let thread = starts(&all[0], &group, "question", "Long?", "x").await;
        follow_up(&all[1], &thread, "Reply number 2").await;
        app.database().run(&many(app.database().engine()));
        let page = all[0].get(&format!("{thread}?page=500")).await;
        page.is_ok().shows("Page 500 of 501").shows("Reply number 10000").lacks("Reply number 9980<");
        for page in [1, 250, 501] {
            all[0].get(&format!("{thread}?page={page}")).await.is_ok();
        }
        all[0].get(&format!("{thread}?page=100000")).await.shows("Page 501 of 501");
        all[0].get(&format!("{thread}?page=-1")).await.is_ok();
        all[0].get_part(&format!("{thread}?after=0"), "news").await.is_ok();
        says(&all[1], &thread, "And one more").await.is(StatusCode::SEE_OTHER);
        all[0].get(&format!("{thread}?new=1")).await.goes_to(&format!("{thread}?page=1#new"));
    }
}
