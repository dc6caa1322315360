//! What a place looks like.

use crate::markdown::construct::Foreign;

/// What looks like a construct, before the tree is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Candidate {
    pub(super) kind: Foreign,
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What a place looks like.
pub(super) enum Sight {
    /// A construct that ends there.
    Construct(Foreign, usize),
    /// The end of a construct whose beginning is reported, which ends there.
    End(usize),
}
