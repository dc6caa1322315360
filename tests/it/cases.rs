//! A table over `tests/cases/<family>/<name>[.<variant>]/`: each holds what differs from the clean playbook, and
//! triggers the code it is named after and no other.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use stagecraft::diagnostic::Code;
use stagecraft::report::{self, HumanStyle, Notes};
use stagecraft::words::{ToolLanguage, Words};

use crate::clean::{Checked, cases, check, clean, overlay};
use crate::support::Playbook;

/// Returns the name of every case.
fn names() -> BTreeSet<String> {
    let folders = |path: &std::path::Path| {
        let entries = std::fs::read_dir(path).unwrap().map(Result::unwrap);
        entries
            .filter(|entry| entry.path().is_dir())
            .map(|entry| entry.file_name().into_string().unwrap())
            .collect::<Vec<_>>()
    };
    let families = folders(&cases()).into_iter().filter(|family| family != "base");
    families
        .flat_map(|family| folders(&cases().join(&family)).into_iter().map(move |name| format!("{family}/{name}")))
        .collect()
}

/// Returns the playbook of a case.
fn case(name: &str) -> Playbook {
    let playbook = clean();
    overlay(&playbook, &cases().join(name));
    playbook
}

/// Returns the code that a case is about.
fn code_of(name: &str) -> &str {
    name.split('.').next().unwrap_or(name)
}

pub(crate) fn human(checked: &Checked, language: ToolLanguage) -> String {
    let mut out = Vec::new();
    let style = HumanStyle { width: Some(100), ..HumanStyle::default() };
    report::human(&checked.diagnostics, &checked.sources, &Words::new(language), style, Notes::default(), &mut out)
        .unwrap();
    String::from_utf8(out).unwrap()
}

fn json(checked: &Checked) -> String {
    let mut out = Vec::new();
    let words = Words::new(ToolLanguage::English);
    report::json(&checked.diagnostics, &checked.sources, &words, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn the_clean_playbook_has_no_mistake() {
    let checked = check(clean().root());
    assert_eq!(human(&checked, ToolLanguage::English), "No mistakes found. Next: stagecraft build\n");
}

#[test]
fn every_case_triggers_its_code_and_no_other() {
    let mut wrong = String::new();
    for name in names() {
        let codes = check(case(&name).root()).codes();
        if codes.is_empty() || codes.iter().any(|code| *code != code_of(&name)) {
            let _ = writeln!(wrong, "{name}: {codes:?}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn reports_read_as_they_were_reviewed() {
    for name in names() {
        let checked = check(case(&name).root());
        let [english, vietnamese] = ToolLanguage::ALL.map(|language| human(&checked, language));
        for text in [&english, &vietnamese] {
            assert!(!text.contains("{$"), "{name}: a placeholder is not filled in:\n{text}");
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(cases().join(&name));
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!("report", format!("{english}\n{vietnamese}\n{}", json(&checked))));
    }
}

#[test]
fn every_code_has_a_case() {
    let names = names();
    let lacking: Vec<_> = Code::ALL.iter().filter(|code| !names.contains(code.name())).collect();
    assert!(lacking.is_empty(), "no case in tests/cases for {lacking:?}");
    let strange: Vec<_> = names.iter().filter(|name| Code::from_name(code_of(name)).is_none()).collect();
    assert!(strange.is_empty(), "cases of codes that do not exist: {strange:?}");
}
