//! GET of the three first pages.

use super::own::revision;
use crate::{
    forms::welcome::{First, Second, Third},
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
    let profession = own.map(|it| it.profile.head.profession.to_string()).unwrap_or_default();
    let form = First { profession, ..First::default() };
    Ok(Reply::page(WelcomePage::first(&form, &Problems::none(), &words)))
}

/// `/welcome/2`
pub async fn second(app: App, asker: Asker) -> Answer {
    let words = Vocabularies::of(&app).await?;
    let asks = asks(&app, &asker).await?;
    Ok(Reply::page(WelcomePage::second(&Second::default(), asks, &Problems::none(), &words)))
}

/// `/welcome/3`
pub async fn third(app: App, asker: Asker) -> Answer {
    let words = Vocabularies::of(&app).await?;
    let asks = asks(&app, &asker).await?;
    Ok(Reply::page(WelcomePage::third(&Third::default(), asks, &Problems::none(), &words)))
}

/// Whether the profession is still to be said.
pub async fn asks(app: &App, asker: &Asker) -> Result<Asks> {
    Ok(if revision(app, asker).await? == 0 { Asks::Profession } else { Asks::NoMore })
}
