//! What to write instead of HTML where a playbook shows it as text.

use crate::check::report::Report;
use crate::diagnostic::Code;
use crate::markdown::{Document, HtmlTag, HtmlTags, RawHtmlPiece};

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
    let begins = |piece: &RawHtmlPiece| !piece.html.starts_with("</") && !is_reported(piece);
    let mut end_of_last = None;
    for (piece, tags) in document.raw_html.iter().zip(tags).filter(|(piece, _)| begins(piece)) {
        let is_same_line = end_of_last.is_some_and(|end: usize| {
            let between = text.get(end..piece.span.start as usize);
            between.is_some_and(|between| !between.contains(['\n', '\r']))
        });
        if !is_same_line {
            let begins = |tag: &&HtmlTag| !tag.is_end && !tag.name.is_empty();
            match tags.tags.iter().find(begins) {
                Some(tag) if is_component(tag, &piece.html, &ended) => report.push(component(tag, piece, report)),
                Some(tag) => report_tag(tag, piece, report),
                None => report.push(report.at(Code::MarkdownRawHtml, piece.span)),
            }
        }
        end_of_last = Some(piece.span.end as usize);
    }
}

fn report_tag(tag: &HtmlTag, piece: &RawHtmlPiece, report: &mut Report) {
    let diagnostic = report.at(Code::MarkdownRawHtml, piece.place(tag.place.clone()));
    let advice = ADVICE.iter().find(|(_, elements)| elements.contains(&&*tag.name)).map(|(variant, _)| *variant);
    report.push(match advice {
        Some(variant) => diagnostic.variant(variant).arg("value", format!("<{}>", tag.name)),
        None if is_words(tag) => diagnostic.variant("words").arg("value", &piece.html[tag.place.clone()]),
        None => diagnostic.variant("element").arg("value", format!("<{}>", tag.name)),
    });
}
