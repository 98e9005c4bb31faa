//! POST: having seen notices, stopping a list by its link, and choosing what one is told.

use crate::{
    actions,
    choice::{ByLetter, Choice, OnPage, Told},
    hours::{Hour, Hours, Quiet, Zone},
    pages::Link,
    views::{LettersPage, Sent, StopPage, lists_for},
};
use frame::App;
use kernel::{Id, Moment, OrAbsent, Problems};
use notices_api::{Kind, List};
use serde::Deserialize;
use web::{Answer, Asker, Form, Path, Query, Reply};

/// What the page of notices sends: the moment of the latest that stood there.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SeenForm {
    upto: i64,
}

/// `POST /notices/seen`
pub async fn see_all(app: App, asker: Asker, Form(form): Form<SeenForm>) -> Answer {
    actions::see_all(&app, &asker.viewer, Moment::from_micros(form.upto)).await?;
    Ok(Reply::done("/notices").toast("All of them are marked as seen."))
}

/// A form without fields of its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pressed {}

/// `POST /notices/{kind}/{about}/seen`: whether there is one or not, the answer is the same.
pub async fn see(
    app: App,
    asker: Asker,
    Path((kind, about)): Path<(String, Id<()>)>,
    Form(Pressed {}): Form<Pressed>,
) -> Answer {
    let kind = Kind::of(&kind).or_absent()?;
    actions::see(&app, &asker.viewer, kind, *about.as_bytes()).await?;
    Ok(Reply::done("/notices"))
}

/// `POST /letters/stop`: by a person's button or by a mail program (RFC 8058), whose body says nothing that we need. The
/// answer is a page and no redirect, because such a program follows none.
pub async fn stop(app: App, Query(Link { t }): Query<Link>) -> Answer {
    let list = actions::stop(&app, &t).await?;
    Ok(Reply::page(StopPage::done(list)))
}

/// What the page of one's notices and letters sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LettersForm {
    /// The kinds that stand on the page.
    #[serde(default)]
    page: Vec<String>,
    /// `kind:daily`, for each kind.
    #[serde(default)]
    mail: Vec<String>,
    hour: String,
    zone: String,
    quiet: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    /// The lists that are wanted.
    #[serde(default)]
    want: Vec<String>,
}

/// `POST /settings/letters`
pub async fn choose(app: App, asker: Asker, Form(form): Form<LettersForm>) -> Answer {
    let (before, mut stopped) = actions::find_choice(&app, &asker.viewer).await?;
    // What the page did not show stays as it was.
    let lists = lists_for(&asker.viewer);
    let wanted: Vec<List> = form.want.iter().filter_map(|it| List::of(it)).collect();
    stopped.retain(|it| !lists.contains(it));
    stopped.extend(lists.iter().copied().filter(|it| !wanted.contains(it)));
    match form.parse(&before) {
        Ok(choice) => {
            actions::choose(&app, &asker.viewer, &choice, &stopped).await?;
            Ok(Reply::done("/settings/letters").toast("Your choice is kept."))
        }
        Err((choice, problems)) => {
            let LettersForm { hour, zone, quiet, from, to, .. } = &form;
            let page = LettersPage::new(&choice, lists, &stopped);
            Ok(Reply::invalid(page.with(Sent { hour, zone, quiet, from, to }, &problems)))
        }
    }
}

impl LettersForm {
    /// The choice, or what of it can be read and what is wrong with the rest.
    fn parse(&self, before: &Choice) -> Result<Choice, (Choice, Problems)> {
        let mut problems = Problems::default();
        let hour = |text: &str| text.parse().ok().and_then(Hour::of);
        let mut hours: Hours = before.hours.clone();
        match Zone::parse(&self.zone) {
            Some(zone) => hours.zone = zone,
            None => problems.add("zone", "Choose a time zone from the list."),
        }
        match hour(&self.hour) {
            Some(at) => hours.hour = at,
            None => problems.add("hour", "Choose an hour from the list."),
        }
        match (self.quiet.as_str(), hour(&self.from), hour(&self.to)) {
            ("between", Some(from), Some(to)) if from != to => hours.quiet = Quiet::Between(from, to),
            ("between", ..) => problems.add("from", "Choose two different hours."),
            (word @ ("never" | "nights" | "weekends"), ..) => hours.quiet = Quiet::stored(word),
            _ => problems.add("quiet", "Choose when it is quiet."),
        }
        let choice = Kind::ALL.iter().fold(before.clone().at(hours), |choice, kind| {
            let shown = self.page.iter().any(|it| it == kind.word());
            let page = if shown { OnPage::Shown } else { OnPage::LeftOut };
            let said = self.mail.iter().find_map(|it| it.strip_prefix(kind.word())?.strip_prefix(':'));
            let mail = said.and_then(ByLetter::parse).unwrap_or(choice.told(*kind).mail);
            choice.with(*kind, Told { page, mail })
        });
        if problems.is_empty() { Ok(choice) } else { Err((choice, problems)) }
    }
}
