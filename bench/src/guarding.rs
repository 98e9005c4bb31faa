//! The patient guard: how fast it reads plain text on one core, and what it finds in the corpus of `crates/guard`.

use crate::{Outcome, figures::Figure, note, stopwatch::Stopwatch};
use std::hint::black_box;

#[path = "../../crates/guard/corpus/read.rs"]
mod corpus;

/// So much text is read at once.
const MOST: usize = 16 * 1024 * 1024;
/// The best of so many counts: another program may be at work.
const TIMES: usize = 5;
/// Of each corpus with its slots filled anew.
const SEEDS: [u64; 3] = [1, 2, 3];

/// Speed in MB/s, recall and false alarms in per cent.
pub fn measure() -> Outcome<Vec<Figure>> {
    let prose = plain_text();
    let mut best = 0.0_f64;
    for _ in 0..TIMES {
        let watch = Stopwatch::start();
        black_box(guard::scan(black_box(&prose)));
        best = best.max(prose.len() as f64 / 1e6 / watch.seconds());
    }
    let mut figures = vec![Figure::new("guard.scan_mb_s", best, None)];
    let (mut recall, mut false_alarms) = (100.0_f64, 0.0_f64);
    for seed in SEEDS {
        let parts = corpus::parts(seed);
        let finds = |text: &str| !guard::scan(text).is_empty();
        for part in &parts {
            let it = corpus::measure([part], finds);
            note(&format!(
                "guard, {}, seed {seed}: recall {:.1} %, false alarms {:.1} %, {} wrong",
                part.name,
                it.recall,
                it.false_alarms,
                it.wrong.len()
            ));
        }
        let all = corpus::measure(&parts, finds);
        (recall, false_alarms) = (recall.min(all.recall), false_alarms.max(all.false_alarms));
    }
    figures.push(Figure::new("guard.recall", recall, None));
    figures.push(Figure::new("guard.false_alarms", false_alarms, None));
    Ok(figures)
}

/// Prose as members write it, over and over.
fn plain_text() -> String {
    let [tuned, held_out] = corpus::parts(1);
    let mut text = String::with_capacity(MOST + 1024);
    while text.len() < MOST {
        for one in tuned.harmless.iter().chain(&held_out.harmless) {
            text.push_str(one);
            text.push('\n');
        }
    }
    text
}
