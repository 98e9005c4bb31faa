//! The short answer of a discussion: what stands there, what is proposed, and proposing; and who chose what in a poll.

use crate::{
    discussion::DiscussionId,
    store::{self as db, choosing, summing},
    summary::Words,
    views::{NOBODY, SummaryPage, VotesPage, summary::Proposed, titled},
};
use frame::App;
use kernel::{MemberId, OrAbsent, Problems, Refusal, Result, Viewer};
use ui::{
    Html,
    parts::{Choices, Field, Summary},
    words,
};
use web::{Answer, Asker, Path, Reply};

/// What was typed.
#[derive(Debug, Clone, Default)]
pub struct TypedSummary {
    /// The words; nothing: those that stand on top.
    pub words: Option<String>,
    /// From whose replies it is made.
    pub from: Vec<MemberId>,
}

/// `/discussions/{id}/summary`
pub async fn summary(app: App, asker: Asker, Path(id): Path<DiscussionId>) -> Answer {
    Ok(Reply::page(summary_page(&app, &asker.viewer, id, TypedSummary::default(), &Problems::none()).await?))
}

/// The page, for whoever reads there; who is in the group proposes, hosts decide.
pub async fn summary_page(
    app: &App,
    viewer: &Viewer,
    id: DiscussionId,
    typed: TypedSummary,
    problems: &Problems,
) -> Result<SummaryPage> {
    let read = app.read(viewer).await?;
    let thread = db::find_thread(read.reader(), app.vault(), id).await?.or_absent()?.0;
    let proposals = summing::page_of_proposals(read.reader(), id).await?;
    let writers = summing::find_writers(read.reader(), id).await?;
    drop(read);
    let hosts = thread.role.is_some_and(groups_api::Role::hosts);
    let chosen: Vec<String> = typed.from.iter().map(MemberId::to_string).collect();
    let from = writers
        .iter()
        .fold(Choices::new("from", "From whose replies"), |all, (member, name)| all.choice(member.to_string(), name));
    let words_now = typed.words.unwrap_or_default();
    let proposed = |it: summing::Proposal| Proposed {
        url: format!("/discussions/{id}/summary/{}", it.id),
        by: it.name.unwrap_or_else(|| NOBODY.to_owned()),
        when: words::date_and_time(it.made),
        html: Html::stored(it.html),
    };
    Ok(SummaryPage {
        discussion: id.to_string(),
        title: titled(&thread.title),
        standing: thread.summary.as_ref().map(|it| {
            let old = it.is_old(app.clock().now());
            (
                format!("/discussions/{id}/summary/{}", it.id),
                Html::stored(it.html.as_str()),
                words::date(it.accepted),
                old,
            )
        }),
        proposals: proposals.into_iter().map(proposed).collect(),
        hosts,
        words: thread.writable().is_ok().then(|| {
            Field { rows: 6, ..Field::new("words", "The short answer") }
                .hint("What somebody should know who reads only this. Where people disagree, say so.")
                .max(Words::MAX)
                .value(words_now)
                .problem_of(problems)
        }),
        from: from.hint("They are named below it.").chosen(&chosen).optional(),
        summary: Summary::of(problems),
    })
}

/// `/discussions/{id}/votes`
pub async fn votes(app: App, asker: Asker, Path(id): Path<DiscussionId>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let thread = db::find_thread(read.reader(), app.vault(), id).await?.or_absent()?.0;
    let poll = thread.poll.as_ref().or_absent()?;
    // Who chose what without a name is nowhere; what is not shown yet is not shown here (abuse case 14).
    if poll.how.nameless || !poll.is_shown(thread.is_over(app.clock().now())) {
        return Err(Refusal::Absent.into());
    }
    let votes = choosing::page_of_votes(read.reader(), id).await?;
    drop(read);
    let of = |position: i64| votes.iter().filter(|it| it.0 == position).map(|it| it.1.clone()).collect();
    Ok(Reply::page(VotesPage {
        discussion: id.to_string(),
        title: titled(&thread.title),
        choices: poll.choices.iter().map(|it| (it.said(), of(it.position))).collect(),
    }))
}
