//! Writes the sample pages into a folder, for a browser to look at: `cargo run -p ui --example gallery -- FOLDER`.

use std::{error::Error, fs, path::PathBuf};
use ui::{Desk, DirectoryPage, ErrorPage, GalleryPage, View, Wrong, page, sample_desk};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).map(PathBuf::from).ok_or("say which folder: -- FOLDER")?;
    fs::create_dir_all(&folder)?;
    let me = sample_desk();
    let nobody = Desk::default();
    let missing = ErrorPage::new(Wrong::Absent, Some("7Q4K-20NM".to_owned()));
    let door = ErrorPage::new(Wrong::SignIn("/people".to_owned()), None);
    let pages: [(&str, &dyn View, &Desk); 5] = [
        ("gallery", &GalleryPage::new()?, &me),
        ("people", &DirectoryPage::typical(), &me),
        ("people-none", &DirectoryPage::empty(), &me),
        ("error", &missing, &me),
        ("sign-in", &door, &nobody),
    ];
    for (name, view, desk) in pages {
        fs::write(folder.join(format!("{name}.html")), page(view, desk)?)?;
    }
    Ok(())
}
