//! Names while they are typed: every word must begin a word of the name (or of what counts as the name).

use crate::{
    Ask, Forms, Key,
    docs::{Docs, borrowed},
    matching::Scope,
    query::{self, Ending, Group, Term},
    snapshot::{Begins, Segment, Snapshot},
};
use kernel::Fault;
use std::sync::Arc;

/// The first `limit` of those whose name begins so: whole words first, then the newest.
pub(crate) fn typeahead(snapshot: &Snapshot, text: &str, limit: usize, hidden: &[Key]) -> Result<Vec<Key>, Fault> {
    let (_, groups) = query::groups(text, None, Forms::AsTyped);
    let limit = limit.min(Ask::LONGEST_PAGE);
    if groups.is_empty() || limit == 0 {
        return Ok(Vec::new());
    }
    let found = matching(snapshot, &groups, hidden, Begins::No)?;
    if !found.is_empty() {
        return Ok(first(found, limit));
    }
    Ok(first(matching(snapshot, &groups, hidden, Begins::Yes)?, limit))
}

/// Whether it matches with whole words, how old it is, and its id: in this order.
type Place = (bool, i64, Key);

fn first(mut found: Vec<Place>, limit: usize) -> Vec<Key> {
    found.sort_unstable();
    found.into_iter().take(limit).map(|it| it.2).collect()
}

/// The best of each segment. With `Begins::Yes` a word that nobody has is stretched to similar ones.
fn matching(snapshot: &Snapshot, groups: &[Group], hidden: &[Key], stretch: Begins) -> Result<Vec<Place>, Fault> {
    let mut found = Vec::new();
    for segment in &snapshot.segments {
        let scope = Scope::new(segment, &Ask { hidden, ..Ask::default() })?;
        let (mut whole, mut base) = (scope.base().clone(), scope.base().clone());
        for group in groups {
            let (exact, begun) = word(snapshot, segment, group, &base, stretch)?;
            base = Arc::new(Docs::intersection(&[&base, &begun]));
            whole = Arc::new(Docs::intersection(&[&whole, &exact]));
        }
        Arc::make_mut(&mut base).drop(&whole);
        take(segment, &whole, false, &mut found);
        take(segment, &base, true, &mut found);
    }
    Ok(found)
}

/// Who has a word as it stands, and who has it or, if it may go on, a longer one.
fn word(
    snapshot: &Snapshot,
    segment: &Segment,
    group: &Group,
    base: &Docs,
    stretch: Begins,
) -> Result<(Arc<Docs>, Arc<Docs>), Fault> {
    let name = snapshot.fields.name;
    let mut exact = Vec::new();
    let mut begun = Vec::new();
    for way in &group.ways {
        let sets = way.terms.iter().map(|term| segment.docs(name, term)).collect::<Result<Vec<_>, Fault>>()?;
        let docs = match sets.as_slice() {
            [one] => one.clone(),
            many => Arc::new(Docs::intersection(&borrowed(many))),
        };
        if way.how == crate::How::Exact {
            exact.push(docs.clone());
        }
        begun.push(docs);
    }
    if let (Begins::Yes, Some(word)) = (stretch, &group.stretch)
        && !begun.iter().any(|it| it.meets(base))
    {
        let begins = if group.last == Ending::Open { Begins::Yes } else { Begins::No };
        for term in segment.similar(name, word, begins)?.iter() {
            begun.push(segment.docs(name, &Term::Is(term.to_string()))?);
        }
    }
    let one_of = |sets: Vec<Arc<Docs>>| match sets.as_slice() {
        [one] => one.clone(),
        many => Arc::new(Docs::union(&borrowed(many), segment.columns.len)),
    };
    Ok((one_of(exact), one_of(begun)))
}

/// The newest of `docs`; more than a page of them are never needed.
fn take(segment: &Segment, docs: &Docs, begun: bool, found: &mut Vec<Place>) {
    let columns = &segment.columns;
    let place = |doc: u32| (begun, columns.since[doc as usize].saturating_neg(), columns.ids[doc as usize]);
    let count = docs.count() as usize;
    if count > columns.len as usize / 64 {
        let newest = columns.newest.iter().copied().filter(|doc| docs.contains(*doc));
        found.extend(newest.take(Ask::LONGEST_PAGE).map(place));
    } else {
        found.extend(docs.iter().map(place));
    }
}
