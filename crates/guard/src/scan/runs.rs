//! Digits that belong together: runs, and chains of runs with nothing but spaces and marks between them.

/// Digits in a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// Runs with at most a few spaces or marks between one and the next.
#[derive(Debug, Default)]
pub(super) struct Chain {
    pub(super) runs: Vec<Run>,
    pub(super) end: usize,
}

/// The most spaces and marks between two runs.
const GAP: usize = 3;

impl Run {
    pub(super) fn len(&self) -> usize {
        self.end - self.start
    }
}

impl Chain {
    /// Reads the chain that begins at `at`, where a digit stands.
    pub(super) fn read(&mut self, bytes: &[u8], at: usize) {
        self.runs.clear();
        let mut start = at;
        loop {
            let end = start + bytes[start..].iter().take_while(|it| it.is_ascii_digit()).count();
            self.runs.push(Run { start, end });
            self.end = end;
            let gap = bytes[end..].iter().take(GAP + 1).take_while(|it| joins(**it)).count();
            match bytes.get(end + gap) {
                Some(byte) if byte.is_ascii_digit() && (1..=GAP).contains(&gap) => start = end + gap,
                _ => return,
            }
        }
    }
}

/// What may stand between the groups of one number.
fn joins(byte: u8) -> bool {
    matches!(
        byte,
        b' ' | b'\t'
            | b'-'
            | b'.'
            | b'/'
            | b'_'
            | b','
            | b'('
            | b')'
            | b'\n'
            | b'\r'
            | b'|'
            | b'*'
            | b'+'
            | b'['
            | b']'
    )
}

/// The digits of the runs of a range, up to 16.
pub(super) fn digits(bytes: &[u8], runs: &[Run]) -> ([u8; 16], usize) {
    let (mut all, mut count) = ([0; 16], 0);
    for byte in runs.iter().flat_map(|it| &bytes[it.start..it.end]) {
        if count == all.len() {
            return (all, count + 1);
        }
        all[count] = byte - b'0';
        count += 1;
    }
    (all, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(bytes: &[u8], at: usize) -> Chain {
        let mut chain = Chain::default();
        chain.read(bytes, at);
        chain
    }

    #[test]
    fn groups_are_one_chain_and_words_end_it() {
        let text = b"943 476-5919 and 12";
        let found = chain(text, 0);
        assert_eq!(found.runs.iter().map(Run::len).collect::<Vec<_>>(), [3, 3, 4]);
        assert_eq!(found.end, 12);
        assert_eq!(digits(text, &found.runs).1, 10);
        assert_eq!(chain(b"[943] [476] [5919]", 1).runs.len(), 3);
        assert_eq!(chain(b"1    2", 0).runs.len(), 1);
        assert_eq!(digits(&[b'7'; 40], &chain(&[b'7'; 40], 0).runs).1, 17);
    }
}
