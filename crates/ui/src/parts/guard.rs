//! The patient guard's panel: where something was found, and the two ways on. It stands in the form, above what was typed.

use super::Choices;
use crate::frame::Desk;
use askama::{FastWritable, Template, Values, filters::HtmlSafe};
use std::fmt;

/// What the guard says about one form. It travels beside the view, in the [`Desk`], so that no view has to carry it.
#[derive(Debug, Clone)]
pub struct GuardPanel {
    form: &'static str,
    action: String,
    says: Says,
}

/// One thing that was found.
#[derive(Debug, Clone)]
pub struct GuardPlace {
    /// The id of the field.
    pub field: &'static str,
    /// The words, for whoever wrote them.
    pub words: String,
    /// "an NHS number".
    pub what: &'static str,
}

#[derive(Debug, Clone)]
enum Says {
    /// This goes nowhere.
    Certain(Vec<GuardPlace>),
    /// This may go with a reason.
    Doubtful(Vec<GuardPlace>, Box<Choices>),
    /// It is blanked out; one question is left.
    Blanked,
}

impl GuardPanel {
    /// Something that no reason lets through.
    pub fn certain(form: &'static str, action: String, places: Vec<GuardPlace>) -> GuardPanel {
        GuardPanel { form, action, says: Says::Certain(places) }
    }
    /// Something that one of these reasons lets through.
    pub fn doubtful(form: &'static str, action: String, places: Vec<GuardPlace>, reasons: Choices) -> GuardPanel {
        GuardPanel { form, action, says: Says::Doubtful(places, Box::new(reasons)) }
    }
    /// What was found is blanked out.
    pub fn blanked(form: &'static str) -> GuardPanel {
        GuardPanel { form, action: String::new(), says: Says::Blanked }
    }
    /// Whether nothing but blanking helps.
    pub fn is_certain(&self) -> bool {
        matches!(self.says, Says::Certain(_))
    }
    fn places(&self) -> &[GuardPlace] {
        match &self.says {
            Says::Certain(places) | Says::Doubtful(places, _) => places,
            Says::Blanked => &[],
        }
    }
    fn reasons(&self) -> Option<&Choices> {
        match &self.says {
            Says::Doubtful(_, reasons) => Some(reasons),
            Says::Certain(_) | Says::Blanked => None,
        }
    }
}

/// The place of the panel in a form: `{{ ui::guard("note") }}` right below the token. Empty as long as the guard has nothing
/// to say about this form.
pub fn guard(form: &'static str) -> GuardPart {
    GuardPart { form }
}

/// See [`guard`].
#[derive(Debug, Clone, Copy)]
pub struct GuardPart {
    form: &'static str,
}

#[derive(Template)]
#[template(path = "parts/guard.html")]
struct Panel<'a> {
    panel: &'a GuardPanel,
}

impl fmt::Display for GuardPart {
    /// Without a desk the guard has nothing to say.
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}
impl HtmlSafe for GuardPart {}
impl FastWritable for GuardPart {
    fn write_into(&self, out: &mut dyn fmt::Write, values: &dyn Values) -> askama::Result<()> {
        let desk = askama::get_value::<Desk>(values, Desk::KEY)?;
        match desk.guard.as_deref().filter(|it| it.form == self.form) {
            Some(panel) => panel.write_into(out, values),
            None => Ok(()),
        }
    }
}

impl fmt::Display for GuardPanel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&Panel { panel: self }.render().map_err(|_| fmt::Error)?)
    }
}
impl HtmlSafe for GuardPanel {}
impl FastWritable for GuardPanel {
    fn write_into(&self, out: &mut dyn fmt::Write, values: &dyn Values) -> askama::Result<()> {
        Panel { panel: self }.render_into_with_values(&mut *out, values)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{render, sample_desk};

    #[derive(Template)]
    #[template(source = "<form>{{ ui::guard(\"note\") }}</form>", ext = "html")]
    struct Sample;

    fn shown(panel: Option<GuardPanel>) -> String {
        let desk = Desk { guard: panel.map(Box::new), ..sample_desk() };
        let mut out = String::new();
        render(&Sample, &desk, &mut out).expect("renders");
        out
    }
    fn places() -> Vec<GuardPlace> {
        vec![GuardPlace { field: "text", words: "Mrs <Ellison>".into(), what: "a name" }]
    }

    #[test]
    fn it_stands_in_its_own_form_only() {
        assert_eq!(shown(None), "<form></form>");
        assert_eq!(shown(Some(GuardPanel::blanked("other"))), "<form></form>");
        assert!(shown(Some(GuardPanel::blanked("note"))).contains("recognise"));
    }

    #[test]
    fn blanking_comes_first_and_sending_needs_a_reason() {
        let reasons = Choices::new("guard_reason", "Why?").choice("example", "Made up");
        let html = shown(Some(GuardPanel::doubtful("note", "/notes".into(), places(), reasons)));
        let (blank, as_it_is) = (html.find("value=\"blank\"").unwrap(), html.find("value=\"as_it_is\"").unwrap());
        assert!(blank < as_it_is && html.contains("role=\"alert\"") && html.contains("formaction=\"/notes\""));
        assert!(html.contains("Mrs &#60;Ellison&#62;") && html.contains("href=\"#text\""));
        assert!(html.contains("type=\"radio\" value=\"example\"") && !html.contains(" checked"));
    }

    #[test]
    fn what_is_certain_has_no_second_way() {
        let html = shown(Some(GuardPanel::certain("note", "/notes".into(), places()))); // abuse case 71
        assert!(html.contains("value=\"blank\"") && !html.contains("as_it_is") && !html.contains("radio"));
    }
}
