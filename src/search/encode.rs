//! Numbers, texts and lists as a script has them.
//!
//! Numbers of which there are many are kept in a text that needs no escapes. A number is written with 93 printable
//! ASCII characters: all but `"` and `\`. Numbers below 62 take one, those below 2,666 two, so a list of small
//! differences needs hardly more than a byte each.

use memchr::memchr3;

const BASE: u32 = 93;
const ONE: u32 = 62;
const TWO: u32 = ONE + 28 * BASE;
const THREE: u32 = TWO + 2 * BASE * BASE;

/// Appends `number` to `out`.
#[inline(always)]
#[allow(clippy::inline_always, reason = "for every word of every text; left alone, it is a call as often as not")]
pub(super) fn push_number(out: &mut Vec<u8>, number: u32) {
    if number < ONE {
        out.push(digit(number));
    } else if number < TWO {
        let rest = number - ONE;
        out.push(digit(ONE + rest / BASE));
        out.push(digit(rest % BASE));
    } else {
        push_long(out, number);
    }
}

/// Appends a number of more than two digits to `out`.
fn push_long(out: &mut Vec<u8>, number: u32) {
    if number < THREE {
        let rest = number - TWO;
        out.extend([90 + rest / (BASE * BASE), rest / BASE % BASE, rest % BASE].map(digit));
    } else {
        out.push(digit(92));
        out.extend((0..5).rev().map(|power| digit(number / BASE.pow(power) % BASE)));
    }
}

/// Returns how many characters `number` takes.
pub(super) fn length(number: u32) -> usize {
    match number {
        0..ONE => 1,
        ONE..TWO => 2,
        TWO..THREE => 3,
        _ => 6,
    }
}

/// The digits: they count from the space on and leave out the two characters that a string in a script would escape.
const DIGITS: [u8; BASE as usize] = {
    let mut digits = [b' '; BASE as usize];
    let (mut at, mut code) = (0, b' ');
    while at < digits.len() {
        if code != b'"' && code != b'\\' {
            digits[at] = code;
            at += 1;
        }
        code += 1;
    }
    digits
};

#[inline]
fn digit(value: u32) -> u8 {
    DIGITS[value as usize]
}

/// Returns numbers as the text that they are.
pub(super) fn into_text(numbers: Vec<u8>) -> String {
    // Digits are printable ASCII.
    String::from_utf8(numbers).unwrap_or_default()
}

/// Appends a text as JSON has it.
pub(super) fn push_string(out: &mut Vec<u8>, text: &str) {
    // What is escaped in texts, besides characters that hardly any has, is few and far between.
    let least = text.bytes().fold(u8::MAX, |least, byte| least.min(if byte == b'\n' { b' ' } else { byte }));
    if least < b' ' {
        // A text serializes without fail.
        let _ = serde_json::to_writer(out, text);
        return;
    }
    out.push(b'"');
    let mut rest = text.as_bytes();
    while let Some(at) = memchr3(b'"', b'\\', b'\n', rest) {
        out.extend_from_slice(&rest[..at]);
        out.extend_from_slice(&[b'\\', if rest[at] == b'\n' { b'n' } else { rest[at] }]);
        rest = &rest[at + 1..];
    }
    out.extend_from_slice(rest);
    out.push(b'"');
}

/// Appends a list as JSON has it, each item by `push`.
pub(super) fn push_list<T>(out: &mut Vec<u8>, items: impl IntoIterator<Item = T>, push: impl Fn(&mut Vec<u8>, T)) {
    out.push(b'[');
    for (at, item) in items.into_iter().enumerate() {
        if at > 0 {
            out.push(b',');
        }
        push(out, item);
    }
    out.push(b']');
}

/// Reads numbers back.
pub(super) struct Numbers<'t>(std::slice::Iter<'t, u8>);

impl<'t> Numbers<'t> {
    pub(super) fn new(text: &'t [u8]) -> Self {
        Self(text.iter())
    }

    fn digit(&mut self) -> Option<u32> {
        let code = u32::from(*self.0.next()?);
        Some(code - 32 - u32::from(code > 34) - u32::from(code > 92))
    }
}

impl Iterator for Numbers<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let first = self.digit()?;
        Some(match first {
            0..ONE => first,
            ONE..90 => ONE + (first - ONE) * BASE + self.digit()?,
            90..92 => TWO + (first - 90) * BASE * BASE + self.digit()? * BASE + self.digit()?,
            _ => {
                let mut number = 0;
                for _ in 0..5 {
                    number = number * BASE + self.digit()?;
                }
                number
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{Numbers, length, push_list, push_number, push_string};

    #[test]
    fn texts_are_escaped_as_json_has_them() {
        let characters: Vec<String> = ('\0'..='\u{2100}').map(|c| format!("a{c}{c}ế")).collect();
        let texts = ["", "\n", "\"a\\\"\n", "đường\n\tphố"].map(str::to_owned);
        let texts: Vec<String> = texts.into_iter().chain(characters).collect();
        let mut list = Vec::new();
        push_list(&mut list, &texts, |out, text| push_string(out, text));
        assert_eq!(String::from_utf8(list).unwrap(), serde_json::to_string(&texts).unwrap());
    }

    #[test]
    fn numbers_come_back() {
        let numbers: Vec<u32> = (0..30_000).chain([u32::MAX, u32::MAX - 1, 1 << 20]).collect();
        let mut text = Vec::new();
        for &number in &numbers {
            let before = text.len();
            push_number(&mut text, number);
            assert_eq!(text.len() - before, length(number), "{number}");
        }
        assert!(text.iter().all(|byte| (b' '..=b'~').contains(byte) && *byte != b'"' && *byte != b'\\'));
        assert_eq!(Numbers::new(&text).collect::<Vec<_>>(), numbers);
    }
}
