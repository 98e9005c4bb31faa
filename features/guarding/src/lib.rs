#![doc = include_str!("../README.md")]

pub mod actions;
mod pages;
mod store;
pub mod tally;
mod views;

use ::store::{Schema, migration};
use frame::{App, Boxed, Counting, Feature, Route};
use kernel::Result;
use web::{Access, Cache, Csrf, Proof, Rate, Rules};

/// Guarding: how often the guard found something.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        samples: views::samples,
        begin: Some(begin),
        ..Feature::new(
            "guarding",
            Schema {
                feature: "guarding",
                migrations: const { &[migration!("20261124T1001_guarding_count")] },
                views: "",
            },
        )
    }
}

fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move {
        app.keep(|| Counting(|app, outcome| Box::pin(async move { actions::count(&app, &outcome).await })));
        Ok(())
    })
}

fn routes() -> Vec<Route> {
    let page = Rules {
        access: Access::Admin,
        cache: Cache::NoStore,
        csrf: Csrf::Safe,
        rate: Rate::Read,
        audit: None,
        proof: Proof::Session,
        sample: "/admin/guard",
    };
    vec![Route::get("/admin/guard", pages::show, page)]
}
