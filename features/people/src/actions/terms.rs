//! The vocabulary: what Kettle brings along, and the operator's own.

use crate::{
    policy,
    store::term as db,
    term::{Offer, Term, UNSTATED, Vocabulary, VocabularyProblem},
};
use frame::App;
use kernel::{Act, Problems, Reason, Result, Viewer};
use people_api::VocabularyChanged;
use serde::Serialize;
use std::collections::HashSet;

const SEED_TERMS: Act = Act::open("seed_terms");
const IMPORT_TERMS: Act = Act::open("import_terms");

/// Whether an import writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Import {
    /// It writes, all or nothing.
    Write,
    /// It only says what it would change.
    DryRun,
}

/// What an import of terms changed, or would change. Each term once.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Terms that were not there.
    pub new: usize,
    /// Terms that are another now, also those offered again.
    pub changed: usize,
    /// Terms that are no longer offered: those of a kind in the file that the file does not have.
    pub closed: usize,
    /// Terms that stay.
    pub unchanged: usize,
}

/// Adds the terms that this version of Kettle brings along and the store has never had. The operator's edits stay.
pub async fn seed_terms(app: &App) -> Result<()> {
    let house = Viewer::house(Reason::Import);
    let kept = db::find_vocabulary(app.read(&house).await?.reader()).await?;
    let missing: Vec<&Term> =
        Vocabulary::starter().terms().iter().filter(|it| kept.find(it.code.as_str()).is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    app.write(&house, SEED_TERMS, async |tx| save_all(tx, missing).await).await
}

/// Takes over the operator's vocabulary, CSV as `Vocabulary::parse` reads it. For each kind of term that the file has, the
/// file is the whole list: what it leaves out is no longer offered, and stays readable where it is used.
///
/// # Errors
/// Every line that cannot be taken, and then nothing is changed.
pub async fn import_terms(app: &App, viewer: &Viewer, csv: &str, mode: Import) -> Result<Summary> {
    let wanted = Vocabulary::parse(csv).map_err(|it| as_problems(&it))?;
    if wanted.terms().is_empty() {
        return Err(Problems::one("", "The file has no terms. The vocabulary stays as it is.").into());
    }
    let kept = db::find_vocabulary(app.read(viewer).await?.reader()).await?;
    let (summary, changes) = compare(&kept, &wanted);
    policy::may_edit_terms(viewer, ())?;
    if mode == Import::Write && !changes.is_empty() {
        app.write(viewer, IMPORT_TERMS, async |tx| save_all(tx, changes.iter().collect()).await).await?;
    }
    Ok(summary)
}

async fn save_all(tx: &mut store::Tx, terms: Vec<&Term>) -> Result<()> {
    for term in terms {
        let term = policy::may_edit_terms(tx.viewer(), term)?;
        db::save_term(tx, &term).await?;
    }
    tx.tell(VocabularyChanged {});
    Ok(())
}

fn compare(kept: &Vocabulary, wanted: &Vocabulary) -> (Summary, Vec<Term>) {
    let (mut summary, mut changes) = (Summary::default(), Vec::new());
    for term in wanted.terms() {
        match kept.find(term.code.as_str()) {
            Some(old) if old == term => summary.unchanged += 1,
            old => {
                *if old.is_some() { &mut summary.changed } else { &mut summary.new } += 1;
                changes.push(term.clone());
            }
        }
    }
    let kinds: HashSet<_> = wanted.terms().iter().map(|it| it.kind).collect();
    for term in kept.terms().iter().filter(|it| kinds.contains(&it.kind)) {
        let left_out = wanted.find(term.code.as_str()).is_none() && term.code.as_str() != UNSTATED;
        if term.offer == Offer::Open && left_out {
            summary.closed += 1;
            changes.push(Term { offer: Offer::Closed, ..term.clone() });
        }
    }
    (summary, changes)
}

fn as_problems(problems: &[VocabularyProblem]) -> Problems {
    let mut all = Problems::none();
    for problem in problems {
        all.add("", problem.to_string());
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADING: &str = "code,kind,label,synonyms,quiet,note\n";

    fn vocabulary(rows: &str) -> Vocabulary {
        Vocabulary::parse(&format!("{HEADING}{rows}")).expect("a vocabulary")
    }

    #[test]
    fn a_file_is_the_whole_list_of_its_kinds_only() {
        let kept = vocabulary(
            "life.bread,other_interest,bread,,,\nlife.bees,other_interest,bees,,,\nrole.cook,role,cook,,,\n",
        );
        let wanted = vocabulary("life.bread,other_interest,bread,sourdough,,\nlife.kites,other_interest,kites,,,\n");
        let (summary, changes) = compare(&kept, &wanted);
        assert_eq!(summary, Summary { new: 1, changed: 1, closed: 1, unchanged: 0 });
        let bees = changes.iter().find(|it| it.code.as_str() == "life.bees").expect("closed");
        assert_eq!(bees.offer, Offer::Closed);
        assert!(changes.iter().all(|it| it.code.as_str() != "role.cook"));
    }

    #[test]
    fn the_same_file_changes_nothing() {
        let starter = Vocabulary::starter();
        let (summary, changes) = compare(starter, starter);
        assert_eq!(summary.unchanged, starter.terms().len());
        assert!(changes.is_empty());
    }
}
