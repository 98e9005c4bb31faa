//! What people holds of a member.

use crate::{jobs, line::LineDraft, own::OwnProfile, store as db};
use ::store::Tx;
use frame::{App, Belongings, Erasing, Exported, Exporting};
use kernel::{MemberId, Reason, Viewer};
use serde_json::{Value, json};

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings { tables: &["profile", "line", "hiding", "saved_search", "profile_hold"], export, erase }
}

fn export(app: App, member: MemberId) -> Exporting {
    Box::pin(async move {
        let read = app.read(&Viewer::house(Reason::Background)).await?;
        let own = db::find_own_profile(read.reader(), member).await?;
        let hidings = db::hiding::find_hidings(read.reader(), member).await?;
        let hidden_from: Vec<_> = hidings.iter().map(|it| it.name.as_str()).collect();
        let searches = db::find_searches_to_export(read.reader(), member).await?;
        let searches: Vec<_> = searches.iter().map(|(name, query)| json!({ "name": name, "query": query })).collect();
        let profile = own.as_ref().map(profile_json);
        let json = json!({ "profile": profile, "hidden_from": hidden_from, "saved_searches": searches });
        Ok(Exported { name: "people", json })
    })
}

fn profile_json(own: &OwnProfile) -> Value {
    let head = crate::profile::HeadDraft::from(&own.profile.head);
    let lines: Vec<_> = own.profile.lines.iter().map(line_json).collect();
    json!({
        "profession": head.profession,
        "headline": { "text": head.headline, "audience": head.headline_audience },
        "about": { "text": head.about, "audience": head.about_audience },
        "location": {
            "place": head.location_place, "outcode": head.location_outcode, "audience": head.location_audience,
        },
        "photo": { "kept": own.profile.head.photo.value.is_some(), "audience": head.photo_audience },
        "lines": lines,
    })
}

fn line_json(line: &crate::line::Line) -> Value {
    let it = LineDraft::from(line);
    json!({
        "kind": line.kind.code(), "term": it.term, "words": it.words, "detail": it.detail, "stage": it.stage,
        "place_code": it.place_code, "place": it.place_words, "sessions": it.sessions, "from": it.from, "to": it.to,
        "capacity": it.capacity, "audience": it.audience,
    })
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move {
        if let Some(photo) = db::remove_member(tx, member).await? {
            jobs::discard(tx, photo);
        }
        tx.tell(people_api::ProfileChanged { member });
        Ok(())
    })
}
