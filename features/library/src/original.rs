//! What became of an original, and what of it goes into what somebody made of it.

use crate::{draft::Draft, merge::merge};
use std::collections::BTreeSet;

/// Who answers for something where it is used does so for that place alone.
const OF_ONE_PLACE: &str = "responsible";

/// The words of an original as a draft of one's own; who answers for it, how far it has come and when it is looked at again are
/// one's own to say.
pub fn begun(words: Draft) -> Draft {
    let mut parts = words.parts;
    parts.remove(OF_ONE_PLACE);
    Draft { parts, stage: String::new(), review_by: String::new(), difference: String::new(), ..words }
}

/// Puts what became of the original from `base` on into a draft. Without the version from which it began, whatever is another in
/// both stands beside each other. Where both changed the same the draft stays, and what the original says is kept beside it.
pub fn take_in(draft: &Draft, base: Option<&Draft>, now: &Draft) -> Draft {
    let nothing = Draft::default();
    let base = base.unwrap_or(&nothing);
    let (mut it, mut beside) = (draft.clone(), draft.beside.clone());
    let mut put = |word: &str, was: &str, mine: &str, theirs: &str| {
        let both = merge(was, mine, theirs);
        if both.clashes {
            beside.insert(word.to_owned(), theirs.to_owned());
        }
        both.text
    };
    it.title = put("title", &base.title, &draft.title, &now.title);
    it.summary = put("summary", &base.summary, &draft.summary, &now.summary);
    it.body = put("body", &base.body, &draft.body, &now.body);
    let words: BTreeSet<&String> = [base, draft, now].into_iter().flat_map(|it| it.parts.keys()).collect();
    for word in words.into_iter().filter(|it| *it != OF_ONE_PLACE) {
        let said = put(word, base.part(word), draft.part(word), now.part(word));
        it.parts.insert(word.clone(), said);
    }
    it.parts.retain(|_, words| !words.is_empty());
    Draft { beside, ..it }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn words(title: &str, parts: &[(&str, &str)]) -> Draft {
        let parts = parts.iter().map(|it| (it.0.to_owned(), it.1.to_owned())).collect();
        Draft { title: title.into(), summary: "In short.".into(), body: "Body".into(), parts, ..Draft::default() }
    }

    #[test]
    fn a_draft_begins_with_the_words_of_the_original() {
        let it = words("Potassium", &[("sources", "The guideline."), ("responsible", "Dr Parry")]);
        let it = Draft { stage: "works_here".into(), review_by: "2027-01".into(), licence: "cc-by-sa".into(), ..it };
        let draft = begun(it);
        assert_eq!((draft.part("sources"), draft.part("responsible")), ("The guideline.", ""));
        assert!(draft.review_by.is_empty() && draft.stage.is_empty() && draft.licence == "cc-by-sa");
    }

    #[test]
    fn what_changed_is_put_in_and_what_clashes_is_shown() {
        let base = words("Results day", &[("change", "Two mornings."), ("risks", "None.")]);
        let now = words("Results days", &[("change", "Three mornings."), ("cost", "A tray.")]);
        let mine = words("Results day", &[("change", "Four mornings."), ("risks", "None."), ("responsible", "I do")]);
        let taken = take_in(&mine, Some(&base), &now);
        assert_eq!((taken.title.as_str(), taken.part("cost")), ("Results days", "A tray."));
        assert_eq!((taken.part("change"), taken.part("responsible")), ("Four mornings.", "I do"));
        assert!(!taken.parts.contains_key("risks"), "what I left as it was goes as it went");
        assert_eq!(taken.beside, BTreeMap::from([("change".to_owned(), "Three mornings.".to_owned())]));
        let seen = Draft { beside: BTreeMap::new(), ..taken };
        assert_eq!(take_in(&seen, Some(&now), &now), seen, "once is enough");
        assert_eq!(take_in(&mine, None, &now).part("change"), "Four mornings.");
    }
}
