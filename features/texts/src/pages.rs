//! GET: the texts for everybody, what a member agrees to, and the pages on which texts are worded anew.

use crate::{
    acceptance::Stand,
    operator::OperatorVersion,
    store::{self as db, acceptance::page_of_stands, operator::find_operator},
    text::{Head, TextName, Version},
    views::{
        AgreementPage, EditOperatorPage, EditPage, IndexPage, ListPage, OperatorCard, TextPage, TextRow, Time, Typed,
        TypedOperator, VersionRow, address, changed, owed_notice, version_words,
    },
};
use accounts_api::names_of;
use frame::App;
use kernel::{MemberId, Moment, OrAbsent, Problems, Result};
use serde::Deserialize;
use std::collections::HashMap;
use store::Reader;
use ui::{
    Html,
    parts::{Action, Notice, Tone},
    words,
};
use web::{Answer, Asker, Path, Query, Reply};

/// `/about`
pub async fn index(app: App, asker: Asker) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let heads = db::page_of_current_heads(read.reader()).await?;
    let operator = find_operator(read.reader()).await?.or_absent()?;
    let stands = if asker.viewer.is_active() { page_of_stands(read.reader()).await? } else { vec![] };
    drop(read);
    Ok(Reply::page(IndexPage {
        notice: owed_notice(&stands),
        operator: OperatorCard::new(&operator),
        rows: in_order(&heads, |it| it.text).map(TextRow::new).collect(),
        actions: for_admins(&asker, "/admin/texts", "Edit these texts"),
    }))
}

/// `/about/{text}`
pub async fn show(app: App, asker: Asker, Path(text): Path<String>) -> Answer {
    let text = TextName::parse(&text).or_absent()?;
    let read = app.read(&asker.viewer).await?;
    let version = db::find_current(read.reader(), text).await?.or_absent()?;
    let heads = db::page_of_heads(read.reader(), text).await?;
    let operator = find_operator(read.reader()).await?.or_absent()?;
    drop(read);
    let notice = if text.is_agreed() && asker.viewer.is_active() { agreed_notice(&heads) } else { None };
    Ok(Reply::page(text_page(&asker, version, &heads, &operator, notice)))
}

/// `/about/{text}/versions/{number}`
pub async fn version(app: App, asker: Asker, Path((text, number)): Path<(String, i64)>) -> Answer {
    let text = TextName::parse(&text).or_absent()?;
    let read = app.read(&asker.viewer).await?;
    let version = db::find_version(read.reader(), text, number).await?.or_absent()?;
    let heads = db::page_of_heads(read.reader(), text).await?;
    let operator = find_operator(read.reader()).await?.or_absent()?;
    drop(read);
    let current = heads.first().filter(|it| it.0.number != number).map(|it| &it.0);
    let notice = current.map(|it| Notice {
        tone: Tone::Care,
        title: "This is an older version.".to_owned(),
        words: format!("{} holds now.", version_words(it.number, it.published_at)),
        action: Some(Action::link(address(text), "Read it")),
    });
    Ok(Reply::page(text_page(&asker, version, &heads, &operator, notice)))
}

/// What follows `?` on the page on which members agree.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Where they wanted to go.
    next: String,
}

/// `/agreement`
pub async fn agreement(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    Ok(Reply::page(agreement_page(&app, &asker, asked.next, &Problems::none()).await?))
}

/// What is owed, with what is wrong and where to go on afterwards.
pub(crate) async fn agreement_page(
    app: &App,
    asker: &Asker,
    next: String,
    problems: &Problems,
) -> Result<AgreementPage> {
    let stands: Vec<Stand> = page_of_stands(app.read(&asker.viewer).await?.reader()).await?;
    let time = match &asker.owed {
        Some(owed) if asker.is_overdue(app.clock().now()) => Time::Over(owed.due),
        Some(owed) => Time::Until(owed.due),
        None => Time::Unknown,
    };
    Ok(AgreementPage::new(&stands, time, next, problems))
}

/// `/admin/texts`
pub async fn list(app: App, asker: Asker) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let texts = db::page_of_current(read.reader()).await?;
    let operator = find_operator(read.reader()).await?.or_absent()?;
    drop(read);
    let rows = in_order(&texts, |it| it.head.text).map(TextRow::to_edit).collect();
    Ok(Reply::page(ListPage { operator: OperatorCard::new(&operator), rows }))
}

/// `/admin/texts/{text}`
pub async fn edit(app: App, asker: Asker, Path(text): Path<String>) -> Answer {
    let text = TextName::parse(&text).or_absent()?;
    let (version, rows) = current_with_rows(&app, &asker, text).await?;
    let tell = if text.is_told() { vec!["yes".to_owned()] } else { vec![] };
    let typed = Typed { base: version.head.number, body: version.body, tell, ..Typed::default() };
    Ok(Reply::page(EditPage::new(text, typed, rows, &Problems::none())))
}

/// The text as it reads now, and its versions with who published them.
pub(crate) async fn current_with_rows(app: &App, asker: &Asker, text: TextName) -> Result<(Version, Vec<VersionRow>)> {
    let read = app.read(&asker.viewer).await?;
    let version = db::find_current(read.reader(), text).await?.or_absent()?;
    let heads = db::page_of_heads(read.reader(), text).await?;
    let names = publishers(read.reader(), &heads).await?;
    drop(read);
    let row = |(head, _): &(Head, Option<Moment>)| {
        let more = match head.by {
            Some(by) => format!("Published by {}.", names.get(&by).map_or("a member", |it| it.as_str())),
            None => String::new(),
        };
        VersionRow { more, ..VersionRow::new(head, None, 0) }
    };
    let rows = heads.iter().map(row).collect();
    Ok((version, rows))
}

/// `/admin/operator`
pub async fn edit_operator(app: App, asker: Asker) -> Answer {
    let OperatorVersion { number, operator, .. } = current_operator(&app, &asker).await?;
    let typed = TypedOperator {
        base: number,
        name: operator.name.as_str().to_owned(),
        contact: operator.contact.as_str().to_owned(),
        address: operator.address.as_str().to_owned(),
        note: String::new(),
    };
    Ok(Reply::page(EditOperatorPage::new(typed, &Problems::none())))
}

/// The operator as it reads now.
pub(crate) async fn current_operator(app: &App, asker: &Asker) -> Result<OperatorVersion> {
    Ok(find_operator(app.read(&asker.viewer).await?.reader()).await?.or_absent()?)
}

async fn publishers(reader: Reader<'_>, heads: &[(Head, Option<Moment>)]) -> Result<HashMap<MemberId, String>> {
    let mut members: Vec<MemberId> = heads.iter().filter_map(|it| it.0.by).collect();
    members.sort_unstable();
    members.dedup();
    if members.is_empty() { Ok(HashMap::new()) } else { Ok(names_of(reader, &members).await?) }
}

fn text_page(
    asker: &Asker,
    version: Version,
    heads: &[(Head, Option<Moment>)],
    operator: &OperatorVersion,
    notice: Option<Notice>,
) -> TextPage {
    let Version { head, html, .. } = version;
    TextPage {
        text: head.text,
        changed: changed(head.number, head.published_at, &head.note),
        notice,
        html: Html::stored(html).with_anchors(),
        operator: OperatorCard::new(operator),
        versions: heads.iter().map(|(it, agreed)| VersionRow::new(it, *agreed, head.number)).collect(),
        actions: for_admins(asker, &format!("/admin/texts/{}", head.text.word()), "Edit this text"),
    }
}

/// What the member owes this text, or when they agreed to it.
fn agreed_notice(heads: &[(Head, Option<Moment>)]) -> Option<Notice> {
    let asks = heads.iter().find(|it| it.0.asking.is_again())?.0.number;
    let agreed = heads.iter().find_map(|(head, agreed)| agreed.map(|at| (head, at)));
    match agreed {
        Some((head, at)) if head.number >= asks => Some(Notice {
            tone: Tone::Good,
            title: "You agree to this.".to_owned(),
            words: format!("You said so on {}, of version {}.", words::date(at), head.number),
            action: None,
        }),
        _ => Some(Notice {
            tone: Tone::News,
            title: "Please have a look.".to_owned(),
            words: "You have not agreed yet to what is said here now.".to_owned(),
            action: Some(Action::second("/agreement", "Agree")),
        }),
    }
}

fn for_admins(asker: &Asker, url: &str, words: &str) -> Vec<Action> {
    if asker.viewer.is_active() && asker.viewer.roles.admin { vec![Action::second(url, words)] } else { vec![] }
}

/// In the order in which people look for them.
fn in_order<T>(all: &[T], name: impl Fn(&T) -> TextName) -> impl Iterator<Item = &T> {
    TextName::ALL.into_iter().filter_map(move |text| all.iter().find(|it| name(it) == text))
}
