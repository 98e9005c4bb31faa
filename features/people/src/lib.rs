#![doc = include_str!("../README.md")]

pub mod actions;
pub mod ask;
pub mod audience;
mod belongings;
pub mod declaration;
pub mod evidence;
pub mod facets;
pub mod footing;
mod forms;
pub mod hiding;
mod jobs;
mod letters;
pub mod line;
pub mod location;
pub mod own;
mod pages;
pub mod path;
pub mod photo;
mod policy;
pub mod population;
pub mod profile;
pub mod reason;
mod reportable;
pub mod search;
pub mod stage;
mod store;
pub mod term;
mod vcard;
mod views;
pub mod vocabularies;
pub mod when;
mod workers;

use ::store::{Schema, migration};
use frame::{App, Boxed, Feature};
use kernel::Result;

/// People: profiles and the directory.
pub fn feature() -> Feature {
    let mut routes = pages::routes();
    routes.extend(pages::directory::routes());
    routes.extend(pages::vocabulary::routes());
    Feature {
        routes,
        hears: vec![vocabularies::hears(), search::hears(), actions::hears_imports(), actions::hears_newcomers()],
        works: jobs::works(),
        belongings: Some(belongings::belongings()),
        samples: views::samples,
        indexes: vec![&search::PROJECTION],
        begin: Some(begin),
        ..Feature::new(
            "people",
            Schema {
                feature: "people",
                migrations: const {
                    &[
                        migration!("20261120T1030_people_profile"),
                        migration!("20261120T1400_people_line_end"),
                        migration!("20261120T1401_people_rendering"),
                        migration!("20261120T1404_people_hiding_member"),
                        migration!("20261120T1510_people_profile_hold"),
                        migration!("20261120T1710_people_declaration"),
                        migration!("20261120T1711_people_footing"),
                        migration!("20261120T1712_people_saved_search_telling"),
                    ]
                },
                views: include_str!("../sql/views.sql"),
            },
        )
    }
}

/// What must be there before the first request: the ports of places, moderation and searching, the terms that this version brings along, the index;
/// and what a newer renderer asks for.
fn begin(app: App) -> Boxed<Result<()>> {
    Box::pin(async move {
        workers::connect(&app);
        reportable::connect(&app);
        search::connect(&app);
        actions::seed_terms(&app).await?;
        actions::ask_rendering(&app).await?;
        search::begin(&app).await
    })
}
