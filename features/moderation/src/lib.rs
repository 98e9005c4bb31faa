#![doc = include_str!("../README.md")]

pub mod actions;
mod belongings;
mod concerns;
mod forms;
mod jobs;
mod letters;
pub mod measure;
mod notices;
mod pages;
mod policy;
pub mod report;
mod store;
mod views;

use ::store::{Schema, migration};
use frame::{App, Boxed, Feature, Route};
use kernel::{Act, Result};
use web::{Access, Proof, Rules};

/// Moderation: reports, and what is done about them.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        works: jobs::works(),
        belongings: Some(belongings::belongings()),
        keys: Some(belongings::named_keys),
        samples: views::samples,
        begin: Some(begin),
        ..Feature::new(
            "moderation",
            Schema {
                feature: "moderation",
                migrations: const {
                    &[
                        migration!("20261120T1520_moderation_report"),
                        migration!("20261124T1060_moderation_report_sealed"),
                        migration!("20261128T1203_moderation_safety"),
                    ]
                },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move {
        concerns::connect(&app);
        notices::connect(&app);
        Ok(())
    })
}

const PAGE: Rules = Rules::page(Access::Member, "");

const fn form(sample: &'static str, act: Act) -> Rules {
    Rules::form(Access::Member, act, sample)
}

/// What those who look at reports press.
const fn decision(sample: &'static str, act: Act) -> Rules {
    Rules { access: Access::Moderator, ..form(sample, act) }
}

/// The same, with the password.
const fn grave(sample: &'static str, act: Act) -> Rules {
    Rules { proof: Proof::Password, ..decision(sample, act) }
}

fn routes() -> Vec<Route> {
    use actions as act;
    const OWN: Rules = Rules { access: Access::SignedIn, ..PAGE };
    const LOOK: Rules = Rules { access: Access::Moderator, ..PAGE };
    let complaint = Rules { access: Access::SignedIn, ..form("/reports/complaint", act::COMPLAIN) };
    vec![
        Route::get("/report/{thing}/{id}", pages::report, Rules { sample: "/report/profile/{ada}", ..PAGE }),
        Route::post("/report/{thing}/{id}", forms::report, form("/report/profile/{ada}", act::REPORT)),
        Route::get("/reports", pages::sent, Rules { sample: "/reports", ..OWN }),
        Route::get("/reports/about-me", pages::about_me, Rules { sample: "/reports/about-me", ..OWN }),
        Route::get("/reports/complaint", pages::complaint, Rules { sample: "/reports/complaint", ..OWN }),
        Route::post("/reports/complaint", forms::complain, complaint),
        Route::get("/moderation", pages::queue, Rules { sample: "/moderation", ..LOOK }),
        Route::get("/moderation/{report}", pages::case, Rules { sample: "/moderation/{report}", ..LOOK }),
        Route::post("/moderation/{report}/look", forms::look, decision("/moderation/{report}/look", act::LOOK)),
        Route::post("/moderation/{report}/hide", forms::hide, decision("/moderation/{report}/hide", act::HIDE)),
        Route::post(
            "/moderation/{report}/restore",
            forms::restore,
            decision("/moderation/{report}/restore", act::RESTORE),
        ),
        Route::post("/moderation/{report}/warn", forms::warn, decision("/moderation/{report}/warn", act::WARN)),
        Route::post(
            "/moderation/{report}/suspend",
            forms::suspend,
            grave("/moderation/{report}/suspend", act::SUSPEND),
        ),
        Route::post(
            "/moderation/{report}/readmit",
            forms::readmit,
            decision("/moderation/{report}/readmit", act::READMIT),
        ),
        Route::post("/moderation/{report}/answer", forms::answer, decision("/moderation/{report}/answer", act::ANSWER)),
    ]
}
