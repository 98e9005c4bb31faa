//! What a feature holds of a member: what goes into their export, and what goes when they leave.

use crate::App;
use kernel::{MemberId, Result};
use std::{future::Future, pin::Pin};
use store::Tx;

/// Every table that refers to a member is claimed by exactly one feature (a house test reads the schema).
pub struct Belongings {
    /// The claimed tables.
    pub tables: &'static [&'static str],
    /// Everything of this member, readable.
    pub export: fn(App, MemberId) -> Exporting,
    /// Takes away what must go, inside the transaction in which the member leaves.
    pub erase: for<'t> fn(&'t mut Tx, MemberId) -> Erasing<'t>,
}

/// One part of a member's export.
#[derive(Debug, Clone)]
pub struct Exported {
    /// `accounts`.
    pub name: &'static str,
    /// JSON.
    pub json: serde_json::Value,
}

/// An export under way.
pub type Exporting = Pin<Box<dyn Future<Output = Result<Exported>> + Send>>;
/// An erasure under way.
pub type Erasing<'t> = Pin<Box<dyn Future<Output = Result<()>> + Send + 't>>;
