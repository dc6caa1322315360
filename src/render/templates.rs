//! The theme's templates, compiled once and given the words and shared values of each language.

use tera::{ErrorKind, Kwargs, State, Tera, TeraResult, Value};

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::load::Theme;
use crate::slice::Slice;
use crate::source::Span;

use super::strings::{Plural, Strings, fill};

/// Compiles the templates of `theme`.
pub(super) fn compile(theme: &Theme) -> Result<Tera, Vec<Diagnostic>> {
    let mut tera = empty();
    let templates = theme.templates.iter().map(|(name, file)| (name.as_str(), file.text()));
    match tera.add_raw_templates(templates) {
        Ok(()) => Ok(tera),
        Err(error) => Err(syntax_errors(theme).unwrap_or_else(|| reported(theme, &error))),
    }
}

/// Returns the templates as the pages of one language use them.
pub(super) fn for_language(compiled: &Tera, strings: &Strings) -> Tera {
    let mut tera = compiled.clone();
    let plural = strings.plural().clone();
    tera.register_filter("say", move |text: Value, args: Kwargs, _: &State<'_>| say(&plural, &text, &args));
    tera
}

/// Returns the diagnostic of a template that does not compile or render.
pub(super) fn diagnostic(theme: &Theme, error: &tera::Error) -> Diagnostic {
    match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
            at(theme, report.filename(), Some(report.span().range.clone()), report.message())
        }
        ErrorKind::CircularExtend { tpl, .. } | ErrorKind::CircularInclude { tpl, .. } => {
            at(theme, tpl, None, &error.to_string())
        }
        ErrorKind::MissingParent { current, .. } => at(theme, current, None, &error.to_string()),
        ErrorKind::TemplateNotFound(name) => at(theme, name, None, &error.to_string()),
        _ => at(theme, "base.html", None, &error.to_string()),
    }
}

/// Returns the diagnostic of data that could not be written as JSON.
pub(super) fn data_failed(error: &serde_json::Error) -> Diagnostic {
    let place = Place::file(&"content/playbook.yaml".into());
    Diagnostic::new(Code::ThemeTemplate, place).arg("reason", error.to_string())
}

fn empty() -> Tera {
    let mut tera = Tera::default();
    // Every language puts its own in this one's place; the name has to be known when templates are compiled.
    tera.register_filter("say", |text: Value, args: Kwargs, _: &State<'_>| say(&Plural::default(), &text, &args));
    tera
}

/// Fills a text's placeholders with the arguments; `n` chooses among plural forms.
fn say(plural: &Plural, text: &Value, args: &Kwargs) -> TeraResult<String> {
    let number = args.get::<u64>("n")?.unwrap_or_default();
    let form = match text.as_map() {
        Some(_) => text.get_from_path(plural.category(number)).or_else(|| text.get_from_path("other")),
        None => Some(text),
    };
    let Some(form) = form.and_then(Value::as_str) else {
        return Err(tera::Error::message("`say` takes a string of the theme"));
    };
    Ok(fill(form, |name| args.get::<Value>(name).ok().flatten().map(|value| value.to_string())))
}

/// Returns every template that cannot be parsed; Tera itself stops at the first.
fn syntax_errors(theme: &Theme) -> Option<Vec<Diagnostic>> {
    let errors: Vec<Diagnostic> = theme
        .templates
        .iter()
        .filter_map(|(name, file)| {
            let error = empty().add_raw_template(name, file.text()).err()?;
            matches!(error.kind(), ErrorKind::SyntaxError(_)).then(|| diagnostic(theme, &error))
        })
        .collect();
    (!errors.is_empty()).then_some(errors)
}

/// Returns what Tera reports after parsing: one text with a report for each name that is not known, each with a
/// line of the form ` --> template:line:column`.
fn reported(theme: &Theme, error: &tera::Error) -> Vec<Diagnostic> {
    let ErrorKind::Msg(text) = error.kind() else { return vec![diagnostic(theme, error)] };
    let reports: Vec<Diagnostic> = text
        .split("\n\n")
        .filter_map(|report| {
            let mut lines = report.lines();
            let reason = lines.next()?.strip_prefix("error: ")?;
            let mut place = lines.next()?.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
            let column: usize = place.next()?.parse().ok()?;
            let line: usize = place.next()?.parse().ok()?;
            let template = place.next()?;
            let text = theme.templates.get(template)?.text();
            let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
            let before: usize = text.slice(start..).chars().take(column.saturating_sub(1)).map(char::len_utf8).sum();
            Some(at(theme, template, Some(start + before..start + before), reason))
        })
        .collect();
    if reports.is_empty() { vec![diagnostic(theme, error)] } else { reports }
}

fn at(theme: &Theme, template: &str, range: Option<std::ops::Range<usize>>, reason: &str) -> Diagnostic {
    let place = match theme.templates.get(template) {
        Some(file) => {
            let span = range.map_or_else(Span::start_of_file, |range| Span::new(range.start, range.end));
            Place::new(file.path(), span)
        }
        None => Place::file(&format!("themes/{}/templates/{template}", theme.name).into()),
    };
    Diagnostic::new(Code::ThemeTemplate, place).arg("reason", reason)
}
