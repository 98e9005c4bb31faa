//! Agreeing to the terms and the rules: on joining, and when a later version asks.

use super::HOUSE;
use crate::{
    acceptance::{Acceptance, Agreed},
    policy,
    store::acceptance as db,
    text::TextName,
};
use accounts_api::MemberAgreed;
use frame::{App, Boxed, Hears, Keeps};
use kernel::{Act, OrAbsent, Refusal, Result, Viewer};
use store::{Fact, FactRow};

/// Agreeing to a version.
pub const AGREE: Act = Act::open("agree");
const RECORD_AGREED: Act = Act::open("record_agreed");

/// The viewer agrees to these versions, which they were shown.
///
/// # Errors
/// `Conflict` if one of them is not the current one any more: nobody agrees to what they have not seen.
pub async fn agree(app: &App, viewer: &Viewer, shown: &[(TextName, i64)]) -> Result<()> {
    app.write(viewer, AGREE, async |tx| {
        let member = tx.viewer().member.or_absent()?;
        let stands = db::page_of_stands(tx.reader()).await?;
        for (text, number) in shown.iter().copied() {
            if !stands.iter().any(|it| it.text == text && it.current == number) {
                return Err(Refusal::Conflict.into());
            }
            let acceptance = policy::may_agree(tx.viewer(), Acceptance { member, text, number })?;
            db::insert_acceptance(tx, &acceptance).await?;
        }
        Ok(())
    })
    .await
}

/// Lets everybody of a made population have agreed to everything, so that nobody asks them.
pub async fn agree_made(app: &App, viewer: &Viewer) -> Result<()> {
    app.write(viewer, RECORD_AGREED, async |tx| {
        let permit = policy::may_record(tx.viewer(), tx.now())?;
        db::insert_agreed_by_all(tx, &permit).await
    })
    .await
}

/// Notes what newcomers agreed to. Hearing twice finds it noted.
pub fn hears() -> Hears {
    fn hear(app: App, facts: Vec<FactRow>, _: i64) -> Boxed<Result<()>> {
        Box::pin(async move {
            let mut all = Vec::new();
            for fact in &facts {
                let agreed = fact.read::<MemberAgreed>()?;
                all.extend(agreed.map(|it| Agreed { member: it.member, at: fact.at }));
            }
            record(&app, all).await
        })
    }
    Hears { name: "texts.acceptances", kinds: &[MemberAgreed::KIND], keeps: Keeps::Store, hear }
}

async fn record(app: &App, all: Vec<Agreed>) -> Result<()> {
    app.write(&HOUSE, RECORD_AGREED, async |tx| {
        for agreed in all {
            let permit = policy::may_record(tx.viewer(), agreed)?;
            db::insert_agreed(tx, &permit).await?;
        }
        Ok(())
    })
    .await
}
