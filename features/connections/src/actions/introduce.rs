//! Beginning an introduction and taking it back; what is done with it in between stands below.

mod answer;

pub use answer::{AGREE, PASS_ON, REFUSE, REST, agree, let_rest, pass_on, refuse};

use super::HOUSE;
use crate::{
    introduction::{Introduction, IntroductionId, Kind, Wanted, Words},
    jobs,
    policy::{
        self,
        introduction::{Known, may_begin, may_cut_off, may_take},
    },
    store::{
        introduction::{self as db, SealedIntroduction, SealedWords},
        request::SpentKey,
    },
};
use ::store::{Fact, FactRow, Tx};
use accounts_api::TieChanged;
use connections_api::ConversationId;
use frame::{App, Boxed, Hears, Keeps};
use guard::Cleared;
use kernel::{Act, Fault, MemberId, OrAbsent, Refusal, Result, Stop, Viewer};
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

async fn begin(app: &App, viewer: &Viewer, act: Act, wanted: Wanted, words: Cleared<Words>) -> Result<IntroductionId> {
    let (id, conversation) = (IntroductionId::random(app.rng()), ConversationId::random(app.rng()));
    // Before the write, because the vault has a database of its own.
    let key = app.vault().make(Scope::conversation(conversation)).await?;
    let bound = bound(wanted.kind, conversation, id, viewer.id());
    let sealed = key.seal(&bound, words.get().as_str().as_bytes(), app.rng());
    let a_week = app.settings().requests_a_week;
    let begun = app.write(viewer, act.on(id), async |tx| {
        // Whoever begins several at the same moment waits here, so that each counts.
        ::store::inbox::next(tx, &[tx.viewer().id()]).await?;
        let now = tx.now();
        let known = db::find_known(tx.reader(), &wanted.others()).await?;
        let known: Vec<Known> = known.into_iter().map(|it| it.known).collect();
        let lately = db::find_begun_lately(tx.reader()).await?;
        let left = a_week.saturating_sub(lately.this_week);
        let permit = may_begin(tx.viewer(), wanted, &known)?;
        let permit = permit.try_map(|it| it.checked(&lately.earlier, left, now)).map_err(Refusal::Invalid)?;
        let permit = permit.map(|it| Introduction::begun(id, conversation, it, now));
        let (request, word) = match wanted.kind {
            Kind::Asked => (Some(sealed.as_slice()), None),
            Kind::Offered => (None, Some(sealed.as_slice())),
        };
        db::insert_introduction(tx, &permit, SealedWords { request, word }).await?;
        guarding_api::note(tx, &words).await?;
        tell_of_beginning(tx, &permit).await
    });
    match begun.await {
        Ok(()) => Ok(id),
        Err(stop) => {
            // No row names the key that was made for it. After a fault one may: the commit is not known to have failed.
            if matches!(stop, Stop::Refusal(_)) {
                app.vault().destroy(Scope::conversation(conversation)).await?;
            }
            Err(stop)
        }
    }
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

/// Takes back what one began; whatever was done with it, it looks the same.
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
        let now = tx.now();
        let permit = may_take(tx.viewer(), found)?.try_map(|it| it.taken_back(now))?;
        db::save_introduction(tx, &permit, None).await?;
        for kind in [notices_api::Kind::IntroductionAsked, notices_api::Kind::IntroductionOffered] {
            notices_api::withdraw(tx, kind, *id.as_bytes()).await?;
        }
        jobs::forget_key(tx, SpentKey(permit.conversation));
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
        super::forget_keys(tx, keys);
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
