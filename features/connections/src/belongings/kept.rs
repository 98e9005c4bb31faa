//! What introductions and what one keeps on others hold of a member.

use crate::{
    actions::{forget_keys, open_all, open_words},
    introduction::Kind,
    store::{introduction, keeping},
};
use ::store::{Reader, Tx};
use frame::App;
use kernel::{MemberId, Result};
use serde_json::{Value, json};

/// What this member wrote for introductions. What the others wrote is theirs, and what they answered is nobody's to know.
pub async fn introductions(app: &App, reader: Reader<'_>, member: MemberId) -> Result<Vec<Value>> {
    let mut begun = Vec::new();
    for sealed in introduction::page_of_own(reader, member).await? {
        let it = sealed.listed.introduction;
        let own =
            if it.one == member { it.kind == Kind::Asked } else { it.kind == Kind::Offered || it.passed.is_some() };
        if !own {
            continue;
        }
        let words = open_words(app, &sealed).await?;
        let words = if it.one == member { words.request } else { words.word };
        let others: Vec<String> =
            [it.between, it.one, it.other].into_iter().filter(|it| *it != member).map(|it| it.to_string()).collect();
        begun.push(json!({ "with": others, "begun": it.begun.iso(), "words": words }));
    }
    Ok(begun)
}

/// What this member keeps on others, open: it is theirs.
pub async fn kept(app: &App, reader: Reader<'_>, member: MemberId) -> Result<Vec<Value>> {
    let rows = keeping::page_of_own(reader, member).await?;
    let rows = rows.into_iter().map(|it| (it.clone(), it.note_at)).collect();
    let rows = open_all(app, member, rows).await?;
    let row = |(other, opened, note_at): (MemberId, crate::actions::Opened, Option<kernel::Moment>)| {
        let kept = opened.kept;
        json!({
            "on": other.to_string(), "note": kept.note.as_ref().map(|it| it.as_str()),
            "note_kept_since": note_at.map(|it| it.iso()), "met": kept.met.as_ref().map(|it| it.words.as_str()),
            "met_when": kept.met.as_ref().map(|it| it.when.as_str()), "tags": kept.tags.iter().collect::<Vec<_>>(),
            "months_between": kept.cadence.months(),
        })
    };
    Ok(rows.into_iter().map(row).collect())
}

/// With whom this member was in touch last, by day; and the time that they have for it.
pub async fn touches(reader: Reader<'_>, member: MemberId) -> Result<(Vec<Value>, Option<i64>)> {
    let touches = keeping::page_of_touches(reader, member).await?;
    let day = |it: &str| it.get(..10).unwrap_or_default().to_owned();
    let touches = touches.iter().map(|(other, at)| json!({ "with": other.to_string(), "day": day(&at.noon().iso()) }));
    let touches = touches.collect();
    Ok((touches, keeping::find_budget(reader, member).await?.map(|it| it.minutes())))
}

/// Takes all of it away, on both sides.
pub async fn remove(tx: &mut Tx, member: MemberId) -> Result<()> {
    let keys = introduction::remove_member(tx, member).await?;
    forget_keys(tx, keys);
    keeping::remove_member(tx, member).await
}
