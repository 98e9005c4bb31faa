//! Give first: what somebody is looking for, beside what I can help with.

/// One thing that a profile says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What kind of line it stands in.
    pub kind: SaidKind,
    /// The term of the vocabulary, if it is one.
    pub term: Option<String>,
    /// In words, as inside a sentence.
    pub words: String,
}

/// The kinds of line that say what somebody wants or can do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SaidKind {
    /// Would be glad of.
    LookingFor,
    /// Says yes to.
    OpenTo,
    /// May be asked about.
    CanHelp,
    /// Does, beyond the core, and is no beginner at.
    Does,
}

/// What somebody is looking for, and whether I can help with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// In words.
    pub words: String,
    /// Whether my own profile offers the same.
    pub fits: Fits,
}

/// Whether a wish meets what I offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fits {
    /// My profile says that I can help with it, or that I do it.
    Yes,
    /// It says nothing of it.
    NotSaid,
}

/// What the other would be glad of, what fits first.
pub fn wishes(theirs: &[Said], mine: &[Said]) -> Vec<Wish> {
    let offered =
        |wish: &Said| mine.iter().any(|it| matches!(it.kind, SaidKind::CanHelp | SaidKind::Does) && is_same(it, wish));
    let wishes = theirs.iter().filter(|it| it.kind == SaidKind::LookingFor);
    let mut wishes: Vec<Wish> = wishes
        .map(|it| Wish { words: it.words.clone(), fits: if offered(it) { Fits::Yes } else { Fits::NotSaid } })
        .collect();
    wishes.sort_by_key(|it| it.fits != Fits::Yes);
    wishes
}

/// The first wish that I can help with.
pub fn fitting(theirs: &[Said], mine: &[Said]) -> Option<String> {
    wishes(theirs, mine).into_iter().find(|it| it.fits == Fits::Yes).map(|it| it.words)
}

/// What one of these kinds says, in its order.
pub fn of_kind(said: &[Said], kind: SaidKind) -> Vec<String> {
    said.iter().filter(|it| it.kind == kind).map(|it| it.words.clone()).collect()
}

/// The same term, or the same words.
fn is_same(a: &Said, b: &Said) -> bool {
    match (&a.term, &b.term) {
        (Some(a), Some(b)) => a == b,
        _ => a.words.trim().to_lowercase() == b.words.trim().to_lowercase(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(kind: SaidKind, term: &str, words: &str) -> Said {
        Said { kind, term: (!term.is_empty()).then(|| term.to_owned()), words: words.to_owned() }
    }

    #[test]
    fn what_fits_comes_first() {
        let theirs = [
            said(SaidKind::LookingFor, "", "a walking companion"),
            said(SaidKind::LookingFor, "extended.skin-surgery", "skin surgery"),
            said(SaidKind::CanHelp, "skill.audit", "audit"),
        ];
        let mine = [said(SaidKind::Does, "extended.skin-surgery", "skin surgery")];
        let wishes = wishes(&theirs, &mine);
        assert_eq!(wishes[0], Wish { words: "skin surgery".into(), fits: Fits::Yes });
        assert_eq!(wishes[1].fits, Fits::NotSaid);
        assert_eq!(wishes.len(), 2);
        assert_eq!(fitting(&theirs, &mine).as_deref(), Some("skin surgery"));
        assert_eq!(fitting(&theirs, &[]), None);
    }

    #[test]
    fn own_words_meet_own_words_and_what_i_look_for_helps_nobody() {
        let theirs = [said(SaidKind::LookingFor, "", "Rota software")];
        assert!(fitting(&theirs, &[said(SaidKind::CanHelp, "", "rota software ")]).is_some());
        assert!(fitting(&theirs, &[said(SaidKind::LookingFor, "", "rota software")]).is_none());
        assert!(fitting(&theirs, &[said(SaidKind::CanHelp, "skill.rota", "rota software")]).is_some());
    }
}
