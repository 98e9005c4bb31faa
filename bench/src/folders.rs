//! Where things lie: the built program, the figures, the folders of made data and the real reference data.

use crate::Outcome;
use std::path::{Path, PathBuf};

/// Where things lie.
#[derive(Debug, Clone)]
pub struct Folders {
    /// `target/bench`.
    pub bench: PathBuf,
    /// The released program.
    pub kettle: PathBuf,
    /// Real reference data, if it is there.
    pub shared: Option<PathBuf>,
}

impl Folders {
    /// Beside this very program; `shared` is where real data may be.
    pub fn find(shared: &Path) -> Outcome<Folders> {
        let own = std::env::current_exe()?;
        let built = own.parent().ok_or("this program lies nowhere")?;
        let kettle = built.join("kettle");
        if !kettle.is_file() {
            return Err(format!("{} is missing: run `make bench`, which builds it first", kettle.display()).into());
        }
        let bench = built.parent().unwrap_or(built).join("bench");
        std::fs::create_dir_all(&bench)?;
        let shared = std::fs::canonicalize(shared).ok().filter(|it| it.join("ods").is_dir());
        Ok(Folders { bench, kettle, shared })
    }

    /// The file of figures.
    pub fn figures(&self) -> PathBuf {
        self.bench.join("figures.json")
    }

    /// An empty folder of this name.
    pub fn fresh(&self, name: &str) -> Outcome<PathBuf> {
        let path = self.bench.join(name);
        remove(&path)?;
        // The root key lies beside its folder and belongs to the data that went.
        remove(&path.with_extension("key"))?;
        remove(&path.with_extension("key.recovery.html"))?;
        std::fs::create_dir_all(&path)?;
        Ok(path)
    }

    /// A file of the real data.
    pub fn real(&self, name: &str) -> Option<PathBuf> {
        self.shared.as_ref().map(|it| it.join(name)).filter(|it| it.is_file())
    }
}

fn remove(path: &Path) -> Outcome<()> {
    let removed = if path.is_dir() { std::fs::remove_dir_all(path) } else { std::fs::remove_file(path) };
    match removed {
        Err(why) if why.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{} cannot be removed: {why}", path.display()).into())
        }
        _ => Ok(()),
    }
}
