//! Files: kept under random names in a folder (or, later, in S3), and pictures, which are always decoded and drawn anew, so
//! that nothing hidden in the original survives.

mod draft;
mod picture;
mod room;
mod shelf;

pub use draft::Draft;
pub use picture::{Picture, PictureProblem, redraw};
pub use room::free_bytes;
pub use shelf::{FileName, Files, Pieces};
