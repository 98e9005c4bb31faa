//! Asking whether anybody has something, pointing to what one knows, and saying how it went.

use crate::{
    audience::Audience,
    kind::Kind,
    policy,
    request::{MOST_ANSWERS, MOST_OPEN, OPEN_FOR, RequestId, State, Title, Words},
    resource::{Resource, ResourceId, State as Published},
    store::{
        self as db,
        requesting::{self, NewRequest},
    },
};
use ::store::Tx;
use frame::App;
use groups_api::GroupId;
use guard::Cleared;
use kernel::{Act, MemberId, OrAbsent, Problems, Refusal, Result, Viewer};
use notices_api::Kind as Notice;

/// Asking.
pub const ASK: Act = Act::open("ask_for_resource");
/// Pointing to one.
pub const POINT: Act = Act::open("point_to_resource");
/// Saying how it went.
pub const CLOSE: Act = Act::open("close_request");
/// Saying it in other words.
pub const REWORD: Act = Act::open("reword_request");
/// Taking it away.
pub const REMOVE_REQUEST: Act = Act::open("remove_request");
const EXPIRE: Act = Act::open("expire_requests");

/// What somebody asks for.
#[derive(Debug, Clone)]
pub struct Asking {
    /// What is looked for.
    pub title: Title,
    /// What it is for.
    pub words: Option<Words>,
    /// Of which kind.
    pub kind: Option<Kind>,
    /// Who reads it; nothing: all members.
    pub group: Option<GroupId>,
}

/// What somebody asks for, in other words.
#[derive(Debug, Clone)]
pub struct Wording {
    /// What is looked for.
    pub title: Title,
    /// What it is for.
    pub words: Option<Words>,
    /// Of which kind.
    pub kind: Option<Kind>,
}

/// Asks, however often it is sent.
///
/// # Errors
/// `NotAllowed` for a group in which the viewer does not write; the problem of whoever asks for too much at a time.
pub async fn ask_for_resource(app: &App, viewer: &Viewer, id: RequestId, asking: Cleared<Asking>) -> Result<()> {
    let by = viewer.member.or_absent()?;
    app.write(viewer, ASK.on(id), async |tx| {
        let Asking { title, words, kind, group } = asking.get();
        let standing = match group {
            Some(group) => Some(groups_api::standing_in(tx.reader(), *group).await?.or_absent()?),
            None => None,
        };
        let new = NewRequest {
            id,
            by,
            kind: *kind,
            group: *group,
            title: title.as_str().to_owned(),
            words: words.as_ref().map_or("", Words::as_str).to_owned(),
            at: None,
        };
        let new = policy::may_ask(tx.viewer(), by, standing.as_ref(), new)?;
        if !requesting::insert_request(tx, &new).await? {
            let there = requesting::find_request(tx.reader(), id).await?;
            return there.filter(|it| it.is_own()).map(drop).ok_or_else(|| Refusal::Conflict.into());
        }
        if requesting::count_open(tx.reader()).await? > MOST_OPEN {
            let words = format!("You ask for {MOST_OPEN} things already. Close one of them first.");
            return Err(Problems::one("", words).into());
        }
        guarding_api::note(tx, &asking).await
    })
    .await
}

/// Points to something that the viewer reads; whoever asks is told, once for each.
///
/// # Errors
/// The problem of what cannot be an answer, of what they cannot read who ask, and of a request that is closed.
pub async fn point_to_resource(app: &App, viewer: &Viewer, id: RequestId, resource: ResourceId) -> Result<()> {
    app.write(viewer, POINT.on(id), async |tx| {
        let request = requesting::find_request_held(tx, id).await?.or_absent()?;
        let answer = policy::may_point(tx.viewer(), &request, (id, resource))?;
        let problem = |words: &'static str| Problems::one("resource", words);
        if request.state != State::Open {
            return Err(Problems::one("", "This request is closed. Thank you all the same.").into());
        }
        let there = db::find_resource(tx.reader(), resource).await?;
        let there = there.filter(|it| it.newest > 0 && it.state == Published::Published);
        let there = there.ok_or_else(|| problem("Nothing that you can read in the library has this address."))?;
        let reads = requesting::find_reads(tx.reader(), there.id, request.by).await?;
        if !is_open_to(tx, &there, request.by, reads).await? {
            return Err(problem("Whoever asks cannot read that: it is for others. Point to something else.").into());
        }
        if requesting::page_of_answers(tx.reader(), id).await?.len() >= MOST_ANSWERS {
            return Err(problem("This request has a hundred answers. That is enough for anybody.").into());
        }
        if !request.is_own() && reads {
            let by = tx.viewer().member;
            notices_api::give(tx, &[request.by], Notice::RequestAnswered, by, *id.as_bytes()).await?;
        }
        requesting::insert_answer(tx, &answer).await?;
        Ok(())
    })
    .await
}

/// Whether whoever points may know that it is for whoever asks. What is for all is; that it is not across a block is nobody's to learn,
/// and on the page of whoever is behind one it does not stand (abuse case 36). Who somebody's contacts are only they know.
async fn is_open_to(tx: &mut Tx, there: &Resource, by: MemberId, reads: bool) -> Result<bool> {
    Ok(match there.audience {
        Audience::Members => true,
        Audience::Group(group) => requesting::find_is_inside(tx.reader(), group, by).await?,
        Audience::Contacts => there.is_own() && reads,
        Audience::Own => false,
    })
}

/// Says what one looks for in other words; who reads it stays.
///
/// # Errors
/// `NotAllowed` for whoever does not ask; `Conflict` if it was reworded since `began`; the problem of what is closed.
pub async fn reword_request(
    app: &App,
    viewer: &Viewer,
    (id, began): (RequestId, i64),
    asking: Cleared<Wording>,
) -> Result<()> {
    app.write(viewer, REWORD.on(id), async |tx| {
        let request = requesting::find_request_held(tx, id).await?.or_absent()?;
        let Wording { title, words, kind } = asking.get();
        let (title, words) = (title.as_str().to_owned(), words.as_ref().map_or("", Words::as_str).to_owned());
        let same = request.title == title && request.words == words && request.kind == *kind;
        let change = policy::may_close(tx.viewer(), &request, (id, title, words, *kind))?;
        if same {
            return Ok(());
        }
        if request.state != State::Open {
            return Err(Problems::one("", "This request is closed. Ask again with a new one.").into());
        }
        if request.wording() != began {
            return Err(Refusal::Conflict.into());
        }
        requesting::save_wording(tx, &change).await?;
        guarding_api::note(tx, &asking).await
    })
    .await
}

/// Says that one has what one looked for.
///
/// # Errors
/// `NotAllowed` for whoever does not ask.
pub async fn close_request(app: &App, viewer: &Viewer, id: RequestId) -> Result<()> {
    app.write(viewer, CLOSE.on(id), async |tx| {
        let request = requesting::find_request_held(tx, id).await?.or_absent()?;
        let closed = policy::may_close(tx.viewer(), &request, (id, State::Answered))?;
        requesting::save_state(tx, &closed).await
    })
    .await
}

/// Takes it away, with what answered it.
///
/// # Errors
/// `NotAllowed` for whoever does not ask; a problem while somebody looks at a report.
pub async fn remove_request(app: &App, viewer: &Viewer, id: RequestId) -> Result<()> {
    app.write(viewer, REMOVE_REQUEST.on(id), async |tx| {
        let request = requesting::find_request_held(tx, id).await?.or_absent()?;
        let gone = policy::may_close(tx.viewer(), &request, id)?;
        if request.held.is_some() {
            return Err(Problems::one("", "Somebody is looking at a report about this. Wait until they have.").into());
        }
        notices_api::withdraw(tx, Notice::RequestAnswered, *id.as_bytes()).await?;
        requesting::remove_request(tx, &gone).await
    })
    .await
}

/// By night: what nobody had in ninety days is asked no more; how many.
pub async fn expire_requests(app: &App, viewer: &Viewer) -> Result<u64> {
    let before = app.clock().now().minus(OPEN_FOR);
    app.write(viewer, EXPIRE, async |tx| requesting::save_expired(tx, &policy::may_keep(tx.viewer(), before)?).await)
        .await
}

/// Holds a request back, by a report.
pub async fn hold_request(tx: &mut Tx, id: RequestId) -> Result<()> {
    let sees = requesting::find_request(tx.reader(), id).await?.is_some();
    let held = policy::may_hold(tx.viewer(), id, sees)?;
    requesting::save_hold(tx, &held).await
}

/// Lets it be seen again.
pub async fn let_request_go(tx: &mut Tx, id: RequestId) -> Result<()> {
    let free = policy::may_let_go(tx.viewer(), id)?;
    requesting::save_let_go(tx, &free).await
}
