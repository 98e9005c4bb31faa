//! The same sent several times at once, as a double click or a line that breaks sends it: one row, and the same place for all
//! (G9, abuse case 111).

use super::{
    nameless::{count, scene},
    scene::{client, group_of, members},
};
use http::StatusCode;
use proving::{Actor, Ask, Seen, together};

/// Sends a form so many times at once, of this page.
async fn at_once(by: &Actor, path: &str, forms: &[Vec<(&str, &str)>]) -> Vec<Seen> {
    let token = by.token().await;
    let sends = forms.iter().map(|form| {
        let (actor, path, token) = (by.clone(), path.to_owned(), token.clone());
        let form: Vec<(String, String)> = form.iter().map(|it| (it.0.to_owned(), it.1.to_owned())).collect();
        async move {
            let mut fields = vec![("csrf", token.as_str())];
            fields.extend(form.iter().map(|it| (it.0.as_str(), it.1.as_str())));
            actor.send(Ask::new("POST", &path).from_our_page().form(&fields)).await
        }
    });
    together(sends.collect()).await
}

proving::app_test! {
    /// A discussion that is begun five times at once begins once.
    async fn a_discussion_begins_once(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let group = group_of(&all, "by_request").await;
        let id = client();
        let form = vec![("client_id", &*id), ("kind", "question"), ("title", "Only once"), ("text", "Once")];
        let sent = at_once(&all[0], &format!("{group}/discussions/new"), &vec![form; 5]).await;
        let place = sent[0].header("location").to_owned();
        for it in &sent {
            assert_eq!((it.status, it.header("location")), (StatusCode::SEE_OTHER, &*place), "{}", it.words());
        }
        assert_eq!(count(&app, "SELECT COUNT(*) FROM discussion"), 1);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM post"), 1);
        assert_eq!(all[1].get(&format!("{group}/discussions")).await.html().matches("Only once</a>").count(), 1);
    }

    /// A question without a name too; and two different ones of one asker each find a place.
    async fn a_question_without_a_name_is_asked_once(app: TestApp) {
        let s = scene(&app).await;
        let path = format!("{}/discussions/asking", s.group);
        let ids = [client(), client()];
        let form = |id, title| {
            vec![("client_id", id), ("kind", "question"), ("title", title), ("text", "Words"), ("understood", "yes")]
        };
        let forms = [form(&*ids[0], "One?"), form(&*ids[1], "Two?"), form(&*ids[0], "One?"), form(&*ids[1], "Two?")];
        for it in at_once(s.asker(), &path, &forms).await {
            it.goes_to("/asking");
        }
        assert_eq!(count(&app, "SELECT COUNT(*) FROM discussion"), 2);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM discussion_asker"), 2);
        s.asker().get("/asking").await.shows("One?").shows("Two?");
        s.other().get("/asking").await.lacks("One?").lacks("Two?");
    }
}
