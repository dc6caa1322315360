//! How a picture, film or sound is to be shown, as the text says.

/// How a picture, film or sound is to be shown. What is not said is up to the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Look {
    /// How wide it is.
    pub width: Option<Width>,
    /// Where it stands.
    pub side: Option<Side>,
    /// Whether a picture says nothing that readers need.
    pub decorative: bool,
    /// Whether nothing is to be heard in a film.
    pub silent: bool,
}

/// How wide something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// In pixels.
    Pixels(u16),
    /// In hundredths of the text's width.
    Percent(u8),
}

/// Where something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// To the left, the text beside it.
    Left,
    /// In the middle.
    Center,
    /// To the right, the text beside it.
    Right,
}

impl Side {
    /// Every side.
    pub const ALL: [Self; 3] = [Self::Left, Self::Center, Self::Right];

    /// Returns the name, as texts and classes have it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Center => "center",
            Self::Right => "right",
        }
    }
}
