//! The pages with made data.

use super::{BackPage, DataPage, LeavePage};
use crate::{
    copy::{CopyId, CopyProblem, DataCopy, KEPT, State},
    departure::{Departure, Hands},
};
use frame::{Holding, Sample};
use kernel::{MemberId, Moment, Problems};

/// All of them.
pub fn samples() -> Vec<Sample> {
    let none = Problems::none();
    let many = Problems::one("", CopyProblem::TooMany.to_string());
    let all = [State::Asked, State::Ready(33_400), State::Ready(12_345_678), State::Full, State::Failed];
    let copies: Vec<_> = all.into_iter().enumerate().map(|(at, state)| copy(at as u8, state)).collect();
    let departure = |hands| Departure::asked(MemberId::NONE, hands, NOON);
    let last = Problems::one("", crate::departure::LastAdmin.to_string());
    vec![
        one("leaving/data: no copy yet", DataPage::new(&[], held(), &none)),
        one("leaving/data: a copy", DataPage::new(&copies[1..2], held(), &none)),
        one("leaving/data: every kind of copy, too many", DataPage::new(&copies, held(), &many)),
        one("leaving/leave: a member", LeavePage::new(&departure(Hands::Others), held(), &none)),
        one("leaving/leave: the only administrator", LeavePage::new(&departure(Hands::Nobodys), held(), &last)),
        one("leaving/back: there is time", BackPage::new(departure(Hands::Others).at)),
    ]
}

const NOON: Moment = Moment::from_micros(1_795_176_000_000_000);

fn copy(number: u8, state: State) -> DataCopy {
    let (id, member) = (CopyId::from_bytes([number; 16]), MemberId::NONE);
    DataCopy { id, member, state, asked_at: NOON, ends_at: NOON.plus(KEPT) }
}

fn held() -> Vec<Holding> {
    vec![
        Holding {
            title: "Your account",
            has: "Your name, your sign-in address and work addresses, and when and how you came in.",
            without: "Your password is not in it, because Kettle does not know it.",
            goes: "Your name, your addresses and your password.",
            stays: "Whoever came in by your invitation stays, without a word of who invited them.",
        },
        Holding {
            title: "Your profile",
            has: "Everything on your profile with who sees it, and your photo.",
            without: "",
            goes: "Your profile and your photo. Nobody finds you any more.",
            stays: "",
        },
    ]
}

fn one(name: &'static str, view: impl ui::View + 'static) -> Sample {
    Sample { name, view: Box::new(view) }
}
