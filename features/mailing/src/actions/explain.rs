//! Telling a member why what they sent was not posted: to their own confirmed address, and to nobody else.

use super::{HOUSE, words};
use crate::arrival::{ArrivalId, Lack, Why};
use discussions_api::DiscussionId;
use frame::App;
use kernel::{MemberId, Result};
use notify::{About, Mail};
use serde::{Deserialize, Serialize};

/// The kind of the job that explains.
pub const EXPLAIN: &str = "mailing.explain";

/// What is to be explained: ids, and a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explaining {
    /// Which mail.
    pub arrival: ArrivalId,
    /// Whose.
    pub member: MemberId,
    /// What it answers, if that is still there.
    pub discussion: Option<DiscussionId>,
    /// Why not; nothing: it was posted, but for what it lacks.
    pub why: Option<Why>,
    /// What that is.
    #[serde(default)]
    pub lack: Lack,
    /// Whether it is the last that is explained today.
    #[serde(default)]
    pub is_last: bool,
}

/// Writes the letter. Of one mail there is one, however often it is tried: its Message-ID is that of the mail (abuse case 113).
pub async fn explain(app: &App, what: Explaining) -> Result<()> {
    let found = accounts_api::find_addressee(app.read(&HOUSE).await?.reader(), what.member).await?;
    let Some(to) = found else { return Ok(()) };
    let home = app.settings().url.origin();
    let place = match what.discussion {
        Some(discussion) => app.settings().url.link(&format!("/discussions/{discussion}")),
        None => app.settings().url.link("/groups"),
    };
    let (subject, said) = match what.why {
        Some(why) => words::refused(why, &place, &home),
        None => words::lacking(what.lack, &place),
    };
    let text = words::letter(&to.name, &said, what.is_last, &home);
    let subject = subject.to_owned();
    let key = format!("answer-{}", what.arrival);
    Ok(app.post().send(Mail { to: to.email, name: Some(to.name), subject, text, key, about: About::Account }).await?)
}
