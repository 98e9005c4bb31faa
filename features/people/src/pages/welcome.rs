//! GET of the four first pages.

use super::own::revision;
use crate::{
    forms::welcome::{First, Fourth, Third},
    profile::HeadDraft,
    store as db,
    views::own::{Asks, WelcomePage},
    vocabularies::Vocabularies,
};
use frame::App;
use kernel::{OrAbsent, Problems, Result};
use web::{Answer, Asker, Reply};

/// `/welcome/1`
pub async fn first(app: App, asker: Asker) -> Answer {
    let words = Vocabularies::of(&app).await?;
    let member = asker.viewer.member.or_absent()?;
    let read = app.read(&asker.viewer).await?;
    let own = db::find_own_profile(read.reader(), member).await?;
    drop(read);
    let head = own.map(|it| HeadDraft::from(&it.profile.head)).unwrap_or_default();
    let HeadDraft { profession, footing, footing_audience, .. } = head;
    let form = First { profession, footing, footing_audience, ..First::default() };
    Ok(Reply::page(WelcomePage::first(&form, &Problems::none(), &words)))
}

/// `/welcome/2`: the one page that cannot be skipped, because what it asks stands beside every name.
pub async fn second(app: App, asker: Asker) -> Answer {
    let form = super::own::declared(&app, &asker).await?;
    Ok(Reply::page(WelcomePage::second(&form, &Problems::none())))
}

/// `/welcome/3`
pub async fn third(app: App, asker: Asker) -> Answer {
    let words = Vocabularies::of(&app).await?;
    let asks = asks(&app, &asker).await?;
    Ok(Reply::page(WelcomePage::third(&Third::default(), asks, &Problems::none(), &words)))
}

/// `/welcome/4`
pub async fn fourth(app: App, asker: Asker) -> Answer {
    let words = Vocabularies::of(&app).await?;
    let asks = asks(&app, &asker).await?;
    Ok(Reply::page(WelcomePage::fourth(&Fourth::default(), asks, &Problems::none(), &words)))
}

/// Whether the profession is still to be said.
pub async fn asks(app: &App, asker: &Asker) -> Result<Asks> {
    Ok(if revision(app, asker).await? == 0 { Asks::Profession } else { Asks::NoMore })
}
