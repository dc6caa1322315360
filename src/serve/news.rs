//! What came and what went between two states of a playbook: a mistake that only moved is neither.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::load::Sources;
use crate::source::FilePath;
use crate::words::Text;

/// The mistakes that differ between two states.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct News {
    /// Those that are no longer there.
    pub fixed: Vec<Diagnostic>,
    /// Those that were not there before.
    pub new: Vec<Diagnostic>,
}

/// A state of a playbook: its mistakes, and the text that they speak of.
#[derive(Clone, Copy)]
pub(super) struct State<'s> {
    pub(super) diagnostics: &'s [Diagnostic],
    pub(super) sources: &'s Sources,
}

/// What makes two mistakes the same, wherever in their file they are.
#[derive(PartialEq, Eq, Hash)]
struct Sameness<'d> {
    code: &'static str,
    severity: Severity,
    file: &'d FilePath,
    message: String,
    /// What is written at the place.
    written: &'d str,
}

impl News {
    /// Returns whether nothing came and nothing went.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.fixed.is_empty() && self.new.is_empty()
    }

    /// Returns what came and went from `before` to `now`.
    pub(super) fn between(before: State<'_>, now: State<'_>) -> Self {
        if before.diagnostics == now.diagnostics {
            return Self::default();
        }
        let mut known: HashMap<Sameness<'_>, Vec<usize>> = HashMap::new();
        for (at, diagnostic) in before.diagnostics.iter().enumerate() {
            known.entry(before.sameness(diagnostic)).or_default().push(at);
        }
        let mut is_there = vec![false; before.diagnostics.len()];
        // First what stands where it stood, seen from the start or the end of its file, then what stands elsewhere.
        let mut left: Vec<&Diagnostic> = now.diagnostics.iter().collect();
        for same_place in [true, false] {
            left.retain(|diagnostic| {
                let Some(known) = known.get_mut(&now.sameness(diagnostic)) else { return true };
                let place = now.place(diagnostic);
                let stood = |at: &usize| {
                    let (start, end) = before.place(&before.diagnostics[*at]);
                    !same_place || start == place.0 || end == place.1
                };
                match known.iter().position(stood) {
                    Some(found) => {
                        is_there[known.remove(found)] = true;
                        false
                    }
                    None => true,
                }
            });
        }
        let fixed = before.diagnostics.iter().zip(is_there).filter(|(_, is_there)| !is_there);
        Self { fixed: fixed.map(|(gone, _)| gone.clone()).collect(), new: left.into_iter().cloned().collect() }
    }
}

impl<'s> State<'s> {
    fn sameness(self, diagnostic: &'s Diagnostic) -> Sameness<'s> {
        let place = &diagnostic.place;
        let written = place.span.and_then(|span| self.sources.text(&place.file)?.text().get(span.range()));
        let Text { id, args } = &diagnostic.message;
        Sameness {
            code: diagnostic.code.name(),
            severity: diagnostic.severity,
            file: &place.file,
            message: format!("{id}{args:?}{:?}", diagnostic.suggestion),
            written: written.unwrap_or_default(),
        }
    }

    /// Returns how far a mistake is from the start and from the end of its file.
    fn place(self, diagnostic: &Diagnostic) -> (usize, usize) {
        let len = self.sources.text(&diagnostic.place.file).map_or(0, |file| file.text().len());
        let start = diagnostic.place.span.map_or(0, |span| span.start as usize);
        (start, len.saturating_sub(start))
    }
}
