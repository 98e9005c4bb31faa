//! Connections, plain or encrypted: each with a time limit for its handshake, its headers and for reading what it asked for,
//! so that slow ones hold up nobody (abuse case 100), and an end.

use crate::{
    handles,
    staying::{Place, Taken, go_on},
};
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request},
    http::{Method, Version},
};
use futures_util::TryFutureExt;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
};
use std::{io, net::SocketAddr, pin::Pin, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::{Semaphore, watch},
};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;
use web::Open;

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
        let first = Box::pin(connection(stream, peer, tls, router, watcher));
        tokio::spawn(async move {
            // What is boxed goes when it is done: a page that listens for hours holds nothing but itself.
            let done = match first.await {
                Ok(Some(rest)) => rest.await.map_err(|it| it.to_string()),
                done => done.map(|_| ()),
            };
            if let Err(why) = done {
                tracing::debug!(why, "a connection ended early");
            }
            drop(place);
        });
    }
    drop(listener);
    // Open answers hold their places and nothing else; they end by themselves when the server stops.
    let all = async { tokio::join!(graceful.shutdown(), places.acquire_many(handles::connections() as u32)) };
    if tokio::time::timeout(LAST_REQUESTS, all).await.is_err() {
        tracing::warn!("some requests were cut short");
    }
}

/// Ends when the server is told to stop.
pub async fn stopped(stop: &mut watch::Receiver<bool>) {
    while !*stop.borrow() && stop.changed().await.is_ok() {}
}

/// What is left of a connection once its answers are done: one that stays open, if there is any.
type Rest = Option<Pin<Box<dyn Future<Output = io::Result<()>> + Send>>>;

async fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    tls: Option<TlsAcceptor>,
    router: Router,
    watcher: Watcher,
) -> Result<Rest, String> {
    let _ = stream.set_nodelay(true);
    let Some(tls) = tls else { return talk(stream, peer, router, watcher).await };
    match tokio::time::timeout(HANDSHAKE, tls.accept(stream)).await {
        Ok(Ok(stream)) => talk(stream, peer, router, watcher).await,
        Ok(Err(why)) => Err(why.to_string()),
        Err(_) => Err("the handshake took too long".to_owned()),
    }
}

/// Answers what is asked, until the end or until an answer stays open.
async fn talk<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: S,
    peer: SocketAddr,
    router: Router,
    watcher: Watcher,
) -> Result<Rest, String> {
    let (stream, place) = Taken::new(stream);
    let answered = serve(stream, peer, (router, place.clone()), watcher).await;
    match place.take() {
        Some((stream, events)) => Ok(Some(Box::pin(go_on(stream, events)))),
        None => answered.map(|()| None),
    }
}

/// Not an async fn: such a one would hold the connection twice, before and while it is watched.
fn serve<S: AsyncRead + AsyncWrite + Unpin + Send + 'static>(
    stream: Taken<S>,
    peer: SocketAddr,
    (router, place): (Router, Place<S>),
    watcher: Watcher,
) -> Pin<Box<dyn Future<Output = Result<(), String>> + Send>> {
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let (router, place) = (router.clone(), place.clone());
        let in_pieces = request.version() == Version::HTTP_11 && request.method() == Method::GET;
        Box::pin(async move {
            let Ok(mut answer) = tokio::time::timeout(ANSWER, router.oneshot(request)).await else { return Ok(late()) };
            if let Ok(answer) = &mut answer
                && let Some(open) = answer.extensions_mut().remove::<Open>().filter(|_| in_pieces)
            {
                place.leave_with(open);
            }
            answer
        })
    });
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(64 * 1024);
    let connection = http.serve_connection(TokioIo::new(stream), service);
    Box::pin(watcher.watch(connection).map_err(|it| it.to_string()))
}

/// The answer when ours would come too late. What was under way is cut off; a write is then undone.
fn late() -> axum::response::Response {
    let mut response = axum::response::Response::new(Body::from("This took too long. Please try again in a minute.\n"));
    *response.status_mut() = axum::http::StatusCode::SERVICE_UNAVAILABLE;
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    async fn ask(version: &str) -> (String, bool) {
        let open = async || Open::new(futures_util::stream::pending(), Duration::from_secs(2));
        let (ours, mut theirs) = tokio::io::duplex(1024);
        let (stream, place) = Taken::new(ours);
        let graceful = GracefulShutdown::new();
        #[expect(clippy::disallowed_methods, reason = "what is tested lies below the route table")]
        let router = Router::new().fallback(open);
        let served = serve(stream, ([127, 0, 0, 1], 0).into(), (router, place.clone()), graceful.watcher());
        let served = tokio::spawn(served);
        theirs.write_all(format!("GET / {version}\r\nhost: x\r\n\r\n").as_bytes()).await.expect("asked");
        let mut text = Vec::new();
        while !text.windows(4).any(|it| it == b"2000") {
            assert!(theirs.read_buf(&mut text).await.expect("an answer") > 0);
        }
        // Whoever was not left ends only now.
        let left = if version == "HTTP/1.1" { served.await.is_ok() } else { !served.is_finished() };
        drop(theirs);
        (String::from_utf8(text).expect("text"), left && place.take().is_some())
    }

    #[tokio::test]
    async fn an_answer_that_stays_open_leaves_the_machinery_where_it_goes_out_in_pieces() {
        let (text, left) = ask("HTTP/1.1").await;
        assert!(text.contains("transfer-encoding: chunked") && text.contains("text/event-stream"), "{text}");
        assert!(left);
        let (text, left) = ask("HTTP/1.0").await;
        assert!(!text.contains("chunked") && text.contains("text/event-stream"), "{text}");
        assert!(!left);
    }
}
