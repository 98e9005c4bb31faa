//! Running a story: on a copy of a migrated template that is made once per process for each engine.

use crate::{
    Database, TestApp,
    logs::listen,
    postgres::{Postgres, ground, postgres},
    test_app,
};
use frame::{Feature, Joining};
use std::{
    future::Future,
    path::Path,
    sync::{
        OnceLock,
        atomic::{AtomicU32, Ordering},
    },
};

/// Runs a story on SQLite.
pub fn on_sqlite<F: Future<Output = ()>>(features: fn() -> Vec<Feature>, story: impl FnOnce(TestApp) -> F) {
    static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
    let template = TEMPLATE.get_or_init(|| {
        let folder = folder();
        let file = folder.path().join("kettle.db");
        run(async { prepare(Database::Sqlite(file.clone()), folder.path(), features()).await });
        std::fs::read(&file).expect("the template can be read")
    });
    let folder = folder();
    let file = folder.path().join("kettle.db");
    std::fs::write(&file, template).expect("the template can be copied");
    run(async { story(TestApp::open(Database::Sqlite(file), folder, features).await).await });
}

/// Runs a story on PostgreSQL. Without one it prints that it was skipped, or fails where `CI` is set.
pub fn on_postgres<F: Future<Output = ()>>(features: fn() -> Vec<Feature>, story: impl FnOnce(TestApp) -> F) {
    static TEMPLATE: OnceLock<String> = OnceLock::new();
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let server = match postgres() {
        Ok(server) => server,
        Err(missing) => {
            println!("skipped: {missing}");
            return;
        }
    };
    let template = TEMPLATE.get_or_init(|| {
        let name = format!("kettle_template_{}", std::process::id());
        server.create_database(&name, None).expect("the template is made");
        let folder = folder();
        run(async { prepare(Database::Postgres(server, name.clone()), folder.path(), features()).await });
        name
    });
    let name = format!("kettle_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
    server.create_database(&name, Some(template)).expect("the template can be copied");
    let dropped = Dropped(server, name.clone());
    run(async { story(TestApp::open(Database::Postgres(server, name), folder(), features).await).await });
    drop(dropped);
}

/// Drops its database at the end, also when the story fails.
struct Dropped(&'static Postgres, String);

impl Drop for Dropped {
    fn drop(&mut self) {
        if let Err(trouble) = self.0.drop_database(&self.1) {
            println!("the database {} stays behind: {trouble}", self.1);
        }
    }
}

/// Migrates the template and lets the features put in what must be there before the first request.
async fn prepare(database: Database, folder: &Path, features: Vec<Feature>) {
    let schemas: Vec<_> = features.iter().map(|it| it.schema).collect();
    // Another seed than the stories': the clock stands at the same moment, so the same chance would make the same ids.
    let app = test_app::assemble(&database, folder, features, 19, Joining::Open, None);
    app.db().migrate(&schemas).await.expect("the template migrates");
    app.begin().await.expect("the features begin");
    app.db().close().await.expect("the template closes");
}

/// A folder that goes with what lies in it.
pub(crate) fn folder() -> tempfile::TempDir {
    tempfile::Builder::new().prefix("kettle-test-").tempdir_in(ground()).expect("a folder can be made")
}

fn run(future: impl Future<Output = ()>) {
    listen();
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    let runtime = runtime.worker_threads(2).enable_all().build().expect("a runtime");
    runtime.block_on(future);
    runtime.shutdown_background();
}

/// All at once, each as a task of its own; their answers in order.
pub async fn together<T: Send + 'static>(futures: Vec<impl Future<Output = T> + Send + 'static>) -> Vec<T> {
    let tasks: Vec<_> = futures.into_iter().map(tokio::spawn).collect();
    let mut answers = Vec::with_capacity(tasks.len());
    for task in tasks {
        answers.push(task.await.expect("a task ends well"));
    }
    answers
}
