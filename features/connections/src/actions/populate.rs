//! Giving the first of a made population contacts, and something that they have said to each other.

use crate::made::{MadeTalk, Who, talks};
use accounts_api::{TieKind, set_tie_since};
use connections_api::{ConversationId, ConversationsPort, Note, Opening, touch};
use frame::App;
use kernel::{Act, Fault, MemberId, Moment, Result, Viewer};
use std::time::Duration;
use vault::Scope;

const POPULATE: Act = Act::open("populate_contacts");
const HOUR: u64 = 60 * 60;
const DAY: Duration = Duration::from_secs(24 * HOUR);
/// So many have contacts: a key is made for each conversation, and nobody signs in as the ten thousandth.
const MEMBERS: usize = 60;
/// Contacts stand so far from each other in the list of all; the first two of each have talked lately.
const APART: [usize; 5] = [3, 11, 17, 24, 41];
const TALK: usize = 2;
/// So many days after a note comes the answer, in hours that differ.
const PAUSES: [u64; 4] = [1, 5, 2, 9];

/// Makes contacts of these members, who are all of a made population or its beginning.
///
/// # Errors
/// The store does not take them; what was written before stays.
pub async fn populate(app: &App, members: &[MemberId], now: Moment) -> Result<()> {
    let port = app.kept::<ConversationsPort>().ok_or_else(|| Fault::bug("nobody keeps conversations"))?;
    let (talks, mut ties) = (talks(), Vec::new());
    for (nth, own) in members.iter().take(MEMBERS).enumerate() {
        for (way, apart) in APART.iter().enumerate() {
            let Some(other) = members.get(nth + apart) else { continue };
            // Some have not heard of each other for a year, and some for a season.
            let last = now.minus(DAY * (40 + 97 * way as u32));
            let talk = talks.get((nth + way * TALK) % talks.len().max(1)).filter(|_| way < TALK);
            let opening = match talk {
                Some(talk) => Some(opening(app, [*own, *other], talk, now).await?),
                None => None,
            };
            ties.push((*own, *other, last, opening));
        }
    }
    // Lists of conversations are in the order of commits.
    ties.sort_by_key(|it| it.3.as_ref().and_then(|it| it.notes.last()).map(|it| it.at));
    for (own, other, last, opening) in ties {
        let port = &port;
        app.write(&Viewer::member(own), POPULATE, async move |tx| {
            set_tie_since(tx, own, other, TieKind::Contact, last.minus(DAY * 300)).await?;
            match opening {
                Some(opening) => port.0.open(tx, opening).await,
                None => Ok(touch(tx, vec![(own, other, last)]).await?),
            }
        })
        .await?;
    }
    Ok(())
}

async fn opening(app: &App, two: [MemberId; 2], talk: &MadeTalk, now: Moment) -> Result<Opening> {
    let conversation = ConversationId::random(app.rng());
    let key = app.vault().make(Scope::conversation(conversation)).await?;
    let hours = |from: usize| PAUSES.iter().cycle().take(from).sum::<u64>();
    let all = hours(talk.said.len());
    let notes = talk.said.iter().enumerate().map(|(nth, (who, words))| {
        let ago = talk.hours + all - hours(nth + 1);
        let by = match who {
            Who::First => two[0],
            Who::Second => two[1],
        };
        Note {
            by,
            at: now.minus(Duration::from_secs(ago * HOUR + 60 * (nth as u64 * 13 % 60))),
            text: (*words).to_owned(),
        }
    });
    Ok(Opening { conversation, key, members: two.to_vec(), notes: notes.collect() })
}
