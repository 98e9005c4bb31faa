//! `kettle doctor mail`: a letter that is really sent, what others read about our mail in the DNS, what came back, and what
//! failed.

use super::{Finding, State, dns, print, records::domain_of};
use crate::{
    commands::{self, OPERATOR, Outcome, Task},
    config::Config,
};
use clap::Args;
use frame::App;
use kernel::{Id, Problems, Result as Done};
use notify::{About, Mail, Mailbox};
use std::{net::SocketAddr, path::Path};
use store::{Reader, jobs};

/// `kettle doctor mail …`
#[derive(Args)]
pub struct MailWords {
    /// An address of yours, best at a large provider: a letter goes there
    #[arg(long, value_name = "ADDRESS")]
    to: Option<String>,
    /// The name under which whoever sends your mail publishes the key [KETTLE_DKIM_SELECTOR]
    #[arg(long, value_name = "NAME")]
    dkim_selector: Option<String>,
    /// Ask this name server instead of the system's, such as 9.9.9.9:53
    #[arg(long, value_name = "ADDRESS")]
    name_server: Option<SocketAddr>,
}

/// Marks a line of what a server answers to a letter.
const TROUBLE: &str = "trouble: ";
/// So many bounces are shown.
const SHOWN: usize = 10;
/// More of a bounce is not read.
const MOST: u64 = 256 * 1024;
/// When so many replies wait, nobody fetches them.
const MANY: usize = 100;

/// Does all of it and says what was found. Fails if anything must be mended before people come.
pub async fn mail(config: Config, words: MailWords) -> Result<(), String> {
    let mut found = vec![way(&config)];
    match &words.to {
        Some(to) => found.extend(send(&config, to).await),
        None => found.push(Finding::remember("no letter was sent: name an address of yours with --to")),
    }
    match domain_of(&config.mail_from) {
        Some(domain) => {
            let selector = words.dkim_selector.or(config.dkim_selector.clone());
            found.extend(match dns::records(domain, selector, words.name_server).await {
                Ok(records) => records.findings(domain),
                Err(why) => vec![Finding::remember(format!("SPF, DKIM, DMARC: the DNS does not answer here: {why}"))],
            });
        }
        None => found.push(Finding::fine("SPF, DKIM, DMARC: the sender is on this machine, so nobody looks them up")),
    }
    found.extend(bounces(&config));
    found.push(replies(&config).await);
    print(&found);
    match found.iter().filter(|it| it.state == State::Broken).count() {
        0 => Ok(()),
        broken => Err(format!("{broken} of these must be mended before people come")),
    }
}

/// How letters go.
fn way(config: &Config) -> Finding {
    match &config.smtp {
        Some(smtp) => {
            Finding::fine(format!("letters go from {} through {}", config.mail_from, without_secrets(&smtp.url)))
        }
        None => Finding::remember(format!(
            "no mail server (KETTLE_SMTP_URL): letters are kept in {}",
            config.data.join("mail").display()
        )),
    }
}

/// An address may carry a name and a password.
fn without_secrets(url: &str) -> String {
    match (url.split_once("://"), url.rsplit_once('@')) {
        (Some((scheme, _)), Some((_, host))) => format!("{scheme}://{host}"),
        _ => url.to_owned(),
    }
}

/// Has a letter sent, by the running server if there is one, and hears what failed lately.
async fn send(config: &Config, to: &str) -> Vec<Finding> {
    let Outcome { out, failed } = match commands::outcome_of(config, Task::Letter { to: to.to_owned() }, vec![]).await {
        Ok(outcome) => outcome,
        Err(why) => return vec![Finding::broken(why)],
    };
    let mut found = match failed {
        Some(why) => vec![Finding::broken(format!("the letter to {to} was not taken: {why}"))],
        None => vec![Finding::fine(format!(
            "a letter to {to} was taken. Look there: did it come, not as spam, signed by your domain?"
        ))],
    };
    found.extend(out.lines().filter_map(|it| it.strip_prefix(TROUBLE)).map(Finding::remember));
    found
}

enum Letter {}

/// Sends the letter; answers with what failed lately, a line each.
pub async fn send_letter(app: &App, to: &str) -> Done<String> {
    let troubles = troubles(app.read(&OPERATOR).await?.reader()).await?;
    let home = app.settings().url.origin();
    accounts::account::Email::parse(to).map_err(|it| Problems::one("to", it.to_string()))?;
    let key = Id::<Letter>::random(app.rng()).to_string();
    let mail = Mail {
        to: to.to_owned(),
        name: None,
        subject: "A test letter - Kettle".to_owned(),
        text: format!(
            "This letter was sent by `kettle doctor mail` to see whether letters arrive.\n\nIf it lies among the spam, \
             look at SPF, DKIM and DMARC of the sender's domain.\n\nKettle\n{home}\n"
        ),
        key,
        about: About::Account,
    };
    app.post().send(mail).await?;
    let lines = troubles.into_iter().map(|it| format!("{TROUBLE}{}\n", it.words.replace('\n', " ")));
    Ok(lines.collect())
}

/// What is to be said of jobs that failed, letters among them.
pub async fn troubles(reader: Reader<'_>) -> Done<Vec<Finding>> {
    let given_up = jobs::given_up(reader, SHOWN).await?.into_iter();
    let given_up = given_up.map(|it| format!("{} was given up after {} tries: {}", it.kind, it.attempts, it.why));
    let failing = jobs::failing(reader, SHOWN).await?.into_iter();
    let failing = failing.map(|it| {
        format!("{} failed {} times and is tried again at {}: {}", it.kind, it.attempts, it.due.iso(), it.why)
    });
    Ok(given_up.chain(failing).map(Finding::remember).collect())
}

/// What came back.
fn bounces(config: &Config) -> Vec<Finding> {
    let Some(folder) = &config.bounce_folder else {
        return vec![Finding::remember(format!(
            "bounces: Kettle reads none. They come to {}: look there, or have them delivered to a Maildir and name it with \
             KETTLE_BOUNCE_FOLDER",
            config.mail_from
        ))];
    };
    let mut files: Vec<_> = ["new", "cur"]
        .iter()
        .filter_map(|it| std::fs::read_dir(folder.join(it)).ok())
        .flat_map(|it| it.flatten())
        .map(|it| it.path())
        .collect();
    if files.is_empty() && !folder.is_dir() {
        return vec![Finding::broken(format!("bounces: {} is no folder", folder.display()))];
    }
    files.sort_by_key(|it| std::cmp::Reverse(std::fs::metadata(it).and_then(|it| it.modified()).ok()));
    let told: Vec<_> = files.iter().take(SHOWN).filter_map(|it| read(it)).map(|it| bounce(&it)).collect();
    let found: Vec<Finding> =
        told.into_iter().flatten().map(|it| Finding::remember(format!("bounced: {it}"))).collect();
    if found.is_empty() { vec![Finding::fine("bounces: none")] } else { found }
}

/// Whether what members answer by mail can be fetched.
async fn replies(config: &Config) -> Finding {
    let Some(inbound) = &config.inbound else {
        return Finding::fine("replies by e-mail: none are taken (KETTLE_INBOUND_URL)");
    };
    let looked = async {
        let mut mailbox = Mailbox::open(&inbound.mailbox).await?;
        let unseen = mailbox.page_of_unseen(MANY).await?.len();
        mailbox.close().await.map(|()| unseen)
    };
    match looked.await {
        Ok(MANY) => {
            Finding::remember(format!("replies by e-mail: {MANY} or more wait in the mailbox; is the server running?"))
        }
        Ok(unseen) => Finding::fine(format!(
            "replies by e-mail: the mailbox opens, {unseen} wait in it. Mail to {} with +x before the at-sign must arrive there",
            inbound.address
        )),
        Err(why) => Finding::broken(format!("replies by e-mail: {why}")),
    }
}

fn read(path: &Path) -> Option<String> {
    use std::io::Read;
    let mut bytes = Vec::new();
    std::fs::File::open(path).ok()?.take(MOST).read_to_end(&mut bytes).ok()?;
    Some(String::from_utf8_lossy(&bytes).into_owned())
}

/// `ada@example.org: 5.1.1, smtp; 550 no such user`, if the letter is a report of a failed delivery (RFC 3464).
fn bounce(letter: &str) -> Option<String> {
    let field = |name: &str| {
        let line = letter.lines().find(|it| it.get(..name.len()).is_some_and(|it| it.eq_ignore_ascii_case(name)))?;
        // What a stranger's server wrote is shown on a terminal (abuse case 94).
        Some(line[name.len()..].chars().filter(|it| !it.is_control()).take(200).collect::<String>().trim().to_owned())
    };
    let status = field("Status:")?;
    let to = field("Final-Recipient:").or_else(|| field("Original-Recipient:")).unwrap_or_default();
    let to = to.rsplit(';').next().unwrap_or_default().trim().to_owned();
    Some(match field("Diagnostic-Code:") {
        Some(why) => format!("{to}: {status}, {why}"),
        None => format!("{to}: {status}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOUNCE: &str = "From: mailer@example.net\nContent-Type: multipart/report\n\nSorry.\n\n\
        Reporting-MTA: dns; mx.example.net\n\nFinal-Recipient: rfc822; ada@example.org\nAction: failed\nStatus: 5.1.1\n\
        Diagnostic-Code: smtp; 550 \u{1b}[31mno such user\n";

    #[test]
    fn a_bounce_is_read_and_cannot_paint_the_terminal() {
        assert_eq!(bounce(BOUNCE).as_deref(), Some("ada@example.org: 5.1.1, smtp; 550 [31mno such user")); // abuse case 94
        assert_eq!(bounce("Subject: out of office\n\nI am away."), None);
    }

    #[test]
    fn a_folder_of_bounces_is_looked_through() {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir_all(folder.path().join("new")).expect("made");
        let path = folder.path().display().to_string();
        let config = || Config::load(&[("bounce_folder", path.clone())].into_iter().collect()).expect("settings");
        assert_eq!(bounces(&config()), [Finding::fine("bounces: none")]);
        std::fs::write(folder.path().join("new/1"), BOUNCE).expect("written");
        assert!(bounces(&config())[0].words.starts_with("bounced: ada@example.org: 5.1.1"));
        let none = Config::load(&Default::default()).expect("settings");
        assert!(bounces(&none)[0].words.contains("KETTLE_BOUNCE_FOLDER"));
    }

    #[test]
    fn no_password_is_printed() {
        assert_eq!(without_secrets("smtps://kettle:hunter2@mail.example.org:465"), "smtps://mail.example.org:465");
        assert_eq!(without_secrets("smtp://127.0.0.1:25"), "smtp://127.0.0.1:25");
    }
}
