#![doc = include_str!("../README.md")]

pub mod actions;
mod belongings;
pub mod copy;
pub mod departure;
pub mod erasure;
mod forms;
mod jobs;
mod letters;
mod pages;
mod policy;
mod reading;
mod store;
mod views;

use ::store::{Schema, migration};
use frame::{App, Boxed, Feature, Route};
use kernel::{Act, Result};
use web::{Access, Proof, Rules};

/// Leaving: taking one's data along, and going.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        works: jobs::works(),
        belongings: Some(belongings::belongings()),
        samples: views::samples,
        begin: Some(begin),
        ..Feature::new(
            "leaving",
            Schema {
                feature: "leaving",
                migrations: const {
                    &[migration!("20261120T1720_leaving_data_copy"), migration!("20261120T1721_leaving_erasure")]
                },
                views: "",
            },
        )
    }
}

/// What must be there before the first request: the folder for copies.
fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move { actions::connect(&app) })
}

/// What is one's own is there however one stands.
const PAGE: Rules = Rules::page(Access::SignedIn, "");

const fn form(sample: &'static str, act: Act) -> Rules {
    Rules::form(Access::SignedIn, act, sample)
}

fn routes() -> Vec<Route> {
    use actions as act;
    let (data, copy, remove) = ("/settings/data", "/settings/data/{copy}", "/settings/data/{copy}/remove");
    let (leaving, back) = ("/settings/leaving", "/settings/leaving/back");
    vec![
        Route::get(data, pages::data, Rules { sample: data, ..PAGE }),
        Route::post(data, forms::ask, form(data, act::ASK_COPY)),
        Route::get(copy, pages::copy, Rules { sample: copy, ..PAGE }),
        Route::post(remove, forms::remove, form(remove, act::REMOVE_COPY)),
        Route::get(leaving, pages::leaving, Rules { sample: leaving, ..PAGE }),
        Route::post(leaving, forms::leave, Rules { proof: Proof::Password, ..form(leaving, act::LEAVE) }),
        Route::post(back, forms::stay, form(back, act::STAY)),
    ]
}
