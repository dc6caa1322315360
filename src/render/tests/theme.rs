//! Themes: what is wrong with one, and what another language needs.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::load::Theme;
use crate::model::{LangIx, Language, Languages, Localized};
use crate::render::{PreparedTheme, SiteOptions, check_theme, string_gaps};
use crate::slice::Slice;
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
    text.slice(diagnostic.place.span.unwrap().range())
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
        found.iter().map(|diagnostic| text.slice(diagnostic.place.span.unwrap().start as usize..)).collect();
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
fn strings_are_put_over_the_built_in_ones_key_by_key() {
    let mut theme = sample::theme();
    theme.strings.insert("vi".into(), file("themes/own/strings/vi.yaml", "nav:\n  home: Nhà\n  top:\n"));
    assert_eq!(problems(theme.clone()), []);
    let (site, _) = super::site(sample::playbook(), theme, SiteOptions::default());
    let strings = site.context.strings(LangIx(1));
    assert_eq!((strings.text("nav.home"), strings.text("nav.top")), ("Nhà", "Về đầu trang"));
}

#[test]
fn a_language_without_strings_has_those_of_the_main_language_and_is_one_warning() {
    let languages = ["vi", "fr-CA"].map(|tag| Language::new(tag).unwrap());
    let languages = Languages::new(languages.into()).unwrap();
    let theme = Arc::new(sample::theme());
    let found = check_theme(&languages, &theme);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&*found[0].message.id, found[0].place.span), ("theme-missing-string-file", None));
    assert_eq!((found[0].severity, &*found[0].place.file), (Severity::Warning, "themes/default/strings/fr-CA.yaml"));
    assert!(found[0].message.args.contains(&("value", "strings/vi.yaml".into())));
    let strings = &PreparedTheme::new(&theme, &languages).unwrap().strings[1];
    assert_eq!((strings.text("nav.home"), strings.text("language.name")), ("Trang chủ", "Français"));
}

#[test]
fn every_string_that_a_language_lacks_is_counted_and_falls_back_by_itself() {
    let languages = ["en", "fr"].map(|tag| Language::new(tag).unwrap());
    let languages = Languages::new(languages.into()).unwrap();
    let mut theme = sample::theme();
    let path = "themes/own/strings/fr.yaml";
    theme.strings.insert("fr".into(), file(path, "nav:\n  home: Accueil\nhome:\n  all_on_map: {other: \"{n}\"}\n"));
    theme.strings.insert("en".into(), file("themes/own/strings/en.yaml", "ours: {hello: Hello}\n"));
    theme.has_own_texts = true;
    let theme = Arc::new(theme);
    let found = check_theme(&languages, &theme);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].code, &*found[0].place.file), (Code::ThemeMissingString, path));
    let gaps = string_gaps(&languages, &theme).unwrap();
    assert_eq!(gaps[0].missing, [""; 0]);
    assert_eq!(gaps[1].missing.len() + 2, gaps[1].strings);
    assert!(gaps[1].missing.contains(&"ours.hello".to_owned()));
    let strings = &PreparedTheme::new(&theme, &languages).unwrap().strings[1];
    assert_eq!((strings.text("nav.home"), strings.text("ours.hello")), ("Accueil", "Hello"));
    assert_eq!(strings.count("home.all_on_map", 1), "1", "forms are not mixed with those of another language");
}

#[test]
fn a_string_of_the_wrong_type_is_reported_at_its_place() {
    let text = "nav: Menu\nhome:\n  start: {a: b}\n  path: 5\n";
    let mut theme = sample::theme();
    theme.strings.insert("vi".into(), file("themes/own/strings/vi.yaml", text));
    let found = problems(theme);
    let marked: Vec<&str> = found.iter().map(|diagnostic| marked(diagnostic, text)).collect();
    assert_eq!(marked, ["Menu", "{a: b}", "5"], "{found:?}");
    assert!(found.iter().all(|diagnostic| diagnostic.code == Code::YamlWrongType));
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
    let only = |text: &Localized| Localized::from_fn(&languages, |_, _| Some(text[LangIx::MAIN].clone())).unwrap();
    playbook.settings.title = only(&playbook.settings.title);
    let description = playbook.settings.description.main().clone();
    playbook.settings.description = Localized::from_fn(&languages, |_, _| Some(description.clone())).unwrap();
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
