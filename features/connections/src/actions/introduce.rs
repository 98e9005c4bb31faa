//! Beginning an introduction and taking it back; what is done with it in between stands below.

mod answer;

pub use answer::{AGREE, PASS_ON, REFUSE, REST, agree, let_rest, pass_on, refuse};

use super::{HOUSE, forget_keys};
use crate::{
    introduction::{Introduction, IntroductionId, Kind, Seen, Wanted, Words},
    policy::{
        self,
        introduction::{Known, may_begin, may_cut_off, may_take},
    },
    store::{
        introduction::{self as db, SealedIntroduction, SealedWords},
        request::SpentKey,
    },
};
use ::store::{Fact, FactRow, Reader, Tx, inbox};
use accounts_api::TieChanged;
use connections_api::ConversationId;
use frame::{App, Boxed, Hears, Keeps};
use guard::Cleared;
use kernel::{Act, Fault, MemberId, Moment, OrAbsent, Permit, Refusal, Result, Stop, Viewer};
use vault::{Bound, Scope};

/// Asking a contact for an introduction.
pub const ASK: Act = Act::open("ask_introduction");
/// Bringing two contacts together.
pub const OFFER: Act = Act::open("offer_introduction");
/// Taking it back.
pub const TAKE_BACK: Act = Act::open("withdraw_introduction");
const CUT_OFF: Act = Act::open("end_introductions");
const FORGET: Act = Act::open("forget_introductions");

/// The words of an introduction, open; none where they are gone or do not open any more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenWords {
    /// Of who asked.
    pub request: Option<String>,
    /// Of who knows both.
    pub word: Option<String>,
}

/// Asks a contact to introduce the viewer to somebody.
///
/// # Errors
/// `Absent` for who is no contact, or not seen; a problem of the form if it was asked before or too often.
pub async fn ask(
    app: &App,
    viewer: &Viewer,
    between: MemberId,
    other: MemberId,
    words: Cleared<Words>,
) -> Result<IntroductionId> {
    let one = viewer.member.or_absent()?;
    begin(app, viewer, ASK, Wanted { kind: Kind::Asked, between, one, other }, words).await
}

/// Offers two contacts of the viewer to bring them together.
///
/// # Errors
/// As [`ask`].
pub async fn offer(
    app: &App,
    viewer: &Viewer,
    one: MemberId,
    other: MemberId,
    words: Cleared<Words>,
) -> Result<IntroductionId> {
    let between = viewer.member.or_absent()?;
    begin(app, viewer, OFFER, Wanted { kind: Kind::Offered, between, one, other }, words).await
}

/// Begins it. The same words a second time are the same introduction.
async fn begin(app: &App, viewer: &Viewer, act: Act, wanted: Wanted, words: Cleared<Words>) -> Result<IntroductionId> {
    let typed = words.get().clone();
    match write_introduction(app, viewer, act, wanted, words).await {
        Err(Stop::Refusal(Refusal::Invalid(problems))) => match find_same(app, viewer, wanted, &typed).await? {
            Some(begun) => Ok(begun),
            None => Err(problems.into()),
        },
        begun => begun,
    }
}

/// What the viewer began before between the same three and has not taken back, if it was with the same words.
async fn find_same(app: &App, viewer: &Viewer, wanted: Wanted, words: &Words) -> Result<Option<IntroductionId>> {
    let read = app.read(viewer).await?;
    let (own, now) = (db::page_of_own(read.reader(), viewer.id()).await?, read.reader().now());
    drop(read);
    for sealed in own {
        let it = sealed.listed.introduction;
        if !it.is_of(wanted) || it.seen_by(it.beginner(), now) != Seen::Waiting {
            continue;
        }
        let before = open_words(app, &sealed).await?;
        let before = if it.kind == Kind::Asked { before.request } else { before.word };
        if before.is_some_and(|it| it == words.as_str()) {
            return Ok(Some(it.id));
        }
    }
    Ok(None)
}

async fn write_introduction(
    app: &App,
    viewer: &Viewer,
    act: Act,
    wanted: Wanted,
    words: Cleared<Words>,
) -> Result<IntroductionId> {
    let (id, conversation) = (IntroductionId::random(app.rng()), ConversationId::random(app.rng()));
    let a_week = app.settings().requests_a_week;
    {
        // What would be refused makes no key.
        let read = app.read(viewer).await?;
        let now = read.reader().now();
        may_be_begun(read.reader(), wanted, a_week, now).await?;
    }
    // Before the write, because the vault has a database of its own.
    let key = app.vault().make(Scope::conversation(conversation)).await?;
    let bound = bound(wanted.kind, conversation, id, viewer.id());
    let sealed = key.seal(&bound, words.get().as_str().as_bytes(), app.rng());
    app.write(viewer, act.on(id), async |tx| {
        // Whoever begins several at the same moment waits here, so that each counts.
        inbox::hold(tx, &[wanted.between, wanted.one, wanted.other]).await?;
        let now = tx.now();
        let permit = may_be_begun(tx.reader(), wanted, a_week, now).await?;
        let permit = permit.map(|it| Introduction::begun(id, conversation, it, now));
        let (request, word) = match wanted.kind {
            Kind::Asked => (Some(sealed.as_slice()), None),
            Kind::Offered => (None, Some(sealed.as_slice())),
        };
        db::insert_introduction(tx, &permit, SealedWords { request, word }).await?;
        tell_of_beginning(tx, &permit).await?;
        guarding_api::note(tx, &words).await?;
        Ok(id)
    })
    .await
}

async fn may_be_begun(
    reader: Reader<'_>,
    wanted: Wanted,
    a_week: u32,
    now: Moment,
) -> Result<Permit<policy::introduction::Begin, Wanted>> {
    let known = db::find_known(reader, &wanted.others()).await?;
    let known: Vec<Known> = known.into_iter().map(|it| it.known).collect();
    let lately = db::find_begun_lately(reader).await?;
    let left = a_week.saturating_sub(lately.this_week);
    let permit = may_begin(reader.viewer(), wanted, &known)?;
    Ok(permit.try_map(|it| it.checked(&lately.earlier, left, now)).map_err(Refusal::Invalid)?)
}

async fn tell_of_beginning(tx: &mut Tx, it: &Introduction) -> Result<()> {
    let about = *it.id.as_bytes();
    match it.kind {
        Kind::Asked => {
            notices_api::give(tx, &[it.between], notices_api::Kind::IntroductionAsked, Some(it.one), about).await
        }
        Kind::Offered => {
            let to = [it.one, it.other];
            notices_api::give(tx, &to, notices_api::Kind::IntroductionOffered, Some(it.between), about).await
        }
    }
}

/// Takes back what one began; whatever was done with it, it looks the same. Twice is once.
///
/// # Errors
/// `Absent` for what is not the viewer's to take back, or not there any more.
pub async fn take_back(app: &App, viewer: &Viewer, id: IntroductionId) -> Result<()> {
    app.write(viewer, TAKE_BACK.on(id), async |tx| {
        let found = held(tx, id).await?.listed.introduction;
        let part = found.part_of(tx.viewer().id()).or_absent()?;
        if part != found.beginner() {
            return Err(Refusal::Absent.into());
        }
        if found.withdrawn.is_some() {
            return Ok(());
        }
        let now = tx.now();
        let permit = may_take(tx.viewer(), found)?.try_map(|it| it.taken_back(now))?;
        db::save_introduction(tx, &permit, None).await?;
        for kind in [notices_api::Kind::IntroductionAsked, notices_api::Kind::IntroductionOffered] {
            notices_api::withdraw(tx, kind, *id.as_bytes()).await?;
        }
        forget_keys(tx, [SpentKey(permit.conversation)]);
        Ok(())
    })
    .await
}

/// The words of an introduction. One that was spoiled hides nothing else.
pub async fn open_words(app: &App, sealed: &SealedIntroduction) -> Result<OpenWords, Fault> {
    let it = &sealed.listed.introduction;
    let Some(key) = app.vault().find(Scope::conversation(it.conversation)).await? else {
        return Ok(OpenWords::default());
    };
    let open = |kind, author, sealed: &Option<Vec<u8>>| {
        let bytes = sealed.as_deref()?;
        key.open_text(&bound(kind, it.conversation, it.id, author), bytes).ok()
    };
    Ok(OpenWords {
        request: open(Kind::Asked, it.one, &sealed.request),
        word: open(Kind::Offered, it.between, &sealed.word),
    })
}

/// Ends what a block, or the end of a contact, comes between. Hearing twice finds nothing to end.
pub fn hears_ties() -> Hears {
    fn hear(app: App, facts: Vec<FactRow>, _: i64) -> Boxed<Result<()>> {
        Box::pin(async move {
            for fact in &facts {
                if let Some(tie) = fact.read::<TieChanged>()? {
                    cut_off(&app, tie).await?;
                }
            }
            Ok(())
        })
    }
    Hears { name: "connections.introductions", kinds: &[TieChanged::KIND], keeps: Keeps::Store, hear }
}

async fn cut_off(app: &App, tie: TieChanged) -> Result<()> {
    let (one, other) = (tie.member, tie.other);
    if !db::find_between(app.read(&HOUSE).await?.reader(), one, other).await? {
        return Ok(());
    }
    app.write(&HOUSE, CUT_OFF, async |tx| {
        let pair = may_cut_off(tx.viewer(), (one, other))?;
        db::save_cut_off(tx, &pair).await
    })
    .await
}

/// Every night: takes away the words that nobody can answer any more, and what is older than anybody needs.
pub async fn forget(app: &App) -> Result<()> {
    app.write(&HOUSE, FORGET, async |tx| {
        let now = tx.now();
        let silent = policy::may_expire(tx.viewer(), now.minus(Introduction::WAITS))?;
        let keys = db::remove_old_words(tx, &silent).await?;
        forget_keys(tx, keys);
        let before = policy::may_expire(tx.viewer(), now.minus(Introduction::REMEMBERED))?;
        db::remove_old(tx, &before).await
    })
    .await
}

/// The introduction, held so that of two answers at once none is lost.
async fn held(tx: &mut Tx, id: IntroductionId) -> Result<SealedIntroduction> {
    db::hold_introduction(tx, id).await?;
    Ok(db::find_introduction(tx.reader(), id).await?.or_absent()?)
}

/// What words are sealed to: those of who asked, or those of who knows both.
fn bound(kind: Kind, conversation: ConversationId, id: IntroductionId, author: MemberId) -> Bound {
    let column = match kind {
        Kind::Asked => "introduction.request",
        Kind::Offered => "introduction.word",
    };
    Bound::new(column, conversation, id, author)
}
