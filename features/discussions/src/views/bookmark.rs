//! What one keeps for later.

use frame::Sample;
use kernel::Problems;
use ui::parts::{Empty, Field};

/// `/bookmarks`
#[derive(askama::Template)]
#[template(path = "discussions/bookmarks.html")]
pub struct BookmarksPage {
    /// What was just taken out, to be put back; empty if nothing was.
    pub removed: String,
    /// All, and each group: its name, its address, whether it is this one. Empty where there is but one.
    pub groups: Vec<(String, String, bool)>,
    /// Day by day.
    pub days: Vec<(String, Vec<BookmarkRow>)>,
    /// The address of what follows; empty at the end.
    pub more: String,
    pub empty: Option<Empty>,
}
ui::view!(BookmarksPage { title: |_| "Kept for later", here: Bookmarks, shape: Column });

/// One that is kept.
pub struct BookmarkRow {
    pub id: String,
    /// What the discussion is about.
    pub title: String,
    pub url: String,
    /// "Question", "Reply by Farida Noorzai".
    pub what: String,
    pub group: (String, String),
    /// Its first line; empty where it is not there any more.
    pub opening: String,
    /// One's own line.
    pub note: String,
    /// Where it is worded.
    pub page: String,
}

/// With made data.
pub fn samples() -> Vec<Sample> {
    let names = ["discussions/bookmarks: empty", "discussions/bookmarks: typical"];
    let sample = |(name, view)| Sample { name, view: Box::new(view) as Box<dyn ui::View> };
    names.into_iter().zip(BookmarksPage::made()).map(sample).collect()
}

/// What the page of a post says of keeping it.
pub struct KeepView {
    /// Whether it is kept.
    pub kept: bool,
    /// One's own line.
    pub note: Field,
}

impl BookmarksPage {
    fn made() -> Vec<BookmarksPage> {
        let row = |title: &str, what: &str, note: &str| BookmarkRow {
            id: "0".to_owned(),
            title: title.to_owned(),
            url: "/discussions/0?post=0".to_owned(),
            what: what.to_owned(),
            group: ("/groups/0".to_owned(), "Minor surgery, Tees Valley".to_owned()),
            opening: "We moved the consent form into the booking text; since then nobody arrives without it."
                .to_owned(),
            note: note.to_owned(),
            page: "/discussions/0/posts/0#keep".to_owned(),
        };
        let long = "Cyfarfod tîm yng Nghanolfan Iechyd Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
        vec![
            BookmarksPage {
                removed: String::new(),
                groups: vec![],
                days: vec![],
                more: String::new(),
                empty: Some(Empty {
                    title: "Nothing is kept yet".to_owned(),
                    words: "Press “Keep for later” beside a post.".to_owned(),
                    actions: vec![],
                }),
            },
            BookmarksPage {
                removed: "0".to_owned(),
                groups: vec![
                    ("All".to_owned(), "/bookmarks".to_owned(), true),
                    ("Minor surgery, Tees Valley".to_owned(), "/bookmarks?group=0".to_owned(), false),
                ],
                days: vec![
                    (
                        "Today".to_owned(),
                        vec![
                            row("Who chases a histology result?", "Reply by Farida Noorzai", "For our meeting in May"),
                            row(long, "Question", ""),
                        ],
                    ),
                    ("1 November 2026".to_owned(), vec![row("Rota for Christmas", "Reply, without a name", "")]),
                ],
                more: "/bookmarks?page=x".to_owned(),
                empty: None,
            },
        ]
    }
}

impl KeepView {
    /// The field, as it was worded.
    pub fn new(kept: bool, note: String, problems: &Problems) -> KeepView {
        let field = Field::new("note", "A line of your own").hint("Only you read it.").max(crate::bookmark::Note::MAX);
        KeepView { kept, note: field.value(note).optional().problem_of(problems) }
    }
}
