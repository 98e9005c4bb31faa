//! What of a resource's page says where it comes from, what was made of it, and that it is not to be used any more; and the page
//! of the whole tree.

use crate::{
    resource::{Resource, State},
    store::{Edition, lineage::Of, own::Tied},
    tree::{Node, Place, Said, picture},
    uptake::FEW,
};
use ui::{
    parts::{Action, Notice, Tone},
    words,
};

/// What a resource's page says of its lineage.
#[derive(Default)]
pub struct LineagePart {
    pub url: String,
    /// What its reader has to know first.
    pub notices: Vec<Notice>,
    /// Whether they are asked to say that they read why it was withdrawn.
    pub unread: bool,
    /// Of what it was made: the address, its title, and the rest of the sentence. No address: a sentence alone.
    pub from: Option<(String, String, String)>,
    /// What is different in it.
    pub difference: String,
    /// "4 adaptations"; empty: there are none that its readers read.
    pub others: String,
    /// Whether it can be made one's own by one press.
    pub can_adapt: bool,
    /// Whether all rights are kept.
    pub is_kept: bool,
    /// Where its owner is asked; empty: there is nobody to ask.
    pub ask: String,
    /// Whether its reader may thank its owner, and whether they did.
    pub thanks: Option<bool>,
}

impl LineagePart {
    /// Of a resource with one of its versions, for somebody who has this to do with it.
    pub fn new(it: &Resource, edition: Option<&Edition>, tied: &Tied) -> LineagePart {
        let Some(edition) = edition else {
            return LineagePart { url: it.url(), notices: notices(it, None, tied), ..LineagePart::default() };
        };
        let of = edition.descent.of.as_ref();
        let (published, open) = (it.state == State::Published && it.held.is_none(), edition.licence.is_open());
        let other = !it.is_written_by_viewer() && it.owner_name.is_some();
        let adaptations = edition.descent.adaptations.unsigned_abs();
        LineagePart {
            url: it.url(),
            notices: notices(it, of, tied),
            unread: tied.unread && it.state == State::Withdrawn,
            from: it.adapted.zip(of).map(|((id, version), of)| from(of, (format!("/library/{id}"), version))),
            difference: it.difference.clone().unwrap_or_default(),
            others: match adaptations {
                0 => String::new(),
                many => words::plural(many, "adaptation", "adaptations"),
            },
            can_adapt: published && open && !it.is_written_by_viewer(),
            is_kept: published && !open && !it.is_own(),
            ask: if other { format!("{}/question", it.url()) } else { String::new() },
            thanks: (other && it.newest > 0).then_some(tied.thanked),
        }
    }
}

/// "Adapted from X, version 3, by Y, CC BY 4.0", as far as its reader may know it.
fn from(of: &Of, (url, version): (String, i64)) -> (String, String, String) {
    let licence = of.licence.name();
    match &of.seen {
        Some((title, name)) => {
            let by = name.as_deref().unwrap_or(super::NOBODY);
            (url, title.clone(), format!(", version {version}, by {by}, {licence}"))
        }
        None if of.stands => (String::new(), String::new(), format!("a resource that you cannot see, {licence}")),
        None => (String::new(), String::new(), format!("a resource that was taken back since, {licence}")),
    }
}

/// The same in one sentence, for what is taken along, and what is different in it; empty: it was made of nothing.
pub fn origin(it: &Resource, edition: &Edition) -> (String, String) {
    let Some(((id, version), of)) = it.adapted.zip(edition.descent.of.as_ref()) else { return Default::default() };
    let (_, title, rest) = from(of, (format!("/library/{id}"), version));
    let named = if title.is_empty() { rest } else { format!("“{title}”{rest}") };
    (format!("Adapted from {named}."), it.difference.clone().unwrap_or_default())
}

fn notices(it: &Resource, of: Option<&Of>, tied: &Tied) -> Vec<Notice> {
    let mut all = Vec::new();
    if let (Some((told, read)), true) = (tied.told.filter(|it| it.0 > 0), it.state == State::Withdrawn) {
        let words = reached(told, read);
        all.push(Notice { tone: Tone::News, title: "Whom it reached.".to_owned(), words, action: None });
    }
    if let (true, Some((id, _))) = (of.is_some_and(|it| it.withdrawn), it.adapted) {
        let words = "What is wrong there may be wrong here too. Read why before you rely on this.";
        let action = Some(Action::link(format!("/library/{id}"), "Read why"));
        let title = "What this was adapted from was withdrawn.".to_owned();
        all.push(Notice { tone: Tone::Care, title, words: words.to_owned(), action });
    }
    if let Some(newest) = tied.changed {
        let title = "The original changed.".to_owned();
        let words = format!("Version {newest} is there. Yours stays as it is until you decide.");
        let action = Some(Action::link(format!("{}/original", it.url()), "See what changed"));
        all.push(Notice { tone: Tone::News, title, words, action });
    }
    all
}

/// How many were told, and how many of them read why. Its owner knows who made something of it and who would help: a number would
/// leave them how many use it.
fn reached(told: i64, read: i64) -> String {
    let whom = match told {
        ..FEW => "A few colleagues were told".to_owned(),
        many => format!("{} colleagues or more were told", many / FEW * FEW),
    };
    let so_far = match read {
        0 => "Nobody has said so far that they read why".to_owned(),
        all if all == told => "All of them have said that they read why".to_owned(),
        ..FEW => "A few have said so far that they read why".to_owned(),
        many => format!("{} or more have said so far that they read why", many / FEW * FEW),
    };
    format!(
        "{whom}, because they use it or did, made something of it, keep it in a collection or help with it. {so_far}."
    )
}

/// `/library/{id}/lineage`
#[derive(askama::Template)]
#[template(path = "library/tree.html")]
pub struct TreePage {
    pub url: String,
    pub title: String,
    /// Nothing: there is only one.
    pub picture: Option<Picture>,
    pub rows: Vec<TreeRow>,
}
ui::view!(TreePage { title: |it| format!("Adaptations of {}", it.title), here: Library, shape: Wide });

/// A line of the list.
pub struct TreeRow {
    /// Empty for what its reader may not see.
    pub url: String,
    pub title: String,
    /// "by Tomasz Wiśniewski"
    pub by: String,
    pub difference: String,
    pub why_not: String,
    /// Where one came from.
    pub here: bool,
    pub withdrawn: bool,
    pub draft: bool,
    /// Whether some of its own follow.
    pub own: bool,
    /// So many lists end after it.
    pub closes: usize,
}

/// The tree, drawn.
pub struct Picture {
    pub width: usize,
    pub height: usize,
    /// The lines from each to its own.
    pub twigs: String,
    pub boxes: Vec<PictureBox>,
}

/// One in the picture.
pub struct PictureBox {
    pub url: String,
    pub class: &'static str,
    pub x: usize,
    pub y: usize,
    pub first: String,
    pub second: String,
}

/// At most so many are drawn; the list has all.
const DRAWN: usize = 48;
/// Of a box, and from one to the next, in units of the picture.
const BOX: (usize, usize) = (234, 58);
const STEP: (usize, usize) = (262, 39);
/// So many characters stand in a box.
const LINE: usize = 27;

impl TreePage {
    /// Of a list that is not empty; `here`: where one came from.
    pub fn new(nodes: &[Node], here: usize) -> TreePage {
        let row = |at: usize| row(nodes, at, here);
        let title = |it: &Node| it.said.as_ref().map(|it| it.title.clone());
        TreePage {
            url: nodes.get(here).map(|it| format!("/library/{}", it.id)).unwrap_or_default(),
            title: nodes.get(here).and_then(title).unwrap_or_default(),
            picture: (nodes.len() > 1).then(|| draw(nodes, &picture(nodes, here, DRAWN), here)),
            rows: (0..nodes.len()).map(row).collect(),
        }
    }
}

fn row(nodes: &[Node], at: usize, here: usize) -> TreeRow {
    let node = &nodes[at];
    let next = nodes.get(at + 1).map_or(0, |it| it.depth);
    let said = node.said.as_ref();
    TreeRow {
        url: if said.is_some() { format!("/library/{}", node.id) } else { String::new() },
        title: said.map(called).unwrap_or_default(),
        by: said.map(|it| format!("by {}", it.name.as_deref().unwrap_or(super::NOBODY))).unwrap_or_default(),
        difference: said.map(|it| it.difference.clone()).unwrap_or_default(),
        why_not: said.map(|it| it.why_not.clone()).unwrap_or_default(),
        here: at == here,
        withdrawn: said.is_some_and(|it| it.withdrawn),
        draft: said.is_some_and(|it| it.draft),
        own: next > node.depth,
        closes: node.depth.saturating_sub(next),
    }
}

fn called(it: &Said) -> String {
    if it.title.is_empty() { "Your draft".to_owned() } else { it.title.clone() }
}

fn draw(nodes: &[Node], places: &[Place], here: usize) -> Picture {
    let at = |it: &Place| (1 + it.column * STEP.0, 1 + it.row * STEP.1);
    let boxes: Vec<PictureBox> = places.iter().map(|it| drawn(&nodes[it.node], it, at(it), it.node == here)).collect();
    let mut twigs = String::new();
    for place in places {
        let Some(of) = nodes[place.node].of.and_then(|of| places.iter().find(|it| it.node == of)) else { continue };
        let ((x, y), (to, down)) = (at(of), at(place));
        let (from, bend, middle) = (x + BOX.0, x + BOX.0 + 14, BOX.1 / 2);
        twigs.push_str(&format!("M{from} {}H{bend}V{}H{to}", y + middle, down + middle));
    }
    Picture {
        width: boxes.iter().map(|it| it.x + BOX.0 + 1).max().unwrap_or_default(),
        height: boxes.iter().map(|it| it.y + BOX.1 + 1).max().unwrap_or_default(),
        twigs,
        boxes,
    }
}

fn drawn(node: &Node, place: &Place, (x, y): (usize, usize), here: bool) -> PictureBox {
    let short = |words: &str| kernel::shortened(words.replace('\n', " "), LINE);
    let said = node.said.as_ref();
    let second = match said {
        _ if place.more > 0 => format!("and {} more in the list", place.more),
        None => "you cannot see it".to_owned(),
        Some(it) if it.withdrawn => "withdrawn".to_owned(),
        Some(it) if it.draft => "not published".to_owned(),
        Some(it) if it.difference.is_empty() => it.name.clone().unwrap_or_else(|| super::NOBODY.to_owned()),
        Some(it) => it.difference.clone(),
    };
    // Those of one tree are mostly called the same: whose they are tells them apart.
    let first = |said: Option<&Said>, column: usize| match said {
        None => "A resource".to_owned(),
        Some(it) if column == 0 || it.draft => called(it),
        Some(it) => it.name.clone().unwrap_or_else(|| super::NOBODY.to_owned()),
    };
    PictureBox {
        url: if said.is_some() { format!("/library/{}", node.id) } else { String::new() },
        class: match said {
            _ if here => "box box--here",
            Some(it) if !it.withdrawn && !it.draft => "box",
            _ => "box box--gone",
        },
        x,
        y,
        first: short(&first(said, place.column)),
        second: short(&second),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An owner who knows who helps learns by no difference how many use it.
    #[test]
    fn who_was_told_is_not_counted() {
        assert!((1..FEW).all(|it| reached(it, 0) == reached(1, 0)));
        assert!((5..10).all(|it| reached(it, 1) == reached(5, 4)));
        assert!(reached(12, 0).starts_with("10 colleagues or more were told"), "{}", reached(12, 0));
        assert!(reached(12, 12).ends_with("All of them have said that they read why."));
        assert!(reached(3, 0).ends_with("Nobody has said so far that they read why."));
    }
}
