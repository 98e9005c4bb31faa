//! All SQL of the feature: profiles here; the vocabulary, hiding, cards, entries of the index and saved searches below.

pub mod card;
pub mod declaration;
pub mod entry;
pub mod hiding;
pub mod hold;
pub mod line;
pub mod saved_search;
pub mod term;
pub mod upkeep;

use crate::{
    audience::{Audience, Shown},
    declaration::Declaration,
    evidence::Evidence,
    footing::Footing,
    line::PlaceCode,
    location::{Location, Outcode},
    own::{HeadChange, OwnProfile},
    photo::PhotoId,
    policy::Edit,
    profile::{About, Head, Headline, Profile},
    term::TermCode,
};
use kernel::{Fault, MemberId, Moment, Permit, Refusal, Result};
use store::{Reader, Row, Tx, named, sql};

/// The head of a profile as one viewer may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenHead {
    /// Whose.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// Always visible.
    pub profession: TermCode,
    /// The one line.
    pub headline: Option<String>,
    /// The rendered account.
    pub about_html: Option<String>,
    /// The photo.
    pub photo: Option<PhotoId>,
    /// Where, if that is a place.
    pub place: Option<SeenPlace>,
    /// Where, if that is half a postcode.
    pub outcode: Option<String>,
    /// Whether they are in general practice, or on the way.
    pub footing: Option<Footing>,
    /// Always visible.
    pub declaration: Option<Declaration>,
    /// How Kettle knows them, whoever reads it; see [`Evidence::host_for`].
    pub evidence: Evidence,
    /// Who sees headline, account, photo, location and footing; for the owner alone.
    pub audiences: Option<[Audience; 5]>,
    /// Since when it is held back; for the owner and those who look at reports, nobody else sees it then.
    pub held_since: Option<Moment>,
}

/// A place as it stands beside a role.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenPlace {
    /// Its code.
    pub code: PlaceCode,
    /// Its name; the code while no import knows it.
    pub name: String,
    /// Its town, if that is known.
    pub town: Option<String>,
}

impl SeenHead {
    /// Where they say they are.
    pub fn location(&self) -> Option<Location> {
        let place = self.place.as_ref().map(|it| Location::Place(it.code.clone()));
        place.or_else(|| self.outcode.as_deref().map(|it| Location::Outcode(Outcode::stored(it))))
    }
}

/// The head of a member's profile as the reader's viewer may see it; `None` if there is none for them.
pub async fn find_head(reader: Reader<'_>, member: MemberId) -> Result<Option<SeenHead>, Fault> {
    let sql = sql!(
        "SELECT c.member_id, m.name, c.profession, c.headline, c.about_html, c.photo_id, c.place_code, c.outcode, c.footing,
                (SELECT p.name FROM place_card p WHERE p.code = c.place_code) AS place_name,
                (SELECT p.town FROM place_card p WHERE p.code = c.place_code) AS town,
                d.affiliations, d.affiliations_at, d.interests, d.interests_at, e.way, e.by_id, host.name AS by_name,
                hosting.profession AS by_profession,
                (SELECT string_agg(w.domain, ' ') FROM member_work w WHERE w.member_id = c.member_id) AS domains,
                own.headline_audience, own.about_audience, own.photo_audience, own.location_audience,
                own.footing_audience, hold.since AS held_since
         FROM profile_card c JOIN member_card m ON m.member_id = c.member_id
         LEFT JOIN declaration d ON d.member_id = c.member_id
         LEFT JOIN member_entry e ON e.member_id = c.member_id
         LEFT JOIN member_card host ON host.member_id = e.by_id
               AND EXISTS (SELECT 1 FROM member_visible here WHERE here.member_id = e.by_id AND here.viewer_id = e.by_id)
               AND NOT EXISTS (SELECT 1 FROM profile_hold kept WHERE kept.member_id = e.by_id)
         LEFT JOIN profile hosting ON hosting.member_id = e.by_id
         LEFT JOIN profile_hold hold ON hold.member_id = c.member_id
         LEFT JOIN profile own ON own.member_id = c.member_id AND own.member_id = c.viewer_id
         WHERE c.member_id = :member AND c.viewer_id = :viewer"
    );
    let read = |row: &Row<'_>| {
        Ok(SeenHead {
            member: row.id("member_id")?,
            name: row.text("name")?.to_owned(),
            profession: TermCode::stored(row.text("profession")?),
            headline: row.text_or_none("headline")?.map(str::to_owned),
            about_html: row.text_or_none("about_html")?.map(str::to_owned),
            photo: row.id_or_none("photo_id")?,
            place: seen_place(row)?,
            outcode: row.text_or_none("outcode")?.map(str::to_owned),
            footing: read_footing(row)?,
            declaration: declaration::read_declaration(row)?,
            evidence: declaration::read_evidence(row)?,
            held_since: row.moment_or_none("held_since")?,
            audiences: match row.text_or_none("headline_audience")? {
                Some(_) => Some([
                    audience(row, "headline_audience")?,
                    audience(row, "about_audience")?,
                    audience(row, "photo_audience")?,
                    audience(row, "location_audience")?,
                    audience(row, "footing_audience")?,
                ]),
                None => None,
            },
        })
    };
    reader.first(sql, named! { member: &member, viewer: reader.viewer().id() }, read).await
}

/// Of the columns `place_code`, `place_name` and `town`.
fn seen_place(row: &Row<'_>) -> Result<Option<SeenPlace>, Fault> {
    let Some(code) = row.text_or_none("place_code")? else { return Ok(None) };
    let name = row.text_or_none("place_name")?.unwrap_or(code).to_owned();
    let town = row.text_or_none("town")?.map(str::to_owned);
    Ok(Some(SeenPlace { code: PlaceCode::stored(code), name, town }))
}

/// The photo of a member if the reader's viewer may see it.
pub async fn find_photo(reader: Reader<'_>, member: MemberId) -> Result<Option<PhotoId>, Fault> {
    let sql = sql!("SELECT photo_id FROM profile_card WHERE member_id = :member AND viewer_id = :viewer");
    let args = named! { member: &member, viewer: reader.viewer().id() };
    Ok(reader.first(sql, args, |row| row.id_or_none("photo_id")).await?.flatten())
}

/// Everything that a member keeps, for themselves and their export; `None` for a moment after they joined.
pub async fn find_own_profile(reader: Reader<'_>, member: MemberId) -> Result<Option<OwnProfile>, Fault> {
    let sql = sql!(
        "SELECT p.profession, p.headline, p.headline_audience, p.about, p.about_audience, p.photo_id, p.photo_audience,
                p.place_code, p.outcode, p.location_audience, p.footing, p.footing_audience, p.revision, d.affiliations,
                d.affiliations_at, d.interests, d.interests_at
         FROM profile p LEFT JOIN declaration d ON d.member_id = p.member_id WHERE p.member_id = :member"
    );
    let read = |row: &Row<'_>| Ok((read_head(row)?, declaration::read_declaration(row)?));
    let Some(((head, revision), declaration)) = reader.first(sql, named! { member: &member }, read).await? else {
        return Ok(None);
    };
    let (keys, lines) = line::find_own_lines(reader, member).await?.into_iter().unzip();
    Ok(Some(OwnProfile { profile: Profile { member, head, declaration, lines }, keys, revision }))
}

fn read_head(row: &Row<'_>) -> Result<(Head, i64), Fault> {
    let location = match (row.text_or_none("place_code")?, row.text_or_none("outcode")?) {
        (Some(code), _) => Some(Location::Place(PlaceCode::stored(code))),
        (None, Some(outcode)) => Some(Location::Outcode(Outcode::stored(outcode))),
        (None, None) => None,
    };
    let head = Head {
        profession: TermCode::stored(row.text("profession")?),
        headline: Shown::to(audience(row, "headline_audience")?, row.text_or_none("headline")?.map(Headline::stored)),
        about: Shown::to(audience(row, "about_audience")?, row.text_or_none("about")?.map(About::stored)),
        photo: Shown::to(audience(row, "photo_audience")?, row.id_or_none("photo_id")?),
        location: Shown::to(audience(row, "location_audience")?, location),
        footing: Shown::to(audience(row, "footing_audience")?, read_footing(row)?),
    };
    Ok((head, row.int("revision")?))
}

/// Of the column `footing`.
pub fn read_footing(row: &Row<'_>) -> Result<Option<Footing>, Fault> {
    Footing::parse_optional(row.text_or_none("footing")?.unwrap_or_default())
        .map_err(|_| Fault::bug("an unknown footing is stored"))
}

fn audience(row: &Row<'_>, column: &str) -> Result<Audience, Fault> {
    Audience::parse(row.text(column)?).map_err(|_| Fault::bug("an unknown audience is stored"))
}

/// Keeps a head, if nobody changed it since it was read. The account is rendered once, here.
pub async fn save_head(tx: &mut Tx, change: &Permit<Edit, HeadChange>) -> Result<()> {
    let (member, head, now) = (change.member, &change.head, tx.now());
    let about = head.about.value.as_ref().map(About::as_str);
    let html = about.map(ui::markdown);
    let (place, outcode) = match &head.location.value {
        Some(Location::Place(code)) => (Some(code.as_str()), None),
        Some(Location::Outcode(outcode)) => (None, Some(outcode.as_str())),
        None => (None, None),
    };
    let sql = sql!(
        "INSERT INTO profile (member_id, profession, headline, headline_audience, about, about_html, about_rendering,
             about_audience, photo_id, photo_audience, place_code, outcode, location_audience, footing, footing_audience,
             revision, changed_at)
         VALUES (:member, :profession, :headline, :headline_audience, :about, :html, :rendering, :about_audience, :photo,
             :photo_audience, :place, :outcode, :location_audience, :footing, :footing_audience, 1, :now)
         ON CONFLICT (member_id) DO UPDATE SET profession = excluded.profession, headline = excluded.headline,
             headline_audience = excluded.headline_audience, about = excluded.about, about_html = excluded.about_html,
             about_rendering = excluded.about_rendering, about_audience = excluded.about_audience,
             photo_id = excluded.photo_id, photo_audience = excluded.photo_audience, place_code = excluded.place_code,
             outcode = excluded.outcode, location_audience = excluded.location_audience, footing = excluded.footing,
             footing_audience = excluded.footing_audience,
             revision = profile.revision + 1, changed_at = excluded.changed_at
         WHERE profile.revision = :revision"
    );
    let args = named! {
        member: &member,
        profession: head.profession.as_str(),
        headline: head.headline.value.as_ref().map(Headline::as_str),
        headline_audience: head.headline.audience.code(),
        about,
        html: html.as_ref().map(|it| it.as_str()),
        rendering: ui::RENDERER,
        about_audience: head.about.audience.code(),
        photo: &head.photo.value,
        photo_audience: head.photo.audience.code(),
        place,
        outcode,
        location_audience: head.location.audience.code(),
        footing: head.footing.value.map(Footing::code),
        footing_audience: head.footing.audience.code(),
        revision: change.revision,
        now,
    };
    let saved = tx.run(sql, args).await?;
    if saved == 0 { Err(Refusal::Conflict.into()) } else { Ok(()) }
}

/// The saved searches of a member, name and query, for their export.
pub async fn find_searches_to_export(reader: Reader<'_>, member: MemberId) -> Result<Vec<(String, String)>, Fault> {
    let sql = sql!("SELECT name, query FROM saved_search WHERE member_id = :member ORDER BY name");
    let read = |row: &Row<'_>| Ok((row.text("name")?.to_owned(), row.text("query")?.to_owned()));
    reader.list(sql, named! { member: &member }, read).await
}

/// Takes away everything of a member who leaves, and every mention of them in others' hiding. Answers their photo, whose
/// files are to be removed once this is committed.
pub async fn remove_member(tx: &mut Tx, member: MemberId) -> Result<Option<PhotoId>> {
    let sql = sql!("SELECT photo_id FROM profile WHERE member_id = :member");
    let photo = tx.reader().first(sql, named! { member: &member }, |row| row.id_or_none("photo_id")).await?.flatten();
    tx.run(sql!("DELETE FROM saved_search_hit WHERE member_id = :member"), named! { member: &member }).await?;
    let sql = sql!(
        "DELETE FROM saved_search_hit
         WHERE search_id IN (SELECT s.id FROM saved_search s WHERE s.member_id = :member)"
    );
    tx.run(sql, named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM saved_search WHERE member_id = :member"), named! { member: &member }).await?;
    let sql = sql!("DELETE FROM hiding WHERE member_id = :member OR other_id = :member");
    tx.run(sql, named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM declaration WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM line WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM profile_hold WHERE member_id = :member"), named! { member: &member }).await?;
    tx.run(sql!("DELETE FROM profile WHERE member_id = :member"), named! { member: &member }).await?;
    Ok(photo)
}
