//! The settings of mail: the server that takes it, and the mailbox to which members reply.

use super::Source;
use kernel::Private;
use mailing::ReplyAddress;
use notify::{MailboxSettings, MailboxWay, SmtpSettings};

/// How replies come in.
#[derive(Debug, Clone)]
pub struct Inbound {
    /// Where members write to.
    pub address: ReplyAddress,
    /// Where it is fetched.
    pub mailbox: MailboxSettings,
}

impl Source {
    pub(super) fn smtp(&mut self) -> Result<Option<SmtpSettings>, String> {
        let url = self.find("smtp_url");
        let user = self.find("smtp_user");
        let credentials = match (user, self.password("smtp_password", "smtp_password_file")?) {
            (Some(user), Some(password)) => Some((user, password)),
            (None, None) => None,
            _ => return Err("smtp_user and smtp_password go together".to_owned()),
        };
        Ok(url.map(|url| SmtpSettings { url, credentials }))
    }

    /// All of it or nothing: an address to which members write and that nobody reads would be worse than none.
    pub(super) fn inbound(&mut self) -> Result<Option<Inbound>, String> {
        let address = self.find("inbound_address");
        let url = self.find("inbound_url");
        let user = self.find("inbound_user");
        let password = self.password("inbound_password", "inbound_password_file")?;
        match (address, url, user, password) {
            (None, None, None, None) => Ok(None),
            (Some(address), Some(url), Some(user), Some(password)) => {
                let address = ReplyAddress::parse(&address).map_err(|it| format!("inbound_address: {it}"))?;
                let (host, port, way, folder) = place(&url)?;
                Ok(Some(Inbound { address, mailbox: MailboxSettings { host, port, way, user, password, folder } }))
            }
            _ => Err("inbound_address, inbound_url, inbound_user and inbound_password (or inbound_password_file) go together"
                .to_owned()),
        }
    }

    fn password(&mut self, name: &'static str, in_file: &'static str) -> Result<Option<Private<String>>, String> {
        let password = match (self.find(name), self.find(in_file)) {
            (Some(password), _) => Some(password),
            (None, Some(file)) => {
                let text = std::fs::read_to_string(&file);
                Some(text.map_err(|it| format!("{in_file}: {file} cannot be read: {it}"))?.trim().to_owned())
            }
            (None, None) => None,
        };
        Ok(password.map(Private::new))
    }
}

/// Host, port, way and folder of `imaps://mail.example.org/Replies`. Without encryption only on this machine.
fn place(url: &str) -> Result<(String, u16, MailboxWay, String), String> {
    let wrong = || {
        // It is not said again: somebody may have written a password into it.
        "inbound_url: an address such as imaps://mail.example.org, or imap://127.0.0.1:143 on this machine".to_owned()
    };
    let (way, rest) = match url.split_once("://").ok_or_else(wrong)? {
        ("imaps", rest) => (MailboxWay::Tls, rest),
        ("imap", rest) => (MailboxWay::Plain, rest),
        _ => return Err(wrong()),
    };
    let (authority, folder) = rest.split_once('/').unwrap_or((rest, ""));
    let usual = if way == MailboxWay::Tls { 993 } else { 143 };
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) => (host, port.parse().map_err(|_| wrong())?),
        None => (authority, usual),
    };
    let is_here = matches!(host, "127.0.0.1" | "localhost");
    if host.is_empty() || host.contains(['@', ':']) || (way == MailboxWay::Plain && !is_here) {
        return Err(wrong());
    }
    let folder = if folder.is_empty() { "INBOX" } else { folder };
    Ok((host.to_owned(), port, way, folder.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mailbox_is_reached_safely_or_not_at_all() {
        let usual = ("mail.example.org".to_owned(), 993, MailboxWay::Tls, "INBOX".to_owned());
        assert_eq!(place("imaps://mail.example.org"), Ok(usual));
        let own = ("127.0.0.1".to_owned(), 1143, MailboxWay::Plain, "Replies/Kettle".to_owned());
        assert_eq!(place("imap://127.0.0.1:1143/Replies/Kettle"), Ok(own));
        for odd in [
            "",
            "mail.example.org",
            "imap://mail.example.org",
            "imaps://",
            "imaps://a:b@mail.example.org",
            "pop://x",
            "imaps://x:y",
        ] {
            assert!(place(odd).expect_err("refused").starts_with("inbound_url:"), "{odd}");
        }
    }
}
