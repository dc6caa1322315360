//! Themes: what is wrong with one, and what another language needs.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic};
use crate::load::Theme;
use crate::model::{LangIx, Language, Languages, Localized};
use crate::render::{SiteOptions, check_theme};
use crate::source::SourceFile;

use super::sample;

fn file(path: &str, text: &str) -> Arc<SourceFile> {
    Arc::new(SourceFile::decode(path.into(), text.as_bytes()).unwrap_or_else(|_| panic!("{path}")))
}

fn problems(theme: Theme) -> Vec<Diagnostic> {
    check_theme(&sample::languages(), &Arc::new(Theme { has_own_texts: true, ..theme }))
}

/// Returns the text at the diagnostic's place.
fn marked<'t>(diagnostic: &Diagnostic, text: &'t str) -> &'t str {
    &text[diagnostic.place.span.unwrap().range()]
}

#[test]
fn every_template_that_does_not_parse_is_reported_at_its_place() {
    let mut theme = sample::theme();
    theme.templates.insert("a.html".into(), file("themes/own/templates/a.html", "ế {% if %}"));
    theme.templates.insert("b.html".into(), file("themes/own/templates/b.html", "{{ 1 + }}"));
    let found = problems(theme);
    let files: Vec<&str> = found.iter().map(|diagnostic| &*diagnostic.place.file).collect();
    assert_eq!(files, ["themes/own/templates/a.html", "themes/own/templates/b.html"]);
    assert!(found.iter().all(|diagnostic| diagnostic.code == Code::ThemeTemplate));
    assert_eq!(marked(&found[0], "ế {% if %}"), "%}");
}

#[test]
fn every_name_that_templates_do_not_know_is_reported_at_its_place() {
    let text = "ế {{ 1 | nothing }}\nế {{ 1 | neither }}";
    let mut theme = sample::theme();
    theme.templates.insert("a.html".into(), file("themes/own/templates/a.html", text));
    let found = problems(theme);
    let starts: Vec<&str> =
        found.iter().map(|diagnostic| &text[diagnostic.place.span.unwrap().start as usize..]).collect();
    assert_eq!(starts, ["nothing }}\nế {{ 1 | neither }}", "neither }}"]);
}

#[test]
fn a_template_that_fails_on_a_page_is_reported_with_that_page() {
    let mut theme = sample::theme();
    theme.templates.insert("map.html".into(), file("themes/own/templates/map.html", "{{ map.nothing }}"));
    let (site, search) = super::site(sample::playbook(), theme, SiteOptions::default());
    let error = site.render(site.routes().by_file("en/map/index.html").unwrap(), &search).unwrap_err();
    assert_eq!((error.code, &*error.place.file), (Code::ThemeTemplate, "themes/own/templates/map.html"));
}

#[test]
fn a_fragment_that_reads_what_it_does_not_depend_on_is_reported() {
    for (name, text) in [
        ("fragments/words.html", "{{ page.address }}"),
        ("fragments/words.html", "{% if page.kind == \"home\" %}{% endif %}"),
        ("fragments/guide/related_card.html", "{{ area.stage }}"),
    ] {
        let mut theme = sample::theme();
        let path = format!("themes/own/templates/{name}");
        theme.templates.insert(name.into(), file(&path, text));
        let (site, search) = super::site(sample::playbook(), theme, SiteOptions::default());
        let guide = site.routes().iter().map(|(ix, _)| site.render(ix, &search)).find_map(Result::err);
        let error = guide.unwrap_or_else(|| panic!("{name}: {text}"));
        assert_eq!((error.code, &*error.place.file), (Code::ThemeTemplate, path.as_str()), "{text}");
    }
}

#[test]
fn every_missing_string_is_reported() {
    let mut theme = sample::theme();
    let path = "themes/own/strings/vi.yaml";
    let shorter: String = theme.strings["vi"]
        .text()
        .lines()
        .filter(|line| !line.contains("home: Trang chủ"))
        .fold(String::new(), |text, line| text + line + "\n");
    theme.strings.insert("vi".into(), file(path, &shorter));
    let found = problems(theme);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].code, &*found[0].place.file), (Code::ThemeMissingString, path));
    assert!(found[0].message.args.contains(&("name", "nav.home".into())));
}

#[test]
fn a_language_without_strings_is_one_diagnostic() {
    let mut theme = sample::theme();
    theme.strings.remove("vi");
    let found = problems(theme);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].code, found[0].place.span), (Code::ThemeMissingString, None));
}

#[test]
fn strings_that_are_no_yaml_are_reported_at_their_line() {
    let mut theme = sample::theme();
    theme.strings.insert("vi".into(), file("themes/own/strings/vi.yaml", "a: 1\nb: [\n"));
    let found = problems(theme);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].code, found[0].place.span.unwrap().start), (Code::YamlSyntax, 8));
}

#[test]
fn strings_that_stand_twice_are_reported_at_the_second() {
    let mut theme = sample::theme();
    let text = format!("{}nav:\n  home: Nhà\n", theme.strings["vi"].text());
    theme.strings.insert("vi".into(), file("themes/own/strings/vi.yaml", &text));
    let found = problems(theme);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].code, marked(&found[0], &text)), (Code::YamlDuplicateKey, "nav"));
}

#[test]
fn another_language_needs_only_its_strings() {
    let languages = Languages::new(vec![Language::new("fr").unwrap()]).unwrap();
    let mut playbook = sample::playbook();
    let only =
        |text: &Localized| Localized::try_from_fn(&languages, |_, _| Some(text[LangIx::SOURCE].clone())).unwrap();
    playbook.settings.title = only(&playbook.settings.title);
    let description = playbook.settings.description.source().clone();
    playbook.settings.description = Localized::try_from_fn(&languages, |_, _| Some(description.clone())).unwrap();
    for vocabulary in &mut playbook.settings.vocabularies {
        vocabulary.terms.iter_mut().for_each(|term| term.name = only(&term.name));
    }
    playbook.settings.languages = languages.clone();
    playbook.guides.clear();
    playbook.glossary.clear();
    playbook.lenses.clear();
    let mut theme = sample::theme();
    let french = theme.strings["en"].text().replace("English", "Français").replace("Study", "Étudier");
    theme.strings.insert("fr".into(), file("themes/own/strings/fr.yaml", &french));
    let (site, search) = super::site(playbook, theme, SiteOptions::default());
    let page = site.render(site.routes().by_file("fr/study/index.html").unwrap(), &search).unwrap();
    let page = String::from_utf8(page.into_owned()).unwrap();
    assert!(page.contains("<html lang=\"fr\">") && page.contains("<h1>Étudier</h1>"));
    assert!(!page.contains("language-switch"), "there is nothing to switch to");
}
