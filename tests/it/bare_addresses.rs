//! Bare addresses in a text are links, by the rules of GitHub's Markdown.

use std::sync::Arc;

use stagecraft::document::{Kind, Node};
use stagecraft::markdown::parse;

/// Returns the links of a text: what readers see, and where each leads.
fn links(text: &str) -> Vec<(String, String)> {
    let document = parse(&Arc::from(text), 0);
    let link = |node: Node<'_>| match node.kind() {
        Kind::Link(index) => {
            let mut shown = String::new();
            node.children().for_each(|child| child.push_plain_text(&mut shown));
            Some((shown, document.links[index as usize].target.to_string()))
        }
        _ => None,
    };
    document.tree.nodes().filter_map(link).collect()
}

/// Returns everything that a text says.
fn said(text: &str) -> String {
    let document = parse(&Arc::from(text), 0);
    let mut said = String::new();
    document.tree.blocks().for_each(|block| block.push_plain_text(&mut said));
    said
}

fn assert_links(text: &str, expected: &[&str]) {
    let found: Vec<String> = links(text).into_iter().map(|(_, target)| target).collect();
    assert_eq!(found, expected, "{text:?}");
}

#[test]
fn an_address_ends_where_the_rules_of_github_say() {
    for (text, expected) in [
        ("www.commonmark.org", "https://www.commonmark.org"),
        ("Visit www.commonmark.org/help for more.", "https://www.commonmark.org/help"),
        ("Visit www.commonmark.org.", "https://www.commonmark.org"),
        ("Visit www.commonmark.org/a.b.", "https://www.commonmark.org/a.b"),
        ("www.google.com/search?q=Markup+(business)", "https://www.google.com/search?q=Markup+(business)"),
        ("www.google.com/search?q=Markup+(business)))", "https://www.google.com/search?q=Markup+(business)"),
        ("(www.google.com/search?q=Markup+(business))", "https://www.google.com/search?q=Markup+(business)"),
        ("(www.google.com/search?q=(business))+ok", "https://www.google.com/search?q=(business))+ok"),
        ("www.google.com/search?q=commonmark&hl=en", "https://www.google.com/search?q=commonmark&hl=en"),
        ("www.google.com/search?q=commonmark&hl;", "https://www.google.com/search?q=commonmark"),
        ("www.commonmark.org/he<lp", "https://www.commonmark.org/he"),
        ("http://commonmark.org", "http://commonmark.org"),
        (
            "(Visit https://encrypted.google.com/search?q=Markup+(business))",
            "https://encrypted.google.com/search?q=Markup+(business)",
        ),
        ("ftp://example.org/a", "ftp://example.org/a"),
        ("foo@bar.baz", "mailto:foo@bar.baz"),
        ("hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.", "mailto:hello+xyz@mail.example"),
        ("a.b-c_d@a.b.", "mailto:a.b-c_d@a.b"),
        ("mailto:foo@bar.baz", "mailto:foo@bar.baz"),
        ("Thư: mailto:a.b-c_d@a.b.", "mailto:a.b-c_d@a.b"),
        ("Xem https://example.org/đường-dẫn?x=1, nhé", "https://example.org/đường-dẫn?x=1"),
        ("Xem “https://example.org/a”.", "https://example.org/a"),
        ("[https://example.org/a]", "https://example.org/a"),
        ("https://thủ-đô.vn/x…", "https://thủ-đô.vn/x"),
        ("https://example.org/a--b...", "https://example.org/a--b"),
        ("https://example.org/it's?", "https://example.org/it's"),
        ("https://example.org/_a_/b_c_", "https://example.org/_a_/b_c"),
        ("https://example.org/*a*b", "https://example.org/*a*b"),
        ("https://example.org/_a and b_", "https://example.org/_a"),
        ("*https://example.org/a*", "https://example.org/a"),
        ("**https://example.org/a**.", "https://example.org/a"),
        ("_www.example.org_", "https://www.example.org"),
        ("~~https://example.org/~a~~", "https://example.org/~a"),
        ("https://example.org/a\\_b", "https://example.org/a_b"),
        ("https://example.org/?a=1&amp;b=2", "https://example.org/?a=1&b=2"),
        ("https://example.org:8080/x", "https://example.org:8080/x"),
        ("HTTPS://Example.org/X", "HTTPS://Example.org/X"),
        ("- https://example.org/a\n", "https://example.org/a"),
        ("> 1. https://example.org/a\n>    b\n", "https://example.org/a"),
        ("| a |\n|---|\n| https://example.org/a|\n", "https://example.org/a"),
        ("## See https://example.org/a\n", "https://example.org/a"),
        ("https://example.org/a[^1]\n\n[^1]: b\n", "https://example.org/a"),
        ("https://example.org/a\r\nb", "https://example.org/a"),
    ] {
        assert_links(text, &[expected]);
    }
}

#[test]
fn what_is_no_address_stays_text() {
    for text in [
        "`https://example.org`",
        "    https://example.org\n",
        "```\nhttps://example.org a@b.c www.example.org\n```\n",
        "![https://example.org](a.png)",
        "https\\://example.org",
        "www\\.example.org",
        "a\\@b.c",
        "http://localhost:4321/",
        "https://",
        "https://*.example.org",
        "xhttps://example.org",
        "đhttps://example.org",
        "awww.example.org",
        "https://a_b.c_d",
        "https://a.b_c",
        "a@b",
        "a@b.c_",
        "a@b.c-",
        "@name and a @ b.c",
        "<span title=\"https://example.org\">x</span>",
        "<!-- https://example.org -->",
        "```quiz\nquestion: https://example.org\n```\n",
    ] {
        assert_links(text, &[]);
    }
    assert_eq!(links("[https://example.org/a](https://example.org/b)").len(), 1);
    assert_eq!(links("[see www.example.org *and a@b.c*](x.md)").len(), 1);
    assert_eq!(links("<https://example.org/a>").len(), 1);
    assert_eq!(links("[a]\n\n[a]: https://example.org/a\n").len(), 1);
}

#[test]
fn what_readers_see_stays_as_it_is_written() {
    for (text, expected) in [
        ("See https://example.org/a--b'c, \"www.example.org\".", "See https://example.org/a--b'c, “www.example.org”."),
        ("https://example.org/_a and b_ c", "https://example.org/_a and b_ c"),
        ("https://example.org/**a\nb** c", "https://example.org/**a b** c"),
        ("*a https://example.org/b*c* d*", "a https://example.org/bc* d*"),
        ("a_b@c.de, f@g.hi", "a_b@c.de, f@g.hi"),
        ("&quot;https://example.org&quot; &copy;", "\"https://example.org\" ©"),
    ] {
        assert_eq!(said(text), expected, "{text:?}");
    }
}

#[test]
fn any_number_of_addresses_is_right() {
    let lines = 65_537;
    let text = "https://example.org/a_b?c=1 ".repeat(lines);
    let found = links(&text);
    assert_eq!(found.len(), lines);
    assert!(found.iter().all(|(shown, target)| shown == target && target == "https://example.org/a_b?c=1"));
    for piece in ["www.", "http://", "https://a.b", "a@", "a.b@", "(www.", "_www.a", "*https://a.b/", "a_b@c.d_", "]("]
    {
        let text = piece.repeat(40_000 / piece.len());
        assert!(links(&text).iter().all(|(shown, _)| text.contains(shown.as_str())), "{piece}");
    }
}
