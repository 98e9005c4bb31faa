//! Looking through messages while somebody waits: opened and read on other threads, the latest first, no more of them for one
//! page than [`Budget`] allows, and with the place where it goes on.

use crate::{
    actions::find_lock,
    conversation::ConversationId,
    finding::{Budget, Hit, MOST_HITS, Onward, Question},
    message::MessageId,
    sealing::Lock,
    store::{self as db, list, reading, reading::Written},
    views::{FoundRow, name_of},
};
use frame::App;
use kernel::{MemberId, Moment, Result, Viewer};

/// So many conversations are listed for one page of results.
const CONVERSATIONS: i64 = 1_000;

/// A look under way.
pub struct Look<'a> {
    app: &'a App,
    viewer: &'a Viewer,
    question: Question,
    budget: Budget,
    /// What was found.
    pub rows: Vec<FoundRow>,
}

/// The message at which a look stopped, before it had seen all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// In which conversation.
    pub conversation: ConversationId,
    /// Its number: those before it come next.
    pub number: i64,
    /// When it was sent.
    pub sent: Moment,
}

/// How far a look through all conversations came.
pub enum End {
    /// All were looked through, but for what moved meanwhile, if anything did.
    All { moved_meanwhile: bool },
    /// In the middle of a conversation.
    Within(Stop, Onward),
    /// Before the next conversation.
    Before(Onward),
}

/// What came of one handful of messages.
struct Handful {
    hits: Vec<(MessageId, Option<MemberId>, Hit)>,
    last: Option<(i64, Moment)>,
    budget: Budget,
    is_cut: bool,
}

impl<'a> Look<'a> {
    /// Begins with a page's budget.
    pub fn new(app: &'a App, viewer: &'a Viewer, question: Question) -> Look<'a> {
        Look { app, viewer, question, budget: Budget::new(), rows: vec![] }
    }

    /// Through one conversation; where it stopped, if it did.
    pub async fn within(&mut self, id: ConversationId, lock: &Lock, mut before: i64) -> Result<Option<Stop>> {
        self.budget.enter();
        loop {
            let limit = self.budget.next();
            let written =
                reading::page_to_search(self.app.read(self.viewer).await?.reader(), id, before, limit).await?;
            let is_last = (written.len() as i64) < limit;
            let (question, lock, budget) = (self.question.clone(), lock.clone(), self.budget);
            let room = MOST_HITS.saturating_sub(self.rows.len());
            let looked = frame::apart(self.app, move || look(&question, &lock, &written, budget, room)).await?;
            self.budget = looked.budget;
            self.add(id, looked.hits).await?;
            let Some((number, sent)) = looked.last else { return Ok(None) };
            if looked.is_cut || (self.is_over() && !is_last) {
                return Ok(Some(Stop { conversation: id, number, sent }));
            }
            if is_last {
                return Ok(None);
            }
            before = number;
        }
    }

    /// Through all of the viewer's conversations, the one that moved last first, or on from where a look ended.
    pub async fn everywhere(&mut self, from: Option<Onward>) -> Result<End> {
        let upto = from.map_or(i64::MAX, |it| it.moved.saturating_add(1));
        let all = list::page_to_search(self.app.read(self.viewer).await?.reader(), upto, CONVERSATIONS + 1).await?;
        let top = from.map_or_else(|| all.first().map_or(0, |it| it.1), |it| it.top);
        for (at, (id, moved)) in all.iter().copied().enumerate() {
            let before = from.filter(|it| it.moved == moved).map_or(i64::MAX, |it| it.before);
            if self.is_over() || at == CONVERSATIONS as usize {
                return Ok(End::Before(Onward { top, moved, before }));
            }
            let Some(lock) = find_lock(self.app, id).await? else { continue };
            if let Some(stop) = self.within(id, &lock, before).await? {
                return Ok(End::Within(stop, Onward { top, moved, before: stop.number }));
            }
        }
        let newest = list::page_to_search(self.app.read(self.viewer).await?.reader(), i64::MAX, 1).await?;
        Ok(End::All { moved_meanwhile: newest.first().is_some_and(|it| it.1 > top) })
    }

    fn is_over(&self) -> bool {
        self.budget.is_spent() || self.rows.len() >= MOST_HITS
    }

    async fn add(&mut self, id: ConversationId, hits: Vec<(MessageId, Option<MemberId>, Hit)>) -> Result<()> {
        if hits.is_empty() {
            return Ok(());
        }
        // Whoever was taken out a moment ago reads nothing any more.
        let talk = db::find_talk(self.app.read(self.viewer).await?.reader(), id).await?;
        let Some(talk) = talk else { return Ok(()) };
        self.rows.extend(hits.into_iter().map(|(message, author, hit)| {
            let who = if author == Some(talk.own) { "You" } else { name_of(&talk, author) };
            FoundRow::new(hit, format!("/messages/{id}/{message}"), who)
        }));
        Ok(())
    }
}

/// Opens one after the other until there is enough. What does not open was looked at.
fn look(question: &Question, lock: &Lock, written: &[Written], mut budget: Budget, room: usize) -> Handful {
    let (mut hits, mut last) = (Vec::new(), None);
    let mut all = written.iter();
    while hits.len() < room && !budget.is_spent() {
        let Some(Written { message, body }) = all.next() else { break };
        last = Some((message.number, message.sent));
        budget.open(body.as_ref().map_or(0, Vec::len));
        let words = message.author.zip(body.as_ref());
        let Some(body) = words.and_then(|(author, sealed)| lock.open_body(message.id, author, sealed).ok()) else {
            continue;
        };
        if let Some(hit) = question.look(body.as_str(), message.sent) {
            hits.push((message.id, message.author, hit));
        }
    }
    Handful { hits, last, budget, is_cut: all.next().is_some() }
}
