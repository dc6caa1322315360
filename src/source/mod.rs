//! Text files as the rest of the program sees them: decoded, NFC, with positions that lead back to the bytes on disk.
//!
//! Everything downstream works on [`SourceFile::text`], which is UTF-8 without a byte order mark and normalized to
//! NFC (Unicode Standard Annex #15). Positions reported to people are positions of the file as it is on disk; the
//! [`OffsetMap`] between the two is kept here, so no other module has to know that they can differ.
//!
//! This module may not know what the text means: neither YAML nor Markdown nor the playbook.

mod controls;
mod edit;
mod file;
mod normal_form;
mod offset_map;
mod position;
mod span;

pub use controls::{has_stray_controls, is_stray_control, stray_controls, without_stray_controls};
pub use edit::{Edit, apply};
pub use file::{FilePath, InvalidUtf8, SourceFile};
pub use normal_form::nfc;
pub use offset_map::OffsetMap;
pub use position::{LineIndex, Position};
pub use span::Span;
