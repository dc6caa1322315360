//! The way from what a scalar says back to where it is written: through quotation marks, escapes and folded lines.

use crate::slice::Slice;
use crate::source::Span;

/// Where each byte of a scalar's text is in the file.
#[derive(Debug)]
pub struct Places {
    /// Where the text and the file get out of step: an offset in the text, and where it is in the file.
    steps: Vec<(usize, usize)>,
    /// The scalar as a whole.
    whole: Span,
    /// How many bytes of the text there are.
    len: usize,
}

impl Places {
    /// Returns the places of `text`, which the scalar at `span` of `file` says. Where the two cannot be brought
    /// together, as behind the marks of a quotation, every place is the scalar's own.
    #[must_use]
    pub fn of(text: &str, span: Span, file: &str) -> Self {
        let written = file.get(span.range()).unwrap_or_default();
        let start = span.start as usize;
        let quoted = match written.as_bytes().first() {
            Some(b'"') => aligned(text, written, Style::Double),
            Some(b'\'') => aligned(text, written, Style::Single),
            _ => None,
        };
        let steps = quoted.or_else(|| aligned(text, written, Style::Plain)).unwrap_or_default();
        let steps = steps.into_iter().map(|(own, at)| (own, start + at)).collect();
        Self { steps, whole: span, len: text.len() }
    }

    /// Returns where `span` of the text is in the file.
    #[must_use]
    pub fn place(&self, span: Span) -> Span {
        self.exact(span).unwrap_or(self.whole)
    }

    /// Returns where `span` of the text is in the file; `None` where that is not known.
    #[must_use]
    pub fn exact(&self, span: Span) -> Option<Span> {
        let Span { start, end } = span;
        let (start, end) = (start as usize, (end as usize).min(self.len));
        Some(Span::new(self.offset(start)?, self.offset(end)?))
    }

    fn offset(&self, at: usize) -> Option<usize> {
        let step = self.steps.partition_point(|(own, _)| *own <= at).checked_sub(1)?;
        let (own, in_file) = self.steps[step];
        Some(in_file + at - own)
    }
}

/// How a scalar is written.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Style {
    Double,
    Single,
    /// Without quotation marks, on the line or below it.
    Plain,
}

/// Returns where `text` and `written` get out of step; `None` where they say different things.
fn aligned(text: &str, written: &str, style: Style) -> Option<Vec<(usize, usize)>> {
    let mut steps: Vec<(usize, usize)> = Vec::new();
    let mut at = usize::from(style != Style::Plain);
    let mut own = 0;
    while let Some(c) = text.slice(own..).chars().next() {
        let rest = written.slice(at..);
        if rest.is_empty() {
            // Only the ends of lines behind a block are not part of its place.
            return text.slice(own..).trim().is_empty().then_some(steps);
        }
        let (said, taken) = match rest.chars().next()? {
            '\\' if style == Style::Double => escape(rest, c)?,
            '\'' if style == Style::Single => (1, rest.starts_with("''").then_some(2)?),
            first if first.is_ascii_whitespace() => white_space(text.slice(own..), rest)?,
            first => (first.len_utf8(), first.len_utf8()),
        };
        if said > 0 {
            if rest.starts_with(['\\']) && style == Style::Double || text.slice(own..).get(..said) == rest.get(..said) {
                let in_step = steps.last().is_some_and(|(before, place)| at - place == own - before);
                if !in_step {
                    steps.push((own, at));
                }
            } else if rest.starts_with(|c: char| c.is_ascii_whitespace()) {
                steps.push((own, at));
            } else {
                return None;
            }
        }
        own += said;
        at += taken;
        if said > 0 && said != taken {
            // What ends here ends behind the whole escape, or before the end of a line.
            steps.push((own, at));
        }
    }
    Some(steps)
}

/// Returns how many bytes of the text the escape that `rest` begins with says, the first character of which is `c`, and
/// how many it takes.
fn escape(rest: &str, c: char) -> Option<(usize, usize)> {
    let second = rest.slice(1..).chars().next()?;
    let digits = match second {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        '\n' | '\r' => {
            // The line goes on behind what it is indented by.
            let next = rest.slice(1..).trim_start_matches(|c: char| c.is_ascii_whitespace());
            return Some((0, rest.len() - next.len()));
        }
        _ => 0,
    };
    let taken = 1 + second.len_utf8() + digits;
    rest.is_char_boundary(taken).then_some((c.len_utf8(), taken))
}

/// Returns how many bytes of the text the white space that `rest` begins with says, and how many it takes. Around the
/// end of a line, all of it goes together.
fn white_space(text: &str, rest: &str) -> Option<(usize, usize)> {
    let space = |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_whitespace()).len();
    let taken = space(rest);
    if !rest.slice(..taken).contains(['\n', '\r']) {
        return (text.as_bytes().first() == rest.as_bytes().first()).then_some((1, 1));
    }
    Some((space(text), taken))
}

#[cfg(test)]
mod tests {
    use super::Places;
    use crate::slice::Slice;
    use crate::source::Span;
    use crate::yaml::{Node, Value, parse};

    /// Returns what is in the file where each word of the value of `a` is.
    fn words(file: &str) -> Vec<&str> {
        let node = parse(file).unwrap();
        let Some(Node { span, value: Value::String(text) }) = node.get("a") else { panic!("{file}") };
        let places = Places::of(text, *span, file);
        let mut from = 0;
        let words = text.split_whitespace().map(|word| {
            let at = from + text.slice(from..).find(word).unwrap();
            from = at + word.len();
            Span::new(at, from)
        });
        words.map(|span| file.slice(places.place(span).range())).collect()
    }

    #[test]
    fn each_word_of_a_scalar_is_found_where_it_is_written() {
        let plain = ["ở", "**bước**", "[[x]]"];
        for file in [
            "a: ở **bước** [[x]]\n",
            "a: 'ở **bước** [[x]]'\n",
            "a: \"ở **bước** [[x]]\"\n",
            "a: |\n  ở\n  **bước** [[x]]\n",
            "a: >-\n  ở\n\n\n  **bước**\n  [[x]]",
            "a: ở\n  **bước**\r\n  [[x]]\r\n",
            "a: \"ở \\\n  **bước**\n  [[x]]\"\n",
            "a: \"ở\\n**bước**\\t[[x]]\"\n",
            "a: |\n  ở\n    **bước**\n  [[x]]\n\n",
        ] {
            assert_eq!(words(file), plain, "{file:?}");
        }
        assert_eq!(words("a: 'it''s *so*'\n"), ["it''s", "*so*"]);
        assert_eq!(words("a: \"\\u1edf \\\"*so*\\\"!\"\n"), ["\\u1edf", "\\\"*so*\\\"!"]);
        assert_eq!(words("a: |\n  \"Quoted\" so\n"), ["\"Quoted\"", "so"]);
    }

    #[test]
    fn what_cannot_be_found_is_the_scalar_itself() {
        let places = Places::of("a b", Span::new(0, 5), "*name");
        assert_eq!((places.place(Span::new(0, 1)), places.exact(Span::new(0, 1))), (Span::new(0, 5), None));
    }
}
