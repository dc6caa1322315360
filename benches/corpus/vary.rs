//! Small changes to a text that leave its structure as it is.

/// Returns a number that looks random and is always the same for the same two.
pub(crate) fn hash(a: usize, b: usize) -> usize {
    let mut x = (a as u64) << 32 | (b as u64 + 1);
    for _ in 0..2 {
        x = (x ^ (x >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    usize::try_from(x >> 40).unwrap_or_default()
}

/// Returns a title with a number behind it.
pub(crate) fn numbered(title: &str, number: usize) -> String {
    match title.strip_suffix('"') {
        Some(open) => format!("{open} {number}\""),
        None => format!("{title} {number}"),
    }
}

/// Returns `text` with sentences and list items in another order and other numbers.
pub(crate) fn vary(text: &str, round: usize, section: usize) -> String {
    if round == 0 {
        return text.to_owned();
    }
    let by = hash(round, section + 100);
    let mut out = String::with_capacity(text.len());
    let mut items: Vec<&str> = Vec::new();
    let mut fenced = false;
    for line in text.lines() {
        fenced ^= line.trim_start().starts_with("```");
        if !fenced && line.starts_with("- ") {
            items.push(line);
            continue;
        }
        flush(&mut out, &mut items, by);
        if !fenced && line.starts_with(char::is_alphabetic) {
            out.push_str(&other_numbers(&rotate_sentences(line, by), by));
        } else {
            out.push_str(line);
        }
        out.push('\n');
    }
    flush(&mut out, &mut items, by);
    out
}

fn flush(out: &mut String, items: &mut Vec<&str>, by: usize) {
    if !items.is_empty() {
        let by = by % items.len();
        items.rotate_left(by);
    }
    for item in items.drain(..) {
        out.push_str(item);
        out.push('\n');
    }
}

/// Changes the places of sentences that stand for themselves.
fn rotate_sentences(line: &str, by: usize) -> String {
    let Some(line) = line.strip_suffix('.') else { return line.to_owned() };
    let mut sentences: Vec<&str> = line.split(". ").collect();
    let whole = |sentence: &&str| {
        let count = |c: char| sentence.matches(c).count();
        sentence.starts_with(char::is_uppercase)
            && count('*') % 4 == 0
            && count('"') % 2 == 0
            && [('[', ']'), ('(', ')'), ('“', '”')].iter().all(|&(open, close)| count(open) == count(close))
    };
    if sentences.iter().all(whole) {
        let by = by % sentences.len();
        sentences.rotate_left(by);
    }
    sentences.join(". ") + "."
}

/// Changes the last digit of every number of more than one digit.
fn other_numbers(line: &str, by: usize) -> String {
    let mut out = String::with_capacity(line.len());
    let mut before = false;
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        let ends = !chars.peek().is_some_and(char::is_ascii_digit);
        let other =
            c.to_digit(10).filter(|_| before && ends).map(|digit| (digit + u32::try_from(by % 10).unwrap_or(0)) % 10);
        out.push(other.and_then(|digit| char::from_digit(digit, 10)).unwrap_or(c));
        before = c.is_ascii_digit();
    }
    out
}
