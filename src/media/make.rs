//! Makes the sizes of a picture. Each is turned as it is to be seen, and holds no metadata but the meaning of its colours.
//! The same bytes come to the same bytes.

use std::io::Cursor;
use std::panic::catch_unwind;

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, Resizer};
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ExtendedColorType, ImageDecoder, ImageEncoder, ImageFormat, ImageReader, Limits};
use webp::{PixelLayout, WebPConfig};

use super::kind::Format;
use super::renditions::{MOST_PIXELS, Rendition};

/// Of 100. What is saved below these is seen; what is gained above them is not.
const WEBP_QUALITY: f32 = 80.0;
const JPEG_QUALITY: u8 = 82;

/// Larger profiles of colours, in bytes, are those of printers, not of cameras and screens.
const MOST_PROFILE: usize = 16 * 1024;

/// What a decoder may take for a pixel, in bytes: colours of 16 bits, and as much again to work with.
const BYTES_PER_PIXEL: u64 = 16;

/// Makes each of `wanted` of a picture. Whatever is wanted is made of `largest`, the largest of all its sizes: one that
/// is made by itself comes to the same bytes.
///
/// # Errors
/// Fails with a reason, in English, where the bytes are no whole picture.
pub fn make(bytes: &[u8], format: Format, wanted: &[Rendition], largest: (u32, u32)) -> Result<Vec<Vec<u8>>, String> {
    // Decoders are known to give up on strange bytes in this way, too.
    let made = catch_unwind(|| {
        let (pixels, profile) = decode(bytes, format, largest)?;
        wanted.iter().map(|rendition| encode(&pixels, profile.as_deref(), rendition, format)).collect()
    });
    made.unwrap_or_else(|_| Err("the decoder gave up".to_owned()))
}

/// Pixels in rows.
struct Pixels {
    width: u32,
    height: u32,
    transparent: bool,
    bytes: Vec<u8>,
}

impl Pixels {
    fn pixel_type(&self) -> PixelType {
        if self.transparent { PixelType::U8x4 } else { PixelType::U8x3 }
    }

    /// Returns the same picture in another size.
    fn resized(&self, width: u32, height: u32) -> Result<Self, String> {
        let source = ImageRef::new(self.width, self.height, &self.bytes, self.pixel_type()).map_err(said)?;
        let mut made = Image::new(width, height, self.pixel_type());
        Resizer::new().resize(&source, &mut made, None).map_err(said)?;
        Ok(Self { width, height, transparent: self.transparent, bytes: made.into_vec() })
    }
}

fn said(error: impl std::fmt::Display) -> String {
    error.to_string()
}

/// Decodes a picture and brings it to the size `to`, which is as it is to be seen. The original is not kept.
fn decode(bytes: &[u8], format: Format, to: (u32, u32)) -> Result<(Pixels, Option<Vec<u8>>), String> {
    let format = match format {
        Format::Jpeg => ImageFormat::Jpeg,
        Format::Png => ImageFormat::Png,
        Format::Webp => ImageFormat::WebP,
        Format::Gif | Format::Avif | Format::Svg => return Err("it is of another format".to_owned()),
    };
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_PIXELS * BYTES_PER_PIXEL);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(said)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err("it has too many pixels".to_owned());
    }
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| is_wanted(profile));
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let pixels = pixels(DynamicImage::from_decoder(decoder).map_err(said)?);
    let is_turned = matches!(
        orientation,
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH
    );
    let (width, height) = if is_turned { (to.1, to.0) } else { to };
    let resized = pixels.resized(width, height)?;
    drop(pixels);
    Ok((turned(resized, orientation)?, profile))
}

/// Returns the pixels of a decoded picture, of three bytes each, or four where something is to be seen through.
fn pixels(image: DynamicImage) -> Pixels {
    let (width, height) = (image.width(), image.height());
    if image.color().has_alpha() {
        let bytes = image.into_rgba8().into_raw();
        Pixels { width, height, transparent: true, bytes }
    } else {
        Pixels { width, height, transparent: false, bytes: image.into_rgb8().into_raw() }
    }
}

fn turned(pixels: Pixels, orientation: Orientation) -> Result<Pixels, String> {
    if orientation == Orientation::NoTransforms {
        return Ok(pixels);
    }
    let Pixels { width, height, transparent, bytes } = pixels;
    let image = if transparent {
        image::RgbaImage::from_raw(width, height, bytes).map(DynamicImage::from)
    } else {
        image::RgbImage::from_raw(width, height, bytes).map(DynamicImage::from)
    };
    let mut image = image.ok_or("it has no size")?;
    image.apply_orientation(orientation);
    Ok(self::pixels(image))
}

/// Tells whether a profile of colours means anything: not the one that everything without a profile has, and only one
/// of the colours that the sizes have.
fn is_wanted(profile: &[u8]) -> bool {
    let is_usual = [&b"sRGB"[..], b"s\0R\0G\0B"].iter().any(|name| memchr::memmem::find(profile, name).is_some());
    profile.len() <= MOST_PROFILE && profile.get(16..20) == Some(b"RGB ") && !is_usual
}

fn encode(largest: &Pixels, profile: Option<&[u8]>, wanted: &Rendition, source: Format) -> Result<Vec<u8>, String> {
    let smaller = (wanted.width < largest.width).then(|| largest.resized(wanted.width, wanted.height)).transpose()?;
    let pixels = smaller.as_ref().unwrap_or(largest);
    match wanted.format {
        Format::Webp => webp(pixels, profile, source),
        Format::Png => png(pixels, profile),
        _ => jpeg(pixels, profile),
    }
}

fn jpeg(pixels: &Pixels, profile: Option<&[u8]>) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut out, JPEG_QUALITY);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile.to_vec()).map_err(said)?;
    }
    encoder.write_image(&pixels.bytes, pixels.width, pixels.height, ExtendedColorType::Rgb8).map_err(said)?;
    Ok(out)
}

fn png(pixels: &Pixels, profile: Option<&[u8]>) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    let mut encoder = PngEncoder::new(&mut out);
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile.to_vec()).map_err(said)?;
    }
    let colour = if pixels.transparent { ExtendedColorType::Rgba8 } else { ExtendedColorType::Rgb8 };
    encoder.write_image(&pixels.bytes, pixels.width, pixels.height, colour).map_err(said)?;
    Ok(out)
}

/// Encodes `WebP`. A drawing or a screen, which PNG mostly are, is often smaller without any loss.
fn webp(pixels: &Pixels, profile: Option<&[u8]>, source: Format) -> Result<Vec<u8>, String> {
    let layout = if pixels.transparent { PixelLayout::Rgba } else { PixelLayout::Rgb };
    let encoder = webp::Encoder::new(&pixels.bytes, layout, pixels.width, pixels.height);
    let encode = |lossless: bool| {
        let mut config = WebPConfig::new().map_err(|()| "WebP has no settings".to_owned())?;
        config.quality = if lossless { 75.0 } else { WEBP_QUALITY };
        config.lossless = i32::from(lossless);
        let encoded = encoder.encode_advanced(&config).map_err(|error| format!("{error:?}"))?;
        Ok::<Vec<u8>, String>(encoded.to_vec())
    };
    let mut encoded = encode(false)?;
    if source == Format::Png {
        let lossless = encode(true)?;
        encoded = if lossless.len() <= encoded.len() { lossless } else { encoded };
    }
    Ok(match profile {
        Some(profile) => with_profile(&encoded, profile, pixels),
        None => encoded,
    })
}

/// Returns a `WebP` file with a profile of colours, which its encoder does not write.
fn with_profile(webp: &[u8], profile: &[u8], pixels: &Pixels) -> Vec<u8> {
    const PROFILE: u8 = 0x20;
    const TRANSPARENT: u8 = 0x10;
    const HEAD: usize = 12;
    let mut parts = webp.get(HEAD..).unwrap_or_default();
    // One with transparency has an extended header already.
    if parts.starts_with(b"VP8X") {
        parts = parts.get(18..).unwrap_or_default();
    }
    let mut body = Vec::with_capacity(webp.len() + profile.len() + 32);
    body.extend_from_slice(b"WEBPVP8X");
    body.extend(10_u32.to_le_bytes());
    body.extend([PROFILE | if pixels.transparent { TRANSPARENT } else { 0 }, 0, 0, 0]);
    body.extend_from_slice(&(pixels.width - 1).to_le_bytes()[..3]);
    body.extend_from_slice(&(pixels.height - 1).to_le_bytes()[..3]);
    body.extend_from_slice(b"ICCP");
    body.extend(u32::try_from(profile.len()).unwrap_or(u32::MAX).to_le_bytes());
    body.extend_from_slice(profile);
    body.extend((profile.len() % 2 == 1).then_some(0));
    body.extend_from_slice(parts);
    let mut out = b"RIFF".to_vec();
    out.extend(u32::try_from(body.len()).unwrap_or(u32::MAX).to_le_bytes());
    out.extend(body);
    out
}
