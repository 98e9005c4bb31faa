//! POST: publishing a text or who runs this Kettle, and agreeing.

use crate::{
    actions,
    operator::{Contact, Operator, OperatorDraft, OperatorName, PostalAddress},
    pages::{agreement_page, current_operator, current_with_rows},
    text::{Asking, Body, Draft, Note, Telling, TextName},
    views::{EditOperatorPage, EditPage, OperatorCard, Typed, TypedOperator},
};
use frame::App;
use kernel::{OrAbsent, Problems, Refusal, Stop};
use serde::Deserialize;
use ui::Html;
use web::{Answer, Asker, Form, Guarded, LocalPath, Path, Reply, Worded};

/// Which of the two buttons was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Press {
    /// Show it as it would be.
    Preview,
    /// Put it in place.
    Publish,
}

/// What the page of a text sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextForm {
    base: i64,
    body: String,
    note: String,
    #[serde(default)]
    again: Vec<String>,
    #[serde(default)]
    tell: Vec<String>,
    press: Press,
}

const MEANWHILE: &str = "Somebody else published a new version while you were writing. It stands below the summary; your \
                         words are still in the form. Publish again to put yours in its place.";

impl Worded for TextForm {
    const FORM: &'static str = "text";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("body", &mut self.body), ("note", &mut self.note)]
    }
}

/// `POST /admin/texts/{text}`
pub async fn publish(app: App, asker: Asker, Path(text): Path<String>, form: Guarded<TextForm>) -> Answer {
    let text = TextName::parse(&text).or_absent()?;
    let cleared = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let (_, rows) = current_with_rows(&app, &asker, text).await?;
            let page = EditPage::new(text, typed(stopped.form), rows, &Problems::none());
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let sent = cleared.as_ref().map(|_| ());
    let form = cleared.into_inner();
    let mut problems = Problems::none();
    let body = problems.take("body", Body::parse(&form.body));
    let asking = Asking::when(form.again.iter().any(|it| it == "yes"));
    if form.press == Press::Preview {
        let shown = body.as_ref().map(|it| ui::markdown(it.as_str()));
        return again(&app, &asker, text, form, &problems, shown).await;
    }
    let note = problems.take("note", note(&form.note));
    let (Some(body), Some(note)) = (body, note) else { return again(&app, &asker, text, form, &problems, None).await };
    let telling = if form.tell.iter().any(|it| it == "yes") { Telling::ByLetter } else { Telling::Not };
    let draft = Draft { text, base: form.base, body, note, asking, telling };
    let told = draft.telling() == Telling::ByLetter;
    match actions::publish(&app, &asker.viewer, sent.map(|()| draft)).await {
        Ok(number) => {
            let letters = if told { " Each member gets a letter." } else { "" };
            let said = format!("{}: version {number} is published.{letters}", text.title());
            Ok(Reply::done("/admin/texts").toast(said))
        }
        Err(Stop::Refusal(Refusal::Invalid(problems))) => again(&app, &asker, text, form, &problems, None).await,
        Err(Stop::Refusal(Refusal::Conflict)) => {
            let (now, rows) = current_with_rows(&app, &asker, text).await?;
            let typed = Typed { base: now.head.number, ..typed(form) };
            let page = EditPage::new(text, typed, rows, &Problems::one("", MEANWHILE));
            Ok(Reply::invalid(EditPage { meanwhile: Some(Html::stored(now.html)), ..page }))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// The form once more: with a preview if that was asked for, with what is wrong if something is.
async fn again(
    app: &App,
    asker: &Asker,
    text: TextName,
    form: TextForm,
    problems: &Problems,
    preview: Option<Html>,
) -> Answer {
    let (_, rows) = current_with_rows(app, asker, text).await?;
    let page = EditPage { preview, ..EditPage::new(text, typed(form), rows, problems) };
    Ok(if problems.is_empty() { Reply::page(page) } else { Reply::invalid(page) })
}

fn typed(form: TextForm) -> Typed {
    Typed { base: form.base, body: form.body, note: form.note, again: form.again, tell: form.tell }
}

fn note(text: &str) -> Result<Note, String> {
    Note::parse(text).map_err(|it| match it {
        kernel::TextProblem::Empty => "Say in a sentence what changed.".to_owned(),
        other => other.to_string(),
    })
}

/// What the page on the operator sends.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperatorForm {
    base: i64,
    name: String,
    contact: String,
    address: String,
    note: String,
    press: Press,
}

/// `POST /admin/operator`
pub async fn publish_operator(app: App, asker: Asker, Form(form): Form<OperatorForm>) -> Answer {
    let mut problems = Problems::none();
    let name = problems.take("name", OperatorName::parse(&form.name));
    let contact = problems.take("contact", Contact::parse(&form.contact));
    let address = problems.take("address", PostalAddress::parse(&form.address));
    let said = if form.press == Press::Publish { problems.take("note", note(&form.note)) } else { None };
    let typed = TypedOperator {
        base: form.base,
        name: form.name,
        contact: form.contact,
        address: form.address,
        note: form.note,
    };
    let (Some(name), Some(contact), Some(address)) = (name, contact, address) else {
        return Ok(Reply::invalid(EditOperatorPage::new(typed, &problems)));
    };
    let operator = Operator { name, contact, address };
    if form.press == Press::Preview {
        let preview = Some(OperatorCard::of(&operator));
        return Ok(Reply::page(EditOperatorPage { preview, ..EditOperatorPage::new(typed, &problems) }));
    }
    let Some(note) = said else { return Ok(Reply::invalid(EditOperatorPage::new(typed, &problems))) };
    match actions::publish_operator(&app, &asker.viewer, OperatorDraft { base: form.base, operator, note }).await {
        Ok(_) => Ok(Reply::done("/admin/texts").toast("Who runs this Kettle is published.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => Ok(Reply::invalid(EditOperatorPage::new(typed, &problems))),
        Err(Stop::Refusal(Refusal::Conflict)) => {
            let now = current_operator(&app, &asker).await?;
            let typed = TypedOperator { base: now.number, ..typed };
            let meanwhile = Some(OperatorCard::new(&now));
            let page = EditOperatorPage::new(typed, &Problems::one("", MEANWHILE));
            Ok(Reply::invalid(EditOperatorPage { meanwhile, ..page }))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// Which versions somebody was shown and agrees to.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgreementForm {
    terms: Option<i64>,
    rules: Option<i64>,
    #[serde(default)]
    next: String,
}

/// `POST /agreement`
pub async fn agree(app: App, asker: Asker, Form(form): Form<AgreementForm>) -> Answer {
    let shown = [(TextName::Terms, form.terms), (TextName::Rules, form.rules)];
    let shown: Vec<_> = shown.into_iter().filter_map(|(text, number)| Some((text, number?))).collect();
    if shown.is_empty() {
        let problem = Problems::one("", "It was not said to what you agree. Load the page again.");
        return Ok(Reply::invalid(agreement_page(&app, &asker, form.next, &problem).await?));
    }
    match actions::agree(&app, &asker.viewer, &shown).await {
        Ok(()) => {
            let next = LocalPath::parse(&form.next); // abuse case 55
            let next = next.as_ref().map_or("/about", |it| it.as_str());
            Ok(Reply::done(next).toast("Thank you. It is noted what you agreed to."))
        }
        Err(Stop::Refusal(Refusal::Conflict)) => {
            let words = "A newer version was published while you were reading. Have a look at it, then agree.";
            Ok(Reply::invalid(agreement_page(&app, &asker, form.next, &Problems::one("", words)).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}
