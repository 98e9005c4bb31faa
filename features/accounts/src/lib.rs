#![doc = include_str!("../README.md")]

pub mod account;
pub mod actions;
pub mod applicant;
mod belongings;
mod concerns;
pub mod door_token;
mod doorkeeper;
pub mod entry;
mod forms;
pub mod guest;
pub mod guest_list;
mod hashing;
pub mod invitation;
mod jobs;
mod letters;
pub mod link;
mod pages;
mod policy;
mod qr;
mod session;
mod store;
mod throttle;
mod views;
pub mod work_address;

use ::store::{Schema, migration};
use frame::{App, Boxed, Feature, Route};
use kernel::Result;
use web::{Access, Csrf, Proof, Rate, Rules};

/// Accounts: the door of Kettle.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        works: jobs::works(),
        belongings: Some(belongings::belongings()),
        samples: views::samples,
        doorkeeper: Some(doorkeeper::doorkeeper),
        begin: Some(begin),
        ..Feature::new(
            "accounts",
            Schema {
                feature: "accounts",
                migrations: const {
                    &[
                        migration!("20261120T1000_accounts_member"),
                        migration!("20261120T1402_accounts_session_end"),
                        migration!("20261120T1403_accounts_door_token_end"),
                        migration!("20261120T1700_accounts_leaving"),
                        migration!("20261120T1710_accounts_contested"),
                        migration!("20261120T1711_accounts_session_idle"),
                        migration!("20261120T1710_accounts_session_proof"),
                        migration!("20261120T1712_accounts_suspension"),
                        migration!("20261122T1000_accounts_entry"),
                        migration!("20261122T1001_accounts_invitation"),
                        migration!("20261122T1002_accounts_work_address"),
                        migration!("20261122T1003_accounts_guest"),
                        migration!("20261122T1004_accounts_applicant"),
                        migration!("20261127T1100_accounts_work_address_by_key"),
                    ]
                },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

/// What must be there before the first request: what administrators are told of the door.
fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move {
        concerns::connect(&app);
        Ok(())
    })
}

const PAGE: Rules = Rules::page(Access::Anyone, "");
const DOOR: Rules = Rules { csrf: Csrf::Token, rate: Rate::Door, ..PAGE };
const OWN: Rules = Rules { access: Access::SignedIn, ..PAGE };
const KEY: Rules = Rules { access: Access::SignedIn, ..DOOR };

const MEMBER: Rules = Rules { access: Access::Member, ..PAGE };
const ADMIN: Rules = Rules { access: Access::Admin, ..PAGE };
const ADMIN_FORM: Rules = Rules { csrf: Csrf::Token, rate: Rate::Write, ..ADMIN };
const MEMBER_FORM: Rules = Rules { csrf: Csrf::Token, rate: Rate::Write, ..MEMBER };

fn routes() -> Vec<Route> {
    [door_routes(), key_routes(), work_routes(), invitation_routes(), waiting_routes(), admin_routes()]
        .into_iter()
        .flatten()
        .collect()
}

fn door_routes() -> Vec<Route> {
    use actions as act;
    vec![
        Route::get("/join", pages::join, Rules { sample: "/join", ..PAGE }),
        Route::post("/join", forms::join, Rules { audit: Some(act::JOIN), sample: "/join", ..DOOR }),
        Route::get("/confirm", pages::confirm, Rules { sample: "/confirm", ..PAGE }),
        Route::post("/confirm", forms::confirm, Rules { audit: Some(act::CONFIRM), sample: "/confirm", ..DOOR }),
        Route::get("/sign-in", pages::sign_in, Rules { sample: "/sign-in", ..PAGE }),
        Route::post("/sign-in", forms::sign_in, Rules { audit: Some(act::SIGN_IN), sample: "/sign-in", ..DOOR }),
        Route::post("/sign-out", forms::sign_out, Rules { audit: Some(act::SIGN_OUT), sample: "/sign-out", ..DOOR }),
        Route::get("/stay", pages::stay, Rules { sample: "/stay", ..PAGE }),
        // Before a grave page: the gate takes the password, and this goes on.
        Route::post(
            "/prove",
            forms::prove::go_on,
            Rules { audit: Some(act::PROVE), proof: Proof::Password, sample: "/prove", ..KEY },
        ),
        Route::get("/reset", pages::reset, Rules { sample: "/reset", ..PAGE }),
        Route::post("/reset", forms::reset, Rules { audit: Some(act::ASK_RESET), sample: "/reset", ..DOOR }),
        Route::get("/reset/new", pages::new_password, Rules { sample: "/reset/new", ..PAGE }),
        Route::post("/reset/new", forms::new_password, Rules { audit: Some(act::RESET), sample: "/reset/new", ..DOOR }),
    ]
}

fn key_routes() -> Vec<Route> {
    use actions as act;
    vec![
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

fn work_routes() -> Vec<Route> {
    use actions as act;
    let confirm = "/settings/work/confirm";
    vec![
        Route::post(
            "/settings/work",
            forms::work::add,
            Rules { audit: Some(act::ADD_WORK_ADDRESS), sample: "/settings/work", rate: Rate::Door, ..MEMBER_FORM },
        ),
        Route::post(
            "/settings/work/remove",
            forms::work::remove,
            Rules { audit: Some(act::REMOVE_WORK_ADDRESS), sample: "/settings/work/remove", ..MEMBER_FORM },
        ),
        Route::get("/settings/work/confirm", pages::confirm_work, Rules { sample: confirm, ..PAGE }),
        Route::post(
            "/settings/work/confirm",
            forms::work::confirm,
            Rules { audit: Some(act::CONFIRM_WORK_ADDRESS), sample: confirm, ..DOOR },
        ),
    ]
}

fn invitation_routes() -> Vec<Route> {
    use actions as act;
    vec![
        Route::get("/invitation", pages::invitation::show, Rules { sample: "/invitation", ..PAGE }),
        Route::post(
            "/invitation",
            forms::invitation::press,
            Rules {
                audit: Some(act::DECLINE_INVITATION),
                csrf: Csrf::Link,
                rate: Rate::Write,
                sample: "/invitation?t=x",
                ..PAGE
            },
        ),
        Route::post(
            "/invitation/decline",
            forms::invitation::decline,
            Rules { audit: Some(act::DECLINE_INVITATION), sample: "/invitation/decline", ..DOOR },
        ),
        Route::get("/invitations", pages::invitation::own, Rules { sample: "/invitations", ..MEMBER }),
        Route::get("/invitations/code", pages::invitation::code, Rules { sample: "/invitations/code", ..MEMBER }),
        Route::post(
            "/invitations/withdraw",
            forms::invitation::withdraw,
            Rules { audit: Some(act::WITHDRAW_INVITATION), sample: "/invitations/withdraw", ..MEMBER_FORM },
        ),
        Route::post(
            "/invitations/renew",
            forms::invitation::renew,
            Rules { audit: Some(act::RENEW_INVITATION), sample: "/invitations/renew", ..MEMBER_FORM },
        ),
    ]
}

fn waiting_routes() -> Vec<Route> {
    use actions as act;
    let confirm = "/waiting/confirm";
    vec![
        Route::post("/waiting", forms::waiting::ask, Rules { audit: Some(act::ASK), sample: "/waiting", ..DOOR }),
        Route::get("/waiting/confirm", pages::confirm_asking, Rules { sample: confirm, ..PAGE }),
        Route::post(
            "/waiting/confirm",
            forms::waiting::confirm,
            Rules { audit: Some(act::CONFIRM_ASKING), sample: confirm, ..DOOR },
        ),
    ]
}

fn admin_routes() -> Vec<Route> {
    use actions as act;
    let form = |sample, act| Rules { audit: Some(act), sample, ..ADMIN_FORM };
    let (check, send) = ("/admin/invitations/check", "/admin/invitations/send");
    let (withdraw, admit) = ("/admin/invitations/withdraw", "/admin/waiting/admit");
    let decline = "/admin/waiting/decline";
    vec![
        Route::get("/admin/invitations", pages::admin::invitations, Rules { sample: "/admin/invitations", ..ADMIN }),
        Route::post(check, forms::admin::check, form(check, act::CHECK_GUESTS)),
        Route::post(send, forms::admin::send, form(send, act::INVITE_GUESTS)),
        Route::post(withdraw, forms::admin::withdraw, form(withdraw, act::WITHDRAW_GUEST)),
        Route::get("/admin/waiting", pages::admin::waiting, Rules { sample: "/admin/waiting", ..ADMIN }),
        Route::post(admit, forms::admin::admit, form(admit, act::ADMIT)),
        Route::get(decline, pages::admin::decline, Rules { sample: decline, ..ADMIN }),
        Route::post(decline, forms::admin::decline, form(decline, act::DECLINE)),
    ]
}
