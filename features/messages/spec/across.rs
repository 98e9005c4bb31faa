//! Across a block inside a conversation of several: whoever is on the other side sees nothing of what is done and hears nothing of it.

use super::{
    live::{all_told, cursor, id},
    stories::{friends, group, message_saying, says, tie, untie},
};
use accounts_api::TieKind;

proving::app_test! {
    /// Abuse case 36: no write of the one stirs an open page of the other, changes what it asks for, or is there when it comes back;
    /// whoever else is there hears of each.
    async fn nothing_that_one_does_stirs_the_other(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar"]).await;
        let (ada, ben, cem) = (&all[0], &all[1], &all[2]);
        let talk = group(&all, "Rota").await;
        says(ben, &talk, "Who can swap the Thursday?").await;
        tie(&app, ada, cem, TieKind::Block).await;
        says(ada, &talk, "Wexelbrine").await;
        app.settle().await;
        let (mut his, mut others) = (cem.listens("/live", None).await, ben.listens("/live", None).await);
        let knows = his.events().remove(0).id.expect("a number");
        others.events();
        let (thursday, own) = (message_saying(ada, &talk, "Thursday").await, message_saying(ada, &talk, "Wexelbrine").await);
        let now = cursor(&cem.get(&talk).await);
        let acts: [(String, Vec<(&str, &str)>); 8] = [
            (format!("{own}/edit"), vec![("text", "Draxelphin, @Cem"), ("revision", "0")]),
            (format!("{own}/react"), vec![("reaction", "thanks")]),
            (format!("{own}/pin"), vec![("on", "yes")]),
            (format!("{own}/pin"), vec![("on", "no")]),
            (format!("{thursday}/react"), vec![("reaction", "agree")]),
            (format!("{thursday}/react"), vec![("back", "agree")]),
            ("keep".to_owned(), vec![("what", "marks")]),
            (format!("{own}/delete"), vec![]),
        ];
        for (what, fields) in &acts {
            ada.post(&format!("{talk}/{what}"), fields).await.is(http::StatusCode::SEE_OTHER);
            app.settle().await;
            assert_eq!(all_told(&mut his), Vec::<String>::new(), "{what}");
            assert_eq!(all_told(&mut others), [id(&talk)], "{what}");
        }
        let since = cem.get(&format!("/live/since?after={knows}")).await;
        since.is_ok().lacks(&id(&talk));
        cem.get("/notices").await.lacks("Ada").lacks("mention");
        let news = cem.get_part(&format!("{talk}?after={now}"), "news").await;
        news.is_ok().lacks("Draxelphin").lacks("Wexelbrine").lacks("Ada");
    }

    /// The same of what is written, changed and deleted: the number by which his page asks stays where it was.
    async fn no_number_of_a_page_moves_by_what_it_does_not_show(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar"]).await;
        let (ada, ben, cem) = (&all[0], &all[1], &all[2]);
        let talk = group(&all, "Rota").await;
        says(ben, &talk, "Who can swap the Thursday?").await;
        tie(&app, ada, cem, TieKind::Block).await;
        let (page, part) = (talk.clone(), format!("{talk}?after=0"));
        let known = async || (cursor(&cem.get(&page).await), cursor(&cem.get_part(&part, "news").await));
        let before = known().await;
        let others = cursor(&ben.get(&talk).await);
        says(ada, &talk, "Wexelbrine").await;
        let own = message_saying(ada, &talk, "Wexelbrine").await;
        ada.post(&format!("{talk}/{own}/edit"), &[("text", "Draxelphin"), ("revision", "0")]).await;
        ada.post(&format!("{talk}/{own}/delete"), &[]).await;
        assert_eq!(known().await, before); // abuse case 36
        assert_ne!(cursor(&ben.get(&talk).await), others);
        // What he may see comes as ever, and nothing is skipped.
        says(ben, &talk, "I can.").await;
        let news = cem.get_part(&format!("{talk}?after={}", before.0), "news").await;
        news.shows("I can.").lacks("deleted");
        cem.post(&format!("{talk}/read"), &[("upto", &cursor(&news))]).await;
        cem.get("/messages").await.lacks(", unread");
    }

    /// Whoever hides their profile from somebody and goes on to write where both are can be blocked by them all the same; whoever hides
    /// and shares nothing with them is nobody (abuse case 36).
    async fn whoever_hides_and_writes_can_be_blocked(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar", "Dan Bravo"]).await;
        let (ada, ben, dan) = (&all[0], &all[1], &all[3]);
        let talk = group(&all[..3], "Rota").await;
        let ids = [ada.member().await, ben.member().await, dan.member().await].map(|it| it.to_string());
        for hides in [ben, dan] {
            untie(&app, ada, hides, TieKind::Contact).await;
            hides.post("/profile/hiding", &[("person", &ids[0])]).await.goes_to("/profile/hiding");
        }
        says(ben, &talk, "Wexelbrine").await;
        app.settle().await;
        for hidden in [&ids[1], &ids[2]] {
            ada.get(&format!("/people/{hidden}")).await.is_absent();
        }
        let block = format!("/people/{}/block", ids[1]);
        ada.get(&format!("{talk}/about")).await.is_ok().shows(&block).lacks(&format!("/people/{}/block", ids[0]));
        ada.get(&block).await.is_ok().shows("Ben Okri");
        let other = format!("/people/{}/block", ids[2]);
        ada.get(&other).await.is_absent();
        ada.post(&other, &[]).await.is_absent();
        ada.post(&block, &[]).await.goes_to("/contacts/blocked");
        ada.get(&talk).await.is_ok().lacks("Wexelbrine").lacks("Okri");
        ben.get(&talk).await.is_ok().shows("Wexelbrine").lacks("Lovelace");
        ben.get(&format!("/people/{}/block", ids[0])).await.is_absent();
    }
}
