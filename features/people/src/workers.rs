//! Knows who works where, and what stands beside a name: implements the ports of places and accounts.

use crate::{
    store::line::{SeenWorker, page_of_workers},
    views::{
        directory::says,
        profile::{profession, rest},
    },
    vocabularies::Vocabularies,
    when::When,
};
use accounts_api::{BesideNames, BesidePort, FindBeside};
use frame::App;
use kernel::{Fault, MemberId, Result};
use places_api::{PlaceCode, Worker, WorkersAt, WorkersPort};
use std::{future::Future, pin::Pin, sync::Arc};
use store::Reader;

/// Puts the ports in.
pub fn connect(app: &App) {
    let workers = Workers(app.keep(Vocabularies::default));
    app.keep(|| WorkersPort(Arc::new(workers)));
    app.keep(|| BesidePort(Arc::new(Names)));
}

struct Names;

impl FindBeside for Names {
    fn of<'a>(
        &'a self,
        reader: Reader<'a>,
        members: &'a [MemberId],
    ) -> Pin<Box<dyn Future<Output = Result<BesideNames, Fault>> + Send + 'a>> {
        Box::pin(async move {
            let beside = people_api::beside_of(reader, members).await?;
            Ok(beside.into_iter().map(|(member, it)| (member, it.words())).collect())
        })
    }
}

struct Workers(Arc<Vocabularies>);

impl WorkersAt for Workers {
    fn at<'a>(
        &'a self,
        reader: Reader<'a>,
        place: &'a PlaceCode,
        limit: usize,
    ) -> Pin<Box<dyn Future<Output = Result<Vec<Worker>>> + Send + 'a>> {
        Box::pin(async move {
            let words = self.0.with(reader).await?;
            let now = When::of(reader.now());
            // Few have more than two roles at one place.
            let seen = page_of_workers(reader, place.as_str(), now, limit * 2).await?;
            let mut workers: Vec<Worker> = Vec::new();
            for SeenWorker { member, name, profession: code, affiliations, line } in seen {
                let since = rest(&line);
                let label = line.label(&words);
                let role = if since.is_empty() { label.to_owned() } else { format!("{label}, {since}") };
                match workers.last_mut().filter(|it| it.id == member) {
                    Some(last) => last.line = format!("{}; {role}", last.line),
                    None => {
                        let profession = profession(&words, &code);
                        let profession = if says(label, &profession) { String::new() } else { profession };
                        workers.push(Worker { id: member, name, beside: affiliations.mark(), profession, line: role })
                    }
                }
            }
            workers.truncate(limit);
            Ok(workers)
        })
    }
}
