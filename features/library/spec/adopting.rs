//! Who uses something: recording it, what the sums say of that and what they do not, and the name that is given and taken back.

use super::{
    public::copy_of,
    scene::{drafts, made_id, published, publishes, saves},
};
use crate::{
    discussions_spec::scene::{group_of, members},
    groups_spec::scene::{DAY, tie},
    messages_spec::{
        stories::friends,
        touching::{NEVER, last},
    },
};
use accounts_api::TieKind;
use http::StatusCode;
use kernel::{Reason, Viewer};
use places::actions::{Format, Run, import_practices};
use proving::{Actor, Seen, TestApp};

const OPERATOR: Viewer = Viewer::house(Reason::Operator);
const TREES: [&str; 7] = ["Alder", "Birch", "Cedar", "Damson", "Elder", "Fir", "Gorse"];

/// Practices of one region, and members who work there: two at the first.
pub async fn practices(app: &TestApp) -> Vec<Actor> {
    let row = |at: usize| {
        let mut columns = vec![String::new(); 27];
        let (code, name) = (format!("A8100{}", at + 1), format!("{} TREE SURGERY", TREES[at].to_uppercase()));
        let values = [
            (0, &*code),
            (1, &*name),
            (2, "Y63"),
            (3, "QHM"),
            (4, "1 High Street"),
            (7, "STOCKTON-ON-TEES"),
            (9, "TS18 1HU"),
        ];
        for (at, value) in values.into_iter().chain([(10, "20000101"), (12, "A"), (13, "B"), (14, "16C"), (25, "4")]) {
            columns[at] = value.to_owned();
        }
        columns.join(",") + "\n"
    };
    let file: String = (0..TREES.len()).map(row).collect();
    import_practices(app.app(), &OPERATOR, file.into(), Format::Ods, Run::Real).await.expect("imported");
    let mut all = Vec::new();
    for (name, at) in ["Ada", "Ben", "Cleo", "Dai", "Eve", "Fay", "Gus"].iter().zip([0, 0, 1, 2, 3, 4, 5]) {
        let actor = app.member(&format!("{name} Okafor")).await;
        let place = format!("{} Tree Surgery", TREES[at]);
        let fields = [("profession", "profession.gp"), ("role", "role.partner"), ("place_words", &*place)];
        actor.post("/welcome/1", &fields).await.goes_to("/welcome/2");
        all.push(actor);
    }
    app.settle().await;
    all
}

/// An innovation for these readers; its address.
pub async fn innovation(by: &Actor, audience: &str, title: &str) -> String {
    let id = made_id();
    let fields = [
        ("id", &*id),
        ("kind", "innovation"),
        ("title", title),
        ("summary", "In a sentence."),
        ("problem", "A pile."),
        ("change", "No pile."),
        ("start", "Tomorrow."),
        ("stage", "trying"),
    ];
    by.post("/library/new", &fields).await.goes_to(&format!("/library/{id}/edit"));
    let url = format!("/library/{id}");
    publishes(by, &url, (1, audience)).await.goes_to(&url);
    url
}

/// Records that somebody uses it since the month before, without a name but for what is said over that.
pub async fn uses(by: &Actor, url: &str, more: &[(&str, &str)]) -> Seen {
    let mut fields = vec![
        ("stage", "in_use"),
        ("since_month", "1"),
        ("since_year", "2026"),
        ("named", "nobody"),
        ("way", "unsaid"),
        ("place", ""),
    ];
    for field in more {
        fields.retain(|it| it.0 != field.0);
        fields.push(*field);
    }
    by.post(&format!("{url}/adoption"), &fields).await
}

proving::app_test! {
    /// For whoever takes something over, its owner is somebody they had to do with; the owner does not learn who did.
    async fn using_what_somebody_made_counts_as_touch_for_oneself(app: TestApp) {
        let all = friends(&app, &["Ada Okafor", "Ben Okafor"]).await;
        let url = innovation(&all[0], "members", "A quiet hour").await;
        app.settle().await;
        assert!(last(&all[1], &all[0]).await.starts_with(NEVER));
        uses(&all[1], &url, &[]).await.goes_to(&url);
        app.settle().await;
        assert!(last(&all[1], &all[0]).await.starts_with("Last in touch on 20 November 2026"));
        assert!(last(&all[0], &all[1]).await.starts_with(NEVER));
    }

    /// Five adopt it, two of them lose time: a range with both, and a region by its number; before that, words.
    async fn five_adopt_it_and_two_lose_time(app: TestApp) {
        let all = practices(&app).await;
        let url = innovation(&all[0], "members", "Results day").await;
        all[1].get(&url).await.shows("Nobody has recorded yet that they use it").shows("Record that you use it");
        let form = all[2].get(&format!("{url}/adoption")).await;
        form.is_ok().shows("Birch Tree Surgery").shows("North East and Yorkshire").lacks("Alder Tree").shows("the terms forbid it");
        let reports = [("lost", "40", "felt"), ("saved", "60", "counted"), ("lost", "5", "measured"), ("saved", "180", "felt"), ("saved", "50", "felt")];
        for (at, (way, minutes, known)) in reports.into_iter().enumerate() {
            let who = &all[at + 2];
            let place = format!("A8100{}", at + 2);
            uses(who, &url, &[("place", &place), ("way", way), ("minutes", minutes), ("known", known)]).await.goes_to(&url);
            let page = all[1].get(&url).await;
            match at {
                0 | 1 => { page.shows("Too few have said").shows("A few practices use or try it").lacks("<svg class=\"wide\"").lacks("lost a week"); }
                2 | 3 => { page.shows("reports:").shows("A few practices use or try it"); }
                _ => { page.shows("Between 40 minutes lost and 3 hours saved a week; half of them 50 minutes saved or more."); }
            }
        }
        let page = all[1].get(&url).await;
        page.shows("5 reports: 1 measured, 1 counted, 3 felt. 2 lost time.").shows("5 practices or more use or try it");
        assert_eq!(page.html().matches("class=\"loss\" cx").count(), 2 * 2 + 1, "a dot for each, on both pictures, and the key");
        // Nobody's name or practice, and in the lists no number at all.
        for tree in TREES { page.lacks(tree); }
        all[1].get("/library").await.lacks("3 hours");
        all[3].get(&url).await.shows("You have used it since January 2026").shows("Change what you recorded");
        // Another doctor of a practice that counts already.
        let own = all[0].get(&format!("{url}/adoption")).await;
        own.is_ok().shows("Alder Tree Surgery");
        uses(&all[0], &url, &[("place", "A81001"), ("stage", "trying")]).await.goes_to(&url);
        uses(&all[1], &url, &[("place", "A81001"), ("stage", "stopped"), ("stopped_why", "Ours come on paper.")]).await.goes_to(&url);
        let rows = app.database().rows("SELECT places FROM resource_uptake");
        assert_eq!(rows[0][0].as_deref(), Some("6"), "two of one practice are one");
        // Taken back, it is as if it had never been said.
        all[6].post(&format!("{url}/adoption/removal"), &[]).await.goes_to(&url);
        // Four and one: neither is counted, nor is their sum.
        all[1].get(&url).await.shows("4 reports").shows("Some practices use or try it").lacks("5 practices");
        // The owner hears that somebody uses it, and never who.
        app.settle().await;
        let notices = all[0].get("/notices").await;
        notices.shows("Some practices use or try “Results day”").lacks("Cleo");
    }

    /// What cannot be is said with words, and what was typed is still there.
    async fn what_nobody_can_record(app: TestApp) {
        let all = practices(&app).await;
        let url = innovation(&all[0], "members", "Results day").await;
        let ben = &all[1];
        let absurd = uses(ben, &url, &[("way", "saved"), ("minutes", "9999"), ("known", "felt"), ("changed", "We kept the van.")]).await;
        absurd.is(StatusCode::UNPROCESSABLE_ENTITY).problem("minutes").shows("more than 40 hours in a week").shows("We kept the van.");
        assert_eq!(absurd.input("minutes").as_deref(), Some("9999"));
        uses(ben, &url, &[("since_year", "2031")]).await.problem("since");
        uses(ben, &url, &[("stage", "loved")]).await.problem("stage");
        uses(ben, &url, &[("named", "practice"), ("place", "A81001")]).await.problem("speaks");
        uses(ben, &url, &[("named", "practice"), ("speaks", "yes")]).await.problem("place");
        // A place of somebody else's is nobody's to record (abuse case 12).
        uses(ben, &url, &[("place", "A81004")]).await.problem("place").shows("places in your profile");
        // The patient guard reads it first.
        let named = uses(ben, &url, &[("changed", "Rang Gwen Parry-Jones, NHS number 943 476 5919.")]).await;
        named.is(StatusCode::UNPROCESSABLE_ENTITY).shows("943 476 5919");
        let rows = app.database().rows("SELECT COUNT(*) FROM adoption");
        assert_eq!(rows[0][0].as_deref(), Some("0"));
        // What was withdrawn is not begun with; that one stopped is said all the same.
        all[0].post(&format!("{url}/withdrawal"), &[("why", "Wrong dose.")]).await;
        uses(ben, &url, &[]).await.problem("stage");
        uses(ben, &url, &[("stage", "stopped")]).await.goes_to(&url);
        // A draft is nobody's to use, not even its writer's.
        let draft = drafts(&all[0], "A draft", "Not yet.").await;
        uses(&all[0], &draft, &[]).await.is_absent();
    }

    /// A practice is named only by who may speak for it, and not any more when they take that back (abuse case 21).
    async fn a_name_is_given_and_taken_back(app: TestApp) {
        let all = practices(&app).await;
        let url = innovation(&all[0], "members", "Results day").await;
        let list = format!("{url}/uses");
        all[3].get(&list).await.shows("Nobody has said anything about it yet");
        let words = ("changed", "The van comes later here.");
        uses(&all[2], &url, &[("place", "A81002"), ("named", "practice"), ("speaks", "yes"), words]).await.goes_to(&url);
        uses(&all[3], &url, &[("named", "member"), ("place", "A81003"), ("changed", "We began on a Thursday.")]).await.goes_to(&url);
        uses(&all[4], &url, &[("place", "A81004"), ("changed", "No pharmacist.")]).await.goes_to(&url);
        let page = all[1].get(&list).await;
        page.shows("Birch Tree Surgery").lacks("Cleo").shows("Dai Okafor").lacks("Cedar").shows("No pharmacist.").lacks("Eve").lacks("Damson");
        // Fewer than five of a region: not even that is said of who gave no name.
        page.shows("A practice").lacks("A practice in");
        // Neither across a block, whatever name they gave; the sums stay (abuse case 36).
        tie(&app, &all[1], &all[3], TieKind::Block).await;
        all[1].get(&list).await.lacks("Thursday").shows("The van comes later");
        all[1].get(&url).await.shows("A few practices");
        uses(&all[2], &url, &[("place", "A81002"), words]).await.goes_to(&url);
        all[1].get(&list).await.lacks("Birch").shows("The van comes later here.");
        for (at, place) in [(5, "A81005"), (6, "A81006")] {
            uses(&all[at], &url, &[("place", place)]).await.goes_to(&url);
        }
        all[1].get(&list).await.shows("A practice in North East and Yorkshire");
        // Nothing of it on the open web.
        all[0].post(&format!("{url}/public"), &[("shown", "nameless"), ("sure", "yes")]).await.goes_to(&url);
        app.nobody().get(&format!("/public{url}")).await.is_ok().lacks("practices").lacks("van").lacks("use or try");
    }

    /// What is for a group is recorded and read there alone (abuse cases 1, 3, 16); whoever is no longer in it reads nothing.
    async fn a_groups_resource_is_recorded_in_the_group(app: TestApp) {
        let all = members(&app, &["Ada", "Ben", "Cleo"]).await;
        let group = group_of(&all[..2], "secret").await;
        let url = published(&all[0], group.trim_start_matches("/groups/"), "Secretfield", "Only here.").await;
        uses(&all[1], &url, &[("changed", "Hushwords of Ben."), ("named", "member")]).await.goes_to(&url);
        all[0].get(&format!("{url}/uses")).await.shows("Hushwords of Ben.");
        for path in ["/uses", "/adoption", "/support", "/helpers", "/needs", "/stage"] {
            all[2].get(&format!("{url}{path}")).await.is_absent();
        }
        uses(&all[2], &url, &[]).await.is_absent();
        all[2].post(&format!("{url}/adoption/removal"), &[]).await.is_absent();
        // What was said in the group stays there when a later version is for all (abuse case 19); the sums are for all.
        saves(&all[0], &url, (1, "Secretfield", "For all.")).await;
        publishes(&all[0], &url, (2, "members")).await.goes_to(&url);
        all[2].get(&format!("{url}/uses")).await.is_ok().lacks("Hushwords").lacks("Ben");
        all[0].get(&format!("{url}/uses")).await.shows("Hushwords of Ben.");
        uses(&all[1], &url, &[("changed", "Openwords of Ben."), ("named", "member")]).await.goes_to(&url);
        all[2].get(&format!("{url}/uses")).await.shows("Openwords of Ben.").shows("Ben");
        saves(&all[0], &url, (2, "Secretfield", "Back again.")).await;
        publishes(&all[0], &url, (3, group.trim_start_matches("/groups/"))).await.goes_to(&url);
        all[2].get(&format!("{url}/uses")).await.is_absent();
        all[2].get("/library/board").await.lacks("Secretfield");
    }

    /// Of whoever leaves the sums stay, without a place or a word; the copy has what they recorded (abuse case 21).
    async fn what_stays_of_who_used_it(app: TestApp) {
        let all = practices(&app).await;
        let url = innovation(&all[0], "members", "Results day").await;
        for (at, minutes) in [(2, "40"), (3, "60"), (4, "80")] {
            let place = format!("A8100{at}");
            let saved = [("place", &*place), ("way", "saved"), ("minutes", minutes), ("known", "felt"), ("changed", "Goneword here.")];
            uses(&all[at], &url, &saved).await.goes_to(&url);
        }
        all[2].post(&format!("{url}/support"), &[("with", "measure"), ("words", "Sealedword of Cleo.")]).await.goes_to(&url);
        let copy = copy_of(&app, &all[2]).await;
        assert!(["Goneword here.", "A81002", "Sealedword of Cleo.", "measure"].iter().all(|it| copy.contains(it)), "{copy}");
        all[2].post("/settings/leaving", &[]).await;
        app.advance(DAY * 15);
        app.settle().await;
        leaving::actions::erase_due(app.app()).await.expect("erased");
        app.settle().await;
        all[1].signs_in().await;
        all[1].get(&url).await.shows("Between 40 minutes saved and 1 hour 20 minutes saved").shows("3 reports");
        let rows = app.database().rows("SELECT COUNT(*), COUNT(member_id), COUNT(place_code) FROM adoption");
        assert_eq!(rows[0].iter().flatten().map(String::as_str).collect::<Vec<_>>(), ["3", "2", "2"]);
        let words = app.database().rows("SELECT COUNT(*) FROM adoption WHERE changed <> ''");
        assert_eq!(words[0][0].as_deref(), Some("2"));
        let offers = app.database().rows("SELECT COUNT(*) FROM resource_support");
        assert_eq!(offers[0][0].as_deref(), Some("0"));
    }

    /// A name and an offer are taken back also by who does not see the thing any more: it is for others now, or a block stands
    /// between (abuse cases 21, 36). What it is called by then is not theirs to read.
    async fn a_name_is_taken_back_from_outside(app: TestApp) {
        let all = practices(&app).await;
        let (ada, cleo, dai) = (&all[0], &all[2], &all[3]);
        let url = innovation(ada, "members", "Results day").await;
        cleo.get("/library/uses").await.is_ok().shows("You have not recorded that you use anything");
        let named = [("place", "A81002"), ("named", "practice"), ("speaks", "yes"), ("changed", "The van comes later.")];
        uses(cleo, &url, &named).await.goes_to(&url);
        cleo.post(&format!("{url}/support"), &[("with", "measure")]).await.goes_to(&url);
        uses(dai, &url, &[("named", "member"), ("place", "A81003")]).await.goes_to(&url);
        let own = cleo.get("/library/uses").await;
        own.is_ok().shows("Results day").shows("In use since January 2026").shows("You offered to measure what it does.");
        all[4].get("/library/uses").await.lacks("Results day");
        // From now on it is for the owner's contacts, and another blocks the owner.
        let change = [
            ("began", "1"), ("title", "Hushed day"), ("summary", "In a sentence."), ("problem", "A pile."), ("change", "None."), ("start", "Now."),
            ("stage", "trying"),
        ];
        ada.post(&format!("{url}/edit"), &change).await.goes_to(&format!("{url}/edit"));
        publishes(ada, &url, (2, "contacts")).await.goes_to(&url);
        app.settle().await;
        tie(&app, dai, ada, TieKind::Block).await;
        ada.get(&format!("{url}/uses")).await.shows("Birch Tree Surgery").shows("The van comes later.");
        cleo.get(&url).await.is_absent();
        let own = cleo.get("/library/uses").await;
        own.shows("Something that you cannot see any more").lacks("Results day").lacks("Hushed day").shows("Take back that you use it");
        for removal in ["adoption", "support"] {
            let path = format!("{url}/{removal}/removal");
            all[4].post(&path, &[]).await.is_absent();
            cleo.post(&path, &[]).await.goes_to("/library/uses");
            cleo.post(&path, &[]).await.is_absent();
        }
        dai.post(&format!("{url}/adoption/removal"), &[]).await.goes_to("/library/uses");
        cleo.get("/library/uses").await.shows("You have not recorded that you use anything");
        ada.get(&format!("{url}/uses")).await.lacks("Birch").lacks("Dai Okafor");
        ada.get(&format!("{url}/helpers")).await.shows("Nobody has offered yet");
        let rows = app.database().rows("SELECT COUNT(*) FROM adoption");
        assert_eq!(rows[0][0].as_deref(), Some("0"));
        let rows = app.database().rows("SELECT places FROM resource_uptake");
        assert_eq!(rows[0][0].as_deref(), Some("0"));
    }

    /// Who says no place is a person: five doctors of one practice are no five practices, and are never told as such; nor is one who
    /// left a practice of their region.
    async fn people_are_no_practices(app: TestApp) {
        let all = practices(&app).await;
        let url = innovation(&all[0], "members", "Results day").await;
        for one in &all[1..6] {
            uses(one, &url, &[]).await.goes_to(&url);
        }
        let page = all[6].get(&url).await;
        page.shows("5 people or more use or try it").lacks("practices or more").shows("People who did not say where");
        all[6].get("/library/board").await.shows("Used or tried by 5 people or more").lacks("5 practices");
        app.settle().await;
        all[0].get("/notices").await.shows("5 people or more use or try “Results day”");
        uses(&all[1], &url, &[("place", "A81001")]).await.goes_to(&url);
        all[6].get(&url).await.shows("A few practices use or try it").shows("North East and Yorkshire");
        all[1].post("/settings/leaving", &[]).await;
        app.advance(DAY * 15);
        app.settle().await;
        leaving::actions::erase_due(app.app()).await.expect("erased");
        app.settle().await;
        all[6].signs_in().await;
        all[6].get(&url).await.shows("5 people or more use or try it").lacks("North East");
        let rows = app.database().rows("SELECT COUNT(*) FROM adoption WHERE region <> '' OR place_code IS NOT NULL");
        assert_eq!(rows[0][0].as_deref(), Some("0"));
    }
}
