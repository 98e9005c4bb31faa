//! Taking out what was found.

use crate::{Findings, scan};

/// The text with a plain word in the place of each thing found: "[NHS number]". What shows itself only then, because the words
/// around it are gone, is taken out as well: of what comes back the scan finds nothing.
pub fn blank(text: &str, findings: &Findings) -> String {
    let mut blanked = once(text, findings);
    loop {
        let left = scan(&blanked);
        if left.is_empty() {
            return blanked;
        }
        // Each round takes out letters or digits that are no part of our own words, so it comes to an end.
        blanked = once(&blanked, &left);
    }
}

fn once(text: &str, findings: &Findings) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for it in findings.iter() {
        out.push_str(&text[from..it.range.start]);
        out.push_str(it.kind.blank());
        from = it.range.end;
    }
    out.push_str(&text[from..]);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn blanked(text: &str) -> String {
        blank(text, &scan(text))
    }

    #[test]
    fn plain_words_stand_where_something_was() {
        let text = "Mrs Ellison, NHS 943 476 5919, rang.";
        assert_eq!(blanked(text), "[name], NHS [NHS number], rang.");
        assert_eq!(blanked("See you on Tuesday."), "See you on Tuesday.");
    }

    #[test]
    fn our_own_words_are_found_by_no_scan() {
        for kind in crate::Kind::ALL {
            for text in [kind.blank().to_owned(), format!("patient {0} Mrs {0} MRN {0} DOB {0}", kind.blank())] {
                assert!(scan(&text).is_empty(), "{text}: {:?}", scan(&text));
            }
        }
    }

    const FIXED: &[&str] = &[
        "943 476 5919",
        "9434765919",
        "Mrs ",
        "Mr ",
        "patient ",
        "Ellison",
        "DOB ",
        "12/03/1961",
        "MRN ",
        "07700 900123",
        "NE1 4LP",
        "14 Fennel Row, ",
        " NHS no ",
        "she ",
        "\u{200B}",
        "\u{202E}",
        "９",
        "٣",
        "[NHS number]",
        "\n",
        ". ",
        "lives at ",
        "é",
        "+44 ",
        "(",
        "-",
        "name: ",
        "**",
        "_",
        "#",
        "=",
        "is ",
    ];

    /// Pieces of which chance makes texts that have much to find in them.
    fn piece() -> impl Strategy<Value = String> {
        prop_oneof![proptest::sample::select(FIXED).prop_map(str::to_owned), ".{0,6}", "[0-9 ./-]{1,14}"]
    }

    proptest! {
        #[test]
        fn nothing_is_left_and_twice_is_once(pieces in proptest::collection::vec(piece(), 0..14)) {
            let text: String = pieces.concat();
            for it in scan(&text).iter() {
                prop_assert!(text.is_char_boundary(it.range.start) && text.is_char_boundary(it.range.end) && !it.range.is_empty());
            }
            let once = blanked(&text);
            prop_assert!(scan(&once).is_empty(), "{:?} -> {:?}", text, once);
            prop_assert_eq!(blanked(&once), once);
        }

        #[test]
        fn any_text_is_looked_at(text in "\\PC*") {
            scan(&text);
        }
    }
}
