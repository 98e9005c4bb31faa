//! Letters that one can do without, and the links that stop them.

use kernel::{MemberId, Private, Signing};

/// A kind of letter that its receiver can do without.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// The day's letter: who waits.
    Daily,
    /// What somebody wants to know at once.
    AtOnce,
    /// To moderators: something waits to be looked at.
    Reports,
    /// To whoever asked for it: a saved search found somebody new.
    Searches,
    /// To whoever asked for it: what was begun in their groups. It is switched on where its day is chosen.
    Groups,
}

impl List {
    /// All of them.
    pub const ALL: [List; 5] = [List::Daily, List::AtOnce, List::Reports, List::Searches, List::Groups];

    /// In the store, and in `List-Id`.
    pub const fn word(self) -> &'static str {
        match self {
            List::Daily => "daily",
            List::AtOnce => "at-once",
            List::Reports => "reports",
            List::Searches => "searches",
            List::Groups => "groups",
        }
    }
    /// From the store or a form.
    pub fn of(word: &str) -> Option<List> {
        List::ALL.into_iter().find(|it| it.word() == word)
    }
    const fn byte(self) -> u8 {
        match self {
            List::Daily => b'd',
            List::AtOnce => b'o',
            List::Reports => b'r',
            List::Searches => b's',
            List::Groups => b'g',
        }
    }
}

const PURPOSE: &str = "stop a list\0";
/// Which list and who.
const LENGTH: usize = 1 + 16;

/// The path of the link that stops a list for a member; `key` is the one that links are made with.
pub fn stop_path(key: &Private<[u8; 32]>, member: MemberId, list: List) -> String {
    let mut said = [list.byte(); LENGTH];
    said[1..].copy_from_slice(member.as_bytes());
    format!("/letters/stop?t={}", Signing::new(key, PURPOSE).text(&said))
}

/// Whom and what a link's `t` names; `None` if we did not make it.
pub fn read_stop(text: &str, key: &Private<[u8; 32]>) -> Option<(MemberId, List)> {
    let said: [u8; LENGTH] = Signing::new(key, PURPOSE).read(text)?;
    let list = List::ALL.into_iter().find(|it| it.byte() == said[0])?;
    Some((MemberId::from_bytes(said[1..].try_into().ok()?), list))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Rng;

    #[test]
    fn only_what_the_house_made_is_read() {
        let (key, other) = (Private::new([1; 32]), Private::new([2; 32]));
        let ada = MemberId::random(&Rng::seeded(1));
        for list in List::ALL {
            let path = stop_path(&key, ada, list);
            let token = path.split_once("?t=").unwrap().1;
            assert_eq!(read_stop(token, &key), Some((ada, list)));
            assert_eq!(read_stop(token, &other), None);
        }
        let other_purpose = Signing::new(&key, "another").text(&[b'r'; LENGTH]);
        for odd in ["", "x", "' OR 1=1 --", &other_purpose, &"A".repeat(44), &"A".repeat(5000)] {
            assert_eq!(read_stop(odd, &key), None); // abuse case 90
        }
    }

    /// In letters that went out before the day's letter was there.
    #[test]
    fn links_that_are_under_way_stay_good() {
        let token = "cgAAAAAAAAAAAAAAAAAAAACloDLmAI3vP1Jg2jPhSZJm";
        assert_eq!(read_stop(token, &Private::new([9; 32])), Some((MemberId::NONE, List::Reports)));
    }

    #[test]
    fn every_list_has_a_word_and_a_byte_of_its_own() {
        for (at, list) in List::ALL.into_iter().enumerate() {
            assert_eq!(List::of(list.word()), Some(list));
            assert!(List::ALL[..at].iter().all(|it| it.word() != list.word() && it.byte() != list.byte()));
        }
        assert_eq!(List::of("account"), None);
    }
}
