//! Who may report, and who may decide. Pure; the only place of this feature where permits are made.

use crate::report::{NewReport, Report};
use kernel::{Moment, Permit, Refusal, Standing, Verdict, Viewer, permit};

/// Leave to send a report or a complaint.
pub enum Send {}
/// Leave to decide on a report.
pub enum Decide {}

/// Leave to forget what was reported long ago.
pub enum Forget {}

/// Members report what another wrote; their own is theirs to change. Whoever is signed in may complain, also while
/// suspended: that is how one asks for another look.
pub fn may_send(viewer: &Viewer, report: NewReport) -> Result<Permit<Send, NewReport>, Refusal> {
    match &report.about {
        Some((about, _)) => {
            let others = viewer.is_active() && !about.author.is_some_and(|it| viewer.is(it));
            permit(viewer, report, Verdict::when(others))
        }
        None => {
            let heard = matches!(viewer.standing, Standing::Active | Standing::Suspended | Standing::Leaving);
            let here = heard && viewer.member.is_some();
            let whole = Viewer { standing: Standing::Active, ..viewer.clone() };
            permit(&whole, report, Verdict::when(here))
        }
    }
}

/// Whether the viewer looks at reports. For everybody else there are none.
pub fn may_look(viewer: &Viewer) -> Result<(), Refusal> {
    let looks = viewer.is_active() && (viewer.roles.moderator || viewer.roles.admin);
    if looks { Ok(()) } else { Err(Refusal::Absent) }
}

/// Those who look at reports decide on them, but nobody on one about their own.
pub fn may_decide(viewer: &Viewer, report: Report) -> Result<Permit<Decide, Report>, Refusal> {
    let own = report.about.as_ref().and_then(|it| it.author).is_some_and(|it| viewer.is(it));
    let verdict = may_look(viewer).map(|()| Verdict::when(!own))?;
    permit(viewer, report, verdict)
}

/// What was answered before then is forgotten by night: the house's own work.
pub fn may_forget(viewer: &Viewer, before: Moment) -> Result<Permit<Forget, Moment>, Refusal> {
    permit(viewer, before, Verdict::when(viewer.is_house()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{About, Kind, ReportId, Snapshot, State, Words};
    use kernel::{MemberId, Rng, Roles};
    use moderation_api::ThingId;

    fn about(author: MemberId) -> About {
        About { kind: "profile".to_owned(), thing: ThingId::NONE, author: Some(author) }
    }

    fn new(author: Option<MemberId>) -> NewReport {
        let copy = Snapshot { name: String::new(), url: String::new(), said: vec![] };
        NewReport { kind: Kind::Unkind, words: None, about: author.map(|it| (about(it), copy)) }
    }

    fn kept(author: MemberId, reporter: MemberId) -> Report {
        let received = Moment::from_micros(0);
        let (words, copy) = (Some(Words::stored("x")), None);
        Report {
            id: ReportId::NONE,
            kind: Kind::Unkind,
            state: State::Received,
            reporter: Some(reporter),
            about: Some(about(author)),
            words,
            copy,
            sealed: None,
            received,
            looked: None,
            answered: None,
            answer: None,
        }
    }

    #[test]
    fn members_report_others_and_nobody_themselves() {
        let rng = Rng::seeded(1);
        let (ada, ben) = (MemberId::random(&rng), MemberId::random(&rng));
        assert!(may_send(&Viewer::member(ben), new(Some(ada))).is_ok());
        assert_eq!(may_send(&Viewer::member(ada), new(Some(ada))).err(), Some(Refusal::Absent));
        let suspended = Viewer { standing: Standing::Suspended, ..Viewer::member(ben) };
        assert!(may_send(&suspended, new(Some(ada))).is_err()); // abuse case 47
        assert!(may_send(&Viewer::nobody(), new(Some(ada))).is_err());
    }

    #[test]
    fn whoever_is_suspended_may_complain() {
        let suspended = Viewer { standing: Standing::Suspended, ..Viewer::member(MemberId::random(&Rng::seeded(1))) };
        assert!(may_send(&suspended, new(None)).is_ok());
        assert!(may_send(&Viewer::nobody(), new(None)).is_err());
        assert!(may_send(&Viewer { standing: Standing::Unconfirmed, ..suspended }, new(None)).is_err());
    }

    #[test]
    fn moderators_decide_and_nobody_on_their_own() {
        let rng = Rng::seeded(1);
        let (ada, ben, mod_id) = (MemberId::random(&rng), MemberId::random(&rng), MemberId::random(&rng));
        for roles in [Roles { admin: true, moderator: false }, Roles { admin: false, moderator: true }] {
            let viewer = Viewer { roles, ..Viewer::member(mod_id) };
            assert!(may_decide(&viewer, kept(ada, ben)).is_ok());
            assert_eq!(may_decide(&viewer, kept(mod_id, ben)).err(), Some(Refusal::Absent));
            let suspended = Viewer { standing: Standing::Suspended, ..viewer };
            assert!(may_decide(&suspended, kept(ada, ben)).is_err());
        }
        assert_eq!(may_decide(&Viewer::member(ben), kept(ada, ben)).err(), Some(Refusal::Absent)); // abuse case 1
    }
}
