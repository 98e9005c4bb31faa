//! SQL of publishing, withdrawing, taking back, showing to everybody, and holding back.

use super::versions::{Piece, Source, write_pieces};
use crate::{
    audience::Audience,
    file::{Frozen, write_listed},
    kind::Stage,
    policy::{Hold, Own},
    resource::{ResourceId, Why},
    version::{Note, Text},
};
use kernel::{Fault, MemberId, Moment, Permit, Result};
use store::{Reader, Tx, named, sql};
use ui::Html;

/// A version that is about to be there.
#[derive(Debug, Clone)]
pub struct NewVersion {
    /// Of which resource.
    pub id: ResourceId,
    /// From 1, without gaps.
    pub number: i64,
    /// Who publishes it.
    pub author: MemberId,
    /// For whom.
    pub audience: Audience,
    /// What it says.
    pub text: Text,
    /// The same, rendered.
    pub rendered: Rendered,
    /// What is new in it.
    pub note: Option<Note>,
    /// The draft's revision.
    pub drafted: i64,
    /// When, if that is not now.
    pub at: Option<Moment>,
    /// Its files.
    pub files: Frozen,
}

/// What takes longer than a write should.
#[derive(Debug, Clone)]
pub struct Rendered {
    /// The text.
    pub html: Html,
    /// What its kind says beside that.
    pub parts: Vec<Piece>,
}

impl Rendered {
    /// Of these words.
    pub fn new(text: &Text) -> Rendered {
        let parts = text.parts.iter().map(|it| piece(&it.word, &it.text)).collect();
        Rendered { html: ui::markdown(text.body.as_str()), parts }
    }
    /// Of what was written once, with the renderer of today.
    pub fn of_source(source: &Source) -> Rendered {
        let parts = source.parts.iter().map(|it| piece(&it.word, &it.text)).collect();
        Rendered { html: ui::markdown(&source.body), parts }
    }
}

fn piece(word: &str, text: &str) -> Piece {
    Piece { word: word.to_owned(), text: text.to_owned(), html: ui::markdown(text) }
}

/// Puts a version there and makes it the newest.
pub async fn insert_version(tx: &mut Tx, new: &Permit<Own, NewVersion>) -> Result<()> {
    insert(tx, new).await
}

pub(super) async fn insert(tx: &mut Tx, new: &NewVersion) -> Result<()> {
    let NewVersion { id, number, author, audience, text, rendered, note, drafted, at, files } = new;
    let at = at.unwrap_or(tx.now());
    let (parts, topics, tags) = (write_pieces(&rendered.parts)?, text.topics.join("|"), text.tags.text());
    let (licence, listed) = (text.licence.word(), write_listed(&files.listed)?);
    let sql = sql!(
        "INSERT INTO resource_version (resource_id, number, author_id, published_at, audience, group_id, title, summary, body, html,
                                       parts, rendering, tags, topics, for_whom, licence, review_by, note, files)
         VALUES (:id, :number, :author, :at, :audience, :group, :title, :summary, :body, :html, :parts, :rendering, :tags, :topics,
                 :for_whom, :licence, :review, :note, :files)"
    );
    let args = named! {
        id, number: *number, author, at, audience: audience.word(), group: audience.group(), title: text.title.as_str(),
        summary: text.summary.as_str(), body: text.body.as_str(), html: rendered.html.as_str(), parts: &parts,
        rendering: ui::RENDERER, tags: &tags, topics: &topics,
        for_whom: text.for_whom.as_ref().map_or("", |it| it.as_str()), licence,
        review: text.review_by.as_deref(), note: note.as_ref().map_or("", |it| it.as_str()), files: &listed
    };
    tx.run(sql, args).await?;
    let sql = sql!(
        "UPDATE resource SET state = 'published', audience = :audience, group_id = :group, newest = :number, title = :title,
                licence = :licence, stage = :stage, review_by = :review, review_told = FALSE, first_at = COALESCE(first_at, :at),
                published_at = :at, draft_published = :drafted, files_published = :filed, withdrawn_at = NULL, withdrawn_why = NULL,
                public = CASE WHEN :showable = 1 THEN public ELSE FALSE END, revision = revision + 1
         WHERE id = :id"
    );
    let args = named! {
        id, number: *number, audience: audience.word(), group: audience.group(), title: text.title.as_str(), licence,
        stage: text.stage.map_or("", Stage::word), review: text.review_by.as_deref(), at, drafted: *drafted, filed: files.revision,
        showable: i64::from(*audience == Audience::Members && text.licence.is_open())
    };
    tx.run(sql, args).await?;
    save_topics(tx, *id, &text.topics).await?;
    super::file::insert_named(tx, (*id, *number), files).await?;
    super::lineage::count_again(tx, *id).await?;
    match text.stage.filter(|_| *number == 1) {
        Some(stage) => super::uptake::insert_stage(tx, (*id, stage), at).await,
        None => Ok(()),
    }
}

async fn save_topics(tx: &mut Tx, id: ResourceId, topics: &[String]) -> Result<()> {
    tx.run(sql!("DELETE FROM resource_topic WHERE resource_id = :id"), named! { id: &id }).await?;
    let sql = sql!(
        "INSERT INTO resource_topic (resource_id, term)
         SELECT r.id, tc.code FROM resource r JOIN term_card tc ON tc.code IN LIST(:topics) WHERE r.id = :id"
    );
    let topics: Vec<&str> = topics.iter().map(String::as_str).collect();
    tx.run(sql, named! { id: &id, topics: store::list(&topics) }).await?;
    Ok(())
}

/// Nobody should use it any more.
pub async fn save_withdrawn(tx: &mut Tx, which: &Permit<Own, (ResourceId, Why)>) -> Result<()> {
    let now = tx.now();
    withdraw(tx, which.0, (&which.1, now)).await
}

pub(super) async fn withdraw(tx: &mut Tx, id: ResourceId, (why, now): (&Why, Moment)) -> Result<()> {
    let sql = sql!(
        "UPDATE resource SET state = 'withdrawn', withdrawn_at = :now, withdrawn_why = :why, revision = revision + 1
         WHERE id = :id"
    );
    tx.run(sql, named! { id: &id, why: why.as_str(), now }).await?;
    super::lineage::count_again(tx, id).await
}

/// It is its writers' alone again.
pub async fn save_taken_back(tx: &mut Tx, id: &Permit<Own, ResourceId>) -> Result<()> {
    let sql = sql!(
        "UPDATE resource SET state = 'draft', audience = 'own', group_id = NULL, public = FALSE, withdrawn_at = NULL,
                withdrawn_why = NULL, revision = revision + 1
         WHERE id = :id"
    );
    tx.run(sql, named! { id: &**id }).await?;
    super::lineage::count_again(tx, **id).await
}

/// Whether it is read without signing in, and whether its owner is named there.
pub async fn save_public(tx: &mut Tx, which: &Permit<Own, (ResourceId, bool, bool)>) -> Result<()> {
    let sql =
        sql!("UPDATE resource SET public = :public, public_named = :named, revision = revision + 1 WHERE id = :id");
    let (id, public, named) = **which;
    tx.run(sql, named! { id: &id, public, named }).await?;
    Ok(())
}

/// Only its owner and those who look at reports see it from now on.
pub async fn save_hold(tx: &mut Tx, id: &Permit<Hold, ResourceId>) -> Result<()> {
    let sql = sql!("UPDATE resource SET held_at = COALESCE(held_at, :now) WHERE id = :id");
    let now = tx.now();
    tx.run(sql, named! { id: &**id, now }).await?;
    super::lineage::count_again(tx, **id).await
}

/// It is seen again.
pub async fn save_let_go(tx: &mut Tx, id: &Permit<Hold, ResourceId>) -> Result<()> {
    let sql = sql!("UPDATE resource SET held_at = NULL WHERE id = :id");
    tx.run(sql, named! { id: &**id }).await?;
    super::lineage::count_again(tx, **id).await
}

/// What a resource can be about: code and words.
pub async fn page_of_topics(reader: Reader<'_>) -> Result<Vec<(String, String)>, Fault> {
    let sql = sql!(
        "SELECT tc.code, tc.words FROM term_card tc
         WHERE tc.code LIKE 'extended.%' OR tc.code LIKE 'clinical.%' OR tc.code LIKE 'life.%' ORDER BY tc.words, tc.code"
    );
    reader.list(sql, &[], |row| Ok((row.text("code")?.to_owned(), row.text("words")?.to_owned()))).await
}
