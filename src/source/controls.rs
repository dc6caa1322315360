//! Control characters that no text needs.

use std::borrow::Cow;

use super::Span;

/// Returns whether nothing shows `c`: a control character that is neither a tab nor the end of a line.
#[must_use]
pub fn is_stray_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

/// Returns where such characters are in `text`.
#[must_use]
pub fn stray_controls(text: &str) -> Vec<Span> {
    if !has_stray_controls(text) {
        return Vec::new();
    }
    let chars = text.char_indices().filter(|(_, c)| is_stray_control(*c));
    chars.map(|(at, c)| Span::new(at, at + c.len_utf8())).collect()
}

/// Returns `text` without such characters.
#[must_use]
pub fn without_stray_controls(text: &str) -> Cow<'_, str> {
    if has_stray_controls(text) {
        Cow::Owned(text.chars().filter(|c| !is_stray_control(*c)).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns whether there are such characters in `text`.
#[allow(clippy::needless_bitwise_bool, reason = "without branches, many bytes are looked at together")]
#[must_use]
pub fn has_stray_controls(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Most texts have line feeds and no other.
    let may_be_stray = |byte: u8| ((byte < 0x20) & (byte != b'\n')) | (byte == 0x7f);
    let is_stray = |byte: &u8| may_be_stray(*byte) && !matches!(byte, b'\t' | b'\r');
    let mut chunks = bytes.chunks(256);
    let in_ascii = chunks
        .any(|chunk| chunk.iter().fold(false, |any, &byte| any | may_be_stray(byte)) && chunk.iter().any(is_stray));
    // U+0080 to U+009F begin with the byte c2, as a few other characters do.
    in_ascii || memchr::memchr_iter(0xc2, bytes).any(|at| matches!(bytes.get(at + 1), Some(0x80..=0x9f)))
}
