//! SQL of cards in lists.
