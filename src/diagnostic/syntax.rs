//! Reports YAML that cannot be read: what is wrong, and the same text as it can be written.

use crate::slice::Slice;
use crate::source::FilePath;
use crate::yaml::{SyntaxError, SyntaxErrorKind, quoted};

use super::code::Code;
use super::mistake::{Diagnostic, Fix, Place};

/// The most characters of a text that a fix shows.
const SHOWN: usize = 60;

/// Returns the report of an error in the YAML of `file`, which holds `text`.
#[must_use]
pub fn no_yaml(error: &SyntaxError, file: &FilePath, text: &str) -> Diagnostic {
    use SyntaxErrorKind as Kind;
    let written = text.get(error.span.range()).unwrap_or_default();
    let diagnostic = Diagnostic::new(Code::YamlSyntax, Place::new(file, error.span)).fix(fix(error, written));
    match &error.kind {
        Kind::Tab => diagnostic.variant("tab"),
        Kind::NoBreakSpace if written.contains(['\u{a0}', '\u{202f}', '\u{2007}']) => {
            diagnostic.variant("no-break-space")
        }
        Kind::NoBreakSpace => diagnostic.variant("strange-space").arg("name", names(written)),
        Kind::Comment(text) => {
            diagnostic.variant("comment").arg("name", shortened(written)).arg("value", quoted_in_report(text))
        }
        Kind::InvisibleCharacter => diagnostic.variant("invisible-character"),
        Kind::MissingColon => diagnostic.variant("missing-colon"),
        Kind::MissingSpace => diagnostic.variant("missing-space").arg("name", written.trim_end_matches(':')),
        Kind::MissingHyphen => diagnostic.variant("missing-hyphen"),
        Kind::StrayItem => diagnostic.variant("stray-item"),
        Kind::ColonInText => diagnostic.variant("colon-in-text").arg("value", quoted_in_report(written)),
        Kind::CurlyQuotes => diagnostic.variant("curly-quotes").arg("value", quoted_in_report(without_curly(written))),
        Kind::UnclosedQuote(mark) => diagnostic.variant("unclosed-quote").arg("value", mark.to_string()),
        Kind::TextAfterQuote => diagnostic.variant("text-after-quote").arg("value", quoted_in_report(&outer(written))),
        Kind::UnclosedBracket(close) => diagnostic.variant("unclosed-bracket").arg("value", close.to_string()),
        Kind::TextAfterBracket => diagnostic.variant("text-after-bracket").arg("value", quoted_in_report(written)),
        Kind::MissingComma => diagnostic.variant("missing-comma").arg("value", written),
        Kind::SpecialCharacter(character) => {
            let special = diagnostic.variant("special-character").arg("name", character.to_string());
            special.arg("value", quoted_in_report(written))
        }
        Kind::BlockText => diagnostic.variant("block-text").arg("value", quoted_in_report(written)),
        Kind::Indentation => diagnostic.variant("indentation"),
        Kind::Escape => diagnostic.variant("escape").arg("value", written),
        Kind::SecondDocument => diagnostic.variant("second-document"),
        Kind::TooDeep => diagnostic.variant("too-deep"),
        Kind::TooMuch => diagnostic.variant("too-much"),
        Kind::Other(reason) => diagnostic.arg("reason", reason.as_str()),
    }
}

/// Returns the number that Unicode gives the first character.
fn names(written: &str) -> String {
    written.chars().next().map_or_else(String::new, |c| format!("U+{:04X}", u32::from(c)))
}

/// Returns `text` on one line, cut if it is long.
#[must_use]
pub fn shortened(text: &str) -> String {
    let line = text.lines().map(str::trim).collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line.slice(..end)),
        None => line,
    }
}

/// Returns `text` in quotation marks that YAML reads as such, cut if it is long.
#[must_use]
pub fn quoted_in_report(text: &str) -> String {
    quoted(&shortened(text))
}

/// Returns how the error is fixed, if only one thing can have been meant.
fn fix(error: &SyntaxError, written: &str) -> Option<Fix> {
    use SyntaxErrorKind as Kind;
    let text = match &error.kind {
        // Whether a comment was meant as one, only a person knows.
        Kind::ColonInText | Kind::SpecialCharacter(_) if !written.contains(" #") => quoted(written),
        Kind::CurlyQuotes => quoted(without_curly(written)),
        Kind::MissingSpace => format!("{written} "),
        Kind::NoBreakSpace => written.chars().map(ordinary).collect(),
        _ => return None,
    };
    Some(Fix::Replace(error.span, text))
}

/// Returns the spaces that are as wide as one of another kind.
fn ordinary(space: char) -> &'static str {
    match space {
        '\u{3000}' => "  ",
        space if space.is_whitespace() => " ",
        _ => "",
    }
}

fn without_curly(written: &str) -> &str {
    written.trim_matches(|c| "“”„‟‘’‚«»".contains(c))
}

/// Returns what was meant by a text whose outer quotation marks are met by others within: the text between the outer
/// ones if it ends with one too, or else all of it.
fn outer(written: &str) -> String {
    let inner = |mark: char| written.strip_prefix(mark)?.strip_suffix(mark).filter(|inner| !inner.contains("\" "));
    inner('\'').filter(|_| written.matches('\'').count() == 3).unwrap_or(written).to_owned()
}
