//! "Why this person": the few words under a hit. The index says where a word matched; the words come from the lines that
//! this reader may see, and nothing is said that the row shows already.

use super::{entry::facet_of, lexicon::Lexicon, me::Me, wording::Wording};
use crate::{
    ask::Asked,
    facets::Value,
    line::{Kind, Line},
    reason::{self, Beside, Reader, ReasonKind},
    term::{Telling, TermCode, TermKind, fold},
    when::When,
};
use search::{Found, Hit, How};

/// What a row shows anyway.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    /// Its texts, folded: name, job, headline, stages, offers.
    pub text: String,
    /// The lines that stand in it.
    pub lines: Vec<Line>,
}

/// Who asked what and what was found: whatever the reasons under all hits have in common.
pub struct Asking<'a> {
    reader: Reader<'a>,
    me: &'a Me,
    lexicon: &'a Lexicon,
    asked: &'a Asked,
    found: &'a Found,
    now: When,
}

impl<'a> Asking<'a> {
    /// This reader, who asked this and was answered that, in this month.
    pub fn of(me: &'a Me, wording: &'a Wording, asked: &'a Asked, found: &'a Found) -> Asking<'a> {
        let (lexicon, now) = (&*wording.lexicon, wording.now);
        Asking { reader: Reader::of(&me.lines, me.aim(), now), me, lexicon, asked, found, now }
    }
    /// The reader.
    pub fn me(&self) -> &'a Me {
        self.me
    }
}

/// The reason to show under a hit with these lines, and whether it tells the way that they took. Empty if there is none
/// worth saying.
pub fn reason_for(asking: &Asking<'_>, hit: &Hit, lines: &[Line], shown: &Shown) -> (String, bool) {
    let Asking { reader, lexicon, asked, found, now, .. } = asking;
    let meant = meant(lexicon, found, hit);
    let beside = Beside { meant: &meant, shown: &shown.lines };
    let mut reasons = reason::reasons(reader, beside, lines, &lexicon.vocabulary, 2);
    let walked = reasons.first().is_some_and(|it| it.kind == ReasonKind::Path);
    let asked_for = matched(lexicon, asked, found, hit, lines, shown, *now);
    if walked || asked_for.is_empty() {
        return (reason::sentence(&reasons).unwrap_or_default(), walked);
    }
    // What was asked for comes first, then one thing more; what it says already is not said twice.
    reasons.retain(|it| !asked_for.iter().any(|said| fold(&it.words).contains(&fold(said.subject))));
    let mut words: Vec<String> = asked_for.into_iter().map(|it| it.words).collect();
    words.extend(reasons.into_iter().map(|it| it.words));
    words.truncate(2);
    (format!("Fits: {}", words.join("; ")), false)
}

/// Words that were found by what they also mean, with every term that is called so.
fn meant(lexicon: &Lexicon, found: &Found, hit: &Hit) -> Vec<(String, TermCode)> {
    let mut meant = Vec::new();
    for why in &hit.why {
        let How::Synonym(words) = &why.how else { continue };
        let typed = found.words.get(why.word..why.word + why.words).unwrap_or_default().join(" ");
        for kind in TermKind::ALL {
            if let Some(term) = lexicon.vocabulary.find_words(kind, words) {
                meant.push((typed.clone(), term.code.clone()));
            }
        }
    }
    meant
}

struct Matched<'a> {
    subject: &'a str,
    words: String,
}

/// The lines that were asked for, by word or filter, and do not stand in the row.
fn matched<'a>(
    lexicon: &'a Lexicon,
    asked: &Asked,
    found: &Found,
    hit: &Hit,
    lines: &'a [Line],
    shown: &Shown,
    now: When,
) -> Vec<Matched<'a>> {
    if hit.why.is_empty() && asked.picks.is_empty() {
        return Vec::new();
    }
    let vocabulary = &*lexicon.vocabulary;
    let exact = hit.why.iter().filter(|it| !matches!(it.how, How::Synonym(_)));
    let words: Vec<&str> = exact
        .flat_map(|it| match &it.how {
            How::Similar(word) => vec![word.as_str()],
            _ => found.words.get(it.word..it.word + it.words).unwrap_or_default().iter().map(String::as_str).collect(),
        })
        .filter(|it| !begins_in(&shown.text, it))
        .collect();
    let chosen = |line: &Line| {
        let facet = facet_of(line.kind);
        asked.picks.iter().any(|(of, value)| {
            Some(*of) == facet && matches!((value, line.term()), (Value::Term(code), Some(term)) if code == term)
        })
    };
    let mut matched: Vec<Matched<'a>> = Vec::new();
    // Another stage of what the row shows is no news.
    let is_shown = |line: &Line| shown.lines.iter().any(|it| it.kind == line.kind && it.subject == line.subject);
    for line in lines.iter().filter(|it| !is_shown(it)) {
        let quiet =
            line.term().and_then(|it| vocabulary.find(it.as_str())).is_some_and(|it| it.telling == Telling::Quiet);
        if quiet || (line.is_over(now) && !matches!(line.kind, Kind::Background | Kind::Role)) {
            continue;
        }
        let label = fold(line.label(vocabulary));
        let typed = words.iter().any(|it| begins_in(&label, it));
        let subject = line.in_sentence(vocabulary);
        if !(typed || chosen(line)) || matched.iter().any(|it| it.subject == subject) {
            continue;
        }
        matched.extend(said(line, subject, now).map(|words| Matched { subject, words }));
    }
    matched.truncate(2);
    matched
}

/// Whether a word of the text begins so.
fn begins_in(text: &str, word: &str) -> bool {
    text.split_whitespace().any(|it| it.starts_with(word))
}

fn said(line: &Line, subject: &str, now: When) -> Option<String> {
    Some(match line.kind {
        Kind::Role if line.is_over(now) => format!("{subject} before"),
        Kind::Role | Kind::ExtendedRole => match line.stage {
            Some(stage) => format!("{subject}, {}", stage.words()),
            None => subject.to_owned(),
        },
        Kind::Background => format!("{subject} before general practice"),
        Kind::Interest => format!("interested in {subject}"),
        Kind::CanHelp => format!("can help with {subject}"),
        Kind::LookingFor => format!("looks for help with {subject}"),
        Kind::Language => format!("speaks {subject}"),
        Kind::Qualification => format!("has {subject}"),
        Kind::OpenTo => format!("open to: {subject}"),
        Kind::Link | Kind::WouldLike => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        line::Subject,
        search::{Ground, lexicon::Lexicon},
        stage::Stage,
        term::Vocabulary,
    };
    use search::{Place, Why};
    use std::sync::Arc;

    fn line(kind: Kind, term: &str) -> Line {
        Line::new(kind, Subject::Term(TermCode::stored(term)))
    }

    fn said(mine: Vec<Line>, query: &str, words: &[&str], how: Option<How>, theirs: &[Line], shown: &Shown) -> String {
        let lexicon = Lexicon::of(Arc::new(Vocabulary::starter().clone()));
        let found = Found { words: words.iter().map(|it| (*it).to_owned()).collect(), ..Found::default() };
        let why = how.map(|how| Why { word: 0, words: words.len(), place: Place::Tags, how });
        let hit = Hit { id: [0; 16], miles: None, why: why.into_iter().collect(), preferred: vec![], told: None };
        let me = Me { lines: mine, ..Me::default() };
        let (ground, now) = (Arc::new(Ground::default()), When::month_of(2026, 11));
        let wording = Wording { lexicon: Arc::new(lexicon), ground, now };
        reason_for(&Asking::of(&me, &wording, &Asked::parse(query), &found), &hit, theirs, shown).0
    }

    #[test]
    fn a_word_is_explained_by_the_line_that_has_it() {
        let theirs = [line(Kind::Interest, "life.bread"), line(Kind::Language, "language.pl")];
        let shown = Shown::default();
        assert_eq!(said(vec![], "", &["bread"], Some(How::Exact), &theirs, &shown), "Fits: interested in bread");
        assert_eq!(said(vec![], "", &["pol"], Some(How::Prefix), &theirs, &shown), "Fits: speaks Polish");
        let similar = How::Similar("polish".into());
        assert_eq!(said(vec![], "", &["polsh"], Some(similar), &theirs, &shown), "Fits: speaks Polish");
    }

    #[test]
    fn what_the_row_shows_is_not_said_again() {
        let theirs = [line(Kind::ExtendedRole, "extended.skin-surgery"), line(Kind::OpenTo, "open.mentor")];
        let shown = Shown { text: "ann skin surgery".into(), lines: theirs.to_vec() };
        let mine = vec![line(Kind::OpenTo, "open.be-mentored")];
        assert_eq!(said(mine, "extended=skin-surgery", &["skin"], Some(How::Exact), &theirs, &shown), "");
    }

    #[test]
    fn a_synonym_is_explained() {
        let theirs = [Line { stage: Some(Stage::Established), ..line(Kind::ExtendedRole, "extended.minor-surgery") }];
        let how = How::Synonym("minor surgery".into());
        let words = said(vec![], "", &["minor", "ops"], Some(how), &theirs, &Shown::default());
        assert_eq!(words, "Fits: “minor ops” is minor surgery");
    }

    #[test]
    fn nothing_quiet_is_said_though_it_was_asked_for() {
        let theirs = [line(Kind::Interest, "life.faith"), line(Kind::Interest, "clinical.depression")];
        for (query, word) in [("interest=life.faith", "faith"), ("interest=clinical.depression", "depression")] {
            assert_eq!(said(theirs.to_vec(), query, &[word], Some(How::Exact), &theirs, &Shown::default()), "");
        }
    }

    #[test]
    fn a_filter_and_what_is_shared_stand_together() {
        let theirs = [line(Kind::Background, "background.orthopaedics"), line(Kind::Interest, "life.bread")];
        let mine = vec![line(Kind::Interest, "life.bread")];
        let words = said(mine, "background=orthopaedics", &[], None, &theirs, &Shown::default());
        assert_eq!(words, "Fits: orthopaedics before general practice; you share bread");
    }
}
