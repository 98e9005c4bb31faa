//! What a browser or a proxy asks again with what it knows: nothing private is answered by what was known before.

use super::{
    files::{brings, sends},
    stories::{friends, tie, writes},
};
use accounts_api::TieKind;
use http::StatusCode;
use proving::Ask;

const KNOWN: [(&str, &str); 3] = [
    ("if-none-match", "*"),
    ("if-none-match", "W/\"1\", \"1\""),
    ("if-modified-since", "Fri, 20 Nov 2026 23:59:59 GMT"),
];

proving::app_test! {
    /// Abuse case 30: pages, parts and files of a conversation bear no mark by which somebody could ask whether they changed, and
    /// whoever asks so gets what they may have now, whole, or the same "not found" as everybody else.
    async fn nothing_private_is_answered_with_not_modified(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar"]).await;
        let (ada, ben, cem) = (&all[0], &all[1], &all[2]);
        let talk = writes(ada, ben, "Wexelbrine").await;
        brings(ada, &talk, "rota.txt", b"Who is in on Friday").await;
        let file = sends(ada, &talk, "The rota").await;
        let paths = [talk.clone(), format!("{talk}/about"), "/messages".to_owned(), "/live/since?after=0".to_owned(), file];
        for path in &paths {
            for known in KNOWN {
                let asked = ben.send(Ask::new("GET", path).header(known.0, known.1)).await;
                asked.is(StatusCode::OK);
                for mark in ["etag", "last-modified"] {
                    assert!(!asked.headers.contains_key(mark), "{path} bears {mark}");
                }
                assert!(asked.header("cache-control").contains("no-store"), "{path}: {}", asked.header("cache-control"));
            }
        }
        let refused = async |path: &str| {
            for known in KNOWN {
                cem.send(Ask::new("GET", path).header(known.0, known.1)).await.is_absent();
            }
        };
        for path in [&paths[0], &paths[1], &paths[4]] {
            refused(path).await;
        }
        // Who could read it a moment ago is asked like anybody else.
        tie(&app, ada, ben, TieKind::Block).await;
        for path in [&paths[0], &paths[1], &paths[4]] {
            for known in KNOWN {
                ben.send(Ask::new("GET", path).header(known.0, known.1)).await.is_absent();
            }
        }
    }

    /// "Who can read this?" stands beside the field and leads to what says so, without more being promised than is true.
    async fn who_can_read_it_is_said_beside_the_field(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Okri"]).await;
        let talk = writes(&all[0], &all[1], "Hello").await;
        let page = all[0].get(&talk).await;
        page.shows("Who can read this?");
        let html = page.html();
        let link = html.split("id=\"readers-link\" href=\"").nth(1).and_then(|it| it.split('"').next()).expect("a link");
        let (path, place) = link.split_once('#').expect("a place on that page");
        let readers = all[0].get(path).await;
        readers.is_ok().shows(&format!("id=\"{place}\"")).shows("<strong>not</strong> sealed from end to end");
        readers.shows("the server opens a message to show it to you").shows("could read along");
        // What one keeps for oneself: the words are sealed, what is counted with is not.
        readers.shows("are <strong>not</strong> sealed, because Kettle counts with them");
        all[0].get(&format!("{talk}/about")).await.is_ok().shows("It is not sealed from end to end");
    }
}
