//! The syntax of other tools: what is understood, and what only looks like it.

use std::sync::Arc;

use stagecraft::markdown::{Document, FindingKind, parse};

use crate::clean::{check, clean};
use crate::support::Playbook;

const PAGE: &str = "content/pages/about.en.md";

/// Returns the constructs of other tools in a text, as they are written.
fn foreign(text: &str) -> Vec<String> {
    let document = read(text);
    let findings = document.findings.iter().filter(|finding| matches!(finding.kind, FindingKind::Foreign(_)));
    findings.map(|finding| text[finding.span.range()].to_owned()).collect()
}

fn read(text: &str) -> Document {
    parse(&Arc::from(text), 0)
}

/// Returns the page that a text becomes.
fn page(playbook: &Playbook, text: &str) -> String {
    let head = "---\ntitle: About\nsummary: What this playbook is.\n---\n\n";
    playbook.write(PAGE, &format!("{head}{text}\n"));
    playbook.write("content/pages/about.vi.md", &format!("{head}{text}\n").replace(".en.md", ".vi.md"));
    String::from_utf8(playbook.build("site", &[]).remove("en/about/index.html").unwrap()).unwrap()
}

#[test]
fn what_only_looks_like_another_tool_is_no_finding() {
    for text in [
        "It costs $5 and $10, or $5-$10, US$5/US$10, 100$-200$, $5=$6, about $1,000 = 25.000.000đ.",
        "From 10:30:00 to 11:00:00, at 9:30: or 10:30.",
        "std::vec::Vec, a::b, C++ and G++, x++ ++y, C::smile::d",
        "Smile :) :-) :D :p ;) ^_^ ^o^ :( =)) <3 T_T",
        "a == b and c == d, x==1 and y==2, ===, ====",
        "Title\n=====\n\nOther\n---",
        "Up to 50% or 100%%, 5%%10 and %%",
        "{a} {} {1, 2} {\"a\": 1} {prepare: 3d, run: 1-2w} {name} ${HOME} $HOME/$USER $a_b and $c_d",
        "note: [x] and [Toc words] and [a][b], (c)",
        "Wow!!! Really??? !!! Read this first, and ??? Bạn nghĩ sao",
        ":: and ::: and two:::three",
        "1. one\n2. two\n\n.. and so on... note:: this",
        "import the list from the shop, export it again",
        "+ one\n+ two\n\nC+++ and 1 +++ 2",
        "a\\_b \\*c\\* \\(note\\) \\[x\\] C:\\new\\begin",
        "2^10, x^2 + y^2, [^1] a[^1]\n\n[^1]: note",
        "~~struck~~, ~5 days, 5~10 days, ~/x and ~/y",
        "https://example.org/a:b:c/{id}?x={y}&z=$1 and mailto:a@b.c",
        "Ví dụ :Đà Nẵng: và {tên khách hàng}, lưu ý: xem mục 2.",
        "> [!NOTE]\n> One\n\n> [link](x.md)\n\n> [!] x\n\n> [!1] x",
        "| a | b |\n| --- | --- |\n| $5 | 10:30:00 |",
        "## Words {#id}\n\n- [ ] one\n- [x] two",
    ] {
        assert_eq!(foreign(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn in_code_and_behind_a_backslash_it_is_meant_as_it_is() {
    let written = [
        "!!! note \"T\"",
        ":::tip",
        "=== \"Tab\"",
        "{{< x >}}",
        "{% x %}",
        "{{ x.y }}",
        ":smile:",
        "==x==",
        "$x_1$",
        "$$x = 1$$",
        "[TOC]",
        "[[TOC]]",
        "![[x]]",
        "x^2^",
        "H~2~O",
        "%%words%%",
        "{.a}",
        "{: .a }",
        "a^[b c]",
        "+++ x",
        "import x from 'y'",
        "export default x",
    ];
    for text in written {
        assert_eq!(foreign(text).len(), 1, "{text}");
        for literal in [format!("`` {text} ``"), format!("```\n{text}\n```"), format!("    {text}"), escaped(text)] {
            assert_eq!(foreign(&literal), Vec::<String>::new(), "{literal}");
        }
    }
}

/// Returns a text with a backslash before each of its marks.
fn escaped(text: &str) -> String {
    if text.starts_with(|c: char| c.is_alphabetic()) && text.contains(' ') && !text.contains('^') {
        return format!("`{text}`");
    }
    text.chars().flat_map(|c| if c.is_ascii_punctuation() { vec!['\\', c] } else { vec![c] }).collect()
}

#[test]
fn each_construct_is_found_once_in_any_block() {
    for text in
        ["{{< x >}} a {{< /x >}}", "{% hint %} a {% endhint %}", "+++ A\n\nx\n\n+++", ":::tip\nx\n:::", "$$x=1$$"]
    {
        for block in
            [text.to_owned(), format!("> {}", text.replace('\n', "\n> ")), format!("- {}", text.replace('\n', "\n  "))]
        {
            assert_eq!(foreign(&block).len(), 1, "{block}");
            assert_eq!(foreign(&block.replace('\n', "\r\n")).len(), 1, "{block:?} with carriage returns");
            assert_eq!(foreign(&block.replace('\n', "\r")).len(), 1, "{block:?} with carriage returns alone");
        }
    }
}

#[test]
fn any_amount_of_it_is_read() {
    let marks = ["{{", "{", "$", "$$ ", ":a", "==", "^[", "%%", "\\(", "[[", "[[1]](", "> [!", "~", ":::", "<a", "a^b"];
    for mark in marks {
        let document = read(&mark.repeat(200_000 / mark.len()));
        assert!(!document.is_empty, "{mark}");
    }
}

#[test]
fn of_the_attributes_of_a_heading_only_an_id_is_used() {
    assert_eq!(foreign("## Words {.class}\n\nMore {x}"), ["{.class}"]);
    assert_eq!(foreign("## Words {x}"), ["{x}"]);
    assert_eq!(foreign("## {#}\n\n## `{x}`\n\n## [a](b{x})\n\n## {x} ##"), Vec::<String>::new());
    assert_eq!(foreign("> ## Words {tên khách}"), ["{tên khách}"]);
    assert_eq!(foreign("Words {#id key=value}\n==="), ["{#id key=value}"]);
    assert_eq!(foreign("## Words {x\\}\n\n## More {#id}"), Vec::<String>::new());
}

#[test]
fn alerts_by_other_names_and_with_titles_of_their_own_are_alerts() {
    let playbook = clean();
    let text = [
        "> [!INFO]\n> First",
        "> [!LƯU Ý]\n> Second",
        "> [!TIP] Before \"you\" start & go\n> Third",
        "> [!DANGER]- Folded\n>\n> Fourth",
        "> [!hint|left]",
        "> [!TIP] Write to ask@example.org now\n> Too",
        "> [!NOTE] See [the guide](../guides/awareness/ebook.en.md)\n> Fifth",
        "- > [!CẢNH BÁO]\n  > Sixth",
        "> [!TIP] **Bold** *and\n> two* `x`\n> - Seventh",
        "> [!MẸO]+ Mẹo hay\n>\n> > [!NOTE]-\n> > Eighth",
    ];
    let page = page(&playbook, &text.join("\n\n"));
    let alert = |kind: &str, title: &str| {
        format!("<div class=\"alert alert-{kind}\" role=\"note\">\n<p class=\"alert-title\">{title}</p>\n")
    };
    for expected in [
        alert("note", "Note") + "<p>First</p>",
        alert("note", "Note") + "<p>Second</p>",
        alert("tip", "Before “you” start &amp; go") + "<p>Third</p>",
        "<details class=\"alert alert-caution\">\n<summary class=\"alert-title\">Folded</summary>\n<p>Fourth</p>".to_owned(),
        alert("tip", "Tip") + "</div>",
        alert("tip", "Write to <a href=\"mailto:ask@example.org\">ask@example.org</a> now") + "<p>Too</p>",
        alert("note", "See <a href=\"../../en/awareness/ebook/\">the guide</a>") + "<p>Fifth</p>",
        alert("tip", "<strong>Bold</strong> <em>and two</em> <code>x</code>") + "<ul>\n<li>Seventh</li>\n</ul>",
        "<details class=\"alert alert-tip\" open=\"\">\n<summary class=\"alert-title\">Mẹo hay</summary>\n\
         <details class=\"alert alert-note\">\n<summary class=\"alert-title\">Note</summary>\n<p>Eighth</p>\n</details>\n</details>".to_owned(),
        alert("warning", "Warning") + "<p>Sixth</p>",
    ] {
        assert!(page.contains(&expected), "{expected}\n{page}");
    }
    assert!(!page.contains("[!"), "{page}");
    let codes = check(playbook.root()).codes();
    assert_eq!(codes, Vec::<&str>::new());
}

#[test]
fn brackets_in_brackets_are_terms_only_where_they_can_be() {
    let playbook = clean();
    let text = "Xem bảng giá ở [[1]](https://example.org/a_b) and [[2]](<https://example.org/c_d> \"T\"), \
                the list [[0,0], [1,1]], a [[touchpoint]] and \\[[words]].";
    let page = page(&playbook, text);
    for expected in [
        "<a href=\"https://example.org/a_b\" rel=\"noopener external\">[1]</a> and",
        "<a href=\"https://example.org/c_d\" rel=\"noopener external\" title=\"T\">[2]</a>, the list",
        "[[0,0], [1,1]]",
        "data-term=\"touchpoint\"",
        "[[words]].",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new());
}

#[test]
fn definition_lists_are_lists_of_terms() {
    let playbook = clean();
    let text = "Touch *point*\n: A place.\n: Online, too.\n\nOpening hours\n\n:   From [eight](https://example.org).\n\n    - Monday\n\n\
                Chữ\n\\: and more\n\nAt 8: 30\n";
    let page = page(&playbook, text);
    for expected in [
        "<dl>\n<dt>Touch <em>point</em></dt>\n<dd>",
        "<dt>Opening hours</dt>\n<dd>\n<p>From <a href=\"https://example.org\" rel=\"noopener external\">eight</a>.</p>\n<ul>\n<li>Monday</li>",
        "<p>Chữ\n: and more</p>",
        "<p>At 8: 30</p>",
    ] {
        assert!(page.contains(expected), "{expected}\n{page}");
    }
    assert_eq!(page.matches("<dd>").count(), 3 + page.split("class=\"prose\"").next().unwrap().matches("<dd>").count());
    assert_eq!(check(playbook.root()).codes(), Vec::<&str>::new());
}
