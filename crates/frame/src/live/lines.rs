//! Who listens: one line an open stream, by member and session, with a small queue each.

use futures_util::Stream;
use kernel::{Id, MemberId, SessionId};
use std::{
    collections::{HashMap, HashSet, VecDeque},
    mem,
    pin::Pin,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    task::{Context, Poll, Waker},
};
use store::Stamp;
use tokio::sync::Notify;
use web::Event;

/// So many events wait for a page that reads slowly; with the next one it is sent back to ask for what it missed (abuse case
/// 100).
const WAITING: usize = 32;
/// A whisper is not worth it when so many events wait.
const BUSY: usize = 4;
/// One member may have so many streams open: a browser needs one. The oldest gives way.
pub const LINES: usize = 16;

/// All lines.
#[derive(Default)]
pub struct Lines {
    rooms: Mutex<Rooms>,
    /// Members about whom something may be new.
    stirred: Mutex<HashSet<[u8; 16]>>,
    bell: Notify,
    /// As of which changes the sessions were looked at.
    checked: Mutex<Option<Stamp>>,
}

#[derive(Default)]
struct Rooms {
    of: HashMap<MemberId, Room>,
    open: usize,
    stopped: bool,
}

/// The lines of one member, the oldest first.
#[derive(Default)]
struct Room {
    /// The number up to which the lines were told everything; nothing until the first of them knows where it stands.
    told: Option<i64>,
    lines: Vec<Arc<Line>>,
}

struct Line {
    session: SessionId,
    slot: Mutex<Slot>,
}

#[derive(Default)]
struct Slot {
    /// What waits, with its number.
    queue: VecDeque<(i64, Event)>,
    /// Up to here the page knows everything.
    known: i64,
    ended: bool,
    waker: Option<Waker>,
}

/// Why a line ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The session is no longer a member's.
    Over,
    /// The member has newer ones.
    Crowded,
    /// The server stops.
    Stop,
}

/// The receiving end of a line; dropping it takes the line away.
pub struct Listening {
    live: super::Live,
    member: MemberId,
    line: Arc<Line>,
}

impl Lines {
    /// A line for this browser. What is told from now on waits in it until [`Listening::begin`] says what the page knows.
    pub fn join(live: &super::Live, member: MemberId, session: SessionId) -> Listening {
        let lines = &live.0.lines;
        let line = Arc::new(Line { session, slot: Mutex::default() });
        let mut rooms = lines.rooms();
        if rooms.stopped {
            line.end(End::Stop);
            return Listening { live: live.clone(), member, line };
        }
        let room = rooms.of.entry(member).or_default();
        let crowded = (room.lines.len() >= LINES).then(|| room.lines.remove(0));
        room.lines.push(line.clone());
        rooms.open = rooms.open + 1 - usize::from(crowded.is_some());
        drop(rooms);
        if let Some(oldest) = crowded {
            oldest.end(End::Crowded);
        }
        Listening { live: live.clone(), member, line }
    }

    pub fn count(&self) -> usize {
        self.rooms().open
    }

    /// Notes that something may be new for these members.
    pub fn stir(&self, members: impl IntoIterator<Item = MemberId>) {
        let mut stirred = self.stirred.lock().unwrap_or_else(PoisonError::into_inner);
        stirred.extend(members.into_iter().map(|it| *it.as_bytes()));
        if !stirred.is_empty() {
            self.bell.notify_one();
        }
    }
    /// As [`Lines::stir`], for everybody who listens.
    pub fn stir_all(&self) {
        let members: Vec<_> = self.rooms().of.keys().copied().collect();
        self.stir(members);
    }
    /// Waits until somebody was stirred.
    pub async fn rung(&self) {
        self.bell.notified().await;
    }
    /// Those of the stirred who listen, with the number up to which they were told.
    pub fn take_stirred(&self) -> Vec<(MemberId, i64)> {
        let stirred = mem::take(&mut *self.stirred.lock().unwrap_or_else(PoisonError::into_inner));
        let rooms = self.rooms();
        let told = |it| rooms.of.get(&it).and_then(|room| room.told).map(|told| (it, told));
        stirred.into_iter().filter_map(|it| told(Id::from_bytes(it))).collect()
    }

    /// Tells all lines of a member; from then on they know everything up to `number`.
    pub fn tell(&self, member: MemberId, number: i64, event: &Event) {
        let mut rooms = self.rooms();
        let Some(room) = rooms.of.get_mut(&member) else { return };
        room.told = room.told.max(Some(number));
        let before = room.lines.len();
        room.lines.retain(|it| it.push(number, event));
        let (gone, empty) = (before - room.lines.len(), room.lines.is_empty());
        rooms.close(member, gone, empty);
    }

    /// Tells those lines of a member that have nothing better to do.
    pub fn whisper(&self, member: MemberId, event: &Event) {
        for line in self.rooms().of.get(&member).into_iter().flat_map(|it| &it.lines) {
            line.whisper(event);
        }
    }

    /// The sessions that listen.
    pub fn sessions(&self) -> Vec<SessionId> {
        let rooms = self.rooms();
        let sessions = rooms.of.values().flat_map(|it| it.lines.iter().map(|it| it.session));
        sessions.collect::<HashSet<_>>().into_iter().collect()
    }

    /// The sessions with which these members listen.
    pub fn sessions_of(&self, members: &[(MemberId, i64)]) -> Vec<SessionId> {
        let rooms = self.rooms();
        let of = |it: &MemberId| rooms.of.get(it).into_iter().flat_map(|it| it.lines.iter().map(|it| it.session));
        members.iter().flat_map(|it| of(&it.0)).collect::<HashSet<_>>().into_iter().collect()
    }
    /// Whether the sessions were looked at since the last change.
    pub fn checked_at(&self, stamp: Option<Stamp>) -> bool {
        *self.checked.lock().unwrap_or_else(PoisonError::into_inner) == stamp
    }
    /// Notes as of which changes they were looked at; the stamp was taken before.
    pub fn note_checked(&self, stamp: Option<Stamp>) {
        *self.checked.lock().unwrap_or_else(PoisonError::into_inner) = stamp;
    }

    /// Ends the lines of these sessions: nothing goes out any more (abuse cases 25, 74).
    pub fn end(&self, sessions: &HashSet<SessionId>) {
        let mut rooms = self.rooms();
        let mut ended = 0;
        rooms.of.retain(|_, room| {
            room.lines.retain(|line| {
                let over = sessions.contains(&line.session);
                if over {
                    ended += 1;
                    line.end(End::Over);
                }
                !over
            });
            !room.lines.is_empty()
        });
        rooms.open -= ended;
    }

    pub fn stop(&self) {
        let mut rooms = self.rooms();
        rooms.stopped = true;
        rooms.open = 0;
        for room in mem::take(&mut rooms.of).into_values() {
            room.lines.iter().for_each(|it| it.end(End::Stop));
        }
    }

    fn rooms(&self) -> MutexGuard<'_, Rooms> {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Rooms {
    fn close(&mut self, member: MemberId, gone: usize, empty: bool) {
        self.open -= gone;
        if empty {
            self.of.remove(&member);
        }
    }
}

impl Line {
    /// Whether it goes on.
    fn push(&self, number: i64, event: &Event) -> bool {
        let mut slot = self.slot();
        let goes_on = slot.queue.len() < WAITING;
        if goes_on {
            slot.queue.push_back((number, event.clone()));
        } else {
            // What waits is in the store as well: the page comes back with the last number that it heard.
            slot.queue.clear();
            slot.queue.push_back((i64::MAX, Event::new("resync", None, "1")));
            slot.ended = true;
        }
        slot.wake();
        goes_on
    }

    fn whisper(&self, event: &Event) {
        let mut slot = self.slot();
        if slot.queue.len() < BUSY {
            slot.queue.push_back((i64::MAX, event.clone()));
            slot.wake();
        }
    }

    fn end(&self, why: End) {
        let mut slot = self.slot();
        slot.queue.clear();
        slot.ended = true;
        match why {
            End::Over => slot.queue.push_back((i64::MAX, Event::new("over", None, "1"))),
            End::Crowded => slot.queue.push_back((i64::MAX, Event::new("crowded", None, "1"))),
            End::Stop => {}
        }
        slot.wake();
    }

    fn slot(&self) -> MutexGuard<'_, Slot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Slot {
    fn wake(&mut self) {
        if let Some(waker) = self.waker.take() {
            waker.wake();
        }
    }
}

impl Listening {
    /// The page now knows everything up to `number`, and hears `first` before all else.
    pub fn begin(&self, number: i64, first: Event) {
        let lines = &self.live.0.lines;
        {
            let mut rooms = lines.rooms();
            if let Some(room) = rooms.of.get_mut(&self.member) {
                room.told = room.told.or(Some(number));
            }
        }
        {
            let mut slot = self.line.slot();
            if !slot.ended {
                slot.known = number;
                slot.queue.push_front((i64::MAX, first));
            }
        }
        // What was committed before the room knew its number was told to nobody.
        lines.stir([self.member]);
    }
}

impl Stream for Listening {
    type Item = Event;

    fn poll_next(self: Pin<&mut Self>, task: &mut Context<'_>) -> Poll<Option<Event>> {
        let mut slot = self.line.slot();
        while let Some((number, event)) = slot.queue.pop_front() {
            if number > slot.known {
                return Poll::Ready(Some(event));
            }
        }
        if slot.ended {
            return Poll::Ready(None);
        }
        if slot.waker.as_ref().is_none_or(|it| !it.will_wake(task.waker())) {
            slot.waker = Some(task.waker().clone());
        }
        Poll::Pending
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        let mut rooms = self.live.0.lines.rooms();
        let Some(room) = rooms.of.get_mut(&self.member) else { return };
        let before = room.lines.len();
        room.lines.retain(|it| !Arc::ptr_eq(it, &self.line));
        let (gone, empty) = (before - room.lines.len(), room.lines.is_empty());
        rooms.close(self.member, gone, empty);
    }
}

#[cfg(test)]
#[path = "lines/tests.rs"]
mod tests;
