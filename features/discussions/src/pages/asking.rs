//! Asking without a name: the page on which one asks, and what everybody may know of it.

use super::Begun;
use crate::{
    actions::slots,
    asking::{Crowd, Ground},
    discussion::{DiscussionId, Held, Thread, Title},
    measure::Why,
    post::{Body, ClientId},
    store::{
        asker::{self, Asked, AskedInside},
        mark_of,
        reading::Shown,
        unmasking::{self as db, Named},
    },
    views::{
        asking::{AskPage, AskedRow, AskingPage, HiddenPage},
        titled,
    },
};
use ::store::Reader;
use frame::App;
use groups_api::GroupId;
use kernel::{OrAbsent, Problems, Result, Viewer};
use ui::{
    Html,
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

/// Gives whoever asked without a name the words of what they added and others hid, and why: the visible views know authors, and
/// them nobody. No statement where nothing of theirs is hidden.
pub async fn fill_own(app: &App, reader: Reader<'_>, thread: &Thread, shown: &mut [Shown]) -> Result<()> {
    let is_own = |it: &Shown| it.post.asker && it.post.hidden.is_some();
    if !thread.asked || !shown.iter().any(is_own) {
        return Ok(());
    }
    let all = asker::find_own_hidden(reader, thread.id, mark_of(app.vault(), thread.id, thread.own)).await?;
    for it in shown.iter_mut() {
        if let (Some(own), Some((_, why))) = (all.iter().find(|own| own.post == it.post.id), &mut it.post.hidden) {
            (it.body, it.html) = (own.body.clone(), own.html.clone());
            why.clone_from(&own.why);
        }
    }
    Ok(())
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

/// `/asking/{discussion}`
pub async fn hidden(app: App, asker: Asker, Path(id): Path<DiscussionId>) -> Answer {
    Ok(Reply::page(hidden_page(&app, &asker.viewer, id, String::new(), &Problems::none()).await?))
}

/// What one asked and others hid, whole: its words, why, and what one says to that. Nobody else has this page.
pub async fn hidden_page(
    app: &App,
    viewer: &Viewer,
    id: DiscussionId,
    typed: String,
    problems: &Problems,
) -> Result<HiddenPage> {
    let own = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let asked = asker::page_of_asked(read.reader(), &slots(app.vault(), own)).await?;
    let here = asked.into_iter().find(|it| it.discussion == id).and_then(|it| it.inside).or_absent()?;
    let hiding = here.hidden.or_absent()?;
    let words = asker::find_own_hidden(read.reader(), id, mark_of(app.vault(), id, own)).await?;
    drop(read);
    let is_open = hiding.measure.is_some() && hiding.objection.is_none();
    Ok(HiddenPage {
        title: titled(&here.title),
        html: words.into_iter().next().and_then(|it| it.html).map(Html::stored).unwrap_or_default(),
        why: hiding.why,
        objection: is_open.then(|| {
            Field { rows: 3, ..Field::new("words", "What is wrong with that").max(Why::MAX) }
                .value(typed)
                .problem_of(problems)
        }),
        objected: hiding.objection.unwrap_or_default(),
        answer: hiding.answer.unwrap_or_default(),
        id: id.to_string(),
        summary: Summary::of(problems),
    })
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
    let unmasked = it.unmasked.clone().unwrap_or_default();
    let Some(here) = &it.inside else {
        return AskedRow {
            title: "Something that you asked".to_owned(),
            place: format!("{}, in a group that you do not read any more", words::date(it.made)),
            unmasked,
            ..AskedRow::default()
        };
    };
    AskedRow {
        url: match (&here.hidden, here.held) {
            (Some(_), _) => format!("/asking/{}", it.discussion),
            (None, Some(_)) => String::new(),
            (None, None) => format!("/discussions/{}", it.discussion),
        },
        title: titled(&here.title),
        place: format!("{}, {}", here.group_name, words::date(it.made)),
        state: state(here),
        is_new: here.posts > here.read_upto && here.hidden.is_none() && here.held.is_none(),
        unmasked,
    }
}

fn state(it: &AskedInside) -> String {
    let replies = match it.posts {
        1 => "No reply yet".to_owned(),
        posts => words::plural(posts.unsigned_abs() - 1, "post after it", "posts after it"),
    };
    match (&it.hidden, it.held) {
        (Some(it), _) if it.answer.is_some() => "Hidden, and your objection is answered".to_owned(),
        (Some(it), _) if it.why.is_empty() => "Hidden by those who look after the group".to_owned(),
        (Some(it), _) => format!("Hidden by those who look after the group: {}", it.why),
        (None, Some(Held::First)) => "Waits until a host has let it through".to_owned(),
        (None, Some(Held::Report)) => "Held back until a moderator has looked".to_owned(),
        (None, None) if it.hidden_posts > 0 => format!("{replies}. Something that you added is hidden: read there why"),
        (None, None) if it.solved => format!("{replies}. Solved"),
        (None, None) => replies,
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
