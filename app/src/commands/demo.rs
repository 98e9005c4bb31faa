//! `kettle demo`: an empty Kettle filled with a made population, for trying it out and for measuring it.

use super::{OPERATOR, member::json_line};
use accounts::actions as door;
use clap::Args;
use frame::App;
use groups::population::{Area, Made};
use kernel::{Act, MemberId, Moment, Problems, Result};
use people::{
    line::Kind,
    population::{MadeMember, MadePractice, Population, noon_of},
    term::Vocabulary,
};
use places::actions::{Format, Run, import_outcodes, import_practices};
use places_api::PlaceCode;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::{collections::HashMap, sync::Arc};

/// With this every made member signs in. It is no secret: it is printed, and such a store serves only this machine.
pub const PASSWORD: &str = "copper kettle on a quiet stove";
const POPULATE: Act = Act::open("populate");
/// So many discussions a group has at most.
const DISCUSSIONS: usize = 12;
/// One of so many members has put something into the library.
const EACH_WRITES: usize = 60;
/// Of a few members so many have.
const FEW_WRITERS: usize = 20;
/// So many of the first have contacts or are some.
const KNOW_EACH_OTHER: u64 = 100;
/// So many of them use what others put into the library.
const USE_LIBRARY: u64 = 600;
/// So many members are written together.
const AT_ONCE: usize = 5_000;

/// `kettle demo`
#[derive(Args, Serialize, Deserialize)]
pub struct Demo {
    /// How many
    #[arg(long, default_value_t = 1000)]
    members: u64,
    /// Another number makes other people
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// The day of which it is true, as 2026-11-20; today if it is not said
    #[arg(long)]
    day: Option<String>,
    /// One line of JSON
    #[arg(long)]
    json: bool,
}

/// Fills it. Only an empty store on this machine takes a made population.
pub async fn demo(app: &App, words: Demo) -> Result<String> {
    if !app.settings().url.is_loopback() {
        let words = "A made population is only for this machine, because everybody knows its password: the public address \
                     is not on loopback. Leave KETTLE_PUBLIC_URL unset for it.";
        return Err(Problems::one("", words).into());
    }
    if !door::is_empty(app, &OPERATOR).await? {
        let words = "This Kettle has members. A made population goes into an empty one only: set KETTLE_DATA to another \
                     folder.";
        return Err(Problems::one("", words).into());
    }
    let day = words.day.as_deref().map(noon_of).transpose()?;
    let (vocabulary, practices) = ground(app).await?;
    let population = Population::new(words.seed, &vocabulary, &practices, day.unwrap_or(app.clock().now()));
    // Before the first of them is there: also a store that was filled halfway serves this machine only.
    administration::actions::mark_made(app, &OPERATOR, words.seed, words.members).await?;
    fill(app, &population, words.members, AT_ONCE).await?;
    let today = day.unwrap_or(app.clock().now());
    found_groups(app, &population, &practices, (words.members, words.seed, today)).await?;
    discussions::actions::talk_made(app, &OPERATOR, (words.seed, DISCUSSIONS), today).await?;
    if let Some(two) = made_moderators(app, &population, words.members).await? {
        discussions::actions::ask_made(app, &OPERATOR, two, today).await?;
    }
    let first: Vec<MemberId> =
        population.members(words.members.min(KNOW_EACH_OTHER)).map(|it| it.profile.member).collect();
    connections::actions::populate::populate(app, &first, today).await?;
    discussions::actions::bring_made(app, &OPERATOR, first.get(..3).unwrap_or(&first)).await?;
    let each = EACH_WRITES.min(words.members as usize / FEW_WRITERS).max(1);
    let writers = (0..words.members).step_by(each).filter_map(|it| population.member(it));
    let writers: Vec<MemberId> = writers.map(|it| it.profile.member).collect();
    let users: Vec<MemberId> = population.members(words.members.min(USE_LIBRARY)).map(|it| it.profile.member).collect();
    library::actions::fill_made(app, &OPERATOR, (&writers, &users), (words.seed, today)).await?;
    library::actions::grow_made(app, &OPERATOR, &writers, (words.seed, today)).await?;
    library::actions::fill_lists(app, &OPERATOR, &writers, (words.seed, today)).await?;
    texts::actions::agree_made(app, &OPERATOR).await?;
    app.reindex().await?;
    let first = population.member(0).map(|it| it.email).unwrap_or_default();
    if words.json {
        return Ok(json_line(json!({ "members": words.members, "first": first, "password": PASSWORD })));
    }
    Ok(format!(
        "Made {} members. Each signs in with the password \"{PASSWORD}\"; the first is {first}.\n",
        words.members
    ))
}

/// The last two of a population look at reports; nobody where there are too few.
async fn made_moderators(app: &App, population: &Population<'_>, members: u64) -> Result<Option<[MemberId; 2]>> {
    let last = |back: u64| members.checked_sub(back).and_then(|it| population.member(it)).map(|it| it.profile.member);
    let Some(two) = last(1).zip(last(2)).map(<[MemberId; 2]>::from) else { return Ok(None) };
    for member in two {
        door::name_moderator(app, &OPERATOR, member).await?;
    }
    Ok(Some(two))
}

/// Founds groups of the members of a population, so that everybody is in a few.
async fn found_groups(
    app: &App,
    population: &Population<'_>,
    practices: &[MadePractice],
    (members, seed, today): (u64, u64, Moment),
) -> Result<()> {
    let codes: Vec<PlaceCode> = practices.iter().map(|it| PlaceCode::stored(it.code.as_str())).collect();
    let areas = groups::actions::populate::areas_of(app, &OPERATOR, &codes).await?;
    let people: Vec<Made> = population.members(members).map(|it| in_groups(&it, &codes, &areas)).collect();
    groups::actions::populate::populate(app, &OPERATOR, seed, &people, today).await?;
    Ok(())
}

/// A made member, as far as groups need to know them.
fn in_groups(made: &MadeMember, practices: &[PlaceCode], areas: &HashMap<PlaceCode, Area>) -> Made {
    let terms = |kinds: &[Kind]| -> Vec<String> {
        let lines = made.profile.lines.iter().filter(|it| kinds.contains(&it.kind) && it.to.is_none());
        lines.filter_map(|it| it.term()).map(|it| it.as_str().to_owned()).collect()
    };
    Made {
        member: made.profile.member,
        joined: made.joined,
        profession: made.profile.head.profession.as_str().to_owned(),
        roles: terms(&[Kind::Role]),
        topics: terms(&[Kind::ExtendedRole, Kind::Interest]),
        affiliations: made.profile.declaration.as_ref().map(|it| it.affiliations).unwrap_or_default(),
        area: practices.get(made.practice).and_then(|it| areas.get(it)).cloned(),
    }
}

/// What a population grows on: the vocabulary and the imported practices; without any a made county is brought in.
///
/// # Errors
/// The store does not answer.
pub async fn ground(app: &App) -> Result<(Arc<Vocabulary>, Vec<MadePractice>)> {
    let (vocabulary, practices) = people::actions::made_ground(app).await?;
    if practices.iter().all(|it| it.code.as_str().starts_with("ZZ")) {
        build_county(app, &practices).await?;
    }
    Ok((vocabulary, practices))
}

/// Writes the first `members` of a population through the one door, in the order of their ids, so that every table and
/// index grows at its end. `at_once` members are one write: the more, the less often are the pages written that all of
/// them touch, and the longer does every other write wait. Who calls makes the search index.
///
/// # Errors
/// The store does not take them; what was written before stays.
pub async fn fill(app: &App, population: &Population<'_>, members: u64, at_once: usize) -> Result<()> {
    let hash = door::hash_of_all(app, PASSWORD).await?;
    for numbers in population.in_order_of_ids(members).chunks(at_once) {
        app.write(&OPERATOR, POPULATE, async |tx| {
            for made in numbers.iter().filter_map(|it| population.member(*it)) {
                let id = made.profile.member;
                let row = door::Made { id, name: made.name.clone(), email: made.email.clone(), joined: made.joined };
                door::insert_made(tx, &row, &hash).await?;
                people::actions::insert_made_profile(tx, &made).await?;
            }
            Ok(())
        })
        .await?;
    }
    Ok(app.db().refresh_statistics().await?)
}

/// Without an import the population works in a made county: brought in as real practices are, from files made here.
async fn build_county(app: &App, practices: &[MadePractice]) -> Result<()> {
    let outcodes: std::collections::BTreeMap<_, _> =
        practices.iter().map(|it| (&it.outcode, (it.lat, it.lon))).collect();
    let mut file =
        "postcode,eastings,northings,latitude,longitude,town,region,uk_region,country,country_string\n".to_owned();
    for (outcode, (lat, lon)) in outcodes {
        file.push_str(&format!("{outcode},0,0,{lat},{lon},Made County,Made County,England,ENG,England\n"));
    }
    import_outcodes(app, &OPERATOR, file.into_bytes(), Run::Real).await?;
    let mut file = String::new();
    for it in practices {
        let (name, town) = it.name.split_once(", ").unwrap_or((&it.name, "Made County"));
        let mut columns = vec![String::new(); 27];
        let values = [
            (0, it.code.as_str()),
            (1, name),
            (2, "Y63"),
            (3, "QHM"),
            (4, "1 MADE STREET"),
            (7, town),
            (9, &format!("{} 1AA", it.outcode)),
            (10, "20000101"),
            (12, "A"),
            (13, "B"),
            (14, "16C"),
            (25, "4"),
        ];
        for (at, value) in values {
            columns[at] = value.to_owned();
        }
        file.push_str(&columns.join(","));
        file.push('\n');
    }
    import_practices(app, &OPERATOR, file.into_bytes(), Format::Ods, Run::Real).await?;
    Ok(())
}
