//! The port through which accounts learns what stands beside a name, so that its lists let nobody guess who is a doctor.
//! Whoever knows puts it in: `app.keep(|| BesidePort(…))`.

use kernel::{Fault, MemberId};
use std::{collections::HashMap, future::Future, pin::Pin, sync::Arc};
use store::Reader;

/// What stands beside each name, in words.
pub type BesideNames = HashMap<MemberId, String>;

/// Knows what stands beside a name.
pub trait FindBeside: Send + Sync {
    /// The words for those of these members whom the reader's viewer may see: "GP", "Practice manager, supplier or
    /// industry". One query.
    fn of<'a>(
        &'a self,
        reader: Reader<'a>,
        members: &'a [MemberId],
    ) -> Pin<Box<dyn Future<Output = Result<BesideNames, Fault>> + Send + 'a>>;
}

/// The port as the app keeps it. Without it lists have names alone.
pub struct BesidePort(pub Arc<dyn FindBeside>);
