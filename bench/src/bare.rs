//! The peer of the page figures: axum with nothing behind it, which returns the same bytes under the same addresses.

use crate::{Outcome, client::Answer};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri},
    response::{IntoResponse, Response},
};
use std::{collections::HashMap, net::SocketAddr, sync::Arc};
use tokio::{net::TcpListener, task::AbortHandle};

/// What it answers, by path and query.
type Pages = HashMap<String, (HeaderMap, Bytes)>;

/// The peer while it listens; it ends with this value.
pub struct Bare {
    /// Where it listens.
    pub address: SocketAddr,
    task: AbortHandle,
}

impl Drop for Bare {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// Serves these answers as they came.
#[expect(clippy::disallowed_methods, reason = "the peer has no route table, gate or rules: that is the point")]
pub async fn serve_bare(pages: impl Iterator<Item = (String, Answer)>) -> Outcome<Bare> {
    let mut kept = Pages::new();
    for (path, answer) in pages {
        let mut headers = HeaderMap::new();
        for (name, value) in answer.headers.iter().filter(|it| !matches!(it.0.as_str(), "content-length" | "date")) {
            headers.append(HeaderName::from_bytes(name.as_bytes())?, HeaderValue::from_str(value)?);
        }
        kept.insert(path, (headers, Bytes::from(answer.body)));
    }
    let router = Router::new().fallback(page).with_state(Arc::new(kept));
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let task = tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(Bare { address, task: task.abort_handle() })
}

async fn page(State(pages): State<Arc<Pages>>, address: Uri) -> Response {
    let path = address.path_and_query().map_or("/", |it| it.as_str());
    match pages.get(path) {
        Some((headers, bytes)) => (headers.clone(), bytes.clone()).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
