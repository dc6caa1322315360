//! PNG: the parts of a file, of which only those are published that a picture needs.

use std::borrow::Cow;
use std::ops::Range;

use super::exif;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// How long the signature and the first chunk, the header, are.
const HEAD: usize = 33;

/// What programs say about a picture.
const METADATA: [&[u8; 4]; 5] = [b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"];

/// What a PNG file is made of.
pub(super) struct Png {
    /// How it is to be turned, from 1 to 8 (EXIF).
    pub(super) orientation: u8,
    /// Whether it moves.
    pub(super) animated: bool,
    /// Whether its end is there.
    pub(super) whole: bool,
    /// The parts that a picture needs.
    kept: Vec<Range<usize>>,
}

/// Takes the file apart; `None` for what is no PNG.
pub(super) fn read(bytes: &[u8]) -> Option<Png> {
    if !bytes.starts_with(SIGNATURE) {
        return None;
    }
    let mut png = Png { orientation: 1, animated: false, whole: false, kept: Vec::new() };
    png.keep(0..SIGNATURE.len());
    let mut at = SIGNATURE.len();
    while let Some(head) = bytes.get(at..at + 8) {
        let length = usize::try_from(u32::from_be_bytes([head[0], head[1], head[2], head[3]])).unwrap_or(usize::MAX);
        let Some(end) = at.checked_add(12).and_then(|end| end.checked_add(length)) else { break };
        let name = &head[4..];
        let is_metadata = METADATA.iter().any(|metadata| name == metadata.as_slice());
        if !is_metadata {
            png.keep(at..end.min(bytes.len()));
        }
        if end > bytes.len() {
            break;
        }
        png.animated |= name == b"acTL";
        if name == b"eXIf"
            && let Some(orientation) = exif::orientation(&bytes[at + 8..end - 4])
        {
            png.orientation = orientation;
        }
        at = end;
        if name == b"IEND" {
            png.whole = true;
            break;
        }
    }
    Some(png)
}

impl Png {
    fn keep(&mut self, range: Range<usize>) {
        match self.kept.last_mut() {
            Some(last) if last.end == range.start => last.end = range.end,
            _ => self.kept.push(range),
        }
    }

    /// Returns the file without its metadata; of them, only how the picture is turned stays.
    pub(super) fn published<'b>(&self, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        let kept: usize = self.kept.iter().map(Range::len).sum();
        if kept == bytes.len() {
            return Cow::Borrowed(bytes);
        }
        let mut out = Vec::with_capacity(kept + 64);
        out.extend(self.kept.iter().flat_map(|range| &bytes[range.clone()]));
        if self.orientation > 1 && out.get(12..16) == Some(b"IHDR") && out.len() >= HEAD {
            out.splice(HEAD..HEAD, chunk(*b"eXIf", &exif::turned(self.orientation)));
        }
        Cow::Owned(out)
    }
}

fn chunk(name: [u8; 4], content: &[u8]) -> Vec<u8> {
    let length = u32::try_from(content.len()).unwrap_or(u32::MAX).to_be_bytes();
    let checked = [&name[..], content].concat();
    [&length[..], &checked, &check_sum(&checked).to_be_bytes()].concat()
}

/// Returns what stands for bytes at the end of a chunk (CRC-32).
fn check_sum(bytes: &[u8]) -> u32 {
    let shift = |sum: u32| if sum & 1 == 1 { sum >> 1 ^ 0xedb8_8320 } else { sum >> 1 };
    !bytes.iter().fold(u32::MAX, |sum, byte| (0..8).fold(sum ^ u32::from(*byte), |sum, _| shift(sum)))
}
