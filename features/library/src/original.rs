//! What became of an original, and what of it goes into what somebody made of it.

use crate::{
    draft::{Draft, MOST_TOPICS},
    file::{FileId, Listed},
    merge::merge,
    tags::Tags,
};
use std::collections::BTreeSet;

/// What of the files of an original goes into a draft.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taken {
    /// The original's that come into it.
    pub added: Vec<FileId>,
    /// The draft's that go out of it, because they are what the original had and has not any more.
    pub gone: Vec<Listed>,
}

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
    it.for_whom = put("for_whom", &base.for_whom, &draft.for_whom, &now.for_whom);
    it.tags = tags(&base.tags, &draft.tags, &now.tags);
    it.topics = followed(&base.topics, &draft.topics, &now.topics, MOST_TOPICS);
    Draft { beside, ..it }
}

/// Which files come along and which go: of what the draft has, only what it has as the original had it.
pub fn files(base: &[Listed], own: &[Listed], now: &[Listed]) -> Taken {
    let is_in = |it: &Listed, list: &[Listed]| list.iter().any(|other| other.id == it.id);
    let is_like = |it: &Listed, other: &Listed| it.name == other.name && it.bytes == other.bytes;
    let old: Vec<&Listed> = base.iter().filter(|it| !is_in(it, now)).collect();
    let gone: Vec<&Listed> = own.iter().filter(|it| old.iter().any(|old| is_like(old, it))).collect();
    // What was put right may be called the same and be as long as before: one figure in it is another.
    let has = |it: &Listed| own.iter().any(|own| is_like(own, it) && !gone.iter().any(|gone| gone.id == own.id));
    let new = now.iter().filter(|it| !is_in(it, base) && !has(it));
    Taken { added: new.map(|it| it.id).collect(), gone: gone.into_iter().cloned().collect() }
}

/// Tags with commas between; as they are typed if nothing of them changes, or they are not such as can be kept.
fn tags(base: &str, mine: &str, now: &str) -> String {
    let words = |it: &str| Tags::parse(it).map(|it| it.words().map(str::to_owned).collect::<Vec<_>>());
    let (Ok(base), Ok(own), Ok(now)) = (words(base), words(mine), words(now)) else { return mine.to_owned() };
    let taken = followed(&base, &own, &now, Tags::MOST);
    if taken == own { mine.to_owned() } else { taken.join(", ") }
}

/// Mine, without what went there and with what came there, as far as there is room.
fn followed(base: &[String], mine: &[String], now: &[String], most: usize) -> Vec<String> {
    let stays = |it: &&String| !base.contains(it) || now.contains(it);
    let mut all: Vec<String> = mine.iter().filter(stays).cloned().collect();
    for new in now.iter().filter(|it| !base.contains(it)) {
        if all.len() < most && !all.contains(new) {
            all.push(new.clone());
        }
    }
    all
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

    #[test]
    fn for_whom_tags_and_topics_follow_too() {
        let with = |tags: &str, topics: &[&str], for_whom: &str| Draft {
            tags: tags.into(),
            topics: topics.iter().map(|it| (*it).to_owned()).collect(),
            for_whom: for_whom.into(),
            ..words("Results day", &[])
        };
        let base = with("bloods, van", &["a", "b"], "Practices with a van");
        let now = with("bloods, nurses", &["a", "c", "d"], "Practices with a van and a nurse");
        let mine = with("Bloods, van, redcar", &["e", "b", "a"], "Practices with a van");
        let taken = take_in(&mine, Some(&base), &now);
        assert_eq!(
            (taken.tags.as_str(), taken.for_whom.as_str()),
            ("bloods, redcar, nurses", "Practices with a van and a nurse")
        );
        assert_eq!(taken.topics, ["e", "a", "c"], "there is room for three");
        assert!(taken.beside.is_empty());
        let other = with("  as, typed ", &["e"], "Anybody");
        let taken = take_in(&other, Some(&base), &base);
        assert_eq!((taken.tags.as_str(), taken.topics.len()), ("  as, typed ", 1), "nothing changed there");
        let clash = take_in(&other, Some(&base), &now);
        assert_eq!((clash.for_whom.as_str(), clash.beside.contains_key("for_whom")), ("Anybody", true));
        let full = with("a, b, c, d, e, f, g, h", &[], "");
        assert_eq!(take_in(&full, Some(&base), &now).tags, full.tags, "mine stay");
    }

    #[test]
    fn files_follow_and_none_of_mine_goes() {
        let file = |id: u8, name: &str, bytes: u64| Listed {
            id: FileId::from_bytes([id; 16]),
            name: name.into(),
            kind: "pdf".into(),
            bytes,
            pages: None,
            is_read: true,
            note: String::new(),
            picture: None,
            sheets: vec![],
            begins: String::new(),
        };
        let base = [file(1, "sheet.pdf", 10), file(2, "rota.pdf", 20), file(3, "leaflet.pdf", 30)];
        let now = [file(1, "sheet.pdf", 10), file(4, "rota.pdf", 21), file(5, "poster.pdf", 50)];
        // My copies have other ids; the leaflet I made another one.
        let mine =
            [file(11, "sheet.pdf", 10), file(12, "rota.pdf", 20), file(13, "leaflet.pdf", 33), file(14, "own.pdf", 9)];
        let taken = files(&base, &mine, &now);
        assert_eq!(taken.added, [4, 5].map(|it| FileId::from_bytes([it; 16])));
        assert_eq!(taken.gone.iter().map(|it| it.name.as_str()).collect::<Vec<_>>(), ["rota.pdf"]);
        assert_eq!(files(&now, &mine, &now), Taken::default());
        // What I brought myself meanwhile does not come twice; without the earlier version nothing goes.
        let blind = files(&[], &mine, &now);
        assert_eq!((blind.added.len(), blind.gone.len()), (2, 0));
        // One figure in it is another: its name and its length are not.
        let right = files(&[file(2, "doses.csv", 20)], &[file(12, "doses.csv", 20)], &[file(6, "doses.csv", 20)]);
        assert_eq!((right.added, right.gone.len()), (vec![FileId::from_bytes([6; 16])], 1));
    }
}
