//! The kinds of resources, what each says beside its text, and the stages of an innovation.

/// What a resource is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A change in how work is done.
    Innovation,
    /// How something is done here, step by step.
    Protocol,
    /// Something to fill in or to send.
    Template,
    /// Something to read.
    Document,
    /// Slides, a case without a patient, a session.
    Teaching,
    /// Criteria, a standard, a search and what came of it.
    Audit,
    /// A tool or a link.
    Tool,
}

/// One thing that a kind says beside its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// In the store and in forms.
    pub word: &'static str,
    /// Above the field, and above what was written.
    pub label: &'static str,
    /// Below the label of the field.
    pub hint: &'static str,
    /// Whether it has to be there before it is published.
    pub need: Need,
    /// How long it may be.
    pub length: Length,
}

/// Whether a part has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It has.
    Must,
    /// It may be empty.
    May,
}

/// How long a part may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// A line; stands among the facts.
    Line,
    /// Some paragraphs, in Markdown.
    Prose,
}

/// How far an innovation has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// Nobody has done it yet.
    Idea,
    /// It is being tried.
    Trying,
    /// It works where it began.
    WorksHere,
    /// It works in other places too.
    WorksElsewhere,
    /// It is simply how it is done.
    HowWeDoIt,
}

impl Kind {
    /// All of them, as they are offered.
    pub const ALL: [Kind; 7] =
        [Kind::Innovation, Kind::Protocol, Kind::Template, Kind::Document, Kind::Teaching, Kind::Audit, Kind::Tool];

    /// In the store and in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Innovation => "innovation",
            Kind::Protocol => "protocol",
            Kind::Template => "template",
            Kind::Document => "document",
            Kind::Teaching => "teaching",
            Kind::Audit => "audit",
            Kind::Tool => "tool",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|it| it.word() == word)
    }
    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Kind::Innovation => "Innovation",
            Kind::Protocol => "Protocol",
            Kind::Template => "Template",
            Kind::Document => "Document",
            Kind::Teaching => "Teaching",
            Kind::Audit => "Audit",
            Kind::Tool => "Tool or link",
        }
    }
    /// As people read several.
    pub const fn plural(self) -> &'static str {
        match self {
            Kind::Innovation => "Innovations",
            Kind::Protocol => "Protocols",
            Kind::Template => "Templates",
            Kind::Document => "Documents",
            Kind::Teaching => "Teaching",
            Kind::Audit => "Audits",
            Kind::Tool => "Tools and links",
        }
    }
    /// What it is for, where one chooses.
    pub const fn hint(self) -> &'static str {
        match self {
            Kind::Innovation => {
                "A change in how work is done, with what it took. Others can try it and say what it saved."
            }
            Kind::Protocol => "How something is done in your practice. Others approve it locally before they use it.",
            Kind::Template => "A letter, a form, a rota, a consent sheet: something to fill in.",
            Kind::Document => "Something to read: a guide, a leaflet, a business case.",
            Kind::Teaching => "A session, slides or questions for those who learn. No real patients.",
            Kind::Audit => "Criteria and standards, how to search, and what came of it.",
            Kind::Tool => "Something that is elsewhere, with what you use it for. Not what calculates for one patient.",
        }
    }
    /// What it says beside its text.
    pub const fn parts(self) -> &'static [Part] {
        match self {
            Kind::Innovation => INNOVATION,
            Kind::Protocol => PROTOCOL,
            Kind::Tool => TOOL,
            Kind::Audit => AUDIT,
            Kind::Template | Kind::Document | Kind::Teaching => &[],
        }
    }
    /// Whether the text itself may be empty: an innovation says all in its parts.
    pub const fn needs_body(self) -> bool {
        !matches!(self, Kind::Innovation | Kind::Tool)
    }
    /// Whether it cannot be published without the month in which it is looked at again.
    pub const fn needs_review(self) -> bool {
        matches!(self, Kind::Protocol)
    }
    /// Whether its text is what one came for, with its parts below it: the sources of a protocol, what a tool costs.
    pub const fn begins_with_text(self) -> bool {
        matches!(self, Kind::Protocol | Kind::Tool)
    }
    /// Whether it has a stage.
    pub const fn has_stage(self) -> bool {
        matches!(self, Kind::Innovation)
    }
    /// What everybody reads above it; may be empty.
    pub const fn caution(self) -> &'static str {
        match self {
            Kind::Protocol => {
                "Approve it locally first. It was written for one practice: somebody in yours has to check it, change what is \
                 different there, and put their name to it."
            }
            _ => "",
        }
    }
}

const fn must(word: &'static str, label: &'static str, hint: &'static str) -> Part {
    Part { word, label, hint, need: Need::Must, length: Length::Prose }
}

const fn may(word: &'static str, label: &'static str, hint: &'static str) -> Part {
    Part { word, label, hint, need: Need::May, length: Length::Prose }
}

const INNOVATION: &[Part] = &[
    must("problem", "The problem", "What went wrong, or took too long, and for whom."),
    must("change", "What changes", "What is done differently now, in a few sentences."),
    must("start", "How to start", "The first week: what to do on which day, and what to leave as it is."),
    may("people", "Who is needed", "Whose time it takes, and how much."),
    may("cost", "What it cost, and who paid", "In money and hours, with the year. “Nothing” is an answer."),
    may("risks", "Risks, and what to watch", "What could go wrong, what you look at, and when you would stop."),
];

const PROTOCOL: &[Part] = &[
    Part {
        word: "responsible",
        label: "Responsible clinician",
        hint: "Who answers for it where it is used now: name and role.",
        need: Need::Must,
        length: Length::Line,
    },
    must("sources", "Sources", "Guidelines and papers that it follows, with their dates."),
];

const TOOL: &[Part] = &[
    Part {
        word: "address",
        label: "Where it is",
        hint: "The address of the page, beginning with https://",
        need: Need::Must,
        length: Length::Line,
    },
    may(
        "terms",
        "What it costs, and what it does with data",
        "Free or paid, who runs it, whether it asks for anything.",
    ),
];

const AUDIT: &[Part] = &[
    must("standard", "Criteria and standard", "What should be so, and in how many of a hundred."),
    may("search", "How to search", "Codes and dates, so that another practice can do the same."),
    may("result", "What came of it", "Numbers of your own practice, if there are at least five; and what you changed."),
];

impl Stage {
    /// The ladder, from its foot.
    pub const ALL: [Stage; 5] = [Stage::Idea, Stage::Trying, Stage::WorksHere, Stage::WorksElsewhere, Stage::HowWeDoIt];

    /// In the store and in forms.
    pub const fn word(self) -> &'static str {
        match self {
            Stage::Idea => "idea",
            Stage::Trying => "trying",
            Stage::WorksHere => "works_here",
            Stage::WorksElsewhere => "works_elsewhere",
            Stage::HowWeDoIt => "how_we_do_it",
        }
    }
    /// From there.
    pub fn of(word: &str) -> Option<Stage> {
        Stage::ALL.into_iter().find(|it| it.word() == word)
    }
    /// As people read it.
    pub const fn label(self) -> &'static str {
        match self {
            Stage::Idea => "Idea",
            Stage::Trying => "Trying",
            Stage::WorksHere => "Works here",
            Stage::WorksElsewhere => "Works elsewhere",
            Stage::HowWeDoIt => "How we do it",
        }
    }
    /// What it means, where one chooses.
    pub const fn hint(self) -> &'static str {
        match self {
            Stage::Idea => "Nobody has done it yet.",
            Stage::Trying => "You are trying it, and do not know yet.",
            Stage::WorksHere => "It works where it began.",
            Stage::WorksElsewhere => "It works in other places too.",
            Stage::HowWeDoIt => "It is simply how it is done.",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_and_every_part_has_a_word_of_its_own() {
        for kind in Kind::ALL {
            assert_eq!(Kind::of(kind.word()), Some(kind));
            let words: std::collections::BTreeSet<&str> = kind.parts().iter().map(|it| it.word).collect();
            assert_eq!(words.len(), kind.parts().len());
        }
        assert!(Stage::ALL.into_iter().all(|it| Stage::of(it.word()) == Some(it)));
        assert_eq!((Kind::of("book"), Stage::of("")), (None, None));
    }

    #[test]
    fn only_a_protocol_needs_a_date_and_a_warning() {
        let cautious: Vec<Kind> = Kind::ALL.into_iter().filter(|it| !it.caution().is_empty()).collect();
        assert_eq!(cautious, Kind::ALL.into_iter().filter(|it| it.needs_review()).collect::<Vec<_>>());
        assert_eq!(cautious, [Kind::Protocol]);
    }
}
