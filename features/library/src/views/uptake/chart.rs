//! The range as a picture: a dot for each report on an axis with nothing marked, drawn once for a wide page and once for a phone.

use crate::{
    adoption::Known,
    uptake::{Range, Reports},
};

/// A picture, in the units of its view box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// "wide" or "phone".
    pub class: &'static str,
    /// Width and height.
    pub size: (i64, i64),
    /// Where the dots begin and end, from left to right.
    pub edges: (i64, i64),
    /// Where the band of the middle half begins, and how wide it is.
    pub band: (i64, i64),
    /// Where half of the reports are to the right.
    pub mid: i64,
    /// Where nothing is saved or lost.
    pub zero: i64,
    /// How far down the axis is.
    pub axis: i64,
    pub dots: Vec<Dot>,
    /// Where a number stands, and which.
    pub ticks: Vec<(i64, String)>,
    /// "minutes" or "hours".
    pub unit: &'static str,
    /// Whether anybody lost time.
    pub has_lost: bool,
    /// So many reports are one dot at most.
    pub each: i64,
}

/// A report, or a few that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dot {
    pub x: i64,
    pub y: i64,
    pub radius: i64,
    /// "gain", "felt" or "loss".
    pub class: &'static str,
}

/// How one of the two is laid out.
struct Frame {
    class: &'static str,
    width: i64,
    left: i64,
    right: i64,
    radius: i64,
    most_ticks: i64,
}

const FRAMES: [Frame; 2] = [
    Frame { class: "wide", width: 760, left: 70, right: 712, radius: 6, most_ticks: 9 },
    Frame { class: "phone", width: 340, left: 28, right: 306, radius: 5, most_ticks: 5 },
];
/// The most dots above each other.
const HIGHEST: i64 = 8;
/// Where the dots may begin, below the words.
const TOP: i64 = 40;
/// Between numbers, in minutes: none that one has to count by.
const STEPS: [i64; 10] = [5, 10, 20, 30, 60, 120, 300, 600, 1200, 2400];

/// The picture of these reports, for a wide page and for a phone.
pub fn charts(reports: &[Reports], range: Range) -> Vec<Chart> {
    FRAMES.iter().map(|frame| chart(reports, range, frame)).collect()
}

fn chart(reports: &[Reports], range: Range, frame: &Frame) -> Chart {
    let (low, high) = (range.low.min(0), range.high.max(0));
    let floor = |step: i64| low.div_euclid(step) * step;
    let ceiling = |step: i64| -(-high).div_euclid(step) * step;
    let fits = |step: &&i64| (ceiling(**step) - floor(**step)) / **step < frame.most_ticks;
    let step = STEPS.iter().find(fits).copied().unwrap_or(STEPS[STEPS.len() - 1]);
    let (from, to) = (floor(step), ceiling(step).max(floor(step) + step));
    let x = |minutes: i64| frame.left + (minutes - from) * (frame.right - frame.left) / (to - from);
    let columns = columns(reports, frame, x);
    let tallest = columns.iter().map(|it| it.1.len() as i64).max().unwrap_or_default();
    let each = tallest.div_euclid(HIGHEST + 1) + 1;
    let (rows, row) = ((tallest + each - 1).div_euclid(each).max(3), 2 * frame.radius + 4);
    let axis = TOP + rows * row + 12;
    let hours = step >= 60;
    let said = |minutes: i64| if hours { signed(minutes / 60) } else { signed(minutes) };
    Chart {
        class: frame.class,
        size: (frame.width, axis + 34),
        edges: (frame.left, frame.right),
        band: (x(range.middle.0), (x(range.middle.1) - x(range.middle.0)).max(2)),
        mid: x(range.median),
        zero: x(0),
        axis,
        dots: dots(&columns, each, (frame.radius, row, axis)),
        ticks: (0..=(to - from) / step).map(|at| from + at * step).map(|it| (x(it), said(it))).collect(),
        unit: if hours { "hours" } else { "minutes" },
        has_lost: range.low < 0,
        each,
    }
}

/// What stands above each other, from the left: no two dots touch.
fn columns(reports: &[Reports], frame: &Frame, x: impl Fn(i64) -> i64) -> Vec<(i64, Vec<&'static str>)> {
    let wide = 2 * frame.radius + 2;
    let mut columns: Vec<(i64, Vec<&'static str>)> = Vec::new();
    for it in reports {
        let here = x(it.minutes);
        let class = match (it.minutes, it.known) {
            (..0, _) => "loss",
            (_, Known::Felt) => "felt",
            _ => "gain",
        };
        let near = columns.last_mut().filter(|it| here - it.0 < wide);
        let column = match near {
            Some(column) => column,
            None => {
                columns.push((here, Vec::new()));
                columns.last_mut().unwrap_or_else(|| unreachable!("it was put there"))
            }
        };
        column.1.extend(std::iter::repeat_n(class, usize::try_from(it.number).unwrap_or_default()));
    }
    columns
}

fn dots(columns: &[(i64, Vec<&'static str>)], each: i64, (radius, row, axis): (i64, i64, i64)) -> Vec<Dot> {
    let every = usize::try_from(each).unwrap_or(1).max(1);
    let column = |(x, classes): &(i64, Vec<&'static str>)| {
        let x = *x;
        let shown: Vec<&'static str> = classes.iter().copied().step_by(every).collect();
        shown.into_iter().zip(0..).map(move |(class, at)| Dot { x, y: axis - 12 - radius - at * row, radius, class })
    };
    columns.iter().flat_map(column).collect()
}

/// With a minus of its own width.
fn signed(number: i64) -> String {
    if number < 0 { format!("−{}", -number) } else { number.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        adoption::Use,
        uptake::{Counted, Uptake},
    };
    use proptest::prelude::*;

    fn drawn(minutes: &[i64]) -> Vec<Chart> {
        let one = |it: &i64| Counted {
            place: None,
            region: String::new(),
            stage: Use::InUse,
            saved: Some((*it, Known::Counted)),
        };
        let uptake = Uptake::default().adopted(&minutes.iter().map(one).collect::<Vec<_>>());
        uptake.range().map(|it| charts(&uptake.reports, it)).unwrap_or_default()
    }

    #[test]
    fn nothing_lies_between_what_was_lost_and_what_was_saved() {
        for chart in drawn(&[-40, -5, 10, 50, 50, 90, 180]) {
            assert!(chart.edges.0 < chart.zero && chart.zero < chart.mid && chart.mid < chart.edges.1, "{chart:?}");
            let left = chart.dots.iter().filter(|it| it.x < chart.zero);
            assert!(left.clone().count() >= 1 && left.clone().all(|it| it.class == "loss"));
            assert_eq!(chart.dots.len(), 7);
            assert!(chart.ticks.iter().any(|it| it.1 == "0") && chart.ticks[0].1.starts_with('−'));
        }
        assert_eq!(drawn(&[600, 1200, 900])[0].unit, "hours");
    }

    #[test]
    fn a_thousand_reports_are_no_thousand_dots() {
        let chart = drawn(&vec![30; 1000]).remove(0);
        assert!(chart.dots.len() <= 9 && chart.each > 100, "{} of {}", chart.dots.len(), chart.each);
    }

    proptest! {
        #[test]
        fn all_of_it_stands_inside(minutes in prop::collection::vec(-2400_i64..=2400, 3..60)) {
            for chart in drawn(&minutes) {
                let inside = |x: i64| (chart.edges.0..=chart.edges.1).contains(&x);
                prop_assert!(chart.ticks.len() as i64 <= 11 && chart.ticks.iter().all(|it| inside(it.0)));
                prop_assert!(inside(chart.zero) && inside(chart.mid) && inside(chart.band.0));
                prop_assert!(chart.dots.iter().all(|it| inside(it.x) && it.y > TOP && it.y < chart.axis));
                prop_assert!(chart.band.0 <= chart.mid && chart.mid <= chart.band.0 + chart.band.1);
            }
        }
    }
}
