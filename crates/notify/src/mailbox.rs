//! The mailbox to which members reply: an IMAP server, asked for what nobody has seen.

use crate::inbound::MOST_BYTES;
use async_imap::{Client, Session, error::Error};
use futures_util::TryStreamExt;
use kernel::{Fault, Private};
use rustls::{ClientConfig, RootCertStore, pki_types::ServerName};
use std::{future::Future, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
};
use tokio_rustls::TlsConnector;

/// How to reach the mailbox.
#[derive(Debug, Clone)]
pub struct MailboxSettings {
    /// The server's name.
    pub host: String,
    /// 993, or 143 on this machine.
    pub port: u16,
    /// Whether the way there is encrypted.
    pub way: MailboxWay,
    /// Who signs in.
    pub user: String,
    /// With what.
    pub password: Private<String>,
    /// `INBOX`.
    pub folder: String,
}

/// How bytes go to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailboxWay {
    /// TLS from the first byte.
    Tls,
    /// As they are; only for a server on this machine.
    Plain,
}

/// A mail that nobody has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unseen {
    /// What the server calls it.
    pub uid: u32,
    /// Its bytes.
    pub size: u32,
}

/// The open mailbox.
pub struct Mailbox {
    session: Session<Box<dyn Wire>>,
}

/// What a session runs over.
trait Wire: AsyncRead + AsyncWrite + Unpin + Send + std::fmt::Debug {}
impl<T: AsyncRead + AsyncWrite + Unpin + Send + std::fmt::Debug> Wire for T {}

/// Whatever takes longer failed.
const PATIENCE: Duration = Duration::from_secs(60);
/// So much of the head of a mail is read that is too large to be read whole.
const HEAD: usize = 64 * 1024;

impl Mailbox {
    /// Signs in and opens the folder.
    ///
    /// # Errors
    /// An outage that says what was refused, and nothing of the password.
    pub async fn open(settings: &MailboxSettings) -> Result<Mailbox, Fault> {
        let wire = soon(connect(settings)).await?;
        let mut client = Client::new(wire);
        soon(async { client.read_response().await.map_err(|_| silent()) }).await?.ok_or_else(silent)?;
        let signed_in = async {
            let session = client.login(&settings.user, settings.password.expose()).await;
            session.map_err(|_| Fault::outage("the mailbox refuses the name or the password (KETTLE_INBOUND_USER)"))
        };
        let mut session = soon(signed_in).await?;
        let selected =
            soon(async { session.select(&settings.folder).await.map_err(|it| refused("open the folder", &it)) });
        selected.await?;
        Ok(Mailbox { session })
    }

    /// What nobody has seen, the earliest first: at most so many.
    pub async fn page_of_unseen(&mut self, limit: usize) -> Result<Vec<Unseen>, Fault> {
        let found =
            soon(async { self.session.uid_search("UNSEEN UNDELETED").await.map_err(|it| refused("look", &it)) });
        let mut uids: Vec<u32> = found.await?.into_iter().collect();
        uids.sort_unstable();
        uids.truncate(limit);
        if uids.is_empty() {
            return Ok(vec![]);
        }
        let set: Vec<String> = uids.iter().map(u32::to_string).collect();
        let sizes = async {
            let rows = self.session.uid_fetch(set.join(","), "(UID RFC822.SIZE)").await?;
            rows.try_collect::<Vec<_>>().await
        };
        let rows = soon(async { sizes.await.map_err(|it| refused("ask for sizes", &it)) }).await?;
        let unseen = |uid: u32| {
            let size = rows.iter().find(|it| it.uid == Some(uid)).and_then(|it| it.size);
            Some(Unseen { uid, size: size? })
        };
        Ok(uids.into_iter().filter_map(unseen).collect())
    }

    /// A mail whole, or of one that is too large its head. Nothing if it is not there any more.
    pub async fn fetch(&mut self, mail: Unseen) -> Result<Option<Vec<u8>>, Fault> {
        let is_small = usize::try_from(mail.size).is_ok_and(|it| it <= MOST_BYTES);
        // A server may send more than it said; so much is asked for and no more.
        let what = match is_small {
            true => format!("(UID BODY.PEEK[]<0.{MOST_BYTES}>)"),
            false => format!("(UID BODY.PEEK[HEADER]<0.{HEAD}>)"),
        };
        let fetched = async {
            let rows = self.session.uid_fetch(mail.uid.to_string(), what).await?;
            rows.try_collect::<Vec<_>>().await
        };
        let rows = soon(async { fetched.await.map_err(|it| refused("fetch a mail", &it)) }).await?;
        let of = |it: &async_imap::types::Fetch| it.body().or_else(|| it.header()).map(<[u8]>::to_vec);
        Ok(rows.iter().find(|it| it.uid == Some(mail.uid)).and_then(of))
    }

    /// It was dealt with: from now on it is seen.
    pub async fn mark_seen(&mut self, uid: u32) -> Result<(), Fault> {
        let marked = async {
            let rows = self.session.uid_store(uid.to_string(), "+FLAGS.SILENT (\\Seen)").await?;
            rows.try_collect::<Vec<_>>().await
        };
        soon(async { marked.await.map_err(|it| refused("mark a mail as seen", &it)) }).await.map(drop)
    }

    /// Signs out.
    pub async fn close(mut self) -> Result<(), Fault> {
        soon(async { self.session.logout().await.map_err(|it| refused("sign out", &it)) }).await
    }
}

async fn connect(settings: &MailboxSettings) -> Result<Box<dyn Wire>, Fault> {
    let cannot = |_| Fault::outage(format!("the mailbox at {}:{} cannot be reached", settings.host, settings.port));
    let stream = TcpStream::connect((&*settings.host, settings.port)).await.map_err(cannot)?;
    if settings.way == MailboxWay::Plain {
        return Ok(Box::new(stream));
    }
    let name = ServerName::try_from(settings.host.clone());
    let name = name.map_err(|_| Fault::outage(format!("{} is no name of a server", settings.host)))?;
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
    let config = config.map_err(|_| Fault::bug("TLS without versions"))?;
    let config = config.with_root_certificates(roots).with_no_client_auth();
    let secured = TlsConnector::from(Arc::new(config)).connect(name, stream).await;
    let secured = secured.map_err(|_| {
        Fault::outage(format!("the mailbox at {} shows no certificate that can be trusted", settings.host))
    })?;
    Ok(Box::new(secured))
}

/// What is done in time, or an outage.
async fn soon<T>(doing: impl Future<Output = Result<T, Fault>>) -> Result<T, Fault> {
    tokio::time::timeout(PATIENCE, doing).await.map_err(|_| silent())?
}

fn silent() -> Fault {
    Fault::outage("the mailbox does not answer")
}

/// Says what was asked and of what kind the refusal is: a server's own words may quote a mail, and faults end in the log.
fn refused(asked: &str, why: &Error) -> Fault {
    let kind = match why {
        Error::No(_) => "it said no",
        Error::Bad(_) => "it does not understand",
        Error::Io(_) | Error::ConnectionLost => "it hung up",
        _ => "what it answered cannot be read",
    };
    Fault::outage(format!("the mailbox was asked to {asked}: {kind}"))
}
