#![doc = include_str!("../README.md")]

mod actions;
mod belongings;
mod forms;
pub mod next_act;
mod pages;
mod policy;
mod store;
mod views;

use ::store::{Schema, migration};
use frame::{Feature, Route};
use web::{Access, Csrf, Rate, Rules};

/// Home: the front page and the first days.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        belongings: Some(belongings::belongings()),
        samples: views::samples,
        ..Feature::new(
            "home",
            Schema {
                feature: "home",
                migrations: const { &[migration!("20261120T1730_home_page")] },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

const PAGE: Rules = Rules::page(Access::Anyone, "/");
const FORM: Rules = Rules { access: Access::Member, csrf: Csrf::Token, rate: Rate::Write, ..PAGE };

fn routes() -> Vec<Route> {
    use actions as act;
    vec![
        Route::get("/", pages::show, PAGE),
        Route::post(
            "/home/put-off",
            forms::put_off,
            Rules { audit: Some(act::PUT_OFF), sample: "/home/put-off", ..FORM },
        ),
        Route::post(
            "/home/bring-back",
            forms::bring_back,
            Rules { audit: Some(act::BRING_BACK), sample: "/home/bring-back", ..FORM },
        ),
    ]
}
