//! Finds every feature's specs, so that adding a feature adds no line here.

use std::{collections::BTreeMap, env, fmt::Write, fs, io, path::PathBuf};

#[expect(clippy::disallowed_methods, reason = "cargo tells a build script by the environment where it is")]
fn main() -> io::Result<()> {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from).ok_or_else(|| io::Error::other(name.to_owned()));
    let features = variable("CARGO_MANIFEST_DIR")?.join("../../features");
    println!("cargo::rerun-if-changed={}", features.display());
    let mut found: BTreeMap<String, Vec<(String, PathBuf)>> = BTreeMap::new();
    for feature in fs::read_dir(&features)? {
        let feature = feature?;
        let spec = feature.path().join("spec");
        if !spec.is_dir() {
            continue;
        }
        println!("cargo::rerun-if-changed={}", spec.display());
        for file in fs::read_dir(&spec)? {
            let path = file?.path();
            if path.extension().is_some_and(|it| it == "rs") {
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                found.entry(feature.file_name().to_string_lossy().into_owned()).or_default().push((name, path));
            }
        }
    }
    let (mut text, mut furnish) = (String::new(), String::new());
    for (feature, mut specs) in found {
        if specs.iter().any(|it| it.0 == "cast") {
            write!(furnish, "all.push({feature}_spec::cast::furnish(ada).await); ").map_err(io::Error::other)?;
        }
        specs.sort();
        let mut modules = String::new();
        for (name, path) in specs {
            write!(modules, "#[path = {path:?}] pub mod {name}; ").map_err(io::Error::other)?;
        }
        writeln!(text, "mod {feature}_spec {{ {modules}}}").map_err(io::Error::other)?;
    }
    let kind = "Vec<cast::Furnished>";
    writeln!(text, "async fn furnish(ada: &proving::Actor) -> {kind} {{ let mut all = vec![]; {furnish}all }}")
        .map_err(io::Error::other)?;
    fs::write(variable("OUT_DIR")?.join("specs.rs"), text)
}
