//! What HTML in Markdown may stand on a page, by the playbook's policy.

use crate::markdown::RawHtmlPiece;
use crate::model::{Html, RawHtml};

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
