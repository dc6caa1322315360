//! Reads HTML that is written in Markdown into its tags, as browsers read them, each with its place.

use std::cell::RefCell;
use std::ops::Range;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use crate::slice::Slice;

/// An attribute of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribute {
    /// Its name, in small letters.
    pub name: String,
    /// Its value, characters that are written by name resolved.
    pub value: String,
}

/// A tag, or what is none and not shown either.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HtmlTag {
    /// The name of the element, in small letters; nothing for declarations and the like.
    pub name: String,
    /// Whether it ends the element.
    pub is_end: bool,
    /// Whether it is closed by itself: `<br/>`.
    pub closes_itself: bool,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// Where it is in the HTML.
    pub place: Range<usize>,
}

impl HtmlTag {
    /// Returns where the value of an attribute is in `html`; where that is not certain, the whole tag.
    #[must_use]
    pub fn value_place(&self, html: &str, attribute: &Attribute) -> Range<usize> {
        let found = value_in(html.slice(self.place.clone()), &attribute.name, &attribute.value);
        let start = found.map(|at| self.place.start + at);
        start.map_or_else(|| self.place.clone(), |start| start..start + attribute.value.len())
    }
}

/// The tags of a piece of HTML; what is between them is text.
#[derive(Debug, Default)]
pub struct HtmlTags {
    /// In the order of the HTML.
    pub tags: Vec<HtmlTag>,
    /// Where a tag begins that does not end.
    pub unfinished: Option<usize>,
}

impl HtmlTags {
    /// Reads `html`.
    #[must_use]
    pub fn of(html: &str) -> Self {
        let options = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
        let tokenizer = Tokenizer::new(Sink::default(), options);
        let input = BufferQueue::default();
        let mut tags = Vec::new();
        // Where the tag begins that is being read, if one is.
        let mut open = None;
        for part in parts(html) {
            let (start, end) = (part.start, part.end);
            let mut rest = html.slice(part);
            if let Some(behind) = rest.strip_prefix('<') {
                feed(&tokenizer, &input, "<");
                // What is shown now was before it, and no tag.
                let shows_text = std::mem::take(&mut tokenizer.sink.0.borrow_mut().shows_text);
                open = open.filter(|_| !shows_text).or(Some(start));
                rest = behind;
            }
            feed(&tokenizer, &input, rest);
            let seen = std::mem::take(&mut *tokenizer.sink.0.borrow_mut());
            match seen.tag {
                Some(tag) => {
                    let start = open.take().unwrap_or(start);
                    tags.push(html_tag(tag, start..end));
                }
                None if seen.shows_text => open = None,
                None => {}
            }
        }
        Self { tags, unfinished: open }
    }
}

/// Returns the parts in which HTML is read: each begins with `<` or behind `>`, so that a tag ends with a part.
fn parts(html: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let rest = html.as_bytes().get(start..).filter(|rest| !rest.is_empty())?;
        let next = memchr::memchr2_iter(b'<', b'>', rest).find(|at| *at > 0 || rest[0] == b'>');
        let end = match next {
            Some(at) if rest[at] == b'>' => start + at + 1,
            Some(at) => start + at,
            None => html.len(),
        };
        let part = start..end;
        start = end;
        Some(part)
    })
}

fn feed(tokenizer: &Tokenizer<Sink>, input: &BufferQueue, html: &str) {
    if html.is_empty() {
        return;
    }
    input.push_back(StrTendril::from_slice(html));
    // What a script would do is of no concern, so reading goes on behind it.
    while !input.is_empty() {
        let _ = tokenizer.feed(input);
    }
}

/// What was read since this was asked for last.
#[derive(Default)]
struct Seen {
    tag: Option<SeenTag>,
    shows_text: bool,
}

enum SeenTag {
    Tag(Tag),
    Hidden,
}

#[derive(Default)]
struct Sink(RefCell<Seen>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut seen = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) => {
                let raw = (tag.kind == TagKind::StartTag).then(|| raw_text(&tag.name)).flatten();
                seen.tag = Some(SeenTag::Tag(tag));
                raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData)
            }
            Token::CommentToken(_) | Token::DoctypeToken(_) => {
                seen.tag = Some(SeenTag::Hidden);
                TokenSinkResult::Continue
            }
            Token::CharacterTokens(_) | Token::NullCharacterToken => {
                seen.shows_text = true;
                TokenSinkResult::Continue
            }
            Token::EOFToken | Token::ParseError(_) => TokenSinkResult::Continue,
        }
    }
}

/// Returns how what is in an element is read, in which there are no tags.
fn raw_text(name: &str) -> Option<RawKind> {
    match name {
        "script" => Some(RawKind::ScriptData),
        "style" | "xmp" | "iframe" | "noembed" | "noframes" => Some(RawKind::Rawtext),
        "textarea" | "title" => Some(RawKind::Rcdata),
        _ => None,
    }
}

fn html_tag(tag: SeenTag, place: Range<usize>) -> HtmlTag {
    let SeenTag::Tag(tag) = tag else {
        return HtmlTag { name: String::new(), is_end: false, closes_itself: false, attributes: Vec::new(), place };
    };
    let attributes = tag
        .attrs
        .iter()
        .map(|attribute| Attribute { name: attribute.name.local.to_string(), value: attribute.value.to_string() });
    HtmlTag {
        name: tag.name.to_string(),
        is_end: tag.kind == TagKind::EndTag,
        closes_itself: tag.self_closing,
        attributes: attributes.collect(),
        place,
    }
}

/// Returns where the value of an attribute is in its tag, if it is written as it reads.
fn value_in(tag: &str, name: &str, value: &str) -> Option<usize> {
    if value.is_empty() {
        return None;
    }
    let mut values = memchr::memchr_iter(b'=', tag.as_bytes()).filter_map(|equals| {
        let before = tag.slice(..equals).trim_end().as_bytes();
        let is_named =
            before.len() > name.len() && before[before.len() - name.len()..].eq_ignore_ascii_case(name.as_bytes());
        let behind = tag.slice(equals + 1..).trim_start();
        let behind = behind.strip_prefix(['"', '\'']).unwrap_or(behind);
        (is_named && behind.starts_with(value)).then(|| tag.len() - behind.len())
    });
    values.next()
}

/// Tells whether HTML has an element of that name.
#[must_use]
pub fn is_element(name: &str) -> bool {
    ELEMENTS.binary_search(&name).is_ok()
}

/// The elements that HTML has or had, and those by which drawings and formulas begin, in order.
const ELEMENTS: [&str; 138] = [
    "a",
    "abbr",
    "acronym",
    "address",
    "applet",
    "area",
    "article",
    "aside",
    "audio",
    "b",
    "base",
    "basefont",
    "bdi",
    "bdo",
    "bgsound",
    "big",
    "blink",
    "blockquote",
    "body",
    "br",
    "button",
    "canvas",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "content",
    "data",
    "datalist",
    "dd",
    "del",
    "details",
    "dfn",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "em",
    "embed",
    "fieldset",
    "figcaption",
    "figure",
    "font",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "i",
    "iframe",
    "img",
    "input",
    "ins",
    "kbd",
    "label",
    "legend",
    "li",
    "link",
    "main",
    "map",
    "mark",
    "marquee",
    "math",
    "menu",
    "menuitem",
    "meta",
    "meter",
    "nav",
    "nobr",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "ol",
    "optgroup",
    "option",
    "output",
    "p",
    "param",
    "picture",
    "plaintext",
    "pre",
    "progress",
    "q",
    "rb",
    "rp",
    "rt",
    "rtc",
    "ruby",
    "s",
    "samp",
    "script",
    "search",
    "section",
    "select",
    "slot",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "table",
    "tbody",
    "td",
    "template",
    "textarea",
    "tfoot",
    "th",
    "thead",
    "time",
    "title",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
    "xmp",
];

#[cfg(test)]
mod tests {
    use super::{ELEMENTS, HtmlTags};
    use crate::slice::Slice;

    #[test]
    fn elements_are_in_order() {
        assert!(ELEMENTS.is_sorted());
    }

    #[test]
    fn tags_are_found_where_browsers_find_them() {
        let found = |html: &str| {
            let tags = HtmlTags::of(html);
            let written: Vec<String> = tags.tags.iter().map(|tag| html.slice(tag.place.clone()).to_owned()).collect();
            (written.join(" "), tags.unfinished)
        };
        for (html, expected) in [
            ("a < b <b>x</b>", "<b> </b>"),
            ("<a title=\"a<b>c\" href='x'>y</a>", "<a title=\"a<b>c\" href='x'> </a>"),
            ("x &amp<i>y &lt;b></i >", "<i> </i >"),
            ("<script>if (a<b) { '<b>' }</script><p>", "<script> </script> <p>"),
            ("<!doctype html><?php x ?></ x>", "<!doctype html> <?php x ?> </ x>"),
            ("<tên><1>", "<tên>"),
            ("<<b>i>", "<b>"),
        ] {
            assert_eq!(found(html), (expected.to_owned(), None), "{html}");
        }
        assert_eq!(found("<b>x <i class=\"y"), ("<b>".to_owned(), Some(5)));
    }

    #[test]
    fn values_have_their_places() {
        let html = "<img alt = \"src=x\" SRC='a.png' title=\"a &amp; b\">";
        let tags = HtmlTags::of(html);
        let places: Vec<&str> = {
            let tag = &tags.tags[0];
            tag.attributes.iter().map(|attribute| html.slice(tag.value_place(html, attribute))).collect()
        };
        assert_eq!(places, ["src=x", "a.png", html]);
    }
}
