#![doc = include_str!("../README.md")]

pub mod actions;
pub mod address_book;
mod approach;
pub mod balance;
mod belongings;
pub mod contact;
mod forms;
pub mod giving;
mod home;
pub mod introduction;
mod jobs;
pub mod keeping;
mod made;
mod notices;
mod pages;
mod policy;
pub mod reach;
mod reportable;
pub mod request;
mod store;
mod views;

use ::store::{Schema, migration};
use frame::{App, Boxed, Feature, Route};
use kernel::Result;

/// Connections: requests, contacts, blocks.
pub fn feature() -> Feature {
    Feature {
        routes: routes(),
        hears: vec![actions::hears(), actions::hears_ties()],
        works: jobs::works(),
        belongings: Some(belongings::belongings()),
        keys: Some(belongings::named_keys),
        samples: views::samples,
        begin: Some(begin),
        ..Feature::new(
            "connections",
            Schema {
                feature: "connections",
                migrations: const {
                    &[
                        migration!("20261124T1010_connections_contact_request"),
                        migration!("20261124T1011_connections_reach"),
                        migration!("20261124T1012_connections_address_look"),
                        migration!("20261124T1100_connections_introduction"),
                        migration!("20261124T1101_connections_keeping"),
                        migration!("20261125T1000_connections_request_by_key"),
                        migration!("20261125T1001_connections_introduction_by_key"),
                    ]
                },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

fn routes() -> Vec<Route> {
    let mut routes = pages::routes();
    routes.extend(pages::introduction::routes());
    routes.extend(pages::keeping::routes());
    routes
}

/// What must be there before the first request: the ports of people, moderation and notices.
fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move {
        approach::connect(&app);
        home::connect(&app);
        reportable::connect(&app);
        notices::connect(&app);
        Ok(())
    })
}
