//! Every view has samples, and every sample is a page.

use crate::sources::{none, rust};
use std::collections::BTreeSet;

#[test]
fn every_sample_is_a_page() {
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for feature in crate::features() {
        for sample in (feature.samples)() {
            if !seen.insert((feature.name, sample.name)) {
                wrong.push(format!("{}: two samples are called {}", feature.name, sample.name));
            }
            match ui::page(&*sample.view, &ui::Desk::default()) {
                Err(fault) => wrong.push(format!("{}: {fault}", sample.name)),
                Ok(html) => {
                    let title = sample.view.title();
                    let whole = html.starts_with("<!doctype html>") || html.starts_with("<!DOCTYPE html>");
                    let complete = whole && html.trim_end().ends_with("</html>") && html.matches("<h1").count() == 1;
                    if title.trim().is_empty() || !complete {
                        wrong.push(format!("{}: {title:?} is no whole page with one heading", sample.name));
                    }
                    wrong.extend(ids_twice(&html).map(|it| format!("{}: the id {it} stands twice", sample.name)));
                }
            }
        }
    }
    none("A sample that is no page.", wrong);
}

#[test]
fn every_view_has_a_sample() {
    let sources = rust();
    let mut wrong = Vec::new();
    for source in sources.iter().filter(|it| it.path.starts_with("features/") && it.path.contains("/src/")) {
        let feature = source.path.split('/').nth(1).unwrap_or_default();
        let samples: String = sources
            .iter()
            .filter(|it| it.path.starts_with(&format!("features/{feature}/src/views")))
            .map(|it| {
                if it.stem() == "samples" { &*it.text } else { it.text.split("fn samples").nth(1).unwrap_or_default() }
            })
            .collect();
        for (number, line) in source.code() {
            let Some(view) = line.trim_start().strip_prefix("ui::view!(") else { continue };
            let view = view.split([' ', '<', '{']).next().unwrap_or_default();
            if !samples.contains(view) {
                wrong.push(format!("{}:{number}: {view} has no sample", source.path));
            }
        }
    }
    none("A view that nobody can look at in the gallery.", wrong);
}

fn ids_twice(html: &str) -> impl Iterator<Item = String> {
    let mut seen = BTreeSet::new();
    let ids = html.split(" id=\"").skip(1).filter_map(|it| it.split('"').next());
    ids.filter(move |it| !seen.insert(it.to_string())).map(str::to_owned).collect::<Vec<_>>().into_iter()
}
