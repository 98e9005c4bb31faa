//! The encrypted way to a server: rustls with ring, the certificate always checked.

use crate::url::{PostgresUrl, Tls};
use kernel::Fault;
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, pem::PemObject},
};
use std::{path::Path, sync::Arc};
use tokio_postgres_rustls::MakeRustlsConnect;

/// Where systems keep the certificates they trust.
const SYSTEM: [&str; 4] = [
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

/// What makes connections, or `None` if they are plain.
pub(super) fn connector(url: &PostgresUrl) -> Result<Option<MakeRustlsConnect>, Fault> {
    if url.tls == Tls::Off {
        return Ok(None);
    }
    let file = url.roots.as_deref().or_else(|| SYSTEM.iter().map(Path::new).find(|it| it.exists()));
    let file = file.ok_or_else(|| Fault::bug("no certificates to trust were found; name a file with sslrootcert=…"))?;
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()
        .map_err(|it| Fault::bug(format!("TLS cannot be set up: {it}")))?
        .with_root_certificates(roots(file)?)
        .with_no_client_auth();
    Ok(Some(MakeRustlsConnect::new(config)))
}

fn roots(file: &Path) -> Result<RootCertStore, Fault> {
    let unread = |it: &dyn std::fmt::Display| Fault::bug(format!("{} cannot be read: {it}", file.display()));
    let mut roots = RootCertStore::empty();
    for certificate in CertificateDer::pem_file_iter(file).map_err(|it| unread(&it))? {
        let certificate = certificate.map_err(|it| unread(&it))?;
        // A system's bundle may contain a certificate that rustls does not take; the others are trusted all the same.
        roots.add_parsable_certificates([certificate]);
    }
    match roots.is_empty() {
        true => Err(unread(&"it contains no certificate")),
        false => Ok(roots),
    }
}
