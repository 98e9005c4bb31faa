//! SQL of a page of posts: each with what it answers and what was said to it, in one statement.

use crate::{
    discussion::{DiscussionId, Held},
    file::SealedFile,
    post::{Post, PostId},
    reaction::Reaction,
};
use kernel::{Fault, MemberId, Moment};
use std::collections::HashMap;
use store::{Args, Reader, Row, Sql, named, sql};

/// A post with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// The post.
    pub post: Post,
    /// Its words, rendered; nothing where they are not there or not for this reader.
    pub html: Option<String>,
    /// What it answers, if the reader sees that.
    pub quoted: Option<Quoted>,
    /// What was said to it, by whom, the earliest first.
    pub said: Vec<(Reaction, MemberId)>,
    /// The files that went with it, where its words are this reader's to read.
    pub files: Vec<SealedFile>,
    /// Whether the reader keeps it for later.
    pub kept: bool,
    /// Their own line about that, sealed.
    pub note: Option<Vec<u8>>,
    /// Its words as they were typed; only where one post was asked for.
    pub body: Option<String>,
    /// What stood there before, the earliest first; only where one post was asked for.
    pub earlier: Vec<Worded>,
    /// What its discussion was called before, the earliest first; only of an opening, and where one post was asked for.
    pub called: Vec<Worded>,
}

/// An earlier wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worded {
    /// The words.
    pub body: String,
    /// When they were written; of what a discussion was called, until when.
    pub written: Moment,
}

/// A post that another answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// Which.
    pub id: PostId,
    /// Its place.
    pub number: i64,
    /// Whose; nobody once they were erased.
    pub author: Option<MemberId>,
    /// By whoever asked without a name.
    pub asker: bool,
    /// Its first line.
    pub opening: String,
}

/// Posts that the condition picks, and in rows of their own what was said to them, but for what somebody said across a block
/// (abuse case 14), and the files that went with them. In no order.
macro_rules! shown {
    ($which:literal) => {
        shown!("CAST(NULL AS TEXT)", $which, "")
    };
    ($words:literal, $which:literal, $($more:tt)*) => {
        concat!(
            "SELECT v.post_id AS id, v.number, v.changed, v.author_id, v.asker, v.posted_at, v.html, v.reply_to, v.revision,
                    v.edited_at, v.deleted_at, v.hidden_at, v.hidden_why, v.held, q.id AS q_id, q.number AS q_number,
                    q.author_id AS q_author, q.asker AS q_asker, q.opening AS q_opening,
                    NULL AS said, b.post_id AS bookmark, b.note AS about, ",
            $words,
            " AS words
             FROM post_visible v
             LEFT JOIN bookmark b ON b.post_id = v.post_id AND b.member_id = :viewer AND b.removed_at IS NULL
             LEFT JOIN post q ON q.id = v.reply_to AND q.deleted_at IS NULL AND q.hidden_at IS NULL
                  AND EXISTS (SELECT 1 FROM post_visible u WHERE u.post_id = v.reply_to AND u.viewer_id = :viewer)
             WHERE v.discussion_id = :discussion AND v.viewer_id = :viewer AND ",
            $which,
            " UNION ALL
             SELECT v.post_id, v.number, v.changed, r.member_id, v.asker, r.at, NULL, NULL, 0,
                    NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                    NULL, NULL, NULL, r.kind, NULL, NULL, NULL
             FROM post_visible v JOIN post_reaction r ON r.post_id = v.post_id
             WHERE v.discussion_id = :discussion AND v.viewer_id = :viewer AND v.reacted AND v.hidden_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM tie o WHERE o.member_id = :viewer AND o.kind = 'block' AND o.other_id = r.member_id)
               AND NOT EXISTS (SELECT 1 FROM tie o WHERE o.member_id = r.member_id AND o.kind = 'block' AND o.other_id = :viewer)
               AND ",
            $which,
            // Driven by the few files of a discussion, so that one without any costs a look into an index.
            " UNION ALL
             SELECT v.post_id, v.number, v.changed, n.member_id, v.asker, n.made_at, NULL, NULL, 0,
                    NULL, NULL, NULL, NULL, NULL, n.id, NULL,
                    NULL, NULL, NULL, 'file', NULL, n.about, NULL
             FROM post_file n CROSS JOIN post_visible v
             WHERE n.place_id = :discussion AND v.post_id = n.post_id AND v.discussion_id = :discussion
               AND v.viewer_id = :viewer AND v.html IS NOT NULL AND ",
            $which,
            $($more)*
        )
    };
}

/// What the reader brought to this discussion and has not sent yet.
macro_rules! waiting {
    () => {
        " UNION ALL
          SELECT n.id, 0, 0, n.member_id, FALSE, n.made_at, NULL, NULL, 0,
                 NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                 NULL, NULL, NULL, 'waits', NULL, n.about, NULL
          FROM post_file n WHERE n.member_id = :viewer AND n.place_id = :discussion AND n.post_id IS NULL"
    };
}

/// Posts, and the files that wait to be sent, the earliest first.
pub type Sheet = (Vec<Shown>, Vec<SealedFile>);

/// The posts with these numbers, in their order, and what waits to be sent.
pub async fn page_of_posts(reader: Reader<'_>, discussion: DiscussionId, from: i64, upto: i64) -> Result<Sheet, Fault> {
    let sql = sql!(shown!("CAST(NULL AS TEXT)", "v.number >= :from AND v.number <= :upto", waiting!()));
    let args = named! { discussion: &discussion, viewer: reader.viewer().id(), from, upto };
    gathered(reader, sql, args).await.map(|it| (it.0, it.1))
}

/// The same of the last page, with what waits for a host: that has a number below them all, and stands first.
pub async fn page_with_waiting(
    reader: Reader<'_>,
    discussion: DiscussionId,
    from: i64,
    upto: i64,
) -> Result<Sheet, Fault> {
    let sql =
        sql!(shown!("CAST(NULL AS TEXT)", "(v.number < 0 OR (v.number >= :from AND v.number <= :upto))", waiting!()));
    let args = named! { discussion: &discussion, viewer: reader.viewer().id(), from, upto };
    gathered(reader, sql, args).await.map(|it| (it.0, it.1))
}

/// What is new or changed after this number, in the order of their places, and what was held back since: a page that is open
/// shows its words still. Of what stands across a block nothing is said.
pub async fn page_after(
    reader: Reader<'_>,
    discussion: DiscussionId,
    after: i64,
    upto: i64,
) -> Result<(Vec<Shown>, Vec<PostId>), Fault> {
    let sql = sql!(shown!(
        "CAST(NULL AS TEXT)",
        "v.changed > :after AND v.changed <= :upto",
        " UNION ALL
         SELECT p.id, p.number, p.changed, NULL, p.asker, p.posted_at, NULL, NULL, 0,
                NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                NULL, NULL, NULL, 'gone', NULL, NULL, NULL
         FROM discussion_visible v JOIN post p ON p.discussion_id = v.discussion_id
         WHERE v.discussion_id = :discussion AND v.viewer_id = :viewer AND p.changed > :after AND p.changed <= :upto
           AND p.number > 0 AND p.held = 'report' AND (p.author_id IS NULL OR p.author_id <> :viewer)
           AND NOT EXISTS (SELECT 1 FROM tie o WHERE o.member_id = :viewer AND o.kind = 'block' AND o.other_id = p.author_id)
           AND NOT EXISTS (SELECT 1 FROM tie o WHERE o.member_id = p.author_id AND o.kind = 'block' AND o.other_id = :viewer)"
    ));
    let args = named! { discussion: &discussion, viewer: reader.viewer().id(), after, upto };
    let (shown, _, gone) = gathered(reader, sql, args).await?;
    Ok((shown, gone))
}

/// One post with what stands around it, its words and those that stood there before. Whoever reads it reads them (abuse
/// case 20).
pub async fn find_shown(reader: Reader<'_>, discussion: DiscussionId, id: PostId) -> Result<Option<Shown>, Fault> {
    let sql = sql!(shown!(
        "v.body",
        "v.post_id = :id",
        " UNION ALL
         SELECT v.post_id, e.revision, v.changed, v.author_id, v.asker, e.written_at, NULL, NULL, 0,
                NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                NULL, NULL, NULL, 'earlier', NULL, NULL, e.body
         FROM post_visible v JOIN post_revision e ON e.post_id = v.post_id
         WHERE v.discussion_id = :discussion AND v.viewer_id = :viewer AND v.body IS NOT NULL AND v.post_id = :id
         UNION ALL
         SELECT v.post_id, e.revision, v.changed, v.author_id, v.asker, e.at, NULL, NULL, 0,
                NULL, NULL, NULL, NULL, NULL, NULL, NULL,
                NULL, NULL, NULL, 'called', NULL, NULL, e.words
         FROM post_visible v JOIN discussion_wording e ON e.discussion_id = v.discussion_id
         WHERE v.discussion_id = :discussion AND v.viewer_id = :viewer AND v.body IS NOT NULL AND v.post_id = :id AND v.number = 1"
    ));
    let args = named! { discussion: &discussion, viewer: reader.viewer().id(), id: &id };
    Ok(gathered(reader, sql, args).await?.0.pop())
}

/// A post of this discussion that the viewer sees, with its words as they were typed, if those are theirs to read; one of
/// another discussion is absent (abuse case 3).
pub async fn find_written(
    reader: Reader<'_>,
    discussion: DiscussionId,
    id: PostId,
) -> Result<Option<(Post, Option<String>)>, Fault> {
    let sql = sql!(
        "SELECT v.post_id AS id, v.number, v.changed, v.author_id, v.asker, v.posted_at, v.body, v.reply_to, v.revision,
                v.edited_at, v.deleted_at, v.hidden_at, v.hidden_why, v.held
         FROM post_visible v
         WHERE v.post_id = :id AND v.discussion_id = :discussion AND v.viewer_id = :viewer"
    );
    let args = named! { id: &id, discussion: &discussion, viewer: reader.viewer().id() };
    let read = |row: &Row<'_>| Ok((read_post(row)?, row.text_or_none("body")?.map(str::to_owned)));
    reader.first(sql, args, read).await
}

/// Posts, files that wait to be sent, and posts that are held back.
type Gathered = (Vec<Shown>, Vec<SealedFile>, Vec<PostId>);

async fn gathered(reader: Reader<'_>, sql: &'static Sql, args: &Args<'_>) -> Result<Gathered, Fault> {
    let mut all: Vec<Shown> = Vec::with_capacity(20);
    let mut said: HashMap<PostId, Vec<(i64, Reaction, MemberId)>> = HashMap::new();
    let (mut earlier, mut called) = (Vec::<(i64, Worded)>::new(), Vec::<(i64, Worded)>::new());
    let mut gone = Vec::new();
    let (mut files, mut waiting) = (HashMap::<PostId, Vec<SealedFile>>::new(), Vec::new());
    let see = |row: &Row<'_>| {
        match row.text_or_none("said")? {
            None => all.push(read_shown(row)?),
            Some(before @ ("earlier" | "called")) => {
                let worded = Worded { body: row.text("words")?.to_owned(), written: row.moment("posted_at")? };
                let all = if before == "called" { &mut called } else { &mut earlier };
                all.push((row.int("number")?, worded));
            }
            Some("file") => files.entry(row.id("id")?).or_default().push(read_file(row)?),
            Some("gone") => gone.push(row.id("id")?),
            Some("waits") => waiting.push(read_file(row)?),
            Some(word) => {
                let kind = Reaction::of(word).ok_or_else(|| Fault::bug("a reaction of another kind"))?;
                let at = row.moment("posted_at")?.micros();
                said.entry(row.id("id")?).or_default().push((at, kind, row.id("author_id")?));
            }
        }
        Ok(())
    };
    reader.list(sql, args, see).await?;
    waiting.sort_unstable_by_key(|it| (it.made, it.id));
    for it in &mut all {
        it.files = files.remove(&it.post.id).unwrap_or_default();
        it.files.sort_unstable_by_key(|it| (it.made, it.id));
        if let Some(mut said) = said.remove(&it.post.id) {
            said.sort_unstable();
            it.said = said.into_iter().map(|(_, kind, member)| (kind, member)).collect();
        }
    }
    all.sort_unstable_by_key(|it| it.post.number);
    if let Some(only) = all.first_mut() {
        earlier.sort_by_key(|it| it.0);
        only.earlier = earlier.into_iter().map(|it| it.1).collect();
        called.sort_by_key(|it| it.0);
        only.called = called.into_iter().map(|it| it.1).collect();
    }
    Ok((all, waiting, gone))
}

/// A file beside the post that it went with; one that waits stands in a row of its own.
fn read_file(row: &Row<'_>) -> Result<SealedFile, Fault> {
    let (post, id) = match row.id_or_none("q_id")? {
        Some(file) => (Some(row.id("id")?), file),
        None => (None, row.id("id")?),
    };
    Ok(SealedFile {
        id,
        author: row.id("author_id")?,
        post,
        about: row.bytes("about")?.to_vec(),
        made: row.moment("posted_at")?,
    })
}

fn read_shown(row: &Row<'_>) -> Result<Shown, Fault> {
    let quoted = match (row.id_or_none("q_id")?, row.text_or_none("q_opening")?) {
        (Some(id), Some(opening)) => Some(Quoted {
            id,
            number: row.int("q_number")?,
            author: row.id_or_none("q_author")?,
            asker: row.flag("q_asker")?,
            opening: opening.to_owned(),
        }),
        _ => None,
    };
    Ok(Shown {
        post: read_post(row)?,
        html: row.text_or_none("html")?.map(str::to_owned),
        quoted,
        said: vec![],
        files: vec![],
        kept: row.id_or_none::<()>("bookmark")?.is_some(),
        note: row.bytes_or_none("about")?.map(<[u8]>::to_vec),
        body: row.text_or_none("words")?.map(str::to_owned),
        earlier: vec![],
        called: vec![],
    })
}

fn read_post(row: &Row<'_>) -> Result<Post, Fault> {
    Ok(Post {
        id: row.id("id")?,
        number: row.int("number")?,
        changed: row.int("changed")?,
        author: row.id_or_none("author_id")?,
        asker: row.flag("asker")?,
        posted: row.moment("posted_at")?,
        reply_to: row.id_or_none("reply_to")?,
        revision: row.int("revision")?,
        edited: row.moment_or_none("edited_at")?,
        deleted: row.moment_or_none("deleted_at")?,
        hidden: match row.moment_or_none("hidden_at")? {
            Some(at) => Some((at, row.text_or_none("hidden_why")?.map(str::to_owned))),
            None => None,
        },
        held: row.text_or_none("held")?.and_then(Held::of),
    })
}
