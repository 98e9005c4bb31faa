//! What a slice offers to the whole.

use crate::{App, Belongings, Boxed, Hears, NamedKeys, Projection, Route, Tells, Works};
use kernel::Result;
use std::sync::Arc;
use store::Schema;
use ui::View;
use web::Doorkeeper;

/// Makes the doorkeeper of an app.
pub type Keep = fn(&App) -> Arc<dyn Doorkeeper>;
/// Makes what must be there before the first request.
pub type Begin = fn(App) -> Boxed<Result<()>>;

/// A view with made data, for the gallery and its test.
pub struct Sample {
    /// `people/list: typical`.
    pub name: &'static str,
    /// The view.
    pub view: Box<dyn View>,
}

/// A feature, as its `lib.rs` tells it. Everything but name and schema may be empty.
pub struct Feature {
    /// The folder's name.
    pub name: &'static str,
    /// Migrations and views.
    pub schema: Schema,
    /// Pages and forms.
    pub routes: Vec<Route>,
    /// What it listens to.
    pub hears: Vec<Hears>,
    /// What it does in the background.
    pub works: Vec<Works>,
    /// What it tells the open pages of members.
    pub live: Option<Tells>,
    /// What it holds of a member.
    pub belongings: Option<Belongings>,
    /// Which keys of the vault its rows name. Whoever makes keys says so: by night those go that nobody names.
    pub keys: Option<NamedKeys>,
    /// Its views with made data: empty, typical and extreme.
    pub samples: fn() -> Vec<Sample>,
    /// The search indexes that it keeps.
    pub indexes: Vec<&'static Projection>,
    /// Who knows the sessions; exactly one feature does.
    pub doorkeeper: Option<Keep>,
    /// What must be there before the first request (vocabularies, an index that was deleted).
    pub begin: Option<Begin>,
}

impl Feature {
    /// A feature that has only a schema.
    pub fn new(name: &'static str, schema: Schema) -> Feature {
        Feature {
            name,
            schema,
            routes: vec![],
            hears: vec![],
            works: vec![],
            live: None,
            belongings: None,
            keys: None,
            samples: Vec::new,
            indexes: vec![],
            doorkeeper: None,
            begin: None,
        }
    }
}
