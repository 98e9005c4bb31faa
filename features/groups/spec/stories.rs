//! Founding a group and coming into it, through each kind of door.

use super::scene::{address, appoints, colleagues, declares, fields, founds, group_of, invites, joins, later};
use proving::Actor;

async fn ask(actor: &Actor, group: &str, words: &str) -> proving::Seen {
    actor.post(&format!("{group}/request"), &[("words", words), ("agree", "yes")]).await
}

proving::app_test! {
    /// From the list to a group of one's own in three pages; a shape fills the form.
    async fn a_group_is_founded_from_a_ready_shape(app: TestApp) {
        let all = colleagues(&app, &["Ada Okafor", "Ben"]).await;
        let (ada, ben) = (&all[0], &all[1]);
        ada.get("/groups").await.is_ok().shows("You are in no group yet").shows("/groups/new");
        ada.get("/groups/new").await.is_ok().shows("Practice managers").shows("Project");
        let form = ada.get("/groups/new?shape=locums").await;
        form.is_ok().shows("Found a group: Locums").shows("how not to be alone with it").shows("No patient who could be recognised");
        let more = [("shape", "locums"), ("rules", "Be kind."), ("welcome", "Good to see you."), ("excludes", "industry")];
        let group = founds(ada, "Locums of the Marram Coast", "by_request", &more).await;
        ada.get(&group).await.goes_to(&format!("{group}/discussions"));
        ada.get("/groups").await.is_ok().shows("Locums of the Marram Coast").shows("You own it").shows("Not for: supplier or industry");
        ada.get(&format!("{group}/people")).await.is_ok().shows("Ada Okafor").shows("Owner");
        // Whoever is outside sees what it is for, who hosts it, whom it leaves out and what is agreed, and not who is in it.
        let card = ben.get(&group).await;
        card.is_ok().shows("For all of us.").shows("Ask to join").shows("Ada Okafor").shows("supplier or industry").shows("Be kind.");
        ben.get(&format!("{group}/people")).await.is_absent();
        ben.get("/groups?show=all&q=marram").await.is_ok().shows("Locums of the Marram Coast");
        ben.get("/groups?q=nothing+like+it").await.is_ok().shows("No group like that");
    }

    async fn what_is_wrong_is_said_and_what_was_typed_stays(app: TestApp) {
        let ada = &colleagues(&app, &["Ada"]).await[0];
        let found = |more: Vec<(&'static str, &'static str)>| async move {
            ada.post("/groups/new", &fields("Reading circle", "open", &more)).await
        };
        found(vec![("name", " ")]).await.problem("name").shows("For all of us.");
        found(vec![("purpose", "")]).await.problem("purpose").shows("Reading circle");
        found(vec![("kind", "public")]).await.problem("kind");
        found(vec![("name", "turned \u{202e}round")]).await.problem("name"); // abuse case 50
        found(vec![("topic", "profession.gp")]).await.problem("topic");
        found(vec![("place", "Atlantis")]).await.problem("place").shows("Atlantis");
        found(vec![("shape", "project")]).await.problem("ends");
        found(vec![("shape", "project"), ("ends", "2020-01-01")]).await.problem("ends");
        found(vec![("excludes", "practice")]).await.problem("excludes");
        found(vec![("owner", "somebody")]).await.is(http::StatusCode::UNPROCESSABLE_ENTITY); // abuse case 38
        let patient = "For the family of my patient, NHS number 943 476 5919.";
        found(vec![("purpose", patient)]).await.is(http::StatusCode::UNPROCESSABLE_ENTITY).shows("943 476 5919");
        ada.get("/groups").await.shows("You are in no group yet");
        // Of one day three; what is refused counts nothing (abuse case 43).
        for number in 0..3 {
            founds(ada, &format!("Group {number}"), "open", &[]).await;
        }
        found(vec![]).await.problem("").shows("Reading circle");
        later(&app, 1, &[ada]).await;
        address(&found(vec![]).await);
    }

    async fn an_open_door_is_open_and_nobody_is_told_who_leaves(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let group = founds(ada, "Open table", "open", &[("rules", "Be kind."), ("welcome", "Tea is in the pot.")]).await;
        let door = format!("{group}/membership");
        ben.get(&group).await.is_ok().shows("Join this group");
        ben.get(&format!("{group}/people")).await.is_ok().shows("Ada"); // an open one is read by every member
        ben.post(&door, &[]).await.problem("agree"); // what is agreed is agreed to
        joins(ben, &group).await;
        joins(ben, &group).await; // twice is once
        ben.get(&group).await.goes_to(&format!("{group}/discussions"));
        ada.get(&format!("{group}/people")).await.shows("Ben").shows("New here").shows(&format!("/people/{}/hello", ben.member().await));
        ben.get(&format!("{group}/people/{}/hello", ada.member().await)).await.goes_to(&format!("/messages/to/{}", ada.member().await));
        cleo.get(&format!("{group}/people")).await.shows("Ben");
        app.settle().await;
        let before = app.mails().len();
        ben.get(&door).await.is_ok().shows("Nobody is told");
        ben.post(&format!("{group}/membership/end"), &[]).await.goes_to("/groups");
        app.settle().await;
        assert_eq!(app.mails().len(), before);
        ada.get("/notices").await.is_ok().lacks("Ben");
        ada.get(&format!("{group}/people")).await.is_ok().lacks("Ben");
        ben.get(&group).await.is_ok().shows("Join this group");
        ben.post(&format!("{group}/membership/end"), &[]).await.is(http::StatusCode::FORBIDDEN);
    }

    async fn who_asks_is_let_in_by_any_host(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben Bowen", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let group = group_of(&[ada, cleo], "By request", "by_request").await;
        appoints(ada, &group, cleo, "host").await.goes_to(&format!("{group}/people"));
        ben.post(&format!("{group}/membership"), &[("agree", "yes")]).await.is(http::StatusCode::FORBIDDEN);
        let patient = "My patient, NHS number 943 476 5919, sent me.";
        ask(ben, &group, patient).await.is(http::StatusCode::UNPROCESSABLE_ENTITY).shows("943 476 5919");
        ask(ben, &group, "I run a Pellandrine clinic.").await.goes_to(&group);
        ask(ben, &group, "Again").await.goes_to(&group); // twice is once
        ben.get(&group).await.shows("You asked on").shows("Take it back").lacks("Pellandrine");
        for host in [ada, cleo] {
            host.get("/notices").await.shows("Ben Bowen asks to join a group of yours").lacks("Pellandrine");
        }
        let requests = format!("{group}/requests");
        cleo.get(&requests).await.is_ok().shows("Ben Bowen").shows("Pellandrine").shows("Let in");
        cleo.get(&format!("{group}/people")).await.shows("Somebody asks to join");
        let accept = format!("{requests}/{}/acceptance", ben.member().await);
        cleo.post(&accept, &[]).await.goes_to(&requests);
        ada.post(&accept, &[]).await.goes_to(&requests); // another host was quicker
        ben.get("/notices").await.shows("Cleo answered your request to join a group");
        ben.get(&format!("{group}/people")).await.is_ok().shows("Ben Bowen");
        ada.get(&requests).await.shows("Nobody waits").lacks("Pellandrine");
        ada.get("/notices").await.lacks("asks to join");
    }

    /// Kindly, and without a name; after thirty days one can ask again. Hosts are brought to mind of who waits once.
    async fn who_is_declined_reads_why_and_not_by_whom(app: TestApp) {
        let all = colleagues(&app, &["Ada Okafor", "Ben"]).await;
        let (ada, ben) = (&all[0], &all[1]);
        let group = founds(ada, "By request", "by_request", &[]).await;
        ask(ben, &group, "May I?").await.goes_to(&group);
        app.app().crew().appoint().await.expect("the nights are on the list");
        later(&app, 4, &[ada, ben]).await;
        ada.get(&format!("{group}/requests")).await.shows("more than three days ago");
        let page = format!("{group}/requests/{}", ben.member().await);
        ada.get(&page).await.is_ok().shows("Not this time");
        let refusal = format!("{page}/refusal");
        ada.post(&refusal, &[("words", &"word ".repeat(200))]).await.problem("words");
        ada.post(&refusal, &[("words", "We are full. Try the one in Durham.")]).await.goes_to(&format!("{group}/requests"));
        ben.get("/notices").await.shows("Your request to join a group is answered").lacks("Ada Okafor answered");
        ben.get(&format!("{group}/membership")).await.is_ok().shows("Try the one in Durham.").shows("You can ask again from");
        ask(ben, &group, "Please").await.problem("").shows("You can ask again from");
        later(&app, 31, &[ada, ben]).await;
        ask(ben, &group, "Once more").await.goes_to(&group);
        ben.post(&format!("{group}/request/withdrawal"), &[]).await.goes_to(&group);
        ada.get(&format!("{group}/requests")).await.shows("Nobody waits");
        ada.post(&refusal, &[("words", "")]).await.goes_to(&format!("{group}/requests"));
        // Asking and taking back tells the hosts each time: once a day is enough (abuse case 43).
        app.settle().await;
        ada.get("/notices").await.lacks("asks to join");
        ask(ben, &group, "And again").await.problem("").shows("You can ask again from");
        ben.get(&group).await.lacks("Ask to join");
        ada.get(&format!("{group}/requests")).await.shows("Nobody waits");
        later(&app, 2, &[ada, ben]).await;
        ben.get(&group).await.shows("Ask to join");
        ask(ben, &group, "And again").await.goes_to(&group);
        ada.get(&format!("{group}/requests")).await.shows("Ben");
    }

    /// So many a day, in all groups together (abuse case 43); only contacts; and a no looks like no answer.
    async fn contacts_are_invited_and_may_decline(app: TestApp) {
        let all = colleagues(&app, &["Ada Okafor", "Ben Bowen"]).await;
        let (ada, ben) = (&all[0], &all[1]);
        let stranger = app.member("Stranger").await;
        let group = founds(ada, "Quillonby", "by_invitation", &[("rules", "Be kind.")]).await;
        let invitations = format!("{group}/invitations");
        ada.post(&invitations, &[]).await.problem("with");
        ada.post(&invitations, &[("with", &stranger.member().await.to_string())]).await.problem("with");
        invites(ada, &group, ben).await;
        ben.get("/notices").await.shows("Ada Okafor invites you into a group").lacks("Quillonby");
        ben.get("/groups").await.shows("You are invited").shows("Quillonby").shows("Ada Okafor");
        ben.get(&format!("{group}/membership")).await.is_ok().shows("Be kind.").shows("No, thank you");
        ada.get(&invitations).await.is_ok().shows("Ben Bowen");
        ben.post(&format!("{group}/invitation/refusal"), &[]).await.goes_to("/groups");
        ben.get("/groups").await.lacks("You are invited");
        ada.get(&invitations).await.shows("Ben Bowen"); // as if he had not answered
        invites(ada, &group, ben).await; // and inviting again answers as ever, and asks nothing of him
        ben.get("/groups").await.lacks("You are invited");
        ben.post(&format!("{group}/membership"), &[("agree", "yes")]).await.is(http::StatusCode::FORBIDDEN);
        later(&app, 61, &[ada, ben, &stranger]).await;
        ada.get(&invitations).await.is_ok();
        invites(ada, &group, ben).await;
        joins(ben, &group).await;
        ada.get(&invitations).await.lacks(&format!("/invitations/{}/withdrawal", ben.member().await));
        stranger.get(&group).await.is_ok().shows("Its hosts invite").lacks("/request");
    }

    /// An invitation is for one colleague and for once (abuse cases 41, 42, 47): until they come it opens no more than the card, nobody
    /// else comes in by it, pressing often comes in once, and who went, or is suspended, has none any more.
    async fn an_invitation_is_for_one_and_once(app: TestApp) {
        let all = colleagues(&app, &["Ada Okafor", "Ben Bowen", "Cleo Carr"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let group = founds(ada, "Quillonby", "by_invitation", &[]).await;
        let thread = crate::discussions_spec::scene::starts(ada, &group, "discussion", "Within", "Quandrivel").await;
        invites(ada, &group, ben).await;
        for page in ["/people", "/about", "/discussions", "/discussions/new", "/invitations", "/requests", "/settings"] {
            ben.get(&format!("{group}{page}")).await.is_absent();
        }
        ben.get(&thread).await.is_absent();
        ben.post(&format!("{thread}/posts"), &[("client_id", &*crate::discussions_spec::scene::client()), ("text", "Me too")]).await.is_absent();
        ben.post(&format!("{group}/invitations"), &[("with", &cleo.member().await.to_string())]).await.is_absent();
        cleo.post(&format!("{group}/membership"), &[("agree", "yes")]).await.is(http::StatusCode::FORBIDDEN);
        let presses = (0..5).map(|_| {
            let (actor, path) = (ben.clone(), format!("{group}/membership"));
            async move { actor.post(&path, &[("agree", "yes")]).await.status.as_u16() }
        });
        assert!(proving::together(presses.collect()).await.contains(&303));
        let rows = app.database().rows("SELECT COUNT(*) FROM membership");
        assert_eq!(rows[0][0].as_deref(), Some("2"));
        ben.get(&thread).await.shows("Quandrivel");
        ben.post(&format!("{group}/membership/end"), &[]).await.goes_to("/groups");
        ben.post(&format!("{group}/membership"), &[("agree", "yes")]).await.is(http::StatusCode::FORBIDDEN);
        ben.get(&thread).await.is_absent();
        // Of who is suspended meanwhile nothing waits: neither do they come in, nor is there anybody to let in.
        invites(ada, &group, cleo).await;
        let id = cleo.member().await;
        let anna = app.admin("Anna").await;
        anna.post(&format!("/admin/members/{id}/suspend"), &[("reason", "For the story.")]).await.is(http::StatusCode::SEE_OTHER);
        cleo.signs_in().await;
        cleo.post(&format!("{group}/membership"), &[("agree", "yes")]).await.is(http::StatusCode::FORBIDDEN);
        cleo.get(&group).await.is(http::StatusCode::FORBIDDEN);
        let rows = app.database().rows("SELECT COUNT(*) FROM membership");
        assert_eq!(rows[0][0].as_deref(), Some("1"));
    }

    async fn whom_a_group_leaves_out_neither_reads_nor_joins(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let silent = app.member("Silent").await;
        let group = founds(ada, "Locums", "open", &[("excludes", "industry"), ("excludes", "commissioner")]).await;
        joins(ben, &group).await;
        ben.get(&format!("{group}/people")).await.is_ok();
        for (actor, affiliation) in [(ben, "industry"), (cleo, "commissioner")] {
            declares(actor, affiliation).await;
            actor.get(&group).await.is_ok().shows("commissioner, supplier or industry").shows("where you belong");
            actor.get(&format!("{group}/people")).await.is_absent();
            actor.get(&format!("{group}/about")).await.is_absent();
        }
        cleo.post(&format!("{group}/membership"), &[("agree", "yes")]).await.is(http::StatusCode::FORBIDDEN);
        // Silence is no way in.
        silent.get(&format!("{group}/people")).await.is_absent();
        silent.post(&format!("{group}/membership"), &[]).await.is(http::StatusCode::FORBIDDEN);
        declares(ben, "practice").await;
        ben.get(&format!("{group}/people")).await.is_ok().shows("Ben");
        // One cannot be let in by a tick that is taken away (abuse case 19); another can be added.
        let settings = format!("{group}/settings");
        let version = ada.get(&settings).await.input("version").unwrap_or_default();
        let wider = fields("Locums", "open", &[("version", &version), ("excludes", "industry")]);
        ada.post(&settings, &wider).await.problem("excludes").shows("Whom a group leaves out stays left out");
        cleo.get(&format!("{group}/people")).await.is_absent();
        let narrower = [("version", &*version), ("excludes", "industry"), ("excludes", "commissioner"), ("excludes", "regulator")];
        ada.post(&settings, &fields("Locums", "open", &narrower)).await.goes_to(&settings);
        ben.get(&format!("{group}/people")).await.is_ok();
    }
}
