//! A form with files from its first byte to the guard's answer, so that nothing of what was typed beside them is lost.

use super::{Bringing, Brought, take_in};
use crate::{App, Counting};
use guard::{Answer as GuardAnswer, Caught, Cleared, Outcome, Reason, Seen};
use kernel::{Problems, Refusal, Result, Stop};
use ui::parts::{CaughtFile, CaughtPlace, Choices, FILE_REASON};
use web::{No, Sending};

/// What whoever brings files says about them.
struct Answered {
    /// Why what the guard doubts is no patient: the field `file_reason`.
    reason: String,
    /// That they looked themselves through what could not be looked through: the field `file_looked`.
    looked: String,
}

/// Files that were not taken; nothing of them is kept.
pub struct RefusedFiles {
    /// For the field of the file.
    pub problems: Problems,
    /// What stands beside it, if the guard stopped them.
    pub caught: Option<Box<CaughtFile>>,
}

/// What a tick says with which somebody answers for a file that could not be looked through.
const LOOKED: &str = "yes";
/// So many places are shown.
const SHOWN: usize = 5;

/// The fields that came beside files.
type Fields = Vec<(String, String)>;

/// Reads a form to its end: its files only for whoever may bring some, its other fields in any case; and asks the guard. All
/// files go on, or none. The fields `file_reason` and `file_looked` are what whoever brings them says about them.
///
/// # Errors
/// The form's token did not come first; it did not arrive whole; what the guard caught cannot be counted.
pub async fn bring_files(
    app: &App,
    may: std::result::Result<&Bringing, &Problems>,
    sending: Sending,
) -> Result<(Fields, std::result::Result<Cleared<Vec<Brought>>, RefusedFiles>), No> {
    let (fields, arrived) = receive(app, may, sending).await?;
    let said = |name: &str| fields.iter().find(|it| it.0 == name).map(|it| it.1.clone()).unwrap_or_default();
    let answered = Answered { reason: said("file_reason"), looked: said("file_looked") };
    let cleared = match arrived {
        Ok(brought) => clear(app, brought, &answered).await?,
        Err(problems) => Err(RefusedFiles { problems, caught: None }),
    };
    Ok((fields, cleared))
}

async fn receive(
    app: &App,
    may: std::result::Result<&Bringing, &Problems>,
    sending: Sending,
) -> Result<(Fields, std::result::Result<Vec<Brought>, Problems>), No> {
    let mut sent = sending.begin(app.settings().uploads.most_bytes).await?;
    let arrived = match may {
        Ok(bringing) => problems_of(take_in(app, bringing, &mut sent).await)?,
        Err(problems) => Err(problems.clone()),
    };
    let so_far = sent.fields().to_vec();
    let fields = match sent.finish().await {
        // What was cut short gives no more than came before it.
        Err(_) if may.is_ok() && arrived.is_err() => so_far,
        other => other?,
    };
    let arrived = match arrived {
        Ok(brought) if brought.is_empty() => Err(Problems::one("file", "Choose a file first, then press Add.")),
        other => other,
    };
    Ok((fields, arrived))
}

/// What the guard says to them: all go on, or none. What it caught is counted, never kept.
async fn clear(
    app: &App,
    mut brought: Vec<Brought>,
    answered: &Answered,
) -> Result<std::result::Result<Cleared<Vec<Brought>>, RefusedFiles>> {
    let unseen = unseen(&brought, answered);
    let named = |it: &Brought| std::iter::repeat_n(it.fit.title.as_str().to_owned(), it.seen.count());
    let names: Vec<String> = brought.iter().flat_map(named).collect();
    let seen = brought.iter_mut().map(|it| std::mem::take(&mut it.seen)).fold(Seen::default(), Seen::and);
    let answer = GuardAnswer { reason: Reason::of(&answered.reason) };
    Ok(match guard::clear_seen(brought, seen, &answer) {
        Ok(cleared) if unseen.is_empty() => Ok(cleared),
        Ok(_) => {
            let words = "Nothing was added yet: Kettle could not look through all of it.";
            Err(refused(words, CaughtFile::unseen(unseen)))
        }
        Err(caught) => {
            if let Some(counting) = app.kept::<Counting>() {
                counting.0(app.clone(), Outcome::Refused(caught.kinds())).await?;
            }
            let words = match caught.is_certain() {
                true => "The file names a patient. Nothing was added.",
                false => "The file may name a patient. Nothing was added.",
            };
            Err(refused(words, caught_file(&caught, &names, unseen)))
        }
    })
}

fn refused(words: &'static str, caught: CaughtFile) -> RefusedFiles {
    RefusedFiles { problems: Problems::one("file", words), caught: Some(Box::new(caught)) }
}

/// The files that nobody has looked through, and why, unless whoever brings them says that they have.
fn unseen(brought: &[Brought], answered: &Answered) -> Vec<(String, String)> {
    if answered.looked == LOOKED {
        return vec![];
    }
    let named = |it: &Brought| Some((it.fit.title.as_str().to_owned(), it.unseen.words()?));
    brought.iter().filter_map(named).collect()
}

/// Of what the guard caught, with the name of the file for each place, and of what it could not see.
fn caught_file(caught: &Caught, names: &[String], unseen: Vec<(String, String)>) -> CaughtFile {
    let shown = |(it, file): (&guard::Place, &String)| CaughtPlace {
        file: file.clone(),
        before: it.around.0.expose().clone(),
        words: it.words.expose().clone(),
        after: it.around.1.expose().clone(),
        kind: it.kind.words(),
    };
    let mut found: Vec<_> = caught.places().iter().zip(names).collect();
    // What lets nothing through is shown first.
    found.sort_by_key(|it| std::cmp::Reverse(it.0.surety));
    let more = found.len().saturating_sub(SHOWN);
    let places = found.into_iter().take(SHOWN).map(shown).collect();
    let reasons = Reason::ALL
        .into_iter()
        .fold(Choices::new(FILE_REASON, "Why is it no patient?"), |all, it| all.choice(it.word(), it.words()));
    CaughtFile { places, more, reasons: (!caught.is_certain()).then_some(reasons), unseen }
}

/// Problems go back to the page; everything else leaves at once.
fn problems_of<T>(done: Result<T, No>) -> Result<std::result::Result<T, Problems>, No> {
    match done {
        Err(No(Stop::Refusal(Refusal::Invalid(problems)))) if problems.of("file").is_some() => Ok(Err(problems)),
        other => other.map(Ok),
    }
}
