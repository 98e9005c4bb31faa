//! Work in the background: delivery of facts to whoever listens (at least once, in order) and jobs (at least once, with
//! retries; some of them every night). Each listener has its own loop and the jobs have two, what somebody waits for and what
//! is done in bulk, so that what takes long keeps nobody else waiting; a loop wakes after every commit that told or asked something, and looks every second.

mod crew;
mod delivery;
mod desk;
mod night;

pub use crew::{Boxed, Crew};
pub use delivery::{Hear, Keeper, Listener};
pub use desk::{Rhythm, Run, Worker};
pub use night::last_night;
