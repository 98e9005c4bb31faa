//! The test kit: a whole Kettle in memory on either engine, a cast of people with browsers, caught mail.
//!
//! [`app_test!`] makes two tests of one story. The crate that uses it has `fn features() -> Vec<frame::Feature>` at its
//! root. Whatever goes wrong in the kit itself is a panic: a test that cannot begin has failed.

mod actor;
mod beside;
mod database;
mod listening;
mod logs;
pub mod postgres;
mod run;
mod seen;
mod store;
mod test_app;

pub use actor::{Actor, Ask};
pub use beside::Beside;
pub use database::{Cell, Database};
pub use listening::{Heard, Listening};
pub use logs::logs;
pub use run::{on_postgres, on_sqlite, together};
pub use seen::Seen;
pub use test_app::{RouteRules, TestApp, vault};

/// Makes the tests `name::sqlite` and `name::postgres` of one story, each on a fresh database.
///
/// ```ignore
/// proving::app_test! {
///     async fn a_stranger_is_sent_to_the_door(app: TestApp) {
///         app.nobody().get("/settings").await.goes_to("/sign-in?next=/settings");
///     }
/// }
/// ```
#[macro_export]
#[allow(clippy::crate_in_macro_def)] // the features are those of whoever tests
macro_rules! app_test {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: TestApp) $body:block)*) => {$(
        $(#[$meta])*
        mod $name {
            #[allow(unused_imports)] // a story may need nothing but its app
            use super::*;
            async fn story($app: $crate::TestApp) $body
            #[test]
            fn sqlite() {
                $crate::on_sqlite(crate::features, story);
            }
            #[test]
            fn postgres() {
                $crate::on_postgres(crate::features, story);
            }
        }
    )*};
}
