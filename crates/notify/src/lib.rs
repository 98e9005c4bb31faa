//! Words from the house to a member. For now: mail. Notices, digests and web push come with what they tell of.

mod mail;
mod postbox;

pub use mail::{Mail, MailProblem};
pub use postbox::{Postbox, SmtpSettings};
