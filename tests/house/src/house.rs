//! The rules of the house, as tests; and every feature's specs, which `build.rs` finds.

mod access;
mod backups;
mod bases;
mod belongings;
mod cast;
mod gallery;
mod golden;
mod guarding;
mod kept;
mod leaks;
mod licences;
mod manners;
mod map;
mod oracle;
mod plans;
mod schema;
mod sources;
mod statements;
mod tidy;

include!(concat!(env!("OUT_DIR"), "/specs.rs"));

/// What is put together for each test: all of Kettle.
fn features() -> Vec<frame::Feature> {
    kettle::features::all()
}
