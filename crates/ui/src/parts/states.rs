//! The states of a page and the ways about it: notices, empty pages, steps, crumbs and pagers.

/// What a notice feels like. Each has its icon, so the colour never speaks alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// News.
    News,
    /// Done.
    Good,
    /// Take care.
    Care,
    /// Stop.
    Stop,
}

/// A notice inside a page.
#[derive(Debug, Clone)]
pub struct Notice {
    /// How it feels.
    pub tone: Tone,
    /// The bold first words.
    pub title: String,
    /// What follows them. May be empty.
    pub words: String,
    /// A way on.
    pub action: Option<Action>,
}

/// How an action looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The one main button of a page.
    Main,
    /// A second button.
    Second,
    /// Words.
    Link,
}

/// A link that leads on.
#[derive(Debug, Clone)]
pub struct Action {
    /// Where to.
    pub url: String,
    /// The words on it, a verb first.
    pub words: String,
    /// How it looks.
    pub look: Look,
}

/// Nothing to show: what is so, why, and the nearest way on.
#[derive(Debug, Clone)]
pub struct Empty {
    /// "Nobody yet".
    pub title: String,
    /// One or two sentences.
    pub words: String,
    /// The nearest ways on.
    pub actions: Vec<Action>,
}

/// One step of the ladder above a page.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// Where it leads.
    pub url: String,
    /// What it is called.
    pub name: String,
}

/// The way to more of a list. Nothing is shown if there is none.
#[derive(Debug, Clone)]
pub struct Pager {
    /// The next page.
    pub next: Option<String>,
    /// The words on it: "Show more people".
    pub words: String,
}

/// "Step 2 of 3" and as many pieces.
#[derive(Debug, Clone, Copy)]
pub struct Steps {
    /// Where we are, from 1.
    pub now: u8,
    /// How many there are.
    pub all: u8,
}

impl Steps {
    /// The class of each piece: done ones are filled.
    pub fn classes(&self) -> Vec<&'static str> {
        (1..=self.all).map(|it| if it <= self.now { "done" } else { "ahead" }).collect()
    }
}

impl Tone {
    /// Whether screen readers say it as soon as it comes.
    pub fn is_good(self) -> bool {
        self == Tone::Good
    }
    /// The icon of the tone.
    pub fn icon(self) -> &'static str {
        match self {
            Tone::News => "info",
            Tone::Good => "check",
            Tone::Care | Tone::Stop => "alert",
        }
    }
    /// The class of the tone.
    pub fn class(self) -> &'static str {
        match self {
            Tone::News => "",
            Tone::Good => " k-notice--good",
            Tone::Care => " k-notice--care",
            Tone::Stop => " k-notice--stop",
        }
    }
}

impl Action {
    /// The main button.
    pub fn main(url: impl Into<String>, words: impl Into<String>) -> Action {
        Action { url: url.into(), words: words.into(), look: Look::Main }
    }
    /// A second button.
    pub fn second(url: impl Into<String>, words: impl Into<String>) -> Action {
        Action { url: url.into(), words: words.into(), look: Look::Second }
    }
    /// A link.
    pub fn link(url: impl Into<String>, words: impl Into<String>) -> Action {
        Action { url: url.into(), words: words.into(), look: Look::Link }
    }
    /// The classes of the look.
    pub fn class(&self) -> &'static str {
        match self.look {
            Look::Main => "nhsuk-button",
            Look::Second => "nhsuk-button nhsuk-button--secondary",
            Look::Link => "k-link",
        }
    }
}
