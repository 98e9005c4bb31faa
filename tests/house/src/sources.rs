//! The sources as text.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// A source file.
pub struct Source {
    /// From the root of the repository, with `/`.
    pub path: String,
    /// The text.
    pub text: String,
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A path beside these tests.
pub fn beside(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

/// Every file of ours whose name ends so.
pub fn all(endings: &[&str]) -> Vec<Source> {
    let mut found = Vec::new();
    for folder in ["app", "crates", "features", "tests", "bench"] {
        walk(&root().join(folder), &mut |path| {
            let name = path.to_string_lossy();
            if endings.iter().any(|it| name.ends_with(it)) {
                let inside = path.strip_prefix(root()).expect("inside the repository");
                let text = fs::read_to_string(path).expect("a source can be read");
                found.push(Source { path: inside.to_string_lossy().replace('\\', "/"), text });
            }
        });
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Every Rust file.
pub fn rust() -> Vec<Source> {
    all(&[".rs"])
}

impl Source {
    /// The lines of code with their numbers: without comments, and without the tests at the end.
    pub fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(at, line)| (at + 1, line));
        lines.take_while(|it| it.1.trim() != "#[cfg(test)]").filter(|it| !it.1.trim_start().starts_with("//"))
    }
    /// Whether the whole file is tests.
    pub fn is_test(&self) -> bool {
        self.path.contains("/tests/")
            || self.path.ends_with("/tests.rs")
            || self.path.starts_with("tests/")
            || self.path.contains("/spec/")
    }
    /// The name without folders and ending.
    pub fn stem(&self) -> &str {
        self.path.rsplit('/').next().and_then(|it| it.split('.').next()).unwrap_or_default()
    }
}

/// Fails with a list of what is wrong.
#[track_caller]
pub fn none(rule: &str, offenders: Vec<String>) {
    assert!(offenders.is_empty(), "{rule}\n{}", offenders.join("\n"));
}

fn walk(folder: &Path, see: &mut impl FnMut(&Path)) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        if path.is_dir() {
            if name != "node_modules" && name != "target" && name != "dist" {
                walk(&path, see);
            }
        } else {
            see(&path);
        }
    }
}
