//! Files: kept under random names in a folder (or, later, in S3), and pictures, which are always decoded and drawn anew, so
//! that nothing hidden in the original survives.

mod picture;
mod shelf;

pub use picture::{Picture, PictureProblem, redraw};
pub use shelf::{FileName, Files};
