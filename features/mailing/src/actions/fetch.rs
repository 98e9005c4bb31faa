//! Looking into the mailbox: what nobody has seen is dealt with, and only then marked as seen.

use super::receive;
use crate::arrival::Outcome;
use frame::App;
use kernel::{Fault, FaultKind, Result, Stop};
use notify::{
    Mailbox, MailboxSettings, Unseen,
    inbound::{self, Incoming, MOST_BYTES},
};
use std::time::Duration;
use tokio::sync::watch;

/// Between two looks.
const PAUSE: Duration = Duration::from_secs(60);
/// So many are asked for at once.
const AT_ONCE: usize = 50;

/// What a look found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fetched {
    /// What stands there now.
    pub posted: usize,
    /// What was refused.
    pub refused: usize,
    /// What nobody was to answer.
    pub left: usize,
}

/// Deals with everything that nobody has seen.
///
/// # Errors
/// An outage of the mailbox or of the store. What was not dealt with comes again.
pub async fn fetch(app: &App, settings: &MailboxSettings) -> Result<Fetched> {
    let mut mailbox = Mailbox::open(settings).await?;
    let mut fetched = Fetched::default();
    loop {
        let unseen = mailbox.page_of_unseen(AT_ONCE).await?;
        for it in &unseen {
            let outcome = take(app, &mut mailbox, *it).await?;
            match outcome {
                Some(Outcome::Posted | Outcome::PostedWithout(_)) => fetched.posted += 1,
                Some(Outcome::Refused(_)) => fetched.refused += 1,
                Some(Outcome::Dropped) | None => fetched.left += 1,
            }
            mailbox.mark_seen(it.uid).await?;
        }
        if unseen.len() < AT_ONCE {
            mailbox.close().await?;
            return Ok(fetched);
        }
    }
}

/// Deals with one. A mail that finds a mistake of ours is told in the log and left: others wait behind it.
async fn take(app: &App, mailbox: &mut Mailbox, unseen: Unseen) -> Result<Option<Outcome>> {
    let Some(bytes) = mailbox.fetch(unseen).await? else { return Ok(None) };
    match receive(app, &read(app, unseen, &bytes), &bytes).await {
        Err(Stop::Fault(why)) if *why.kind() == FaultKind::Bug => {
            tracing::error!(%why, "a mail could not be dealt with");
            Ok(None)
        }
        other => other,
    }
}

fn read(app: &App, unseen: Unseen, bytes: &[u8]) -> Incoming {
    let origin = app.settings().url.origin();
    let host = origin.split("://").nth(1).unwrap_or_default().split(':').next().unwrap_or_default();
    match usize::try_from(unseen.size).is_ok_and(|it| it <= MOST_BYTES) {
        true => inbound::read(bytes, host),
        false => inbound::read_head(bytes, host),
    }
}

/// Looks every minute, until the server stops. What is wrong with the mailbox is said once, and that it is well again.
pub async fn keep_fetching(app: App, settings: MailboxSettings, mut stop: watch::Receiver<bool>) {
    let mut is_well = true;
    loop {
        let fetched = tokio::select! {
            fetched = fetch(&app, &settings) => fetched,
            _ = stop.wait_for(|it| *it) => return,
        };
        match fetched {
            Ok(fetched) => {
                if fetched != Fetched::default() {
                    let Fetched { posted, refused, left } = fetched;
                    tracing::info!(posted, refused, left, "mail came in");
                }
                if !is_well {
                    tracing::info!("the mailbox for replies answers again");
                }
                is_well = true;
            }
            Err(why) if is_well => {
                is_well = false;
                tracing::warn!(why = %in_words(why), "replies by mail cannot be fetched; it is tried every minute");
            }
            Err(_) => {}
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            _ = stop.wait_for(|it| *it) => return,
        }
    }
}

fn in_words(why: Stop) -> Fault {
    match why {
        Stop::Fault(why) => why,
        Stop::Refusal(_) => Fault::bug("a mail was refused instead of dealt with"),
    }
}
