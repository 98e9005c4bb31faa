//! The verbs of people: the head and the first steps here; lines, photo, hiding, vocabulary and saved searches below.

mod ask_again;
mod declare;
mod edit_term;
mod hide;
mod lines;
mod link_places;
mod newcomers;
mod photo;
mod populate;
pub mod saved_search;
mod terms;
mod upkeep;

pub use ask_again::{FoundAgain, TELL_OF_SEARCH, Telling, ask_again, count_fresh, tell_of_search};
pub use declare::{DECLARE, declare};
pub use edit_term::{ADD_TERM, CHANGE_TERM, add_term, change_term};
pub use hide::{HIDE, UNHIDE, hide_from, unhide};
pub use lines::{ADD_LINE, EDIT_LINE, MOVE_LINE, REMOVE_LINE, add_line, edit_line, move_line, remove_line};
pub use link_places::{hears as hears_imports, link_places};
pub use newcomers::hears as hears_newcomers;
pub use photo::{REMOVE_PHOTO, SET_PHOTO, remove_photo, set_photo};
pub(crate) use photo::{name_of, remove_files};
pub use populate::{insert_made_profile, made_ground};
pub use terms::{Import, Summary, import_terms, seed_terms};
pub use upkeep::{ask_rendering, render_again, tell_ended};

use crate::{
    audience::Shown,
    footing::Footing,
    line::{Line, PlaceCode},
    own::{LineId, OwnProfile, as_problem},
    policy,
    profile::{HeadDraft, ProfileProblem},
    store as db,
    store::SeenPlace,
    term::fold,
    vocabularies::Vocabularies,
};
use frame::App;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Problems, Reason, Result, Viewer};
use people_api::ProfileChanged;
use store::Tx;

/// On whose behalf the house looks after profiles by itself.
pub(crate) const HOUSE: Viewer = Viewer::house(Reason::Background);

/// Changing the head of one's profile.
pub const EDIT_HEAD: Act = Act::open("edit_head");
/// A page of the first steps.
pub const INTRODUCE: Act = Act::open("introduce");

/// Changes the head, as the form says that was filled at `revision` (0: nothing was kept then). The photo stays.
///
/// # Errors
/// `Conflict` if the head was changed since; the problems of the form.
pub async fn edit_head(app: &App, viewer: &Viewer, draft: &Cleared<HeadDraft>, revision: i64) -> Result<()> {
    let words = Vocabularies::of(app).await?;
    let member = viewer.member.or_absent()?;
    app.write(viewer, EDIT_HEAD.on(member), async |tx| {
        let own = policy::may_edit(tx.viewer(), own_or_new(tx, member).await?)?;
        let change = own.try_map(|it| it.change_head(draft.get(), revision, &words))?;
        db::save_head(tx, &change).await?;
        guarding_api::note(tx, draft).await?;
        tx.tell(ProfileChanged { member });
        Ok(())
    })
    .await
}

/// What one page of the first steps says.
#[derive(Debug, Clone, Default)]
pub struct Introduction {
    /// The code of the profession, if the page asked for it.
    pub profession: Option<String>,
    /// Whether they are in general practice, if they said it.
    pub footing: Option<Shown<Footing>>,
    /// The lines that it makes.
    pub lines: Vec<Line>,
}

/// Keeps what a page of the first steps says. What stands on the profile already stays as it is.
pub async fn introduce(app: &App, viewer: &Viewer, said: Cleared<Introduction>) -> Result<()> {
    let words = Vocabularies::of(app).await?;
    let member = viewer.member.or_absent()?;
    app.write(viewer, INTRODUCE.on(member), async |tx| {
        guarding_api::note(tx, &said).await?;
        let said = said.into_inner();
        let own = own_or_new(tx, member).await?;
        if let Some(profession) = &said.profession {
            let permit = policy::may_edit(tx.viewer(), own.clone())?;
            let change = permit.try_map(|it| it.change_profession(profession, said.footing.as_ref(), &words))?;
            db::save_head(tx, &change).await?;
        } else {
            kept(&own, "profession")?;
        }
        let mut own = own;
        for line in said.lines {
            match own.add(LineId::new(tx.now(), tx.rng()), line) {
                Ok(change) => db::line::save_line(tx, &policy::may_edit(tx.viewer(), change)?).await?,
                Err(ProfileProblem::Twice) => {}
                Err(problem) => return Err(as_problem(problem).into()),
            }
        }
        tx.tell(ProfileChanged { member });
        Ok(())
    })
    .await
}

/// The place that a form means: by the code that its suggestion kept, as long as the words still are that place's
/// (without script the code outlives the words), or by the words if they name one practice alone.
pub async fn place_meant(app: &App, viewer: &Viewer, words: &str, code: &str) -> Result<Option<SeenPlace>> {
    let words = words.trim();
    if words.is_empty() {
        return Ok(None);
    }
    let read = app.read(viewer).await?;
    if let Ok(code) = PlaceCode::parse(code)
        && let Some(place) = db::hiding::find_place(read.reader(), &code).await?
        && fold(words).starts_with(&fold(&place.name))
    {
        return Ok(Some(place));
    }
    let named = places_api::find_place_named(read.reader(), words).await?;
    Ok(named.map(|it| SeenPlace { code: PlaceCode::stored(it.code.as_str()), name: it.name, town: it.town }))
}

/// A member's profile; a blank one for whoever joined a moment ago.
async fn own_or_new(tx: &Tx, member: MemberId) -> Result<OwnProfile> {
    let own = db::find_own_profile(tx.reader(), member).await?;
    Ok(own.unwrap_or_else(|| OwnProfile::blank(member)))
}

/// The profile of a member who has said something.
async fn own_profile(tx: &Tx, member: MemberId) -> Result<OwnProfile> {
    let own = own_or_new(tx, member).await?;
    kept(&own, "")?;
    Ok(own)
}

/// Whoever says anything says what they are first, so that everybody knows whom they talk to.
fn kept(own: &OwnProfile, field: &'static str) -> Result<(), Problems> {
    match own.is_kept() {
        true => Ok(()),
        false => Err(Problems::one(field, "Say what your profession is first, on top of your profile.")),
    }
}
