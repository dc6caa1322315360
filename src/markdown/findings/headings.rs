//! Finds headings that are none, and some that nobody meant: `##Words`, `# Words`, a paragraph with `---` below it.

use crate::document::Node;
use crate::slice::Slice;

use super::finding::{Finding, FindingKind, line_end};
use super::runs::{Line, Run};
use super::spaces::{is_other_space, ordinary, other_spaces};

/// The levels that headings have.
const LEVELS: usize = 6;

/// Looks for headings among the lines of a paragraph.
pub(super) fn in_run(text: &str, run: &Run, findings: &mut Vec<Finding>) {
    for line in run.lines.iter().filter(|line| line.is_plain) {
        let written = text.slice(line.start..line.end);
        if written.starts_with('#') {
            findings.extend(without_space(written, *line, run));
        } else if let Some(indent) = other_spaces(written).filter(|indent| is_heading(written.slice(*indent..))) {
            let span = line.start..line.start + indent;
            let finding = Finding::new(FindingKind::SpaceOfAnotherKind, span.clone());
            findings.push(finding.replace(span, ordinary(written.slice(..indent))));
        }
    }
}

/// Tells whether `written` begins with `#` as headings do.
fn is_heading(written: &str) -> bool {
    let words = written.trim_start_matches('#');
    (1..=LEVELS).contains(&(written.len() - words.len())) && words.starts_with([' ', '\t'])
}

fn without_space(written: &str, line: Line, run: &Run) -> Option<Finding> {
    let words = written.trim_start_matches('#');
    let signs = written.len() - words.len();
    let begin = line.start + signs;
    let first = words.chars().next()?;
    if signs > LEVELS {
        let is_meant = words.trim_start().starts_with(char::is_alphanumeric);
        return is_meant.then(|| Finding::new(FindingKind::HeadingTooDeep, line.start..begin));
    }
    if let Some(spaces) = other_spaces(words).filter(|_| is_other_space(first)) {
        let finding = Finding::new(FindingKind::SpaceOfAnotherKind, line.start..begin + spaces);
        return Some(finding.replace(begin..begin + spaces, " "));
    }
    let begins_words = first.is_alphanumeric() || !first.is_ascii() || "*_[`\"'(".contains(first);
    let is_meant = if signs == 1 { is_title(words, run) } else { begins_words };
    let word = words.find(char::is_whitespace).unwrap_or(words.len());
    let finding = Finding::new(FindingKind::HeadingWithoutSpace, line.start..begin + word);
    // Level 1 is the title's.
    let written = if signs == 1 { "## ".to_owned() } else { format!("{} ", written.slice(..signs)) };
    is_meant.then(|| finding.replace(line.start..begin, written))
}

/// Tells whether a line that begins with one `#` and `words` is a heading and does not begin with a hashtag or number:
/// it stands by itself, has several words, the first with a capital, and does not end like a sentence.
fn is_title(words: &str, run: &Run) -> bool {
    let mut parts = words.split_whitespace();
    let first = parts.next().unwrap_or_default();
    let mut letters = first.chars();
    let is_capital = letters.next().is_some_and(char::is_uppercase);
    let is_word = is_capital && letters.all(char::is_lowercase);
    let count = 1 + parts.count();
    run.lines.len() == 1 && is_word && (2..=12).contains(&count) && !words.contains('#') && !ends_sentence(words)
}

fn ends_sentence(words: &str) -> bool {
    words.trim_end().ends_with(['.', '!', ',', ';', '…', ':'])
}

/// Looks at a heading that Markdown takes for one of level 2.
pub(super) fn of_level_two(text: &str, heading: Node<'_>) -> Option<Finding> {
    let written = heading.source().trim_end();
    let start = heading.span().start as usize;
    let end = start + written.len();
    if let Some(words) = written.strip_prefix('#') {
        let is_first = !words.starts_with('#');
        let finding = Finding::new(FindingKind::HeadingLevelOne, start..end);
        return is_first.then(|| finding.replace(start..start + 1, "##"));
    }
    let (words, underline) = written.rsplit_once(['\n', '\r'])?;
    let dashes = underline.trim_start_matches([' ', '\t', '>']);
    if dashes.starts_with('=') {
        return Some(Finding::new(FindingKind::HeadingLevelOne, start..start + first_line(words)));
    }
    let is_sentence = ends_sentence(words) && words.split_whitespace().nth(3).is_some();
    let is_paragraph = words.trim_end().contains(['\n', '\r']);
    if !dashes.starts_with('-') || !(is_sentence || is_paragraph) {
        return None;
    }
    let at = end - dashes.len();
    let finding = Finding::new(FindingKind::HeadingUnderlined, at..end);
    let begins_line = text.slice(..at).ends_with(['\n', '\r']);
    Some(if begins_line { finding.replace(at..at, line_end(text, at)) } else { finding })
}

fn first_line(words: &str) -> usize {
    words.find(['\n', '\r']).unwrap_or(words.len())
}
