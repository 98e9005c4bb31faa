//! The verbs: publishing a text or who runs this Kettle, and what is there from the start; agreeing below.

mod agree;

pub use agree::{AGREE, agree, agree_made, hears};

use crate::{
    jobs,
    operator::{NewOperator, OperatorDraft},
    policy,
    store::{self as db, operator::find_operator, operator::insert_operator},
    text::{Draft, NewVersion, Telling, TextName, Version, placeholders},
};
use frame::App;
use guard::Cleared;
use kernel::{Act, OrAbsent, Reason, Refusal, Result, Stop, Viewer};
use store::Tx;
use texts_api::TextPublished;

/// Publishing a version of a text.
pub const PUBLISH: Act = Act::open("publish_text");
/// Publishing who runs this Kettle.
pub const PUBLISH_OPERATOR: Act = Act::open("publish_operator");

const PUT_IN_DEFAULTS: Act = Act::open("put_in_default_texts");
const RENDER_AGAIN: Act = Act::open("render_texts_again");
pub(crate) const HOUSE: Viewer = Viewer::house(Reason::Background);

/// What the words on the operator are called where texts are listed.
pub const OPERATOR: &str = "operator";

/// Publishes a version; its number.
///
/// # Errors
/// `Conflict` if somebody else published since the draft was begun; a problem of the body if nothing changed.
pub async fn publish(app: &App, viewer: &Viewer, draft: Cleared<Draft>) -> Result<i64> {
    let html = ui::markdown(draft.get().body.as_str());
    app.write(viewer, PUBLISH, async |tx| {
        guarding_api::note(tx, &draft).await?;
        let draft = draft.into_inner();
        let current = db::find_current(tx.reader(), draft.text).await?.or_absent()?;
        let telling = draft.telling();
        let version = policy::may_publish(tx.viewer(), draft)?.try_map(|it| it.after(&current))?;
        db::insert_version(tx, &version, &html).await?;
        tx.tell(TextPublished { text: version.text.word().to_owned(), number: version.number });
        if telling == Telling::ByLetter {
            jobs::tell(tx, version.text, version.number);
        }
        Ok(version.number)
    })
    .await
}

/// Publishes who runs this Kettle, as a new version; its number.
///
/// # Errors
/// As [`publish`].
pub async fn publish_operator(app: &App, viewer: &Viewer, draft: OperatorDraft) -> Result<i64> {
    app.write(viewer, PUBLISH_OPERATOR, async |tx| {
        let current = find_operator(tx.reader()).await?.or_absent()?;
        let operator = policy::may_publish(tx.viewer(), draft)?.try_map(|it| it.after(&current))?;
        insert_operator(tx, &operator).await?;
        tx.tell(TextPublished { text: OPERATOR.to_owned(), number: operator.number });
        Ok(operator.number)
    })
    .await
}

/// The texts in which something is still to be filled in, by their words in addresses; `operator` are the words on who runs this Kettle.
pub async fn find_unfinished(app: &App) -> Result<Vec<&'static str>> {
    let read = app.read(&HOUSE).await?;
    let operator = find_operator(read.reader()).await?.or_absent()?.operator;
    let texts = db::page_of_current(read.reader()).await?;
    drop(read);
    let unfinished = |it: &&Version| !placeholders(&it.body).is_empty();
    let operator = (!operator.placeholders().is_empty()).then_some(OPERATOR);
    Ok(operator.into_iter().chain(texts.iter().filter(unfinished).map(|it| it.head.text.word())).collect())
}

/// Puts in what came with the program where there is nothing yet, and renders again what an older renderer made.
pub async fn prepare(app: &App) -> Result<()> {
    let read = app.read(&HOUSE).await?;
    let heads = db::page_of_current_heads(read.reader()).await?;
    let (operator, outdated) = (find_operator(read.reader()).await?, db::find_outdated(read.reader()).await?);
    drop(read);
    if operator.is_none() || heads.len() < TextName::ALL.len() {
        match app.write(&HOUSE, PUT_IN_DEFAULTS, async |tx| put_in_defaults(tx).await).await {
            Err(Stop::Refusal(Refusal::Conflict)) => {} // another program has just done it
            done => done?,
        }
    }
    if !outdated.is_empty() {
        render_again(app).await?;
    }
    Ok(())
}

/// Reads once more: another program may have done it in the meantime.
async fn put_in_defaults(tx: &mut Tx) -> Result<()> {
    let heads = db::page_of_current_heads(tx.reader()).await?;
    for text in TextName::ALL.into_iter().filter(|it| !heads.iter().any(|head| head.text == *it)) {
        let first = policy::may_publish(tx.viewer(), NewVersion::first(text))?;
        let html = ui::markdown(first.body.as_str());
        db::insert_version(tx, &first, &html).await?;
    }
    if find_operator(tx.reader()).await?.is_none() {
        let first = policy::may_publish(tx.viewer(), NewOperator::first())?;
        insert_operator(tx, &first).await?;
    }
    Ok(())
}

async fn render_again(app: &App) -> Result<()> {
    loop {
        let some = app.write(&HOUSE, RENDER_AGAIN, async |tx| {
            let outdated = db::find_outdated(tx.reader()).await?;
            let count = outdated.len();
            for version in outdated {
                let html = ui::markdown(&version.body);
                db::save_rendering(tx, &policy::may_render(tx.viewer(), version)?, &html).await?;
            }
            Ok(count)
        });
        if some.await? == 0 {
            return Ok(());
        }
    }
}
