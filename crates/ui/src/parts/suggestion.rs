//! What a typeahead suggests.

/// One suggestion of a typeahead.
#[derive(Debug, Clone, Default)]
pub struct Suggestion {
    /// The code that is kept.
    pub code: String,
    /// The words that go into the field.
    pub words: String,
    /// A second line. May be empty.
    pub line: String,
}

/// What the address of a typeahead answers: the options of its list.
#[derive(Debug, Clone, Default, askama::Template)]
#[template(path = "parts/suggestions.html")]
pub struct Suggestions(pub Vec<Suggestion>);
