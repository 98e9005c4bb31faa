//! What people write at length, in messages and in discussions: cleaned of what nobody sees, cut for where it is quoted, and
//! whom it means.

use std::collections::HashMap;

/// A name is looked for in so many characters after an at-sign.
const MOST_NAME: usize = 120;

/// Line ends become `\n`, trailing space goes, and so does what nobody sees: controls, spaces without width and marks that turn
/// the direction of what follows (abuse case 50). Everything that is seen stays as it was typed.
pub fn seen(text: &str) -> String {
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    let seen: String = unified.chars().filter(|it| matches!(it, '\n' | '\t') || !is_unseen(*it)).collect();
    let trimmed = seen.trim_matches('\n').trim_end();
    if trimmed.trim().is_empty() { String::new() } else { trimmed.to_owned() }
}

/// A line of at most so many characters; what is longer is cut at a word.
pub fn shortened(line: String, most: usize) -> String {
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |it| it.0);
    format!("{whole} …")
}

/// Who of these is meant by a text: an at-sign and a name, whole, or the first part of it if only one is called so. Nobody else
/// can be meant, so another name is only a word (abuse cases 5 and 6). At most `signs` at-signs are looked at, and at most
/// `most` are meant (abuse case 105).
pub fn meant<T: Copy>(text: &str, people: &[(T, &str)], signs: usize, most: usize) -> Vec<T> {
    let after = |at: usize| text[at + 1..].chars().take(MOST_NAME).collect::<String>().to_lowercase();
    let ats: Vec<String> = text.match_indices('@').take(signs).map(|it| after(it.0)).collect();
    if ats.is_empty() {
        return vec![];
    }
    let names: Vec<(T, String)> = people.iter().map(|it| (it.0, it.1.to_lowercase())).collect();
    let first = |name: &'_ str| name.split_whitespace().next().unwrap_or_default().to_owned();
    let mut called: HashMap<String, usize> = HashMap::with_capacity(names.len());
    for (_, name) in &names {
        *called.entry(first(name)).or_default() += 1;
    }
    let is_meant = |(_, name): &&(T, String)| {
        let short = first(name);
        let alone = called.get(&short) == Some(&1);
        ats.iter().any(|it| begins(it, name) || (alone && begins(it, &short)))
    };
    names.iter().filter(is_meant).map(|it| it.0).take(most).collect()
}

fn begins(text: &str, name: &str) -> bool {
    !name.is_empty() && text.strip_prefix(name).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}

/// Controls, direction marks and what has no width. The two joiners stay: Indic and Persian spelling and emoji need them.
fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061C}' | '\u{180E}' | '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0001}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_goes() {
        assert_eq!(seen("\n\n  a\r\nb \u{202E}c\u{200B}  \n"), "  a\nb c"); // abuse case 50
        assert_eq!(seen("\u{200B}\u{FEFF}\u{2066} \n\t"), "");
        assert_eq!(seen("क्\u{200D}ष\tb"), "क्\u{200D}ष\tb");
    }

    #[test]
    fn a_long_line_ends_at_a_word() {
        assert_eq!(shortened("a word".to_owned(), 6), "a word");
        assert_eq!(shortened("a word more".to_owned(), 8), "a word …");
    }

    #[test]
    fn many_people_of_one_name_are_counted_once() {
        let names: Vec<String> = (0..5_000).map(|it| format!("Siân N{it}x")).collect();
        let people: Vec<(usize, &str)> = names.iter().enumerate().map(|(at, it)| (at, it.as_str())).collect();
        assert_eq!(meant("@Siân", &people, 100, 20), Vec::<usize>::new());
        assert_eq!(meant("@siân n7x, @Siân N70x.", &people, 100, 20), [7, 70]);
        let all: String = names.iter().map(|it| format!("@{it} ")).collect();
        assert_eq!(meant(&all, &people, 100, 20).len(), 20, "abuse case 105");
    }
}
