//! Numbers, texts and lists as they stand in a script.
//!
//! Numbers of which there are many stand in a text that needs no escapes. A number is written with 93 printable ASCII
//! characters: all but `"` and `\`. Numbers below 62 take one, those below 2,666 two, so a list of small differences needs
//! hardly more than a byte each.

use memchr::memchr3;

use super::build::STEPS;

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
fn length(number: u32) -> usize {
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

/// The places of a spelling in a document, as a tape has them: each as the difference to the one before.
#[derive(Debug, Default)]
pub(super) struct Places {
    text: Vec<u8>,
    count: u32,
    last: u32,
}

impl Places {
    /// Adds a place, which is not before the last.
    #[inline]
    pub(super) fn push(&mut self, place: u32) {
        push_number(&mut self.text, place - self.last);
        self.last = place;
        self.count += 1;
    }

    /// Forgets all places, but not the room for them.
    pub(super) fn clear(&mut self) {
        self.text.clear();
        (self.count, self.last) = (0, 0);
    }
}

/// Where a spelling stands: for each document the difference to the one before, what the word is worth there, how
/// often it stands there, and its places, each as the difference to the one before.
#[derive(Debug, Default)]
pub(super) struct Tape {
    /// All but the number of the first document, so that a tape can be put at the end of another.
    text: Vec<u8>,
    first: u32,
    documents: u32,
    next: u32,
}

impl Tape {
    /// Adds a document.
    pub(super) fn push(&mut self, document: u32, step: u8, places: &Places) {
        self.go_to(document);
        self.next = document + 1;
        self.documents += 1;
        push_number(&mut self.text, u32::from(step - 1) * 3 + places.count.min(3) - 1);
        if places.count >= 3 {
            push_number(&mut self.text, places.count - 3);
        }
        self.text.extend_from_slice(&places.text);
    }

    /// Adds a tape of later documents.
    pub(super) fn append(&mut self, later: Self) {
        if self.documents == 0 {
            *self = later;
            return;
        }
        self.go_to(later.first);
        self.text.extend_from_slice(&later.text);
        self.next = later.next;
        self.documents += later.documents;
    }

    fn go_to(&mut self, document: u32) {
        if self.documents == 0 {
            self.first = document;
        } else {
            push_number(&mut self.text, document - self.next);
        }
    }

    /// Returns the number of documents.
    pub(super) fn documents(&self) -> u32 {
        self.documents
    }

    /// Returns the length of what [`Tape::write`] writes.
    pub(super) fn len(&self) -> usize {
        length(self.first) + self.text.len()
    }

    /// Appends the tape to `out`.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        push_number(out, self.first);
        out.extend_from_slice(&self.text);
    }

    /// Reads the tape.
    pub(super) fn postings(&self) -> impl Iterator<Item = Posting> {
        let mut numbers = Numbers::new(&self.text);
        let mut first = Some(self.first);
        let mut next = 0;
        std::iter::from_fn(move || {
            let document = next + first.take().or_else(|| numbers.next())?;
            next = document + 1;
            let head = numbers.next()?;
            let count = if head % 3 == 2 { 3 + numbers.next()? } else { head % 3 + 1 };
            let mut place = 0;
            let mut places = Vec::with_capacity(count as usize);
            for _ in 0..count {
                place += numbers.next()?;
                places.push(place);
            }
            Some(Posting { document, worth: f64::from(head / 3 + 1) / f64::from(STEPS), places })
        })
    }
}

/// A document on a tape.
#[derive(Debug)]
pub(super) struct Posting {
    pub(super) document: u32,
    /// From 0 to 1.
    pub(super) worth: f64,
    pub(super) places: Vec<u32>,
}

#[cfg(test)]
mod tests {
    use super::{Numbers, Places, Tape, length, push_list, push_number, push_string};

    #[test]
    fn texts_are_escaped_as_json_has_them() {
        let characters: Vec<String> = ('\0'..='\u{2100}').map(|c| format!("a{c}{c}ế")).collect();
        let texts = ["", "\n", "\"a\\\"\n", "đường\n\tphố"].map(str::to_owned);
        let texts: Vec<String> = texts.into_iter().chain(characters).collect();
        let mut list = Vec::new();
        push_list(&mut list, &texts, |out, text| push_string(out, text));
        assert_eq!(String::from_utf8(list).unwrap(), serde_json::to_string(&texts).unwrap());
    }

    fn places(places: &[u32]) -> Places {
        let mut gathered = Places::default();
        places.iter().for_each(|&place| gathered.push(place));
        gathered
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

    #[test]
    fn a_tape_says_what_was_put_on_it() {
        let mut tape = Tape::default();
        tape.push(0, 1, &places(&[5]));
        tape.push(7, 20, &places(&[0, 1, 40, 3000]));
        let read: Vec<_> = tape.postings().map(|posting| (posting.document, posting.worth, posting.places)).collect();
        assert_eq!(tape.documents(), 2);
        assert_eq!(read, [(0, 0.05, vec![5]), (7, 1.0, vec![0, 1, 40, 3000])]);
    }

    #[test]
    fn tapes_put_together_are_the_tape_of_all() {
        let documents: [(u32, u8, &[u32]); 4] = [(3, 2, &[1]), (4, 9, &[2, 3, 5, 8]), (90, 1, &[7]), (4000, 20, &[0])];
        let tape = |some: &[(u32, u8, &[u32])]| {
            let mut tape = Tape::default();
            some.iter().for_each(|&(document, step, at)| tape.push(document, step, &places(at)));
            tape
        };
        let text = |tape: &Tape| {
            let mut text = Vec::new();
            tape.write(&mut text);
            assert_eq!(text.len(), tape.len());
            text
        };
        for at in 0..documents.len() {
            let mut first = tape(&documents[..at]);
            first.append(tape(&documents[at..]));
            assert_eq!(text(&first), text(&tape(&documents)));
            assert_eq!(first.documents(), 4);
        }
    }
}
