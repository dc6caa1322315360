//! The formats in which a playbook's guides are exported: one module a format, listed here and nowhere else.

use crate::model::{LangIx, StageId};

use super::Site;

/// A format that guides are exported in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportFormat {
    /// Markdown with full addresses.
    Markdown,
}

impl ExportFormat {
    /// Every format.
    pub const ALL: [Self; 1] = [Self::Markdown];

    /// Returns the name by which the command line knows it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "markdown",
        }
    }

    /// Returns the format of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }
}

impl Site {
    /// Returns the guides in `lang` as one text in `format`: those of `stage`, or all, in the order of the path.
    #[must_use]
    pub fn export(&self, format: ExportFormat, lang: LangIx, stage: Option<StageId>) -> String {
        match format {
            ExportFormat::Markdown => self.markdown(lang, stage),
        }
    }
}
