//! What one keeps on a contact, for oneself alone; and the list of the week.

use super::{
    introductions::{gp, tie},
    requests::DAY,
};
use kernel::{Act, Moment, Reason, Viewer};
use proving::{Actor, TestApp};

const NOTE: &str = "Began her skin surgery list in March.";

fn form<'a>(note: &'a str, tags: &'a str, cadence: &'a str) -> [(&'static str, &'a str); 6] {
    [
        ("note", note),
        ("met", "At the training day in Stockton"),
        ("met_when_month", "3"),
        ("met_when_year", "2019"),
        ("tags", tags),
        ("cadence", cadence),
    ]
}

pub async fn touch(app: &TestApp, one: &Actor, other: &Actor, at: Moment) {
    touch_each(app, one, other, &[at]).await;
}

/// As one listener tells it that had been behind.
async fn touch_each(app: &TestApp, one: &Actor, other: &Actor, at: &[Moment]) {
    let (one, other) = (one.member().await, other.member().await);
    let met = at.iter().map(|at| (one, other, *at)).collect();
    let house = Viewer::house(Reason::Background);
    let act = Act::open("set_scene");
    let told = app.app().write(&house, act, async |tx| Ok(connections_api::touch(tx, met).await?));
    told.await.expect("told");
}

/// Rows of a table as text, so that a word in any of them is found.
fn everything(app: &TestApp, table: &str) -> String {
    format!("{:?}", app.database().rows(&format!("SELECT * FROM {table}")))
}

proving::app_test! {
    /// Kept, found again, changed; seen by its owner alone, and sealed.
    async fn a_note_is_ones_own(app: TestApp) {
        let ((ada, a), (farida, f)) = (gp(&app, "Ada Okonkwo").await, gp(&app, "Farida Noorzai").await);
        let page = format!("/contacts/{f}");
        ada.get(&page).await.is_absent();
        ada.post(&page, &form(NOTE, "", "")).await.is_absent();
        tie(&app, a, f).await;
        ada.get(&page).await.is_ok().shows("Only you see this").shows("they may have a right to see it");
        ada.post(&page, &form(NOTE, "skin surgery, Teesside", "3")).await.goes_to(&page);
        ada.get(&page).await.shows(NOTE).shows("At the training day").shows("skin surgery, Teesside").shows("this note goes on");
        ada.get("/contacts").await.is_ok().shows("You want to be in touch every 3 months").shows("Teesside");
        ada.get("/contacts/tags").await.is_ok().shows("skin surgery").shows("Farida Noorzai");
        farida.get(&format!("/contacts/{a}")).await.is_ok().lacks(NOTE).lacks("Teesside").lacks("Stockton");
        farida.get("/contacts").await.lacks("Teesside").lacks("every 3 months");
        let kept = everything(&app, "keeping");
        for word in ["skin surgery", "Stockton", "Teesside"] {
            assert!(!kept.contains(word), "{word} lies open"); // abuse case 34
        }
        let wrong = ada.post(&page, &[("note", NOTE), ("met", ""), ("met_when_month", "13"), ("met_when_year", "2019"),
            ("tags", &"x".repeat(50)), ("cadence", "7")]).await;
        wrong.problem("met_when").problem("tags").problem("cadence").shows(NOTE);
        let patient = form("Mr Jones, NHS number 943 476 5919, is her patient.", "", "");
        ada.post(&page, &patient).await.is(http::StatusCode::UNPROCESSABLE_ENTITY).shows("943 476 5919"); // abuse case 71
        ada.get(&page).await.shows(NOTE);
    }

    /// A contact that ends takes nothing along; a block hides it; whoever leaves is forgotten on both sides.
    async fn what_is_kept_follows_the_tie(app: TestApp) {
        let ((ada, a), (farida, f)) = (gp(&app, "Ada Okonkwo").await, gp(&app, "Farida Noorzai").await);
        tie(&app, a, f).await;
        let page = format!("/contacts/{f}");
        ada.post(&page, &form(NOTE, "", "")).await.goes_to(&page);
        farida.post(&format!("/contacts/{a}/end"), &[]).await;
        app.settle().await;
        ada.get(&page).await.is_ok().shows("is no contact of yours any more").shows(NOTE);
        farida.get(&format!("/contacts/{a}")).await.is_absent();
        farida.post(&format!("/people/{a}/block"), &[]).await;
        app.settle().await;
        ada.get(&page).await.is_absent(); // abuse case 36
        ada.get("/contacts/tags").await.is_ok().lacks("Farida");
    }

    /// What one keeps on somebody who is no contact any more is found among the contacts, by whoever keeps it and nobody else.
    async fn what_is_kept_on_former_contacts_is_found_again(app: TestApp) {
        let ((ada, a), (farida, f)) = (gp(&app, "Ada Okonkwo").await, gp(&app, "Farida Noorzai").await);
        let (_, t) = gp(&app, "Tomasz Wiśniewski").await;
        for other in [f, t] {
            tie(&app, a, other).await;
        }
        let page = format!("/contacts/{f}");
        ada.post(&page, &form(NOTE, "derm", "")).await.goes_to(&page);
        let (words, link) = ("no contacts of yours any more", format!("href=\"{page}\""));
        ada.get("/contacts").await.is_ok().lacks(words);
        farida.post(&format!("/contacts/{a}/end"), &[]).await;
        ada.post(&format!("/contacts/{t}/end"), &[]).await.goes_to("/contacts");
        app.settle().await;
        ada.get("/contacts").await; // the toast
        let list = ada.get("/contacts").await;
        list.is_ok().shows("No contacts yet").shows(words).shows("Farida Noorzai").shows(&link).shows("derm");
        list.lacks("Tomasz"); // nothing is kept on him
        ada.get("/contacts?q=noor").await.shows(&link);
        ada.get("/contacts?q=zo").await.is_ok().lacks(words);
        farida.get("/contacts").await.is_ok().lacks("Ada Okonkwo").lacks(words);
        farida.post(&format!("/people/{a}/block"), &[]).await;
        ada.get("/contacts").await.is_ok().lacks("Farida").lacks(words); // abuse case 36
        farida.post(&format!("/contacts/blocked/{a}/removal"), &[]).await;
        ada.get("/contacts").await.is_ok().shows(&link);
        // Whoever empties it has nothing left to look at there.
        let nothing = ["note", "met", "met_when_month", "met_when_year", "tags", "cadence"].map(|it| (it, ""));
        ada.post(&page, &nothing).await.goes_to("/contacts");
        ada.get(&page).await.is_absent();
        ada.get("/contacts").await.is_ok().lacks(&link);
    }

    /// Two years untouched, and a note goes; its page says so before.
    async fn an_old_note_goes_with_a_word_before(app: TestApp) {
        app.app().crew().appoint().await.expect("the nights are on the list");
        let ((ada, a), (_, f)) = (gp(&app, "Ada Okonkwo").await, gp(&app, "Farida Noorzai").await);
        tie(&app, a, f).await;
        let page = format!("/contacts/{f}");
        ada.post(&page, &form(NOTE, "derm", "")).await.goes_to(&page);
        app.advance(DAY * 660);
        app.settle().await;
        ada.signs_in().await;
        ada.get(&page).await.is_ok().shows(NOTE).lacks("Nobody has touched it");
        app.advance(DAY * 20);
        app.settle().await;
        ada.signs_in().await;
        ada.get(&page).await.shows("Nobody has touched it for nearly two years");
        app.advance(DAY * 52);
        app.settle().await;
        ada.signs_in().await;
        ada.get(&page).await.is_ok().lacks(NOTE).shows("derm");
    }

    /// The list of the week: due contacts, few, the same all week; written to, put off and let rest.
    async fn the_list_of_a_week_is_short_and_stays(app: TestApp) {
        let (ada, a) = gp(&app, "Ada Okonkwo").await;
        let mut others = Vec::new();
        for name in ["Bea Abara", "Cem Aydin", "Dilys Ash", "Ewa Arcimowicz", "Finn Abell"] {
            let (actor, id) = gp(&app, name).await;
            tie(&app, a, id).await;
            others.push((actor, id, name));
        }
        ada.get("/contacts/touch").await.is_ok().shows("You have lost touch with nobody");
        app.advance(DAY * 370);
        ada.signs_in().await;
        let first = ada.get("/contacts/touch").await;
        first.is_ok().shows("Three people this week, about 30 minutes").shows("since you became contacts");
        let named: Vec<_> = others.iter().filter(|it| first.html().contains(it.2)).collect();
        assert_eq!(named.len(), 3);
        let (one, two, three) = (named[0], named[1], named[2]);
        ada.post(&format!("/contacts/touch/{}/later", two.1), &[]).await.goes_to("/contacts/touch");
        ada.post(&format!("/contacts/touch/{}/rest", three.1), &[]).await.goes_to("/contacts/touch");
        touch(&app, &one.0, &ada, app.app().clock().now()).await; // whoever of the two wrote
        let then = ada.get("/contacts/touch").await;
        then.shows(one.2).shows("You were in touch on").lacks(two.2).lacks(three.2);
        let moved_up = others.iter().filter(|it| then.html().contains(it.2)).count();
        assert_eq!(moved_up, 1, "nobody moves up: a short list ends");
        app.advance(DAY * 7);
        let next = ada.get("/contacts/touch").await;
        next.is_ok().lacks(one.2).lacks(three.2).shows(two.2);
        ada.post("/contacts/touch/time", &[("minutes", "0")]).await.goes_to("/contacts/touch");
        ada.get("/contacts/touch").await.shows("No list").lacks(two.2);
        ada.post("/contacts/touch/time", &[("minutes", "31")]).await.is(http::StatusCode::UNPROCESSABLE_ENTITY);
        one.0.signs_in().await;
        one.0.get(&format!("/contacts/{a}")).await.is_ok().shows("Last in touch on"); // kept for both, each for itself
    }

    /// In the first night of a week whoever has a list is told so, once, and no name stands in it.
    async fn a_list_is_told_of_once_a_week(app: TestApp) {
        app.app().crew().appoint().await.expect("the nights are on the list");
        let ((ada, a), (farida, f)) = (gp(&app, "Ada Okonkwo").await, gp(&app, "Farida Noorzai").await);
        tie(&app, a, f).await;
        let page = format!("/contacts/{f}");
        ada.post(&page, &form("", "", "1")).await.goes_to(&page);
        app.advance(DAY * 31); // Monday 21 December
        app.settle().await;
        app.advance(DAY);
        app.settle().await;
        ada.signs_in().await;
        farida.signs_in().await;
        ada.get("/contacts/touch").await.is_ok().shows("Farida Noorzai").shows("every month");
        ada.get("/notices").await.is_ok().shows("/contacts/touch").lacks("Farida Noorzai");
        farida.get("/notices").await.is_ok().lacks("/contacts/touch");
        touch(&app, &ada, &farida, app.app().clock().now()).await;
        ada.get("/notices").await.is_ok().lacks("/contacts/touch\">");
    }

    /// What somebody looks for stands beside what I can help with, and is a reason to write.
    async fn give_first(app: TestApp) {
        let ((ada, a), (farida, f)) = (gp(&app, "Ada Okonkwo").await, gp(&app, "Farida Noorzai").await);
        tie(&app, a, f).await;
        for (who, kind, words) in [(&farida, "looking_for", "rota software"), (&farida, "looking_for", "a walk"), (&ada, "can_help", "Rota software")] {
            let line = [("kind", kind), ("words", words), ("audience", "contacts")];
            who.post("/profile/lines", &line).await.goes_to(&format!("/profile/edit#lines-{kind}"));
        }
        app.settle().await;
        ada.get(&format!("/contacts/{f}")).await.is_ok().shows("rota software").shows("You can help with it").shows("a walk");
        farida.get(&format!("/contacts/{a}")).await.is_ok().shows("Nothing that their profile tells").lacks("You can help with it");
        app.advance(DAY * 370);
        ada.signs_in().await;
        let words = "Farida is looking for rota software, and you can help with it";
        ada.get("/contacts/touch").await.is_ok().shows(words);
    }

    /// Touching twice, or late, is touching once; and nobody touches themselves.
    async fn a_touch_is_told_as_often_as_one_likes(app: TestApp) {
        let ((ada, a), (farida, f)) = (gp(&app, "Ada Okonkwo").await, gp(&app, "Farida Noorzai").await);
        tie(&app, a, f).await;
        let now = app.app().clock().now();
        for at in [now, now.minus(DAY * 40), now, now.minus(DAY)] {
            touch(&app, &ada, &farida, at).await;
        }
        touch(&app, &ada, &ada, now).await;
        let rows = app.database().rows("SELECT CAST(day AS TEXT), CAST(earlier AS TEXT) FROM last_touch");
        let day = (now.micros() / 86_400_000_000).to_string();
        assert_eq!(rows, vec![vec![Some(day.clone()), None]; 2]);
        touch(&app, &farida, &ada, now.plus(DAY * 7)).await;
        let rows = app.database().rows("SELECT CAST(earlier AS TEXT) FROM last_touch");
        assert_eq!(rows, vec![vec![Some(day)]; 2], "what was last before the week stays known");
        let at = [21, 14, 22].map(|it| now.plus(DAY * it));
        touch_each(&app, &farida, &ada, &at).await;
        let rows = app.database().rows("SELECT CAST(day AS TEXT), CAST(earlier AS TEXT) FROM last_touch");
        let days = [at[2], at[1]].map(|it| Some((it.micros() / 86_400_000_000).to_string()));
        assert_eq!(rows, vec![days.to_vec(); 2], "told together, the latest counts, and what was before its week");
    }

    /// One's own notes are in one's copy; nobody else's are (abuse case 21).
    async fn a_copy_has_ones_own_notes(app: TestApp) {
        let ((ada, a), (farida, f)) = (gp(&app, "Ada Okonkwo").await, gp(&app, "Farida Noorzai").await);
        tie(&app, a, f).await;
        ada.post(&format!("/contacts/{f}"), &form(NOTE, "derm", "3")).await.goes_to(&format!("/contacts/{f}"));
        let own = copy_of(&app, &ada).await;
        assert!(own.contains(NOTE) && own.contains("Stockton") && own.contains("derm"), "{own}");
        let theirs = copy_of(&app, &farida).await;
        assert!(!theirs.contains(NOTE) && !theirs.contains("Stockton") && !theirs.contains("derm"), "{theirs}");
    }
}

/// What connections puts into a member's copy.
async fn copy_of(app: &TestApp, who: &Actor) -> String {
    let member = who.member().await;
    let read = app.app().read(&Viewer::member(member)).await.expect("read");
    let part = app.app().belongings().iter().find(|it| it.tables.contains(&"keeping")).expect("claimed");
    (part.export)(app.app(), read.reader(), member).await.expect("exported").json.to_string()
}
