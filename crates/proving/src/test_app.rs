//! A whole Kettle behind its gate: the clock stands still, chance repeats, mail is caught.

use crate::{Actor, Beside, Database, run::folder, store};
use ::store::DatabaseUrl;
use axum::{Router, body::Body, response::Response};
use frame::{App, Feature, Joining, Parts, PasswordCost, Settings, Uploads};
use kernel::{Clock, Moment, Private, Rng};
use notify::{Mail, Postbox};
use std::{
    path::Path,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};
use tower::ServiceExt;
use vault::Vault;
use web::{CsrfKey, GateSettings, Limits, Method, PublicUrl, Rules, TrustedProxies};

/// Friday 20 November 2026, noon.
const BEGIN: Moment = Moment::from_micros(1_795_176_000_000_000);
/// The public host of every test.
pub(crate) const HOST: &str = "kettle.test";

/// A route as its feature declared it.
#[derive(Debug, Clone, Copy)]
pub struct RouteRules {
    /// Read or write.
    pub method: Method,
    /// As axum writes it.
    pub path: &'static str,
    /// What holds for it.
    pub rules: Rules,
    /// What in the rules contradicts itself.
    pub contradiction: Option<&'static str>,
}

/// A Kettle for one test; cheap to clone.
#[derive(Clone)]
pub struct TestApp(Arc<Inner>);

struct Inner {
    app: App,
    router: Router,
    routes: Vec<RouteRules>,
    database: Database,
    features: fn() -> Vec<Feature>,
    newcomers: AtomicU32,
    _folder: tempfile::TempDir,
}

impl TestApp {
    pub(crate) async fn open(database: Database, folder: tempfile::TempDir, features: fn() -> Vec<Feature>) -> TestApp {
        let app = assemble(&database, folder.path(), features(), 20, Joining::Open, None);
        TestApp::begin(app, database, folder, features).await
    }
    /// The same Kettle after the operator wrote another word for who may join and started it again: the same database and
    /// keys, other mail.
    pub async fn joining(&self, joining: Joining) -> TestApp {
        let folder = folder();
        let keys = Some(self.0.app.vault().clone());
        let app = assemble(&self.0.database, folder.path(), (self.0.features)(), 22, joining, keys);
        TestApp::begin(app, self.0.database.clone(), folder, self.0.features).await
    }

    async fn begin(app: App, database: Database, folder: tempfile::TempDir, features: fn() -> Vec<Feature>) -> TestApp {
        app.begin().await.expect("the features begin");
        let routes = app.rules().into_iter();
        let routes = routes
            .map(|(method, path, rules, contradiction)| RouteRules { method, path, rules, contradiction })
            .collect();
        let gate = |doorkeeper| GateSettings {
            url: app.settings().url.clone(),
            proxies: TrustedProxies::default(),
            csrf: CsrfKey([7; 32]),
            limits: Limits::new(1000),
            doorkeeper,
            clock: app.clock().clone(),
            rng: app.rng().clone(),
        };
        let router = app.router(gate).expect("the routes fit together");
        let newcomers = AtomicU32::new(0);
        TestApp(Arc::new(Inner { app, router, routes, database, features, newcomers, _folder: folder }))
    }

    /// The app itself, for what no page does.
    pub fn app(&self) -> &App {
        &self.0.app
    }
    /// Where its data lies.
    pub fn database(&self) -> &Database {
        &self.0.database
    }
    /// An empty database on the same engine.
    pub fn beside(&self) -> Beside {
        Beside::new(self)
    }
    /// Every route of the table.
    pub fn routes(&self) -> &[RouteRules] {
        &self.0.routes
    }
    /// One request as it is, without the manners of a browser.
    pub async fn respond(&self, request: http::Request<Body>) -> Response {
        self.0.router.clone().oneshot(request).await.expect("a router always answers")
    }

    /// A browser in which nobody is signed in.
    pub fn nobody(&self) -> Actor {
        Actor::new(self.clone(), "nobody", "")
    }
    /// Somebody who joined through the front door, confirmed the address and is signed in.
    pub async fn member(&self, name: &str) -> Actor {
        let actor = self.newcomer(name).await;
        actor.confirms().await;
        actor
    }
    /// Somebody who joined and has not confirmed the address; the browser has no session.
    pub async fn newcomer(&self, name: &str) -> Actor {
        let number = self.0.newcomers.fetch_add(1, Ordering::Relaxed);
        let first = name.split(' ').next().unwrap_or_default();
        let first: String = first.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        let actor = Actor::new(self.clone(), name, &format!("{first}.{number}@example.org"));
        actor.joins().await;
        self.settle().await;
        actor
    }
    /// Somebody with a session whose address is not confirmed.
    pub async fn unconfirmed(&self, name: &str) -> Actor {
        self.with_standing(name, "unconfirmed").await
    }
    /// A member who was suspended and has come in again.
    pub async fn suspended(&self, name: &str) -> Actor {
        self.with_standing(name, "suspended").await
    }
    /// Somebody who asked for the account to be deleted and has come in again.
    pub async fn leaving(&self, name: &str) -> Actor {
        let actor = self.member(name).await;
        let at = self.app().clock().now().plus(Duration::from_secs(14 * 24 * 60 * 60));
        store::save_leaving(self.app().db(), actor.member().await, at).await.expect("saved");
        actor
    }
    /// Somebody who has left, with the cookie that they had.
    pub async fn left(&self, name: &str) -> Actor {
        self.with_standing(name, "left").await
    }
    /// Sets the standing of somebody who is here.
    pub async fn stands(&self, actor: &Actor, standing: &'static str) {
        store::save_standing(self.app().db(), actor.member().await, standing).await.expect("saved");
    }
    /// A member who looks at reports.
    pub async fn moderator(&self, name: &str) -> Actor {
        let actor = self.member(name).await;
        store::save_moderator(self.app().db(), actor.member().await).await.expect("saved");
        actor
    }
    /// A member who runs the network.
    pub async fn admin(&self, name: &str) -> Actor {
        let actor = self.member(name).await;
        store::save_admin(self.app().db(), actor.member().await).await.expect("saved");
        actor
    }

    /// All mail so far, oldest first.
    pub fn mails(&self) -> Vec<Mail> {
        self.app().post().kept()
    }
    /// The path and query of the link in the last mail to this address.
    pub fn link_in_mail(&self, to: &str) -> String {
        let mails = self.mails();
        let mail = mails.iter().rev().find(|it| it.to == to).unwrap_or_else(|| panic!("no mail to {to}"));
        let origin = self.app().settings().url.origin();
        let link = mail.text.split_whitespace().find(|it| it.starts_with(&origin) && it.contains('?'));
        let link = link.unwrap_or_else(|| panic!("no link in the mail to {to}: {}", mail.text));
        link[origin.len()..].to_owned()
    }
    /// Delivers all facts, does all jobs that are due, and tells open pages what is new.
    pub async fn settle(&self) {
        self.app().crew().settle().await.expect("facts are delivered and jobs done");
        self.app().tell_pages().await.expect("pages are told");
    }
    /// Turns the clock forward.
    pub fn advance(&self, span: Duration) {
        self.app().clock().advance(span);
    }
    /// Turns the clock back, as when a machine's clock was ahead and was put right.
    pub fn turn_back(&self, span: Duration) {
        self.app().clock().turn_back(span);
    }
    /// The paths of all files that members have put here.
    pub fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut folders = vec![self.app().settings().data.join("files")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
                match entry.path() {
                    path if path.is_dir() => folders.push(path),
                    path => found.push(path.to_string_lossy().into_owned()),
                }
            }
        }
        found
    }
    /// How many writes were committed.
    pub async fn writes(&self) -> i64 {
        store::count_writes(self.app().db()).await.expect("counted")
    }
    /// How many keys there are of what is sealed.
    pub async fn keys(&self) -> u64 {
        self.app().vault().tally().await.expect("counted").keys
    }
    /// How many writes were committed to the database of keys.
    pub async fn writes_of_keys(&self) -> i64 {
        store::count_writes(self.app().vault().db()).await.expect("counted")
    }

    async fn with_standing(&self, name: &str, standing: &'static str) -> Actor {
        let actor = self.member(name).await;
        store::save_standing(self.app().db(), actor.member().await, standing).await.expect("saved");
        actor
    }
}

/// An app on this database, with what a test wants.
pub(crate) fn assemble(
    database: &Database,
    folder: &Path,
    features: Vec<Feature>,
    seed: u64,
    joining: Joining,
    keys: Option<Vault>,
) -> App {
    let (clock, rng) = (Clock::fixed(BEGIN), Rng::seeded(seed));
    let options = ::store::Options {
        readers: 4,
        connections: 6,
        cache_kib: 1024,
        read_limit: Duration::from_secs(5),
        sealer: Some(Arc::new(vault::Actors::new(&Private::new([6; 32]), rng.clone()))),
        ..::store::Options::new(clock.clone(), rng.clone())
    };
    let parts = Parts {
        db: ::store::Db::open(&database.url(), options).expect("the database opens"),
        settings: Settings {
            data: folder.join("data"),
            url: PublicUrl::parse(&format!("https://{HOST}")).expect("an address"),
            joining,
            link_key: Private::new([9; 32]),
            password_cost: PasswordCost::Test,
            uploads: Uploads { most_bytes: 2_000_000, quota_bytes: 5_000_000 },
            requests_a_week: 10,
        },
        post: Postbox::caught(),
        files: files::Files::folder(&folder.join("data/files")).expect("a folder for files"),
        vault: keys.unwrap_or_else(|| vault(&folder.join("data"), &clock, &rng)),
        clock,
        rng,
        features,
    };
    App::new(parts).expect("the app is put together")
}

/// A vault of its own for every test: a copy of one that is made once.
pub fn vault(data: &Path, clock: &Clock, rng: &Rng) -> Vault {
    static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
    let options =
        || ::store::Options { readers: 2, cache_kib: 256, ..::store::Options::new(clock.clone(), rng.clone()) };
    let template = TEMPLATE.get_or_init(|| {
        let folder = folder();
        let file = folder.path().join("keys.db");
        let db = ::store::Db::open(&DatabaseUrl::Sqlite(file.clone()), options()).expect("the keys open");
        // Whoever calls may be inside a runtime, which must not be blocked.
        let making = std::thread::scope(|scope| {
            let made = scope.spawn(|| {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
                runtime.block_on(async {
                    db.migrate(&[vault::schema()]).await.expect("the keys migrate");
                    db.close().await.expect("the keys close");
                });
            });
            made.join()
        });
        making.expect("the template of keys is made");
        std::fs::read(&file).expect("the template can be read")
    });
    std::fs::create_dir_all(data).expect("a folder can be made");
    let file = data.join("keys.db");
    if !file.exists() {
        std::fs::write(&file, template).expect("the template can be copied");
    }
    let db = ::store::Db::open(&DatabaseUrl::Sqlite(file), options()).expect("the keys open");
    Vault::new(db, &Private::new([5; 32]), rng.clone())
}
