//! What becomes of groups when somebody is erased: the longest-serving host follows an owner.

use crate::{
    joining::Seat,
    policy,
    store::belonging::{self as db, Follows},
};
use ::store::Tx;
use groups_api::{GroupEnded, MemberLeft};
use kernel::{MemberId, Result};

/// Everything of a member goes from groups; nobody's group is left without an owner while anybody is there.
pub async fn erase_member(tx: &mut Tx, member: MemberId) -> Result<()> {
    let owned = db::find_owned(tx.reader(), member).await?;
    let places = db::page_of_places(tx.reader(), member).await?;
    db::remove_member(tx, member).await?;
    for group in owned {
        match db::find_heir(tx.reader(), group).await? {
            Some(heir) if heir.follows == Follows::Now => {
                let seat = policy::may_keep(tx.viewer(), Seat { group, member: heir.member })?;
                db::save_heir(tx, &seat).await?;
            }
            Some(_) => {}
            None => {
                db::save_orphan(tx, &policy::may_keep(tx.viewer(), group)?).await?;
                tx.tell(GroupEnded { group });
            }
        }
    }
    for place in places {
        tx.tell(MemberLeft { group: place.group, member });
    }
    Ok(())
}
