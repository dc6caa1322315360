//! What is said of each finding in Markdown.

use crate::check::report::Report;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::fold::fold;
use crate::markdown::{Finding, FindingKind, Foreign, Replacement};
use crate::slice::Slice;

/// Returns what `report` says of `finding`; `text` is the whole file's, and `title` the page's, if it has one.
pub(crate) fn diagnostic_of(finding: &Finding, text: &str, title: Option<&str>, report: &Report) -> Diagnostic {
    let (code, variant) = name(finding.kind);
    let written = text.slice(finding.span.range());
    let value = match shortened(written) {
        _ if finding.kind.is_link() => written,
        // What is wrong cannot be seen; what it is beside can.
        "" => text.slice(finding.span.end as usize..).split_whitespace().next().unwrap_or_default(),
        value => value,
    };
    let fix = |new: &Replacement| Fix::Replace(new.span, new.text.to_string());
    let meant = finding.replacement.as_ref().filter(|_| code == Code::LinkUndefined).map(|new| &*new.text);
    let diagnostic = report
        .at(code, finding.span)
        .suggest(meant)
        .arg("value", value)
        .arg("form", form(finding, text).unwrap_or_else(|| "none".to_owned()))
        .fix(finding.replacement.as_ref().map(fix));
    if finding.kind == FindingKind::HeadingLevelOne && title.is_some_and(|title| is_title(written, title)) {
        return diagnostic.variant("title").fix(Some(Fix::Replace(finding.span, String::new())));
    }
    if variant.is_empty() { diagnostic } else { diagnostic.variant(variant) }
}

/// Tells whether a heading says what the page is called.
fn is_title(heading: &str, title: &str) -> bool {
    let words = heading.trim_matches(['#', ' ', '\t', '*', '_']);
    fold(words) == fold(title.trim())
}

/// Returns the beginning of what is written, which fits into a message.
fn shortened(written: &str) -> &str {
    const MOST: usize = 60;
    let line = written.lines().next().unwrap_or_default();
    let end = line.char_indices().nth(MOST).map_or(line.len(), |(at, _)| at);
    line.slice(..end).trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '\u{200b}'..='\u{200d}' | '\u{feff}'))
}

/// Returns what to write, where that is one line.
fn form(finding: &Finding, text: &str) -> Option<String> {
    const MOST: usize = 100;
    let new = finding.replacement.as_ref()?;
    let is_within = finding.span.start <= new.span.start && new.span.end <= finding.span.end;
    let form = if is_within {
        let before = text.slice(finding.span.start as usize..new.span.start as usize);
        let behind = text.slice(new.span.end as usize..finding.span.end as usize);
        format!("{before}{}{behind}", new.text)
    } else {
        new.text.to_string()
    };
    // A space at the end is seen by what follows it.
    let form = if is_within && form.ends_with(' ') { format!("{form}…") } else { form };
    let form = form.trim();
    let fits = !form.is_empty() && !form.contains(['\n', '\r']) && form.chars().count() <= MOST;
    fits.then(|| form.to_owned())
}

/// Returns the code of a finding and the variant of its message; none is empty.
fn name(kind: FindingKind) -> (Code, &'static str) {
    match kind {
        FindingKind::EmphasisBeforeLetter => (Code::MarkdownMarks, "before-letter"),
        FindingKind::EmphasisBehindLetter => (Code::MarkdownMarks, "behind-letter"),
        FindingKind::EmphasisSpaced => (Code::MarkdownMarks, "spaced"),
        FindingKind::EmphasisUnclosed => (Code::MarkdownMarks, ""),
        FindingKind::EmphasisUneven => (Code::MarkdownMarks, "uneven"),
        FindingKind::EmphasisUnopened => (Code::MarkdownMarks, "unopened"),
        FindingKind::HeadingLevelOne => (Code::MarkdownMarks, "level-one"),
        FindingKind::HeadingTooDeep => (Code::MarkdownMarks, "too-deep"),
        FindingKind::HeadingUnderlined => (Code::MarkdownMarks, "underlined"),
        FindingKind::HeadingWithoutSpace => (Code::MarkdownMarks, "heading"),
        FindingKind::LinkWithSpaces => (Code::LinkMalformed, ""),
        FindingKind::LinkApart => (Code::LinkMalformed, "apart"),
        FindingKind::LinkExchanged => (Code::LinkMalformed, "exchanged"),
        FindingKind::LinkOpen => (Code::LinkMalformed, "open"),
        FindingKind::LinkBracket => (Code::LinkMalformed, "bracket"),
        FindingKind::LinkClosed => (Code::LinkMalformed, "closed"),
        FindingKind::LinkLabel => (Code::LinkMalformed, "label"),
        FindingKind::LinkInLink => (Code::LinkMalformed, "nested"),
        FindingKind::LinkSize => (Code::LinkMalformed, "size"),
        FindingKind::LinkTitle => (Code::LinkMalformed, "title"),
        FindingKind::LinkLineBreak => (Code::LinkMalformed, "line-break"),
        FindingKind::LinkInCells => (Code::LinkMalformed, "cells"),
        FindingKind::LinkOther => (Code::LinkMalformed, "other"),
        FindingKind::PictureApart => (Code::LinkMalformed, "picture"),
        FindingKind::UndefinedReference => (Code::LinkUndefined, ""),
        FindingKind::UndefinedFootnote => (Code::LinkUndefined, "footnote"),
        FindingKind::SecondDefinition => (Code::LinkUndefined, "twice"),
        FindingKind::SecondFootnote => (Code::LinkUndefined, "footnote-twice"),
        FindingKind::UnusedDefinition => (Code::LinkUndefined, "unused"),
        FindingKind::DefinitionOfWords => (Code::LinkUndefined, "words"),
        FindingKind::TooManyReferences => (Code::LinkUndefined, "too-many"),
        FindingKind::Foreign(foreign) => (Code::MarkdownForeignSyntax, foreign_variant(foreign)),
        FindingKind::ListApart => (Code::MarkdownMarks, "list-apart"),
        FindingKind::ListSign => (Code::MarkdownMarks, "list-sign"),
        FindingKind::ListTick => (Code::MarkdownMarks, "list-tick"),
        FindingKind::ListNumber => (Code::MarkdownMarks, "list-number"),
        FindingKind::ListWithoutSpace => (Code::MarkdownMarks, "list-space"),
        FindingKind::SpaceOfAnotherKind => (Code::MarkdownMarks, "no-break-space"),
        FindingKind::TableBarInCode => (Code::MarkdownTable, "bar-in-code"),
        FindingKind::TableDashes => (Code::MarkdownTable, "dashes"),
        FindingKind::TableLostCells => (Code::MarkdownTable, ""),
        FindingKind::TableRowApart => (Code::MarkdownTable, "row-apart"),
        FindingKind::TableTakesLine => (Code::MarkdownTable, "takes-line"),
        FindingKind::TableWithoutDashes => (Code::MarkdownTable, "no-dashes"),
        FindingKind::TableWithoutHead => (Code::MarkdownTable, "no-head"),
        FindingKind::TableInParagraph => (Code::MarkdownTable, "in-paragraph"),
        FindingKind::SnippetInWords => (Code::TextUnknownSnippet, "in-words"),
        FindingKind::UnclosedComment => (Code::MarkdownUnclosed, "comment"),
        FindingKind::UnclosedFence => (Code::MarkdownUnclosed, ""),
        FindingKind::UnclosedFenceInfo => (Code::MarkdownUnclosed, "info"),
        FindingKind::UnclosedFenceShort => (Code::MarkdownUnclosed, "short"),
        FindingKind::UnclosedFenceWords => (Code::MarkdownUnclosed, "words"),
        FindingKind::UnclosedHtml => (Code::MarkdownUnclosed, "html"),
    }
}

const fn foreign_variant(foreign: Foreign) -> &'static str {
    match foreign {
        Foreign::Admonition => "admonition",
        Foreign::Alert => "alert",
        Foreign::Attributes => "attributes",
        Foreign::Collapsible => "collapsible",
        Foreign::Comment => "comment",
        Foreign::Container => "container",
        Foreign::Contents => "contents",
        Foreign::Directive => "directive",
        Foreign::Embed => "embed",
        Foreign::Emoji => "emoji",
        Foreign::Footnote => "footnote",
        Foreign::HeadingAttributes => "heading-attributes",
        Foreign::Highlight => "highlight",
        Foreign::Import => "import",
        Foreign::Latex => "latex",
        Foreign::Math => "math",
        Foreign::Shortcode => "shortcode",
        Foreign::Size => "size",
        Foreign::Subscript => "subscript",
        Foreign::Superscript => "superscript",
        Foreign::Tab => "tab",
        Foreign::Template => "",
        Foreign::Variable => "variable",
    }
}
