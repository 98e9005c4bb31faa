//! The port through which a notice gets its words and its link: asked when somebody reads and again when a letter is sent, of
//! the feature that has the thing. It puts itself in at the start: `app.keep(Speakers::default).add(Arc::new(…))`.

use crate::Kind;
use futures_util::future::try_join_all;
use kernel::{Fault, MemberId, Moment};
use std::{
    collections::HashMap,
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};
use store::Reader;

/// A notice about which its feature is asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Of what kind.
    pub kind: Kind,
    /// About which thing.
    pub about: [u8; 16],
    /// Who caused it, if that is one member; one whom the receiver still sees.
    pub by: Option<MemberId>,
    /// Their name.
    pub name: Option<String>,
    /// When it was given.
    pub at: Moment,
}

/// What stands in the receiver's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Other words than those of the kind. They stand on pages only, never in a letter.
    pub words: Option<String>,
    /// The one link.
    pub path: String,
}

impl Line {
    /// With the words of the kind: who and that.
    pub fn to(path: impl Into<String>) -> Line {
        Line { words: None, path: path.into() }
    }
    /// With words of its own, for pages.
    pub fn saying(words: impl Into<String>, path: impl Into<String>) -> Line {
        Line { words: Some(words.into()), path: path.into() }
    }
}

/// Answers under way.
pub type Speaking<'a> = Pin<Box<dyn Future<Output = Result<Vec<Option<Line>>, Fault>> + Send + 'a>>;

/// Speaks for the notices of some kinds.
pub trait Speaker: Send + Sync {
    /// For these.
    fn kinds(&self) -> &'static [Kind];
    /// One answer for each, in their order, on behalf of the reader's viewer, who is the receiver. `None` for whatever they may
    /// not see any more, or what waits no longer: then they get nothing, not even a gap. One statement for all of them.
    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a>;
}

/// All who speak, as the app keeps them.
#[derive(Default)]
pub struct Speakers(Mutex<Vec<Arc<dyn Speaker>>>);

impl Speakers {
    /// From now on this one, and nobody else, speaks for its kinds.
    pub fn add(&self, speaker: Arc<dyn Speaker>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(speaker);
    }

    /// One answer for each, in their order; `None` also where nobody speaks for a kind. All who speak are asked at the same time,
    /// so that a store in another house is waited for once.
    ///
    /// # Errors
    /// What the store says, and a bug if a speaker does not answer each.
    pub async fn lines(&self, reader: Reader<'_>, asked: &[Asked]) -> Result<Vec<Option<Line>>, Fault> {
        let speakers = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let speaks = |kind: Kind| speakers.iter().rposition(|it| it.kinds().contains(&kind));
        let own = |place: usize| (0..asked.len()).filter(|at| speaks(asked[*at].kind) == Some(place)).collect();
        let turns: Vec<(usize, Vec<usize>)> = (0..speakers.len()).map(|place| (place, own(place))).collect();
        let answers = turns.into_iter().filter(|(_, own)| !own.is_empty()).map(|(place, own)| {
            let speaker = &speakers[place];
            async move {
                let part: Vec<Asked> = own.iter().map(|at| asked[*at].clone()).collect();
                let lines = speaker.lines(reader, &part).await?;
                if lines.len() != part.len() {
                    return Err(Fault::bug(format!("of {} notices {} were answered", part.len(), lines.len())));
                }
                Ok(own.into_iter().zip(lines).filter_map(|(at, line)| Some((at, line?))).collect::<Vec<_>>())
            }
        });
        let answers = try_join_all(answers).await?;
        let mut lines: HashMap<usize, Line> = answers.into_iter().flatten().collect();
        Ok((0..asked.len()).map(|at| lines.remove(&at)).collect())
    }
}
