#![doc = include_str!("../README.md")]

pub mod account;
pub mod actions;
mod belongings;
pub mod door_token;
mod doorkeeper;
mod forms;
mod hashing;
mod jobs;
mod letters;
mod pages;
mod policy;
mod session;
mod store;
mod throttle;
mod views;

use ::store::{Schema, migration};
use frame::{Feature, Route};
use web::{Access, Cache, Csrf, Rate, Rules};

/// Accounts: the door of Kettle.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        works: jobs::works(),
        belongings: Some(belongings::belongings()),
        samples: views::samples,
        doorkeeper: Some(doorkeeper::doorkeeper),
        ..Feature::new(
            "accounts",
            Schema {
                feature: "accounts",
                migrations: const {
                    &[
                        migration!("20261120T1000_accounts_member"),
                        migration!("20261120T1402_accounts_session_end"),
                        migration!("20261120T1403_accounts_door_token_end"),
                    ]
                },
                views: include_str!("../sql/views.sql"),
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
    sample: "",
};
const DOOR: Rules = Rules { csrf: Csrf::Token, rate: Rate::Door, ..PAGE };
const OWN: Rules = Rules { access: Access::SignedIn, ..PAGE };
const KEY: Rules = Rules { access: Access::SignedIn, ..DOOR };

fn routes() -> Vec<Route> {
    use actions as act;
    vec![
        Route::get("/join", pages::join, Rules { sample: "/join", ..PAGE }),
        Route::post("/join", forms::join, Rules { audit: Some(act::JOIN), sample: "/join", ..DOOR }),
        Route::get("/confirm", pages::confirm, Rules { sample: "/confirm", ..PAGE }),
        Route::post("/confirm", forms::confirm, Rules { audit: Some(act::CONFIRM), sample: "/confirm", ..DOOR }),
        Route::get("/sign-in", pages::sign_in, Rules { sample: "/sign-in", ..PAGE }),
        Route::post("/sign-in", forms::sign_in, Rules { audit: Some(act::SIGN_IN), sample: "/sign-in", ..DOOR }),
        Route::post("/sign-out", forms::sign_out, Rules { audit: Some(act::SIGN_OUT), sample: "/sign-out", ..DOOR }),
        Route::get("/reset", pages::reset, Rules { sample: "/reset", ..PAGE }),
        Route::post("/reset", forms::reset, Rules { audit: Some(act::ASK_RESET), sample: "/reset", ..DOOR }),
        Route::get("/reset/new", pages::new_password, Rules { sample: "/reset/new", ..PAGE }),
        Route::post("/reset/new", forms::new_password, Rules { audit: Some(act::RESET), sample: "/reset/new", ..DOOR }),
        Route::get("/settings", pages::settings, Rules { sample: "/settings", ..OWN }),
        Route::post(
            "/settings/email",
            forms::change_email,
            Rules { audit: Some(act::CHANGE_EMAIL), sample: "/settings/email", ..KEY },
        ),
        Route::get(
            "/settings/email/confirm",
            pages::confirm_email,
            Rules { sample: "/settings/email/confirm", ..PAGE },
        ),
        Route::post(
            "/settings/email/confirm",
            forms::confirm_email,
            Rules { audit: Some(act::REDEEM_EMAIL), sample: "/settings/email/confirm", ..DOOR },
        ),
        Route::get("/settings/email/undo", pages::undo_email, Rules { sample: "/settings/email/undo", ..PAGE }),
        Route::post(
            "/settings/email/undo",
            forms::undo_email,
            Rules { audit: Some(act::UNDO_EMAIL), sample: "/settings/email/undo", ..DOOR },
        ),
        Route::post(
            "/settings/password",
            forms::change_password,
            Rules { audit: Some(act::CHANGE_PASSWORD), sample: "/settings/password", ..KEY },
        ),
        Route::post(
            "/settings/sessions/end",
            forms::end_session,
            Rules { audit: Some(act::END_SESSION), sample: "/settings/sessions/end", ..KEY },
        ),
        Route::post(
            "/settings/sessions/end-others",
            forms::end_other_sessions,
            Rules { audit: Some(act::END_OTHER_SESSIONS), sample: "/settings/sessions/end-others", ..KEY },
        ),
    ]
}
