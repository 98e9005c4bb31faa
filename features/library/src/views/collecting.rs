//! Collections: the list, one of them, and where something is put in.

use super::{NOBODY, list::Row};
use crate::{
    audience::A_GROUP,
    collection::{Collection, Note, Readers, Said, Title, Words},
    pages::collecting::TypedCollection,
    resource::{Resource, ResourceId},
    store::listing::Listed,
};
use groups_api::GroupCard;
use kernel::Problems;
use ui::{
    parts::{Action, Choice, Choices, Empty, Field, Pager, Summary},
    words,
};

/// `/library/collections`
#[derive(askama::Template)]
#[template(path = "library/collections.html")]
pub struct CollectionsPage {
    pub rows: Vec<CollectionRow>,
    pub empty: Option<Empty>,
    pub pager: Pager,
}
ui::view!(CollectionsPage { title: |_| "Collections".to_owned(), here: Library, shape: Wide });

/// A collection in a list.
pub struct CollectionRow {
    pub url: String,
    pub title: String,
    pub words: String,
    /// The address and the name of whose it is; no address for whoever is gone.
    pub by: (String, String),
    /// The icon and the words of who reads it.
    pub readers: (&'static str, String),
    /// "Changed 2 October 2026"
    pub line: String,
}

impl CollectionRow {
    /// Of a collection that says that.
    pub fn new(it: &Collection, said: Said) -> CollectionRow {
        CollectionRow {
            url: it.url(),
            title: title(&said),
            words: said.words,
            by: by(it),
            readers: readers(it),
            line: format!("Changed {}", words::date(it.changed)),
        }
    }
}

fn title(said: &Said) -> String {
    if said.title.is_empty() { "A collection".to_owned() } else { said.title.clone() }
}

fn by(it: &Collection) -> (String, String) {
    match (&it.group, it.owner, &it.owner_name) {
        (Some((_, name)), ..) if name == A_GROUP => (String::new(), name.clone()),
        (Some((group, name)), ..) => (format!("/groups/{group}"), name.clone()),
        (None, Some(owner), Some(name)) => (format!("/people/{owner}"), name.clone()),
        _ => (String::new(), NOBODY.to_owned()),
    }
}

fn readers(it: &Collection) -> (&'static str, String) {
    match it.readers {
        Readers::Members => ("people", "All members".to_owned()),
        Readers::Group => ("groups", "Whoever reads in the group".to_owned()),
        Readers::Own => ("lock", "Only you".to_owned()),
    }
}

impl CollectionsPage {
    /// Of these; `next` is where it goes on.
    pub fn new(rows: Vec<CollectionRow>, next: Option<String>) -> CollectionsPage {
        let empty = rows.is_empty().then(|| Empty {
            title: "No collections yet".to_owned(),
            words:
                "Put together what belongs together: what a new partner should read, all that your network uses for \
                    spirometry. For yourself, for a group or for everybody."
                    .to_owned(),
            actions: vec![Action::main("/library/collections/new", "Begin a collection")],
        });
        CollectionsPage { rows, empty, pager: Pager { next, words: "Earlier ones".to_owned() } }
    }
}

/// `/library/collections/{id}`
#[derive(askama::Template)]
#[template(path = "library/collection.html")]
pub struct CollectionPage {
    pub url: String,
    pub title: String,
    pub words: String,
    pub by: (String, String),
    pub readers: (&'static str, String),
    pub line: String,
    pub is_held: bool,
    pub rows: Vec<ItemRow>,
    /// Whether the viewer looks after it.
    pub is_curated: bool,
    pub empty: Option<Empty>,
    /// What is put in, and why.
    pub put: (Field, Field),
    /// Where it is reported; empty for one's own.
    pub report: String,
    pub summary: Summary,
}
ui::view!(CollectionPage { title: |it| it.title.clone(), here: Library, shape: Column });

/// Something that stands in a collection.
pub struct ItemRow {
    pub id: ResourceId,
    pub row: Row,
    /// Why it stands there; may be empty.
    pub note: String,
    /// The same, to be changed.
    pub field: Field,
    /// Whether that stands open.
    pub is_open: bool,
}

impl ItemRow {
    /// Of a resource with why it stands there.
    pub fn new(it: Listed, note: String, month: &str) -> ItemRow {
        let id = it.id;
        let field = Field::new("note", "Why it is here").max(Note::MAX).rows(2).value(&note).optional();
        ItemRow { id, row: Row::new(it, month), note, field, is_open: false }
    }
}

impl CollectionPage {
    /// Of a collection that says that, with what was typed to be put in and what is wrong with it.
    pub fn new(
        it: &Collection,
        said: Said,
        rows: Vec<ItemRow>,
        ((resource, note), problems): ((String, String), &Problems),
    ) -> CollectionPage {
        let is_curated = it.is_curated_by_viewer();
        let empty = rows.is_empty().then(|| Empty {
            title: "Nothing is in it yet".to_owned(),
            words: match is_curated {
                true => "Open a resource and choose “Add to a collection”, or paste its address below.".to_owned(),
                false => "Or nothing that is for you to read.".to_owned(),
            },
            actions: vec![Action::main("/library", "Look through the library")],
        });
        CollectionPage {
            url: it.url(),
            title: title(&said),
            words: said.words,
            by: by(it),
            readers: readers(it),
            line: format!("Changed {}", words::date(it.changed)),
            is_held: it.held.is_some(),
            rows,
            is_curated,
            empty,
            put: (
                Field::new("resource", "Address of a resource")
                    .hint("Copy it from the top of your browser.")
                    .value(resource)
                    .problem_of(problems),
                Field::new("note", "Why it is here").max(Note::MAX).rows(2).value(note).optional().problem_of(problems),
            ),
            report: if it.is_own() { String::new() } else { format!("/report/collection/{}", it.id) },
            summary: Summary::of(problems),
        }
    }

    /// With what was typed as the note of one of its things.
    pub fn noting(mut self, id: ResourceId, typed: String) -> CollectionPage {
        if let Some(row) = self.rows.iter_mut().find(|it| it.id == id) {
            row.field.value = typed;
            row.is_open = true;
        }
        self
    }
}

/// `/library/collections/new`, `/library/collections/{id}/edit`
#[derive(askama::Template)]
#[template(path = "library/collection_edit.html")]
pub struct EditCollectionPage {
    pub heading: String,
    /// Where it is sent.
    pub action: String,
    /// Where one goes back.
    pub back: String,
    /// Of a new one: its id, and what is put in at once.
    pub new: Option<(String, String)>,
    pub began: i64,
    pub whose: Option<Choices>,
    pub title_field: Field,
    pub words: Field,
    pub readers: Choices,
    /// What somebody else made of it meanwhile.
    pub theirs: Option<Said>,
    pub can_delete: bool,
    pub summary: Summary,
}
ui::view!(EditCollectionPage { title: |it| it.heading.clone(), here: Library, shape: Column });

impl EditCollectionPage {
    /// A new one.
    pub fn begun(typed: TypedCollection, groups: Vec<GroupCard>, problems: &Problems) -> EditCollectionPage {
        let own = groups.into_iter().filter(|it| !it.ended && it.role.is_some());
        let group = |it: GroupCard| {
            Choice::new(it.group.to_string(), it.name).hint("Whoever writes there looks after it with you.")
        };
        let whose = Choices::new("whose", "Who looks after it?")
            .choices([Choice::new("mine", "You")])
            .choices(own.map(group))
            .chosen(&[&typed.whose])
            .problem_of(problems);
        EditCollectionPage {
            heading: "Begin a collection".to_owned(),
            action: "/library/collections/new".to_owned(),
            back: "/library/collections".to_owned(),
            new: Some((typed.id.clone(), typed.first.clone())),
            whose: Some(whose),
            can_delete: false,
            ..EditCollectionPage::common(typed, problems)
        }
    }

    /// One that is there, and whether its reader may delete it.
    pub fn changed(
        (it, can_delete): (&Collection, bool),
        typed: TypedCollection,
        theirs: Option<Said>,
        problems: &Problems,
    ) -> EditCollectionPage {
        EditCollectionPage {
            heading: "Change this collection".to_owned(),
            action: format!("{}/edit", it.url()),
            back: it.url(),
            theirs,
            can_delete,
            ..EditCollectionPage::common(typed, problems)
        }
    }

    fn common(typed: TypedCollection, problems: &Problems) -> EditCollectionPage {
        EditCollectionPage {
            heading: String::new(),
            action: String::new(),
            back: String::new(),
            new: None,
            began: typed.began,
            whose: None,
            title_field: Field::new("title", "What is it called?")
                .max(Title::MAX)
                .value(&typed.title)
                .problem_of(problems),
            words: Field::new("words", "What is it for?")
                .hint("A sentence or two: for whom you put it together.")
                .max(Words::MAX)
                .rows(4)
                .value(&typed.words)
                .optional()
                .problem_of(problems),
            readers: Choices::new("readers", "Who can read it?")
                .hint("What stands in it keeps its own readers: nobody sees through it what is not for them.")
                .choices([
                    Choice::new("all", "All members"),
                    Choice::new("few", "Only who looks after it").hint("Of a group’s, whoever reads in the group."),
                ])
                .chosen(&[&typed.readers])
                .problem_of(problems),
            theirs: None,
            can_delete: false,
            summary: Summary::of(problems),
        }
    }
}

/// `/library/{id}/collecting`
#[derive(askama::Template)]
#[template(path = "library/collecting.html")]
pub struct ChoosePage {
    pub url: String,
    pub id: ResourceId,
    pub title: String,
    pub collections: Choices,
    pub summary: Summary,
}
ui::view!(ChoosePage { title: |_| "Add to a collection".to_owned(), here: Library, shape: Column });

impl ChoosePage {
    /// Of a resource, with the collections that the viewer looks after.
    pub fn new(it: &Resource, all: Vec<(&Collection, Said)>, problems: &Problems) -> ChoosePage {
        let first = all.first().map(|it| it.0.id.to_string()).unwrap_or_default();
        let choice = |(it, said): (&Collection, Said)| {
            let whose = it.group.as_ref().map_or_else(|| readers(it).1, |group| group.1.clone());
            Choice::new(it.id.to_string(), title(&said)).hint(whose)
        };
        ChoosePage {
            url: it.url(),
            id: it.id,
            title: it.title.clone(),
            collections: Choices::new("collection", "Which one?")
                .choices(all.into_iter().map(choice))
                .chosen(&[&first])
                .problem_of(problems),
            summary: Summary::of(problems),
        }
    }
}
