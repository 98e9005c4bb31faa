#![doc = include_str!("../README.md")]

pub mod actions;
mod belongings;
pub mod discussion;
mod forms;
mod jobs;
mod live;
pub mod made;
pub mod measure;
mod notices;
mod pages;
mod policy;
pub mod poll;
pub mod post;
pub mod reaction;
mod reportable;
mod search;
mod store;
pub mod summary;
mod views;
pub mod visit;

use ::store::{Schema, migration};
use frame::{App, Boxed, Feature, Route};
use kernel::{Act, Result};
use web::{Access, Cache, Csrf, Proof, Rate, Rules};

/// Discussions: what is asked, told and answered in a group.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        works: jobs::works(),
        live: Some(live::TELLS),
        belongings: Some(belongings::belongings()),
        keys: Some(belongings::named_keys),
        samples: views::samples,
        begin: Some(begin),
        ..Feature::new(
            "discussions",
            Schema {
                feature: "discussions",
                migrations: const {
                    &[
                        migration!("20261125T1310_discussions_discussion"),
                        migration!("20261125T1311_discussions_post"),
                        migration!("20261125T1312_discussions_group_rules"),
                        migration!("20261125T1313_discussions_measure"),
                        migration!("20261125T1314_discussions_poll"),
                        migration!("20261125T1315_discussions_summary"),
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
        Ok(())
    })
}

const PAGE: Rules = Rules {
    access: Access::Member,
    cache: Cache::NoStore,
    csrf: Csrf::Safe,
    rate: Rate::Read,
    proof: Proof::Session,
    audit: None,
    sample: "",
};

const fn page(sample: &'static str) -> Rules {
    Rules { sample, ..PAGE }
}

const fn form(sample: &'static str, act: Act) -> Rules {
    Rules { sample, csrf: Csrf::Token, rate: Rate::Write, audit: Some(act), ..PAGE }
}

fn routes() -> Vec<Route> {
    let mut all = vec![
        Route::get("/groups/{group}/discussions", pages::list, page("/groups/{skin}/discussions")),
        Route::get("/groups/{group}/discussions/new", pages::begin, page("/groups/{skin}/discussions/new")),
        Route::get("/groups/{group}/discussions/settings", pages::rules, page("/groups/{skin}/discussions/settings")),
        Route::get("/discussions/{id}", pages::show, page("/discussions/{thread}")),
        Route::get("/discussions/{id}/summary", pages::summary, page("/discussions/{thread}/summary")),
        Route::get("/discussions/{id}/votes", pages::votes, page("/discussions/{choice}/votes")),
        Route::get("/discussions/{id}/settings", pages::settings, page("/discussions/{thread}/settings")),
        Route::get("/discussions/{id}/posts/{post}", pages::post, page("/discussions/{thread}/posts/{reply}")),
    ];
    all.extend(of_groups());
    all.extend(of_discussions());
    all.extend(of_posts());
    all
}

fn of_groups() -> Vec<Route> {
    use actions as act;
    vec![
        Route::post(
            "/groups/{group}/discussions/new",
            forms::create,
            form("/groups/{skin}/discussions/new", act::START),
        ),
        Route::post(
            "/groups/{group}/discussions/draft",
            forms::keep_start,
            form("/groups/{skin}/discussions/draft", act::KEEP_DRAFT),
        ),
        Route::post(
            "/groups/{group}/discussions/seen",
            forms::seen,
            form("/groups/{skin}/discussions/seen", act::VISIT),
        ),
        Route::post(
            "/groups/{group}/discussions/settings",
            forms::decide,
            form("/groups/{skin}/discussions/settings", act::RULE),
        ),
    ]
}

fn of_discussions() -> Vec<Route> {
    use actions as act;
    vec![
        Route::post("/discussions/{id}/posts", forms::reply, form("/discussions/{thread}/posts", act::WRITE)),
        Route::post("/discussions/{id}/draft", forms::draft, form("/discussions/{thread}/draft", act::KEEP_DRAFT)),
        Route::post("/discussions/{id}/read", forms::read, form("/discussions/{thread}/read", act::READ)),
        Route::post("/discussions/{id}/following", forms::follow, form("/discussions/{thread}/following", act::FOLLOW)),
        Route::post("/discussions/{id}/vote", forms::vote, form("/discussions/{choice}/vote", act::VOTE)),
        Route::post("/discussions/{id}/summary", forms::propose, form("/discussions/{thread}/summary", act::PROPOSE)),
        Route::post(
            "/discussions/{id}/summary/{summary}",
            forms::decide_summary,
            form("/discussions/{thread}/summary/{short}", act::DECIDE),
        ),
        Route::post("/discussions/{id}/title", forms::word, form("/discussions/{thread}/title", act::WORD)),
        Route::post("/discussions/{id}/closing", forms::close, form("/discussions/{thread}/closing", act::CARE)),
        Route::post("/discussions/{id}/moving", forms::carry, form("/discussions/{thread}/moving", act::MOVE)),
    ]
}

fn of_posts() -> Vec<Route> {
    use actions as act;
    vec![
        Route::post(
            "/discussions/{id}/posts/{post}/edit",
            forms::edit,
            form("/discussions/{thread}/posts/{reply}/edit", act::EDIT),
        ),
        Route::post(
            "/discussions/{id}/posts/{post}/delete",
            forms::delete,
            form("/discussions/{thread}/posts/{reply}/delete", act::DELETE),
        ),
        Route::post(
            "/discussions/{id}/posts/{post}/reactions",
            forms::react,
            form("/discussions/{thread}/posts/{reply}/reactions", act::REACT),
        ),
        Route::post(
            "/discussions/{id}/posts/{post}/answer",
            forms::answer,
            form("/discussions/{thread}/posts/{reply}/answer", act::ANSWER),
        ),
        Route::post(
            "/discussions/{id}/posts/{post}/view",
            forms::view,
            form("/discussions/{thread}/posts/{reply}/view", act::VIEW),
        ),
        Route::post(
            "/discussions/{id}/posts/{post}/hiding",
            forms::hide,
            form("/discussions/{thread}/posts/{reply}/hiding", act::HIDE),
        ),
        Route::post(
            "/discussions/{id}/posts/{post}/objection",
            forms::object,
            form("/discussions/{thread}/posts/{reply}/objection", act::OBJECT),
        ),
        Route::post(
            "/discussions/{id}/posts/{post}/release",
            forms::release,
            form("/discussions/{thread}/posts/{reply}/release", act::LET_THROUGH),
        ),
    ]
}
