//! The port through which a place learns who works there. Whoever knows puts it in: `app.keep(|| WorkersPort(…))`.

use crate::PlaceCode;
use kernel::MemberId;
use std::{future::Future, pin::Pin, sync::Arc};
use store::Reader;

/// Somebody who works at a place, as the viewer may see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Worker {
    /// Who.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// What stands beside the name: where they belong besides a practice. Mostly empty.
    pub beside: String,
    /// Their profession in words; always visible. Empty if the line says it: a GP partner is a GP.
    pub profession: String,
    /// What they do here: "GP partner, since 2019". May be empty.
    pub line: String,
}

/// Knows who works where.
pub trait WorkersAt: Send + Sync {
    /// The first `limit` people who work at this place, by name, as far as the reader's viewer may see them there.
    /// One query.
    fn at<'a>(
        &'a self,
        reader: Reader<'a>,
        place: &'a PlaceCode,
        limit: usize,
    ) -> Pin<Box<dyn Future<Output = kernel::Result<Vec<Worker>>> + Send + 'a>>;
}

/// The port as the app keeps it. Without it a place's page has no such section.
pub struct WorkersPort(pub Arc<dyn WorkersAt>);
