//! One and several of English words, as far as their ends tell. What is no word does no harm: nobody has it.

/// The other number of `word`, if it may have one: of several the one, of one the several. Where the end leaves it open
/// ("nurses", "illnesses") there are two.
pub(crate) fn number(word: &str) -> Vec<String> {
    if word.len() < 4 || !word.bytes().all(|it| it.is_ascii_lowercase()) {
        return Vec::new();
    }
    let hisses = |it: &str| ["s", "x", "ch", "sh"].iter().any(|end| it.ends_with(end));
    // "illness", "virus" and "crisis" end like several and are one.
    let several = word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    if several {
        let without = |end: &str| word.strip_suffix(end);
        let one = without("ies").filter(|it| it.len() > 1).map(|it| format!("{it}y"));
        let one = one.or_else(|| without("s").map(str::to_owned));
        return one.into_iter().chain(without("es").filter(|it| hisses(it)).map(str::to_owned)).collect();
    }
    if hisses(word) {
        return vec![format!("{word}es")];
    }
    let vowel = |it: char| "aeiou".contains(it);
    vec![match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(vowel) => format!("{stem}ies"),
        _ => format!("{word}s"),
    }]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_leads_to_several_and_back() {
        for (one, several) in [
            ("referral", "referrals"),
            ("illness", "illnesses"),
            ("policy", "policies"),
            ("survey", "surveys"),
            ("clinic", "clinics"),
            ("batch", "batches"),
            ("nurse", "nurses"),
            ("practice", "practices"),
            ("virus", "viruses"),
            ("cache", "caches"),
        ] {
            assert!(number(one).iter().any(|it| it == several), "{one}");
            assert!(number(several).iter().any(|it| it == one), "{several}");
        }
    }

    #[test]
    fn short_words_codes_and_other_languages_stay_as_they_are() {
        assert!(["gp", "box", "abbé", "covid19", "விழி", ""].iter().all(|it| number(it).is_empty()));
    }
}
