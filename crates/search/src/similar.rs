//! Words that are one letter from another: what the dictionary is searched with.

use crate::snapshot::Begins;
use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use std::sync::LazyLock;

/// Accepts words that differ from one in a letter, or begin with such a word.
pub(crate) struct Similar {
    letters: DFA,
    /// What a word must begin with.
    first: Vec<u8>,
}

/// How many bytes were read, as long as that matters, and where that led.
#[derive(Clone, Copy)]
pub(crate) struct State {
    read: u8,
    at: u32,
}

impl Similar {
    /// Words that are similar to `word`. Too many words begin with something like it, and people seldom mistype the
    /// first letter, so that these must have the same.
    pub fn to(word: &str, begins: Begins) -> Similar {
        static ONE_LETTER: LazyLock<LevenshteinAutomatonBuilder> =
            LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
        let first = word.chars().next().map(char::len_utf8).unwrap_or_default();
        match begins {
            Begins::No => Similar { letters: ONE_LETTER.build_dfa(word), first: Vec::new() },
            Begins::Yes => {
                Similar { letters: ONE_LETTER.build_prefix_dfa(word), first: word.as_bytes()[..first].to_vec() }
            }
        }
    }
}

impl tantivy_fst::Automaton for Similar {
    type State = State;
    fn start(&self) -> State {
        State { read: 0, at: self.letters.initial_state() }
    }
    fn is_match(&self, state: &State) -> bool {
        usize::from(state.read) == self.first.len() && matches!(self.letters.distance(state.at), Distance::Exact(_))
    }
    fn can_match(&self, state: &State) -> bool {
        state.at != SINK_STATE
    }
    fn accept(&self, state: &State, byte: u8) -> State {
        match self.first.get(usize::from(state.read)) {
            Some(wanted) if *wanted != byte => State { at: SINK_STATE, ..*state },
            Some(_) => State { read: state.read + 1, at: self.letters.transition(state.at, byte) },
            None => State { at: self.letters.transition(state.at, byte), ..*state },
        }
    }
}
