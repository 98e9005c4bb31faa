//! What this process keeps of profiles in memory: whoever is equally near to a member sees the same of them, so what one
//! reader was shown serves the next, until a commit changes anything that decides it.
//!
//! The store's visible views stay the only ones who say what is seen: all that is here came through them, for a reader of
//! that nearness. What differs between two equally near readers is whom they must not find, which is part of [`Me`].

use crate::{
    ask::Asked,
    line::Line,
    search::{
        Wording,
        answer::{Answer, Values},
        me::{Me, place_of},
    },
    store::{card, card::Card, find_head, line::find_seen_lines},
    views::{
        directory::{Portrait, facets},
        profile::ProfileParts,
    },
};
use ::search::Point;
use frame::App;
use kernel::{MemberId, Result, Viewer};
use std::{
    collections::HashMap,
    sync::{Arc, PoisonError, RwLock},
};
use ui::parts::Facet;

/// All tables that decide what of a profile is seen by whom. Terms and places are part of the [`Wording`].
const TABLES: [&str; 6] = ["member", "tie", "profile", "line", "hiding", "profile_hold"];
/// Readers in memory; each has their own lines, contacts and those who hide from them.
const READERS: u64 = 2_000;
/// Cards in memory: some 4 kB each.
const CARDS: u64 = 4_000;
/// Profiles in memory: some 20 kB each.
const PROFILES: u64 = 600;

/// How near a reader is to a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Near {
    Own,
    Contact,
    Member,
    /// As near as a contact, and sees what is held back.
    ModeratingContact,
    /// Sees what is held back.
    Moderating,
}

/// A card and how a row shows it when nothing was asked for.
pub struct KeptCard {
    /// The card.
    pub card: Card,
    /// The row.
    pub portrait: Portrait,
    wording: Wording,
}

/// A profile and what of its page is the same for every reader who is equally near.
pub struct KeptProfile {
    /// The lines, for what reader and owner share.
    pub lines: Vec<Line>,
    /// The page.
    pub parts: Arc<ProfileParts>,
    /// Where they work or are, if that is told and known.
    pub at: Option<Point>,
    wording: Wording,
}

/// What is kept.
pub struct Kept {
    readers: frame::Kept<MemberId, Arc<Me>>,
    cards: frame::Kept<(MemberId, Near), Arc<KeptCard>>,
    profiles: frame::Kept<(MemberId, Near), Arc<KeptProfile>>,
    ticks: RwLock<Option<Ticks>>,
}

/// The values that the directory offers before anything is chosen, and their groups of ticks.
struct Ticks {
    values: Values,
    wording: Wording,
    facets: Vec<Arc<Facet>>,
}

impl Kept {
    /// What this app keeps.
    pub fn of(app: &App) -> Arc<Kept> {
        app.keep(|| Kept {
            readers: frame::Kept::new(app, &TABLES, READERS),
            cards: frame::Kept::new(app, &TABLES, CARDS),
            profiles: frame::Kept::new(app, &TABLES, PROFILES),
            ticks: RwLock::default(),
        })
    }

    /// The reader, with their own lines, their contacts and those whom they must not find.
    pub async fn me(&self, app: &App, viewer: &Viewer) -> Result<Arc<Me>> {
        if let Some(me) = self.readers.find(&viewer.id()) {
            return Ok(me);
        }
        let stamp = self.readers.stamp();
        let me = Arc::new(card::find_me(app.read(viewer).await?.reader()).await?);
        self.readers.keep(stamp, viewer.id(), me.clone());
        Ok(me)
    }

    /// The cards of those of these members whom the reader may see, without those of whom they must not find.
    pub async fn cards(
        &self,
        app: &App,
        viewer: &Viewer,
        me: &Me,
        wording: &Wording,
        members: &[MemberId],
    ) -> Result<HashMap<MemberId, Arc<KeptCard>>> {
        let (mut found, mut missing) = (HashMap::with_capacity(members.len()), Vec::new());
        for member in members {
            match self.cards.find(&(*member, Near::of(me, *member))).filter(|it| it.wording.is(wording)) {
                Some(_) if me.must_not_find(*member) => {}
                Some(card) => drop(found.insert(*member, card)),
                None => missing.push(*member),
            }
        }
        if missing.is_empty() {
            return Ok(found);
        }
        let stamp = self.cards.stamp();
        let cards = card::find_cards_with_lines(app.read(viewer).await?.reader(), &missing).await?;
        for (member, card) in cards {
            let portrait = Portrait::of(&card, wording, &Asked::default());
            let card = Arc::new(KeptCard { card, portrait, wording: wording.clone() });
            self.cards.keep(stamp, (member, Near::of(me, member)), card.clone());
            found.insert(member, card);
        }
        Ok(found)
    }

    /// The groups of ticks of a page; those of the question that asks for nothing are drawn once for everybody.
    pub fn facets(&self, form: &Asked, answer: &Answer, wording: &Wording) -> Vec<Arc<Facet>> {
        if *form != (Asked { offset: form.offset, order: form.order, ..Asked::default() }) {
            return facets(form, answer, wording);
        }
        let kept = self.ticks.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(it) = kept.as_ref().filter(|it| Arc::ptr_eq(&it.values, &answer.facets) && it.wording.is(wording)) {
            return it.facets.clone();
        }
        drop(kept);
        let (facets, values) = (facets(form, answer, wording), answer.facets.clone());
        let ticks = Ticks { values, wording: wording.clone(), facets: facets.clone() };
        *self.ticks.write().unwrap_or_else(PoisonError::into_inner) = Some(ticks);
        facets
    }

    /// The profile of a member if the reader may see it.
    pub async fn profile(
        &self,
        app: &App,
        viewer: &Viewer,
        me: &Me,
        wording: &Wording,
        member: MemberId,
    ) -> Result<Option<Arc<KeptProfile>>> {
        let key = (member, Near::of(me, member));
        if let Some(profile) = self.profiles.find(&key).filter(|it| it.wording.is(wording)) {
            return Ok((!me.must_not_find(member)).then_some(profile));
        }
        let stamp = self.profiles.stamp();
        let read = app.read(viewer).await?;
        let Some(head) = find_head(read.reader(), member).await? else { return Ok(None) };
        let lines = find_seen_lines(read.reader(), member).await?;
        drop(read);
        let told: Vec<Line> = lines.iter().map(|it| it.line.clone()).collect();
        let at = place_of(head.location().as_ref(), &told, &wording.ground, wording.now);
        let parts = Arc::new(ProfileParts::new(head, &lines, &wording.lexicon.vocabulary, wording.now));
        let profile = Arc::new(KeptProfile { lines: told, parts, at, wording: wording.clone() });
        self.profiles.keep(stamp, key, profile.clone());
        Ok(Some(profile))
    }
}

impl Near {
    fn of(me: &Me, member: MemberId) -> Near {
        if me.member == member {
            return Near::Own;
        }
        match (me.contacts.binary_search(member.as_bytes()).is_ok(), me.roles.admin || me.roles.moderator) {
            (true, true) => Near::ModeratingContact,
            (true, false) => Near::Contact,
            (false, true) => Near::Moderating,
            (false, false) => Near::Member,
        }
    }
}
