//! Tests of all readers together: any bytes, made workbooks, and the real files where they are at hand.

mod any_bytes;
pub(crate) mod real_files;
pub(crate) mod workbook;
