//! Members among what is found elsewhere: implements the port of the search through everything.

use super::{INDEX, Wording, lexicon::Lexicon};
use crate::{
    ask::Asked,
    pages::{directory::line_of, kept::Kept},
};
use ::search::Ask;
use frame::{App, OwnApp};
use kernel::{MemberId, Result, Viewer};
use searching_api::{Directory, DirectoryPort, Finding, Like, Person};
use std::sync::Arc;

/// Puts the port in.
pub fn connect(app: &App) {
    let directory = Arc::new(Members(app.own()));
    app.keep(|| DirectoryPort(directory));
}

struct Members(OwnApp);

impl Directory for Members {
    fn like<'a>(&'a self, viewer: &'a Viewer, words: &'a str, most: usize) -> Finding<'a, Like> {
        Box::pin(async move {
            let app = self.0.get()?;
            let (kept, wording) = (Kept::of(&app), Wording::held(&app).await?);
            let me = kept.me(&app, viewer).await?;
            let found = app.index(INDEX)?.find(&Ask {
                text: words,
                synonyms: Some(&wording.lexicon.synonyms),
                hidden: &me.hidden,
                contacts: &me.contacts,
                limit: most,
                ..Ask::default()
            })?;
            let ids: Vec<MemberId> = found.hits.iter().map(|it| MemberId::from_bytes(it.id)).collect();
            let people = self.people(viewer, &ids).await?;
            let url = Asked { text: words.to_owned(), ..Asked::default() }.url();
            Ok(Like { people, total: found.total, url })
        })
    }

    fn named<'a>(&'a self, viewer: &'a Viewer, typed: &'a str, most: usize) -> Finding<'a, Vec<Person>> {
        Box::pin(async move {
            let app = self.0.get()?;
            let me = Kept::of(&app).me(&app, viewer).await?;
            let found = app.index(INDEX)?.typeahead(typed, most, &me.hidden)?;
            let ids: Vec<MemberId> = found.into_iter().map(MemberId::from_bytes).collect();
            self.people(viewer, &ids).await
        })
    }

    fn of<'a>(&'a self, viewer: &'a Viewer, member: MemberId) -> Finding<'a, Option<Person>> {
        Box::pin(async move { Ok(self.people(viewer, &[member]).await?.pop()) })
    }

    fn synonyms(&self) -> Finding<'_, Arc<[(String, String)]>> {
        Box::pin(async move { Ok(Lexicon::held(&self.0.get()?).await?.meanings.clone()) })
    }
}

impl Members {
    /// Those whom the viewer may see, in this order.
    async fn people(&self, viewer: &Viewer, ids: &[MemberId]) -> Result<Vec<Person>> {
        let app = self.0.get()?;
        let (kept, wording) = (Kept::of(&app), Wording::held(&app).await?);
        let me = kept.me(&app, viewer).await?;
        let cards = kept.cards(&app, viewer, &me, &wording, ids).await?;
        let person = |card: &crate::store::card::Card| Person {
            member: card.member,
            name: card.name.clone(),
            line: line_of(card, &wording),
        };
        Ok(cards.iter().flatten().map(|it| person(&it.card)).collect())
    }
}
