//! Where files lie: random names, written whole or not at all.

use bytes::Bytes;
use futures_util::{
    TryStreamExt,
    stream::{BoxStream, StreamExt},
};
use kernel::{Fault, Rng};
use object_store::{ObjectStore, ObjectStoreExt, local::LocalFileSystem, path::Path};
use std::{fmt, sync::Arc};

/// Files by random names. Cheap to clone.
#[derive(Clone)]
pub struct Files {
    pub(crate) store: Arc<dyn ObjectStore>,
    /// Where what is written piece by piece lies until it is whole.
    pub(crate) folder: Arc<std::path::Path>,
}

/// A file piece by piece, for what is too large to hold.
pub struct Pieces {
    /// How long it is.
    pub bytes: u64,
    /// The pieces in their order.
    pub pieces: BoxStream<'static, Result<Bytes, Fault>>,
}

/// The name of a kept file: 32 random hexadecimal digits; it tells nothing of what it names.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct FileName(String);

impl FileName {
    /// A new name.
    pub fn new(rng: &Rng) -> FileName {
        FileName(rng.bytes::<16>().iter().map(|it| format!("{it:02x}")).collect())
    }
    /// From the store or an address; anything but 32 hexadecimal digits names nothing (abuse case 68).
    pub fn parse(text: &str) -> Option<FileName> {
        let ok = text.len() == 32 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        ok.then(|| FileName(text.to_owned()))
    }
    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The sixteen bytes that the digits write.
    pub(crate) fn bytes(&self) -> [u8; 16] {
        let digits = self.0.as_bytes();
        let value = |it: u8| if it.is_ascii_digit() { it - b'0' } else { it - b'a' + 10 };
        std::array::from_fn(|at| value(digits[2 * at]) << 4 | value(digits[2 * at + 1]))
    }
    /// Where it lies below the folder of files.
    pub fn place(&self) -> String {
        format!("{}/{}", &self.0[..2], self.0)
    }
    pub(crate) fn path(&self) -> Path {
        Path::from(self.place())
    }
}

impl fmt::Display for FileName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Files {
    /// A folder, made if it is not there. A write is durable before it answers.
    pub fn folder(folder: &std::path::Path) -> Result<Files, Fault> {
        let made = std::fs::create_dir_all(folder);
        made.map_err(|why| Fault::outage(format!("the folder for files cannot be made: {why}")))?;
        let local = LocalFileSystem::new_with_prefix(folder).map_err(fault)?.with_fsync(true);
        Ok(Files { store: Arc::new(local), folder: folder.into() })
    }
    /// Keeps `bytes`, before the row that names them commits.
    pub async fn put(&self, name: &FileName, bytes: impl Into<Bytes>) -> Result<(), Fault> {
        self.store.put(&name.path(), bytes.into().into()).await.map(|_| ()).map_err(fault)
    }
    /// The bytes; `None` if there is no such file.
    pub async fn find(&self, name: &FileName) -> Result<Option<Bytes>, Fault> {
        match self.store.get(&name.path()).await {
            Ok(found) => found.bytes().await.map(Some).map_err(fault),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(why) => Err(fault(why)),
        }
    }
    /// The bytes piece by piece; `None` if there is no such file.
    pub async fn stream(&self, name: &FileName) -> Result<Option<Pieces>, Fault> {
        match self.store.get(&name.path()).await {
            Ok(found) => {
                let bytes = found.meta.size;
                Ok(Some(Pieces { bytes, pieces: found.into_stream().map(|it| it.map_err(fault)).boxed() }))
            }
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(why) => Err(fault(why)),
        }
    }
    /// The names of all files that are whole, in no order.
    pub async fn names(&self) -> Result<Vec<FileName>, Fault> {
        let listed = self.store.list(None).map_ok(|it| it.location.filename().and_then(FileName::parse));
        let found: Vec<_> = listed.try_collect().await.map_err(fault)?;
        Ok(found.into_iter().flatten().collect())
    }
    /// Takes a file away; no matter if it was not there.
    pub async fn remove(&self, name: &FileName) -> Result<(), Fault> {
        match self.store.delete(&name.path()).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(why) => Err(fault(why)),
        }
    }
}

#[track_caller]
pub(crate) fn fault(why: object_store::Error) -> Fault {
    Fault::outage(format!("the files cannot be reached: {why}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_is_kept_is_found_until_it_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let files = Files::folder(&folder.path().join("files")).unwrap();
        let name = FileName::new(&Rng::seeded(1));
        assert_eq!(files.find(&name).await.unwrap(), None);
        files.put(&name, &b"bytes"[..]).await.unwrap();
        assert_eq!(files.find(&name).await.unwrap().as_deref(), Some(&b"bytes"[..]));
        assert_eq!(files.names().await.unwrap(), std::slice::from_ref(&name));
        files.remove(&name).await.unwrap();
        files.remove(&name).await.unwrap();
        assert_eq!(files.find(&name).await.unwrap(), None);
    }

    #[test]
    fn no_path_passes_for_a_name() {
        for evil in ["../../etc/passwd", "", "..%2f", "0123", &"A".repeat(32), &"0\0".repeat(16)] {
            assert_eq!(FileName::parse(evil), None); // abuse case 68
        }
    }
}
