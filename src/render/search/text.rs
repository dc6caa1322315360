//! The words of a text without its markup, section by section.

use memchr::{memchr, memchr3};

use crate::model::{Body, InsertKind, LangIx, Prose, Term};
use crate::search::Section;

/// Returns the sections of `body`: what stands before the first heading, then what stands under each.
pub(super) fn sections(body: &Body, glossary: &[Term], lang: LangIx) -> Vec<Section> {
    let prose = &*body.prose();
    let starts = prose.blocks.iter().filter_map(|block| Some((block.at as usize, block.heading?)));
    let mut bounds: Vec<(usize, Option<u16>)> = vec![(0, None)];
    bounds.extend(starts.map(|(at, heading)| (at, Some(heading))));
    let reader = Reader { body, prose, glossary, lang };
    let mut sections = Vec::with_capacity(bounds.len());
    let mut inserts = 0;
    for (at, &(start, heading)) in bounds.iter().enumerate() {
        let end = bounds.get(at + 1).map_or(prose.html.len(), |&(next, _)| next);
        let last = at + 1 == bounds.len();
        let count = prose.inserts[inserts..].partition_point(|insert| last || (insert.at as usize) < end);
        let mut text = reader.text(start..end, inserts..inserts + count, heading.is_some());
        inserts += count;
        let heading = heading.and_then(|heading| body.headings.get(usize::from(heading)));
        if heading.is_none() && text.is_empty() {
            continue;
        }
        text.truncate(text.trim_end().len());
        sections.push(Section {
            heading: heading.map_or_else(String::new, |heading| heading.text.to_string()),
            anchor: heading.map_or_else(String::new, |heading| heading.anchor.to_string()),
            text,
        });
    }
    sections
}

/// Tells whether an element stands within a line; the end of any other ends a line.
fn stands_within_a_line(name: &str) -> bool {
    matches!(
        name,
        "a" | "abbr" | "b" | "code" | "del" | "em" | "i" | "input" | "kbd" | "mark" | "span" | "strong" | "sub" | "sup"
    )
}

struct Reader<'b> {
    body: &'b Body,
    prose: &'b Prose,
    glossary: &'b [Term],
    lang: LangIx,
}

impl Reader<'_> {
    /// Returns the text of a stretch of the HTML; without its first element if that is the heading.
    fn text(&self, stretch: std::ops::Range<usize>, inserts: std::ops::Range<usize>, heading: bool) -> String {
        let html = &self.prose.html;
        let mut writer = Writer { out: String::with_capacity(stretch.len()), in_tag: false, tag: String::new() };
        let mut done = stretch.start;
        for insert in &self.prose.inserts[inserts] {
            let at = insert.at as usize;
            writer.html(&html[done..at]);
            done = at;
            self.insert(&mut writer, insert.kind);
        }
        writer.html(&html[done..stretch.end]);
        let text = writer.out;
        let text = if heading { text.split_once('\n').map_or("", |(_, rest)| rest) } else { &text };
        text.trim_start().to_owned()
    }

    fn insert(&self, writer: &mut Writer, kind: InsertKind) {
        match kind {
            InsertKind::TermName(term) => {
                let term = &self.glossary[self.body.terms[usize::from(term)].0 as usize];
                writer.out.push_str(&term.term[self.lang]);
            }
            InsertKind::Quiz(quiz) => {
                let question = &self.body.quizzes[usize::from(quiz)];
                writer.line(&question.question);
                for choice in &question.choices {
                    writer.line(&choice.text);
                }
            }
            InsertKind::RawHtml(html) => writer.html(&self.body.raw_html[usize::from(html)]),
            // The rest stands within tags, or is the page's own.
            _ => {}
        }
    }
}

/// Writes what stands between tags.
struct Writer {
    out: String,
    in_tag: bool,
    /// The name of the tag, if the tag is open.
    tag: String,
}

impl Writer {
    fn line(&mut self, text: &str) {
        self.end_line();
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn end_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Adds a piece of HTML; a tag may begin in one piece and end in a later one.
    fn html(&mut self, mut html: &str) {
        loop {
            if self.in_tag {
                let Some(end) = memchr(b'>', html.as_bytes()) else {
                    self.tag.push_str(html);
                    return;
                };
                self.tag.push_str(&html[..end]);
                html = &html[end + 1..];
                self.in_tag = false;
                self.close_tag();
            }
            // Line breaks of the source are spaces.
            let Some(end) = memchr3(b'<', b'&', b'\n', html.as_bytes()) else {
                self.out.push_str(html);
                return;
            };
            self.out.push_str(&html[..end]);
            html = match html.as_bytes()[end] {
                b'<' => {
                    self.in_tag = true;
                    self.tag.clear();
                    &html[end + 1..]
                }
                b'&' => self.entity(&html[end..]),
                _ => {
                    if !self.out.is_empty() && !self.out.ends_with(['\n', ' ']) {
                        self.out.push(' ');
                    }
                    &html[end + 1..]
                }
            };
        }
    }

    fn close_tag(&mut self) {
        let name = self.tag.trim_start_matches('/');
        let name = &name[..name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len())];
        if !stands_within_a_line(name) {
            self.end_line();
        }
    }

    /// Adds the character that the entity at the beginning of `html` stands for, and returns what follows it.
    fn entity<'h>(&mut self, html: &'h str) -> &'h str {
        const ENTITIES: [(&str, char); 6] =
            [("&amp;", '&'), ("&lt;", '<'), ("&gt;", '>'), ("&quot;", '"'), ("&#39;", '\''), ("&#x27;", '\'')];
        let met = ENTITIES.iter().find_map(|(entity, letter)| Some((html.strip_prefix(entity)?, *letter)));
        let (rest, letter) = met.unwrap_or((&html[1..], '&'));
        self.out.push(letter);
        rest
    }
}
