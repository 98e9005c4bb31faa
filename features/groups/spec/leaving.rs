//! What goes with a member, what they take along, and what stays.

use super::scene::{DAY, HOUSE, appoints, colleagues, group_of, later, removes};
use kernel::MemberId;
use proving::{Actor, TestApp};

async fn goes(app: &TestApp, actor: &Actor) {
    let proof = [(web::PROOF_FIELD, Actor::PASSWORD)];
    let asked = actor.post("/settings/leaving", &[]).await;
    if asked.status == http::StatusCode::FORBIDDEN {
        actor.post("/settings/leaving", &proof).await.goes_to("/sign-in");
    }
    app.advance(DAY * 15);
    app.settle().await;
    leaving::actions::erase_due(app.app()).await.expect("erased");
    app.settle().await;
}

fn rows(app: &TestApp, query: &str) -> Vec<Vec<Option<String>>> {
    app.database().rows(query)
}

proving::app_test! {
    /// The longest-serving host follows an owner who is erased; what they wrote about the group stays, without their name.
    async fn the_longest_serving_host_follows(app: TestApp) {
        let all = colleagues(&app, &["Ada Okafor", "Ben", "Cleo", "Dan"]).await;
        let group = group_of(&[&all[0], &all[1], &all[2], &all[3]], "Table", "by_request").await;
        for host in [&all[2], &all[1]] {
            appoints(&all[0], &group, host, "host").await.goes_to(&format!("{group}/people"));
            app.advance(DAY / 24);
        }
        let text = [("text", "Cotterstone is where we meet."), ("began", "0")];
        all[0].post(&format!("{group}/about/edit"), &text).await.goes_to(&format!("{group}/about"));
        goes(&app, &all[0]).await;
        later(&app, 0, &[&all[1], &all[2], &all[3]]).await;
        let page = all[3].get(&format!("{group}/people")).await;
        page.is_ok().lacks("Ada Okafor");
        all[2].get(&format!("{group}/end")).await.is_ok(); // Cleo hosted first
        all[1].get(&format!("{group}/end")).await.is(http::StatusCode::FORBIDDEN);
        all[3].get(&format!("{group}/about")).await.shows("Cotterstone");
        all[3].get(&format!("{group}/about/history")).await.is_ok().lacks("Ada Okafor");
    }

    async fn a_group_that_nobody_is_left_in_is_only_read(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben"]).await;
        let group = group_of(&[&all[0]], "Open table", "open").await;
        goes(&app, &all[0]).await;
        later(&app, 0, &[&all[1]]).await;
        all[1].get(&group).await.is_ok().shows("It has ended");
        let ended = rows(&app, "SELECT COUNT(*) FROM member_group WHERE ended_at IS NOT NULL AND founder_id IS NULL");
        assert_eq!(ended[0][0].as_deref(), Some("1"));
    }

    /// One's own words and places, and nobody else's (abuse case 21).
    async fn the_copy_has_ones_own(app: TestApp) {
        let all = colleagues(&app, &["Ada Okafor", "Ben Bowen"]).await;
        let (ada, ben) = (&all[0], &all[1]);
        let group = group_of(&[ada, ben], "Table", "by_request").await;
        for (actor, text, began) in [(ben, "Bowenwords", "0"), (ada, "Okaforwords", "1")] {
            let fields = [("text", text), ("began", began)];
            actor.post(&format!("{group}/about/edit"), &fields).await.goes_to(&format!("{group}/about"));
        }
        removes(ada, &group, ben, "For the copy.").await.goes_to(&format!("{group}/people"));
        let copy = copy_of(&app, ben.member().await).await;
        for own in ["Bowenwords", "For the copy.", "Table"] {
            assert!(copy.contains(own), "{own} in {copy}");
        }
        assert!(!copy.contains("Okafor"), "{copy}");
        let copy = copy_of(&app, ada.member().await).await;
        assert!(copy.contains("\"owner\"") && copy.contains("Okaforwords") && !copy.contains("Bowen"), "{copy}");
    }

    /// Nobody is left in a list of changes for longer than a page can be open.
    async fn the_night_forgets(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben"]).await;
        group_of(&[&all[0], &all[1]], "Table", "secret").await;
        app.app().crew().appoint().await.expect("the nights are on the list");
        later(&app, 100, &[&all[0]]).await;
        later(&app, 1, &[&all[0]]).await;
        for table in ["membership_change", "group_invitation"] {
            assert_eq!(rows(&app, &format!("SELECT COUNT(*) FROM {table}"))[0][0].as_deref(), Some("0"), "{table}");
        }
        assert_eq!(rows(&app, "SELECT COUNT(*) FROM membership")[0][0].as_deref(), Some("2"));
    }
}

/// What groups put into the copy of a member's data.
async fn copy_of(app: &TestApp, member: MemberId) -> String {
    let groups = crate::features().into_iter().find(|it| it.name == "groups").expect("groups");
    let belongings = groups.belongings.expect("belongings");
    let read = app.app().read(&HOUSE).await.expect("a read");
    let exported = (belongings.export)(app.app(), read.reader(), member).await.expect("exported");
    exported.json.to_string()
}
