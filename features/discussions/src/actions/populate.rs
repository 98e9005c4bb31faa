//! Filling the groups of a made population with what they talk about.

mod brought;
mod nameless;

pub use brought::bring_made;
pub use nameless::ask_made;

use super::Ready;
use crate::{
    discussion::{Detail, DiscussionId, Kind, Tags, Title},
    made::{Company, MadeThread, Mark, threads, threads_for},
    policy,
    post::{Body, ClientId, PostId},
    reaction::Reaction,
    store::{
        made::{self, MadeGroup, MadeRows},
        starting::{NewPost, Opening},
    },
};
use frame::App;
use groups_api::GroupId;
use kernel::{Act, MemberId, Moment, Result, Rng, Viewer};
use std::{collections::HashMap, time::Duration};

const POPULATE: Act = Act::open("populate_discussions");
const HOUR: u64 = 60 * 60;
/// So many groups are read at once, and so many of whoever is in one write there.
const GROUPS: i64 = 50;
const WRITERS: i64 = 60;
/// So long ago they looked last.
const AWAY: Duration = Duration::from_secs(9 * 24 * HOUR);

/// How much a made group talks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Talk {
    /// At most so many threads, and none twice.
    Once(usize),
    /// So many, though they are the same again: for what is measured.
    Again(usize),
}

/// Writes discussions into all groups that are there, at most so many into each and no group the same twice; how many posts.
///
/// # Errors
/// The store does not take them; what was written before stays.
pub async fn talk_made(app: &App, viewer: &Viewer, (seed, most): (u64, usize), now: Moment) -> Result<u64> {
    fill(app, viewer, (seed, Talk::Once(most)), now).await
}

/// The same with as many in each as are asked for, the same again where there are not so many.
///
/// # Errors
/// As for [`talk_made`].
pub async fn fill_made(app: &App, viewer: &Viewer, (seed, most): (u64, usize), now: Moment) -> Result<u64> {
    fill(app, viewer, (seed, Talk::Again(most)), now).await
}

async fn fill(app: &App, viewer: &Viewer, (seed, talk): (u64, Talk), now: Moment) -> Result<u64> {
    let (all, rng) = (threads(), Rng::seeded(seed ^ 0x7a1f));
    let mut ready = HashMap::new();
    let (mut after, mut posts) = (GroupId::NONE, 0);
    loop {
        let read = app.read(viewer).await?;
        let groups = made::page_of_groups(read.reader(), after, GROUPS).await?;
        let (mut filled, mut visits) = (Vec::new(), Vec::new());
        for group in &groups {
            let members = made::find_some_in(read.reader(), group.group, WRITERS).await?;
            let made = Made { group, members: &members, rng: &rng, now };
            filled.extend(made.rows(&all, talk, &mut ready));
            visits.extend(members.iter().map(|it| (group.group, *it, now.minus(AWAY))));
        }
        drop(read);
        let Some(last) = groups.last() else { return Ok(posts) };
        after = last.group;
        posts += filled.iter().map(|it| it.replies.len() as u64 + 1).sum::<u64>();
        app.write(viewer, POPULATE, async |tx| {
            for rows in filled {
                let made = policy::may_clear(tx.viewer(), rows)?;
                made::insert_made(tx, &made).await?;
            }
            for visit in visits {
                made::insert_made_visit(tx, &policy::may_clear(tx.viewer(), visit)?).await?;
            }
            Ok(())
        })
        .await?;
    }
}

/// A group, and what is needed to fill it.
struct Made<'a> {
    group: &'a MadeGroup,
    members: &'a [MemberId],
    rng: &'a Rng,
    now: Moment,
}

impl Made<'_> {
    /// Its discussions, the oldest first; the fewer are in it, the fewer.
    fn rows(&self, all: &[MadeThread], talk: Talk, ready: &mut HashMap<String, Ready>) -> Vec<MadeRows> {
        let MadeGroup { shape, name, has_topic, .. } = self.group;
        let fitting = threads_for(all, Company { shape, name, has_topic: *has_topic });
        let many = match talk {
            _ if fitting.is_empty() => 0,
            Talk::Once(most) => most.min(fitting.len()),
            Talk::Again(most) => most,
        };
        let many = many.min(self.members.len() / 2);
        let start = self.below(fitting.len());
        let days = |at: usize| 1 + (many - at) as u64 * 60 / (many as u64 + 1);
        (0..many).map(|at| self.thread(&fitting[(start + at) % fitting.len()], days(at), ready)).collect()
    }

    fn below(&self, most: usize) -> usize {
        let mut bytes = [0; 4];
        self.rng.fill(&mut bytes);
        u32::from_le_bytes(bytes) as usize % most.max(1)
    }

    fn member(&self) -> MemberId {
        self.members[self.below(self.members.len())]
    }

    /// Somebody who has not said anything here yet: nobody agrees with themselves. In a small group somebody speaks again, but
    /// not twice on end.
    fn another(&self, spoken: &[MemberId]) -> MemberId {
        let start = self.below(self.members.len());
        let mut turn = self.members.iter().cycle().skip(start).take(self.members.len());
        let new = turn.clone().find(|it| !spoken.contains(it));
        new.or_else(|| turn.find(|it| spoken.last() != Some(it))).copied().unwrap_or_else(|| self.member())
    }

    fn thread(&self, it: &MadeThread, days: u64, ready: &mut HashMap<String, Ready>) -> MadeRows {
        let discussion = DiscussionId::random(self.rng);
        let mut at = self.now.minus(Duration::from_secs(days * 24 * HOUR + self.below(10) as u64 * HOUR));
        let author = match it.kind {
            Kind::Announcement => self.group.owner.unwrap_or_else(|| self.member()),
            _ => self.member(),
        };
        let began = at;
        let opening = self.post(discussion, author, at, &it.text, ready);
        let (mut replies, mut spoken) = (Vec::new(), vec![author]);
        for (_, body) in &it.replies {
            let later = Duration::from_secs((1 + self.below(14) as u64) * HOUR + self.below(3_000) as u64);
            at = if at.plus(later) < self.now { at.plus(later) } else { at.plus(Duration::from_secs(60)) };
            let writer = self.another(&spoken);
            spoken.push(writer);
            replies.push(self.post(discussion, writer, at, body, ready));
        }
        let marked = |mark: Mark| it.replies.iter().position(|it| it.0 == mark).map(|at| replies[at].id);
        let (answer, view) = (marked(Mark::Answer), marked(Mark::View));
        let said = self.said(&replies, view);
        let credits: Vec<MemberId> = replies.iter().filter_map(|it| it.author).take(4).collect();
        let summary = it.summary.map(|words| {
            let html = ui::markdown(words).as_str().to_owned();
            (words.to_owned(), html, credits.first().copied().unwrap_or(author), credits.clone())
        });
        MadeRows {
            opening: Opening {
                id: discussion,
                group: self.group.group,
                kind: it.kind,
                title: Title::stored(it.title.clone()),
                tags: Tags::stored(&it.tags),
                detail: Detail::new(it.parts.clone()),
                until: it.days.map(|days| began.plus(Duration::from_secs(days * 24 * HOUR))),
                post: opening,
            },
            votes: self.votes(it.choices.len()),
            choices: it.choices.clone(),
            owner: self.group.owner,
            latest: at,
            replies,
            answer,
            view,
            said,
            summary,
        }
    }

    /// The words are rendered once for all groups in which they stand.
    fn post(
        &self,
        discussion: DiscussionId,
        author: MemberId,
        at: Moment,
        body: &Body,
        ready: &mut HashMap<String, Ready>,
    ) -> NewPost {
        let words = ready.entry(body.as_str().to_owned()).or_insert_with(|| Ready::new(body)).clone();
        NewPost {
            id: PostId::random(self.rng),
            discussion,
            author: Some(author),
            asker: false,
            client: ClientId::random(self.rng),
            written: Some(at),
            body: words.body,
            html: words.html,
            opening: words.opening,
            reply_to: None,
            mentions: vec![],
            held: None,
        }
    }

    /// Something is said to every other reply; whoever sees it differently says so of what comes before the other view.
    fn said(&self, replies: &[NewPost], view: Option<PostId>) -> Vec<(PostId, MemberId, Reaction)> {
        let mut said = Vec::new();
        for (at, reply) in replies.iter().enumerate() {
            for _ in 0..self.below(3) {
                let kind = match (self.below(3), Some(reply.id) == view) {
                    (0, true) => Reaction::Differently,
                    (0, false) => Reaction::Tried,
                    (1, _) => Reaction::Agree,
                    _ => Reaction::Thanks,
                };
                let member = self.member();
                if reply.author != Some(member) && at % 2 == 0 {
                    said.push((reply.id, member, kind));
                }
            }
        }
        said
    }

    fn votes(&self, choices: usize) -> Vec<(MemberId, i64)> {
        if choices == 0 {
            return vec![];
        }
        let voters = self.members.iter().filter(|_| self.below(3) == 0).take(20);
        voters.map(|it| (*it, self.below(choices) as i64 + 1)).collect()
    }
}
