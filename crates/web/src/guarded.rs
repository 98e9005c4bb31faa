//! Forms in which members write: their words pass the guard before a handler has them. The guard's own two fields, which its
//! panel sends, are taken out first, so that a form's struct knows nothing of them.

use crate::{Asker, Form, No, Reply, form::FORM_LIMIT};
use axum::extract::{FromRequest, Request};
use guard::{Caught, Cleared, Outcome, Reason};
use kernel::Fault;
use serde::de::DeserializeOwned;
use ui::parts::{Choices, GuardPanel, GuardPlace};

/// The field of the panel's buttons.
pub const GUARD_FIELD: &str = "guard";
/// The field of the reason.
pub const GUARD_REASON_FIELD: &str = "guard_reason";

/// A form in which somebody writes.
pub trait Worded {
    /// The form's name: its template has `{{ ui::guard("name") }}` where the panel is to stand.
    const FORM: &'static str;
    /// The most bytes of such a form. Where somebody may paste far more than can be kept, it is read all the same, so that the page
    /// can give it back with the limit: whoever says more here looks at the length first, with [`Guarded::peek`].
    const MOST: usize = FORM_LIMIT;
    /// Every field that holds words of the writer's own, by the id that it has on the page.
    fn words(&mut self) -> Vec<(&'static str, &mut String)>;
}

/// Which button of the panel was pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Pressed {
    /// None: the form was sent as always.
    #[default]
    Nothing,
    /// "Blank it out".
    Blank,
    /// "Send as it is", with the reason if one was chosen.
    AsItIs(Option<Reason>),
}

/// A posted form whose words the guard has still to see: in the place of [`Form`].
pub struct Guarded<T> {
    form: T,
    pressed: Pressed,
    action: String,
}

/// A form that goes back to the page it came from.
pub struct Stopped<T> {
    /// What was typed, blanked if that was asked for.
    pub form: T,
    /// What the page says: `Reply::invalid(…).guarded(panel)`.
    pub panel: GuardPanel,
    /// What is to be counted, if anything.
    pub outcome: Option<Outcome>,
}

impl Pressed {
    /// Takes the guard's fields out of those of a form with files.
    pub fn take(fields: &mut Vec<(String, String)>) -> Pressed {
        let value = |name: &str| fields.iter().find(|it| it.0 == name).map(|it| it.1.clone()).unwrap_or_default();
        let pressed = Pressed::of(&value(GUARD_FIELD), &value(GUARD_REASON_FIELD));
        fields.retain(|it| it.0 != GUARD_FIELD && it.0 != GUARD_REASON_FIELD);
        pressed
    }
    /// What the panel's fields say.
    pub fn of(pressed: &str, reason: &str) -> Pressed {
        match pressed {
            "blank" => Pressed::Blank,
            "as_it_is" => Pressed::AsItIs(Reason::of(reason)),
            _ => Pressed::Nothing,
        }
    }
    /// The answer that it is to the guard.
    pub fn answer(self) -> guard::Answer {
        match self {
            Pressed::AsItIs(reason) => guard::Answer { reason },
            Pressed::Nothing | Pressed::Blank => guard::Answer::NONE,
        }
    }
}

impl<T> Guarded<T> {
    /// Of a form that was read in another way, with a file for instance.
    pub fn new(form: T, pressed: Pressed, asker: &Asker) -> Guarded<T> {
        Guarded { form, pressed, action: asker.path.clone() }
    }
    /// The same of another form, which is made of this one.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Guarded<U> {
        Guarded { form: make(self.form), pressed: self.pressed, action: self.action }
    }
    /// The form, before its words were looked at: for what decides whether it may be sent at all.
    pub fn peek(&self) -> &T {
        &self.form
    }
    /// The form without the guard: only to give it back to whoever sent it.
    pub fn back(self) -> T {
        self.form
    }
}

impl<T: Worded> Guarded<T> {
    /// The form, if its words may be kept; else the form with what its page says. Blanked words never pass at once: whoever
    /// wrote them looks at them first.
    ///
    /// # Errors
    /// The form on its way back to its page.
    pub fn look(mut self) -> Result<Cleared<T>, Box<Stopped<T>>> {
        let found = {
            let words = self.form.words();
            let texts: Vec<(&'static str, &str)> = words.iter().map(|(field, text)| (*field, text.as_str())).collect();
            guard::clear((), &texts, &self.pressed.answer())
        };
        match found {
            Ok(clear) => Ok(clear.map(|()| self.form)),
            Err(caught) if self.pressed == Pressed::Blank => {
                for (_, text) in self.form.words() {
                    *text = guard::blank(text, &guard::scan(text));
                }
                let panel = GuardPanel::blanked(T::FORM);
                Err(Box::new(Stopped { form: self.form, panel, outcome: Some(Outcome::Blanked(caught.kinds())) }))
            }
            Err(caught) => {
                let panel = panel(T::FORM, self.action, self.pressed, &caught);
                Err(Box::new(Stopped { form: self.form, panel, outcome: Some(Outcome::Refused(caught.kinds())) }))
            }
        }
    }
}

/// What the page of a form says about what was caught in it.
fn panel(form: &'static str, action: String, pressed: Pressed, caught: &Caught) -> GuardPanel {
    let place =
        |it: &guard::Place| GuardPlace { field: it.field, words: it.words.expose().clone(), what: it.kind.words() };
    let places = caught.places().iter().map(place).collect();
    if caught.is_certain() {
        return GuardPanel::certain(form, action, places);
    }
    let reasons = Reason::ALL
        .into_iter()
        .fold(Choices::new(GUARD_REASON_FIELD, "Why is it no patient?"), |all, it| all.choice(it.word(), it.words()));
    let unsaid = pressed == Pressed::AsItIs(None);
    let problem = unsaid.then(|| "Say why it is no patient, or blank it out.".to_owned());
    GuardPanel::doubtful(form, action, places, Choices { problem, ..reasons })
}

impl<T: DeserializeOwned + Worded, S: Send + Sync> FromRequest<S> for Guarded<T> {
    type Rejection = No;
    async fn from_request(request: Request, _: &S) -> Result<Guarded<T>, No> {
        let asker = request.extensions().get::<Asker>().cloned().ok_or_else(|| Fault::bug("a form without a gate"))?;
        let Form(mut fields) = Form::<Vec<(String, String)>>::read(request, T::MOST).await?;
        let pressed = Pressed::take(&mut fields);
        let rest = serde_html_form::to_string(&fields).map_err(|_| Fault::bug("fields that cannot be written"))?;
        let form = serde_html_form::from_str(&rest).map_err(|_| crate::form::foreign_field())?;
        Ok(Guarded { form, pressed, action: asker.path })
    }
}

impl Reply {
    /// Shows what the guard says, in the form of the page whose template has the panel of its name.
    pub fn guarded(self, panel: GuardPanel) -> Reply {
        Reply { guard: Some(Box::new(panel)), ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, PartialEq, Deserialize)]
    struct Note {
        text: String,
        title: String,
    }
    impl Worded for Note {
        const FORM: &'static str = "note";
        fn words(&mut self) -> Vec<(&'static str, &mut String)> {
            vec![("title", &mut self.title), ("text", &mut self.text)]
        }
    }

    fn sent(text: &str, pressed: Pressed) -> Result<Cleared<Note>, Box<Stopped<Note>>> {
        let form = Note { text: text.to_owned(), title: "Tuesday".to_owned() };
        Guarded { form, pressed, action: "/notes".to_owned() }.look()
    }

    const CERTAIN: &str = "The patient, NHS no 943 476 5919, came on Friday.";
    const DOUBTFUL: &str = "Ring on 07700 900123.";

    #[test]
    fn harmless_words_pass_whatever_was_pressed() {
        for pressed in [Pressed::Nothing, Pressed::Blank, Pressed::AsItIs(None)] {
            assert_eq!(sent("See you at 18.30.", pressed).ok().expect("passes").get().text, "See you at 18.30.");
        }
    }

    #[test]
    fn what_is_caught_comes_back_as_it_was_typed() {
        let stopped = sent(CERTAIN, Pressed::AsItIs(Some(Reason::Example))).expect_err("stopped"); // abuse case 71
        assert_eq!(stopped.form.text, CERTAIN);
        assert!(stopped.panel.is_certain() && matches!(stopped.outcome, Some(Outcome::Refused(_))));
        let stopped = sent(DOUBTFUL, Pressed::AsItIs(None)).expect_err("stopped");
        assert_eq!((&*stopped.form.text, stopped.panel.is_certain()), (DOUBTFUL, false));
    }

    #[test]
    fn blanking_comes_back_once_and_passes_then() {
        let stopped = sent(CERTAIN, Pressed::Blank).expect_err("stopped");
        assert_eq!(stopped.form.text, "The patient, NHS no [NHS number], came on Friday.");
        assert!(matches!(stopped.outcome, Some(Outcome::Blanked(_))));
        assert!(sent(&stopped.form.text, Pressed::Nothing).is_ok());
    }

    #[test]
    fn a_reason_lets_through_what_is_doubtful() {
        let cleared = sent(DOUBTFUL, Pressed::AsItIs(Some(Reason::Service))).ok().expect("passes");
        assert!(cleared.outcome().is_some());
    }

    #[test]
    fn the_fields_of_the_guard_are_taken_out_of_an_upload() {
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let mut fields = vec![pair("text", "a"), pair("guard", "as_it_is"), pair("guard_reason", "example")];
        assert_eq!(Pressed::take(&mut fields), Pressed::AsItIs(Some(Reason::Example)));
        assert_eq!(fields, [pair("text", "a")]);
        let mut odd = vec![pair("guard", "as_it_is"), pair("guard_reason", "consent")];
        assert_eq!(Pressed::take(&mut odd), Pressed::AsItIs(None));
    }
}
