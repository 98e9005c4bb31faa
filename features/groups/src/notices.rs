//! Speaks for the notices of groups: what still waits, and where the receiver may still go.

use crate::store::speak;
use frame::App;
use groups_api::GroupId;
use notices_api::{Asked, Kind, Line, Speaker, Speakers, Speaking};
use std::sync::Arc;
use store::Reader;

/// Puts the speaker in.
pub fn connect(app: &App) {
    app.keep(Speakers::default).add(Arc::new(Groups));
}

struct Groups;

impl Speaker for Groups {
    fn kinds(&self) -> &'static [Kind] {
        &[
            Kind::GroupAsked,
            Kind::GroupAskedReminder,
            Kind::GroupInvited,
            Kind::GroupAnswered,
            Kind::GroupRole,
            Kind::GroupRemoved,
            Kind::GroupObjection,
        ]
    }

    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let about: Vec<GroupId> = asked.iter().map(|it| GroupId::from_bytes(it.about)).collect();
            let said = speak::find_said(reader, &about).await?;
            let line = |it: &Asked| {
                let id = GroupId::from_bytes(it.about);
                match it.kind {
                    Kind::GroupAsked | Kind::GroupAskedReminder => said.requests.get(&id).map(requests),
                    Kind::GroupInvited => said.invited.contains(&id).then(|| membership(&id)),
                    Kind::GroupAnswered => said.seen.contains(&id).then(|| Line::to(format!("/groups/{id}"))),
                    Kind::GroupRole => said.inside.contains(&id).then(|| Line::to(format!("/groups/{id}/people"))),
                    Kind::GroupRemoved => said.removed.contains(&id).then(|| Line::to(format!("/groups/{id}/removal"))),
                    Kind::GroupObjection if said.removed.contains(&id) => {
                        Some(Line::to(format!("/groups/{id}/removal")))
                    }
                    Kind::GroupObjection => {
                        said.owned.contains(&id).then(|| Line::to(format!("/groups/{id}/removals")))
                    }
                    _ => None,
                }
            };
            Ok(asked.iter().map(line).collect())
        })
    }
}

fn requests(group: &GroupId) -> Line {
    Line::to(format!("/groups/{group}/requests"))
}

fn membership(group: &GroupId) -> Line {
    Line::to(format!("/groups/{group}/membership"))
}
