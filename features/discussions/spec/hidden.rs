//! What was asked without a name and hidden: its asker reads why, says what is wrong with that, and reads the answer, as every
//! author does; who they are nobody learns by it.

use super::{
    nameless::{asks, count, id_in, scene},
    scene::{appoints, follow_up, opening},
};
use http::StatusCode;
use std::time::Duration;

const MINUTE: Duration = Duration::from_secs(60);

proving::app_test! {
    /// The whole question, which its asker does not see any more in the group.
    async fn a_hidden_question_is_appealed_by_its_asker(app: TestApp) {
        let s = scene(&app).await;
        let thread = asks(s.asker(), &s.group, "Zephyrine, or?", "Fennelbrook words").await;
        let post = opening(s.owner(), &thread).await;
        let at = format!("{thread}/posts/{post}");
        let mine = thread.replace("/discussions/", "/asking/");
        s.asker().get(&mine).await.is_absent(); // nothing is hidden
        s.owner().post(&format!("{at}/hiding"), &[("on", "yes"), ("words", "It names a practice.")]).await.goes_to(&at);
        s.asker().get("/asking").await.shows("It names a practice.").shows(&format!("href=\"{mine}\""));
        let page = s.asker().get(&mine).await;
        page.is_ok().shows("Fennelbrook words").shows("It names a practice.").shows("Only you have this page").lacks("Ownwin");
        let objection = format!("{mine}/objection");
        for other in [s.owner(), s.other(), &s.mods[0], &s.admin] {
            other.get(&mine).await.is_absent();
            other.post(&objection, &[("words", "Mine too")]).await.is_absent();
        }
        s.asker().post(&objection, &[("words", " ")]).await.problem("words");
        s.asker().post(&objection, &[("words", "It names a town.")]).await.goes_to(&mine);
        s.asker().post(&objection, &[("words", "Again")]).await
            .is(StatusCode::UNPROCESSABLE_ENTITY).shows("You have objected already");
        app.settle().await;
        s.owner().get("/notices").await.shows("Somebody objects to what was done");
        s.owner().get(&at).await.shows("It names a town.").lacks("Quillfeather");
        s.owner().post(&format!("{at}/objection"), &[("words", "You are right.")]).await.goes_to(&at);
        app.advance(20 * MINUTE);
        app.settle().await;
        s.asker().get("/notices").await.shows("what you asked without your name");
        s.asker().get("/asking").await.shows("your objection is answered");
        s.asker().get(&mine).await.shows("It names a town.").shows("You are right.").lacks("<textarea");
        s.owner().post(&format!("{at}/hiding"), &[("on", "no")]).await.goes_to(&at);
        s.asker().get(&mine).await.is_absent();
        s.asker().get(&thread).await.shows("Fennelbrook words");
        // No row says who objected (abuse case 35).
        let (me, it) = (id_in(&app, &s.asker().member().await.to_string()), id_in(&app, thread.trim_start_matches("/discussions/")));
        let named = format!("SELECT COUNT(*) FROM audit WHERE on_id = {it} AND actor_id = {me}");
        assert_eq!(count(&app, &named), 0);
        assert_eq!(count(&app, "SELECT COUNT(*) FROM audit WHERE act = 'object_to_hiding' AND actor_sealed IS NOT NULL"), 1);
    }

    /// What its asker added: it stands in its place for them, with the reason, and the answer reaches them.
    async fn what_its_asker_added_is_appealed_where_it_stands(app: TestApp) {
        let s = scene(&app).await;
        let thread = asks(s.asker(), &s.group, "Zephyrine, or?", "The question").await;
        follow_up(s.other(), &thread, "An answer").await;
        let added = follow_up(s.asker(), &thread, "Fennelbrook added").await;
        s.asker().post(&format!("{thread}/read"), &[("upto", "9")]).await;
        let at = format!("{thread}/posts/{added}");
        s.owner().post(&format!("{at}/hiding"), &[("on", "yes"), ("words", "It names a practice.")]).await.goes_to(&at);
        app.advance(20 * MINUTE);
        app.settle().await;
        s.asker().get("/notices").await.shows("what you asked without your name");
        s.asker().get("/asking").await.shows("Something that you added is hidden");
        let page = s.asker().get(&thread).await;
        page.shows("Fennelbrook added").shows("Hidden from the others: It names a practice.");
        s.asker().get(&at).await.shows("Fennelbrook added").shows("It names a practice.").shows("What is wrong with that");
        s.other().get(&thread).await.lacks("Fennelbrook").lacks("It names a practice.");
        s.other().get(&at).await.lacks("Fennelbrook").lacks("It names a practice.");
        s.asker().post(&format!("{at}/objection"), &[("words", "It names a town.")]).await.goes_to(&at);
        s.owner().post(&format!("{at}/objection"), &[("words", "You are right.")]).await.goes_to(&at);
        app.advance(20 * MINUTE);
        app.settle().await;
        s.asker().get("/notices").await.shows("what you asked without your name");
        s.asker().get(&at).await.shows("You objected: <span dir=\"auto\">It names a town.").shows("You are right.");
    }

    /// A host who asked objects as another would, and is told as the other hosts are: nothing tells that it is theirs.
    async fn a_host_who_asked_gives_nothing_away(app: TestApp) {
        let s = scene(&app).await;
        appoints(s.owner(), &s.group, s.asker(), "host").await;
        let thread = asks(s.asker(), &s.group, "Zephyrine, or?", "Fennelbrook words").await;
        let at = format!("{thread}/posts/{}", opening(s.owner(), &thread).await);
        s.owner().post(&format!("{at}/hiding"), &[("on", "yes"), ("words", "It names a practice.")]).await.goes_to(&at);
        let mine = thread.replace("/discussions/", "/asking/");
        s.asker().post(&format!("{mine}/objection"), &[("words", "It names a town.")]).await.goes_to(&mine);
        app.settle().await;
        for host in [s.owner(), s.asker()] {
            host.get("/notices").await.shows("Somebody objects to what was done");
        }
        s.asker().post(&format!("{thread}/posts/{}/hiding", opening(s.owner(), &thread).await), &[("on", "maybe")]).await
            .is(StatusCode::UNPROCESSABLE_ENTITY);
    }
}
