//! Who may write to whom, answer, block and look up. Pure; the only place of this feature where permits are made.

pub mod introduction;
pub mod keeping;

use crate::{
    reach::Reach,
    request::{NewRequest, Request},
};
use connections_api::RequestId;
use kernel::{MemberId, Moment, Permit, Refusal, Verdict, Viewer, permit};

/// Leave to write to somebody who is not a contact.
pub enum Send {}
/// Leave to answer what was written.
pub enum Answer {}
/// Leave to take it back.
pub enum Withdraw {}
/// Leave to end or block what ties one to another.
pub enum Part {}
/// Leave to undo a block of one's own.
pub enum Unblock {}
/// Leave to say how one wants to be reached.
pub enum Own {}
/// Leave to look for addresses.
pub enum LookUp {}
/// Leave to hold a request back.
pub enum Hold {}
/// Leave to let it be seen again.
pub enum LetGo {}
/// Leave to close and to forget what time or another tie has overtaken.
pub enum Expire {}

/// Members write to other members. Whether they may just now is the rule of the request.
pub fn may_write(viewer: &Viewer, new: NewRequest) -> Result<Permit<Send, NewRequest>, Refusal> {
    let verdict = Verdict::when(viewer.is_active() && !viewer.is(new.to));
    permit(viewer, new, verdict)
}

/// Whoever it was written to answers it, and nobody else.
pub fn may_answer(viewer: &Viewer, request: Request, now: Moment) -> Result<Permit<Answer, Request>, Refusal> {
    let verdict = Verdict::when(viewer.is_active() && viewer.is(request.to) && request.is_answerable(now));
    permit(viewer, request, verdict)
}

/// Whoever wrote it takes it back, and nobody else.
pub fn may_withdraw(viewer: &Viewer, request: Request) -> Result<Permit<Withdraw, Request>, Refusal> {
    let verdict = Verdict::when(viewer.is_active() && viewer.is(request.from) && request.state.is_open());
    permit(viewer, request, verdict)
}

/// Anybody ends a contact of theirs and blocks anybody but themselves; nobody asks the other.
pub fn may_part(viewer: &Viewer, other: MemberId) -> Result<Permit<Part, MemberId>, Refusal> {
    permit(viewer, other, Verdict::when(viewer.is_active() && !viewer.is(other)))
}

/// Whoever blocked undoes it; the block was found among their own.
pub fn may_unblock(viewer: &Viewer, other: MemberId) -> Result<Permit<Unblock, MemberId>, Refusal> {
    permit(viewer, other, Verdict::when(viewer.is_active() && !viewer.is(other)))
}

/// Everybody decides for themselves how they are reached.
pub fn may_set_reach(viewer: &Viewer, reach: Reach) -> Result<Permit<Own, Reach>, Refusal> {
    permit(viewer, reach, Verdict::when(viewer.is_active() && viewer.is(reach.member)))
}

/// Members look for so many addresses. Whether they may that many this week is the rule of the address book.
pub fn may_look_up(viewer: &Viewer, addresses: usize) -> Result<Permit<LookUp, usize>, Refusal> {
    permit(viewer, addresses, Verdict::when(viewer.is_active()))
}

/// Whoever may report a request may have it held back at once; whether this report does that, moderation decides.
pub fn may_hold(viewer: &Viewer, request: RequestId) -> Result<Permit<Hold, RequestId>, Refusal> {
    let looks = viewer.roles.admin || viewer.roles.moderator;
    permit(viewer, request, Verdict::when(viewer.is_active() || looks))
}

/// Only those who look at reports let a request be seen again.
pub fn may_let_go(viewer: &Viewer, request: RequestId) -> Result<Permit<LetGo, RequestId>, Refusal> {
    let looks = viewer.roles.admin || viewer.roles.moderator;
    permit(viewer, request, Verdict::when(viewer.is_active() && looks))
}

/// What is overtaken is closed, and what is old forgotten, by the house.
pub fn may_expire<T>(viewer: &Viewer, subject: T) -> Result<Permit<Expire, T>, Refusal> {
    permit(viewer, subject, Verdict::when(viewer.is_house()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::State;
    use connections_api::{ConversationId, REQUEST_LASTS};
    use kernel::{Rng, Roles, Standing};

    fn request(from: MemberId, to: MemberId, state: State) -> Request {
        let (id, conversation) = (RequestId::NONE, ConversationId::NONE);
        Request { id, from, to, conversation, own_key: true, state, made: Moment::from_micros(0) }
    }

    fn new(to: MemberId) -> NewRequest {
        let conversation = ConversationId::NONE;
        NewRequest { id: RequestId::NONE, to, conversation, own_key: true, note: vec![] }
    }

    fn three() -> [MemberId; 3] {
        let rng = Rng::seeded(1);
        [MemberId::random(&rng), MemberId::random(&rng), MemberId::random(&rng)]
    }

    #[test]
    fn members_write_to_others_and_not_to_themselves() {
        let [ada, ben, _] = three();
        assert!(may_write(&Viewer::member(ada), new(ben)).is_ok());
        assert_eq!(may_write(&Viewer::member(ada), new(ada)).err(), Some(Refusal::Absent));
        assert!(may_write(&Viewer::nobody(), new(ben)).is_err());
        for standing in [Standing::Unconfirmed, Standing::Suspended, Standing::Leaving] {
            let viewer = Viewer { standing, ..Viewer::member(ada) };
            assert!(may_write(&viewer, new(ben)).is_err(), "{standing:?}"); // abuse case 47
        }
    }

    #[test]
    fn only_the_receiver_answers_and_only_the_sender_withdraws() {
        let [ada, ben, cleo] = three();
        let now = Moment::from_micros(1);
        for state in [State::Waiting, State::PutOff, State::Declined] {
            assert!(may_answer(&Viewer::member(ben), request(ada, ben, state), now).is_ok());
            assert!(may_withdraw(&Viewer::member(ada), request(ada, ben, state)).is_ok());
        }
        for state in [State::Withdrawn, State::Accepted, State::Closed] {
            assert!(may_answer(&Viewer::member(ben), request(ada, ben, state), now).is_err());
            assert!(may_withdraw(&Viewer::member(ada), request(ada, ben, state)).is_err());
        }
        let admin = Viewer { roles: Roles { admin: true, moderator: true }, ..Viewer::member(cleo) };
        for other in [Viewer::member(ada), admin] {
            let answer = may_answer(&other, request(ada, ben, State::Waiting), now);
            assert_eq!(answer.err(), Some(Refusal::Absent)); // abuse case 1
        }
        assert!(may_withdraw(&Viewer::member(ben), request(ada, ben, State::Waiting)).is_err());
        let over = Moment::from_micros(0).plus(REQUEST_LASTS);
        assert!(may_answer(&Viewer::member(ben), request(ada, ben, State::Waiting), over).is_err());
    }

    #[test]
    fn nobody_blocks_themselves_or_sets_anothers_reach() {
        let [ada, ben, _] = three();
        assert!(may_part(&Viewer::member(ada), ben).is_ok());
        assert!(may_part(&Viewer::member(ada), ada).is_err());
        assert!(may_set_reach(&Viewer::member(ada), Reach::unsaid(ada)).is_ok());
        assert!(may_set_reach(&Viewer::member(ada), Reach::unsaid(ben)).is_err()); // abuse case 38
        assert!(may_expire(&Viewer::member(ada), ()).is_err());
    }
}
