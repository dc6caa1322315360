//! JPEG: the parts of a file, of which only those are published that a picture needs.

use std::borrow::Cow;
use std::ops::Range;

use super::exif;

/// What a JPEG file is made of.
pub(super) struct Jpeg {
    /// How it is to be turned, from 1 to 8 (EXIF).
    pub(super) orientation: u8,
    /// Whether its end is there.
    pub(super) whole: bool,
    /// The parts that a picture needs, the first two bytes left out.
    kept: Vec<Range<usize>>,
    /// Where the first part that is no header of the format begins, among `kept`.
    headers: usize,
}

const START_OF_SCAN: u8 = 0xda;
const END: u8 = 0xd9;

/// Takes the file apart; `None` for what is no JPEG.
pub(super) fn read(bytes: &[u8]) -> Option<Jpeg> {
    if !bytes.starts_with(&[0xff, 0xd8, 0xff]) {
        return None;
    }
    let mut jpeg = Jpeg { orientation: 1, whole: false, kept: Vec::new(), headers: 0 };
    let mut at = 2;
    while let Some((start, marker)) = next_marker(bytes, at) {
        if marker == END {
            jpeg.keep(start..start + 2);
            jpeg.whole = true;
            break;
        }
        let Some(end) = end_of_segment(bytes, start) else { break };
        let content = bytes.get(start + 4..end).unwrap_or_default();
        if marker == 0xe1
            && let Some(orientation) = content.strip_prefix(b"Exif\0\0").and_then(exif::orientation)
        {
            jpeg.orientation = orientation;
        }
        at = if marker == START_OF_SCAN { end_of_scan(bytes, end) } else { end };
        if is_needed(marker, content) {
            jpeg.keep(start..at);
            if marker == 0xe0 && jpeg.kept.len() == 1 {
                jpeg.headers = 1;
            }
        }
    }
    Some(jpeg)
}

/// Returns where the next marker is, and which. What some cameras leave between segments is passed over, as decoders do.
fn next_marker(bytes: &[u8], at: usize) -> Option<(usize, u8)> {
    let starts = memchr::memchr_iter(0xff, bytes.get(at..)?).map(|found| at + found);
    starts.filter_map(|start| Some((start, *bytes.get(start + 1)?))).find(|(_, marker)| !matches!(marker, 0x00 | 0xff))
}

fn end_of_segment(bytes: &[u8], start: usize) -> Option<usize> {
    if matches!(bytes.get(start + 1)?, 0x01 | 0xd0..=0xd8) {
        return Some(start + 2);
    }
    let length = usize::from(u16::from_be_bytes([*bytes.get(start + 2)?, *bytes.get(start + 3)?]));
    let end = start + 2 + length;
    (length >= 2 && end <= bytes.len()).then_some(end)
}

/// Returns where the pixels that begin at `start` end.
fn end_of_scan(bytes: &[u8], start: usize) -> usize {
    let mut at = start;
    while let Some(found) = memchr::memchr(0xff, &bytes[at..]) {
        at += found;
        match bytes.get(at + 1) {
            Some(0x00 | 0xd0..=0xd7) => at += 2,
            Some(0xff) => at += 1,
            Some(_) => return at,
            None => break,
        }
    }
    bytes.len()
}

/// Tells whether a picture needs a segment: not comments, nor what cameras and programs say about it. What is behind the
/// end, such as the film of a moving photo, is never needed.
fn is_needed(marker: u8, content: &[u8]) -> bool {
    match marker {
        0xe0 => content.starts_with(b"JFIF\0"),
        // The meaning of its colours.
        0xe2 => content.starts_with(b"ICC_PROFILE\0"),
        0xee => content.starts_with(b"Adobe"),
        0xe1..=0xef | 0xfe => false,
        _ => true,
    }
}

impl Jpeg {
    fn keep(&mut self, range: Range<usize>) {
        self.kept.push(range);
    }

    /// Returns the file without its metadata; of them, only how the picture is turned stays.
    pub(super) fn published<'b>(&self, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        let kept: usize = self.kept.iter().map(Range::len).sum();
        if kept + 2 == bytes.len() {
            return Cow::Borrowed(bytes);
        }
        if self.kept.is_empty() {
            // Nothing of it is a picture.
            return Cow::Borrowed(&bytes[..3]);
        }
        let mut out = Vec::with_capacity(kept + 64);
        out.extend([0xff, 0xd8]);
        for (at, range) in self.kept.iter().enumerate() {
            if at == self.headers && self.orientation > 1 {
                out.extend(turned(self.orientation));
            }
            out.extend_from_slice(&bytes[range.clone()]);
        }
        Cow::Owned(out)
    }
}

/// Returns the segment that says how a picture is turned, and nothing else.
fn turned(orientation: u8) -> Vec<u8> {
    [&b"\xff\xe1\x00\x22Exif\0\0"[..], &exif::turned(orientation)].concat()
}
