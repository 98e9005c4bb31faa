#![doc = include_str!("../README.md")]

pub mod actions;
mod concerns;
pub mod decision;
pub mod folder;
mod forms;
mod jobs;
mod letters;
pub mod member;
mod pages;
mod policy;
pub mod setting;
mod store;
pub mod trouble;
mod views;

use ::store::{Schema, migration};
use frame::{App, Boxed, Feature, Route};
use kernel::{Act, Result};
use web::{Access, Proof, Rate, Rules};

/// Administration: whatever it takes to run a Kettle.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        works: jobs::works(),
        samples: views::samples,
        begin: Some(begin),
        ..Feature::new(
            "administration",
            Schema {
                feature: "administration",
                migrations: const { &[migration!("20261120T1720_administration_made_population")] },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move {
        concerns::connect(&app);
        Ok(())
    })
}

const fn page(sample: &'static str) -> Rules {
    Rules::page(Access::Admin, sample)
}

const fn form(sample: &'static str, act: Act) -> Rules {
    Rules::form(Access::Admin, act, sample)
}

/// What weighs something takes the password.
const fn grave(sample: &'static str, act: Act) -> Rules {
    Rules { proof: Proof::Password, ..form(sample, act) }
}

fn routes() -> Vec<Route> {
    use actions as act;
    let suspended = Rules { access: Access::SignedIn, ..page("/suspended") };
    let test = Rules { rate: Rate::Door, ..form("/admin/mail/test", act::SEND_TEST_LETTER) };
    let mut all = vec![
        Route::get("/admin", pages::overview, page("/admin")),
        Route::get("/admin/audit", pages::audit, page("/admin/audit")),
        Route::get("/admin/mail", pages::mail, page("/admin/mail")),
        Route::post("/admin/mail/test", forms::test_letter, test),
        Route::post("/admin/mail/again", forms::again, form("/admin/mail/again", act::TRY_AGAIN)),
        Route::get("/admin/storage", pages::storage, page("/admin/storage")),
        Route::get("/admin/backups", pages::backups, page("/admin/backups")),
        Route::get("/admin/settings", pages::settings, page("/admin/settings")),
        Route::get("/suspended", pages::members::suspended, suspended),
    ];
    all.extend(member_routes());
    all
}

fn member_routes() -> Vec<Route> {
    use actions as act;
    use forms::members as press;
    vec![
        Route::get("/admin/members", pages::members::list, page("/admin/members")),
        Route::get("/admin/members/{member}", pages::members::show, page("/admin/members/{ada}")),
        Route::post(
            "/admin/members/{member}/suspend",
            press::suspend,
            grave("/admin/members/{ada}/suspend", act::SUSPEND),
        ),
        Route::post(
            "/admin/members/{member}/restore",
            press::restore,
            form("/admin/members/{ada}/restore", act::RESTORE),
        ),
        Route::post(
            "/admin/members/{member}/sign-out",
            press::sign_out,
            grave("/admin/members/{ada}/sign-out", act::END_SESSIONS),
        ),
        Route::post(
            "/admin/members/{member}/administrator",
            press::make_administrator,
            grave("/admin/members/{ada}/administrator", act::MAKE_ADMINISTRATOR),
        ),
        Route::post(
            "/admin/members/{member}/administrator/end",
            press::unmake_administrator,
            grave("/admin/members/{ada}/administrator/end", act::UNMAKE_ADMINISTRATOR),
        ),
        Route::post(
            "/admin/members/{member}/moderator",
            press::make_moderator,
            grave("/admin/members/{ada}/moderator", act::MAKE_MODERATOR),
        ),
        Route::post(
            "/admin/members/{member}/moderator/end",
            press::unmake_moderator,
            grave("/admin/members/{ada}/moderator/end", act::UNMAKE_MODERATOR),
        ),
    ]
}
