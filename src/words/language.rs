//! The languages that the tool speaks.

/// A language the tool speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ToolLanguage {
    /// English.
    English,
    /// Vietnamese.
    Vietnamese,
}

impl ToolLanguage {
    /// Every language the tool speaks.
    pub const ALL: [Self; 2] = [Self::English, Self::Vietnamese];

    /// Returns the BCP 47 tag.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Vietnamese => "vi",
        }
    }

    /// Returns the language of a POSIX locale name such as `vi_VN.UTF-8` or of a tag such as `vi`.
    #[must_use]
    pub fn from_locale(locale: &str) -> Option<Self> {
        let primary = locale.split(['_', '-', '.', '@']).next().unwrap_or_default().to_ascii_lowercase();
        match primary.as_str() {
            "vi" => Some(Self::Vietnamese),
            "en" | "c" | "posix" => Some(Self::English),
            _ => None,
        }
    }
}
