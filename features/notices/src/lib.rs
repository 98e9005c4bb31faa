#![doc = include_str!("../README.md")]

pub mod actions;
mod belongings;
mod forms;
mod pages;
mod policy;
mod store;
mod views;

use ::store::{Schema, migration};
use frame::{Feature, Route};
use web::{Access, Cache, Csrf, Proof, Rate, Rules};

/// Notices: which letters members get besides those about their account.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        belongings: Some(belongings::belongings()),
        samples: views::samples,
        ..Feature::new(
            "notices",
            Schema {
                feature: "notices",
                migrations: const { &[migration!("20261120T1730_notices_stopped_list")] },
                views: "",
            },
        )
    }
}

const PAGE: Rules = Rules {
    access: Access::Anyone,
    cache: Cache::NoStore,
    csrf: Csrf::Safe,
    rate: Rate::Read,
    audit: None,
    proof: Proof::Session,
    sample: "",
};
const OWN: Rules = Rules { access: Access::SignedIn, ..PAGE };

fn routes() -> Vec<Route> {
    use actions as act;
    vec![
        Route::get("/letters/stop", pages::stop, Rules { sample: "/letters/stop?t=x", ..PAGE }),
        // Pressed by mail programs, which have no session and no page of ours: the link itself is the proof.
        Route::post(
            "/letters/stop",
            forms::stop,
            Rules { audit: Some(act::STOP), csrf: Csrf::Link, rate: Rate::Write, sample: "/letters/stop?t=x", ..PAGE },
        ),
        Route::get("/settings/letters", pages::letters, Rules { sample: "/settings/letters", ..OWN }),
        Route::post(
            "/settings/letters",
            forms::choose,
            Rules {
                audit: Some(act::CHOOSE),
                csrf: Csrf::Token,
                rate: Rate::Write,
                sample: "/settings/letters",
                ..OWN
            },
        ),
    ]
}
