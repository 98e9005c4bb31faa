//! The headers of every answer.

use crate::{Cache, PublicUrl};
use axum::http::{HeaderMap, HeaderName, HeaderValue, header};

/// No inline script or style, no other host, no frame around us (abuse cases 31, 32, 54).
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// Adds what is still missing.
pub(crate) fn add(headers: &mut HeaderMap, cache: Cache, url: &PublicUrl) {
    let mut set = |name: HeaderName, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(header::CONTENT_SECURITY_POLICY, POLICY);
    set(header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    set(header::X_FRAME_OPTIONS, "DENY");
    set(header::REFERRER_POLICY, "same-origin");
    set(HeaderName::from_static("cross-origin-opener-policy"), "same-origin");
    set(HeaderName::from_static("cross-origin-resource-policy"), "same-origin");
    set(HeaderName::from_static("permissions-policy"), "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    match cache {
        Cache::NoStore => set(header::CACHE_CONTROL, "no-store"),
        Cache::Immutable => set(header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
    }
    if !url.is_development() {
        set(header::STRICT_TRANSPORT_SECURITY, "max-age=31536000; includeSubDomains");
    }
}
