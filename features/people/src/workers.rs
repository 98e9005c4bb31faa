//! Knows who works where: implements the port of places.

use crate::{
    store::line::{SeenWorker, page_of_workers},
    views::{
        directory::says,
        profile::{profession, rest},
    },
    vocabularies::Vocabularies,
    when::When,
};
use frame::App;
use kernel::Result;
use places_api::{PlaceCode, Worker, WorkersAt, WorkersPort};
use std::{future::Future, pin::Pin, sync::Arc};
use store::Reader;

/// Puts the port in.
pub fn connect(app: &App) {
    let workers = Workers(app.keep(Vocabularies::default));
    app.keep(|| WorkersPort(Arc::new(workers)));
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
            for SeenWorker { member, name, profession: code, line } in seen {
                let since = rest(&line);
                let label = line.label(&words);
                let role = if since.is_empty() { label.to_owned() } else { format!("{label}, {since}") };
                match workers.last_mut().filter(|it| it.id == member) {
                    Some(last) => last.line = format!("{}; {role}", last.line),
                    None => {
                        let profession = profession(&words, &code);
                        let profession = if says(label, &profession) { String::new() } else { profession };
                        workers.push(Worker { id: member, name, profession, line: role })
                    }
                }
            }
            workers.truncate(limit);
            Ok(workers)
        })
    }
}
