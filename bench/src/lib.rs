//! kettle-bench.
