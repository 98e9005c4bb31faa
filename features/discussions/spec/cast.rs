//! A discussion of a group that Ada founded and in which she is alone, for the matrix and for the canaries: a private word in
//! each place where words stand.

use super::scene::{client, follow_up, founds, started};
use crate::{
    cast::{Canary, Furnished},
    people_spec::cast::after,
};
use proving::Actor;

/// Lets Ada found a group, ask in it, answer herself, change that, and begin two more things.
pub async fn furnish(ada: &Actor) -> Furnished {
    let group = founds(ada, "by_request").await;
    let asked = [
        ("client_id", &*client()),
        ("kind", "question"),
        ("title", "Velmorrow, or how?"),
        ("text", "Quandrille is what I mean."),
        ("tags", "brontolux"),
    ];
    let thread = started(&ada.post(&format!("{group}/discussions/new"), &asked).await);
    let reply = follow_up(ada, &thread, "Splindework first.").await;
    let edited = [("text", "Thornaby now."), ("revision", "0")];
    ada.post(&format!("{thread}/posts/{reply}/edit"), &edited).await.goes_to(&format!("{thread}?post={reply}"));
    let picture = crate::messages_spec::made::png(80, 60, b"Comment\0Brindlewarp");
    super::files::brings(ada, &thread, "Marrowquist.png", &picture).await;
    let (_, paper) = super::files::sends(ada, &thread, "With it.").await;
    let kept = [("note", "Yestervane, for the meeting.")];
    ada.post(&format!("{thread}/posts/{reply}/bookmark"), &kept).await.goes_to(&format!("{thread}?post={reply}"));
    ada.post(&format!("{thread}/draft"), &[("client_id", &*client()), ("text", "Ockendrift, half written.")]).await;
    let polled = [
        ("client_id", &*client()),
        ("kind", "poll"),
        ("title", "Which day?"),
        ("text", "One of them."),
        ("choices", "Yarrowmont\nTuesday"),
        ("until", "2027-06-30"),
    ];
    let poll = started(&ada.post(&format!("{group}/discussions/new"), &polled).await);
    ada.post(&format!("{poll}/vote"), &[("choice", "1")]).await.goes_to(&format!("{poll}#poll"));
    let words = [("words", "Harkenwell in short.")];
    ada.post(&format!("{thread}/summary"), &words).await.goes_to(&format!("{thread}/summary"));
    let short = after(&ada.get(&format!("{thread}/summary")).await, &format!("action=\"{thread}/summary/"));
    let begun = [("client_id", &*client()), ("kind", "discussion"), ("title", "Pellowyn, not yet"), ("text", "")];
    ada.post(&format!("{group}/discussions/draft"), &begun).await;
    super::files::brings(ada, &thread, "Lornwicket.txt", b"Not sent.").await;
    Furnished {
        fills: vec![
            ("paper", paper.rsplit('/').next().unwrap_or_default().to_owned()),
            ("choice", poll.trim_start_matches("/discussions/").to_owned()),
            ("short", short),
            ("skin", group.trim_start_matches("/groups/").to_owned()),
            ("thread", thread.trim_start_matches("/discussions/").to_owned()),
            ("reply", reply),
        ],
        canaries: [
            "Velmorrow",
            "Quandrille",
            "brontolux",
            "Splindework",
            "Thornaby",
            "Ockendrift",
            "Pellowyn",
            "Yarrowmont",
            "Harkenwell",
            "Marrowquist",
            "Yestervane",
            "Lornwicket",
        ]
        .map(|word| Canary { word, for_whom: &["ada"] })
        .into(),
    }
}
