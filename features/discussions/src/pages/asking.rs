//! Asking without a name: the page on which one asks, and what everybody may know of it.

use super::Begun;
use crate::{
    actions::slots,
    asking::{Crowd, Ground},
    discussion::{Held, Title},
    post::{Body, ClientId},
    store::{
        asker::{self, Asked},
        unmasking::{self as db, Named},
    },
    views::{
        asking::{AskPage, AskedRow, AskingPage},
        titled,
    },
};
use frame::App;
use groups_api::GroupId;
use kernel::{OrAbsent, Problems, Result, Viewer};
use ui::{
    parts::{Choice, Choices, Field, Summary},
    words,
};
use web::{Answer, Asker, Path, Reply};

/// `/groups/{group}/discussions/asking`
pub async fn ask(app: App, asker: Asker, Path(group): Path<GroupId>) -> Answer {
    Ok(Reply::page(ask_page(&app, &asker.viewer, group, Begun::default(), &Problems::none()).await?))
}

/// The page, with what was typed and what is wrong with it.
pub async fn ask_page(
    app: &App,
    viewer: &Viewer,
    group: GroupId,
    begun: Begun,
    problems: &Problems,
) -> Result<AskPage> {
    let read = app.read(viewer).await?;
    let head = groups_api::find_head(read.reader(), group).await?.filter(|it| it.reads).or_absent()?;
    let ground = asker::find_ground(read.reader(), group).await?.or_absent()?;
    let lacking = lacking(&ground, viewer, head.writes());
    let crowd = match lacking.is_empty() {
        true => asker::find_crowd(read.reader(), group).await?,
        false => Crowd::default(),
    };
    drop(read);
    let preview = (begun.preview && !begun.text.trim().is_empty()).then(|| ui::markdown(&begun.text));
    Ok(AskPage {
        lacking,
        crowd: format!("{} people are in this group.", ground.people),
        alike: match crowd.alike {
            0 | 1 => "Nobody else of those whom you see here publishes your profession and your region.".to_owned(),
            alike => format!("{} of them, you among them, publish your profession and your region.", count(alike)),
        },
        is_thin: crowd.is_thin(),
        unmaskers: both(ground.unmaskers.iter().map(|it| it.name.as_str())),
        holds: ground.holds,
        client: begun.client.unwrap_or_else(|| ClientId::random(app.rng())).to_string(),
        title: Field::new("title", "Your question, in one line")
            .max(Title::MAX)
            .value(&begun.title)
            .problem_of(problems),
        text: Field { rows: 8, ..Field::new("text", "What one needs to know to answer it") }
            .hint("No patients, please: say what it is about, not whom.")
            .max(Body::MAX)
            .value(&begun.text)
            .problem_of(problems),
        tags: Field::new("tags", "Tags")
            .hint("A few words under which it is found again, with commas between.")
            .value(&begun.tags)
            .optional()
            .problem_of(problems),
        understood: Choices::new("understood", "Before you ask")
            .choices([Choice::new("yes", "I have read who could guess and who can learn that it was me")])
            .problem_of(problems),
        preview,
        summary: Summary::of(problems),
        head,
    })
}

fn lacking(ground: &Ground, viewer: &Viewer, writes: bool) -> Vec<String> {
    match writes {
        true => ground.lacking(viewer.id()).iter().map(ToString::to_string).collect(),
        false => vec!["You can read here. To ask, join the group first.".to_owned()],
    }
}

/// "Seven" at the beginning of a sentence.
fn count(number: i64) -> String {
    let mut words = words::count(number.unsigned_abs());
    if let Some(first) = words.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    words
}

/// "Mo and Max"; empty where the reader must not see one of them.
fn both<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.collect();
    if names.iter().any(|it| it.is_empty()) { String::new() } else { words::list(&names) }
}

/// `/asking`
pub async fn asking(app: App, asker: Asker) -> Answer {
    let viewer = &asker.viewer;
    let own = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let named = db::page_of_named(read.reader()).await?;
    let (wanted, done) = db::count_unmaskings(read.reader()).await?;
    let asked = asker::page_of_asked(read.reader(), &slots(app.vault(), own)).await?;
    drop(read);
    let ready = is_ready(&named);
    let mine = named.iter().any(|it| it.member == own);
    Ok(Reply::page(AskingPage {
        unmaskers: if ready { both(named.iter().map(|it| it.name.as_str())) } else { String::new() },
        register: register(wanted, done),
        asked: asked.iter().map(row).collect(),
        naming: if viewer.roles.admin { "/admin/asking".to_owned() } else { String::new() },
        duties: if mine { "/moderation/unmasking".to_owned() } else { String::new() },
    }))
}

/// Whether there are two who agreed and still are moderators.
pub fn is_ready(named: &[Named]) -> bool {
    named.iter().filter(|it| it.agreed && it.active).count() == 2
}

fn register(wanted: i64, done: i64) -> String {
    let times = |number: i64| match number {
        1 => "once".to_owned(),
        number => format!("{} times", words::count(number.unsigned_abs())),
    };
    match (wanted, done) {
        (0, _) => "So far it was never asked for.".to_owned(),
        (_, 0) => format!("So far it was asked for {}, and never done.", times(wanted)),
        _ => format!("So far it was asked for {}, and done {}.", times(wanted), times(done)),
    }
}

fn row(it: &Asked) -> AskedRow {
    let unseen = it.hidden.is_some() || it.held.is_some();
    let replies = match it.posts {
        1 => "No reply yet".to_owned(),
        posts => words::plural(posts.unsigned_abs() - 1, "post after it", "posts after it"),
    };
    AskedRow {
        url: if unseen { String::new() } else { format!("/discussions/{}", it.discussion) },
        title: titled(&it.title),
        place: format!("{}, {}", it.group, words::date(it.made)),
        state: match (&it.hidden, it.held) {
            (Some(why), _) if why.is_empty() => "Hidden by those who look after the group".to_owned(),
            (Some(why), _) => format!("Hidden by those who look after the group: {why}"),
            (None, Some(Held::First)) => "Waits until a host has let it through".to_owned(),
            (None, Some(Held::Report)) => "Held back until a moderator has looked".to_owned(),
            (None, None) if it.solved => format!("{replies}. Solved"),
            (None, None) => replies,
        },
        is_new: it.posts > it.read_upto && !unseen,
        unmasked: it.unmasked.clone().unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_register_says_how_often() {
        assert_eq!(register(0, 0), "So far it was never asked for.");
        assert_eq!(register(1, 0), "So far it was asked for once, and never done.");
        assert_eq!(register(3, 1), "So far it was asked for three times, and done once.");
    }
}
