//! EXIF: of what cameras say about a picture, only how it is turned is read and published.

/// Returns metadata that say how a picture is turned, and nothing else.
pub(super) fn turned(orientation: u8) -> [u8; 26] {
    let mut tiff = *b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\0\0\0\0\0\0\0";
    tiff[19] = orientation;
    tiff
}

/// Returns how a picture is to be turned, as EXIF says.
pub(super) fn orientation(tiff: &[u8]) -> Option<u8> {
    let is_little = match tiff.get(..4)? {
        b"II*\0" => true,
        b"MM\0*" => false,
        _ => return None,
    };
    let two = |at: usize| -> Option<u16> {
        let bytes = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if is_little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let four = |at: usize| -> Option<usize> {
        let (first, second) = (u32::from(two(at)?), u32::from(two(at + 2)?));
        let four = if is_little { second << 16 | first } else { first << 16 | second };
        usize::try_from(four).ok()
    };
    let directory = four(4)?;
    let entries = usize::from(two(directory)?);
    let entry = (0..entries).map(|at| directory + 2 + at * 12).find(|at| two(*at) == Some(0x0112))?;
    u8::try_from(two(entry + 8)?).ok().filter(|orientation| (1..=8).contains(orientation))
}
