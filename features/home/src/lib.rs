#![doc = include_str!("../README.md")]

mod actions;
mod belongings;
mod forms;
pub mod next_act;
pub mod order;
mod pages;
mod policy;
mod store;
pub mod time;
mod views;
pub mod week;

use ::store::{Schema, migration};
use frame::{Feature, Route};
use kernel::Act;
use web::{Access, Rules};

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
                migrations: const { &[migration!("20261120T1730_home_page"), migration!("20261126T1200_home_time")] },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

const fn page(access: Access, sample: &'static str) -> Rules {
    Rules::page(access, sample)
}

const fn form(sample: &'static str, act: Act) -> Rules {
    Rules::form(Access::Member, act, sample)
}

fn routes() -> Vec<Route> {
    use actions as act;
    vec![
        Route::get("/", pages::show, page(Access::Anyone, "/")),
        Route::get("/home/time", pages::time::show, page(Access::Member, "/home/time")),
        Route::get("/catch-up", pages::catching::show, page(Access::Member, "/catch-up")),
        Route::get("/about/home", pages::time::rule, page(Access::Anyone, "/about/home")),
        Route::post("/home/put-off", forms::put_off, form("/home/put-off", act::PUT_OFF)),
        Route::post("/home/bring-back", forms::bring_back, form("/home/bring-back", act::BRING_BACK)),
        Route::post("/home/time", forms::set_time, form("/home/time", act::SET_TIME)),
        Route::post("/home/order", forms::set_order, form("/home/order", act::SET_TIME)),
        Route::post("/home/less", forms::show_less, form("/home/less", act::SHOW_LESS)),
        Route::post("/home/more", forms::show_more, form("/home/more", act::SHOW_MORE)),
    ]
}
