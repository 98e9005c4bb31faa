//! Looking for what may name a patient. One pass over the folded text stops at digits and at the first letters of a few words;
//! whatever is looked at beyond that has a fixed reach, so that the whole takes time linear in the text.

mod addresses;
mod births;
mod folded;
mod glance;
mod hospital;
mod names;
mod nearby;
mod numbers;
mod patients;
mod phones;
mod runs;
#[rustfmt::skip] // its lists are read in rows
mod words;

use crate::{Finding, Findings, Kind, Surety};
use folded::Folded;
use patients::Patients;
use runs::Chain;
use std::ops::Range;

/// Finds what may name a patient, in time linear in the text. The ranges are of `text` as it was given; what hides in
/// invisible characters, foreign digits or wide letters is found as what it looks like.
pub fn scan(text: &str) -> Findings {
    let folded = Folded::of(text);
    let mut look = Look { text: folded.text(), found: Vec::new(), patients: Patients::default() };
    look.all();
    let mut found = look.found;
    for one in &mut found {
        one.range = folded.original(&one.range);
    }
    Findings::of(found)
}

/// A folded text and what was found in it so far.
struct Look<'a> {
    text: &'a str,
    found: Vec<Finding>,
    /// Where words about patients stand, once that was asked often enough.
    patients: patients::Patients,
}

/// What a byte makes us do.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    Pass,
    Digit,
    Letter,
}

/// Digits, and the letters with which the words begin that a name follows: Mr, Mrs, Ms, Miss, Master, Mx, patient, pt, baby,
/// called, named, name, surname.
static CLASS: [Class; 256] = {
    let mut all = [Class::Pass; 256];
    let mut at = b'0';
    while at <= b'9' {
        all[at as usize] = Class::Digit;
        at += 1;
    }
    let letters = b"MmPpBbCcNnSsFf";
    let mut at = 0;
    while at < letters.len() {
        all[letters[at] as usize] = Class::Letter;
        at += 1;
    }
    all
};

impl Look<'_> {
    fn all(&mut self) {
        let bytes = self.text.as_bytes();
        let mut chain = Chain::default();
        let mut at = 0;
        let mut inside = false; // of a word that begins with none of the letters
        while at < bytes.len() {
            let byte = bytes[at];
            match CLASS[usize::from(byte)] {
                Class::Digit => {
                    at = self.number(at, &mut chain);
                    inside = false;
                }
                Class::Letter if !inside => {
                    inside = true;
                    at = self.name(at).unwrap_or(at + 1);
                }
                Class::Letter => at += 1,
                Class::Pass => {
                    inside = byte.is_ascii_alphabetic() || byte >= 0x80;
                    at += 1;
                }
            }
        }
    }

    /// Everything that a number may be; answers where to go on. The chain is lent, so that it is made once.
    fn number(&mut self, at: usize, chain: &mut Chain) -> usize {
        chain.read(self.text.as_bytes(), at);
        let mut index = 0;
        while index < chain.runs.len() {
            self.hospital(chain, index);
            self.address(chain, index);
            let date = self.birth(chain, index);
            index += date.or_else(|| self.nhs(chain, index)).or_else(|| self.phone(chain, index)).unwrap_or(1);
        }
        chain.end
    }

    fn add(&mut self, kind: Kind, surety: Surety, range: Range<usize>) {
        self.found.push(Finding { kind, surety, range });
    }
}
