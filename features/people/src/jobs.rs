//! Work for later: files of photos that nobody shows any more, what ended with the date, what an older renderer made, and
//! searches that are asked again.

use crate::{actions, actions::HOUSE, letters, photo::PhotoId, search};
use frame::{App, Boxed, Rhythm, Works};
use kernel::{Fault, MemberId, Result};
use notices_api::List;
use notify::{About, Mail};
use store::{Job, JobRow, Tx};

const DISCARD: &str = "people.discard_photo";
const RENDER: &str = "people.render_again";
const FOUND: &str = "people.found_letter";
const FORGET: &str = "people.forget_words";

/// Has the files of a photo removed once this write is committed.
pub fn discard(tx: &mut Tx, photo: PhotoId) {
    let now = tx.now();
    tx.enqueue(Job { kind: DISCARD, body: photo.to_string(), due: now, once: None });
}

/// Has everything rendered that an older renderer made.
pub fn render(tx: &mut Tx) {
    let now = tx.now();
    tx.enqueue(Job { kind: RENDER, body: "{}".to_owned(), due: now, once: Some(RENDER.to_owned()) });
}

/// Has a member told that their saved searches found somebody new; one letter, however many searches did.
pub fn tell_found(tx: &mut Tx, member: MemberId) {
    let now = tx.now();
    tx.enqueue(Job { kind: FOUND, body: member.to_string(), due: now, once: Some(format!("{FOUND}.{member}")) });
}

/// Has the index made anew: the words of who has left would stay in its files until so many are gone that it tidies itself.
/// Of many who leave in one night it is made once.
pub fn forget_words(tx: &mut Tx) {
    let now = tx.now();
    tx.enqueue(Job { kind: FORGET, body: "{}".to_owned(), due: now, once: Some(FORGET.to_owned()) });
}

/// Who does it all. Twice does no harm.
pub fn works() -> Vec<Works> {
    vec![
        Works { kind: DISCARD, rhythm: Rhythm::Asked, run: discard_photo },
        Works { kind: RENDER, rhythm: Rhythm::InBulk, run: render_again },
        Works { kind: FOUND, rhythm: Rhythm::InBulk, run: write_found },
        Works { kind: FORGET, rhythm: Rhythm::InBulk, run: make_index_anew },
        Works { kind: "people.ask_again", rhythm: Rhythm::Nightly, run: ask_again },
        Works { kind: "people.tell_ended", rhythm: Rhythm::Nightly, run: tell_ended },
    ]
}

fn discard_photo(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let photo: PhotoId = job.body.parse().map_err(|_| Fault::bug("a photo's job is spoiled"))?;
        actions::remove_files(&app, photo).await
    })
}

fn make_index_anew(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move { search::rebuild(&app).await.map(drop) })
}

fn render_again(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let accounts = actions::render_again(&app).await?;
        tracing::info!(accounts, "what an older renderer made was rendered again");
        Ok(())
    })
}

fn tell_ended(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move { actions::tell_ended(&app, frame::last_night(&job)?).await.map(drop) })
}

fn ask_again(app: App, _: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let told = actions::ask_again(&app).await?;
        tracing::info!(told, "saved searches were asked again");
        Ok(())
    })
}

fn write_found(app: App, job: JobRow) -> Boxed<Result<()>> {
    Box::pin(async move {
        let member: MemberId = job.body.parse().map_err(|_| Fault::bug("the job of a letter is spoiled"))?;
        // Whoever has looked and removed the search meanwhile needs no letter.
        let people = actions::count_fresh(&app, member).await?;
        let read = app.read(&HOUSE).await?;
        let stopped = notices_api::is_stopped(read.reader(), member, List::Searches).await?;
        let to = accounts_api::find_addressee(read.reader(), member).await?;
        drop(read);
        let Some(to) = to.filter(|_| people > 0 && !stopped) else { return Ok(()) };
        let people = ui::words::plural(people, "person", "people");
        let (subject, text) = letters::compose_found(&to.name, &people, &app.settings().url.origin());
        let (name, key) = (Some(to.name), job.id.to_string());
        let stop = notices_api::stop_path(&app.settings().link_key, member, List::Searches);
        let about = About::List { name: List::Searches.word(), stop: app.settings().url.link(&stop) };
        Ok(app.post().send(Mail { to: to.email, name, subject, text, key, about }).await?)
    })
}
