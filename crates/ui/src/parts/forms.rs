//! Fields and choices of forms, each with its label, hint, value and problem.

use kernel::Problems;

/// What kind of thing a field takes; decides keyboard, type and spelling help.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Kind {
    /// Words.
    #[default]
    Text,
    /// An e-mail address.
    Email,
    /// A password, new or current.
    Password,
    /// An address of the web.
    Link,
    /// A number that may have a half.
    Number,
    /// A code or postcode: capitals help, spelling does not.
    Code,
    /// A day, as `2026-12-03`; where a browser has no calendar, as it is typed.
    Date,
}

/// Whether a field must be filled. Optional is said, required is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Need {
    /// Must be filled.
    #[default]
    Required,
    /// May stay empty, and says so.
    Optional,
}

/// One field: `Field::new("email", "E-mail address").hint("…").value(typed).problem_of(&problems)`.
#[derive(Debug, Clone, Default)]
pub struct Field {
    /// Its name in the form, also its id.
    pub name: String,
    /// What it is called.
    pub label: String,
    /// A sentence under the label. May be empty.
    pub hint: String,
    /// What stands in it. What was typed stays after an error, except in passwords.
    pub value: String,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// Whether it may stay empty.
    pub need: Need,
    /// What it takes.
    pub kind: Kind,
    /// The `autocomplete` word: "email", "new-password" … `off` if empty.
    pub autocomplete: &'static str,
    /// At most this many characters; a long text counts down as one types.
    pub max: Option<usize>,
    /// Width in characters (2, 3, 4, 5, 10, 20 or 30).
    pub width: Option<u8>,
    /// Lines of a long text.
    pub rows: u8,
    /// For a typeahead: the name of the hidden field that keeps the code of the chosen suggestion, and its value.
    pub code: (String, String),
}

/// One answer of [`Choices`] or one tick of a facet.
#[derive(Debug, Clone, Default)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// A line under it. May be empty.
    pub hint: String,
    /// How many there are, in a facet.
    pub count: Option<u64>,
    chosen: Chosen,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Chosen {
    Yes,
    #[default]
    No,
}

/// A question with given answers: a select, radios or tick boxes.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Its name in the form; the first answer has it as id.
    pub name: String,
    /// The question.
    pub label: String,
    /// A sentence under it. May be empty.
    pub hint: String,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// Whether it may stay unanswered.
    pub need: Need,
    /// The answers.
    pub choices: Vec<Choice>,
}

/// A month and a year, in two fields named `{name}_month` and `{name}_year`. The month may stay empty.
#[derive(Debug, Clone, Default)]
pub struct MonthYear {
    /// The first half of the names.
    pub name: String,
    /// The question.
    pub label: String,
    /// A sentence under it. May be empty.
    pub hint: String,
    /// 1 to 12, as typed.
    pub month: String,
    /// Four digits, as typed.
    pub year: String,
    /// What is wrong with it.
    pub problem: Option<String>,
    /// Whether it may stay empty.
    pub need: Need,
}

impl Need {
    /// Whether it may stay empty.
    pub fn is_optional(self) -> bool {
        self == Need::Optional
    }
}

impl Kind {
    /// Whether capitals help.
    pub fn is_code(self) -> bool {
        self == Kind::Code
    }
}

impl Field {
    /// A required line of text.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Field {
        Field { name: name.into(), label: label.into(), rows: 5, ..Field::default() }
    }
    /// With a sentence under the label.
    pub fn hint(self, hint: impl Into<String>) -> Field {
        Field { hint: hint.into(), ..self }
    }
    /// With this in it.
    pub fn value(self, value: impl Into<String>) -> Field {
        Field { value: value.into(), ..self }
    }
    /// With the problem of its name, if there is one.
    pub fn problem_of(self, problems: &Problems) -> Field {
        let problem = problems.of(&self.name).map(str::to_owned);
        Field { problem, ..self }
    }
    /// May stay empty.
    pub fn optional(self) -> Field {
        Field { need: Need::Optional, ..self }
    }
    /// Of this kind.
    pub fn kind(self, kind: Kind) -> Field {
        Field { kind, ..self }
    }
    /// With this `autocomplete` word.
    pub fn autocomplete(self, word: &'static str) -> Field {
        Field { autocomplete: word, ..self }
    }
    /// At most this many characters.
    pub fn max(self, max: usize) -> Field {
        Field { max: Some(max), ..self }
    }
    /// As wide as this many characters: 2, 3, 4, 5, 10, 20 or 30.
    pub fn width(self, width: u8) -> Field {
        Field { width: Some(width), ..self }
    }
    /// As high as this many lines.
    pub fn rows(self, rows: u8) -> Field {
        Field { rows, ..self }
    }
    /// A typeahead keeps the code of what was chosen in the hidden field `name`.
    pub fn code(self, name: impl Into<String>, code: impl Into<String>) -> Field {
        Field { code: (name.into(), code.into()), ..self }
    }
    /// The ids of hint and problem, for `aria-describedby`.
    pub fn described_by(&self) -> Option<String> {
        described_by(&self.name, &self.hint, &self.problem)
    }
    /// The `type` of the input.
    pub fn input_type(&self) -> &'static str {
        match self.kind {
            Kind::Email => "email",
            Kind::Password => "password",
            Kind::Link => "url",
            Kind::Date => "date",
            Kind::Text | Kind::Number | Kind::Code => "text",
        }
    }
    /// The keyboard of a phone.
    pub fn input_mode(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Email => Some("email"),
            Kind::Link => Some("url"),
            Kind::Number => Some("decimal"),
            Kind::Text | Kind::Password | Kind::Code | Kind::Date => None,
        }
    }
    /// Whether a spelling checker would only be in the way.
    pub fn is_not_prose(&self) -> bool {
        self.kind != Kind::Text
    }
}

impl Choice {
    /// An answer that is not chosen.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Choice {
        Choice { value: value.into(), label: label.into(), ..Choice::default() }
    }
    /// With a line under it.
    pub fn hint(self, hint: impl Into<String>) -> Choice {
        Choice { hint: hint.into(), ..self }
    }
    /// With a count, in a facet.
    pub fn count(self, count: u64) -> Choice {
        Choice { count: Some(count), ..self }
    }
    /// Chosen, if its value is among these.
    pub fn chosen_among<S: AsRef<str>>(self, values: impl IntoIterator<Item = S>) -> Choice {
        let chosen = if values.into_iter().any(|it| it.as_ref() == self.value) { Chosen::Yes } else { Chosen::No };
        Choice { chosen, ..self }
    }
    /// Whether it is chosen.
    pub fn is_chosen(&self) -> bool {
        self.chosen == Chosen::Yes
    }
}

impl Choices {
    /// A required question without answers yet.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> Choices {
        Choices { name: name.into(), label: label.into(), ..Choices::default() }
    }
    /// With a sentence under the question.
    pub fn hint(self, hint: impl Into<String>) -> Choices {
        Choices { hint: hint.into(), ..self }
    }
    /// With one more answer.
    pub fn choice(mut self, value: impl Into<String>, label: impl Into<String>) -> Choices {
        self.choices.push(Choice::new(value, label));
        self
    }
    /// With these answers more.
    pub fn choices(mut self, choices: impl IntoIterator<Item = Choice>) -> Choices {
        self.choices.extend(choices);
        self
    }
    /// With the answers of these values chosen, and no others.
    pub fn chosen<S: AsRef<str>>(mut self, values: &[S]) -> Choices {
        let chosen = |it: Choice| it.chosen_among(values.iter().map(AsRef::as_ref));
        self.choices = self.choices.into_iter().map(chosen).collect();
        self
    }
    /// With the problem of its name, if there is one.
    pub fn problem_of(self, problems: &Problems) -> Choices {
        let problem = problems.of(&self.name).map(str::to_owned);
        Choices { problem, ..self }
    }
    /// May stay unanswered.
    pub fn optional(self) -> Choices {
        Choices { need: Need::Optional, ..self }
    }
    /// The ids of hint and problem, for `aria-describedby`.
    pub fn described_by(&self) -> Option<String> {
        described_by(&self.name, &self.hint, &self.problem)
    }
    /// The id of an answer: that of the question for the first, so that the error summary leads there.
    pub fn id_of(&self, index: &usize) -> String {
        if *index == 0 { self.name.clone() } else { format!("{}-{}", self.name, index + 1) }
    }
}

impl MonthYear {
    /// A required month and year, empty.
    pub fn new(name: impl Into<String>, label: impl Into<String>) -> MonthYear {
        MonthYear { name: name.into(), label: label.into(), ..MonthYear::default() }
    }
    /// With a sentence under the question.
    pub fn hint(self, hint: impl Into<String>) -> MonthYear {
        MonthYear { hint: hint.into(), ..self }
    }
    /// From "2015-03" or "2015"; anything else leaves it empty.
    pub fn when(self, when: &str) -> MonthYear {
        let (year, month) = when.split_once('-').unwrap_or((when, ""));
        MonthYear { year: year.to_owned(), month: month.trim_start_matches('0').to_owned(), ..self }
    }
    /// As it was typed.
    pub fn typed(self, month: impl Into<String>, year: impl Into<String>) -> MonthYear {
        MonthYear { month: month.into(), year: year.into(), ..self }
    }
    /// With the problem of its name, if there is one.
    pub fn problem_of(self, problems: &Problems) -> MonthYear {
        let problem = problems.of(&self.name).map(str::to_owned);
        MonthYear { problem, ..self }
    }
    /// May stay empty.
    pub fn optional(self) -> MonthYear {
        MonthYear { need: Need::Optional, ..self }
    }
    /// The ids of hint and problem, for `aria-describedby`.
    pub fn described_by(&self) -> Option<String> {
        described_by(&self.name, &self.hint, &self.problem)
    }
}

fn described_by(name: &str, hint: &str, problem: &Option<String>) -> Option<String> {
    match (hint.is_empty(), problem) {
        (true, None) => None,
        (false, None) => Some(format!("{name}-hint")),
        (true, Some(_)) => Some(format!("{name}-error")),
        (false, Some(_)) => Some(format!("{name}-hint {name}-error")),
    }
}
