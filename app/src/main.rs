//! The binary `kettle`: everything is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    kettle::main()
}
