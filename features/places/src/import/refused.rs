//! Why a whole file is refused: then nothing of it is used.

use crate::day::Day;
use kernel::{Problems, Refusal};
use std::fmt;

/// What is wrong with a file, said so that its reader knows what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// Reading from the disk failed.
    Unreadable(std::io::ErrorKind),
    /// Nothing in it.
    Empty,
    /// Larger than this many bytes.
    TooLarge(u64),
    /// An Excel workbook where text is expected.
    Workbook,
    /// Not an Excel workbook where one is expected.
    NotAWorkbook,
    /// A workbook that cannot be read, and why.
    BrokenWorkbook(String),
    /// A workbook without this sheet.
    NoSheet(&'static str),
    /// Neither text nor anything else that is expected.
    Binary(&'static str),
    /// It ends in the middle of this line.
    Truncated(u64),
    /// A quotation mark on this line is never closed.
    OpenQuote(u64),
    /// The first line has another number of columns.
    Columns {
        /// How many it has.
        found: usize,
        /// How many it should have.
        wanted: usize,
        /// Which file is expected.
        of: &'static str,
    },
    /// Headings, where the file should begin with its first practice.
    Headings,
    /// These headings are missing.
    NoHeadings {
        /// The missing ones.
        missing: Vec<&'static str>,
        /// Which file is expected.
        of: &'static str,
    },
    /// The file of Northern Ireland, without saying so.
    IsNorthernIreland,
    /// The file of England and Wales, read as Northern Ireland's.
    IsEnglandAndWales,
    /// Not one row that counts.
    Nothing(&'static str),
    /// More than half of the lines are rejected.
    MostlyWrong {
        /// How many are.
        rejected: usize,
        /// Of how many.
        lines: usize,
        /// Why the first one is.
        first: String,
    },
    /// From before April 2020: its practices name area teams and CCGs.
    CcgEra,
    /// Older than what is here.
    Older {
        /// The last day that the file knows.
        newest: Day,
        /// How many places it would open again.
        reopened: usize,
    },
    /// It lists so few places that it cannot be the whole list.
    Partial {
        /// How many it lists.
        listed: usize,
        /// How many are here and open.
        here: usize,
    },
}

const CHECK: &str = "Check that this is the right file.";

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refused::Unreadable(kind) => write!(f, "The file cannot be read ({kind}). Check its name and permissions."),
            Refused::Empty => f.write_str("The file is empty. Download it again."),
            Refused::TooLarge(limit) => {
                write!(f, "The file is larger than {} MB. That is none of the known files.", limit >> 20)
            }
            Refused::Workbook => {
                f.write_str("This is an Excel workbook. Save the sheet as CSV (comma separated) and import that.")
            }
            Refused::NotAWorkbook => f.write_str("This is not an Excel workbook (.xlsx). Import the workbook itself."),
            Refused::BrokenWorkbook(why) => write!(f, "The workbook cannot be read ({why}). Download it again."),
            Refused::NoSheet(name) => {
                write!(f, "The workbook has no sheet “{name}”. Use the PCN workbook as it comes.")
            }
            Refused::Binary(what) => write!(f, "This is {what}, not a text file of comma separated values."),
            Refused::Truncated(line) => {
                write!(f, "The file ends in the middle of line {line}. It is cut off: download it again.")
            }
            Refused::OpenQuote(line) => {
                write!(f, "A quotation mark on line {line} never closes: the file is cut off. Download it again.")
            }
            Refused::Columns { found, wanted, of } => {
                write!(f, "The first line has {found} columns, but {of} has {wanted}. {CHECK}")
            }
            Refused::Headings => {
                f.write_str("The first line holds headings, but the practice file has none. Remove the first line.")
            }
            Refused::NoHeadings { missing, of } => {
                write!(f, "The first line misses the headings {} of {of}. {CHECK}", missing.join(", "))
            }
            Refused::IsNorthernIreland => {
                f.write_str("This is the practice file of Northern Ireland. Import it with --format ni.")
            }
            Refused::IsEnglandAndWales => {
                f.write_str("This is the practice file of England and Wales. Import it without --format ni.")
            }
            Refused::Nothing(what) => write!(f, "The file holds no {what}. {CHECK}"),
            Refused::MostlyWrong { rejected, lines, first } => {
                write!(f, "{rejected} of {lines} lines cannot be used. {CHECK} The first: {first}")
            }
            Refused::CcgEra => f.write_str(
                "This file is from before April 2020: its practices name area teams, not integrated care boards. \
                 Import a newer one.",
            ),
            Refused::Older { newest, reopened } => write!(
                f,
                "This file ends in {} and would open {reopened} places again that have closed since. \
                 A newer file is already here: nothing was changed.",
                newest.words()
            ),
            Refused::Partial { listed, here } => write!(
                f,
                "The file lists {listed} practices, but {here} are open here. It cannot be the whole list: download it again.",
            ),
        }
    }
}

impl std::error::Error for Refused {}

impl From<Refused> for Refusal {
    fn from(refused: Refused) -> Refusal {
        Refusal::Invalid(Problems::one("file", refused.to_string()))
    }
}
