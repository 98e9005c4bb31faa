//! The words of group letters and of explanations: the house's own, and beginnings cut so that they carry no address.

use crate::arrival::{Lack, Why};
use kernel::shortened;

/// So many letters of a beginning stand in a letter.
const LENGTH: usize = 400;

/// What stands in a letter of one discussion.
pub struct Begun<'b> {
    /// "Question".
    pub kind: &'b str,
    /// What it is about.
    pub title: &'b str,
    /// Who began it.
    pub author: Option<&'b str>,
    /// Its first lines, cut already.
    pub lines: &'b str,
    /// Where it is.
    pub url: String,
    /// Where to write to, if one may.
    pub reply: Option<String>,
}

/// The subject of every group letter: it is read on locked screens (abuse case 9).
pub const SUBJECT: &str = "What was begun in your groups - Kettle";

/// The text of a group letter: to whom, by group what was begun there, and how much more there is.
pub fn compose(name: &str, groups: &[(String, Vec<Begun<'_>>)], more: usize, home: &str) -> String {
    let mut text = format!("Dear {name},\n\nThis was begun in your groups lately.\n");
    for (group, begun) in groups {
        text.push_str(&format!("\n\n{}\n", without_links(group).to_uppercase()));
        for it in begun {
            let author = it.author.map_or_else(|| "Somebody".to_owned(), without_links);
            text.push_str(&format!("\n{}: {}\n{author}: {}\n", it.kind, without_links(it.title), it.lines));
            text.push_str(&format!("\nRead it and answer:\n{}\n", it.url));
            if let Some(reply) = &it.reply {
                text.push_str(&format!(
                    "Answer by e-mail, to everybody who reads there:\nmailto:{reply}?subject=My%20answer\n"
                ));
            }
        }
    }
    if more > 0 {
        text.push_str(&format!("\n\nAnd more, in your groups:\n\n{home}/groups\n"));
    }
    text.push_str(&format!(
        "\n\nThis letter comes once a week because you asked for it. When it comes, or that it does not:\n\n{home}/settings/mail\n\n\
         Kettle\n{home}\n"
    ));
    text
}

/// Subject and words of a letter that says why a mail was not posted.
pub fn refused(why: Why, place: &str, home: &str) -> (&'static str, String) {
    let said = match why {
        Why::Nowhere => format!("{}\n\n{place}", why.words()),
        why => format!("{}\n\nHere is what you answered, if you can still read it:\n\n{place}", why.words()),
    };
    let text = format!(
        "You sent an answer to Kettle by e-mail. It was not posted.\n\n{said}\n\nYour e-mail settings:\n\n{home}/settings/mail"
    );
    ("Your answer was not posted - Kettle", text)
}

/// The same of an answer that was posted, but for something.
pub fn lacking(lack: Lack, place: &str) -> (&'static str, String) {
    let files = "What hung on it is not: files do not come by e-mail. You can add them to your answer on Kettle.";
    let words = "Some lines of it are not, because they looked like a signature or like what you answered. If they were your own, add \
                 them on Kettle.";
    let (subject, said) = match lack {
        Lack::Files => ("Your answer was posted without its files - Kettle", files.to_owned()),
        Lack::Words => ("Your answer was posted without some lines - Kettle", words.to_owned()),
        Lack::Both => ("Your answer was not posted whole - Kettle", format!("{words}\n\n{files}")),
    };
    (subject, format!("Your answer by e-mail is posted.\n\n{said}\n\n{place}"))
}

/// The whole text of such a letter.
pub fn letter(name: &str, said: &str, is_last: bool, home: &str) -> String {
    let last = match is_last {
        true => {
            "\n\nThis is the last letter of this kind today. Whether what you send in the next hours is posted, you see on Kettle."
        }
        false => "",
    };
    format!("Dear {name},\n\n{said}{last}\n\nKettle\n{home}\n")
}

/// The first lines of what somebody wrote: without the marks of Markdown, without addresses, and cut at a word.
pub fn few_lines(body: &str) -> String {
    let lines = body.lines().map(str::trim).filter(|it| !it.is_empty() && !it.starts_with('>'));
    let plain = lines.map(|it| it.trim_start_matches(['#', '*', '-', ' ']).replace("**", "").replace('`', ""));
    let text: Vec<String> = plain.map(|it| without_links(&it)).filter(|it| !it.is_empty()).collect();
    shortened(text.join(" "), LENGTH)
}

/// Words in which nothing is left that a mail program makes a link of: nobody writes links into a letter of the house (abuse
/// case 60).
fn without_links(text: &str) -> String {
    let words = text.split_whitespace().map(without_link).filter(|it| !it.chars().all(char::is_control));
    words.collect::<Vec<_>>().join(" ")
}

/// What is an address goes; where a dot stands between letters, which may be a host of any ending, a space follows it.
fn without_link(word: &str) -> String {
    let lower = word.to_lowercase();
    let dots = dots_of_hosts(word);
    let is_address = ["://", "www.", "mailto:", "](", "@"].iter().any(|mark| lower.contains(mark))
        || dots.iter().any(|(_, is_address)| *is_address)
        || is_numeric_host(&lower);
    if is_address {
        return "(…)".to_owned();
    }
    if dots.is_empty() {
        return word.to_owned();
    }
    let spaced = |(at, it): (usize, char)| match dots.iter().any(|dot| dot.0 == at) {
        true => format!("{it} "),
        false => it.to_string(),
    };
    word.chars().enumerate().map(spaced).collect()
}

/// The dots with a letter or digit before them and a word of two or more after, by their place among the characters, and whether that
/// is a host for sure: of an ending that everybody knows, or with a path, a port or a question.
fn dots_of_hosts(word: &str) -> Vec<(usize, bool)> {
    const ENDS: [&str; 14] =
        ["com", "org", "net", "uk", "io", "ru", "info", "biz", "co", "ie", "cymru", "wales", "scot", "example"];
    let all: Vec<char> = word.chars().collect();
    let dots = all.iter().enumerate().filter(|it| ['.', '。', '．', '｡'].contains(it.1));
    let host = |(at, _): (usize, &char)| {
        let label: String = all[at + 1..].iter().take_while(|it| it.is_alphanumeric() || **it == '-').collect();
        let is_host = at > 0
            && all[at - 1].is_alphanumeric()
            && label.starts_with(char::is_alphabetic)
            && label.chars().count() >= 2;
        let next = all.get(at + 1 + label.chars().count());
        let goes_on = next.is_some_and(|it| ['/', '?', ':', '#'].contains(it))
            && all.get(at + 2 + label.chars().count()).is_some_and(|it| it.is_alphanumeric());
        is_host.then(|| (at, goes_on || next == Some(&'/') || ENDS.contains(&label.to_lowercase().as_str())))
    };
    dots.filter_map(host).collect()
}

/// `192.0.2.1/x`: four numbers, and something behind them.
fn is_numeric_host(word: &str) -> bool {
    let bare = word.trim_start_matches(|it: char| !it.is_ascii_digit());
    let host: &str = &bare[..bare.find(|it: char| !it.is_ascii_digit() && it != '.').unwrap_or(bare.len())];
    let goes_on = bare[host.len()..].starts_with(['/', ':', '?', '#']);
    goes_on && host.split('.').filter(|it| !it.is_empty()).count() == 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn beginnings_are_cut_and_carry_no_address() {
        assert_eq!(few_lines("# Hello\n\n> old\n\n**How** do you?\n- one\n- two"), "Hello How do you? one two");
        for link in [
            "https://evil.example/x",
            "www.evil.example",
            "[here](https://evil.example)",
            "a@evil.example",
            "evil.example/x",
            "evil.com.",
            "(evil.com),",
            "evil.com;x",
            "evil.com?login",
            "evil.com:8080/x",
            "evil.com#x",
            "evil.app/x",
            "evil.xyz?login",
            "evil.dev:8080",
            "evil.xn--p1ai/",
            "EVIL.Co.Uk",
            "пример.рф/x",
            "192.0.2.1/login",
        ] {
            let cut = few_lines(&format!("Look at {link} now"));
            assert_eq!(cut, "Look at (…) now", "{link}"); // abuse case 60
        }
        // Any ending may be one: it can be read, and no program makes a link of it.
        for (host, read) in [
            ("evil.app", "evil. app"),
            ("sub.evil.me.", "sub. evil. me."),
            ("evil.de…", "evil. de…"),
            ("evil．dev", "evil． dev"),
            ("İstanbul.evil.app", "İstanbul. evil. app"),
            ("Dr.Ada", "Dr. Ada"),
        ] {
            assert_eq!(few_lines(&format!("Look at {host} now")), format!("Look at {read} now"));
        }
        let kept = "Dr. Ada saw 3.5 mg e.g. twice, 1.5/2.0 each: I.V. or p.o.? At 10.30. Then...";
        assert_eq!(few_lines(kept), kept);
        let long = few_lines(&"word ".repeat(2_000));
        assert!(long.chars().count() <= LENGTH + 2 && long.ends_with(" …"));
    }

    #[test]
    fn a_letter_says_what_was_begun_by_group_and_how_to_answer() {
        let begun = |reply| Begun {
            kind: "Question",
            title: "How do you run a list?",
            author: Some("Siân Llewellyn"),
            lines: "With one pair of hands?",
            url: "https://kettle.test/discussions/1".into(),
            reply,
        };
        let groups = [("Skin in the county".to_owned(), vec![begun(Some("reply+x@kettle.test".into())), begun(None)])];
        let text = compose("Ada", &groups, 3, "https://kettle.test");
        for said in [
            "Dear Ada,",
            "SKIN IN THE COUNTY",
            "Question: How do you run a list?\nSiân Llewellyn: With one pair of hands?",
            "mailto:reply+x@kettle.test?subject=My%20answer",
            "https://kettle.test/settings/mail",
            "https://kettle.test/groups",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
        assert_eq!(text.matches("mailto:").count(), 1);
        assert!(!SUBJECT.contains("Skin"));
    }

    #[test]
    fn an_explanation_says_why_and_nothing_else() {
        for why in Why::ALL {
            let (subject, text) = refused(why, "https://kettle.test/discussions/1", "https://kettle.test");
            assert!(text.contains(why.words()) && subject == "Your answer was not posted - Kettle");
        }
        for lack in [Lack::Files, Lack::Words, Lack::Both] {
            let (subject, text) = lacking(lack, "https://kettle.test/discussions/1");
            assert!(subject.ends_with(" - Kettle") && text.contains("is posted") && text.contains("/discussions/1"));
            assert_eq!((text.contains("files"), text.contains("lines")), (lack != Lack::Words, lack != Lack::Files));
        }
        let (first, last) =
            (letter("Ada", "Because.", false, "https://kettle.test"), letter("Ada", "Because.", true, "x"));
        assert!(
            first.starts_with("Dear Ada,\n\nBecause.\n\nKettle") && last.contains("the last letter of this kind today")
        );
    }
}
