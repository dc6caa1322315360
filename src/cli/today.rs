//! The day of the run. Nothing that is written depends on it: it only says what is due.

use jiff::Zoned;
use jiff::civil::Date;

/// Returns the day that was given, or else the one that it is here.
pub(crate) fn or_given(given: Option<Date>) -> Date {
    given.unwrap_or_else(|| Zoned::now().date())
}
