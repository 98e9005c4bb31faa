//! Many different questions to an index, each timed by itself.

use crate::{Outcome, note, stopwatch::Times};

/// Questions before those that count.
const WARMING: usize = 200;
/// A reader asks so many; what an index keeps of them is new to it with each reader.
pub const EACH: usize = 20;

/// What one question gave.
pub struct Answered {
    /// How long it took.
    pub ms: f64,
    /// How much it found.
    pub total: u64,
    /// The question.
    pub words: String,
}

/// The times of `count` questions to an index of so many things; the slowest are told.
pub fn times(things: u64, count: usize, mut ask: impl FnMut(usize) -> Outcome<Answered>) -> Outcome<Times> {
    let warming = WARMING.min(count);
    let mut answers = (0..warming + count).map(&mut ask).collect::<Outcome<Vec<Answered>>>()?;
    answers.drain(..warming);
    let any = answers.iter().filter(|it| it.total > 0).count();
    answers.sort_by(|a, b| b.ms.total_cmp(&a.ms));
    for Answered { ms, total, words } in answers.iter().take(3) {
        note(&format!("{things}: the slowest took {ms:.2} ms and found {total}: {words}"));
    }
    note(&format!("{things}: {any} of {count} questions found something"));
    Ok(Times::of(answers.into_iter().map(|it| it.ms).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_ones_do_not_count() {
        let ask = |at: usize| Ok(Answered { ms: at as f64, total: 1, words: String::new() });
        let times = times(9, 300, ask).expect("asked");
        assert_eq!((times.count(), times.at(0.0)), (300, 200.0));
    }
}
