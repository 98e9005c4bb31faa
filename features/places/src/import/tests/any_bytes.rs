//! Whatever the bytes are, reading them ends with an answer.

use super::workbook::workbook;
use crate::import::{northern_ireland, outcodes, pcns, practices, practices::tests::line};
use crate::{day::Day, name::proper};
use places_api::words;
use proptest::prelude::*;

const TODAY: Day = Day::new(2026, 11, 20).expect("a day");

/// Every reader, for its answer alone.
fn read_as_everything(bytes: &[u8]) {
    let answers = [
        practices::parse(bytes).is_ok(),
        northern_ireland::parse(bytes).is_ok(),
        outcodes::parse(bytes).is_ok(),
        pcns::parse(bytes, TODAY).is_ok(),
    ];
    assert!(answers.iter().filter(|it| **it).count() <= 1, "one file is never two");
}

proptest! {
    #[test]
    fn any_bytes_get_an_answer(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        read_as_everything(&bytes);
    }

    #[test]
    fn a_practice_file_with_wrong_bytes_gets_an_answer(at in 0_usize..500, byte in any::<u8>(), length in 0_usize..700) {
        let mut bytes = (line("A81001", &[]) + &line("A81002", &[]) + &line("A81003", &[])).into_bytes();
        let at = at % bytes.len();
        bytes[at] = byte;
        bytes.truncate(length);
        read_as_everything(&bytes);
    }

    #[test]
    fn a_workbook_with_wrong_bytes_gets_an_answer(at in 0_usize..4_000, byte in any::<u8>()) {
        let mut bytes = workbook(&[("PCNDetails", &[&["PCN Code", "PCN Name"], &["U00001", "MILL PCN"]])]);
        let at = at % bytes.len();
        bytes[at] = byte;
        read_as_everything(&bytes);
    }

    #[test]
    fn a_name_keeps_its_letters(name in "[A-ZÂ' &.,_()0-9a-z-]{0,40}") {
        let letters = |text: &str| text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        prop_assert_eq!(letters(&proper(&name)), letters(&name));
        prop_assert_eq!(proper(&proper(&name)), proper(&name));
    }

    #[test]
    fn words_of_any_text_are_plain(text in ".{0,40}") {
        prop_assert!(words(&text).all(|it| !it.is_empty() && !it.contains(' ')));
    }
}
