//! Which documents of one segment match: words, filters, and what stays hidden.

use crate::{
    Ask, Code, Filters, How, Key, Place,
    docs::{Docs, borrowed},
    entry::square_of,
    map::Unit,
    memory::{Listed, Of},
    query::{Ending, Group, Term, Way},
    snapshot::{Begins, Segment, Snapshot},
};
use kernel::Fault;
use std::sync::Arc;

/// One segment as one viewer may search it.
pub(crate) struct Scope<'a> {
    pub segment: &'a Segment,
    /// Who may be found at all: alive and not hidden.
    base: Arc<Docs>,
    hidden: Option<Arc<Listed>>,
    /// Whether anything else is kept from this viewer: other shelves, and what some wrote.
    cut: bool,
    /// Whose contacts-only values count.
    contacts: Option<Arc<Listed>>,
    from: Option<Unit>,
    /// For each group of the query, each way in which it may match.
    pub groups: Vec<Vec<Matched>>,
}

/// One way in which a group of words matches, and by whom.
pub(crate) struct Matched {
    pub how: How,
    pub docs: Arc<Docs>,
    /// For each of the fields with a place of their own, who matches within that field; see [`Scope::locate`].
    pub places: Vec<(Place, Arc<Docs>)>,
    terms: Vec<Term>,
}

/// A word that fewer than so many have is perhaps mistyped.
const FEW: u32 = 3;

impl<'a> Scope<'a> {
    pub fn new(segment: &'a Segment, ask: &Ask) -> Result<Scope<'a>, Fault> {
        let list = |of, ids: &[_]| if ids.is_empty() { Ok(None) } else { segment.of_ids(of, ids).map(Some) };
        let (hidden, contacts) = (list(Of::Entries, ask.hidden)?, list(Of::Entries, ask.contacts)?);
        let silent = list(Of::Around, ask.silent)?.filter(|it| !it.docs.is_empty());
        let shelved = !segment.columns.shelves.is_empty();
        let mut base = segment.alive.clone();
        if shelved {
            let open = segment.of_ids(Of::Shelves, ask.shelves)?;
            base = Arc::new(Docs::intersection(&[&base, &open.docs]));
        }
        for dropped in hidden.iter().chain(&silent) {
            Arc::make_mut(&mut base).drop(&dropped.docs);
        }
        let (cut, from) = (shelved || silent.is_some(), ask.from.map(|it| it.unit()));
        Ok(Scope { segment, base, hidden, cut, contacts, from, groups: Vec::new() })
    }

    /// Who may be found at all.
    pub fn base(&self) -> &Arc<Docs> {
        &self.base
    }

    /// Whether this viewer may find all who are alive and not hidden.
    pub fn is_whole(&self) -> bool {
        !self.cut
    }

    /// Whose contacts-only values count, if anybody's.
    pub fn contacts(&self) -> Option<&Docs> {
        self.contacts.as_deref().map(|it| &it.telling).filter(|it| !it.is_empty())
    }

    /// Who is alive here and hidden from this viewer.
    pub fn hidden(&self) -> impl Iterator<Item = u32> {
        self.hidden.iter().flat_map(|it| it.docs.iter()).filter(|doc| self.segment.alive.contains(*doc))
    }

    /// Where distances are counted from.
    pub fn from(&self) -> Option<Unit> {
        self.from
    }

    /// Who has `code`, as far as this viewer may know.
    pub fn with_code(&self, snapshot: &Snapshot, code: Code) -> Result<Arc<Docs>, Fault> {
        let open = self.open_code(snapshot, code)?;
        Ok(match self.told_code(snapshot, code)? {
            None => open,
            Some(told) => Arc::new(Docs::union(&[&open, &told], self.segment.columns.len)),
        })
    }

    /// Who has `code` before everybody's eyes.
    fn open_code(&self, snapshot: &Snapshot, code: Code) -> Result<Arc<Docs>, Fault> {
        match snapshot.numbers.number(code).and_then(|it| self.segment.columns.with_common(it)) {
            Some(docs) => Ok(docs.clone()),
            None => self.segment.with_code(snapshot.fields.code, code),
        }
    }

    /// Who tells this viewer, but not everybody, that they have `code`.
    fn told_code(&self, snapshot: &Snapshot, code: Code) -> Result<Option<Docs>, Fault> {
        let Some(contacts) = self.contacts() else { return Ok(None) };
        let private = self.segment.with_code(snapshot.fields.contacts_only_code, code)?;
        Ok(Some(Docs::intersection(&[&private, contacts])).filter(|it| !it.is_empty()))
    }

    /// Who has any of `codes`, as far as this viewer may know.
    pub fn with_any(&self, snapshot: &Snapshot, codes: &[Code]) -> Result<Arc<Docs>, Fault> {
        let sets = codes.iter().map(|code| self.with_code(snapshot, *code)).collect::<Result<Vec<_>, Fault>>()?;
        Ok(match sets.as_slice() {
            [one] => one.clone(),
            many => Arc::new(Docs::union(&borrowed(many), self.segment.columns.len)),
        })
    }

    /// Who stands on any of `shelves`.
    pub fn on_any(&self, shelves: &[Key]) -> Result<Arc<Docs>, Fault> {
        let mut sorted = shelves.to_vec();
        sorted.sort_unstable();
        Ok(Arc::new(self.segment.of_ids(Of::ShelvesOnly, &sorted)?.docs.clone()))
    }

    /// Who has all of `codes`, of which there is at least one, as far as this viewer may know.
    pub fn with_all(&self, snapshot: &Snapshot, codes: &[Code]) -> Result<Arc<Docs>, Fault> {
        let mut open = true;
        for code in codes {
            open = open && self.told_code(snapshot, *code)?.is_none();
        }
        if open {
            return self.segment.with_all(codes, |code| self.open_code(snapshot, code));
        }
        let sets = codes.iter().map(|code| self.with_code(snapshot, *code)).collect::<Result<Vec<_>, Fault>>()?;
        Ok(Arc::new(Docs::intersection(&borrowed(&sets))))
    }

    fn add_way(&mut self, snapshot: &Snapshot, group: usize, way: &Way) -> Result<(), Fault> {
        let open = |term: &Term| self.segment.docs(snapshot.fields.all, term);
        let docs = if self.tells(&way.how) {
            self.all_terms(&way.terms, |term| {
                let (open, told) = (open(term)?, self.told_term(snapshot, term)?);
                let more = told.meets(&self.base);
                Ok(if more { Arc::new(Docs::union(&[&open, &told], self.segment.columns.len)) } else { open })
            })?
        } else {
            self.all_terms(&way.terms, open)?
        };
        self.groups[group].push(Matched { how: way.how.clone(), docs, places: Vec::new(), terms: way.terms.clone() });
        Ok(())
    }

    /// Looks up where each way of each group matches: what order and reasons go by, and mere counts do not.
    pub fn locate(&mut self, snapshot: &Snapshot) -> Result<(), Fault> {
        let fields = &snapshot.fields;
        let own = [(Place::Name, fields.name), (Place::Headline, fields.headline), (Place::Tags, fields.tags)];
        let mut groups = std::mem::take(&mut self.groups);
        for way in groups.iter_mut().flatten() {
            for (place, field) in own {
                way.places.push((place, self.all_terms(&way.terms, |term| self.segment.docs(field, term))?));
            }
            if self.tells(&way.how) {
                let told = self.all_terms(&way.terms, |term| Ok(Arc::new(self.told_term(snapshot, term)?)))?;
                way.places.push((Place::ContactsOnly, told));
            }
        }
        self.groups = groups;
        Ok(())
    }

    /// Whether what only contacts see counts. A word that was stretched to words which all may see is not looked for
    /// there.
    fn tells(&self, how: &How) -> bool {
        self.contacts().is_some() && !matches!(how, How::Similar(_))
    }

    /// Who tells this viewer, but perhaps not everybody, of this word.
    fn told_term(&self, snapshot: &Snapshot, term: &Term) -> Result<Docs, Fault> {
        let Some(contacts) = self.contacts() else { return Ok(Docs::none()) };
        Ok(Docs::intersection(&[&*self.segment.docs(snapshot.fields.contacts_only, term)?, contacts]))
    }

    fn all_terms(
        &self,
        terms: &[Term],
        docs_of: impl Fn(&Term) -> Result<Arc<Docs>, Fault>,
    ) -> Result<Arc<Docs>, Fault> {
        let sets = terms.iter().map(docs_of).collect::<Result<Vec<_>, Fault>>()?;
        Ok(match sets.as_slice() {
            [one] => one.clone(),
            many => Arc::new(Docs::intersection(&borrowed(many))),
        })
    }

    /// How many match `group` so far, of those who may be found; beyond [`FEW`] it does not matter how many more.
    fn count(&self, group: usize) -> u32 {
        let sets: Vec<&Docs> = self.groups[group].iter().map(|it| &*it.docs).collect();
        if sets.iter().any(|it| it.are(FEW as usize, &self.base)) {
            return FEW;
        }
        Docs::union(&sets, self.segment.columns.len).count_in(&self.base)
    }

    /// Who may be found and matches every word.
    pub fn worded(&self) -> Arc<Docs> {
        if self.groups.is_empty() {
            return self.base.clone();
        }
        let any = |ways: &Vec<Matched>| match ways.as_slice() {
            [one] => one.docs.clone(),
            many => {
                let sets: Vec<&Docs> = many.iter().map(|it| &*it.docs).collect();
                Arc::new(Docs::union(&sets, self.segment.columns.len))
            }
        };
        let sets: Vec<Arc<Docs>> = self.groups.iter().map(any).chain([self.base.clone()]).collect();
        Arc::new(match Docs::intersection(&borrowed(&sets)) {
            Docs::Few(list) => {
                let count = list.len() as u32;
                Docs::Few(list).fitting(count, self.segment.columns.len)
            }
            many => many,
        })
    }

    /// Those of `found` who pass every filter that is no facet.
    pub fn narrowed(&self, snapshot: &Snapshot, filters: &Filters, found: Arc<Docs>) -> Result<Arc<Docs>, Fault> {
        if filters.is_wide() {
            return Ok(found);
        }
        let columns = &self.segment.columns;
        let mut sets = vec![found];
        for code in &filters.all_of {
            sets.push(self.with_code(snapshot, *code)?);
        }
        if !filters.authors.is_empty() {
            sets.push(Arc::new(self.segment.of_ids(Of::Authors, &filters.authors)?.docs.clone()));
        }
        let around = self.from.zip(filters.within).map(|(from, within)| (from, square_of(within)));
        if let Some((from, limit)) = around.filter(|_| matches!(&*sets[0], Docs::Many(_))) {
            sets.push(Arc::new(Docs::Many(columns.map.within(from, limit))));
        }
        let mut found = Docs::intersection(&borrowed(&sets));
        if let Some((from, to)) = filters.sessions {
            found.retain(|doc| (from..=to).contains(&columns.sessions[doc as usize]));
        }
        if let Some(since) = filters.since {
            found.retain(|doc| columns.since[doc as usize] >= since);
        }
        if let Some(until) = filters.until {
            found.retain(|doc| columns.since[doc as usize] < until);
        }
        if let (Some((from, limit)), [_]) = (around, sets.as_slice()) {
            found.retain(|doc| columns.map.is_within(from, limit, doc));
        }
        Ok(Arc::new(found))
    }
}

impl Filters {
    /// Whether every filter that is no facet and no shelf lets everybody pass.
    pub(crate) fn is_wide(&self) -> bool {
        let Filters { chosen: _, shelves: _, all_of, within, sessions, since, until, authors } = self;
        let numbers = within.is_none() && sessions.is_none() && since.is_none() && until.is_none();
        all_of.is_empty() && authors.is_empty() && numbers
    }
}

/// Fills in who matches each group, in each segment; words that hardly anybody has are stretched to similar ones.
pub(crate) fn match_groups(scopes: &mut [Scope], snapshot: &Snapshot, groups: &[Group]) -> Result<(), Fault> {
    for (at, group) in groups.iter().enumerate() {
        for scope in scopes.iter_mut() {
            scope.groups.push(Vec::with_capacity(group.ways.len()));
            for way in &group.ways {
                scope.add_way(snapshot, at, way)?;
            }
        }
        let Some(word) = &group.stretch else { continue };
        let count: u32 = scopes.iter().map(|it| it.count(at)).sum();
        if count >= FEW {
            continue;
        }
        let begins = if count == 0 && group.last == Ending::Open { Begins::Yes } else { Begins::No };
        let mut similar = Vec::new();
        for scope in scopes.iter() {
            similar.extend(scope.segment.similar(snapshot.fields.all, word, begins)?.iter().cloned());
        }
        similar.sort_unstable();
        similar.dedup();
        for term in similar {
            let term = term.to_string();
            let way = Way { how: How::Similar(term.clone()), terms: vec![Term::Is(term)] };
            for scope in scopes.iter_mut() {
                scope.add_way(snapshot, at, &way)?;
            }
        }
    }
    Ok(())
}
