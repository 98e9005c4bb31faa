//! A member as whoever runs the network looks after them: found by name, suspended for a reason, given and relieved of roles.

use accounts_api::{Governed, Role, RoleChange};
use std::fmt;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

kernel::text! {
    /// Why somebody is suspended, in the words that they read.
    pub Reason = prose(1000);
}

/// Which members a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// Everybody who has not left.
    #[default]
    All,
    /// Who runs the network.
    Administrators,
    /// Who looks at reports.
    Moderators,
    /// Who is suspended.
    Suspended,
    /// Whose address is not confirmed yet.
    Unconfirmed,
    /// Whose account is going to be deleted.
    Leaving,
}

impl Show {
    /// In the order in which they are offered.
    pub const ALL: [Show; 6] =
        [Show::All, Show::Administrators, Show::Moderators, Show::Suspended, Show::Unconfirmed, Show::Leaving];

    /// As addresses write it.
    pub const fn code(self) -> &'static str {
        match self {
            Show::All => "",
            Show::Administrators => "administrators",
            Show::Moderators => "moderators",
            Show::Suspended => "suspended",
            Show::Unconfirmed => "unconfirmed",
            Show::Leaving => "leaving",
        }
    }
    /// As people read it.
    pub const fn words(self) -> &'static str {
        match self {
            Show::All => "Everybody",
            Show::Administrators => "Administrators",
            Show::Moderators => "Moderators",
            Show::Suspended => "Suspended",
            Show::Unconfirmed => "Address not confirmed",
            Show::Leaving => "Leaving",
        }
    }
    /// From an address; anything else is everybody.
    pub fn parse(code: &str) -> Show {
        Show::ALL.into_iter().find(|it| it.code() == code).unwrap_or_default()
    }
    /// Whether the list shows this member.
    pub fn has(self, it: &Governed) -> bool {
        match self {
            Show::All => true,
            Show::Administrators => it.roles.admin,
            Show::Moderators => it.roles.moderator,
            Show::Suspended => it.standing == "suspended",
            Show::Unconfirmed => it.standing == "unconfirmed",
            Show::Leaving => it.leaves_at.is_some(),
        }
    }
}

/// The words that somebody looks for in a name: in any order, each from its beginning, accents and capitals left aside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sought(Vec<String>);

impl Sought {
    /// Of what was typed.
    pub fn of(typed: &str) -> Sought {
        Sought(parts(typed))
    }
    /// Whether anything is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// Whether a name has them all.
    pub fn is_in(&self, name: &str) -> bool {
        let parts = parts(name);
        self.0.iter().all(|sought| parts.iter().any(|it| it.starts_with(sought)))
    }
}

fn parts(text: &str) -> Vec<String> {
    let plain: String = text.nfd().filter(|it| !is_combining_mark(*it)).flat_map(char::to_lowercase).collect();
    // What no accent of Unicode makes, people still type plainly.
    let plain = plain.replace('ł', "l").replace('ø', "o").replace('ß', "ss").replace('đ', "d");
    let part = |it: &str| it.chars().filter(|it| it.is_alphanumeric()).collect::<String>();
    plain.split([' ', '-', '\u{a0}']).map(part).filter(|it| !it.is_empty()).collect()
}

/// Why something cannot be done to a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberProblem {
    /// One does not suspend oneself.
    Oneself,
    /// An administrator is suspended only after somebody took that role.
    Administrator,
    /// Not a member in good standing.
    NotActive,
    /// Nothing to end.
    NotSuspended,
    /// Somebody has done it in the meantime.
    Already,
    /// Nobody else would run the network.
    Last,
}

impl fmt::Display for MemberProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            MemberProblem::Oneself => "Nobody suspends themselves. If you want to go, delete your account in your settings.",
            MemberProblem::Administrator => {
                "An administrator cannot be suspended. Take the role first, so that everybody who runs this Kettle hears of it."
            }
            MemberProblem::NotActive => "Only a member in good standing can be suspended or given a role.",
            MemberProblem::NotSuspended => "This member is not suspended.",
            MemberProblem::Already => "Somebody has done this in the meantime. Load the page again.",
            MemberProblem::Last => "Nobody else runs this Kettle. Make somebody else an administrator first.",
        })
    }
}

/// What a change of a role is called on a button, before a name.
pub const fn verb(role: Role, change: RoleChange) -> &'static str {
    match (role, change) {
        (Role::Administrator, RoleChange::Given) => "Make an administrator",
        (Role::Administrator, RoleChange::Taken) => "No longer an administrator",
        (Role::Moderator, RoleChange::Given) => "Make a moderator",
        (Role::Moderator, RoleChange::Taken) => "No longer a moderator",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::{MemberId, Moment, Roles};

    #[test]
    fn names_are_found_as_people_type_them() {
        let has = |typed: &str, name: &str| Sought::of(typed).is_in(name);
        assert!(has("wisn", "Tomasz Wiśniewski") && has("tomasz wis", "Tomasz Wiśniewski"));
        assert!(has("lukasz", "Łukasz Nowak") && has("ŁUKASZ", "Łukasz Nowak"));
        assert!(has("dhomh", "Aoife Ní Dhomhnaill") && has("smith", "Ann Jones-Smith") && has("நிலா", "நிலா"));
        assert!(has("oneill", "Sean O'Neill") && has("o'neill", "Sean ONeill"));
        assert!(!has("niewski", "Tomasz Wiśniewski") && !has("ada ben", "Ada Lovelace"));
        assert!(Sought::of(" - ").is_empty() && Sought::of("").is_in("Anybody"));
    }

    #[test]
    fn each_list_has_its_own() {
        let member = |standing: &str, roles, leaves_at| Governed {
            member: MemberId::NONE,
            name: "Ada".into(),
            standing: standing.into(),
            roles,
            joined_at: Moment::from_micros(0),
            leaves_at,
        };
        let (none, both) = (Roles::default(), Roles { admin: true, moderator: true });
        let of = |it: &Governed| Show::ALL.into_iter().filter(|show| show.has(it)).map(Show::code).collect::<Vec<_>>();
        assert_eq!(of(&member("active", none, None)), [""]);
        assert_eq!(of(&member("active", both, None)), ["", "administrators", "moderators"]);
        assert_eq!(of(&member("suspended", none, Some(Moment::from_micros(1)))), ["", "suspended", "leaving"]);
        for show in Show::ALL {
            assert_eq!(Show::parse(show.code()), show);
        }
        assert_eq!(Show::parse("nonsense"), Show::All);
    }
}
