//! SQL of cards in lists, and of what the reader brings along. Cards come through the visible views once more, whatever
//! the index said.

use super::{
    declaration::{read_declaration, read_evidence},
    line::read_line,
    read_footing,
};
use crate::{
    declaration::Declaration,
    evidence::Evidence,
    footing::Footing,
    line::{Line, PlaceCode},
    location::{Location, Outcode},
    photo::PhotoId,
    search::me::Me,
    term::TermCode,
};
use kernel::{Fault, MemberId};
use std::collections::HashMap;
use store::{Reader, Row, named, sql};

/// A member as this viewer may see them in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Always visible.
    pub profession: TermCode,
    /// The one line.
    pub headline: Option<String>,
    /// The photo.
    pub photo: Option<PhotoId>,
    /// Where.
    pub location: Option<Location>,
    /// Whether they are in general practice, or on the way.
    pub footing: Option<Footing>,
    /// Always visible.
    pub declaration: Option<Declaration>,
    /// How Kettle knows them, whoever reads it; see [`Evidence::host_for`].
    pub evidence: Evidence,
    /// The lines that this viewer may see, in their order.
    pub lines: Vec<Line>,
}

/// The cards of those of these members whom the viewer may see, without their lines.
pub async fn find_cards(reader: Reader<'_>, members: &[MemberId]) -> Result<HashMap<MemberId, Card>, Fault> {
    let sql = sql!(
        "SELECT c.member_id, m.name, c.profession, c.headline, c.photo_id, c.place_code, c.outcode, c.footing,
                d.affiliations, d.affiliations_at, d.interests, d.interests_at, e.way, e.by_id, host.name AS by_name,
                hosting.profession AS by_profession,
                (SELECT string_agg(w.domain, ' ') FROM member_work w WHERE w.member_id = c.member_id) AS domains
         FROM profile_card c JOIN member_card m ON m.member_id = c.member_id
         LEFT JOIN declaration d ON d.member_id = c.member_id
         LEFT JOIN member_entry e ON e.member_id = c.member_id
         LEFT JOIN member_card host ON host.member_id = e.by_id
               AND EXISTS (SELECT 1 FROM member_visible here WHERE here.member_id = e.by_id AND here.viewer_id = e.by_id)
               AND NOT EXISTS (SELECT 1 FROM profile_hold kept WHERE kept.member_id = e.by_id)
         LEFT JOIN profile hosting ON hosting.member_id = e.by_id
         WHERE c.viewer_id = :viewer AND c.member_id IN LIST_ID(:members)"
    );
    let card = |row: &Row<'_>| {
        Ok(Card {
            member: row.id("member_id")?,
            name: row.text("name")?.to_owned(),
            profession: TermCode::stored(row.text("profession")?),
            headline: row.text_or_none("headline")?.map(str::to_owned),
            photo: row.id_or_none("photo_id")?,
            location: location(row)?,
            footing: read_footing(row)?,
            declaration: read_declaration(row)?,
            evidence: read_evidence(row)?,
            lines: Vec::new(),
        })
    };
    let args = named! { viewer: reader.viewer().id(), members: store::id_list(members) };
    let cards = reader.list(sql, args, card).await?;
    Ok(cards.into_iter().map(|it| (it.member, it)).collect())
}

/// As [`find_cards`], with the lines that the viewer may see.
pub async fn find_cards_with_lines(reader: Reader<'_>, members: &[MemberId]) -> Result<HashMap<MemberId, Card>, Fault> {
    let mut cards = find_cards(reader, members).await?;
    if cards.is_empty() {
        return Ok(cards);
    }
    let sql = sql!(
        "SELECT member_id, kind, term, words, detail, stage, place_code, place_words, sessions, from_when, to_when,
                capacity, audience
         FROM line_visible WHERE viewer_id = :viewer AND member_id IN LIST_ID(:members) AND kind <> 'would_like'
         ORDER BY member_id, position, line_id"
    );
    let args = named! { viewer: reader.viewer().id(), members: store::id_list(members) };
    let lines: Vec<(MemberId, Line)> =
        reader.list(sql, args, |row| Ok((row.id("member_id")?, read_line(row)?))).await?;
    for (member, line) in lines {
        if let Some(card) = cards.get_mut(&member) {
            card.lines.push(line);
        }
    }
    Ok(cards)
}

/// What the viewer brings along, in one read: their own lines and location, whom they must not find (blocks either way,
/// and whoever hides from them or their practice, see `profile_visible`), and their contacts.
pub async fn find_me(reader: Reader<'_>) -> Result<Me, Fault> {
    let sql = sql!(
        "SELECT 'line' AS part, member_id AS who, position, kind, term, words, detail, stage, place_code, place_words,
                sessions, from_when, to_when, capacity, audience
           FROM line WHERE member_id = :viewer
         UNION ALL SELECT 'home', member_id, 0, NULL, NULL, outcode, NULL, NULL, place_code, NULL, NULL, NULL, NULL, NULL,
                NULL FROM profile WHERE member_id = :viewer
         UNION ALL SELECT 'contact', other_id, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
           FROM tie WHERE member_id = :viewer AND kind = 'contact'
         UNION ALL SELECT 'hidden', hidden.who, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
           FROM (SELECT other_id AS who FROM tie WHERE member_id = :viewer AND kind = 'block'
                 UNION SELECT member_id FROM tie WHERE other_id = :viewer AND kind = 'block'
                 UNION SELECT member_id FROM hiding WHERE other_id = :viewer
                 UNION SELECT hiding.member_id FROM hiding JOIN line ON line.place_code = hiding.place_code
                        WHERE line.member_id = :viewer AND line.kind = 'role' AND hiding.member_id <> :viewer
                 UNION SELECT hiding.member_id FROM hiding JOIN profile ON profile.place_code = hiding.place_code
                        WHERE profile.member_id = :viewer AND hiding.member_id <> :viewer) hidden
         ORDER BY part, position"
    );
    let mut me = Me { member: reader.viewer().id(), roles: reader.viewer().roles, ..Me::default() };
    let read = |row: &Row<'_>| {
        let who: MemberId = row.id("who")?;
        match row.text("part")? {
            "line" => me.lines.push(read_line(row)?),
            "home" => {
                me.location = match (row.text_or_none("place_code")?, row.text_or_none("words")?) {
                    (Some(code), _) => Some(Location::Place(PlaceCode::stored(code))),
                    (None, outcode) => outcode.map(|it| Location::Outcode(Outcode::stored(it))),
                };
            }
            "contact" => me.contacts.push(*who.as_bytes()),
            _ => me.hidden.push(*who.as_bytes()),
        }
        Ok(())
    };
    reader.list(sql, named! { viewer: reader.viewer().id() }, read).await?;
    me.hidden.sort_unstable();
    me.contacts.sort_unstable();
    Ok(me)
}

fn location(row: &Row<'_>) -> Result<Option<Location>, Fault> {
    Ok(match (row.text_or_none("place_code")?, row.text_or_none("outcode")?) {
        (Some(code), _) => Some(Location::Place(PlaceCode::stored(code))),
        (None, outcode) => outcode.map(|it| Location::Outcode(Outcode::stored(it))),
    })
}
