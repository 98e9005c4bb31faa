//! Evidence: what Kettle knows of a member beside what they say themselves. It says nothing of who is a doctor, and there are
//! no other badges.

use crate::term::{TermCode, capitalised};
use kernel::MemberId;

/// What Kettle knows of a member.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Who let them in, if that is a member in good standing.
    pub host: Option<Host>,
    /// The endings of the work addresses that they confirmed, in order: `nhs.net`.
    pub domains: Vec<String>,
}

/// Who let a member in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host {
    /// Who.
    pub member: MemberId,
    /// Their name.
    pub name: String,
    /// What they are.
    pub profession: TermCode,
    /// How they let them in.
    pub did: Did,
}

/// How somebody let a member in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Did {
    /// By an invitation, personal or by letter.
    Invited,
    /// From the waiting list.
    Admitted,
}

impl Evidence {
    /// Who let them in, unless the reader must not find that member: what is kept for many readers names whoever it was.
    pub fn host_for(&self, must_not_find: impl Fn(MemberId) -> bool) -> Option<&Host> {
        self.host.as_ref().filter(|it| !must_not_find(it.member))
    }

    /// The confirmed addresses in a few words; empty without any.
    pub fn work_words(&self) -> String {
        match self.domains.as_slice() {
            [] => String::new(),
            [one] => format!("Work address at {one} confirmed"),
            [first @ .., last] => format!("Work addresses at {} and {last} confirmed", first.join(", ")),
        }
    }
}

impl Host {
    /// "Invited by Siân Llewellyn"; by "you" for that member.
    pub fn words(&self, reader: MemberId) -> String {
        let name = if self.member == reader { "you" } else { &self.name };
        format!("{} by {name}", capitalised(self.did.verb()))
    }
}

impl Did {
    /// "invited".
    pub const fn verb(self) -> &'static str {
        match self {
            Did::Invited => "invited",
            Did::Admitted => "admitted",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_named_to_those_who_may_find_them() {
        let (sian, tomasz) = (MemberId::from_bytes([1; 16]), MemberId::from_bytes([2; 16]));
        let host = Host {
            member: sian,
            name: "Siân Llewellyn".into(),
            profession: TermCode::stored("profession.gp"),
            did: Did::Admitted,
        };
        let evidence = Evidence { host: Some(host), domains: vec![] };
        let words = |reader| evidence.host_for(|_| false).map(|it| it.words(reader));
        assert_eq!(words(tomasz).as_deref(), Some("Admitted by Siân Llewellyn"));
        assert_eq!(words(sian).as_deref(), Some("Admitted by you"));
        assert!(evidence.host_for(|it| it == sian).is_none()); // abuse case 36
    }

    #[test]
    fn addresses_are_told_by_their_endings() {
        let words = |all: &[&str]| {
            let domains = all.iter().map(|it| (*it).to_owned()).collect();
            Evidence { host: None, domains }.work_words()
        };
        assert_eq!(words(&[]), "");
        assert_eq!(words(&["nhs.net"]), "Work address at nhs.net confirmed");
        assert_eq!(words(&["a.uk", "b.uk", "nhs.net"]), "Work addresses at a.uk, b.uk and nhs.net confirmed");
    }
}
