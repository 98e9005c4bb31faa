//! What the house holds of a member: every table is claimed once, all of it goes into the export, and what must go goes.

use crate::{cast::Cast, sources::none};
use kernel::{Act, MemberId, Reason, Viewer};
use proving::Cell;
use std::collections::BTreeMap;

const LEAVE: Act = Act::open("leave");
/// Where a member's id stays: the tombstone, what happened, and who did it.
const KEPT: &[(&str, &str)] = &[
    ("member", "id"),
    ("erasure", "member_id"),
    ("audit", "actor_id"),
    ("audit", "on_id"),
    ("fact", "by_id"),
    ("fact", "about"),
    ("fact", "body"),
    ("job", "body"),
];

proving::app_test! {
    async fn every_table_of_a_member_is_claimed_once(app: TestApp) {
        let schema = app.app().db().schema_text().await.expect("the schema can be read");
        let mut claims: BTreeMap<&str, usize> = BTreeMap::new();
        for table in app.app().belongings().iter().flat_map(|it| it.tables) {
            *claims.entry(table).or_default() += 1;
        }
        let mut wrong = Vec::new();
        for table in tables_of_members(&schema) {
            match claims.get(table.as_str()) {
                Some(1) => {}
                Some(times) => wrong.push(format!("{table} is claimed {times} times")),
                None => wrong.push(format!("{table} refers to a member, and no feature's belongings claim it")),
            }
        }
        none("A table whose rows would stay when a member leaves, or be exported twice.", wrong);
    }

    /// The pages on which one takes one's data along and leaves say what each feature says.
    async fn every_feature_says_what_it_holds(app: TestApp) {
        let mut wrong = Vec::new();
        for it in app.app().belongings() {
            let (name, words) = (it.tables.join(", "), it.words);
            let sentence = |text: &str| text.is_empty() || (text.ends_with('.') && !text.contains("  "));
            if words.title.is_empty() || words.has.is_empty() || words.goes.is_empty() {
                wrong.push(format!("{name}: says too little"));
            }
            if ![words.has, words.without, words.goes, words.stays].iter().all(|it| sentence(it)) {
                wrong.push(format!("{name}: these are no sentences: {words:?}"));
            }
        }
        none("Who presses the button must know what goes and what stays.", wrong);
    }

    async fn an_export_has_everything_and_of_nobody_else(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let ada = cast.viewer("ada");
        let (member, mut all) = (ada.member().await, String::new());
        let read = app.app().db().read_slowly(&Viewer::house(Reason::Background)).await.expect("a snapshot");
        for belongings in app.app().belongings() {
            let part = (belongings.export)(app.app(), read.reader(), member).await.expect("exported");
            assert!(part.json.is_object(), "{} exports no record", part.name);
            all += &part.json.to_string();
        }
        assert!(all.contains(ada.email()), "{all}");
        let missing = cast.canaries.iter().filter(|it| !all.contains(it.word)).map(|it| it.word.to_owned());
        none("Something of a member is not in their export.", missing.collect());
        for (name, other) in cast.viewers.iter().filter(|it| it.0 != "ada" && !it.1.email().is_empty()) {
            assert!(!all.contains(other.email()) && !all.contains(other.name()), "{name} stands in Ada's export"); // 21
        }
        assert!(!all.contains("$argon2"), "a hash is nothing to take along");
    }

    async fn who_leaves_leaves_a_tombstone_only(app: TestApp) {
        let cast = Cast::gather(&app).await;
        let (ada, ben) = (cast.viewer("ada").clone(), cast.viewer("member").clone());
        let files = app.files();
        ada.elsewhere().post("/reset", &[("email", ada.email())]).await.is_ok();
        app.settle().await;
        let id = ada.member().await;
        let house = Viewer::house(Reason::Background);
        let erase = async |tx: &mut store::Tx| {
            for belongings in app.app().belongings().iter().rev() {
                (belongings.erase)(tx, id).await?;
            }
            Ok(())
        };
        app.app().write(&house, LEAVE.on(id), erase).await.expect("erased");
        app.settle().await;
        let cells = app.database().cells();
        let mut words: Vec<&str> = cast.canaries.iter().map(|it| it.word).collect();
        words.push(ada.email());
        none("Something of who left is still there.", remains(&cells, id, &words));
        assert!(files.iter().any(|it| it.contains("files")), "Ada has a photo at first");
        // What others may go on using keeps its files, and nobody's name stands on them.
        let staying = app.database().rows("SELECT f.kept FROM resource_file f JOIN resource_version_file vf ON vf.file_id = f.id");
        let staying: Vec<String> = staying.into_iter().filter_map(|mut it| it.pop().flatten()).collect();
        assert_eq!(staying.len(), 1, "the flyer of the poster alone");
        let left = app.files().into_iter().filter(|file| !staying.iter().any(|it| file.ends_with(it)));
        none("A file of who left is still there.", left.collect());
        assert!(cells.iter().any(|it| it.table == "member" && it.column == "id" && it.text == hex(id)), "no tombstone");
        ada.get("/settings").await.goes_to("/sign-in?next=/settings");
        ben.get("/settings").await.is_ok();
        ada.elsewhere().signs_in().await.problem("");
    }
}

/// The tables with a key to a member, or to the row of another table that stands for one.
fn tables_of_members(schema: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    loop {
        let before = found.len();
        let mut table = "";
        for line in schema.lines() {
            if let Some(name) = line.strip_prefix("table ") {
                table = name;
            } else if let Some((_, to)) = line.trim().strip_prefix("refers (").and_then(|it| it.split_once(") to ")) {
                let (other, key) = to.split_once(" (").unwrap_or((to, ""));
                let of_member =
                    other == "member" || (key.starts_with("member_id") && found.iter().any(|it| it == other));
                if of_member && !found.iter().any(|it| it == table) {
                    found.push(table.to_owned());
                }
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

fn remains(cells: &[Cell], member: MemberId, words: &[&str]) -> Vec<String> {
    let (plain, id) = (member.to_string(), hex(member));
    let named = |it: &&Cell| {
        let kept = KEPT.contains(&(it.table.as_str(), it.column.as_str()));
        words.iter().any(|word| it.text.contains(word))
            || (!kept && (it.text.contains(&plain) || it.text.contains(&id)))
    };
    cells.iter().filter(named).map(|it| format!("{}.{}: {}", it.table, it.column, it.text)).collect()
}

fn hex(member: MemberId) -> String {
    member.to_string().replace('-', "")
}
