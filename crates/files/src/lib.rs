//! Files: kept under random names in a folder (or, later, in S3), plain or sealed; looked through before they are taken;
//! and pictures, which are always decoded and drawn anew, so that nothing hidden in the original survives.

mod about;
mod bare;
mod draft;
mod fit;
mod intake;
mod kind;
mod office;
mod pack;
mod pages;
mod pdf;
mod picture;
mod room;
mod sealed;
mod served;
mod shelf;
mod sniff;
mod text;
mod title;

pub use about::{About, Preview};
pub use draft::Draft;
pub use fit::{Bench, Fit, Note, Prepared, Unfit, fit};
pub use intake::Intake;
pub use kind::{FileProblem, Kind};
pub use office::without_authors;
pub use pack::{Names, Pack};
pub use pages::{Drawn, Sheet, confine, draw_pages};
pub use pdf::{Blanked, blank_author};
pub use picture::{Picture, PictureProblem, Whole, redraw, redraw_whole};
pub use room::free_bytes;
pub use sealed::{Lock, SealedDraft, SealedReader, SealedWhole};
pub use shelf::{FileName, Files, Pieces};
pub use sniff::sniff;
pub use text::{Reach, TextLayer, Unread, text_of};
pub use title::Title;
