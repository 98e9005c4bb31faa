//! That somebody answered counts as having been in touch, for those who keep in touch.

use super::{
    nameless::{asks, count, scene},
    scene::{client, follow_up, group_of, starts},
};
use crate::{
    groups_spec::scene::tie,
    messages_spec::{
        stories::friends,
        touching::{NEVER, last},
    },
};
use accounts_api::TieKind;

const TODAY: &str = "Last in touch on 20 November 2026";

proving::app_test! {
    /// Whoever answers what was asked, or what somebody said below it; nobody who only reads.
    async fn an_answer_resets_the_clock_of_both(app: TestApp) {
        let all = friends(&app, &["Ada Lovelace", "Ben Okri", "Cem Acar"]).await;
        let (ada, ben, cem) = (&all[0], &all[1], &all[2]);
        let group = group_of(&all, "by_request").await;
        let thread = starts(ada, &group, "question", "How do you run a list?", "With one pair of hands?").await;
        app.settle().await;
        assert!(last(ada, ben).await.starts_with(NEVER));
        let answer = follow_up(ben, &thread, "Trays the day before.").await;
        app.settle().await;
        assert!(last(ada, ben).await.starts_with(TODAY));
        assert!(last(ben, ada).await.starts_with(TODAY));
        assert!(last(ada, cem).await.starts_with(NEVER));
        let fields = [("client_id", &*client()), ("text", "With a checklist?"), ("reply_to", &*answer)];
        assert_eq!(cem.post(&format!("{thread}/posts"), &fields).await.status.as_u16(), 303);
        app.settle().await;
        assert!(last(cem, ben).await.starts_with(TODAY));
        assert!(last(ben, cem).await.starts_with(TODAY));
        assert!(last(cem, ada).await.starts_with(NEVER));
    }

    /// The clock tells nobody who asked without a name, nor whom that one answered.
    async fn nobody_is_in_touch_with_who_has_no_name(app: TestApp) {
        let it = scene(&app).await;
        tie(&app, it.asker(), it.other(), TieKind::Contact).await;
        let thread = asks(it.asker(), &it.group, "Am I alone?", "I cannot sleep before duty days.").await;
        follow_up(it.other(), &thread, "You are not.").await;
        app.settle().await;
        assert!(last(it.asker(), it.other()).await.starts_with(NEVER));
        assert!(last(it.other(), it.asker()).await.starts_with(NEVER));
        assert_eq!(count(&app, "SELECT COUNT(*) FROM last_touch"), 0);
    }
}
