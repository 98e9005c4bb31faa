//! What people see of the directory.
