//! Alerts as they are written here and elsewhere: `> [!INFO]`, `> [!TIP] Own title`, `> [!TIP]-`, `> [!LƯU Ý]`.

use pulldown_cmark::BlockQuoteKind;

use crate::document::{AlertKind, Folding};
use crate::fold::fold;
use crate::slice::Slice;

/// The longest name that is looked for.
const MAX_NAME: usize = 60;

/// Names of alerts in this and other tools, in both languages, without marks and capitals.
const NAMES: [(AlertKind, &[&str]); 5] = [
    (
        AlertKind::Note,
        &[
            "note",
            "info",
            "information",
            "abstract",
            "summary",
            "tldr",
            "todo",
            "question",
            "help",
            "faq",
            "example",
            "quote",
            "cite",
            "seealso",
            "luu y",
            "ghi chu",
            "thong tin",
            "tom tat",
            "vi du",
            "cau hoi",
        ],
    ),
    (AlertKind::Tip, &["tip", "hint", "success", "check", "done", "meo", "goi y", "thanh cong"]),
    (AlertKind::Important, &["important", "quan trong"]),
    (AlertKind::Warning, &["warning", "warn", "attention", "canh bao"]),
    (
        AlertKind::Caution,
        &[
            "caution",
            "danger",
            "error",
            "failure",
            "fail",
            "missing",
            "bug",
            "critical",
            "than trong",
            "chu y",
            "nguy hiem",
            "loi",
        ],
    ),
];

/// Returns the alert that other tools, or writers, mean by a name.
pub(super) fn kind_of(name: &str) -> Option<AlertKind> {
    let name = fold(name).replace(['-', '_'], " ");
    NAMES.iter().find(|(_, names)| names.contains(&name.as_str())).map(|(kind, _)| *kind)
}

/// What a quotation begins with.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Marker<'t> {
    /// What stands between `[!` and `]`, without what other tools add to it behind a bar.
    pub(super) name: &'t str,
    /// Where the `[` is in the quotation.
    pub(super) start: usize,
    /// Where the marker ends, the sign that folds it (`-`, `+`) included.
    pub(super) end: usize,
    /// What is behind it in the line.
    #[cfg(test)]
    pub(super) title: &'t str,
    /// Whether its sign folds it.
    pub(super) folding: Folding,
}

/// Returns the marker that a quotation, written with its `>`, begins with.
pub(super) fn marker(quote: &str) -> Option<Marker<'_>> {
    let behind = quote.trim_start_matches([' ', '\t']).strip_prefix('>')?;
    let inner = behind.trim_start_matches(' ');
    // From five spaces on, it is code.
    let named = inner.strip_prefix("[!").filter(|_| behind.len() - inner.len() < 5)?;
    let line = named.slice(..memchr::memchr2(b'\n', b'\r', named.as_bytes()).unwrap_or(named.len()));
    let close = memchr::memchr(b']', &line.as_bytes()[..line.len().min(MAX_NAME)])?;
    let name = line.slice(..close).split('|').next().unwrap_or_default().trim();
    let rest = line.slice(close + 1..);
    let is_link = rest.starts_with(['(', '[', ':']);
    let is_name = name.starts_with(char::is_alphabetic)
        && name.chars().all(|c| c.is_alphanumeric() || c.is_whitespace() || "-_/".contains(c));
    if is_link || !is_name {
        return None;
    }
    let unfolded = rest.strip_prefix(['-', '+']).filter(|behind| behind.is_empty() || behind.starts_with([' ', '\t']));
    let title = unfolded.unwrap_or(rest);
    let start = quote.len() - inner.len();
    let end = start + "[!".len() + line.len() - title.len();
    let folding = match unfolded.map(|_| rest.as_bytes()[0]) {
        Some(b'-') => Folding::Closed,
        Some(_) => Folding::Open,
        None => Folding::None,
    };
    Some(Marker {
        name,
        start,
        end,
        #[cfg(test)]
        title: title.trim(),
        folding,
    })
}

/// Returns the kind of an alert that the parser knows.
pub(super) fn alert(kind: BlockQuoteKind) -> AlertKind {
    match kind {
        BlockQuoteKind::Note => AlertKind::Note,
        BlockQuoteKind::Tip => AlertKind::Tip,
        BlockQuoteKind::Important => AlertKind::Important,
        BlockQuoteKind::Warning => AlertKind::Warning,
        BlockQuoteKind::Caution => AlertKind::Caution,
    }
}

#[cfg(test)]
mod tests {
    use super::{AlertKind, kind_of, marker};
    use crate::slice::Slice;

    #[test]
    fn names_of_other_tools_and_of_both_languages_are_known() {
        for (name, kind) in [
            ("INFO", AlertKind::Note),
            ("LƯU Ý", AlertKind::Note),
            ("lưu ý", AlertKind::Note),
            ("Mẹo", AlertKind::Tip),
            ("QUAN TRỌNG", AlertKind::Important),
            ("CẢNH BÁO", AlertKind::Warning),
            ("THẬN TRỌNG", AlertKind::Caution),
            ("DANGER", AlertKind::Caution),
        ] {
            assert_eq!(kind_of(name), Some(kind), "{name}");
        }
        assert_eq!(kind_of("PRICING"), None);
    }

    #[test]
    fn a_marker_is_a_name_in_brackets_at_the_start() {
        let parts = |quote| marker(quote).map(|found| (found.name, found.title, quote.slice(found.start..found.end)));
        assert_eq!(parts("> [!TIP] Own title\n> x"), Some(("TIP", "Own title", "[!TIP]")));
        assert_eq!(parts(">[!TIP]-\r\n> x"), Some(("TIP", "", "[!TIP]-")));
        assert_eq!(parts("> [!info|left]+ Title"), Some(("info", "Title", "[!info|left]+")));
        assert_eq!(parts("> [!TIP]-5 degrees"), Some(("TIP", "-5 degrees", "[!TIP]")));
        for other in ["> [!TIP](x.md)", "> \\[!TIP]", ">      [!TIP]", "> [!]", "> [!1]", "> x [!TIP]", "> [!TIP"] {
            assert_eq!(parts(other), None, "{other}");
        }
    }
}
