//! What the operator sees: logs on stderr, metrics on a second address. Neither ever contains private text.

use axum::{Router, routing::get};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use std::{net::SocketAddr, time::Duration};
use tokio::{net::TcpListener, sync::watch};
use tracing_subscriber::EnvFilter;

/// Logs for people on a terminal, else one JSON object a line.
pub fn logs(level: &str, terminal: bool) {
    let filter = EnvFilter::try_new(level).unwrap_or_else(|_| EnvFilter::new("info"));
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second initialisation in one process (tests) changes nothing.
    let _ = if terminal { builder.try_init() } else { builder.json().flatten_event(true).try_init() };
}

/// Starts to collect metrics and shows them at `/metrics` of a loopback address until `stop`.
pub async fn metrics(listen: Option<SocketAddr>, stop: watch::Receiver<bool>) {
    let Some(listen) = listen else { return };
    let Ok(handle) = PrometheusBuilder::new().install_recorder() else { return };
    match TcpListener::bind(listen).await {
        Ok(listener) => {
            tokio::spawn(upkeep(handle.clone(), stop.clone()));
            tokio::spawn(show(listener, handle, stop));
        }
        Err(why) => {
            tracing::warn!(%listen, %why, "metrics are not shown; set KETTLE_METRICS_LISTEN to another address or off")
        }
    }
}

async fn upkeep(handle: PrometheusHandle, mut stop: watch::Receiver<bool>) {
    while !*stop.borrow() {
        handle.run_upkeep();
        tokio::select! {
            () = tokio::time::sleep(Duration::from_secs(5)) => {}
            _ = stop.changed() => {}
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "not a page of Kettle: one text for the machine's own collector")]
async fn show(listener: TcpListener, handle: PrometheusHandle, mut stop: watch::Receiver<bool>) {
    let router = Router::new().route("/metrics", get(move || std::future::ready(handle.render())));
    let stopped = async move {
        let _ = stop.wait_for(|it| *it).await;
    };
    let _ = axum::serve(listener, router).with_graceful_shutdown(stopped).await;
}
