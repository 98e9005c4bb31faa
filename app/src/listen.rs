//! Connections, plain or encrypted: each with a time limit for its handshake, its headers and for reading what it asked for,
//! so that slow ones hold up nobody (abuse case 100), and an end.

use crate::{handles, patience::Patience};
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
};
use futures_util::TryFutureExt;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use std::{net::SocketAddr, pin::Pin, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;

/// How long a browser may take to send the head of a request; also how long a connection may stay silent.
const HEAD: Duration = Duration::from_secs(20);
/// How long it may take until both sides have agreed on keys.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// How long one request may take, from its head to the head of its answer.
const ANSWER: Duration = Duration::from_secs(30);
/// How long requests under way may take once the server is told to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(8);

/// Answers connections until `stop`, then lets those that are busy finish.
pub async fn listen(listener: TcpListener, router: Router, stop: watch::Receiver<bool>) {
    listen_with(listener, None, router, stop).await;
}

/// As [`listen`], encrypted if there is somebody who does it.
pub(crate) async fn listen_with(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    router: Router,
    mut stop: watch::Receiver<bool>,
) {
    let graceful = GracefulShutdown::new();
    // The next one waits to be accepted.
    let places = Arc::new(Semaphore::new(handles::connections()));
    loop {
        let Ok(place) = places.clone().acquire_owned().await else { break };
        let (stream, peer) = tokio::select! {
            () = stopped(&mut stop) => break,
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(why) => {
                    // Out of file handles, mostly: the next accept would fail at once again.
                    tracing::warn!(%why, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
        };
        let (tls, router, watcher) = (tls.clone(), router.clone(), graceful.watcher());
        tokio::spawn(async move {
            if let Err(why) = connection(stream, peer, tls, router, watcher).await {
                tracing::debug!(why, "a connection ended early");
            }
            drop(place);
        });
    }
    drop(listener);
    if tokio::time::timeout(LAST_REQUESTS, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests were cut short");
    }
}

/// Ends when the server is told to stop.
pub async fn stopped(stop: &mut watch::Receiver<bool>) {
    while !*stop.borrow() && stop.changed().await.is_ok() {}
}

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    tls: Option<TlsAcceptor>,
    router: Router,
    watcher: Watcher,
) -> Result<(), String> {
    let _ = stream.set_nodelay(true);
    // Each part in a box of its own, which goes when it is done: a connection that is idle for hours holds nothing but itself.
    let Some(tls) = tls else { return serve(stream, peer, router, watcher).await };
    match Box::pin(tokio::time::timeout(HANDSHAKE, tls.accept(stream))).await {
        Ok(Ok(stream)) => serve(stream, peer, router, watcher).await,
        Ok(Err(why)) => Err(why.to_string()),
        Err(_) => Err("the handshake took too long".to_owned()),
    }
}

/// Not an async fn: such a one would hold the connection twice, before and while it is watched.
fn serve(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    peer: SocketAddr,
    router: Router,
    watcher: Watcher,
) -> Pin<Box<dyn Future<Output = Result<(), String>> + Send>> {
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let router = router.clone();
        Box::pin(async move {
            match tokio::time::timeout(ANSWER, router.oneshot(request)).await {
                Ok(answer) => answer,
                Err(_) => Ok(late()),
            }
        })
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(64 * 1024);
    let connection = http.serve_connection(TokioIo::new(Patience::new(stream)), service);
    Box::pin(watcher.watch(connection).map_err(|it| it.to_string()))
}

/// The answer when ours would come too late. What was under way is cut off; a write is then undone.
fn late() -> axum::response::Response {
    let mut response = axum::response::Response::new(Body::from("This took too long. Please try again in a minute.\n"));
    *response.status_mut() = axum::http::StatusCode::SERVICE_UNAVAILABLE;
    response
}
