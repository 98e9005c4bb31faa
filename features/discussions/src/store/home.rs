//! SQL of what discussions bring for the page of a week. Everything passes `discussion_visible`; across a block there is nothing,
//! not even a reply that is counted (abuse cases 13, 36).

use crate::discussion::{DiscussionId, Kind};
use groups_api::GroupId;
use home_api::Span;
use kernel::{Fault, MemberId, Moment};
use std::time::Duration;
use store::{Reader, Row, named, sql};

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// A heads-up of a group of the viewer's that has not expired.
    Warning,
    /// Begun in a group of theirs.
    Mine,
    /// Begun in an open group that they are not in.
    Elsewhere,
    /// A reply that they began to write.
    Reply,
    /// Something new that they began to write in a group.
    Start,
    /// When they last looked at a group of theirs.
    Visit,
}

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// What it is.
    pub found: Found,
    /// Which; of something new the group.
    pub id: DiscussionId,
    /// Where.
    pub group: GroupId,
    /// What that is called.
    pub group_name: String,
    /// Of which kind.
    pub kind: Kind,
    /// What it is about.
    pub title: String,
    /// Who began it, if that is to be known.
    pub author: Option<MemberId>,
    /// When it was begun, kept or looked at.
    pub at: Moment,
    /// The same, or when the viewer joined if that was later.
    pub came: Moment,
    /// When it expires.
    pub until: Option<Moment>,
    /// How many of its first replies were there when the page began, at most ten.
    pub replies: i64,
    /// How far the viewer has read.
    pub read_upto: i64,
}

/// Of whoever joined a group lately, so much of what was written before is theirs too.
const BEFORE: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// Of the viewer's groups what was begun, with how many of its first replies they see of those that were there; they are counted
/// only where some came since. Blocks come first (`CROSS JOIN`): mostly there are none. Whether
/// they read in a group is asked once for each (`membership_visible`), not for each of its discussions as `discussion_visible`
/// would; of those everything is left out that is hidden, held back or across a block.
macro_rules! mine {
    () => {
        "SELECT c.what, c.id, c.group_id, gc.name AS group_name, c.kind, c.title, c.author_id, c.made_at, c.came, c.until_at,
                c.read_upto,
                CASE WHEN c.late = 1 THEN 0 ELSE
                   CASE WHEN c.latest_at < :begun AND c.posts <= 11 THEN c.posts - 1 WHEN c.latest_at < :begun THEN 10 ELSE
                     (SELECT COUNT(*) FROM post p WHERE p.discussion_id = c.id AND p.number BETWEEN 2 AND 11
                         AND p.posted_at < :begun) END
                   - (SELECT COUNT(*) FROM tie o CROSS JOIN post p
                       WHERE o.member_id = :viewer AND o.kind = 'block' AND p.discussion_id = c.id AND p.author_id = o.other_id
                         AND p.number BETWEEN 2 AND 11 AND p.posted_at < :begun)
                   - (SELECT COUNT(*) FROM tie o CROSS JOIN post p
                       WHERE o.other_id = :viewer AND o.kind = 'block' AND p.discussion_id = c.id AND p.author_id = o.member_id
                         AND p.number BETWEEN 2 AND 11 AND p.posted_at < :begun)
                END AS replies
         FROM (SELECT b.*, ROW_NUMBER() OVER (PARTITION BY b.group_id, b.late ORDER BY b.place, b.id) AS turn
               FROM (SELECT 'mine' AS what, d.id, d.group_id, d.kind, d.title, d.author_id, d.made_at, d.until_at,
                            d.latest_at, d.posts, COALESCE(f.read_upto, 0) AS read_upto,
                            CASE WHEN own.since > d.made_at THEN own.since ELSE d.made_at END AS came,
                            CASE WHEN own.since >= :begun OR d.made_at >= :begun THEN 1 ELSE 0 END AS late,
                            CASE WHEN own.since >= :begun OR d.made_at >= :begun THEN d.made_at ELSE -d.made_at END AS place
                     FROM membership_visible own
                     JOIN discussion d ON d.group_id = own.group_id AND d.latest_at >= :early
                     LEFT JOIN following f ON f.discussion_id = d.id AND f.member_id = :viewer
                     WHERE own.member_id = :viewer AND own.viewer_id = :viewer AND d.made_at >= :early
                       AND (d.made_at >= :from OR (own.since >= :from AND d.made_at >= own.since - :before))
                       AND d.hidden_at IS NULL AND d.held IS NULL AND d.kind <> 'heads_up'
                       AND COALESCE(f.how, '') <> 'mute'
                       AND (d.author_id IS NULL OR (d.author_id <> :viewer
                         AND d.author_id NOT IN (SELECT o.other_id FROM tie o WHERE o.member_id = :viewer AND o.kind = 'block')
                         AND d.author_id NOT IN (SELECT o.member_id FROM tie o WHERE o.other_id = :viewer AND o.kind = 'block')))
                    ) b
              ) c
         JOIN group_card gc ON gc.group_id = c.group_id
         WHERE c.turn <= 5"
    };
}

/// Of some open groups in which they are not.
macro_rules! elsewhere {
    () => {
        "SELECT c.what, c.id, c.group_id, gc.name AS group_name, c.kind, c.title, c.author_id, c.made_at, c.came, c.until_at,
                c.read_upto, 0 AS replies
         FROM (SELECT b.*, ROW_NUMBER() OVER (PARTITION BY b.group_id, b.late ORDER BY b.place, b.id) AS turn
               FROM (SELECT 'elsewhere' AS what, d.id, d.group_id, d.kind, d.title, d.author_id, d.made_at, d.until_at,
                            COALESCE(f.read_upto, 0) AS read_upto, d.made_at AS came,
                            CASE WHEN d.made_at >= :begun THEN 1 ELSE 0 END AS late,
                            CASE WHEN d.made_at >= :begun THEN d.made_at ELSE -d.made_at END AS place
                     FROM (SELECT * FROM (SELECT drawn.group_id FROM group_card drawn WHERE drawn.kind = 'open'
                              AND drawn.group_id > :lot ORDER BY drawn.group_id LIMIT 12) above
                           UNION ALL
                           SELECT * FROM (SELECT drawn.group_id FROM group_card drawn WHERE drawn.kind = 'open'
                              AND drawn.group_id <= :lot ORDER BY drawn.group_id LIMIT 12) below) open_ones
                     JOIN discussion d ON d.group_id = open_ones.group_id AND d.latest_at >= :from
                     LEFT JOIN following f ON f.discussion_id = d.id AND f.member_id = :viewer
                     WHERE d.made_at >= :from AND d.hidden_at IS NULL AND d.held IS NULL AND d.kind <> 'heads_up'
                       AND d.author_id IS NOT NULL AND d.author_id <> :viewer
                    ) b
              ) c
         JOIN discussion_visible v ON v.discussion_id = c.id AND v.viewer_id = :viewer AND v.role IS NULL
         JOIN group_card gc ON gc.group_id = c.group_id
         WHERE (c.late = 0 AND c.turn <= 2) OR c.turn = 1"
    };
}

/// The latest heads-ups that hold and were not opened, two of one author at most, so that nobody fills the page of others; what
/// they have begun to write, and when they looked at a group.
macro_rules! own {
    () => {
        "SELECT 'warning' AS what, five.id, five.group_id, gc.name AS group_name, five.kind, five.title, five.author_id,
                five.made_at, five.made_at AS came, five.until_at, 0 AS read_upto, 0 AS replies
         FROM (SELECT turns.* FROM
                 (SELECT d.id, d.group_id, d.kind, d.title, d.author_id, d.made_at, d.until_at,
                         ROW_NUMBER() OVER (PARTITION BY d.author_id ORDER BY d.made_at DESC, d.id) AS turn
                  FROM membership_visible own
                  JOIN discussion d ON d.group_id = own.group_id AND d.kind = 'heads_up' AND d.until_at > :now
                  JOIN discussion_visible v ON v.discussion_id = d.id AND v.viewer_id = :viewer
                  LEFT JOIN following f ON f.discussion_id = d.id AND f.member_id = :viewer
                  WHERE own.member_id = :viewer AND own.viewer_id = :viewer AND d.hidden_at IS NULL AND d.held IS NULL
                    AND COALESCE(f.how, '') <> 'mute' AND COALESCE(f.read_upto, 0) < 1
                    AND (d.author_id IS NULL OR d.author_id <> :viewer)) turns
               WHERE turns.turn <= 2 ORDER BY turns.made_at DESC, turns.id LIMIT 5) five
         JOIN group_card gc ON gc.group_id = five.group_id
         UNION ALL
         SELECT 'reply' AS what, d.id, d.group_id, '' AS group_name, d.kind, d.title, NULL AS author_id, w.saved_at AS made_at,
                w.saved_at AS came, NULL AS until_at, 0 AS read_upto, 0 AS replies
         FROM post_draft w JOIN discussion d ON d.id = w.place_id
         JOIN discussion_visible v ON v.discussion_id = d.id AND v.viewer_id = w.member_id
         WHERE w.member_id = :viewer
         UNION ALL
         SELECT 'start' AS what, w.place_id AS id, w.place_id AS group_id, gc.name AS group_name, 'discussion' AS kind,
                '' AS title, NULL AS author_id, w.saved_at AS made_at, w.saved_at AS came, NULL AS until_at, 0 AS read_upto,
                0 AS replies
         FROM post_draft w JOIN group_inside gi ON gi.group_id = w.place_id AND gi.viewer_id = w.member_id
         JOIN group_card gc ON gc.group_id = w.place_id
         WHERE w.member_id = :viewer
         UNION ALL
         SELECT 'visit' AS what, gv.group_id AS id, gv.group_id, '' AS group_name, 'discussion' AS kind, '' AS title,
                NULL AS author_id, gv.at AS made_at, gv.at AS came, NULL AS until_at, 0 AS read_upto, 0 AS replies
         FROM group_visit gv WHERE gv.member_id = :viewer"
    };
}

/// What may stand on the viewer's page of this week, and what they began: of each of their groups the latest five things that
/// the page can be made of and the first five since; of some open groups two and one. One statement.
///
/// `lot` is an id by which the open groups are drawn.
pub async fn page_of_candidates(reader: Reader<'_>, span: &Span, lot: GroupId) -> Result<Vec<Candidate>, Fault> {
    let sql = sql!(concat!(mine!(), " UNION ALL ", elsewhere!(), " UNION ALL ", own!()));
    let early = span.from.minus(BEFORE);
    let args = named! {
        viewer: reader.viewer().id(), from: span.from, begun: span.begun, early, before: BEFORE.as_micros() as i64, now: reader.now(),
        lot: &lot
    };
    reader.list(sql, args, read_candidate).await
}

fn read_candidate(row: &Row<'_>) -> Result<Candidate, Fault> {
    let found = match row.text("what")? {
        "warning" => Found::Warning,
        "mine" => Found::Mine,
        "elsewhere" => Found::Elsewhere,
        "reply" => Found::Reply,
        "start" => Found::Start,
        "visit" => Found::Visit,
        _ => return Err(Fault::bug("a row of home of another kind")),
    };
    Ok(Candidate {
        found,
        id: row.id("id")?,
        group: row.id("group_id")?,
        group_name: row.text("group_name")?.to_owned(),
        kind: Kind::of(row.text("kind")?).ok_or_else(|| Fault::bug("a discussion of another kind"))?,
        title: row.text("title")?.to_owned(),
        author: row.id_or_none("author_id")?,
        at: row.moment("made_at")?,
        came: row.moment("came")?,
        until: row.moment_or_none("until_at")?,
        replies: row.int("replies")?,
        read_upto: row.int("read_upto")?,
    })
}
