//! Notes that members write for themselves, from a discussion or from an empty page.

use crate::discussions_spec::scene::{client, group_of, members, starts};
use proving::{Actor, Seen};

/// Writes a note of its own; what came of it.
async fn sends(by: &Actor, id: &str, fields: &[(&str, &str)]) -> Seen {
    let mut all = vec![("id", id), ("day", "2026-11-19"), ("minutes", "20"), ("source", "")];
    all.retain(|it| fields.iter().all(|field| field.0 != it.0));
    all.extend_from_slice(fields);
    by.post("/portfolio", &all).await
}

/// A note about something.
pub async fn notes(by: &Actor, title: &str, learned: &str, different: &str) {
    let fields = [("title", title), ("learned", learned), ("different", different)];
    sends(by, &client(), &fields).await.goes_to("/portfolio");
}

/// The ids of somebody's notes, the latest first.
pub async fn own(actor: &Actor) -> Vec<String> {
    let page = actor.get("/portfolio").await.html();
    let links = page.split("href=\"/portfolio/").skip(1).map(|it| it.chars().take(36).collect::<String>());
    links.filter(|it| it.matches('-').count() == 4).collect()
}

proving::app_test! {
    /// Under a discussion that one follows, with its title; it stays when one may no longer read there.
    async fn what_changed_in_my_practice(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let group = group_of(&all[..2], "by_request").await;
        let thread = starts(&all[0], &group, "question", "Who chases a result?", "When the surgeon is away.").await;
        let id = thread.trim_start_matches("/discussions/");
        let form = format!("/portfolio/new?discussion={id}");
        all[1].get(&thread).await.lacks("What changed in my practice");
        all[1].post(&format!("{thread}/following"), &[("how", "follow")]).await.goes_to(&thread);
        all[1].get(&thread).await.shows("What changed in my practice").shows(&form);
        all[1].get(&form).await.is_ok().shows("Who chases a result?").shows("Only you read this").shows("2026-");
        all[2].get(&form).await.is_absent(); // abuse cases 2, 3: not by asking for a title
        let fields = [
            ("title", "Who chases a result?"),
            ("source", thread.as_str()),
            ("learned", "A named deputy stands on the list."),
            ("different", "Ours has one."),
        ];
        let note = client();
        sends(&all[1], &note, &fields).await.goes_to("/portfolio");
        sends(&all[1], &note, &fields).await.goes_to("/portfolio");
        let page = all[1].get("/portfolio").await;
        page.shows("Who chases a result?").shows("A named deputy stands on the list.").shows("20 minutes");
        page.shows("19 November 2026").shows(&thread).shows("not sent to an appraisal tool");
        assert_eq!(own(&all[1]).await, [note.as_str()], "sent twice, kept once");
        all[1].post(&format!("{group}/membership/end"), &[]).await;
        all[1].get("/portfolio").await.shows("A named deputy stands on the list.");
        // As plain text, whole.
        let text = all[1].get("/portfolio/download").await;
        text.is_ok();
        let words = String::from_utf8(text.body.to_vec()).expect("text");
        assert!(words.contains("What I do differently\nOurs has one."), "{words}");
        assert!(text.header("content-disposition").starts_with("attachment; filename=\"Portfolio notes "));
    }

    /// Another's note is nobody's, by no address and no form (abuse cases 1, 3, 38).
    async fn nobody_else_reads_or_changes_it(app: TestApp) {
        let all = members(&app, &["Ada", "Ben"]).await;
        let (moderator, admin) = (app.moderator("Mo").await, app.admin("Anna").await);
        notes(&all[0], "Alone", "Vexlow is mine.", "").await;
        let id = own(&all[0]).await.remove(0);
        let fields = [("id", id.as_str()), ("title", "Theirs"), ("learned", "x"), ("day", "2026-11-19"), ("revision", "0")];
        for other in [&all[1], &moderator, &admin] {
            other.get("/portfolio").await.is_ok().lacks("Vexlow").shows("Nothing is noted yet");
            other.get(&format!("/portfolio/{id}")).await.is_absent();
            other.post(&format!("/portfolio/{id}"), &fields).await.is_absent();
            other.post(&format!("/portfolio/{id}/delete"), &[]).await.is_absent();
            assert!(other.get("/portfolio/download").await.body.is_empty());
            // Nor does an id that is taken put one in the place of another's.
            sends(other, &id, &[("title", "Theirs"), ("learned", "x")]).await.is(http::StatusCode::CONFLICT);
        }
        all[0].get(&format!("/portfolio/{id}")).await.is_ok().shows("Vexlow is mine.");
    }

    /// What is wrong comes back with what was typed; another window is not overwritten; a patient is not kept (abuse case 71).
    async fn nothing_that_was_typed_is_lost(app: TestApp) {
        let all = members(&app, &["Ada"]).await;
        let wrong = [("title", "Rota"), ("learned", ""), ("minutes", "an hour"), ("day", "2027-01-01")];
        let seen = sends(&all[0], &client(), &wrong).await;
        seen.problem("learned").problem("minutes").problem("day").shows("Rota").shows("an hour");
        let patient = [("title", "Rota"), ("learned", "The patient, NHS no 943 476 5919, taught me.")];
        sends(&all[0], &client(), &patient).await.shows("943 476 5919").shows("Rota");
        assert!(own(&all[0]).await.is_empty());
        notes(&all[0], "Rota", "As it was.", "").await;
        let id = own(&all[0]).await.remove(0);
        let change = |words: &'static str| {
            [("id", ""), ("title", "Rota"), ("learned", words), ("day", "2026-11-19"), ("revision", "0")]
        };
        all[0].post(&format!("/portfolio/{id}"), &change("As it is.")).await.goes_to("/portfolio");
        let late = all[0].post(&format!("/portfolio/{id}"), &change("As I typed elsewhere.")).await;
        late.shows("in another window").shows("As I typed elsewhere.").shows("name=\"revision\" value=\"1\"");
        all[0].get("/portfolio").await.shows("As it is.").lacks("elsewhere");
        all[0].post(&format!("/portfolio/{id}/delete"), &[]).await.goes_to("/portfolio");
        all[0].get("/portfolio").await.lacks("As it is.").shows("Nothing is noted yet");
    }
}
