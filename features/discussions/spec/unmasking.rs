//! Learning who asked without a name: what two moderators can, together.

use super::{
    nameless::{asks, count, scene},
    scene::{opening, starts},
};
use http::StatusCode;
use proving::Actor;
use std::time::Duration;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

proving::app_test! {
    /// Two moderators learn it, for what was reported or by a court, each once; it is told, recorded and counted (abuse case 35).
    async fn two_moderators_learn_it_together(app: TestApp) {
        let s = scene(&app).await;
        let (one, two) = (&s.mods[0], &s.mods[1]);
        let thread = asks(s.asker(), &s.group, "Shall we?", "Something that threatens").await;
        let post = opening(s.asker(), &thread).await;
        let path = format!("/moderation/unmasking/of/{post}");
        let fields = [("cause", "report"), ("why", "It threatens a receptionist.")];
        let third = app.moderator("Third").await;
        for outsider in [s.owner(), s.other(), &third, &s.admin] {
            outsider.get(&path).await.is_absent();
            outsider.post(&path, &fields).await.is_absent();
            outsider.get("/moderation/unmasking").await.is_absent();
        }
        // Not without a report, not without a reason, not of what stands under a name.
        one.post(&path, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("Nobody has reported this");
        one.post(&path, &[("why", "")]).await.problem("why");
        let quiet = [("cause", "report"), ("why", "Because."), ("quiet", "yes")];
        one.post(&path, &quiet).await.shows("Only a court can forbid");
        let named = starts(s.other(), &s.group, "question", "Named?", "x").await;
        let named = opening(s.other(), &named).await;
        one.get(&format!("/moderation/unmasking/of/{named}")).await.is_absent();
        let words = [("kind", "unkind"), ("words", "It threatens.")];
        s.other().post(&format!("/report/post/{post}"), &words).await.is(StatusCode::SEE_OTHER);
        one.post(&path, &fields).await.goes_to("/moderation/unmasking");
        one.post(&path, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("has been asked about this already");
        two.get("/notices").await.shows("decision of two moderators");
        let page = two.get("/moderation/unmasking").await;
        page.shows("Monkshood One asked for it").shows("It threatens a receptionist.").lacks("Quillfeather");
        let html = page.html();
        let id = html.split("/moderation/unmasking/").find(|it| it.contains("/agreement") && it.len() > 36 && it.as_bytes()[8] == b'-');
        let id: String = id.unwrap_or_default().chars().take(36).collect();
        let (agree, name) = (format!("/moderation/unmasking/{id}/agreement"), format!("/moderation/unmasking/{id}/name"));
        // Nobody agrees with themselves, and nobody sees before.
        one.post(&agree, &[("agrees", "yes")]).await.is(StatusCode::UNPROCESSABLE_ENTITY);
        for by in [one, two, &third, s.owner()] {
            by.post(&name, &[]).await.is_absent();
        }
        s.owner().get("/asking").await.shows("asked for once, and never done");
        // The password, again.
        app.advance(web::PROOF_LASTS);
        two.post(&agree, &[("agrees", "yes")]).await.lacks("It is recorded");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM unmasking WHERE agreed_at IS NOT NULL"), 0);
        two.post(&agree, &[("agrees", "yes"), (web::PROOF_FIELD, Actor::PASSWORD)]).await.goes_to("/moderation/unmasking");
        third.post(&name, &[(web::PROOF_FIELD, Actor::PASSWORD)]).await.is_absent();
        for by in [one, two] {
            by.post(&name, &[(web::PROOF_FIELD, Actor::PASSWORD)]).await.is_ok().shows("Quillfeather Askwith").shows("shown once");
            by.post(&name, &[]).await.is_absent();
        }
        app.settle().await;
        s.asker().get("/notices").await.shows("Two moderators learned that you asked");
        s.asker().get("/asking").await.shows("It threatens a receptionist.");
        s.other().get("/asking").await.shows("asked for once, and done once").lacks("receptionist");
        s.other().get(&thread).await.lacks("Quillfeather");
        s.admin.get("/admin/audit").await.shows("saw who asked without a name").lacks("Quillfeather");
    }

    /// A court's order needs no report and may forbid that it is told; what nobody agrees to is over after a week.
    async fn a_court_and_a_week(app: TestApp) {
        let s = scene(&app).await;
        let (one, two) = (&s.mods[0], &s.mods[1]);
        let thread = asks(s.asker(), &s.group, "A court?", "Words").await;
        let path = format!("/moderation/unmasking/of/{}", opening(s.asker(), &thread).await);
        let fields = [("cause", "court"), ("why", "Order 12 of a county court."), ("quiet", "yes")];
        one.post(&path, &fields).await.goes_to("/moderation/unmasking");
        app.advance(8 * DAY);
        for by in [one, two, s.asker()] {
            by.signs_in().await;
        }
        two.get("/moderation/unmasking").await.shows("Nobody agreed within a week").lacks(">Agree<");
        one.post(&path, &fields).await.goes_to("/moderation/unmasking");
        let html = two.get("/moderation/unmasking").await.html();
        let id = html.split("/moderation/unmasking/").find(|it| it.contains("/agreement") && it.len() > 36 && it.as_bytes()[8] == b'-');
        let id: String = id.unwrap_or_default().chars().take(36).collect();
        let agree = format!("/moderation/unmasking/{id}/agreement");
        two.post(&agree, &[("agrees", "yes")]).await.goes_to("/moderation/unmasking");
        two.post(&agree, &[("agrees", "no")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("does not wait for you");
        two.post(&format!("/moderation/unmasking/{id}/name"), &[]).await.shows("Quillfeather Askwith");
        app.settle().await;
        s.asker().get("/notices").await.lacks("Two moderators");
        s.asker().get("/asking").await.lacks("Order 12").shows("done once");
    }
}
