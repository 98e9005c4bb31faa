//! What a feature depends on besides the kernel: the [`App`], the handle to everything, and [`Feature`], what a slice offers.

mod apart;
mod app;
mod background;
mod belongings;
mod bringing;
mod drawing;
mod feature;
mod guarded;
mod house;
mod house_views;
mod kept;
mod keys;
mod live;
mod projection;
mod settings;

pub use apart::apart;
pub use app::{App, OneCommand, OwnApp, Parts};
pub use background::{Boxed, Hears, Keeps, Works};
pub use belongings::{Belongings, Erasing, Exported, ExportedFile, Exporting, Holding};
pub use bringing::{
    Bringing, Brought, KeptFile, RefusedFiles, attaching, bring_files, discard, discard_files, drop_files, file_card,
    has_room, keep_files, old_files, or_drop, remove_unnamed, send_file, send_part, send_preview, take_bytes,
    unreadable_card,
};
pub use drawing::{Drawer, draw_pages};
pub use feature::{Begin, Feature, Keep, Sample};
pub use guarded::Counting;
pub use kept::Kept;
pub use keys::{NamedKeys, forget_keys};
pub use live::{Live, Missed, Nudge, Telling, Tells, Whisper};
pub use projection::{Projection, Step, Walk};
pub use settings::{Joining, PasswordCost, Settings, Uploads};
pub use work::{Rhythm, last_night};

/// A route of a feature.
pub type Route = web::Route<App>;
