#![doc = include_str!("../README.md")]

pub mod actions;
pub mod address;
pub mod arrival;
mod belongings;
pub mod choice;
mod forms;
mod jobs;
mod pages;
mod policy;
mod store;
mod views;

pub use address::ReplyAddress;

use ::store::{Schema, migration};
use frame::{Feature, Route};
use web::{Access, Rules};

/// Mailing: what is written in groups goes out by mail, and answers come back.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        works: jobs::works(),
        belongings: Some(belongings::belongings()),
        samples: views::samples,
        ..Feature::new(
            "mailing",
            Schema {
                feature: "mailing",
                migrations: const {
                    &[
                        migration!("20261126T1000_mailing_choice"),
                        migration!("20261126T1010_mailing_arrival"),
                        migration!("20261127T1110_mailing_tries"),
                    ]
                },
                views: "",
            },
        )
    }
}

fn routes() -> Vec<Route> {
    vec![
        Route::get("/settings/mail", pages::show, Rules::page(Access::Member, "/settings/mail")),
        Route::post("/settings/mail", forms::update, Rules::form(Access::Member, actions::CHOOSE, "/settings/mail")),
    ]
}
