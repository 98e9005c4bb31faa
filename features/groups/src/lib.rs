#![doc = include_str!("../README.md")]

pub mod about;
pub mod actions;
mod belongings;
mod forms;
pub mod group;
mod jobs;
pub mod joining;
mod live;
mod notices;
mod pages;
mod policy;
pub mod population;
mod reportable;
mod search;
mod store;
pub mod suggestion;
mod views;

use ::store::{Schema, migration};
use frame::{App, Boxed, Feature, Route};
use kernel::{Act, Result};
use web::{Access, Rules};

/// Groups of members.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        works: jobs::works(),
        live: Some(live::TELLS),
        belongings: Some(belongings::belongings()),
        samples: views::samples,
        begin: Some(begin),
        ..Feature::new(
            "groups",
            Schema {
                feature: "groups",
                migrations: const {
                    &[
                        migration!("20261125T1000_groups_member_group"),
                        migration!("20261125T1001_groups_coming_in"),
                        migration!("20261125T1002_groups_about"),
                        migration!("20261125T1013_groups_open"),
                        migration!("20261127T1210_groups_request_taken_back"),
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

const fn page(sample: &'static str) -> Rules {
    Rules::page(Access::Member, sample)
}

const fn form(sample: &'static str, act: Act) -> Rules {
    Rules::form(Access::Member, act, sample)
}

fn routes() -> Vec<Route> {
    use actions as act;
    let mut all = vec![
        Route::get("/groups", pages::list::list, page("/groups")),
        Route::get("/groups/new", pages::settings::new, page("/groups/new")),
        Route::post("/groups/new", forms::settings::create, form("/groups/new", act::FOUND)),
        Route::get("/groups/{group}", pages::card::show, page("/groups/{group}")),
        Route::get("/groups/{group}/settings", pages::settings::edit, page("/groups/{group}/settings")),
        Route::post("/groups/{group}/settings", forms::settings::update, form("/groups/{group}/settings", act::CHANGE)),
        Route::get("/groups/{group}/end", pages::settings::end, page("/groups/{group}/end")),
        Route::post("/groups/{group}/end", forms::settings::end, form("/groups/{group}/end", act::END)),
    ];
    all.extend(door());
    all.extend(people());
    all.extend(about_pages());
    all
}

/// Coming in and going.
fn door() -> Vec<Route> {
    use actions as act;
    let asks = "/groups/{group}/requests/{asker}";
    let invited = "/groups/{group}/invitations/{guest}/withdrawal";
    vec![
        Route::get("/groups/{group}/membership", pages::card::membership, page("/groups/{group}/membership")),
        Route::post("/groups/{group}/membership", forms::door::join, form("/groups/{group}/membership", act::JOIN)),
        Route::post(
            "/groups/{group}/membership/end",
            forms::door::leave,
            form("/groups/{group}/membership/end", act::LEAVE),
        ),
        Route::post("/groups/{group}/request", forms::door::ask, form("/groups/{group}/request", act::ASK)),
        Route::post(
            "/groups/{group}/request/withdrawal",
            forms::door::take_back,
            form("/groups/{group}/request/withdrawal", act::TAKE_BACK),
        ),
        Route::post(
            "/groups/{group}/invitation/refusal",
            forms::door::refuse,
            form("/groups/{group}/invitation/refusal", act::REFUSE),
        ),
        Route::get("/groups/{group}/requests", pages::coming::requests, page("/groups/{group}/requests")),
        Route::get("/groups/{group}/requests/{member}", pages::coming::request, page(asks)),
        Route::post(
            "/groups/{group}/requests/{member}/acceptance",
            forms::govern::let_in,
            form("/groups/{group}/requests/{asker}/acceptance", act::LET_IN),
        ),
        Route::post(
            "/groups/{group}/requests/{member}/refusal",
            forms::govern::decline,
            form("/groups/{group}/requests/{asker}/refusal", act::DECLINE),
        ),
        Route::get("/groups/{group}/invitations", pages::coming::invitations, page("/groups/{group}/invitations")),
        Route::post(
            "/groups/{group}/invitations",
            forms::govern::invite,
            form("/groups/{group}/invitations", act::INVITE),
        ),
        Route::post(
            "/groups/{group}/invitations/{member}/withdrawal",
            forms::govern::withdraw,
            form(invited, act::WITHDRAW),
        ),
    ]
}

/// Who is in it, and who was.
fn people() -> Vec<Route> {
    use actions as act;
    let person = "/groups/{group}/people/{ada}";
    vec![
        Route::get("/groups/{group}/people", pages::people::list, page("/groups/{group}/people")),
        Route::get("/groups/{group}/people/{member}", pages::people::show, page(person)),
        Route::get(
            "/groups/{group}/people/{member}/hello",
            pages::people::hello,
            page("/groups/{group}/people/{ada}/hello"),
        ),
        Route::post(
            "/groups/{group}/people/{member}/role",
            forms::govern::appoint,
            form("/groups/{group}/people/{ada}/role", act::APPOINT),
        ),
        Route::post(
            "/groups/{group}/people/{member}/removal",
            forms::govern::remove,
            form("/groups/{group}/people/{ada}/removal", act::REMOVE),
        ),
        Route::get("/groups/{group}/removal", pages::coming::removal, page("/groups/{group}/removal")),
        Route::post("/groups/{group}/removal", forms::govern::object, form("/groups/{group}/removal", act::OBJECT)),
        Route::get("/groups/{group}/removals", pages::coming::removals, page("/groups/{group}/removals")),
        Route::post(
            "/groups/{group}/removals/{member}/answer",
            forms::govern::answer_objection,
            form("/groups/{group}/removals/{gone}/answer", act::ANSWER_OBJECTION),
        ),
        Route::post(
            "/groups/{group}/removals/{member}/return",
            forms::govern::let_back,
            form("/groups/{group}/removals/{gone}/return", act::ANSWER_OBJECTION),
        ),
    ]
}

/// What it says about itself.
fn about_pages() -> Vec<Route> {
    use actions as act;
    vec![
        Route::get("/groups/{group}/about", pages::about::show, page("/groups/{group}/about")),
        Route::get("/groups/{group}/about/edit", pages::about::edit, page("/groups/{group}/about/edit")),
        Route::post(
            "/groups/{group}/about/edit",
            forms::about::update,
            form("/groups/{group}/about/edit", act::WRITE_ABOUT),
        ),
        Route::get("/groups/{group}/about/history", pages::about::history, page("/groups/{group}/about/history")),
        Route::get(
            "/groups/{group}/about/history/{number}",
            pages::about::compare,
            page("/groups/{group}/about/history/1"),
        ),
        Route::post(
            "/groups/{group}/about/history/{number}/return",
            forms::about::bring_back,
            form("/groups/{group}/about/history/1/return", act::BRING_BACK),
        ),
    ]
}
