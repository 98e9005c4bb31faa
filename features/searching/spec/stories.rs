//! What is found, by whom, and what is not.

use crate::{leaving_spec::going::files_with, messages_spec::leaving::goes};
use accounts_api::{TieKind, remove_tie, set_tie};
use kernel::{Act, Id, Reason, Rng, Viewer};
use proving::{Actor, Seen};

const ACT: Act = Act::open("set_scene");
const HOUSE: Viewer = Viewer::house(Reason::Background);

/// Founds a group of this kind; answers its address.
pub async fn founds(actor: &Actor, name: &str, kind: &str) -> String {
    let fields = [("shape", "interest"), ("name", name), ("purpose", "To find out together."), ("kind", kind)];
    let seen = actor.post("/groups/new", &fields).await;
    let place = seen.header("location").to_owned();
    place.strip_suffix("/invitations").unwrap_or_else(|| panic!("not founded: {}", seen.words())).to_owned()
}

/// Begins a discussion in a group; answers its address.
pub async fn begins(actor: &Actor, group: &str, kind: &str, title: &str, text: &str) -> String {
    let client = Id::<()>::random(&Rng::system()).to_string();
    let fields = [("client_id", &*client), ("kind", kind), ("title", title), ("text", text), ("tags", "")];
    let seen = actor.post(&format!("{group}/discussions/new"), &fields).await;
    let place = seen.header("location").to_owned();
    assert!(place.starts_with("/discussions/"), "not begun: {}", seen.words());
    place.split('?').next().unwrap_or_default().to_owned()
}

/// Replies; answers the address of the post.
pub async fn replies(actor: &Actor, discussion: &str, text: &str) -> String {
    let client = Id::<()>::random(&Rng::system()).to_string();
    let seen = actor.post(&format!("{discussion}/posts"), &[("client_id", &client), ("text", text)]).await;
    let place = seen.header("location").to_owned();
    assert!(place.contains("?post="), "not written: {}", seen.words());
    place
}

async fn looks(actor: &Actor, query: &str) -> Seen {
    let seen = actor.get(&format!("/search?{query}")).await;
    seen.is_ok();
    seen
}

/// Nothing is found, and nothing is counted.
#[track_caller]
fn nothing(seen: &Seen) {
    seen.shows("Nothing found").shows("0 results").lacks("class=\"k-found\"");
}

/// `/discussions/{id}?post={post}` → `/discussions/{id}/posts/{post}`.
fn own_page(post: &str) -> String {
    post.replace("?post=", "/posts/")
}

proving::app_test! {
    /// A reply is found by a mistyped word, says where it stands, and leads there.
    async fn a_reply_is_found_by_a_mistyped_word(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        let group = founds(&ada, "Tees First5", "open").await;
        let talk = begins(&ada, &group, "question", "Who does the breathing tests?", "Our nurse retires.").await;
        let post = replies(&ada, &talk, "We moved **spirometry** to the hub, and nobody waits for long.").await;
        app.settle().await;
        let seen = looks(&ben, "q=spirometri").await;
        seen.shows("1 result").shows("Reply in Tees First5").shows("Who does the breathing tests?").shows("Ada Lovelace");
        seen.shows("We moved <mark>spirometry</mark> to the hub").shows(&post).shows("What follows has “spirometry”");
        // The title finds the opening and not every reply.
        let seen = looks(&ben, "q=breathing+te").await;
        seen.shows("1 result").shows("Question in Tees First5").shows("<mark>breathing</mark> <mark>tests</mark>");
        // The group is found by its name.
        looks(&ben, "q=first5").await.shows("<b>Group</b>").shows(&format!("href=\"{group}\""));
        // Colleagues stand above, with the way to all of them.
        looks(&ben, "q=lovelace").await.shows("Colleagues").shows("Ada Lovelace").shows("Colleagues only");
        looks(&ben, "").await.shows("Look for anything your groups know").lacks("class=\"k-found\"");
    }

    /// Group, kind, author and date narrow, each with its count, and each can be taken away.
    async fn what_is_found_is_narrowed(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        let (tees, tyne) = (founds(&ada, "Tees", "open").await, founds(&ben, "Tyne", "open").await);
        let talk = begins(&ada, &tees, "question", "Zanderfoil?", "Who knows it?").await;
        replies(&ada, &talk, "Zanderfoil is known here.").await;
        begins(&ben, &tyne, "announcement", "Zanderfoil evening", "On Thursday.").await;
        app.settle().await;
        let cleo = app.member("Cleo").await;
        let all = looks(&cleo, "q=zanderfoil").await;
        all.shows("3 results").shows("Questions").shows("Replies").shows("Announcements").shows("Tees").shows("Tyne");
        looks(&cleo, "q=zanderfoil&kind=reply").await.shows("1 result").shows("is known here").lacks("evening");
        let id = tyne.trim_start_matches("/groups/");
        looks(&cleo, &format!("q=zanderfoil&in={id}")).await.shows("1 result").shows("In Tyne").shows("Tees");
        looks(&cleo, "q=zanderfoil&by=lovelace").await.shows("2 results").shows("By lovelace").lacks("evening");
        let ben_id = ben.member().await;
        looks(&cleo, &format!("by={ben_id}")).await.shows("By Ben").shows("evening").lacks("is known here");
        looks(&cleo, "q=zanderfoil&by=nobodyofthatname").await.shows("Nobody here is called").shows("Nothing found");
        looks(&cleo, "q=zanderfoil&when=week&sort=newest").await.shows("3 results");
        app.advance(std::time::Duration::from_secs(9 * 24 * 60 * 60));
        cleo.signs_in().await;
        let seen = looks(&cleo, "q=zanderfoil&when=week&kind=reply").await;
        seen.shows("Nothing found").shows("1 result without “In the last week”");
        looks(&cleo, "q=zanderfoil&when=month").await.shows("3 results");
    }

    /// Whoever is not in a group that is closed or secret finds nothing of it, counts nothing, and is corrected to nothing
    /// (abuse cases 4, 5 and 13); whoever is in it does.
    async fn a_closed_group_is_absent(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        for (name, kind, word) in [
            ("Mirabelle", "secret", "quorvantine"),
            ("Persimmon", "by_invitation", "blissemark"),
            ("Tamarillo", "by_request", "dovrenhall"),
        ] {
            let group = founds(&ada, name, kind).await;
            let talk = begins(&ada, &group, "discussion", &format!("About {word}"), "Begun.").await;
            replies(&ada, &talk, &format!("More of {word}.")).await;
            app.settle().await;
            let id = group.trim_start_matches("/groups/");
            looks(&ada, &format!("q={word}")).await.shows("2 results").shows(name);
            let mistyped = word.replacen('r', "", 1);
            for query in [word, &word[..5], &mistyped, &format!("{word}&kind=reply"), &format!("{word}&in={id}")] {
                let seen = looks(&ben, &format!("q={query}")).await;
                nothing(&seen);
                seen.lacks(name).lacks("What follows has");
            }
            nothing(&looks(&ben, &format!("in={id}")).await);
            let by = looks(&ben, &format!("by={}", ada.member().await)).await;
            by.lacks(word).lacks("Mirabelle");
        }
        // The secret one has no card either; the others have, for whoever may ask to come in.
        nothing(&looks(&ben, "q=mirabelle").await);
        looks(&ben, "q=persimmon").await.shows("1 result").shows("Persimmon");
        looks(&ada, "q=mirabelle").await.shows("1 result");
    }

    /// Joining and leaving are true at once: nothing of the index is written for it (G5).
    async fn joining_and_leaving_are_true_at_once(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        let group = founds(&ada, "Quince", "by_request").await;
        begins(&ada, &group, "discussion", "Tolvermine", "Words.").await;
        app.settle().await;
        nothing(&looks(&ben, "q=tolvermine").await);
        ben.post(&format!("{group}/request"), &[("words", "")]).await;
        let asks = format!("{group}/requests/{}/acceptance", ben.member().await);
        ada.post(&asks, &[]).await;
        looks(&ben, "q=tolvermine").await.shows("1 result");
        ben.post(&format!("{group}/membership/end"), &[]).await;
        nothing(&looks(&ben, "q=tolvermine").await);
    }

    /// Across a block neither finds what the other wrote, nor what others answered to it; whoever takes the block back does
    /// again (abuse case 36).
    async fn a_block_hides_both_ways(app: TestApp) {
        let (ada, ben, cleo) =
            (app.member("Ada Lovelace").await, app.member("Ben").await, app.member("Cleo").await);
        let group = founds(&ada, "Medlar", "open").await;
        ben.post(&format!("{group}/membership"), &[("agree", "yes")]).await;
        cleo.post(&format!("{group}/membership"), &[("agree", "yes")]).await;
        let talk = begins(&ada, &group, "discussion", "Harbelline", "Ada began it.").await;
        replies(&cleo, &talk, "Harbelline, says Cleo.").await;
        let other = begins(&cleo, &group, "discussion", "Another", "Words.").await;
        replies(&ben, &other, "Harbelline, says Ben.").await;
        app.settle().await;
        looks(&ben, "q=harbelline").await.shows("3 results");
        let (a, b) = (ada.member().await, ben.member().await);
        app.app().write(&HOUSE, ACT, async |tx| set_tie(tx, a, b, TieKind::Block).await).await.expect("blocked");
        looks(&ben, "q=harbelline").await.shows("1 result").shows("says Ben").lacks("says Cleo").lacks("Ada began it");
        looks(&ada, "q=harbelline").await.shows("2 results").lacks("says Ben");
        looks(&cleo, "q=harbelline").await.shows("3 results");
        app.app().write(&HOUSE, ACT, async |tx| remove_tie(tx, a, b, TieKind::Block).await).await.expect("taken back");
        looks(&ben, "q=harbelline").await.shows("3 results");
    }

    /// What was edited is found by its new words, what was deleted or hidden by nobody.
    async fn what_went_is_not_found(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        let group = founds(&ada, "Damson", "open").await;
        ben.post(&format!("{group}/membership"), &[("agree", "yes")]).await;
        let talk = begins(&ada, &group, "discussion", "Orchard", "Words.").await;
        let (first, second) = (replies(&ben, &talk, "Velmorish").await, replies(&ben, &talk, "Kandelave").await);
        app.settle().await;
        looks(&ada, "q=velmorish").await.shows("1 result");
        let edit = [("text", "Sundrivane"), ("revision", "0")];
        ben.post(&format!("{}/edit", own_page(&first)), &edit).await.goes_to(&first);
        ada.post(&format!("{}/hiding", own_page(&second)), &[("words", "Names somebody."), ("on", "yes")]).await;
        app.settle().await;
        nothing(&looks(&ada, "q=velmorish").await);
        looks(&ada, "q=sundrivane").await.shows("1 result");
        nothing(&looks(&ben, "q=kandelave").await);
        ada.post(&format!("{}/hiding", own_page(&second)), &[("on", "no")]).await;
        ben.post(&format!("{}/delete", own_page(&first)), &[]).await;
        app.settle().await;
        looks(&ada, "q=kandelave").await.shows("1 result");
        nothing(&looks(&ada, "q=sundrivane").await);
    }

    /// The index can go at any time, and what was told while nobody heard it is heard later: a commit that nobody indexed is
    /// indexed in the end.
    async fn the_index_is_made_anew(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        let group = founds(&ada, "Loquat", "open").await;
        let talk = begins(&ada, &group, "discussion", "Wintergild", "Words.").await;
        app.settle().await;
        replies(&ada, &talk, "Not yet heard: summerlathe.").await;
        nothing(&looks(&ada, "q=summerlathe").await);
        assert!(app.app().reindex().await.expect("made anew").contains(&("everything", 3)));
        looks(&ada, "q=summerlathe").await.shows("1 result");
        looks(&ada, "q=wintergild").await.shows("1 result");
        app.settle().await;
        looks(&ada, "q=summerlathe").await.shows("1 result");
    }

    /// Of what somebody wrote who left no byte stays in the files of the index, and nobody finds it (abuse case 37, G12).
    async fn words_go_with_their_author(app: TestApp) {
        let (ada, ben) = (app.member("Ada Lovelace").await, app.member("Ben").await);
        let group = founds(&ada, "Greengage", "open").await;
        ben.post(&format!("{group}/membership"), &[("agree", "yes")]).await;
        let talk = begins(&ada, &group, "discussion", "Orchard", "Words.").await;
        replies(&ben, &talk, "Obrivantle grows here.").await;
        replies(&ada, &talk, "Mirrowdane too.").await;
        app.settle().await;
        app.app().reindex().await.expect("made anew"); // in one file with others: no reason to tidy it
        looks(&ada, "q=obrivantle").await.shows("1 result");
        goes(&app, &ben).await;
        ada.signs_in().await;
        nothing(&looks(&ada, "q=obrivantle").await);
        looks(&ada, "q=mirrowdane").await.shows("1 result");
        assert_eq!(files_with(&app, &["obrivantle"]), [] as [String; 0]);
    }

    /// Any question has an answer, and a long one is a short one (abuse case 103).
    async fn any_question_has_an_answer(app: TestApp) {
        let ada = app.member("Ada Lovelace").await;
        for query in ["q=%22*:(%00", "q=%ff%fe", "q=%F0%9F%99%82", "kind=circle&in=x&when=never&sort=up&offset=-3", "offset=9999999"] {
            ada.get(&format!("/search?{query}")).await.is_ok();
        }
        let long = format!("q={}", "word+".repeat(1_000));
        ada.get(&format!("/search?{long}")).await.is_ok().shows("Nothing found");
        app.nobody().get("/search?q=x").await.goes_to("/sign-in?next=/search%3Fq%3Dx");
    }
}
