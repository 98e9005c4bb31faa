//! Looking after a discussion, and how a group writes.

use super::begin::{self, Begun};
use crate::{
    discussion::{DiscussionId, Tags, Thread, Title},
    measure::{Kind as Done, Measure, Why},
    poll::Poll,
    store::{
        self as db, asker,
        care::{self, HeldPost},
    },
    views::{
        NAMELESS, NOBODY, RulesPage, SettingsPage,
        settings::{CarePart, ObjectPart, Recorded, WordPart},
        titled,
    },
};
use ::store::Reader;
use frame::App;
use groups_api::{GroupId, Kind, Role};
use kernel::{Moment, OrAbsent, Problems, Refusal, Result, Viewer};
use ui::{
    parts::{Choice, Choices, Field, Summary},
    words,
};
use web::{Answer, Asker, Path, Reply};

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedWords {
    /// Another title, and what stands beside the text.
    pub worded: Option<Begun>,
    /// Why it is closed.
    pub why: String,
    /// What is wrong with what was done, or the answer to that.
    pub words: String,
}

/// `/discussions/{id}/settings`
pub async fn settings(app: App, asker: Asker, Path(id): Path<DiscussionId>) -> Answer {
    Ok(Reply::page(settings_page(&app, &asker.viewer, id, TypedWords::default(), &Problems::none()).await?))
}

/// The page, for whoever began it and for those who look after its group.
pub async fn settings_page(
    app: &App,
    viewer: &Viewer,
    id: DiscussionId,
    typed: TypedWords,
    problems: &Problems,
) -> Result<SettingsPage> {
    let read = app.read(viewer).await?;
    let thread = db::find_thread(read.reader(), app.vault(), id).await?.or_absent()?.0;
    if !thread.is_hosted() && !thread.is_own() {
        return Err(Refusal::Absent.into());
    }
    let record = care::page_of_measures(read.reader(), id).await?;
    let groups = match thread.is_hosted() {
        true => where_to(read.reader(), &thread).await?.problem_of(problems),
        false => Choices::new("to", ""),
    };
    drop(read);
    let begun = typed.worded.unwrap_or_else(|| stands(&thread));
    let worded = thread.is_shaped_by_reader() && !thread.title.is_empty();
    Ok(SettingsPage {
        discussion: id.to_string(),
        heading: titled(&thread.title),
        worded: worded.then(|| word_part(&thread, &begun, app.clock().now(), problems)),
        objecting: objecting(&thread, &record).map(|(it, label)| ObjectPart {
            measure: it.id.to_string(),
            about: recorded(it).words,
            own: thread.is_own(),
            words: Field { rows: 3, ..Field::new("words", label).max(Why::MAX) }
                .value(&typed.words)
                .problem_of(problems),
        }),
        care: thread.is_hosted().then(|| CarePart {
            is_closed: thread.closed.is_some(),
            stays: match (&thread.closed, thread.poll.as_ref().map(Poll::reopen)) {
                (Some(_), Some(Err(why))) => why.to_string(),
                _ => String::new(),
            },
            why: Field { rows: 2, ..Field::new("why", "Why").optional().max(Why::MAX) }
                .value(&typed.why)
                .problem_of(problems),
        }),
        groups,
        record: record.iter().map(recorded).collect(),
        summary: Summary::of(problems),
    })
}

/// As it stands, for the fields in which it is changed.
fn stands(thread: &Thread) -> Begun {
    let parts = thread.kind.parts().iter().map(|(word, _)| ((*word).to_owned(), thread.detail.of(word).to_owned()));
    let choices: Vec<&str> = thread.poll.iter().flat_map(|it| it.choices.iter().map(|it| it.words.as_str())).collect();
    Begun {
        title: thread.title.clone(),
        tags: thread.tags.typed(),
        until: thread.until.map(words::day_code).unwrap_or_default(),
        parts: parts.collect(),
        choices: choices.join("\n"),
        ..Begun::default()
    }
}

fn word_part(thread: &Thread, begun: &Begun, now: Moment, problems: &Problems) -> WordPart {
    let kind = thread.kind;
    let nobody_chose = thread.poll.as_ref().is_some_and(|it| it.voters == 0);
    let stays = kind == crate::discussion::Kind::Poll && thread.is_over(now);
    WordPart {
        kind: kind.word(),
        version: thread.wordings,
        title: Field::new("title", begin::title_label(kind)).max(Title::MAX).value(&begun.title).problem_of(problems),
        tags: Field::new("tags", "Tags")
            .hint(format!("At most {}, with commas between.", Tags::MOST))
            .value(&begun.tags)
            .optional()
            .problem_of(problems),
        parts: begin::parts(kind, begun, problems),
        until: if stays { None } else { begin::until(kind, begun, problems) },
        until_was: if stays { String::new() } else { thread.until.map(words::day_code).unwrap_or_default() },
        choices: nobody_chose.then(|| begin::choices(begun, problems)),
    }
}

/// To what the reader may say something now: whoever began it to the latest thing that was done with it, whoever looks after
/// the group to the earliest objection that waits.
fn objecting<'a>(thread: &Thread, record: &'a [Measure]) -> Option<(&'a Measure, &'static str)> {
    let mut whole = record.iter().filter(|it| it.post.is_none());
    if thread.is_own() {
        let latest = whole.find(|it| it.kind != Done::Open)?;
        let stands = latest.kind != Done::Close || thread.closed.is_some();
        return (stands && latest.is_open_to_objection()).then_some((latest, "What is wrong with that"));
    }
    whole.rfind(|it| it.waits()).map(|it| (it, "Your answer"))
}

/// Where a discussion could go: one statement.
async fn where_to(reader: Reader<'_>, thread: &Thread) -> Result<Choices> {
    let mine = groups_api::groups_of(reader).await?;
    let from = mine.iter().find(|it| it.group == thread.group);
    let can_go = from.is_some_and(|it| it.kind == Kind::Open) || (thread.is_own() && thread.posts == 1);
    let can_go = can_go && !thread.anonymous;
    let others = mine.iter().filter(|it| it.group != thread.group && !it.ended && can_go);
    let all = Choices::new("to", "To which group");
    Ok(others.fold(all, |all, it| all.choice(it.group.to_string(), &it.name)))
}

fn recorded(it: &Measure) -> Recorded {
    let by = it.by.as_deref().unwrap_or(NOBODY);
    Recorded {
        words: format!("{by} {}, {}", it.kind.said(), words::date_and_time(it.at)),
        why: it.why.clone(),
        url: it.post.map(|post| format!("/discussions/{}/posts/{post}", it.discussion)).unwrap_or_default(),
        objection: it.objection.clone().unwrap_or_default(),
        answer: it.answer.clone().unwrap_or_default(),
    }
}

/// `/groups/{group}/discussions/settings`
pub async fn rules(app: App, asker: Asker, Path(group): Path<GroupId>) -> Answer {
    Ok(Reply::page(rules_page(&app, &asker.viewer, group).await?))
}

/// How a group writes, and what waits there: for those who look after it.
pub async fn rules_page(app: &App, viewer: &Viewer, group: GroupId) -> Result<RulesPage> {
    let read = app.read(viewer).await?;
    let head = groups_api::find_head(read.reader(), group).await?.filter(|it| it.reads).or_absent()?;
    if !head.role.is_some_and(Role::moderates) {
        return Err(Refusal::Absent.into());
    }
    let ground = asker::find_ground(read.reader(), group).await?.or_absent()?;
    let held = care::page_of_held(read.reader(), group).await?;
    drop(read);
    let tick = Choice::new("yes", "The first that a member writes here waits for a host").hint(
        "For groups that are written to by people nobody knows yet. They see it at once; everybody else once it was let through.",
    );
    let nameless = Choice::new("yes", "Members may ask without their name")
        .hint("Only a question and what its asker adds to it. Not even hosts learn who asked.");
    Ok(RulesPage {
        hold_first: if ground.holds { tick.chosen_among(["yes"]) } else { tick },
        lacking: ground.lacking_for_hosts().iter().map(ToString::to_string).collect(),
        anonymous: if ground.allowed { nameless.chosen_among(["yes"]) } else { nameless },
        held: held.iter().map(held_row).collect(),
        head,
    })
}

fn held_row(it: &HeldPost) -> (String, String, String) {
    let by = it.by.as_deref().unwrap_or(if it.asker { NAMELESS } else { NOBODY });
    (format!("/discussions/{}/posts/{}", it.discussion, it.post), titled(&it.title), format!("{by}: {}", it.opening))
}
