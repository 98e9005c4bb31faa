#![doc = include_str!("../README.md")]

pub mod actions;
mod belongings;
pub mod choice;
mod forms;
pub mod hours;
mod jobs;
mod live;
mod pages;
mod policy;
mod store;
mod timetable;
mod views;

use ::store::{Schema, migration};
use frame::{App, Boxed, Feature, Route};
use kernel::{Act, Result};
use web::{Access, Csrf, Rate, Rules};

/// Notices: what members are told, on the page and by letter.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        works: jobs::works(),
        live: Some(live::TELLS),
        belongings: Some(belongings::belongings()),
        samples: views::samples,
        begin: Some(begin),
        ..Feature::new(
            "notices",
            Schema {
                feature: "notices",
                migrations: const {
                    &[
                        migration!("20261120T1730_notices_stopped_list"),
                        migration!("20261124T1000_notices_notice"),
                        migration!("20261124T1010_notices_choice"),
                        migration!("20261125T1100_notices_unsaid"),
                        migration!("20261125T1110_notices_digest_day"),
                        migration!("20261125T1120_notices_away"),
                    ]
                },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move {
        timetable::connect(&app);
        Ok(())
    })
}

const PAGE: Rules = Rules::page(Access::Anyone, "");
const OWN: Rules = Rules { access: Access::SignedIn, sample: "/settings/letters", ..PAGE };

const fn form(access: Access, act: Act, sample: &'static str) -> Rules {
    Rules { access, csrf: Csrf::Token, rate: Rate::Write, audit: Some(act), sample, ..PAGE }
}

fn routes() -> Vec<Route> {
    use actions as act;
    // Pressed by mail programs, which have no session and no page of ours: the link itself is the proof.
    let link = Rules { csrf: Csrf::Link, ..form(Access::Anyone, act::STOP, "/letters/stop?t=x") };
    vec![
        Route::get("/notices", pages::list, Rules { access: Access::Member, sample: "/notices", ..PAGE }),
        Route::post("/notices/seen", forms::see_all, form(Access::Member, act::SEE_ALL, "/notices/seen")),
        Route::post(
            "/notices/{kind}/{about}/seen",
            forms::see,
            form(Access::Member, act::SEE, "/notices/request/{ada}/seen"),
        ),
        Route::get("/letters/stop", pages::stop, Rules { sample: "/letters/stop?t=x", ..PAGE }),
        Route::post("/letters/stop", forms::stop, link),
        Route::get("/settings/letters", pages::letters, OWN),
        Route::post("/settings/letters", forms::choose, form(Access::SignedIn, act::CHOOSE, "/settings/letters")),
    ]
}
