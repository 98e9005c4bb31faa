//! The verbs: members below, looking after the server, and what needs a human.

mod concerns;
mod members;
mod upkeep;

pub use concerns::find_concerns;
pub use members::{
    END_SESSIONS, MAKE_ADMINISTRATOR, MAKE_MODERATOR, RESTORE, SUSPEND, UNMAKE_ADMINISTRATOR, UNMAKE_MODERATOR,
    change_role, end_sessions_of, restore_member, suspend_member,
};
pub use upkeep::{SEND_TEST_LETTER, TRY_AGAIN, find_made, mark_made, refuse_made, send_test_letter, try_job_again};
