//! Words as the index sees them: lower case, without accents, cut the same way in an entry and in a query.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Longer words are cut here, in entries and queries alike.
const LONGEST: usize = 40;

/// One word as written. "O'Brien" and "Smith-Jones" are one word with parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// All of it as one: `obrien`.
    pub whole: String,
    /// What it is made of: `o`, `brien`. Empty if it is of one piece.
    pub parts: Vec<String>,
}

/// The words of `text` as they are compared, with a space between: for a short list that is looked through as it is.
pub fn plain_words(text: &str) -> String {
    words(text, usize::MAX).into_iter().map(|it| it.whole).collect::<Vec<_>>().join(" ")
}

/// The words of `text` in their order, at most `most`.
pub(crate) fn words(text: &str, most: usize) -> Vec<Word> {
    let mut found = Vec::new();
    let mut pieces: Vec<String> = Vec::new();
    let mut piece = String::new();
    for c in folded(text) {
        if found.len() >= most {
            return found;
        }
        match kind(c) {
            Kind::Letter => piece.push(c),
            Kind::Mark if piece.is_empty() => {}
            Kind::Mark => piece.push(c),
            Kind::Alone => {
                close(&mut found, &mut pieces, &mut piece);
                found.push(Word { whole: c.to_string(), parts: Vec::new() });
            }
            Kind::Joint if !piece.is_empty() => pieces.push(std::mem::take(&mut piece)),
            Kind::Joint | Kind::Gap => close(&mut found, &mut pieces, &mut piece),
        }
    }
    close(&mut found, &mut pieces, &mut piece);
    found.truncate(most);
    found
}

/// Where the words of `text` stand in it, in bytes, each with what it is as a word. Scripts without spaces come in runs.
pub(crate) fn runs(text: &str) -> impl Iterator<Item = (std::ops::Range<usize>, Vec<Word>)> + '_ {
    let is_gap = |c: char| matches!(kind(c), Kind::Gap) && !is_accent(c);
    let is_letter = |c: char| matches!(kind(c), Kind::Letter | Kind::Alone);
    let mut at = 0;
    std::iter::from_fn(move || {
        let begin = at + text[at..].find(is_letter)?;
        at = text[begin..].find(is_gap).map_or(text.len(), |it| begin + it);
        let run = text[begin..at].trim_end_matches(|c| matches!(kind(c), Kind::Joint));
        Some((begin..begin + run.len(), words(run, usize::MAX)))
    })
}

/// Every word by which `text` can be found, in order and each once: wholes, parts, and postcodes without their space.
pub(crate) fn terms(text: &str) -> Vec<String> {
    let mut terms = Vec::new();
    let found = words(text, usize::MAX);
    for (at, word) in found.iter().enumerate() {
        terms.push(word.whole.clone());
        terms.extend(word.parts.iter().cloned());
        if let Some(next) = found.get(at + 1)
            && is_outcode(&word.whole)
            && is_incode(&next.whole)
        {
            terms.push(format!("{}{}", word.whole, next.whole));
        }
    }
    let mut seen = rustc_hash::FxHashSet::default();
    terms.retain(|it| seen.insert(it.clone()));
    terms
}

/// Whether `term` could be the first half of a postcode (`ts18`).
fn is_outcode(term: &str) -> bool {
    (2..=4).contains(&term.len())
        && term.starts_with(|c: char| c.is_ascii_lowercase())
        && term.bytes().any(|b| b.is_ascii_digit())
}

/// Whether `term` could be the second half of a postcode (`1ab`).
fn is_incode(term: &str) -> bool {
    matches!(term.as_bytes(), [a, b, c] if a.is_ascii_digit() && b.is_ascii_lowercase() && c.is_ascii_lowercase())
}

enum Kind {
    Letter,
    /// A sign that belongs to the letter before it.
    Mark,
    /// A word of one character: scripts that write without spaces.
    Alone,
    /// Between two letters it makes one word of them.
    Joint,
    Gap,
}

fn kind(c: char) -> Kind {
    match c {
        '\'' | '\u{2019}' | '\u{2018}' | '\u{02bc}' | '-' | '\u{2010}' | '\u{2011}' | '.' | '&' => Kind::Joint,
        '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3ffff}' => Kind::Alone,
        c if is_combining_mark(c) => Kind::Mark,
        c if c.is_alphanumeric() => Kind::Letter,
        _ => Kind::Gap,
    }
}

fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.nfkd().filter(|c| !is_accent(*c)).flat_map(char::to_lowercase).filter(|c| !is_accent(*c)).flat_map(plain)
}

/// Accents of European scripts, Hebrew points, Arabic vowel signs, joiners and direction marks: people leave them out.
/// The vowel signs of Indic scripts are letters to their readers and stay.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{1ab0}'..='\u{1aff}'
        | '\u{1dc0}'..='\u{1dff}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{ad}' | '\u{feff}')
}

/// Letters that do not come apart into a plain one and an accent.
fn plain(c: char) -> impl Iterator<Item = char> {
    let (first, second) = match c {
        'ł' => ('l', None),
        'ø' => ('o', None),
        'đ' | 'ð' => ('d', None),
        'ħ' => ('h', None),
        'ı' => ('i', None),
        'ŧ' => ('t', None),
        'ς' => ('σ', None),
        'ß' => ('s', Some('s')),
        'æ' => ('a', Some('e')),
        'œ' => ('o', Some('e')),
        'þ' => ('t', Some('h')),
        other => (other, None),
    };
    std::iter::once(first).chain(second)
}

fn close(found: &mut Vec<Word>, pieces: &mut Vec<String>, piece: &mut String) {
    if !piece.is_empty() {
        pieces.push(std::mem::take(piece));
    }
    if pieces.is_empty() {
        return;
    }
    let whole = cut(&pieces.concat());
    let parts = if pieces.len() > 1 { pieces.iter().take(8).map(|it| cut(it)).collect() } else { Vec::new() };
    pieces.clear();
    found.push(Word { whole, parts });
}

fn cut(piece: &str) -> String {
    piece.chars().take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        terms(text).join(" ")
    }

    #[test]
    fn accents_and_case_do_not_matter() {
        assert_eq!(of("Wiśniewski"), "wisniewski");
        assert_eq!(of("Ní Dhomhnaill"), "ni dhomhnaill");
        assert_eq!(of("Łukasz Øster Straße Þór İpek"), "lukasz oster strasse thor ipek");
        assert_eq!(of("ΝΊΚΟΣ"), of("Νίκος"));
    }

    #[test]
    fn joined_names_are_found_whole_and_in_parts() {
        assert_eq!(of("O'Brien"), "obrien o brien");
        assert_eq!(of("O\u{2019}Brien"), "obrien o brien");
        assert_eq!(of("Smith-Jones"), "smithjones smith jones");
        assert_eq!(of("end. -Start 'quoted'"), "end start quoted");
        assert_eq!(of("M.R.C.G.P."), "mrcgp m r c g p");
    }

    #[test]
    fn a_short_list_is_looked_through_alike() {
        assert_eq!(plain_words("Siân O’Brien-Ŵyn"), "sian obrienwyn");
        assert_eq!(plain_words(" ŴYN\u{202e} "), "wyn");
    }

    #[test]
    fn postcodes_are_found_with_and_without_their_space() {
        assert_eq!(of("TS18 1AB"), "ts18 ts181ab 1ab");
    }

    #[test]
    fn other_scripts_have_words() {
        assert_eq!(of("田中 実"), "田 中 実");
        assert_eq!(of("محمد عَلي"), "محمد علي");
        assert_eq!(of("विनोद"), "विनोद");
        assert_eq!(of("🙂 \" * : ("), "");
    }

    #[test]
    fn a_query_is_cut_at_its_limits() {
        assert_eq!(words(&"word ".repeat(1000), 12).len(), 12);
        assert_eq!(words(&"x".repeat(10_000), 12)[0].whole.len(), LONGEST);
        assert_eq!(words(&"a-".repeat(5_000), 12).len(), 1);
    }
}
