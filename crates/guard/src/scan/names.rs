//! Names after Mr, Mrs, patient and the like. Doubtful always, and none where the words beside say that it is a colleague.

use super::{
    Look,
    nearby::{REACH, after, before, is_after, is_before, is_letter, is_parted},
    words::{
        BETWEEN, COLLEAGUES, COLLEAGUES_DO, COLLEAGUES_HAVE, NO_COLLEAGUE, NO_MR, NO_NAMES, PAPERS, PARTICLES, PEOPLE,
        RIGHT_BEFORE, SHARED_WITH, TRAITS, has,
    },
};
use crate::{Kind, Surety};

/// What leads to a name.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lead {
    /// Mr, Mrs, Miss …: part of what is found.
    Title,
    /// The title of men that is also "modified release".
    Mr,
    /// patient, pt: stays.
    Patient,
    /// baby, baby girl: stays.
    Baby,
    /// called, named: only of people.
    Called,
    /// name, surname: of a patient, or with a mark between.
    Label,
}

impl Look<'_> {
    /// A name behind the word that begins here; answers where it ends.
    pub(super) fn name(&mut self, at: usize) -> Option<usize> {
        let bytes = self.text.as_bytes();
        if !may_lead(bytes[at], bytes.get(at + 1).copied().unwrap_or_default()) {
            return None;
        }
        let length = bytes[at..].iter().take(9).take_while(|it| is_letter(**it)).count();
        let lead = lead(&bytes[at..at + length])?;
        let word_end = at + length;
        let (start, end) = self.name_behind(word_end, lead, bytes[at].is_ascii_uppercase())?;
        let found = match lead {
            Lead::Title | Lead::Mr => !self.is_colleague(at, end),
            Lead::Patient | Lead::Baby => true,
            Lead::Called => is_before(self.text, at, 4, PEOPLE) || self.is_behind_age(at),
            Lead::Label => {
                is_before(self.text, at, 2, PEOPLE)
                    || is_before(self.text, at, 1, &["full", "her", "his", "their"])
                    || (length > 4 && bytes[word_end] == b':') // surname and forename: a form about somebody
            }
        };
        found.then(|| {
            let start = if matches!(lead, Lead::Title | Lead::Mr) { at } else { start };
            self.add(Kind::Name, Surety::Doubtful, start..end);
            end
        })
    }

    /// Where the name begins and ends that stands behind a lead.
    fn name_behind(&self, at: usize, lead: Lead, capital: bool) -> Option<(usize, usize)> {
        let bytes = self.text.as_bytes();
        let marks: &[u8] = match lead {
            Lead::Title | Lead::Mr => b". \t*_",
            Lead::Called => b" \t\"'*_",
            Lead::Patient => b" \t:\"'(,*_",
            Lead::Baby => b" \t*_",
            Lead::Label => b" \t:\"'=-*_",
        };
        let gap = bytes[at..].iter().take(4).take_while(|it| marks.contains(it)).count();
        let mut start = at + gap;
        let verb = ["is ", "was "].iter().find(|it| self.text[start..].starts_with(**it));
        if let (Lead::Label | Lead::Patient, Some(verb)) = (lead, verb) {
            start += verb.len();
        }
        if lead == Lead::Baby {
            let child = ["girl ", "boy ", "of "].iter().find(|it| self.text[start..].starts_with(**it));
            start += child.map_or(0, |it| it.len());
        }
        let first = after(self.text, start, 1).next().filter(|it| it.start == start && gap > 0)?;
        let shouted = bytes[at - 1].is_ascii_uppercase() && bytes[at - 2].is_ascii_uppercase();
        // "Patient: ELLISON, Margaret", as letters begin.
        let listed = lead == Lead::Patient
            && bytes[at] == b':'
            && first.text.len() > 4
            && bytes.get(first.end..first.end + 2) == Some(b", ")
            && bytes.get(first.end + 2).is_some_and(u8::is_ascii_uppercase);
        if !self.may_be_name(first.text, lead, capital, shouted || listed) {
            return None;
        }
        let end = self.name_end(first.end);
        // "my patient, Arthur Penhaligon" and not "for the patient, Monday is best"; "the patient is Arthur Penhaligon" and not
        // "the patient is Welsh"; "patient **Arthur Penhaligon**" and not "for each patient **Check** this".
        if lead == Lead::Patient && verb.is_some() && (has(TRAITS, first.text) || first.text.ends_with("ly")) {
            return None;
        }
        let between = &bytes[at..start];
        let emphasis = between.iter().any(|it| matches!(it, b'*' | b'_')) && !between.contains(&b':');
        let apart = lead == Lead::Patient && (between.contains(&b',') || emphasis || verb.is_some());
        (!apart || end > first.end).then_some((start, end))
    }

    /// Whether "43-year-old" or "43 yo" stands right before.
    fn is_behind_age(&self, at: usize) -> bool {
        let mut near = before(self.text, at, 24).map(|it| it.text);
        match near.next() {
            Some("yo") => true,
            Some("old") => near.next().is_some_and(|it| matches!(it, "year" | "yr" | "month" | "week")),
            _ => false,
        }
    }

    /// Whether a word can be the first of a name behind this lead.
    fn may_be_name(&self, word: &str, lead: Lead, capital: bool, shouted: bool) -> bool {
        let upper = is_upper(word);
        let all_caps = word.len() > 1 && word.bytes().all(|it| it.is_ascii_uppercase());
        let other = match lead {
            Lead::Mr => has(NO_MR, word),
            Lead::Patient => has(PAPERS, word),
            _ => false,
        };
        if has(NO_NAMES, word) || other {
            return false;
        }
        match lead {
            // "mrs ellison" of whoever writes without capitals; "MR ELLISON" of whoever shouts.
            Lead::Title | Lead::Mr if has(PARTICLES, word) => true,
            Lead::Title => upper || (!capital && word.len() > 2),
            Lead::Mr if shouted => all_caps && word.len() > 3,
            Lead::Mr => upper || (!capital && word.len() > 3),
            Lead::Patient | Lead::Baby | Lead::Called | Lead::Label => upper && (!all_caps || shouted),
        }
    }

    /// Where a name ends whose first word ends here: more words with capitals, initials, small words before a capital.
    fn name_end(&self, mut end: usize) -> usize {
        let bytes = self.text.as_bytes();
        for _ in 0..4 {
            let gap = bytes[end..].iter().take(3).take_while(|it| matches!(it, b' ' | b'.' | b'-' | b'\'')).count();
            let possessive = bytes.get(end) == Some(&b'\'') && matches!(bytes.get(end + 1), Some(b's' | b'S'));
            let sentence = bytes[end..end + gap].contains(&b'.') && bytes[end..end + gap].contains(&b' ');
            let initial = end.checked_sub(2).is_none_or(|it| !is_letter(bytes[it]));
            if gap == 0 || possessive || (sentence && !initial) {
                break;
            }
            let Some(next) = after(self.text, end + gap, 1).next().filter(|it| it.start == end + gap) else { break };
            let name = is_upper(next.text) && !has(NO_NAMES, next.text);
            let small =
                has(PARTICLES, next.text) && after(self.text, next.end, 2).next().is_some_and(|it| is_upper(it.text));
            if !name && !small {
                break;
            }
            end = next.end;
        }
        end
    }

    /// Whether the words beside say that it is a colleague's: "consultant Mr X", "Mr X's list", "under Mr X".
    fn is_colleague(&self, start: usize, end: usize) -> bool {
        self.is_colleague_before(start) || self.is_colleague_behind(end)
    }

    fn is_colleague_before(&self, start: usize) -> bool {
        let near = || before(self.text, start, REACH).take_while(|it| !is_parted(self.text, it.end, start));
        let mut two = near().take(2);
        let (first, second) = (two.next(), two.next());
        if first.is_some_and(|it| has(RIGHT_BEFORE, it.text)) || near().take(2).any(|it| has(COLLEAGUES, it.text)) {
            return true;
        }
        first.is_some_and(|it| has(BETWEEN, it.text))
            && second.is_some_and(|it| has(SHARED_WITH, it.text) || has(COLLEAGUES, it.text))
    }

    fn is_colleague_behind(&self, end: usize) -> bool {
        let rest = &self.text[end..];
        let possessive = rest.starts_with("'s") || rest.starts_with("s' ") || rest.starts_with("' ");
        let from = if possessive { end + 2 } else { end };
        let mut near =
            after(self.text, from.min(self.text.len()), REACH).take_while(|it| !is_parted(self.text, end, it.start));
        if possessive {
            return is_after(self.text, from, 2, COLLEAGUES_HAVE);
        }
        let Some(first) = near.next() else { return false };
        if first.text == "is" && after(self.text, first.end, 4).next().is_some_and(|it| matches!(it.text, "a" | "an")) {
            return false; // a patient can be a nurse
        }
        if has(COLLEAGUES_DO, first.text) || has(COLLEAGUES, first.text) {
            return true;
        }
        let will = ["will", "would", "can", "may", "also", "usually", "always", "often"].contains(&first.text);
        for it in near.take(4) {
            if has(NO_COLLEAGUE, it.text) || has(NO_COLLEAGUE, first.text) {
                return false;
            }
            if has(COLLEAGUES, it.text)
                || (will
                    && (has(COLLEAGUES_DO, it.text)
                        || ["speak", "talk", "teach", "chair", "operate", "lead"].contains(&it.text)))
            {
                return true;
            }
        }
        false
    }
}

/// Whether a word with these first two letters can lead to a name: most cannot.
fn may_lead(first: u8, second: u8) -> bool {
    match first | 0x20 {
        b'm' => matches!(second | 0x20, b'r' | b's' | b'x' | b'i' | b'a'),
        b'p' => matches!(second | 0x20, b'a' | b't'),
        b'b' | b'c' | b'n' => second | 0x20 == b'a',
        b's' => second | 0x20 == b'u',
        _ => second | 0x20 == b'o',
    }
}

/// What a word leads to, if anything.
fn lead(word: &[u8]) -> Option<Lead> {
    let lower = |it: &[u8]| word.eq_ignore_ascii_case(it);
    match word[0] {
        b'M' | b'm' => match word {
            b"Ms" | b"ms" | b"Mx" | b"Miss" | b"Master" => Some(Lead::Title),
            _ if lower(b"mrs") || word == b"MISS" => Some(Lead::Title),
            _ if lower(b"mr") => Some(Lead::Mr),
            _ => None,
        },
        b'P' | b'p' if lower(b"patient") || lower(b"pt") => Some(Lead::Patient),
        b'B' | b'b' if lower(b"baby") => Some(Lead::Baby),
        b'C' | b'c' if lower(b"called") => Some(Lead::Called),
        b'N' | b'n' if lower(b"named") => Some(Lead::Called),
        b'N' | b'n' if lower(b"name") => Some(Lead::Label),
        b'S' | b's' if lower(b"surname") => Some(Lead::Label),
        b'F' | b'f' if lower(b"forename") => Some(Lead::Label),
        _ => None,
    }
}

/// Whether a word begins with a capital, or is of a script that has none.
fn is_upper(word: &str) -> bool {
    word.chars().next().is_some_and(|it| it.is_uppercase() || (it.is_alphabetic() && !it.is_lowercase()))
}

#[cfg(test)]
mod tests {
    use crate::{Kind, scan};

    fn found(text: &str) -> Vec<&str> {
        let all = scan(text);
        all.iter().filter(|it| it.kind == Kind::Name).map(|it| &text[it.range.clone()]).collect()
    }

    #[test]
    fn names_are_found_behind_titles_and_patients() {
        for (text, name) in [
            ("I saw Mrs Ellison today.", "Mrs Ellison"),
            ("Mr. J. P. Ellison's knee", "Mr. J. P. Ellison"),
            ("Miss Ní Dhomhnaill rang", "Miss Ní Dhomhnaill"),
            ("Mrs O'Connor-Lewis, 81", "Mrs O'Connor-Lewis"),
            ("mrs ellison was here", "mrs ellison"),
            ("MRS ELLISON", "MRS ELLISON"),
            ("MR ELLISON CAME", "MR ELLISON CAME"),
            ("my patient John Ellison died", "John Ellison"),
            ("pt Ellison", "Ellison"),
            ("Mr van der Berg has a cough", "Mr van der Berg"),
            ("a lady called Nirmala Thevar", "Nirmala Thevar"),
            ("Patient: Margaret Ellison, 81", "Margaret Ellison"),
            ("Mrs நிலா rang", "Mrs நிலா"),
            ("Master Tommy Ellison. Asthma", "Master Tommy Ellison"),
            ("Mrs **Ellison** came", "Mrs **Ellison"),
            ("**Mrs** Ellison came", "Mrs** Ellison"),
            ("**Patient:** John Ellison", "John Ellison"),
            ("patient **John Ellison** died", "John Ellison"),
            ("Pt is Doreen Ellison, 74", "Doreen Ellison"),
            ("his name was Ivor Ellison", "Ivor Ellison"),
            ("a mum called Kelly-Ann", "Kelly-Ann"),
        ] {
            assert_eq!(found(text), [name], "{text}");
        }
    }

    #[test]
    fn colleagues_are_none() {
        for text in [
            "on Mr Patel's list",
            "our orthopaedic surgeon, Mr Patel",
            "Mr Patel (consultant urologist)",
            "under Mr Patel since May",
            "Ms Okafor from the ICB",
            "Miss Chandra, ENT",
            "referred to Mr Patel",
            "Mr Patel operates on Tuesdays",
            "Mr Patel will speak on knees",
            "discussed with Mr Patel",
            "thanks to Mr Patel",
            "Mrs Hughes, our practice manager",
            "Ms Lee the pharmacist",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_title_is_none() {
        for text in [
            "MS Teams",
            "metformin MR 500",
            "an MR scan",
            "gliclazide mr tablets",
            "Miss Monday's session",
            "the patient. We wait",
            "Patient Participation Group",
            "patient NHS app",
            "Masters degree",
            "Mr",
            "patient",
            "miss you",
            "a template called Frailty",
            "tramadol mr twice daily",
            "The patient has",
            "MRI of the knee",
            "each patient I see",
            "named GP",
            "name: Frailty review",
            "the patient is Welsh",
            "the patient is South Asian",
            "Patient is Clinically Extremely Vulnerable",
            "each patient **Check** this first",
            "the patient was, as always, right",
            "patient *and* carer",
            "Patient Consent Form",
            "Patient Letter Template, version 2",
            "Patient Triage Flowchart",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }
}
