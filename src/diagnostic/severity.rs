//! How serious mistakes are.

/// How serious a mistake is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The playbook cannot be published like this.
    Error,
    /// The playbook can be published, but a reader will notice.
    Warning,
}
