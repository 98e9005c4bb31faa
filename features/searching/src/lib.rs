#![doc = include_str!("../README.md")]

pub mod asked;
mod pages;
mod plain;
pub mod search;
mod views;

pub use search::projection::{INDEX, PROJECTION, entry_of};

use ::store::Schema;
use frame::{App, Boxed, Feature, Route};
use kernel::Result;
use web::{Access, Rate, Rules};

/// Searching: one box for everything.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        hears: vec![search::projection::hears()],
        samples: views::samples,
        indexes: vec![&PROJECTION],
        begin: Some(begin),
        ..Feature::new("searching", Schema { feature: "searching", migrations: &[], views: "" })
    }
}

fn routes() -> Vec<Route> {
    let rules = Rules { rate: Rate::Search, ..Rules::page(Access::Member, "/search") };
    vec![Route::get("/search", pages::list, rules)]
}

/// All sources are connected by then: this feature stands below them in the list.
fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move { PROJECTION.begin(&app).await })
}
