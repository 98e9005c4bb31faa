//! What this process keeps of profiles in memory: whoever is equally near to a member sees the same of them, so what one
//! reader was shown serves the next, until a commit changes anything that decides it.
//!
//! The store's visible views stay the only ones who say what is seen: all that is here came through them, for a reader of
//! that nearness. What differs between two equally near readers is whom they must not find, which is part of [`Me`].

use crate::{
    ask::{Asked, Order},
    evidence::Evidence,
    line::Line,
    search::{
        Wording,
        answer::{Answer, Values},
        me::{Me, place_of},
        question::Setting,
    },
    store::{card, card::Card, find_head, line::find_seen_lines},
    views::{
        directory::{FilterForm, Portrait, facets, filter_form},
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
const TABLES: [&str; 9] =
    ["member", "tie", "profile", "line", "declaration", "entry", "work_address", "hiding", "profile_hold"];
/// Readers in memory; each has their own lines, contacts and those who hide from them.
const READERS: usize = 2_000;
/// Cards in memory: some 4 kB each.
const CARDS: usize = 4_000;
/// Profiles in memory: some 20 kB each.
const PROFILES: usize = 600;

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
    /// How Kettle knows them; who is named in it depends on the reader.
    pub evidence: Evidence,
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
    form: RwLock<Option<Form>>,
}

/// The values that the directory offers before anything is chosen, and their groups of ticks.
struct Ticks {
    values: Values,
    wording: Wording,
    facets: Arc<[Arc<Facet>]>,
}

/// What surrounds the people while nothing is chosen, and all that decides it.
struct Form {
    offered: Offered,
    form: Arc<FilterForm>,
}

/// What decides it, beside the ticks.
#[derive(PartialEq)]
struct Offered {
    total: u64,
    walkers: Option<u64>,
    order: Order,
    /// Whether the reader is somewhere.
    near: bool,
}

impl Kept {
    /// What this app keeps.
    pub fn of(app: &App) -> Arc<Kept> {
        app.keep(|| Kept {
            readers: frame::Kept::new(app, &TABLES, READERS),
            cards: frame::Kept::new(app, &TABLES, CARDS),
            profiles: frame::Kept::new(app, &TABLES, PROFILES),
            ticks: RwLock::default(),
            form: RwLock::default(),
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

    /// The cards of these members, in their order; nothing for those whom the reader may not see or must not find.
    pub async fn cards(
        &self,
        app: &App,
        viewer: &Viewer,
        me: &Me,
        wording: &Wording,
        members: &[MemberId],
    ) -> Result<Vec<Option<Arc<KeptCard>>>> {
        let kept = |it: &MemberId| self.cards.find(&(*it, Near::of(me, *it))).filter(|it| it.wording.is(wording));
        let mut found: Vec<_> = members.iter().map(kept).collect();
        let without = members.iter().zip(&found).filter(|it| it.1.is_none());
        let missing: Vec<MemberId> = without.map(|it| *it.0).collect();
        if !missing.is_empty() {
            let mut read = self.read_cards(app, viewer, me, wording, &missing).await?;
            let places = members.iter().zip(&mut found).filter(|it| it.1.is_none());
            places.for_each(|(member, place)| *place = read.remove(member));
        }
        let hidden = members.iter().zip(&mut found).filter(|it| me.must_not_find(*it.0));
        hidden.for_each(|it| *it.1 = None);
        Ok(found)
    }

    /// Reads these cards, as far as the reader may see them, and keeps them.
    async fn read_cards(
        &self,
        app: &App,
        viewer: &Viewer,
        me: &Me,
        wording: &Wording,
        members: &[MemberId],
    ) -> Result<HashMap<MemberId, Arc<KeptCard>>> {
        let stamp = self.cards.stamp();
        let cards = card::find_cards_with_lines(app.read(viewer).await?.reader(), members).await?;
        let keep = |(member, card)| {
            let portrait = Portrait::of(&card, wording, &Asked::default());
            let card = Arc::new(KeptCard { card, portrait, wording: wording.clone() });
            self.cards.keep(stamp, (member, Near::of(me, member)), card.clone());
            (member, card)
        };
        Ok(cards.into_iter().map(keep).collect())
    }

    /// What surrounds the people of a page; where nothing is asked for, it is drawn once for all who are offered the same.
    pub fn filters(
        &self,
        setting: &Setting<'_>,
        form: &Asked,
        asked: &Asked,
        answer: &Answer,
        wording: &Wording,
    ) -> Arc<FilterForm> {
        if *form != (Asked { offset: form.offset, order: form.order, ..Asked::default() }) {
            return Arc::new(filter_form(setting, form, asked, answer, &facets(form, answer, wording)));
        }
        let (total, walkers) = (answer.found.total, answer.walkers);
        let offered = Offered { total, walkers, order: form.order, near: setting.from(asked).is_some() };
        let ticks = self.ticks(form, answer, wording);
        let kept = self.form.read().unwrap_or_else(PoisonError::into_inner);
        // The groups that are for everybody stand last.
        let same = |it: &Form| {
            let groups = &it.form.directory.facets;
            let last = groups.len().checked_sub(ticks.len()).and_then(|at| groups.get(at..));
            it.offered == offered
                && last.is_some_and(|it| it.iter().zip(ticks.iter()).all(|it| Arc::ptr_eq(it.0, it.1)))
        };
        if let Some(it) = kept.as_ref().filter(|it| same(it)) {
            return it.form.clone();
        }
        drop(kept);
        let form = Arc::new(filter_form(setting, form, asked, answer, &ticks));
        *self.form.write().unwrap_or_else(PoisonError::into_inner) = Some(Form { offered, form: form.clone() });
        form
    }

    /// The groups of ticks where nothing is asked for: drawn once for everybody.
    fn ticks(&self, form: &Asked, answer: &Answer, wording: &Wording) -> Arc<[Arc<Facet>]> {
        let kept = self.ticks.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(it) = kept.as_ref().filter(|it| Arc::ptr_eq(&it.values, &answer.facets) && it.wording.is(wording)) {
            return it.facets.clone();
        }
        drop(kept);
        let (facets, values): (Arc<[_]>, _) = (facets(form, answer, wording).into(), answer.facets.clone());
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
        let evidence = head.evidence.clone();
        let parts = Arc::new(ProfileParts::new(head, &lines, &wording.lexicon.vocabulary, wording.now));
        let profile = Arc::new(KeptProfile { lines: told, parts, evidence, at, wording: wording.clone() });
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
