#![doc = include_str!("../README.md")]

pub mod actions;
pub mod day;
pub mod finder;
pub mod import;
pub mod ladder;
pub mod link;
pub mod name;
pub mod nations;
mod pages;
pub mod place;
mod policy;
pub mod postcode;
mod search;
mod store;
pub mod town;
mod views;

use ::store::{Schema, migration};
use frame::{App, Boxed, Feature, Route};
use kernel::Result;
use web::{Access, Cache, Csrf, Rate, Rules};

/// Places: the practices, networks and boards of the country.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        hears: vec![search::hears()],
        samples: views::samples,
        begin: Some(begin),
        ..Feature::new(
            "places",
            Schema {
                feature: "places",
                migrations: const { &[migration!("20261120T1020_places_place")] },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

/// Lays the ground that no file gives and reads all places for the typeahead.
fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move {
        actions::lay_ground(&app).await?;
        search::read_again(&app).await
    })
}

const PAGE: Rules = Rules {
    access: Access::Member,
    cache: Cache::NoStore,
    csrf: Csrf::Safe,
    rate: Rate::Read,
    audit: None,
    sample: "",
};

fn routes() -> Vec<Route> {
    vec![
        Route::get("/places", pages::list, Rules { rate: Rate::Search, sample: "/places", ..PAGE }),
        Route::get(
            "/places/suggest",
            pages::suggest,
            Rules { rate: Rate::Search, sample: "/places/suggest?q=eng", ..PAGE },
        ),
        Route::get("/places/{code}", pages::show, Rules { sample: "/places/ENG", ..PAGE }),
    ]
}
