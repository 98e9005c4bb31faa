//! One mail: plain text, no private content beyond what its receiver asked for, headers that nobody can break.

use lettre::{
    Message,
    message::{Mailbox, header::ContentType},
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
    /// The text.
    pub text: String,
    /// Stays the same when the same mail is tried again, so that receivers can tell.
    pub key: String,
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
    /// The message as it goes out. `from` is the house's own mailbox, `host` the host of our address.
    pub(crate) fn message(&self, from: &Mailbox, host: &str) -> Result<Message, MailProblem> {
        let controls = |text: &str| text.chars().any(char::is_control);
        if controls(&self.subject) || controls(&self.key) || self.name.as_deref().is_some_and(controls) {
            return Err(MailProblem::Header);
        }
        let address = self.to.parse().map_err(|_| MailProblem::Address)?;
        Message::builder()
            .from(from.clone())
            .to(Mailbox::new(self.name.clone(), address))
            .subject(&self.subject)
            .message_id(Some(format!("<{}@{host}>", self.key)))
            .header(ContentType::TEXT_PLAIN)
            .body(self.text.clone())
            .map_err(|_| MailProblem::Header)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mail() -> Mail {
        Mail {
            to: "ada@example.org".into(),
            name: Some("Ada Ní Dhomhnaill".into()),
            subject: "Hello".into(),
            text: "Hi".into(),
            key: "k1".into(),
        }
    }

    #[test]
    fn no_header_can_be_added_through_a_field() {
        let from: Mailbox = "Kettle <kettle@example.org>".parse().unwrap();
        for broken in ["a\r\nBcc: evil@example.org", "a\nX: y", "a\0b"] {
            let named = Mail { name: Some(broken.into()), ..mail() }; // abuse case 91
            assert_eq!(named.message(&from, "example.org").unwrap_err(), MailProblem::Header);
            let subject = Mail { subject: broken.into(), ..mail() };
            assert_eq!(subject.message(&from, "example.org").unwrap_err(), MailProblem::Header);
        }
        let to = Mail { to: "a@b.c, evil@example.org".into(), ..mail() };
        assert_eq!(to.message(&from, "example.org").unwrap_err(), MailProblem::Address);
    }

    #[test]
    fn names_in_any_script_go_out_encoded() {
        let from: Mailbox = "Kettle <kettle@example.org>".parse().unwrap();
        let text = String::from_utf8(mail().message(&from, "example.org").unwrap().formatted()).unwrap();
        assert!(text.contains("Message-ID: <k1@example.org>"), "{text}");
        assert!(text.is_ascii());
    }
}
