//! Opening the data: the folder and its lock, the root key, the store with its migrations, the app.

use crate::{
    backup::{self, Plan},
    commands, config,
    config::Config,
    features, keys,
    root::{self, RootKey},
};
use files::Files;
use frame::{App, OneCommand, Parts, PasswordCost, Settings};
use kernel::{Clock, Private, Rng};
use notify::Postbox;
use std::{
    fs::{File, OpenOptions},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::Path,
    sync::Arc,
};
use store::{DatabaseUrl, Db, Options, Schema};
use vault::Actors;

/// Everything that is open while a server or a command runs.
pub struct Opened {
    /// The app.
    pub app: App,
    /// The key that others are derived from.
    pub root: RootKey,
    /// Held as long as this process works on the folder.
    pub lock: File,
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
    /// The end of a restore.
    Restore,
}

fn options(purpose: Purpose, clock: Clock, rng: Rng) -> Options {
    let usual = Options::new(clock, rng);
    match purpose {
        Purpose::Serve => usual,
        Purpose::Task | Purpose::Restore => Options { cache_kib: 256 * 1024, ..usual },
    }
}

/// Opens everything, making what is not there yet, and brings the tables up to date.
pub async fn open(config: &Config, purpose: Purpose) -> Result<Opened, Closed> {
    let folder = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(&config.data);
    folder.map_err(because(&format!("the folder {} cannot be made", config.data.display())))?;
    let lock = lock(&config.data)?;
    if purpose != Purpose::Restore && backup::is_cut_short(&config.data) {
        let data = config.data.display();
        return Err(Closed::Because(format!("a restore into {data} was cut short; run it again, it begins anew")));
    }
    let (clock, rng) = (Clock::System, Rng::system());
    let root = root::read_or_make(&config.root_key_file, &rng).map_err(Closed::Because)?;
    let url = config.database_url().map_err(Closed::Because)?;
    let faulty = |it: kernel::Fault| Closed::Because(it.to_string());
    let sealer = Some(Arc::new(Actors::new(&Private::new(root.derive("audit")), rng.clone())) as _);
    let opened = Db::open(&url, Options { sealer, ..options(purpose, clock.clone(), rng.clone()) });
    let db = opened.map_err(faulty)?;
    let features = features::all();
    let schemas: Vec<_> = features.iter().map(|it| it.schema).collect();
    let files = Files::folder(&config.data.join("files")).map_err(faulty)?;
    let plan = Arc::new(plan(config, &root, &url));
    if config.backup.before_upgrade && purpose != Purpose::Restore {
        keep_before_upgrade(&plan, &db, &files, &schemas, &clock).await.map_err(Closed::Because)?;
    }
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
        uploads: config.uploads,
        requests_a_week: config.requests_a_week,
    };
    let vault = keys::open(config, &root, &db, purpose, (&clock, &rng)).await?;
    let post = postbox(config).map_err(Closed::Because)?;
    let app = App::new(Parts { db, settings, post, files, vault, clock, rng, features }).map_err(faulty)?;
    app.keep(|| (*plan).clone());
    match std::env::current_exe() {
        Ok(program) => drop(app.keep(|| frame::Drawer { program, word: commands::draw::WORD })),
        Err(why) => tracing::warn!(%why, "pages of files are drawn by the server itself"),
    }
    if let Some(inbound) = &config.inbound {
        app.keep(|| inbound.address.clone());
    }
    if purpose != Purpose::Serve {
        app.keep(|| OneCommand);
    }
    app.begin().await.map_err(|it| Closed::Because(it.to_string()))?;
    app.keep(|| shown(config));
    let refused = administration::actions::refuse_made(&app).await.map_err(|it| Closed::Because(it.to_string()))?;
    if let Some(why) = refused {
        return Err(Closed::Because(why));
    }
    Ok(Opened { app, root, lock })
}

/// The right to work on a data folder: one process at a time.
pub fn lock(data: &Path) -> Result<File, Closed> {
    let lock = OpenOptions::new().create(true).truncate(false).write(true).mode(0o600).open(data.join("kettle.lock"));
    let lock = lock.map_err(because("the lock of the data folder cannot be opened"))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(std::fs::TryLockError::WouldBlock) => Err(Closed::Busy),
        Err(std::fs::TryLockError::Error(why)) => Err(because("the data folder cannot be locked")(why)),
    }
}

/// How backups of this Kettle are made.
fn plan(config: &Config, root: &RootKey, url: &DatabaseUrl) -> Plan {
    let database = match url {
        DatabaseUrl::Sqlite(path) => Some(path.clone()),
        DatabaseUrl::Postgres(_) => None,
    };
    Plan {
        database,
        settings: config.file.clone(),
        nightly: config.backup.folder.clone().map(|it| (it, config.backup.keep)),
        recipients: config.backup.recipients.clone(),
        ..Plan::plain(config.data.clone(), root)
    }
}

/// Makes a backup before the tables of a Kettle that people use are changed.
async fn keep_before_upgrade(
    plan: &Arc<Plan>,
    db: &Db,
    files: &Files,
    schemas: &[Schema],
    clock: &Clock,
) -> Result<(), String> {
    let applied = db.applied().await.map_err(|it| it.to_string())?;
    if applied.is_empty() || db.pending(schemas).await.map_err(|it| it.to_string())?.is_empty() {
        return Ok(());
    }
    match backup::before_upgrade(plan, db, files, clock.now()).await {
        Ok(made) => {
            tracing::info!(folder = %made.folder.display(), "a backup was made before the tables are changed");
            Ok(())
        }
        Err(why) => Err(format!(
            "the tables are to be changed, and the backup before it cannot be made: {why} (KETTLE_BACKUP_BEFORE_UPGRADE=off \
             goes on without one)"
        )),
    }
}

/// The settings as administrators see them.
fn shown(config: &Config) -> administration::setting::Settings {
    use administration::setting::{Setting, Settings};
    Settings(config.told.iter().map(|it| Setting::new(it.name, &it.variable, &it.value, it.from)).collect())
}

fn because(what: &str) -> impl Fn(std::io::Error) -> Closed {
    move |it| Closed::Because(format!("{what}: {it}"))
}

fn postbox(config: &Config) -> Result<Postbox, String> {
    let host = config::host_of(&config.url);
    let postbox = match &config.smtp {
        Some(smtp) => Postbox::smtp(&config.mail_from, &host, smtp.clone()),
        None => Postbox::folder(&config.mail_from, &host, config.data.join("mail")),
    }?;
    match &config.inbound {
        Some(inbound) => postbox.answered_at(&inbound.address.to_string()),
        None => Ok(postbox),
    }
}
