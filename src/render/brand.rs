//! The style sheet that puts the playbook's own colour in place of the theme's.

use crate::model::{Asset, Brand, Colour};

/// Name of the style sheet among the theme's files.
pub(super) const NAME: &str = "brand.css";

/// Returns the style sheet of `brand`, if it has a colour. Dark pages show the colour's first lighter tint that can be
/// read upon them.
pub(super) fn style(brand: &Brand) -> Option<Asset> {
    let light = brand.colour?;
    let ground = Colour::parse(Brand::DARK_GROUND).unwrap_or(Colour::BLACK);
    let dark = light.readable_upon(ground, Colour::WHITE);
    let css = format!(":root {{ --brand: light-dark({light}, {dark}); }}\n");
    let bytes: Vec<u8> = css.into_bytes();
    let fingerprint = crate::load::fingerprint(&bytes);
    Some(Asset { name: NAME.to_owned(), path: NAME.into(), fingerprint, bytes: bytes.into() })
}
