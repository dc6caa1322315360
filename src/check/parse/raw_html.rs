//! What HTML in Markdown comes to by the playbook's policy, and what is said of it.

use crate::check::report::Report;
use crate::diagnostic::Code;
use crate::markdown::{Document, HtmlTags, RawHtmlPiece};
use crate::model::{Html, RawHtml};
use crate::slice::Slice;

use super::html_advice;
use super::html_names::{ended, is_words};
use super::html_policy::Sanitizer;
use super::html_writer::{HtmlAddress, Writer};

/// Returns the HTML of `document` as it may stand on a page; `text` is the whole file's.
pub(crate) fn read(document: &Document, text: &str, policy: RawHtml, report: &mut Report) -> Vec<Html<HtmlAddress>> {
    let pieces = &document.raw_html;
    if pieces.is_empty() {
        return Vec::new();
    }
    let tags: Vec<HtmlTags> = pieces.iter().map(|piece| HtmlTags::of(&piece.html)).collect();
    match policy {
        RawHtml::Escape => {
            html_advice::report_shown(document, &tags, text, report);
            pieces.iter().map(|piece| Html::Text(piece.html.trim_end().to_owned())).collect()
        }
        RawHtml::Sanitize => {
            let mut sanitizer = Sanitizer::new(&tags);
            pieces.iter().zip(&tags).map(|(piece, tags)| Html::Markup(sanitizer.clean(piece, tags, report))).collect()
        }
        RawHtml::Trust => {
            report_hidden(pieces, &tags, report);
            pieces.iter().zip(&tags).map(|(piece, tags)| Html::Markup(Writer::trusted(piece, tags))).collect()
        }
    }
}

/// Reports words in angle brackets where HTML is trusted: a browser takes them for an element and shows nothing. The
/// elements of drawings and formulas have names of their own.
fn report_hidden(pieces: &[RawHtmlPiece], tags: &[HtmlTags], report: &mut Report) {
    let ended = ended(tags);
    let mut is_drawing = false;
    for (piece, tags) in pieces.iter().zip(tags) {
        for tag in &tags.tags {
            if matches!(&*tag.name, "svg" | "math") {
                is_drawing = !tag.is_end && !tag.closes_itself;
            }
            if !is_drawing && !tag.is_end && is_words(tag) && ended.binary_search(&&*tag.name).is_err() {
                let diagnostic = report.at(Code::MarkdownRawHtml, piece.place(tag.place.clone())).variant("hidden");
                report.push(diagnostic.arg("value", piece.html.slice(tag.place.clone())));
            }
        }
    }
}
