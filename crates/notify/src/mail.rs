//! One mail: text, and the same words as HTML; no picture, nothing fetched, nothing that tells who read it; headers that
//! nobody can break.

use crate::html;
use lettre::{
    Message,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
};
use std::fmt;

/// A mail before it is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// The receiver's address.
    pub to: String,
    /// The receiver's name, if known.
    pub name: Option<String>,
    /// One line; says nothing private (it is shown on locked screens).
    pub subject: String,
    /// The text: paragraphs with an empty line between them; an address that stands alone on a line becomes a link.
    pub text: String,
    /// Stays the same when the same mail is tried again, so that receivers can tell.
    pub key: String,
    /// Whether the receiver can do without it.
    pub about: About,
}

/// What a mail is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// The receiver's own account, or what they asked for: it always goes out.
    Account,
    /// Something that they can do without. Their mail program shows how to stop it (RFC 2919, 2369, 8058).
    List {
        /// `reports`: names the list in `List-Id`; letters and `-`.
        name: &'static str,
        /// The https address that stops it for this receiver: opened by a person it asks, pressed by a mail program (a
        /// POST without a session) it stops at once.
        stop: String,
    },
}

/// Whose letters they are.
#[derive(Debug, Clone)]
pub(crate) struct House {
    /// The mailbox from which they come.
    pub from: Mailbox,
    /// The host of our address.
    pub host: String,
    /// Where answers to what goes to many are taken.
    pub answers: Option<Mailbox>,
}

/// Why a mail cannot be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MailProblem {
    /// The address is none.
    Address,
    /// A header would contain a control character (abuse case 91).
    Header,
}

impl fmt::Display for MailProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            MailProblem::Address => "this is not an e-mail address",
            MailProblem::Header => "a header of a mail must not contain control characters",
        })
    }
}
impl std::error::Error for MailProblem {}

impl Mail {
    /// The message as it goes out, from `house`.
    pub(crate) fn message(&self, house: &House) -> Result<Message, MailProblem> {
        let House { from, host, answers } = house;
        let controls = |text: &str| text.chars().any(char::is_control);
        let stop = match &self.about {
            About::Account => "",
            About::List { stop, .. } => stop,
        };
        if [&*self.subject, &self.key, stop, host.as_str()].into_iter().chain(self.name.as_deref()).any(controls) {
            return Err(MailProblem::Header);
        }
        let address = self.to.parse().map_err(|_| MailProblem::Address)?;
        let mut message = Message::builder()
            .from(from.clone())
            .to(Mailbox::new(self.name.clone(), address))
            .subject(&self.subject)
            .message_id(Some(format!("<{}@{host}>", self.key)))
            // Nobody is on holiday from a letter that no person wrote (abuse case 106).
            .raw_header(header("Auto-Submitted", "auto-generated".to_owned()))
            // What comes back to us is known again, however it was passed on.
            .raw_header(header("X-Loop", host.clone()));
        if let About::List { name, stop } = &self.about {
            // Whoever presses "Reply" hears what to do instead.
            message = answers.iter().fold(message, |it, answers| it.reply_to(answers.clone()));
            message = message
                .raw_header(header("List-Id", format!("Kettle {name} <{name}.{host}>")))
                .raw_header(header("List-Unsubscribe", format!("<{stop}>")))
                .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click".to_owned()));
        }
        let text = self.whole_text();
        let html = html::page(&self.subject, &text);
        message.multipart(MultiPart::alternative_plain_html(text, html)).map_err(|_| MailProblem::Header)
    }

    /// With the way to stop it.
    fn whole_text(&self) -> String {
        match &self.about {
            About::Account => self.text.clone(),
            About::List { stop, .. } => {
                format!("{}\n\nYou can do without letters like this. Stop them here:\n\n{stop}\n", self.text.trim_end())
            }
        }
    }
}

/// A header that lettre does not know.
fn header(name: &'static str, value: String) -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str(name), value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> Mail {
        Mail {
            to: "ada@example.org".into(),
            name: Some("Ada Ní Dhomhnaill".into()),
            subject: "Hello".into(),
            text: "Dear Ada,\n\nOpen this:\n\nhttps://kettle.example.org/confirm?t=abc&x=1\n\nKettle".into(),
            key: "k1".into(),
            about: About::Account,
        }
    }

    fn house() -> House {
        let [from, answers] = ["Kettle <kettle@example.org>", "reply@example.org"].map(|it| it.parse().unwrap());
        House { from, host: "example.org".into(), answers: Some(answers) }
    }

    fn sent(mail: &Mail) -> String {
        String::from_utf8(mail.message(&house()).unwrap().formatted()).unwrap()
    }

    #[test]
    fn no_header_can_be_added_through_a_field() {
        for broken in ["a\r\nBcc: evil@example.org", "a\nX: y", "a\0b"] {
            let named = Mail { name: Some(broken.into()), ..mail() }; // abuse case 91
            assert_eq!(named.message(&house()).unwrap_err(), MailProblem::Header);
            let subject = Mail { subject: broken.into(), ..mail() };
            assert_eq!(subject.message(&house()).unwrap_err(), MailProblem::Header);
            let list = Mail { about: About::List { name: "reports", stop: broken.into() }, ..mail() };
            assert_eq!(list.message(&house()).unwrap_err(), MailProblem::Header);
        }
        let to = Mail { to: "a@b.c, evil@example.org".into(), ..mail() };
        assert_eq!(to.message(&house()).unwrap_err(), MailProblem::Address);
    }

    #[test]
    fn names_in_any_script_go_out_encoded() {
        let text = sent(&mail());
        assert!(text.contains("Message-ID: <k1@example.org>"), "{text}");
        assert!(text.contains("Auto-Submitted: auto-generated") && text.contains("X-Loop: example.org"), "{text}"); // abuse case 106
        assert!(text.is_ascii());
    }

    #[test]
    fn every_mail_is_text_and_html_and_fetches_nothing() {
        let text = sent(&mail());
        assert!(text.contains("multipart/alternative"), "{text}");
        assert!(text.contains("text/plain; charset=utf-8") && text.contains("text/html; charset=utf-8"), "{text}");
        for fetched in ["<img", "src=", "url(", "<link", "<script", "@import"] {
            assert!(!text.to_lowercase().contains(fetched), "{fetched}");
        }
        assert!(!text.contains("List-"), "what is about the account cannot be stopped");
    }

    #[test]
    fn what_one_can_do_without_says_how_to_stop_it() {
        let about = About::List { name: "reports", stop: "https://kettle.example.org/letters/stop?t=xyz".into() };
        let text = sent(&Mail { about, ..mail() });
        assert!(text.contains("List-Id: Kettle reports <reports.example.org>"), "{text}");
        assert!(text.contains("List-Unsubscribe: <https://kettle.example.org/letters/stop?t=xyz>"), "{text}");
        assert!(text.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{text}");
        assert!(text.contains("Stop them here"), "{text}");
        assert!(text.contains("Reply-To: reply@example.org") && !sent(&mail()).contains("Reply-To"), "{text}");
        let silent = House { answers: None, ..house() };
        let text = Mail { about: About::List { name: "reports", stop: String::new() }, ..mail() }
            .message(&silent)
            .unwrap()
            .formatted();
        assert!(!String::from_utf8(text).unwrap().contains("Reply-To"));
    }
}
