//! How a run of the program ends.

/// How a run ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// What was asked for is done.
    Done,
    /// The content has mistakes.
    Mistakes,
    /// The command line is wrong, or the environment failed.
    Failed,
}
