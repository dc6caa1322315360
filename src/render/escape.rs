//! Text in markup: the characters that HTML and XML give a meaning, and those that XML does not take.

use crate::slice::Slice;

/// Appends `text` to `out` so that it stands for itself in HTML and XML, in text and in quoted attributes.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    push(out, text, ANYWHERE);
}

/// Appends `text` to `out` so that it stands for itself in an attribute between double quotation marks.
pub(super) fn push_attribute(out: &mut String, text: &str) {
    push(out, text, ATTRIBUTE);
}

/// Appends `text` to `out` so that it stands for itself between tags.
pub(super) fn push_text(out: &mut String, text: &str) {
    push(out, text, TEXT);
}

/// Where a byte has a meaning.
const TEXT: u8 = 1;
const ATTRIBUTE: u8 = 2;
const ANYWHERE: u8 = 4;

/// Where each byte has a meaning, or may begin a character that XML has no place for.
const SPECIAL: [u8; 256] = {
    let mut special = [0; 256];
    let mut control = 0;
    while control < 0x20 {
        special[control] = TEXT | ATTRIBUTE | ANYWHERE;
        control += 1;
    }
    special[b'\t' as usize] = 0;
    special[b'\n' as usize] = 0;
    special[b'\r' as usize] = 0;
    special[0xef] = TEXT | ATTRIBUTE | ANYWHERE;
    special[b'&' as usize] = TEXT | ATTRIBUTE | ANYWHERE;
    special[b'<' as usize] = TEXT | ATTRIBUTE | ANYWHERE;
    special[b'>' as usize] = TEXT | ATTRIBUTE | ANYWHERE;
    special[b'"' as usize] = ATTRIBUTE | ANYWHERE;
    special[b'\'' as usize] = ANYWHERE;
    special
};

fn push(out: &mut String, text: &str, place: u8) {
    let mut rest = text;
    while let Some(at) = first_special(rest.as_bytes(), place) {
        out.push_str(rest.slice(..at));
        let mut chars = rest.slice(at..).chars();
        match chars.next() {
            Some('&') => out.push_str("&amp;"),
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('"') => out.push_str("&quot;"),
            Some('\'') => out.push_str("&#39;"),
            Some('\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}') | None => {}
            Some(other) => out.push(other),
        }
        rest = chars.as_str();
    }
    out.push_str(rest);
}

/// Returns where the first byte of `text` is that has a meaning in `place`.
fn first_special(text: &[u8], place: u8) -> Option<usize> {
    let chunks = text.chunks_exact(32);
    let skipped = chunks.take_while(|chunk| is_plain(chunk)).count() * 32;
    let found = text[skipped..].iter().position(|&byte| SPECIAL[usize::from(byte)] & place != 0);
    found.map(|at| skipped + at)
}

/// Returns whether no byte has a meaning in any place; for some others too it says no.
#[allow(clippy::needless_bitwise_bool, reason = "without branches, many bytes are looked at together")]
fn is_plain(bytes: &[u8]) -> bool {
    !bytes.iter().fold(false, |found, &byte| {
        found
            | (byte < 0x20)
            | (byte == b'&')
            | (byte == b'<')
            | (byte == b'>')
            | (byte == b'"')
            | (byte == b'\'')
            | (byte == 0xef)
    })
}

/// Returns `text` so that it stands for itself in HTML and XML.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    push_escaped(&mut out, text);
    out
}

/// Appends `path` to `out` as the path of an address: what RFC 3986 does not allow in a path is percent-encoded,
/// byte by byte. What comes out needs no further escaping in markup but of `&`, which is encoded too.
pub(super) fn push_path(out: &mut String, path: &str) {
    push_encoded(out, path, b"-._~!$()*+,;=:@/");
}

/// Returns `text` as it can be anywhere in an address: nothing in it has a meaning there.
pub(super) fn component(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 2);
    push_encoded(&mut out, text, b"-._~");
    out
}

/// Appends `text` percent-encoded, byte by byte, but for letters, digits and what is `kept`.
fn push_encoded(out: &mut String, text: &str, kept: &[u8]) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.push(char::from_digit(u32::from(digit), 16).unwrap_or('0').to_ascii_uppercase());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{component, escaped, push_path, push_text};

    #[test]
    fn what_xml_has_no_place_for_is_left_out() {
        let mut out = String::new();
        push_text(&mut out, "a\u{1}b\t\n\u{fffe}\"\u{ff21}\u{ffff}'<\u{1f}");
        assert_eq!(out, "ab\t\n\"\u{ff21}'&lt;");
    }

    #[test]
    fn markup_characters_stand_for_themselves() {
        assert_eq!(escaped(r#"a < b & "c" > 'd' ế"#), "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39; ế");
        // Wherever it is in a long text.
        for before in 0..70 {
            let (before, after) = ("ế".repeat(before), "x".repeat(40));
            assert_eq!(escaped(&format!("{before}<{after}\"")), format!("{before}&lt;{after}&quot;"));
        }
    }

    #[test]
    fn paths_are_percent_encoded() {
        let mut out = String::new();
        push_path(&mut out, "vi/xem xét/100% \"1\"");
        assert_eq!(out, "vi/xem%20x%C3%A9t/100%25%20%221%22");
        assert_eq!(component("a/b&c=d+é~"), "a%2Fb%26c%3Dd%2B%C3%A9~");
    }
}
