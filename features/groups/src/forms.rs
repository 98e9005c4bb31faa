//! POST: founding and changing, the door, hosts and owners, the page about a group.

pub mod about;
pub mod door;
pub mod govern;
pub mod settings;

use serde::Deserialize;

/// A form without fields.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Nothing {}
