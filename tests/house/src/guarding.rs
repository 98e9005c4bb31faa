//! Where members write, the guard looks: every form with a text area has its panel, and whatever stores words that passed it
//! counts what was sent with a reason.

use crate::sources::{Source, all, none, rust};

/// Forms with a text area that the guard does not look at, each with its reason.
const UNGUARDED: &[(&str, &str)] = &[
    (
        "features/accounts/templates/accounts/admin_invitations.html",
        "names and addresses of colleagues, which is what it is for",
    ),
    ("features/accounts/templates/accounts/invitations.html", "words to copy, which are sent nowhere"),
    ("features/texts/templates/texts/edit_operator.html", "the operator's own name, address and telephone"),
];

/// Drafts are kept only where nothing was found, so there is no reason to count.
const DRAFTS: &[&str] = &["features/messages/src/actions/arrange.rs", "features/discussions/src/actions/keep.rs"];

/// The parts of a template that are forms to be posted.
fn forms(source: &Source) -> Vec<&str> {
    source.text.split("<form").skip(1).filter_map(|it| it.split("</form>").next()).collect()
}

#[test]
fn every_text_area_stands_under_the_guard() {
    let mut found = Vec::new();
    for source in all(&[".html"]).iter().filter(|it| it.path.starts_with("features/")) {
        let excused = UNGUARDED.iter().any(|it| it.0 == source.path);
        let written = |it: &&&str| it.contains("forms::textarea(") || it.contains("<textarea");
        let forms = forms(source);
        let open = forms.iter().filter(written).filter(|it| !it.contains("ui::guard(\"")).count();
        // A text area outside of any form belongs to one that another template or macro opens.
        let loose = source.text.contains("<textarea")
            && forms.iter().filter(written).count() == 0
            && !source.text.contains("ui::guard(\"");
        if (open > 0 || loose) != excused && (open > 0 || loose || excused) {
            found.push(format!(
                "{}: {}",
                source.path,
                if excused { "is excused and need not be" } else { "a text area without {{ ui::guard(…) }}" }
            ));
        }
    }
    none("A form in which members write shows the guard's panel, or stands in the list with its reason.", found);
}

#[test]
fn a_panel_has_its_form() {
    let (templates, sources) = (all(&[".html"]), rust());
    let named: Vec<&str> = sources
        .iter()
        .filter(|it| it.path.starts_with("features/") && !it.is_test())
        .flat_map(|it| it.text.split("const FORM: &'static str = \"").skip(1).filter_map(|it| it.split('"').next()))
        .collect();
    let mut found = Vec::new();
    for source in templates.iter().filter(|it| it.path.starts_with("features/")) {
        for name in source.text.split("ui::guard(\"").skip(1).filter_map(|it| it.split('"').next()) {
            if !named.contains(&name) {
                found.push(format!("{}: no form is called {name:?}", source.path));
            }
        }
    }
    for name in &named {
        let shown = |it: &&Source| it.text.contains(&format!("ui::guard(\"{name}\")"));
        if !templates.iter().any(|it| shown(&it)) {
            found.push(format!("the form {name:?} shows its panel nowhere: whoever is stopped would not see why"));
        }
    }
    none("A guarded form and its panel have the same name.", found);
}

#[test]
fn what_passed_with_a_reason_is_counted() {
    let is_action =
        |it: &&Source| it.path.starts_with("features/") && it.path.contains("/src/actions") && !it.is_test();
    let silent = |it: &&Source| {
        let takes = it.code().any(|(_, line)| line.contains(": Cleared<") || line.contains(": &Cleared<"));
        takes && !it.text.contains("guarding_api::") && !DRAFTS.contains(&it.path.as_str())
    };
    let sources = rust();
    let found = sources.iter().filter(is_action).filter(silent).map(|it| it.path.clone()).collect();
    none("An action that takes Cleared words calls guarding_api::note in its write.", found);
}
