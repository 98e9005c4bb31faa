//! Searches that find for somebody later: asked again each week, and a letter if anybody new fits.

use super::{
    HOUSE,
    saved_search::{SavedSearch, SavedSearchId},
};
use crate::{
    jobs,
    policy::{self, Owned},
    search::found_by,
    store::saved_search as db,
};
use frame::App;
use kernel::{Act, MemberId, Moment, OrAbsent, Problems, Refusal, Result, Viewer};
use std::{
    collections::{BTreeSet, HashSet},
    time::Duration,
};
use store::Tx;

/// Switching on or off that a search is asked again.
pub const TELL_OF_SEARCH: Act = Act::open("tell_of_search");
const ASK_AGAIN: Act = Act::open("ask_again");

/// A search is asked again after so long.
const EVERY: Duration = Duration::from_secs(7 * 24 * 60 * 60);
/// A search that finds more people than this is no question to wait for an answer to.
const MOST: usize = 200;
/// So many members are looked up at once.
const AT_ONCE: i64 = 100;

/// Whether a search is asked again for its owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Telling {
    /// Each week.
    On,
    /// Not.
    Off,
}

/// A search and whom it found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundAgain {
    /// Whose.
    pub member: MemberId,
    /// Which.
    pub id: SavedSearchId,
    /// When it was asked; none if it is not asked any more.
    pub asked_at: Option<Moment>,
    /// Whom it found then.
    pub found: Vec<MemberId>,
    /// Those of them whom it had not found before.
    pub fresh: Vec<MemberId>,
}

impl Owned for FoundAgain {
    fn owner(&self) -> MemberId {
        self.member
    }
}

/// Has a search of one's own asked again each week, or no longer. Whoever it finds now is nobody new.
///
/// # Errors
/// A problem of the form if it finds too many people; one that is gone or somebody else's is absent.
pub async fn tell_of_search(app: &App, viewer: &Viewer, id: SavedSearchId, telling: Telling) -> Result<()> {
    let member = viewer.member.or_absent()?;
    let saved = db::find_saved_search(app.read(viewer).await?.reader(), id).await?.or_absent()?;
    let found = match telling {
        Telling::On => found_now(app, viewer, &saved).await?,
        Telling::Off => Vec::new(),
    };
    app.write(viewer, TELL_OF_SEARCH.on(id), async |tx| {
        db::find_saved_search(tx.reader(), id).await?.or_absent()?;
        let asked_at = (telling == Telling::On).then_some(tx.now());
        let asking = policy::may_edit(tx.viewer(), FoundAgain { member, id, asked_at, found, fresh: vec![] })?;
        db::save_found_again(tx, &asking).await
    })
    .await
}

async fn found_now(app: &App, viewer: &Viewer, saved: &SavedSearch) -> Result<Vec<MemberId>> {
    let (total, found) = found_by(app, viewer, &saved.query, MOST).await?;
    if total > MOST as u64 {
        let words = format!(
            "“{}” finds {total} people. Narrow it until there are {MOST} or fewer, then it can tell you who is new.",
            saved.name
        );
        return Err(Refusal::Invalid(Problems::one("", words)).into());
    }
    Ok(found)
}

/// Asks again what was asked a week ago, for everybody who wants it; answers how many members there is somebody new for.
/// All searches of a member are asked together, so that a member has one letter a week at most.
pub async fn ask_again(app: &App) -> Result<usize> {
    let mut told = 0;
    loop {
        let before = app.clock().now().minus(EVERY);
        let due = db::find_due(app.read(&HOUSE).await?.reader(), before, AT_ONCE).await?;
        if due.is_empty() {
            return Ok(told);
        }
        for member in due.into_iter().collect::<BTreeSet<_>>() {
            told += usize::from(ask_for(app, member).await? > 0);
        }
    }
}

/// How many people there are whom the searches of a member found new and whom they may still see.
pub async fn count_fresh(app: &App, member: MemberId) -> Result<u64> {
    let fresh = db::page_of_fresh(app.read(&Viewer::member(member)).await?.reader()).await?;
    let people: HashSet<MemberId> = fresh.into_iter().map(|it| it.member).collect();
    Ok(people.len() as u64)
}

/// Asks all searches of a member again; answers how many new people they found.
async fn ask_for(app: &App, member: MemberId) -> Result<usize> {
    let viewer = Viewer::member(member);
    if accounts_api::names_of(app.read(&viewer).await?.reader(), &[member]).await?.is_empty() {
        // Whoever is suspended or leaves sees nobody now; when they are back, those whom they knew are not new.
        let put_off = async |tx: &mut Tx| db::save_put_off(tx, &policy::may_make(tx.viewer(), member)?).await;
        app.write(&HOUSE, ASK_AGAIN.on(member), put_off).await?;
        return Ok(0);
    }
    let saved = db::page_of_saved_searches(app.read(&viewer).await?.reader()).await?;
    let mut answers = Vec::new();
    for search in saved.into_iter().filter(|it| it.asked_at.is_some()) {
        let (_, found) = found_by(app, &viewer, &search.query, MOST).await?;
        answers.push((search.id, found));
    }
    app.write(&HOUSE, ASK_AGAIN.on(member), async |tx| {
        let asked_at = Some(tx.now());
        let mut all = 0;
        for (id, found) in answers {
            let known: HashSet<MemberId> = db::find_hits(tx.reader(), id).await?.into_iter().collect();
            let fresh: Vec<MemberId> = found.iter().filter(|it| !known.contains(it)).copied().collect();
            all += fresh.len();
            let asking = policy::may_make(tx.viewer(), FoundAgain { member, id, asked_at, found, fresh })?;
            db::save_found_again(tx, &asking).await?;
        }
        if all > 0 {
            jobs::tell_found(tx, member);
        }
        Ok(all)
    })
    .await
}
