//! What the directory is asked.
