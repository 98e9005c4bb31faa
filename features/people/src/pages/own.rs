//! GET of one's own profile: the form, a line, the photo, hiding, suggestions of terms.

use crate::{
    forms::{declaration::DeclarationForm, head::HeadForm, line::LineForm},
    line::{Kind, Line, PlaceCode, WorkPlace},
    location::Location,
    own::{LineId, OwnProfile},
    photo::{self, Size},
    store as db,
    term::{Vocabulary, fold},
    views::{
        edit::{EditPage, LinePage},
        own::{DeclarationPage, HidingPage, PhotoPage},
        profile::PlaceNames,
    },
    vocabularies::Vocabularies,
};
use askama::Template;
use frame::App;
use kernel::{Fault, MemberId, OrAbsent, Problems, Result};
use serde::Deserialize;
use ui::{
    parts::{Face, Suggestion, Suggestions},
    words,
};
use web::{Answer, Asker, Path, Query, Reply};

/// `/profile/edit`
pub async fn edit(app: App, asker: Asker) -> Answer {
    Ok(Reply::page(edit_page(&app, &asker, None, &Problems::none()).await?))
}

/// The page with what was typed (or what is kept) and what is wrong with it.
pub async fn edit_page(app: &App, asker: &Asker, typed: Option<HeadForm>, problems: &Problems) -> Result<EditPage> {
    let words = Vocabularies::of(app).await?;
    let member = asker.viewer.member.or_absent()?;
    let read = app.read(&asker.viewer).await?;
    let own = db::find_own_profile(read.reader(), member).await?;
    let places = match &own {
        Some(own) => places_of(read.reader(), own).await?,
        None => PlaceNames::new(),
    };
    drop(read);
    let form = match (typed, &own) {
        (Some(form), _) => form,
        (None, Some(own)) => HeadForm::of(own, &places),
        (None, None) => HeadForm::default(),
    };
    let kept = own.as_ref().filter(|it| it.is_kept()).map(|it| (it, &places));
    Ok(EditPage::new(format!("/people/{member}"), kept, &form, problems, &words))
}

/// All places that a profile names by code, each with its name and town.
async fn places_of(reader: store::Reader<'_>, own: &OwnProfile) -> Result<PlaceNames, Fault> {
    let located = match &own.profile.head.location.value {
        Some(Location::Place(code)) => Some(code),
        Some(Location::Outcode(_)) | None => None,
    };
    let worked = own.profile.lines.iter().filter_map(|it| match &it.place {
        Some(WorkPlace::Known(code)) => Some(code),
        Some(WorkPlace::Typed(_)) | None => None,
    });
    let codes: Vec<_> = worked.chain(located).map(|it| places_api::PlaceCode::stored(it.as_str())).collect();
    let cards = places_api::cards_of(reader, &codes).await?;
    Ok(cards.into_iter().map(|(code, card)| (PlaceCode::stored(code.as_str()), card.words())).collect())
}

/// The revision of the head as it is now; 0 if there is none.
pub async fn revision(app: &App, asker: &Asker) -> Result<i64> {
    let member = asker.viewer.member.or_absent()?;
    let read = app.read(&asker.viewer).await?;
    Ok(db::find_own_profile(read.reader(), member).await?.map_or(0, |it| it.revision))
}

/// What follows `?` on the page of a new line.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct NewLine {
    kind: String,
}

/// `/profile/lines/new`
pub async fn new_line(app: App, Query(asked): Query<NewLine>) -> Answer {
    let kind = Kind::parse(&asked.kind).or_absent()?;
    let words = Vocabularies::of(&app).await?;
    Ok(Reply::page(line_page(kind, "", &LineForm::default(), &Problems::none(), &words)))
}

/// `/profile/lines/{line}`
pub async fn line(app: App, asker: Asker, Path(id): Path<LineId>) -> Answer {
    let words = Vocabularies::of(&app).await?;
    let line = own_line(&app, &asker, id).await?;
    let place = match &line.place {
        Some(WorkPlace::Known(code)) => {
            let read = app.read(&asker.viewer).await?;
            let place = db::hiding::find_place(read.reader(), code).await?;
            place.map(|it| places_api::named_in(&it.name, it.town.as_deref()))
        }
        Some(WorkPlace::Typed(_)) | None => None,
    };
    let form = LineForm::of(&line, place, &words);
    Ok(Reply::page(line_page(line.kind, &id.to_string(), &form, &Problems::none(), &words)))
}

/// One of the asker's own lines; anybody else's is absent.
pub async fn own_line(app: &App, asker: &Asker, id: LineId) -> Result<Line> {
    let member = asker.viewer.member.or_absent()?;
    let read = app.read(&asker.viewer).await?;
    let lines = db::line::find_own_lines(read.reader(), member).await?;
    Ok(lines.into_iter().find(|it| it.0.id == id).or_absent()?.1)
}

/// The page of a line with what was typed and what is wrong with it.
pub fn line_page(kind: Kind, id: &str, form: &LineForm, problems: &Problems, words: &Vocabulary) -> LinePage {
    LinePage::new(kind, id, form, problems, words)
}

/// `/profile/declaration`
pub async fn declaration(app: App, asker: Asker) -> Answer {
    Ok(Reply::page(DeclarationPage::new(&declared(&app, &asker).await?, &Problems::none())))
}

/// The form of what the asker has declared; nobody's affiliation is chosen for them.
pub async fn declared(app: &App, asker: &Asker) -> Result<DeclarationForm> {
    let member = asker.viewer.member.or_absent()?;
    let read = app.read(&asker.viewer).await?;
    Ok(DeclarationForm::of(db::declaration::find_declaration(read.reader(), member).await?.as_ref()))
}

/// `/profile/photo`
pub async fn photo(app: App, asker: Asker) -> Answer {
    Ok(Reply::page(photo_page(&app, &asker, &Problems::none()).await?))
}

/// The page of the photo with what is wrong with the file that was sent.
pub async fn photo_page(app: &App, asker: &Asker, problems: &Problems) -> Result<PhotoPage> {
    let member = asker.viewer.member.or_absent()?;
    let read = app.read(&asker.viewer).await?;
    let shown = db::find_photo(read.reader(), member).await?;
    drop(read);
    let initials = asker.chip.as_ref().map(|it| it.initials.clone()).unwrap_or_default();
    let photo = shown.map(|it| photo::address(member, it, Size::Large));
    Ok(PhotoPage::new(Face { initials, tint: words::tint(member.as_bytes()), photo }, problems))
}

/// What follows `?` on the page of hiding.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Whom {
    person: Option<MemberId>,
}

/// `/profile/hiding`
pub async fn hiding(app: App, asker: Asker, Query(whom): Query<Whom>) -> Answer {
    Ok(Reply::page(hiding_page(&app, &asker, whom.person, "", &Problems::none()).await?))
}

/// The page of hiding with what was typed and what is wrong with it.
pub async fn hiding_page(
    app: &App,
    asker: &Asker,
    person: Option<MemberId>,
    typed: &str,
    problems: &Problems,
) -> Result<HidingPage> {
    let member = asker.viewer.member.or_absent()?;
    let read = app.read(&asker.viewer).await?;
    let rows = db::hiding::find_hidings(read.reader(), member).await?;
    let person = match person.filter(|it| *it != member) {
        // Somebody whom the asker cannot see has no name here.
        Some(id) => {
            let head = db::find_head(read.reader(), id).await?;
            head.map(|it| (id.to_string(), it.name))
        }
        None => None,
    };
    Ok(HidingPage::new(person, rows, typed, problems))
}

/// What follows `?` when a field asks for suggestions.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    kind: String,
    q: String,
}

const MOST_SUGGESTIONS: usize = 8;

/// `/profile/terms/suggest`: terms of a kind of line whose label or synonym has a word that begins so.
pub async fn suggest(app: App, Query(typed): Query<Typed>) -> Answer {
    let words = Vocabularies::of(&app).await?;
    let found = Kind::parse(&typed.kind).map(|kind| suggestions(kind, &typed.q, &words)).unwrap_or_default();
    let html = Suggestions(found).render().map_err(|_| Fault::bug("suggestions did not render"))?;
    Ok(Reply::bytes("text/html; charset=utf-8", html))
}

fn suggestions(kind: Kind, typed: &str, words: &Vocabulary) -> Vec<Suggestion> {
    let typed = fold(&typed.chars().take(80).collect::<String>());
    if typed.is_empty() {
        return vec![];
    }
    let offered = kind.shape().takes.terms().iter().flat_map(|it| words.offered(*it));
    let mut found: Vec<_> = offered
        .filter_map(|term| {
            let own = rank(&fold(&term.label), &typed);
            let other = term.synonyms.iter().find(|it| rank(&fold(it), &typed).is_some());
            let (rank, line) = match (own, other) {
                (Some(rank), _) => (rank, String::new()),
                (None, Some(synonym)) => (2, synonym.clone()),
                (None, None) => return None,
            };
            Some((rank, Suggestion { code: term.code.to_string(), words: term.label.clone(), line }))
        })
        .collect();
    found.sort_by(|a, b| (a.0, &a.1.words).cmp(&(b.0, &b.1.words)));
    found.truncate(MOST_SUGGESTIONS);
    found.into_iter().map(|it| it.1).collect()
}

/// 0 if the words begin so, 1 if one of them does.
fn rank(words: &str, typed: &str) -> Option<u8> {
    if words.starts_with(typed) {
        return Some(0);
    }
    words.match_indices(' ').any(|(at, _)| words[at + 1..].starts_with(typed)).then_some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(kind: Kind, typed: &str) -> Vec<String> {
        suggestions(kind, typed, Vocabulary::starter()).into_iter().map(|it| it.words).collect()
    }

    #[test]
    fn what_begins_so_comes_before_what_has_a_word_that_does() {
        let found = labels(Kind::ExtendedRole, "sk");
        assert_eq!(found.first().map(String::as_str), Some("Skin surgery"));
        assert!(labels(Kind::ExtendedRole, "surg").contains(&"Skin surgery".to_owned()));
    }

    #[test]
    fn a_synonym_is_shown_beside_what_it_means() {
        let found = suggestions(Kind::Role, "CD", Vocabulary::starter());
        assert!(found.iter().any(|it| it.code == "role.clinical-director" && it.line == "CD"));
    }

    #[test]
    fn any_typing_has_an_answer() {
        for typed in ["", "  ", "%", "NEAR(", "\u{202E}", &"x".repeat(10_000), "ß", "🙂"] {
            assert!(labels(Kind::Interest, typed).len() <= MOST_SUGGESTIONS);
        }
    }
}
