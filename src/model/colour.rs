//! Colours, and whether one can be read upon another: relative luminance and contrast ratio as WCAG 2.2 defines them.

use std::fmt;

/// A colour of the sRGB space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    red: u8,
    green: u8,
    blue: u8,
}

impl Colour {
    /// White.
    pub const WHITE: Self = Self { red: 255, green: 255, blue: 255 };
    /// Black.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };
    /// The least contrast of a text that everyone should be able to read (WCAG 2.2, 1.4.3, level AA).
    pub const READABLE: f64 = 4.5;

    /// Reads a colour as style sheets write it: `#0b57a4` or `#05a`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits: Vec<u8> = text
            .strip_prefix('#')?
            .chars()
            .map(|c| c.to_digit(16).and_then(|digit| u8::try_from(digit).ok()))
            .collect::<Option<_>>()?;
        match *digits.as_slice() {
            [r, g, b] => Some(Self { red: r * 17, green: g * 17, blue: b * 17 }),
            [r1, r2, g1, g2, b1, b2] => Some(Self { red: r1 * 16 + r2, green: g1 * 16 + g2, blue: b1 * 16 + b2 }),
            _ => None,
        }
    }

    /// Returns the contrast ratio of two colours: 1 for the same, 21 for black and white.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// Returns the first mixture with `other`, in steps of a hundredth, that can be read upon `ground`.
    #[must_use]
    pub fn readable_upon(self, ground: Self, other: Self) -> Self {
        let mixtures = (0..=100).map(|share| self.mixed(other, share));
        mixtures.into_iter().find(|mixture| mixture.contrast(ground) >= Self::READABLE).unwrap_or(other)
    }

    /// Returns this colour with `share` hundredths of another.
    fn mixed(self, other: Self, share: u16) -> Self {
        let part = |own: u8, other: u8| {
            let sum = u16::from(own) * (100 - share) + u16::from(other) * share;
            u8::try_from(sum / 100).unwrap_or(u8::MAX)
        };
        Self { red: part(self.red, other.red), green: part(self.green, other.green), blue: part(self.blue, other.blue) }
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::Colour;

    #[test]
    fn contrast_is_that_of_wcag() {
        assert!((Colour::BLACK.contrast(Colour::WHITE) - 21.0).abs() < 1e-9);
        // The lightest grey that can be read on white, and the next one.
        let contrast = |text| Colour::parse(text).unwrap().contrast(Colour::WHITE);
        assert!(contrast("#767676") >= Colour::READABLE);
        assert!(contrast("#777777") < Colour::READABLE);
    }

    #[test]
    fn only_colours_are_read() {
        assert_eq!(Colour::parse("#05a"), Colour::parse("#0055AA"));
        for wrong in ["05a", "#05", "#0055g0", "#0055aa0", "red", "#００５"] {
            assert_eq!(Colour::parse(wrong), None, "{wrong}");
        }
    }
}
