//! The handle to everything, and the one door for writes.

use crate::{
    Belongings, Feature, Hears, Keeps, Live, NamedKeys, Projection, Route, Sample, Settings, Tells, Works,
    feature::{Begin, Keep},
    house, keys, live,
};
use axum::{extract::FromRequestParts, http::request::Parts as RequestParts};
use files::Files;
use kernel::{Act, Clock, Fault, MemberId, Result, Rng, Viewer};
use notify::Postbox;
use search::Index;
use std::{
    any::{Any, TypeId},
    collections::HashMap,
    convert::Infallible,
    sync::{Arc, Mutex, OnceLock, PoisonError, Weak},
};
use store::{Db, Read, Tx};
use vault::Vault;
use web::{Barred, Doorkeeper, Gate, GateSettings};
use work::{Crew, Keeper, Listener, Worker};

/// The handle to everything. Cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// An app for whatever it keeps itself ([`App::keep`]): what it keeps must not hold it, or it would never end.
#[derive(Clone)]
pub struct OwnApp(Weak<Inner>);

impl OwnApp {
    /// The app, which is there as long as anybody asks.
    ///
    /// # Errors
    /// A bug: somebody kept what an app keeps for longer than the app.
    pub fn get(&self) -> Result<App, Fault> {
        self.0.upgrade().map(App).ok_or_else(|| Fault::bug("the app is over"))
    }
}

/// What an app is made of.
pub struct Parts {
    /// The store, migrated.
    pub db: Db,
    /// What the operator decided.
    pub settings: Settings,
    /// Where mail goes.
    pub post: Postbox,
    /// Where files lie.
    pub files: Files,
    /// The keys of what is sealed.
    pub vault: Vault,
    /// The time.
    pub clock: Clock,
    /// Chance.
    pub rng: Rng,
    /// The features, in their order.
    pub features: Vec<Feature>,
}

/// Kept by the app of one command, so that nothing is begun that takes longer than the command: `app.keep(|| OneCommand)`
/// before [`App::begin`].
pub struct OneCommand;

struct Inner {
    db: Db,
    settings: Settings,
    post: Postbox,
    files: Files,
    vault: Vault,
    live: Live,
    clock: Clock,
    rng: Rng,
    indexes: HashMap<&'static str, Arc<Index>>,
    kept: Mutex<HashMap<TypeId, Arc<dyn Any + Send + Sync>>>,
    features: Features,
    doorkeeper: OnceLock<Arc<dyn Doorkeeper>>,
}

/// What is asked of the features after they were taken apart.
struct Features {
    routes: Mutex<Vec<Route>>,
    hears: Vec<Hears>,
    works: Vec<Works>,
    tells: Vec<Tells>,
    belongings: Vec<Belongings>,
    keys: Vec<NamedKeys>,
    projections: Vec<&'static Projection>,
    samples: Vec<fn() -> Vec<Sample>>,
    begins: Vec<Begin>,
    doorkeeper: Option<Keep>,
}

/// How many samples each feature has.
struct SampleCounts(Vec<usize>);

impl App {
    /// For what the app keeps itself.
    pub fn own(&self) -> OwnApp {
        OwnApp(Arc::downgrade(&self.0))
    }
    /// Puts the parts together and opens the search indexes. The store must be migrated.
    pub fn new(parts: Parts) -> Result<App, Fault> {
        let mut indexes = HashMap::new();
        let mut features = Features {
            routes: Mutex::new(house::routes().into_iter().chain(live::routes()).collect()),
            hears: vec![],
            works: keys::works().into(),
            tells: vec![],
            belongings: vec![],
            keys: vec![],
            projections: vec![],
            samples: vec![],
            begins: vec![],
            doorkeeper: None,
        };
        for feature in parts.features {
            for projection in feature.indexes {
                let folder = parts.settings.data.join("search").join(projection.index);
                indexes.insert(projection.index, Arc::new(Index::open(&folder)?));
                features.projections.push(projection);
            }
            features.routes.get_mut().unwrap_or_else(PoisonError::into_inner).extend(feature.routes);
            features.hears.extend(feature.hears);
            features.works.extend(feature.works);
            features.tells.extend(feature.live);
            features.belongings.extend(feature.belongings);
            features.keys.extend(feature.keys);
            features.samples.push(feature.samples);
            features.begins.extend(feature.begin);
            features.doorkeeper = feature.doorkeeper.or(features.doorkeeper);
        }
        Ok(App(Arc::new(Inner {
            db: parts.db,
            settings: parts.settings,
            post: parts.post,
            files: parts.files,
            vault: parts.vault,
            live: Live::new(parts.clock.clone(), parts.rng.clone()),
            clock: parts.clock,
            rng: parts.rng,
            indexes,
            kept: Mutex::default(),
            features,
            doorkeeper: OnceLock::new(),
        })))
    }

    /// One snapshot for a viewer.
    pub async fn read(&self, viewer: &Viewer) -> Result<Read> {
        Ok(self.0.db.read(viewer).await?)
    }
    /// The one door for writes: change, facts, jobs and audit commit together. When PostgreSQL ends it because of another
    /// write (deadlock, serialization) all of it is undone and the body runs once more; that is why it can be cloned.
    pub async fn write<T>(
        &self,
        viewer: &Viewer,
        act: Act,
        body: impl AsyncFnOnce(&mut Tx) -> Result<T> + Clone,
    ) -> Result<T> {
        self.0.db.write_again(viewer, act, body).await
    }
    /// The store.
    pub fn db(&self) -> &Db {
        &self.0.db
    }
    /// For a graceful stop: the store and the keys are folded and closed.
    pub async fn close(&self) -> Result<(), Fault> {
        self.0.db.close().await?;
        self.0.vault.db().close().await
    }
    /// What the operator decided.
    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }
    /// Where mail goes.
    pub fn post(&self) -> &Postbox {
        &self.0.post
    }
    /// Where files lie.
    pub fn files(&self) -> &Files {
        &self.0.files
    }
    /// The keys of what is sealed.
    pub fn vault(&self) -> &Vault {
        &self.0.vault
    }
    /// The open pages of members.
    pub fn live(&self) -> &Live {
        &self.0.live
    }
    /// The time.
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }
    /// Chance.
    pub fn rng(&self) -> &Rng {
        &self.0.rng
    }
    /// A search index that a feature named.
    pub fn index(&self, name: &'static str) -> Result<&Arc<Index>, Fault> {
        self.0.indexes.get(name).ok_or_else(|| Fault::bug(format!("no feature keeps an index named {name}")))
    }
    /// Makes all search indexes anew; each with how many entries it then holds.
    ///
    /// # Errors
    /// The store cannot be read or an index not be written; the old one stays.
    pub async fn reindex(&self) -> Result<Vec<(&'static str, u64)>> {
        let mut made = Vec::new();
        for projection in &self.0.features.projections {
            made.push((projection.index, projection.rebuild(self).await?));
        }
        Ok(made)
    }
    /// The one `T` of this app, made at the first call: for caches that a feature keeps.
    pub fn keep<T: Any + Send + Sync>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let mut kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let one = kept.entry(TypeId::of::<T>()).or_insert_with(|| Arc::new(make())).clone();
        one.downcast::<T>().unwrap_or_else(|_| unreachable!("keyed by its type"))
    }
    /// The one `T` of this app if somebody made it: how a port finds whoever implements it.
    pub fn kept<T: Any + Send + Sync>(&self) -> Option<Arc<T>> {
        let kept = self.0.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get(&TypeId::of::<T>())?.clone().downcast::<T>().ok()
    }
    /// What the features hold of a member.
    pub fn belongings(&self) -> &[Belongings] {
        &self.0.features.belongings
    }
    /// All views with made data.
    pub fn samples(&self) -> Vec<Sample> {
        self.0.features.samples.iter().flat_map(|it| it()).collect()
    }
    /// The one of this number among [`App::samples`]; only those of its feature are made.
    pub fn sample(&self, number: usize) -> Option<Sample> {
        let makers = &self.0.features.samples;
        let counts = self.keep(|| SampleCounts(makers.iter().map(|it| it().len()).collect()));
        let mut place = number;
        for (make, count) in makers.iter().zip(&counts.0) {
            if place < *count {
                return make().into_iter().nth(place);
            }
            place -= count;
        }
        None
    }

    /// Runs what must be there before the first request.
    pub async fn begin(&self) -> Result<()> {
        for begin in &self.0.features.begins {
            begin(self.clone()).await?;
        }
        Ok(())
    }
    /// Everybody who listens and works.
    pub fn crew(&self) -> Crew {
        let listeners = self.0.features.hears.iter().map(|it| self.listener(it)).collect();
        let workers = self.0.features.works.iter().map(|it| {
            let (app, run) = (self.clone(), it.run);
            Worker { kind: it.kind, rhythm: it.rhythm, run: Arc::new(move |job| run(app.clone(), job)) }
        });
        Crew::new(self.0.db.clone(), listeners, workers.collect())
    }
    /// The routes behind the gate that `settings` make. To be called once.
    pub fn router(&self, settings: impl FnOnce(Arc<dyn Doorkeeper>) -> GateSettings) -> Result<axum::Router, Fault> {
        let gate = Gate::new(settings(self.doorkeeper()?.clone()));
        let routes = std::mem::take(&mut *self.0.features.routes.lock().unwrap_or_else(PoisonError::into_inner));
        Ok(web::router(routes, gate, self.clone()))
    }
    /// On whose behalf the words of a member are taken that come without a session (by mail), or what goes out to them is read: asked
    /// as the gate asks before what is for members.
    pub async fn admit(&self, member: MemberId) -> Result<std::result::Result<Viewer, Barred>, Fault> {
        self.doorkeeper()?.admit(member).await
    }
    /// Who knows the sessions.
    pub(crate) fn doorkeeper(&self) -> Result<&Arc<dyn Doorkeeper>, Fault> {
        let keep = self.0.features.doorkeeper.ok_or_else(|| Fault::bug("no feature keeps the sessions"))?;
        Ok(self.0.doorkeeper.get_or_init(|| keep(self)))
    }
    /// What the features tell open pages.
    pub(crate) fn tells(&self) -> &[Tells] {
        &self.0.features.tells
    }
    /// Who says which keys are named.
    pub(crate) fn named_keys(&self) -> &[NamedKeys] {
        &self.0.features.keys
    }
    /// The rules of every route, for the house tests; before [`App::router`] takes them.
    pub fn rules(&self) -> Vec<(web::Method, &'static str, web::Rules, Option<&'static str>)> {
        let routes = self.0.features.routes.lock().unwrap_or_else(PoisonError::into_inner);
        routes.iter().map(|it| (it.method, it.path, it.rules, it.contradiction())).collect()
    }

    fn listener(&self, hears: &Hears) -> Listener {
        let (app, hear) = (self.clone(), hears.hear);
        let keeper = match hears.keeps {
            Keeps::Store => Keeper::Store,
            Keeps::Itself(cursor) => {
                let app = self.clone();
                Keeper::Itself(Arc::new(move || cursor(&app)))
            }
        };
        let hear = Arc::new(move |facts, upto| hear(app.clone(), facts, upto));
        Listener { name: hears.name, kinds: hears.kinds, keeper, hear }
    }
}

impl FromRequestParts<App> for App {
    type Rejection = Infallible;
    async fn from_request_parts(_: &mut RequestParts, app: &App) -> Result<App, Infallible> {
        Ok(app.clone())
    }
}
