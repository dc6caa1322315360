//! Whatever a text says, its HTML is well-formed XML in which no id is twice.

use std::collections::HashSet;
use std::path::Path;

use proptest::prelude::*;

use super::sample;
use crate::markdown::parse;
use crate::model::{AssetIx, Body, Choice, Heading, Html, LangIx, LinkTarget, Question, SectionKey, TermIx};
use crate::render::html::RenderContext;
use crate::render::{Site, SiteOptions};
use crate::slice::Slice;

fn site() -> Site {
    super::site(sample::playbook(), sample::theme(), SiteOptions::default()).0
}

/// Returns the text with references that lead somewhere, HTML shown as it is written.
fn body(text: &str) -> Body {
    let document = parse(&text.into(), 0);
    let question = Question {
        question: "Which & why?".into(),
        choices: vec![Choice { text: "<This>".into(), correct: true }, Choice { text: "That".into(), correct: false }],
        explanation: Some("So.".into()),
    };
    let headings = (0..).zip(&document.headings);
    Body {
        headings: headings
            .map(|(at, heading)| {
                let anchor = format!("check-intro-{at}").into();
                Heading { level: heading.level, text: heading.text.clone(), anchor }
            })
            .collect(),
        links: document.links.iter().map(|link| LinkTarget::External(link.target.to_string())).collect(),
        images: document.images.iter().map(|_| LinkTarget::Asset(AssetIx(0), None)).collect(),
        terms: document.terms.iter().map(|_| TermIx(0)).collect(),
        quizzes: document.quizzes.iter().map(|_| question.clone()).collect(),
        check_items: (1..).zip(&document.check_items).map(|(n, _)| (SectionKey("intro".into()), n)).collect(),
        raw_html: document.raw_html.iter().map(|piece| Html::Text(piece.html.clone())).collect(),
        included: Vec::new(),
        tree: document.tree,
    }
}

fn html(site: &Site, text: &str) -> String {
    let locale = &site.locales[usize::from(LangIx::MAIN.0)];
    RenderContext { locale, locales: &site.locales, root: "../", scope: "text", prefix: "" }.html(&body(text)).unwrap()
}

/// Tells what is wrong with the HTML of a text, if anything is.
fn mistake(site: &Site, text: &str) -> Option<String> {
    let html = html(site, text);
    let document = format!("<div>{html}</div>");
    let document = match roxmltree::Document::parse(&document) {
        Ok(document) => document,
        Err(error) => return Some(format!("{error}\n{text:?}\n{html}")),
    };
    let mut ids = HashSet::new();
    let mut twice = document.descendants().filter_map(|node| node.attribute("id")).filter(|id| !ids.insert(*id));
    twice.next().map(|id| format!("{id} twice\n{text:?}\n{html}"))
}

#[test]
fn the_texts_of_this_repository_are_well_formed() {
    let site = site();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = ["content", "tests/cases", "src/explain"].map(|folder| root.join(folder));
    let files = folders.iter().flat_map(|folder| walkdir::WalkDir::new(folder).into_iter().flatten());
    let texts = files.filter(|file| file.path().extension().is_some_and(|ending| ending == "md"));
    let mut read = 0;
    for text in texts.filter_map(|file| std::fs::read_to_string(file.path()).ok()) {
        assert_eq!(mistake(&site, &text), None);
        read += 1;
    }
    assert!(read > 100, "{read} texts");
}

#[test]
fn a_text_is_written_as_it_is_meant() {
    let text = "| a | b | c | d |\n|---|:--|:-:|--:|\n| 1 | 2 | 3 | 4 |\n\n```rust ignore\n<T>\n```\n\n    plain\n\n\
                - [ ] one *two*\n\n  three\n- [x] four\n  - five\n\nx  \ny ![p \"q\"](r 's') <!-- gone --> [t](u \"v\")\n";
    assert_eq!(
        html(&site(), text),
        r#"<div class="table-scroll" tabindex="0" role="group" aria-label="Scrolls sideways: a, b, c, d">
<table class="as-cards"><thead><tr><th>a</th><th class="align-left">b</th><th class="align-center">c</th><th class="align-right">d</th></tr></thead><tbody>
<tr><td>1</td><td class="align-left" data-label="b">2</td><td class="align-center" data-label="c">3</td><td class="align-right" data-label="d">4</td></tr>
</tbody></table>
</div>
<pre tabindex="0" role="group" aria-label="Scrolls sideways: &lt;T&gt;"><code class="language-rust">&lt;T&gt;
</code></pre>
<p class="copy needs-script"><button type="button" class="quiet" data-copy=""><span>Copy</span><span class="visually-hidden">: &lt;T&gt;</span></button></p>
<pre tabindex="0" role="group" aria-label="Scrolls sideways: plain"><code>plain
</code></pre>
<p class="copy needs-script"><button type="button" class="quiet" data-copy=""><span>Copy</span><span class="visually-hidden">: plain</span></button></p>

<ul>
<li class="check-item">
<p><label><input type="checkbox" id="__check-intro-1" data-check="intro:1" /> one <em>two</em></label></p>
<p>three</p>
</li>
<li class="check-item">
<p><label><input type="checkbox" id="__check-intro-2" data-check="intro:2" /> four</label></p>
<ul>
<li>five</li>
</ul>
</li>
</ul>

<p>x<br />
y <img src="../assets/two%20words.0123456789abcdef.png" alt="p “q”" title="s" />  <a href="u" title="v">t</a></p>
"#
    );
}

#[test]
fn footnotes_stand_at_the_end_with_a_way_back_from_each() {
    let text = "A[^b] and B[^a], again[^b].\n\n[^a]: Alpha[^c].\n\n[^b]:\n    - Beta\n\n[^c]: Gamma\n\n[^d]: Delta\n";
    let html = html(&site(), text);
    let references: Vec<&str> =
        html.split(" id=\"__footnote-ref-").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    assert_eq!(references, ["1", "2", "1-2", "3"]);
    let notes = html.slice(html.find("<section class=\"footnotes\"").unwrap()..);
    let order: Vec<Option<usize>> = ["Beta", "Alpha", "Gamma", "Delta"].iter().map(|word| notes.find(word)).collect();
    assert!(order.is_sorted() && order.iter().all(Option::is_some), "{notes}");
    let back: Vec<&str> = notes.split("class=\"footnote-back\"").collect();
    assert_eq!(back.len() - 1, 4, "{notes}");
    for id in ["__footnote-ref-1", "__footnote-ref-1-2", "__footnote-ref-2", "__footnote-ref-3"] {
        assert!(notes.contains(&format!("<a href=\"#{id}\" class")), "{id}: {notes}");
    }
    for number in 1..=4 {
        assert!(notes.contains(&format!("<li id=\"__footnote-{number}\">")), "{notes}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_well_formed(pieces in prop::collection::vec(prop_oneof![
        "[ -~\n]{0,12}",
        "[\u{1}-\u{1f}\u{fffe}ắ“]{0,3}",
        prop::sample::select(vec![
            "\n\n", "\n", "# ", "### ", "- ", "- [ ] ", "1. ", "> ", "> [!TIP]\n> ", "    ", "```a\"<b\n", "```\n", "*", "__", "~~",
            "[", "](a&b)", "](<a\"b> 'c<d')", "![", "[[t]]", "[[t|", "]]", "[^n]", "\n\n[^n]: ", "|", "\n|--|:-:|\n", "<b>", "</b>",
            "<!-- x -->", "<div>\n", "https://a.b/_c", "www.d.e", "f@g.h", "[](i)", "&amp;", "&#1;", "&#x202e;", "`", "\\\n", "***\n", "<https://a.b?c&d>", "```quiz\nquestion: x\n```\n",
        ]).prop_map(str::to_owned),
    ], 0..40)) {
        let site = SITE.with(std::clone::Clone::clone);
        let mistake = mistake(&site, &pieces.concat());
        prop_assert_eq!(mistake, None);
    }
}

thread_local! {
    static SITE: std::rc::Rc<Site> = std::rc::Rc::new(site());
}
