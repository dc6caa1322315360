//! The sizes that are made of a picture for phones and dense screens. Which those are follows from its size alone, so
//! that pages can be made before any of them is.

use crate::slice::Slice;

use super::kind::{Format, Picture};

/// A picture in another size or format.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// In pixels.
    pub width: u32,
    /// In pixels.
    pub height: u32,
    /// Its format.
    pub format: Format,
    /// The name of its file, which stands for what it is made of.
    pub name: String,
}

/// The widths that are made. The text of a page is at most 704 pixels wide: a phone takes the first or second, a dense
/// screen the last.
const WIDTHS: [u32; 4] = [480, 800, 1200, 1600];

/// The width at which browsers that know no `WebP` have a smaller picture, besides the largest.
const PLAIN_WIDTH: u32 = 800;

/// How a picture is made, in short: other qualities, other bytes, other names.
const RECIPE: &str = "1: webp 80, jpeg 82, png; lanczos3";

/// A picture of more pixels than this is not made smaller: it would take more memory than a build should.
pub(super) const MOST_PIXELS: u64 = 100_000_000;

/// `WebP` has no larger pictures.
const MOST_HEIGHT: u32 = 16_383;

/// Returns what is made of a picture whose file is called `name`; `fingerprint` stands for its bytes. Nothing, where
/// this program makes no pictures, and of pictures that move or are drawings.
#[must_use]
pub fn renditions(name: &str, fingerprint: &str, picture: Picture) -> Vec<Rendition> {
    let is_made = matches!(picture.format, Format::Jpeg | Format::Png | Format::Webp);
    let size = picture.size.filter(|(width, height)| u64::from(*width) * u64::from(*height) <= MOST_PIXELS);
    let Some((width, height)) =
        size.filter(|_| cfg!(feature = "pictures") && is_made && picture.whole && !picture.animated)
    else {
        return Vec::new();
    };
    let largest = width.min(WIDTHS[WIDTHS.len() - 1]);
    // One that is hardly smaller than the next is none that a reader would gain by.
    let mut widths: Vec<u32> = WIDTHS.into_iter().filter(|step| step * 23 < largest * 20).collect();
    widths.push(largest);
    let height_of =
        |of: u32| u32::try_from((u64::from(height) * u64::from(of)).div_ceil(u64::from(width))).unwrap_or(u32::MAX);
    if width <= WIDTHS[0] || height_of(largest) > MOST_HEIGHT {
        return Vec::new();
    }
    // One name for all of them, so that one can stand for another.
    let hash = blake3::hash(format!("{fingerprint}\n{RECIPE}").as_bytes()).to_hex();
    let hash = hash.slice(..16);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let rendition = |width: u32, format: Format| {
        let height = height_of(width);
        let name = format!("{stem}-{width}.{hash}.{}", format.endings()[0]);
        Rendition { width, height, format, name }
    };
    let mut all: Vec<Rendition> = widths.iter().map(|width| rendition(*width, Format::Webp)).collect();
    if picture.format != Format::Webp {
        let plain = widths.iter().filter(|width| **width == PLAIN_WIDTH || **width == largest);
        all.extend(plain.map(|width| rendition(*width, picture.format)));
    }
    all
}
