//! Finds the guides that someone should have read again by a day. It is given the day: nothing here knows which it is.

use jiff::civil::Date;

use crate::diagnostic::{Code, Diagnostic};
use crate::schema::guide::FactIx;

use super::parse::ParsedFiles;
use super::parse::guides::ParsedGuide;

/// Returns a diagnostic for each guide whose review was due before `today`.
pub(super) fn due(files: &ParsedFiles, today: Date) -> Vec<Diagnostic> {
    files.guides.iter().filter_map(|guide| overdue(guide, today)).collect()
}

fn overdue(guide: &ParsedGuide, today: Date) -> Option<Diagnostic> {
    let fields = guide.fields.as_ref()?;
    let date = fields.facts.date(FactIx::REVIEW_BY).filter(|date| *date < today)?;
    let days = usize::try_from(date.until(today).ok()?.get_days()).ok()?;
    let diagnostic = Diagnostic::new(Code::GuideReviewDue, guide.place(fields.review_by?)?);
    let diagnostic = diagnostic.arg("date", date.to_string()).arg("count", days);
    let owners = fields.facts.texts(FactIx::OWNER).join(", ");
    Some(if owners.is_empty() { diagnostic } else { diagnostic.variant("owner").arg("owner", owners) })
}
