//! Telling members by letter that a text changed: each of them once for each version, some a minute, so that no mail server is
//! flooded. Jobs carry ids only; the words are read when a letter is written.

use crate::{
    acceptance::TIME,
    actions::HOUSE,
    store::{self as db, acceptance::page_of_told, operator::find_operator},
    text::{Head, TextName},
};
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Act, Fault, MemberId, Result};
use notify::{About, Mail};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use store::{Job, JobRow, Tx};
use ui::words::date;

const TELL: &str = "texts.tell";
const LETTER: &str = "texts.letter";
const ASK_FOR_LETTERS: Act = Act::open("ask_for_letters");
/// So many letters a minute: more than one hundred thousand a day.
const A_MINUTE: i64 = 80;
const MINUTE: Duration = Duration::from_secs(60);

/// The members after this one still have to be told of a version.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Telling {
    text: TextName,
    number: i64,
    after: MemberId,
}

/// The letter to one of them.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
struct Letter {
    text: TextName,
    number: i64,
    member: MemberId,
}

/// Lets all members be told of a version, in the transaction that publishes it.
pub fn tell(tx: &mut Tx, text: TextName, number: i64) {
    let due = tx.now();
    tx.enqueue(Job::with(TELL, &Telling { text, number, after: MemberId::NONE }, due));
}

/// Who tells.
pub fn works() -> Vec<Works> {
    fn tell(app: App, job: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move { ask_for_letters(&app, read(&job)?).await })
    }
    fn letter(app: App, job: JobRow) -> Boxed<Result<()>> {
        Box::pin(async move { write_letter(&app, read(&job)?, job.id.to_string()).await })
    }
    vec![
        Works { kind: TELL, rhythm: Rhythm::InBulk, run: tell },
        Works { kind: LETTER, rhythm: Rhythm::InBulk, run: letter },
    ]
}

fn read<T: serde::de::DeserializeOwned>(job: &JobRow) -> Result<T, Fault> {
    serde_json::from_str(&job.body).map_err(|_| Fault::bug("a job of texts is spoiled"))
}

/// Asks for the letters of one minute, and for the next minute.
async fn ask_for_letters(app: &App, telling: Telling) -> Result<()> {
    let Telling { text, number, after } = telling;
    app.write(&HOUSE, ASK_FOR_LETTERS, async |tx| {
        let Some(version) = db::find_version(tx.reader(), text, number).await? else { return Ok(()) };
        let members = page_of_told(tx.reader(), after, version.head.published_at, A_MINUTE).await?;
        let now = tx.now();
        for member in &members {
            tx.enqueue(Job::with(LETTER, &Letter { text, number, member: *member }, now));
        }
        if let Some(after) = members.last().copied().filter(|_| members.len() as i64 == A_MINUTE) {
            tx.enqueue(Job::with(TELL, &Telling { text, number, after }, now.plus(MINUTE)));
        }
        Ok(())
    })
    .await
}

/// It is about what the receiver agreed to or what is kept of them, so nobody can do without it.
async fn write_letter(app: &App, letter: Letter, key: String) -> Result<()> {
    let read = app.read(&HOUSE).await?;
    let found = accounts_api::find_addressee(read.reader(), letter.member).await?;
    let version = db::find_version(read.reader(), letter.text, letter.number).await?;
    let operator = find_operator(read.reader()).await?;
    drop(read);
    let (Some(to), Some(version), Some(operator)) = (found, version, operator) else { return Ok(()) };
    let said = operator.operator.name.as_str();
    let by = if said.contains('[') { "whoever runs this Kettle" } else { said };
    let (subject, text) = compose(&version.head, by, &to.name, &app.settings().url.origin());
    Ok(app.post().send(Mail { to: to.email, name: Some(to.name), subject, text, key, about: About::Account }).await?)
}

/// Subject and text.
fn compose(head: &Head, by: &str, name: &str, home: &str) -> (String, String) {
    let what = head.text.in_words();
    let url = format!("{home}/about/{}", head.text.word());
    let asks = match head.asking.is_again() {
        true => format!(
            "Please read it and say whether you agree, until {}:\n\n{home}/agreement\n\nUntil then everything works as \
             before. After that only your settings and what is yours are open to you until you have agreed. If you do \
             not agree, you can take along what is yours, and leave.\n\n",
            date(head.published_at.plus(TIME))
        ),
        false => "There is nothing that you have to do.\n\n".to_owned(),
    };
    let text = format!(
        "Dear {name},\n\nOn {} {what} of Kettle changed. What is new, in the words of {by}:\n\n{}\n\nAll of it, and how it \
         read before:\n\n{url}\n\n{asks}Kettle\n{home}\n",
        date(head.published_at),
        head.note,
    );
    (format!("{} changed - Kettle", head.text.title()), text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Asking;
    use kernel::Moment;

    #[test]
    fn a_letter_says_what_changed_and_what_to_do() {
        let head = Head {
            text: TextName::Rules,
            number: 3,
            note: "Says that photos of whiteboards are photos.".into(),
            asking: Asking::Again,
            published_at: Moment::from_micros(1_795_176_000_000_000),
            by: None,
        };
        let (subject, text) = compose(&head, "Dr Una Operator", "Ada", "https://kettle.test");
        assert_eq!(subject, "House rules changed - Kettle");
        for words in [
            "Dear Ada,",
            "the house rules of Kettle changed",
            "in the words of Dr Una Operator",
            "whiteboards",
            "https://kettle.test/about/rules",
            "until 4 December 2026",
            "https://kettle.test/agreement",
        ] {
            assert!(text.contains(words), "{words}: {text}");
        }
        let (_, text) = compose(&Head { asking: Asking::Not, ..head }, "x", "Ada", "https://kettle.test");
        assert!(text.contains("nothing that you have to do") && !text.contains("/agreement"));
    }
}
