//! The mistakes of a playbook as the script on a page shows them.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{Excerpt, Lines, MAX_COLUMNS};
use crate::slice::Slice;
use crate::words::{Text, ToolLanguage, Words};

use super::snapshot::Snapshot;

/// How many mistakes a page shows at most.
const MAX_SHOWN: usize = 100;

/// Sentences of the script, by the name it knows them by.
const WORDS: [(&str, &str); 9] = [
    ("errors", "serve-page-errors"),
    ("warnings", "serve-page-warnings"),
    ("stays", "serve-page-stays"),
    ("fold", "serve-page-fold"),
    ("unfold", "serve-page-unfold"),
    ("copy", "serve-page-copy"),
    ("copied", "serve-page-copied"),
    ("gone", "serve-page-gone"),
    ("away", "serve-page-away"),
];

/// Returns every mistake of `snapshot`, and `broken`, which the page that asks meets, in the words of `language`.
pub(super) fn json(snapshot: &Snapshot, broken: Option<&Diagnostic>, language: ToolLanguage) -> Value {
    let words = Words::new(language);
    let (errors, warnings) = snapshot.counts();
    let errors = errors + usize::from(broken.is_some());
    let said: serde_json::Map<String, Value> = WORDS
        .iter()
        .map(|(name, id)| {
            let text = Text::new(*id).arg("errors", errors).arg("warnings", warnings);
            ((*name).to_owned(), words.say(&text).into())
        })
        .collect();
    let all = broken.into_iter().chain(&snapshot.diagnostics);
    // Errors first: they are what keeps the page from being up to date.
    let (first, then): (Vec<_>, Vec<_>) = all.partition(|diagnostic| diagnostic.severity == Severity::Error);
    let mut items: Vec<Value> = snapshot.failure.iter().map(|failure| failure_item(failure, &words)).collect();
    let room = MAX_SHOWN.saturating_sub(items.len());
    items.extend(first.into_iter().chain(then).take(room).map(|diagnostic| item(diagnostic, snapshot, &words)));
    let more = errors + warnings - items.len();
    let more = (more > 0).then(|| words.say(&Text::new("serve-page-more").arg("count", more)));
    json!({ "lang": language.tag(), "words": said, "items": items, "more": more })
}

fn failure_item(failure: &crate::failure::Failure, words: &Words) -> Value {
    let reason = failure.reason.as_ref().map(|reason| format!(": {reason}")).unwrap_or_default();
    json!({
        "severity": "error",
        "kind": words.plain("failure"),
        "message": words.say(&failure.text) + &reason,
        "help": words.attribute(&failure.text, "help").into_iter().collect::<Vec<_>>(),
    })
}

fn item(diagnostic: &Diagnostic, snapshot: &Snapshot, words: &Words) -> Value {
    let (severity, kind) = match diagnostic.severity {
        Severity::Error => ("error", "severity-error"),
        Severity::Warning => ("warning", "severity-warning"),
    };
    let meant = diagnostic.suggestion.as_ref();
    let meant = meant.map(|meant| words.say(&Text::new("did-you-mean").arg("suggestion", meant.as_str())));
    let help: Vec<String> = meant.into_iter().chain(words.attribute(&diagnostic.message, "help")).collect();
    let place = &diagnostic.place;
    let marked = place.span.zip(snapshot.sources.text(&place.file)).map(|(span, source)| {
        let lines = Lines::new(source.original_text());
        let span = source.original_span(span).range();
        (lines.index.position(span.start), excerpt_lines(&lines.excerpt(&[span], MAX_COLUMNS)))
    });
    let (position, excerpt) = marked.unzip();
    let at = position.map(|position| format!(":{}:{}", position.line, position.column)).unwrap_or_default();
    json!({
        "severity": severity,
        "kind": words.plain(kind),
        "code": diagnostic.code.name(),
        "message": words.say(&diagnostic.message),
        "help": help,
        "place": format!("{}{at}", place.file),
        "excerpt": excerpt,
    })
}

/// Returns each line of an excerpt: its number, and what is before, within and after the mark.
fn excerpt_lines(excerpt: &Excerpt) -> Vec<Value> {
    let mark = excerpt.marks.first().cloned().unwrap_or_default();
    let mut start = 0;
    let lines = excerpt.text.split_inclusive('\n').zip(excerpt.first_line..);
    lines
        .map(|(line, number)| {
            let text = line.trim_end_matches('\n');
            let within = |offset: usize| offset.clamp(start, start + text.len()) - start;
            let (from, to) = (within(mark.start), within(mark.end));
            start += line.len();
            json!({ "number": number, "before": text.slice(..from), "mark": text.slice(from..to), "after": text.slice(to..) })
        })
        .collect()
}
