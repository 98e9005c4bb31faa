//! The port: a feature puts itself in at the start, `app.keep(Bringers::default).add(Arc::new(…))`, and is asked whenever
//! somebody looks at their home.

use crate::{Brought, Gap, Span};
use futures_util::future::try_join_all;
use kernel::{Fault, Moment};
use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};
use store::Reader;

/// What is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Of which week.
    pub span: Span,
    /// Groups of which the reader wants to see less.
    pub less: Vec<[u8; 16]>,
}

/// An answer under way.
pub type Bringing<'a> = Pin<Box<dyn Future<Output = Result<Brought, Fault>> + Send + 'a>>;
/// What somebody missed, under way.
pub type Catching<'a> = Pin<Box<dyn Future<Output = Result<Vec<Gap>, Fault>> + Send + 'a>>;

/// Brings things for the page of a week.
pub trait Bringer: Send + Sync {
    /// For the reader's viewer, and only what they may see now. At most one statement.
    fn bring<'a>(&'a self, reader: Reader<'a>, asked: &'a Asked) -> Bringing<'a>;

    /// What somebody who was away would have to know, up to this moment. At most one statement.
    fn catch_up<'a>(&'a self, _: Reader<'a>, _: Moment) -> Catching<'a> {
        Box::pin(async { Ok(vec![]) })
    }
}

/// All who bring something, as the app keeps them.
#[derive(Default)]
pub struct Bringers(Mutex<Vec<Arc<dyn Bringer>>>);

impl Bringers {
    /// From now on this one is asked too.
    pub fn add(&self, bringer: Arc<dyn Bringer>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(bringer);
    }

    /// What all of them bring; they are asked at the same time.
    ///
    /// # Errors
    /// What the store says.
    pub async fn bring(&self, reader: Reader<'_>, asked: &Asked) -> Result<Brought, Fault> {
        let all = self.all();
        let mut whole = Brought::default();
        for part in try_join_all(all.iter().map(|it| it.bring(reader, asked))).await? {
            whole.things.extend(part.things);
            whole.left_off.extend(part.left_off);
            whole.last_here = whole.last_here.max(part.last_here);
        }
        Ok(whole)
    }

    /// What somebody missed, of all of them.
    ///
    /// # Errors
    /// What the store says.
    pub async fn catch_up(&self, reader: Reader<'_>, upto: Moment) -> Result<Vec<Gap>, Fault> {
        let all = self.all();
        Ok(try_join_all(all.iter().map(|it| it.catch_up(reader, upto))).await?.into_iter().flatten().collect())
    }

    fn all(&self) -> Vec<Arc<dyn Bringer>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}
