//! What somebody wrote themselves in the text of a mail: without what they quote, without their signature and without what
//! their employer adds below it.

/// What of a mail is its writer's own.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Own {
    /// The words that are new.
    pub words: String,
    /// Whether something went with the rest that could be theirs too: then they are told, because nobody else can know.
    pub is_cut: bool,
}

/// Where a text ends to be its writer's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// Below stands their signature, or what their employer adds: what comes with a next part is their own again.
    Signature,
    /// The same, if it is one.
    Perhaps,
    /// Below stands what they answer.
    Quotation,
}

/// More lines than this stand below no signature and no notice of an employer.
const SIGNATURE: usize = 20;
/// The same below a mark that somebody may have written themselves.
const SHORT: usize = 6;

/// What is new in the texts of a mail, which come one after another, with pictures between them. What is quoted between lines goes;
/// what stands below a quotation stays, as some answer there. In doubt it stays: a line too many harms nobody, a line too few makes
/// somebody say what they did not.
pub fn own_words(texts: &[String]) -> Own {
    let mut own = Own::default();
    for (at, text) in texts.iter().enumerate() {
        let (lines, end, is_cut) = read_text(text);
        own.is_cut |= is_cut;
        let words = joined(&lines);
        if !own.words.is_empty() && !words.is_empty() {
            own.words.push_str("\n\n");
        }
        own.words.push_str(&words);
        if end == Some(End::Quotation) {
            own.is_cut |= texts[at + 1..].iter().any(|it| it.lines().any(|line| !is_quoted(line) && !is_blank(line)));
            break;
        }
    }
    own
}

/// The new lines of one text, where they end, and whether something was cut that could be new.
fn read_text(text: &str) -> (Vec<String>, Option<End>, bool) {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = unix.lines().collect();
    let (mut own, mut has_words, mut at) = (Vec::new(), false, 0);
    while at < lines.len() {
        let line = lines[at].trim();
        if let Some(end) = ends_mail(&lines[at..], has_words) {
            let is_cut = end == End::Perhaps && below(&lines[at + 1..], 1) > 0;
            return (own, Some(end), is_cut);
        }
        if let Some(said) = attribution(&lines[at..]) {
            let next = lines[at + said.length..].iter().find(|it| !is_blank(it));
            if next.map_or(said.is_exact, |it| is_quoted(it)) {
                at += said.length;
                continue;
            }
            // Without a mark at every line nobody knows where such a quotation ends.
            if said.is_exact {
                return (own, Some(End::Quotation), true);
            }
        }
        let is_said = !is_phone(line) || !is_last(&lines[at + 1..]);
        if is_said && !is_quoted(line) {
            has_words |= !line.is_empty();
            own.push(lines[at].trim_end().to_owned());
        }
        at += 1;
    }
    (own, None, false)
}

fn is_blank(line: &str) -> bool {
    line.trim().is_empty()
}

/// Whether nothing new follows.
fn is_last(lines: &[&str]) -> bool {
    let Some(at) = lines.iter().position(|it| !is_blank(it)) else { return true };
    let rest = &lines[at..];
    is_quoted(rest[0]) || attribution(rest).is_some() || ends_mail(rest, true).is_some() || is_phone(rest[0].trim())
}

/// How many lines stand there before a quotation begins, counted so far.
fn below(lines: &[&str], most: usize) -> usize {
    let mut count = 0;
    for at in 0..lines.len() {
        if count == most
            || is_original(lines[at].trim())
            || is_head(&lines[at..])
            || attribution(&lines[at..]).is_some()
        {
            break;
        }
        count += usize::from(!is_blank(lines[at]) && !is_quoted(lines[at]));
    }
    count
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// One empty line between paragraphs, and none around them.
fn joined(lines: &[String]) -> String {
    let mut text = String::new();
    for line in lines {
        if line.is_empty() && (text.is_empty() || text.ends_with("\n\n")) {
            continue;
        }
        text.push_str(line);
        text.push('\n');
    }
    text.trim_end().to_owned()
}

/// Whether from this line on nothing is the writer's own, of whom something stands above or not.
fn ends_mail(lines: &[&str], has_words: bool) -> Option<End> {
    let line = lines[0];
    let is_short = |most: usize| below(&lines[1..], most + 1) <= most;
    if is_original(line.trim()) || is_head(lines) {
        return Some(End::Quotation);
    }
    match line.trim_end() {
        // The mark of signatures is "-- "; programs that cut spaces at the end leave "--", which people write too.
        "--" if line.starts_with("-- ") => is_short(SIGNATURE).then_some(End::Signature),
        "--" => is_short(SHORT).then_some(End::Perhaps),
        _ if has_words && is_disclaimer(lines) => Some(if is_short(SIGNATURE) { End::Signature } else { End::Perhaps }),
        _ => None,
    }
}

/// "-----Original Message-----" and the like, in the languages of those who work here.
fn is_original(line: &str) -> bool {
    const WORDS: [&str; 9] = [
        "original message",
        "original appointment",
        "forwarded message",
        "begin forwarded message:",
        "reply message",
        "neges wreiddiol",
        "neges wedi'i hanfon ymlaen",
        "ursprüngliche nachricht",
        "message d'origine",
    ];
    let lower = line.to_lowercase();
    let bare = lower.trim_matches(['-', '_', '=', ' ']);
    (bare.len() < lower.len() || bare.ends_with(':')) && WORDS.contains(&bare)
}

/// The head that Outlook writes above what it quotes: who, when, to whom and about what, each in a line.
fn is_head(lines: &[&str]) -> bool {
    const FROM: [&str; 8] = ["from:", "oddi wrth:", "ó:", "von:", "de:", "da:", "od:", "van:"];
    const OTHERS: [&str; 19] = [
        "sent:",
        "date:",
        "to:",
        "cc:",
        "subject:",
        "anfonwyd:",
        "dyddiad:",
        "at:",
        "pwnc:",
        "seolta:",
        "chuig:",
        "ábhar:",
        "gesendet:",
        "an:",
        "betreff:",
        "envoyé:",
        "objet:",
        "wysłano:",
        "temat:",
    ];
    let bare = |line: &str| line.trim().replace(['*', '\u{a0}'], "").replace(" :", ":").to_lowercase();
    let begins = |line: &str, words: &[&str]| words.iter().any(|it| line.starts_with(it));
    let Some(first) = lines.first().map(|it| bare(it)).filter(|it| begins(it, &FROM)) else { return false };
    let next = lines[1..].iter().take(6).map(|it| bare(it));
    !first.is_empty() && next.filter(|it| begins(it, &OTHERS)).count() >= 2
}

/// That somebody wrote what follows.
struct Attribution {
    /// In so many lines.
    length: usize,
    /// Whether it says by whom or when to the minute, as programs do and people do not.
    is_exact: bool,
}

/// "On Monday, Ada Ní Dhomhnaill wrote:", also over three lines.
fn attribution(lines: &[&str]) -> Option<Attribution> {
    const PAIRS: [(&str, &[&str]); 14] = [
        ("on ", &["wrote:"]),
        ("at ", &["wrote:"]),
        ("ar ", &["ysgrifennodd"]),
        ("ysgrifennodd ", &[":"]),
        ("scríobh ", &[":"]),
        ("am ", &["schrieb"]),
        ("le ", &["a écrit:", "a écrit :"]),
        ("el ", &["escribió:"]),
        ("il ", &["ha scritto:"]),
        ("em ", &["escreveu:"]),
        ("op ", &["schreef"]),
        ("w dniu ", &["napisał:", "napisała:", "napisał(a):"]),
        ("dnia ", &["napisał:", "napisała:", "napisał(a):"]),
        ("في ", &["كتب:"]),
    ];
    let first = lines.first()?.trim().to_lowercase();
    let (_, ends) = PAIRS.iter().find(|it| first.starts_with(it.0))?;
    let mut line = String::new();
    for (length, part) in lines.iter().take(3).enumerate() {
        line.push_str(part.trim());
        let lower = line.to_lowercase();
        // Some languages name the writer after the verb.
        let said = |it: &str| if it.ends_with(':') { lower.ends_with(it) } else { lower.contains(it) };
        if lower.ends_with(':') && ends.iter().any(|it| said(it)) {
            return Some(Attribution { length: length + 1, is_exact: is_exact(&lower) });
        }
        line.push(' ');
    }
    None
}

/// An address, or a time of a day of a year.
fn is_exact(line: &str) -> bool {
    let of_digits = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_digit());
    let mut words = line.split([' ', ',', '.', '/', '-', '\u{202f}', '\u{a0}']);
    let year = words.clone().any(|it| it.len() == 4 && of_digits(it));
    let time = words.any(|it| {
        it.split_once(':').is_some_and(|(hour, rest)| of_digits(hour) && rest.starts_with(|c: char| c.is_ascii_digit()))
    });
    line.contains('@') || line.contains('<') || (year && time)
}

/// "Sent from my iPhone" and what other telephones write.
fn is_phone(line: &str) -> bool {
    const BEGINS: [&str; 12] = [
        "sent from my ",
        "sent from mail for ",
        "sent from outlook",
        "sent from yahoo",
        "sent from proton",
        "sent with proton",
        "sent via ",
        "get outlook for ",
        "download outlook for ",
        "anfonwyd o ",
        "anfonwyd oddi ar ",
        "seolta ó mo ",
    ];
    let lower = line.to_lowercase();
    line.chars().count() <= 60 && BEGINS.iter().any(|it| lower.starts_with(it)) && !lower.contains(", so ")
}

/// A rule, and below it what an employer says about their mail: that it is confidential, or meant for others.
fn is_disclaimer(lines: &[&str]) -> bool {
    const MAIL: [&str; 10] = [
        "this message",
        "this email",
        "this e-mail",
        "message and any",
        "email and any",
        "e-mail and any",
        "y neges hon",
        "e-bost hon",
        "ríomhphost seo",
        "teachtaireacht seo",
    ];
    const SAYS: [&str; 8] =
        ["confidential", "privileged", "intended", "recipient", "virus", "cyfrinachol", "bwriadu", "faoi rún"];
    let rule = lines[0].trim();
    let mut kinds = rule.chars();
    let one = kinds.next().filter(|it| "*_-=#~".contains(*it));
    let is_rule = rule.chars().count() >= 5 && one.is_some_and(|one| rule.chars().all(|it| it == one));
    if !is_rule {
        return false;
    }
    let below: Vec<String> = lines[1..].iter().filter(|it| !is_blank(it)).take(3).map(|it| it.to_lowercase()).collect();
    let below = below.join(" ");
    MAIL.iter().any(|it| below.contains(it)) && SAYS.iter().any(|it| below.contains(it))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What came, and what of it is new.
    const CASES: [(&str, &str); 30] = [
        ("Trays the day before.", "Trays the day before."),
        ("Hello\n\nOn Apr 3, 2012, at 4:19 PM, bob wrote:\n\n> Hi", "Hello"),
        ("Hello\n\nOn Mon, Apr 2, 2026 at 6:26 PM, Megan One <m@example.org>\nwrote:\n\n> Hi\n> there\n", "Hello"),
        ("On 04/02/2026 06:26 PM, Megan wrote:\n> Hi \nHello", "Hello"),
        ("> What first?\nTrays.\n\n> And then?\nThe list.", "Trays.\n\nThe list."),
        ("Hello\n\nSent from my iPhone\n\nOn 3 Apr 2026, at 16:19, bob <b@example.org> wrote:\n\n> Hi", "Hello"),
        ("Hello\n\nGet Outlook for iOS<https://aka.ms/o0ukef>", "Hello"),
        ("Hello\n\nFrom: Ada <ada@example.org>\nSent: 09 March 2026 16:22\nTo: Ben\nSubject: RE: List\n\nHi", "Hello"),
        ("Helo\n\nOddi wrth: Ada\nAnfonwyd: 9 Mawrth 2026\nAt: Ben\nPwnc: Rhestr\n\nHelo", "Helo"),
        ("*From:* Ada\n*Sent:* today\n*To:* Ben\n\nHi", ""),
        ("Hello\n\n----- Original Message -----\nFrom: a\n\nHi", "Hello"),
        ("Hello\n-----Original Message-----\nHi", "Hello"),
        ("Helo\n\nAr Llun, 2 Maw 2026 am 18:26, ysgrifennodd Ada <a@example.org>:\n\n> Helo", "Helo"),
        ("Bonjour\n\nLe 2 mars 2026 à 18:26, Ada a écrit :\n\n> Salut", "Bonjour"),
        ("Hallo\n\nAm 02.03.2026 um 18:26 schrieb Ada:\n> Hi", "Hallo"),
        ("Hello\n-- \nDr Ada Ní Dhomhnaill\nGP, Bellaghy", "Hello"),
        ("Hello\n\n**********************\n\nThis message may contain confidential information.", "Hello"),
        ("Hello\n\nOn Monday Ada wrote:\n> Hi\n\nAnd more.", "Hello\n\nAnd more."),
        // What only looks like it stays.
        (
            "What we did\n-----\nNorovirus at the care home.\nAll of it confidential.",
            "What we did\n-----\nNorovirus at the care home.\nAll of it confidential.",
        ),
        ("On 3 May our pharmacist wrote:\nNo more trays.", "On 3 May our pharmacist wrote:\nNo more trays."),
        ("On Monday at 10:30 she wrote:\nNo more.", "On Monday at 10:30 she wrote:\nNo more."),
        ("Sent via courier.\nThat is how.", "Sent via courier.\nThat is how."),
        (
            "*****\nThis e-mail came from outside. It is not confidential.\n*****\nYes.",
            "*****\nThis e-mail came from outside. It is not confidential.\n*****\nYes.",
        ),
        ("One\n--\n2\n3\n4\n5\n6\n7\n8", "One\n--\n2\n3\n4\n5\n6\n7\n8"),
        ("On Monday I wrote:\nnothing.", "On Monday I wrote:\nnothing."),
        ("From: the desk to the door.\nTwo steps.", "From: the desk to the door.\nTwo steps."),
        ("A rule:\n\n-----\n\nand more.", "A rule:\n\n-----\n\nand more."),
        (
            "Sent from my surgery by the second receptionist, and by nobody else there.",
            "Sent from my surgery by the second receptionist, and by nobody else there.",
        ),
        ("One\n\n\n\n\nTwo  ", "One\n\nTwo"),
        ("", ""),
    ];

    fn own(text: &str) -> Own {
        own_words(&[text.to_owned()])
    }

    #[test]
    fn what_is_new_stays_and_the_rest_goes() {
        for (came, new) in CASES {
            for came in [came.to_owned(), came.replace('\n', "\r\n")] {
                assert_eq!(own(&came), Own { words: new.to_owned(), is_cut: false }, "{came}");
            }
        }
    }

    /// Nobody is made to say half of what they said without hearing of it.
    #[test]
    fn what_may_have_been_theirs_and_went_is_said() {
        let long = format!("Yes.\n*****\nThis message is confidential.\n{}", "And more.\n".repeat(30));
        for (came, new) in [
            ("Hello\n--\nDr Ada", "Hello"),
            ("Hello\n\nOn 1 May 2026 at 10:30 Ada wrote:\nNo marks here.\nNor here.", "Hello"),
            (
                "Hello\n\nAda <ada@example.org> says\nOn Monday Ada <ada@example.org> wrote:\nNo marks.",
                "Hello\n\nAda <ada@example.org> says",
            ),
            (&long, "Yes."),
        ] {
            assert_eq!(own(came), Own { words: new.to_owned(), is_cut: true }, "{came}");
        }
        assert_eq!(own("Hello\n--\n> old"), Own { words: "Hello".into(), is_cut: false }, "nothing went with it");
    }

    #[test]
    fn what_stands_below_a_picture_is_read_too() {
        let texts = |all: &[&str]| own_words(&all.iter().map(|it| (*it).to_owned()).collect::<Vec<_>>());
        let own = |words: &str, is_cut| Own { words: words.to_owned(), is_cut };
        assert_eq!(texts(&["Look:\n", "\nThat is how.\n-- \nAda"]), own("Look:\n\nThat is how.", false));
        assert_eq!(texts(&["Look:\n-- \nAda\n", "And this."]), own("Look:\n\nAnd this.", false));
        assert_eq!(
            texts(&["Yes.\n\nOn Monday Ada wrote:\n> Look:", "> That is how.", "No."]),
            own("Yes.\n\nNo.", false)
        );
        // What stands below the head of what is quoted may be of another group: it stays out, and that is said.
        let head = "Yes.\n\nFrom: Ada\nSent: today\nTo: Ben\nSubject: List\n\nHi";
        assert_eq!(texts(&[head, "More."]), own("Yes.", true));
        assert_eq!((texts(&[]), texts(&["", "\n"])), (own("", false), own("", false)));
    }

    #[test]
    fn quotations_of_quotations_end_somewhere() {
        let deep: String = (1..200).map(|it| format!("{} line\n", ">".repeat(it))).collect();
        assert_eq!(own(&format!("Yes.\n{deep}")).words, "Yes.");
        let heads = "On 1 May 2026 at 10:00 Ada wrote:\n".repeat(20_000);
        assert_eq!(own(&format!("Yes.\n{heads}")).words, "Yes."); // abuse case 105
        for many in ["--\n", "-- \n", "-- \n> x\n", "Sent from my iPhone\n", "*****\n\n", "On 1 May she wrote:\n\n"] {
            assert!(own(&many.repeat(20_000)).words.len() <= many.len() * 20_000);
        }
    }
}
