//! YAML as a tree in which every key and value knows its place.
//!
//! A text is parsed once, by the parser of `serde-saphyr` (YAML 1.2), into [`Node`]s; what the nodes should be is
//! checked elsewhere. The form that nearly all texts have is read without it, to the same trees. Duplicate keys stay in
//! the tree, so that they can be reported at their place. What YAML reads otherwise than it can have been meant comes
//! with the tree as [`Finding`]s. The module knows nothing of playbooks.

mod comments;
mod explain;
mod finding;
mod node;
mod places;
mod quotes;
mod reader;
mod scalar;
mod simple;
mod spaces;
mod syntax;

pub use finding::{Finding, FindingKind};
pub use node::{Entry, Node, Tree, Value};
pub use places::Places;
pub use quotes::quoted;
pub use syntax::{SyntaxError, SyntaxErrorKind};

use crate::source::has_stray_controls;

/// Parses one YAML document. A text without a value is [`Value::Null`].
///
/// # Errors
/// Returns the first place that is no YAML, or that goes beyond the limits on nesting and aliases.
pub fn parse(text: &str) -> Result<Tree, SyntaxError> {
    if let Some(tree) = simple::read(text) {
        return Ok(tree);
    }
    let mut tree = reader::read(text)?;
    // A control character can be written as an escape. Nothing shows it.
    if memchr::memchr(b'\\', text.as_bytes()).is_some() || has_stray_controls(text) {
        tree.root.drop_stray_controls();
    }
    let strange = if text.is_ascii() { None } else { spaces::around_key(&tree.root, text) };
    strange.map_or(Ok(tree), Err)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::slice::Slice;
    use crate::source::Span;

    /// Writes each key and scalar with the text its span covers.
    fn spans(text: &str) -> String {
        fn walk(node: &Node, text: &str, out: &mut Vec<String>) {
            match &node.value {
                Value::List(items) => {
                    out.push(format!("list <{}>", text.slice(node.span.range())));
                    for item in items {
                        walk(item, text, out);
                    }
                }
                Value::Map(entries) => {
                    out.push(format!("map <{}>", text.slice(node.span.range())));
                    for entry in entries {
                        out.push(format!("key {} <{}>", entry.key, text.slice(entry.key_span.range())));
                        walk(&entry.node, text, out);
                    }
                }
                scalar => out.push(format!("{scalar:?} <{}>", text.slice(node.span.range()))),
            }
        }
        let mut out = Vec::new();
        walk(&parse(text).unwrap(), text, &mut out);
        out.join("\n")
    }

    #[test]
    fn scalars_of_every_style_know_their_place() {
        let text = "a: đường\nb: 'x y'\nc: \"q\"\nd: >-\n  folded\n  text\ne: |\n  lit\n\nf: [1, two]\ng: {h: ~}\ni:\nj: true\n";
        let expected = "map <a: đường\nb: 'x y'\nc: \"q\"\nd: >-\n  folded\n  text\ne: |\n  lit\n\nf: [1, two]\ng: {h: ~}\ni:\nj: true>
key a <a>\nString(\"đường\") <đường>\nkey b <b>\nString(\"x y\") <'x y'>\nkey c <c>\nString(\"q\") <\"q\">
key d <d>\nString(\"folded text\") <folded\n  text>\nkey e <e>\nString(\"lit\\n\") <lit>
key f <f>\nlist <[1, two]>\nInteger(1) <1>\nString(\"two\") <two>\nkey g <g>\nmap <{h: ~}>\nkey h <h>\nNull <~>
key i <i>\nNull <>\nkey j <j>\nBool(true) <true>";
        assert_eq!(spans(text), expected);
    }

    #[test]
    fn empty_lists_and_maps_know_where_they_end() {
        assert_eq!(
            spans("a: []\nb: {c: { }}\n"),
            "map <a: []\nb: {c: { }}>\nkey a <a>\nlist <[]>\nkey b <b>\nmap <{c: { }}>\nkey c <c>\nmap <{ }>"
        );
    }

    #[test]
    fn duplicate_keys_stay() {
        assert_eq!(spans("a: 1\na: 2\n"), "map <a: 1\na: 2>\nkey a <a>\nInteger(1) <1>\nkey a <a>\nInteger(2) <2>");
    }

    #[test]
    fn a_fingerprint_that_looks_like_a_huge_number_is_no_error() {
        assert_eq!(spans("head: 1234e567\n"), "map <head: 1234e567>\nkey head <head>\nFloat(inf) <1234e567>");
    }

    #[test]
    fn broken_yaml_is_told_with_its_place() {
        let error = parse("a: [1, 2\nb: 3\n").unwrap_err();
        assert_eq!(error.span, Span::new(3, 8));
        assert_eq!(error.kind, SyntaxErrorKind::UnclosedBracket(']'));
    }

    #[test]
    fn a_strange_letter_anywhere_is_read_or_reported_at_whole_letters() {
        let text = "title: \"Trò \\u0063hơi\"\nchannels: [website, 'in store']\nteam: {min: 2}\nnote: >-\n  gấp\n- x\n";
        let slips = [
            "đ",
            "\\",
            "\\đ",
            "\\x1đ",
            "\\U0001đ",
            "\u{a0}",
            "“",
            "\"đ",
            "[đ",
            "- đ",
            "đ: ",
            "\tđ",
            "&đ ",
            "\u{85}",
            "\u{7}",
        ];
        for (at, _) in text.char_indices() {
            let (before, after) = text.halves(at);
            for text in slips.map(|slip| format!("{before}{slip}{after}")) {
                if let Err(error) = parse(&text) {
                    assert!(text.get(error.span.range()).is_some(), "{text:?} {error:?}");
                }
            }
        }
    }

    #[test]
    fn alias_bombs_and_deep_nesting_are_refused() {
        let bomb = (0..40).fold("a0: &a0 [x, x]\n".to_owned(), |text, n| {
            text + &format!("a{m}: &a{m} [*a{n}, *a{n}, *a{n}]\n", m = n + 1)
        });
        assert!(parse(&bomb).is_err());
        assert!(parse(&"[".repeat(100_000)).is_err());
        assert!(parse(&(0..5_000).map(|n| " ".repeat(n) + "a:\n").collect::<String>()).is_err());
    }
}
