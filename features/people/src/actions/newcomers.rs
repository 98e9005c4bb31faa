//! Whoever joined stands in the directory by name, also if they skip the first steps: with a blank profile that says so.

use super::HOUSE;
use crate::{policy, store::upkeep::insert_blank_profiles};
use accounts_api::MemberJoined;
use frame::{App, Boxed, Hears, Keeps};
use kernel::{Act, MemberId, Result};
use people_api::ProfileChanged;
use store::{Fact, FactRow};

const SEAT_NEWCOMERS: Act = Act::open("seat_newcomers");

/// Gives every newcomer a profile. Hearing twice finds it there; what its owner said meanwhile stays.
pub fn hears() -> Hears {
    fn hear(app: App, facts: Vec<FactRow>, _: i64) -> Boxed<Result<()>> {
        Box::pin(async move {
            let joined = facts.iter().map(FactRow::read::<MemberJoined>).collect::<Result<Vec<_>, _>>()?;
            seat(&app, joined.into_iter().flatten().map(|it| it.member).collect()).await
        })
    }
    Hears { name: "people.newcomers", kinds: &[MemberJoined::KIND], keeps: Keeps::Store, hear }
}

async fn seat(app: &App, newcomers: Vec<MemberId>) -> Result<()> {
    app.write(&HOUSE, SEAT_NEWCOMERS, async |tx| {
        let newcomers = policy::may_make(tx.viewer(), newcomers)?;
        for member in insert_blank_profiles(tx, &newcomers).await? {
            tx.tell(ProfileChanged { member });
        }
        Ok(())
    })
    .await
}
