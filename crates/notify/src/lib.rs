//! Words from the house to a member. For now: mail. Notices, digests and web push come with what they tell of.

mod html;
mod kept;
mod mail;
mod postbox;

pub use mail::{About, Mail, MailProblem};
pub use postbox::{Postbox, SmtpSettings};
