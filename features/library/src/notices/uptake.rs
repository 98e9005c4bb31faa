//! What notices say to an owner of who uses something of theirs, and of who would help.

use crate::{resource::ResourceId, store::uptake::find_used, uptake::Uptake};
use notices_api::{Asked, Kind, Line, Speaker, Speaking};
use store::Reader;
use ui::words::quoted;

/// Speaks for owners.
pub struct OfUses;

impl Speaker for OfUses {
    fn kinds(&self) -> &'static [Kind] {
        &[Kind::ResourceUsed, Kind::ResourceHelp]
    }

    /// Nothing of what is withdrawn, or of offers that were taken back.
    fn lines<'a>(&'a self, reader: Reader<'a>, asked: &'a [Asked]) -> Speaking<'a> {
        Box::pin(async move {
            let all: Vec<ResourceId> = asked.iter().map(|it| ResourceId::from_bytes(it.about)).collect();
            let used = find_used(reader, &all).await?;
            let line = |it: &Asked| {
                let (id, title, uptake) = used.iter().find(|one| one.0 == ResourceId::from_bytes(it.about))?;
                said(it, *id, title, uptake)
            };
            Ok(asked.iter().map(line).collect())
        })
    }
}

/// Of who uses it nobody is ever named here, and fewer than five are "a few"; whoever offers help says who they are.
fn said(asked: &Asked, id: ResourceId, title: &str, uptake: &Uptake) -> Option<Line> {
    let (page, title) = (format!("/library/{id}"), quoted(title));
    match asked.kind {
        Kind::ResourceUsed => {
            let words = format!("{} use or try {title}", uptake.users_words()?);
            Some(Line::saying(crate::views::capitalised(&words), page))
        }
        _ => {
            let who = asked.name.as_deref().unwrap_or("Somebody");
            (!uptake.helpers.is_empty())
                .then(|| Line::saying(format!("{who} would help with {title}"), format!("{page}/helpers")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{adoption::Use, support::Skill, uptake::Counted};
    use kernel::Moment;

    #[test]
    fn of_a_few_nobody_is_counted_or_named() {
        let id = ResourceId::from_bytes([1; 16]);
        let notice =
            |kind| Asked { kind, about: [1; 16], by: None, name: Some("Ann".into()), at: Moment::from_micros(1) };
        let used = |number: usize| {
            let one = |it: usize| Counted {
                place: Some(format!("W{it}")),
                region: "Wales".into(),
                stage: Use::Trying,
                saved: None,
            };
            Uptake::default().adopted(&(0..number).map(one).collect::<Vec<_>>())
        };
        let words =
            |uptake: &Uptake| said(&notice(Kind::ResourceUsed), id, "Results day", uptake).and_then(|it| it.words);
        assert_eq!(words(&used(0)), None);
        assert_eq!(words(&used(1)).as_deref(), Some("A few practices use or try “Results day”"));
        assert_eq!(words(&used(7)).as_deref(), Some("5 practices or more use or try “Results day”"));
        assert!(said(&notice(Kind::ResourceHelp), id, "Results day", &used(1)).is_none(), "taken back");
        let helped = Uptake { helpers: vec![(Skill::Test, 1)], ..used(0) };
        let line = said(&notice(Kind::ResourceHelp), id, "Results day", &helped).expect("somebody helps");
        assert_eq!(line.words.as_deref(), Some("Ann would help with “Results day”"));
    }
}
