//! What arrives is looked through and leaves nothing when it is refused; a file of any size passes piece by piece.

use super::*;
use bytes::Bytes;
use kernel::{Clock, Id, MemberId, Moment, Private};
use std::fs;
use store::{DatabaseUrl, Db, Options};
use vault::{Scope, SealKey, Vault};

enum Talk {}

struct Ground {
    folder: tempfile::TempDir,
    files: Files,
    key: SealKey,
    rng: Rng,
}

impl Ground {
    async fn new() -> Ground {
        let folder = tempfile::tempdir().expect("a folder");
        let rng = Rng::seeded(1);
        let options = Options::new(Clock::fixed(Moment::from_micros(1)), rng.clone());
        let db = Db::open(&DatabaseUrl::Sqlite(folder.path().join("keys.db")), options).expect("opened");
        db.migrate(&[vault::schema()]).await.expect("migrated");
        let vault = Vault::new(db, &Private::new([1; 32]), rng.clone());
        let key = vault.make(Scope::conversation(Id::<Talk>::random(&rng))).await.expect("a key");
        let files = Files::folder(&folder.path().join("files")).expect("files");
        Ground { folder, files, key, rng }
    }
    fn lock(&self, name: &FileName) -> Lock {
        Lock::new(self.key.clone(), "attachment", Id::<Talk>::NONE, MemberId::NONE, name)
    }
    async fn brings(&self, title: &str, bytes: &[u8]) -> Result<Fit, Unfit> {
        let name = FileName::new(&self.rng);
        let mut intake = self.files.receive(&name, self.lock(&name), &self.rng);
        for piece in bytes.chunks(30_000) {
            intake.take(Bytes::copy_from_slice(piece)).await.expect("taken");
        }
        let whole = intake.end().await.expect("whole");
        let bench = Bench { files: &self.files, lock: &|name: &FileName| self.lock(name), rng: &self.rng };
        fit(&bench, Prepared { name, whole }, &Title::new(title))
    }
    fn lie_there(&self) -> usize {
        let folders = fs::read_dir(self.folder.path().join("files")).expect("listed").flatten();
        folders.map(|it| fs::read_dir(it.path()).expect("listed").count()).sum()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fits_is_kept_and_the_first_version_is_not() {
    let ground = Ground::new().await;
    for (title, bytes, note) in [
        ("notes.txt", b"Ring the lab first.".to_vec(), Note::Plain),
        ("plan.pdf", b"%PDF-1.4 /Author (Amara Okafor) and so on".to_vec(), Note::AuthorGone),
    ] {
        let before = ground.lie_there();
        let fit = ground.brings(title, &bytes).await.unwrap_or_else(|it| panic!("{title}: {it}"));
        assert_eq!((fit.note, fit.bytes()), (note, bytes.len() as u64), "{title}");
        let name = fit.file.name.clone();
        fit.keep().expect("kept");
        let kept = ground.files.read_sealed(&name, &ground.lock(&name)).await.expect("opens").expect("there");
        assert_eq!(kept.len(), bytes.len());
        assert!(!kept.windows(6).any(|it| it == b"Okafor")); // abuse case 66
        assert_eq!(ground.lie_there(), before + 1, "{title}");
    }
}

/// A PDF whose objects are packed into a stream, with this description of it.
fn packed(about: &str) -> Vec<u8> {
    let objects = format!("7 0 8 {} {about} <</Title (x)>>", about.len() + 1);
    let first = objects.find(about).expect("there");
    let mut out = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut out, objects.as_bytes()).expect("packed");
    let bytes = out.finish().expect("packed");
    let head = format!(
        "%PDF-1.7\n1 0 obj\n<</Type /Catalog>>\nendobj\n5 0 obj\n<</Type /ObjStm /N 2 /First {first} /Filter /FlateDecode \
         /Length {}>>\nstream\n",
        bytes.len()
    );
    [head.as_bytes(), &bytes, b"\nendstream\nendobj\ntrailer <</Root 1 0 R /Info 7 0 R>>\n%%EOF"].concat()
}

/// What is kept where nobody sees it without taking the file apart is looked for there (abuse case 66).
#[tokio::test(flavor = "multi_thread")]
async fn an_author_is_found_wherever_the_name_is() {
    let ground = Ground::new().await;
    let refers = b"%PDF-1.4\n1 0 obj\n<</Author 2 0 R>>\nendobj\n2 0 obj\n(Amara Okafor)\nendobj\n%%EOF".to_vec();
    let spoiled = [
        packed("<</Author (Amara)>>"),
        b"\n9 0 obj <</Type /ObjStm /First 4 /Filter /LZWDecode>> stream x endstream".to_vec(),
    ];
    for (bytes, note, is_named) in [
        (packed("<</Author (Amara Okafor)>>"), Note::AuthorPerhaps, true),
        (packed("<</Author <FEFF0041006D>>>"), Note::AuthorPerhaps, true),
        (packed("<</Author (   )>>"), Note::Plain, false),
        (packed("<</Producer (Writer)>>"), Note::Plain, false),
        (refers, Note::AuthorPerhaps, true),
        (spoiled.concat(), Note::AuthorPerhaps, false),
        (b"%PDF-1.7 /Type /ObjStm broken".to_vec(), Note::Plain, false),
    ] {
        let fit = ground.brings("plan.pdf", &bytes).await.unwrap_or_else(|it| panic!("{it}"));
        assert_eq!((fit.note, fit.is_named), (note, is_named), "{}", String::from_utf8_lossy(&bytes));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_does_not_fit_leaves_nothing() {
    let ground = Ground::new().await;
    for (title, bytes) in [
        ("a.jpg", &b"\xff\xd8\xff\xe0 cut short"[..]), // abuse case 67
        ("a.docx", b"PK\x03\x04 cut short"),
        ("a.pdf", b"%PDF-1.4 trailer << /Encrypt 5 0 R >>"),
        ("a.exe", b"MZ"),
        ("a.txt", b""),
    ] {
        let unfit = ground.brings(title, bytes).await.map(drop).expect_err(title);
        assert!(!matches!(unfit, Unfit::Fault(_)), "{title}: {unfit}");
        assert_eq!(ground.lie_there(), 0, "{title}");
    }
    // Somebody goes away in the middle of it.
    let name = FileName::new(&ground.rng);
    let mut intake = ground.files.receive(&name, ground.lock(&name), &ground.rng);
    intake.take(Bytes::from_static(b"half")).await.expect("taken");
    drop(intake);
    let gone = async {
        while ground.lie_there() > 0 {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(10), gone).await.expect("nothing stays");
    drop(ground.files.receive(&name, ground.lock(&name), &ground.rng).end().await.expect("the name is free again"));
}

#[test]
fn what_was_done_is_remembered_by_its_word() {
    for note in [Note::Plain, Note::Redrawn, Note::AuthorGone, Note::AuthorPerhaps] {
        assert_eq!(Note::parse(note.word()), Some(note));
    }
    assert_eq!(Note::parse("other"), None);
}
