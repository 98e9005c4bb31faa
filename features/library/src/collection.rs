//! A collection: resources in an order that somebody gave them, for themselves, for a group or for everybody.

use crate::resource::ResourceId;
use groups_api::GroupId;
use kernel::{Fault, Id, MemberId, Moment, Rng, text};
use serde::{Deserialize, Serialize};
use vault::{Bound, SealKey};

/// The noun of [`CollectionId`].
pub enum CollectionNoun {}
/// Which collection.
pub type CollectionId = Id<CollectionNoun>;

text! {
    /// What it is called.
    pub Title = line(120);
    /// What it is for.
    pub Words = prose(1_000);
    /// Why something stands in it.
    pub Note = prose(400);
}

/// So many things stand in one.
pub const MOST: usize = 200;
/// So many one member begins.
pub const MOST_OF_ONE: i64 = 100;

/// What a collection says of itself. Fields keep their names: so it is sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Said {
    /// What it is called.
    pub title: String,
    /// What it is for; may be empty.
    pub words: String,
}

/// Who reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Nobody but its owner.
    Own,
    /// Whoever reads in its group.
    Group,
    /// All members.
    Members,
}

/// A collection, as one viewer has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// Which.
    pub id: CollectionId,
    /// Who began it.
    pub owner: Option<MemberId>,
    /// What they are called, as far as the viewer sees them.
    pub owner_name: Option<String>,
    /// The group whose it is, and what that is called.
    pub group: Option<(GroupId, String)>,
    /// Who reads it.
    pub readers: Readers,
    /// What it says, sealed.
    pub body: Vec<u8>,
    /// How often that was changed.
    pub revision: i64,
    /// When anything of it was changed.
    pub changed: Moment,
    /// Since when it is held back.
    pub held: Option<Moment>,
    /// Whether the viewer writes in its group.
    pub writes: bool,
    /// Who looks.
    pub own: MemberId,
}

/// Something that stands in a collection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Which resource.
    pub resource: ResourceId,
    /// Why it stands there, sealed.
    pub note: Option<Vec<u8>>,
    /// Whether the viewer may read it.
    pub seen: bool,
}

/// In which direction something is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// Nearer to the beginning.
    Up,
    /// Nearer to the end.
    Down,
}

impl Readers {
    /// In the store.
    pub const fn word(self) -> &'static str {
        match self {
            Readers::Own => "own",
            Readers::Group => "group",
            Readers::Members => "members",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Readers> {
        [Readers::Own, Readers::Group, Readers::Members].into_iter().find(|it| it.word() == word)
    }
    /// Of one with or without a group, which is for all members or for few.
    pub const fn chosen(in_group: bool, for_all: bool) -> Readers {
        match (in_group, for_all) {
            (_, true) => Readers::Members,
            (true, false) => Readers::Group,
            (false, false) => Readers::Own,
        }
    }
}

impl Collection {
    /// Whether the viewer began it.
    pub fn is_own(&self) -> bool {
        self.owner == Some(self.own)
    }
    /// Whether the viewer looks after what stands in it: a member's its owner, a group's whoever writes there.
    pub fn is_curated_by_viewer(&self) -> bool {
        if self.group.is_some() { self.writes } else { self.is_own() }
    }
    /// Its page.
    pub fn url(&self) -> String {
        format!("/library/collections/{}", self.id)
    }
}

impl Said {
    /// Sealed for its collection.
    ///
    /// # Errors
    /// None that one could do anything about.
    pub fn seal(&self, key: &SealKey, id: CollectionId, rng: &Rng) -> Result<Vec<u8>, Fault> {
        let text = serde_json::to_vec(self).map_err(|it| Fault::bug(it.to_string()))?;
        Ok(key.seal(&Bound::new("collection.body", id, id, MemberId::NONE), &text, rng))
    }
    /// Opened.
    ///
    /// # Errors
    /// A fault for what another key sealed.
    pub fn open(key: &SealKey, id: CollectionId, sealed: &[u8]) -> Result<Said, Fault> {
        let text = key.open_text(&Bound::new("collection.body", id, id, MemberId::NONE), sealed)?;
        serde_json::from_str(&text).map_err(|_| Fault::bug("a collection is written in another way"))
    }
}

/// Why something stands there, sealed for its place.
pub fn seal_note(key: &SealKey, (id, resource): (CollectionId, ResourceId), note: &Note, rng: &Rng) -> Vec<u8> {
    key.seal(&Bound::new("collection_item.note", id, resource, MemberId::NONE), note.as_str().as_bytes(), rng)
}

/// Opened.
///
/// # Errors
/// A fault for what another key sealed.
pub fn open_note(key: &SealKey, (id, resource): (CollectionId, ResourceId), sealed: &[u8]) -> Result<String, Fault> {
    key.open_text(&Bound::new("collection_item.note", id, resource, MemberId::NONE), sealed)
}

/// The order after something was moved past the next thing that whoever moves it sees; what they do not see keeps its place beside
/// that. Nothing if there is nothing to pass.
pub fn moved(order: &[Placed], which: ResourceId, way: Way) -> Option<Vec<ResourceId>> {
    let mut ids: Vec<ResourceId> = order.iter().map(|it| it.resource).collect();
    let from = ids.iter().position(|it| *it == which)?;
    let to = match way {
        Way::Up => order[..from].iter().rposition(|it| it.seen)?,
        Way::Down => from + 1 + order[from + 1..].iter().position(|it| it.seen)?,
    };
    let moved = ids.remove(from);
    ids.insert(to, moved);
    Some(ids)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(seen: &[bool]) -> Vec<Placed> {
        let one = |(at, seen): (usize, &bool)| Placed { resource: id(at as u8), note: None, seen: *seen };
        seen.iter().enumerate().map(one).collect()
    }

    fn id(byte: u8) -> ResourceId {
        ResourceId::from_bytes([byte; 16])
    }

    #[test]
    fn things_move_past_what_one_sees() {
        let bytes =
            |ids: Option<Vec<ResourceId>>| ids.map(|it| it.iter().map(|it| it.as_bytes()[0]).collect::<Vec<u8>>());
        let all = order(&[true, true, true]);
        assert_eq!(bytes(moved(&all, id(2), Way::Up)), Some(vec![0, 2, 1]));
        assert_eq!(bytes(moved(&all, id(0), Way::Down)), Some(vec![1, 0, 2]));
        assert_eq!(moved(&all, id(0), Way::Up), None);
        assert_eq!(moved(&all, id(2), Way::Down), None);
        assert_eq!(moved(&all, id(9), Way::Up), None);
        // One press moves past what is not for whoever presses, and past the one before it that is.
        let some = order(&[true, false, true, false]);
        assert_eq!(bytes(moved(&some, id(2), Way::Up)), Some(vec![2, 0, 1, 3]));
        assert_eq!(bytes(moved(&some, id(0), Way::Down)), Some(vec![1, 2, 0, 3]));
        assert_eq!(moved(&some, id(2), Way::Down), None, "what follows is not for them");
    }

    #[test]
    fn who_looks_after_it() {
        let one = |group: bool, owner: u8, writes: bool| Collection {
            id: CollectionId::from_bytes([1; 16]),
            owner: Some(MemberId::from_bytes([owner; 16])),
            owner_name: None,
            group: group.then(|| (GroupId::from_bytes([3; 16]), "Tees".into())),
            readers: Readers::chosen(group, false),
            body: vec![],
            revision: 1,
            changed: Moment::from_micros(0),
            held: None,
            writes,
            own: MemberId::from_bytes([5; 16]),
        };
        assert!(one(false, 5, false).is_curated_by_viewer() && !one(false, 6, true).is_curated_by_viewer());
        assert!(one(true, 6, true).is_curated_by_viewer());
        assert!(!one(true, 5, false).is_curated_by_viewer(), "who left the group");
        assert_eq!(one(true, 5, true).readers, Readers::Group);
        assert_eq!(Readers::chosen(false, false), Readers::Own);
    }
}
