//! Mistakes in content, as values: what, where, what else is concerned, how to fix it.
//!
//! A diagnostic carries no sentence, only the id of one and its arguments, so that it can be shown in any language
//! that [`crate::words`] knows. Making one prints nothing; [`crate::report`] shows them.

mod code;
mod mistake;
mod selection;
mod severity;
mod syntax;

pub use code::Code;
pub use mistake::{Diagnostic, Fix, Place, Related, any_error, sort};
pub use selection::Selection;
pub use severity::Severity;
pub use syntax::{no_yaml, quoted_in_report, shortened};
