//! Founding a group, changing what it is, ending it.

use super::Nothing;
use crate::{
    actions as act,
    group::{Name, Purpose, Rules, Settings, Welcome},
    pages::settings::{found_page, settings_page},
    views::settings::GroupTyped,
};
use frame::App;
use groups_api::{GroupId, Kind, Shape};
use kernel::{Moment, Problems, Refusal, Result, Stop};
use people_api::Affiliation;
use places_api::{PlaceCode, cards_of, find_place_named};
use serde::Deserialize;
use std::time::Duration;
use store::Reader;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What both forms send.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupForm {
    #[serde(default)]
    shape: String,
    name: String,
    purpose: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    place: String,
    #[serde(default)]
    place_code: String,
    #[serde(default)]
    topic: String,
    #[serde(default)]
    rules: String,
    #[serde(default)]
    welcome: String,
    #[serde(default)]
    excludes: Vec<String>,
    #[serde(default)]
    ends: String,
    /// Of the settings from which one began; 0 when founding.
    #[serde(default)]
    version: i64,
}

impl Worded for GroupForm {
    const FORM: &'static str = "group";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![
            ("name", &mut self.name),
            ("purpose", &mut self.purpose),
            ("rules", &mut self.rules),
            ("welcome", &mut self.welcome),
        ]
    }
}

impl GroupForm {
    fn typed(self) -> GroupTyped {
        GroupTyped {
            shape: Shape::parse(&self.shape).unwrap_or(Shape::Interest),
            name: self.name,
            purpose: self.purpose,
            kind: self.kind,
            place: self.place,
            place_code: self.place_code,
            topic: self.topic,
            rules: self.rules,
            welcome: self.welcome,
            excludes: self.excludes,
            ends: self.ends,
            version: self.version,
        }
    }
}

/// `POST /groups/new`
pub async fn create(app: App, asker: Asker, form: Guarded<GroupForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form.map(GroupForm::typed),
        Err(stopped) => {
            let page = found_page(&app, &asker, stopped.form.typed(), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let parsed = parse(app.read(&asker.viewer).await?.reader(), form.get()).await?;
    let founded = match parsed {
        Ok(settings) => act::found(&app, &asker.viewer, form.as_ref().map(|_| settings)).await,
        Err(problems) => Err(problems.into()),
    };
    match founded {
        Ok(group) => {
            Ok(Reply::done(format!("/groups/{group}/invitations")).toast("Founded. Whom would you like here?"))
        }
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            Ok(Reply::invalid(found_page(&app, &asker, form.into_inner(), &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// `POST /groups/{group}/settings`
pub async fn update(app: App, asker: Asker, Path(group): Path<GroupId>, form: Guarded<GroupForm>) -> Answer {
    let form = match app.guard(form).await? {
        Ok(form) => form.map(GroupForm::typed),
        Err(stopped) => {
            let typed = Some(stopped.form.typed());
            let page = settings_page(&app, &asker, group, typed, &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let parsed = parse(app.read(&asker.viewer).await?.reader(), form.get()).await?;
    let version = form.get().version;
    let changed = match parsed {
        Ok(settings) => act::change(&app, &asker.viewer, group, form.as_ref().map(|_| settings), version).await,
        Err(problems) => Err(problems.into()),
    };
    let problems = match changed {
        Ok(()) => return Ok(Reply::done(format!("/groups/{group}/settings")).toast("Saved.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => problems,
        Err(Stop::Refusal(Refusal::Conflict)) => {
            let words = "Another host changed the settings meanwhile. What you typed is below; open the settings in \
                         another window to see theirs, and save again.";
            let mut typed = form.into_inner();
            typed.version = newest(&app, &asker, group).await?;
            let problems = Problems::one("", words);
            return Ok(Reply::invalid(settings_page(&app, &asker, group, Some(typed), &problems).await?));
        }
        Err(stop) => return Err(stop.into()),
    };
    Ok(Reply::invalid(settings_page(&app, &asker, group, Some(form.into_inner()), &problems).await?))
}

/// The version that stands there now: whoever has read that there was a conflict saves on top of it.
async fn newest(app: &App, asker: &Asker, group: GroupId) -> Result<i64> {
    let known = crate::store::find_known(app.read(&asker.viewer).await?.reader(), group).await?;
    Ok(known.map_or(0, |it| it.version))
}

/// `POST /groups/{group}/end`
pub async fn end(app: App, asker: Asker, Path(group): Path<GroupId>, _: Form<Nothing>) -> Answer {
    act::end(&app, &asker.viewer, group).await?;
    Ok(Reply::done(format!("/groups/{group}")).toast("The group has ended. What was written can still be read."))
}

/// What was typed, as it is meant, or all that is wrong with it.
async fn parse(reader: Reader<'_>, typed: &GroupTyped) -> Result<Result<Settings, Problems>> {
    let mut problems = Problems::none();
    let name = problems.take("name", Name::parse(&typed.name));
    let purpose = problems.take("purpose", Purpose::parse(&typed.purpose));
    let rules = problems.take("rules", Rules::parse_optional(&typed.rules));
    let welcome = problems.take("welcome", Welcome::parse_optional(&typed.welcome));
    let kind = problems.take("kind", Kind::parse(&typed.kind).ok_or("Choose who can join."));
    let ends = problems.take("ends", end_of(&typed.ends));
    let place = problems.take("place", place(reader, typed).await?);
    let topic = Some(typed.topic.trim().to_owned()).filter(|it| !it.is_empty());
    let excludes = typed.excludes.iter().filter_map(|it| Affiliation::parse(it)).collect();
    let settings = (|| {
        Some(Settings {
            name: name?,
            purpose: purpose?,
            shape: typed.shape,
            kind: kind?,
            place: place?,
            topic,
            rules: rules?,
            welcome: welcome?,
            excludes,
            ends: ends?,
        })
    })();
    Ok(settings.ok_or(problems))
}

/// The end of the day that was typed.
fn end_of(typed: &str) -> Result<Option<Moment>, &'static str> {
    match typed.trim() {
        "" => Ok(None),
        // The last second of that day.
        day => ui::words::day_span(day)
            .map(|it| Some(it.1.minus(Duration::from_secs(1))))
            .ok_or("Write the day as year, month and day: 2027-03-31."),
    }
}

/// The place that was chosen or named; what is typed counts, what was chosen before only while it is still typed.
async fn place(reader: Reader<'_>, typed: &GroupTyped) -> Result<Result<Option<PlaceCode>, &'static str>> {
    let words = typed.place.trim();
    if words.is_empty() {
        return Ok(Ok(None));
    }
    let codes: Vec<PlaceCode> =
        [typed.place_code.trim(), words].iter().filter_map(|it| PlaceCode::parse(it).ok()).collect();
    let cards = cards_of(reader, &codes).await?;
    if let Some(code) = codes.into_iter().find(|it| cards.contains_key(it)) {
        return Ok(Ok(Some(code)));
    }
    let named = find_place_named(reader, words).await?;
    Ok(named
        .map(|it| Some(it.code))
        .ok_or("No place of this name is known. Choose one that is suggested, or give its code."))
}
