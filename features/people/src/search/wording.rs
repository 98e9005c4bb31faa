//! In which words people are told of: they change with the vocabulary, the places and the month.

use super::{Ground, lexicon::Lexicon};
use crate::when::When;
use frame::App;
use kernel::Result;
use std::sync::Arc;

/// The words of one moment.
#[derive(Clone)]
pub struct Wording {
    /// The vocabulary.
    pub lexicon: Arc<Lexicon>,
    /// The places.
    pub ground: Arc<Ground>,
    /// The month.
    pub now: When,
}

impl Wording {
    /// The words of now.
    pub async fn held(app: &App) -> Result<Wording> {
        let (lexicon, ground) = (Lexicon::held(app).await?, Ground::held(app).await?);
        Ok(Wording { lexicon, ground, now: When::of(app.clock().now()) })
    }

    /// Whether what was told in the one reads the same in the other.
    pub fn is(&self, other: &Wording) -> bool {
        Arc::ptr_eq(&self.lexicon, &other.lexicon) && Arc::ptr_eq(&self.ground, &other.ground) && self.now == other.now
    }
}
