//! What the macros in `templates/parts/` take: plain structs that a feature's views fill.

mod audience;
mod directory;
mod files;
mod forms;
mod guard;
mod people;
mod states;
mod suggestion;
mod summary;

pub use audience::Audience;
pub use directory::{Directory, Facet, InUse, Opened, Sort};
pub use files::{Attaching, CaughtFile, CaughtPlace, FILE_REASON, FileCard, FilePicture, size};
pub use forms::{Choice, Choices, Field, Kind, MonthYear, Need};
pub use guard::{GuardPanel, GuardPart, GuardPlace, guard};
pub use people::{Evidence, Face, OpenTo, Person, PersonRow, PlaceRow, Stage, StageLine};
pub use states::{Action, Crumb, Empty, Look, Notice, Pager, Steps, Tone};
pub use suggestion::{Suggestion, Suggestions};
pub use summary::Summary;
