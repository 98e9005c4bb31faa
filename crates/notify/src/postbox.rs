//! Where mail goes: a mail server, or a folder while none is set up.

use crate::{Mail, MailProblem, kept, mail::House};
use kernel::{Fault, Private};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor, message::Mailbox, transport::smtp::authentication::Credentials,
};
use std::{
    path::PathBuf,
    sync::{Mutex, PoisonError},
    time::Duration,
};

/// How to reach the mail server.
#[derive(Debug, Clone)]
pub struct SmtpSettings {
    /// `smtps://host`, `smtp://host:587?tls=required`, or `smtp://127.0.0.1:2525` for a server on this machine.
    pub url: String,
    /// Name and password, if it wants them.
    pub credentials: Option<(String, Private<String>)>,
}

/// Takes mail.
pub struct Postbox {
    house: House,
    way: Way,
}

enum Way {
    Smtp(AsyncSmtpTransport<Tokio1Executor>),
    Folder(PathBuf),
    Caught(Mutex<Vec<Mail>>),
}

impl Postbox {
    /// Sends through a mail server.
    pub fn smtp(from: &str, host: &str, settings: SmtpSettings) -> Result<Postbox, String> {
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(&settings.url)
            .map_err(|it| format!("the address of the mail server cannot be read: {it}"))?;
        let builder = match settings.credentials {
            Some((name, password)) => builder.credentials(Credentials::new(name, password.expose().clone())),
            None => builder,
        };
        let way = Way::Smtp(builder.timeout(Some(Duration::from_secs(20))).build());
        Ok(Postbox { house: house(from, host)?, way })
    }
    /// Keeps mail in a folder, one `.eml` file each.
    pub fn folder(from: &str, host: &str, folder: PathBuf) -> Result<Postbox, String> {
        Ok(Postbox { house: house(from, host)?, way: Way::Folder(folder) })
    }
    /// Keeps mail in memory, for tests.
    pub fn caught() -> Postbox {
        let from = Mailbox::new(None, "kettle@kettle.test".parse().expect("an address"));
        let house = House { from, host: "kettle.test".into(), answers: None };
        Postbox { house, way: Way::Caught(Mutex::default()) }
    }
    /// The same, whose letters to many say that answers go to `address`.
    ///
    /// # Errors
    /// It is no address.
    pub fn answered_at(mut self, address: &str) -> Result<Postbox, String> {
        self.house.answers = Some(mailbox(address)?);
        Ok(self)
    }

    /// Sends one mail. An address that the server refuses for good is a problem of that mail; everything else is an
    /// outage and may be tried again.
    pub async fn send(&self, mail: Mail) -> Result<(), Fault> {
        let message = mail.message(&self.house).map_err(|it: MailProblem| Fault::bug(it.to_string()))?;
        match &self.way {
            Way::Smtp(transport) => {
                let sent = transport.send(message).await;
                sent.map(|_| ()).map_err(|it| not_taken(&it))
            }
            Way::Folder(folder) => {
                let path = folder.join(format!("{}.eml", mail.key));
                let bytes = message.formatted();
                let folder = folder.clone();
                let written = tokio::task::spawn_blocking(move || {
                    std::fs::create_dir_all(&folder)?;
                    let unfinished = path.with_extension("part");
                    std::fs::write(&unfinished, bytes)?;
                    std::fs::rename(unfinished, path)
                });
                let written = written.await.map_err(|_| Fault::bug("writing a mail was cut short"))?;
                written.map_err(|it| Fault::outage(format!("a mail could not be kept: {it}")))
            }
            Way::Caught(kept) => {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(mail);
                Ok(())
            }
        }
    }

    /// What was kept in memory so far.
    pub fn kept(&self) -> Vec<Mail> {
        match &self.way {
            Way::Caught(kept) => kept.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            _ => vec![],
        }
    }
    /// Takes away what was kept in a folder for somebody who has left. What went out is theirs.
    ///
    /// # Errors
    /// The folder cannot be read or changed.
    pub async fn forget(&self, address: &str) -> Result<(), Fault> {
        let Way::Folder(folder) = &self.way else { return Ok(()) };
        let (folder, address) = (folder.clone(), address.to_owned());
        let forgotten = tokio::task::spawn_blocking(move || kept::forget(&folder, &address));
        let forgotten = forgotten.await.map_err(|_| Fault::bug("forgetting kept mail was cut short"))?;
        forgotten.map_err(|it| Fault::outage(format!("kept mail could not be taken away: {it}")))
    }
    /// The folder, if mail is kept in one.
    pub fn kept_in(&self) -> Option<&std::path::Path> {
        match &self.way {
            Way::Folder(folder) => Some(folder),
            _ => None,
        }
    }
}

/// Says the server's code and no more: its words often quote the receiver's address, and faults end in the log.
#[track_caller]
fn not_taken(why: &lettre::transport::smtp::Error) -> Fault {
    match why.status() {
        Some(code) => Fault::outage(format!("the mail server did not take a mail: it answered {code}")),
        None if why.is_timeout() => Fault::outage("the mail server did not answer in time"),
        None => Fault::outage("the mail server cannot be reached, or hung up"),
    }
}

fn house(from: &str, host: &str) -> Result<House, String> {
    Ok(House { from: mailbox(from)?, host: host.to_owned(), answers: None })
}

fn mailbox(from: &str) -> Result<Mailbox, String> {
    from.parse().map_err(|_| format!("{from:?} is not a sender such as \"Kettle <kettle@example.org>\""))
}
