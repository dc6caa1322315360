//! The document tree through its doors: what a text becomes as HTML, and that Markdown written from a tree reads back
//! as the same tree.

use std::borrow::Cow;
use std::sync::Arc;

use proptest::prelude::*;
use stagecraft::document::{AlertKind, Folding, Footnote, Kind, Node, Tree, Visit};
use stagecraft::markdown::{AlertLine, Document, ImageForm, References, TermName, parse, write};

/// Names everything as the file does.
struct AsWritten<'d>(&'d Document);

impl References for AsWritten<'_> {
    fn link(&self, index: u32) -> Option<String> {
        Some(self.0.links[index as usize].target.to_string())
    }

    fn name(&self, _: u32) -> Option<Cow<'_, str>> {
        None
    }

    fn image(&self, index: u32) -> Option<ImageForm> {
        Some(ImageForm::Picture(self.0.images[index as usize].target.to_string()))
    }

    fn writes_looks(&self) -> bool {
        true
    }

    fn term(&self, index: u32) -> TermName {
        TermName::Id(self.0.terms[index as usize].target.to_string())
    }

    fn alert(&self, kind: AlertKind, folding: Folding) -> AlertLine {
        let sign = match folding {
            Folding::None => "",
            Folding::Closed => "-",
            Folding::Open => "+",
        };
        AlertLine::Marker(format!("[!{}]{sign}", kind.as_str().to_uppercase()))
    }

    fn quiz(&self, _: u32) -> String {
        "```quiz\nquestion: x\n```".to_owned()
    }

    fn html(&self, index: u32) -> Cow<'_, str> {
        Cow::Borrowed(&self.0.raw_html[index as usize].html)
    }

    fn footnote(&self, footnote: &Footnote, _: u32) -> String {
        footnote.label.to_string()
    }
}

/// Returns what a tree says, without places: a line for each node, texts beside each other in one.
fn said(document: &Document) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut depth = 0;
    let mut in_text = false;
    for visit in document.tree.walk() {
        match visit {
            Visit::Enter(node) => {
                let text = matches!(node.kind(), Kind::Text(_));
                match (text && in_text, lines.last_mut()) {
                    (true, Some(last)) => last.push_str(&format!("{:?}", node.text())),
                    _ => lines.push(format!("{}{}", " ".repeat(depth), named(node, document))),
                }
                in_text = text;
                depth += usize::from(!node.kind().is_leaf());
            }
            Visit::Leave(_) => {
                in_text = false;
                depth -= 1;
            }
        }
    }
    lines.join("\n").replace("\"\"", "")
}

fn named(node: Node<'_>, document: &Document) -> String {
    match node.kind() {
        Kind::Text(_) => format!("Text {:?}", node.text()),
        Kind::Code(_) => format!("Code {:?}", node.text()),
        Kind::CodeBlock(_) => format!("CodeBlock {:?}", node.info()),
        Kind::Link(index) => format!("Link {:?} {:?}", document.links[index as usize].target, node.title()),
        Kind::Image(index) => {
            let target = &document.images[index as usize].target;
            format!("Image {target:?} {:?} {:?}", node.title(), node.look())
        }
        Kind::Term { index, labelled } => format!("Term {:?} {labelled}", document.terms[index as usize].target),
        Kind::HtmlBlock(index) => format!("HtmlBlock {:?}", document.raw_html[index as usize].html.trim()),
        Kind::Html(index) => format!("Html {:?}", document.raw_html[index as usize].html),
        kind => format!("{kind:?}"),
    }
}

fn read(text: &str) -> Document {
    parse(&Arc::from(text), 0)
}

fn assert_reads_back(text: &str) -> Result<(), String> {
    let document = read(text);
    let written = write(&document.tree, &AsWritten(&document));
    let again = read(&written);
    let (before, after) = (said(&document), said(&again));
    if before == after {
        return Ok(());
    }
    Err(format!("{text:?}\nwas written\n{written:?}\nbefore:\n{before}\nafter:\n{after}"))
}

#[test]
fn markdown_reads_back_as_the_same_tree() {
    let texts = [
        "A *b* __c__ ~~d~~ `e` ``f ` g`` [h](i \"j\") ![k](l) [[m]] [[n|o *p*]] <b>q</b> r[^s]\n\n[^s]: t\n\n    u\n",
        "# One\n\nTwo\nlines\n---\n\n#### Four # {#x}\n\na\\\nb  \nc\n",
        "- a\n- b\n  - c\n\n    d\n- [ ] e\n- [x] f\n\n1. g\n2. h\n\n3) i\n\n* j\n\n+ k\n\n  l\n",
        "> a\n> > b\n>\n> - c\n\n> [!TIP]\n> d\n>\n> e\n\n> [!NOTE]\n> - f\n",
        "> [!TIP]- Own *title* with [a](b), `c` and {{d}}\n> e\n>\n> > [!NOTE]+ f\n> > - g\n\n> [!TIP] h\n\n> [!CAUTION]-\n> - i\n",
        "a\n: b\n: c *d*\n\ne\nf `g`\n\n:   h\n\n    - i\n    - j\n\n    k\n\n- l\n\n  m\n  : n\n\no: p\n\n\\: q\n\n> r\n> : s\n",
        "{{a}} b {{ c }}\n\n{{snippet:d}}\n{{snippet:e}}\n\n- {{snippet:f}}\n- \\{{g}} {\\{h}} {i}} {{{j}}}\n",
        "| a | b \\| c | `d\\|e` | [[f\\|g]] |\n| :-- | :-: | --: | --- |\n| 1 | | 3 | 4 |\n",
        "```rust x\nfn a() {}\n\n  b\n```\n\n    c\n    d\n\n~~~\n```\n~~~\n\n- ```\n  e\n  ```\n",
        "---\n\n- ***\n\n<div>\n\ntext\n\n</div>\n\n<!-- a comment -->\n\nlast <!-- b --> words\n",
        "\\*a\\* \\_b\\_ 1\\. c\n\n1\\. d\n\n\\- e\n\n\\+ f\n\n\\# g\n\n\\> h\n\n\\[i\\](j) &amp;copy; &copy; \\`k\\` \\\\ \"l\" 'm' -- n --- o ... p \\\"q\\\" \\-\\- \\...\n",
        "x_y_z \\_ a&#32;\n&#32;b &nbsp; c <d@e.f> <https://g.h/i_j?k=1&l=2> ![m *n* `o`](<p q> 'r')\n",
        "```quiz\n- question: a\n- question: b\n```\n\n-\n- a\n\n  -\n",
        "https://a.b/c_d_e www.a.b, f@g.h *https://i.j/k* https\\://a.b www\\.a.b a\\@b.c http:\\//a.b [](x) [ ](y \"z\")\n",
        "a[^1] b[^2] c[^1]\n\n[^2]: two[^3]\n[^1]: one\n[^3]: - three\n\n      four\n",
    ];
    let wrong: Vec<String> = texts.iter().filter_map(|text| assert_reads_back(text).err()).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn the_shipped_texts_read_back_as_the_same_trees() {
    // What is never closed takes what is behind it for code: written again, it is closed.
    for text in shipped().iter().filter(|text| !read(text).is_swallowed()) {
        assert_reads_back(text).unwrap();
    }
}

/// Returns every Markdown text in this repository.
fn shipped() -> Vec<String> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let skipped = ["target", "node_modules", "output", ".git"];
    let files = walkdir::WalkDir::new(root).sort_by_file_name().into_iter();
    let files = files.filter_entry(|entry| !skipped.iter().any(|name| entry.file_name() == *name)).flatten();
    let markdown = files.filter(|entry| entry.path().extension().is_some_and(|ending| ending == "md"));
    let texts = markdown.filter_map(|entry| std::fs::read_to_string(entry.path()).ok());
    let without_front_matter =
        |text: String| match text.strip_prefix("---\n").and_then(|text| text.split_once("\n---\n")) {
            Some((_, body)) => body.to_owned(),
            None => text,
        };
    texts.map(without_front_matter).collect()
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[a-zắđ]{1,6}",
        1 => "[0-9]{1,3}[.)]?",
        2 => "[-!\"#$%&'()*+,./:;<=>?@\\[\\]^_`{|}~\\\\]{1,3}",
        1 => Just("&amp;".to_owned()),
        1 => Just("\\*".to_owned()),
        1 => Just("“x”".to_owned()),
        1 => "(https://|http:|www\\.|ftp\\://|a@)[a-z]{1,3}[.@/]{1,2}[a-z_*~()-]{1,5}",
    ]
}

fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(word(), 1..5).prop_map(|words| words.join(" "))
}

fn inline() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => words(),
        1 => "[a-z]{1,5}".prop_map(|text| format!("*{text}*")),
        1 => "[a-z]{1,5}".prop_map(|text| format!("__{text}__")),
        1 => ("[a-z]{1,4}", "[a-z]{1,4}").prop_map(|(a, b)| format!("**{a} *{b}***")),
        1 => "[a-z`|]{1,5}".prop_map(|text| format!("`` {text} ``")),
        1 => (words(), "[a-z/.#()&;=?]{0,8}").prop_map(|(text, address)| format!("[{text}]({address} \"t\")")),
        1 => ("[a-z ]{1,6}", "[a-z.]{1,6}").prop_map(|(text, address)| format!("![{text}]({address})")),
        1 => "[a-z]{1,5}".prop_map(|id| format!("[[{id}]]")),
        1 => ("[a-z]{1,5}", "[a-z ]{1,5}").prop_map(|(id, label)| format!("[[{id}|{label}]]")),
        1 => "[a-z-]{1,5}".prop_map(|name| format!("{{{{{name}}}}}")),
        1 => Just("<i>x</i>".to_owned()),
        1 => Just("note[^n]".to_owned()),
        1 => Just("~~gone~~".to_owned()),
    ]
}

fn lines() -> impl Strategy<Value = String> {
    let ends = prop_oneof![3 => Just(" "), 1 => Just("\n"), 1 => Just("\\\n")];
    prop::collection::vec((inline(), ends), 1..5).prop_map(|parts| {
        let mut text: String = parts.into_iter().flat_map(|(text, end)| [text, end.to_owned()]).collect();
        text.truncate(text.trim_end_matches(['\n', '\\', ' ']).len());
        text + "\n"
    })
}

fn block() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        5 => lines(),
        1 => (2..5_usize, words()).prop_map(|(level, text)| format!("{} {text}\n", "#".repeat(level))),
        1 => "[a-z`\n ]{0,12}".prop_map(|code| format!("~~~rs\n{code}\n~~~\n")),
        1 => (words(), words()).prop_map(|(a, b)| format!("| a | b |\n| :-- | --- |\n| {a} | {b} |\n")),
        1 => (words(), words()).prop_map(|(a, b)| format!("a {a}\n: b {b}\n: c\n")),
        1 => (inline(), words()).prop_map(|(a, b)| format!("> [!TIP]- a {a}\n> b {b}\n")),
        1 => Just("***\n".to_owned()),
        1 => Just("{{snippet:a}}\n{{ snippet:b }}\n".to_owned()),
        1 => Just("<div>\nx\n</div>\n".to_owned()),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        let blocks = prop::collection::vec(inner, 1..3).prop_map(|blocks| blocks.join("\n"));
        prop_oneof![
            blocks.clone().prop_map(|text| indented(&text, "> ", "> ")),
            blocks.clone().prop_map(|text| indented(&text, "- ", "  ")),
            blocks.clone().prop_map(|text| indented(&text, "- [ ] ", "  ")),
            blocks.clone().prop_map(|text| indented(&text, "7. ", "   ")),
            blocks.prop_map(|text| format!("> [!NOTE]\n{}", indented(&text, "> ", "> "))),
        ]
    })
}

fn indented(text: &str, first: &str, others: &str) -> String {
    let lines = text.lines().enumerate();
    lines.map(|(at, line)| format!("{}{line}\n", if at == 0 { first } else { others })).collect()
}

fn text() -> impl Strategy<Value = String> {
    let note = Just("[^n]: a note\n\n    in two paragraphs\n".to_owned());
    let comment = Just("<!-- a comment -->\n".to_owned());
    prop::collection::vec(prop_oneof![8 => block(), 1 => note, 1 => comment], 1..5).prop_map(|blocks| blocks.join("\n"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_markdown_reads_back_as_the_same_tree(text in text()) {
        assert_reads_back(&text).map_err(TestCaseError::fail)?;
    }
}

#[test]
fn sections_cover_the_text_and_leave_footnotes_out() {
    let document = read("a[^1]\n\n## B\n\nb\n\n[^1]: c\n\n### C\n\n## D\n");
    let kinds = |tree: &Tree| -> Vec<usize> { tree.sections().into_iter().map(|it| it.blocks().count()).collect() };
    assert_eq!(kinds(&document.tree), [1, 3, 1]);
    assert_eq!(document.tree.sections()[1].shape().headings, [2, 3]);
}

/// Returns the names of the steps of a text, with the heading that each is under.
fn steps(text: &str) -> Vec<(Option<String>, Option<u32>)> {
    stagecraft::document::steps(&read(text).tree).into_iter().map(|step| (step.name, step.heading)).collect()
}

#[test]
fn a_step_is_named_by_its_bold_words_else_by_its_first_line() {
    let text = "## One\n\n1. **Ask *three* people.** They know.\n2. Thank\n   `them`\n\n   twice.\n\n### Two\n\n3. x\n";
    let name = |text: &str| Some(text.to_owned());
    assert_eq!(
        steps(text),
        [(name("Ask three people."), Some(0)), (name("Thank them"), Some(0)), (name("x"), Some(1))]
    );
}

#[test]
fn lists_without_numbers_and_lists_in_lists_have_no_steps() {
    assert_eq!(steps("- a\n  1. b\n\ntext\n\n1. c\n   1. d\n   - e\n2. f\n").len(), 2);
    assert_eq!(steps("1. c\n   1. d\n")[0], (Some("c".to_owned()), None));
}

#[test]
fn a_step_with_the_name_of_a_term_has_a_name_only_where_it_is_shown() {
    let named = Some("Ask for words".to_owned());
    let text = "1. Ask for [[feedback]]\n2. Ask for [[feedback|words]]\n3.\n";
    assert_eq!(steps(text), [(None, None), (named, None), (None, None)]);
}
