//! PNG: the parts of a file, of which only those are published that a picture needs.

use std::borrow::Cow;
use std::ops::Range;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What programs say about a picture.
const METADATA: [&[u8; 4]; 5] = [b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"];

/// What a PNG file is made of.
pub(super) struct Png {
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
    let mut png = Png { animated: false, whole: false, kept: Vec::new() };
    png.keep(0..SIGNATURE.len());
    let mut at = SIGNATURE.len();
    while let Some(head) = bytes.get(at..at + 8) {
        let length = usize::try_from(u32::from_be_bytes([head[0], head[1], head[2], head[3]])).unwrap_or(usize::MAX);
        let Some(end) = at.checked_add(12).and_then(|end| end.checked_add(length)) else { break };
        if end > bytes.len() {
            break;
        }
        let name = &head[4..];
        png.animated |= name == b"acTL";
        if !METADATA.iter().any(|metadata| name == metadata.as_slice()) {
            png.keep(at..end);
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

    /// Returns the file without its metadata.
    pub(super) fn published<'b>(&self, bytes: &'b [u8]) -> Cow<'b, [u8]> {
        let kept: usize = self.kept.iter().map(Range::len).sum();
        if !self.whole || kept == bytes.len() {
            return Cow::Borrowed(bytes);
        }
        Cow::Owned(self.kept.iter().flat_map(|range| &bytes[range.clone()]).copied().collect())
    }
}
