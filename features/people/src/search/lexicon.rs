//! The vocabulary prepared for the search: its synonyms, and the way back from numbers of the index to terms.

use super::codes;
use crate::{
    facets::{Facet, Value},
    footing::Footing,
    stage::Stage,
    term::{TermCode, TermKind, Vocabulary},
    vocabularies::Vocabularies,
};
use kernel::Result;
use people_api::Affiliation;
use search::{Code, Synonyms};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};

/// The vocabulary prepared for the search.
pub struct Lexicon {
    /// The vocabulary.
    pub vocabulary: Arc<Vocabulary>,
    pub(crate) synonyms: Synonyms,
    /// What is typed, and what it also means: what the synonyms are made of.
    pub(crate) meanings: Arc<[(String, String)]>,
    values: HashMap<Code, Value>,
    /// Extended roles, by the code of each stage.
    pairs: HashMap<Code, (TermCode, Stage)>,
}

/// The lexicon that this app holds.
#[derive(Default)]
struct Held(RwLock<Option<Arc<Lexicon>>>);

impl Lexicon {
    /// Of a vocabulary.
    pub fn of(vocabulary: Arc<Vocabulary>) -> Lexicon {
        let meanings: Arc<[_]> = vocabulary.synonyms().collect();
        let synonyms = Synonyms::new(meanings.iter().map(|it| (&*it.0, &*it.1)));
        let mut values = HashMap::new();
        for facet in Facet::ALL {
            let terms = vocabulary.terms().iter().filter(|it| facet.kinds().contains(&it.kind));
            values.extend(terms.map(|it| (codes::of_term(facet, &it.code), Value::Term(it.code.clone()))));
        }
        values.extend(Stage::ALL.map(Value::Stage).map(|it| (codes::of_value(Facet::Stage, &it), it)));
        let affiliations = Affiliation::ALL.map(Value::Affiliation);
        values.extend(affiliations.map(|it| (codes::of_value(Facet::Affiliation, &it), it)));
        values.extend(Footing::ALL.map(Value::Footing).map(|it| (codes::of_value(Facet::Footing, &it), it)));
        let roles = vocabulary.of_kind(TermKind::ExtendedRole);
        let pairs =
            roles.flat_map(|it| Stage::ALL.map(|stage| (codes::of_pair(&it.code, stage), (it.code.clone(), stage))));
        let pairs = pairs.collect();
        Lexicon { vocabulary, synonyms, meanings, values, pairs }
    }

    /// The lexicon of the app's present vocabulary.
    ///
    /// # Errors
    /// The store does not answer.
    pub async fn held(app: &frame::App) -> Result<Arc<Lexicon>> {
        let vocabulary = Vocabularies::of(app).await?;
        let own = app.keep(Held::default);
        let held = own.0.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(lexicon) = held.filter(|it| Arc::ptr_eq(&it.vocabulary, &vocabulary)) {
            return Ok(lexicon);
        }
        let lexicon = Arc::new(Lexicon::of(vocabulary));
        *own.0.write().unwrap_or_else(PoisonError::into_inner) = Some(lexicon.clone());
        Ok(lexicon)
    }

    /// The value of anything but a place by its number in the index.
    pub(crate) fn value(&self, code: Code) -> Option<&Value> {
        self.values.get(&code)
    }

    /// The extended role and stage of a pair.
    pub(crate) fn pair(&self, code: Code) -> Option<&(TermCode, Stage)> {
        self.pairs.get(&code)
    }
}
