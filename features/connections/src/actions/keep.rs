//! Keeping something on somebody, for oneself alone; and what the list of the week does with them.

use super::HOUSE;
use crate::{
    keeping::{Budget, Cadence, Keeping, Kept, Met, NOTE_LASTS, Note, Tags, Week},
    policy::{self, keeping::may_keep},
    store::{
        introduction::find_known,
        keeping::{self as db, PutOff, SealedKeeping, Spare},
        week::{find_list, page_of_owners},
    },
};
use ::store::{Reader, Tx};
use frame::App;
use guard::Cleared;
use kernel::{Act, Fault, MemberId, Moment, OrAbsent, Result, Viewer};
use std::collections::HashMap;
use vault::{Bound, Scope, SealKey};

/// Keeping something on a contact. None of these acts says on whom: those who read the log are nobody whom it concerns.
pub const KEEP: Act = Act::open("keep_on_contact");
/// Not this week.
pub const PUT_OFF_TOUCH: Act = Act::open("put_off_touch");
/// Letting a tie rest.
pub const REST_TOUCH: Act = Act::open("let_tie_rest");
/// Saying how much time there is.
pub const SET_TIME: Act = Act::open("set_touch_time");
const FORGET: Act = Act::open("forget_old_notes");
const TELL: Act = Act::open("tell_of_week");
/// What the notice of a list is about: there is one list for each member.
const LIST: [u8; 16] = *b"keeping in touch";
/// Members who are told in one write.
const TOLD: i64 = 500;

/// What is kept on somebody, open.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Opened {
    /// What opened.
    pub kept: Kept,
    /// Whether something is there that does not open any more.
    pub lost: bool,
}

/// What stands beside a contact in a list, for who keeps it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BesideContact {
    /// Of the one on whom it is kept.
    pub name: String,
    /// Whether there is anything to be read again: a note, how they met, tags.
    pub kept: HasWords,
    /// "You want to be in touch every 3 months"; may be empty.
    pub words: String,
    /// Tags, as they were written.
    pub tags: Vec<String>,
}

/// Whether words are kept on somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum HasWords {
    /// At most how often one wants to be in touch.
    #[default]
    No,
    /// Some, also if they do not open any more.
    Yes,
}

/// Keeps this on a contact, in place of what was kept; whether there is still a page of it: who is no contact any more has none
/// once nothing is kept on them.
///
/// # Errors
/// `Absent` for who is not there to keep something on.
pub async fn keep(app: &App, viewer: &Viewer, other: MemberId, kept: Cleared<Kept>) -> Result<bool> {
    let owner = viewer.member.or_absent()?;
    db::find_kept(app.read(viewer).await?.reader(), other).await?.or_absent()?;
    let key = app.vault().make(Scope::member(owner)).await?;
    app.write(viewer, KEEP, async |tx| {
        db::find_kept(tx.reader(), other).await?.or_absent()?;
        let now = tx.now();
        let sealed = seal(&key, Keeping { owner, other, kept: kept.get().clone() }, now, tx.rng());
        let permit = may_keep(tx.viewer(), sealed)?;
        db::save_keeping(tx, &permit).await?;
        guarding_api::note(tx, &kept).await?;
        Ok(db::find_kept(tx.reader(), other).await?.is_some())
    })
    .await
}

/// Leaves somebody out of this week's list.
///
/// # Errors
/// `Absent` for whom the viewer does not see.
pub async fn put_off_touch(app: &App, viewer: &Viewer, other: MemberId) -> Result<()> {
    app.write(viewer, PUT_OFF_TOUCH, async |tx| change_list(tx, other, None).await).await
}

/// Lets a tie rest: nobody is reminded of it any more, and it stays what it is.
///
/// # Errors
/// `Absent` for whom the viewer does not see.
pub async fn let_tie_rest(app: &App, viewer: &Viewer, other: MemberId) -> Result<()> {
    app.write(viewer, REST_TOUCH, async |tx| change_list(tx, other, Some(Cadence::Rest)).await).await
}

async fn change_list(tx: &mut Tx, other: MemberId, cadence: Option<Cadence>) -> Result<()> {
    find_known(tx.reader(), &[other]).await?.pop().or_absent()?;
    let owner = tx.viewer().member.or_absent()?;
    let put_off = PutOff { owner, other, week: Week::of(tx.now()), cadence };
    let permit = may_keep(tx.viewer(), put_off)?;
    db::save_put_off(tx, &permit).await?;
    looked_at(tx, owner).await
}

/// Who changes the week's list has looked at it: nothing of it waits any more.
async fn looked_at(tx: &mut Tx, owner: MemberId) -> Result<()> {
    notices_api::settle(tx, owner, notices_api::Kind::KeepingInTouch, LIST).await
}

/// Keeps how much time the viewer has for keeping in touch.
pub async fn set_time(app: &App, viewer: &Viewer, budget: Budget) -> Result<()> {
    let member = viewer.member.or_absent()?;
    app.write(viewer, SET_TIME, async |tx| {
        let permit = may_keep(tx.viewer(), Spare { member, budget })?;
        db::save_budget(tx, &permit).await?;
        looked_at(tx, member).await
    })
    .await
}

/// What somebody keeps, open. What was spoiled hides nothing else.
pub async fn open_kept(app: &App, sealed: &SealedKeeping) -> Result<Opened, Fault> {
    let key = app.vault().find(Scope::member(sealed.owner)).await?;
    Ok(open_with(key.as_ref(), sealed))
}

/// As [`open_kept`], for all that one member keeps.
pub async fn open_all<T>(
    app: &App,
    owner: MemberId,
    rows: Vec<(SealedKeeping, T)>,
) -> Result<Vec<(MemberId, Opened, T)>, Fault> {
    let key = app.vault().find(Scope::member(owner)).await?;
    Ok(rows.into_iter().map(|(sealed, rest)| (sealed.other, open_with(key.as_ref(), &sealed), rest)).collect())
}

/// What the viewer keeps on others, as it stands beside their contacts; one statement.
pub async fn beside_contacts(app: &App, reader: Reader<'_>) -> Result<HashMap<MemberId, BesideContact>, Fault> {
    let all = open_all(app, reader.viewer().id(), db::page_of_kept(reader).await?).await?;
    let beside = |Opened { kept: it, lost }: Opened, name: String| {
        let has_words = lost || it.note.is_some() || it.met.is_some() || !it.tags.is_empty();
        let kept = if has_words { HasWords::Yes } else { HasWords::No };
        let words = match it.cadence {
            Cadence::Usual => String::new(),
            Cadence::Rest => "You let this tie rest".to_owned(),
            often => format!("You want to be in touch {}", often.words()),
        };
        BesideContact { name, kept, words, tags: it.tags.iter().map(str::to_owned).collect() }
    };
    Ok(all.into_iter().map(|(other, opened, name)| (other, beside(opened, name))).collect())
}

/// Every night, and done in the first of a week: whoever has a list is told so once, until they have looked. The list is
/// asked on behalf of each, so that nobody is told of one that their page does not show.
pub async fn tell_of_week(app: &App, last_night: Moment) -> Result<()> {
    let week = Week::of(app.clock().now());
    let mut after = MemberId::NONE;
    while Week::of(last_night) != week {
        let owners = page_of_owners(app.read(&HOUSE).await?.reader(), after, TOLD).await?;
        let Some(last) = owners.last() else { break };
        after = *last;
        let mut due = Vec::new();
        for owner in owners {
            if find_list(app.read(&Viewer::member(owner)).await?.reader()).await?.waits() {
                due.push(owner);
            }
        }
        let kind = notices_api::Kind::KeepingInTouch;
        app.write(&HOUSE, TELL, async |tx| notices_api::give(tx, &due, kind, None, LIST).await).await?;
    }
    Ok(())
}

/// Every night: takes away notes that nobody has looked after for two years.
pub async fn forget_notes(app: &App) -> Result<()> {
    app.write(&HOUSE, FORGET, async |tx| {
        let before = policy::may_expire(tx.viewer(), tx.now().minus(NOTE_LASTS))?;
        db::remove_old_notes(tx, &before).await.map(drop)
    })
    .await
}

fn seal(key: &SealKey, keeping: Keeping, now: Moment, rng: &kernel::Rng) -> SealedKeeping {
    let Keeping { owner, other, kept } = keeping;
    let seal = |column, text: &str| key.seal(&bound(column, owner, other), text.as_bytes(), rng);
    SealedKeeping {
        owner,
        other,
        note_at: kept.note.as_ref().map(|_| now),
        note: kept.note.map(|it| seal(NOTE, it.as_str())),
        met: kept.met.map(|it| seal(MET, &it.sealed_text())),
        tags: (!kept.tags.is_empty()).then(|| seal(TAGS, &kept.tags.sealed_text())),
        cadence: kept.cadence,
    }
}

fn open_with(key: Option<&SealKey>, sealed: &SealedKeeping) -> Opened {
    let mut lost = false;
    let mut open = |column, bytes: &Option<Vec<u8>>| {
        let bytes = bytes.as_deref()?;
        let text = key.and_then(|it| it.open_text(&bound(column, sealed.owner, sealed.other), bytes).ok());
        lost |= text.is_none();
        text
    };
    let kept = Kept {
        note: open(NOTE, &sealed.note).map(Note::stored),
        met: open(MET, &sealed.met).map(|it| Met::stored(&it)),
        tags: open(TAGS, &sealed.tags).map(|it| Tags::stored(&it)).unwrap_or_default(),
        cadence: sealed.cadence,
    };
    Opened { kept, lost }
}

const NOTE: &str = "keeping.note";
const MET: &str = "keeping.met";
const TAGS: &str = "keeping.tags";

fn bound(column: &'static str, owner: MemberId, other: MemberId) -> Bound {
    Bound::new(column, owner, other, owner)
}
