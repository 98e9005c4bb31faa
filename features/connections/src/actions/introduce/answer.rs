//! What is done with an introduction: passing it on, letting it rest, agreeing, declining.

use super::{bound, held, open_words};
use crate::{
    actions::conversations,
    introduction::{Consent, Introduction, IntroductionId, Kind, Part, Seen, Words},
    policy::introduction::may_take,
    store::introduction::{self as db, SealedIntroduction},
};
use ::store::{Tx, inbox};
use accounts_api::{TieKind, set_tie};
use connections_api::{ConversationId, Note, Opening};
use frame::App;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Problems, Refusal, Result, Viewer};
use notices_api::Kind as Notice;
use vault::{Scope, SealKey};

/// Passing it on.
pub const PASS_ON: Act = Act::open("pass_introduction_on");
/// Letting it rest.
pub const REST: Act = Act::open("let_introduction_rest");
/// Agreeing.
pub const AGREE: Act = Act::open("agree_to_introduction");
/// Declining.
pub const REFUSE: Act = Act::open("refuse_introduction");

/// Passes a request on, with words of one's own, to a contact whom it asks for. The same words twice are once.
///
/// # Errors
/// `Absent` for what is not the viewer's to pass on, and if they do not know who is asked for.
pub async fn pass_on(app: &App, viewer: &Viewer, id: IntroductionId, words: Cleared<Words>) -> Result<()> {
    let key = key_of(app, &find(app, viewer, id).await?).await?;
    app.write(viewer, PASS_ON.on(id), async |tx| {
        let sealed = held(tx, id).await?;
        if !sealed.listed.knows {
            return Err(Refusal::Absent.into());
        }
        let (now, it) = (tx.now(), sealed.listed.introduction);
        if is_passed(&key, &sealed, words.get()) && it.seen_by(Part::Between, now) == Seen::Waiting {
            return Ok(());
        }
        inbox::hold(tx, &[it.between, it.other]).await?;
        // Who said no lately is not asked again; nobody learns that either.
        let since = now.minus(Introduction::REMEMBERED);
        let declined = db::find_declined(tx.reader(), it.one, it.other, since).await?;
        let permit = may_take(tx.viewer(), it)?.try_map(|it| it.passed_on(now))?;
        let permit = permit.map(|it| Introduction { other_said: declined.then_some(Consent::No), ..it });
        let bound = bound(Kind::Offered, it.conversation, id, it.between);
        let sealed = key.seal(&bound, words.get().as_str().as_bytes(), tx.rng());
        db::save_introduction(tx, &permit, Some(&sealed)).await?;
        notices_api::settle(tx, it.between, Notice::IntroductionAsked, *id.as_bytes()).await?;
        if !declined {
            notices_api::give(tx, &[it.other], Notice::IntroductionOffered, Some(it.between), *id.as_bytes()).await?;
        }
        guarding_api::note(tx, &words).await
    })
    .await
}

/// Whether it was passed on with these words.
fn is_passed(key: &SealKey, sealed: &SealedIntroduction, words: &Words) -> bool {
    let it = &sealed.listed.introduction;
    let bound = bound(Kind::Offered, it.conversation, it.id, it.between);
    let before = sealed.word.as_deref().filter(|_| it.passed.is_some()).and_then(|it| key.open_text(&bound, it).ok());
    before.is_some_and(|it| it == words.as_str())
}

/// Lets a request rest: who asked is told nothing, now or later. Twice is once.
///
/// # Errors
/// `Absent` for what is not the viewer's to let rest.
pub async fn let_rest(app: &App, viewer: &Viewer, id: IntroductionId) -> Result<()> {
    app.write(viewer, REST.on(id), async |tx| {
        let (now, found) = (tx.now(), held(tx, id).await?.listed.introduction);
        if !tx.viewer().is(found.between) {
            return Err(Refusal::Absent.into());
        }
        if found.rested.is_some() {
            return Ok(());
        }
        let permit = may_take(tx.viewer(), found)?.try_map(|it| it.let_rest(now))?;
        db::save_introduction(tx, &permit, None).await?;
        notices_api::settle(tx, permit.between, Notice::IntroductionAsked, *id.as_bytes()).await
    })
    .await
}

/// Agrees. With the last yes the two are contacts, and the three have a conversation; which one, if so. Twice is once.
///
/// # Errors
/// `Absent` for what is not the viewer's to answer, and if something has come between.
pub async fn agree(app: &App, viewer: &Viewer, id: IntroductionId) -> Result<Option<ConversationId>> {
    let port = conversations(app)?;
    let sealed = find(app, viewer, id).await?;
    let (key, words) = (key_of(app, &sealed).await?, open_words(app, &sealed).await?);
    app.write(viewer, AGREE.on(id), async |tx| {
        if let Some(before) = find_said(tx, id, Consent::Yes).await? {
            return Ok(before.opened.map(|_| before.conversation));
        }
        let it = answered(tx, id, Consent::Yes).await?;
        let Some(opened) = it.opened else { return Ok(None) };
        if !db::find_holds(tx.reader(), &it).await? {
            return Err(Refusal::Absent.into());
        }
        set_tie(tx, it.one, it.other, TieKind::Contact).await?;
        let passed = it.passed.unwrap_or(opened);
        let request = words.request.map(|text| Note { by: it.one, at: it.begun, text });
        let word = words.word.map(|text| Note { by: it.between, at: passed, text });
        let notes = request.into_iter().chain(word).collect();
        let members = vec![it.between, it.one, it.other];
        port.0.open(tx, Opening { conversation: it.conversation, key, members: members.clone(), notes }).await?;
        tell_of_opening(tx, &it, &members).await?;
        Ok(Some(it.conversation))
    })
    .await
}

/// Says no, which nobody is told. Twice is once.
///
/// # Errors
/// `Absent` for what is not the viewer's to answer.
pub async fn refuse(app: &App, viewer: &Viewer, id: IntroductionId) -> Result<()> {
    app.write(viewer, REFUSE.on(id), async |tx| match find_said(tx, id, Consent::No).await? {
        Some(_) => Ok(()),
        None => answered(tx, id, Consent::No).await.map(drop),
    })
    .await
}

/// The introduction, if the viewer has said the same to it before.
async fn find_said(tx: &mut Tx, id: IntroductionId, consent: Consent) -> Result<Option<Introduction>> {
    let (now, found) = (tx.now(), held(tx, id).await?.listed.introduction);
    let part = found.part_of(tx.viewer().id()).or_absent()?;
    Ok(found.has_said(part, consent, now).then_some(found))
}

async fn answered(tx: &mut Tx, id: IntroductionId, consent: Consent) -> Result<Introduction> {
    let (now, me) = (tx.now(), tx.viewer().id());
    let found = held(tx, id).await?.listed.introduction;
    let part = found.part_of(me).or_absent()?;
    // A yes may be the last one, of which all three are told.
    inbox::hold(tx, &[found.between, found.one, found.other]).await?;
    let permit = may_take(tx.viewer(), found)?.try_map(|it| it.answered(part, consent, now))?;
    db::save_introduction(tx, &permit, None).await?;
    notices_api::settle(tx, me, Notice::IntroductionOffered, *id.as_bytes()).await?;
    Ok(permit.into_subject())
}

async fn tell_of_opening(tx: &mut Tx, it: &Introduction, members: &[MemberId]) -> Result<()> {
    let me = tx.viewer().id();
    notices_api::give(tx, members, Notice::IntroductionAgreed, Some(me), *it.id.as_bytes()).await
}

async fn find(app: &App, viewer: &Viewer, id: IntroductionId) -> Result<SealedIntroduction> {
    let read = app.read(viewer).await?;
    Ok(db::find_introduction(read.reader(), id).await?.or_absent()?)
}

async fn key_of(app: &App, sealed: &SealedIntroduction) -> Result<SealKey> {
    let key = app.vault().find(Scope::conversation(sealed.listed.introduction.conversation)).await?;
    let words = "What was written in this introduction cannot be opened any more, so that it cannot go on. Tell whoever runs \
                 this Kettle: the keys are missing.";
    Ok(key.ok_or_else(|| Problems::one("", words))?)
}
