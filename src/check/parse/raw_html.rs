//! What HTML in Markdown may stand on a page, by the playbook's policy.

use crate::markdown::{Document, RawHtmlPiece};
use crate::model::{Html, RawHtml};
use crate::source::Span;

/// Returns `piece` as it may stand on a page.
pub(crate) fn allowed_html(piece: &RawHtmlPiece, policy: RawHtml) -> Html {
    match policy {
        RawHtml::Trust => Html::Markup(piece.html.clone()),
        RawHtml::Sanitize => Html::Markup(sanitized(&piece.html)),
        RawHtml::Escape => Html::Text(piece.html.trim_end().to_owned()),
    }
}

/// Drops what can do harm. Markdown hands over a start tag and its end tag as pieces of their own, while the
/// sanitizer closes what it finds open: what it added is taken off again.
fn sanitized(html: &str) -> String {
    let builder = ammonia::Builder::default();
    if let Some(name) = html.trim().strip_prefix("</").and_then(|rest| rest.strip_suffix('>')) {
        let name = name.trim().to_ascii_lowercase();
        let allowed = builder.clone_tags().contains(name.as_str());
        return if allowed { format!("</{name}>") } else { String::new() };
    }
    let clean = builder.clean(html).to_string();
    match clean.rsplit_once("</") {
        Some((start, end)) if !html.contains(&format!("</{end}")) && !html.contains("</") => start.to_owned(),
        _ => clean,
    }
}

/// Returns where HTML is in the text, once for all the tags of one line.
pub(crate) fn first_of_each_line(document: &Document, text: &str) -> Vec<Span> {
    let mut spans: Vec<Span> = Vec::new();
    let mut end_of_last = None;
    // What is never closed is reported as that.
    let unclosed: Vec<u32> =
        document.findings.iter().filter(|finding| finding.kind.swallows()).map(|finding| finding.span.start).collect();
    let is_reported = |piece: &RawHtmlPiece| unclosed.binary_search(&piece.span.start).is_ok();
    let opening = |piece: &&RawHtmlPiece| !piece.html.starts_with("</") && !is_reported(piece);
    for piece in document.raw_html.iter().filter(opening) {
        let same_line = end_of_last.is_some_and(|end: usize| {
            let between = text.get(end..piece.span.start as usize);
            between.is_some_and(|between| !between.contains(['\n', '\r']))
        });
        if !same_line {
            spans.push(piece.span);
        }
        end_of_last = Some(piece.span.end as usize);
    }
    spans
}
