//! The form of affiliation and interests.

use super::problems_of;
use crate::{
    actions,
    declaration::{Declaration, DeclarationDraft},
    views::own::DeclarationPage,
};
use frame::App;
use kernel::Problems;
use serde::Deserialize;
use web::{Answer, Asker, Guarded, Reply, Worded};

/// What the page sends, and what fills it again.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct DeclarationForm {
    pub affiliation: Vec<String>,
    pub interests: String,
    pub interests_words: String,
}

impl DeclarationForm {
    /// Of what is kept; empty if nothing is.
    pub fn of(kept: Option<&Declaration>) -> DeclarationForm {
        let DeclarationDraft { affiliations, interests, words } = kept.map(DeclarationDraft::from).unwrap_or_default();
        DeclarationForm { affiliation: affiliations, interests, interests_words: words }
    }

    /// What it declares.
    pub fn draft(&self) -> DeclarationDraft {
        DeclarationDraft {
            affiliations: self.affiliation.clone(),
            interests: self.interests.clone(),
            words: self.interests_words.clone(),
        }
    }
}

impl Worded for DeclarationForm {
    const FORM: &'static str = "declaration";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("interests_words", &mut self.interests_words)]
    }
}

/// `POST /profile/declaration`
pub async fn update(app: App, asker: Asker, form: Guarded<DeclarationForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = DeclarationPage::new(&stopped.form, &Problems::none());
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    match problems_of(actions::declare(&app, &asker.viewer, &form.as_ref().map(DeclarationForm::draft)).await)? {
        Ok(()) => Ok(Reply::done("/profile/edit").toast("Affiliation and interests are saved.")),
        Err(problems) => Ok(Reply::invalid(DeclarationPage::new(form.get(), &problems))),
    }
}
