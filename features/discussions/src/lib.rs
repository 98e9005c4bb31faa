#![doc = include_str!("../README.md")]

pub mod actions;
pub mod asking;
mod belongings;
pub mod bookmark;
pub mod discussion;
mod facts;
pub mod file;
mod forms;
mod home;
mod jobs;
mod live;
pub mod made;
mod mail;
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
pub mod wording;

pub use pages::kept::PAGE_TABLES;

use ::store::{Schema, migration};
use frame::{App, Boxed, Feature, Route};
use kernel::{Act, Result};
use web::{Access, Proof, Rules};

/// Discussions: what is asked, told and answered in a group.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        works: jobs::works(),
        hears: facts::hears(),
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
                        migration!("20261126T1110_discussions_file"),
                        migration!("20261126T1111_discussions_bookmark"),
                        migration!("20261126T1100_discussions_mail"),
                        migration!("20261126T1210_discussions_warning"),
                        migration!("20261126T1310_discussions_asking_allowed"),
                        migration!("20261126T1311_discussions_asker"),
                        migration!("20261126T1312_discussions_unmasking"),
                        migration!("20261127T1200_discussions_first"),
                        migration!("20261127T1201_discussions_unanswered"),
                        migration!("20261127T1202_discussions_wording"),
                        migration!("20261127T1203_discussions_worded"),
                        migration!("20261127T1204_discussions_measure_kind"),
                    ]
                },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move {
        home::connect(&app);
        notices::connect(&app);
        reportable::connect(&app);
        search::connect(&app);
        mail::connect(&app);
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
    let mut all = vec![
        Route::get("/groups/{group}/discussions", pages::list, page("/groups/{skin}/discussions")),
        Route::get("/groups/{group}/discussions/new", pages::begin, page("/groups/{skin}/discussions/new")),
        Route::get("/groups/{group}/discussions/asking", pages::asking::ask, page("/groups/{skin}/discussions/asking")),
        Route::get("/asking", pages::asking::asking, page("/asking")),
        Route::get("/asking/{discussion}", pages::asking::hidden, page("/asking/{thread}")),
        Route::get("/groups/{group}/discussions/settings", pages::rules, page("/groups/{skin}/discussions/settings")),
        Route::get("/groups/{group}/discussions/mail", pages::by_mail, page("/groups/{skin}/discussions/mail")),
        Route::get("/discussions/{id}", pages::show, page("/discussions/{thread}")),
        Route::get("/discussions/{id}/summary", pages::summary, page("/discussions/{thread}/summary")),
        Route::get("/discussions/{id}/votes", pages::votes, page("/discussions/{choice}/votes")),
        Route::get("/discussions/{id}/settings", pages::settings, page("/discussions/{thread}/settings")),
        Route::get("/discussions/{id}/posts/{post}", pages::post, page("/discussions/{thread}/posts/{reply}")),
    ];
    all.extend(of_groups());
    all.extend(of_discussions());
    all.extend(of_posts());
    all.extend(of_unmasking());
    all.extend(of_files());
    all.extend(of_bookmarks());
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
            "/groups/{group}/discussions/asking",
            forms::asking::ask,
            form("/groups/{skin}/discussions/asking", act::ASK),
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
        Route::post(
            "/groups/{group}/discussions/mail",
            forms::decide_mail,
            form("/groups/{skin}/discussions/mail", act::MAIL),
        ),
    ]
}

fn of_discussions() -> Vec<Route> {
    use actions as act;
    vec![
        Route::post("/catch-up", forms::catch_up, form("/catch-up", act::CATCH_UP)),
        Route::post(
            "/asking/{discussion}/objection",
            forms::asking::object,
            form("/asking/{thread}/objection", act::OBJECT),
        ),
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
        Route::post(
            "/discussions/{id}/objection",
            forms::object_to,
            form("/discussions/{thread}/objection", act::OBJECT),
        ),
        Route::post("/discussions/{id}/moving", forms::carry, form("/discussions/{thread}/moving", act::MOVE)),
    ]
}

/// Learning who asked without a name.
fn of_unmasking() -> Vec<Route> {
    use actions as act;
    use forms::asking as press;
    use pages::unmasking as look;
    const fn moderators(sample: &'static str) -> Rules {
        Rules::page(Access::Moderator, sample)
    }
    const fn grave(access: Access, sample: &'static str, act: Act) -> Rules {
        Rules { proof: Proof::Password, ..Rules::form(access, act, sample) }
    }
    const TWO: Access = Access::Moderator;
    vec![
        Route::get("/admin/asking", look::naming, Rules::page(Access::Admin, "/admin/asking")),
        Route::post("/admin/asking", press::name, grave(Access::Admin, "/admin/asking", act::NAME)),
        Route::get("/moderation/unmasking", look::duties, moderators("/moderation/unmasking")),
        Route::post(
            "/moderation/unmasking/agreement",
            press::answer_naming,
            Rules::form(TWO, act::ANSWER_NAMING, "/moderation/unmasking/agreement"),
        ),
        Route::get("/moderation/unmasking/of/{post}", look::unmask, moderators("/moderation/unmasking/of/{reply}")),
        Route::post(
            "/moderation/unmasking/of/{post}",
            press::unmask,
            grave(TWO, "/moderation/unmasking/of/{reply}", act::UNMASK),
        ),
        Route::post(
            "/moderation/unmasking/{id}/agreement",
            press::agree,
            grave(TWO, "/moderation/unmasking/{thread}/agreement", act::AGREE),
        ),
        Route::post(
            "/moderation/unmasking/{id}/name",
            press::see,
            grave(TWO, "/moderation/unmasking/{thread}/name", act::SEE),
        ),
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

fn of_files() -> Vec<Route> {
    use actions::file as act;
    vec![
        Route::post("/discussions/{id}/files", forms::file::create, form("/discussions/{thread}/files", act::ATTACH)),
        Route::post(
            "/discussions/{id}/files/{file}/remove",
            forms::file::remove,
            form("/discussions/{thread}/files/{paper}/remove", act::DETACH),
        ),
        Route::post(
            "/groups/{group}/discussions/files",
            forms::file::create_start,
            form("/groups/{skin}/discussions/files", act::ATTACH),
        ),
        Route::post(
            "/groups/{group}/discussions/files/{file}/remove",
            forms::file::remove_start,
            form("/groups/{skin}/discussions/files/{paper}/remove", act::DETACH),
        ),
        Route::post(
            "/discussions/{id}/posts/{post}/files/{file}/remove",
            forms::file::take_off,
            form("/discussions/{thread}/posts/{reply}/files/{paper}/remove", act::TAKE_OFF),
        ),
        Route::get("/discussions/{id}/files/{file}", pages::file::show, page("/discussions/{thread}/files/{paper}")),
        Route::get(
            "/discussions/{id}/files/{file}/preview",
            pages::file::preview,
            page("/discussions/{thread}/files/{paper}/preview"),
        ),
    ]
}

fn of_bookmarks() -> Vec<Route> {
    use actions as act;
    vec![
        Route::get("/bookmarks", pages::bookmarks, page("/bookmarks")),
        Route::post(
            "/discussions/{id}/posts/{post}/bookmark",
            forms::bookmark::keep,
            form("/discussions/{thread}/posts/{reply}/bookmark", act::BOOKMARK),
        ),
        Route::post(
            "/bookmarks/{post}/remove",
            forms::bookmark::remove,
            form("/bookmarks/{reply}/remove", act::UNBOOKMARK),
        ),
        Route::post("/bookmarks/{post}/back", forms::bookmark::back, form("/bookmarks/{reply}/back", act::UNBOOKMARK)),
    ]
}
