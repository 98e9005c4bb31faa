#![doc = include_str!("../README.md")]

pub mod actions;
pub mod day;
pub mod finder;
mod forms;
pub mod import;
mod jobs;
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
use kernel::{Act, Result};
use web::{Access, Csrf, Rate, Rules};

/// Places: the practices, networks and boards of the country.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        hears: vec![search::hears()],
        works: jobs::works(),
        samples: views::samples,
        begin: Some(begin),
        ..Feature::new(
            "places",
            Schema {
                feature: "places",
                migrations: const { &[migration!("20261120T1020_places_place"), migration!("20261120T1730_places_import")] },
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

const PAGE: Rules = Rules::page(Access::Member, "");

const ADMIN: Rules = Rules { access: Access::Admin, ..PAGE };
/// No file waits under this.
const NOTHING: &str = "/admin/imports/00000000-0000-4000-8000-000000000000";

const fn form(sample: &'static str, act: Act) -> Rules {
    Rules { csrf: Csrf::Token, rate: Rate::Write, audit: Some(act), sample, ..ADMIN }
}

fn routes() -> Vec<Route> {
    vec![
        Route::get("/places", pages::list, Rules { rate: Rate::Search, sample: "/places", ..PAGE }),
        Route::get(
            "/places/suggest",
            pages::suggest,
            Rules { rate: Rate::Search, sample: "/places/suggest?q=eng", ..PAGE },
        ),
        Route::get("/places/{code}", pages::show, Rules { sample: "/places/ENG", ..PAGE }),
        Route::get("/admin/imports", pages::imports::list, Rules { sample: "/admin/imports", ..ADMIN }),
        Route::get("/admin/imports/{import}", pages::imports::show, Rules { sample: NOTHING, ..ADMIN }),
        Route::post("/admin/imports/check", forms::check, form("/admin/imports/check", actions::CHECK)),
        Route::post(
            "/admin/imports/{import}/bring-in",
            forms::bring_in,
            form("/admin/imports/00000000-0000-4000-8000-000000000000/bring-in", actions::IMPORT_PRACTICES),
        ),
        Route::post(
            "/admin/imports/{import}/discard",
            forms::discard,
            form("/admin/imports/00000000-0000-4000-8000-000000000000/discard", actions::DISCARD),
        ),
    ]
}
