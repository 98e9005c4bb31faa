//! SQL of the vocabulary.

use crate::{
    policy::EditTerms,
    term::{Offer, Telling, Term, TermCode, TermKind, Vocabulary, capitalised},
};
use kernel::{Fault, Moment, Permit, Result};
use std::collections::HashMap;
use store::{Reader, Row, Tx, named, sql};

/// All terms, also those no longer offered.
pub async fn find_vocabulary(reader: Reader<'_>) -> Result<Vocabulary, Fault> {
    let sql =
        sql!("SELECT code, kind, words, synonyms, quiet, note, position, closed_at FROM term ORDER BY position, code");
    Ok(Vocabulary::of(reader.list(sql, named! {}, read).await?))
}

fn read(row: &Row<'_>) -> Result<Term, Fault> {
    let kind = TermKind::parse(row.text("kind")?).ok_or_else(|| Fault::bug("a term of an unknown kind"))?;
    let words = row.text("words")?;
    Ok(Term {
        code: TermCode::stored(row.text("code")?),
        kind,
        label: capitalised(words),
        words: words.to_owned(),
        synonyms: row.text("synonyms")?.split('|').filter(|it| !it.is_empty()).map(str::to_owned).collect(),
        telling: if row.flag("quiet")? { Telling::Quiet } else { Telling::Open },
        note: row.text("note")?.to_owned(),
        position: row.int("position")?.try_into().unwrap_or(u32::MAX),
        offer: if row.moment_or_none("closed_at")?.is_some() { Offer::Closed } else { Offer::Open },
    })
}

/// Since when terms are no longer offered.
pub async fn find_closed(reader: Reader<'_>) -> Result<HashMap<TermCode, Moment>, Fault> {
    let sql = sql!("SELECT code, closed_at FROM term WHERE closed_at IS NOT NULL");
    let read = |row: &Row<'_>| Ok((TermCode::stored(row.text("code")?), row.moment("closed_at")?));
    Ok(reader.list(sql, named! {}, read).await?.into_iter().collect())
}

/// Adds a term, or makes the one with its code like it. An open term is offered from now on.
pub async fn save_term(tx: &mut Tx, term: &Permit<EditTerms, &Term>) -> Result<()> {
    let sql = sql!(
        "INSERT INTO term (code, kind, words, synonyms, quiet, note, position, closed_at)
         VALUES (:code, :kind, :words, :synonyms, :quiet, :note, :position, :closed)
         ON CONFLICT (code) DO UPDATE SET kind = excluded.kind, words = excluded.words, synonyms = excluded.synonyms,
             quiet = excluded.quiet, note = excluded.note, position = excluded.position, closed_at =
                 CASE WHEN excluded.closed_at IS NULL THEN NULL ELSE COALESCE(term.closed_at, excluded.closed_at) END"
    );
    let (code, kind, synonyms) = (term.code.as_str(), term.kind.code(), term.synonyms.join("|"));
    let (quiet, position) = (term.telling == Telling::Quiet, term.position);
    let closed = (term.offer == Offer::Closed).then_some(tx.now());
    let (words, note) = (&term.words, &term.note);
    tx.run(sql, named! { code, kind, words, synonyms, quiet, note, position, closed }).await?;
    Ok(())
}
