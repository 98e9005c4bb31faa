//! The statements with which the kit puts people into a standing that takes long to come by.

use kernel::{Act, MemberId, Moment, Reason, Result, Viewer};
use store::{Db, named, sql};

const SET_SCENE: Act = Act::open("set_scene");

/// Who has this address.
pub async fn find_member(db: &Db, email: &str) -> Result<Option<MemberId>> {
    let read = db.read(&Viewer::house(Reason::Background)).await?;
    let sql = sql!("SELECT member_id FROM account WHERE email_key = :key");
    Ok(read.reader().first(sql, named! { key: email }, |row| row.id("member_id")).await?)
}

/// Puts a member into a standing; their sessions stay.
pub async fn save_standing(db: &Db, member: MemberId, standing: &'static str) -> Result<()> {
    db.write(&Viewer::house(Reason::Background), SET_SCENE, async |tx| {
        let sql =
            sql!("UPDATE member SET standing = :standing, access_version = access_version + 1 WHERE id = :member");
        tx.run(sql, named! { member: &member, standing }).await?;
        Ok(())
    })
    .await
}

/// Has a member's account be deleted at this moment; their sessions stay.
pub async fn save_leaving(db: &Db, member: MemberId, at: Moment) -> Result<()> {
    db.write(&Viewer::house(Reason::Background), SET_SCENE, async |tx| {
        let sql = sql!("UPDATE member SET leaves_at = :at, access_version = access_version + 1 WHERE id = :member");
        tx.run(sql, named! { member: &member, at }).await?;
        Ok(())
    })
    .await
}

/// Makes a member run the network.
pub async fn save_admin(db: &Db, member: MemberId) -> Result<()> {
    db.write(&Viewer::house(Reason::Background), SET_SCENE, async |tx| {
        let sql = sql!("UPDATE member SET admin = TRUE, access_version = access_version + 1 WHERE id = :member");
        tx.run(sql, named! { member: &member }).await?;
        Ok(())
    })
    .await
}

/// Makes a member look at reports.
pub async fn save_moderator(db: &Db, member: MemberId) -> Result<()> {
    db.write(&Viewer::house(Reason::Background), SET_SCENE, async |tx| {
        let sql = sql!("UPDATE member SET moderator = TRUE, access_version = access_version + 1 WHERE id = :member");
        tx.run(sql, named! { member: &member }).await?;
        Ok(())
    })
    .await
}

/// How many writes there were: each leaves one row in the audit.
pub async fn count_writes(db: &Db) -> Result<i64> {
    let read = db.read(&Viewer::house(Reason::Background)).await?;
    Ok(read.reader().count(sql!("SELECT COUNT(*) AS n FROM audit"), named! {}).await?)
}
