//! The recovery sheet: the root key on paper, in rows that a person can type again. Each row has a check of its own, so that
//! a slip of the finger is found in its row.

use crate::root::RootKey;
use sha2::{Digest, Sha256};
use std::{
    fs::OpenOptions,
    io::Write,
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// Digits and letters that nobody takes for each other: no I, L, O, U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Bytes of the key in a row; a fifth is the check. Five bytes are eight letters.
const IN_ROW: usize = 4;
const ROWS: usize = 32 / IN_ROW;

/// Where it is written: beside the key.
pub fn beside(key_file: &Path) -> PathBuf {
    let mut name = key_file.as_os_str().to_owned();
    name.push(".recovery.html");
    PathBuf::from(name)
}

/// Writes the sheet for its owner alone. What is there already is never overwritten.
pub fn write(path: &Path, key: &RootKey) -> Result<(), String> {
    let file = OpenOptions::new().create_new(true).write(true).mode(0o600).open(path);
    let written = file.and_then(|mut it| {
        it.write_all(page(key).as_bytes())?;
        it.sync_all()
    });
    written.map_err(|it| format!("the recovery sheet cannot be written to {}: {it}", path.display()))
}

/// The rows of a key: `1RZ4-7K0M`.
pub fn rows(key: &[u8; 32]) -> Vec<String> {
    let row = |(number, bytes): (usize, &[u8])| {
        let mut value = bytes.iter().fold(0u64, |all, it| all << 8 | u64::from(*it));
        value = value << 8 | u64::from(check(number, bytes));
        let letter = |nth: u32| char::from(LETTERS[(value >> (35 - 5 * nth) & 31) as usize]);
        let letters: String = (0..8).map(letter).collect();
        format!("{}-{}", &letters[..4], &letters[4..])
    };
    key.chunks(IN_ROW).enumerate().map(row).collect()
}

/// The key from its typed rows; small letters, spaces, hyphens, O for 0 and I or L for 1 do no harm.
pub fn read(text: &str) -> Result<[u8; 32], String> {
    let is_row = |it: &&str| it.chars().any(|c| c.is_ascii_alphanumeric());
    let lines: Vec<&str> = text.lines().filter(is_row).collect();
    if lines.len() != ROWS {
        return Err(format!("the recovery sheet has {ROWS} rows, and {} were given", lines.len()));
    }
    let mut key = [0; 32];
    for (number, line) in lines.iter().enumerate() {
        let slip = || format!("row {} of the recovery sheet has a slip; look at it again", number + 1);
        let letters: Vec<u64> =
            line.chars().filter(|c| c.is_alphanumeric()).map(letter).collect::<Option<_>>().ok_or_else(slip)?;
        if letters.len() != 8 {
            return Err(slip());
        }
        let value = letters.iter().fold(0u64, |all, it| all << 5 | it).to_be_bytes();
        let (bytes, sum) = (&value[3..3 + IN_ROW], value[7]);
        if check(number, bytes) != sum {
            return Err(slip());
        }
        key[number * IN_ROW..(number + 1) * IN_ROW].copy_from_slice(bytes);
    }
    Ok(key)
}

fn letter(c: char) -> Option<u64> {
    let c = match c.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        c => c,
    };
    LETTERS.iter().position(|it| char::from(*it) == c).map(|it| it as u64)
}

/// Depends on the row's number, so that two rows in the wrong order are found as well.
fn check(number: usize, bytes: &[u8]) -> u8 {
    Sha256::digest([b"kettle recovery row", &[number as u8][..], bytes].concat())[0]
}

fn page(key: &RootKey) -> String {
    let rows: String = rows(key.bytes()).iter().map(|it| format!("<li><code>{it}</code></li>\n")).collect();
    format!(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head><meta charset=\"utf-8\"><title>Kettle: recovery sheet</title>\n\
         <style>body{{font:16px/1.5 Arial,sans-serif;max-width:38em;margin:2em auto;padding:0 1em;color:#000}}\
         code{{font:bold 22px/1.8 monospace;letter-spacing:.1em}}@media print{{body{{margin:0}}}}</style></head>\n\
         <body>\n<h1>Recovery sheet</h1>\n\
         <p>This is the root key of a Kettle, the professional network of your members. A backup can be restored only with \
         it. Whoever holds both can read everything.</p>\n\
         <p><strong>Print this page. Keep the paper where neither fire nor thieves reach the server and the paper at \
         once. Then delete the file.</strong></p>\n<ol>\n{rows}</ol>\n\
         <p>Fingerprint: <code style=\"font-size:16px\">{}</code>. The same stands in the file manifest.json of each \
         backup that needs this key.</p>\n\
         <p>To use it: run <code style=\"font-size:14px\">kettle restore FOLDER --sheet</code> and type the eight rows. \
         There is no letter O, I, L or U on this page. A slip is found in its row.</p>\n\
         <p>Whose it is: ______________________________ &nbsp; Printed on: ________________</p>\n</body>\n</html>\n",
        key.fingerprint()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::Rng;

    #[test]
    fn what_is_printed_can_be_typed_again() {
        for seed in 0..50 {
            let key: [u8; 32] = Rng::seeded(seed).bytes();
            let typed = rows(&key).join("\n");
            assert_eq!(read(&typed), Ok(key));
            let careless = typed.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
            assert_eq!(read(&format!("\n{careless}\n\n")), Ok(key));
        }
    }

    #[test]
    fn a_slip_is_found_in_its_row() {
        let key: [u8; 32] = Rng::seeded(9).bytes();
        let good = rows(&key);
        let mut found = 0;
        for at in [0, 1, 2, 3, 5, 6, 7, 8] {
            let mut bad = good.clone();
            let wrong = if &bad[4][at..=at] == "7" { "8" } else { "7" };
            bad[4].replace_range(at..=at, wrong);
            found += usize::from(read(&bad.join("\n")).is_err_and(|it| it.starts_with("row 5 ")));
        }
        assert!(found >= 7, "{found} of 8 slips were found; one in 256 may pass");
        let mut swapped = good.clone();
        swapped.swap(0, 1);
        assert!(read(&swapped.join("\n")).is_err());
        assert!(read(&good[..7].join("\n")).unwrap_err().contains("8 rows, and 7"));
        assert!(read(&good.join("\n").replace(&good[2], "!!!!-????")).is_err());
    }
}
