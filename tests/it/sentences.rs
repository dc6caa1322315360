//! Sentences with inline Markdown: pages show the marks, and what shows mere text shows the words.

use std::collections::BTreeMap;

use crate::clean::clean;
use crate::support::Playbook;

const STAGE: &str = "content/stages/awareness.yaml";
const GUIDE: &str = "content/guides/awareness/ebook";

/// Returns a playbook with marks in sentences of a stage, a guide, its quiz, the glossary and the settings.
fn marked() -> Playbook {
    let playbook = clean();
    let stage = playbook.read(STAGE).replace(
        "summary: { en: The stage in short., vi: Tóm tắt giai đoạn. }",
        "summary:\n  en: The *stage* & its [[channel]].\n  vi: \"Tóm tắt *giai đoạn*.\"",
    );
    let facts = "key_facts:\n  - en: Read [the ebook](../guides/awareness/ebook.en.md), `a < b`.\n    \
                 vi: Đọc [cuốn sách](../guides/awareness/ebook.vi.md).\n";
    playbook.write(STAGE, &(stage + facts));
    for (lang, summary, quiz) in [
        ("en", "What **this** is good \"for\".", "Why [[touchpoint|so]]?"),
        ("vi", "Việc **này** để làm gì.", "Vì sao [[touchpoint]]?"),
    ] {
        let path = format!("{GUIDE}.{lang}.md");
        let text = playbook.read(&path);
        let old = text.lines().find(|line| line.starts_with("summary: ")).unwrap().to_owned();
        let text = text.replace(&old, &format!("summary: {summary}"));
        let quiz =
            format!("\n```quiz\nquestion: {quiz}\nchoices:\n- {{text: Yes, correct: true}}\n- {{text: No}}\n```\n");
        playbook.write(&path, &(text + &quiz));
    }
    playbook
}

fn text(site: &BTreeMap<String, Vec<u8>>, path: &str) -> String {
    String::from_utf8(site.get(path).unwrap_or_else(|| panic!("no {path}")).clone()).unwrap()
}

#[test]
fn pages_show_the_marks_of_sentences() {
    let site = marked().build("site", &[]).into_iter().collect();
    let stage = text(&site, "en/awareness/index.html");
    assert!(
        stage.contains("<p class=\"lead\">The <em>stage</em> &amp; its <a href=\"../../en/glossary/#channel\""),
        "{stage}"
    );
    let fact = "<li>Read <a href=\"../../en/awareness/ebook/\">the ebook</a>, <code>a &lt; b</code>.</li>";
    assert!(stage.contains(fact), "{stage}");
    let vietnamese = text(&site, "vi/nhan-biet/index.html");
    assert!(vietnamese.contains("Tóm tắt <em>giai đoạn</em>."), "{vietnamese}");
    assert!(vietnamese.contains("<li>Đọc <a href=\"../../vi/nhan-biet/"), "{vietnamese}");
    for (page, root, word) in [("en/awareness/ebook", "../../../", "so"), ("both/awareness/ebook", "../../../", "so")] {
        let page = text(&site, &format!("{page}/index.html"));
        assert!(page.contains("What <strong>this</strong> is good \"for\"."), "{page}");
        assert!(page.contains(&format!("<legend>Why <a href=\"{root}en/glossary/#touchpoint\"")), "{page}");
        assert!(page.contains(&format!(">{word}</a>?</legend>")), "{page}");
    }
    let both = text(&site, "both/awareness/ebook/index.html");
    assert!(
        both.contains("Việc <strong>này</strong> để làm gì.") && both.contains(">điểm chạm</a>?</legend>"),
        "{both}"
    );
}

#[test]
fn what_shows_mere_text_shows_the_words() {
    let site = marked().build("site", &[]).into_iter().collect();
    let stage = text(&site, "en/awareness/index.html");
    assert!(stage.contains("content=\"The stage &amp; its channel.\""), "{stage}");
    assert!(stage.contains("<p class=\"card-summary\">What this is good &quot;for&quot;.</p>"), "{stage}");
    let data = text(&site, "playbook.json");
    assert!(data.contains("\"The stage & its channel.\"") && data.contains("\"Việc này để làm gì.\""), "{data}");
    let llms = text(&site, "llms.txt");
    assert!(llms.contains(": The *stage*") && llms.contains("& its [channel](en/glossary/#channel)."), "{llms}");
    let full = text(&site, "llms-full.txt");
    assert!(full.contains("> What **this**"), "{full}");
    let is_text = |path: &str| path.ends_with("feed.xml") || path.starts_with("assets/search/");
    for (path, bytes) in site.iter().filter(|(path, _)| is_text(path)) {
        let text = String::from_utf8_lossy(bytes);
        assert!(!text.contains("**this**") && !text.contains("<strong>"), "{path}: {text}");
    }
}
