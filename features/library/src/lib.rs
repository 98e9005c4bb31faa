#![doc = include_str!("../README.md")]

pub mod actions;
pub mod adoption;
pub mod audience;
mod belongings;
pub mod collection;
pub mod contributor;
pub mod diff;
mod downloads;
pub mod draft;
pub mod evidence;
pub mod file;
mod forms;
mod home;
mod jobs;
pub mod kind;
pub mod licence;
pub mod lineage;
pub mod made;
pub mod merge;
mod notices;
pub mod original;
mod pages;
mod policy;
mod reportable;
pub mod request;
pub mod resource;
pub mod search;
mod shelf;
mod store;
pub mod support;
pub mod tags;
pub mod tree;
pub mod uptake;
pub mod version;
mod views;

pub use pages::kept::PAGE_TABLES;

use ::store::{Schema, migration};
use discussions_api::TakesShort;
use frame::{App, Boxed, Feature, Route};
use kernel::{Act, Result};
use web::{Access, Rate, Rules};

/// The library: what members wrote down for others to use.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        works: jobs::works(),
        hears: vec![search::projection::hears()],
        indexes: vec![&search::projection::PROJECTION],
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
                        migration!("20261128T1100_library_file"),
                        migration!("20261128T1101_library_version_files"),
                        migration!("20261128T1102_library_draft_files"),
                        migration!("20261128T1103_library_files_published"),
                        migration!("20261128T1104_library_taken"),
                        migration!("20261128T1200_library_origin"),
                        migration!("20261128T1201_library_warning"),
                        migration!("20261128T1202_library_thanks"),
                        migration!("20261128T1300_library_adoption"),
                        migration!("20261128T1301_library_support"),
                        migration!("20261128T1302_library_uptake"),
                        migration!("20261128T1400_library_collection"),
                        migration!("20261128T1401_library_request"),
                        migration!("20261128T1600_library_credit"),
                        migration!("20261128T1601_library_credited"),
                        migration!("20261128T1602_library_begun_in"),
                        migration!("20261128T1603_library_begun_there"),
                        migration!("20261128T1700_library_begun"),
                        migration!("20261129T1300_library_asked_apart"),
                        migration!("20261129T1301_library_request_reworded"),
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
        shelf::connect(&app);
        home::connect(&app);
        search::projection::PROJECTION.begin(&app).await?;
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
        Route::get("/library", pages::list, Rules { rate: Rate::Search, ..page("/library") }),
        Route::get("/library/new", pages::new, page("/library/new?kind=innovation")),
        Route::post("/library/new", forms::create, form("/library/new", act::START)),
        Route::get("/library/{id}", pages::show, page("/library/{leaflet}")),
        Route::get("/library/{id}/edit", pages::edit, page("/library/{graft}/edit")),
        Route::post("/library/{id}/edit", forms::update, form("/library/{leaflet}/edit", act::SAVE)),
        Route::get("/library/{id}/versions", pages::versions, page("/library/{shed}/versions")),
        Route::get("/library/{id}/versions/{number}", pages::version, page("/library/{leaflet}/versions/1")),
        Route::post(
            "/library/{id}/versions/{number}/removal",
            forms::take_out,
            form("/library/{leaflet}/versions/1/removal", act::TAKE_OUT_VERSION),
        ),
        Route::get("/library/{id}/compare", pages::compare, page("/library/{leaflet}/compare?from=1&to=2")),
        Route::post("/library/from/{discussion}", forms::turn, form("/library/from/{thread}", act::TURN)),
        Route::get("/public/library/{id}", pages::open, open("/public/library/{poster}")),
        Route::get("/public/library.atom", pages::feed, open("/public/library.atom")),
    ];
    all.extend(of_owners());
    all.extend(of_curators());
    all.extend(of_askers());
    all.extend(of_files());
    all.extend(of_adopters());
    all.extend(of_lineage());
    all
}

/// Collections: what they say, what stands in them and in which order.
fn of_curators() -> Vec<Route> {
    use actions as act;
    use forms::collecting as send;
    vec![
        Route::get("/library/collections", pages::collections, page("/library/collections")),
        Route::get("/library/collections/new", pages::new_collection, page("/library/collections/new")),
        Route::post("/library/collections/new", send::create, form("/library/collections/new", act::COLLECT)),
        Route::get("/library/collections/{id}", pages::collection, page("/library/collections/{album}")),
        Route::get("/library/collections/{id}/edit", pages::edit_collection, page("/library/collections/{album}/edit")),
        Route::post(
            "/library/collections/{id}/edit",
            send::update,
            form("/library/collections/{album}/edit", act::EDIT_COLLECTION),
        ),
        Route::post(
            "/library/collections/{id}/removal",
            send::remove,
            form("/library/collections/{album}/removal", act::REMOVE_COLLECTION),
        ),
        Route::post(
            "/library/collections/{id}/items",
            send::put_in,
            form("/library/collections/{album}/items", act::PUT_IN),
        ),
        Route::post(
            "/library/collections/{id}/items/{resource}",
            send::note,
            form("/library/collections/{album}/items/{leaflet}", act::NOTE),
        ),
        Route::post(
            "/library/collections/{id}/items/{resource}/position",
            send::place,
            form("/library/collections/{album}/items/{leaflet}/position", act::ORDER),
        ),
        Route::post(
            "/library/collections/{id}/items/{resource}/removal",
            send::take_out,
            form("/library/collections/{album}/items/{leaflet}/removal", act::TAKE_OUT),
        ),
        Route::get(
            "/library/collections/{id}/pack",
            pages::collecting::collection_pack,
            page("/library/collections/{album}/pack"),
        ),
        Route::get(
            "/library/shelves/{member}/pack",
            pages::collecting::shelf_pack,
            page("/library/shelves/{ada}/pack"),
        ),
        Route::get("/library/{id}/collecting", pages::choosing, page("/library/{leaflet}/collecting")),
        Route::post("/library/{id}/collecting", send::choose, form("/library/{leaflet}/collecting", act::PUT_IN)),
    ]
}

/// Requests: asking, pointing to what one knows, and saying how it went.
fn of_askers() -> Vec<Route> {
    use actions as act;
    use forms::requesting as send;
    vec![
        Route::get("/library/requests", pages::requests, page("/library/requests")),
        Route::get("/library/requests/new", pages::new_request, page("/library/requests/new")),
        Route::post("/library/requests/new", send::create, form("/library/requests/new", act::ASK)),
        Route::get("/library/requests/{id}", pages::request, page("/library/requests/{wish}")),
        Route::get("/library/requests/{id}/edit", pages::reword, page("/library/requests/{wish}/edit")),
        Route::post("/library/requests/{id}/edit", send::reword, form("/library/requests/{wish}/edit", act::REWORD)),
        Route::post(
            "/library/requests/{id}/answers",
            send::point,
            form("/library/requests/{wish}/answers", act::POINT),
        ),
        Route::post(
            "/library/requests/{id}/closing",
            send::close,
            form("/library/requests/{wish}/closing", act::CLOSE),
        ),
        Route::post(
            "/library/requests/{id}/removal",
            send::remove,
            form("/library/requests/{wish}/removal", act::REMOVE_REQUEST),
        ),
    ]
}

/// What its owner decides, and who writes with them.
fn of_owners() -> Vec<Route> {
    use actions as act;
    vec![
        Route::get("/library/{id}/publication", pages::publication, page("/library/{poster}/publication")),
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
        Route::post("/library/{id}/asking", forms::ask_credited, form("/library/{leaflet}/asking", act::ASK_CREDITED)),
        Route::get("/library/{id}/invitation", pages::invitation, page("/library/{leaflet}/invitation")),
        Route::post("/library/{id}/invitation", forms::answer, form("/library/{leaflet}/invitation", act::ANSWER)),
    ]
}

/// Files: those of a draft, each of them on its way out, and all as one.
fn of_files() -> Vec<Route> {
    use actions::file as act;
    use forms::file as form_of;
    use pages::file as page_of;
    vec![
        Route::get("/library/{id}/files", page_of::files, page("/library/{sketch}/files")),
        Route::post("/library/{id}/files", form_of::bring, form("/library/{leaflet}/files", act::BRING)),
        Route::post(
            "/library/{id}/files/{file}/removal",
            form_of::take_out,
            form("/library/{leaflet}/files/{scan}/removal", act::ARRANGE),
        ),
        Route::post(
            "/library/{id}/files/{file}/return",
            form_of::put_back,
            form("/library/{leaflet}/files/{scan}/return", act::ARRANGE),
        ),
        Route::post(
            "/library/{id}/files/{file}/up",
            form_of::up,
            form("/library/{leaflet}/files/{scan}/up", act::ARRANGE),
        ),
        Route::post(
            "/library/{id}/files/{file}/down",
            form_of::down,
            form("/library/{leaflet}/files/{scan}/down", act::ARRANGE),
        ),
        Route::get("/library/{id}/files/{file}", page_of::show, page("/library/{leaflet}/files/{scan}")),
        Route::get(
            "/library/{id}/files/{file}/preview",
            page_of::preview,
            page("/library/{leaflet}/files/{drawing}/preview"),
        ),
        Route::get(
            "/library/{id}/files/{file}/pages/{page}",
            page_of::sheet,
            page("/library/{leaflet}/files/{scan}/pages/1"),
        ),
        Route::get("/library/{id}/files/{file}/text", page_of::text, page("/library/{leaflet}/files/{scan}/text")),
        Route::get("/library/{id}/pack", page_of::pack, page("/library/{leaflet}/pack")),
        Route::get(
            "/public/library/{id}/files/{file}",
            page_of::open_file,
            open("/public/library/{poster}/files/{flyer}"),
        ),
    ]
}

/// Where it comes from and what was made of it, that it was withdrawn, thanks, and asking its owner.
fn of_lineage() -> Vec<Route> {
    use actions as act;
    use pages::{lineage, thanks};
    vec![
        Route::get("/library/{id}/lineage", lineage::lineage, page("/library/{leaflet}/lineage")),
        Route::post("/library/{id}/adaptation", forms::adapt, form("/library/{leaflet}/adaptation", act::ADAPT)),
        Route::get("/library/{id}/original", lineage::original, page("/library/{graft}/original")),
        Route::post(
            "/library/{id}/original/taking-in",
            forms::take_in,
            form("/library/{graft}/original/taking-in", act::TAKE_IN),
        ),
        Route::post(
            "/library/{id}/original/declining",
            forms::decline,
            form("/library/{graft}/original/declining", act::DECLINE),
        ),
        Route::post("/library/{id}/heeding", forms::heed, form("/library/{leaflet}/heeding", act::HEED)),
        Route::get("/library/thanks", thanks::thanks, page("/library/thanks")),
        Route::get("/library/{id}/thanks", thanks::thank, page("/library/{handout}/thanks")),
        Route::post("/library/{id}/thanks", forms::thank, form("/library/{handout}/thanks", act::THANK)),
        Route::post(
            "/library/{id}/thanks/removal",
            forms::unthank,
            form("/library/{handout}/thanks/removal", act::UNTHANK),
        ),
        Route::get("/library/{id}/question", thanks::question, page("/library/{leaflet}/question")),
    ]
}

/// Who uses it, who helps, what it needs, how far it has come, and the board of all that have a stage.
fn of_adopters() -> Vec<Route> {
    use actions as act;
    use forms::{adoption as adopts, support as helps};
    use pages::{adoption, support};
    vec![
        Route::get("/library/board", pages::board::board, page("/library/board")),
        Route::get("/library/uses", adoption::own_uses, page("/library/uses")),
        Route::get("/library/{id}/adoption", adoption::adoption, page("/library/{sprout}/adoption")),
        Route::post("/library/{id}/adoption", adopts::adopt, form("/library/{sprout}/adoption", act::ADOPT)),
        Route::post(
            "/library/{id}/adoption/removal",
            adopts::forget,
            form("/library/{sprout}/adoption/removal", act::FORGET),
        ),
        Route::get("/library/{id}/uses", adoption::uses, page("/library/{sprout}/uses")),
        Route::get("/library/{id}/support", support::support, page("/library/{sprout}/support")),
        Route::post("/library/{id}/support", helps::help, form("/library/{sprout}/support", act::HELP)),
        Route::post(
            "/library/{id}/support/removal",
            helps::stop_helping,
            form("/library/{sprout}/support/removal", act::STOP_HELPING),
        ),
        Route::get("/library/{id}/helpers", support::helpers, page("/library/{sprout}/helpers")),
        Route::get("/library/{id}/needs", support::needs, page("/library/{sprout}/needs")),
        Route::post("/library/{id}/needs", helps::ask, form("/library/{sprout}/needs", act::NEED)),
        Route::get("/library/{id}/stage", support::stage, page("/library/{sprout}/stage")),
        Route::post("/library/{id}/stage", helps::move_on, form("/library/{sprout}/stage", act::MOVE)),
    ]
}
