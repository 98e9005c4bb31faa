//! What is sealed opens in its own place and nowhere else.

use super::*;
use kernel::{Id, MemberId, Rng};

enum Row {}
enum Holder {}

fn key(seed: u8) -> SealKey {
    SealKey::new(Zeroizing::new([seed; 32]))
}

fn bound(rng: &Rng) -> Bound {
    Bound::new("message.body", Id::<Holder>::random(rng), Id::<Row>::random(rng), MemberId::random(rng))
}

#[test]
fn what_is_sealed_opens_in_its_place() {
    let rng = Rng::seeded(1);
    let (key, place) = (key(7), bound(&rng));
    for text in ["", "a", "Wishing to talk about a difficult week."] {
        let sealed = key.seal(&place, text.as_bytes(), &rng);
        assert_eq!(sealed.len(), text.len() + OVERHEAD);
        assert_eq!(sealed[0], WAY);
        assert_eq!(key.open_text(&place, &sealed).expect("opens"), text);
    }
    let twice = [key.seal(&place, b"same", &rng), key.seal(&place, b"same", &rng)];
    assert_ne!(twice[0], twice[1], "equal texts do not look equal");
    assert!(key.open_text(&place, &key.seal(&place, &[0xff], &rng)).is_err(), "that is no text");
}

#[test]
fn it_opens_nowhere_else() {
    let rng = Rng::seeded(2);
    let (one, place) = (key(7), bound(&rng));
    let sealed = one.seal(&place, b"between two people", &rng);
    let other = bound(&rng);
    let elsewhere = [
        Bound { table: "message.draft", ..place },
        Bound { table: "message.bod", ..place },
        Bound { holder: other.holder, ..place },
        Bound { row: other.row, ..place },
        Bound { author: other.author, ..place },
        Bound { holder: place.row, row: place.holder, ..place },
        place.piece(0, Place::Last),
        place.piece(0, Place::Within),
    ];
    for wrong in elsewhere {
        assert!(one.open(&wrong, &sealed).is_err(), "{wrong:?}"); // abuse cases 3, 40
    }
    assert!(key(8).open(&place, &sealed).is_err(), "another key");
    let piece = one.seal(&place.piece(3, Place::Within), b"a piece", &rng);
    for wrong in [place, place.piece(2, Place::Within), place.piece(3, Place::Last)] {
        assert!(one.open(&wrong, &piece).is_err(), "{wrong:?}");
    }
    assert!(one.open(&place.piece(3, Place::Within), &piece).is_ok());
}

#[test]
fn a_change_of_any_byte_is_noticed() {
    let rng = Rng::seeded(3);
    let (key, place) = (key(7), bound(&rng));
    let sealed = key.seal(&place, b"as it was written", &rng);
    for at in 0..sealed.len() {
        for bit in [0x01, 0x80] {
            let mut changed = sealed.clone();
            changed[at] ^= bit;
            assert!(key.open(&place, &changed).is_err(), "byte {at}");
        }
        assert!(key.open(&place, &sealed[..at]).is_err(), "cut to {at}");
    }
    assert!(key.open(&place, &[sealed.as_slice(), &[0]].concat()).is_err(), "something was added");
}

#[test]
fn what_cannot_be_opened_says_where_and_not_what() {
    let rng = Rng::seeded(4);
    let (key, place) = (key(7), bound(&rng));
    let fault = key.open(&place, b"no sealed bytes").expect_err("spoiled").to_string();
    assert!(fault.contains("message.body") && !fault.contains("no sealed"), "{fault}");
}

#[test]
fn a_mark_is_of_its_parts_and_of_the_key() {
    let key = |byte: u8| SealKey::new(Zeroizing::new([byte; 32]));
    let mark = key(1).mark("a", &[b"one", b"two"]);
    assert_eq!(mark, key(1).mark("a", &[b"one", b"two"]));
    for other in [
        key(2).mark("a", &[b"one", b"two"]),
        key(1).mark("b", &[b"one", b"two"]),
        key(1).mark("a", &[b"onet", b"wo"]),
        key(1).mark("a", &[b"one"]),
    ] {
        assert_ne!(mark, other);
    }
}
