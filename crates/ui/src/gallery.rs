//! Every part in every state: empty, typical and extreme, for looking at and for the checks of accessibility.

mod samples;

use crate::{Desk, parts::*, render};
use askama::Template;
use kernel::Fault;
pub use samples::sample_desk;

/// Every part: what it is and its HTML.
///
/// # Errors
/// A fault if a template fails.
pub fn gallery() -> Result<Vec<(&'static str, String)>, Fault> {
    let desk = sample_desk();
    let mut parts = Vec::new();
    for (name, it) in samples::people() {
        parts.push((name, rendered(&it, &desk)?));
    }
    for (name, it) in samples::states() {
        parts.push((name, rendered(&it, &desk)?));
    }
    parts.push(("A form with problems", rendered(&samples::form(), &desk)?));
    parts.push(("The patient guard", rendered(&GuardParts { panels: samples::guard() }, &desk)?));
    Ok(parts)
}

/// The page of all parts.
#[derive(Template)]
#[template(path = "gallery/page.html")]
pub struct GalleryPage {
    parts: Vec<(&'static str, String)>,
}
crate::view!(GalleryPage { title: |_| "Parts", here: Elsewhere, shape: Wide });

impl GalleryPage {
    /// All parts in every state.
    ///
    /// # Errors
    /// A fault if a template fails.
    pub fn new() -> Result<GalleryPage, Fault> {
        Ok(GalleryPage { parts: gallery()? })
    }
}

/// A directory as features lay it out: the sample of its macros.
#[derive(Template)]
#[template(path = "gallery/directory.html", blocks = ["results"])]
pub struct DirectoryPage {
    d: Directory,
    miles: Choices,
    rows: Vec<PersonRow>,
    empty: Empty,
    pager: Pager,
}
crate::view!(DirectoryPage {
    title: |it| format!("People: {}", it.d.count),
    here: People,
    shape: Wide,
    blocks: [as_results]
});

impl DirectoryPage {
    /// With people in it.
    pub fn typical() -> DirectoryPage {
        samples::directory(samples::rows())
    }
    /// With nobody in it.
    pub fn empty() -> DirectoryPage {
        samples::directory(Vec::new())
    }
}

fn rendered(part: &impl Template, desk: &Desk) -> Result<String, Fault> {
    let mut out = String::new();
    render(part, desk, &mut out)?;
    Ok(out)
}

#[derive(Template, Default)]
#[template(path = "gallery/people.html")]
struct PeopleParts {
    rows: Vec<PersonRow>,
    places: Vec<PlaceRow>,
    path: Vec<(StageLine, &'static str)>,
    stages: Vec<StageLine>,
    open_to: Vec<OpenTo>,
    faces: Vec<Face>,
    why: &'static str,
}

#[derive(Template, Default)]
#[template(path = "gallery/states.html")]
struct StateParts {
    notices: Vec<Notice>,
    empty: Vec<Empty>,
    audiences: Vec<Audience>,
    crumbs: Vec<Crumb>,
    steps: Vec<Steps>,
    pagers: Vec<Pager>,
    actions: Vec<Action>,
    confirm: &'static str,
}

#[derive(Template)]
#[template(path = "gallery/guard.html")]
struct GuardParts {
    panels: Vec<GuardPanel>,
}

#[derive(Template)]
#[template(path = "gallery/forms.html")]
struct FormParts {
    summary: Summary,
    texts: Vec<Field>,
    password: Field,
    place: Field,
    about: Field,
    audience: Choices,
    select: Choices,
    radios: Choices,
    ticks: Choices,
    from: MonthYear,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{View, fragment, page};

    fn pages() -> Vec<String> {
        let desk = sample_desk();
        let views: [&dyn View; 3] =
            [&GalleryPage::new().expect("parts"), &DirectoryPage::typical(), &DirectoryPage::empty()];
        views.iter().map(|it| page(*it, &desk).expect("renders")).collect()
    }

    #[test]
    fn no_page_carries_script_or_style_inside() {
        for html in pages() {
            for forbidden in ["style=", "<style", "onclick", "javascript:", "http://", "https://"] {
                assert!(!html.contains(forbidden), "{forbidden}");
            }
            assert_eq!(html.matches("<script").count(), 1);
            assert_eq!(html.matches("<h1").count(), 1);
        }
    }

    #[test]
    fn every_id_stands_once_and_every_reference_has_its_id() {
        for html in pages() {
            let values = |name: &str| -> Vec<String> {
                html.split(&format!(" {name}=\""))
                    .skip(1)
                    .map(|it| it.split('"').next().unwrap_or_default().to_owned())
                    .collect()
            };
            let ids = values("id");
            for id in &ids {
                assert_eq!(ids.iter().filter(|it| *it == id).count(), 1, "id {id}");
            }
            for name in ["for", "aria-describedby", "aria-labelledby", "form"] {
                for id in values(name).iter().flat_map(|it| it.split(' ')) {
                    assert!(ids.iter().any(|it| it == id), "{name} {id}");
                }
            }
        }
    }

    #[test]
    fn every_post_form_carries_the_token() {
        for html in pages() {
            let forms = html.matches("<form method=\"post\"").count();
            assert!(forms > 0);
            assert_eq!(html.matches("<input type=\"hidden\" name=\"csrf\" value=\"to&#34;ken\">").count(), forms);
        }
    }

    #[test]
    fn a_fragment_is_the_block_and_an_unknown_block_the_body() {
        let (desk, view) = (sample_desk(), DirectoryPage::typical());
        let block = fragment(&view, "results", &desk).expect("renders");
        assert!(block.starts_with("<div class=\"k-row k-active\" id=\"in-use\">") && !block.contains("<h1"));
        assert!(fragment(&view, "other", &desk).expect("renders").contains("<h1"));
    }

    #[test]
    fn what_people_write_is_escaped() {
        assert!(pages()[0].contains("&#60;b&#62;"));
        assert!(!pages()[0].contains("<b>bold"));
    }
}
