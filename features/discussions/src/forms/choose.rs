//! Choosing in a poll, and the short answer on top.

use crate::{
    actions::{self, Decision},
    discussion::DiscussionId,
    pages::{TypedReply, TypedSummary, summary_page, thread_page},
    summary::{SummaryId, Words},
};
use frame::App;
use kernel::{MemberId, Problems, Refusal, Stop};
use serde::Deserialize;
use web::{Answer, Asker, Form, Guarded, Path, Reply, Worded};

/// What somebody chose.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VoteForm {
    #[serde(default)]
    choice: Vec<i64>,
}

/// `POST /discussions/{id}/vote`
pub async fn vote(app: App, asker: Asker, Path(id): Path<DiscussionId>, Form(form): Form<VoteForm>) -> Answer {
    match actions::choose(&app, &asker.viewer, id, form.choice).await {
        Ok(()) => Ok(Reply::done(format!("/discussions/{id}#poll"))),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let page = thread_page(&app, &asker.viewer, id, None, TypedReply::default(), &problems).await?;
            Ok(Reply::invalid(page))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// A short answer.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SummaryForm {
    words: String,
    #[serde(default)]
    from: Vec<MemberId>,
}

impl Worded for SummaryForm {
    const FORM: &'static str = "summary";
    fn words(&mut self) -> Vec<(&'static str, &mut String)> {
        vec![("words", &mut self.words)]
    }
}

/// `POST /discussions/{id}/summary`
pub async fn propose(app: App, asker: Asker, Path(id): Path<DiscussionId>, form: Guarded<SummaryForm>) -> Answer {
    let typed = |it: SummaryForm| TypedSummary { words: Some(it.words), from: it.from };
    let form = match app.guard(form).await? {
        Ok(form) => form,
        Err(stopped) => {
            let page = summary_page(&app, &asker.viewer, id, typed(stopped.form), &Problems::none()).await?;
            return Ok(Reply::invalid(page).guarded(stopped.panel));
        }
    };
    let from = form.get().from.clone();
    let proposed = match form.as_ref().try_map(|it| Words::parse(&it.words)) {
        Ok(words) => actions::propose_summary(&app, &asker.viewer, id, (words, from)).await,
        Err(problem) => Err(Problems::one("words", problem.to_string()).into()),
    };
    match proposed {
        Ok(_) => Ok(Reply::done(format!("/discussions/{id}/summary")).toast("Proposed. The hosts look at it.")),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => {
            let typed = typed(form.into_inner());
            Ok(Reply::invalid(summary_page(&app, &asker.viewer, id, typed, &problems).await?))
        }
        Err(stop) => Err(stop.into()),
    }
}

/// What hosts do with it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecideForm {
    decision: String,
}

/// `POST /discussions/{id}/summary/{summary}`
pub async fn decide_summary(
    app: App,
    asker: Asker,
    Path(at): Path<(DiscussionId, SummaryId)>,
    Form(form): Form<DecideForm>,
) -> Answer {
    let decision = match form.decision.as_str() {
        "accept" => Decision::Accept,
        "decline" => Decision::Decline,
        "renew" => Decision::Renew,
        _ => return Err(Problems::one("decision", "There is no such choice any more. Load the page again.").into()),
    };
    actions::decide_summary(&app, &asker.viewer, at, decision).await?;
    Ok(Reply::done(format!("/discussions/{}", at.0)))
}
