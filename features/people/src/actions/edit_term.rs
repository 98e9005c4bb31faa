//! One term of the vocabulary, edited by an administrator: added, said otherwise, no longer offered.

use crate::{
    policy,
    store::term as db,
    term::{Term, TermCode, TermKind, UNSTATED, draft::Draft},
};
use frame::App;
use guard::Cleared;
use kernel::{Act, OrAbsent, Refusal, Result, Viewer};
use people_api::VocabularyChanged;

/// Adding a term.
pub const ADD_TERM: Act = Act::open("add_term");
/// Changing one.
pub const CHANGE_TERM: Act = Act::open("change_term");

/// Adds a term to its kind's list.
///
/// # Errors
/// A problem of the words if another term of its kind has them.
pub async fn add_term(app: &App, viewer: &Viewer, kind: TermKind, draft: Cleared<Draft>) -> Result<TermCode> {
    app.write(viewer, ADD_TERM, async |tx| {
        policy::may_edit_terms(tx.viewer(), ())?;
        let vocabulary = db::find_vocabulary(tx.reader()).await?;
        guarding_api::note(tx, &draft).await?;
        let term = draft.into_inner().added(kind, &vocabulary)?;
        save(tx, &term).await?;
        Ok(term.code)
    })
    .await
}

/// Says a term otherwise, or offers it no longer or again. Profiles keep it, in its new words.
///
/// # Errors
/// `Conflict` if somebody else changed it since `wording` was read; a problem of the words if another term has them.
pub async fn change_term(app: &App, viewer: &Viewer, code: &str, wording: &str, draft: Cleared<Draft>) -> Result<()> {
    app.write(viewer, CHANGE_TERM, async |tx| {
        policy::may_edit_terms(tx.viewer(), ())?;
        let vocabulary = db::find_vocabulary(tx.reader()).await?;
        let old = vocabulary.find(code).filter(|it| it.code.as_str() != UNSTATED).or_absent()?;
        if old.wording() != wording {
            return Err(Refusal::Conflict.into());
        }
        guarding_api::note(tx, &draft).await?;
        save(tx, &draft.into_inner().changed(old, &vocabulary)?).await
    })
    .await
}

async fn save(tx: &mut store::Tx, term: &Term) -> Result<()> {
    let permit = policy::may_edit_terms(tx.viewer(), term)?;
    db::save_term(tx, &permit).await?;
    tx.tell(VocabularyChanged {});
    Ok(())
}
