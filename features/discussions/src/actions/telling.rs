//! Who is told of what was written, inside its write: by number and notice, never by words.

use super::asking;
use crate::{
    discussion::{DiscussionId, Thread},
    store::keeping::{self, find_followers, find_hearing},
};
use ::store::Tx;
use groups_api::GroupId;
use kernel::{MemberId, Result};
use notices_api::Kind as Notice;

/// Something new in a discussion.
pub struct News {
    /// Where.
    pub discussion: DiscussionId,
    /// By whom; nobody: without a name.
    pub author: Option<MemberId>,
    /// Who wrote what it answers, and who began the discussion.
    pub answered: Vec<MemberId>,
    /// Who is meant by it.
    pub mentions: Vec<MemberId>,
}

/// Tells everybody who follows it, and whoever is meant: each of the best reason alone. All numbers are taken at once, before
/// anything that takes some of them again.
pub async fn tell(tx: &mut Tx, news: News) -> Result<()> {
    let News { discussion, author, answered, mentions } = news;
    let mut followers = find_followers(tx.reader(), discussion, author).await?;
    let meant = match mentions.is_empty() {
        true => vec![],
        false => find_hearing(tx.reader(), discussion, author, &mentions).await?,
    };
    let mut all = followers.clone();
    all.extend(meant.iter().chain(author.as_ref()));
    all.sort_unstable();
    all.dedup();
    let numbers = ::store::inbox::next(tx, &all).await?;
    keeping::save_changed(tx, discussion, &numbers).await?;
    let about = *discussion.as_bytes();
    let meant: Vec<MemberId> = meant.into_iter().filter(|it| Some(*it) != author).collect();
    followers.retain(|it| Some(*it) != author && !meant.contains(it));
    let (answered, others): (Vec<MemberId>, Vec<MemberId>) =
        followers.into_iter().partition(|it| answered.contains(it));
    for (kind, to) in [(Notice::GroupMention, meant), (Notice::Reply, answered), (Notice::Followed, others)] {
        notices_api::give(tx, &to, kind, None, about).await?;
    }
    Ok(())
}

/// Tells whoever began a discussion that one who looks after its group did something with it, or answered an objection.
pub async fn tell_handled(tx: &mut Tx, thread: &Thread) -> Result<()> {
    asking::tell_asker_later(tx, thread);
    match thread.author.filter(|it| *it != thread.own) {
        Some(author) => notices_api::give(tx, &[author], Notice::Handled, None, *thread.id.as_bytes()).await,
        None => Ok(()),
    }
}

/// Tells those who look after a group that something waits for them; not the one who did it.
pub async fn tell_hosts(
    tx: &mut Tx,
    group: GroupId,
    discussion: DiscussionId,
    kind: Notice,
    by: MemberId,
) -> Result<()> {
    let mut hosts = groups_api::hosts_of(tx.reader(), group).await?;
    hosts.retain(|it| *it != by);
    notices_api::give(tx, &hosts, kind, None, *discussion.as_bytes()).await
}

/// As [`stir`], and tells those who are meant since words were changed.
pub async fn tell_newly_meant(
    tx: &mut Tx,
    (discussion, own): (DiscussionId, MemberId),
    author: Option<MemberId>,
    newly: Vec<MemberId>,
) -> Result<()> {
    let mut meant = match newly.is_empty() {
        true => vec![],
        false => find_hearing(tx.reader(), discussion, author, &newly).await?,
    };
    meant.retain(|it| *it != own);
    let mut all = find_followers(tx.reader(), discussion, None).await?;
    all.extend(meant.iter().chain([&own]));
    all.sort_unstable();
    all.dedup();
    let numbers = ::store::inbox::next(tx, &all).await?;
    keeping::save_changed(tx, discussion, &numbers).await?;
    notices_api::give(tx, &meant, Notice::GroupMention, None, *discussion.as_bytes()).await
}

/// Pages of those who follow it learn that something in it changed.
pub async fn stir(tx: &mut Tx, discussion: DiscussionId, own: MemberId) -> Result<()> {
    let mut all = find_followers(tx.reader(), discussion, None).await?;
    all.push(own);
    all.sort_unstable();
    all.dedup();
    let numbers = ::store::inbox::next(tx, &all).await?;
    keeping::save_changed(tx, discussion, &numbers).await
}

/// As [`stir`], of what concerns one member: whose post it is, if they may hear of whoever does this, and one's own pages. A lively
/// discussion has many who follow it and many more reactions; the others' pages have them with the next that is written there.
pub async fn stir_author(tx: &mut Tx, discussion: DiscussionId, own: MemberId, author: Option<MemberId>) -> Result<()> {
    let author: Vec<MemberId> = author.into_iter().collect();
    let mut all = find_hearing(tx.reader(), discussion, Some(own), &author).await?;
    all.push(own);
    let numbers = ::store::inbox::next(tx, &all).await?;
    keeping::save_changed(tx, discussion, &numbers).await
}
