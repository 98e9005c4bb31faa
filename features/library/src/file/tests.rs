//! What differs between lists, what moves, and where pictures lie.

use super::*;

fn listed(id: u8, name: &str, bytes: u64) -> Listed {
    Listed {
        id: FileId::from_bytes([id; 16]),
        name: name.to_owned(),
        kind: "pdf".to_owned(),
        bytes,
        pages: None,
        is_read: true,
        note: "plain".to_owned(),
        picture: None,
        sheets: vec![],
        begins: String::new(),
    }
}

#[test]
fn lists_differ_by_name_and_size() {
    let before = [listed(1, "Rota.pdf", 10), listed(2, "Letter.docx", 20), listed(3, "Old.csv", 30)];
    let after = [listed(4, "Letter.docx", 25), listed(1, "Rota.pdf", 10), listed(5, "New.txt", 5)];
    let said: Vec<_> = differences(&before, &after).into_iter().map(|it| (it.name, it.earlier, it.later)).collect();
    assert_eq!(
        said,
        [
            ("Letter.docx".to_owned(), Some(20), Some(25)),
            ("New.txt".to_owned(), None, Some(5)),
            ("Old.csv".to_owned(), Some(30), None)
        ]
    );
    assert_eq!(differences(&before, &before), []);
}

#[test]
fn one_moves_past_another() {
    assert_eq!(moved(&[1, 2, 3], 3, true), [1, 3, 2]);
    assert_eq!(moved(&[1, 2, 3], 1, true), [1, 2, 3]);
    assert_eq!(moved(&[1, 2, 3], 1, false), [2, 1, 3]);
    assert_eq!(moved(&[1, 2, 3], 3, false), [1, 2, 3]);
    assert_eq!(moved(&[1, 2, 3], 9, false), [1, 2, 3]);
}

#[test]
fn pictures_of_pages_lie_one_after_the_other() {
    let sheet = |bytes: usize| Sheet { width: 9, height: 12, jpeg: vec![0; bytes] };
    let drawn = Drawn::of(7, &[sheet(100), sheet(50)]);
    assert_eq!((drawn.place(1), drawn.place(2)), (Some(0..100), Some(100..150)));
    assert_eq!((drawn.place(0), drawn.place(3)), (None, None));
    let begun = Listed { begins: "It begins".to_owned(), ..listed(1, "Rota.pdf", 10) };
    let listed = begun.clone().with(&drawn);
    assert_eq!((listed.pages, listed.sheets, listed.begins), (Some(7), vec![(9, 12), (9, 12)], String::new()));
    assert_eq!(begun.clone().with(&Drawn::default()), begun);
}

#[test]
fn a_list_comes_back_from_its_column() {
    let all = [listed(1, "Llawdriniaeth fân.pdf", 10)];
    assert_eq!(read_listed(&write_listed(&all).expect("written")).expect("read"), all);
    assert_eq!(read_listed("[]").expect("read"), []);
    assert!(read_listed("nothing").is_err());
}
