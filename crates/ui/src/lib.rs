//! What people see: the frame around every page, the parts that pages share, words for dates and numbers, and the assets.
#![doc = include_str!("../README.md")]

extern crate self as ui; // so that our own templates say `ui::icon(…)`, as those of every feature do

mod assets;
mod drawn;
mod error_page;
mod frame;
mod gallery;
mod markdown;
mod marks;
pub mod parts;
mod proof_page;
mod view;
pub mod words;

pub use assets::{Asset, asset, asset_url};
pub use drawn::Drawn;
pub use error_page::{ErrorPage, Wrong};
pub use frame::{Chip, Desk, Here, Shape, Theme, Toast, Undo, View, fragment, page};
pub use gallery::{DirectoryPage, GalleryPage, gallery, sample_desk};
pub use markdown::{Html, RENDERER, markdown};
pub use marks::{CsrfField, Icon, Ident, csrf_field, icon, stage_ring};
pub use parts::guard;
pub use proof_page::{PROOF_BACK_FIELD, PROOF_FIELD, ProofPage};
pub use view::{render, render_block};
