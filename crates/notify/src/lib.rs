//! Words from the house to a member, and what members answer: mail. When it may come and what it tells of is decided where it is
//! written.

mod html;
pub mod inbound;
mod kept;
mod mail;
mod mailbox;
mod postbox;

pub use mail::{About, Mail, MailProblem};
pub use mailbox::{Mailbox, MailboxSettings, MailboxWay, Unseen};
pub use postbox::{Postbox, SmtpSettings};
