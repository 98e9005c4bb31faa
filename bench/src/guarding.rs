//! The patient guard: how fast it reads plain prose and text full of numbers on one core, and what it finds in the corpus of
//! `crates/guard`.

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
    let mut figures = vec![
        Figure::new("guard.scan_mb_s", speed(&over_and_over([corpus::PROSE])), None),
        Figure::new("guard.scan_dense_mb_s", speed(&full_of_numbers()), None),
    ];
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

/// In MB a second, the best of some counts.
fn speed(text: &str) -> f64 {
    let mut best = 0.0_f64;
    for _ in 0..TIMES {
        let watch = Stopwatch::start();
        black_box(guard::scan(black_box(text)));
        best = best.max(text.len() as f64 / 1e6 / watch.seconds());
    }
    best
}

/// The harmless texts of the corpus: every line has doses, references, extensions or dates, at each of which the guard stops.
fn full_of_numbers() -> String {
    let [tuned, held_out] = corpus::parts(1);
    over_and_over(tuned.harmless.iter().chain(&held_out.harmless).map(String::as_str))
}

fn over_and_over<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let once: String = texts.into_iter().flat_map(|it| [it, "\n"]).collect();
    once.repeat(MOST.div_ceil(once.len().max(1)))
}
