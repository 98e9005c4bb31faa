//! What can be known of the machine without opening the database: the address, the certificate, the root key, mail, disks.

use super::Finding;
use crate::{
    config::{Config, host_of},
    root, sheet,
    tls::{self, CertificateFiles},
};
use kernel::Clock;
use std::{os::unix::fs::MetadataExt, path::Path};

/// A certificate that ends sooner is renewed by nobody.
const SOON: u64 = 14 * 24 * 60 * 60;
/// Less than this is hardly enough for a day.
const LITTLE: u64 = 1024 * 1024 * 1024;

/// Looks at all of it.
pub fn look(config: &Config) -> Vec<Finding> {
    let mut found = vec![address(config)];
    found.extend(certificate(config));
    found.extend(root_key(config));
    found.push(mail(config));
    found.extend(room(&config.data));
    found.extend(backups(config));
    found
}

fn address(config: &Config) -> Finding {
    let origin = config.url.origin();
    if config.url.is_development() {
        return Finding::fine(format!("{origin} is for this machine only; set KETTLE_PUBLIC_URL to let people in"));
    }
    if config.tls.is_none() && config.proxies.0.is_empty() {
        return Finding::remember(format!(
            "{origin} is encrypted by a proxy. Set KETTLE_TRUSTED_PROXIES to its address; until then all visitors share one \
             budget, because they all seem to come from it"
        ));
    }
    Finding::fine(format!("people come to {origin}"))
}

fn certificate(config: &Config) -> Vec<Finding> {
    let Some(files) = &config.tls else { return vec![] };
    let host = host_of(&config.url);
    let (until, fits) = match tls::look(files, &host) {
        Ok(seen) => seen,
        Err(why) => return vec![Finding::broken(why)],
    };
    let now = Clock::System.now().seconds().unsigned_abs();
    let mut found = vec![holds(files, now, until)];
    if !fits {
        let shown = files.certificate.display();
        found.push(Finding::broken(format!("the certificate in {shown} is not for {host}; browsers will refuse it")));
    }
    // The group is Kettle's own as a rule: whoever renews certificates is root.
    if std::fs::metadata(&files.key).is_ok_and(|it| it.mode() & 0o007 != 0) {
        let shown = files.key.display();
        found.push(Finding::remember(format!("everybody on this machine may read {shown}: chmod 640 {shown}")));
    }
    found
}

fn holds(files: &CertificateFiles, now: u64, until: u64) -> Finding {
    let shown = files.certificate.display();
    let day = kernel::Moment::from_micros((until as i64).saturating_mul(1_000_000)).iso();
    let day = day.split('T').next().unwrap_or_default();
    match until.checked_sub(now) {
        None => Finding::broken(format!("the certificate in {shown} ended on {day}; renew it")),
        Some(left) if left < SOON => {
            Finding::remember(format!("the certificate in {shown} ends on {day}; see why nothing renews it"))
        }
        Some(_) => Finding::fine(format!("the certificate holds until {day}")),
    }
}

fn root_key(config: &Config) -> Vec<Finding> {
    let path = &config.root_key_file;
    let shown = path.display();
    if !path.exists() {
        return vec![Finding::fine(format!("the root key will be made in {shown}"))];
    }
    let mut found = vec![match root::read(path) {
        Ok(key) => Finding::fine(format!("the root key is in {shown}, fingerprint {}", key.fingerprint())),
        Err(why) => Finding::broken(why),
    }];
    if root::is_open(path) {
        found.push(Finding::broken(format!("others on this machine may read the root key: chmod 600 {shown}")));
    }
    if path.starts_with(&config.data) {
        found.push(Finding::remember(
            "the root key lies in the data folder: whoever copies the folder has both. Move it and set KETTLE_ROOT_KEY_FILE",
        ));
    }
    let sheet = sheet::beside(path);
    if sheet.exists() {
        found.push(Finding::remember(format!(
            "the recovery sheet still lies in {}: print it, keep the paper apart from the server, and delete the file",
            sheet.display()
        )));
    }
    found
}

fn mail(config: &Config) -> Finding {
    match &config.smtp {
        Some(_) => {
            Finding::fine("letters go to the mail server; kettle doctor mail --to ADDRESS sends one and looks further")
        }
        None => {
            let words = format!("no mail server: letters are kept in {}", config.data.join("mail").display());
            if config.url.is_development() { Finding::fine(words) } else { Finding::broken(words) }
        }
    }
}

fn room(data: &Path) -> Option<Finding> {
    let free = files::free_bytes(data).ok()?;
    let (shown, mb) = (data.display(), free >> 20);
    Some(match free < LITTLE {
        true => Finding::remember(format!("{mb} MB are left on the disk of {shown}")),
        false => Finding::fine(format!("{mb} MB are left on the disk of {shown}")),
    })
}

fn backups(config: &Config) -> Vec<Finding> {
    let Some(folder) = &config.backup.folder else { return vec![] };
    let shown = folder.display();
    let device = |path: &Path| std::fs::metadata(path).ok().map(|it| it.dev());
    let Some(place) = folder.ancestors().find(|it| it.exists()) else { return vec![] };
    let mut found = vec![];
    if place == folder.as_path() && std::fs::metadata(folder).is_ok_and(|it| it.permissions().readonly()) {
        found.push(Finding::broken(format!("nobody may write to the folder of backups {shown}")));
    }
    if device(place) == device(&config.data) && device(place).is_some() {
        found.push(Finding::remember(format!(
            "the backups in {shown} lie on the same disk as the data: copy them to another machine as well"
        )));
    }
    if config.backup.recipients.is_empty() {
        found.push(Finding::remember(format!(
            "the backups in {shown} are not encrypted; KETTLE_BACKUP_RECIPIENT=age1… changes that"
        )));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::doctor::State;

    #[test]
    fn the_end_of_a_certificate_is_seen_coming() {
        let files = CertificateFiles { certificate: "c.pem".into(), key: "k.pem".into() };
        const DAY: u64 = 86_400;
        let at = |left: i64| holds(&files, 20_000 * DAY, (20_000 + left) as u64 * DAY);
        assert_eq!(at(60).state, State::Fine);
        assert_eq!(at(3).state, State::Remember);
        assert_eq!(at(-1).state, State::Broken);
        assert!(at(60).words.ends_with("2024-12-03"), "{}", at(60).words);
    }

    #[test]
    fn the_recovery_sheet_is_remembered_until_it_is_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let data = folder.path().join("data").display().to_string();
        let config = Config::load(&[("data", data)].into_iter().collect()).expect("settings");
        root::read_or_make(&config.root_key_file, &kernel::Rng::seeded(1)).expect("made");
        let reminds =
            || look(&config).iter().any(|it| it.state == State::Remember && it.words.contains("recovery sheet"));
        assert!(reminds());
        std::fs::remove_file(sheet::beside(&config.root_key_file)).expect("removed");
        assert!(!reminds());
    }
}
