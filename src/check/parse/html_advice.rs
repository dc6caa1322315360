//! What to write instead of HTML where a playbook shows it as text.

use crate::check::report::Report;
use crate::diagnostic::{Code, Diagnostic};
use crate::markdown::{Document, HtmlTag, HtmlTags, RawHtmlPiece};
use crate::slice::Slice;

use super::html_fix;
use super::html_names::{component, ended, is_component, is_words};

/// The variant of the message for each element that Markdown has a form for.
const ADVICE: [(&str, &[&str]); 17] = [
    ("bold", &["b", "strong"]),
    ("italic", &["i", "em", "cite", "dfn", "var"]),
    ("break", &["br", "wbr"]),
    ("picture", &["img", "picture", "figure", "figcaption", "svg"]),
    ("link", &["a"]),
    ("details", &["details", "summary"]),
    ("table", &["table", "thead", "tbody", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"]),
    ("key", &["kbd", "samp"]),
    ("raised", &["sup", "sub"]),
    ("underlined", &["u", "ins", "mark"]),
    ("struck", &["s", "del", "strike"]),
    ("code", &["code", "pre", "tt"]),
    ("heading", &["h1", "h2", "h3", "h4", "h5", "h6"]),
    ("rule", &["hr"]),
    ("quote", &["blockquote", "q"]),
    ("list", &["ul", "ol", "li", "dl", "dt", "dd"]),
    ("box", &["div", "p", "span", "center", "font", "small", "big", "section", "article", "aside", "header", "footer"]),
];

/// Reports HTML that is shown as text: the first tag of each line that begins something. `text` is the whole file's.
pub(crate) fn report_shown(document: &Document, tags: &[HtmlTags], text: &str, report: &mut Report) {
    let ended = ended(tags);
    // What is never closed is reported as that.
    let unclosed: Vec<u32> =
        document.findings.iter().filter(|finding| finding.kind.swallows()).map(|finding| finding.span.start).collect();
    let is_reported = |piece: &RawHtmlPiece| unclosed.binary_search(&piece.span.start).is_ok();
    let pieces: Vec<(&RawHtmlPiece, &HtmlTags)> = document.raw_html.iter().zip(tags).collect();
    for line in pieces.chunk_by(|(piece, _), (next, _)| is_same_line(piece, next, text)) {
        let begins = |(piece, _): &&(&RawHtmlPiece, &HtmlTags)| !piece.html.starts_with("</") && !is_reported(piece);
        let Some((piece, tags)) = line.iter().find(begins) else { continue };
        let begins = |tag: &&HtmlTag| !tag.is_end && !tag.name.is_empty();
        let diagnostic = match tags.tags.iter().find(begins) {
            Some(tag) if is_component(tag, &piece.html, &ended) => component(tag, piece, report),
            Some(tag) => shown(tag, piece, report),
            None => report.at(Code::MarkdownRawHtml, piece.span),
        };
        report.push(diagnostic.fix(html_fix::fix(line, text)));
    }
}

fn is_same_line(piece: &RawHtmlPiece, next: &RawHtmlPiece, text: &str) -> bool {
    let between = text.get(piece.span.end as usize..next.span.start as usize);
    between.is_some_and(|between| !between.contains(['\n', '\r']))
}

fn shown(tag: &HtmlTag, piece: &RawHtmlPiece, report: &Report) -> Diagnostic {
    let diagnostic = report.at(Code::MarkdownRawHtml, piece.place(tag.place.clone()));
    let advice = ADVICE.iter().find(|(_, elements)| elements.contains(&&*tag.name)).map(|(variant, _)| *variant);
    match advice {
        Some(variant) => diagnostic.variant(variant).arg("value", format!("<{}>", tag.name)),
        None if is_words(tag) => diagnostic.variant("words").arg("value", piece.html.slice(tag.place.clone())),
        None => diagnostic.variant("element").arg("value", format!("<{}>", tag.name)),
    }
}
