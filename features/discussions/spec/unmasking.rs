//! Learning who asked without a name: what two moderators can, together.

use super::{
    nameless::{asks, count, name_two, scene},
    scene::{appoints, opening, starts},
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

    /// Whoever is unmasked is told, also when they left the group meanwhile or were taken out of it; nothing else of it reaches them
    /// there any more (abuse case 25).
    async fn who_left_the_group_is_told_too(app: TestApp) {
        let s = scene(&app).await;
        let (one, two) = (&s.mods[0], &s.mods[1]);
        let thread = asks(s.asker(), &s.group, "Zephyrine, or?", "Something that threatens").await;
        let post = opening(s.asker(), &thread).await;
        let member = s.asker().member().await;
        let narrowed = [
            ("shape", "interest"), ("name", "Skin surgery in the county"), ("kind", "secret"), ("version", "1"),
            ("purpose", "For those who do skin surgery in general practice."),
        ];
        s.owner().post(&format!("{}/settings", s.group), &narrowed).await.is(StatusCode::SEE_OTHER);
        let removal = format!("{}/people/{member}/removal", s.group);
        s.owner().post(&removal, &[("words", "For something else.")]).await.is(StatusCode::SEE_OTHER);
        s.asker().get("/asking").await.is_ok().lacks("Zephyrine");
        let fields = [("cause", "court"), ("why", "Order 9 of a county court.")];
        one.post(&format!("/moderation/unmasking/of/{post}"), &fields).await.goes_to("/moderation/unmasking");
        let agree = format!("/moderation/unmasking/{}/agreement", waiting(two).await);
        two.post(&agree, &[("agrees", "yes")]).await.goes_to("/moderation/unmasking");
        app.settle().await;
        s.asker().get("/notices").await.shows("Two moderators learned that you asked");
        let page = s.asker().get("/asking").await;
        page.shows("Order 9 of a county court.").shows("in a group that you do not read any more");
        page.lacks("Zephyrine").lacks("Skin surgery").lacks(&thread);
        s.asker().get(&thread.replace("/discussions/", "/asking/")).await.is_absent();
    }

    /// The two are independent when it counts, not only when it was asked; and whoever is named in their place learns nothing of what
    /// was asked before.
    async fn independence_is_looked_at_again(app: TestApp) {
        let s = scene(&app).await;
        let (one, two) = (&s.mods[0], &s.mods[1]);
        let thread = asks(s.asker(), &s.group, "Shall we?", "Something that threatens").await;
        let path = format!("/moderation/unmasking/of/{}", opening(s.asker(), &thread).await);
        let fields = [("cause", "court"), ("why", "Order 9 of a county court.")];
        one.post(&format!("{}/membership", s.group), &[]).await.is(StatusCode::SEE_OTHER);
        appoints(s.owner(), &s.group, one, "host").await;
        for by in [one, two] {
            let refused = by.post(&path, &fields).await;
            refused.is(StatusCode::UNPROCESSABLE_ENTITY).shows("looks after this group now").shows("Order 9 of a county court.");
        }
        appoints(s.owner(), &s.group, one, "member").await;
        one.post(&path, &fields).await.goes_to("/moderation/unmasking");
        let agree = format!("/moderation/unmasking/{}/agreement", waiting(two).await);
        appoints(s.owner(), &s.group, one, "moderator").await;
        two.post(&agree, &[("agrees", "yes")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("looks after this group now");
        assert_eq!(count(&app, "SELECT COUNT(*) FROM unmasking WHERE agreed_at IS NOT NULL"), 0);
        appoints(s.owner(), &s.group, one, "member").await;
        // Another in their place, and even the same again: what was promised to whoever asked stays.
        app.advance(Duration::from_secs(60));
        let third = app.moderator("Monkshood Three").await;
        name_two(&s.admin, &[two.clone(), third.clone()]).await;
        third.post("/moderation/unmasking/agreement", &[("agrees", "yes")]).await.goes_to("/moderation/unmasking");
        two.post(&agree, &[("agrees", "yes")]).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("promised");
        app.advance(8 * DAY);
        for by in [two, &third, s.asker()] {
            by.signs_in().await;
        }
        third.post(&path, &fields).await.is(StatusCode::UNPROCESSABLE_ENTITY).shows("promised");
        // Of what is asked from now on they can.
        let later = asks(s.asker(), &s.group, "And now?", "Something else").await;
        let path = format!("/moderation/unmasking/of/{}", opening(s.asker(), &later).await);
        third.post(&path, &fields).await.goes_to("/moderation/unmasking");
    }
}

/// The one that waits for this moderator.
async fn waiting(moderator: &Actor) -> String {
    let html = moderator.get("/moderation/unmasking").await.html();
    let id = html.split("/moderation/unmasking/").find(|it| it.contains("/agreement") && it.len() > 36 && it.as_bytes()[8] == b'-');
    id.unwrap_or_default().chars().take(36).collect()
}
