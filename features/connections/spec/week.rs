//! The list of a week and what is told of it are one thing, with colleagues of earlier years in it.

use super::{
    introductions::{gp, tie},
    keeping::touch,
    requests::{DAY, writes},
};
use kernel::MemberId;
use proving::{Actor, TestApp};

/// A role at a practice from one year to another, or without an end.
async fn worked(who: &Actor, from: &str, to: &str) {
    let stay = [
        ("kind", "role"),
        ("words", "GP partner"),
        ("place_words", "England"),
        ("place_code", "ENG"),
        ("from_year", from),
        ("to_year", to),
    ];
    who.post("/profile/lines", &stay).await.goes_to("/profile/edit#lines-role");
}

/// Somebody who was at the same practice as everybody else here.
async fn colleague(app: &TestApp, name: &str, from: &str, to: &str) -> (Actor, MemberId) {
    let (actor, id) = gp(app, name).await;
    worked(&actor, from, to).await;
    (actor, id)
}

/// Nights until a new week has begun.
async fn first_week(app: &TestApp) {
    app.app().crew().appoint().await.expect("the nights are on the list");
    for _ in 0..8 {
        app.advance(DAY);
        app.settle().await;
    }
}

const LIST: &str = "/contacts/touch\"";

proving::app_test! {
    /// Of those who worked at one practice in the same years the list names one who is no contact, with where and when; nobody who is
    /// a contact, is across a block or hides (abuse cases 36, 80), and nobody of other years.
    async fn colleagues_of_earlier_years_are_found(app: TestApp) {
        let (ada, a) = colleague(&app, "Ada Okonkwo", "2010", "2016").await;
        let (_, known) = colleague(&app, "Bea Abara", "2010", "2016").await;
        let (_, blocked) = colleague(&app, "Cem Aydin", "2011", "2015").await;
        let (blocks, _) = colleague(&app, "Dilys Ash", "2011", "2015").await;
        let (hides, _) = colleague(&app, "Ewa Arcimowicz", "2011", "2015").await;
        let (farida, f) = colleague(&app, "Farida Noorzai", "2014", "").await;
        colleague(&app, "Gwen Arthur", "2017", "2019").await;
        tie(&app, a, known).await;
        ada.post(&format!("/people/{blocked}/block"), &[]).await.goes_to("/contacts/blocked");
        blocks.post(&format!("/people/{a}/block"), &[]).await.goes_to("/contacts/blocked");
        hides.post("/profile/hiding", &[("place_words", "England"), ("place_code", "ENG")]).await.goes_to("/profile/hiding");
        app.settle().await;
        let page = ada.get("/contacts/touch").await;
        page.is_ok().shows("One person this week").shows("You and Farida both worked at England from 2014 to 2016.");
        for other in ["Bea Abara", "Cem Aydin", "Dilys Ash", "Ewa Arcimowicz", "Gwen Arthur"] {
            page.lacks(other);
        }
        // There is no page of what she keeps on Farida, and no conversation yet: the way leads to her profile and a note.
        page.shows(&format!("/people/{f}")).lacks(&format!("/messages/to/{f}"));
        farida.get("/contacts/touch").await.is_ok().shows("You and Ada both worked at England from 2014 to 2016.");
        ada.post(&format!("/contacts/touch/{f}/rest"), &[]).await.goes_to("/contacts/touch");
        ada.get("/contacts/touch").await.is_ok().lacks("Farida Noorzai");
    }

    /// A note to a colleague is what the list asks for: it is done with that, and next week does not lead to where nobody can write.
    /// The other's list learns nothing of it (abuse case 80).
    async fn a_colleague_who_was_written_to_is_done(app: TestApp) {
        let (ada, a) = colleague(&app, "Ada Okonkwo", "2010", "2016").await;
        let (farida, f) = colleague(&app, "Farida Noorzai", "2014", "").await;
        let way = format!("/people/{f}/request");
        ada.get("/contacts/touch").await.is_ok().shows(&way).lacks("You were in touch on");
        writes(&ada, &f.to_string(), "Do you remember the flood? I can offer better news.").await;
        app.settle().await;
        ada.get("/contacts/touch").await.is_ok().shows("Farida Noorzai").shows("You were in touch on").lacks(&way);
        farida.get("/contacts/touch").await.is_ok().shows(&format!("/people/{a}/request")).lacks("You were in touch on");
        app.advance(DAY * 7);
        ada.get("/contacts/touch").await.is_ok().lacks("Farida Noorzai");
    }

    /// A list of colleagues alone is told of like any other, until it was looked at.
    async fn a_list_of_colleagues_alone_is_told(app: TestApp) {
        let (ada, _) = colleague(&app, "Ada Okonkwo", "2010", "2016").await;
        let (_, f) = colleague(&app, "Farida Noorzai", "2014", "2018").await;
        let (zoe, _) = gp(&app, "Zoë Zeller").await;
        first_week(&app).await;
        ada.get("/notices").await.is_ok().shows(LIST).lacks("Farida Noorzai");
        zoe.get("/notices").await.is_ok().lacks(LIST); // nobody stands in hers
        ada.post(&format!("/contacts/touch/{f}/later"), &[]).await.goes_to("/contacts/touch");
        ada.get("/notices").await.is_ok().lacks(LIST);
        // Home brings the first of the same list, with a way to write to somebody who is no contact.
        app.advance(DAY * 30);
        ada.signs_in().await;
        let home = ada.get("/").await;
        home.is_ok().shows("both worked at England from 2014 to 2016.").shows(&format!("/people/{f}/request"));
        ada.post(&format!("/contacts/touch/{f}/rest"), &[]).await.goes_to("/contacts/touch");
        ada.get("/").await.is_ok().lacks("both worked at England");
    }

    /// Nothing waits when all whom the page shows were written to, though another contact would be due if there were time.
    async fn a_notice_waits_for_whom_the_page_shows(app: TestApp) {
        let (ada, a) = colleague(&app, "Ada Okonkwo", "2010", "2016").await;
        let mut others = vec![(colleague(&app, "Farida Noorzai", "2014", "2018").await.0, "Farida Noorzai")];
        for name in ["Bea Abara", "Cem Aydin", "Dilys Ash"] {
            let (actor, id) = gp(&app, name).await;
            tie(&app, a, id).await;
            others.push((actor, name));
        }
        app.advance(DAY * 367);
        first_week(&app).await;
        ada.signs_in().await;
        // Two contacts and, in the place that is kept for one, the colleague.
        let page = ada.get("/contacts/touch").await;
        page.is_ok().shows("Three people this week").shows("Farida Noorzai");
        let now = app.app().clock().now();
        let shown: Vec<_> = others.iter().filter(|it| page.html().contains(it.1)).collect();
        assert_eq!(shown.len(), 3);
        for (other, _) in shown {
            ada.get("/notices").await.is_ok().shows(LIST);
            touch(&app, &ada, other, now).await;
        }
        ada.get("/contacts/touch").await.is_ok().shows("Nobody waits for you this week");
        ada.get("/notices").await.is_ok().lacks(LIST);
    }
}
