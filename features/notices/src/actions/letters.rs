//! The words of the letters: who and that, never what. They are read on locked screens, so that the subject names nobody.

use notices_api::{Asked, Kind};
use std::collections::BTreeSet;
use ui::words::count;

/// So many lines stand in a letter.
const LINES: usize = 20;

/// Subject and text of the day's letter to somebody of this name, from the Kettle at this address.
pub fn compose_daily(told: &[Asked], name: &str, home: &str) -> (String, String) {
    let close = format!(
        "This letter comes at most once a day. What it is about stands on Kettle alone. When it comes, and for what, you \
         choose here:\n\n{home}/settings/letters"
    );
    compose(told, name, home, &close)
}

/// As [`compose_daily`], of what somebody wants to know at once.
pub fn compose_at_once(told: &[Asked], name: &str, home: &str) -> (String, String) {
    let close = format!(
        "Your settings say that you know this at once. What it is about stands on Kettle alone. To have it in the day’s \
         letter instead:\n\n{home}/settings/letters"
    );
    compose(told, name, home, &close)
}

fn compose(told: &[Asked], name: &str, home: &str, close: &str) -> (String, String) {
    let subject = subject(told);
    let mut lines: Vec<String> = Vec::new();
    for said in told.iter().map(|it| it.kind.said(it.name.as_deref().filter(|it| is_a_name(it)))) {
        if !lines.contains(&said) {
            lines.push(said);
        }
    }
    let more = lines.len().saturating_sub(LINES);
    lines.truncate(LINES);
    if more > 0 {
        lines.push(format!("and {} more", count(more as u64)));
    }
    let lines = lines.join("\n");
    let text = format!(
        "Dear {name},\n\n{subject} on Kettle.\n\n{lines}\n\nSee it here:\n\n{home}/notices\n\n{close}\n\nKettle\n{home}\n"
    );
    (format!("{subject} - Kettle"), text)
}

/// "Three people wait for you", "Something waits for you", "There is news for you".
fn subject(told: &[Asked]) -> String {
    let waits = |it: &&Asked| it.kind.waits() || it.kind == Kind::RequestReminder;
    let waiting: Vec<&Asked> = told.iter().filter(waits).collect();
    let people: BTreeSet<_> = waiting.iter().filter_map(|it| it.by).map(|it| *it.as_bytes()).collect();
    match (waiting.is_empty(), people.len() as u64) {
        (true, _) => "There is news for you".to_owned(),
        (false, 0) => "Something waits for you".to_owned(),
        (false, 1) => "One person waits for you".to_owned(),
        (false, many) => {
            let many = count(many);
            let (first, rest) = many.split_at(1);
            format!("{}{rest} people wait for you", first.to_uppercase())
        }
    }
}

/// Whether a name can stand in a letter: one that a mail program would make a link of does not.
fn is_a_name(name: &str) -> bool {
    !name.contains("//") && !name.contains('@') && !name.to_lowercase().contains("www.") && !has_address(name)
}

/// Whether a point stands within a word, as in "evil.example"; those of initials, "J.R.", are none.
fn has_address(name: &str) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    let long = |part: &str, is_last: bool| {
        let letters = part.chars();
        let word = |it: &char| it.is_alphanumeric() || *it == '-';
        if is_last { letters.take_while(word).count() > 1 } else { letters.rev().take_while(word).count() > 1 }
    };
    parts.windows(2).any(|it| long(it[0], false) && long(it[1], true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{MemberId, Moment};

    fn asked(kind: Kind, by: u8, name: &str) -> Asked {
        let by = (by > 0).then(|| MemberId::from_bytes([by; 16]));
        let name = by.map(|_| name.to_owned());
        Asked { kind, about: [7; 16], by, name, at: Moment::from_micros(0) }
    }

    #[test]
    fn the_subject_counts_people_and_names_nobody() {
        let (tomasz, sian) = (asked(Kind::Request, 1, "Tomasz"), asked(Kind::Message, 2, "Siân"));
        let once_more = asked(Kind::Message, 1, "Tomasz");
        for (told, said) in [
            (vec![tomasz.clone()], "One person waits for you - Kettle"),
            (vec![tomasz.clone(), once_more, sian.clone()], "Two people wait for you - Kettle"),
            (vec![asked(Kind::Message, 0, "")], "Something waits for you - Kettle"),
            (vec![asked(Kind::Accepted, 1, "Tomasz")], "There is news for you - Kettle"),
        ] {
            assert_eq!(compose_daily(&told, "Ada", "https://kettle.example").0, said);
        }
    }

    #[test]
    fn the_text_says_who_and_that_once() {
        let told =
            [asked(Kind::Message, 1, "Tomasz"), asked(Kind::Message, 1, "Tomasz"), asked(Kind::Mention, 2, "Siân")];
        let (_, text) = compose_daily(&told, "Ada", "https://kettle.example");
        assert!(text.contains("Tomasz sent you a message\nSiân mentioned you in a conversation\n"), "{text}");
        assert!(text.contains("\n\nhttps://kettle.example/notices\n\n"));
        let many: Vec<Asked> = (1..=30).map(|it| asked(Kind::Request, it, &format!("Member {it}"))).collect();
        let (subject, text) = compose_daily(&many, "Ada", "https://kettle.example");
        assert!(subject.starts_with("30 people") && text.contains("Member 20") && !text.contains("Member 21"));
        assert!(text.contains("and 10 more"));
    }

    #[test]
    fn a_name_is_no_link() {
        for name in
            ["Win https://evil.example", "Write to a@evil.example", "WWW.evil.example", "Win at evil.example now"]
        {
            let (_, text) = compose_at_once(&[asked(Kind::Request, 1, name)], "Ada", "https://kettle.example");
            assert!(!text.contains("evil") && text.contains("Somebody wrote to you"), "{text}"); // abuse case 60
        }
        for name in ["J.R. Ellison", "Ada St. John", "Ruth Ellison Ph.D."] {
            assert!(is_a_name(name), "{name}");
        }
    }
}
