#![doc = include_str!("../README.md")]

pub mod actions;
pub mod audience;
mod belongings;
pub mod contributor;
pub mod diff;
pub mod draft;
mod forms;
mod jobs;
pub mod kind;
pub mod licence;
pub mod made;
mod notices;
mod pages;
mod policy;
mod reportable;
pub mod resource;
mod search;
mod store;
pub mod tags;
pub mod version;
mod views;

use ::store::{Schema, migration};
use discussions_api::TakesShort;
use frame::{App, Boxed, Feature, Route};
use kernel::{Act, Result};
use web::{Access, Rules};

/// The library: what members wrote down for others to use.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        works: jobs::works(),
        belongings: Some(belongings::belongings()),
        keys: Some(belongings::named_keys),
        samples: views::samples,
        begin: Some(begin),
        ..Feature::new(
            "library",
            Schema {
                feature: "library",
                migrations: const {
                    &[
                        migration!("20261127T1000_library_resource"),
                        migration!("20261127T1001_library_version"),
                        migration!("20261127T1002_library_draft"),
                    ]
                },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move {
        notices::connect(&app);
        reportable::connect(&app);
        search::connect(&app);
        let takes = TakesShort {
            words: "Turn it into a library resource",
            url: |discussion| format!("/library/from/{discussion}"),
        };
        app.keep(|| takes);
        Ok(())
    })
}

const fn page(sample: &'static str) -> Rules {
    Rules::page(Access::Member, sample)
}

const fn form(sample: &'static str, act: Act) -> Rules {
    Rules::form(Access::Member, act, sample)
}

const fn open(sample: &'static str) -> Rules {
    Rules::page(Access::Open, sample)
}

fn routes() -> Vec<Route> {
    use actions as act;
    let mut all = vec![
        Route::get("/library", pages::list, page("/library")),
        Route::get("/library/new", pages::new, page("/library/new?kind=innovation")),
        Route::post("/library/new", forms::create, form("/library/new", act::START)),
        Route::get("/library/{id}", pages::show, page("/library/{leaflet}")),
        Route::get("/library/{id}/edit", pages::edit, page("/library/{poster}/edit")),
        Route::post("/library/{id}/edit", forms::update, form("/library/{leaflet}/edit", act::SAVE)),
        Route::get("/library/{id}/versions", pages::versions, page("/library/{shed}/versions")),
        Route::get("/library/{id}/versions/{number}", pages::version, page("/library/{leaflet}/versions/1")),
        Route::get("/library/{id}/compare", pages::compare, page("/library/{leaflet}/compare?from=1&to=2")),
        Route::post("/library/from/{discussion}", forms::turn, form("/library/from/{thread}", act::TURN)),
        Route::get("/public/library/{id}", pages::open, open("/public/library/{poster}")),
        Route::get("/public/library.atom", pages::feed, open("/public/library.atom")),
    ];
    all.extend(of_owners());
    all
}

/// What its owner decides, and who writes with them.
fn of_owners() -> Vec<Route> {
    use actions as act;
    vec![
        Route::get("/library/{id}/publication", pages::publication, page("/library/{sketch}/publication")),
        Route::post("/library/{id}/publication", forms::publish, form("/library/{leaflet}/publication", act::PUBLISH)),
        Route::get("/library/{id}/withdrawal", pages::withdrawal, page("/library/{leaflet}/withdrawal")),
        Route::post("/library/{id}/withdrawal", forms::withdraw, form("/library/{leaflet}/withdrawal", act::WITHDRAW)),
        Route::post(
            "/library/{id}/taking-back",
            forms::take_back,
            form("/library/{leaflet}/taking-back", act::TAKE_BACK),
        ),
        Route::post("/library/{id}/deletion", forms::remove, form("/library/{leaflet}/deletion", act::DELETE)),
        Route::get("/library/{id}/public", pages::public, page("/library/{leaflet}/public")),
        Route::post("/library/{id}/public", forms::show, form("/library/{leaflet}/public", act::SHOW)),
        Route::get("/library/{id}/people", pages::people, page("/library/{leaflet}/people")),
        Route::post("/library/{id}/people", forms::invite, form("/library/{leaflet}/people", act::INVITE)),
        Route::post(
            "/library/{id}/people/{member}/removal",
            forms::take_off,
            form("/library/{leaflet}/people/{ada}/removal", act::TAKE_OFF),
        ),
        Route::get("/library/{id}/invitation", pages::invitation, page("/library/{leaflet}/invitation")),
        Route::post("/library/{id}/invitation", forms::answer, form("/library/{leaflet}/invitation", act::ANSWER)),
    ]
}
