//! What is new for members: read from where it lies, and said in one form, on the stream and to pages that ask.

use super::{Nudge, Tells};
use kernel::{Fault, MemberId};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use store::{Reader, inbox};
use web::Event;

/// Who missed more than so many things is not told each of them, but to look at everything anew.
const MOST: usize = 200;

/// What is new for one member, as a page reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct News {
    /// Up to here the page knows everything then.
    pub n: i64,
    /// What changed, in the order of its numbers; of each thing only the last.
    pub nudges: Vec<About>,
    /// The marks of the header where something waits.
    pub waits: Vec<&'static str>,
    /// Whether the page has to take everything as new.
    pub resync: bool,
}

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct About {
    /// What kind of thing.
    pub kind: &'static str,
    /// Which.
    pub about: String,
}

impl News {
    /// As an event of this kind, which carries the number that a page says when it comes back.
    pub fn event(&self, kind: &'static str) -> Result<Event, Fault> {
        Ok(Event::new(kind, Some(self.n), &self.json()?))
    }
    /// As JSON.
    pub fn json(&self) -> Result<String, Fault> {
        serde_json::to_string(self).map_err(|it| Fault::bug(format!("news cannot be written: {it}")))
    }
}

/// What is new for each of these members after the number beside them; for whom nothing is, there is nothing.
pub async fn after(
    tells: &[Tells],
    reader: Reader<'_>,
    asked: &[(MemberId, i64)],
) -> Result<Vec<(MemberId, News)>, Fault> {
    let members: Vec<MemberId> = asked.iter().map(|it| it.0).collect();
    // Read first: on PostgreSQL what follows may see later commits, which are told in the next round.
    let latest = inbox::latest_of(reader, &members).await?;
    between(tells, reader, asked, &latest).await
}

/// As [`after`], up to these numbers.
async fn between(
    tells: &[Tells],
    reader: Reader<'_>,
    asked: &[(MemberId, i64)],
    latest: &HashMap<MemberId, i64>,
) -> Result<Vec<(MemberId, News)>, Fault> {
    let number = |it: &MemberId| latest.get(it).copied().unwrap_or(0);
    let asked: Vec<_> = asked.iter().copied().filter(|(member, told)| number(member) > *told).collect();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let members: Vec<MemberId> = asked.iter().map(|it| it.0).collect();
    let mut missed: HashMap<MemberId, Vec<Nudge>> = HashMap::new();
    for tell in tells {
        for nudge in (tell.missed)(reader, &asked).await? {
            missed.entry(nudge.to).or_default().push(nudge);
        }
    }
    let mut waits = waiting(tells, reader, &members).await?;
    let news = asked.into_iter().map(|(member, told)| {
        let n = number(&member);
        let mut nudges = missed.remove(&member).unwrap_or_default();
        nudges.retain(|it| it.seq > told && it.seq <= n);
        (member, news(n, nudges, waits.remove(&member).unwrap_or_default()))
    });
    Ok(news.collect())
}

/// What is new for a page that says which number it heard last: nothing if it says none, because it was made just now.
pub async fn since(tells: &[Tells], reader: Reader<'_>, member: MemberId, heard: Option<i64>) -> Result<News, Fault> {
    let latest = inbox::latest(reader, member).await?;
    // A number that this member never had says nothing about anybody's (abuse case 24).
    let told = heard.unwrap_or(latest);
    if (0..latest).contains(&told)
        && let Some((_, news)) =
            between(tells, reader, &[(member, told)], &HashMap::from([(member, latest)])).await?.pop()
    {
        return Ok(news);
    }
    let waits = waiting(tells, reader, &[member]).await?.remove(&member).unwrap_or_default();
    Ok(News { resync: told != latest, ..news(latest, vec![], waits) })
}

async fn waiting(
    tells: &[Tells],
    reader: Reader<'_>,
    members: &[MemberId],
) -> Result<HashMap<MemberId, Vec<&'static str>>, Fault> {
    let mut waits: HashMap<MemberId, Vec<&'static str>> = HashMap::new();
    for tell in tells {
        for member in (tell.waits)(reader, members).await? {
            waits.entry(member).or_default().push(tell.mark);
        }
    }
    Ok(waits)
}

fn news(n: i64, mut nudges: Vec<Nudge>, waits: Vec<&'static str>) -> News {
    nudges.sort_by_key(|it| std::cmp::Reverse(it.seq));
    let mut seen = HashSet::new();
    nudges.retain(|it| seen.insert((it.kind, it.about.clone())));
    nudges.reverse();
    let resync = nudges.len() > MOST;
    if resync {
        nudges.clear();
    }
    let nudges = nudges.into_iter().map(|it| About { kind: it.kind, about: it.about }).collect();
    News { n, nudges, waits, resync }
}
