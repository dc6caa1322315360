//! Reports YAML that cannot be read: what is wrong, and the same text as it can be written.

use crate::source::{FilePath, Span};
use crate::yaml::{SyntaxError, SyntaxErrorKind};

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
        Kind::NoBreakSpace => diagnostic.variant("no-break-space"),
        Kind::InvisibleCharacter => diagnostic.variant("invisible-character"),
        Kind::MissingColon => diagnostic.variant("missing-colon"),
        Kind::MissingSpace => diagnostic.variant("missing-space").arg("name", written.trim_end_matches(':')),
        Kind::MissingHyphen => diagnostic.variant("missing-hyphen"),
        Kind::StrayItem => diagnostic.variant("stray-item"),
        Kind::ColonInText => diagnostic.variant("colon-in-text").arg("value", quoted(written)),
        Kind::CurlyQuotes => {
            let bare = written.trim_matches(|c| "“”„‟‘’‚«»".contains(c));
            diagnostic.variant("curly-quotes").arg("value", quoted(bare))
        }
        Kind::UnclosedQuote(mark) => diagnostic.variant("unclosed-quote").arg("value", mark.to_string()),
        Kind::TextAfterQuote => diagnostic.variant("text-after-quote").arg("value", quoted(&outer(written))),
        Kind::UnclosedBracket(close) => diagnostic.variant("unclosed-bracket").arg("value", close.to_string()),
        Kind::TextAfterBracket => diagnostic.variant("text-after-bracket").arg("value", quoted(written)),
        Kind::MissingComma => diagnostic.variant("missing-comma").arg("value", written),
        Kind::SpecialCharacter(character) => {
            let special = diagnostic.variant("special-character").arg("name", character.to_string());
            special.arg("value", quoted(written))
        }
        Kind::BlockText => diagnostic.variant("block-text").arg("value", quoted(written)),
        Kind::Indentation => diagnostic.variant("indentation"),
        Kind::Escape => diagnostic.variant("escape").arg("value", written),
        Kind::SecondDocument => diagnostic.variant("second-document"),
        Kind::TooDeep => diagnostic.variant("too-deep"),
        Kind::TooMuch => diagnostic.variant("too-much"),
        Kind::Other(reason) => diagnostic.arg("reason", reason.as_str()),
    }
}

/// Returns the fix where only one thing can have been meant.
fn fix(error: &SyntaxError, written: &str) -> Option<Fix> {
    use SyntaxErrorKind as Kind;
    let end = error.span.range().end;
    let ends_a_line = !written.contains(['\n', '\r', '\t']);
    match &error.kind {
        Kind::NoBreakSpace => Some(Fix::Replace(error.span, " ".repeat(written.chars().count()))),
        Kind::MissingSpace => Some(Fix::Replace(Span::new(end, end), " ".to_owned())),
        Kind::ColonInText if ends_a_line => Some(Fix::Quote(error.span)),
        // The other signs may also begin what is more than a text.
        Kind::SpecialCharacter('@' | '`' | '%') if ends_a_line => Some(Fix::Quote(error.span)),
        Kind::CurlyQuotes if ends_a_line && !written.contains(['"', '\\']) && !written.contains(" #") => {
            let bare = written.strip_prefix(['“', '„', '«', '”'])?.strip_suffix(['”', '“', '»'])?;
            Some(Fix::Replace(error.span, format!("\"{bare}\"")))
        }
        _ => None,
    }
}

/// Returns `text` in quotation marks that YAML reads as such, cut if it is long.
fn quoted(text: &str) -> String {
    let shown: String = text.chars().take(SHOWN).collect();
    let more = if shown.len() < text.len() { "…" } else { "" };
    match (shown.contains(['"', '\\']), shown.contains('\'')) {
        (false, _) => format!("\"{shown}{more}\""),
        (true, false) => format!("'{shown}{more}'"),
        (true, true) => format!("\"{}{more}\"", shown.replace('\\', "\\\\").replace('"', "\\\"")),
    }
}

/// Returns what was meant by a text whose outer quotation marks are met by others within: the text between the outer
/// ones if it ends with one too, or else all of it.
fn outer(written: &str) -> String {
    let inner = |mark: char| written.strip_prefix(mark)?.strip_suffix(mark).filter(|inner| !inner.contains("\" "));
    inner('\'').filter(|_| written.matches('\'').count() == 3).unwrap_or(written).to_owned()
}
