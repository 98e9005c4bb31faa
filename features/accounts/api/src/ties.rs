//! Ties between members: contacts (in both directions) and blocks (by one, effective for both).

use crate::TieChanged;
use kernel::{MemberId, Moment, Result};
use store::{Tx, named, sql};

/// What ties two members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TieKind {
    /// They know each other; stored for both.
    Contact,
    /// The first wants nothing to do with the second; neither sees the other.
    Block,
}

impl TieKind {
    /// As stored.
    pub const fn word(self) -> &'static str {
        match self {
            TieKind::Contact => "contact",
            TieKind::Block => "block",
        }
    }
}

/// Ties `member` to `other`. The caller's policy decides whether it may; doing it twice is doing it once.
pub async fn set_tie(tx: &mut Tx, member: MemberId, other: MemberId, kind: TieKind) -> Result<()> {
    set_tie_since(tx, member, other, kind, tx.now()).await
}

/// As [`set_tie`], since then: for a made population.
pub async fn set_tie_since(tx: &mut Tx, member: MemberId, other: MemberId, kind: TieKind, since: Moment) -> Result<()> {
    let insert = sql!(
        "INSERT INTO tie (member_id, other_id, kind, since) VALUES (:member, :other, :kind, :since) ON CONFLICT DO NOTHING"
    );
    tx.run(insert, named! { member: &member, other: &other, kind: kind.word(), since }).await?;
    if kind == TieKind::Contact {
        tx.run(insert, named! { member: &other, other: &member, kind: kind.word(), since }).await?;
    }
    tx.tell(TieChanged { member, other });
    Ok(())
}

/// Takes the tie away again.
pub async fn remove_tie(tx: &mut Tx, member: MemberId, other: MemberId, kind: TieKind) -> Result<()> {
    let delete = sql!("DELETE FROM tie WHERE member_id = :member AND other_id = :other AND kind = :kind");
    tx.run(delete, named! { member: &member, other: &other, kind: kind.word() }).await?;
    if kind == TieKind::Contact {
        tx.run(delete, named! { member: &other, other: &member, kind: kind.word() }).await?;
    }
    tx.tell(TieChanged { member, other });
    Ok(())
}
