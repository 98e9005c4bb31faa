//! The routes that belong to no feature: assets, probes, the development pages.

use crate::{
    App, Route,
    house_views::{CoverPage, GalleryPage, KeptMail, MailPage},
};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use kernel::{OrAbsent, Refusal};
use web::{Access, Answer, Cache, Csrf, LocalPath, Path, Proof, Query, Rate, Reply, Rules};

const OPEN: Rules = Rules {
    access: Access::Open,
    cache: Cache::NoStore,
    csrf: Csrf::Safe,
    rate: Rate::Read,
    audit: None,
    proof: Proof::Session,
    sample: "",
};
const DEVELOPMENT: Rules = Rules { access: Access::Development, ..OPEN };

pub(crate) fn routes() -> Vec<Route> {
    vec![
        Route::get("/cover", cover, Rules { access: Access::Anyone, sample: "/cover?next=/people", ..OPEN }),
        Route::get("/assets/{file}", asset, Rules { cache: Cache::Immutable, sample: "/assets/{sheet}", ..OPEN }),
        Route::get("/favicon.ico", favicon, Rules { sample: "/favicon.ico", ..OPEN }),
        Route::get("/robots.txt", robots, Rules { sample: "/robots.txt", ..OPEN }),
        Route::get("/healthz", healthy, Rules { sample: "/healthz", ..OPEN }),
        Route::get("/readyz", ready, Rules { sample: "/readyz", ..OPEN }),
        Route::get("/gallery", gallery, Rules { sample: "/gallery", ..DEVELOPMENT }),
        Route::get("/gallery/parts", parts, Rules { sample: "/gallery/parts", ..DEVELOPMENT }),
        Route::get("/gallery/{number}", sample, Rules { sample: "/gallery/0", ..DEVELOPMENT }),
        Route::get("/dev/mail", mail, Rules { sample: "/dev/mail", ..DEVELOPMENT }),
    ]
}

/// What follows `?` on the page of nothing.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default)]
struct Hidden {
    next: String,
}

/// `/cover`: a page of nothing, for the moment in which somebody looks who should see nothing. With scripts the page at hand is
/// covered instead.
async fn cover(Query(hidden): Query<Hidden>) -> Answer {
    let back = LocalPath::parse(&hidden.next).map_or("/".to_owned(), |it| it.as_str().to_owned()); // abuse case 55
    Ok(Reply::page(CoverPage { back }))
}

/// A file of the front: packed as the browser likes it.
async fn asset(Path(file): Path<String>, headers: HeaderMap) -> Answer {
    let asset = ui::asset(&file).or_absent()?;
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let accepts = |name: &str| accepts.split(',').any(|it| it.split(';').next().is_some_and(|it| it.trim() == name));
    let (bytes, encoding) = match (asset.br, asset.gz) {
        (Some(br), _) if accepts("br") => (br, Some("br")),
        (_, Some(gz)) if accepts("gzip") => (gz, Some("gzip")),
        _ => (asset.bytes, None),
    };
    let reply =
        Reply::bytes(asset.content_type, bytes).header(header::VARY, HeaderValue::from_static("accept-encoding"));
    Ok(match encoding {
        Some(encoding) => reply.header(header::CONTENT_ENCODING, HeaderValue::from_static(encoding)),
        None => reply,
    })
}

async fn favicon() -> Answer {
    let asset = ui::asset(ui::asset_url("favicon.svg").trim_start_matches("/assets/")).or_absent()?;
    Ok(Reply::bytes(asset.content_type, asset.bytes))
}

/// Nothing here is for search engines.
async fn robots() -> Answer {
    Ok(Reply::bytes("text/plain; charset=utf-8", "User-agent: *\nDisallow: /\n"))
}

/// The process answers.
async fn healthy() -> Answer {
    Ok(Reply::bytes("text/plain; charset=utf-8", "ok\n"))
}

/// The store answers.
async fn ready(app: App) -> Answer {
    let text = "text/plain; charset=utf-8";
    let seen = async {
        let read = app.read(&kernel::Viewer::nobody()).await?;
        Ok::<_, kernel::Stop>(store::facts::latest_seq(read.reader()).await?)
    };
    Ok(match seen.await {
        Ok(_) => Reply::bytes(text, "ready\n"),
        Err(_) => Reply::bytes(text, "the store does not answer\n").status(StatusCode::SERVICE_UNAVAILABLE),
    })
}

async fn gallery(app: App) -> Answer {
    Ok(Reply::page(GalleryPage::new(app.samples().iter().map(|it| it.name).collect())))
}

/// Every part in every state.
async fn parts() -> Answer {
    Ok(Reply::page(ui::GalleryPage::new()?))
}

async fn sample(app: App, Path(number): Path<usize>) -> Answer {
    let sample = app.sample(number).or_absent()?;
    Ok(Reply::page_of(sample.view))
}

/// Mail that was kept because no mail server is set up, newest first: so that a newcomer can finish joining.
async fn mail(app: App) -> Answer {
    let folder = app.post().kept_in().ok_or(Refusal::Absent)?.to_owned();
    let read = tokio::task::spawn_blocking(move || {
        let mut files: Vec<_> = std::fs::read_dir(folder).into_iter().flatten().flatten().collect();
        files.retain(|it| it.path().extension().is_some_and(|it| it == "eml"));
        files.sort_by_key(|it| std::cmp::Reverse(it.metadata().and_then(|it| it.modified()).ok()));
        let texts = files.iter().take(50).filter_map(|it| std::fs::read_to_string(it.path()).ok());
        texts.map(|it| KeptMail::parse(&it)).collect::<Vec<_>>()
    });
    let mails = read.await.map_err(|_| kernel::Fault::bug("reading kept mail was cut short"))?;
    Ok(Reply::page(MailPage { mails }))
}
