//! The peer of the search figures: PostgreSQL's own full-text search over the same made members, in a server that lives
//! as long as this program.
//!
//! It is asked for less than the directory answers: no typing errors, no synonyms, no reasons, and the counts of all
//! facets are those after one's own choice.

use crate::{
    Outcome,
    questions::{Question, Sort, parameter},
    stopwatch::{Stopwatch, Times},
    world::World,
};
use people::{audience::Audience, population::MadeMember, term::Vocabulary};
use tokio_postgres::{Client, NoTls, types::Type};

/// So many rows go in at once.
const AT_ONCE: usize = 500;
/// Questions that count; fewer than ours, because each takes longer.
const QUESTIONS: usize = 400;
/// Questions before them.
const WARMING: usize = 20;

const TABLE: &str = "
    CREATE TABLE person (id integer PRIMARY KEY, terms text[], lat float8, lon float8, joined bigint, words tsvector);
    CREATE INDEX person_words ON person USING gin (words);
    CREATE INDEX person_terms ON person USING gin (terms);";

const INSERT: &str = "
    INSERT INTO person
    SELECT id, terms::text[], lat, lon, joined,
           setweight(to_tsvector('simple', name), 'A') || setweight(to_tsvector('simple', headline), 'B')
             || setweight(to_tsvector('simple', tags), 'C') || setweight(to_tsvector('simple', about), 'D')
    FROM unnest($1::int4[], $2::text[], $3::float8[], $4::float8[], $5::int8[], $6::text[], $7::text[], $8::text[],
                $9::text[]) AS it (id, terms, lat, lon, joined, name, headline, tags, about)";

/// Hits in order, the total, and how many of those found have each value.
const ASK: &str = "
    WITH found AS MATERIALIZED (
        SELECT id, terms, joined, CASE WHEN $1 = '' THEN 0 ELSE ts_rank(words, to_tsquery('simple', $1)) END AS fit,
               7917.5 * asin(sqrt(sin(radians(lat - $3) / 2) ^ 2
                 + cos(radians($3)) * cos(radians(lat)) * sin(radians(lon - $4) / 2) ^ 2)) AS miles
        FROM person
        WHERE ($1 = '' OR words @@ to_tsquery('simple', $1)) AND terms @> $2),
    near AS MATERIALIZED (SELECT * FROM found WHERE $5 = 0 OR miles <= $5)
    SELECT (SELECT count(*) FROM near),
           ARRAY(SELECT id FROM near ORDER BY CASE $6 WHEN 'distance' THEN miles WHEN 'fit' THEN -fit ELSE 0 END,
                        joined DESC LIMIT 20),
           ARRAY(SELECT term || ' ' || count(*) FROM near, unnest(terms) AS term GROUP BY term)";
/// The types of its parameters; left to itself PostgreSQL takes the miles for a whole number.
const ASK_TYPES: [Type; 6] = [Type::TEXT, Type::TEXT_ARRAY, Type::FLOAT8, Type::FLOAT8, Type::FLOAT8, Type::TEXT];

/// What fits in memory is in memory, as with ours; each question is planned for its own words; and none is compiled,
/// which takes longer than answering.
const SETTINGS: &str = "SET work_mem = '64MB'; SET plan_cache_mode = force_custom_plan; SET jit = off;";

/// The median and the 99th percentile, in milliseconds.
pub async fn latencies(world: &World, members: u64) -> Outcome<(f64, f64)> {
    let server = proving::postgres::postgres()?;
    server.create_database("peer", None)?;
    let (client, connection) = tokio_postgres::connect(&server.url("peer"), NoTls).await?;
    let driving = tokio::spawn(connection);
    let times = measure(&client, world, members).await;
    drop(client);
    driving.await??;
    server.drop_database("peer")?;
    let times = times?;
    Ok((times.median(), times.at(0.99)))
}

async fn measure(client: &Client, world: &World, members: u64) -> Outcome<Times> {
    client.batch_execute(SETTINGS).await?;
    client.batch_execute(TABLE).await?;
    fill(client, world, members).await?;
    client.batch_execute("VACUUM ANALYZE person").await?;
    let ask = client.prepare_typed(ASK, &ASK_TYPES).await?;
    let population = world.population();
    let asking = world.questions(&population, 11, members);
    let mut times = Vec::new();
    for round in 0..WARMING + QUESTIONS {
        let question = asking.any();
        let (lat, lon, miles) = place(world, &question);
        let terms: Vec<String> = question.picks.iter().map(|(name, term)| format!("{name}={term}")).collect();
        let sort = match question.sort {
            Sort::Fit => "fit",
            Sort::Newest => "newest",
            Sort::Distance => "distance",
        };
        let text = words(&question.text);
        let watch = Stopwatch::start();
        let row = client.query_one(&ask, &[&text, &terms, &lat, &lon, &miles, &sort]).await?;
        let _: (i64, Vec<i32>, Vec<String>) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
        if round >= WARMING {
            times.push(watch.ms());
        }
    }
    Ok(Times::of(times))
}

/// The same members as ours, as columns.
async fn fill(client: &Client, world: &World, members: u64) -> Outcome<()> {
    let insert = client.prepare(INSERT).await?;
    let all: Vec<MadeMember> = world.population().members(members).collect();
    for members in all.chunks(AT_ONCE) {
        let column = |of: &dyn Fn(&MadeMember) -> String| -> Vec<String> { members.iter().map(of).collect() };
        let real = |of: &dyn Fn(&MadeMember) -> f64| -> Vec<f64> { members.iter().map(of).collect() };
        let at = |it: &MadeMember| world.practices.get(it.practice);
        let ids: Vec<i32> = members.iter().map(|it| it.number as i32).collect();
        let joined: Vec<i64> = members.iter().map(|it| it.joined.seconds()).collect();
        let shown = |it: &MadeMember| it.profile.head.headline.value.as_ref().map(|it| it.as_str().to_owned());
        let about = |it: &MadeMember| it.profile.head.about.value.as_ref().map(|it| it.as_str().to_owned());
        let labels = column(&|it| {
            let place = at(it).map(|it| format!("{} {}", it.name, it.outcode)).unwrap_or_default();
            let lines = it.profile.lines.iter().filter(|it| it.audience == Audience::Members);
            lines.map(|it| it.label(Vocabulary::starter())).fold(place, |all, it| all + " " + it)
        });
        let terms = column(&|it| format!("{{{}}}", terms(it).join(",")));
        let (lat, lon) = (real(&|it| at(it).map_or(0.0, |it| it.lat)), real(&|it| at(it).map_or(0.0, |it| it.lon)));
        let names = column(&|it| it.name.clone());
        let headlines = column(&|it| shown(it).unwrap_or_default());
        let abouts = column(&|it| about(it).unwrap_or_default());
        client.execute(&insert, &[&ids, &terms, &lat, &lon, &joined, &names, &headlines, &labels, &abouts]).await?;
    }
    Ok(())
}

fn terms(member: &MadeMember) -> Vec<String> {
    let lines = member.profile.lines.iter().filter(|it| it.audience == Audience::Members);
    let mut terms: Vec<String> =
        lines.filter_map(|it| Some(format!("{}={}", parameter(it.kind)?, it.term()?.as_str()))).collect();
    terms.sort();
    terms.dedup();
    terms
}

fn place(world: &World, question: &Question) -> (f64, f64, f64) {
    let Some((outcode, miles)) = &question.near else { return (0.0, 0.0, 0.0) };
    let at = world.practices.iter().find(|it| it.outcode == *outcode);
    at.map_or((0.0, 0.0, 0.0), |it| (it.lat, it.lon, f64::from(*miles)))
}

/// All words, the last one perhaps unfinished: `'skin' & 'surg':*`.
fn words(text: &str) -> String {
    let words: Vec<String> =
        text.split(|it: char| !it.is_alphanumeric()).filter(|it| !it.is_empty()).map(|it| format!("'{it}'")).collect();
    match words.is_empty() {
        true => String::new(),
        false => words.join(" & ") + ":*",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_a_query_whatever_they_are() {
        assert_eq!(words("skin surg"), "'skin' & 'surg':*");
        assert_eq!(words("o'brien & :*"), "'o' & 'brien':*");
        assert_eq!(words(" ' \\ "), "");
    }
}
