#![doc = include_str!("../README.md")]

pub mod actions;
pub mod attachment;
mod belongings;
pub mod conversation;
mod facts;
mod finding;
mod forms;
mod jobs;
mod live;
pub mod message;
mod notices;
mod pages;
mod policy;
mod port;
pub mod reaction;
mod reportable;
mod sealing;
mod store;
pub mod tone;
mod views;

use ::store::{Schema, migration};
use frame::{App, Boxed, Feature, Route};
use kernel::{Act, Result};
use web::{Access, Rate, Rules};

/// Messages: conversations of two and of a few.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        hears: facts::hears(),
        works: jobs::works(),
        live: Some(live::TELLS),
        belongings: Some(belongings::belongings()),
        keys: Some(belongings::named_keys),
        samples: views::samples,
        begin: Some(begin),
        ..Feature::new(
            "messages",
            Schema {
                feature: "messages",
                migrations: const {
                    &[
                        migration!("20261124T1050_messages_conversation"),
                        migration!("20261124T1051_messages_message"),
                        migration!("20261124T1053_messages_attachment"),
                        migration!("20261125T1102_messages_answers"),
                    ]
                },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move {
        port::connect(&app);
        notices::connect(&app);
        reportable::connect(&app);
        Ok(())
    })
}

const fn page(sample: &'static str) -> Rules {
    Rules::page(Access::Member, sample)
}

const fn search(sample: &'static str) -> Rules {
    Rules { rate: Rate::Search, ..page(sample) }
}

/// Looking through sealed messages costs far more than reading a page.
const fn seek(sample: &'static str) -> Rules {
    Rules { rate: Rate::Seek, ..page(sample) }
}

const fn form(sample: &'static str, act: Act) -> Rules {
    Rules::form(Access::Member, act, sample)
}

fn routes() -> Vec<Route> {
    let mut all = vec![
        Route::get("/messages", pages::list, page("/messages")),
        Route::get("/messages/new", pages::begin, page("/messages/new")),
        Route::get("/messages/new/suggest", pages::suggest, search("/messages/new/suggest")),
        Route::get("/messages/search", pages::found, seek("/messages/search")),
        Route::get("/messages/to/{member}", pages::to, page("/messages/to/{friend}")),
        Route::get("/messages/{id}", pages::show, page("/messages/{talk}")),
        Route::get("/messages/{id}/about", pages::about, page("/messages/{talk}/about")),
        Route::get("/messages/{id}/search", pages::found_in, seek("/messages/{talk}/search")),
        Route::get("/messages/{id}/typing", pages::typing, page("/messages/{talk}/typing")),
        Route::get("/messages/{id}/{message}", pages::message, page("/messages/{talk}/{message}")),
    ];
    all.extend(posts());
    all.extend(files());
    all
}

/// Files: two segments after the conversation, so that none is taken for a message.
fn files() -> Vec<Route> {
    use actions::attach as act;
    let place = "/messages/{talk}/files/{file}";
    vec![
        Route::post("/messages/{id}/files", forms::attachment::create, form("/messages/{talk}/files", act::ATTACH)),
        Route::post(
            "/messages/{id}/files/{file}/remove",
            forms::attachment::remove,
            form("/messages/{talk}/files/{file}/remove", act::DETACH),
        ),
        Route::get("/messages/{id}/files/{file}", pages::attachment::show, page(place)),
        Route::get(
            "/messages/{id}/files/{file}/preview",
            pages::attachment::preview,
            page("/messages/{talk}/files/{file}/preview"),
        ),
    ]
}

fn posts() -> Vec<Route> {
    use actions as act;
    vec![
        Route::post("/messages/search", pages::seek, form("/messages/search", act::SEEK)),
        Route::post("/messages/{id}/search", pages::seek_in, form("/messages/{talk}/search", act::SEEK)),
        Route::post("/messages/new", forms::begin, form("/messages/new", act::OPEN)),
        Route::post("/messages/to/{member}", forms::write_to, form("/messages/to/{friend}", act::WRITE_TO)),
        Route::post("/messages/{id}", forms::send, form("/messages/{talk}", act::SEND)),
        Route::post("/messages/{id}/read", forms::read, form("/messages/{talk}/read", act::READ)),
        Route::post("/messages/{id}/unread", forms::unread, form("/messages/{talk}/unread", act::READ)),
        Route::post("/messages/{id}/draft", forms::draft, form("/messages/{talk}/draft", act::KEEP_DRAFT)),
        Route::post("/messages/{id}/typing", forms::typing, form("/messages/{talk}/typing", act::TYPING)),
        Route::post("/messages/{id}/tone", forms::tone, form("/messages/{talk}/tone", act::TONE)),
        Route::post("/messages/{id}/name", forms::name, form("/messages/{talk}/name", act::NAME)),
        Route::post("/messages/{id}/keep", forms::keep, form("/messages/{talk}/keep", act::ARRANGE)),
        Route::post("/messages/{id}/people", forms::add, form("/messages/{talk}/people", act::ADD)),
        Route::post("/messages/{id}/people/remove", forms::remove, form("/messages/{talk}/people/remove", act::REMOVE)),
        Route::post("/messages/{id}/leave", forms::leave, form("/messages/{talk}/leave", act::LEAVE)),
        Route::post("/messages/{id}/{message}/edit", forms::edit, form("/messages/{talk}/{message}/edit", act::EDIT)),
        Route::post(
            "/messages/{id}/{message}/delete",
            forms::delete,
            form("/messages/{talk}/{message}/delete", act::DELETE),
        ),
        Route::post(
            "/messages/{id}/{message}/react",
            forms::react,
            form("/messages/{talk}/{message}/react", act::REACT),
        ),
        Route::post("/messages/{id}/{message}/pin", forms::pin, form("/messages/{talk}/{message}/pin", act::PIN)),
    ]
}
