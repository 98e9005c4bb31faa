//! The built style sheet, script, fonts and icons, embedded, each under a name that changes with its content.

use rust_embed::RustEmbed;
use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

/// One embedded file, ready to send. Its address changes when it does, so it may be cached for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// The bytes as they are.
    pub bytes: &'static [u8],
    /// The same, compressed with brotli, if that is worth it.
    pub br: Option<&'static [u8]>,
    /// The same, compressed with gzip, if that is worth it.
    pub gz: Option<&'static [u8]>,
    /// For the header `Content-Type`.
    pub content_type: &'static str,
    /// For the header `ETag`, with its quotation marks.
    pub etag: String,
}

/// The file that is served as `/assets/{name}`; `name` is the hashed name (`kettle-0f3a….css`).
pub fn asset(name: &str) -> Option<&'static Asset> {
    ASSETS.files.get(name)
}

/// The address of an asset by its plain name: `kettle.css` → `/assets/kettle-0f3a….css`.
///
/// # Panics
/// If no such asset was built: the name is written in our own templates, so this is a mistake of ours that any page test finds.
pub fn asset_url(name: &str) -> &'static str {
    match ASSETS.urls.get(name) {
        Some(url) => url,
        None => panic!("no asset is called {name}; crates/ui/dist/manifest.json lists them"),
    }
}

#[derive(RustEmbed)]
#[folder = "dist"]
struct Dist;

struct Assets {
    files: HashMap<String, Asset>,
    urls: HashMap<String, String>,
}

static ASSETS: LazyLock<Assets> = LazyLock::new(|| {
    let manifest = embedded("manifest.json").map(|it| String::from_utf8_lossy(it)).unwrap_or_default();
    let mut assets = Assets { files: HashMap::new(), urls: HashMap::new() };
    for (plain, hashed) in manifest.lines().filter_map(entry) {
        let Some(bytes) = embedded(hashed) else { continue };
        assets.files.insert(
            hashed.to_owned(),
            Asset {
                bytes,
                br: embedded(&format!("{hashed}.br")),
                gz: embedded(&format!("{hashed}.gz")),
                content_type: content_type(hashed),
                etag: format!("\"{hashed}\""),
            },
        );
        assets.urls.insert(plain.to_owned(), format!("/assets/{hashed}"));
    }
    assets
});

/// `  "kettle.css": "kettle-0f3a….css",` → the two names. The manifest is ours, one entry a line, no escapes.
fn entry(line: &str) -> Option<(&str, &str)> {
    let mut quoted = line.split('"').skip(1).step_by(2);
    Some((quoted.next()?, quoted.next()?))
}

fn embedded(name: &str) -> Option<&'static [u8]> {
    match Dist::get(name)?.data {
        Cow::Borrowed(bytes) => Some(bytes),
        Cow::Owned(bytes) => Some(bytes.leak()), // only when rust-embed reads from disk, which our features turn off
    }
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_asset_of_the_manifest_is_embedded_with_its_twins() {
        for (name, kind) in [
            ("kettle.css", "text/css; charset=utf-8"),
            ("kettle.js", "text/javascript; charset=utf-8"),
            ("shared.js", "text/javascript; charset=utf-8"),
            ("talk.js", "text/javascript; charset=utf-8"),
            ("icons.svg", "image/svg+xml"),
            ("favicon.svg", "image/svg+xml"),
        ] {
            let url = asset_url(name);
            let asset = asset(url.trim_start_matches("/assets/")).expect(name);
            assert_eq!(asset.content_type, kind);
            assert!(asset.br.expect("br").len() < asset.bytes.len(), "{name} is smaller as brotli");
            assert!(asset.gz.expect("gz").len() < asset.bytes.len(), "{name} is smaller as gzip");
        }
        assert!(asset(asset_url("public-sans-latin.woff2").trim_start_matches("/assets/")).expect("font").br.is_none());
        assert_eq!(asset("manifest.json"), None);
        assert_eq!(asset("../Cargo.toml"), None);
    }

    #[test]
    fn the_first_view_stays_within_its_budget() {
        let wire = |name: &str| {
            let asset = asset(asset_url(name).trim_start_matches("/assets/")).expect(name);
            asset.br.unwrap_or(asset.bytes).len()
        };
        assert!(wire("kettle.css") <= 35_000, "the style sheet has {} bytes", wire("kettle.css"));
        let script = wire("kettle.js") + wire("shared.js");
        assert!(script <= 25_000, "the script has {script} bytes");
        assert!(wire("talk.js") <= 10_000, "what pages have on which people talk has {} bytes", wire("talk.js"));
        assert!(wire("public-sans-latin.woff2") <= 28_000);
    }

    #[test]
    fn no_asset_names_another_host() {
        for name in ["kettle.css", "kettle.js", "shared.js", "talk.js", "icons.svg", "favicon.svg"] {
            let bytes = asset(asset_url(name).trim_start_matches("/assets/")).expect(name).bytes;
            let text = String::from_utf8_lossy(bytes).replace("http://www.w3.org/", "");
            assert!(!text.contains("http://") && !text.contains("https://"), "{name}");
        }
    }
}
