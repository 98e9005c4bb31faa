//! What a made population talks about: threads on general practice, without a patient in any of them.

use crate::{discussion::Kind, post::Body};

/// All of them, as they were written down.
const WRITTEN: &str = include_str!("../made/threads.txt");
/// What is asked without a name, as it was written down.
const NAMELESS: &str = include_str!("../made/nameless.txt");

/// Something that is begun and answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeThread {
    /// Its kind.
    pub kind: Kind,
    /// Its tags, as they are kept.
    pub tags: String,
    /// In which groups it may stand: the words of their shapes.
    pub shapes: Vec<&'static str>,
    /// What it is about.
    pub title: &'static str,
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

/// All threads that may stand in a group of this shape; in one whose shape nobody thought of, those of an interest.
pub fn threads_for<'t>(all: &'t [MadeThread], shape: &str) -> Vec<&'t MadeThread> {
    let of = |shape: &str| all.iter().filter(|it| it.shapes.contains(&shape)).collect::<Vec<_>>();
    Some(of(shape)).filter(|it| !it.is_empty()).unwrap_or_else(|| of("interest"))
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
        shapes: shapes.split(' ').collect(),
        title,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::discussion::{Tags, Title};

    #[test]
    fn all_that_was_written_down_is_read() {
        let all = threads();
        assert_eq!(all.len(), WRITTEN.matches("\n# ").count() + 1);
        for it in &all {
            assert!(Title::parse(it.title).is_ok(), "{}", it.title);
            assert_eq!(Tags::parse(&it.tags).map(|it| it.text()), Ok(it.tags.clone()), "{}", it.title);
            assert_eq!(it.kind == Kind::Poll, it.choices.len() > 1, "{}", it.title);
            assert!(!it.replies.is_empty() && it.replies.iter().filter(|it| it.0 == Mark::View).count() < 2);
            let texts = std::iter::once(&it.text).chain(it.replies.iter().map(|it| &it.1));
            for text in texts {
                assert!(guard::scan(text.as_str()).is_empty(), "a patient, perhaps: {}", text.as_str());
            }
        }
        for shape in groups_api::Shape::ALL {
            assert!(threads_for(&all, shape.word()).len() > 2, "{}", shape.word());
        }
        assert_eq!(threads_for(&all, "no such").len(), threads_for(&all, "interest").len());
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
