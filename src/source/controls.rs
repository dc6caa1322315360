//! Control characters that no text needs.

use std::borrow::Cow;

use super::Span;

/// Returns whether nothing shows `c`: a control character that is neither a tab nor the end of a line.
#[must_use]
pub fn is_stray_control(c: char) -> bool {
    c.is_control() && !matches!(c, '\t' | '\n' | '\r')
}

/// Returns where such characters are in `text`.
pub fn stray_controls(text: &str) -> impl Iterator<Item = Span> + '_ {
    let found = if has_stray_controls(text) { text } else { "" };
    let chars = found.char_indices().filter(|(_, c)| is_stray_control(*c));
    chars.map(|(at, c)| Span::new(at, at + c.len_utf8()))
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
    // U+0080 to U+009F begin with the byte c2, as a few other characters do.
    let may_be = |byte: u8| {
        ((byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != b'\r')) | (byte == 0x7f) | (byte == 0xc2)
    };
    let any = text.as_bytes().chunks(256).any(|chunk| chunk.iter().fold(false, |any, &byte| any | may_be(byte)));
    any && text.contains(is_stray_control)
}
