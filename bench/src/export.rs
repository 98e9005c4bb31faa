//! How long somebody with ten thousand things waits for the copy of their data: from the press to the last byte of the file.

use crate::{
    Bench, Outcome,
    browser::{self, Browser},
    demo::{DAY, Key, SEED},
    figures::Figure,
    note, pages,
    pages::Served,
    process,
    stopwatch::{Stopwatch, Times},
    world::{self, World},
};
use accounts_api::{TieKind, set_tie};
use kernel::{Act, MemberId, Reason, Viewer};
use kettle::Purpose;
use std::path::Path;

/// So many contacts each has: what somebody has most of.
const ITEMS: u64 = 10_000;
/// One copy of each of these; the median counts.
const OWNERS: u64 = 3;
const DATA: &str = "/settings/data";
const TIE: Act = Act::open("set_scene");

/// One figure.
pub async fn measure(bench: &Bench) -> Outcome<Vec<Figure>> {
    let data = bench.folders.fresh("export")?;
    let members = (ITEMS + OWNERS).to_string();
    note(&format!("making {members} members in {}", data.display()));
    let words = ["demo", "--members", &members, "--seed", &SEED.to_string(), "--day", DAY, "--json"];
    process::run(&bench.folders.kettle, &data, &words, "")?;
    let owners = tie(&data).await?;
    let served = Served::open(&data).await?;
    let (mut times, mut bytes) = (Vec::new(), 0);
    for key in &owners {
        let mut browser = Browser::sign_in(served.address, key).await?;
        let form = browser::form(&browser.get(DATA).await?.text(), DATA);
        let fields: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let watch = Stopwatch::start();
        let answer = browser.post(DATA, &fields).await?;
        if answer.status != 303 {
            return Err(format!("no copy can be asked for: {DATA} answers {}", answer.status).into());
        }
        let page = browser.get(DATA).await?.text();
        let file = browser::addresses(&page, &format!("{DATA}/")).into_iter().find(|it| !it.ends_with("/remove"));
        let file = file.ok_or("no copy was made")?;
        bytes = browser.get(&file).await?.body.len();
        times.push(watch.seconds());
    }
    served.close().await?;
    bench.folders.fresh("export")?;
    let figure = Figure::new("export.member_s", Times::of(times).median(), Some(ITEMS + OWNERS));
    Ok(vec![figure.against(format!("{ITEMS} contacts of one member, a zip of {:.0} kB", bytes as f64 / 1000.0))])
}

/// Makes everybody else a contact of the first members; with what these sign in.
async fn tie(data: &Path) -> Outcome<Vec<Key>> {
    let world = World::of(&world::practices(data).await?)?;
    let population = world.population();
    let all: Vec<(MemberId, String)> =
        (0..ITEMS + OWNERS).filter_map(|it| population.member(it)).map(|it| (it.profile.member, it.email)).collect();
    let (owners, others) = all.split_at(OWNERS as usize);
    let opened = pages::open(data, Purpose::Task).await?;
    let house = Viewer::house(Reason::Operator);
    for (owner, _) in owners {
        for some in others.chunks(1000) {
            let tied = opened.app.write(&house, TIE, async |tx| {
                for (other, _) in some {
                    set_tie(tx, *owner, *other, TieKind::Contact).await?;
                }
                Ok(())
            });
            tied.await?;
        }
    }
    opened.app.crew().settle().await?;
    opened.app.db().close().await?;
    Ok(owners.iter().map(|it| Key { email: it.1.clone(), password: kettle::demo::PASSWORD.to_owned() }).collect())
}
