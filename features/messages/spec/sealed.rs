//! What members write to each other lies nowhere in words: not in the database, not beside it, not in a backup (security.md
//! G12; abuse case 34).

use super::{
    files::{brings, sends},
    made::{docx, png},
    stories::{friends, group, message_saying, says, writes},
};
use kettle::{
    backup::{self, Pace, Plan, Source},
    root::RootKey,
};
use proving::Database;
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

/// Each stands in one place only, and begins what it stands in.
const WORDS: [&str; 9] = [
    "Ornathulebin", // a message
    "Wexelbrinago", // a message that was edited away
    "Draxelphinor", // a draft
    "Quillimoreth", // the name of a file
    "Zanzibrookel", // the text of a file
    "Brindlewarpo", // the text of a document
    "Fennimarkleo", // the name of a group
    "Harrowmintex", // the note of a request
    "Piccolindraw", // what was hidden in a picture
];

proving::app_test! {
    async fn no_word_lies_anywhere(app: TestApp) {
        let all = friends(&app, &["Ada", "Ben", "Cleo"]).await;
        let stranger = app.member("Somebody New").await;
        let talk = writes(&all[0], &all[1], "Wexelbrinago was meant otherwise.").await;
        let message = message_saying(&all[0], &talk, "Wexelbrinago").await;
        let edited = [("text", "Ornathulebin is what I meant."), ("revision", "0")];
        all[0].post(&format!("{talk}/{message}/edit"), &edited).await;
        brings(&all[0], &talk, "Quillimoreth.txt", b"Zanzibrookel and nothing else").await;
        brings(&all[0], &talk, "letter.docx", &docx("Brindlewarpo and the rest")).await;
        brings(&all[0], &talk, "picture.png", &png(80, 60, b"Comment\0Piccolindraw")).await;
        let url = sends(&all[0], &talk, "").await;
        brings(&all[0], &talk, "waits.txt", b"Zanzibrookel again").await;
        all[0].post(&format!("{talk}/draft"), &[("text", "Draxelphinor is begun"), ("reply_to", "")]).await;
        let some = group(&all, "Fennimarkleo").await;
        says(&all[1], &some, "Ornathulebin once more").await;
        let other = stranger.member().await;
        all[0].post(&format!("/people/{other}/request"), &[("note", "Harrowmintex: may I ask you something?")]).await;
        app.settle().await;
        // All of it is there for whom it is for.
        all[1].get(&talk).await.shows("Ornathulebin").shows("Quillimoreth.txt");
        assert_eq!(all[1].get(&url).await.body, &b"Zanzibrookel and nothing else"[..]);
        all[0].get(&talk).await.shows("Draxelphinor");

        let ground = tempfile::tempdir().expect("a folder");
        let shelf = ground.path().join("backups");
        let plan = Arc::new(Plan::plain(app.app().settings().data.clone(), &RootKey::from_bytes([7; 32])));
        let made = backup::make(&plan, Source::of(app.app()), shelf, None, Pace::Alone).await.expect("a backup");
        assert!(made.files >= 4, "{made:?}");
        let mut places = files_below(&app.app().settings().data);
        places.extend(files_below(ground.path()));
        if let Database::Sqlite(file) = app.database() {
            places.extend(["", "-wal", "-shm"].map(|it| PathBuf::from(format!("{}{it}", file.display()))));
        }
        for path in places {
            let Ok(bytes) = fs::read(&path) else { continue };
            clean(&bytes, &path.display().to_string());
        }
        for cell in app.database().cells() {
            clean(cell.text.as_bytes(), &format!("a cell of {}", cell.column));
        }
    }
}

/// In none of these forms is any of the words in these bytes.
fn clean(bytes: &[u8], place: &str) {
    let lower: Vec<u8> = bytes.iter().map(u8::to_ascii_lowercase).collect();
    for word in WORDS {
        let small = word.to_lowercase();
        let wide: Vec<u8> = small.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let hex: String = word.bytes().map(|it| format!("{it:02x}")).collect();
        for form in [small.as_bytes(), &wide, hex.as_bytes()] {
            assert!(!super::files::contains(&lower, form), "{word} lies in {place}");
        }
        for shift in 0..3 {
            let form = base64(&[&b"xyz"[..shift], word.as_bytes()].concat());
            let inside = &form.as_bytes()[4..form.len() - 4];
            assert!(!super::files::contains(bytes, inside), "{word} lies in {place} as base64");
        }
    }
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let groups = bytes.chunks(3).map(|it| {
        let three = [it[0], *it.get(1).unwrap_or(&0), *it.get(2).unwrap_or(&0)];
        let all = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        [18, 12, 6, 0].map(|by| char::from(SIGNS[(all >> by & 63) as usize]))
    });
    groups.flatten().collect()
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut folders) = (vec![], vec![folder.to_owned()]);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            match entry.path() {
                path if path.is_dir() => folders.push(path),
                path => found.push(path),
            }
        }
    }
    found
}
