//! Work in the background: delivery of facts to whoever listens (at least once, in order) and jobs (at least once, with
//! retries). One loop per server; it wakes after every commit that told or asked something, and looks every second.

mod crew;

pub use crew::{Boxed, Crew, Hear, Keeper, Listener, Run, Worker};
