#![doc = include_str!("../README.md")]

mod actions;
mod ask;
pub mod audience;
mod facets;
mod forms;
pub mod line;
mod pages;
pub mod path;
mod policy;
pub mod population;
pub mod profile;
pub mod reason;
pub mod search;
pub mod stage;
mod store;
pub mod term;
mod views;
pub mod when;

use ::store::{Schema, migration};
use frame::Feature;

/// People: profiles and the directory.
pub fn feature() -> Feature {
    let mut routes = pages::routes();
    routes.extend(pages::directory::routes());
    Feature {
        routes,
        indexes: &["people"],
        ..Feature::new(
            "people",
            Schema {
                feature: "people",
                migrations: const { &[migration!("20261120T1030_people_profile")] },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}
