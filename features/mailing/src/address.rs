//! Reply addresses: to whom a member writes in order to answer in one discussion. `reply+TOKEN@kettle.example.org`, where the token
//! proves that this house gave it to that member; the store holds nothing of it, and without the root key nobody makes one.
//!
//! A mail program may write an address in other letters, and no more than 64 of them stand before the at-sign: so a token is
//! base32, and of the discussion's random id it carries the beginning, which is enough to find it.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use discussions_api::DiscussionId;
use kernel::{MemberId, Moment, Private, Signing};
use std::fmt;
use subtle::ConstantTimeEq;

/// The mailbox that takes replies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyAddress {
    local: String,
    domain: String,
}

/// What is wrong with the setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnAddress;

/// Leave to answer by mail: one member, one discussion, until the end of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leave {
    /// Who.
    pub member: MemberId,
    place: [u8; PLACE],
    day: u16,
}

/// So many days an address is good.
pub const DAYS: i64 = 30;
/// The bytes of a discussion's id that it carries; 52 of their bits are chance.
const PLACE: usize = 7;
const SAID: usize = 16 + PLACE + 2;
/// The bytes of the proof: it can only be guessed by sending mail.
const PROOF: usize = 9;
/// The letters of a token.
const LETTERS: usize = ((SAID + PROOF) * 8).div_ceil(5);
const PURPOSE: &str = "reply by mail\0";
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

impl ReplyAddress {
    /// The most letters before the `+`: with the token there may be 64 (RFC 5321, 4.5.3.1.1).
    pub const LONGEST: usize = 64 - 1 - LETTERS;

    /// From the setting: `reply@kettle.example.org`.
    pub fn parse(text: &str) -> Result<ReplyAddress, NotAnAddress> {
        let lower = text.trim().to_ascii_lowercase();
        let (local, domain) = lower.split_once('@').ok_or(NotAnAddress)?;
        let plain = |it: &str, more: &[u8]| {
            !it.is_empty() && it.bytes().all(|b| b.is_ascii_alphanumeric() || more.contains(&b))
        };
        let fits = local.len() <= ReplyAddress::LONGEST && plain(local, b"-_") && plain(domain, b"-.");
        fits.then(|| ReplyAddress { local: local.to_owned(), domain: domain.to_owned() }).ok_or(NotAnAddress)
    }
    /// The address with which `leave` is used.
    pub fn with(&self, leave: &Leave, key: &Private<[u8; 32]>) -> String {
        format!("{}+{}@{}", self.local, leave.token(key), self.domain)
    }
    /// Whether a mail came to this mailbox, with a token or without.
    pub fn is_meant(&self, to: &[String]) -> bool {
        let is_ours = |it: &String| {
            let (local, domain) = it.rsplit_once('@')?;
            let local = local.split('+').next()?;
            Some(local.eq_ignore_ascii_case(&self.local) && domain.eq_ignore_ascii_case(&self.domain))
        };
        to.iter().any(|it| is_ours(it) == Some(true))
    }
    /// The leave in one of the addresses of a mail, if this house gave it.
    pub fn leave_in(&self, to: &[String], key: &Private<[u8; 32]>) -> Option<Leave> {
        let token = |it: &String| {
            let (local, domain) = it.rsplit_once('@')?;
            let token = local.strip_prefix(&*self.local)?.strip_prefix('+')?;
            domain.eq_ignore_ascii_case(&self.domain).then(|| Leave::read(token, key)).flatten()
        };
        to.iter().find_map(token)
    }
}

impl Leave {
    /// For a member to answer in a discussion, from now on for [`DAYS`].
    pub fn new(member: MemberId, discussion: DiscussionId, now: Moment) -> Leave {
        let mut place = [0; PLACE];
        place.copy_from_slice(&discussion.as_bytes()[..PLACE]);
        Leave { member, place, day: u16::try_from(day_of(now) + DAYS).unwrap_or(u16::MAX) }
    }
    /// Whether its time is over.
    pub fn is_over(&self, now: Moment) -> bool {
        i64::from(self.day) < day_of(now)
    }
    /// The first and the last id that a discussion can have which is meant.
    pub fn between(&self) -> (DiscussionId, DiscussionId) {
        let filled = |rest: u8| {
            let mut id = [rest; 16];
            id[..PLACE].copy_from_slice(&self.place);
            DiscussionId::from_bytes(id)
        };
        (filled(0), filled(255))
    }

    fn said(&self) -> [u8; SAID] {
        let mut said = [0; SAID];
        said[..16].copy_from_slice(self.member.as_bytes());
        said[16..16 + PLACE].copy_from_slice(&self.place);
        said[16 + PLACE..].copy_from_slice(&self.day.to_be_bytes());
        said
    }
    fn token(&self, key: &Private<[u8; 32]>) -> String {
        let said = self.said();
        encode(&[&said[..], &proof(&said, key)].concat())
    }
    fn read(token: &str, key: &Private<[u8; 32]>) -> Option<Leave> {
        let bytes = decode(token).filter(|it| it.len() == SAID + PROOF)?;
        let (said, given) = bytes.split_at(SAID);
        let member = MemberId::from_bytes(said[..16].try_into().ok()?);
        let place = said[16..16 + PLACE].try_into().ok()?;
        let leave = Leave { member, place, day: u16::from_be_bytes(said[16 + PLACE..].try_into().ok()?) };
        bool::from(proof(said, key).ct_eq(given)).then_some(leave)
    }
}

fn day_of(now: Moment) -> i64 {
    now.seconds().div_euclid(24 * 60 * 60)
}

/// The beginning of the proof that links of the house end with.
fn proof(said: &[u8], key: &Private<[u8; 32]>) -> [u8; PROOF] {
    let signed = BASE64_URL_SAFE_NO_PAD.decode(Signing::new(key, PURPOSE).text(said)).unwrap_or_default();
    let mut proof = [0; PROOF];
    proof.copy_from_slice(&signed[said.len()..said.len() + PROOF]);
    proof
}

/// Base32 in small letters, without padding (RFC 4648).
fn encode(bytes: &[u8]) -> String {
    let (mut text, mut bits, mut held) = (String::with_capacity(LETTERS), 0_u32, 0);
    for byte in bytes {
        (bits, held) = (bits << 8 | u32::from(*byte), held + 8);
        while held >= 5 {
            held -= 5;
            text.push(char::from(ALPHABET[(bits >> held & 31) as usize]));
        }
        bits &= (1 << held) - 1;
    }
    if held > 0 {
        text.push(char::from(ALPHABET[(bits << (5 - held) & 31) as usize]));
    }
    text
}

/// `None` if there is another letter in it, or anything left over.
fn decode(text: &str) -> Option<Vec<u8>> {
    if text.len() != LETTERS {
        return None;
    }
    let (mut bytes, mut bits, mut held) = (Vec::with_capacity(SAID + PROOF), 0_u32, 0);
    for letter in text.bytes() {
        let value = ALPHABET.iter().position(|it| *it == letter.to_ascii_lowercase())?;
        (bits, held) = (bits << 5 | u32::try_from(value).ok()?, held + 5);
        if held >= 8 {
            held -= 8;
            bytes.push(u8::try_from(bits >> held & 255).ok()?);
        }
        bits &= (1 << held) - 1;
    }
    (bits == 0).then_some(bytes)
}

impl fmt::Display for ReplyAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.local, self.domain)
    }
}

impl fmt::Display for NotAnAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let most = ReplyAddress::LONGEST;
        write!(f, "an address such as reply@kettle.example.org, with at most {most} letters before the at-sign")
    }
}
impl std::error::Error for NotAnAddress {}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Rng;
    use std::time::Duration;

    const NOW: Moment = Moment::from_micros(1_795_176_000_000_000);
    const DAY: u64 = 24 * 60 * 60;

    fn address() -> ReplyAddress {
        ReplyAddress::parse("Reply@Kettle.test").unwrap()
    }

    #[test]
    fn an_address_is_good_for_one_member_one_discussion_and_thirty_days() {
        let (rng, key) = (Rng::seeded(4), Private::new([3; 32]));
        let (ada, thread) = (MemberId::random(&rng), DiscussionId::random(&rng));
        let leave = Leave::new(ada, thread, NOW);
        let to = address().with(&leave, &key);
        let local = to.split('@').next().unwrap();
        assert!(local.len() <= 64 && to.ends_with("@kettle.test") && local.starts_with("reply+"), "{to}");
        for sent in [to.clone(), to.to_uppercase(), to.replace("kettle", "KETTLE")] {
            let read = address().leave_in(&["ben@example.org".into(), sent.to_lowercase()], &key);
            assert_eq!(read, Some(leave));
        }
        let (first, last) = leave.between();
        assert!(first <= thread && thread <= last && leave.member == ada);
        let after = |days: u64| NOW.plus(Duration::from_secs(days * DAY));
        assert!(!leave.is_over(after(30)) && leave.is_over(after(31)));
    }

    #[test]
    fn nobody_makes_one_who_has_not_the_key() {
        let (rng, key) = (Rng::seeded(5), Private::new([3; 32]));
        let leave = Leave::new(MemberId::random(&rng), DiscussionId::random(&rng), NOW);
        let token = leave.token(&key);
        assert_eq!(Leave::read(&token, &Private::new([4; 32])), None);
        // Whatever letter is another, it is none of ours: neither another member nor a later day (abuse case 90).
        for at in 0..token.len() {
            let other = if &token[at..=at] == "a" { "b" } else { "a" };
            assert_eq!(Leave::read(&format!("{}{other}{}", &token[..at], &token[at + 1..]), &key), None, "{at}");
        }
        for odd in [
            "",
            "x",
            "' OR 1=1 --",
            &"a".repeat(LETTERS),
            &"é".repeat(LETTERS),
            &"1".repeat(LETTERS),
            &"a".repeat(5000),
        ] {
            assert_eq!(Leave::read(odd, &key), None);
        }
        let elsewhere = address().with(&leave, &key).replace("kettle.test", "evil.test");
        assert_eq!(address().leave_in(&[elsewhere.clone(), "reply@kettle.test".into()], &key), None);
        assert!(address().is_meant(&["x@y.test".into(), "Reply@Kettle.test".into()]));
        assert!(address().is_meant(&["reply+spoiled@kettle.test".into()]));
        assert!(!address().is_meant(&[elsewhere, "replying@kettle.test".into(), "reply".into()]));
    }

    #[test]
    fn base32_is_read_back() {
        let bytes: Vec<u8> = (0..SAID + PROOF).map(|it| (it * 37 + 11) as u8).collect();
        assert_eq!(decode(&encode(&bytes)), Some(bytes));
        assert_eq!(encode(b"foobar"), "mzxw6ytboi");
    }

    #[test]
    fn a_setting_that_is_no_address_is_refused() {
        for odd in [
            "",
            "reply",
            "reply@",
            "@kettle.test",
            "re ply@kettle.test",
            "a.very.long.name@kettle.test",
            "reply+x@kettle.test",
        ] {
            assert_eq!(ReplyAddress::parse(odd), Err(NotAnAddress), "{odd}");
        }
        assert_eq!(address().to_string(), "reply@kettle.test");
    }
}
