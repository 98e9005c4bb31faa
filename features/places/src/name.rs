//! Names as people write them, from files that shout: `THE DENSHAM SURGERY` is The Densham Surgery.

/// Turns words in capitals into proper ones. Words that already have a small letter stay as they are.
///
/// A guess by rules: what the file lost cannot be known (`MACKENZIE`), so rare words come out plain, never wrong.
pub fn proper(text: &str) -> String {
    let spaced = spaced(text);
    let words = words_of(&spaced);
    let mut out = String::with_capacity(spaced.len());
    let mut end = 0;
    for (index, word) in words.iter().enumerate() {
        out.push_str(&spaced[end..word.at]);
        end = word.at + word.text.len();
        out.push_str(&cased(&spaced, &words, index));
    }
    out.push_str(&spaced[end..]);
    out
}

/// With a dash for what separates in capitals, and a space after every comma between letters.
fn spaced(text: &str) -> String {
    let dashed = text.replace('_', " – ");
    let mut out = String::with_capacity(dashed.len() + 4);
    let mut after_comma = false;
    for c in dashed.chars() {
        if after_comma && c.is_alphabetic() {
            out.push(' ');
        }
        after_comma = c == ',';
        out.push(c);
    }
    out
}

/// Small words stay small, except at the beginning.
const SMALL: &[&str] = &[
    "AND", "AT", "BY", "CUM", "DE", "EN", "FOR", "IN", "LA", "LE", "NEAR", "OF", "ON", "SUPER", "THE", "TO", "UNDER",
    "UPON", "WITH", "Y", "YR",
];
/// Written in capitals although they have a vowel, or might be taken for a word.
const CAPITALS: &[&str] = &[
    "APMS", "CIC", "GUM", "HIV", "ICB", "ICS", "II", "III", "IV", "IX", "IOM", "IOW", "NE", "NHS", "NW", "OOH", "PCN",
    "QE", "QUB", "RAF", "SAS", "SE", "SW", "SWB", "UHC", "UK", "UPCC", "UTC", "VI", "VII", "VIII", "WIC", "XI", "XII",
];
/// No vowel, and yet short forms of words rather than initials.
const SHORTENED: &[&str] = &[
    "BLDG", "BLDGS", "BLK", "BLVD", "BR", "CL", "CNTR", "CRT", "CT", "CTR", "DR", "DRS", "FL", "FLR", "GDNS", "GRN",
    "GRP", "GT", "HLTH", "HTH", "LN", "LTD", "MR", "MRS", "MS", "MT", "NG", "NR", "NTH", "PK", "PL", "PRK", "PT", "RD",
    "SGY", "SQ", "SRGY", "ST", "STH", "STN", "STR", "STS", "WLK",
];

struct Word<'a> {
    at: usize,
    text: &'a str,
}

/// Runs of letters, digits and the apostrophes within them.
fn words_of(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        let within = c.is_alphanumeric() || (is_apostrophe(c) && start.is_some());
        match (start, within) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                words.push(Word { at: from, text: &text[from..at] });
                start = None;
            }
            _ => {}
        }
    }
    words
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '`' | 'ʼ')
}

fn cased(text: &str, words: &[Word<'_>], index: usize) -> String {
    let word = words[index].text;
    if word.chars().any(char::is_lowercase) {
        return word.to_owned();
    }
    if word.starts_with(|c: char| c.is_ascii_digit()) {
        return after_digits(word);
    }
    let before = text[..words[index].at].chars().next_back();
    if index > 0 && matches!(before, Some(' ' | '-')) && SMALL.contains(&word) {
        return word.to_lowercase();
    }
    if word == "GPS" {
        return "GPs".into();
    }
    if is_spoken_by_letter(word) || is_initials(text, words, index) {
        return word.to_owned();
    }
    capitalised(word)
}

/// `1ST` is 1st, `225a` is 225A.
fn after_digits(word: &str) -> String {
    let letters = word.trim_start_matches(|c: char| c.is_ascii_digit());
    if matches!(letters, "ST" | "ND" | "RD" | "TH") { word.to_lowercase() } else { word.to_owned() }
}

fn is_spoken_by_letter(word: &str) -> bool {
    let letters = word.chars().count();
    // W and Y are vowels in Wales (Cwm, Ystwyth).
    let silent = !word.chars().any(|c| "AEIOUWYÂÊÎÔÛŴŶ".contains(c)) && word.chars().all(char::is_alphabetic);
    CAPITALS.contains(&word)
        || (letters <= 4 && word.chars().any(|c| c.is_ascii_digit()))
        || (silent && (1..=4).contains(&letters) && !SHORTENED.contains(&word))
}

/// Up to two letters between a title, a bracket or a dash and a surname, or after a surname that a dash sets apart.
fn is_initials(text: &str, words: &[Word<'_>], index: usize) -> bool {
    let word = &words[index];
    if word.text.len() > 2 || !word.text.bytes().all(|b| b.is_ascii_uppercase()) || SHORTENED.contains(&word.text) {
        return false;
    }
    let titled = index > 0 && matches!(words[index - 1].text, "DR" | "DRS" | "Dr" | "Drs");
    let bracketed = text[..word.at].ends_with('(');
    let surname_follows = words.get(index + 1).is_some_and(|next| {
        let between = &text[word.at + word.text.len()..next.at];
        next.text.len() > 2 && !SMALL.contains(&next.text) && between.chars().all(|c| matches!(c, ' ' | '.'))
    });
    let surname_before = index > 1 && text[..words[index - 1].at].ends_with("– ") && index + 1 == words.len();
    ((titled || bracketed) && surname_follows) || surname_before
}

/// The first letter large, the rest small; larger again after `Mc`, `O’` and `D’`.
fn capitalised(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let letters: Vec<char> = word.chars().collect();
    for (at, c) in letters.iter().enumerate() {
        let after_mc = at == 2 && letters.len() > 4 && letters[0] == 'M' && letters[1] == 'C';
        let after_o = at == 2 && letters.len() > 4 && matches!(letters[0], 'O' | 'D') && is_apostrophe(letters[1]);
        if at == 0 || after_mc || after_o {
            out.push(*c);
        } else {
            out.extend(c.to_lowercase());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::proper;
    use places_api::words;

    #[test]
    fn words_are_plain() {
        let plain = |text: &str| words(text).collect::<Vec<_>>().join(" ");
        assert_eq!(plain("St Ann's Med. Ctr – Ynys Môn"), "st anns medical centre ynys mon");
        assert_eq!(plain("ʼ' '"), plain(""));
    }

    #[test]
    fn shouted_names_become_proper() {
        for (shouted, name) in [
            ("THE DENSHAM SURGERY", "The Densham Surgery"),
            ("STOCKTON-ON-TEES", "Stockton-on-Tees"),
            ("NEWCASTLE UPON TYNE", "Newcastle upon Tyne"),
            ("ST ANN'S MEDICAL CENTRE", "St Ann's Medical Centre"),
            ("DR O'NEILL & PARTNERS", "Dr O'Neill & Partners"),
            ("DRS MCCONVILLE AND NG", "Drs McConville and Ng"),
            ("DR JA SMITH", "Dr JA Smith"),
            ("DR EE & PARTNERS", "Dr Ee & Partners"),
            ("GROBY ROAD MEDICAL CENTRE (ID PATCHETT)", "Groby Road Medical Centre (ID Patchett)"),
            ("WEST KIRBY HEALTH CTR_SIDA EC", "West Kirby Health Ctr – Sida EC"),
            ("ECCLES & IRLAM PCN", "Eccles & Irlam PCN"),
            ("SE SHROPSHIRE PCN", "SE Shropshire PCN"),
            ("G3 PCN", "G3 PCN"),
            ("MEDICAL PRACTICE2", "Medical Practice2"),
            ("NHS NORTH EAST AND NORTH CUMBRIA ICB", "NHS North East and North Cumbria ICB"),
            ("225a ALBERTBRIDGE ROAD", "225a Albertbridge Road"),
            ("225A HIGH ST", "225A High St"),
            ("1ST FLOOR, 27-29 THOMAS STREET", "1st Floor, 27-29 Thomas Street"),
            ("GP SURGERY @ ACTON GARDENS", "GP Surgery @ Acton Gardens"),
            ("27@NORTHGATE", "27@Northgate"),
            ("THE GPS AT ST MARY'S", "The GPs at St Mary's"),
            ("EDWARD VII HOUSE", "Edward VII House"),
            ("CHESTER LE STREET", "Chester le Street"),
            ("PRINCES RD,BRUNTON PK", "Princes Rd, Brunton Pk"),
        ] {
            assert_eq!(proper(shouted), name);
        }
    }

    #[test]
    fn welsh_names_keep_their_shape() {
        for (shouted, name) in [
            ("CWM CALON", "Cwm Calon"),
            ("CANOLFAN IECHYD Y BALA", "Canolfan Iechyd y Bala"),
            ("PEN-Y-BONT", "Pen-y-Bont"),
            ("MEDDYGFA'R LLAN", "Meddygfa'r Llan"),
            ("TY HENRY VAUGHAN", "Ty Henry Vaughan"),
            ("YNYS MÔN", "Ynys Môn"),
            ("PLAS Y COED", "Plas y Coed"),
        ] {
            assert_eq!(proper(shouted), name);
        }
    }

    #[test]
    fn what_is_proper_stays() {
        for name in ["Dr. Hoey & Partners", "McConville House", "", "  ", "日本語 clinic", "Surgery of the Lakes", "–"]
        {
            assert_eq!(proper(name), name);
        }
        assert_eq!(proper("Dr. HOEY & PARTNERS"), "Dr. Hoey & Partners");
        assert_eq!(proper("'''"), "'''");
    }
}
