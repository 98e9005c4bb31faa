//! Where the soak takes place: a data folder with people and conversations, and the released program on it, which is killed
//! and started again under the same address.

use crate::{
    Bench, Outcome,
    demo::{DAY, Key, SEED},
    pages,
    process::{self, Server},
    world::{self, World},
};
use accounts_api::{TieKind, set_tie};
use connections_api::{ConversationId, ConversationsPort, Opening};
use frame::App;
use kernel::{Act, Fault, MemberId, Rng, Viewer};
use kettle::Purpose;
use messages::actions::find_pair;
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    time::Duration,
};
use tokio::sync::Mutex;
use vault::Scope;

/// The engine beneath.
pub enum Ground {
    /// The embedded one.
    Sqlite,
    /// A server that lives as long as this program.
    Postgres(String),
}

/// So many talk in each group.
const GROUP: usize = 5;
const SCENE: Act = Act::open("set_scene");

/// One conversation and who talks there, by number.
pub struct Talk {
    /// Its id.
    pub id: ConversationId,
    /// Who.
    pub members: Vec<usize>,
}

/// Who talks with whom.
pub struct Scene {
    /// Everybody, by number.
    pub people: Vec<MemberId>,
    /// With what they sign in.
    pub keys: Vec<Key>,
    /// Each with the next, and groups of five.
    pub talks: Vec<Talk>,
}

/// A place to talk.
pub struct Stand {
    kettle: PathBuf,
    data: PathBuf,
    database: Option<String>,
    server: Mutex<Option<Server>>,
    /// The same however often it was killed.
    pub address: SocketAddr,
    /// With what they sign in.
    pub keys: Vec<Key>,
    /// What they talk in.
    pub talks: Vec<Talk>,
}

impl Ground {
    /// Both.
    pub fn all(_bench: &Bench) -> Outcome<[Ground; 2]> {
        let server = proving::postgres::postgres()?;
        let name = "soak";
        server.create_database(name, None)?;
        Ok([Ground::Sqlite, Ground::Postgres(server.url(name))])
    }
    /// Where it is, if not in the data folder.
    fn database(&self) -> Option<&str> {
        match self {
            Ground::Sqlite => None,
            Ground::Postgres(url) => Some(url),
        }
    }
    /// For words.
    pub fn name(&self) -> &'static str {
        match self {
            Ground::Sqlite => "sqlite",
            Ground::Postgres(_) => "postgres",
        }
    }
}

impl Stand {
    /// People, contacts and conversations, and a server that answers.
    pub async fn make(bench: &Bench, ground: Ground, clients: usize) -> Outcome<Stand> {
        let data = bench.folders.fresh(&format!("soak-{}", ground.name()))?;
        let Scene { keys, talks, .. } = Scene::make(bench, &data, &ground, clients).await?;
        let (kettle, database) = (bench.folders.kettle.clone(), ground.database().map(str::to_owned));
        let server = Server::start_on(&kettle, &data, database.as_deref(), None).await?;
        let address = server.address;
        Ok(Stand { kettle, data, database, server: Mutex::new(Some(server)), address, keys, talks })
    }
    /// Ends the program as a power cut would, and starts it again after a moment.
    pub async fn kill_and_start(&self, rng: &Rng) -> Outcome<()> {
        let mut server = self.server.lock().await;
        if let Some(server) = server.take() {
            server.kill()?;
        }
        tokio::time::sleep(Duration::from_millis(rng.below(400))).await;
        *server = Some(Server::start_on(&self.kettle, &self.data, self.database.as_deref(), Some(self.address)).await?);
        Ok(())
    }
    /// The ordinary end.
    pub async fn stop(&self) -> Outcome<()> {
        match self.server.lock().await.take() {
            Some(server) => server.stop(),
            None => Ok(()),
        }
    }
}

impl Scene {
    /// People in an empty data folder; everybody is a contact of the next and has a conversation with them, and there are
    /// groups of five.
    pub async fn make(bench: &Bench, data: &Path, ground: &Ground, clients: usize) -> Outcome<Scene> {
        let members = clients.to_string();
        let words = ["demo", "--members", &members, "--seed", &SEED.to_string(), "--day", DAY, "--json"];
        process::run_on(&bench.folders.kettle, data, ground.database(), &words, "")?;
        let opened = pages::open_on(data, ground.database(), Purpose::Task).await?;
        let (_, practices) = people::actions::made_ground(&opened.app).await?;
        let practices: Vec<_> = practices.iter().map(world::remembered).collect();
        let world = World::of(&practices)?;
        let population = world.population();
        let made: Vec<_> = (0..clients as u64).filter_map(|it| population.member(it)).collect();
        let people: Vec<MemberId> = made.iter().map(|it| it.profile.member).collect();
        let password = kettle::demo::PASSWORD.to_owned();
        let keys = made.into_iter().map(|it| Key { email: it.email, password: password.clone() }).collect();
        let talks = open_talks(&opened.app, &people).await?;
        opened.app.crew().settle().await?;
        opened.app.db().close().await?;
        opened.app.vault().db().close().await?;
        Ok(Scene { people, keys, talks })
    }
}

async fn open_talks(app: &App, people: &[MemberId]) -> Outcome<Vec<Talk>> {
    let pairs = (0..people.len()).map(|it| vec![it, (it + 1) % people.len()]);
    let groups = (0..people.len() / GROUP).map(|it| (it * GROUP..(it + 1) * GROUP).collect::<Vec<_>>());
    let port = app.kept::<ConversationsPort>().ok_or_else(|| Fault::bug("nobody keeps conversations"))?;
    let mut talks = Vec::new();
    for members in pairs.chain(groups) {
        let ids: Vec<MemberId> = members.iter().map(|it| people[*it]).collect();
        let viewer = Viewer::member(ids[0]);
        // Some of the made people talk already.
        if let [one, other] = ids[..]
            && let Some(id) = find_pair(app.read(&viewer).await?.reader(), one, other).await?
        {
            talks.push(Talk { id, members });
            continue;
        }
        let id = ConversationId::random(app.rng());
        let key = app.vault().make(Scope::conversation(id)).await?;
        let opening = Opening { conversation: id, key, members: ids.clone(), notes: vec![] };
        let opened = app.write(&viewer, SCENE, async |tx| {
            if let [one, other] = ids[..] {
                set_tie(tx, one, other, TieKind::Contact).await?;
            }
            port.0.open(tx, opening).await
        });
        opened.await?;
        talks.push(Talk { id, members });
    }
    Ok(talks)
}
