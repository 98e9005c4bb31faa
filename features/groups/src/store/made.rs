//! SQL of the made population's groups: a few statements a group, however many are in it.

use super::insert;
use crate::{policy::Keep, population::MadeGroup};
use groups_api::Role;
use kernel::{MemberId, Permit, Result};
use store::{Tx, named, sql};
use ui::Html;

/// A made group with everybody who is in it.
pub async fn insert_made(tx: &mut Tx, made: &Permit<Keep, &MadeGroup>, html: &Html) -> Result<()> {
    let owner = made.members.iter().find(|it| it.1 == Role::Owner).map(|it| it.0);
    insert(tx, made.id, &made.settings, owner, made.founded).await?;
    let sql = sql!(
        "UPDATE member_group SET about_number = 1, about_html = :html, rendering = :rendering, ended_at = :ended
         WHERE id = :group"
    );
    let args = named! { group: &made.id, html: html.as_str(), rendering: ui::RENDERER, ended: made.ended };
    tx.run(sql, args).await?;
    let sql =
        sql!("INSERT INTO group_about (group_id, number, text, by_id, at) VALUES (:group, 1, :text, :owner, :at)");
    let args = named! { group: &made.id, text: made.about.as_str(), owner, at: made.founded };
    tx.run(sql, args).await?;
    let sql = sql!(
        "INSERT INTO membership (group_id, member_id, role, since, role_since)
         SELECT :group, a.id, :role, a.n, a.n FROM PAIRS(:members) a"
    );
    for role in Role::ALL {
        let members = made.members.iter().filter(|it| it.1 == role).map(|it| (it.0, it.2.micros()));
        let members: Vec<(MemberId, i64)> = members.collect();
        if !members.is_empty() {
            let args = named! { group: &made.id, role: role.word(), members: store::pair_list(&members) };
            tx.run(sql, args).await?;
        }
    }
    Ok(())
}
