#![doc = include_str!("../README.md")]

pub mod acceptance;
pub mod actions;
mod agreements;
mod belongings;
mod concerns;
mod forms;
mod jobs;
pub mod operator;
mod pages;
mod policy;
mod store;
pub mod text;
mod views;

use ::store::{Schema, migration};
use frame::{App, Boxed, Feature, Route};
use kernel::Result;
use web::{Access, Csrf, Proof, Rate, Rules};

/// Texts: what the house says of itself.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        hears: vec![actions::hears()],
        works: jobs::works(),
        belongings: Some(belongings::belongings()),
        samples: views::samples,
        begin: Some(begin),
        ..Feature::new(
            "texts",
            Schema {
                feature: "texts",
                migrations: const { &[migration!("20261120T1500_texts_text")] },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move {
        agreements::connect(&app);
        concerns::connect(&app);
        actions::prepare(&app).await
    })
}

const PAGE: Rules = Rules::page(Access::Anyone, "");
const OWN: Rules = Rules { access: Access::Member, ..PAGE };
const ADMIN: Rules = Rules { access: Access::Admin, ..PAGE };

fn routes() -> Vec<Route> {
    use actions as act;
    vec![
        Route::get("/about", pages::index, Rules { sample: "/about", ..PAGE }),
        Route::get("/about/{text}", pages::show, Rules { sample: "/about/terms", ..PAGE }),
        Route::get(
            "/about/{text}/versions/{number}",
            pages::version,
            Rules { sample: "/about/terms/versions/1", ..PAGE },
        ),
        Route::get("/agreement", pages::agreement, Rules { sample: "/agreement", ..OWN }),
        Route::post(
            "/agreement",
            forms::agree,
            Rules { audit: Some(act::AGREE), csrf: Csrf::Token, rate: Rate::Write, sample: "/agreement", ..OWN },
        ),
        Route::get("/admin/texts", pages::list, Rules { sample: "/admin/texts", ..ADMIN }),
        Route::get("/admin/texts/{text}", pages::edit, Rules { sample: "/admin/texts/terms", ..ADMIN }),
        Route::post(
            "/admin/texts/{text}",
            forms::publish,
            Rules {
                audit: Some(act::PUBLISH),
                proof: Proof::Password,
                csrf: Csrf::Token,
                rate: Rate::Write,
                sample: "/admin/texts/terms",
                ..ADMIN
            },
        ),
        Route::get("/admin/operator", pages::edit_operator, Rules { sample: "/admin/operator", ..ADMIN }),
        Route::post(
            "/admin/operator",
            forms::publish_operator,
            Rules {
                audit: Some(act::PUBLISH_OPERATOR),
                proof: Proof::Password,
                csrf: Csrf::Token,
                rate: Rate::Write,
                sample: "/admin/operator",
                ..ADMIN
            },
        ),
    ]
}
