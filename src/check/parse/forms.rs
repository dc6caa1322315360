//! Reads texts of a certain form: words of a closed list, dates, numbers of people, addresses.

use jiff::civil::Date;

use crate::check::report::Report;
use crate::check::suggest::{misspelt, near};
use crate::diagnostic::{Code, Diagnostic, Fix};
use crate::fold::{fold, slug};
use crate::model::TeamSize;
use crate::schema::Word;
use crate::slice::Slice;
use crate::slug::is_slug;
use crate::source::Span;
use crate::yaml::{Node, Value};

use super::nodes::{scalar, text, wrong_type};

/// Reads one of a few words; returns its index. `unknown` begins the diagnostic of a word that is none of them.
pub(crate) fn choice(
    node: &Node,
    words: &[Word],
    unknown: impl FnOnce(&Report) -> Diagnostic,
    report: &mut Report,
) -> Option<usize> {
    let written = text(node, report)?;
    if let Some(at) = words.iter().position(|word| word.id == written) {
        return Some(at);
    }
    let ids = || words.iter().map(|word| word.id);
    let diagnostic =
        unknown(report).variant("choice").arg("value", written).arg("expected", ids().collect::<Vec<_>>().join(", "));
    let is_called = |word: &&Word| word.also.iter().any(|name| fold(name) == fold(written));
    report.push(match words.iter().find(is_called) {
        Some(word) => meaning(diagnostic, node, Some(word.id.to_owned()), true),
        None => misspelt(diagnostic, near(written, ids())),
    });
    None
}

/// Adds what was probably meant by the value to `diagnostic`; writing it is the fix where that is certain.
fn meaning(diagnostic: Diagnostic, node: &Node, meant: Option<String>, is_certain: bool) -> Diagnostic {
    let fix = meant.clone().filter(|_| is_certain).map(|meant| Fix::Replace(node.span, meant));
    diagnostic.suggest(meant).fix(fix)
}

/// Reads how many people something takes.
pub(crate) fn team(node: &Node, report: &mut Report) -> Option<TeamSize> {
    let written = scalar(node, report)?;
    let team = TeamSize::parse(written.trim());
    if team.is_none() {
        report.push(report.at(Code::GuideBadValue, node.span).variant("team").arg("value", written));
    }
    team
}

/// Reads a day.
pub(crate) fn date(node: &Node, report: &mut Report) -> Option<Date> {
    let written = scalar(node, report)?;
    let has_form = written.len() == 10
        && written
            .bytes()
            .enumerate()
            .all(|(at, byte)| if matches!(at, 4 | 7) { byte == b'-' } else { byte.is_ascii_digit() });
    let date = has_form.then(|| written.parse().ok()).flatten();
    if date.is_none() {
        let (meant, certain) = meant_date(&written).unzip();
        let fix = meant.clone().filter(|_| certain == Some(true)).map(|date| Fix::Replace(node.span, date));
        let diagnostic = report.at(Code::GuideBadValue, node.span).variant("date").arg("value", written);
        report.push(diagnostic.suggest(meant).fix(fix));
    }
    date
}

/// Returns the date that was probably meant, and whether it can be no other: one with other signs or a time of day, or
/// with the day first. `01/05/2026` is the first of May for most and the fifth of January for some.
fn meant_date(written: &str) -> Option<(String, bool)> {
    let day = written.trim().split(['T', 't', ' ']).next().unwrap_or_default();
    let parts: Vec<&str> = match day.len() {
        8 if day.bytes().all(|byte| byte.is_ascii_digit()) => vec![day.slice(..4), day.slice(4..6), day.slice(6..)],
        _ => day.split(['/', '.', '-']).collect(),
    };
    let [first, second, last] = parts.as_slice() else { return None };
    let date = |year: &str, month: &str, day: &str| {
        let is_whole = year.len() == 4 && [month, day].iter().all(|part| (1..=2).contains(&part.len()));
        let date = is_whole.then(|| format!("{year}-{month:0>2}-{day:0>2}").parse::<Date>().ok()).flatten()?;
        Some(date.to_string())
    };
    if first.len() == 4 {
        return date(first, second, last).map(|date| (date, true));
    }
    match (date(last, second, first), date(last, first, second)) {
        (Some(by_day), by_month) => Some((by_day.clone(), by_month.is_none_or(|date| date == by_day))),
        (None, by_month) => by_month.map(|date| (date, true)),
    }
}

/// Reads a number.
pub(crate) fn number(node: &Node, report: &mut Report) -> Option<f64> {
    match &node.value {
        // What is beyond 2^53 is no longer exact, and no figure of a guide.
        #[allow(clippy::cast_precision_loss, reason = "figures of guides are small")]
        Value::Integer(number) => Some(*number as f64),
        Value::Float(number) if number.is_finite() => Some(*number),
        Value::String(written) if !written.trim().is_empty() => {
            let meant = meant_number(written);
            let diagnostic = report.at(Code::GuideBadValue, node.span).variant("number");
            report.push(diagnostic.arg("value", written.as_str()).suggest(meant));
            None
        }
        // YAML has words for what is not a number and for one without end.
        Value::Float(number) => {
            report.push(report.at(Code::GuideBadValue, node.span).variant("number").arg("value", number.to_string()));
            None
        }
        _ => {
            wrong_type(node, "decimal", report);
            None
        }
    }
}

/// Returns the number that was probably meant: one with signs between its digits, or something behind it.
fn meant_number(written: &str) -> Option<String> {
    let digits: String = written.trim().chars().take_while(|c| c.is_ascii_digit() || " .,'_".contains(*c)).collect();
    let groups: Vec<&str> = digits.trim().split([' ', '.', ',', '\'', '_']).collect();
    let is_grouped = groups[1..].iter().all(|group| group.len() == 3);
    let meant = if is_grouped { groups.concat() } else { digits.trim().replace(',', ".") };
    meant.parse::<f64>().ok().filter(|number| number.is_finite()).map(|_| meant)
}

/// Reads an address on the web or of mail.
pub(crate) fn link<'n>(node: &'n Node, report: &mut Report) -> Option<&'n str> {
    let written = text(node, report)?;
    if is_link(written) {
        return Some(written);
    }
    let meant = [format!("https://{written}"), format!("mailto:{written}")];
    let meant = if written.contains('@') { &meant[1] } else { &meant[0] };
    let is_bare = written.contains('.') && !written.contains(':') && is_link(meant);
    let diagnostic = report.at(Code::GuideBadValue, node.span).variant("link").arg("value", written);
    report.push(meaning(diagnostic, node, is_bare.then(|| meant.clone()), true));
    None
}

fn is_link(text: &str) -> bool {
    let rest = ["https://", "http://", "mailto:"].iter().find_map(|scheme| text.strip_prefix(scheme));
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '"' | '<' | '>' | '\\');
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric()) && rest.chars().all(plain))
}

/// Reads a part of an address.
pub(crate) fn address_part<'n>(node: &'n Node, report: &mut Report) -> Option<&'n str> {
    let written = text(node, report)?;
    if is_slug(written) {
        return Some(written);
    }
    report.push(bad_slug(written, node.span, report));
    None
}

/// Returns the diagnostic for a slug that cannot stand in an address.
pub(crate) fn bad_slug(written: &str, span: Span, report: &Report) -> Diagnostic {
    let better = slug(written);
    let diagnostic = report.at(Code::GuideBadValue, span).variant("slug").arg("value", written);
    let better = is_slug(&better).then_some(better);
    // A file's name is not in the file.
    let fix = better.clone().filter(|_| span.start < span.end).map(|better| Fix::Replace(span, better));
    diagnostic.suggest(better).fix(fix)
}

/// Returns the old addresses of a text that `names` gives, as paths from the site's root; the others are reported.
pub(crate) fn aliases(names: Vec<(&str, Span)>, report: &mut Report) -> Vec<(String, Span)> {
    let mut aliases = Vec::with_capacity(names.len());
    for (alias, span) in names {
        match alias_path(alias) {
            Some(path) => aliases.push((path, span)),
            None => report.push(report.at(Code::GuideBadValue, span).variant("alias").arg("value", alias)),
        }
    }
    aliases
}

/// Returns an old address as a path from the site's root, without slashes at its ends.
fn alias_path(alias: &str) -> Option<String> {
    let path = alias.trim_matches('/');
    let path = path.strip_suffix("/index.html").unwrap_or(path);
    let part_ok = |part: &str| {
        !part.is_empty()
            && part != "."
            && part != ".."
            && part.chars().all(|c| c.is_alphanumeric() || "-_.~".contains(c))
    };
    (!path.is_empty() && path.split('/').all(part_ok)).then(|| path.to_owned())
}
