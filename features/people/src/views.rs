//! What people see of profiles here, of the directory below.

pub mod directory;
