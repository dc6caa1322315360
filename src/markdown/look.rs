//! What stands in braces behind a picture: `{width=60%}`, `{width=300}`, `{align=right}`, `{decorative}`, `{silent}`.
//! Braces with anything else in them are no such thing: they are reported as the syntax of another tool.

use crate::document::{Look, Side, Width};

/// The furthest that the end of the braces is looked for, in bytes.
const REACH: usize = 200;

/// Reads braces at the start of `text`; returns what they say and how long they are.
pub(super) fn read(text: &str) -> Option<(Look, usize)> {
    let rest = text.strip_prefix('{')?;
    let end = rest.bytes().take(REACH).position(|byte| matches!(byte, b'}' | b'\n' | b'\r'))?;
    let inner = rest.get(..end).filter(|_| rest.as_bytes()[end] == b'}')?;
    let mut look = Look::default();
    for part in inner.split_ascii_whitespace() {
        read_part(part, &mut look)?;
    }
    (look != Look::default()).then_some((look, end + 2))
}

/// Adds what a part says; `None` for what says nothing, or what was said before.
fn read_part(part: &str, look: &mut Look) -> Option<()> {
    match part.split_once('=') {
        Some(("width", value)) if look.width.is_none() => look.width = Some(width(unquoted(value))?),
        Some(("align", value)) if look.side.is_none() => {
            let value = unquoted(value);
            look.side = Some(Side::ALL.into_iter().find(|side| side.as_str() == value)?);
        }
        None if part == "decorative" => look.decorative = true,
        None if part == "silent" => look.silent = true,
        _ => return None,
    }
    Some(())
}

fn unquoted(value: &str) -> &str {
    ['"', '\''].into_iter().find_map(|mark| value.strip_prefix(mark)?.strip_suffix(mark)).unwrap_or(value)
}

fn width(value: &str) -> Option<Width> {
    match value.strip_suffix('%') {
        Some(percent) => {
            digits(percent).and_then(|it| u8::try_from(it).ok()).filter(|it| (1..=100).contains(it)).map(Width::Percent)
        }
        None => digits(value.strip_suffix("px").unwrap_or(value)).filter(|pixels| *pixels > 0).map(Width::Pixels),
    }
}

fn digits(text: &str) -> Option<u16> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

/// Returns braces that say the same; nothing for a look that says nothing.
pub(super) fn written(look: Look) -> String {
    let mut parts = Vec::new();
    match look.width {
        Some(Width::Pixels(pixels)) => parts.push(format!("width={pixels}")),
        Some(Width::Percent(percent)) => parts.push(format!("width={percent}%")),
        None => {}
    }
    parts.extend(look.side.map(|side| format!("align={}", side.as_str())));
    parts.extend(look.decorative.then(|| "decorative".to_owned()));
    parts.extend(look.silent.then(|| "silent".to_owned()));
    if parts.is_empty() { String::new() } else { format!("{{{}}}", parts.join(" ")) }
}
