//! Words from the house to a member: mail. When it may come and what it tells of is decided where it is written.

mod html;
mod kept;
mod mail;
mod postbox;

pub use mail::{About, Mail, MailProblem};
pub use postbox::{Postbox, SmtpSettings};
