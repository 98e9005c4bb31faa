//! The words of group letters and of explanations: the house's own, and beginnings cut so that they carry no address.

use crate::arrival::Why;
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

/// Subject and text of a letter that says why a mail was not posted.
pub fn explain(name: &str, why: Why, place: &str, home: &str) -> (String, String) {
    let subject = "Your answer was not posted - Kettle".to_owned();
    let text = format!(
        "Dear {name},\n\nYou sent an answer to Kettle by e-mail. It was not posted.\n\n{}\n\nHere is what you answered, if you can \
         still read it:\n\n{place}\n\nYour e-mail settings:\n\n{home}/settings/mail\n\nKettle\n{home}\n",
        why.words()
    );
    (subject, text)
}

/// The same of an answer that was posted without the files that hung on it.
pub fn explain_files(name: &str, place: &str, home: &str) -> (String, String) {
    let subject = "Your answer was posted without its files - Kettle".to_owned();
    let text = format!(
        "Dear {name},\n\nYour answer by e-mail is posted. What hung on it is not: files do not come by e-mail. You can add them to \
         your answer on Kettle:\n\n{place}\n\nKettle\n{home}\n"
    );
    (subject, text)
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
    let linked = |it: &str| {
        let lower = it.to_lowercase();
        ["://", "www.", "mailto:", "](", "@"].iter().any(|mark| lower.contains(mark)) || is_host(&lower)
    };
    let words = text.split_whitespace().map(|it| if linked(it) { "(…)" } else { it });
    words.filter(|it| !it.chars().all(char::is_control)).collect::<Vec<_>>().join(" ")
}

/// `evil.example/x`: what has letters on both sides of a dot, and a path or an ending of the web.
fn is_host(word: &str) -> bool {
    let bare = word.trim_matches(|it: char| !it.is_alphanumeric());
    let host = bare.split('/').next().unwrap_or_default();
    let Some((name, end)) = host.rsplit_once('.') else { return false };
    let letters = end.len() >= 2 && end.bytes().all(|it| it.is_ascii_alphabetic());
    const ENDS: [&str; 14] =
        ["com", "org", "net", "uk", "io", "ru", "info", "biz", "co", "ie", "cymru", "wales", "scot", "example"];
    letters && !name.is_empty() && (bare.contains('/') || ENDS.contains(&end))
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
        ] {
            let cut = few_lines(&format!("Look at {link} now"));
            assert_eq!(cut, "Look at (…) now", "{link}"); // abuse case 60
        }
        assert_eq!(few_lines("Dr.Ada saw 3.5 mg e.g. twice"), "Dr.Ada saw 3.5 mg e.g. twice");
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
            let (subject, text) = explain("Ada", why, "https://kettle.test/discussions/1", "https://kettle.test");
            assert!(text.contains(why.words()) && subject == "Your answer was not posted - Kettle");
        }
    }
}
