//! Tells what is wrong with a text that is not YAML, in terms of what its writer did, and where it was done.
//!
//! The parser notices most mistakes late: a quotation mark that is never closed, it finds at the next line's colon.
//! What it says is therefore read together with the lines around the place.

use serde_yaml::granit_parser::{ErrorKind, ScanError};

use crate::slice::Slice;
use crate::source::Span;

use super::comments;
use super::spaces;
use super::syntax::{SyntaxError, SyntaxErrorKind};

/// Returns what the parser's `error` comes to.
pub(super) fn explain(error: &ScanError, text: &str) -> SyntaxError {
    let here = Here::new(text, error.marker().byte_offset().unwrap_or(text.len()));
    let found = spaces::in_indentation(text, here.at).or_else(|| here.scan_error(error.kind()));
    found.unwrap_or_else(|| here.point(SyntaxErrorKind::Other(error.kind().to_string())))
}

/// The place where the parser noticed.
#[derive(Clone, Copy)]
pub(super) struct Here<'t> {
    text: &'t str,
    at: usize,
}

/// The line of a place, without the white space around it.
#[derive(Clone, Copy)]
struct Line<'t> {
    start: usize,
    text: &'t str,
    indent: usize,
}

impl Line<'_> {
    fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }
}

impl<'t> Here<'t> {
    pub(super) fn new(text: &'t str, at: usize) -> Self {
        Self { text, at: text.floor_char_boundary(at) }
    }

    /// Reports a character that means something else here, or else what the parser would say.
    pub(super) fn special_or(self, reason: &str) -> SyntaxError {
        self.special().unwrap_or_else(|| self.point(SyntaxErrorKind::Other(reason.to_owned())))
    }

    fn scan_error(self, kind: &ErrorKind) -> Option<SyntaxError> {
        match kind {
            ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabAtBlockScalarStart
            | ErrorKind::TabInPlainScalar => Some(self.tab()),
            ErrorKind::UnexpectedCharacter { character } if character.is_control() => {
                let at = self.text.slice(self.at..).find(*character).map_or(self.at, |at| self.at + at);
                Some(Here { at, ..self }.point(SyntaxErrorKind::InvisibleCharacter))
            }
            ErrorKind::BomInsideDocument => Some(self.point(SyntaxErrorKind::InvisibleCharacter)),
            ErrorKind::UnexpectedCharacter { .. }
            | ErrorKind::MissingAnchorOrAliasName
            | ErrorKind::MappingKeyNotAllowed
            | ErrorKind::MisplacedFlowCollectionEnd
            | ErrorKind::UndeclaredTagHandle
            | ErrorKind::UnknownAnchor => self.special(),
            ErrorKind::ExpectedTagBang
            | ErrorKind::InvalidGlobalTagCharacter
            | ErrorKind::InvalidTagTerminator
            | ErrorKind::MissingTagUri
            | ErrorKind::UnclosedVerbatimTag
            | ErrorKind::InvalidTagEscape
            | ErrorKind::InvalidTagUtf8LeadingByte
            | ErrorKind::InvalidTagUtf8TrailingByte
            | ErrorKind::InvalidTagUtf8 => self.tag_mark(),
            ErrorKind::CommentInterceptedScalar => self.comment_in_text(),
            ErrorKind::MappingValueNotAllowed => Some(self.stray_colon()),
            ErrorKind::SimpleKeyExpected | ErrorKind::InvalidSimpleKey => Some(self.no_field(self.line_here())),
            ErrorKind::ExpectedBlockMappingKey => Some(self.no_key()),
            ErrorKind::ExpectedBlockSequenceEntry => Some(self.line(SyntaxErrorKind::MissingHyphen)),
            ErrorKind::BlockSequenceEntryNotAllowed => Some(self.stray_hyphen()),
            ErrorKind::InvalidIndentation | ErrorKind::ExpectedDocumentStart => {
                Some(self.line(SyntaxErrorKind::Indentation))
            }
            ErrorKind::UnclosedQuotedScalar
            | ErrorKind::InvalidQuotedScalarIndent
            | ErrorKind::DocumentIndicatorInQuotedScalar
            | ErrorKind::InvalidTrailingSingleQuotedScalar
            | ErrorKind::InvalidTrailingDoubleQuotedScalar => self.quote(),
            ErrorKind::UnexpectedEofFlowSequence
            | ErrorKind::UnexpectedEofFlowMapping
            | ErrorKind::UnexpectedEofImplicitFlowMapping
            | ErrorKind::ExpectedFlowMappingSeparator
            | ErrorKind::ExpectedFlowSequenceSeparator
            | ErrorKind::InvalidColonPlacement
            | ErrorKind::InvalidFlowScalarIndent
            | ErrorKind::BlockEntryInFlowCollection
            | ErrorKind::MismatchedFlowCollectionEnd { .. }
            | ErrorKind::UnclosedFlowCollection { .. } => self.bracket(),
            ErrorKind::InvalidBlockScalarHeader => Some(self.value(SyntaxErrorKind::BlockText)),
            ErrorKind::InvalidBlockScalarIndent => Some(self.line(SyntaxErrorKind::Indentation)),
            ErrorKind::UnknownQuotedScalarEscape
            | ErrorKind::InvalidQuotedScalarHexEscape
            | ErrorKind::InvalidLowSurrogateHexEscape
            | ErrorKind::InvalidLowSurrogate
            | ErrorKind::MissingLowSurrogate
            | ErrorKind::UnpairedLowSurrogate
            | ErrorKind::InvalidUnicodeEscape => Some(self.escape()),
            ErrorKind::MultipleDocumentsUnsupported | ErrorKind::InvalidDocumentEnd => Some(self.second_document()),
            ErrorKind::RecursionLimitExceeded => Some(self.point(SyntaxErrorKind::TooDeep)),
            _ => None,
        }
    }

    /// Reports the place itself.
    pub(super) fn point(self, kind: SyntaxErrorKind) -> SyntaxError {
        let len = self.text.slice(self.at..).chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8);
        SyntaxError { span: Span::new(self.at, self.at + len), kind }
    }

    /// Reports the line of the place.
    pub(super) fn line(self, kind: SyntaxErrorKind) -> SyntaxError {
        SyntaxError { span: self.line_here().span(), kind }
    }

    /// Reports the text from the place to the end of its line.
    fn value(self, kind: SyntaxErrorKind) -> SyntaxError {
        let line = self.text.slice(self.at..).lines().next().unwrap_or_default();
        let rest = line.split(" # ").next().unwrap_or_default().trim_end();
        SyntaxError { span: Span::new(self.at, self.at + rest.len()), kind }
    }

    /// Reports a value that begins with a character that means something else.
    fn special(self) -> Option<SyntaxError> {
        let line = self.line_here();
        if self.at == line.start && line.text.starts_with("* ") {
            // An item of a list, as Markdown writes it.
            return Some(self.line(SyntaxErrorKind::MissingHyphen));
        }
        let value = value_of(line).filter(|value| *value < self.at);
        let at =
            value.filter(|value| self.text.slice(*value..self.at).bytes().all(|byte| byte == b'{')).unwrap_or(self.at);
        let character = self.text.slice(at..).chars().next().filter(char::is_ascii_punctuation)?;
        Some(Here { at, ..self }.value(SyntaxErrorKind::SpecialCharacter(character)))
    }

    /// Reports the exclamation mark before the place.
    fn tag_mark(self) -> Option<SyntaxError> {
        let line = self.line_here();
        let end = self.text.ceil_char_boundary(self.at + 1);
        let at = line.start + self.text.get(line.start..end)?.rfind('!')?;
        Some(Here { at, ..self }.value(SyntaxErrorKind::SpecialCharacter('!')))
    }

    /// Reports a comment in the middle of a text of several lines.
    fn comment_in_text(self) -> Option<SyntaxError> {
        let before = self.text.slice(..self.at).trim_end();
        let at = before
            .match_indices('#')
            .rev()
            .map(|(at, _)| at)
            .find(|at| before.slice(..*at).ends_with([' ', '\t', '\n']));
        let comment = Here { at: at?, ..self };
        let line = comment.line_here();
        let begins = match value_of(line) {
            Some(value) if comment.at > line.start => value,
            // On a line of its own: the text is on the one above.
            _ => value_of(comment.line_above()?)?,
        };
        let text =
            self.text.slice(begins..line.span().range().end).split_whitespace().chain(self.line_here().text.split(' '));
        let text: Vec<&str> = if self.at < line.span().range().end { Vec::new() } else { text.collect() };
        let text =
            if text.is_empty() { self.text.slice(begins..line.span().range().end).to_owned() } else { text.join(" ") };
        let span = Span::new(comment.at, line.span().range().end);
        Some(SyntaxError { span, kind: SyntaxErrorKind::Comment(text) })
    }

    /// Reports a comment between brackets that takes the rest of an item with it.
    fn comment_in_brackets(self, open: usize) -> Option<SyntaxError> {
        let (item, at) = comments::in_brackets(self.text, open)?;
        let end = Here { at, ..self }.line_here().span().range().end;
        let rest = self.text.slice(at..end);
        let text = self.text.slice(item..at + rest.find([',', ']', '}']).unwrap_or(rest.len()));
        let kind = SyntaxErrorKind::Comment(text.trim_end().to_owned());
        Some(SyntaxError { span: Span::new(at, end), kind })
    }

    fn line_here(self) -> Line<'t> {
        let start = self.text.slice(..self.at).rfind('\n').map_or(0, |at| at + 1);
        let line = self.text.slice(start..).split('\n').next().unwrap_or_default();
        let indent = line.len() - line.trim_start().len();
        Line { start: start + indent, text: line.trim(), indent }
    }

    /// Returns the nearest line above that says something.
    fn line_above(self) -> Option<Line<'t>> {
        let mut above = self;
        loop {
            let line = above.line_here();
            above.at = (line.start - line.indent).checked_sub(1)?;
            let line = above.line_here();
            if !line.text.is_empty() && !line.text.starts_with('#') {
                return Some(line);
            }
        }
    }

    /// Reports the line that begins a second document.
    fn second_document(self) -> SyntaxError {
        let begins = self.line_above().filter(|above| above.text.starts_with("---"));
        let span = begins.unwrap_or_else(|| self.line_here()).span();
        SyntaxError { span, kind: SyntaxErrorKind::SecondDocument }
    }

    fn tab(self) -> SyntaxError {
        let line = self.line_here();
        let from = line.start - line.indent;
        // A tab in the indentation of this line or a later one: the parser may tell where the value began.
        let lines = self.text.slice(from..).split_inclusive('\n').scan(from, |next, line| {
            let start = *next;
            *next += line.len();
            Some((start, line))
        });
        let tab = lines.into_iter().find_map(|(start, line)| {
            let indent = line.slice(..line.len() - line.trim_start_matches([' ', '\t', '-']).len());
            indent.find('\t').map(|at| start + at)
        });
        let at = tab.unwrap_or(self.at);
        let len = self.text.slice(at..).bytes().take_while(|byte| *byte == b'\t').count();
        SyntaxError { span: Span::new(at, at + len), kind: SyntaxErrorKind::Tab }
    }

    /// Reports a colon where none can be: in a text, or because the line above is not a field.
    fn stray_colon(self) -> SyntaxError {
        let line = self.line_here();
        if let Some(value) = value_of(line).filter(|value| *value < self.at) {
            let first = self.text.slice(value..).chars().next();
            let curly = first.is_some_and(|first| "“”„‟‘’‚«»".contains(first));
            let kind = if curly { SyntaxErrorKind::CurlyQuotes } else { SyntaxErrorKind::ColonInText };
            return Here { at: value, ..self }.value(kind);
        }
        match self.line_above() {
            Some(above) if is_unfinished_item(above, line) => {
                let item = above.text.trim_start_matches("- ");
                let start = above.start + above.text.len() - item.len();
                self.no_field(Line { start, text: item, ..above })
            }
            Some(above) if value_of(above).is_none() && !above.text.ends_with(':') => self.no_field(above),
            _ => self.line(SyntaxErrorKind::Indentation),
        }
    }

    /// Reports a line that is not a field: its colon is missing, or the space behind it.
    fn no_field(self, line: Line<'t>) -> SyntaxError {
        let after_colon = |(at, _): &(usize, &str)| line.text.slice(at + 1..).chars().next();
        let name = |at: usize| line.text.slice(..at).chars().all(|c| c.is_alphanumeric() || "-_".contains(c));
        let colon = line.text.match_indices(':').next().filter(|(at, _)| *at > 0 && name(*at));
        let in_list = || {
            let above = Here { at: line.start, ..self }.line_above();
            above.is_some_and(|above| above.indent == line.indent && above.text.starts_with("- "))
        };
        match colon.as_ref().map(|colon| (colon.0, after_colon(colon))) {
            Some((at, Some('\u{a0}'))) => {
                let at = line.start + at + 1;
                SyntaxError { span: Span::new(at, at + '\u{a0}'.len_utf8()), kind: SyntaxErrorKind::NoBreakSpace }
            }
            Some((at, Some(_))) => {
                let end = line.start + at + 1;
                SyntaxError { span: Span::new(line.start, end), kind: SyntaxErrorKind::MissingSpace }
            }
            _ if in_list() => SyntaxError { span: line.span(), kind: SyntaxErrorKind::MissingHyphen },
            _ => SyntaxError { span: line.span(), kind: SyntaxErrorKind::MissingColon },
        }
    }

    /// Reports what is where the next field should begin.
    fn no_key(self) -> SyntaxError {
        let line = self.line_here();
        let before = self.text.slice(line.start..self.at.max(line.start)).trim_end();
        let closed = before.ends_with([']', '}']);
        if let Some(value) = value_of(line).filter(|_| closed) {
            return Here { at: value, ..self }.value(SyntaxErrorKind::TextAfterBracket);
        }
        let kind = if line.text.starts_with("- ") || line.text == "-" {
            SyntaxErrorKind::StrayItem
        } else {
            SyntaxErrorKind::Indentation
        };
        SyntaxError { span: line.span(), kind }
    }

    /// Reports a hyphen that cannot begin an item: at the start of a value, or on a line of its own.
    fn stray_hyphen(self) -> SyntaxError {
        let line = self.line_here();
        if self.at > line.start {
            return self.value(SyntaxErrorKind::SpecialCharacter('-'));
        }
        SyntaxError { span: line.span(), kind: SyntaxErrorKind::StrayItem }
    }

    /// Reports a quotation mark that is not closed, or what is behind a closed one.
    fn quote(self) -> Option<SyntaxError> {
        let is_quote = |at: usize| self.text.slice(at..).chars().next().filter(|c| matches!(c, '"' | '\''));
        if self.open_bracket().is_some_and(|open| open >= self.line_here().start) && is_quote(self.at).is_some() {
            return Some(self.item(SyntaxErrorKind::MissingComma));
        }
        let line = self.line_here();
        let opening = |line: Line<'t>| {
            let item = line.start + line.text.len() - line.text.trim_start_matches("- ").len();
            if is_quote(item).is_some() { item } else { value_of(line).unwrap_or(item) }
        };
        if let Some(value) = Some(opening(line)).filter(|value| *value < self.at && is_quote(*value).is_some()) {
            return Some(Here { at: value, ..self }.value(SyntaxErrorKind::TextAfterQuote));
        }
        // The mark that opens the text: the nearest above that its own line does not close.
        let mut above = Some(line);
        while let Some(line) = above {
            let at = opening(line);
            if let Some(mark) = is_quote(at).filter(|_| at <= self.at) {
                return Some(Here { at, ..self }.value(SyntaxErrorKind::UnclosedQuote(mark)));
            }
            above = Here { at: line.start, ..self }.line_above();
        }
        None
    }

    /// Reports a bracket that is not closed, or a comma that is missing between brackets.
    fn bracket(self) -> Option<SyntaxError> {
        let starts_here = matches!(self.text.as_bytes().get(self.at), Some(b'[' | b'{'));
        let open = if starts_here { self.at } else { self.open_bracket()? };
        if let Some(comment) = self.comment_in_brackets(open) {
            return Some(comment);
        }
        if starts_here || open < self.line_here().start {
            let close = if self.text.slice(open..).starts_with('[') { ']' } else { '}' };
            return Some(Here { at: open, ..self }.value(SyntaxErrorKind::UnclosedBracket(close)));
        }
        self.in_brackets(open)
    }

    /// Reports what is wrong between brackets of one line: a text with a colon, or two items without a comma.
    fn in_brackets(self, open: usize) -> Option<SyntaxError> {
        let before = self.text.slice(open + 1..self.at);
        let item = open + 1 + before.rfind(',').map_or(0, |at| at + 1);
        let colon = self.text.slice(item..self.at).find(": ")?;
        let value = self.text.slice(item + colon + 1..self.at).trim();
        let begins = item + colon + 1 + self.text.slice(item + colon + 1..).find(value)?;
        match value.rfind(' ') {
            // `1d run: 2w`; a text would begin with a capital letter.
            Some(space) if value.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()) => {
                let span = Span::new(begins + space + 1, begins + value.len());
                Some(SyntaxError { span, kind: SyntaxErrorKind::MissingComma })
            }
            _ => Some(Here { at: begins, ..self }.item(SyntaxErrorKind::ColonInText)),
        }
    }

    /// Reports the item between brackets that begins at the place.
    fn item(self, kind: SyntaxErrorKind) -> SyntaxError {
        let rest = self.text.slice(self.at..);
        let len = rest.find([',', ']', '}', '\n']).unwrap_or(rest.len());
        SyntaxError { span: Span::new(self.at, self.at + rest.slice(..len).trim_end().len()), kind }
    }

    /// Returns the innermost bracket that is open at the place.
    fn open_bracket(self) -> Option<usize> {
        let mut closed = 0_usize;
        for (at, byte) in self.text.as_bytes()[..self.at].iter().enumerate().rev() {
            match byte {
                b']' | b'}' => closed += 1,
                b'[' | b'{' if closed == 0 => return Some(at),
                b'[' | b'{' => closed -= 1,
                _ => {}
            }
        }
        None
    }

    /// Reports the first backslash of a text in double quotation marks that nothing known follows.
    fn escape(self) -> SyntaxError {
        let mut rest = self.text.slice(self.at..).char_indices();
        while let Some((at, c)) = rest.next() {
            if c != '\\' {
                continue;
            }
            let next = rest.next().map(|(_, next)| next);
            let digits = match next {
                Some('x') => 2,
                Some('u') => 4,
                Some('U') => 8,
                _ => 0,
            };
            let known = next.is_none_or(|next| "0abtnvfre \"/\\N_LPxuU\t\n\r".contains(next))
                && rest.as_str().bytes().take(digits).filter(u8::is_ascii_hexdigit).count() == digits;
            if !known {
                let start = self.at + at;
                let end = start + 1 + next.map_or(0, char::len_utf8);
                return SyntaxError { span: Span::new(start, end), kind: SyntaxErrorKind::Escape };
            }
        }
        self.point(SyntaxErrorKind::Escape)
    }
}

/// Returns whether `above` begins an item whose fields go on in `line`, but is not a field: `- id gift`.
fn is_unfinished_item(above: Line<'_>, line: Line<'_>) -> bool {
    let item = above.text.trim_start_matches("- ");
    let begins = above.indent + above.text.len() - item.len();
    let is_short = item.split_whitespace().count() <= 3;
    begins > above.indent && begins == line.indent && is_short && !item.contains(": ") && !item.ends_with(':')
}

/// Returns where the value of a line's field or item begins.
fn value_of(line: Line<'_>) -> Option<usize> {
    let item = line.text.trim_start_matches("- ");
    let from = line.text.len() - item.len();
    let colon = item.find(": ").map(|at| from + at + 1);
    let value = colon.or_else(|| (from > 0).then_some(from))?;
    let rest = line.text.slice(value..);
    let blank = rest.len() - rest.trim_start().len();
    Some(line.start + value + blank)
}
