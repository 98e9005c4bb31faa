//! POST: having seen notices, stopping a list by its link, and choosing what one is told.

use crate::{
    actions,
    choice::{AwayKnown, ByLetter, Choice, OnPage, Told},
    hours::{Digest, Hour, Hours, Quiet, Zone},
    pages::Link,
    views::{LettersPage, Sent, StopPage, lists_for},
};
use frame::App;
use jiff::{Span, civil::Date};
use kernel::{Id, Moment, OrAbsent, Problems};
use notices_api::{Away, Kind, List};
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

/// Nobody says of more than a year at once that they are away.
fn longest_away() -> Span {
    Span::new().years(1)
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
    /// Empty for a letter each day.
    #[serde(default)]
    digest_day: String,
    hour: String,
    zone: String,
    quiet: String,
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
    /// Days, or nothing for somebody who is not away.
    #[serde(default)]
    away_from: String,
    #[serde(default)]
    away_to: String,
    /// Sent if contacts may know.
    #[serde(default)]
    away_shown: Option<String>,
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
    match form.parse(&before, app.clock().now()) {
        Ok(choice) => {
            actions::choose(&app, &asker.viewer, &choice, &stopped).await?;
            Ok(Reply::done("/settings/letters").toast("Your choice is kept."))
        }
        Err((choice, problems)) => {
            let LettersForm { hour, zone, quiet, from, to, away_from, away_to, .. } = &form;
            let page = LettersPage::new(&choice, lists, &stopped, app.clock().now());
            Ok(Reply::invalid(page.with(Sent { hour, zone, quiet, from, to, away_from, away_to }, &problems)))
        }
    }
}

impl LettersForm {
    /// The choice, or what of it can be read and what is wrong with the rest.
    fn parse(&self, before: &Choice, now: Moment) -> Result<Choice, (Choice, Problems)> {
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
        match Digest::of(&self.digest_day) {
            Some(digest) => hours.digest = digest,
            None => problems.add("digest_day", "Choose how often from the list."),
        }
        match (self.quiet.as_str(), hour(&self.from), hour(&self.to)) {
            ("between", Some(from), Some(to)) if from != to => hours.quiet = Quiet::Between(from, to),
            ("between", ..) => problems.add("from", "Choose two different hours."),
            (word @ ("never" | "nights" | "weekends"), ..) => hours.quiet = Quiet::stored(word),
            _ => problems.add("quiet", "Choose when it is quiet."),
        }
        match self.away(hours.date_of(now)) {
            Ok(away) => hours.away = away,
            Err((field, words)) => problems.add(field, words),
        }
        let known = if self.away_shown.is_some() { AwayKnown::ToContacts } else { AwayKnown::ToNobody };
        let before = before.clone().at(hours).known(known);
        let choice = Kind::ALL.iter().fold(before, |choice, kind| {
            let shown = self.page.iter().any(|it| it == kind.word());
            let page = if shown { OnPage::Shown } else { OnPage::LeftOut };
            let said = self.mail.iter().find_map(|it| it.strip_prefix(kind.word())?.strip_prefix(':'));
            let mail = said.and_then(ByLetter::parse).unwrap_or(choice.told(*kind).mail);
            choice.with(*kind, Told { page, mail })
        });
        if problems.is_empty() { Ok(choice) } else { Err((choice, problems)) }
    }

    /// The days away, or the field with its problem.
    fn away(&self, today: Date) -> Result<Option<Away>, (&'static str, &'static str)> {
        const ODD: &str = "Give a day, such as 3/12/2026.";
        if self.away_from.trim().is_empty() && self.away_to.trim().is_empty() {
            return Ok(None);
        }
        let first = day(&self.away_from).ok_or(("away_from", ODD))?;
        let last = day(&self.away_to).ok_or(("away_to", ODD))?;
        let away = Away::between(first, last).ok_or(("away_to", "The last day comes before the first."))?;
        if last < today {
            return Err(("away_to", "That day is over. Give one that is to come, or leave both days empty."));
        }
        if last > first.saturating_add(longest_away()) {
            return Err(("away_to", "Give at most a year."));
        }
        Ok(Some(away))
    }
}

/// As browsers send a day, `2026-12-03`, or as people write it where a browser has no calendar: `3/12/2026`.
fn day(typed: &str) -> Option<Date> {
    let typed = typed.trim();
    typed.parse().ok().or_else(|| Date::strptime("%d/%m/%Y", typed).ok())
}
