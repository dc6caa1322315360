//! What a scalar without quotation marks says, by the core schema of YAML 1.2.
//!
//! Forms that only older or looser readers take for something else than a text are texts: `yes`, `1_000`, `0o14`,
//! `2:30`. Whoever expects a number there says that it is none.

use super::node::Value;

/// Returns what a plain scalar says; most are texts, and kept as they are.
pub(super) fn plain_value(text: String) -> Value {
    let number = match text.as_bytes() {
        [] => return Value::Null,
        [b'0'..=b'9' | b'+' | b'-' | b'.', ..] => number(&text),
        _ => word(&text),
    };
    number.unwrap_or(Value::String(text))
}

/// Returns what one of the words says that are not texts.
fn word(text: &str) -> Option<Value> {
    match text {
        "~" | "null" | "Null" | "NULL" => Some(Value::Null),
        "true" | "True" | "TRUE" => Some(Value::Bool(true)),
        "false" | "False" | "FALSE" => Some(Value::Bool(false)),
        _ => None,
    }
}

/// Returns the number that a text is.
fn number(text: &str) -> Option<Value> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let digits = unsigned.bytes().filter(u8::is_ascii_digit).count();
    if digits == unsigned.len() && digits > 0 {
        // What is beyond all bounds is a number still; what it should be is checked elsewhere.
        return text.parse().map(Value::Integer).or_else(|_| text.parse().map(Value::Float)).ok();
    }
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        return Some(Value::Float(if text.starts_with('-') { f64::NEG_INFINITY } else { f64::INFINITY }));
    }
    if matches!(text, ".nan" | ".NaN" | ".NAN") {
        return Some(Value::Float(f64::NAN));
    }
    let begins = unsigned.starts_with(|c: char| c.is_ascii_digit()) || unsigned.starts_with('.') && digits > 0;
    let plain = unsigned.bytes().all(|byte| byte.is_ascii_digit() || b".eE+-".contains(&byte));
    (begins && plain).then(|| text.parse().ok().map(Value::Float)).flatten()
}
