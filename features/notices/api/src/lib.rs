//! What other features may use of notices: giving one, speaking for it, what waits for somebody; and which letters one can do
//! without, whether somebody does, and the link that stops them.

mod away;
mod kind;
mod list;
mod reads;
mod speaker;
mod timetable;
mod writes;

pub use away::{Away, HOME_ZONE};
pub use kind::{Kind, Weight};
pub use list::{List, read_stop, stop_path};
pub use reads::{Waiting, has_stopped, is_stopped, page_of_told, page_of_waiting, read_asked};
pub use speaker::{Asked, Line, Speaker, Speakers, Speaking};
pub use timetable::{Slot, Timetable};
pub use writes::{LOOK, give, look_later, resume, settle, tell_again, tell_again_to, withdraw, withdraw_from};
