//! The server: opens everything, answers until it is told to stop, and then stops within ten seconds.

use crate::{
    backup::{self, Plan},
    config::Config,
    control, handles, listen, observe,
    open::{self, Closed, Opened},
    redirect,
    root::RootKey,
    sheet,
    tls::Tls,
};
use axum::Router;
use frame::App;
use kernel::Fault;
use std::sync::Arc;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::watch,
};
use tower_http::compression::{
    CompressionLayer, Predicate,
    predicate::{DefaultPredicate, NotForContentType},
};
use web::{CsrfKey, Doorkeeper, GateSettings, Limits, PublicUrl, TrustedProxies};

/// Serves until SIGTERM or Ctrl-C.
pub async fn serve(config: Config) -> Result<(), String> {
    let tls = config.tls.clone().map(Tls::open).transpose()?;
    let opened = open::open(&config, open::Purpose::Serve).await.map_err(|it| match it {
        Closed::Busy => format!("another server works on {} already", config.data.display()),
        Closed::Because(why) => why,
    })?;
    let Opened { app, root, lock } = opened;
    handles::raise();
    let (stop, stopping) = watch::channel(false);
    observe::metrics(config.metrics_listen, stopping.clone()).await;
    let listener = TcpListener::bind(config.listen).await;
    let listener = listener.map_err(|it| format!("nobody can listen on {}: {it}", config.listen))?;
    let crew = app.crew();
    let working = tokio::spawn({
        let stopping = stopping.clone();
        async move { crew.run(stopping).await }
    });
    let telling = tokio::spawn({
        let (app, stopping) = (app.clone(), stopping.clone());
        async move { app.keep_pages_told(stopping).await }
    });
    let commands = tokio::spawn(control::listen(app.clone(), config.data.clone(), stopping.clone()));
    let backups = tokio::spawn(nights(&app, stopping.clone()));
    let replies = tokio::spawn(replies(&app, &config, stopping.clone()));
    send_on(&config, stopping.clone()).await?;
    greet(&app, &config).await?;
    let service = service(&app, &root, &config).map_err(|it| it.to_string())?;
    let acceptor = tls.as_ref().map(Tls::acceptor);
    match tls {
        Some(tls) => drop(tokio::spawn(tls.keep_fresh(stopping.clone()))),
        // There is nothing to read again, and it must not end the server.
        None => drop(signal(SignalKind::hangup())),
    }
    let serving = tokio::spawn(listen::listen_with(listener, acceptor, service, stopping));
    told_to_stop().await;
    tracing::info!("stopping");
    stop.send_replace(true);
    // Pages that listen would hold their connections open for good; they come back to the next server.
    app.live().stop();
    let _ = serving.await;
    for task in [working, telling, commands, backups, replies] {
        let _ = tokio::time::timeout(std::time::Duration::from_secs(1), task).await;
    }
    let closed = app.close().await.map_err(|it| it.to_string());
    drop(lock);
    closed
}

/// Backups of every night, and the list of erasures.
fn nights(app: &App, stop: watch::Receiver<bool>) -> impl Future<Output = ()> + use<> {
    let (app, plan) = (app.clone(), app.kept::<Plan>());
    async move {
        if let Some(plan) = plan {
            backup::every_night(app, plan, stop).await;
        }
    }
}

/// What members answer by mail, if there is a mailbox for it.
fn replies(app: &App, config: &Config, stop: watch::Receiver<bool>) -> impl Future<Output = ()> + use<> {
    let (app, inbound) = (app.clone(), config.inbound.clone());
    async move {
        if let Some(inbound) = inbound {
            mailing::actions::keep_fetching(app, inbound.mailbox, stop).await;
        }
    }
}

/// The port without encryption, if there is one.
async fn send_on(config: &Config, stop: watch::Receiver<bool>) -> Result<(), String> {
    let Some(redirect) = &config.redirect else { return Ok(()) };
    let listener = TcpListener::bind(redirect.listen).await;
    let listener = listener.map_err(|it| format!("nobody can listen on {}: {it}", redirect.listen))?;
    let router = redirect::router(config.url.clone(), redirect.challenges.clone());
    tokio::spawn(listen::listen(listener, router, stop));
    Ok(())
}

/// The app's pages behind their gate.
pub fn router(
    app: &App,
    url: PublicUrl,
    proxies: TrustedProxies,
    csrf: CsrfKey,
    limits: Limits,
) -> Result<Router, Fault> {
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

fn service(app: &App, root: &RootKey, config: &Config) -> Result<Router, Fault> {
    let csrf = CsrfKey(root.derive("csrf"));
    let router = router(app, config.url.clone(), config.proxies.clone(), csrf, Limits::new(1))?;
    // What is packed already only costs time and memory to be packed again.
    let worth_it = DefaultPredicate::new()
        .and(NotForContentType::const_new("application/zip"))
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/vnd."));
    Ok(router.layer(CompressionLayer::new().compress_when(worth_it)))
}

/// Says where it is, and how the first administrator comes in.
#[expect(clippy::print_stdout, reason = "the one thing that whoever starts a server wants to read")]
async fn greet(app: &App, config: &Config) -> Result<(), String> {
    println!("Kettle is at {}", config.url.origin());
    let sheet = sheet::beside(&config.root_key_file);
    if sheet.exists() {
        println!(
            "Print the recovery sheet {}, keep the paper apart from this machine, and delete the file.",
            sheet.display()
        );
    }
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
