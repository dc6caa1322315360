//! Writes `translated_from` into the front matter of a translation, and leaves everything else as it is.

use std::fmt::Write;

use crate::load::{Content, FrontMatter, LoadedFile, Role};
use crate::model::{Fingerprint, SectionKey};
use crate::slice::Slice;
use crate::source::{Edit, Span, apply};
use crate::yaml::{Entry, Node, Value};

const FIELD: &str = "translated_from";

/// The sections of a source, with what their text comes to.
type Sections = [(SectionKey, Fingerprint)];

/// Returns the text of `file`, as it is to be on disk, with the sections of its source recorded; `None` where its
/// front matter cannot be read or is written in a way that cannot be changed safely.
pub(super) fn record(file: &LoadedFile, sections: &Sections) -> Option<String> {
    let writer = Writer { file, text: file.source.original_text(), sections };
    let Content::Markdown { front_matter, body_start, .. } = &file.content else { return None };
    let (node, body_start) = match front_matter {
        FrontMatter::Present { tree: Ok(node), .. } => (node, body_start),
        // A snippet may go without.
        FrontMatter::Missing if matches!(file.role, Role::Snippet { .. }) => return Some(writer.begin()),
        _ => return None,
    };
    let Value::Map(entries) = &node.value else { return None };
    let mut fields = entries.iter().filter(|entry| entry.key == FIELD);
    let field = fields.next();
    if fields.next().is_some() {
        return None;
    }
    let edits = match field {
        None => vec![writer.insert(entries.first()?, *body_start)?],
        Some(field) => writer.update(field).unwrap_or_else(|| vec![writer.replace(field)]),
    };
    Some(apply(writer.text, edits))
}

struct Writer<'f> {
    file: &'f LoadedFile,
    /// The text on disk.
    text: &'f str,
    sections: &'f Sections,
}

impl Writer<'_> {
    /// Writes front matter with the field before the text.
    fn begin(&self) -> String {
        let end = self.line_end();
        let (mark, text) = self.text.halves(if self.text.starts_with('\u{feff}') { 3 } else { 0 });
        [mark, "---", end, &self.block(""), end, "---", end, end, text].concat()
    }

    /// Adds the field at the end of the front matter.
    fn insert(&self, first: &Entry, body_start: usize) -> Option<Edit> {
        let head = self.file.source.text().slice(..body_start).trim_end_matches(['\n', '\r']);
        let closing = head.rfind(['\n', '\r'])? + 1;
        let at = self.range(Span::new(closing, closing + 3)).start;
        let indent = self.indent(self.range(first.key_span).start);
        indent.trim().is_empty().then(|| Edit { range: at..at, text: self.block(indent) + self.line_end() })
    }

    /// Changes the recorded sections one by one, so that comments between them stay; `None` where they are not
    /// written one on a line.
    fn update(&self, field: &Entry) -> Option<Vec<Edit>> {
        let Value::Map(recorded) = &field.node.value else { return None };
        let lines: Vec<Line<'_>> = recorded.iter().map(|entry| self.line(entry)).collect::<Option<_>>()?;
        let first = lines.first()?;
        if first.start <= self.range(field.key_span).end || !self.indent(first.key).trim().is_empty() {
            return None;
        }
        let indent = self.indent(first.key);
        let is_distinct = |(at, line): (usize, &Line<'_>)| lines[..at].iter().all(|before| before.name != line.name);
        if !lines.iter().enumerate().all(is_distinct) || lines.iter().any(|line| self.indent(line.key) != indent) {
            return None;
        }
        let mut edits = Vec::new();
        let mut at = first.start;
        for (key, fingerprint) in self.sections {
            let value = format!("\"{fingerprint}\"");
            match lines.iter().find(|line| *line.name == *key.0) {
                Some(line) => {
                    at = line.end;
                    if self.text.slice(line.value.clone()) != value {
                        edits.push(Edit { range: line.value.clone(), text: value });
                    }
                }
                None => {
                    let text = format!("{indent}{}: {value}{}", yaml_key(&key.0), self.line_end());
                    edits.push(Edit { range: at..at, text });
                }
            }
        }
        let dropped = lines.iter().filter(|line| !self.sections.iter().any(|(key, _)| *key.0 == *line.name));
        edits.extend(dropped.map(|line| Edit { range: line.start..line.end, text: String::new() }));
        Some(edits)
    }

    /// Writes the field anew.
    fn replace(&self, field: &Entry) -> Edit {
        let key = self.range(field.key_span);
        let value = self.range(field.node.span);
        let colon = self.text.slice(key.end..).find(':').map_or(key.end, |at| key.end + at + 1);
        // A field without a value has none to replace, wherever the parser sees it.
        let end = if value.is_empty() { colon } else { value.end.max(colon) };
        let indent = self.indent(key.start);
        Edit { range: key.start..end, text: self.block(indent).trim_start().to_owned() }
    }

    /// Returns the field with all sections, the last line not ended.
    fn block(&self, indent: &str) -> String {
        let mut block = format!("{indent}{FIELD}:");
        for (key, fingerprint) in self.sections {
            // Writing to a string cannot fail.
            let _ = write!(block, "{}{indent}  {}: \"{fingerprint}\"", self.line_end(), yaml_key(&key.0));
        }
        block
    }

    /// Returns the form of an entry on its line; `None` where it is not the only one there.
    fn line<'e>(&self, entry: &'e Entry) -> Option<Line<'e>> {
        let Node { value: Value::String(_) | Value::Integer(_), span } = &entry.node else { return None };
        let (key, value) = (self.range(entry.key_span), self.range(*span));
        let start = self.line_start(key.start);
        let rest = self.text.slice(value.end..);
        let line = rest.find(['\n', '\r'])?;
        let ended = if rest.slice(line..).starts_with("\r\n") { line + 2 } else { line + 1 };
        let tail = rest.slice(..line).trim();
        let alone = (tail.is_empty() || tail.starts_with('#'))
            && !self.text.slice(key.start..value.end).contains(['\n', '\r'])
            && !value.is_empty();
        alone.then(|| Line { name: &entry.key, start, key: key.start, end: value.end + ended, value })
    }

    fn range(&self, span: Span) -> std::ops::Range<usize> {
        self.file.source.original_span(span).range()
    }

    fn line_start(&self, at: usize) -> usize {
        self.text.slice(..at).rfind(['\n', '\r']).map_or(0, |end| end + 1)
    }

    fn indent(&self, key: usize) -> &str {
        self.text.slice(self.line_start(key)..key)
    }

    /// Returns how the file ends its lines.
    fn line_end(&self) -> &'static str {
        let end = self.text.find(['\n', '\r']).map_or("", |at| self.text.slice(at..));
        match end.as_bytes() {
            [b'\r', b'\n', ..] => "\r\n",
            [b'\r', ..] => "\r",
            _ => "\n",
        }
    }
}

/// A recorded section on a line of its own.
struct Line<'e> {
    name: &'e str,
    /// Where the line begins.
    start: usize,
    /// Where its key begins.
    key: usize,
    /// Where the next line begins.
    end: usize,
    value: std::ops::Range<usize>,
}

/// Returns a section's key as YAML: in quotation marks unless it can only be read as a text.
fn yaml_key(key: &str) -> String {
    let is_word = matches!(key, "null" | "true" | "false" | "yes" | "no" | "on" | "off" | "y" | "n");
    let is_plain = key.starts_with(|c: char| c.is_ascii_lowercase())
        && key.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    if is_plain && !is_word {
        return key.to_owned();
    }
    format!("\"{}\"", key.replace('\\', "\\\\").replace('"', "\\\""))
}
