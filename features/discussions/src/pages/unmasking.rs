//! The two moderators who can learn who asked: naming them, and what waits for them.

use super::asking::is_ready;
use crate::{
    asking::{Cause, Reason, Unmasking},
    policy,
    post::PostId,
    store::{
        post,
        unmasking::{self as db, Candidate},
    },
    views::{
        NOBODY,
        asking::{DutiesPage, NamingPage, UnmaskPage, UnmaskingRow},
    },
};
use frame::App;
use kernel::{MemberId, Moment, OrAbsent, Problems, Refusal, Result, Viewer};
use ui::{
    parts::{Choice, Choices, Field, Summary},
    words,
};
use web::{Answer, Asker, Path, Reply};

/// So many of them a page has.
const ROWS: i64 = 100;

/// `/admin/asking`
pub async fn naming(app: App, asker: Asker) -> Answer {
    Ok(Reply::page(naming_page(&app, &asker.viewer, ("", ""), &Problems::none()).await?))
}

/// The page, with who was chosen and what is wrong with that.
pub async fn naming_page(app: &App, viewer: &Viewer, chosen: (&str, &str), problems: &Problems) -> Result<NamingPage> {
    let read = app.read(viewer).await?;
    let named = db::page_of_named(read.reader()).await?;
    let moderators = accounts_api::all_moderators(read.reader()).await?;
    let mut known = db::page_of_candidates(read.reader(), &moderators).await?;
    drop(read);
    known.retain(|it| !viewer.is(it.member));
    let choice = |it: &Candidate| Choice::new(it.member.to_string(), &it.name);
    let all = |name: &'static str, label: &'static str, chosen: &str| {
        let none = Choice::new("", "Choose a moderator");
        let all = Choices::new(name, label).choices([none].into_iter().chain(known.iter().map(choice)));
        all.chosen(&[chosen]).problem_of(problems)
    };
    Ok(NamingPage {
        first: all("first", "The first moderator", chosen.0),
        second: all("second", "The second moderator", chosen.1),
        is_possible: known.len() > 1,
        named: named
            .into_iter()
            .map(|it| {
                let state = match (it.agreed, it.active) {
                    (false, _) => "Has not said yet whether they agree",
                    (true, true) => "Agreed",
                    (true, false) => "Agreed, and is no moderator any more",
                };
                (it.name, state)
            })
            .collect(),
        summary: Summary::of(problems),
    })
}

/// `/moderation/unmasking`
pub async fn duties(app: App, asker: Asker) -> Answer {
    Ok(Reply::page(duties_page(&app, &asker.viewer, &Problems::none()).await?))
}

/// The page of one of the two; for everybody else there is none.
pub async fn duties_page(app: &App, viewer: &Viewer, problems: &Problems) -> Result<DutiesPage> {
    let own = viewer.member.or_absent()?;
    let read = app.read(viewer).await?;
    let named = db::page_of_named(read.reader()).await?;
    let agreed = named.iter().find(|it| it.member == own).or_absent()?.agreed;
    let is_possible = is_ready(&named);
    let all = match agreed && is_possible {
        true => db::page_of_unmaskings(read.reader(), ROWS).await?,
        false => vec![],
    };
    drop(read);
    let now = app.clock().now();
    Ok(DutiesPage {
        is_asked: !agreed,
        is_possible,
        all: all.iter().map(|it| row(it, own, now)).collect(),
        summary: Summary::of(problems),
    })
}

fn row(it: &Unmasking, own: MemberId, now: Moment) -> UnmaskingRow {
    let name = |who: &Option<(MemberId, String)>| who.as_ref().map_or(NOBODY.to_owned(), |it| it.1.clone());
    let ground = match it.cause {
        Cause::Report => "because of a report",
        Cause::Court => "because of an order of a court",
    };
    let told = if it.quiet { " Whoever asked is not told." } else { "" };
    UnmaskingRow {
        id: it.id.to_string(),
        words: format!("{} asked for it on {}, {ground}.{told}", name(&it.proposed_by), words::date(it.proposed)),
        why: it.why.clone(),
        state: match (it.agreed, it.declined) {
            (Some(at), _) => format!("{} agreed on {}", name(&it.decided_by), words::date(at)),
            (None, Some(at)) if it.decided_by.is_some() => {
                format!("{} did not agree, {}", name(&it.decided_by), words::date(at))
            }
            (None, None) if it.is_open(now) => "Waits for the other moderator".to_owned(),
            (None, _) => "Nobody agreed within a week".to_owned(),
        },
        waits: it.waits_for(own, now),
        shows: it.shows_to(own),
    }
}

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedReason {
    /// `report` or `court`.
    pub cause: String,
    /// Why.
    pub why: String,
    /// Whether whoever asked is not to be told.
    pub quiet: bool,
}

/// `/moderation/unmasking/of/{post}`
pub async fn unmask(app: App, asker: Asker, Path(post): Path<PostId>) -> Answer {
    Ok(Reply::page(unmask_page(&app, &asker.viewer, post, TypedReason::default(), &Problems::none()).await?))
}

/// The page on which one of the two asks to learn who asked.
pub async fn unmask_page(
    app: &App,
    viewer: &Viewer,
    id: PostId,
    typed: TypedReason,
    problems: &Problems,
) -> Result<UnmaskPage> {
    let read = app.read(viewer).await?;
    let named = db::page_of_named(read.reader()).await?;
    policy::may_unmask(viewer, &named, ()).map_err(|_| Refusal::Absent)?;
    post::find_asker_place(read.reader(), id).await?.or_absent()?;
    drop(read);
    let quiet =
        Choice::new("yes", "The court forbids that whoever asked is told").hint("Only for an order of a court.");
    Ok(UnmaskPage {
        post: id.to_string(),
        cause: Choices::new("cause", "What for")
            .choice(Cause::Report.word(), "It was reported, and hiding it is not enough")
            .choice(Cause::Court.word(), "A court orders it")
            .chosen(&[&typed.cause])
            .problem_of(problems),
        why: Field { rows: 4, ..Field::new("why", "Why").max(Reason::MAX) }
            .hint("The other moderator reads it, and whoever asked.")
            .value(&typed.why)
            .problem_of(problems),
        quiet: if typed.quiet { quiet.chosen_among(["yes"]) } else { quiet },
        summary: Summary::of(problems),
    })
}
