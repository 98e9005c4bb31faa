//! Beginning a conversation: choosing among one's contacts, or writing to one of them.

use super::{
    about::CONTACTS,
    conversation::{TypedText, pair_page},
    kept,
};
use crate::{
    message::ClientId,
    store::list::{self as db, Contact},
    views::{
        Composer, ConversationPage, Head, NewPage, Top, Typed, begin::with_words, conversation::away_words, face, first,
    },
};
use askama::Template;
use frame::App;
use kernel::{Fault, Id, MemberId, Problems, Refusal, Result, Viewer};
use serde::Deserialize;
use ui::parts::{Suggestion, Suggestions, Summary};
use web::{Answer, Asker, Path, Query, Reply};

/// What follows `?` where one chooses.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    with: Vec<MemberId>,
    /// Whom the script suggested and somebody picked.
    pick: String,
}

/// `/messages/new`
pub async fn begin(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let picked: Option<MemberId> = asked.pick.parse().ok();
    // Whoever was picked by name is chosen, and the others are there again to choose from.
    let part_of_name = if picked.is_some() { String::new() } else { asked.q };
    let with = asked.with.into_iter().chain(picked).collect();
    let typed = Typed { asked: part_of_name, with, name: String::new() };
    Ok(Reply::page(begin_page(&app, &asker.viewer, typed, &Problems::none()).await?))
}

/// The page, with what was chosen and what is wrong.
pub async fn begin_page(app: &App, viewer: &Viewer, typed: Typed, problems: &Problems) -> Result<NewPage> {
    let contacts = db::page_of_contacts(app.read(viewer).await?.reader(), CONTACTS).await?;
    Ok(NewPage::new(contacts, typed, problems))
}

/// So many names are suggested.
const SUGGESTED: usize = 8;

/// `/messages/new/suggest`: only contacts, so that nobody else's name is given away (abuse case 5).
pub async fn suggest(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let contacts = db::page_of_contacts(app.read(&asker.viewer).await?.reader(), CONTACTS).await?;
    let wanted = asked.q.trim().to_lowercase();
    let begins = |it: &Contact| it.name.to_lowercase().split_whitespace().any(|word| word.starts_with(&wanted));
    let found = contacts.into_iter().filter(|it| !wanted.is_empty() && begins(it)).take(SUGGESTED);
    let found = found.map(|it| Suggestion { code: it.member.to_string(), words: it.name, line: String::new() });
    let html = Suggestions(found.collect()).render().map_err(|_| Fault::bug("suggestions did not render"))?;
    Ok(Reply::bytes("text/html; charset=utf-8", html))
}

/// What follows `?` where one writes to a contact.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Writing {
    /// The resource of the library about which one asks.
    about: String,
}

/// `/messages/to/{member}`: the conversation with a contact, or where one begins; about a resource, its address is there already.
pub async fn to(app: App, asker: Asker, Path(other): Path<MemberId>, Query(asked): Query<Writing>) -> Answer {
    let about: Option<Id<()>> = asked.about.parse().ok();
    let words = about.map(|it| format!("{}\n\n", app.settings().url.link(&format!("/library/{it}"))));
    let typed = TypedText { text: words, ..TypedText::default() };
    match pair_page(&app, &asker.viewer, other, typed.clone()).await? {
        Some(page) => Ok(Reply::page(page)),
        None => Ok(Reply::page(to_page(&app, &asker.viewer, other, typed, &Problems::none()).await?)),
    }
}

/// An empty conversation with a contact, with what was typed and what is wrong.
pub async fn to_page(
    app: &App,
    viewer: &Viewer,
    other: MemberId,
    typed: TypedText,
    problems: &Problems,
) -> Result<ConversationPage> {
    let read = app.read(viewer).await?;
    let contact = db::find_contact(read.reader(), other).await?.ok_or(Refusal::Absent)?;
    drop(read);
    let away = away_words(Some(&contact.name), contact.away.as_deref());
    let name = contact.name;
    let head = Head {
        url: format!("/people/{other}"),
        line: contact.profession,
        face: face(&name, other.as_bytes()),
        name: name.clone(),
    };
    let label = format!("Message to {}", first(&name));
    let top = Top { id: String::new(), head, tone: String::new(), pinned: None, prompts: &[], label, away };
    let client = typed.client.unwrap_or_else(|| ClientId::random(app.rng()));
    let composer = Composer::new(format!("/messages/to/{other}"), client.to_string());
    Ok(ConversationPage {
        convos: kept::convos(app, viewer).await?,
        current: String::new(),
        me: viewer.id().to_string(),
        top,
        changes: 0,
        items: vec![],
        earlier: String::new(),
        later: String::new(),
        latest: String::new(),
        silence: with_words(first(&name)),
        readers: String::new(),
        composer: Some(composer.typed(typed.text.unwrap_or_default(), problems)),
        closed: String::new(),
        unread_upto: 0,
        summary: Summary::of(problems),
    })
}
