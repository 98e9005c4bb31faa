//! SQL of introductions. Each is read by one of its three; what that one is told of it, the rule says.

use super::{keeping::capitalised, request::SpentKey};
use crate::{
    introduction::{Consent, Earlier, Introduction, IntroductionId, Kind},
    policy::{
        Expire,
        introduction::{Begin, Known, Take},
    },
    request::WEEK,
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use people_api::{Affiliations, Beside};
use store::{Reader, Row, Tx, named, sql};

/// An introduction and the names of its three.
#[derive(Debug, Clone)]
pub struct Listed {
    /// The introduction.
    pub introduction: Introduction,
    /// Of who knows both.
    pub between: String,
    /// Of the one.
    pub one: String,
    /// Of the other.
    pub other: String,
    /// Whether who knows both does know the other: for them alone.
    pub knows: bool,
}

/// An introduction with its sealed words.
#[derive(Debug, Clone)]
pub struct SealedIntroduction {
    /// The introduction and the names.
    pub listed: Listed,
    /// What who asked wrote; none when it is gone.
    pub request: Option<Vec<u8>>,
    /// What who knows both wrote; none when it is gone or was not written yet.
    pub word: Option<Vec<u8>>,
}

/// Words to be kept with an introduction, sealed.
#[derive(Debug, Clone, Copy, Default)]
pub struct SealedWords<'a> {
    /// Of who asked.
    pub request: Option<&'a [u8]>,
    /// Of who knows both.
    pub word: Option<&'a [u8]>,
}

/// What the viewer began lately, and how many new people they wrote to this week.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BegunLately {
    /// In the time in which nobody asks twice.
    pub earlier: Vec<Earlier>,
    /// Requests and introductions.
    pub this_week: u32,
}

/// One in which the viewer takes part, all others being seen by them.
pub async fn find_introduction(reader: Reader<'_>, id: IntroductionId) -> Result<Option<SealedIntroduction>, Fault> {
    let sql = sql!(
        "SELECT i.id, i.conversation_id, i.kind, i.between_id, i.one_id, i.other_id, i.begun_at, i.passed_at, i.rested_at,
                i.one_answer, i.other_answer, i.withdrawn_at, i.ended_at, i.opened_at, i.request, i.word,
                a.name AS between_name, b.name AS one_name, c.name AS other_name,
                CASE WHEN i.between_id = :viewer AND EXISTS
                          (SELECT 1 FROM tie k WHERE k.member_id = i.between_id AND k.kind = 'contact'
                                                 AND k.other_id = i.other_id)
                     THEN 1 ELSE 0 END AS knows
         FROM introduction i JOIN introduction_shown s ON s.introduction_id = i.id AND s.viewer_id = :viewer
         JOIN member_card a ON a.member_id = i.between_id
         JOIN member_card b ON b.member_id = i.one_id
         JOIN member_card c ON c.member_id = i.other_id
         WHERE i.id = :id"
    );
    let read = |row: &Row<'_>| {
        Ok(SealedIntroduction {
            listed: read_listed(row)?,
            request: row.bytes_or_none("request")?.map(<[u8]>::to_vec),
            word: row.bytes_or_none("word")?.map(<[u8]>::to_vec),
        })
    };
    reader.first(sql, named! { id: &id, viewer: reader.viewer().id() }, read).await
}

/// All in which the viewer takes part, the latest first.
pub async fn page_of_introductions(reader: Reader<'_>, limit: i64) -> Result<Vec<Listed>, Fault> {
    let sql = sql!(
        "SELECT i.id, i.conversation_id, i.kind, i.between_id, i.one_id, i.other_id, i.begun_at, i.passed_at, i.rested_at,
                i.one_answer, i.other_answer, i.withdrawn_at, i.ended_at, i.opened_at,
                a.name AS between_name, b.name AS one_name, c.name AS other_name, 0 AS knows
         FROM introduction i JOIN introduction_shown s ON s.introduction_id = i.id AND s.viewer_id = :viewer
         JOIN member_card a ON a.member_id = i.between_id
         JOIN member_card b ON b.member_id = i.one_id
         JOIN member_card c ON c.member_id = i.other_id
         WHERE (i.between_id = :viewer OR i.one_id = :viewer OR i.other_id = :viewer) AND i.begun_at > :since
         ORDER BY i.begun_at DESC, i.id LIMIT :limit"
    );
    let since = reader.now().minus(Introduction::REMEMBERED);
    reader.list(sql, named! { viewer: reader.viewer().id(), since, limit }, read_listed).await
}

/// Somebody whom the viewer sees.
#[derive(Debug, Clone)]
pub struct Whom {
    /// Who, and whether they are a contact.
    pub known: Known,
    /// Their name.
    pub name: String,
    /// What stands beside it.
    pub beside: Beside,
}

/// Which of these the viewer sees, and which of them are contacts.
pub async fn find_known(reader: Reader<'_>, members: &[MemberId]) -> Result<Vec<Whom>, Fault> {
    let sql = sql!(
        "SELECT c.member_id, c.name, b.profession, b.affiliations,
                CASE WHEN EXISTS (SELECT 1 FROM tie k WHERE k.member_id = :viewer AND k.kind = 'contact'
                                                        AND k.other_id = c.member_id) THEN 1 ELSE 0 END AS contact
         FROM member_beside b JOIN member_card c ON c.member_id = b.member_id
         WHERE b.viewer_id = :viewer AND b.member_id IN LIST_ID(:members)"
    );
    let args = named! { viewer: reader.viewer().id(), members: store::id_list(members) };
    let read = |row: &Row<'_>| {
        let known = Known { member: row.id("member_id")?, contact: row.int("contact")? == 1 };
        let affiliations = Affiliations::stored(row.text_or_none("affiliations")?.unwrap_or_default());
        let profession = capitalised(row.text_or_none("profession")?.unwrap_or_default());
        let beside = Beside { profession, affiliations, ..Beside::default() };
        Ok(Whom { known, name: row.text("name")?.to_owned(), beside })
    };
    reader.list(sql, args, read).await
}

/// What the viewer began lately; one statement.
pub async fn find_begun_lately(reader: Reader<'_>) -> Result<BegunLately, Fault> {
    let sql = sql!(
        "SELECT 'introduction' AS part, i.between_id, i.one_id, i.other_id, i.begun_at AS at,
                CASE WHEN i.withdrawn_at IS NULL AND i.opened_at IS NULL THEN 0 ELSE 1 END AS done
         FROM introduction i WHERE i.one_id = :viewer AND i.kind = 'asked' AND i.begun_at > :remembered
         UNION ALL
         SELECT 'introduction' AS part, i.between_id, i.one_id, i.other_id, i.begun_at AS at,
                CASE WHEN i.withdrawn_at IS NULL AND i.opened_at IS NULL THEN 0 ELSE 1 END AS done
         FROM introduction i WHERE i.between_id = :viewer AND i.kind = 'offered' AND i.begun_at > :remembered
         UNION ALL
         SELECT 'request' AS part, r.from_id AS between_id, r.from_id AS one_id, r.to_id AS other_id, r.made_at AS at,
                1 AS done
         FROM contact_request r WHERE r.from_id = :viewer AND r.made_at > :week"
    );
    let now = reader.now();
    let week = now.minus(WEEK);
    let args = named! { viewer: reader.viewer().id(), remembered: now.minus(Introduction::REMEMBERED), week };
    let mut lately = BegunLately::default();
    let read = |row: &Row<'_>| {
        let earlier = Earlier {
            between: row.id("between_id")?,
            one: row.id("one_id")?,
            other: row.id("other_id")?,
            begun: row.moment("at")?,
            over: row.int("done")? == 1,
        };
        Ok((row.text("part")? == "introduction", earlier))
    };
    for (is_introduction, earlier) in reader.list(sql, args, read).await? {
        lately.this_week += u32::from(earlier.begun > week);
        if is_introduction {
            lately.earlier.push(earlier);
        }
    }
    Ok(lately)
}

/// Whether what an introduction rests on still holds: who knows both does, and the two see each other and are no
/// contacts yet.
pub async fn find_holds(reader: Reader<'_>, introduction: &Introduction) -> Result<bool, Fault> {
    let sql = sql!(
        "SELECT (SELECT COUNT(*) FROM tie k WHERE k.member_id = :between AND k.kind = 'contact'
                    AND (k.other_id = :one OR k.other_id = :other))
              + (SELECT COUNT(*) FROM profile_visible s WHERE s.member_id = :one AND s.viewer_id = :other)
              + (SELECT COUNT(*) FROM profile_visible s WHERE s.member_id = :other AND s.viewer_id = :one)
              - (SELECT COUNT(*) FROM tie k WHERE k.member_id = :one AND k.kind = 'contact' AND k.other_id = :other) AS n"
    );
    let (between, one, other) = (&introduction.between, &introduction.one, &introduction.other);
    Ok(reader.count(sql, named! { between, one, other }).await? == 4)
}

/// Whether the other has said no to the one since then: by declining an introduction or a request.
pub async fn find_declined(reader: Reader<'_>, one: MemberId, other: MemberId, since: Moment) -> Result<bool, Fault> {
    let sql = sql!(
        "SELECT (SELECT COUNT(*) FROM introduction i WHERE i.other_id = :other AND i.one_id = :one
                    AND i.other_answer = 'no' AND i.begun_at > :since)
              + (SELECT COUNT(*) FROM contact_request r WHERE r.from_id = :one AND r.to_id = :other
                    AND r.state = 'declined' AND r.made_at > :since) AS n"
    );
    Ok(reader.count(sql, named! { one: &one, other: &other, since }).await? > 0)
}

/// Whether anything is under way that a tie between these two may end.
pub async fn find_between(reader: Reader<'_>, one: MemberId, other: MemberId) -> Result<bool, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS n FROM introduction
         WHERE ended_at IS NULL AND opened_at IS NULL
           AND ((one_id = :one AND other_id = :other) OR (one_id = :other AND other_id = :one)
                OR (between_id = :one AND (one_id = :other OR other_id = :other))
                OR (between_id = :other AND (one_id = :one OR other_id = :one)))"
    );
    Ok(reader.count(sql, named! { one: &one, other: &other }).await? > 0)
}

/// Makes others who answer the same one wait until this write is done, so that of two answers at once none is lost.
pub async fn hold_introduction(tx: &mut Tx, id: IntroductionId) -> Result<()> {
    tx.run(sql!("UPDATE introduction SET begun_at = begun_at WHERE id = :id"), named! { id: &id }).await?;
    Ok(())
}

/// Keeps one that begins.
pub async fn insert_introduction(tx: &mut Tx, new: &Permit<Begin, Introduction>, words: SealedWords<'_>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO introduction (id, conversation_id, kind, between_id, one_id, other_id, request, word, begun_at,
                                   passed_at)
         VALUES (:id, :conversation, :kind, :between, :one, :other, :request, :word, :begun, :passed)"
    );
    let args = named! {
        id: &new.id,
        conversation: &new.conversation,
        kind: new.kind.code(),
        between: &new.between,
        one: &new.one,
        other: &new.other,
        request: words.request,
        word: words.word,
        begun: new.begun,
        passed: new.passed,
    };
    tx.run(sql, args).await?;
    Ok(())
}

/// Keeps how one stands now. Once it is open or taken back its words are elsewhere or nowhere.
pub async fn save_introduction(tx: &mut Tx, taken: &Permit<Take, Introduction>, word: Option<&[u8]>) -> Result<()> {
    let sql = sql!(
        "UPDATE introduction SET passed_at = :passed, rested_at = :rested, one_answer = :one_said,
                other_answer = :other_said, withdrawn_at = :withdrawn, opened_at = :opened,
                request = CASE WHEN :keep THEN request END,
                word = CASE WHEN :keep THEN COALESCE(:word, word) END
         WHERE id = :id"
    );
    let args = named! {
        id: &taken.id,
        passed: taken.passed,
        rested: taken.rested,
        one_said: taken.one_said.map(Consent::code),
        other_said: taken.other_said.map(Consent::code),
        withdrawn: taken.withdrawn,
        opened: taken.opened,
        keep: taken.opened.is_none() && taken.withdrawn.is_none(),
        word,
    };
    tx.run(sql, args).await?;
    Ok(())
}

/// Ends what rests on a contact that is there no more, or leads to one that is there already, between these two.
pub async fn save_cut_off(tx: &mut Tx, pair: &Permit<Expire, (MemberId, MemberId)>) -> Result<()> {
    let (one, other) = **pair;
    let sql = sql!(
        "UPDATE introduction SET ended_at = :now
         WHERE ended_at IS NULL AND opened_at IS NULL
           AND id IN (SELECT i.id FROM introduction i
                       WHERE (i.one_id = :one AND i.other_id = :other) OR (i.one_id = :other AND i.other_id = :one)
                          OR (i.between_id = :one AND i.one_id = :other) OR (i.between_id = :other AND i.one_id = :one)
                          OR (i.between_id = :one AND i.other_id = :other AND i.passed_at IS NOT NULL)
                          OR (i.between_id = :other AND i.other_id = :one AND i.passed_at IS NOT NULL))
           AND ((between_id <> :one AND between_id <> :other)
                OR NOT EXISTS (SELECT 1 FROM tie k WHERE k.member_id = :one AND k.kind = 'contact'
                                                     AND k.other_id = :other))"
    );
    let now = tx.now();
    tx.run(sql, named! { one: &one, other: &other, now }).await?;
    Ok(())
}

/// Takes the words away of what nobody can answer any more; the keys that go with them.
pub async fn remove_old_words(tx: &mut Tx, before: &Permit<Expire, Moment>) -> Result<Vec<SpentKey>> {
    let sql = sql!(
        "UPDATE introduction SET request = NULL, word = NULL
         WHERE begun_at < :before AND opened_at IS NULL AND (request IS NOT NULL OR word IS NOT NULL)
         RETURNING conversation_id"
    );
    let keys =
        tx.reader().list(sql, named! { before: **before }, |row| Ok(SpentKey(row.id("conversation_id")?))).await?;
    Ok(keys)
}

/// Takes away what is older.
pub async fn remove_old(tx: &mut Tx, before: &Permit<Expire, Moment>) -> Result<()> {
    tx.run(sql!("DELETE FROM introduction WHERE begun_at < :before"), named! { before: **before }).await?;
    Ok(())
}

/// What a member wrote for introductions, for their copy.
pub async fn page_of_own(reader: Reader<'_>, member: MemberId) -> Result<Vec<SealedIntroduction>, Fault> {
    let sql = sql!(
        "SELECT i.id, i.conversation_id, i.kind, i.between_id, i.one_id, i.other_id, i.begun_at, i.passed_at, i.rested_at,
                i.one_answer, i.other_answer, i.withdrawn_at, i.ended_at, i.opened_at, i.request, i.word,
                '' AS between_name, '' AS one_name, '' AS other_name, 0 AS knows
         FROM introduction i WHERE i.one_id = :member OR i.between_id = :member ORDER BY i.begun_at, i.id"
    );
    let read = |row: &Row<'_>| {
        Ok(SealedIntroduction {
            listed: read_listed(row)?,
            request: row.bytes_or_none("request")?.map(<[u8]>::to_vec),
            word: row.bytes_or_none("word")?.map(<[u8]>::to_vec),
        })
    };
    reader.list(sql, named! { member: &member }, read).await
}

/// Takes a member who leaves out of all introductions; the keys that go with them.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<Vec<SpentKey>> {
    let sql = sql!(
        "DELETE FROM introduction WHERE between_id = :member OR one_id = :member OR other_id = :member
         RETURNING conversation_id, opened_at"
    );
    let read = |row: &Row<'_>| Ok((SpentKey(row.id("conversation_id")?), row.moment_or_none("opened_at")?));
    let gone = tx.reader().list(sql, named! { member: &member }, read).await?;
    Ok(gone.into_iter().filter(|it| it.1.is_none()).map(|it| it.0).collect())
}

fn read_listed(row: &Row<'_>) -> Result<Listed, Fault> {
    Ok(Listed {
        introduction: read_introduction(row)?,
        between: row.text("between_name")?.to_owned(),
        one: row.text("one_name")?.to_owned(),
        other: row.text("other_name")?.to_owned(),
        knows: row.int("knows")? == 1,
    })
}

pub(super) fn read_introduction(row: &Row<'_>) -> Result<Introduction, Fault> {
    let said = |column| row.text_or_none(column).map(|it| it.and_then(Consent::stored));
    Ok(Introduction {
        id: row.id("id")?,
        conversation: row.id("conversation_id")?,
        kind: Kind::stored(row.text("kind")?).ok_or_else(|| Fault::bug("an introduction is of no kind"))?,
        between: row.id("between_id")?,
        one: row.id("one_id")?,
        other: row.id("other_id")?,
        begun: row.moment("begun_at")?,
        passed: row.moment_or_none("passed_at")?,
        rested: row.moment_or_none("rested_at")?,
        one_said: said("one_answer")?,
        other_said: said("other_answer")?,
        withdrawn: row.moment_or_none("withdrawn_at")?,
        ended: row.moment_or_none("ended_at")?,
        opened: row.moment_or_none("opened_at")?,
    })
}
