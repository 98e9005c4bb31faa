//! Where a text speaks of patients. The first few times the words around a place are looked at; a text that asks again and again
//! is read once from beginning to end instead, so that no text takes more than linear time.

use super::{
    glance::Glance,
    nearby::{REACH, after, before},
    words::{PATIENT, has},
};

/// What words of care begin with.
static OF_CARE: Glance = Glance::of(PATIENT);

/// So many times the words around are looked at one by one.
const FEW: usize = 40;

/// What was learnt so far.
#[derive(Default)]
pub(super) struct Patients {
    asked: usize,
    places: Vec<usize>,
}

impl Patients {
    /// Whether words about a patient stand near these bytes.
    pub(super) fn are_near(&mut self, text: &str, start: usize, end: usize) -> bool {
        self.asked += 1;
        if self.asked <= FEW {
            return before(text, start, REACH).chain(after(text, end, REACH)).any(|it| is_of_care(it.text));
        }
        if self.asked == FEW + 1 {
            self.places = after(text, 0, text.len()).filter(|it| is_of_care(it.text)).map(|it| it.start).collect();
        }
        let first = self.places.partition_point(|it| *it + REACH < start);
        self.places.get(first).is_some_and(|it| *it < end + REACH)
    }
}

fn is_of_care(word: &str) -> bool {
    OF_CARE.may_have(word) && has(PATIENT, word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn asking_often_is_asking_the_same() {
        let text = format!("{}the patient{}", "word ".repeat(100), " and more".repeat(100));
        let mut patients = Patients::default();
        let ask =
            |it: &mut Patients| (0..text.len()).step_by(50).map(|at| it.are_near(&text, at, at)).collect::<Vec<_>>();
        let (few, many) = (ask(&mut patients), (ask(&mut patients), ask(&mut patients)));
        assert_eq!(few, many.1);
        assert!(few.contains(&true) && few.contains(&false));
    }
}
