//! How a member uses what others wrote, with what they offered to help, and what they ask for.

use crate::{
    actions,
    store::leaving::{self, OwnUse},
};
use ::store::Reader;
use frame::App;
use kernel::{MemberId, Result};
use serde_json::{Value, json};

/// How they use what others wrote, as they recorded it.
pub async fn uses(reader: Reader<'_>, member: MemberId) -> Result<Vec<Value>> {
    let one = |it: &OwnUse| {
        json!({
            "resource": it.id, "stage": it.stage, "place": it.place, "named": it.named, "since": it.since,
            "minutes_a_week": it.minutes, "known": it.known.0, "confidence": it.known.1, "what_had_to_change": it.words.0,
            "why_stopped": it.words.1, "recorded": it.at.0.iso(), "changed": it.at.1.iso(),
        })
    };
    Ok(leaving::find_uses(reader, member).await?.iter().map(one).collect())
}

/// With what they offered to help, and what they said to its owner. Words that do not open keep nobody from the rest.
pub async fn offers(app: &App, reader: Reader<'_>, member: MemberId) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for (id, skills, sealed, since) in leaving::find_offers(reader, member).await? {
        let skills: Vec<&str> = skills.split('|').collect();
        let mut one = json!({ "resource": id, "with": skills, "words": null, "since": since.iso() });
        match actions::open_words(app, id, &[(member, sealed.as_deref())]).await {
            Ok(words) => one["words"] = words.concat().into(),
            Err(fault) => {
                tracing::warn!(%fault, "the words of an offer do not open");
                one["does_not_open"] = true.into();
            }
        }
        all.push(one);
    }
    Ok(all)
}

/// What they ask for in what is theirs.
pub async fn needs(reader: Reader<'_>, member: MemberId) -> Result<Vec<Value>> {
    let asked = leaving::find_asked(reader, member).await?;
    let one = |(id, skill, words, since): &(_, String, String, kernel::Moment)| {
        let id: &crate::resource::ResourceId = id;
        json!({ "resource": id, "with": skill, "words": words, "since": since.iso() })
    };
    Ok(asked.iter().map(one).collect())
}
