//! Text that must not leak into logs or messages.

/// A value without `Debug`, `Display` or `Serialize`: to look at it, one has to say so.
#[derive(Clone, PartialEq, Eq)]
pub struct Private<T>(T);

impl<T> Private<T> {
    /// Wraps what must stay private.
    pub const fn new(value: T) -> Private<T> {
        Private(value)
    }
    /// The value, to be used and not kept.
    pub const fn expose(&self) -> &T {
        &self.0
    }
}

impl<T> std::fmt::Debug for Private<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("(private)")
    }
}
