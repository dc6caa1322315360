//! The words of a text without its markup, section by section.

use memchr::{memchr, memchr3};

use crate::model::{Body, InsertKind, LangIx, Prose, Term};
use crate::search::Section;

/// Returns the sections of `body`: what stands before the first heading, then what stands under each.
pub(super) fn sections(body: &Body, glossary: &[Term], lang: LangIx) -> Vec<Section> {
    let prose = &*body.prose();
    let starts = prose.blocks.iter().filter_map(|block| Some((block.at as usize, block.heading?)));
    let mut bounds: Vec<(usize, Option<u32>)> = vec![(0, None)];
    bounds.extend(starts.map(|(at, heading)| (at, Some(heading))));
    let mut reader = Reader { body, prose, glossary, lang, writer: Writer::default() };
    let mut sections = Vec::with_capacity(bounds.len());
    let mut inserts = 0;
    for (at, &(start, heading)) in bounds.iter().enumerate() {
        let end = bounds.get(at + 1).map_or(prose.html.len(), |&(next, _)| next);
        let last = at + 1 == bounds.len();
        let count = prose.inserts[inserts..].partition_point(|insert| last || (insert.at as usize) < end);
        let text = reader.text(start..end, inserts..inserts + count, heading.is_some());
        inserts += count;
        let heading = heading.and_then(|heading| body.headings.get(heading as usize));
        if heading.is_none() && text.is_empty() {
            continue;
        }
        sections.push(Section {
            heading: heading.map_or_else(String::new, |heading| heading.text.to_string()),
            anchor: heading.map_or_else(String::new, |heading| heading.anchor.to_string()),
            text,
        });
    }
    sections
}

/// Tells whether an element stands within a line; the end of any other ends a line.
fn stands_within_a_line(name: &[u8]) -> bool {
    matches!(
        name,
        b"a" | b"abbr"
            | b"b"
            | b"code"
            | b"del"
            | b"em"
            | b"i"
            | b"input"
            | b"kbd"
            | b"mark"
            | b"span"
            | b"strong"
            | b"sub"
            | b"sup"
    )
}

/// Returns where what is not just text comes next.
fn next_mark(html: &[u8]) -> Option<usize> {
    match html {
        // Tags and line breaks often follow one another.
        [b'<' | b'\n', ..] => Some(0),
        _ => memchr3(b'<', b'&', b'\n', html),
    }
}

/// Returns where the tag that `html` is within ends.
fn end_of_tag(html: &[u8]) -> Option<usize> {
    // Most tags are a short name and no more.
    let name = html.iter().position(|&byte| byte == b'>' || byte == b' ')?;
    if html[name] == b'>' { Some(name) } else { memchr(b'>', &html[name..]).map(|end| name + end) }
}

struct Reader<'b> {
    body: &'b Body,
    prose: &'b Prose,
    glossary: &'b [Term],
    lang: LangIx,
    /// The same for all sections.
    writer: Writer,
}

impl Reader<'_> {
    /// Returns the text of a stretch of the HTML; without its first element if that is the heading.
    fn text(&mut self, stretch: std::ops::Range<usize>, inserts: std::ops::Range<usize>, heading: bool) -> String {
        let prose = self.prose;
        self.writer.begin();
        let mut done = stretch.start;
        for insert in &prose.inserts[inserts] {
            let at = insert.at as usize;
            self.writer.html(&prose.html[done..at]);
            done = at;
            self.insert(insert.kind);
        }
        self.writer.html(&prose.html[done..stretch.end]);
        let text = self.writer.out.as_str();
        let text = if heading { text.split_once('\n').map_or("", |(_, rest)| rest) } else { text };
        text.trim().to_owned()
    }

    fn insert(&mut self, kind: InsertKind) {
        let writer = &mut self.writer;
        match kind {
            InsertKind::TermName(term) => {
                let term = &self.glossary[self.body.terms[term as usize].0 as usize];
                writer.out.push_str(&term.term[self.lang]);
            }
            InsertKind::Quiz(quiz) => {
                let question = &self.body.quizzes[quiz as usize];
                writer.line(&question.question);
                for choice in &question.choices {
                    writer.line(&choice.text);
                }
            }
            InsertKind::RawHtml(html) => writer.html(&self.body.raw_html[html as usize]),
            // The rest stands within tags, or is the page's own.
            _ => {}
        }
    }
}

/// Writes what stands between tags.
#[derive(Default)]
struct Writer {
    out: String,
    /// Of a tag that is not yet closed, what follows its `<`.
    tag: Option<String>,
}

impl Writer {
    fn begin(&mut self) {
        self.out.clear();
        self.tag = None;
    }

    fn line(&mut self, text: &str) {
        self.end_line();
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn end_line(&mut self) {
        if !matches!(self.out.as_bytes(), [] | [.., b'\n']) {
            self.out.push('\n');
        }
    }

    /// Adds a piece of HTML; a tag may begin in one piece and end in a later one.
    fn html(&mut self, mut html: &str) {
        if let Some(mut tag) = self.tag.take() {
            let Some(end) = memchr(b'>', html.as_bytes()) else {
                tag.push_str(html);
                self.tag = Some(tag);
                return;
            };
            tag.push_str(&html[..end]);
            self.close_tag(&tag);
            html = &html[end + 1..];
        }
        while let Some(at) = next_mark(html.as_bytes()) {
            self.out.push_str(&html[..at]);
            let (met, rest) = (html.as_bytes()[at], &html[at + 1..]);
            html = match met {
                b'<' => {
                    let Some(end) = end_of_tag(rest.as_bytes()) else {
                        self.tag = Some(rest.to_owned());
                        return;
                    };
                    self.close_tag(&rest[..end]);
                    &rest[end + 1..]
                }
                b'&' => self.entity(&html[at..]),
                _ => {
                    self.end_source_line();
                    rest
                }
            };
        }
        self.out.push_str(html);
    }

    /// Line breaks of the source are spaces.
    fn end_source_line(&mut self) {
        if !matches!(self.out.as_bytes(), [] | [.., b'\n' | b' ']) {
            self.out.push(' ');
        }
    }

    fn close_tag(&mut self, tag: &str) {
        let mut name = tag.as_bytes();
        while let [b'/', rest @ ..] = name {
            name = rest;
        }
        let end = name.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(name.len());
        if !stands_within_a_line(&name[..end]) {
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
