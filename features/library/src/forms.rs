//! POST: beginning and writing here; publishing and the rest below.

pub mod adoption;
pub mod collecting;
mod contributing;
pub mod file;
mod lineage;
mod publishing;
pub mod requesting;
pub mod support;
mod thanks;
mod turning;

pub use contributing::{answer, ask_credited, invite, take_off};
pub use lineage::{adapt, decline, heed, take_in};
pub use publishing::{publish, remove, show, take_back, take_out, withdraw};
pub use thanks::{thank, unthank};
pub use turning::turn;

use crate::{
    actions::{self, Begun},
    draft::Draft,
    kind::Kind,
    pages::writing::{Typed, edit_page, new_page},
    resource::ResourceId,
    version::{Body, Prose},
};
use frame::App;
use kernel::{Problems, Refusal, Stop};
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// The form in which one writes: the fields of every kind, and those of the parts of each.
macro_rules! write_form {
    ($($part:ident),*) => {
        /// What is on the page on which one writes.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct WriteForm {
            /// Of a new one: made by the page.
            #[serde(default)]
            id: String,
            /// Of a new one.
            #[serde(default)]
            kind: String,
            /// The revision from which one began.
            #[serde(default)]
            began: i64,
            #[serde(default)]
            title: String,
            #[serde(default)]
            summary: String,
            #[serde(default)]
            body: String,
            #[serde(default)]
            tags: String,
            #[serde(default)]
            topics: Vec<String>,
            #[serde(default)]
            for_whom: String,
            #[serde(default)]
            licence: String,
            #[serde(default)]
            stage: String,
            #[serde(default)]
            review_month: String,
            #[serde(default)]
            review_year: String,
            #[serde(default)]
            calculates: String,
            /// Of what is somebody's own of another.
            #[serde(default)]
            difference: String,
            $(#[serde(default)] $part: String,)*
            /// "publish": go on to where it is published; "files": to its files; "preview"; or nothing.
            #[serde(default)]
            press: String,
        }

        impl Worded for WriteForm {
            const FORM: &'static str = "writing";
            /// So that what is too long comes back with its limit.
            const MOST: usize = 1024 * 1024;
            fn words(&mut self) -> Vec<(&'static str, &mut String)> {
                vec![
                    ("title", &mut self.title),
                    ("summary", &mut self.summary),
                    ("body", &mut self.body),
                    ("tags", &mut self.tags),
                    ("for_whom", &mut self.for_whom),
                    ("difference", &mut self.difference),
                    $((stringify!($part), &mut self.$part),)*
                ]
            }
        }

        impl WriteForm {
            fn parts(&self) -> BTreeMap<String, String> {
                let all = [$((stringify!($part), &self.$part)),*];
                all.into_iter().filter(|it| !it.1.is_empty()).map(|it| (it.0.to_owned(), it.1.clone())).collect()
            }
        }
    };
}

write_form!(
    problem,
    change,
    start,
    people,
    cost,
    risks,
    responsible,
    sources,
    address,
    terms,
    standard,
    search,
    result
);

impl WriteForm {
    fn draft(&self) -> Draft {
        Draft {
            title: self.title.clone(),
            summary: self.summary.clone(),
            body: kernel::seen(&self.body),
            parts: self.parts(),
            tags: self.tags.clone(),
            topics: self.topics.iter().filter(|it| is_code(it)).cloned().collect(),
            for_whom: self.for_whom.clone(),
            licence: code(&self.licence),
            stage: code(&self.stage),
            review_by: month(&self.review_year, &self.review_month),
            calculates: code(&self.calculates),
            difference: self.difference.clone(),
            beside: BTreeMap::new(),
        }
    }
    fn typed(&self) -> Typed {
        Typed { draft: self.draft(), began: self.began, preview: self.press == "preview" }
    }
    /// What nobody could look through: said before the guard looks.
    fn too_long(&self) -> Option<Problems> {
        let mut problems = Problems::none();
        let long = |text: &str, most: usize| text.chars().count() > most;
        let words = |most: usize| format!("Use {most} characters or fewer.");
        if long(&self.body, Body::MAX) {
            problems.add("body", words(Body::MAX));
        }
        for (word, text) in self.parts() {
            if long(&text, Prose::MAX) {
                problems.add(word, words(Prose::MAX));
            }
        }
        (!problems.is_empty()).then_some(problems)
    }
    /// Where one goes from a saved draft.
    fn next(&self, id: ResourceId) -> (String, &'static str) {
        match self.press.as_str() {
            "publish" => (format!("/library/{id}/publication"), ""),
            "files" => (format!("/library/{id}/files"), ""),
            _ => (format!("/library/{id}/edit"), "The draft is saved. Only those who write it see it."),
        }
    }
}

/// Whether this is what a page offers to be chosen, and not words that nobody looked through (abuse case 71).
fn is_code(typed: &str) -> bool {
    let fits = |it: char| it.is_ascii_lowercase() || it.is_ascii_digit() || matches!(it, '.' | '_' | '-');
    (1..=48).contains(&typed.len()) && typed.chars().all(fits)
}

fn code(typed: &str) -> String {
    if is_code(typed) { typed.to_owned() } else { String::new() }
}

/// `2027-10`, as it was typed if it is no month: then publishing says so. A year alone is no month, nor is anything long.
fn month(year: &str, month: &str) -> String {
    let (year, month) = (year.trim(), month.trim());
    if year.chars().count() + month.chars().count() > 16 {
        return "-".to_owned();
    }
    match (year.is_empty() && month.is_empty(), month.parse::<u8>()) {
        (true, _) => String::new(),
        (false, Ok(month)) => format!("{year}-{month:02}"),
        (false, Err(_)) => format!("{year}-{month}"),
    }
}

fn done((url, words): (String, &'static str)) -> Reply {
    let reply = Reply::done(url);
    if words.is_empty() { reply } else { reply.toast(words) }
}

/// `POST /library/new`
pub async fn create(app: App, asker: Asker, form: Guarded<WriteForm>) -> Answer {
    let new = |form: &WriteForm| {
        let id = form.id.parse().unwrap_or_else(|_| ResourceId::new(app.clock().now(), app.rng()));
        (Kind::of(&form.kind).unwrap_or(Kind::Document), id)
    };
    if let Some(problems) = form.peek().too_long() {
        let form = form.back();
        return Ok(Reply::invalid(new_page(&app, &asker.viewer, new(&form), form.typed(), &problems).await?));
    }
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let form = stopped.form;
            let page = new_page(&app, &asker.viewer, new(&form), form.typed(), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let (kind, id) = new(form.get());
    if form.get().press == "preview" {
        let page = new_page(&app, &asker.viewer, (kind, id), form.get().typed(), &Problems::none()).await?;
        return Ok(Reply::page(page));
    }
    if form.get().id.parse::<ResourceId>().is_err() || Kind::of(&form.get().kind).is_none() {
        let problems =
            Problems::one("", "This page is too old to send anything. Load it again; copy what you wrote first.");
        return Ok(Reply::invalid(new_page(&app, &asker.viewer, (kind, id), form.get().typed(), &problems).await?));
    }
    let draft = form.as_ref().map(WriteForm::draft);
    match actions::start_resource(&app, &asker.viewer, id, (kind, draft)).await {
        Ok(Begun::Saved) => Ok(done(form.get().next(id))),
        Ok(Begun::Later) => clash(&app, &asker, id, form.get().typed()).await,
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(new_page(&app, &asker.viewer, (kind, id), form.get().typed(), &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// What lost to another's change comes back with both.
async fn clash(app: &App, asker: &Asker, id: ResourceId, typed: Typed) -> Answer {
    let words = "Somebody saved this while you wrote. Yours is still here, and what they changed stands below each field. Put both \
                 together, and save again.";
    let page = edit_page(app, &asker.viewer, id, Some(typed), &Problems::one("", words)).await?;
    Ok(Reply::invalid(page).status(http::StatusCode::CONFLICT))
}

/// `POST /library/{id}/edit`
pub async fn update(app: App, asker: Asker, Path(id): Path<ResourceId>, form: Guarded<WriteForm>) -> Answer {
    let viewer = &asker.viewer;
    if let Some(problems) = form.peek().too_long() {
        let typed = form.back().typed();
        return Ok(Reply::invalid(edit_page(&app, viewer, id, Some(typed), &problems).await?));
    }
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = edit_page(&app, viewer, id, Some(stopped.form.typed()), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().typed();
    if typed.preview {
        return Ok(Reply::page(edit_page(&app, viewer, id, Some(typed), &Problems::none()).await?));
    }
    let draft = form.as_ref().map(WriteForm::draft);
    match actions::save_draft(&app, viewer, (id, typed.began), draft).await {
        Ok(()) => Ok(done(form.get().next(id))),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(edit_page(&app, viewer, id, Some(typed), &problems).await?))
        }
        Err(Stop::Refusal(Refusal::Conflict)) => clash(&app, &asker, id, typed).await,
        Err(stop) => Err(stop.into()),
    }
}

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// Nothing was sent but the token.
pub type Press = Form<Nothing>;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_a_year_and_a_month() {
        let all = [("2027", "3"), ("", ""), (" 2027", "10 "), ("2027", ""), ("", "3"), ("2027", "March")];
        let months = all.map(|(year, it)| month(year, it));
        assert_eq!(months, ["2027-03", "", "2027-10", "2027-", "-03", "2027-March"]);
        assert_eq!(month("Mrs Example", "of Long Lane"), "-", "abuse case 71");
    }

    /// Abuse case 71: what is chosen is no place for words.
    #[test]
    fn what_is_chosen_is_a_code() {
        assert!(["clinical.skin", "cc-by-nc", "works_here"].into_iter().all(is_code));
        assert!(!["", "Mrs Example", "Ω", &"a".repeat(49)].into_iter().any(is_code));
    }

    /// What the form does not name cannot be a part: one that a kind has is in it.
    #[test]
    fn the_form_has_a_field_for_each_part() {
        let words: Vec<&str> = Kind::ALL.iter().flat_map(|it| it.parts()).map(|it| it.word).collect();
        let body: String = words.iter().map(|it| format!("{it}=x&")).collect();
        let mut form: WriteForm =
            serde_html_form::from_str(body.trim_end_matches('&')).expect("every part has a field");
        assert_eq!(form.parts().len(), words.len());
        assert!(words.iter().all(|word| form.words().iter().any(|it| it.0 == *word)), "and the guard sees it");
    }
}
