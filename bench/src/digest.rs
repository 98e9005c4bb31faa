//! Group letters: how long one run takes for everybody, when everybody is in a few groups and wants the letter.

use crate::{
    Bench, Outcome,
    demo::{self, MEMBERS},
    figures::Figure,
    note, pages, posts,
    stopwatch::Stopwatch,
    world::World,
};
use discussions::actions::{Lets, decide_mail, fill_made, is_mailable};
use frame::App;
use groups_api::{GroupId, hosts_of, page_of_groups};
use kernel::{MemberId, Reason, Viewer};
use kettle::Purpose;
use notices::{
    choice::Choice,
    hours::{Hours, Quiet},
};

const OPERATOR: Viewer = Viewer::house(Reason::Operator);
/// So many discussions each group gets, over sixty days: some of them are of this week.
const ROUND: usize = 30;
/// So many members are written together.
const AT_ONCE: usize = 1_000;
/// So many write at the same time.
const WRITERS: usize = 32;

/// One figure; beside it how much larger the program has become.
pub async fn measure(bench: &Bench) -> Outcome<Vec<Figure>> {
    let (from, made) = demo::folder(bench).await?;
    let data = bench.folders.fresh("digest")?;
    posts::copy(&from, &data)?;
    std::fs::copy(from.with_extension("key"), data.with_extension("key"))?;
    let world = World::of(&made.practices)?;
    let members: Vec<MemberId> = world.population().members(MEMBERS).map(|it| it.profile.member).collect();
    let opened = pages::open(&data, Purpose::Task).await?;
    let app = &opened.app;
    fill_made(app, &OPERATOR, (200, ROUND), app.clock().now()).await?;
    let groups = let_go(app).await?;
    never_quiet(app, &members).await?;
    for some in members.chunks(AT_ONCE) {
        mailing::actions::choose_made(app, &OPERATOR, some).await?;
    }
    note(&format!("{} members in {groups} groups want their letter", members.len()));
    let (before, watch) = (resident_mb()?, Stopwatch::start());
    // A run ends by itself before it takes too long, and another goes on: as the jobs do it.
    let (mut runs, mut sent) = (0, 0);
    loop {
        mailing::actions::send_due(app).await?;
        runs += 1;
        let now = letters(&data)?;
        if now == sent {
            break;
        }
        sent = now;
    }
    let seconds = watch.seconds();
    let grown = resident_mb()? - before;
    app.close().await?;
    bench.folders.fresh("digest")?;
    if sent < members.len() / 2 {
        return Err(format!("only {sent} of {} members have a letter", members.len()).into());
    }
    let words =
        format!("{sent} letters of {groups} groups in {runs} runs, one at a time; the program grew by {grown:.0} MB");
    Ok(vec![Figure::new("digest.run_s", seconds, Some(MEMBERS)).against(words)])
}

/// Every group that may lets what is begun there go by mail; how many do.
async fn let_go(app: &App) -> Outcome<usize> {
    let (mut after, mut letting) = (GroupId::from_bytes([0; 16]), 0);
    loop {
        let read = app.read(&OPERATOR).await?;
        let groups = page_of_groups(read.reader(), after, 100).await?;
        let Some(last) = groups.last() else { return Ok(letting) };
        after = last.group;
        for group in groups.iter().filter(|it| is_mailable(it.kind)) {
            let Some(host) = hosts_of(read.reader(), group.group).await?.first().copied() else { continue };
            decide_mail(app, &Viewer::member(host), group.group, Lets::Yes).await?;
            letting += 1;
        }
    }
}

/// At whatever hour this is measured.
async fn never_quiet(app: &App, members: &[MemberId]) -> Outcome<()> {
    let hours = Hours { quiet: Quiet::Never, ..Hours::default() };
    let choice = Choice::default().at(hours);
    let mut writers = Vec::new();
    for some in members.chunks(members.len().div_ceil(WRITERS)) {
        let (app, choice, some) = (app.clone(), choice.clone(), some.to_vec());
        writers.push(tokio::spawn(async move {
            for member in some {
                notices::actions::choose(&app, &Viewer::member(member), &choice, &[]).await?;
            }
            Ok::<_, kernel::Stop>(())
        }));
    }
    for writer in writers {
        writer.await??;
    }
    Ok(())
}

/// So many letters lie in the folder for mail.
fn letters(data: &std::path::Path) -> Outcome<usize> {
    Ok(std::fs::read_dir(data.join("mail"))?.count())
}

fn resident_mb() -> Outcome<f64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line =
        status.lines().find_map(|it| it.strip_prefix("VmRSS:")).ok_or("this system does not say how much it takes")?;
    let kilobytes: f64 = line.trim().trim_end_matches(" kB").parse()?;
    Ok(kilobytes / 1000.0)
}
