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
use kernel::{Act, FaultKind, Moment, Result, Stop, Viewer};
use mailing_api::{Listed, Talks};
use notices_api::{List, Slot};
use notify::{About, Mail};
use std::{sync::Arc, time::Duration};

/// The kind of the job that sends what is due.
pub const LETTERS: &str = "mailing.letters";

const SENT: Act = Act::open("send_group_letters");
/// So many are noted in one write. Those of them that went out before a kill go out again, with the same Message-ID.
const AT_ONCE: usize = 50;
/// After so long another job goes on, before somebody thinks that this one was lost.
const LONGEST: Duration = Duration::from_secs(40);
/// So many are looked at for one letter.
const LOOKED_AT: i64 = 200;
/// So many of one group stand in a letter, and so many in all.
const OF_A_GROUP: usize = 5;
const OF_ALL: usize = 25;
/// What could not be sent is tried again after this, for a day.
const AGAIN: Duration = Duration::from_secs(60 * 60);
const GIVEN_UP: Duration = Duration::from_secs(8 * 24 * 60 * 60);
/// When so many in a row could not be sent, it is not the receivers.
const TOO_MANY: usize = 5;

/// Sends the letters that are due.
///
/// # Errors
/// The store, or the mail server if it takes nothing at all; whoever was reached is not written to again.
pub async fn send_due(app: &App) -> Result<()> {
    let began = app.clock().now();
    let mut round = Round { app, talks: talks(app)?, beginnings: Beginnings::default(), failed: 0 };
    loop {
        let read = app.read(&HOUSE).await?;
        let due = db::page_of_due(read.reader(), AT_ONCE).await?;
        let days: Vec<_> = due.iter().map(|it| (it.member, it.day)).collect();
        let slots = (timetable(app)?.slots)(read.reader(), &days).await?;
        drop(read);
        let (done, stopped) = round.send(&due, &slots).await?;
        app.write(&HOUSE, SENT, async |tx| {
            let done = policy::may_post(tx.viewer(), &done)?;
            db::save_done(tx, &done).await?;
            // The last ones say when it goes on.
            if due.len() < AT_ONCE || app.clock().now().since(began) > LONGEST { appoint(tx).await } else { Ok(()) }
        })
        .await?;
        if let Some(why) = stopped {
            return Err(why);
        }
        if due.len() < AT_ONCE || app.clock().now().since(began) > LONGEST {
            return Ok(());
        }
    }
}

struct Round<'a> {
    app: &'a App,
    talks: Arc<Talks<App>>,
    beginnings: Beginnings,
    /// So many could not be sent, one after another.
    failed: usize,
}

impl Round<'_> {
    /// What became of each; and why it ended, if nothing at all can be sent.
    async fn send(&mut self, due: &[Due], slots: &[Slot]) -> Result<(Done, Option<Stop>)> {
        let mut done = Done::default();
        for (due, slot) in due.iter().zip(slots) {
            let now = self.app.clock().now();
            if let Some(until) = slot.quiet_until {
                done.next.push((due.member, until.max(now)));
                continue;
            }
            match self.write(due, now).await {
                Ok(()) => {
                    self.failed = 0;
                    done.sent.push(due.member);
                    done.next.push((due.member, slot.after_today));
                }
                Err(Stop::Fault(why)) if *why.kind() == FaultKind::Outage => {
                    self.failed += 1;
                    if self.failed >= TOO_MANY {
                        return Ok((done, Some(why.into())));
                    }
                    let next = if now.since(due.since) > GIVEN_UP { slot.after_today } else { now.plus(AGAIN) };
                    done.next.push((due.member, next));
                }
                Err(why) => return Ok((done, Some(why))),
            }
        }
        Ok((done, None))
    }

    /// Writes one letter, if there is anything that its receiver may read.
    async fn write(&mut self, due: &Due, now: Moment) -> Result<()> {
        let read = self.app.read(&Viewer::member(due.member)).await?;
        if notices_api::has_stopped(read.reader(), due.member, List::Groups).await? {
            return Ok(());
        }
        // Whoever was long away is not told of all of it.
        let since = due.since.max(now.minus(2 * WEEK));
        let listed = (self.talks.page_of_begun)(read.reader(), since, LOOKED_AT).await?;
        drop(read);
        let chosen = chosen(&listed);
        if chosen.is_empty() {
            return Ok(());
        }
        self.beginnings.prepare(self.app, &self.talks, &chosen).await?;
        let house = self.app.read(&HOUSE).await?;
        let found = accounts_api::find_addressee(house.reader(), due.member).await?;
        drop(house);
        let Some(to) = found else { return Ok(()) };
        let groups = self.grouped(due, &chosen, now);
        if groups.is_empty() {
            return Ok(());
        }
        let settings = self.app.settings();
        let text = compose(&to.name, &groups, listed.len() - chosen.len(), &settings.url.origin());
        let stop = notices_api::stop_path(&settings.link_key, due.member, List::Groups);
        let about = About::List { name: List::Groups.word(), stop: settings.url.link(&stop) };
        let key = format!("groups-{}-{}", due.member, day_number(now));
        let mail = Mail { to: to.email, name: Some(to.name), subject: SUBJECT.to_owned(), text, key, about };
        Ok(self.app.post().send(mail).await?)
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
