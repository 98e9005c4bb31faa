#![doc = include_str!("../README.md")]

pub mod actions;
mod belongings;
mod forms;
mod jobs;
mod letters;
pub mod measure;
mod pages;
mod policy;
pub mod report;
mod store;
mod views;

use ::store::{Schema, migration};
use frame::{Feature, Route};
use kernel::Act;
use web::{Access, Cache, Csrf, Rate, Rules};

/// Moderation: reports, and what is done about them.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        works: jobs::works(),
        belongings: Some(belongings::belongings()),
        samples: views::samples,
        ..Feature::new(
            "moderation",
            Schema {
                feature: "moderation",
                migrations: const { &[migration!("20261120T1520_moderation_report")] },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

const PAGE: Rules = Rules {
    access: Access::Member,
    cache: Cache::NoStore,
    csrf: Csrf::Safe,
    rate: Rate::Read,
    audit: None,
    sample: "",
};

const fn form(sample: &'static str, act: Act) -> Rules {
    Rules { sample, csrf: Csrf::Token, rate: Rate::Write, audit: Some(act), ..PAGE }
}

fn routes() -> Vec<Route> {
    use actions as act;
    const OWN: Rules = Rules { access: Access::SignedIn, ..PAGE };
    let complaint = Rules { access: Access::SignedIn, ..form("/reports/complaint", act::COMPLAIN) };
    vec![
        Route::get("/report/{thing}/{id}", pages::report, Rules { sample: "/report/profile/{ada}", ..PAGE }),
        Route::post("/report/{thing}/{id}", forms::report, form("/report/profile/{ada}", act::REPORT)),
        Route::get("/reports", pages::sent, Rules { sample: "/reports", ..OWN }),
        Route::get("/reports/about-me", pages::about_me, Rules { sample: "/reports/about-me", ..OWN }),
        Route::get("/reports/complaint", pages::complaint, Rules { sample: "/reports/complaint", ..OWN }),
        Route::post("/reports/complaint", forms::complain, complaint),
        // For everybody but those who look at reports these do not exist: `pages::Moderator` stands before each.
        Route::get("/moderation", pages::queue, Rules { sample: "/moderation", ..PAGE }),
        Route::get("/moderation/{report}", pages::case, Rules { sample: "/moderation/{report}", ..PAGE }),
        Route::post("/moderation/{report}/look", forms::look, form("/moderation/{report}/look", act::LOOK)),
        Route::post("/moderation/{report}/hide", forms::hide, form("/moderation/{report}/hide", act::HIDE)),
        Route::post("/moderation/{report}/restore", forms::restore, form("/moderation/{report}/restore", act::RESTORE)),
        Route::post("/moderation/{report}/warn", forms::warn, form("/moderation/{report}/warn", act::WARN)),
        Route::post("/moderation/{report}/suspend", forms::suspend, form("/moderation/{report}/suspend", act::SUSPEND)),
        Route::post("/moderation/{report}/readmit", forms::readmit, form("/moderation/{report}/readmit", act::READMIT)),
        Route::post("/moderation/{report}/answer", forms::answer, form("/moderation/{report}/answer", act::ANSWER)),
    ]
}
