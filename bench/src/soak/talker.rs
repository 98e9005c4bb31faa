//! Somebody who talks: sends with retries, as the page does, and sees what the stream and the fragments bring.

use super::{
    ledger::{Ledger, Said, Shown},
    stand::Stand,
};
use crate::{
    Outcome,
    browser::{self, Browser},
    client::{self, Answer, Connection},
    stream::Stream,
};
use kernel::{Id, Rng};
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
    time::Duration,
};

/// One of those who talk.
pub struct Talker {
    stand: Arc<Stand>,
    number: usize,
    /// Under which address the server sees them.
    from: String,
    cookie: String,
    csrf: String,
    rng: Rng,
    /// What they saw, for each conversation of the stand; only their own are ever filled.
    shown: Vec<Mutex<Seen>>,
    retried: AtomicUsize,
    cut: AtomicUsize,
    opened: AtomicUsize,
}

/// What an event says. One that cannot be read says that everything may be new.
#[derive(serde::Deserialize)]
struct Told {
    nudges: Vec<Nudge>,
    resync: bool,
}

/// That something is new, by kind and id.
#[derive(serde::Deserialize)]
struct Nudge {
    kind: String,
    about: String,
}

impl Default for Told {
    fn default() -> Told {
        Told { nudges: vec![], resync: true }
    }
}

/// How far one has seen a conversation.
#[derive(Default)]
struct Seen {
    upto: i64,
    shown: Shown,
}

/// Between two tries of a send, at the least.
const PAUSE: Duration = Duration::from_millis(200);
/// Between two words, at the most, in milliseconds.
const THINKING: u64 = 1_600;
/// An answer that takes longer is as good as none.
const PATIENCE: Duration = Duration::from_secs(10);

impl Talker {
    /// Signs in through the door.
    pub async fn sign_in(stand: &Arc<Stand>, number: usize, rng: Rng) -> Outcome<Talker> {
        // A network of one's own: budgets are for people, not for a surgery of two hundred.
        let from = format!("x-forwarded-for: 10.{}.{}.1\r\n", number / 200, number % 200);
        let mut browser = Browser::sign_in_from(stand.address, &stand.keys[number], &from).await?;
        let mine = stand.talks.iter().position(|it| it.members.contains(&number)).ok_or("somebody has nobody")?;
        let page = browser.get(&format!("/messages/{}", stand.talks[mine].id)).await?.text();
        let csrf = browser::input(&page, "csrf").ok_or("a conversation has no form")?;
        let shown = stand.talks.iter().map(|_| Mutex::default()).collect();
        let [retried, cut, opened] = std::array::from_fn(|_| AtomicUsize::new(0));
        let (stand, cookie) = (stand.clone(), browser.cookie.clone());
        Ok(Talker { stand, number, from, cookie, csrf, rng, shown, retried, cut, opened })
    }

    /// What they saw of a conversation.
    pub fn shown(&self, talk: usize) -> Shown {
        self.shown[talk].lock().unwrap_or_else(PoisonError::into_inner).shown.clone()
    }
    /// Sends that had to be tried again.
    pub fn retried(&self) -> usize {
        self.retried.load(Relaxed)
    }
    /// Streams that were cut by chance.
    pub fn cut(&self) -> usize {
        self.cut.load(Relaxed)
    }
    /// Streams that were opened, whatever ended them.
    pub fn opened(&self) -> usize {
        self.opened.load(Relaxed)
    }

    /// Says so many things, each until it is answered for.
    pub async fn talk(self: Arc<Talker>, ledger: Arc<Ledger>, messages: usize) -> Outcome<()> {
        let mine: Vec<usize> =
            (0..self.stand.talks.len()).filter(|it| self.stand.talks[*it].members.contains(&self.number)).collect();
        for nth in 0..messages {
            tokio::time::sleep(Duration::from_millis(self.rng.below(THINKING))).await;
            let talk = mine[self.rng.below(mine.len() as u64) as usize];
            let word = format!("w{}q{nth}", self.number);
            self.send(talk, &word).await?;
            ledger.put(Said { talk, by: self.number, nth, word });
        }
        Ok(())
    }

    /// One message, with one id however often it is tried.
    async fn send(&self, talk: usize, word: &str) -> Outcome<()> {
        let path = format!("/messages/{}", self.stand.talks[talk].id);
        let id = Id::<()>::random(&self.rng).to_string();
        let fields = [("csrf", self.csrf.as_str()), ("client_id", &id), ("text", word), ("reply_to", "")];
        let host = self.stand.address.to_string();
        let request = client::post_as(&host, &path, &self.cookie, &self.from, &fields);
        loop {
            match self.ask(&request).await {
                Ok(answer) if matches!(answer.status, 200 | 303) => return Ok(()),
                Ok(answer) if matches!(answer.status, 429 | 500..=599) => {}
                Ok(answer) => return Err(format!("{path} answers {} to a message", answer.status).into()),
                Err(_) => {}
            }
            self.retried.fetch_add(1, Relaxed);
            tokio::time::sleep(PAUSE + Duration::from_millis(self.rng.below(400))).await;
        }
    }

    /// Keeps a stream open for as long as the talk lasts. Some break by chance: in any place, even before anything came.
    pub async fn listen(self: Arc<Talker>, breaks: usize) {
        let mut left = breaks;
        let mut latest: Option<String> = None;
        loop {
            let more = latest.as_ref().map(|it| format!("last-event-id: {it}\r\n")).unwrap_or_default() + &self.from;
            let patience = match left {
                0 => None,
                _ => Some(Duration::from_millis(500 + self.rng.below(12_000))),
            };
            let hearing = self.hear(&more, &mut latest);
            match patience {
                None => hearing.await,
                Some(patience) => {
                    if tokio::time::timeout(patience, hearing).await.is_err() {
                        left -= 1;
                        self.cut.fetch_add(1, Relaxed);
                    }
                }
            }
            tokio::time::sleep(Duration::from_millis(50 + self.rng.below(300))).await;
        }
    }

    /// One stream until it ends.
    async fn hear(&self, more: &str, latest: &mut Option<String>) {
        let Ok(mut stream) = Stream::open(self.stand.address, "/live", &self.cookie, more).await else { return };
        self.opened.fetch_add(1, Relaxed);
        while let Ok(event) = stream.next().await {
            // What could not be looked at is told again by the next stream.
            let is_news = matches!(event.kind.as_str(), "hello" | "nudge" | "resync");
            if is_news && !self.follow(&event.data).await {
                return;
            }
            // A page that is made just now shows what is there; ours was made before all began.
            if latest.is_none() && !self.look_at_all().await {
                return;
            }
            if event.id.is_some() {
                *latest = event.id;
            }
        }
    }

    /// Looks at what an event names; whether all of it came.
    async fn follow(&self, data: &str) -> bool {
        let told: Told = serde_json::from_str(data).unwrap_or_default();
        if told.resync {
            return self.look_at_all().await;
        }
        for nudge in told.nudges.iter().filter(|it| it.kind == "conversation") {
            let talk = self.stand.talks.iter().position(|it| it.id.to_string() == nudge.about);
            if let Some(talk) = talk
                && !self.look(talk).await
            {
                return false;
            }
        }
        true
    }

    async fn look_at_all(&self) -> bool {
        for talk in 0..self.stand.talks.len() {
            if self.stand.talks[talk].members.contains(&self.number) && !self.look(talk).await {
                return false;
            }
        }
        true
    }

    /// Fetches what is new in a conversation; whether that came.
    async fn look(&self, talk: usize) -> bool {
        loop {
            let upto = self.shown[talk].lock().unwrap_or_else(PoisonError::into_inner).upto;
            let path = format!("/messages/{}?after={upto}", self.stand.talks[talk].id);
            let more = format!("hx-request: true\r\nhx-target: news\r\n{}", self.from);
            let request = client::get(&self.stand.address.to_string(), &path, &self.cookie, &more);
            match self.ask(&request).await {
                Ok(answer) if answer.status == 200 => {
                    if !self.take(talk, upto, &answer.text()) {
                        return true;
                    }
                }
                Ok(answer) if answer.status == 429 => tokio::time::sleep(Duration::from_secs(2)).await,
                _ => return false,
            }
        }
    }

    /// Takes what a fragment brought, unless another fetch was quicker; whether there is more.
    fn take(&self, talk: usize, asked: i64, html: &str) -> bool {
        let mut seen = self.shown[talk].lock().unwrap_or_else(PoisonError::into_inner);
        if seen.upto != asked {
            return true;
        }
        for item in html.split("<li id=\"m-").skip(1) {
            let (Some(number), Some(word)) = (number(item, "data-number"), word_of(item)) else { continue };
            // A message that changed comes again under its number, and takes its place.
            match seen.shown.iter().any(|it| it.0 == number && it.1 == word) {
                true => {}
                false => seen.shown.push((number, word)),
            }
        }
        seen.upto = number(html, "data-changes").unwrap_or(asked).max(asked);
        html.contains("data-more=\"yes\"")
    }

    async fn ask(&self, request: &[u8]) -> Outcome<Answer> {
        let asking = async {
            let mut connection = Connection::open(self.stand.address).await?;
            connection.ask(request).await
        };
        tokio::time::timeout(PATIENCE, asking).await?
    }
}

fn number(html: &str, name: &str) -> Option<i64> {
    let rest = html.split_once(&format!("{name}=\""))?.1;
    rest.split('"').next()?.parse().ok()
}

/// The word of a message: `w12q34`.
fn word_of(html: &str) -> Option<String> {
    let is_word = |it: &&str| {
        let parts = it.strip_prefix('w').and_then(|it| it.split_once('q'));
        parts.is_some_and(|(by, nth)| by.parse::<u32>().is_ok() && nth.parse::<u32>().is_ok())
    };
    html.split(|it: char| !it.is_ascii_alphanumeric()).find(is_word).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_is_read_from_its_fragment() {
        let html =
            "<div id=\"news\" data-changes=\"9\" data-more=\"no\"><li id=\"m-1\" data-number=\"7\"><p>w12q34</p></li>";
        assert_eq!((number(html, "data-changes"), number(html, "data-number")), (Some(9), Some(7)));
        assert_eq!(word_of(html).as_deref(), Some("w12q34"));
        assert_eq!(word_of("<p>wq w1 q2 w1q w1x2q3</p>"), None);
    }
}
