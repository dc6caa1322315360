//! Constructs that begin a line.

use super::sight::Candidate;
use crate::markdown::alerts::kind_of;
use crate::markdown::construct::Foreign;
use crate::slice::Slice;

/// Returns what lines of `text` from `start` on look like.
pub(super) fn find(text: &str, start: usize) -> Vec<Candidate> {
    let mut found = Vec::new();
    // Front matter of other tools is reported as such.
    let mut is_folded = start == 0 && text.lines().next().is_some_and(|line| line.trim_end() == "+++");
    let is_front_matter = is_folded;
    let mut next = start;
    while let Some(line) = text.as_bytes().get(next..).filter(|line| !line.is_empty()) {
        let line_start = next;
        if line[0] == b'\n' {
            // Every other line is empty.
            next += 1;
            continue;
        }
        let end = line_start + memchr::memchr(b'\n', line).unwrap_or(line.len());
        next = end + 1;
        let at = behind_containers(text, line_start, end);
        if !text.as_bytes()[at..end].first().is_some_and(|first| FIRST.contains(first)) {
            continue;
        }
        let line = text.slice(at..end).trim_end();
        match of_line(line) {
            Some(Foreign::Collapsible) if is_folded => is_folded = is_front_matter,
            Some(kind) => {
                is_folded |= kind == Foreign::Collapsible;
                found.push(Candidate { kind, start: at, end: at + line.len() });
            }
            None => {}
        }
    }
    found
}

/// What constructs begin with.
const FIRST: &[u8] = b"!?:=+.ie[{";

/// Returns where the line's own text begins, behind indentation and the marks of quotations and lists.
fn behind_containers(text: &str, start: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while at < end {
        match bytes[at] {
            b' ' | b'\t' | b'>' => at += 1,
            b'-' | b'*' if bytes.get(at + 1) == Some(&b' ') => at += 2,
            _ => break,
        }
    }
    at
}

fn of_line(line: &str) -> Option<Foreign> {
    match line.as_bytes().first()? {
        b'!' | b'?' => admonition(line),
        b':' => container(line),
        b'=' => tab(line),
        b'+' => collapsible(line),
        b'.' => directive(line),
        b'i' | b'e' => import(line),
        b'[' => line.eq_ignore_ascii_case("[toc]").then_some(Foreign::Contents),
        b'{' => (line.eq_ignore_ascii_case("{:toc}")).then_some(Foreign::Contents),
        _ => None,
    }
}

/// Knows `!!! note`, `???+ tip "Title"`: the kind of the box, and a title in quotation marks.
fn admonition(line: &str) -> Option<Foreign> {
    let rest = line.strip_prefix("!!!").or_else(|| line.strip_prefix("???"))?;
    let rest = rest.strip_prefix('+').unwrap_or(rest).trim_start();
    let name = rest.slice(..rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(rest.len()));
    let title = rest.slice(name.len()..).trim();
    let is_quoted = title.contains(['"', '“']) && title.ends_with(['"', '”']);
    let is_named = !name.is_empty() && (is_quoted || title.is_empty() && kind_of(name).is_some());
    is_named.then_some(Foreign::Admonition)
}

/// Knows `:::tip`, `::: details Words`, `:::{note}`. What only ends one is no other.
fn container(line: &str) -> Option<Foreign> {
    let rest = line.strip_prefix(":::")?.trim_start_matches(':').trim_start();
    let name = rest.strip_prefix('{').unwrap_or(rest);
    name.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(Foreign::Container)
}

/// Knows `=== "Words"`.
fn tab(line: &str) -> Option<Foreign> {
    let rest = line.strip_prefix("===")?.trim_start_matches(['!', '+']).trim_start();
    let is_quoted = rest.len() > 2 && rest.starts_with(['"', '“']) && rest.ends_with(['"', '”']);
    is_quoted.then_some(Foreign::Tab)
}

/// Knows `+++` and `+++ Words`.
fn collapsible(line: &str) -> Option<Foreign> {
    let rest = line.strip_prefix("+++")?;
    (rest.is_empty() || rest.starts_with(' ')).then_some(Foreign::Collapsible)
}

/// Knows `.. note::`.
fn directive(line: &str) -> Option<Foreign> {
    let name = line.strip_prefix(".. ")?.split_once("::")?.0;
    let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_:".contains(&byte));
    is_name.then_some(Foreign::Directive)
}

/// Knows `import X from 'y'`, `import 'y'`, `export const x`.
fn import(line: &str) -> Option<Foreign> {
    let is_quoted = |rest: &str| rest.starts_with(['\'', '"']) && rest.trim_end_matches(';').ends_with(['\'', '"']);
    let is_foreign = match line.split_once(' ')? {
        ("import", rest) => {
            is_quoted(rest) || rest.split_once(" from ").is_some_and(|(_, from)| is_quoted(from.trim()))
        }
        ("export", rest) => ["const ", "default ", "function ", "let "].iter().any(|word| rest.starts_with(word)),
        _ => false,
    };
    is_foreign.then_some(Foreign::Import)
}
