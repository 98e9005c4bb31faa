//! The lists: mine, those that fit me, all.

use super::{ROWS, after};
use crate::{
    store::{coming, list as db},
    views::list::{Filter, GroupsPage, Row, Show},
};
use frame::App;
use groups_api::groups_of;
use kernel::Result;
use places_api::{PlaceCode, cards_of, steps_of};
use serde::Deserialize;
use store::Reader;
use web::{Answer, Asker, Query, Reply};

/// More invitations than anybody has.
const INVITED: i64 = 100;
/// So many groups are looked at for suggestions, and so many are made.
const LOOKED_AT: i64 = 300;
const SUGGESTED: usize = 20;

/// What follows `?`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    show: String,
    q: String,
    shape: String,
    topic: String,
    place: String,
    place_code: String,
    after: usize,
}

/// `/groups`
pub async fn list(app: App, asker: Asker, Query(asked): Query<Asked>) -> Answer {
    let read = app.read(&asker.viewer).await?;
    let page = match Show::of(&asked.show, asked.is_searched()) {
        Show::Mine => {
            let mine = groups_of(read.reader()).await?;
            let invited = coming::page_of_own_invitations(read.reader(), INVITED).await?;
            GroupsPage::mine(mine, invited)
        }
        Show::Suggested => suggested(read.reader()).await?,
        Show::All => all(read.reader(), asked).await?,
    };
    drop(read);
    Ok(Reply::page(page))
}

async fn suggested(reader: Reader<'_>) -> Result<GroupsPage> {
    let mut me = db::find_me(reader).await?;
    let steps = steps_of(reader, &me.places).await?;
    me.ladder = steps.into_values().flatten().map(|it| (it.code, it.name)).collect();
    let candidates = db::page_of_candidates(reader, &me, LOOKED_AT).await?;
    Ok(GroupsPage::suggested(me.pick(candidates, SUGGESTED)))
}

async fn all(reader: Reader<'_>, asked: Asked) -> Result<GroupsPage> {
    let place = asked.place();
    let wanted = db::Wanted {
        name: asked.q.trim().chars().take(100).collect(),
        shape: asked.shape.clone(),
        place: place.as_ref().map(|it| it.as_str().to_owned()).unwrap_or_default(),
        topic: asked.topic.clone(),
    };
    let page = (after(asked.after), ROWS as i64 + 1);
    let mut found = db::page_of_all(reader, &wanted, page).await?;
    let more = found.len() > ROWS;
    found.truncate(ROWS);
    let topics = db::page_of_topics(reader).await?;
    let named = match &place {
        Some(place) => cards_of(reader, std::slice::from_ref(place)).await?.remove(place).map(|it| it.words()),
        None => None,
    };
    let filter =
        Filter { wanted, topics, place: named.unwrap_or(asked.place), next: more.then_some(asked.after + ROWS) };
    Ok(GroupsPage::all(found.into_iter().map(Row::new).collect(), filter))
}

impl Asked {
    fn is_searched(&self) -> bool {
        [&self.q, &self.shape, &self.topic, &self.place, &self.place_code].iter().any(|it| !it.trim().is_empty())
    }
    /// The place that was chosen, or whose code was typed. An empty field means none, whatever was chosen before.
    fn place(&self) -> Option<PlaceCode> {
        let typed = self.place.trim();
        let chosen = PlaceCode::parse(&self.place_code).ok().filter(|_| !typed.is_empty());
        chosen.or_else(|| PlaceCode::parse(typed).ok())
    }
}
