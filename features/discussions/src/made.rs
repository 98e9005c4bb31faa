//! What a made population talks about: threads on general practice, without a patient in any of them.

use crate::{discussion::Kind, post::Body};

/// All of them, as they were written down.
const WRITTEN: &str = include_str!("../made/threads.txt");
/// What is asked without a name, as it was written down.
const NAMELESS: &str = include_str!("../made/nameless.txt");

/// Stands for groups with a topic.
const TOPIC: &str = "@topic";
/// Stands where a thread speaks of it.
const SPOKEN_OF: &str = "{topic}";

/// Something that is begun and answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeThread {
    /// Its kind.
    pub kind: Kind,
    /// Its tags, as they are kept.
    pub tags: String,
    /// In which groups it may stand.
    pub fits: Vec<Fit>,
    /// What it is about.
    pub title: String,
    /// The opening.
    pub text: Body,
    /// The replies, in their order.
    pub replies: Vec<(Mark, Body)>,
    /// What is to be chosen.
    pub choices: Vec<&'static str>,
    /// What the kind says beside the text.
    pub parts: Vec<(&'static str, String)>,
    /// After how many days it is over.
    pub days: Option<u64>,
    /// The short answer on top.
    pub summary: Option<&'static str>,
}

/// Groups in which a thread may stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    /// The word of their shape.
    shape: &'static str,
    /// One of these stands in their name; none: in all. `@topic` is for those with a topic, whose name the thread has.
    words: Vec<&'static str>,
}

/// A group that somebody talks in.
#[derive(Debug, Clone, Copy)]
pub struct Company<'a> {
    /// The word of its shape.
    pub shape: &'a str,
    /// What it is called.
    pub name: &'a str,
    /// Whether it is about one thing, after which it is called.
    pub has_topic: bool,
}

impl Fit {
    fn is_for(&self, group: Company<'_>) -> bool {
        let name = group.name.to_lowercase();
        let has = |word: &&str| if *word == TOPIC { group.has_topic } else { name.contains(word) };
        self.shape == group.shape && (self.words.is_empty() || self.words.iter().any(has))
    }
}

/// What a reply is marked with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    Plain,
    /// It solved the question.
    Answer,
    /// It stands as another view.
    View,
}

/// All threads that may stand in a group, speaking of what it is about.
pub fn threads_for(all: &[MadeThread], group: Company<'_>) -> Vec<MadeThread> {
    let fitting = all.iter().filter(|it| it.fits.iter().any(|it| it.is_for(group)));
    fitting.map(|it| it.speaking_of(group.name)).collect()
}

impl MadeThread {
    fn speaking_of(&self, name: &str) -> MadeThread {
        let topic = inside(name);
        let put = |body: &Body| Body::stored(body.as_str().replace(SPOKEN_OF, &topic));
        MadeThread {
            title: self.title.replace(SPOKEN_OF, &topic),
            text: put(&self.text),
            replies: self.replies.iter().map(|(mark, body)| (*mark, put(body))).collect(),
            ..self.clone()
        }
    }
}

/// A name as it stands inside a sentence: "minor surgery", but "HIV".
fn inside(name: &str) -> String {
    let mut letters = name.chars();
    let (first, rest) = (letters.next(), letters.as_str());
    match first {
        Some(first) if !rest.starts_with(char::is_uppercase) => format!("{}{rest}", first.to_lowercase()),
        _ => name.to_owned(),
    }
}

/// All of them.
pub fn threads() -> Vec<MadeThread> {
    WRITTEN.split("\n\n").filter_map(|it| read(it.trim())).collect()
}

/// What is asked without a name: a title, and the posts in their order, each with whether it is by whoever asked.
pub fn nameless() -> Vec<(&'static str, Vec<(bool, Body)>)> {
    let read = |text: &'static str| {
        let mut lines = text.trim().lines();
        let (title, opening) = (lines.next()?, lines.next()?);
        let mut posts = vec![(true, Body::stored(opening))];
        posts.extend(lines.filter_map(|it| it.split_once(' ')).map(|(mark, words)| (mark == ">", Body::stored(words))));
        Some((title, posts))
    };
    NAMELESS.split("\n\n").filter_map(read).collect()
}

fn read(text: &'static str) -> Option<MadeThread> {
    let mut lines = text.lines();
    let head: Vec<&'static str> = lines.next()?.strip_prefix("# ")?.split(" | ").collect();
    let [kind, tags, shapes, title] = head[..] else { return None };
    let kind = Kind::of(kind)?;
    let mut it = MadeThread {
        kind,
        tags: tags.replace(", ", "|"),
        fits: fits(shapes),
        title: title.to_owned(),
        text: Body::stored(lines.next()?),
        replies: vec![],
        choices: vec![],
        parts: vec![],
        days: matches!(kind, Kind::Poll | Kind::HeadsUp).then_some(14),
        summary: None,
    };
    for line in lines {
        match line.split_once(' ')? {
            ("+", words) => it.replies.push((Mark::Plain, Body::stored(words))),
            ("*", words) => it.replies.push((Mark::Answer, Body::stored(words))),
            ("!", words) => it.replies.push((Mark::View, Body::stored(words))),
            ("?", words) => it.choices.push(words),
            ("=", words) => it.summary = Some(words),
            ("until:", days) => it.days = days.parse().ok(),
            (word, words) => {
                let word = kind.parts().iter().find(|it| it.0 == word.trim_end_matches(':'))?.0;
                it.parts.push((word, words.to_owned()));
            }
        }
    }
    Some(it)
}

/// "locums interest~green,part time trainees": words with spaces in them go on until the next shape.
fn fits(text: &'static str) -> Vec<Fit> {
    let shapes = groups_api::Shape::ALL.map(groups_api::Shape::word);
    let begins = |at: &usize| {
        let rest = &text[*at..];
        let word = rest.split([' ', '~']).next().unwrap_or_default();
        (*at == 0 || text[..*at].ends_with(' ')) && shapes.contains(&word)
    };
    let starts: Vec<usize> = text.char_indices().map(|it| it.0).filter(begins).collect();
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let one = |(from, upto): (&usize, usize)| {
        let (shape, words) = text[*from..upto].trim().split_once('~').unwrap_or((text[*from..upto].trim(), ""));
        Fit { shape, words: words.split(',').filter(|it| !it.is_empty()).collect() }
    };
    starts.iter().zip(ends).map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discussion::{Tags, Title};

    #[test]
    fn all_that_was_written_down_is_read() {
        let all = threads();
        assert_eq!(all.len(), WRITTEN.matches("\n# ").count() + 1);
        for it in &all {
            assert!(Title::parse(&it.title).is_ok() && !it.fits.is_empty(), "{}", it.title);
            assert_eq!(Tags::parse(&it.tags).map(|it| it.text()), Ok(it.tags.clone()), "{}", it.title);
            assert_eq!(it.kind == Kind::Poll, it.choices.len() > 1, "{}", it.title);
            assert!(!it.replies.is_empty() && it.replies.iter().filter(|it| it.0 == Mark::View).count() < 2);
            let texts = std::iter::once(&it.text).chain(it.replies.iter().map(|it| &it.1));
            for text in texts {
                assert!(guard::scan(text.as_str()).is_empty(), "a patient, perhaps: {}", text.as_str());
            }
        }
        for shape in groups_api::Shape::ALL {
            let group = Company { shape: shape.word(), name: "Menopause", has_topic: true };
            assert!(threads_for(&all, group).len() > 2, "{}", shape.word());
        }
    }

    #[test]
    fn a_thread_stands_where_it_belongs() {
        let all = threads();
        let titles = |shape: &str, name: &str, has_topic| -> Vec<String> {
            threads_for(&all, Company { shape, name, has_topic }).into_iter().map(|it| it.title).collect()
        };
        let yoga = titles("interest", "Yoga", true);
        assert!(yoga.contains(&"How did you come to yoga?".to_owned()), "{yoga:?}");
        assert!(
            yoga.iter().all(|it| !it.contains("dermatoscope") && !it.contains("travel clinics") && !it.contains('{'))
        );
        let surgery = titles("extended_role", "Minor surgery", true);
        assert!(surgery.iter().any(|it| it.contains("dermatoscope")), "{surgery:?}");
        assert!(titles("extended_role", "Diabetes", true).iter().all(|it| !it.contains("dermatoscope")));
        assert!(titles("interest", "HIV", true).contains(&"How did you come to HIV?".to_owned()));
        for name in ["Going part time", "The Thursday table", "Before the merger", "Partners only", "Digital leads"] {
            let own = titles("interest", name, false);
            assert!(own.len() > 1 && own.iter().all(|it| !it.contains("How did you come")), "{name}: {own:?}");
        }
        let part = titles("interest", "Going part time", false);
        assert!(part.iter().any(|it| it.starts_with("Six sessions")), "{part:?}");
    }

    #[test]
    fn what_is_asked_without_a_name_is_read_and_names_nobody() {
        let all = nameless();
        assert_eq!(all.len(), 3);
        for (title, posts) in all {
            assert!(Title::parse(title).is_ok() && posts.len() > 2, "{title}");
            assert!(posts[0].0 && posts.iter().any(|it| !it.0), "{title}");
            assert!(posts.iter().all(|it| guard::scan(it.1.as_str()).is_empty()), "{title}");
        }
    }
}
