//! The page that a group writes together, and its history.

use super::scene::{colleagues, group_of};
use proving::{Actor, Seen};

async fn writes(actor: &Actor, group: &str, text: &str, began: &str) -> Seen {
    actor.post(&format!("{group}/about/edit"), &[("text", text), ("began", began)]).await
}

proving::app_test! {
    async fn members_write_it_together_with_history(app: TestApp) {
        let all = colleagues(&app, &["Ada Okafor", "Ben Bowen", "Cleo"]).await;
        let (ada, ben, cleo) = (&all[0], &all[1], &all[2]);
        let group = group_of(&[ada, ben], "Table", "by_request").await;
        let about = format!("{group}/about");
        ben.get(&about).await.is_ok().shows("Nobody has written about this group yet").shows("Write this page");
        ben.get(&format!("{about}/edit")).await.is_ok();
        writes(ben, &group, "We meet **on Mondays**.", "0").await.goes_to(&about);
        ada.get(&about).await.is_ok().shows("<strong>on Mondays</strong>").shows("Change this page");
        cleo.get(&group).await.is_ok().shows("on Mondays"); // the card shows it to who is outside
        writes(ada, &group, "We meet on Tuesdays.\n\nBring tea.", "1").await.goes_to(&about);
        let history = ben.get(&format!("{about}/history")).await;
        history.is_ok().shows("Wording 2").shows("Ada Okafor").shows("Ben Bowen");
        let compared = ben.get(&format!("{about}/history/2")).await;
        compared.is_ok().shows("k-added").shows("on Tuesdays").shows("k-gone").shows("on Mondays").lacks("Bring this wording back");
        ben.get(&format!("{about}/history/1?with=2")).await.is_ok().shows("compared with wording 2");
        ben.get(&format!("{about}/history/7")).await.is_absent();
        cleo.get(&format!("{about}/history/1")).await.is_absent(); // abuse case 20
        ben.post(&format!("{about}/history/1/return"), &[]).await.goes_to(&about);
        ada.get(&about).await.shows("on Mondays").lacks("Bring tea");
        ada.get(&format!("{about}/history")).await.shows("Brought wording 1 back").shows("Wording 3");
    }

    /// Two editors at once lose nothing: the later one has what they typed, and what the other changed beside it.
    async fn two_editors_lose_nothing(app: TestApp) {
        let all = colleagues(&app, &["Ada Okafor", "Ben"]).await;
        let (ada, ben) = (&all[0], &all[1]);
        let group = group_of(&[ada, ben], "Table", "open").await;
        let about = format!("{group}/about");
        writes(ada, &group, "First line\nSecond line", "0").await.goes_to(&about);
        writes(ada, &group, "First line\nSecond line, by Ada", "1").await.goes_to(&about);
        let conflict = writes(ben, &group, "First line, by Ben\nSecond line", "1").await;
        conflict.problem("text").shows("First line, by Ben").shows("Second line, by Ada").shows("Ada Okafor");
        let began = conflict.input("began").unwrap_or_default();
        assert_eq!(began, "2");
        ada.get(&about).await.shows("by Ada").lacks("by Ben");
        writes(ben, &group, "First line, by Ben\nSecond line, by Ada", &began).await.goes_to(&about);
        ada.get(&about).await.shows("by Ben").shows("by Ada");
        ada.get(&format!("{about}/history")).await.shows("Wording 3");
        // At the very same moment, too: one of them is told.
        let both = [(ada.clone(), "One"), (ben.clone(), "Other")].map(|(actor, text)| {
            let group = group.clone();
            async move { writes(&actor, &group, text, "3").await.status.as_u16() }
        });
        let mut came = proving::together(both.into()).await;
        came.sort_unstable();
        assert_eq!(came, [303, 422]);
    }

    async fn what_is_written_is_checked_and_cleaned(app: TestApp) {
        let all = colleagues(&app, &["Ada"]).await;
        let group = group_of(&[&all[0]], "Table", "open").await;
        let about = format!("{group}/about");
        writes(&all[0], &group, " ", "0").await.problem("text");
        let patient = "My patient, NHS number 943 476 5919, comes on Mondays.";
        writes(&all[0], &group, patient, "0").await.is(http::StatusCode::UNPROCESSABLE_ENTITY).shows("943 476 5919");
        all[0].get(&about).await.shows("Nobody has written");
        let hostile = "<script>alert(1)</script> [tea](javascript:alert(1)) ![x](https://example.org/x.png)";
        writes(&all[0], &group, hostile, "0").await.goes_to(&about);
        let page = all[0].get(&about).await;
        for harm in ["<script>alert", "href=\"javascript", "<img src=\"https://example.org"] {
            assert!(!page.html().contains(harm), "{harm}");
        }
    }
}
