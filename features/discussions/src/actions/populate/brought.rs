//! What a few of a made population bring along, and what they keep for later: by the verbs that everybody uses.

use crate::{
    actions::{
        Replying,
        file::{Where, attach_files, bringing},
        keep_post, write_post,
    },
    bookmark::{Line, Note},
    post::{Body, ClientId},
    store::{file, made},
};
use files::Title;
use frame::App;
use groups_api::GroupId;
use guard::{Answer, Seen};
use kernel::{MemberId, Problems, Result, Viewer};

/// What they bring: a name, its bytes, and the words with it.
type Brought = (&'static str, fn() -> Vec<u8>, &'static str);

const BROUGHT: [Brought; 3] = [
    (
        "Visits shared, a week in November.png",
        || include_bytes!("../../../made/visits.png").to_vec(),
        "This is our week of shared visits as a picture. The brown bars are those that came back to the practice.",
    ),
    (
        "What we ask before a minor procedure.txt",
        || QUESTIONS.as_bytes().to_vec(),
        "The seven questions that stand on our booking page. Take them and change them.",
    ),
    (
        "Rota, a blank one.csv",
        || "Day,Morning,Afternoon,Who covers\nMonday,,,\nTuesday,,,\nWednesday,,,\nThursday,,,\nFriday,,,\n".into(),
        "Our rota without anybody in it. The last column is the one that took us a year to add.",
    ),
];
const QUESTIONS: &str = "1. What would you like to have done, and why now?\n2. Do you take anything that thins the blood?\n\
     3. Have you had an injection that numbed you, and was anything wrong with it?\n4. Do you scar badly?\n\
     5. Who brings you home?\n6. Have you read the leaflet?\n7. What should we have asked?\n";
/// So many groups get something, and of so many of the first members each keeps a few things.
const GROUPS: i64 = 12;
const KEEPING: [&str; 3] = ["For our meeting in January", "", "Ask the nurses first"];

/// Lets some write with a file, and the first ones keep what they read.
///
/// # Errors
/// The store or the disk does not take it.
pub async fn bring_made(app: &App, viewer: &Viewer, first: &[MemberId]) -> Result<()> {
    let groups = made::page_of_groups(app.read(viewer).await?.reader(), GroupId::NONE, GROUPS).await?;
    for (at, group) in groups.iter().enumerate() {
        let read = app.read(viewer).await?;
        let Some(thread) = made::find_latest_in(read.reader(), group.group).await? else { continue };
        let members = made::find_some_in(read.reader(), group.group, 5).await?;
        drop(read);
        if let Some(by) = members.get(at % members.len().max(1)) {
            bring(app, *by, thread, BROUGHT[at % BROUGHT.len()]).await?;
        }
    }
    for member in first {
        let own = Viewer::member(*member);
        let read = app.read(&own).await?;
        let openings = made::find_openings_for(read.reader(), KEEPING.len() as i64).await?;
        drop(read);
        for (at, words) in openings.into_iter().zip(KEEPING) {
            let note = Note::parse_optional(words).map_err(|it| Problems::one("note", it.to_string()))?;
            let Ok(note) = guard::clear(note, &[("note", words)], &Answer::NONE) else { continue };
            keep_post(app, &own, at, note.map(|it| it.map_or(Line::Empty, Line::Is))).await?;
        }
    }
    Ok(())
}

async fn bring(app: &App, by: MemberId, thread: crate::discussion::DiscussionId, brought: Brought) -> Result<()> {
    let (by, place, (name, bytes, words)) = (Viewer::member(by), Where::Discussion(thread), brought);
    let way = bringing(app, by.id()).await?;
    let taken = frame::take_bytes(app, &way, Title::new(name), bytes()).await?;
    let Ok(taken) = guard::clear_seen(vec![taken], Seen::default(), &Answer::NONE) else { return Ok(()) };
    attach_files(app, &by, place, taken).await?;
    let waiting = file::page_of_waiting(app.read(&by).await?.reader(), place.place()).await?;
    let body = Body::parse(words).map_err(|it| Problems::one("text", it.to_string()))?;
    let files = waiting.into_iter().map(|it| it.id).collect();
    let reply = Replying { client: ClientId::random(app.rng()), body, reply_to: None, files };
    let Ok(reply) = guard::clear(reply, &[("text", words)], &Answer::NONE) else { return Ok(()) };
    write_post(app, &by, thread, reply).await.map(drop)
}
