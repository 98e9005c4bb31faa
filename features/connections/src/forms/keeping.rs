//! POST: what one keeps on a contact, and what the list of the week does.

use crate::{
    actions as act,
    keeping::{Budget, Cadence, Kept, Met, Note, Tags},
    pages::keeping::keeping_page,
    views::KeepingTyped,
};
use frame::App;
use kernel::{MONTHS, MemberId, Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What the page of a contact sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeepingForm {
    note: String,
    met: String,
    #[serde(default)]
    met_when_month: String,
    #[serde(default)]
    met_when_year: String,
    tags: String,
    cadence: String,
}

impl Worded for KeepingForm {
    const FORM: &'static str = "keeping";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("note", &mut self.note), ("met", &mut self.met), ("tags", &mut self.tags)]
    }
}

impl KeepingForm {
    fn typed(&self) -> KeepingTyped {
        KeepingTyped {
            note: self.note.clone(),
            met: self.met.clone(),
            met_month: self.met_when_month.clone(),
            met_year: self.met_when_year.clone(),
            tags: self.tags.clone(),
            cadence: self.cadence.clone(),
        }
    }

    fn parse(self) -> Result<Kept, Problems> {
        let mut problems = Problems::none();
        let note = problems.take("note", Note::parse_optional(&self.note));
        let when = problems.take("met_when", when(&self.met_when_month, &self.met_when_year));
        let met = problems.take("met", Met::parse(&self.met, when.as_deref().unwrap_or_default()));
        let tags = problems.take("tags", Tags::parse(&self.tags));
        let cadence = problems.take("cadence", Cadence::parse(&self.cadence));
        match (note, met, tags, cadence) {
            (Some(note), Some(met), Some(tags), Some(cadence)) if problems.is_empty() => {
                Ok(Kept { note, met, tags, cadence })
            }
            _ => Err(problems),
        }
    }
}

/// `2015-03`, `2015`, or nothing.
fn when(month: &str, year: &str) -> Result<String, &'static str> {
    const WRONG: &str = "Write a year from 1930 on, and if you like a month before it: 3, Mar or March.";
    let (month, year) = (month.trim(), year.trim());
    if month.is_empty() && year.is_empty() {
        return Ok(String::new());
    }
    let year: u16 = year.parse().ok().filter(|it| (1930..=2100).contains(it)).ok_or(WRONG)?;
    if month.is_empty() {
        return Ok(year.to_string());
    }
    let named = |it: &&str| month.len() >= 3 && it.to_lowercase().starts_with(&month.to_lowercase());
    let number = month.parse().ok().or_else(|| MONTHS.iter().position(named).map(|it| it + 1));
    let number = number.filter(|it| (1..=12).contains(it)).ok_or(WRONG)?;
    Ok(format!("{year}-{number:02}"))
}

/// `POST /contacts/{id}`
pub async fn update(app: App, asker: Asker, Path(other): Path<MemberId>, form: Guarded<KeepingForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = keeping_page(&app, &asker, other, Some(stopped.form.typed()), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let typed = form.get().typed();
    let kept = match form.try_map(KeepingForm::parse) {
        Ok(kept) => act::keep(&app, &asker.viewer, other, kept).await,
        Err(problems) => Err(problems.into()),
    };
    match kept {
        Ok(true) => Ok(Reply::done(format!("/contacts/{other}")).toast("Kept, for you alone.")),
        Ok(false) => Ok(Reply::done("/contacts").toast("Nothing is kept on them any more.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(keeping_page(&app, &asker, other, Some(typed), &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}

/// `POST /contacts/touch/{id}/later`
pub async fn put_off(app: App, asker: Asker, Path(other): Path<MemberId>, _: Form<Nothing>) -> Answer {
    act::put_off_touch(&app, &asker.viewer, other).await?;
    Ok(Reply::done("/contacts/touch").toast("Not this week."))
}

/// `POST /contacts/touch/{id}/rest`
pub async fn let_rest(app: App, asker: Asker, Path(other): Path<MemberId>, _: Form<Nothing>) -> Answer {
    act::let_tie_rest(&app, &asker.viewer, other).await?;
    Ok(Reply::done("/contacts/touch").toast("It rests. You are not reminded any more, and nobody is told."))
}

/// What the time that one has sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TimeForm {
    minutes: String,
}

/// `POST /contacts/touch/time`
pub async fn set_time(app: App, asker: Asker, Form(form): Form<TimeForm>) -> Answer {
    let budget = Budget::parse(&form.minutes).ok_or_else(|| Problems::one("minutes", "Choose one of these."))?;
    act::set_time(&app, &asker.viewer, budget).await?;
    Ok(Reply::done("/contacts/touch").toast("Kept."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_is_enough_and_a_month_may_be_named() {
        assert_eq!(when("", ""), Ok(String::new()));
        assert_eq!(when("", " 2015 ").as_deref(), Ok("2015"));
        for month in ["3", "03", "Mar", "march"] {
            assert_eq!(when(month, "2015").as_deref(), Ok("2015-03"), "{month}");
        }
        for (month, year) in [("3", ""), ("13", "2015"), ("x", "2015"), ("", "15"), ("ma", "2015"), ("0", "2015")] {
            assert!(when(month, year).is_err(), "{month} {year}");
        }
    }
}
