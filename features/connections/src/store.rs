//! SQL of this feature; by noun below.

pub mod balance;
pub mod contact;
pub mod introduction;
pub mod keeping;
pub mod keys;
pub mod reach;
pub mod request;
pub mod spoken;
pub mod week;
