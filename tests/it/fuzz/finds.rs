//! What fuzzing found: texts that the program once panicked at, or went wrong with otherwise.

use super::playbook::{Base, Way};

/// A file of the playbook, and what its text is, behind front matter where it has one.
const FINDS: &[(&str, &str)] = &[
    // A line before a list of terms is looked at for snippets at the place of its mark.
    ("content/guides/awareness/ebook.en.md", "{{snippet:note}}\nế\n #: \n"),
    // The words of a title are fewer than what is written: a control character is none of them.
    ("content/pages/about.en.md", "> [!TIP] =\u{85}\n"),
    ("content/pages/about.en.md", "> [!TIP] \u{85}&amp;đ\u{85} &nbsp;x\n"),
];

#[test]
fn what_was_found_is_read() {
    let base = Base::new();
    for (path, text) in FINDS {
        let before = std::str::from_utf8(&base.texts[*path]).unwrap();
        let head = before.strip_prefix("---\n").and_then(|rest| rest.find("\n---\n")).map_or(0, |end| 4 + end + 5);
        let new = format!("{}\n{text}", &before[..head]);
        for way in [Way::Pages, Way::Everything, Way::Fix, Way::Reports] {
            base.go(&base.with(path, new.as_bytes()), path, None, way);
        }
    }
}
