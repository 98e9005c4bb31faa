//! Which documents of one segment match: words, filters, and what stays hidden.

use crate::{
    Ask, Code, How, Place,
    bits::{Bits, Docs},
    entry::{square, square_of},
    query::{Ending, Group, Term, Way},
    snapshot::{Begins, Listed, Segment, Snapshot},
};
use kernel::Fault;
use std::sync::Arc;
use tantivy::schema::Field;

/// One segment as one viewer may search it.
pub(crate) struct Scope<'a> {
    pub segment: &'a Segment,
    /// Who may be found at all: alive and not hidden.
    pub base: Bits,
    /// Whose contacts-only values count.
    contacts: Option<Arc<Listed>>,
    /// For each group of the query, each way in which it may match.
    pub groups: Vec<Vec<Matched>>,
}

/// One way in which a group of words matches, and by whom.
pub(crate) struct Matched {
    pub how: How,
    pub docs: Arc<Docs>,
    /// For each of the fields with a place of their own, who matches within that field.
    pub places: Vec<(Place, Arc<Docs>)>,
}

/// A word that fewer than so many have is perhaps mistyped.
const FEW: u32 = 3;

impl<'a> Scope<'a> {
    pub fn new(segment: &'a Segment, ask: &Ask) -> Result<Scope<'a>, Fault> {
        let mut base = segment.alive.clone();
        if !ask.hidden.is_empty() {
            base.drop(&segment.of_ids(ask.hidden)?.1);
        }
        let contacts = if ask.contacts.is_empty() { None } else { Some(segment.of_ids(ask.contacts)?) };
        Ok(Scope { segment, base, contacts, groups: Vec::new() })
    }

    /// Whose contacts-only values count, if anybody's.
    pub fn contacts(&self) -> Option<&Docs> {
        self.contacts.as_deref().map(|it| &it.1)
    }

    /// Who has `code`, as far as this viewer may know.
    pub fn with_code(&self, snapshot: &Snapshot, code: Code) -> Result<Arc<Docs>, Fault> {
        let open = self.segment.with_code(snapshot.fields.code, code)?;
        let Some(contacts) = self.contacts() else { return Ok(open) };
        if self.segment.columns.contacts_only.is_empty() {
            return Ok(open);
        }
        let private = self.segment.with_code(snapshot.fields.contacts_only_code, code)?;
        let told = Docs::intersection(&[&private, contacts]);
        Ok(Arc::new(Docs::union(&[&open, &told], self.segment.columns.len)))
    }

    fn add_way(&mut self, snapshot: &Snapshot, group: usize, way: &Way) -> Result<(), Fault> {
        let fields = &snapshot.fields;
        let mut places = Vec::with_capacity(4);
        for (place, field) in
            [(Place::Name, fields.name), (Place::Headline, fields.headline), (Place::Tags, fields.tags)]
        {
            places.push((place, self.all_terms(&way.terms, |term| self.segment.docs(field, term))?));
        }
        // A word that was stretched to words which all may see is not looked for in what only contacts see.
        let contacts = self.contacts().filter(|_| !matches!(way.how, How::Similar(_)));
        let docs = match contacts {
            None => self.all_terms(&way.terms, |term| self.segment.docs(fields.all, term))?,
            Some(contacts) => {
                let told = |field: Field, term: &Term| -> Result<Docs, Fault> {
                    Ok(Docs::intersection(&[&*self.segment.docs(field, term)?, contacts]))
                };
                let private = self.all_terms(&way.terms, |term| Ok(Arc::new(told(fields.contacts_only, term)?)))?;
                places.push((Place::ContactsOnly, private));
                self.all_terms(&way.terms, |term| {
                    let (open, told) = (self.segment.docs(fields.all, term)?, told(fields.contacts_only, term)?);
                    Ok(if told.count_in(&self.base) == 0 {
                        open
                    } else {
                        Arc::new(Docs::union(&[&open, &told], self.segment.columns.len))
                    })
                })?
            }
        };
        self.groups[group].push(Matched { how: way.how.clone(), docs, places });
        Ok(())
    }

    fn all_terms(
        &self,
        terms: &[Term],
        docs_of: impl Fn(&Term) -> Result<Arc<Docs>, Fault>,
    ) -> Result<Arc<Docs>, Fault> {
        let sets = terms.iter().map(docs_of).collect::<Result<Vec<_>, Fault>>()?;
        Ok(match sets.as_slice() {
            [one] => one.clone(),
            many => Arc::new(Docs::intersection(&many.iter().map(|it| &**it).collect::<Vec<_>>())),
        })
    }

    /// How many match `group` so far, of those who may be found; beyond [`FEW`] it does not matter how many more.
    fn count(&self, group: usize) -> u32 {
        let sets: Vec<&Docs> = self.groups[group].iter().map(|it| &*it.docs).collect();
        if let Some(enough) = sets.iter().map(|it| it.count_in(&self.base)).find(|it| *it >= FEW) {
            return enough;
        }
        Docs::union(&sets, self.segment.columns.len).count_in(&self.base)
    }

    /// Who matches every word and every filter that is no facet.
    pub fn narrowed(&self, snapshot: &Snapshot, ask: &Ask) -> Result<Bits, Fault> {
        let mut found = self.base.clone();
        for ways in &self.groups {
            match ways.as_slice() {
                [one] => found.keep(&one.docs),
                many => {
                    let sets: Vec<&Docs> = many.iter().map(|it| &*it.docs).collect();
                    found.keep(&Docs::union(&sets, self.segment.columns.len));
                }
            }
        }
        for code in &ask.all_of {
            found.keep(&*self.with_code(snapshot, *code)?);
        }
        let columns = &self.segment.columns;
        if let Some((from, to)) = ask.sessions {
            retain(&mut found, |doc| (from..=to).contains(&columns.sessions[doc as usize]));
        }
        if let Some(since) = ask.since {
            retain(&mut found, |doc| columns.since[doc as usize] >= since);
        }
        if let (Some(from), Some(within)) = (ask.from, ask.within) {
            let (from, limit) = (from.unit(), square_of(within));
            retain(&mut found, |doc| square(columns.place(doc), from) <= limit);
        }
        Ok(found)
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
            similar.extend(scope.segment.similar(snapshot.fields.all, word, begins)?);
        }
        similar.sort_unstable();
        similar.dedup();
        for term in similar {
            let way = Way { how: How::Similar(term.clone()), terms: vec![Term::Is(term)] };
            for scope in scopes.iter_mut() {
                scope.add_way(snapshot, at, &way)?;
            }
        }
    }
    Ok(())
}

/// Keeps whoever `keep` says, looking only at those who are still in.
fn retain(bits: &mut Bits, keep: impl Fn(u32) -> bool) {
    for (at, word) in bits.words_mut().iter_mut().enumerate() {
        let mut rest = *word;
        while rest != 0 {
            let bit = rest & rest.wrapping_neg();
            if !keep(at as u32 * 64 + bit.trailing_zeros()) {
                *word ^= bit;
            }
            rest ^= bit;
        }
    }
}
