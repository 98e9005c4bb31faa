//! Choosing a kind, and the page on which one writes.

use super::{article, capitalised};
use crate::{
    diff::{Sides, compare},
    draft::{Draft, MOST_TOPICS},
    kind::{Kind, Length, Need, Part, Stage},
    licence::Licence,
    lineage::Difference,
    pages::writing::Typed,
    resource::{Resource, ResourceId},
    tags::Tags,
    version::{Body, ForWhom, Prose, Summary as Short, Title},
};
use kernel::{MemberId, Moment, Problems};
use std::collections::BTreeMap;
use ui::{
    Html,
    parts::{Choice, Choices, Field, MonthYear, Summary},
    words,
};

/// `/library/new`
#[derive(askama::Template)]
#[template(path = "library/kinds.html")]
pub struct KindsPage;
ui::view!(KindsPage { title: |_| "Write for the library", here: Library, shape: Column });

impl KindsPage {
    fn kinds(&self) -> [Kind; 7] {
        Kind::ALL
    }
}

/// `/library/new?kind=`, `/library/{id}/edit`
#[derive(askama::Template)]
#[template(path = "library/edit.html")]
pub struct WritePage {
    pub heading: String,
    pub action: String,
    /// Of a new one: the id that the page makes, and the word of its kind.
    pub new: Option<(String, &'static str)>,
    pub began: i64,
    pub kind: Kind,
    /// "Saved yesterday by Ben Okafor"; empty for a new one.
    pub saved: String,
    pub title: Written,
    pub summary_field: Written,
    /// What its kind says beside the text.
    pub parts: Vec<Written>,
    pub body: Written,
    /// Of what is somebody's own of another: what is different in it, and why.
    pub difference: Option<Written>,
    pub address: Option<Field>,
    pub calculates: Option<Choices>,
    pub stages: Option<Choices>,
    /// The stage that stands in the draft of what is published: it is moved on a page of its own.
    pub stage_kept: String,
    /// As many boxes as it may have topics: each its choices, which are the same.
    pub topics: Vec<Choices>,
    pub topics_problem: Option<String>,
    pub tags: Written,
    pub for_whom: Written,
    pub licences: Choices,
    pub review: MonthYear,
    /// As it would stand there.
    pub preview: Option<Vec<(&'static str, Html)>>,
    /// Who saved it meanwhile.
    pub others: Option<String>,
    /// What they chose where one chooses, if it is something else: the label and the words.
    pub chosen: Vec<(&'static str, String)>,
    /// Whether the original says something else where this was changed too.
    pub clashes: bool,
    /// Where one goes without saving.
    pub back: String,
    pub summary: Summary,
}
ui::view!(WritePage { title: |it| it.heading.clone(), here: Library, shape: Column });

/// A field, and what others made of it meanwhile.
pub struct Written {
    pub field: Field,
    /// Whether it is one line.
    pub is_line: bool,
    /// Theirs as the later side, if it is another.
    pub theirs: Option<Sides>,
    /// What is said above theirs.
    pub whose: &'static str,
}

/// A draft as it was saved.
#[derive(Debug, Clone)]
pub struct Others {
    /// By whom, as far as the viewer sees them.
    pub by: Option<(MemberId, String)>,
    /// When.
    pub at: Moment,
    /// Now.
    pub now: Moment,
    /// What.
    pub draft: Draft,
}

/// What another saved meanwhile.
const NOW: &str = "What stands there now";

type Around<'a> = (&'a [(String, String)], &'a Problems);

impl WritePage {
    /// One that is not kept yet.
    pub fn new_one(id: ResourceId, kind: Kind, typed: Typed, around: Around<'_>) -> WritePage {
        let page = WritePage::fields(kind, &typed, None, around);
        WritePage {
            heading: format!("Write {}{}", if kind == Kind::Tool { "about " } else { "" }, article(kind)),
            action: "/library/new".to_owned(),
            new: Some((id.to_string(), kind.word())),
            back: "/library/new".to_owned(),
            ..page
        }
    }

    /// One that is kept; what others saved meanwhile stands beside it.
    pub fn of(resource: &Resource, typed: Typed, others: Option<Others>, around: Around<'_>) -> WritePage {
        let adapted = resource.adapted.is_some().then(|| difference(&typed.draft, others.as_ref(), around.1));
        let mut page = WritePage::fields(resource.kind, &typed, others.as_ref(), around);
        if resource.newest > 0 && resource.stage.is_some() {
            (page.stages, page.stage_kept) = (None, resource.stage.map_or("", Stage::word).to_owned());
        }
        let name = |it: &Others| it.by.as_ref().map_or_else(|| "Somebody".to_owned(), |it| it.1.clone());
        WritePage {
            heading: typed.draft.called().to_owned(),
            action: format!("{}/edit", resource.url()),
            back: resource.url(),
            difference: adapted,
            others: others.as_ref().map(|it| format!("{} saved this {}", name(it), words::ago(&it.at, &it.now))),
            ..page
        }
    }

    /// With when it was saved last, and by whom.
    pub fn saved(self, it: &Others) -> WritePage {
        let by = it.by.as_ref().map(|it| format!(" by {}", it.1)).unwrap_or_default();
        WritePage { saved: format!("Saved {}{by}.", words::ago(&it.at, &it.now)), ..self }
    }

    /// With what the original says of a part beside it, where that and the draft cannot both be.
    pub fn beside_original(mut self, beside: &BTreeMap<String, String>) -> WritePage {
        let fields = [&mut self.title, &mut self.summary_field, &mut self.body, &mut self.for_whom];
        let fields = fields.into_iter().chain(&mut self.parts);
        for it in fields.filter(|it| it.theirs.is_none()) {
            if let Some(theirs) = beside.get(&it.field.name) {
                it.theirs = Some(compare(&it.field.value, theirs));
                it.whose = "What the original says now";
            }
        }
        self.clashes = !beside.is_empty();
        self
    }

    fn fields(kind: Kind, typed: &Typed, others: Option<&Others>, (topics, problems): Around<'_>) -> WritePage {
        let draft = &typed.draft;
        let with = |field: Field, is_line: bool, of: fn(&Draft) -> &str| {
            let (mine, other) = (of(draft), others.map(|it| of(&it.draft)));
            let theirs = other.filter(|it| *it != mine).map(|it| compare(mine, it));
            Written { field, is_line, theirs, whose: NOW }
        };
        WritePage {
            heading: String::new(),
            action: String::new(),
            new: None,
            began: typed.began,
            kind,
            saved: String::new(),
            title: with(title(draft, problems), true, |it| &it.title),
            summary_field: with(short(draft, problems), false, |it| &it.summary),
            parts: parts(kind, draft, others, problems),
            body: with(body(kind, draft, problems), false, |it| &it.body),
            difference: None,
            address: (kind == Kind::Tool).then(|| address(draft, problems)),
            calculates: (kind == Kind::Tool).then(|| calculates(draft, problems)),
            stages: kind.has_stage().then(|| stages(draft, problems)),
            stage_kept: String::new(),
            chosen: others.map(|it| chosen(kind, &it.draft, draft, topics)).unwrap_or_default(),
            topics: topic_boxes(topics, draft),
            topics_problem: problems.of("topics").map(str::to_owned),
            tags: with(tags(draft, problems), true, |it| &it.tags),
            for_whom: with(for_whom(draft, problems), true, |it| &it.for_whom),
            licences: licences(draft),
            review: review(kind, draft, problems),
            preview: typed.preview.then(|| preview(kind, draft)),
            others: None,
            clashes: false,
            back: String::new(),
            summary: Summary::of(problems),
        }
    }
}

/// What stands in `theirs` where one chooses, as far as it is another than in `mine`.
fn chosen(kind: Kind, theirs: &Draft, mine: &Draft, topics: &[(String, String)]) -> Vec<(&'static str, String)> {
    let word = |code: &String| topics.iter().find(|it| it.0 == *code).map_or(code.clone(), |it| capitalised(&it.1));
    let named = |it: &Draft| it.topics.iter().map(word).collect::<Vec<_>>().join(", ");
    let stage = |it: &Draft| Stage::of(&it.stage).map_or("", Stage::label).to_owned();
    let month = |it: &Draft| if it.review_by.is_empty() { String::new() } else { words::when(&it.review_by) };
    let address = |it: &Draft| it.part("address").to_owned();
    let licence = |it: &Draft| it.licence().label().to_owned();
    let all = |it: &Draft| [address(it), stage(it), named(it), licence(it), month(it)];
    let labels =
        ["Where it is", "How far it has come", "What it is about", "What others may do with it", "To be reviewed by"];
    let shown = [kind == Kind::Tool, kind.has_stage(), true, true, true];
    let pairs = labels.into_iter().zip(shown).zip(all(theirs).into_iter().zip(all(mine)));
    let other = pairs.filter(|((_, shown), (theirs, mine))| *shown && theirs != mine);
    other.map(|((label, _), (it, _))| (label, if it.is_empty() { "nothing".to_owned() } else { it })).collect()
}

fn tags(draft: &Draft, problems: &Problems) -> Field {
    Field::new("tags", "Tags")
        .hint(format!("Words under which it is found again, with commas between. At most {}.", Tags::MOST))
        .value(&draft.tags)
        .optional()
        .problem_of(problems)
}

fn for_whom(draft: &Draft, problems: &Problems) -> Field {
    Field::new("for_whom", "Who it is for")
        .hint(format!("For instance: practices with a pharmacist. At most {} characters.", ForWhom::MAX))
        .value(&draft.for_whom)
        .optional()
        .problem_of(problems)
}

fn title(draft: &Draft, problems: &Problems) -> Field {
    Field::new("title", "Title")
        .hint(format!("What somebody would look for. At most {} characters.", Title::MAX))
        .value(&draft.title)
        .problem_of(problems)
}

fn short(draft: &Draft, problems: &Problems) -> Field {
    Field::new("summary", "In short")
        .hint("What it is and what one gains, in a sentence or two. Lists show only this.")
        .max(Short::MAX)
        .rows(3)
        .value(&draft.summary)
        .problem_of(problems)
}

/// What its kind says beside the text, but the address of a tool, which stands on top.
fn parts(kind: Kind, draft: &Draft, others: Option<&Others>, problems: &Problems) -> Vec<Written> {
    let written = |part: &Part| {
        let (mine, is_line) = (draft.part(part.word), part.length == Length::Line);
        let field = Field::new(part.word, part.label).hint(part.hint).value(mine).problem_of(problems);
        let rows = if part.need == Need::Must { 5 } else { 3 };
        let field = if is_line { field } else { field.max(Prose::MAX).rows(rows) };
        let other = others.map(|it| it.draft.part(part.word)).filter(|it| *it != mine);
        Written {
            field: if part.need == Need::May { field.optional() } else { field },
            is_line,
            theirs: other.map(|it| compare(mine, it)),
            whose: NOW,
        }
    };
    kind.parts().iter().filter(|it| it.word != "address").map(written).collect()
}

fn difference(draft: &Draft, others: Option<&Others>, problems: &Problems) -> Written {
    let field = Field::new("difference", "What is different here, and why")
        .hint("Whoever reads the original and yours looks for exactly that. It stands above yours.")
        .max(Difference::MAX)
        .rows(3)
        .value(&draft.difference)
        .problem_of(problems);
    let other = others.map(|it| it.draft.difference.as_str()).filter(|it| *it != draft.difference);
    Written { field, is_line: false, theirs: other.map(|it| compare(&draft.difference, it)), whose: NOW }
}

fn body(kind: Kind, draft: &Draft, problems: &Problems) -> Field {
    let (label, hint) = match kind {
        Kind::Innovation => ("Anything else", "Lists, **bold** and ## headings work as you expect."),
        Kind::Tool => ("What you use it for", "How it fits into your day, and what it does not do."),
        Kind::Template => ("The template", "The words themselves. [Square brackets] for what is filled in."),
        _ => ("The text", "Lists, **bold** and ## headings work as you expect. No patients, please."),
    };
    let rows = if kind.needs_body() { 16 } else { 6 };
    let field = Field::new("body", label).hint(hint).max(Body::MAX).rows(rows).value(&draft.body).problem_of(problems);
    if kind.needs_body() { field } else { field.optional() }
}

fn address(draft: &Draft, problems: &Problems) -> Field {
    Field::new("address", "Where it is")
        .hint("The address of the page, beginning with https://")
        .kind(ui::parts::Kind::Link)
        .value(draft.part("address"))
        .problem_of(problems)
}

fn calculates(draft: &Draft, problems: &Problems) -> Choices {
    Choices::new("calculates", "Does it calculate anything for one patient: a dose, a risk, a diagnosis?")
        .hint("That would be a medical device, and cannot stand here.")
        .choice("no", "No")
        .choice("yes", "Yes")
        .chosen(&[&draft.calculates])
        .problem_of(problems)
}

fn stages(draft: &Draft, problems: &Problems) -> Choices {
    let first = [Stage::Idea, Stage::Trying, Stage::WorksHere];
    let each = first.map(|it| Choice::new(it.word(), it.label()).hint(it.hint()));
    Choices::new("stage", "How far it has come")
        .hint("Once it is published, you move it on by itself.")
        .choices(each)
        .chosen(&[&draft.stage])
        .problem_of(problems)
}

fn topic_boxes(topics: &[(String, String)], draft: &Draft) -> Vec<Choices> {
    let one = |at: usize| {
        let each = topics.iter().map(|(code, words)| Choice::new(code, capitalised(words)));
        let here = draft.topics.get(at).cloned().unwrap_or_default();
        Choices::new("topics", format!("Topic {}", at + 1)).choice("", "None").choices(each).chosen(&[here])
    };
    (0..MOST_TOPICS).map(one).collect()
}

fn licences(draft: &Draft) -> Choices {
    let each = Licence::ALL.map(|it| Choice::new(it.word(), it.label()).hint(it.name()));
    let here = Licence::of(&draft.licence).unwrap_or_default();
    Choices::new("licence", "What may others do with it?").choices(each).chosen(&[here.word()])
}

fn review(kind: Kind, draft: &Draft, problems: &Problems) -> MonthYear {
    let field = MonthYear::new("review", "To be reviewed by")
        .hint("From then on it says that it is overdue, and you are told. For instance 10 2027.")
        .when(&draft.review_by)
        .problem_of(problems);
    if kind.needs_review() { field } else { field.optional() }
}

fn preview(kind: Kind, draft: &Draft) -> Vec<(&'static str, Html)> {
    let prose = kind.parts().iter().filter(|it| it.length == Length::Prose);
    let parts = prose.map(|it| (it.label, draft.part(it.word))).chain([("", draft.body.as_str())]);
    parts.filter(|it| !it.1.trim().is_empty()).map(|(label, text)| (label, ui::markdown(text))).collect()
}
