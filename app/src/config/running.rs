//! The settings of a server that people use: HTTPS, the plain port beside it, backups, mail that comes back.

use super::Source;
use crate::{backup::Recipient, tls::CertificateFiles};
use frame::Uploads;
use std::{net::SocketAddr, path::PathBuf};
use web::PublicUrl;

/// The port without encryption beside HTTPS.
#[derive(Debug, Clone)]
pub struct Redirect {
    /// Where it listens.
    pub listen: SocketAddr,
    /// Where a program that renews certificates leaves its answers.
    pub challenges: Option<PathBuf>,
}

/// How backups are made.
#[derive(Debug, Clone)]
pub struct BackupSettings {
    /// Where one is made every night; `None` is no nightly backup.
    pub folder: Option<PathBuf>,
    /// How many of them stay.
    pub keep: usize,
    /// Who can read them; nobody in particular if it is empty.
    pub recipients: Vec<Recipient>,
    /// Whether one is made before the tables are changed.
    pub before_upgrade: bool,
}

impl Source {
    pub(super) fn certificate(&mut self, url: &PublicUrl) -> Result<Option<CertificateFiles>, String> {
        match (self.find("tls_certificate_file"), self.find("tls_key_file")) {
            (None, None) => Ok(None),
            (Some(certificate), Some(key)) if !url.is_development() => {
                Ok(Some(CertificateFiles { certificate: certificate.into(), key: key.into() }))
            }
            (Some(_), Some(_)) => Err("tls_certificate_file: with a certificate of its own Kettle needs a public_url \
                 that begins with https://"
                .to_owned()),
            _ => Err("tls_certificate_file and tls_key_file go together".to_owned()),
        }
    }

    pub(super) fn uploads(&mut self) -> Result<Uploads, String> {
        let mut megabytes = |name: &'static str, default: &str, most: u64| {
            let number = self.text(name, default).parse::<u64>().ok().filter(|it| (1..=most).contains(it));
            number.map(|it| it * 1_000_000).ok_or(format!("{name}: a whole number of megabytes from 1 to {most}"))
        };
        let most_bytes = megabytes("upload_most_mb", "25", 1_000)?;
        let quota_bytes = megabytes("upload_quota_mb", "1000", 1_000_000)?;
        Ok(Uploads { most_bytes, quota_bytes })
    }

    pub(super) fn requests_a_week(&mut self) -> Result<u32, String> {
        let number = self.text("requests_a_week", "10").parse::<u32>().ok().filter(|it| *it <= 1_000);
        number.ok_or_else(|| "requests_a_week: a whole number from 0 to 1000".to_owned())
    }

    pub(super) fn redirect(&mut self) -> Result<Option<Redirect>, String> {
        let challenges = self.find("acme_folder").map(PathBuf::from);
        let Some(text) = self.find("redirect_listen") else { return Ok(None) };
        let listen =
            text.parse().map_err(|_| format!("redirect_listen: {text:?} is not an address such as [::]:80"))?;
        Ok(Some(Redirect { listen, challenges }))
    }

    pub(super) fn backup(&mut self) -> Result<BackupSettings, String> {
        let folder = self.find("backup_folder").map(PathBuf::from);
        if let Some(it) = folder.as_ref().filter(|it| !it.is_absolute()) {
            return Err(format!("backup_folder: {} must begin with /", it.display()));
        }
        let keep = self.text("backup_keep", "7");
        let keep = keep.parse().ok().filter(|it| (1..=1000).contains(it));
        let keep = keep.ok_or("backup_keep: a whole number from 1 to 1000")?;
        let named = self.text("backup_recipient", "");
        let named = named.split(',').map(str::trim).filter(|it| !it.is_empty()).map(Recipient::parse);
        let recipients = named.collect::<Result<_, _>>().map_err(|it| format!("backup_recipient: {it}"))?;
        let before_upgrade = match self.text("backup_before_upgrade", "on").as_str() {
            "on" | "true" => true,
            "off" | "false" => false,
            other => return Err(format!("backup_before_upgrade is \"on\" or \"off\", not {other:?}")),
        };
        Ok(BackupSettings { folder, keep, recipients, before_upgrade })
    }
}

pub(super) fn loopback(text: &str) -> Result<SocketAddr, String> {
    match text.parse::<SocketAddr>() {
        Ok(address) if address.ip().is_loopback() => Ok(address),
        Ok(_) => Err(format!("metrics_listen: {text} is not on loopback; metrics are only for this machine")),
        Err(_) => Err(format!("metrics_listen: {text:?} is not an address such as 127.0.0.1:8081, or \"off\"")),
    }
}
