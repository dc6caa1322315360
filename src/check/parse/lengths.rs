//! Reads lengths of working time: exact ones, ranges, and words that say how long something takes.
//!
//! What is nearly a length is not taken for words: `3 days` is meant to be added up.

use crate::check::report::Report;
use crate::diagnostic::{Code, Fix};
use crate::fold::fold;
use crate::model::{LangIx, Length, TimeRange, TimeUnit, TimeWords};
use crate::slice::Slice;
use crate::yaml::{Node, Value};

use super::localized::{InText, localized};
use super::missing_languages::report_missing;
use super::nodes::scalar;
use super::sentence::check_plain;
use super::text::missing_marks;

/// Reads how long something takes.
pub(crate) fn length(node: &Node, text: InText<'_>, report: &mut Report) -> Option<Length> {
    if let Value::Map(_) = node.value {
        return words_by_language(node, text, report).map(Length::Words);
    }
    let written = scalar(node, report)?;
    let written = written.trim();
    if let Some(time) = TimeRange::parse(written) {
        return Some(Length::Time(time));
    }
    let parts = parts(written);
    if is_said_in_words(written, &parts) {
        check_plain(node, written, text.source.text, report);
        if missing_marks(text.language, written) {
            report.push(report.at(Code::TextMissingDiacritics, node.span));
        }
        let lang = text.declared.languages.find(text.language.tag()).unwrap_or(LangIx::MAIN);
        return TimeWords::new(vec![(lang, written.into())]).map(Length::Words);
    }
    report_wrong(node, written, &parts, report);
    None
}

fn report_wrong(node: &Node, written: &str, parts: &[Part], report: &mut Report) {
    let meant = meant(parts);
    let variant = match &meant {
        Some(Meant { is_reversed: true, .. }) => "time-order",
        None if is_without_unit(parts) => "time-unit",
        _ => "time",
    };
    let diagnostic = report.at(Code::GuideBadValue, node.span).variant(variant).arg("value", written);
    let fix = meant.as_ref().filter(|meant| !meant.is_reversed);
    let fix = fix.map(|meant| Fix::Replace(node.span, meant.text.clone()));
    report.push(diagnostic.suggest(meant.map(|meant| meant.text)).fix(fix));
}

/// Reads words in each language of the playbook.
fn words_by_language(node: &Node, text: InText<'_>, report: &mut Report) -> Option<TimeWords> {
    let words = localized(node, text.declared, text.source, report);
    report_missing(text.declared, report);
    let words = words?;
    for entry in node.entries() {
        // A length needs no language, and could not be added up here.
        if let Some(written) = entry.node.as_str().filter(|written| TimeRange::parse(written.trim()).is_some()) {
            let diagnostic = report.at(Code::GuideBadValue, entry.node.span).variant("time-language");
            report.push(diagnostic.arg("value", written.trim()));
            return None;
        }
    }
    TimeWords::new(words.iter().map(|(lang, words)| (lang, words.as_str().into())).collect())
}

/// A part of what was written in place of a length.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Part {
    /// A number, in hundredths.
    Number(u64),
    Unit(TimeUnit),
    /// Between the ends of a range.
    To,
    /// A word that is none of a length.
    Word,
    /// Anything else.
    Sign,
}

/// Returns what a text consists of; words are known without case and marks.
fn parts(written: &str) -> Vec<Part> {
    let folded = fold(written);
    let mut parts = Vec::new();
    let mut rest = folded.trim_start();
    while let Some(first) = rest.chars().next() {
        let is_part: fn(char) -> bool = if first.is_ascii_digit() {
            |c| c.is_ascii_digit() || matches!(c, '.' | ',')
        } else if first.is_alphabetic() {
            char::is_alphabetic
        } else {
            |_| false
        };
        let end = rest.find(|c| !is_part(c)).unwrap_or(rest.len()).max(first.len_utf8());
        let (part, after) = rest.halves(end);
        parts.extend(part_of(part));
        rest = after.trim_start();
    }
    parts
}

/// Returns what a word, number or sign is; nothing for a word that says only that a range begins.
fn part_of(text: &str) -> Option<Part> {
    Some(match text {
        "m" | "min" | "mins" | "minute" | "minutes" | "phut" => Part::Unit(TimeUnit::Minutes),
        "h" | "hr" | "hrs" | "hour" | "hours" | "gio" | "tieng" => Part::Unit(TimeUnit::Hours),
        "d" | "day" | "days" | "ngay" => Part::Unit(TimeUnit::Days),
        "w" | "wk" | "wks" | "week" | "weeks" | "tuan" => Part::Unit(TimeUnit::Weeks),
        "-" | "–" | "—" | "to" | "den" | "toi" => Part::To,
        "from" | "tu" => return None,
        number if number.starts_with(|c: char| c.is_ascii_digit()) => {
            hundredths(number).map_or(Part::Sign, Part::Number)
        }
        word if word.starts_with(char::is_alphabetic) => Part::Word,
        _ => Part::Sign,
    })
}

/// Reads `2`, `2.5` or `2,5`.
fn hundredths(number: &str) -> Option<u64> {
    let (whole, fraction) = number.split_once(['.', ',']).unwrap_or((number, ""));
    let whole = u64::from(whole.parse::<u16>().ok()?);
    let fraction: u64 = match fraction.len() {
        0 => 0,
        1 | 2 => format!("{fraction:0<2}").parse().ok()?,
        _ => return None,
    };
    Some(whole * 100 + fraction)
}

/// Returns whether a text says in words how long something takes, rather than in a form that is nearly right.
fn is_said_in_words(written: &str, parts: &[Part]) -> bool {
    let is_glued = written.starts_with(|c: char| c.is_ascii_digit())
        && written.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '–' | '.' | ','));
    parts.contains(&Part::Word) && !is_glued
}

fn is_without_unit(parts: &[Part]) -> bool {
    parts.iter().all(|part| matches!(part, Part::Number(_) | Part::To)) && parts.contains(&Part::To)
        || matches!(parts, [Part::Number(_)])
}

/// What was probably meant to be written.
struct Meant {
    text: String,
    /// Whether the longer time was written first: which of the two is wrong is not certain.
    is_reversed: bool,
}

/// Returns the length that was probably meant: by `4 days`, `1 to 2 weeks`, `1 giờ 30 phút`.
fn meant(parts: &[Part]) -> Option<Meant> {
    let mut ends = parts.split(|part| *part == Part::To);
    let (first, second) = (ends.next()?, ends.next());
    if ends.next().is_some() {
        return None;
    }
    let Some(second) = second else {
        return Some(Meant { text: end(first, None)?, is_reversed: false });
    };
    let unit = second.iter().rev().find_map(|part| if let Part::Unit(unit) = part { Some(*unit) } else { None });
    let (first, second) = (end(first, unit)?, end(second, None)?);
    let [from, to] = [&first, &second].map(|end| TimeRange::parse(end));
    let is_reversed = from?.min.minutes() > to?.max.minutes();
    let range = if is_reversed { format!("{second}-{first}") } else { format!("{first}-{second}") };
    Some(Meant { text: TimeRange::parse(&range)?.to_string(), is_reversed })
}

/// Returns one length as it is to be written; `unit` is that of a number without its own.
fn end(parts: &[Part], unit: Option<TimeUnit>) -> Option<String> {
    let mut minutes = 0;
    let mut last: Option<TimeUnit> = None;
    let mut rest = parts;
    while let [Part::Number(amount), after @ ..] = rest {
        let (own, after) = match after {
            [Part::Unit(unit), after @ ..] => (*unit, after),
            // `1h30` is an hour and a half.
            [] if last == Some(TimeUnit::Hours) => (TimeUnit::Minutes, after),
            [] if last.is_none() => (unit?, after),
            _ => return None,
        };
        minutes += amount * u64::from(own.minutes());
        last = last.map_or(Some(own), |_| Some(TimeUnit::Minutes));
        rest = after;
    }
    let single = if let [Part::Number(_), ..] = parts { parts.len() <= 2 } else { return None };
    if !rest.is_empty() || minutes == 0 || minutes % 100 != 0 {
        return None;
    }
    let minutes = minutes / 100;
    // What has one unit keeps it where it can.
    let units = last.filter(|_| single).into_iter().chain(TimeUnit::ALL);
    let unit = units.into_iter().find(|unit| minutes % u64::from(unit.minutes()) == 0)?;
    let text = format!("{}{}", minutes / u64::from(unit.minutes()), unit.letter());
    TimeRange::parse(&text).map(|_| text)
}
