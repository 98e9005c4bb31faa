//! What survives what.

use super::*;
use std::process::Command;

#[test]
fn the_cursor_is_kept_and_goes_with_the_folder() {
    let folder = TempDir::new().unwrap();
    let place = folder.path().join("people");
    {
        let index = Index::open(&place).unwrap();
        assert_eq!((index.cursor(), index.is_empty()), (0, true));
        index.apply(&[put(entry(1, "Ann Lee"))], 41).unwrap();
        index.apply(&[], 42).unwrap();
        assert_eq!(index.cursor(), 42);
    }
    {
        let index = Index::open(&place).unwrap();
        assert_eq!((index.cursor(), index.len()), (42, 1));
        assert!(index.is_on_disk());
        std::fs::remove_dir_all(&place).unwrap();
        assert!(!index.is_on_disk());
        assert_eq!(found(&index, &text("ann")), [1], "it answers until it is made anew");
        assert_eq!(index.rebuild(&mut [Ok(entry(2, "Bo Lee"))].into_iter(), 50).unwrap(), 1);
        assert!(index.is_on_disk());
        assert_eq!(found(&index, &text("lee")), [2]);
    }
    std::fs::remove_dir_all(&place).unwrap();
    let index = Index::open(&place).unwrap();
    assert_eq!((index.cursor(), index.len()), (0, 0));
}

#[test]
fn a_broken_index_is_made_anew() {
    let folder = TempDir::new().unwrap();
    Index::open(folder.path()).unwrap().apply(&[put(entry(1, "Ann Lee"))], 7).unwrap();
    let name = std::fs::read_to_string(folder.path().join("current")).unwrap();
    std::fs::write(folder.path().join(name).join("meta.json"), "{").unwrap();
    let index = Index::open(folder.path()).unwrap();
    assert_eq!((index.cursor(), index.len()), (0, 0));
    index.apply(&[put(entry(1, "Ann Lee"))], 8).unwrap();
    assert_eq!(index.len(), 1);
}

#[test]
fn the_same_changes_may_come_twice() {
    let (index, _folder) = index_of((0..50).map(|n| entry(n, "Ann Lee")));
    let changes: Vec<Change> =
        (0..60)
            .map(|n| {
                if n % 3 == 0 {
                    Change::Remove(id(n))
                } else {
                    put(Entry { codes: vec![code(1, n)], ..entry(n, "Bo") })
                }
            })
            .collect();
    let ask = Ask { count: vec![FacetSpec { facet: 1, top: 100 }], ..text("") };
    index.apply(&changes, 2).unwrap();
    let once = index.find(&ask).unwrap();
    assert_eq!(once.total, 40);
    index.apply(&changes, 2).unwrap();
    assert_eq!(index.find(&ask).unwrap(), once);
    let both: Vec<Change> = vec![Change::Remove(id(1)), put(entry(1, "Cy")), put(entry(1, "Di"))];
    index.apply(&both, 3).unwrap();
    assert_eq!(found(&index, &text("di")), [1]);
    assert_eq!(found(&index, &text("cy")), [] as [u32; 0]);
}

#[test]
fn a_rebuild_that_fails_leaves_the_old_index() {
    let (index, folder) = index_of([entry(1, "Ann Lee")]);
    let mut entries = [Ok(entry(2, "Bo")), Err(kernel::Fault::outage("the store is gone"))].into_iter();
    assert!(index.rebuild(&mut entries, 9).is_err());
    assert_eq!((index.cursor(), found(&index, &text(""))), (1, vec![1]));
    assert_eq!(index.rebuild(&mut (10..30).map(|n| Ok(entry(n, "Cy"))), 9).unwrap(), 20);
    assert_eq!((index.cursor(), index.len()), (9, 20));
    index.apply(&[put(entry(40, "Di"))], 10).unwrap();
    let generations =
        std::fs::read_dir(folder.path()).unwrap().filter(|it| it.as_ref().is_ok_and(|it| it.path().is_dir()));
    assert_eq!(generations.count(), 1);
    drop(index);
    assert_eq!(Index::open(folder.path()).unwrap().len(), 21);
}

/// In the child this is a process that dies in the midst of its work; in the parent a process that starts after it.
#[test]
#[allow(clippy::disallowed_methods)] // the only way to tell the child that it is one
fn a_killed_process_leaves_what_it_committed() {
    const FOLDER: &str = "SEARCH_TEST_FOLDER";
    if let Some(folder) = std::env::var_os(FOLDER) {
        let index = Index::open(folder.as_ref()).unwrap();
        for n in 1..=5 {
            index.apply(&[put(entry(n, "Ann Lee"))], i64::from(n)).unwrap();
        }
        std::process::abort();
    }
    let folder = TempDir::new().unwrap();
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tests::keeping::a_killed_process_leaves_what_it_committed"])
        .env(FOLDER, folder.path())
        .output()
        .unwrap();
    assert!(!child.status.success());
    let index = Index::open(folder.path()).unwrap();
    assert_eq!((index.cursor(), index.len()), (5, 5));
    index.apply(&[put(entry(6, "Ann Lee"))], 6).unwrap();
    assert_eq!(index.len(), 6);
}

#[test]
fn many_small_changes_are_merged_and_nothing_is_lost() {
    let (index, _folder) = index_of((0..200).map(|n| entry(n, "Ann Lee")));
    for round in 0..40 {
        let n = round * 5;
        index.apply(&[put(entry(n, "Bo May")), Change::Remove(id(n + 1))], i64::from(round)).unwrap();
    }
    assert_eq!(index.len(), 160);
    assert_eq!(index.find(&text("may")).unwrap().total, 40);
    assert_eq!(index.find(&text("lee")).unwrap().total, 120);
    assert_eq!(index.cursor(), 39);
}

#[test]
fn reading_goes_on_while_it_is_changed_and_made_anew() {
    let (index, _folder) = index_of((0..300).map(|n| entry(n, "Ann Lee")));
    std::thread::scope(|scope| {
        let readers: Vec<_> = (0..2)
            .map(|_| {
                scope.spawn(|| {
                    for _ in 0..300 {
                        let answer = index.find(&text("lee")).unwrap();
                        assert!(answer.total == 300 && answer.hits.len() == 100);
                    }
                })
            })
            .collect();
        for round in 0..10 {
            index.apply(&[put(entry(round, "Bo Lee"))], i64::from(round)).unwrap();
        }
        index.rebuild(&mut (0..300).map(|n| Ok(entry(n, "Cy Lee"))), 11).unwrap();
        readers.into_iter().for_each(|it| it.join().unwrap());
    });
    assert_eq!(index.find(&text("cy")).unwrap().total, 300);
}
