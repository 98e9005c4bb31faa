//! Lists: mine, suggested with their reasons, all with filters; and who is in a group.

use super::scene::{colleagues, founds, group_of, invites, joins, tie};
use crate::connections_spec::requests::same;
use accounts_api::TieKind;
use proving::Actor;

async fn line(actor: &Actor, kind: &str, words: &str, stage: &str) {
    let fields = [("kind", kind), ("words", words), ("stage", stage), ("audience", "only_me")];
    let fields = if stage.is_empty() { vec![fields[0], fields[1], fields[3]] } else { fields.to_vec() };
    actor.post("/profile/lines", &fields).await.goes_to(&format!("/profile/edit#lines-{kind}"));
}

proving::app_test! {
    /// The reason is what its reader said of themselves, whatever its audience; never that somebody is missing.
    async fn a_suggestion_says_why(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        founds(ada, "Skin, everywhere", "open", &[("shape", "extended_role"), ("topic", "extended.skin-surgery")]).await;
        let locums = founds(ada, "Locum table", "by_request", &[("shape", "locums")]).await;
        founds(ada, "Hidden skin", "secret", &[("shape", "extended_role"), ("topic", "extended.skin-surgery")]).await;
        ben.get("/groups?show=suggested").await.is_ok().shows("Nothing to suggest");
        ben.post("/welcome/1", &[("profession", "profession.gp")]).await.goes_to("/welcome/2");
        line(ben, "extended_role", "Skin surgery", "established").await;
        line(ben, "role", "ad hoc locum", "").await;
        let page = ben.get("/groups?show=suggested").await;
        page.is_ok().shows("Skin surgery is among your extended roles").shows("You are a locum").lacks("Hidden skin");
        cleo.get("/groups?show=suggested").await.lacks("Skin, everywhere");
        ben.post(&format!("{locums}/request"), &[("agree", "yes")]).await.goes_to(&locums);
        ben.get("/groups?show=suggested").await.lacks("Locum table"); // asked already
    }

    async fn all_groups_are_filtered_by_name_shape_and_topic(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben"]).await;
        let (ada, ben) = (&all[0], &all[1]);
        founds(ada, "Menopause, Wales", "open", &[("shape", "extended_role"), ("topic", "extended.menopause")]).await;
        founds(ada, "Café of trainers", "by_invitation", &[("shape", "trainers")]).await;
        let found = |query: &'static str| async move { ben.get(&format!("/groups?show=all&{query}")).await };
        found("").await.is_ok().shows("Menopause, Wales").shows("Café of trainers").shows("By invitation");
        found("q=cafe").await.shows("Café of trainers").lacks("Menopause, Wales"); // marks and case make no difference
        found("q=%25").await.is_ok();
        found("shape=extended_role").await.shows("Menopause, Wales").lacks("Café of trainers");
        found("topic=extended.menopause").await.shows("Menopause, Wales").lacks("Café of trainers");
        found("topic=extended.skin-surgery").await.shows("No group like that");
        found("shape=%27%22--&after=999999999").await.is_ok(); // abuse case 90
    }

    /// Secret things are absent in every list, search and count, and an answer does not tell them from what is not there
    /// (abuse cases 12, 15, 27).
    async fn a_secret_group_is_nowhere(app: TestApp) {
        let all = colleagues(&app, &["Ada", "Ben", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let admin = app.admin("Anna").await;
        let secret = group_of(&[ada, ben], "Fennimore", "secret").await;
        let none = "/groups/00000000-0000-4000-8000-000000000000";
        for other in [cleo, &admin] {
            other.get("/groups?show=all&q=fennimore").await.is_ok().lacks("Fennimore</a>");
            for page in ["", "/membership", "/people", "/about", "/about/history/1", "/settings", "/removal", "/requests"] {
                let (real, made_up) = (other.get(&format!("{secret}{page}")).await, other.get(&format!("{none}{page}")).await);
                real.is_absent();
                let plain = |seen: &proving::Seen, id: &str| same(seen).replace(id.trim_start_matches("/groups/"), "ID");
                assert_eq!(plain(&real, &secret), plain(&made_up, none), "{page}");
            }
            for form in ["/request", "/membership", "/membership/end", "/request/withdrawal", "/invitation/refusal", "/end"] {
                let (real, made_up) = (other.post(&format!("{secret}{form}"), &[]).await, other.post(&format!("{none}{form}"), &[]).await);
                assert_eq!(real.status, made_up.status, "{form}");
                assert_eq!(real.status.as_u16(), 404, "{form}");
            }
        }
        // A group of the same name can be founded: its name is not taken.
        founds(cleo, "Fennimore", "open", &[]).await;
        // Invited, it exists; withdrawn, it does not, and its page says no more than of what never was.
        invites(ada, &secret, cleo).await;
        cleo.get(&secret).await.is_ok().shows("Fennimore");
        cleo.get("/notices").await.shows("invites you into a group").lacks("Fennimore");
        let withdrawal = format!("{secret}/invitations/{}/withdrawal", cleo.member().await);
        ada.post(&withdrawal, &[]).await.goes_to(&format!("{secret}/invitations"));
        cleo.get(&secret).await.is_absent();
        cleo.get("/notices").await.lacks("invites you into a group");
        cleo.post(&format!("{secret}/membership"), &[("agree", "yes")]).await.is_absent(); // abuse case 42
        ben.get(&secret).await.goes_to(&format!("{secret}/discussions"));
    }

    /// By what they do; across a block neither sees the other, and nobody is counted (abuse case 36).
    async fn people_are_found_by_what_they_do(app: TestApp) {
        let all = colleagues(&app, &["Ada Okafor", "Ben Bowen", "Cleo Carr"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        cleo.post("/welcome/1", &[("profession", "profession.pharmacist")]).await.goes_to("/welcome/2");
        app.settle().await;
        let group = group_of(&[ada, ben, cleo], "Table", "by_request").await;
        let people = format!("{group}/people");
        let page = ada.get(&people).await;
        page.is_ok().shows("Ben Bowen").shows("Cleo Carr").shows("Clinical pharmacist").shows("Owner").lacks("3 people");
        ada.get(&format!("{people}?profession=profession.pharmacist")).await.shows("Cleo Carr").lacks("Ben Bowen</a></h2>");
        ada.get(&format!("{people}?q=bow")).await.shows("Ben Bowen").lacks("Cleo Carr</a></h2>");
        ada.get(&format!("{people}?q=nobody")).await.is_ok().shows("Nobody like that");
        tie(&app, ben, cleo, TieKind::Block).await;
        ben.get(&people).await.is_ok().lacks("Cleo Carr");
        cleo.get(&people).await.is_ok().lacks("Ben Bowen");
        ben.get(&format!("{people}/{}/hello", cleo.member().await)).await.is_absent();
        ada.get(&people).await.shows("Ben Bowen").shows("Cleo Carr");
        let dan = app.member("Dan").await;
        app.settle().await;
        let open = founds(ada, "Open table", "open", &[]).await;
        joins(&dan, &open).await;
        let hello = format!("{open}/people/{}/hello", dan.member().await);
        ada.get(&hello).await.goes_to(&format!("/people/{}/request", dan.member().await));
    }
}
