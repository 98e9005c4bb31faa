//! What a member takes along of their thanks, and of what they were told to use no more.

use crate::{
    actions::open_thanks,
    resource::ResourceId,
    store::{thanks, warning},
};
use ::store::Reader;
use frame::App;
use kernel::{MemberId, Moment, Result};
use serde_json::{Value, json};

/// Whom they thanked for what, in their words. What does not open keeps nobody from the rest.
pub async fn sent(app: &App, reader: Reader<'_>, member: MemberId) -> Result<Vec<Value>> {
    let mut all = Vec::new();
    for (id, sealed, at) in thanks::find_sent(reader, member).await? {
        let words = match sealed {
            Some(sealed) => open_thanks(app, id, member, &sealed).await.unwrap_or_default(),
            None => String::new(),
        };
        all.push(json!({ "resource": id, "words": words, "sent": at.iso() }));
    }
    Ok(all)
}

/// Of which withdrawals they were told, and when they said that they read why.
pub async fn warned(reader: Reader<'_>, member: MemberId) -> Result<Vec<Value>> {
    let told = warning::find_told(reader, member).await?;
    let one = |(id, told, read): (ResourceId, Moment, Option<Moment>)| json!({ "resource": id, "told": told.iso(), "read": read.map(|it| it.iso()) });
    Ok(told.into_iter().map(one).collect())
}
