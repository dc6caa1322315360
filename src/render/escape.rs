//! Text in markup: the five characters that HTML and XML give a meaning.

/// Appends `text` to `out` so that it stands for itself in HTML and XML, in text and in quoted attributes.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some(at) = rest.bytes().position(|byte| matches!(byte, b'&' | b'<' | b'>' | b'"' | b'\'')) {
        out.push_str(&rest[..at]);
        out.push_str(match rest.as_bytes()[at] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => "&#39;",
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
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
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~!$()*+,;=:@/".contains(&byte) {
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
    use super::{escaped, push_path};

    #[test]
    fn markup_characters_stand_for_themselves() {
        assert_eq!(escaped(r#"a < b & "c" > 'd' ế"#), "a &lt; b &amp; &quot;c&quot; &gt; &#39;d&#39; ế");
    }

    #[test]
    fn paths_are_percent_encoded() {
        let mut out = String::new();
        push_path(&mut out, "vi/xem xét/100% \"1\"");
        assert_eq!(out, "vi/xem%20x%C3%A9t/100%25%20%221%22");
    }
}
