//! What comes out is what went in, from any place; what was changed on the disk does not come out.

use super::*;
use kernel::{Clock, Moment, Private};
use std::fs;
use store::{DatabaseUrl, Db, Options};
use vault::{Scope, Vault};

enum Talk {}

struct Bench {
    folder: tempfile::TempDir,
    files: Files,
    key: SealKey,
    other: SealKey,
    rng: Rng,
}

impl Bench {
    async fn new() -> Bench {
        let folder = tempfile::tempdir().expect("a folder");
        let rng = Rng::seeded(1);
        let options = Options::new(Clock::fixed(Moment::from_micros(1)), rng.clone());
        let db = Db::open(&DatabaseUrl::Sqlite(folder.path().join("keys.db")), options).expect("opened");
        db.migrate(&[vault::schema()]).await.expect("migrated");
        let vault = Vault::new(db, &Private::new([1; 32]), rng.clone());
        let key = vault.make(Scope::conversation(Id::<Talk>::random(&rng))).await.expect("a key");
        let other = vault.make(Scope::conversation(Id::<Talk>::random(&rng))).await.expect("a key");
        let files = Files::folder(&folder.path().join("files")).expect("files");
        Bench { folder, files, key, other, rng }
    }
    fn lock(&self, name: &FileName) -> Lock {
        Lock::new(self.key.clone(), "attachment", Id::<Talk>::NONE, MemberId::NONE, name)
    }
    fn keep(&self, bytes: &[u8]) -> FileName {
        let name = FileName::new(&self.rng);
        let mut draft = self.files.begin_sealed(&name, self.lock(&name), &self.rng).expect("begun");
        for piece in bytes.chunks(10_007) {
            draft.write_all(piece).expect("written");
        }
        let whole = draft.end().expect("ended");
        assert_eq!(whole.plain(), bytes.len() as u64);
        whole.keep().expect("kept");
        name
    }
    fn path(&self, name: &FileName) -> std::path::PathBuf {
        self.folder.path().join("files").join(name.place())
    }
    async fn read(&self, name: &FileName, range: std::ops::Range<u64>) -> std::result::Result<Vec<u8>, kernel::Fault> {
        use futures_util::StreamExt;
        let mut found = self.files.stream_sealed(name, self.lock(name), range).await?.expect("there");
        let mut out = Vec::new();
        while let Some(piece) = found.pieces.next().await {
            out.extend_from_slice(&piece?);
        }
        Ok(out)
    }
}

fn made(length: usize) -> Vec<u8> {
    (0..length).map(|it| (it * 31 + it / 251) as u8).collect()
}

#[tokio::test]
async fn any_part_of_any_length_comes_out_as_it_went_in() {
    let bench = Bench::new().await;
    for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 5 * PIECE, 9 * PIECE + 17] {
        let bytes = made(length);
        let name = bench.keep(&bytes);
        assert_eq!(bench.files.find_sealed(&name, &bench.lock(&name)).await.expect("found"), Some(length as u64));
        assert_eq!(bench.read(&name, 0..length as u64).await.expect("read"), bytes);
        for (begin, end) in [(0, 1), (PIECE - 1, PIECE + 2), (3 * PIECE + 5, 8 * PIECE), (length.max(1) - 1, length)] {
            let (begin, end) = (begin.min(length), end.min(length));
            assert_eq!(bench.read(&name, begin as u64..end as u64).await.expect("read"), &bytes[begin..end.max(begin)]);
        }
        let mut reader =
            SealedReader::new(File::open(bench.path(&name)).expect("there"), bench.lock(&name)).expect("opened");
        let mut whole = Vec::new();
        reader.read_to_end(&mut whole).expect("read");
        assert_eq!(whole, bytes);
        reader.seek(SeekFrom::End(-(length.min(3) as i64))).expect("sought");
        whole.clear();
        reader.read_to_end(&mut whole).expect("read");
        assert_eq!(whole, &bytes[length - length.min(3)..]);
        assert!(reader.seek(SeekFrom::Current(-(length as i64) - 1)).is_err());
    }
}

#[tokio::test]
async fn what_was_cut_moved_or_changed_does_not_open() {
    let bench = Bench::new().await;
    let bytes = made(3 * PIECE + 100);
    let name = bench.keep(&bytes);
    let path = bench.path(&name);
    let kept = fs::read(&path).expect("read");
    assert!(!kept.windows(64).any(|it| it == &bytes[..64]), "it is sealed");
    let head = bench.lock(&name).head().len();
    let end = bytes.len() as u64;
    let piece = |number: usize| kept[head + number * SEALED..head + (number + 1) * SEALED].to_vec();
    let mut swapped = kept.clone();
    swapped[head..head + SEALED].copy_from_slice(&piece(1));
    swapped[head + SEALED..head + 2 * SEALED].copy_from_slice(&piece(0));
    let mut flipped = kept.clone();
    flipped[head + SEALED + 1000] ^= 1;
    for wrong in [&kept[..head + 3 * SEALED], &kept[..head + 2 * SEALED], &kept[..kept.len() - 1], &swapped, &flipped] {
        fs::write(&path, wrong).expect("written");
        assert!(bench.read(&name, 0..end).await.is_err());
    }
    fs::write(&path, b"").expect("written");
    assert!(bench.files.find_sealed(&name, &bench.lock(&name)).await.is_err());
    // Another file's bytes under this name, and another conversation's key.
    let other = bench.keep(&bytes);
    fs::copy(bench.path(&other), &path).expect("copied");
    assert!(bench.read(&name, 0..end).await.is_err());
    fs::write(&path, &kept).expect("written");
    assert_eq!(bench.read(&name, 0..end).await.expect("read"), bytes);
    let wrong = Lock::new(bench.other.clone(), "attachment", Id::<Talk>::NONE, MemberId::NONE, &name);
    assert!(bench.files.read_sealed(&name, &wrong).await.is_err());
}

#[tokio::test]
async fn what_is_given_up_leaves_nothing_and_what_lies_there_is_known_by_its_table() {
    let bench = Bench::new().await;
    let name = FileName::new(&bench.rng);
    let mut draft = bench.files.begin_sealed(&name, bench.lock(&name), &bench.rng).expect("begun");
    draft.write_all(&made(2 * PIECE)).expect("written");
    drop(draft); // abuse case 110
    assert!(bench.files.names().await.expect("listed").is_empty());
    let kept = bench.keep(b"words");
    bench.files.put(&FileName::new(&bench.rng), &b"no sealed file"[..]).await.expect("kept");
    bench.files.put(&FileName::new(&bench.rng), &b"k"[..]).await.expect("kept");
    let later = Moment::from_micros(i64::MAX);
    assert_eq!(bench.files.sealed_names("attachment", later).await.expect("listed"), [kept]);
    assert!(bench.files.sealed_names("attach", later).await.expect("listed").is_empty());
    assert!(bench.files.sealed_names("attachment", Moment::from_micros(0)).await.expect("listed").is_empty());
}
