//! Rounds: telling open pages what commits changed, and ending the streams of who may not hear any more.

use super::news;
use crate::App;
use kernel::{Fault, MemberId, SessionId, Viewer};
use std::{collections::HashSet, time::Duration};
use store::{Engine, Stamp};
use tokio::sync::watch;

/// Members of one read.
const AT_ONCE: usize = 1_000;
/// How often commits of other servers are looked for, on PostgreSQL; on SQLite there are none, and it is for what nobody
/// thought of.
const fn look_again(engine: Engine) -> Duration {
    match engine {
        Engine::Postgres => Duration::from_secs(1),
        Engine::Sqlite => Duration::from_secs(15),
    }
}
/// How often it is looked whether a commit ended a session: on SQLite two numbers are compared, on PostgreSQL one statement
/// asks for all that listen.
const fn check_every(engine: Engine) -> Duration {
    match engine {
        Engine::Postgres => Duration::from_millis(800),
        Engine::Sqlite => Duration::from_millis(200),
    }
}
/// Sessions also end when their time is up, which is no commit.
const TIME_UP: Duration = Duration::from_secs(15);
/// After a fault of the store.
const AFTER_FAULT: Duration = Duration::from_secs(1);

impl App {
    /// Tells open pages what is new, and ends the streams of sessions that ended, until `stop`.
    pub async fn keep_pages_told(&self, mut stop: watch::Receiver<bool>) {
        let stopped = async move { while !*stop.borrow() && stop.changed().await.is_ok() {} };
        tokio::select! {
            () = self.telling() => {}
            () = self.checking() => {}
            () = stopped => {}
        }
    }

    /// One round of both, for tests.
    pub async fn tell_pages(&self) -> Result<(), Fault> {
        self.live().0.lines.stir(self.db().moved_already());
        self.tell_stirred().await?;
        self.check_sessions().await
    }

    async fn telling(&self) {
        let lines = &self.live().0.lines;
        let again = look_again(self.db().engine());
        loop {
            tokio::select! {
                moved = self.db().moved() => lines.stir(moved),
                () = lines.rung() => {}
                () = tokio::time::sleep(again) => lines.stir_all(),
            }
            if let Err(fault) = self.tell_stirred().await {
                tracing::warn!(%fault, "open pages wait for what is new");
                tokio::time::sleep(AFTER_FAULT).await;
                lines.stir_all();
            }
        }
    }

    async fn tell_stirred(&self) -> Result<(), Fault> {
        let lines = &self.live().0.lines;
        let stirred = lines.take_stirred();
        for some in stirred.chunks(AT_ONCE) {
            self.recheck(some).await?;
            let news = {
                let read = self.db().read(&Viewer::nobody()).await?;
                news::after(self.tells(), read.reader(), some).await?
            };
            for (member, news) in news {
                lines.tell(member, news.n, &news.event("nudge")?);
            }
        }
        Ok(())
    }

    async fn checking(&self) {
        let engine = self.db().engine();
        let Ok(doorkeeper) = self.doorkeeper() else { return std::future::pending().await };
        let watch = self.db().watch(doorkeeper.tables());
        let (mut seen, mut checked): (Option<Stamp>, Duration) = (None, Duration::ZERO);
        loop {
            tokio::time::sleep(check_every(engine)).await;
            checked += check_every(engine);
            let now = watch.stamp();
            if now.is_some() && now == seen && checked < TIME_UP {
                continue;
            }
            match self.check_sessions().await {
                Ok(()) => (seen, checked) = (now, Duration::ZERO),
                Err(fault) => {
                    tracing::warn!(%fault, "whether sessions of open pages ended could not be read");
                    tokio::time::sleep(AFTER_FAULT).await;
                }
            }
        }
    }

    /// Nobody is told anything whose session a commit ended before, however lately (abuse case 25).
    async fn recheck(&self, members: &[(MemberId, i64)]) -> Result<(), Fault> {
        let lines = &self.live().0.lines;
        let stamp = self.db().watch(self.doorkeeper()?.tables()).stamp();
        match stamp {
            Some(_) if lines.checked_at(stamp) => Ok(()),
            Some(_) => {
                self.check(lines.sessions()).await?;
                lines.note_checked(stamp);
                Ok(())
            }
            None => self.check(lines.sessions_of(members)).await,
        }
    }

    /// One read for all that listen, however many.
    async fn check_sessions(&self) -> Result<(), Fault> {
        self.check(self.live().0.lines.sessions()).await
    }

    async fn check(&self, listening: Vec<SessionId>) -> Result<(), Fault> {
        let lines = &self.live().0.lines;
        if listening.is_empty() {
            return Ok(());
        }
        let remaining = self.doorkeeper()?.remaining(&listening).await?;
        let remaining: HashSet<SessionId> = remaining.into_iter().collect();
        let over: HashSet<SessionId> = listening.into_iter().filter(|it| !remaining.contains(it)).collect();
        if !over.is_empty() {
            lines.end(&over);
        }
        Ok(())
    }

    /// Tells these members' pages once more what is new, without a commit.
    pub fn stir_pages(&self, members: &[MemberId]) {
        self.live().0.lines.stir(members.iter().copied());
    }
}
