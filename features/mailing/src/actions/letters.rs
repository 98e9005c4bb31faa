//! Group letters: one pass over those that are due, each asked anew what may be said in it.

use super::{
    HOUSE, WEEK, appoint,
    beginnings::Beginnings,
    day_number, talks, timetable,
    words::{Begun, SUBJECT, compose},
};
use crate::{
    ReplyAddress,
    address::Leave,
    choice::Replies,
    policy,
    store::{self as db, Done, Due},
};
use frame::App;
use groups_api::GroupId;
use kernel::{Act, FaultKind, Id, Moment, Result, Stop, Viewer};
use mailing_api::{Listed, Stretch, Talks};
use notices_api::{List, Slot};
use notify::{About, Mail};
use std::{sync::Arc, time::Duration};

/// The kind of the job that sends what is due.
pub const LETTERS: &str = "mailing.letters";

const CLAIM: Act = Act::open("claim_group_letters");
const SENT: Act = Act::open("send_group_letters");
/// So many are taken and noted in one write. Those of them that went out before a kill go out again, with the same Message-ID.
const AT_ONCE: usize = 50;
/// So long nobody else writes those that were taken: longer than all of them can take.
const TAKEN: Duration = Duration::from_secs(30 * 60);
/// After so long another job goes on, before somebody thinks that this one was lost.
const LONGEST: Duration = Duration::from_secs(40);
/// What is begun takes less than this to be committed: so old is the youngest that stands in a letter, and nothing is in none.
const COMMITTED: Duration = Duration::from_secs(60);
/// So many are looked at for one letter.
const LOOKED_AT: i64 = 200;
/// So many of one group stand in a letter, and so many in all.
const OF_A_GROUP: usize = 5;
const OF_ALL: usize = 25;
/// What could not be sent is tried again after this, so often: for a day.
const AGAIN: Duration = Duration::from_secs(60 * 60);
const TRIES: i64 = 24;
/// When so many in a row could not be sent, it is not the receivers.
const TOO_MANY: usize = 5;

/// Sends the letters that are due. Several programs may do so at once: each letter is taken by one of them.
///
/// # Errors
/// The store, or the mail server if it takes nothing at all; whoever was reached is not written to again.
pub async fn send_due(app: &App) -> Result<()> {
    let began = app.clock().now();
    let mut round =
        Round { app, talks: talks(app)?, beginnings: Beginnings::default(), began, failed: 0, stopped: None };
    loop {
        let until = app.clock().now().plus(TAKEN);
        let due = app.write(&HOUSE, CLAIM, async |tx| {
            let until = policy::may_post(tx.viewer(), until)?;
            db::save_claimed(tx, &until, AT_ONCE).await
        });
        let due = due.await?;
        let days: Vec<_> = due.iter().map(|it| (it.member, it.day)).collect();
        let slots = (timetable(app)?.slots)(app.read(&HOUSE).await?.reader(), &days).await?;
        let done = Done { until, ..round.send(&due, &slots).await };
        let is_over = due.len() < AT_ONCE || round.is_over();
        app.write(&HOUSE, SENT, async |tx| {
            let done = policy::may_post(tx.viewer(), &done)?;
            db::save_done(tx, &done).await?;
            // The last ones say when it goes on: under a name of its own, as the job that does this is still there.
            if is_over { appoint(tx, &Id::<()>::random(tx.rng()).to_string()).await } else { Ok(()) }
        })
        .await?;
        match round.stopped.take() {
            Some(why) => return Err(why),
            None if is_over => return Ok(()),
            None => {}
        }
    }
}

struct Round<'a> {
    app: &'a App,
    talks: Arc<Talks<App>>,
    beginnings: Beginnings,
    began: Moment,
    /// So many could not be sent, one after another.
    failed: usize,
    /// Why no more is tried.
    stopped: Option<Stop>,
}

impl Round<'_> {
    /// What became of each. One that cannot be sent is put aside and keeps nobody waiting; what the time is too short for is given
    /// back.
    async fn send(&mut self, due: &[Due], slots: &[Slot]) -> Done {
        let mut done = Done { until: self.began, next: vec![], sent: vec![] };
        for (due, slot) in due.iter().zip(slots) {
            let now = self.app.clock().now();
            let next = match slot.quiet_until {
                _ if self.is_over() => (now, due.tries),
                Some(until) => (until.max(now), due.tries),
                None => match self.write(due, now).await {
                    Ok(since) => {
                        self.failed = 0;
                        done.sent.push((due.member, since.max(due.since)));
                        (slot.after_today, 0)
                    }
                    Err(why) => self.put_aside(due, why, (now, slot.after_today)),
                },
            };
            done.next.push((due.member, next.0, next.1));
        }
        done
    }

    fn is_over(&self) -> bool {
        self.stopped.is_some() || self.app.clock().now().since(self.began) > LONGEST
    }

    /// When one that could not be sent is tried again: whoever comes back after a long time gets as many tries as others.
    fn put_aside(&mut self, due: &Due, why: Stop, (now, later): (Moment, Moment)) -> (Moment, i64) {
        let is_outage = matches!(&why, Stop::Fault(it) if *it.kind() == FaultKind::Outage);
        if due.tries == 0 && !is_outage {
            tracing::warn!(member = %due.member, %why, "a group letter could not be written; it is tried every hour for a day");
        }
        self.failed += 1;
        if self.failed >= TOO_MANY {
            self.stopped = Some(why);
        }
        if due.tries + 1 < TRIES { (now.plus(AGAIN), due.tries + 1) } else { (later, 0) }
    }

    /// Writes one letter, if there is anything that its receiver may read; from when on the next one goes on.
    async fn write(&mut self, due: &Due, now: Moment) -> Result<Moment> {
        let read = self.app.read(&Viewer::member(due.member)).await?;
        let until = read.reader().now().minus(COMMITTED);
        if notices_api::has_stopped(read.reader(), due.member, List::Groups).await? {
            return Ok(until);
        }
        // Whoever was long away is not told of all of it.
        let time = Stretch { from: due.since.max(now.minus(2 * WEEK)), before: until };
        let listed = (self.talks.page_of_begun)(read.reader(), time, LOOKED_AT).await?;
        drop(read);
        let chosen = chosen(&listed);
        if chosen.is_empty() {
            return Ok(until);
        }
        // What the pages do not show them now, as they have to agree to something first, comes when they have.
        if self.app.admit(due.member).await?.is_err() {
            return Ok(due.since);
        }
        self.beginnings.prepare(self.app, &self.talks, &chosen).await?;
        let house = self.app.read(&HOUSE).await?;
        let found = accounts_api::find_addressee(house.reader(), due.member).await?;
        drop(house);
        let groups = self.grouped(due, &chosen, now);
        let Some(to) = found.filter(|_| !groups.is_empty()) else { return Ok(until) };
        let settings = self.app.settings();
        let text = compose(&to.name, &groups, listed.len() - chosen.len(), &settings.url.origin());
        let stop = notices_api::stop_path(&settings.link_key, due.member, List::Groups);
        let about = About::List { name: List::Groups.word(), stop: settings.url.link(&stop) };
        let key = format!("groups-{}-{}", due.member, day_number(now));
        let mail = Mail { to: to.email, name: Some(to.name), subject: SUBJECT.to_owned(), text, key, about };
        self.app.post().send(mail).await?;
        Ok(until)
    }

    /// What stands in the letter, by group.
    fn grouped(&self, due: &Due, chosen: &[Listed], now: Moment) -> Vec<(String, Vec<Begun<'_>>)> {
        let settings = self.app.settings();
        let replies = self.app.kept::<ReplyAddress>().filter(|_| due.replies == Replies::On);
        let mut groups: Vec<(GroupId, String, Vec<Begun<'_>>)> = Vec::new();
        for it in chosen {
            let Some(opening) = self.beginnings.find(it) else { continue };
            let reply = replies.as_ref().map(|address| {
                let leave = Leave::new(due.member, it.discussion, now);
                address.with(&leave, &settings.link_key)
            });
            let begun = Begun {
                kind: opening.kind,
                title: &opening.title,
                author: opening.author.as_deref(),
                lines: &opening.body,
                url: settings.url.link(&format!("/discussions/{}", it.discussion)),
                reply,
            };
            match groups.iter_mut().find(|group| group.0 == it.group) {
                Some(group) => group.2.push(begun),
                None => groups.push((it.group, opening.group_name.clone(), vec![begun])),
            }
        }
        groups.into_iter().map(|it| (it.1, it.2)).collect()
    }
}

/// Of what is listed, newest first: a few of each group, so that no group fills the letter.
fn chosen(listed: &[Listed]) -> Vec<Listed> {
    let mut chosen: Vec<Listed> = Vec::new();
    for it in listed {
        let of_group = chosen.iter().filter(|other| other.group == it.group).count();
        if of_group < OF_A_GROUP && chosen.len() < OF_ALL {
            chosen.push(*it);
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;
    use discussions_api::DiscussionId;

    #[test]
    fn no_group_fills_a_letter() {
        let listed = |group: u8, number: u8| Listed {
            discussion: DiscussionId::from_bytes([number; 16]),
            group: GroupId::from_bytes([group; 16]),
            revision: 0,
        };
        let all: Vec<Listed> = (0..100).map(|it| listed(1, it)).chain((100..103).map(|it| listed(2, it))).collect();
        let some = chosen(&all);
        assert_eq!(some.iter().filter(|it| it.group == all[0].group).count(), OF_A_GROUP);
        assert_eq!(some.len(), OF_A_GROUP + 3);
        let many: Vec<Listed> = (0..60).map(|it| listed(it, it)).collect();
        assert_eq!(chosen(&many).len(), OF_ALL);
    }
}
