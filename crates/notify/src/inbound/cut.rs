//! What somebody wrote themselves in the text of a mail: without what they quote, without their signature and without what
//! their employer adds below it.

/// The words that are new. What is quoted between them goes too; what stands below a quotation stays, as some answer there.
pub fn own_words(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<&str> = unix.lines().collect();
    let mut own: Vec<&str> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at].trim();
        if ends_mail(&lines, at) {
            break;
        }
        if let Some(length) = attribution(&lines[at..]) {
            at += length;
            // Without a mark at every line nobody knows where such a quotation ends.
            match lines[at..].iter().find(|it| !it.trim().is_empty()) {
                Some(next) if is_quoted(next) => continue,
                _ => break,
            }
        }
        if !is_quoted(line) && !is_phone(line) {
            own.push(lines[at].trim_end());
        }
        at += 1;
    }
    joined(&own)
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// One empty line between paragraphs, and none around them.
fn joined(lines: &[&str]) -> String {
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

/// Whether from this line on nothing is the writer's own.
fn ends_mail(lines: &[&str], at: usize) -> bool {
    let line = lines[at].trim_end();
    // The mark of signatures is "-- "; programs that cut spaces at the end leave "--".
    line == "--" || is_original(line.trim()) || is_head(&lines[at..]) || is_disclaimer(&lines[at..])
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

/// How many lines say that somebody wrote what follows: "On Monday, Ada Ní Dhomhnaill wrote:", also over three lines.
fn attribution(lines: &[&str]) -> Option<usize> {
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
        // Somebody may begin a sentence so; who quotes says when or by whom.
        let named = lower.contains('@') || lower.contains('<') || lower.chars().any(|it| it.is_ascii_digit());
        // Some languages name the writer after the verb.
        let said = |it: &str| if it.ends_with(':') { lower.ends_with(it) } else { lower.contains(it) };
        if lower.ends_with(':') && named && ends.iter().any(|it| said(it)) {
            return Some(length + 1);
        }
        line.push(' ');
    }
    None
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

/// A rule, and below it what an employer says about being confidential.
fn is_disclaimer(lines: &[&str]) -> bool {
    const WORDS: [&str; 7] = [
        "confidential",
        "intended recipient",
        "disclaimer",
        "this message may contain",
        "privileged",
        "cyfrinachol",
        "virus",
    ];
    let rule = lines[0].trim();
    let mut kinds = rule.chars();
    let one = kinds.next().filter(|it| "*_-=#~".contains(*it));
    let is_rule = rule.chars().count() >= 5 && one.is_some_and(|one| rule.chars().all(|it| it == one));
    let below = lines[1..].iter().filter(|it| !it.trim().is_empty()).take(3);
    is_rule && below.map(|it| it.to_lowercase()).any(|it| WORDS.iter().any(|word| it.contains(word)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What came, and what of it is new.
    const CASES: [(&str, &str); 24] = [
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
        ("Hello\n--\nDr Ada", "Hello"),
        ("Hello\n\n**********************\n\nThis message may contain confidential information.", "Hello"),
        // What only looks like it stays.
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

    #[test]
    fn what_is_new_stays_and_the_rest_goes() {
        for (came, new) in CASES {
            assert_eq!(own_words(came), new, "{came}");
            assert_eq!(own_words(&came.replace('\n', "\r\n")), new, "{came}");
        }
    }

    #[test]
    fn quotations_of_quotations_end_somewhere() {
        let deep: String = (1..200).map(|it| format!("{} line\n", ">".repeat(it))).collect();
        assert_eq!(own_words(&format!("Yes.\n{deep}")), "Yes.");
        let heads = "On 1 May 2026 Ada wrote:\n".repeat(20_000);
        assert_eq!(own_words(&format!("Yes.\n{heads}")), "Yes."); // abuse case 105
    }
}
