//! Checks one state of a playbook after the other, and reuses what cannot have come out differently.
//!
//! A file is parsed again when it changes, or when the foundation changes that texts are parsed with. What files say about
//! each other is resolved again as [`super::resolve`] describes. Nothing is reused on trust: files are compared by
//! identity, and loading makes another value where the bytes differ. The first check of a [`Checker`] reuses nothing;
//! [`check`] is that.

use std::collections::HashMap;

use jiff::civil::Date;

use crate::deferred::drop_later;
use crate::diagnostic::{Code, Diagnostic, Severity, any_error, sort};
use crate::load::Sources;
use crate::model::{Languages, Playbook};

use super::parse::{ParsedFiles, parse};
use super::resolve::{Resolved, finish, resolve};
use super::reviews;

/// What checking came to.
#[derive(Debug)]
pub struct Checked {
    /// The playbook, if there is no error.
    pub playbook: Option<Playbook>,
    /// Every mistake, in the order of reports.
    pub diagnostics: Vec<Diagnostic>,
    /// The playbook's languages, or the usual ones where it does not say.
    pub languages: Languages,
    /// How serious the playbook wants mistakes to be.
    pub severities: Severities,
}

/// How serious a playbook wants mistakes to be, where that differs from what is usual.
#[derive(Debug, Clone, Default)]
pub struct Severities(HashMap<Code, Option<Severity>>);

impl Severities {
    /// Gives every diagnostic the severity that the playbook wants it to have; takes out what it does not want to hear.
    pub fn apply(&self, diagnostics: &mut Vec<Diagnostic>) {
        diagnostics.retain_mut(|diagnostic| match self.0.get(&diagnostic.code) {
            None => true,
            Some(None) => false,
            Some(Some(severity)) => {
                diagnostic.severity = *severity;
                true
            }
        });
    }
}

/// Checks one state of a playbook after the other.
#[derive(Debug, Default)]
pub struct Checker {
    last: Option<State>,
}

/// A state of a playbook: what its files say, and what they say about each other.
#[derive(Debug)]
pub(super) struct State {
    pub(super) files: ParsedFiles,
    resolved: Resolved,
}

impl Checker {
    /// Checks a playbook: the same as [`check`] says, in less time where little has changed.
    #[must_use]
    pub fn check(&mut self, sources: &Sources) -> Checked {
        let (checked, state) = check_after(sources, self.last.as_ref(), None);
        let before = self.last.replace(state);
        drop_later(before);
        checked
    }
}

/// Checks a playbook.
#[must_use]
pub fn check(sources: &Sources) -> Checked {
    check_on(sources, None)
}

/// Checks a playbook as it is on a day, if one is given: what was to be done by an earlier day is reported then.
#[must_use]
pub fn check_on(sources: &Sources, today: Option<Date>) -> Checked {
    let (checked, state) = check_after(sources, None, today);
    drop_later(state);
    checked
}

/// Checks a playbook. What cannot have come out differently is reused from `before`.
pub(super) fn check_after(sources: &Sources, before: Option<&State>, today: Option<Date>) -> (Checked, State) {
    let (files, mut diagnostics) = parse(sources, before.map(|before| &before.files));
    let resolved = resolve(&files, before.map(|before| (&before.files, &before.resolved)));
    let (playbook, found) = finish(&files, &resolved, sources);
    diagnostics.extend(found);
    diagnostics.extend(today.into_iter().flat_map(|today| reviews::due(&files, today)));
    let settings = &files.foundation.settings;
    let severities = Severities(settings.severities.clone());
    severities.apply(&mut diagnostics);
    sort(&mut diagnostics);
    let playbook = playbook.filter(|_| !any_error(&diagnostics));
    let languages = settings.declared.languages.clone();
    (Checked { playbook, diagnostics, languages, severities }, State { files, resolved })
}
