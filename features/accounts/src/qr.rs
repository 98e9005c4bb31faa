//! A link as a square code that a phone reads, drawn as one path.

use qrcodegen::{QrCode, QrCodeEcc};
use std::fmt::Write;

/// A square code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Square {
    /// The side with its quiet edge, in modules.
    pub side: i32,
    /// The dark modules as the `d` of an SVG path, one unit a module.
    pub path: String,
}

/// What readers need free on each side, in modules.
const QUIET: i32 = 4;

/// Draws a text; `None` if it is longer than a code can hold.
pub fn square(text: &str) -> Option<Square> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let run = (x..code.size()).take_while(|it| code.get_module(*it, y)).count() as i32;
            if run > 0 {
                let (left, top) = (x + QUIET, y + QUIET);
                write!(path, "M{left} {top}h{run}v1h-{run}z").ok()?;
            }
            x += run.max(1);
        }
    }
    Some(Square { side: code.size() + 2 * QUIET, path })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_path_covers_exactly_the_dark_modules() {
        let text = "https://kettle.example.org/invitation?t=abc";
        let drawn = square(text).unwrap();
        let code = QrCode::encode_text(text, QrCodeEcc::Medium).unwrap();
        let mut dark = 0;
        for run in drawn.path.split('M').skip(1) {
            let (at, rest) = run.split_once('h').unwrap();
            let (x, y) = at.split_once(' ').unwrap();
            let (x, y): (i32, i32) = (x.parse().unwrap(), y.parse().unwrap());
            let long: i32 = rest.split_once('v').unwrap().0.parse().unwrap();
            for it in x..x + long {
                assert!(code.get_module(it - QUIET, y - QUIET));
            }
            dark += long;
        }
        let all = (0..code.size()).flat_map(|y| (0..code.size()).map(move |x| (x, y)));
        assert_eq!(dark as usize, all.filter(|it| code.get_module(it.0, it.1)).count());
        assert_eq!(drawn.side, code.size() + 8);
        assert_eq!(square(&"x".repeat(5000)), None);
    }
}
