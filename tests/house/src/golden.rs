//! Committed results: reviewed as a difference, written anew with `KETTLE_HOUSE_UPDATE=1 cargo test -p house`.

use std::{fs, path::Path};

/// Whether the committed results shall be written anew.
#[expect(clippy::disallowed_methods, reason = "whoever runs the tests decides it, not the app")]
pub fn is_updating() -> bool {
    std::env::var_os("KETTLE_HOUSE_UPDATE").is_some_and(|it| !it.is_empty())
}

/// The committed text is `text`.
#[track_caller]
pub fn is_same(path: &Path, text: &str) {
    let kept = fs::read_to_string(path).unwrap_or_default();
    if kept == text {
        return;
    }
    if is_updating() {
        fs::write(path, text).expect("the result can be written");
        return;
    }
    let differs = |(kept, text): &(&str, &str)| kept != text;
    let lines = kept.lines().chain(std::iter::repeat("(end)")).zip(text.lines().chain(std::iter::once("(end)")));
    let first: Vec<_> = lines.filter(differs).take(12).map(|(kept, text)| format!("- {kept}\n+ {text}")).collect();
    panic!(
        "{} is not what it was. If that is meant, run `KETTLE_HOUSE_UPDATE=1 cargo test -p house` and review the \
         difference.\n{}",
        path.display(),
        first.join("\n")
    );
}
