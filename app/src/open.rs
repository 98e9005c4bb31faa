//! Opening the data: the folder and its lock, the root key, the store with its migrations, the app.

use crate::{config, config::Config, features};
use base64::{Engine, prelude::BASE64_STANDARD};
use files::Files;
use frame::{App, Parts, PasswordCost, Settings};
use hmac::{Hmac, KeyInit, Mac};
use kernel::{Clock, Private, Rng};
use notify::Postbox;
use sha2::Sha256;
use std::{
    fs::{File, OpenOptions},
    io::Write,
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::Path,
};
use store::{Db, Options};

/// Everything that is open while a server or a command runs.
pub struct Opened {
    /// The app.
    pub app: App,
    /// The key that others are derived from.
    pub root: RootKey,
    /// Held as long as this process works on the folder.
    pub lock: File,
}

/// The root key, kept outside the data folder.
pub struct RootKey([u8; 32]);

impl RootKey {
    /// A key for one purpose, from which neither the root nor another can be found.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut mac = Hmac::<Sha256>::new_from_slice(&self.0).expect("any length is a key");
        mac.update(purpose.as_bytes());
        mac.finalize().into_bytes().into()
    }
}

/// Why the data cannot be opened.
pub enum Closed {
    /// Another process works on it: a command goes through its socket.
    Busy,
    /// Something else, in words.
    Because(String),
}

/// What the data are opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// Serving: many small reads, little memory.
    Serve,
    /// One command alone: perhaps one large write.
    Task,
}

fn options(purpose: Purpose, clock: Clock, rng: Rng) -> Options {
    let usual = Options::new(clock, rng);
    match purpose {
        Purpose::Serve => usual,
        Purpose::Task => Options { cache_kib: 256 * 1024, ..usual },
    }
}

/// Opens everything, making what is not there yet, and brings the tables up to date.
pub async fn open(config: &Config, purpose: Purpose) -> Result<Opened, Closed> {
    let folder = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&config.data);
    folder.map_err(because(&format!("the folder {} cannot be made", config.data.display())))?;
    let lock =
        OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(config.data.join("kettle.lock"));
    let lock = lock.map_err(because("the lock of the data folder cannot be opened"))?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(std::fs::TryLockError::WouldBlock) => return Err(Closed::Busy),
        Err(std::fs::TryLockError::Error(why)) => return Err(because("the data folder cannot be locked")(why)),
    }
    let (clock, rng) = (Clock::System, Rng::system());
    let root = root_key(&config.root_key_file, &rng).map_err(Closed::Because)?;
    let url = config.database_url().map_err(Closed::Because)?;
    let faulty = |it: kernel::Fault| Closed::Because(it.to_string());
    let db = Db::open(&url, options(purpose, clock.clone(), rng.clone())).map_err(faulty)?;
    let features = features::all();
    let schemas: Vec<_> = features.iter().map(|it| it.schema).collect();
    let ran = db.migrate(&schemas).await.map_err(faulty)?;
    if !ran.is_empty() {
        tracing::info!(count = ran.len(), "the tables are up to date");
    }
    let settings = Settings {
        data: config.data.clone(),
        url: config.url.clone(),
        joining: config.joining.clone(),
        link_key: Private::new(root.derive("link")),
        password_cost: PasswordCost::Full,
    };
    let post = postbox(config).map_err(Closed::Because)?;
    let files = Files::folder(&config.data.join("files")).map_err(faulty)?;
    let app = App::new(Parts { db, settings, post, files, clock, rng, features }).map_err(faulty)?;
    app.begin().await.map_err(|it| Closed::Because(it.to_string()))?;
    Ok(Opened { app, root, lock })
}

fn because(what: &str) -> impl Fn(std::io::Error) -> Closed {
    move |it| Closed::Because(format!("{what}: {it}"))
}

fn postbox(config: &Config) -> Result<Postbox, String> {
    let host = config::host_of(&config.url);
    match &config.smtp {
        Some(smtp) => Postbox::smtp(&config.mail_from, &host, smtp.clone()),
        None => Postbox::folder(&config.mail_from, &host, config.data.join("mail")),
    }
}

/// Reads the key, or makes it once, for this user only.
fn root_key(path: &Path, rng: &Rng) -> Result<RootKey, String> {
    let shown = path.display();
    match std::fs::read_to_string(path) {
        Ok(text) => {
            let bytes = BASE64_STANDARD.decode(text.trim()).ok().and_then(|it| <[u8; 32]>::try_from(it).ok());
            let key = bytes.ok_or_else(|| format!("the root key in {shown} is spoiled; restore it from your copy"))?;
            let mode = std::fs::metadata(path).map(|it| it.permissions().mode()).unwrap_or_default();
            if mode & 0o077 != 0 {
                tracing::warn!("others on this machine may read the root key: chmod 600 {shown}");
            }
            Ok(RootKey(key))
        }
        Err(why) if why.kind() == std::io::ErrorKind::NotFound => {
            let key: [u8; 32] = rng.bytes();
            let file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(path);
            let written = file.and_then(|mut it| {
                it.write_all(BASE64_STANDARD.encode(key).as_bytes())?;
                it.sync_all()
            });
            written.map_err(|it| format!("the root key cannot be written to {shown}: {it}"))?;
            Ok(RootKey(key))
        }
        Err(why) => Err(format!("the root key in {shown} cannot be read: {why}")),
    }
}
