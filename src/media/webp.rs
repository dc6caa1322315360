//! WebP: the parts of a file, of which only those are published that a picture needs.

use std::borrow::Cow;
use std::ops::Range;

/// What a WebP file is made of.
pub(super) struct Webp {
    /// Whether it moves.
    pub(super) animated: bool,
    /// Whether its end is there.
    pub(super) whole: bool,
    /// The parts that a picture needs, each with its name.
    kept: Vec<Range<usize>>,
}

const HEAD: usize = 12;
/// Bits of the extended header.
const ANIMATION: u8 = 0x02;
const EXIF_AND_XMP: u8 = 0x0c;

/// Takes the file apart; `None` for what is no WebP.
pub(super) fn read(bytes: &[u8]) -> Option<Webp> {
    if bytes.get(..4)? != b"RIFF" || bytes.get(8..HEAD)? != b"WEBP" {
        return None;
    }
    let mut webp = Webp { animated: false, whole: false, kept: Vec::new() };
    let end_of_all = size_at(bytes, 4)?.saturating_add(8);
    // What is behind belongs to something else.
    let bytes = &bytes[..end_of_all.clamp(HEAD, bytes.len())];
    let mut at = HEAD;
    while let Some((name, length)) = bytes.get(at..at + 4).zip(size_at(bytes, at + 4)) {
        let end = at.saturating_add(8).saturating_add(length).saturating_add(length % 2);
        if name != b"EXIF" && name != b"XMP " {
            webp.kept.push(at..end.min(bytes.len()));
        }
        // Some programs leave the last byte out that only fills up.
        if end > bytes.len().saturating_add(length % 2) {
            break;
        }
        webp.animated |= name == b"VP8X" && bytes.get(at + 8).is_some_and(|flags| flags & ANIMATION != 0);
        at = end.min(bytes.len());
    }
    webp.whole = !webp.kept.is_empty() && at >= bytes.len() && end_of_all <= bytes.len() + 1;
    Some(webp)
}

fn size_at(bytes: &[u8], at: usize) -> Option<usize> {
    let four: [u8; 4] = bytes.get(at..at + 4)?.try_into().ok()?;
    usize::try_from(u32::from_le_bytes(four)).ok()
}

impl Webp {
    /// Returns the file without its metadata.
    pub(super) fn published<'b>(&self, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        let kept: usize = self.kept.iter().map(Range::len).sum();
        if kept + HEAD == bytes.len() {
            return Cow::Borrowed(bytes);
        }
        let mut out = Vec::with_capacity(HEAD + kept);
        out.extend_from_slice(b"RIFF");
        // It is shorter than a file whose length was written like this.
        out.extend(u32::try_from(kept + 4).unwrap_or(u32::MAX).to_le_bytes());
        out.extend_from_slice(b"WEBP");
        for range in &self.kept {
            let start = out.len();
            out.extend_from_slice(&bytes[range.clone()]);
            if out[start..].starts_with(b"VP8X")
                && let Some(flags) = out.get_mut(start + 8)
            {
                *flags &= !EXIF_AND_XMP;
            }
        }
        Cow::Owned(out)
    }
}
