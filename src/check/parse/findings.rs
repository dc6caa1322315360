//! What is said of each finding in Markdown.

use crate::check::report::Report;
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::markdown::{Finding, FindingKind, Foreign};

/// Returns what `report` says of `finding`; `text` is the whole file's.
pub(crate) fn diagnostic_of(finding: &Finding, text: &str, report: &Report) -> Diagnostic {
    let (code, variant) = name(finding.kind);
    let diagnostic = report.at(code, finding.span).arg("value", &text[finding.span.range()]);
    let fix = finding.replacement.as_ref().map(|new| Fix::Replace(new.span, new.text.to_string()));
    let diagnostic = diagnostic.fix(fix);
    if variant.is_empty() { diagnostic } else { diagnostic.variant(variant) }
}

/// Returns the code of a finding and the variant of its message; none is empty.
fn name(kind: FindingKind) -> (Code, &'static str) {
    match kind {
        FindingKind::LinkWithSpaces => (Code::LinkMalformed, ""),
        FindingKind::LinkApart => (Code::LinkMalformed, "apart"),
        FindingKind::LinkExchanged => (Code::LinkMalformed, "exchanged"),
        FindingKind::Foreign(foreign) => (Code::MarkdownForeignSyntax, foreign_variant(foreign)),
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
