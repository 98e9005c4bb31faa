//! SQL of the list of one's conversations, with who is in them and the latest message, in one statement.

use crate::{
    conversation::{ConversationId, Kind, Sealed},
    message::MessageId,
};
use kernel::{Fault, MemberId, Moment};
use store::{Reader, Row, named, sql};

/// One of the viewer's conversations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Which.
    pub id: ConversationId,
    /// Two, or some.
    pub kind: Kind,
    /// What it is called.
    pub name: Option<Sealed>,
    /// The first few of the others, and their names if the viewer may see them.
    pub others: Vec<(MemberId, Option<String>)>,
    /// The number of the latest message in the viewer's inbox: the order of the list.
    pub moved: i64,
    /// Whether something waits to be read.
    pub unread: bool,
    /// No notices of it.
    pub muted: bool,
    /// On top.
    pub pinned: bool,
    /// Whether the viewer is meant by something that waits to be read.
    pub meant: bool,
    /// The latest message, if the viewer sees it.
    pub latest: Option<Latest>,
}

/// Which of the two lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// What one has in sight.
    Current,
    /// What was put away until somebody writes.
    Archive,
}

/// The latest message of a conversation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Latest {
    /// Which.
    pub id: MessageId,
    /// Whose.
    pub author: Option<MemberId>,
    /// Their name, if the viewer may see them.
    pub name: Option<String>,
    /// Its words; nothing once it was deleted, or if it is only a file.
    pub body: Option<Sealed>,
    /// When.
    pub sent: Moment,
}

/// So many of the others are named at most, and one more says that there are others.
pub const NAMED: i64 = 4;

/// Where a page of the list begins: the pinned ones come first, and among themselves all are in the order in which they moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct From {
    /// Pinned ones that moved before this.
    pub pinned: i64,
    /// Others that moved before this.
    pub other: i64,
}

impl From {
    /// The first page.
    pub const TOP: From = From { pinned: i64::MAX, other: i64::MAX };

    /// After this one.
    pub fn after(last: &Listed) -> From {
        match last.pinned {
            true => From { pinned: last.moved, ..From::TOP },
            false => From { pinned: 0, other: last.moved },
        }
    }
    /// As it stands in an address.
    pub fn code(self) -> String {
        format!("{}.{}", self.pinned, self.other)
    }
    /// From there.
    pub fn of(code: &str) -> Option<From> {
        let (pinned, other) = code.split_once('.')?;
        Some(From { pinned: pinned.parse().ok()?, other: other.parse().ok()? })
    }
}

/// The viewer's conversations, pinned ones first, then the latest.
pub async fn page_of_listed(reader: Reader<'_>, shelf: Shelf, from: From, limit: i64) -> Result<Vec<Listed>, Fault> {
    let sql = sql!(
        "SELECT c.id, c.pair, c.name, listed.moved, listed.posted > listed.read_upto AS unread,
                listed.muted, listed.pinned,
                listed.posted > listed.read_upto AND EXISTS (
                    SELECT 1 FROM message_visible mv JOIN mention n ON n.message_id = mv.message_id AND n.member_id = :viewer
                     WHERE mv.conversation_id = c.id AND mv.viewer_id = :viewer AND mv.number > listed.read_upto) AS meant,
                o.member_id, (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                               WHERE s.member_id = o.member_id AND s.viewer_id = :viewer) AS person,
                l.id AS l_id, l.author_id, l.body, l.sent_at,
                (SELECT k.name FROM member_visible s JOIN member_card k ON k.member_id = s.member_id
                  WHERE s.member_id = l.author_id AND s.viewer_id = :viewer) AS writer
         FROM (SELECT * FROM conversation_visible w WHERE w.viewer_id = :viewer AND w.archived = :archived AND w.moved > 0
                AND (w.pinned AND w.moved < :pinned OR NOT w.pinned AND w.moved < :other)
                ORDER BY w.pinned DESC, w.moved DESC LIMIT :limit) listed
         JOIN conversation c ON c.id = listed.conversation_id
         LEFT JOIN participant o ON o.conversation_id = c.id AND o.member_id <> :viewer AND c.name IS NULL
              AND o.seat <= :seats AND o.until_number IS NULL
         LEFT JOIN message l ON l.id = (SELECT lv.message_id FROM message_visible lv WHERE lv.conversation_id = c.id
                                          AND lv.viewer_id = :viewer ORDER BY lv.number DESC LIMIT 1)
         ORDER BY listed.pinned DESC, listed.moved DESC, c.id, o.seat"
    );
    let archived = shelf == Shelf::Archive;
    let From { pinned, other } = from;
    let args = named! { viewer: reader.viewer().id(), archived, pinned, other, limit, seats: NAMED + 2 };
    let mut all: Vec<Listed> = Vec::with_capacity(32);
    let see = |row: &Row<'_>| {
        if all.last().is_none_or(|it| row.id("id").is_ok_and(|id| it.id != id)) {
            all.push(read_listed(row)?);
        }
        if let (Some(last), Some(member)) = (all.last_mut(), row.id_or_none("member_id")?) {
            last.others.push((member, row.text_or_none("person")?.map(str::to_owned)));
        }
        Ok(())
    };
    reader.list(sql, args, see).await?;
    Ok(all)
}

fn read_listed(row: &Row<'_>) -> Result<Listed, Fault> {
    let latest = match row.id_or_none("l_id")? {
        Some(id) => Some(Latest {
            id,
            author: row.id_or_none("author_id")?,
            name: row.text_or_none("writer")?.map(str::to_owned),
            body: row.bytes_or_none("body")?.map(<[u8]>::to_vec),
            sent: row.moment("sent_at")?,
        }),
        None => None,
    };
    Ok(Listed {
        id: row.id("id")?,
        kind: if row.flag("pair")? { Kind::Pair } else { Kind::Group },
        name: row.bytes_or_none("name")?.map(<[u8]>::to_vec),
        others: vec![],
        moved: row.int("moved")?,
        unread: row.flag("unread")?,
        muted: row.flag("muted")?,
        pinned: row.flag("pinned")?,
        meant: row.flag("meant")?,
        latest,
    })
}

/// A contact, to begin a conversation with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// What they are, in words, where it was asked for.
    pub profession: String,
    /// Until when they are away, where it was asked for and they let contacts know.
    pub away: Option<String>,
}

/// The viewer's contacts whom they see, by name.
pub async fn page_of_contacts(reader: Reader<'_>, limit: i64) -> Result<Vec<Contact>, Fault> {
    let sql = sql!(
        "SELECT t.other_id, k.name FROM tie t JOIN member_visible s ON s.member_id = t.other_id AND s.viewer_id = :viewer
         JOIN member_card k ON k.member_id = t.other_id
         WHERE t.member_id = :viewer AND t.kind = 'contact' ORDER BY k.name, t.other_id LIMIT :limit"
    );
    let read = |row: &Row<'_>| {
        Ok(Contact {
            member: row.id("other_id")?,
            name: row.text("name")?.to_owned(),
            profession: String::new(),
            away: None,
        })
    };
    reader.list(sql, named! { viewer: reader.viewer().id(), limit }, read).await
}

/// All of the viewer's conversations, also those in the archive, the latest first: for looking through them.
pub async fn page_to_search(reader: Reader<'_>, before: i64, limit: i64) -> Result<Vec<(ConversationId, i64)>, Fault> {
    let sql = sql!(
        "SELECT v.conversation_id, v.moved FROM conversation_visible v
         WHERE v.viewer_id = :viewer AND v.moved > 0 AND v.moved < :before ORDER BY v.moved DESC LIMIT :limit"
    );
    let args = named! { viewer: reader.viewer().id(), before, limit };
    reader.list(sql, args, |row| Ok((row.id("conversation_id")?, row.int("moved")?))).await
}

/// One contact of the viewer's whom they see, with what stands beside their name.
pub async fn find_contact(reader: Reader<'_>, other: MemberId) -> Result<Option<Contact>, Fault> {
    let sql = sql!(
        "SELECT t.other_id, k.name, (SELECT b.profession FROM member_beside b
                                      WHERE b.member_id = t.other_id AND b.viewer_id = :viewer) AS profession,
                (SELECT aw.first_day || ' ' || aw.last_day || ' ' || aw.zone FROM away_visible aw
                  WHERE aw.member_id = t.other_id AND aw.viewer_id = :viewer) AS away
         FROM tie t JOIN member_visible s ON s.member_id = t.other_id AND s.viewer_id = :viewer
         JOIN member_card k ON k.member_id = t.other_id
         WHERE t.member_id = :viewer AND t.kind = 'contact' AND t.other_id = :other"
    );
    let read = |row: &Row<'_>| {
        let profession = super::capital(row.text_or_none("profession")?.unwrap_or_default());
        let away = row.text_or_none("away")?.and_then(|it| notices_api::Away::until_of(it, reader.now()));
        Ok(Contact { member: row.id("other_id")?, name: row.text("name")?.to_owned(), profession, away })
    };
    reader.first(sql, named! { viewer: reader.viewer().id(), other: &other }, read).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_where_a_page_begins() {
        for from in [From::TOP, From { pinned: 7, ..From::TOP }, From { pinned: 0, other: 41 }] {
            assert_eq!(From::of(&from.code()), Some(from));
        }
        for odd in ["", "7", "7.", "x.y", "1.2.3"] {
            assert_eq!(From::of(odd), None, "{odd}");
        }
    }
}
