//! SQL of asking without a name: where it is possible, and who asked, sealed.

use crate::{
    asking::{Crowd, Ground, Unmasker},
    discussion::{DiscussionId, Held},
    measure::MeasureId,
    policy::{Clear, Keep, Start},
    post::PostId,
};
use files::FileName;
use groups_api::GroupId;
use kernel::{Fault, Id, Moment, Permit, Result};
use std::str::FromStr;
use store::{Reader, Row, Tx, named, sql};

/// The noun of [`Mark`].
pub enum Marked {}
/// What stands for whoever asked: made with the root key, and read by nobody.
pub type Mark = Id<Marked>;

/// Whoever asks, as it is kept.
#[derive(Clone)]
pub struct NewAsker {
    /// What.
    pub discussion: DiscussionId,
    /// Who, sealed.
    pub sealed: Vec<u8>,
    /// Of both.
    pub mark: Mark,
    /// Of one of their places.
    pub slot: Mark,
}

/// Something that the viewer asked without their name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Which.
    pub discussion: DiscussionId,
    /// When.
    pub made: Moment,
    /// Why two moderators learned who asked, if they did and it may be told.
    pub unmasked: Option<String>,
    /// The rest, while they read in its group.
    pub inside: Option<AskedInside>,
}

/// What one reads of it in its group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskedInside {
    /// What it is about.
    pub title: String,
    /// Where.
    pub group: GroupId,
    /// What that is called.
    pub group_name: String,
    /// The number of the latest post.
    pub posts: i64,
    /// How far they have read.
    pub read_upto: i64,
    /// Why it waits.
    pub held: Option<Held>,
    /// Whether it is hidden, and what was done then.
    pub hidden: Option<Hidden>,
    /// How many of those that they added are hidden.
    pub hidden_posts: i64,
    /// Whether a reply solved it.
    pub solved: bool,
}

/// The hiding of a whole question, as whoever asked has it: they do not see the question any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// Why.
    pub why: String,
    /// Its measure.
    pub measure: Option<MeasureId>,
    /// What they said to that.
    pub objection: Option<String>,
    /// What was answered.
    pub answer: Option<String>,
}

impl AskedInside {
    /// Whether there is something to look at: a reply, or that something of it was hidden.
    pub fn is_new(&self) -> bool {
        self.posts > self.read_upto || self.hidden.is_some() || self.hidden_posts > 0
    }
}

/// What decides whether one can ask without a name in a group.
pub async fn find_ground(reader: Reader<'_>, group: GroupId) -> Result<Option<Ground>, Fault> {
    let sql = sql!(
        "SELECT COALESCE((SELECT r.anonymous FROM discussion_rules r WHERE r.group_id = gc.group_id), FALSE) AS allowed,
                COALESCE((SELECT r.hold_first FROM discussion_rules r WHERE r.group_id = gc.group_id), FALSE) AS holds,
                (SELECT COUNT(*) FROM membership ms JOIN member_card mc ON mc.member_id = ms.member_id
                  WHERE ms.group_id = gc.group_id AND mc.standing = 'active') AS people,
                (SELECT pc.kind FROM place_card pc WHERE pc.code = gc.place_code) AS place_kind,
                ua.member_id AS unmasker,
                (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                  WHERE s.member_id = ua.member_id AND s.viewer_id = :viewer) AS name,
                (SELECT COUNT(*) FROM membership h WHERE h.group_id = gc.group_id AND h.member_id = ua.member_id
                    AND h.role IN ('owner', 'host', 'moderator')) AS cares
         FROM group_card gc LEFT JOIN unmasker_active ua ON 1 = 1 WHERE gc.group_id = :group"
    );
    let mut ground: Option<Ground> = None;
    let see = |row: &Row<'_>| {
        let place = row.text_or_none("place_kind")?.map(places_api::PlaceKind::from_str).transpose();
        let place = place.map_err(|_| Fault::bug("a place of no kind"))?;
        let (allowed, holds, people) = (row.flag("allowed")?, row.flag("holds")?, row.int("people")?);
        let it = ground.get_or_insert(Ground { allowed, holds, people, place, unmaskers: vec![] });
        if let Some(member) = row.id_or_none("unmasker")? {
            let name = row.text_or_none("name")?.unwrap_or_default().to_owned();
            it.unmaskers.push(Unmasker { member, name, cares: row.int("cares")? > 0 });
        }
        Ok(())
    };
    reader.list(sql, named! { group: &group, viewer: reader.viewer().id() }, see).await?;
    Ok(ground)
}

/// Among how many the viewer would be one; of a very large group among those who came last.
pub async fn find_crowd(reader: Reader<'_>, group: GroupId) -> Result<Crowd, Fault> {
    let sql = sql!(
        "SELECT COUNT(*) AS people,
                COUNT(CASE WHEN c.profession = own.profession AND (own.region IS NULL OR own.region =
                    (SELECT MIN(l.above_code) FROM place_ladder l WHERE l.place_code = c.place_code
                        AND l.kind IN ('region', 'board', 'area'))) THEN 1 END) AS alike
         FROM (SELECT m.member_id FROM membership m WHERE m.group_id = :group ORDER BY m.since DESC LIMIT 2000) page
         JOIN profile_card c ON c.member_id = page.member_id AND c.viewer_id = :viewer
         JOIN (SELECT o.profession,
                      (SELECT MIN(l.above_code) FROM place_ladder l WHERE l.place_code = o.place_code
                          AND l.kind IN ('region', 'board', 'area')) AS region
               FROM profile_card o WHERE o.member_id = :viewer AND o.viewer_id = :viewer) own ON 1 = 1"
    );
    let read = |row: &Row<'_>| Ok(Crowd { people: row.int("people")?, alike: row.int("alike")? });
    let found = reader.first(sql, named! { group: &group, viewer: reader.viewer().id() }, read).await?;
    Ok(found.unwrap_or_default())
}

/// Keeps who asked. `false`: another question of theirs took this place a moment ago.
pub async fn insert_asker(tx: &mut Tx, new: &Permit<Start, NewAsker>) -> Result<bool> {
    insert(tx, new).await
}

/// As [`insert_asker`], for a made population.
pub async fn insert_made_asker(tx: &mut Tx, new: &Permit<Clear, NewAsker>) -> Result<bool> {
    insert(tx, new).await
}

async fn insert(tx: &mut Tx, new: &NewAsker) -> Result<bool> {
    let sql = sql!(
        "INSERT INTO discussion_asker (discussion_id, sealed, mark, slot, read_upto)
         VALUES (:discussion, :sealed, :mark, :slot, 1) ON CONFLICT (slot) DO NOTHING"
    );
    let NewAsker { discussion, sealed, mark, slot } = new;
    Ok(tx.run(sql, named! { discussion, sealed, mark, slot }).await? > 0)
}

/// Whether this mark is that of whoever asked.
pub async fn has_mark(reader: Reader<'_>, discussion: DiscussionId, mark: Mark) -> Result<bool, Fault> {
    let sql = sql!("SELECT COUNT(*) AS n FROM discussion_asker WHERE discussion_id = :discussion AND mark = :mark");
    Ok(reader.count(sql, named! { discussion: &discussion, mark: &mark }).await? > 0)
}

/// Who asked, sealed.
pub async fn find_sealed(reader: Reader<'_>, discussion: DiscussionId) -> Result<Option<Vec<u8>>, Fault> {
    let sql = sql!("SELECT sealed FROM discussion_asker WHERE discussion_id = :discussion");
    reader.first(sql, named! { discussion: &discussion }, |row| Ok(row.bytes("sealed")?.to_vec())).await
}

/// Which of these places are taken, by what was asked when.
pub async fn find_taken(reader: Reader<'_>, slots: &[Mark]) -> Result<Vec<(Mark, DiscussionId, Moment)>, Fault> {
    let sql = sql!(
        "SELECT a.slot, a.discussion_id, d.made_at FROM discussion_asker a JOIN discussion d ON d.id = a.discussion_id
         WHERE a.slot IN LIST_ID(:slots)"
    );
    let read = |row: &Row<'_>| Ok((row.id("slot")?, row.id("discussion_id")?, row.moment("made_at")?));
    reader.list(sql, named! { slots: store::id_list(slots) }, read).await
}

/// What the viewer asked, of whom these are the places, the latest first. Of what stands in a group that they do not read any
/// more only that it was, and whether they were unmasked: that they are told wherever they are.
pub async fn page_of_asked(reader: Reader<'_>, slots: &[Mark]) -> Result<Vec<Asked>, Fault> {
    let sql = sql!(
        "SELECT d.id, d.title, d.group_id, gc.name AS group_name, d.made_at, d.posts, a.read_upto, d.held, d.hidden_at, d.hidden_why,
                d.answer_id, h.id AS measure, h.objection, h.answer,
                (SELECT COUNT(*) FROM post p WHERE p.discussion_id = d.id AND p.asker AND p.number > 1 AND p.hidden_at IS NOT NULL)
                    AS hidden_posts,
                (SELECT COUNT(*) FROM group_inside gi WHERE gi.group_id = d.group_id AND gi.viewer_id = :viewer) AS inside,
                (SELECT MAX(u.why) FROM unmasking u WHERE u.discussion_id = d.id AND u.agreed_at IS NOT NULL AND NOT u.quiet) AS why
         FROM discussion_asker a JOIN discussion d ON d.id = a.discussion_id JOIN group_card gc ON gc.group_id = d.group_id
         LEFT JOIN discussion_measure h ON d.hidden_at IS NOT NULL AND h.id =
              (SELECT m.id FROM discussion_measure m JOIN post p ON p.id = m.post_id AND p.number = 1
                WHERE m.discussion_id = d.id AND m.kind = 'hide' ORDER BY m.at DESC, m.id DESC LIMIT 1)
         WHERE a.slot IN LIST_ID(:slots)
         ORDER BY d.made_at DESC, d.id"
    );
    let args = named! { slots: store::id_list(slots), viewer: reader.viewer().id() };
    let mut all = reader.list(sql, args, read_asked).await?;
    all.retain(|it| it.inside.is_some() || it.unmasked.is_some());
    Ok(all)
}

fn read_asked(row: &Row<'_>) -> Result<Asked, Fault> {
    let inside = if row.int("inside")? > 0 { Some(read_inside(row)?) } else { None };
    let unmasked = row.text_or_none("why")?.map(str::to_owned);
    Ok(Asked { discussion: row.id("id")?, made: row.moment("made_at")?, unmasked, inside })
}

fn read_inside(row: &Row<'_>) -> Result<AskedInside, Fault> {
    let hidden = match row.moment_or_none("hidden_at")? {
        Some(_) => Some(Hidden {
            why: row.text_or_none("hidden_why")?.unwrap_or_default().to_owned(),
            measure: row.id_or_none("measure")?,
            objection: row.text_or_none("objection")?.map(str::to_owned),
            answer: row.text_or_none("answer")?.map(str::to_owned),
        }),
        None => None,
    };
    Ok(AskedInside {
        title: row.text("title")?.to_owned(),
        group: row.id("group_id")?,
        group_name: row.text("group_name")?.to_owned(),
        posts: row.int("posts")?,
        read_upto: row.int("read_upto")?,
        held: row.text_or_none("held")?.and_then(Held::of),
        hidden,
        hidden_posts: row.int("hidden_posts")?,
        solved: row.id_or_none::<()>("answer_id")?.is_some(),
    })
}

/// A post of theirs that is hidden, as only they and those who look after the group have it: words as typed and rendered, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnHidden {
    /// Which.
    pub post: PostId,
    /// As typed.
    pub body: Option<String>,
    /// Rendered.
    pub html: Option<String>,
    /// Why.
    pub why: Option<String>,
}

/// Those in a question that the viewer, whose mark this is, asked.
pub async fn find_own_hidden(
    reader: Reader<'_>,
    discussion: DiscussionId,
    mark: Mark,
) -> Result<Vec<OwnHidden>, Fault> {
    let sql = sql!(
        "SELECT p.id, p.body, p.html, p.hidden_why FROM discussion_asker a
         JOIN post p ON p.discussion_id = a.discussion_id AND p.asker AND p.hidden_at IS NOT NULL
         WHERE a.discussion_id = :discussion AND a.mark = :mark ORDER BY p.number LIMIT 200"
    );
    let read = |row: &Row<'_>| {
        Ok(OwnHidden {
            post: row.id("id")?,
            body: row.text_or_none("body")?.map(str::to_owned),
            html: row.text_or_none("html")?.map(str::to_owned),
            why: row.text_or_none("hidden_why")?.map(str::to_owned),
        })
    };
    reader.list(sql, named! { discussion: &discussion, mark: &mark }, read).await
}

/// Notes how far whoever asked has read; never back. `false`: they had read that far.
pub async fn save_asker_read(tx: &mut Tx, read: &Permit<Keep, (DiscussionId, i64)>) -> Result<bool> {
    let sql =
        sql!("UPDATE discussion_asker SET read_upto = :upto WHERE discussion_id = :discussion AND read_upto < :upto");
    Ok(tx.run(sql, named! { upto: read.1, discussion: &read.0 }).await? > 0)
}

/// Those of these questions of which is kept who asked.
pub async fn find_kept(reader: Reader<'_>, discussions: &[DiscussionId]) -> Result<Vec<DiscussionId>, Fault> {
    let sql = sql!("SELECT discussion_id FROM discussion_asker WHERE discussion_id IN LIST_ID(:discussions)");
    reader.list(sql, named! { discussions: store::id_list(discussions) }, |row| row.id("discussion_id")).await
}

/// What they wrote in one of them, for their copy: the post, its words, when it was written and changed, and the title with it.
pub async fn find_words(
    reader: Reader<'_>,
    discussions: &[DiscussionId],
) -> Result<Vec<super::belonging::OwnPost>, Fault> {
    let sql = sql!(
        "SELECT p.discussion_id, p.id, p.body, p.posted_at, p.edited_at, CASE WHEN p.number = 1 THEN d.title END AS title,
                CASE WHEN p.number = 1 THEN d.tags END AS tags, NULL AS detail, NULL AS choices
         FROM post p JOIN discussion d ON d.id = p.discussion_id
         WHERE p.discussion_id IN LIST_ID(:discussions) AND p.asker AND p.body IS NOT NULL ORDER BY p.posted_at, p.id"
    );
    reader.list(sql, named! { discussions: store::id_list(discussions) }, super::belonging::read_own).await
}

/// What stood there before they changed it.
pub async fn find_earlier_words(
    reader: Reader<'_>,
    discussions: &[DiscussionId],
) -> Result<Vec<(PostId, String, Moment)>, Fault> {
    let sql = sql!(
        "SELECT r.post_id, r.body, r.written_at FROM post p JOIN post_revision r ON r.post_id = p.id
         WHERE p.discussion_id IN LIST_ID(:discussions) AND p.asker
         UNION ALL
         SELECT p.id, w.words, w.at FROM discussion_wording w
         JOIN post p ON p.discussion_id = w.discussion_id AND p.number = 1
         WHERE w.discussion_id IN LIST_ID(:discussions) ORDER BY 3, 1"
    );
    let read = |row: &Row<'_>| Ok((row.id("post_id")?, row.text("body")?.to_owned(), row.moment("written_at")?));
    reader.list(sql, named! { discussions: store::id_list(discussions) }, read).await
}

/// What they said to measures by which something of it was hidden.
pub async fn find_objections(
    reader: Reader<'_>,
    discussions: &[DiscussionId],
) -> Result<Vec<super::belonging::Objected>, Fault> {
    let sql = sql!(
        "SELECT m.discussion_id, m.post_id, m.objection, m.objected_at FROM discussion_measure m
         LEFT JOIN post p ON p.id = m.post_id
         WHERE m.discussion_id IN LIST_ID(:discussions) AND m.objection IS NOT NULL AND (m.post_id IS NULL OR p.asker)
         ORDER BY m.objected_at, m.id"
    );
    reader.list(sql, named! { discussions: store::id_list(discussions) }, super::belonging::read_objection).await
}

/// Takes the words of whoever asked away from a question, because their account went: whole if nobody else wrote in it, else
/// their places stay empty. That it was theirs is kept nowhere any more. Where the bytes of its files lie.
pub async fn remove_words(tx: &mut Tx, gone: &Permit<Clear, DiscussionId>) -> Result<Vec<FileName>> {
    let id = **gone;
    let others = sql!("SELECT COUNT(*) AS n FROM post WHERE discussion_id = :id AND NOT asker");
    if tx.reader().count(others, named! { id: &id }).await? == 0 {
        return super::belonging::remove_whole(tx, id).await;
    }
    let parts = [
        sql!(
            "DELETE FROM post_revision WHERE post_id IN (SELECT p.id FROM post p WHERE p.discussion_id = :id AND p.asker)"
        ),
        sql!(
            "DELETE FROM post_mention WHERE post_id IN (SELECT p.id FROM post p WHERE p.discussion_id = :id AND p.asker)"
        ),
        sql!(
            "DELETE FROM post_reaction WHERE post_id IN (SELECT p.id FROM post p WHERE p.discussion_id = :id AND p.asker)"
        ),
        sql!(
            "UPDATE discussion_measure SET objection = NULL, objected_at = NULL
             WHERE discussion_id = :id
               AND (post_id IS NULL OR post_id IN (SELECT p.id FROM post p WHERE p.discussion_id = :id AND p.asker))"
        ),
        sql!("UPDATE discussion SET title = '', tags = '', changes = changes + 1 WHERE id = :id"),
        sql!("DELETE FROM discussion_wording WHERE discussion_id = :id"),
        sql!("DELETE FROM discussion_asker WHERE discussion_id = :id"),
    ];
    for sql in parts {
        tx.run(sql, named! { id: &id }).await?;
    }
    let words = sql!(
        "UPDATE post SET body = NULL, html = NULL, opening = '', reply_to = NULL, reacted = FALSE, hidden_why = NULL,
                deleted_at = COALESCE(deleted_at, :now)
         WHERE discussion_id = :id AND asker"
    );
    let now = tx.now();
    tx.run(words, named! { now, id: &id }).await?;
    Ok(vec![])
}
