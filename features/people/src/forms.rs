//! POST: the forms of one's own profile below, by what they change; saved searches too.

pub mod declaration;
pub mod head;
pub mod hiding;
pub mod line;
pub mod photo;
pub mod saved_search;
pub mod vocabulary;
pub mod welcome;

use kernel::{Problem, Problems, Refusal, Result, Stop};

/// The problems of what was typed, apart from what ends the request.
fn problems_of<T>(done: Result<T>) -> Result<Result<T, Problems>> {
    match done {
        Ok(value) => Ok(Ok(value)),
        Err(Stop::Refusal(Refusal::Invalid(problems))) => Ok(Err(problems)),
        Err(stop) => Err(stop),
    }
}

/// With the names that fields have in the form that was sent.
fn renamed(problems: Problems, name: impl Fn(&str) -> Option<&'static str>) -> Problems {
    let rename = |it: Problem| match name(&it.field) {
        Some(field) => Problem { field: field.into(), ..it },
        None => it,
    };
    Problems(problems.0.into_iter().map(rename).collect())
}
