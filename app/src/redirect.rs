//! The plain port beside HTTPS: it sends everybody on to the public address, and shows who issues certificates the file by
//! which they see that the host is ours.

use axum::{
    Router,
    extract::Request,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use std::path::{Path, PathBuf};
use web::PublicUrl;

/// Where the questions of certificate authorities are asked (RFC 8555, section 8.3).
const CHALLENGE: &str = "/.well-known/acme-challenge/";

/// Answers on the plain port. `folder` is where a program that renews certificates leaves its answers ("webroot").
#[expect(clippy::disallowed_methods, reason = "not a page of Kettle: nothing is ever read or written here")]
pub fn router(url: PublicUrl, folder: Option<PathBuf>) -> Router {
    Router::new().fallback(move |request: Request| answer(request, url.clone(), folder.clone()))
}

async fn answer(request: Request, url: PublicUrl, folder: Option<PathBuf>) -> Response {
    if let Some(token) = request.uri().path().strip_prefix(CHALLENGE) {
        let found = folder.and_then(|it| challenge(&it, token));
        return match found {
            Some(bytes) => ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
            None => StatusCode::NOT_FOUND.into_response(),
        };
    }
    let path = request.uri().path_and_query().map_or("/", |it| it.as_str());
    // The address is made of ours alone, whatever the request calls us (abuse cases 55, 79).
    let path = if path.starts_with('/') { path } else { "/" };
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, url.link(path))]).into_response()
}

/// A file of the folder; tokens are letters, digits, `-` and `_`, so that none is a path (abuse case 68).
fn challenge(folder: &Path, token: &str) -> Option<Vec<u8>> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    let fits = !token.is_empty() && token.len() <= 200 && token.bytes().all(plain);
    let path = folder.join(CHALLENGE.trim_start_matches('/')).join(token);
    if fits { std::fs::read(path).ok().filter(|it| it.len() <= 4096) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::body::Body;
    use tower::ServiceExt;

    async fn ask(path: &str, folder: &Path) -> Response {
        let url = PublicUrl::parse("https://kettle.example.org").expect("an address");
        let request = Request::get(path).header("host", "evil.example").body(Body::empty()).expect("a request");
        router(url, Some(folder.to_owned())).oneshot(request).await.expect("answered")
    }

    #[tokio::test]
    async fn everybody_is_sent_on_to_our_own_address() {
        let folder = tempfile::tempdir().expect("a folder");
        let seen = ask("/people?q=asthma", folder.path()).await;
        assert_eq!(seen.status(), StatusCode::PERMANENT_REDIRECT);
        assert_eq!(seen.headers()["location"], "https://kettle.example.org/people?q=asthma"); // abuse case 79
        let seen = ask("//evil.example/x", folder.path()).await;
        assert_eq!(seen.headers()["location"], "https://kettle.example.org//evil.example/x"); // abuse case 55
        assert!(seen.headers().get("strict-transport-security").is_none(), "only HTTPS may promise HTTPS");
    }

    #[tokio::test]
    async fn the_authority_finds_its_file_and_no_other() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join(".well-known/acme-challenge");
        std::fs::create_dir_all(&place).expect("made");
        std::fs::write(place.join("tok_en-1"), "tok_en-1.print").expect("written");
        std::fs::write(folder.path().join("secret"), "no").expect("written");
        assert_eq!(ask("/.well-known/acme-challenge/tok_en-1", folder.path()).await.status(), StatusCode::OK);
        for evil in ["../../secret", "..%2f..%2fsecret", "", "absent"] {
            let seen = ask(&format!("/.well-known/acme-challenge/{evil}"), folder.path()).await; // abuse case 68
            assert_eq!(seen.status(), StatusCode::NOT_FOUND, "{evil}");
        }
    }
}
