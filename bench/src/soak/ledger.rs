//! What was said and answered for, and the judgement over what everybody saw.

use super::{stand::Stand, talker::Talker};
use crate::Outcome;
use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::sync::watch;

/// Everything that the server answered for.
pub struct Ledger {
    said: Mutex<Vec<Said>>,
    count: watch::Sender<usize>,
}

/// One message that was answered for.
#[derive(Debug, Clone)]
pub struct Said {
    /// In which conversation, by number.
    pub talk: usize,
    /// By whom, by number.
    pub by: usize,
    /// Which of theirs: later ones are higher.
    pub nth: usize,
    /// The word that no other message has.
    pub word: String,
}

/// What came of it.
#[derive(Debug, Clone, Default)]
pub struct Verdict {
    /// Messages that were answered for.
    pub said: usize,
    /// Whoever should have seen one and did not, each time.
    pub lost: usize,
    /// Shown a second time.
    pub doubled: usize,
    /// Shown in another order than others saw, or than their author said them.
    pub disordered: usize,
    /// Sends that had to be tried again.
    pub retried: usize,
    /// Streams that were cut by chance.
    pub cut: usize,
    /// Streams that were opened in all: what was not cut ended with the server.
    pub opened: usize,
    /// How often the server was killed.
    pub kills: usize,
    /// How long they talked.
    pub seconds: f64,
}

/// What one saw of one conversation, in the order in which it came.
pub type Shown = Vec<(i64, String)>;

impl Default for Ledger {
    fn default() -> Ledger {
        Ledger { said: Mutex::default(), count: watch::Sender::new(0) }
    }
}

impl Ledger {
    /// The server answered for this one.
    pub fn put(&self, said: Said) {
        self.said.lock().unwrap_or_else(PoisonError::into_inner).push(said);
        self.count.send_modify(|it| *it += 1);
    }
    /// Waits until so many are answered for.
    pub async fn reach(&self, count: usize) {
        let mut seen = self.count.subscribe();
        // The sender is ours: it does not go while we wait.
        let _ = seen.wait_for(|it| *it >= count).await;
    }
    /// Gives everybody some time to see the last ones, and judges.
    pub async fn wait_and_judge(&self, stand: &Stand, all: &[Arc<Talker>], patience: Duration) -> Outcome<Verdict> {
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut waited = Duration::ZERO;
        let step = Duration::from_millis(500);
        while waited < patience && lost(&said, stand, all) > 0 {
            tokio::time::sleep(step).await;
            waited += step;
        }
        let mut verdict = Verdict { said: said.len(), lost: lost(&said, stand, all), ..Verdict::default() };
        let order: HashMap<&str, (usize, usize)> = said.iter().map(|it| (it.word.as_str(), (it.by, it.nth))).collect();
        for (number, talk) in stand.talks.iter().enumerate() {
            let views: Vec<Shown> = talk.members.iter().map(|it| all[*it].shown(number)).collect();
            for view in &views {
                let (doubled, disordered) = faults(view, &views[0], &order);
                verdict.doubled += doubled;
                verdict.disordered += disordered;
            }
        }
        verdict.retried = all.iter().map(|it| it.retried()).sum();
        verdict.cut = all.iter().map(|it| it.cut()).sum();
        verdict.opened = all.iter().map(|it| it.opened()).sum();
        Ok(verdict)
    }
}

/// How often somebody did not see what they should have.
fn lost(said: &[Said], stand: &Stand, all: &[Arc<Talker>]) -> usize {
    let mut wanted: Vec<Vec<&str>> = vec![vec![]; stand.talks.len()];
    said.iter().for_each(|it| wanted[it.talk].push(&it.word));
    let mut lost = 0;
    for (number, talk) in stand.talks.iter().enumerate() {
        for member in &talk.members {
            let shown = all[*member].shown(number);
            let seen: std::collections::HashSet<&str> = shown.iter().map(|it| it.1.as_str()).collect();
            lost += wanted[number].iter().filter(|it| !seen.contains(**it)).count();
        }
    }
    lost
}

/// What was shown twice, and what stands elsewhere than another saw it or its author said it.
fn faults(view: &Shown, other: &Shown, order: &HashMap<&str, (usize, usize)>) -> (usize, usize) {
    let mut seen = std::collections::HashSet::new();
    let doubled = view.iter().filter(|it| !seen.insert(it.1.as_str())).count();
    let rising = view.windows(2).filter(|it| it[0].0 >= it[1].0).count();
    let differing = view.iter().zip(other).filter(|(one, other)| one != other).count();
    let mut latest: HashMap<usize, usize> = HashMap::new();
    let mut out_of_turn = 0;
    for (by, nth) in view.iter().filter_map(|it| order.get(it.1.as_str())) {
        match latest.insert(*by, *nth) {
            Some(before) if before >= *nth => out_of_turn += 1,
            _ => {}
        }
    }
    (doubled, rising + differing + out_of_turn)
}

impl Verdict {
    /// A soak says no less than this,
    const SAID: usize = 10_000;
    /// cuts as many streams by chance,
    const CUT: usize = 1_000;
    /// and kills the server so often.
    const KILLS: usize = 20;

    /// Whether all is as it should be: nothing lost, doubled or out of order, in a run that was as hard as promised.
    pub fn is_kept(&self) -> bool {
        let hard = self.said >= Verdict::SAID && self.cut >= Verdict::CUT && self.kills >= Verdict::KILLS;
        hard && self.lost + self.doubled + self.disordered == 0
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Verdict { said, lost, doubled, disordered, retried, cut, opened, kills, seconds } = self;
        write!(
            f,
            "{said} messages in {seconds:.0} s, {kills} kills, {cut} of {opened} streams cut by chance, {retried} sends tried \
             again: \
             {lost} lost, {doubled} shown twice, {disordered} out of order"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(words: &[(i64, &str)]) -> Shown {
        words.iter().map(|(number, word)| (*number, (*word).to_owned())).collect()
    }

    #[test]
    fn a_run_that_was_too_easy_proves_nothing() {
        let hard = Verdict { said: 10_000, cut: 1_000, kills: 20, ..Verdict::default() };
        assert!(hard.is_kept());
        let easy = [
            Verdict { said: 9_999, ..hard.clone() },
            Verdict { cut: 999, ..hard.clone() },
            Verdict { kills: 19, ..hard.clone() },
        ];
        let faulty = [
            Verdict { lost: 1, ..hard.clone() },
            Verdict { doubled: 1, ..hard.clone() },
            Verdict { disordered: 1, ..hard.clone() },
        ];
        assert!(easy.iter().chain(&faulty).all(|it| !it.is_kept()));
    }

    #[test]
    fn faults_are_found() {
        let order: HashMap<&str, (usize, usize)> = [("a", (0, 0)), ("b", (0, 1)), ("c", (1, 0))].into();
        let right = view(&[(1, "a"), (2, "c"), (3, "b")]);
        assert_eq!(faults(&right, &right, &order), (0, 0));
        let doubled = view(&[(1, "a"), (2, "c"), (3, "b"), (4, "c")]);
        assert_eq!(faults(&doubled, &right, &order), (1, 1));
        let turned = view(&[(1, "b"), (2, "c"), (3, "a")]);
        assert_eq!(faults(&turned, &turned, &order), (0, 1));
        let backwards = view(&[(2, "c"), (1, "a"), (3, "b")]);
        assert_eq!(faults(&backwards, &right, &order), (0, 3));
    }
}
