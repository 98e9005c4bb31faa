//! PostgreSQL: a pool, statements prepared once a connection, transactions that own their connection.

mod tls;
mod values;

use crate::{Args, Sql, fault, url::PostgresUrl};
use bytes::Bytes;
use deadpool_postgres::{Client, Hook, HookError, Manager, Object, Pool, Runtime};
use kernel::Fault;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};
use std::{sync::Arc, time::Duration};
use tokio_postgres::{CopyInSink, CopyOutStream, types::ToSql};

/// A server and the connections to it.
pub(crate) struct Postgres {
    pool: Pool,
}

/// A connection of the pool in somebody's hands. Dropped in the middle of something (a transaction, an answer not yet
/// read), it is closed instead of given back, and the server undoes what was open.
pub(crate) struct Link {
    client: Option<Client>,
    /// Whether the next one must not get this connection.
    in_transaction: AtomicBool,
    in_flight: AtomicUsize,
    /// Whether a statement failed.
    pub failed: AtomicBool,
    /// Whether it failed in a way that doing everything again may cure.
    pub may_retry: AtomicBool,
}

/// How long things may take.
#[derive(Clone, Copy)]
pub(crate) struct Patience {
    pub lock_wait: Duration,
    pub statement: Duration,
}

impl Postgres {
    /// A pool; nothing is connected yet.
    pub fn open(url: &PostgresUrl, size: usize, patience: Patience) -> Result<Postgres, Fault> {
        let mut config: tokio_postgres::Config =
            url.address.parse().map_err(|it| Fault::bug(format!("the postgres:// address cannot be read: {it}")))?;
        if config.get_application_name().is_none() {
            config.application_name("kettle");
        }
        if config.get_connect_timeout().is_none() {
            config.connect_timeout(Duration::from_secs(5));
        }
        let manager = match tls::connector(url)? {
            None => Manager::new(config, tokio_postgres::NoTls),
            Some(connector) => {
                config.ssl_mode(tokio_postgres::config::SslMode::Require);
                Manager::new(config, connector)
            }
        };
        // Reading is all that a session may do unless a transaction says that it writes.
        let settings = Arc::new(format!(
            "SET default_transaction_read_only = on; SET statement_timeout = {}; SET lock_timeout = {}; \
             SET idle_in_transaction_session_timeout = 60000; SET client_min_messages = warning; SET TIME ZONE 'UTC'",
            patience.statement.as_millis().max(1),
            patience.lock_wait.as_millis().max(1),
        ));
        let set_up = Hook::async_fn(move |client: &mut deadpool_postgres::ClientWrapper, _| {
            let settings = settings.clone();
            Box::pin(async move { client.batch_execute(&settings).await.map_err(HookError::Backend) })
        });
        let pool = Pool::builder(manager)
            .max_size(size.max(2))
            .runtime(Runtime::Tokio1)
            .wait_timeout(Some(patience.lock_wait.min(Duration::from_secs(2))))
            .create_timeout(Some(Duration::from_secs(10)))
            .post_create(set_up)
            .build()
            .map_err(|it| Fault::bug(format!("the pool of PostgreSQL cannot be made: {it}")))?;
        Ok(Postgres { pool })
    }

    /// A connection for reading.
    pub async fn lend(&self) -> Result<Link, Fault> {
        let client = self.pool.get().await.map_err(|it| fault::of_pool(&it))?;
        Ok(Link {
            client: Some(client),
            in_transaction: AtomicBool::new(false),
            in_flight: AtomicUsize::new(0),
            failed: AtomicBool::new(false),
            may_retry: AtomicBool::new(false),
        })
    }

    /// A connection for reading in one snapshot and without limit of time; closed afterwards.
    pub async fn lend_slow(&self) -> Result<Link, Fault> {
        let link = self.lend().await?;
        link.open("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = 0").await?;
        Ok(link)
    }

    /// A transaction that writes.
    pub async fn begin(&self) -> Result<Link, Fault> {
        let link = self.lend().await?;
        link.open("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE").await?;
        Ok(link)
    }

    pub fn close(&self) {
        self.pool.close();
    }
}

impl Link {
    /// All rows.
    pub async fn rows(&self, sql: &'static Sql, args: &Args<'_>) -> Result<Vec<tokio_postgres::Row>, Fault> {
        let values = self.noted(ordered(sql, args))?;
        let done = self
            .flight(async {
                let client = self.client()?;
                let statement = client.prepare_cached(sql.postgres()).await?;
                client.query(&statement, &values).await.map_err(Trouble::from)
            })
            .await;
        self.judged(done, Some(sql))
    }

    /// How the server would run a statement.
    pub async fn explain(&self, sql: &'static Sql, args: &Args<'_>) -> Result<Vec<tokio_postgres::Row>, Fault> {
        let values = self.noted(ordered(sql, args))?;
        let text = format!("EXPLAIN {}", sql.postgres());
        let done =
            self.flight(async { self.client()?.query(text.as_str(), &values).await.map_err(Trouble::from) }).await;
        self.judged(done, Some(sql))
    }

    /// The rows of a text of the store's own, without values.
    pub async fn raw(&self, text: &str) -> Result<Vec<tokio_postgres::Row>, Fault> {
        let done = self.flight(async { self.client()?.query(text, &[]).await.map_err(Trouble::from) }).await;
        self.judged(done, None)
    }

    /// Changes something; answers how many rows.
    pub async fn run(&self, sql: &'static Sql, args: &Args<'_>) -> Result<u64, Fault> {
        let values = self.noted(ordered(sql, args))?;
        let done = self
            .flight(async {
                let client = self.client()?;
                let statement = client.prepare_cached(sql.postgres()).await?;
                if !statement.columns().is_empty() {
                    return Err(Trouble::Ours(Fault::bug(format!("{sql}: this statement answers rows; read them"))));
                }
                client.execute(&statement, &values).await.map_err(Trouble::from)
            })
            .await;
        self.judged(done, Some(sql))
    }

    /// The types of a statement's parameters and columns.
    pub async fn prepare(&self, text: &str, sql: Option<&'static Sql>) -> Result<tokio_postgres::Statement, Fault> {
        let done = self.flight(async { self.client()?.prepare(text).await.map_err(Trouble::from) }).await;
        self.judged(done, sql)
    }

    /// Several statements without values.
    pub async fn batch(&self, text: &str) -> Result<(), Fault> {
        let done = self.flight(async { self.client()?.batch_execute(text).await.map_err(Trouble::from) }).await;
        self.judged(done, None)
    }

    /// The rows of a `COPY … TO STDOUT`, as they come.
    pub async fn copy_out(&self, text: &str) -> Result<CopyOutStream, Fault> {
        let done = self.flight(async { self.client()?.copy_out(text).await.map_err(Trouble::from) }).await;
        self.judged(done, None)
    }

    /// Where the rows of a `COPY … FROM STDIN` go.
    pub async fn copy_in(&self, text: &str) -> Result<CopyInSink<Bytes>, Fault> {
        let done = self.flight(async { self.client()?.copy_in(text).await.map_err(Trouble::from) }).await;
        self.judged(done, None)
    }

    /// Commits; with a fault, whether doing everything again may cure it.
    pub async fn commit(self) -> Result<(), (Fault, bool)> {
        let done = self.batch("COMMIT").await;
        let may_retry = self.may_retry.load(Relaxed);
        self.in_transaction.store(done.is_err(), Relaxed);
        done.map_err(|it| (it, may_retry))
    }
    pub async fn roll_back(self) -> Result<(), Fault> {
        self.batch("ROLLBACK").await?;
        self.in_transaction.store(false, Relaxed);
        Ok(())
    }
    /// From now on the connection is closed when dropped instead of given back: its settings are about to be changed.
    pub fn spoil(&self) {
        self.in_transaction.store(true, Relaxed);
    }

    async fn open(&self, text: &'static str) -> Result<(), Fault> {
        self.in_transaction.store(true, Relaxed);
        self.batch(text).await
    }
    fn client(&self) -> Result<&Client, Trouble> {
        self.client.as_ref().ok_or_else(|| Trouble::Ours(Fault::bug("the connection was given back")))
    }
    /// Counts what is under way, so that a connection dropped meanwhile is not given to the next one.
    async fn flight<T>(&self, work: impl Future<Output = Result<T, Trouble>>) -> Result<T, Trouble> {
        self.in_flight.fetch_add(1, Relaxed);
        let done = work.await;
        self.in_flight.fetch_sub(1, Relaxed);
        done
    }
    fn judged<T>(&self, done: Result<T, Trouble>, sql: Option<&'static Sql>) -> Result<T, Fault> {
        if let Err(Trouble::Driver(error)) = &done
            && fault::is_retryable(error)
        {
            self.may_retry.store(true, Relaxed);
        }
        self.noted(done.map_err(|it| match it {
            Trouble::Driver(error) => fault::of_postgres(&error, sql),
            Trouble::Ours(fault) => fault,
        }))
    }
    fn noted<T>(&self, done: Result<T, Fault>) -> Result<T, Fault> {
        if done.is_err() {
            self.failed.store(true, Relaxed);
        }
        done
    }
}

impl Drop for Link {
    fn drop(&mut self) {
        let is_clean = !self.in_transaction.load(Relaxed) && self.in_flight.load(Relaxed) == 0;
        if let Some(client) = self.client.take().filter(|_| !is_clean) {
            drop(Object::take(client));
        }
    }
}

enum Trouble {
    Driver(tokio_postgres::Error),
    Ours(Fault),
}
impl From<tokio_postgres::Error> for Trouble {
    fn from(error: tokio_postgres::Error) -> Trouble {
        Trouble::Driver(error)
    }
}

fn ordered<'v>(sql: &'static Sql, args: &'v Args<'_>) -> Result<Vec<&'v (dyn ToSql + Sync)>, Fault> {
    Ok(sql.order(args)?.map(|it| it as &(dyn ToSql + Sync)).collect())
}
