//! HTTPS of our own: a certificate and its key from files, checked before anybody is answered with them, and read again
//! when they are renewed. Connections that are open stay as they are.

use crate::listen::stopped;
use rustls::{
    ServerConfig,
    crypto::ring::sign::any_supported_type,
    pki_types::{CertificateDer, PrivateKeyDer, ServerName, pem::PemObject},
    server::{ClientHello, ResolvesServerCert},
    sign::CertifiedKey,
};
use std::{
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
    time::{Duration, SystemTime},
};
use tokio::{
    signal::unix::{SignalKind, signal},
    sync::watch,
};
use tokio_rustls::TlsAcceptor;
use x509_cert::der::Decode;

/// The two files, as certbot and others leave them: PEM, the certificate first and those above it after it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertificateFiles {
    /// `fullchain.pem`.
    pub certificate: PathBuf,
    /// `privkey.pem`.
    pub key: PathBuf,
}

/// What connections are answered with.
pub struct Tls {
    files: CertificateFiles,
    shown: Arc<Shown>,
    config: Arc<ServerConfig>,
}

/// The certificate of the moment.
#[derive(Debug)]
struct Shown(RwLock<Arc<CertifiedKey>>);

/// How often the files are looked at.
const LOOK_AGAIN: Duration = Duration::from_secs(30);

impl Tls {
    /// Reads the files; what is wrong with them is said in a sentence.
    pub fn open(files: CertificateFiles) -> Result<Tls, String> {
        let shown = Arc::new(Shown(RwLock::new(Arc::new(read(&files)?))));
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let builder = builder.map_err(|it| format!("TLS cannot be set up: {it}"))?;
        let mut config = builder.with_no_client_auth().with_cert_resolver(shown.clone());
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Tls { files, shown, config: Arc::new(config) })
    }

    /// What answers connections.
    pub fn acceptor(&self) -> TlsAcceptor {
        TlsAcceptor::from(self.config.clone())
    }

    /// Looks at the files now and then, and at once on SIGHUP, until `stop`.
    pub async fn keep_fresh(self, mut stop: watch::Receiver<bool>) {
        let mut hangups = signal(SignalKind::hangup()).ok();
        let mut known = stamps(&self.files);
        loop {
            let hung_up = async {
                match &mut hangups {
                    Some(it) => it.recv().await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                () = stopped(&mut stop) => return,
                () = tokio::time::sleep(LOOK_AGAIN) => {}
                _ = hung_up => known = None,
            }
            let now = stamps(&self.files);
            if now != known {
                known = now;
                self.read_again();
            }
        }
    }

    /// Takes over what the files hold now; if it is no good, what was there stays and the log says so.
    pub fn read_again(&self) {
        match read(&self.files) {
            Ok(fresh) => {
                *self.shown.0.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(fresh);
                tracing::info!("the certificate was read again");
            }
            Err(why) => tracing::error!(%why, "the certificate was not taken over; the one from before stays"),
        }
    }
}

impl ResolvesServerCert for Shown {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.0.read().unwrap_or_else(PoisonError::into_inner).clone())
    }
}

/// Until when the certificate in a file holds, in seconds since 1970, and whether it is for `host`.
pub fn look(files: &CertificateFiles, host: &str) -> Result<(u64, bool), String> {
    let pair = read(files)?;
    let own = pair.cert.first().ok_or("no certificate")?;
    let parsed = x509_cert::Certificate::from_der(own).map_err(|it| broken(&files.certificate, &it))?;
    let until = parsed.tbs_certificate.validity.not_after.to_unix_duration().as_secs();
    let names = webpki::EndEntityCert::try_from(own).map_err(|it| broken(&files.certificate, &it))?;
    let name = ServerName::try_from(host).map_err(|it| it.to_string())?;
    Ok((until, names.verify_is_valid_for_subject_name(&name).is_ok()))
}

fn read(files: &CertificateFiles) -> Result<CertifiedKey, String> {
    let CertificateFiles { certificate, key } = files;
    let chain = CertificateDer::pem_file_iter(certificate).map_err(|it| broken(certificate, &it))?;
    let chain: Vec<_> = chain.collect::<Result<_, _>>().map_err(|it| broken(certificate, &it))?;
    if chain.is_empty() {
        return Err(broken(certificate, &"it holds no certificate"));
    }
    let private = PrivateKeyDer::from_pem_file(key).map_err(|it| broken(key, &it))?;
    let private = any_supported_type(&private).map_err(|it| broken(key, &it))?;
    let pair = CertifiedKey::new(chain, private);
    match pair.keys_match() {
        Ok(()) => Ok(pair),
        Err(rustls::Error::InconsistentKeys(rustls::InconsistentKeys::KeyMismatch)) => Err(format!(
            "the certificate in {} does not belong to the key in {}; name the two files that were issued together",
            certificate.display(),
            key.display()
        )),
        Err(why) => Err(broken(certificate, &why)),
    }
}

fn broken(path: &Path, why: &dyn std::fmt::Display) -> String {
    format!("the certificate cannot be used: {}: {why}", path.display())
}

/// When the files were last written; through links, because renewal often only moves a link.
fn stamps(files: &CertificateFiles) -> Option<[(SystemTime, u64); 2]> {
    let stamp = |path: &Path| {
        let seen = std::fs::metadata(path).ok()?;
        Some((seen.modified().ok()?, seen.len()))
    };
    Some([stamp(&files.certificate)?, stamp(&files.key)?])
}

#[cfg(test)]
mod tests;
