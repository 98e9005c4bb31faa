//! Settings: from the command line, the environment (`KETTLE_*`) or a TOML file, in this order; else as it stands here.
//! The only place that reads the environment.

mod mail;
mod running;

pub use mail::Inbound;
pub use running::{BackupSettings, Redirect};

use crate::tls::CertificateFiles;
use frame::{Joining, Uploads};
use notify::SmtpSettings;
use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};
use store::DatabaseUrl;
use web::{PublicUrl, TrustedProxies};

/// Everything an operator decides.
#[derive(Debug)]
pub struct Config {
    /// The folder for the database, files, kept mail and the search index.
    pub data: PathBuf,
    /// Where the server listens.
    pub listen: SocketAddr,
    /// Where it shows its metrics; loopback only.
    pub metrics_listen: Option<SocketAddr>,
    /// The database as it was written.
    pub database: String,
    /// Where people reach it.
    pub url: PublicUrl,
    /// The file with the root key.
    pub root_key_file: PathBuf,
    /// Who may join.
    pub joining: Joining,
    /// The mail server, if there is one.
    pub smtp: Option<SmtpSettings>,
    /// The mailbox for replies, if there is one.
    pub inbound: Option<Inbound>,
    /// The sender of its letters.
    pub mail_from: String,
    /// Whose forwarded addresses count.
    pub proxies: TrustedProxies,
    /// The certificate of our own HTTPS; without one, a proxy encrypts.
    pub tls: Option<CertificateFiles>,
    /// The port without encryption beside it.
    pub redirect: Option<Redirect>,
    /// How backups are made.
    pub backup: BackupSettings,
    /// The name under which whoever sends our mail publishes their key.
    pub dkim_selector: Option<String>,
    /// The folder (a Maildir) to which mail that could not be delivered comes back.
    pub bounce_folder: Option<PathBuf>,
    /// What members may send as files.
    pub uploads: Uploads,
    /// How many new people a member may write to in a week.
    pub requests_a_week: u32,
    /// The database of keys as it was written.
    pub keys_database: String,
    /// Whether what was sealed is given up because its keys are lost.
    pub keys_lost: bool,
    /// The file that settings were read from, if there is one.
    pub file: Option<PathBuf>,
    /// What is logged: `info`, `debug`, `kettle=debug` …
    pub log: String,
    /// Each setting, its value as shown and where it came from.
    pub told: Vec<Told>,
}

/// One setting, for `kettle doctor`.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Told {
    /// `listen`.
    pub name: &'static str,
    /// `KETTLE_LISTEN`.
    pub variable: String,
    /// The value; secrets are only said to be set.
    pub value: String,
    /// "default", "environment", "file" or "command line".
    pub from: &'static str,
}

/// Settings given on the command line.
pub type Given = BTreeMap<&'static str, String>;

const NAMES: &[&str] = &[
    "config",
    "data",
    "listen",
    "metrics_listen",
    "database",
    "public_url",
    "root_key_file",
    "joining",
    "joining_domains",
    "smtp_url",
    "smtp_user",
    "smtp_password",
    "smtp_password_file",
    "mail_from",
    "inbound_address",
    "inbound_url",
    "inbound_user",
    "inbound_password",
    "inbound_password_file",
    "trusted_proxies",
    "tls_certificate_file",
    "tls_key_file",
    "redirect_listen",
    "acme_folder",
    "backup_folder",
    "backup_keep",
    "backup_recipient",
    "backup_before_upgrade",
    "dkim_selector",
    "bounce_folder",
    "upload_most_mb",
    "upload_quota_mb",
    "requests_a_week",
    "keys_database",
    "keys_lost",
    "log",
];
const SECRET: &[&str] = &["smtp_password", "inbound_password"];

struct Source {
    given: Given,
    file: toml::Table,
    told: Vec<Told>,
}

impl Config {
    /// Reads them all; what is wrong is said with its name.
    pub fn load(given: &Given) -> Result<Config, String> {
        let mut source = Source { given: given.clone(), file: toml::Table::new(), told: vec![] };
        let file = source.find("config");
        let data = PathBuf::from(source.text("data", "data"));
        let path = file.map(PathBuf::from).or_else(|| Some(data.join("kettle.toml")).filter(|it| it.exists()));
        if let Some(path) = &path {
            source.read_file(path)?;
        }
        source.told.clear();
        let data = PathBuf::from(source.text("data", "data"));
        let listen = source.address("listen", "127.0.0.1:8080")?;
        let metrics_listen = match source.text("metrics_listen", "127.0.0.1:8081").as_str() {
            "off" => None,
            text => Some(running::loopback(text)?),
        };
        let database = source.text("database", &data.join("kettle.db").to_string_lossy());
        let url = source.text("public_url", &format!("http://{listen}"));
        let root_key_file = source.text("root_key_file", &beside(&data).to_string_lossy());
        let joining = source.joining()?;
        let url = PublicUrl::parse(&url).map_err(|it| format!("public_url: {it}"))?;
        let mail_from = source.text("mail_from", &format!("Kettle <kettle@{}>", host_of(&url)));
        let proxies = source.text("trusted_proxies", "");
        let proxies = proxies.split(',').map(str::trim).filter(|it| !it.is_empty()).map(|it| {
            it.parse::<IpAddr>().map_err(|_| format!("trusted_proxies: {it:?} is not an address such as 10.0.0.1"))
        });
        let proxies = TrustedProxies(proxies.collect::<Result<_, _>>()?);
        let tls = source.certificate(&url)?;
        let redirect = source.redirect()?;
        let backup = source.backup()?;
        let dkim_selector = source.find("dkim_selector");
        let bounce_folder = source.find("bounce_folder").map(PathBuf::from);
        let uploads = source.uploads()?;
        let keys_database = source.text("keys_database", &data.join("keys.db").to_string_lossy());
        let keys_lost = source.find("keys_lost").is_some_and(|it| it == "given up");
        let log = source.text("log", "info");
        Ok(Config {
            data,
            listen,
            metrics_listen,
            database,
            url,
            root_key_file: root_key_file.into(),
            joining,
            smtp: source.smtp()?,
            inbound: source.inbound()?,
            mail_from,
            proxies,
            tls,
            redirect,
            backup,
            dkim_selector,
            bounce_folder,
            uploads,
            requests_a_week: source.requests_a_week()?,
            keys_database,
            keys_lost,
            file: path,
            log,
            told: source.told,
        })
    }

    /// The database, read.
    pub fn database_url(&self) -> Result<DatabaseUrl, String> {
        DatabaseUrl::parse(&self.database).map_err(|it| format!("database: {it}"))
    }

    /// The database of keys, read. Never the one with the data: whoever copies that must not have both.
    pub fn keys_url(&self) -> Result<DatabaseUrl, String> {
        match self.keys_database == self.database {
            true => Err("keys_database: it must be another one than the database".to_owned()),
            false => DatabaseUrl::parse(&self.keys_database).map_err(|it| format!("keys_database: {it}")),
        }
    }
}

impl Source {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    fn look(&self, name: &'static str) -> Option<(String, &'static str)> {
        let variable = variable(name);
        if let Some(value) = self.given.get(name) {
            return Some((value.clone(), "command line"));
        }
        if let Ok(value) = std::env::var(&variable) {
            return Some((value, "environment"));
        }
        let value = self.file.get(name)?;
        Some((shown(value), "file"))
    }
    fn find(&mut self, name: &'static str) -> Option<String> {
        let (value, from) = self.look(name)?;
        self.tell(name, &value, from);
        Some(value)
    }
    fn text(&mut self, name: &'static str, default: &str) -> String {
        let (value, from) = self.look(name).unwrap_or_else(|| (default.to_owned(), "default"));
        self.tell(name, &value, from);
        value
    }
    fn tell(&mut self, name: &'static str, value: &str, from: &'static str) {
        let value = if SECRET.contains(&name) { "(set)" } else { value }.to_owned();
        self.told.push(Told { name, variable: variable(name), value, from });
    }
    fn address(&mut self, name: &'static str, default: &str) -> Result<SocketAddr, String> {
        let text = self.text(name, default);
        text.parse().map_err(|_| format!("{name}: {text:?} is not an address such as 127.0.0.1:8080"))
    }
    fn joining(&mut self) -> Result<Joining, String> {
        let word = self.text("joining", "invited");
        let domains = self.text("joining_domains", "");
        match word.as_str() {
            "invited" => Ok(Joining::Invited),
            "waiting" => Ok(Joining::Waiting),
            "domains" => domains_of(&domains).map(Joining::Domains),
            "open" => Ok(Joining::Open),
            "closed" => Ok(Joining::Closed),
            other => {
                Err(format!("joining is \"invited\", \"waiting\", \"domains\", \"open\" or \"closed\", not {other:?}"))
            }
        }
    }
    fn read_file(&mut self, path: &std::path::Path) -> Result<(), String> {
        let shown = path.display();
        let text =
            std::fs::read_to_string(path).map_err(|it| format!("the settings in {shown} cannot be read: {it}"))?;
        self.file = text.parse::<toml::Table>().map_err(|it| format!("the settings in {shown} are not TOML: {it}"))?;
        match self.file.keys().find(|it| !NAMES.contains(&it.as_str())) {
            Some(unknown) => Err(format!("{shown}: there is no setting {unknown:?}. There are: {}", NAMES.join(", "))),
            None => Ok(()),
        }
    }
}

/// `nhs.net, .example.org` as plain domains in lower case; at least one.
fn domains_of(text: &str) -> Result<Vec<String>, String> {
    let named = text.split(',').map(|it| it.trim().trim_start_matches(['@', '.']).to_ascii_lowercase());
    let named: Vec<String> = named.filter(|it| !it.is_empty()).collect();
    let plain = |it: &str| {
        let label = |it: &str| !it.is_empty() && it.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
        it.contains('.') && it.split('.').all(label)
    };
    match named.iter().find(|it| !plain(it)) {
        Some(wrong) => Err(format!("joining_domains: {wrong:?} is not a domain such as nhs.net")),
        None if named.is_empty() => {
            Err("joining_domains: name the domains whose addresses may join, such as nhs.net".to_owned())
        }
        None => Ok(named),
    }
}

/// A value of the file as it would stand in a variable; a list with commas.
fn shown(value: &toml::Value) -> String {
    match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Integer(number) => number.to_string(),
        toml::Value::Boolean(flag) => flag.to_string(),
        toml::Value::Array(items) => items.iter().map(shown).collect::<Vec<_>>().join(","),
        other => format!("{other:?}"),
    }
}

fn variable(name: &str) -> String {
    format!("KETTLE_{}", name.to_uppercase())
}

/// The root key lies beside the data folder, not in it: whoever copies the folder has only sealed rows.
fn beside(data: &std::path::Path) -> PathBuf {
    let mut name = data.as_os_str().to_owned();
    name.push(".key");
    PathBuf::from(name)
}

/// The host of the address, without its port.
pub fn host_of(url: &PublicUrl) -> String {
    let authority = url.authority();
    let host =
        authority.rsplit_once(':').filter(|it| it.1.bytes().all(|b| b.is_ascii_digit())).map_or(&*authority, |it| it.0);
    if host.parse::<IpAddr>().is_ok() || host.starts_with('[') {
        "localhost.localdomain".to_owned()
    } else {
        host.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(pairs: &[(&'static str, &str)]) -> Result<Config, String> {
        Config::load(&pairs.iter().map(|it| (it.0, it.1.to_owned())).collect())
    }

    #[test]
    fn without_any_setting_it_is_a_server_on_this_machine() {
        let config = load(&[]).unwrap();
        assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
        assert_eq!(config.url.origin(), "http://127.0.0.1:8080");
        assert_eq!(config.root_key_file, PathBuf::from("data.key"));
        assert!(config.told.iter().any(|it| it.variable == "KETTLE_LISTEN" && it.from == "default"));
    }

    #[test]
    fn what_is_wrong_is_said_with_its_name() {
        assert!(load(&[("listen", "here")]).unwrap_err().starts_with("listen:"));
        assert!(load(&[("metrics_listen", "0.0.0.0:1")]).unwrap_err().starts_with("metrics_listen:"));
        assert!(load(&[("public_url", "http://kettle.example.org")]).unwrap_err().starts_with("public_url:"));
        assert!(load(&[("joining", "perhaps")]).unwrap_err().starts_with("joining is"));
        assert!(load(&[("joining", "domains")]).unwrap_err().starts_with("joining_domains:"));
        let spaced = load(&[("joining", "domains"), ("joining_domains", "nhs net")]);
        assert!(spaced.unwrap_err().starts_with("joining_domains:"));
        assert!(load(&[("smtp_user", "a")]).is_err());
        assert!(load(&[("inbound_url", "imaps://mail.example.org")]).unwrap_err().starts_with("inbound_address"));
    }

    #[test]
    fn only_the_invited_join_unless_it_is_said_otherwise() {
        assert_eq!(load(&[]).unwrap().joining, Joining::Invited);
        let listed = load(&[("joining", "domains"), ("joining_domains", " NHS.net, @gp.example.org,")]).unwrap();
        assert_eq!(listed.joining, Joining::Domains(vec!["nhs.net".into(), "gp.example.org".into()]));
    }

    #[test]
    fn what_belongs_together_is_asked_for_together() {
        let https = ("public_url", "https://kettle.example.org");
        let (certificate, key) = (("tls_certificate_file", "a.pem"), ("tls_key_file", "k.pem"));
        assert!(load(&[https, certificate]).unwrap_err().contains("go together"));
        assert!(load(&[certificate, key]).unwrap_err().contains("public_url"));
        assert!(load(&[https, certificate, key]).unwrap().tls.is_some());
        assert!(load(&[("redirect_listen", "80")]).unwrap_err().starts_with("redirect_listen:"));
    }

    #[test]
    fn backups_are_set_in_words_that_are_checked() {
        assert!(load(&[("backup_folder", "backups")]).unwrap_err().starts_with("backup_folder:"));
        assert!(load(&[("backup_keep", "0")]).unwrap_err().starts_with("backup_keep:"));
        assert!(load(&[("backup_recipient", "age1nonsense")]).unwrap_err().starts_with("backup_recipient:"));
        assert!(load(&[("backup_before_upgrade", "maybe")]).unwrap_err().starts_with("backup_before_upgrade"));
        let usual = load(&[]).unwrap().backup;
        assert!(usual.folder.is_none() && usual.keep == 7 && usual.before_upgrade && usual.recipients.is_empty());
    }

    #[test]
    fn secrets_are_not_told() {
        let config =
            load(&[("smtp_user", "a"), ("smtp_password", "hunter2"), ("smtp_url", "smtp://127.0.0.1:25")]).unwrap();
        assert!(!format!("{config:?}").contains("hunter2"));
    }
}
