//! The server: opens everything, answers until it is told to stop, and then stops within ten seconds.

use crate::{
    config::Config,
    control, observe,
    open::{self, Closed, Opened, RootKey},
};
use axum::{Router, extract::connect_info::IntoMakeServiceWithConnectInfo};
use frame::App;
use kernel::Fault;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
};
use tower_http::compression::CompressionLayer;
use web::{CsrfKey, Doorkeeper, GateSettings, Limits, PublicUrl, TrustedProxies};

/// How long requests under way may take once the server is told to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(8);

/// Serves until SIGTERM or Ctrl-C.
pub async fn serve(config: Config) -> Result<(), String> {
    let opened = open::open(&config).await.map_err(|it| match it {
        Closed::Busy => format!("another server works on {} already", config.data.display()),
        Closed::Because(why) => why,
    })?;
    let Opened { app, root, lock } = opened;
    let (stop, stopping) = watch::channel(false);
    observe::metrics(config.metrics_listen, stopping.clone()).await;
    let listener = TcpListener::bind(config.listen).await;
    let listener = listener.map_err(|it| format!("nobody can listen on {}: {it}", config.listen))?;
    let crew = app.crew();
    let working = tokio::spawn({
        let stopping = stopping.clone();
        async move { crew.run(stopping).await }
    });
    let commands = tokio::spawn(control::listen(app.clone(), config.data.clone(), stopping.clone()));
    greet(&app, &config).await?;
    let service = service(&app, &root, &config).map_err(|it| it.to_string())?;
    let graceful = axum::serve(listener, service).with_graceful_shutdown({
        let mut stopping = stopping.clone();
        async move {
            let _ = stopping.wait_for(|it| *it).await;
        }
    });
    let serving = tokio::spawn(graceful.into_future());
    told_to_stop().await;
    tracing::info!("stopping");
    stop.send_replace(true);
    if tokio::time::timeout(LAST_REQUESTS, serving).await.is_err() {
        tracing::warn!("some requests were cut short");
    }
    for task in [working, commands] {
        let _ = tokio::time::timeout(Duration::from_secs(1), task).await;
    }
    let closed = app.db().close().await.map_err(|it| it.to_string());
    drop(lock);
    closed
}

/// The app's pages behind their gate.
pub fn router(app: &App, url: PublicUrl, proxies: TrustedProxies, csrf: CsrfKey, limits: Limits) -> Result<Router, Fault> {
    app.router(|doorkeeper| gate(app, doorkeeper, url, proxies, csrf, limits))
}

/// What the gate knows.
pub fn gate(
    app: &App,
    doorkeeper: Arc<dyn Doorkeeper>,
    url: PublicUrl,
    proxies: TrustedProxies,
    csrf: CsrfKey,
    limits: Limits,
) -> GateSettings {
    GateSettings { url, proxies, csrf, limits, doorkeeper, clock: app.clock().clone(), rng: app.rng().clone() }
}

#[expect(clippy::disallowed_methods, reason = "layers around all pages, no routes")]
fn service(app: &App, root: &RootKey, config: &Config) -> Result<IntoMakeServiceWithConnectInfo<Router, SocketAddr>, Fault> {
    let csrf = CsrfKey(root.derive("csrf"));
    let router = router(app, config.url.clone(), config.proxies.clone(), csrf, Limits::new(1))?;
    Ok(router.layer(CompressionLayer::new()).into_make_service_with_connect_info())
}

/// Says where it is, and how the first administrator comes in.
#[expect(clippy::print_stdout, reason = "the one thing that whoever starts a server wants to read")]
async fn greet(app: &App, config: &Config) -> Result<(), String> {
    println!("Kettle is at {}", config.url.origin());
    if let Some(link) = accounts::actions::invite_founder(app).await.map_err(|it| it.to_string())? {
        println!("The first administrator joins here, once: {link}");
    }
    Ok(())
}

async fn told_to_stop() {
    let terminated = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        () = terminated => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
