//! The verbs of saved searches: keep one, forget one.

use crate::{
    ask::Asked,
    policy::{self, Owned},
    store::saved_search as db,
};
use frame::App;
use guard::Cleared;
use kernel::{Act, Id, MemberId, Moment, OrAbsent, Problems, Refusal, Result, Viewer};

/// Keeping a search.
pub const SAVE_SEARCH: Act = Act::open("save_search");
/// Forgetting one.
pub const REMOVE_SEARCH: Act = Act::open("remove_search");

/// The most searches that a member keeps.
pub const MOST: i64 = 20;

/// The noun of the id of a saved search.
pub enum SavedSearchNoun {}
/// The id of a saved search.
pub type SavedSearchId = Id<SavedSearchNoun>;

/// A search worth keeping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedSearch {
    /// Its id.
    pub id: SavedSearchId,
    /// Whose.
    pub member: MemberId,
    /// Its name in their list.
    pub name: String,
    /// What follows the `?` of the directory's address.
    pub query: String,
    /// When it was last asked for its owner; none if they do not wait for anybody new.
    pub asked_at: Option<Moment>,
}

impl Owned for SavedSearch {
    fn owner(&self) -> MemberId {
        self.member
    }
}

/// Keeps a search under a name.
///
/// # Errors
/// Problems of `name`: empty, too long, taken; or of the form, when there are [`MOST`] already.
pub async fn save_search(app: &App, viewer: &Viewer, said: &Cleared<(String, Asked)>) -> Result<SavedSearchId> {
    let member = viewer.member.or_absent()?;
    let (name, asked) = said.get();
    let asked = Asked { offset: 0, ..asked.clone() };
    let name = match kernel::line(name, 80) {
        Ok(name) if name.is_empty() => Err(Problems::one("name", "Give the search a name.")),
        Ok(name) => Ok(name),
        Err(problem) => Err(Problems::one("name", problem.to_string())),
    };
    let name = name?;
    let id = SavedSearchId::new(app.clock().now(), app.rng());
    let saved = SavedSearch { id, member, name, query: asked.query(), asked_at: None };
    let permit = policy::may_edit(viewer, saved)?;
    let written = app.write(viewer, SAVE_SEARCH, async |tx| {
        if db::count_saved_searches(tx.reader()).await? >= MOST {
            let full = format!("You have {MOST} saved searches. Remove one first.");
            return Err(Refusal::Invalid(Problems::one("", full)).into());
        }
        tx.on(id);
        db::insert_saved_search(tx, &permit).await?;
        guarding_api::note(tx, said).await
    });
    let taken = "You have a search of this name. Give this one another.";
    written.await.map_err(|it| it.unique_as("saved_search", "name", taken))?;
    Ok(id)
}

/// Forgets a search. One that is gone or somebody else's is absent.
pub async fn remove_search(app: &App, viewer: &Viewer, id: SavedSearchId) -> Result<()> {
    app.write(viewer, REMOVE_SEARCH, async |tx| {
        let saved = db::find_saved_search(tx.reader(), id).await?.or_absent()?;
        let permit = policy::may_edit(tx.viewer(), saved)?;
        tx.on(id);
        db::remove_saved_search(tx, &permit).await
    })
    .await
}
