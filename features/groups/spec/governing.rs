//! Roles, handing on, taking out with a reason, objecting, settings and the end.

use super::scene::{appoints, colleagues, fields, founds, group_of, invites, joins, later, removes};
use crate::people_spec::cast::after;
use proving::Actor;

async fn leaves(actor: &Actor, group: &str) -> proving::Seen {
    actor.post(&format!("{group}/membership/end"), &[]).await
}

proving::app_test! {
    async fn the_last_owner_hands_on_before_leaving(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let group = group_of(&[ada, ben, cleo], "Table", "by_invitation").await;
        leaves(ada, &group).await.problem("").shows("Make somebody else the owner first");
        appoints(ada, &group, ben, "host").await.goes_to(&format!("{group}/people"));
        ben.get("/notices").await.shows("Ada gave you another part in a group");
        leaves(ada, &group).await.problem(""); // a host is no owner
        appoints(ada, &group, ada, "member").await.problem("role");
        appoints(ben, &group, cleo, "moderator").await.goes_to(&format!("{group}/people"));
        appoints(ben, &group, ben, "owner").await.is(http::StatusCode::FORBIDDEN);
        appoints(ben, &group, ada, "member").await.is(http::StatusCode::FORBIDDEN);
        appoints(ada, &group, ben, "owner").await.goes_to(&format!("{group}/people"));
        leaves(ada, &group).await.goes_to("/groups");
        ada.get(&format!("{group}/people")).await.is_absent();
        ben.get(&format!("{group}/people")).await.is_ok().lacks("Ada").shows("Moderator");
        let alone = founds(cleo, "Alone", "open", &[]).await;
        leaves(cleo, &alone).await.problem("").shows("End the group instead");
    }

    /// Two owners who leave at the same moment do not both go.
    async fn two_who_hand_on_at_once_leave_one_owner(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben", "Cleo"]).await;
        let group = group_of(&[&all[0], &all[1], &all[2]], "Table", "open").await;
        appoints(&all[0], &group, &all[1], "owner").await.goes_to(&format!("{group}/people"));
        let both = all[..2].iter().map(|it| {
            let (actor, group) = (it.clone(), group.clone());
            async move { leaves(&actor, &group).await.status.as_u16() }
        });
        let mut left = proving::together(both.collect()).await;
        left.sort_unstable();
        assert_eq!(left, [303, 422]);
    }

    async fn who_is_taken_out_reads_why_and_objects_once(app: TestApp) {
        let all = colleagues(&app, &["Ada Okafor", "Ben Bowen", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let group = group_of(&[ada, ben, cleo], "Quillonby", "secret").await;
        appoints(ada, &group, cleo, "host").await.goes_to(&format!("{group}/people"));
        removes(cleo, &group, ben, " ").await.problem("words");
        removes(cleo, &group, ada, "Because").await.is(http::StatusCode::FORBIDDEN);
        removes(ben, &group, cleo, "Because").await.is(http::StatusCode::FORBIDDEN);
        ben.get(&format!("{group}/people")).await.is_ok();
        removes(cleo, &group, ben, "You offered your course three times.").await.goes_to(&format!("{group}/people"));
        for page in ["", "/membership", "/people", "/about", "/about/history", "/about/history/1", "/requests"] {
            ben.get(&format!("{group}{page}")).await.is_absent(); // abuse case 25
        }
        ben.get("/groups").await.lacks("Quillonby");
        ben.get("/notices").await.shows("You were taken out of a group").lacks("Quillonby").lacks("course");
        let removal = format!("{group}/removal");
        ben.get(&removal).await.is_ok().shows("Quillonby").shows("your course three times").lacks("Cleo");
        cleo.get(&removal).await.is_absent();
        ben.post(&removal, &[("words", "")]).await.problem("words");
        ben.post(&removal, &[("words", "It was free for members.")]).await.goes_to(&removal);
        ben.post(&removal, &[("words", "And another thing")]).await.is_absent();
        ben.get(&removal).await.shows("It was free for members.").shows("has not answered yet");
        ada.get("/notices").await.shows("has something to say about who was taken out");
        let removals = format!("{group}/removals");
        ada.get(&removals).await.is_ok().shows("Ben Bowen").shows("It was free for members.");
        cleo.get(&removals).await.is(http::StatusCode::FORBIDDEN);
        let of_ben = format!("{removals}/{}", ben.member().await);
        cleo.post(&format!("{of_ben}/return"), &[]).await.is(http::StatusCode::FORBIDDEN);
        ada.post(&format!("{of_ben}/answer"), &[("words", "It stays so for now.")]).await.goes_to(&removals);
        ben.get(&removal).await.shows("It stays so for now.");
        ada.post(&format!("{of_ben}/return"), &[]).await.goes_to(&removals);
        ben.get("/groups").await.shows("Quillonby");
        joins(ben, &group).await;
        ben.get(&removal).await.is_absent();
    }

    /// Open pages of whoever is taken out hear of it, and of nothing after it (abuse case 25).
    async fn open_pages_hear_of_it(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben"]).await;
        let (ada, ben) = (&all[0], &all[1]);
        let group = group_of(&[ada, ben], "Table", "by_request").await;
        app.settle().await;
        let id = group.trim_start_matches("/groups/").to_owned();
        let before = ben.get("/live/since?after=0").await;
        let number = after_number(&before.html());
        removes(ada, &group, ben, "Because").await.goes_to(&format!("{group}/people"));
        app.settle().await;
        let news = ben.get(&format!("/live/since?after={number}")).await;
        assert!(news.html().contains(&format!("{{\"kind\":\"group\",\"about\":\"{id}\"}}")), "{}", news.html());
        ben.get(&format!("{group}/people")).await.is_absent();
        let other = ada.get(&format!("/live/since?after={number}")).await;
        assert!(!other.html().contains("Because"));
    }

    /// A stream that was open all the while: it says that the group went, and after that nothing of it, whether one was taken out or
    /// left (abuse case 25).
    async fn an_open_stream_falls_silent(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben", "Cleo", "Dan"]).await;
        let (ada, dan) = (&all[0], &all[3]);
        let group = group_of(&[ada, &all[1], &all[2], dan], "Table", "by_request").await;
        let thread = crate::discussions_spec::scene::starts(ada, &group, "discussion", "Quillonby", "First").await;
        for it in &all[1..] {
            it.post(&format!("{thread}/following"), &[("how", "follow")]).await.is(http::StatusCode::SEE_OTHER);
        }
        app.settle().await;
        for (goes, by_themselves) in [(&all[1], false), (&all[2], true)] {
            let (mut gone, mut stays) = (goes.listens("/live", None).await, dan.listens("/live", None).await);
            gone.events();
            stays.events();
            if by_themselves {
                leaves(goes, &group).await.goes_to("/groups");
            } else {
                removes(ada, &group, goes, "Because").await.goes_to(&format!("{group}/people"));
            }
            app.settle().await;
            let heard = gone.events();
            let told: String = heard.iter().map(|it| it.data.as_str()).collect();
            assert!(told.contains("\"kind\":\"group\""), "{told}");
            crate::discussions_spec::scene::says(ada, &thread, "Quandrivel, @Ben and @Cleo").await.is(http::StatusCode::SEE_OTHER);
            app.settle().await;
            assert!(gone.events().is_empty(), "nothing of what one does not read any more");
            assert!(stays.events().iter().any(|it| it.data.contains("\"kind\":\"discussion\"")));
            // Nor does a page hear it that comes back, or asks from the beginning.
            let again = goes.get("/live/since?after=0").await.html();
            assert!(!again.contains("\"kind\":\"discussion\""), "{again}");
            goes.get(&thread).await.is_absent();
        }
    }

    async fn settings_are_narrowed_and_two_hosts_lose_nothing(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let group = group_of(&[ada, ben], "Table", "by_request").await;
        appoints(ada, &group, ben, "host").await.goes_to(&format!("{group}/people"));
        let settings = format!("{group}/settings");
        let page = ada.get(&settings).await;
        page.is_ok().shows("value=\"by_request\"").lacks("value=\"open\""); // abuse case 19
        let version = page.input("version").unwrap_or_default();
        let save = |name: &'static str, kind: &'static str, version: String| {
            let settings = settings.clone();
            async move { (settings, fields(name, kind, &[]).into_iter().chain([("version", version.leak() as &str)]).collect::<Vec<_>>()) }
        };
        let (path, widened) = save("Table", "open", version.clone()).await;
        ada.post(&path, &widened).await.problem("kind");
        let (path, first) = save("The long table", "secret", version.clone()).await;
        ada.post(&path, &first).await.goes_to(&settings);
        cleo.get(&group).await.is_absent();
        cleo.get("/groups?show=all").await.lacks("The long table");
        // Ben began before that: what he typed is there, and saving again goes on top.
        let (path, second) = save("Bens table", "secret", version).await;
        let conflict = ben.post(&path, &second).await;
        conflict.problem("").shows("Bens table");
        let newest = conflict.input("version").unwrap_or_default();
        let (path, third) = save("Bens table", "secret", newest).await;
        ben.post(&path, &third).await.goes_to(&settings);
        ada.get("/groups").await.shows("Bens table");
    }

    async fn an_ended_group_is_only_read(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let group = group_of(&[ada, ben], "Flu clinics", "open").await;
        appoints(ada, &group, ben, "host").await.goes_to(&format!("{group}/people"));
        ben.post(&format!("{group}/end"), &[]).await.is(http::StatusCode::FORBIDDEN);
        ada.get(&format!("{group}/end")).await.is_ok().shows("cannot be undone");
        ada.post(&format!("{group}/end"), &[]).await.goes_to(&group);
        ada.get(&format!("{group}/people")).await.is_ok().shows("This group ended on").shows("Ben");
        ben.get("/groups").await.shows("Ended").shows("Flu clinics");
        cleo.get("/groups?show=all").await.lacks("Flu clinics");
        cleo.get(&group).await.is_ok().shows("It has ended");
        cleo.post(&format!("{group}/membership"), &[]).await.is(http::StatusCode::FORBIDDEN);
        let text = [("text", "More"), ("began", "0")];
        ben.post(&format!("{group}/about/edit"), &text).await.is(http::StatusCode::FORBIDDEN);
        ada.post(&format!("{group}/invitations"), &[("with", &cleo.member().await.to_string())]).await.is(http::StatusCode::FORBIDDEN);
        leaves(ada, &group).await.goes_to("/groups"); // what is over needs no owner
    }

    async fn a_project_ends_by_itself(app: TestApp) {
        let all = colleagues(&app, &["Ada"]).await;
        let ada = &all[0];
        let group = founds(ada, "Falls", "by_invitation", &[("shape", "project"), ("ends", "2026-12-01")]).await;
        ada.get(&format!("{group}/people")).await.is_ok().shows("1 December 2026");
        app.app().crew().appoint().await.expect("the nights are on the list");
        later(&app, 5, &[ada]).await;
        ada.get(&format!("{group}/people")).await.is_ok().lacks("This group ended");
        later(&app, 10, &[ada]).await;
        ada.get(&format!("{group}/people")).await.is_ok().shows("This group ended on");
    }

    /// What breaks the rules is shown to moderators by whoever sees it: name, purpose and about, of that group alone.
    async fn a_group_can_be_reported(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let mo = app.moderator("Mo").await;
        let group = group_of(&[ada, ben], "Table", "secret").await;
        let text = [("text", "Buy Quandrivel here."), ("began", "0")];
        ada.post(&format!("{group}/about/edit"), &text).await.goes_to(&format!("{group}/about"));
        let report = group.replace("/groups/", "/report/group/");
        for other in [cleo, &mo] {
            other.get(&report).await.is_absent(); // abuse case 1
        }
        ben.get(&report).await.is_ok();
        ben.post(&report, &[("kind", "advertising"), ("words", "")]).await.goes_to("/reports");
        let case = format!("/moderation/{}", after(&mo.get("/moderation").await, "href=\"/moderation/"));
        mo.get(&case).await.is_ok().shows("Buy Quandrivel here.");
        mo.get(&group).await.is_absent(); // seeing the report is not seeing the group
        mo.post(&format!("{case}/hide"), &[("words", "No selling here.")]).await.goes_to(&case);
        ben.get(&format!("{group}/about")).await.is_ok().shows("held back").lacks("Quandrivel");
        invites(ada, &group, cleo).await;
        cleo.get(&group).await.is_ok().lacks("Quandrivel");
        mo.post(&format!("{case}/restore"), &[("words", "Looked at again.")]).await.goes_to(&case);
        ben.get(&format!("{group}/about")).await.shows("Quandrivel");
    }
}

fn after_number(json: &str) -> String {
    json.split("\"n\":").nth(1).unwrap_or("0").chars().take_while(char::is_ascii_digit).collect()
}
