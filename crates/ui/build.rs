//! Stops early, in one line, when the assets have not been built.

use std::{path::Path, process::ExitCode};

fn main() -> ExitCode {
    println!("cargo:rerun-if-changed=dist");
    println!("cargo:rerun-if-changed=templates");
    if Path::new("dist/manifest.json").exists() {
        return ExitCode::SUCCESS;
    }
    eprintln!("crates/ui/dist/manifest.json is missing: run `make assets` first");
    ExitCode::FAILURE
}
