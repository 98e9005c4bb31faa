//! Being introduced: asked, passed on, agreed to; and that who asked can tell nothing before that.

use super::requests::{DAY, count, same};
use accounts_api::{TieKind, set_tie};
use kernel::{Act, MemberId, Reason, Viewer};
use proving::{Actor, Seen, TestApp};

const WORDS: &str = "Farida runs the list that I would like to copy. I can offer two hands.";
const WORD: &str = "Ada is as careful as you are.";

/// Makes two members contacts.
pub async fn tie(app: &TestApp, one: MemberId, other: MemberId) {
    let house = Viewer::house(Reason::Background);
    let act = Act::open("set_scene");
    let tied = app.app().write(&house, act, async |tx| set_tie(tx, one, other, TieKind::Contact).await);
    tied.await.expect("tied");
    app.settle().await;
}

/// A GP who has been through the first steps.
pub async fn gp(app: &TestApp, name: &str) -> (Actor, MemberId) {
    let actor = app.member(name).await;
    actor.post("/welcome/1", &[("profession", "profession.gp")]).await.goes_to("/welcome/2");
    app.settle().await;
    let id = actor.member().await;
    (actor, id)
}

/// Ada knows Siân, and Siân knows Farida.
struct Three {
    ada: Actor,
    sian: Actor,
    farida: Actor,
    ids: [MemberId; 3],
}

impl Three {
    async fn meet(app: &TestApp) -> Three {
        let (ada, a) = gp(app, "Ada Okonkwo").await;
        let (sian, s) = gp(app, "Siân Llewellyn").await;
        let (farida, f) = gp(app, "Farida Noorzai").await;
        tie(app, a, s).await;
        tie(app, s, f).await;
        Three { ada, sian, farida, ids: [a, s, f] }
    }

    /// Ada asks Siân for Farida; the address of the introduction.
    async fn ask(&self) -> String {
        let [_, sian, farida] = self.ids.map(|it| it.to_string());
        let asked = self.ada.post("/introductions", &[("to", &farida), ("between", &sian), ("words", WORDS)]).await;
        address(&asked)
    }
}

fn address(asked: &Seen) -> String {
    let to = asked.header("location").to_owned();
    assert!(to.starts_with("/introductions/"), "{}", asked.words());
    to
}

async fn press(actor: &Actor, page: &str, what: &str) -> Seen {
    actor.post(&format!("{page}/{what}"), &[]).await
}

async fn pass_on(actor: &Actor, page: &str) {
    actor.post(&format!("{page}/passing"), &[("words", WORD)]).await.goes_to("/introductions");
}

proving::app_test! {
    /// The whole way: three people, three parts, one conversation.
    async fn who_is_introduced_by_a_contact_talks_with_both(app: TestApp) {
        let it = Three::meet(&app).await;
        let [ada_id, _, farida_id] = it.ids.map(|it| it.to_string());
        it.ada.get(&format!("/people/{farida_id}")).await.shows(&format!("/introductions/new?to={farida_id}"));
        let form = it.ada.get(&format!("/introductions/new?to={farida_id}")).await;
        form.is_ok().shows("Siân Llewellyn").shows("Kettle does not say who does");
        let page = it.ask().await;
        it.ada.get(&page).await.is_ok().shows(WORDS).shows("Withdraw it");
        it.farida.get(&page).await.is_absent(); // abuse case 41
        it.farida.get("/introductions").await.shows("No introductions under way");

        it.sian.get("/introductions").await.shows("Ada Okonkwo asks you for an introduction to Farida Noorzai");
        it.sian.get(&page).await.is_ok().shows(WORDS).shows("Pass it on to Farida");
        it.sian.post(&format!("{page}/passing"), &[("words", " ")]).await.problem("words");
        pass_on(&it.sian, &page).await;
        it.sian.get(&page).await.is_ok().shows(WORD).shows("You hear if");
        it.ada.get(&page).await.is_ok().lacks(WORD);

        it.farida.get(&page).await.is_ok().shows(WORDS).shows(WORD).shows("Siân Llewellyn would introduce you to Ada Okonkwo");
        it.ada.get(&format!("/contacts/{farida_id}")).await.is_absent();
        let agreed = press(&it.farida, &page, "agreement").await;
        let conversation = agreed.header("location").to_owned();
        assert!(conversation.starts_with("/messages/"), "{conversation}");
        for one in [&it.ada, &it.sian, &it.farida] {
            one.get(&conversation).await.is_ok().shows(WORDS).shows(WORD);
            one.get(&page).await.is_ok().shows(&conversation).lacks(WORDS);
        }
        it.ada.get(&format!("/contacts/{farida_id}")).await.is_ok();
        it.farida.get(&format!("/contacts/{ada_id}")).await.is_ok();
        app.settle().await;
        it.ada.get("/notices").await.is_ok().shows(&page);
        // Siân can leave; the two stay contacts.
        press(&it.sian, &conversation, "leave").await;
        it.sian.get("/introductions").await.is_ok().shows("You introduced Ada Okonkwo and Farida Noorzai");
        it.ada.get(&conversation).await.is_ok();
    }

    /// Somebody brings two of their contacts together: neither learns what the other said before both agreed.
    async fn two_who_are_brought_together_say_yes_apart(app: TestApp) {
        let it = Three::meet(&app).await;
        let [ada_id, _, farida_id] = it.ids.map(|it| it.to_string());
        it.sian.get(&format!("/introductions/offer?one={ada_id}")).await.is_ok().shows("Farida Noorzai");
        let offer = [("one", ada_id.as_str()), ("other", farida_id.as_str()), ("words", WORD)];
        let page = address(&it.sian.post("/introductions/offer", &offer).await);
        it.sian.get("/introductions").await; // the toast
        let (before, waiting) = (same(&it.farida.get(&page).await), same(&it.sian.get(&page).await));
        press(&it.ada, &page, "agreement").await.goes_to(&page);
        it.ada.get("/introductions").await; // the toast
        it.ada.get(&page).await.is_ok().shows("You said yes");
        assert_eq!(same(&it.farida.get(&page).await), before, "Farida cannot tell that Ada said yes");
        assert_eq!(same(&it.sian.get(&page).await), waiting, "nor can Siân");
        it.ada.get(&format!("/contacts/{farida_id}")).await.is_absent();
        let agreed = press(&it.farida, &page, "agreement").await;
        it.ada.get(agreed.header("location")).await.is_ok().shows(WORD);

        // And with a no: the other's page stays as it was.
        let (_, x) = gp(&app, "Xanthe Quill").await;
        tie(&app, it.ids[1], x).await;
        let x = x.to_string();
        let offer = [("one", ada_id.as_str()), ("other", x.as_str()), ("words", WORD)];
        let page = address(&it.sian.post("/introductions/offer", &offer).await);
        it.sian.get("/introductions").await; // the toast
        let before = same(&it.sian.get(&page).await);
        press(&it.ada, &page, "refusal").await.goes_to("/introductions");
        it.ada.get(&page).await.is_absent();
        assert_eq!(same(&it.sian.get(&page).await), before);
    }

    /// Twin worlds (security.md §3.5): whether it waits, rests, was declined, or cannot be passed on because Siân does not
    /// know Farida, not one byte of Ada's is another, nor of her letters and notices.
    async fn who_asked_cannot_tell_waiting_from_no(app: TestApp) {
        let it = Three::meet(&app).await;
        let (tomasz, t) = gp(&app, "Tomasz Wiśniewski").await;
        tie(&app, it.ids[0], t).await;
        let page = it.ask().await;
        it.ada.get("/introductions").await; // the toast
        app.settle().await;
        let farida = it.ids[2].to_string();
        let pages = [
            page.clone(), "/introductions".to_owned(), format!("/people/{farida}"), format!("/introductions/new?to={farida}"),
            "/contacts".to_owned(), "/requests".to_owned(), "/notices".to_owned(), "/".to_owned(), "/messages".to_owned(),
            "/people?q=farida".to_owned(), format!("/people/{farida}/request"),
        ];
        let look = async || {
            app.settle().await;
            let mut seen = Vec::new();
            for page in &pages {
                let found = it.ada.get(page).await;
                seen.push((page.clone(), found.status, same(&found)));
            }
            let letters = app.mails().iter().filter(|mail| mail.to == it.ada.email()).count();
            (seen, letters)
        };
        let waits = look().await;
        it.sian.get(&page).await.is_ok();
        assert_eq!(look().await, waits, "Siân has read it");
        pass_on(&it.sian, &page).await;
        assert_eq!(look().await, waits, "Siân has passed it on");
        press(&it.farida, &page, "refusal").await.goes_to("/introductions");
        it.farida.get(&page).await.is_absent();
        assert_eq!(look().await, waits, "Farida has said no");
        let ends = format!("/contacts/{farida}/end");
        it.sian.post(&ends, &[]).await;
        assert_eq!(look().await, waits, "Siân and Farida are contacts no more");

        // In another world the same was asked of somebody who does not know Farida, and rests.
        press(&it.ada, &page, "withdrawal").await.goes_to("/introductions");
        let tomasz_id = t.to_string();
        let other = [("to", farida.as_str()), ("between", tomasz_id.as_str()), ("words", WORDS)];
        let second = address(&it.ada.post("/introductions", &other).await);
        it.ada.get("/introductions").await; // the toast
        let before = same(&it.ada.get(&second).await);
        tomasz.get(&second).await.is_ok().shows("Nothing to pass on").lacks("Pass it on to");
        tomasz.post(&format!("{second}/passing"), &[("words", WORD)]).await.is_absent(); // abuse case 17
        press(&tomasz, &second, "rest").await.goes_to("/introductions");
        tomasz.get(&second).await.is_absent();
        assert_eq!(same(&it.ada.get(&second).await), before, "Tomasz let it rest");
    }

    /// A key that was lost from the file of keys is said in words, and what was typed stays.
    async fn a_lost_key_is_said_in_words(app: TestApp) {
        let it = Three::meet(&app).await;
        let page = it.ask().await;
        let lose_all = async || {
            let vault = app.app().vault();
            let all = vault.page_of_older(app.app().clock().now().plus(DAY), None, 100).await.expect("listed");
            vault.destroy(&all).await.expect("destroyed");
        };
        lose_all().await;
        let passing = it.sian.post(&format!("{page}/passing"), &[("words", WORD)]).await;
        passing.problem("").shows("the keys are missing").shows(WORD);
        it.sian.get(&page).await.is_ok();
        let (zoe, z) = gp(&app, "Zoë Zeller").await;
        tie(&app, it.ids[1], z).await;
        let (z, sian) = (z.to_string(), it.ids[1].to_string());
        let page = address(&it.ada.post("/introductions", &[("to", &z), ("between", &sian), ("words", WORDS)]).await);
        pass_on(&it.sian, &page).await;
        lose_all().await;
        press(&zoe, &page, "agreement").await.problem("").shows("the keys are missing");
        zoe.get(&page).await.is_ok();
    }

    /// Abuse cases 1, 36, 38, 43: only contacts are asked, only who is seen is named, and not without end.
    async fn what_may_be_asked_is_bounded(app: TestApp) {
        let it = Three::meet(&app).await;
        let [ada_id, sian_id, farida_id] = it.ids.map(|it| it.to_string());
        let ask = async |to: &str, between: &str, words: &str| {
            it.ada.post("/introductions", &[("to", to), ("between", between), ("words", words)]).await
        };
        ask(&farida_id, "", "").await.problem("between").problem("words");
        ask(&farida_id, &farida_id, WORDS).await.is_absent();
        ask(&sian_id, &sian_id, WORDS).await.is_absent(); // a contact needs no introduction
        ask(&ada_id, &sian_id, WORDS).await.is_absent();
        ask("x", &sian_id, WORDS).await.is_absent();
        it.ada.get("/introductions/new").await.is_absent();
        it.ada.get(&format!("/introductions/new?to={sian_id}")).await.is_absent();
        it.ada.get(&format!("/introductions/offer?one={farida_id}")).await.is_absent();
        let named = "Mrs Smith, NHS number 943 476 5919, would like it too.";
        ask(&farida_id, &sian_id, named).await.is(http::StatusCode::UNPROCESSABLE_ENTITY).shows("943 476 5919"); // 71
        it.ask().await;
        ask(&farida_id, &sian_id, "And once more.").await.problem("").shows("And once more.");
        it.ada.get(&format!("/introductions/new?to={farida_id}")).await.is_ok().shows("You have begun this already");
        let (blocker, b) = gp(&app, "Bea Blocker").await;
        blocker.post(&format!("/people/{ada_id}/block"), &[]).await;
        app.settle().await;
        it.ada.get(&format!("/introductions/new?to={b}")).await.is_absent(); // abuse case 36
        ask(&b.to_string(), &sian_id, WORDS).await.is_absent();
    }

    /// A block, or leaving, in between ends it without a word; and after 60 days it goes by itself.
    async fn what_comes_between_ends_it_silently(app: TestApp) {
        app.app().crew().appoint().await.expect("the nights are on the list");
        let it = Three::meet(&app).await;
        let [ada_id, _, farida_id] = it.ids.map(|it| it.to_string());
        let page = it.ask().await;
        pass_on(&it.sian, &page).await;
        it.farida.post(&format!("/people/{ada_id}/block"), &[]).await;
        app.settle().await;
        for (one, other) in [(&it.ada, "Farida Noorzai"), (&it.farida, "Ada Okonkwo")] {
            one.get(&page).await.is_absent();
            one.get("/introductions").await.is_ok().lacks(other);
        }
        it.sian.get(&page).await.is_absent();
        press(&it.farida, &page, "agreement").await.is_absent();
        it.farida.post(&format!("/contacts/blocked/{ada_id}/removal"), &[]).await;
        app.settle().await;
        it.farida.get(&page).await.is_absent();
        it.farida.get(&format!("/people/{farida_id}")).await.is_ok();

        let (zoe, z) = gp(&app, "Zoë Zeller").await;
        tie(&app, it.ids[1], z).await;
        let asked = [("to", z.to_string()), ("between", it.ids[1].to_string()), ("words", WORDS.to_owned())];
        let asked: Vec<(&str, &str)> = asked.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = address(&it.ada.post("/introductions", &asked).await);
        pass_on(&it.sian, &page).await;
        zoe.get(&page).await.is_ok();
        app.advance(DAY * 59);
        app.settle().await;
        for one in [&it.ada, &it.sian, &zoe] {
            one.signs_in().await;
            one.get(&page).await.is_ok();
        }
        app.advance(DAY);
        app.settle().await;
        let rows = app.database().rows("SELECT id FROM introduction WHERE request IS NOT NULL OR word IS NOT NULL");
        for one in [&it.ada, &it.sian, &zoe] {
            one.signs_in().await;
            one.get(&page).await.is_absent();
        }
        press(&zoe, &page, "agreement").await.is_absent();
        app.advance(DAY);
        app.settle().await;
        let later = app.database().rows("SELECT id FROM introduction WHERE request IS NOT NULL OR word IS NOT NULL");
        assert!(later.is_empty(), "the words went: {} before", rows.len());
        app.advance(DAY * 31);
        app.settle().await;
        assert!(app.database().rows("SELECT id FROM introduction").is_empty(), "and after 90 days that it ever was");
    }

    /// Whoever said no lately is not asked again through another, and nobody is told that either.
    async fn who_said_no_is_not_asked_again(app: TestApp) {
        let it = Three::meet(&app).await;
        let (tomasz, t) = gp(&app, "Tomasz Wiśniewski").await;
        tie(&app, it.ids[0], t).await;
        tie(&app, it.ids[2], t).await;
        let page = it.ask().await;
        pass_on(&it.sian, &page).await;
        press(&it.farida, &page, "refusal").await;
        press(&it.ada, &page, "withdrawal").await;
        let [_, _, farida] = it.ids.map(|it| it.to_string());
        let through = t.to_string();
        let asks = [("to", farida.as_str()), ("between", through.as_str()), ("words", WORDS)];
        let page = address(&it.ada.post("/introductions", &asks).await);
        pass_on(&tomasz, &page).await;
        tomasz.get(&page).await.is_ok().shows("You hear if");
        it.farida.get(&page).await.is_absent();
        it.farida.get("/introductions").await.lacks("Tomasz");
        app.settle().await;
        it.farida.get("/notices").await.lacks(&page);
    }

    /// Pressing twice is pressing once, also for whoever lost the answer to the first on the way; and it tells nobody anything.
    async fn an_introduction_is_begun_and_answered_once(app: TestApp) {
        let it = Three::meet(&app).await;
        let page = it.ask().await;
        assert_eq!(it.ask().await, page, "the same words are the same introduction");
        assert_eq!(count(&app, "introduction"), 1);
        press(&it.farida, &page, "refusal").await.is_absent(); // nothing has come to her yet (abuse case 41)
        pass_on(&it.sian, &page).await;
        pass_on(&it.sian, &page).await;
        it.sian.post(&format!("{page}/passing"), &[("words", "Other words.")]).await.is_absent();
        press(&it.sian, &page, "rest").await.is_absent();
        app.settle().await;
        assert_eq!(it.farida.get(&page).await.html().matches(WORD).count(), 1);
        let conversation = press(&it.farida, &page, "agreement").await.header("location").to_owned();
        press(&it.farida, &page, "agreement").await.goes_to(&conversation);
        press(&it.farida, &page, "refusal").await.is_absent();
        press(&it.ada, &page, "agreement").await.is_absent(); // hers was to ask (abuse case 38)
        assert_eq!(count(&app, "message"), 2, "nothing is said twice");

        let (xanthe, x) = gp(&app, "Xanthe Quill").await;
        tie(&app, it.ids[1], x).await;
        let (ada, x) = (it.ids[0].to_string(), x.to_string());
        let offer = [("one", ada.as_str()), ("other", x.as_str()), ("words", WORD)];
        let page = address(&it.sian.post("/introductions/offer", &offer).await);
        assert_eq!(address(&it.sian.post("/introductions/offer", &offer).await), page);
        for _ in 0..2 {
            press(&it.ada, &page, "agreement").await.goes_to(&page);
        }
        for _ in 0..2 {
            press(&xanthe, &page, "refusal").await.goes_to("/introductions");
        }
        press(&xanthe, &page, "agreement").await.is_absent();
        for _ in 0..2 {
            press(&it.sian, &page, "withdrawal").await.goes_to("/introductions");
        }
        press(&it.ada, &page, "agreement").await.is_absent(); // it is gone
        let page = address(&it.ada.post("/introductions", &[("to", &x), ("between", &it.ids[1].to_string()), ("words", WORDS)]).await);
        for _ in 0..2 {
            press(&it.sian, &page, "rest").await.goes_to("/introductions");
        }
    }
}
