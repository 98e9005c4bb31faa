//! A mail that came in: from whom, to which of our addresses, and what of it its writer wrote themselves. Pure.

mod cut;
mod plain;

pub use cut::{Own, own_words};

use mail_parser::{Address, HeaderValue, Message, MessageParser, PartType};

/// More bytes of a mail are never read: a reply is words, and files do not come by mail.
pub const MOST_BYTES: usize = 2_000_000;
/// A mail in more parts is nobody's reply.
const MOST_PARTS: usize = 40;
/// The text of a mail is looked at so far, in bytes.
const MOST_TEXT: usize = 200_000;

/// What somebody wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inbound {
    /// Its Message-ID without the brackets; empty if it has none.
    pub id: String,
    /// The address of its writer in lower case, as the mail claims it: anybody can write any.
    pub from: String,
    /// All addresses that it was sent to, in lower case.
    pub to: Vec<String>,
    /// What they wrote, without what they quote and without a signature. May be empty.
    pub words: String,
    /// Whether something was left out with what they quote that could be theirs too.
    pub is_cut: bool,
    /// Whether files or pictures hang on it.
    pub carries_files: bool,
}

/// What came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Incoming {
    /// Somebody wrote it.
    Written(Inbound),
    /// A program wrote it, or it cannot be read: nobody answers it (abuse case 106).
    Automatic,
    /// Nothing of it is read but its head: it comes in too many parts.
    TooMuch(Inbound),
}

/// Reads a mail. `host` is our own: what carries it as the place where it was made came from here.
pub fn read(bytes: &[u8], host: &str) -> Incoming {
    match MessageParser::default().parse(&bytes[..bytes.len().min(MOST_BYTES)]) {
        Some(mail) if !is_automatic(&mail, host) => written(&mail),
        _ => Incoming::Automatic,
    }
}

/// Reads the head alone of a mail that is too large to be fetched.
pub fn read_head(bytes: &[u8], host: &str) -> Incoming {
    match read(bytes, host) {
        Incoming::Written(mail) => Incoming::TooMuch(Inbound { words: String::new(), ..mail }),
        other => other,
    }
}

fn written(mail: &Message<'_>) -> Incoming {
    let Some(from) = addresses(mail.from()).pop() else { return Incoming::Automatic };
    let delivered = ["Delivered-To", "X-Original-To", "Envelope-To"];
    let delivered = delivered.iter().filter_map(|it| mail.header(*it)?.as_text());
    let mut to: Vec<String> = delivered.map(|it| it.trim_matches(['<', '>', ' ']).to_lowercase()).collect();
    to.extend(addresses(mail.to()));
    to.extend(addresses(mail.cc()));
    let id = mail.message_id().unwrap_or_default().to_owned();
    let inbound =
        Inbound { id, from, to, words: String::new(), is_cut: false, carries_files: mail.attachment_count() > 0 };
    if mail.parts.len() > MOST_PARTS {
        return Incoming::TooMuch(inbound);
    }
    let (texts, is_doubtful) = texts_of(mail);
    let own = own_words(&texts);
    Incoming::Written(Inbound { words: own.words, is_cut: own.is_cut || is_doubtful, ..inbound })
}

/// The texts of a mail, which are several where pictures stand between them; of one that is only HTML, its words. And whether
/// something of them may be missing.
fn texts_of(mail: &Message<'_>) -> (Vec<String>, bool) {
    let (mut texts, mut is_doubtful, mut left) = (Vec::new(), false, MOST_TEXT);
    for part in mail.text_bodies() {
        let mut text = match &part.body {
            PartType::Text(text) => text.clone().into_owned(),
            PartType::Html(html) => {
                let plain = plain::of_html(html);
                is_doubtful |= plain.is_doubtful;
                plain.text
            }
            _ => continue,
        };
        is_doubtful |= text.len() > left;
        text.truncate(text.floor_char_boundary(left));
        left -= text.len();
        texts.push(text);
    }
    (texts, is_doubtful)
}

fn addresses(all: Option<&Address<'_>>) -> Vec<String> {
    let one = |it: &mail_parser::Addr<'_>| it.address().map(|it| it.trim().to_lowercase());
    all.map(|all| all.iter().filter_map(one).collect()).unwrap_or_default()
}

/// Subjects with which programs answer for people who are away.
const AWAY: [&str; 14] = [
    "automatic reply",
    "auto reply",
    "auto-reply",
    "autoreply",
    "auto:",
    "out of office",
    "out of the office",
    "undeliverable",
    "undelivered mail",
    "delivery status notification",
    "mail delivery",
    "ateb awtomatig",
    "allan o'r swyddfa",
    "allan o’r swyddfa",
];

/// Whether a program wrote it: an answer of somebody who is away, a list, a mail that came back, or one of our own.
fn is_automatic(mail: &Message<'_>, host: &str) -> bool {
    let text = |name: &'static str| mail.header(name).map(|it| said(it).trim().to_lowercase());
    let submitted = text("Auto-Submitted").is_some_and(|it| it != "no" && !it.starts_with("no;"));
    let precedence = text("Precedence").is_some_and(|it| matches!(&*it, "bulk" | "junk" | "list" | "auto_reply"));
    let marks = ["X-Auto-Response-Suppress", "X-Autoreply", "X-Autorespond", "List-Id", "List-Unsubscribe", "X-Loop"];
    let marked = marks.iter().any(|it| mail.header(*it).is_some());
    let bounced = mail.header_raw("Return-Path").is_some_and(|it| it.trim() == "<>");
    let report = mail.header("Content-Type").and_then(HeaderValue::as_content_type);
    let report = report.is_some_and(|it| it.subtype().is_some_and(|it| it.eq_ignore_ascii_case("report")));
    let from = addresses(mail.from()).pop().unwrap_or_default();
    let daemon = ["mailer-daemon@", "postmaster@", "no-reply@", "noreply@"].iter().any(|it| from.starts_with(it));
    let subject = mail.subject().unwrap_or_default().trim().to_lowercase();
    let away = AWAY.iter().any(|it| subject.starts_with(it));
    let own = mail.message_id().is_some_and(|it| it.rsplit_once('@').is_some_and(|it| it.1.eq_ignore_ascii_case(host)));
    submitted || precedence || marked || bounced || report || daemon || away || own
}

fn said<'m>(value: &'m HeaderValue<'_>) -> &'m str {
    match value {
        HeaderValue::Text(text) => text,
        HeaderValue::TextList(all) => all.first().map_or("", |it| it),
        _ => "",
    }
}

#[cfg(test)]
mod tests;
