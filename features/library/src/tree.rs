//! The tree of a resource and all that was made of it, as one viewer may know it, and where each stands in a picture of it.

use crate::resource::ResourceId;
use kernel::MemberId;
use std::collections::HashMap;

/// One of a tree, as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    /// Which.
    pub id: ResourceId,
    /// Of which it was made; nothing for the first, and for what was made of something that is gone.
    pub of: Option<ResourceId>,
    /// What the viewer reads of it; nothing for what they may not see.
    pub seen: Option<Said>,
}

/// What stands there of one that the viewer sees.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// What it is called.
    pub title: String,
    /// Whose.
    pub owner: Option<MemberId>,
    /// What that one is called, as far as the viewer sees them.
    pub name: Option<String>,
    /// What is different in it; empty for the first.
    pub difference: String,
    /// Why its owner did not take a later version of the original in; may be empty.
    pub why_not: String,
    /// Whether it was withdrawn.
    pub withdrawn: bool,
    /// Whether only who writes it sees it yet.
    pub draft: bool,
}

/// One with its depth, in the order of a list: each before what was made of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Which.
    pub id: ResourceId,
    /// How far from the first.
    pub depth: usize,
    /// What the viewer reads of it; nothing: a resource that they cannot see, with some behind it that they can.
    pub said: Option<Said>,
    /// Where its original stands in the list.
    pub of: Option<usize>,
}

/// Where one stands in the picture, in columns and rows; rows are halves, so that an original stands in the middle of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Which of the list.
    pub node: usize,
    /// From the left.
    pub column: usize,
    /// From the top, in halves of a row.
    pub row: usize,
    /// How many of its own are not in the picture.
    pub more: usize,
}

/// The list of what the viewer may know, beginning with the first of all. What they may not see is left out, and is a nameless
/// place only where something behind it is seen: so no number tells of what is secret (abuse case 13).
pub fn listed(leaves: Vec<Leaf>) -> Vec<Node> {
    let at: HashMap<ResourceId, usize> = leaves.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
    let mut own: Vec<Vec<usize>> = vec![vec![]; leaves.len()];
    let mut firsts = Vec::new();
    for (place, leaf) in leaves.iter().enumerate() {
        match leaf.of.and_then(|it| at.get(&it)).filter(|it| **it != place) {
            Some(of) => own[*of].push(place),
            None => firsts.push(place),
        }
    }
    let shown = with_something_seen(&leaves, &own, &firsts);
    let mut leaves: Vec<Option<Leaf>> = leaves.into_iter().map(Some).collect();
    let mut nodes = Vec::new();
    let mut open: Vec<(usize, usize, Option<usize>)> = firsts.into_iter().rev().map(|it| (it, 0, None)).collect();
    while let Some((place, depth, of)) = open.pop() {
        let Some(leaf) = leaves[place].take().filter(|_| shown[place]) else { continue };
        let here = nodes.len();
        nodes.push(Node { id: leaf.id, depth, said: leaf.seen, of });
        open.extend(own[place].iter().rev().map(|it| (*it, depth + 1, Some(here))));
    }
    nodes
}

/// Which are seen, or have something behind them that is.
fn with_something_seen(leaves: &[Leaf], own: &[Vec<usize>], firsts: &[usize]) -> Vec<bool> {
    let mut order = firsts.to_vec();
    let mut next = 0;
    while let Some(place) = order.get(next).copied() {
        order.extend(&own[place]);
        next += 1;
    }
    let mut shown: Vec<bool> = leaves.iter().map(|it| it.seen.is_some()).collect();
    for place in order.into_iter().rev() {
        shown[place] |= own[place].iter().any(|it| shown[*it]);
    }
    shown
}

/// A tidy picture of at most so many: the way from the first to `here` is always in it, and then whatever is nearest to the first.
pub fn picture(nodes: &[Node], here: usize, most: usize) -> Vec<Place> {
    let kept = kept(nodes, here, most);
    let mut own: Vec<Vec<usize>> = vec![vec![]; nodes.len()];
    let mut more = vec![0; nodes.len()];
    for (at, node) in nodes.iter().enumerate() {
        let Some(of) = node.of else { continue };
        if kept[at] {
            own[of].push(at);
        } else if kept[of] {
            more[of] += 1;
        }
    }
    let mut rows = vec![0; nodes.len()];
    let mut next = 0;
    // Each stands before what was made of it, so that from the end on all of its own have their rows.
    for at in (0..nodes.len()).filter(|it| kept[*it]) {
        if own[at].is_empty() {
            rows[at] = next;
            next += 2;
        }
    }
    for at in (0..nodes.len()).rev().filter(|it| kept[*it]) {
        if let (Some(first), Some(last)) = (own[at].first(), own[at].last()) {
            rows[at] = (rows[*first] + rows[*last]) / 2;
        }
    }
    let place = |at: usize| Place { node: at, column: nodes[at].depth, row: rows[at], more: more[at] };
    (0..nodes.len()).filter(|it| kept[*it]).map(place).collect()
}

fn kept(nodes: &[Node], here: usize, most: usize) -> Vec<bool> {
    let mut kept = vec![false; nodes.len()];
    let (mut at, mut room) = (Some(here), most);
    while let Some(place) = at {
        kept[place] = true;
        room = room.saturating_sub(1);
        at = nodes[place].of;
    }
    let mut by_depth: Vec<usize> = (0..nodes.len()).filter(|it| !kept[*it]).collect();
    by_depth.sort_by_key(|it| nodes[*it].depth);
    for place in by_depth.into_iter().take(room) {
        // Nothing hangs in the air.
        kept[place] = nodes[place].of.is_none_or(|it| kept[it]);
    }
    kept
}

#[cfg(test)]
mod tests;
