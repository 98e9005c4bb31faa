//! What people holds of a member.

use crate::{
    actions::name_of,
    declaration::{Declaration, Interests},
    hiding::{self, HidingRow},
    jobs,
    line::{Line, LineDraft},
    own::OwnProfile,
    photo::{PhotoFile, Size},
    profile::HeadDraft,
    store as db,
    term::Vocabulary,
    vocabularies::Vocabularies,
};
use ::store::{Reader, Tx};
use frame::{App, Belongings, Erasing, Exported, Exporting, Holding};
use kernel::{MemberId, Result};
use people_api::Affiliation;
use serde_json::{Value, json};

/// Claims the tables that refer to a member.
pub fn belongings() -> Belongings {
    Belongings {
        tables: &["profile", "declaration", "line", "hiding", "saved_search", "saved_search_hit", "profile_hold"],
        words: Holding {
            title: "Your profile",
            has: "Everything on your profile with who sees it, your photo, from whom you hide, and your saved searches.",
            without: "People from whom you hide stand in it by their number; their names are theirs.",
            goes: "Your profile and your photo, from whom you hide, and your saved searches. Nobody finds you any more.",
            stays: "",
        },
        export,
        erase,
    }
}

fn export<'r>(app: &'r App, reader: Reader<'r>, member: MemberId) -> Exporting<'r> {
    Box::pin(async move { profile(app, reader, member).await })
}

async fn profile(app: &App, reader: Reader<'_>, member: MemberId) -> Result<Exported> {
    let vocabulary = app.keep(Vocabularies::default).with(reader).await?;
    let own = db::find_own_profile(reader, member).await?;
    let hidings = db::hiding::find_hidings(reader, member).await?;
    let hidden_from: Vec<_> = hidings.iter().map(hiding_json).collect();
    let searches = db::find_searches_to_export(reader, member).await?;
    let searches: Vec<_> = searches.iter().map(|(name, query)| json!({ "name": name, "query": query })).collect();
    let profile = own.as_ref().map(|it| profile_json(it, &vocabulary));
    let json = json!({ "profile": profile, "hidden_from": hidden_from, "saved_searches": searches });
    let mut exported = Exported::new("people", json);
    if let Some(photo) = own.and_then(|it| it.profile.head.photo.value) {
        for (called, size) in [("photo-large.jpg", Size::Large), ("photo-small.jpg", Size::Small)] {
            exported = exported.with(called, name_of(PhotoFile { photo, size })?);
        }
    }
    Ok(exported)
}

/// A place by its name; another member by their number, because the name is theirs (abuse case 21).
fn hiding_json(row: &HidingRow) -> Value {
    match &row.from {
        hiding::From::Place(code) => json!({ "place": row.name, "place_code": code.to_string() }),
        hiding::From::Person(member) => json!({ "member": member.to_string() }),
    }
}

fn profile_json(own: &OwnProfile, vocabulary: &Vocabulary) -> Value {
    let head = HeadDraft::from(&own.profile.head);
    let lines: Vec<_> = own.profile.lines.iter().map(|it| line_json(it, vocabulary)).collect();
    json!({
        "profession": head.profession,
        "profession_words": words_of(&head.profession, vocabulary),
        "headline": { "text": head.headline, "audience": head.headline_audience },
        "about": { "text": head.about, "audience": head.about_audience },
        "location": {
            "place": head.location_place, "outcode": head.location_outcode, "audience": head.location_audience,
        },
        "general_practice": { "answer": head.footing, "audience": head.footing_audience },
        "declaration": own.profile.declaration.as_ref().map(declaration_json),
        "photo": { "kept": own.profile.head.photo.value.is_some(), "audience": head.photo_audience },
        "lines": lines,
    })
}

/// What every member reads beside the name.
fn declaration_json(it: &Declaration) -> Value {
    json!({
        "affiliations": it.affiliations.iter().map(Affiliation::code).collect::<Vec<_>>(),
        "affiliations_since": it.affiliations_at.iso(),
        "interests": it.interests.as_ref().map(Interests::as_str),
        "interests_since": it.interests_at.iso(),
        "audience": "members",
    })
}

fn line_json(line: &Line, vocabulary: &Vocabulary) -> Value {
    let it = LineDraft::from(line);
    json!({
        "kind": line.kind.code(), "term": it.term, "term_words": words_of(&it.term, vocabulary), "words": it.words,
        "detail": it.detail, "stage": it.stage, "place_code": it.place_code, "place": it.place_words,
        "sessions": it.sessions, "from": it.from, "to": it.to, "capacity": it.capacity, "audience": it.audience,
    })
}

/// What the vocabulary calls it; empty for no term.
fn words_of<'v>(code: &str, vocabulary: &'v Vocabulary) -> &'v str {
    vocabulary.find(code).map_or("", |it| &it.words)
}

fn erase(tx: &mut Tx, member: MemberId) -> Erasing<'_> {
    Box::pin(async move {
        if let Some(photo) = db::remove_member(tx, member).await? {
            jobs::discard(tx, photo);
        }
        jobs::forget_words(tx);
        tx.tell(people_api::ProfileChanged { member });
        Ok(())
    })
}
