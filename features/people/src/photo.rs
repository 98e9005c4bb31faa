//! A member's photo: two files under random names, and the addresses that lead to them through the profile.

use crate::profile::Photo;
use kernel::{Id, MemberId};
use std::fmt;

/// The id of a photo.
pub type PhotoId = Id<Photo>;

/// How large.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    /// For the profile itself.
    Large,
    /// For lists.
    Small,
}

/// The last part of a photo's address: `small-018f….jpg`. It changes with the photo.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PhotoFile {
    /// Which photo.
    pub photo: PhotoId,
    /// How large.
    pub size: Size,
}

/// Where the photo of a member is served to those who may see it.
pub fn address(member: MemberId, photo: PhotoId, size: Size) -> String {
    format!("/people/{member}/photo/{}", PhotoFile { photo, size })
}

impl PhotoFile {
    /// From an address; anything else names nothing (abuse case 68).
    pub fn parse(text: &str) -> Option<PhotoFile> {
        let (size, rest) = text.split_once('-')?;
        let size = [Size::Large, Size::Small].into_iter().find(|it| it.word() == size)?;
        let photo = rest.strip_suffix(".jpg")?.parse().ok()?;
        Some(PhotoFile { photo, size })
    }
    /// The 32 hexadecimal digits under which the file lies. Photo ids are random, so one bit tells the two sizes apart.
    pub fn kept_as(self) -> String {
        let mut bytes = *self.photo.as_bytes();
        bytes[15] ^= match self.size {
            Size::Large => 0,
            Size::Small => 1,
        };
        bytes.iter().map(|it| format!("{it:02x}")).collect()
    }
}

impl Size {
    const fn word(self) -> &'static str {
        match self {
            Size::Large => "large",
            Size::Small => "small",
        }
    }
}

impl fmt::Display for PhotoFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}.jpg", self.size.word(), self.photo)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Rng;

    #[test]
    fn an_address_leads_to_its_file_and_no_other() {
        let photo = PhotoId::random(&Rng::seeded(3));
        let small = PhotoFile { photo, size: Size::Small };
        assert_eq!(PhotoFile::parse(&small.to_string()), Some(small));
        assert_ne!(small.kept_as(), PhotoFile { photo, size: Size::Large }.kept_as());
        assert_eq!(small.kept_as().len(), 32);
        for evil in ["", "small-.jpg", "../../x.jpg", "huge-018f0000-0000-7000-8000-000000000000.jpg", "small-x"] {
            assert_eq!(PhotoFile::parse(evil), None, "{evil}"); // abuse case 68
        }
    }
}
