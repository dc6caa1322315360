//! The style sheet that puts the playbook's own colour in place of the theme's.

use crate::model::{Asset, Brand, BrandColour};

/// Name of the style sheet among the theme's files.
pub(super) const NAME: &str = "brand.css";

/// Returns the style sheet of `brand`, if it has a colour.
pub(super) fn style(brand: &Brand) -> Option<Asset> {
    let BrandColour { light, dark } = brand.colour?;
    let css = format!(":root {{ --brand: light-dark({light}, {dark}); }}\n");
    let bytes: Vec<u8> = css.into_bytes();
    let fingerprint = crate::load::fingerprint(&bytes);
    Some(Asset::kept(NAME, NAME.into(), (fingerprint, 0), &bytes))
}
