//! What the bytes of a file are, and which of them are published.

use std::borrow::Cow;

use imagesize::{Compression, ImageType};

use super::kind::{Format, Kind, Picture, ending};
use super::svg::Removed;
use super::{jpeg, png, svg, webp};

/// What a picture came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Examined {
    /// What it is; `None` for what is no picture that browsers show, or one whose size cannot be read.
    pub picture: Option<Picture>,
    /// What is not published of it.
    pub removed: Option<Removed>,
    /// Whether nothing of it is published, since it is not certain what browsers make of it.
    pub refused: bool,
}

/// Examines a file of the name `name`, and returns with it what of its bytes is published.
#[must_use]
pub fn examine<'b>(name: &str, bytes: &'b [u8]) -> (Examined, Cow<'b, [u8]>) {
    if Kind::of(name) != Kind::Picture {
        return (Examined::default(), Cow::Borrowed(bytes));
    }
    if let Some(jpeg) = jpeg::read(bytes) {
        let published = jpeg.published(bytes);
        let size = turned(size(&published), jpeg.orientation);
        return (raster(Format::Jpeg, size, (false, jpeg.whole)), published);
    }
    if let Some(png) = png::read(bytes) {
        let size = turned(size(bytes), png.orientation);
        return (raster(Format::Png, size, (png.animated, png.whole)), png.published(bytes));
    }
    if let Some(webp) = webp::read(bytes) {
        let published = webp.published(bytes);
        return (raster(Format::Webp, size(&published), (webp.animated, webp.whole)), published);
    }
    if svg::is_svg(bytes) || ending(name) == "svg" {
        return drawing(bytes);
    }
    let format = match imagesize::image_type(bytes) {
        // Many a film is a GIF: none is told from a picture here.
        Ok(ImageType::Gif) => Some((Format::Gif, true)),
        Ok(ImageType::Heif(Compression::Av1)) => Some((Format::Avif, false)),
        _ => None,
    };
    let examined = format.map(|(format, animated)| raster(format, size(bytes), (animated, true)));
    (examined.unwrap_or_default(), Cow::Borrowed(bytes))
}

/// Returns what of a file of the name `name` is published.
#[must_use]
pub fn published<'b>(name: &str, bytes: &'b [u8]) -> Cow<'b, [u8]> {
    examine(name, bytes).1
}

fn raster(format: Format, size: Option<(u32, u32)>, (animated, whole): (bool, bool)) -> Examined {
    let picture = size.map(|size| Picture { format, size: Some(size), animated, whole });
    Examined { picture, ..Examined::default() }
}

/// Returns the size that a picture is seen in, as EXIF says.
fn turned(size: Option<(u32, u32)>, orientation: u8) -> Option<(u32, u32)> {
    size.map(|(width, height)| if orientation > 4 { (height, width) } else { (width, height) })
}

fn drawing(bytes: &[u8]) -> (Examined, Cow<'_, [u8]>) {
    let Some(svg) = svg::read(bytes) else {
        let nothing = if bytes.is_empty() { &[] } else { svg::NOTHING.as_bytes() };
        return (Examined { refused: true, ..Examined::default() }, Cow::Borrowed(nothing));
    };
    let picture = Picture { format: Format::Svg, size: svg.size, animated: false, whole: true };
    let examined = Examined { picture: Some(picture), removed: svg.removed, refused: false };
    (examined, svg.cleaned.map_or(Cow::Borrowed(bytes), |cleaned| Cow::Owned(cleaned.into_bytes())))
}

/// Returns the size that the file says it has; one without pixels is none.
fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let size = imagesize::blob_size(bytes).ok()?;
    let (width, height) = (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?);
    (width > 0 && height > 0).then_some((width, height))
}
