//! What HTML in Markdown may stand on a page, by the playbook's policy.

use pulldown_cmark_escape::escape_html;

use crate::markdown::RawHtmlPiece;
use crate::model::RawHtml;

/// Returns `piece` as it may stand on a page.
pub(crate) fn allowed_html(piece: &RawHtmlPiece, policy: RawHtml) -> String {
    match policy {
        RawHtml::Trust => piece.html.clone(),
        RawHtml::Sanitize => sanitized(&piece.html),
        RawHtml::Escape => {
            let mut escaped = String::with_capacity(piece.html.len() + 8);
            // Writing to a string does not fail.
            let _ = escape_html(&mut escaped, piece.html.trim_end());
            if piece.block { format!("<p>{escaped}</p>\n") } else { escaped }
        }
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
