#![doc = include_str!("../README.md")]

pub mod actions;
mod belongings;
mod forms;
mod pages;
mod policy;
pub mod reflection;
mod store;
mod views;

use ::store::{Schema, migration};
use frame::{Feature, Route};
use kernel::Act;
use web::{Access, Rules};

/// Portfolio: what members note of what they learned, for themselves.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        belongings: Some(belongings::belongings()),
        keys: Some(belongings::named_keys),
        samples: views::samples,
        ..Feature::new(
            "portfolio",
            Schema {
                feature: "portfolio",
                migrations: const { &[migration!("20261126T1120_portfolio_reflection")] },
                views: "",
            },
        )
    }
}

const fn page(sample: &'static str) -> Rules {
    Rules::page(Access::Member, sample)
}

const fn form(sample: &'static str, act: Act) -> Rules {
    Rules::form(Access::Member, act, sample)
}

fn routes() -> Vec<Route> {
    use actions as act;
    vec![
        Route::get("/portfolio", pages::list, page("/portfolio")),
        Route::get("/portfolio/new", pages::new, page("/portfolio/new")),
        Route::get("/portfolio/download", pages::download, page("/portfolio/download")),
        Route::get("/portfolio/{id}", pages::edit, page("/portfolio/{lesson}")),
        Route::post("/portfolio", forms::create, form("/portfolio", act::NOTE)),
        Route::post("/portfolio/{id}", forms::update, form("/portfolio/{lesson}", act::CHANGE)),
        Route::post("/portfolio/{id}/delete", forms::remove, form("/portfolio/{lesson}/delete", act::DELETE)),
    ]
}
