//! SQL of learning who asked: the two moderators who can, and each time that one of them wanted to.

use crate::{
    asking::{Apart, Cause, PATIENCE, Unmasking, UnmaskingId},
    discussion::DiscussionId,
    policy::{Clear, Name, Unmask},
    post::PostId,
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Row, Tx, named, sql};

/// Somebody whom an administrator named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Named {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Whether they agreed.
    pub agreed: bool,
    /// Whether they are a moderator in good standing still.
    pub active: bool,
}

/// A moderator who can be named.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// By whose invitation they came in.
    pub came_by: Option<MemberId>,
}

/// Those who are named, as far as the viewer sees them, the first first.
pub async fn page_of_named(reader: Reader<'_>) -> Result<Vec<Named>, Fault> {
    let sql = sql!(
        "SELECT u.member_id, u.agreed_at,
                (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                  WHERE s.member_id = u.member_id AND s.viewer_id = :viewer) AS name,
                (SELECT COUNT(*) FROM unmasker_active ua WHERE ua.member_id = u.member_id) AS active
         FROM unmasker u ORDER BY u.named_at, u.member_id"
    );
    let read = |row: &Row<'_>| {
        let agreed = row.moment_or_none("agreed_at")?.is_some();
        Ok(Named {
            member: row.id("member_id")?,
            name: row.text_or_none("name")?.unwrap_or("A moderator").to_owned(),
            agreed,
            active: !agreed || row.int("active")? > 0,
        })
    };
    reader.list(sql, named! { viewer: reader.viewer().id() }, read).await
}

/// Those of these moderators whom the viewer sees, with whoever invited them.
pub async fn page_of_candidates(reader: Reader<'_>, moderators: &[MemberId]) -> Result<Vec<Candidate>, Fault> {
    let sql = sql!(
        "SELECT k.member_id, k.name, (SELECT e.by_id FROM member_entry e WHERE e.member_id = k.member_id) AS came_by
         FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
         WHERE s.viewer_id = :viewer AND s.member_id IN LIST_ID(:moderators) ORDER BY k.name, k.member_id"
    );
    let read = |row: &Row<'_>| {
        Ok(Candidate {
            member: row.id("member_id")?,
            name: row.text("name")?.to_owned(),
            came_by: row.id_or_none("came_by")?,
        })
    };
    let args = named! { viewer: reader.viewer().id(), moderators: store::id_list(moderators) };
    reader.list(sql, args, read).await
}

/// Names these two; who was named before and is none of them is not any more. Who agreed before need not again.
pub async fn save_named(tx: &mut Tx, two: &Permit<Name, [MemberId; 2]>) -> Result<()> {
    let others = sql!("DELETE FROM unmasker WHERE NOT (member_id IN LIST_ID(:two))");
    tx.run(others, named! { two: store::id_list(&**two) }).await?;
    let sql = sql!(
        "INSERT INTO unmasker (member_id, named_by, named_at) VALUES (:member, :by, :now) ON CONFLICT (member_id) DO NOTHING"
    );
    let (now, by) = (tx.now(), tx.viewer().id());
    for member in two.iter() {
        tx.run(sql, named! { member, by: &by, now }).await?;
    }
    Ok(())
}

/// Two of a made population, who agreed.
pub async fn insert_made_unmaskers(tx: &mut Tx, two: &Permit<Clear, [MemberId; 2]>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO unmasker (member_id, named_at, agreed_at) VALUES (:member, :now, :now) ON CONFLICT (member_id) DO NOTHING"
    );
    let now = tx.now();
    for member in two.iter() {
        tx.run(sql, named! { member, now }).await?;
    }
    Ok(())
}

/// One of them agrees to it, or does not: then another is to be named. `false`: they are not named.
pub async fn save_answer(tx: &mut Tx, answer: &Permit<Unmask, bool>) -> Result<bool> {
    let agrees = sql!("UPDATE unmasker SET agreed_at = COALESCE(agreed_at, :now) WHERE member_id = :member");
    let (now, member) = (tx.now(), tx.viewer().id());
    let done = match **answer {
        true => tx.run(agrees, named! { now, member: &member }).await?,
        false => tx.run(sql!("DELETE FROM unmasker WHERE member_id = :member"), named! { member: &member }).await?,
    };
    Ok(done > 0)
}

/// When a question was asked, and how each of the two stands to it now.
pub async fn find_apart(reader: Reader<'_>, discussion: DiscussionId) -> Result<Option<(Moment, Vec<Apart>)>, Fault> {
    let sql = sql!(
        "SELECT d.made_at, u.agreed_at,
                (SELECT COUNT(*) FROM membership h WHERE h.group_id = d.group_id AND h.member_id = u.member_id
                    AND h.role IN ('owner', 'host', 'moderator')) AS cares
         FROM discussion d JOIN unmasker_active ua ON 1 = 1 JOIN unmasker u ON u.member_id = ua.member_id
         WHERE d.id = :discussion"
    );
    let mut found: Option<(Moment, Vec<Apart>)> = None;
    let see = |row: &Row<'_>| {
        let it = found.get_or_insert((row.moment("made_at")?, vec![]));
        it.1.push(Apart { agreed: row.moment("agreed_at")?, cares: row.int("cares")? > 0 });
        Ok(())
    };
    reader.list(sql, named! { discussion: &discussion }, see).await?;
    Ok(found)
}

/// What one of them wants.
#[derive(Clone)]
pub struct NewUnmasking {
    /// Its id.
    pub id: UnmaskingId,
    /// Of which question.
    pub discussion: DiscussionId,
    /// Which post was reported.
    pub post: PostId,
    /// What for.
    pub cause: Cause,
    /// Why.
    pub why: String,
    /// Whether whoever asked is not told.
    pub quiet: bool,
}

/// Keeps that one of them wants it; what waited for the other for too long is over.
pub async fn insert_unmasking(tx: &mut Tx, new: &Permit<Unmask, NewUnmasking>) -> Result<()> {
    let NewUnmasking { id, discussion, post, cause, why, quiet } = &**new;
    let (now, by) = (tx.now(), tx.viewer().id());
    let lapsed = sql!(
        "UPDATE unmasking SET declined_at = :now
         WHERE discussion_id = :discussion AND agreed_at IS NULL AND declined_at IS NULL AND proposed_at <= :before"
    );
    tx.run(lapsed, named! { now, discussion, before: now.minus(PATIENCE) }).await?;
    let sql = sql!(
        "INSERT INTO unmasking (id, discussion_id, post_id, ground, why, quiet, proposed_by, proposed_at)
         VALUES (:id, :discussion, :post, :cause, :why, :quiet, :by, :now)"
    );
    let args = named! { id, discussion, post, cause: cause.word(), why: &**why, quiet: *quiet, by: &by, now };
    tx.run(sql, args).await?;
    Ok(())
}

/// The columns of [`Unmasking`]; the names as far as the viewer sees them.
macro_rules! unmaskings {
    ($which:literal) => {
        concat!(
            "SELECT u.id, u.discussion_id, u.ground, u.why, u.quiet, u.proposed_by, u.proposed_at, u.decided_by, u.agreed_at,
                    u.declined_at, u.proposer_saw, u.decider_saw,
                    (SELECT k.name FROM member_card k WHERE k.member_id = u.proposed_by) AS proposer,
                    (SELECT k.name FROM member_card k WHERE k.member_id = u.decided_by) AS decider
             FROM unmasking u ",
            $which
        )
    };
}

/// All of them, the latest first: for the two who can.
pub async fn page_of_unmaskings(reader: Reader<'_>, limit: i64) -> Result<Vec<Unmasking>, Fault> {
    let sql = sql!(unmaskings!("ORDER BY u.proposed_at DESC, u.id DESC LIMIT :limit"));
    reader.list(sql, named! { limit }, read_unmasking).await
}

/// One of them.
pub async fn find_unmasking(reader: Reader<'_>, id: UnmaskingId) -> Result<Option<Unmasking>, Fault> {
    let sql = sql!(unmaskings!("WHERE u.id = :id"));
    reader.first(sql, named! { id: &id }, read_unmasking).await
}

fn read_unmasking(row: &Row<'_>) -> Result<Unmasking, Fault> {
    let named = |id: &str, name: &str| -> Result<Option<(MemberId, String)>, Fault> {
        let member: Option<MemberId> = row.id_or_none(id)?;
        Ok(member.zip(row.text_or_none(name)?.map(str::to_owned)))
    };
    Ok(Unmasking {
        id: row.id("id")?,
        discussion: row.id("discussion_id")?,
        cause: Cause::of(row.text("ground")?).ok_or_else(|| Fault::bug("an unmasking without a cause"))?,
        why: row.text("why")?.to_owned(),
        quiet: row.flag("quiet")?,
        proposed_by: named("proposed_by", "proposer")?,
        proposed: row.moment("proposed_at")?,
        decided_by: named("decided_by", "decider")?,
        agreed: row.moment_or_none("agreed_at")?,
        declined: row.moment_or_none("declined_at")?,
        proposer_saw: row.moment_or_none("proposer_saw")?.is_some(),
        decider_saw: row.moment_or_none("decider_saw")?.is_some(),
    })
}

/// The other one agrees, or does not. `false`: it was decided a moment ago.
pub async fn save_decision(tx: &mut Tx, decision: &Permit<Unmask, (UnmaskingId, bool)>) -> Result<bool> {
    let sql = match decision.1 {
        true => sql!("UPDATE unmasking SET decided_by = :by, agreed_at = :now WHERE id = :id AND decided_by IS NULL"),
        false => {
            sql!("UPDATE unmasking SET decided_by = :by, declined_at = :now WHERE id = :id AND decided_by IS NULL")
        }
    };
    let (now, by) = (tx.now(), tx.viewer().id());
    Ok(tx.run(sql, named! { by: &by, now, id: &decision.0 }).await? > 0)
}

/// One of the two sees the name. `false`: they have a moment ago.
pub async fn save_seen(tx: &mut Tx, seen: &Permit<Unmask, UnmaskingId>) -> Result<bool> {
    let sql = sql!(
        "UPDATE unmasking SET proposer_saw = CASE WHEN proposed_by = :by THEN COALESCE(proposer_saw, :now) ELSE proposer_saw END,
                decider_saw = CASE WHEN decided_by = :by THEN COALESCE(decider_saw, :now) ELSE decider_saw END
         WHERE id = :id AND ((proposed_by = :by AND proposer_saw IS NULL) OR (decided_by = :by AND decider_saw IS NULL))"
    );
    let (now, by) = (tx.now(), tx.viewer().id());
    Ok(tx.run(sql, named! { by: &by, now, id: &**seen }).await? > 0)
}

/// What waits for the viewer as one of the two.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Duties {
    /// Whether they were named and have not said whether they agree.
    pub is_named: bool,
    /// What the other asked for and nobody decided.
    pub waiting: Vec<[u8; 16]>,
}

/// Those of the viewer; none for whoever is not one of the two. One statement.
pub async fn find_unmasker_duties(reader: Reader<'_>) -> Result<Duties, Fault> {
    let sql = sql!(
        "SELECT CASE WHEN n.agreed_at IS NULL THEN 1 ELSE 0 END AS fresh, u.id FROM unmasker n
         LEFT JOIN unmasking u ON n.agreed_at IS NOT NULL AND u.agreed_at IS NULL AND u.declined_at IS NULL
              AND u.proposed_by <> n.member_id AND u.proposed_at > :since
         WHERE n.member_id = :viewer"
    );
    let (viewer, since) = (reader.viewer().id(), reader.now().minus(PATIENCE));
    let mut duties = Duties::default();
    let see = |row: &Row<'_>| {
        duties.is_named = row.int("fresh")? > 0;
        duties.waiting.extend(row.id_or_none::<()>("id")?.map(|it| *it.as_bytes()));
        Ok(())
    };
    reader.list(sql, named! { viewer: &viewer, since }, see).await?;
    Ok(duties)
}

/// How often it was asked for, and how often done: what every member may know.
pub async fn count_unmaskings(reader: Reader<'_>) -> Result<(i64, i64), Fault> {
    let sql = sql!("SELECT COUNT(*) AS wanted, COUNT(agreed_at) AS done FROM unmasking");
    let read = |row: &Row<'_>| Ok((row.int("wanted")?, row.int("done")?));
    Ok(reader.first(sql, named! {}, read).await?.unwrap_or_default())
}

/// What a member did as one of them, for their copy: what was asked for, when, and whether they agreed.
pub async fn find_done_by(reader: Reader<'_>, member: MemberId) -> Result<Vec<(String, Moment, bool)>, Fault> {
    let sql = sql!(
        "SELECT u.why, u.proposed_at, CASE WHEN u.proposed_by = :member THEN 1 ELSE 0 END AS own FROM unmasking u
         WHERE u.proposed_by = :member OR u.decided_by = :member ORDER BY u.proposed_at, u.id"
    );
    let read = |row: &Row<'_>| Ok((row.text("why")?.to_owned(), row.moment("proposed_at")?, row.int("own")? > 0));
    reader.list(sql, named! { member: &member }, read).await
}

/// Takes a member out of it. That it was done stays, without their name.
pub async fn remove_unmasker(tx: &mut Tx, member: MemberId) -> Result<()> {
    for sql in [
        sql!("DELETE FROM unmasker WHERE member_id = :member"),
        sql!("UPDATE unmasker SET named_by = NULL WHERE named_by = :member"),
        sql!("UPDATE unmasking SET proposed_by = NULL WHERE proposed_by = :member"),
        sql!("UPDATE unmasking SET decided_by = NULL WHERE decided_by = :member"),
    ] {
        tx.run(sql, named! { member: &member }).await?;
    }
    Ok(())
}
