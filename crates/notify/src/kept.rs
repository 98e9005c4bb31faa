//! Mail that was kept in a folder because no mail server is set up, of somebody who has left.

use std::{fs, io, path::Path};

/// Takes away every kept mail to this address.
///
/// # Errors
/// What the disk says.
pub(crate) fn forget(folder: &Path, address: &str) -> io::Result<()> {
    let files = match fs::read_dir(folder) {
        Err(why) if why.kind() == io::ErrorKind::NotFound => return Ok(()),
        files => files?,
    };
    for file in files {
        let path = file?.path();
        let mail = path.extension().is_some_and(|it| it == "eml");
        if mail && is_to(&String::from_utf8_lossy(&fs::read(&path)?), address) {
            fs::remove_file(path)?;
        }
    }
    Ok(())
}

/// Whether a mail that we wrote goes to this address: its head says `To: <ada@example.org>`, with or without a name before it.
fn is_to(mail: &str, address: &str) -> bool {
    let unix = mail.replace("\r\n", "\n");
    let head = unix.split("\n\n").next().unwrap_or_default().replace("\n ", " ").replace("\n\t", " ");
    let to = head.lines().filter_map(|it| it.strip_prefix("To:"));
    let mut to = to.flat_map(|it| it.split([' ', '<', '>', ','])).filter(|it| !it.is_empty());
    to.any(|it| it.eq_ignore_ascii_case(address))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_their_own_mail_is_taken_away() {
        for theirs in [
            "From: a@b.c\r\nTo: =?utf-8?b?U2nDom4=?=\r\n <Ada@example.org>\r\nSubject: x\r\n\r\nHello",
            "To: ada@example.org\n\nHello",
        ] {
            assert!(is_to(theirs, "ada@example.org"), "{theirs}");
        }
        for others in [
            "To: Ada <mada@example.org>\r\n\r\nHello",
            "To: ben@example.org\r\nSubject: ada@example.org\r\n\r\nTo: ada@example.org",
            "To: ada@example.org.uk\n\n",
        ] {
            assert!(!is_to(others, "ada@example.org"), "{others}");
        }
    }

    #[test]
    fn no_folder_is_no_mail() {
        let folder = std::env::temp_dir().join(format!("kettle-no-mail-{}", std::process::id()));
        assert!(forget(&folder, "ada@example.org").is_ok());
    }
}
